"""The deli planner's criteria, reactions, plan and decisions, in ja and en."""

from __future__ import annotations

from tests.support.deli import RULES, Words, by_product_manager

from gyakusan.artifacts.kinds.plan import DecisionRow, Decisions, MeetingRow, MilestoneRow, Plan, TaskRow
from gyakusan.artifacts.kinds.test_iterate import Criteria, CriterionRow, ReactionRow, Reactions
from gyakusan.artifacts.provenance import Evidence, Provenance, State


def criteria(w: Words, *, outside: bool) -> Criteria:
    said = by_product_manager(w)
    rows = [
        CriterionRow(
            id="c-0",
            provenance=said,
            milestone=w("社内の確認", "Inside check"),
            measure="problem_solved",
            place="inside",
            who=w("惣菜主任12名", "12 deli leads"),
            what=w("模擬版で今日の製造数を決める", "Settle today's quantities with the mock"),
            how=w("10分以内に決め終えた人が半数", "Half are done within 10 minutes"),
            threshold=50,
            planned_n=12,
            frozen_on="2027-01-20",
        ),
        CriterionRow(
            id="c-1",
            provenance=said,
            milestone=w("社内の確認", "Inside check"),
            measure="behaviour_changed",
            place="inside",
            who=w("惣菜主任12名", "12 deli leads"),
            what=w("明日から紙の計画をやめる", "Drop the paper plan from tomorrow"),
            how=w("切り替えると答えた人が8割", "80 % say they would switch"),
            threshold=80,
            planned_n=12,
            frozen_on="2027-01-20",
        ),
    ]
    if outside:
        rows += [
            CriterionRow(
                id="c-2",
                provenance=RULES,
                milestone=w("最初の熱心な顧客", "First fans"),
                measure="behaviour_changed",
                place="outside",
                who=w("契約店の主任20名", "20 leads of paying stores"),
                what=w("4週間、毎朝使い続ける", "Use it every morning for four weeks"),
                how=w("週5日以上使った人が6割", "60 % use it five days a week"),
                threshold=60,
                planned_n=20,
                frozen_on="2027-02-10",
            ),
            CriterionRow(
                id="c-3",
                provenance=RULES,
                milestone=w("投資判断", "Investment decision"),
                measure="business",
                place="outside",
                who=w("事業部", "Business unit"),
                what=w("顧客数×シェア×価格×期間", "customers x share x price x period"),
                how=w("費用の3倍以上", "at least three times the cost"),
            ),
        ]
    return Criteria(rows=tuple(rows))


def reactions(w: Words) -> Reactions:
    seen = Evidence(
        text=w("模擬版の観察記録", "notes of the mock sessions"),
        source=w("模擬版の試用", "mock session"),
        noted_by=w("企画担当", "product manager"),
        on="2027-02-02",
    )
    origin = Provenance(state=State.OBSERVED, evidence=(seen,))
    texts = (
        ("quantitative", "problem_solved", "10分以内に決め終えた", "Done within 10 minutes", 9.0, 12.0),
        ("quantitative", "behaviour_changed", "明日から切り替えると答えた", "Would switch from tomorrow", 5.0, 12.0),
        ("qualitative", "price", "「値引きの時刻だけでも欲しい」", "“I'd take the markdown time alone”", None, None),
    )
    return Reactions(
        rows=tuple(
            ReactionRow(
                id=f"r-{n}",
                provenance=origin,
                kind=kind,
                who=w("取引先3社の惣菜主任", "Deli leads of three customers"),
                about=about,
                content=w(ja, en),
                count=count,
                of=of,
                date="2027-02-02",
            )
            for n, (kind, about, ja, en, count, of) in enumerate(texts)
        )
    )


def plan(w: Words) -> Plan:
    milestones = (
        ("スポンサーの合意", "Sponsor won", "2027-02-24"),
        ("最初の熱心な顧客", "First fans", "2027-05-12"),
        ("シェアによる投資判断", "Investment decision by share", "2027-06-16"),
        ("プレスリリース", "Press release", "2027-08-04"),
    )
    tasks = (
        (0, "product_manager", "経営層への報告資料を整える", "Prepare the executive report", "2027-02-19", "done"),
        (0, "developer", "昨年の販売記録を匿名化する", "Anonymise last year's sales", "2027-02-22", "doing"),
        (
            1,
            "data_scientist",
            "来客数の予測の誤差を20店で測る",
            "Measure the forecast error in 20 stores",
            "2027-03-26",
            "open",
        ),
        (1, "developer", "試用版を3店に置く", "Install the trial in three stores", "2027-04-09", "open"),
        (2, "product_manager", "値引きの効果を金額に直す", "Turn the markdown effect into money", "2027-06-04", "open"),
    )
    meetings = (
        ("progress", "週次の進捗会議", "Weekly progress", "2027-02-15", "10:00", 30, 1, 14),
        (
            "executive_report",
            "事業部長への報告",
            "Report to the head of division",
            "2027-02-24",
            "15:30",
            45,
            None,
            None,
        ),
        ("user_test", "試用店での観察", "Observation in the trial stores", "2027-04-14", "", 90, None, None),
        ("workshop", "改善編のやり直し", "Second improve edition", "2027-05-19", "13:00", 180, None, None),
    )
    said = by_product_manager(w)
    return Plan(
        milestones=tuple(
            MilestoneRow(
                id=f"m-{n}",
                provenance=RULES if n else said,
                title=w(ja, en),
                done_means=w("日付と数字で合意が取れている", "Agreed with a date and a number"),
                gain=w("次に進む許可", "Leave to go on"),
                date=day,
            )
            for n, (ja, en, day) in enumerate(milestones)
        ),
        tasks=tuple(
            TaskRow(
                id=f"t-{n}",
                provenance=said,
                milestone=f"m-{milestone}",
                title=w(ja, en),
                owner_role=role,
                owner=w("担当", "owner"),
                done_means=w("結果を進捗会議で見せた", "Shown in the progress meeting"),
                due=due,
                state=state,
            )
            for n, (milestone, role, ja, en, due, state) in enumerate(tasks)
        ),
        meetings=tuple(
            MeetingRow(
                id=f"mt-{n}",
                provenance=said,
                kind=kind,
                title=w(ja, en),
                date=day,
                start=start,
                minutes=minutes,
                every_weeks=weeks,
                times=times,
                attendees=w("全員", "everybody"),
            )
            for n, (kind, ja, en, day, start, minutes, weeks, times) in enumerate(meetings)
        ),
    )


def decisions(w: Words) -> Decisions:
    texts = (
        (
            "取り組む問い",
            "Question to solve",
            "昼の書き直しと値引きを同時に",
            "Adjust and mark down at once",
            "score",
            True,
        ),
        ("進める発明", "Invention to build", "夕方まで読む製造計画", "A plan that reads ahead", "vote", True),
        ("試用店との契約", "Contract with the trial stores", "3社と結ぶ", "Sign with three", "decider", False),
    )
    return Decisions(
        rows=tuple(
            DecisionRow(
                id=f"d-{n}",
                provenance=by_product_manager(w),
                subject=w(a, b),
                options=w("A\nB\nC", "A\nB\nC"),
                chosen=w(c, d),
                method=method,
                basis=w("計算した順位", "computed ranking"),
                by=w("チーム", "the team"),
                on="2027-01-20",
                two_way=two_way,
            )
            for n, (a, b, c, d, method, two_way) in enumerate(texts)
        )
    )
