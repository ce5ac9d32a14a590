from __future__ import annotations

import pytest
from tests.support.tables import SAID, Table, actions, denko, desk, empty, solution

from gyakusan.artifacts.kinds.define import QuestionRow, Questions
from gyakusan.artifacts.kinds.invent import InventionRow, Inventions, Solutions
from gyakusan.artifacts.provenance import drafted
from gyakusan.assistant.rules.inventions import answered
from gyakusan.assistant.rules.ranking import Entry, sensitivity
from gyakusan.core.language import Language

ASKED = ("questions.from_journey", "questions.impact", "solutions.difficulty", "inventions.combine")


def first(table: Table) -> InventionRow:
    row = table.draft(*ASKED).get(Inventions).rows[0]
    assert row.provenance.by == "rules"
    return row.model_copy(update={"provenance": SAID, "cells": {}})


def test_an_invention_is_composed_of_what_its_solutions_say_with_their_source():
    assert first(denko()) == InventionRow(
        id="invention-rcxwusnxq4uxy",
        provenance=SAID,
        title="「参考書を根拠に答える質問応答」×「写真からの外観検査」",
        question="question-dl2dy6onks37e",
        solutions=("s3", "s2"),
        when_used="「別の解説動画を探し直す」という場面。\n"
        "・「参考書を根拠に答える質問応答」(社内実験): 解説を読んでも分からず、別の説明を探すとき\n"
        "・「写真からの外観検査」(業界誌): 目で見て良し悪しを決めるとき",
        how_solved="「なぜ別の解説動画を探し直さずに、月5,000円の資格手当を受け取ることができないのか?」に、"
        "次のやり方を合わせて答える。\n"
        "・「参考書を根拠に答える質問応答」(社内実験): 質問に近い解説を参考書から探して、短く答える\n"
        "・「写真からの外観検査」(業界誌): 写真を撮ると、欠陥の疑いがある箇所に印が付く",
        effect="仮説: いまの手間(20分/回、月額2,980円(税込)、週2回)の一部が減る見込み。"
        "どこまで減るかは、まだ誰も確かめていない。\n"
        "もとの事例の報告(この発明の効果ではない)\n"
        "・「参考書を根拠に答える質問応答」(社内実験): 120件のうち74件がそのまま使えた\n"
        "・「写真からの外観検査」(業界誌): 目視検査の時間が約2割減った",
        how_done="もとの解決策の実現方法を合わせる。\n"
        "・「参考書を根拠に答える質問応答」(社内実験): 検索拡張生成。生成AIに根拠の文だけを渡す\n"
        "・「写真からの外観検査」(業界誌): 画像分類と物体検出。200枚の写真へ印を付けて学習させた\n"
        "・つなぎ方: 〔未記入: 一つめの結果を、次にどう渡すか〕",
        reason="「参考書を根拠に答える質問応答」は、「解説」で問いと重なります。"
        "「写真からの外観検査」は、問いの前後の行動にある「写真」「欠陥」と重なります。"
        "「参考書を根拠に答える質問応答」だけでは、「写真」「欠陥」に触れていません。"
        "家族や友人なら「それで本人の気は楽になるの?」と聞くはずです。",
        viewpoint="family",
        difficulty=None,
        impact=66.6,
        score=None,
        sensitivity="難易度の決まっていない解決策があるため、順位を付けていません。",
    )


def test_an_invention_in_english():
    assert first(desk()) == InventionRow(
        id="invention-rcxwusnxq4uxy",
        provenance=SAID,
        title="“Reading invoices against the order” × “Matching jobs to contractors”",
        question="question-dl2dy6onks37e",
        solutions=("s3", "s2"),
        when_used="The situation: “Wait for the contractor”\n"
        "- “Reading invoices against the order” (Experiment): Somebody compares an invoice with the order\n"
        "- “Matching jobs to contractors” (Trade journal): The choice of a contractor depends on skill and distance",
        how_solved="“Why can't they get owners to renew the agreement without waiting for the contractor?” "
        "This is answered by putting together:\n"
        "- “Reading invoices against the order” (Experiment): Marks invoice lines over the agreed price\n"
        "- “Matching jobs to contractors” (Trade journal): Ranks three contractors for each job",
        effect="Hypothesis: part of today's effort (1 hour, $95, twice a week) goes away. "
        "How much has not been tried by anybody.\n"
        "What was reported of the original cases (not an effect of this invention)\n"
        "- “Matching jobs to contractors” (Trade journal): Second visits fell from 22% to 18%",
        how_done="The ways in which the parts are done, put together:\n"
        "- “Reading invoices against the order” (Experiment): Text recognition and a language model\n"
        "- “Matching jobs to contractors” (Trade journal): Learning to rank on past jobs\n"
        "- The joint: 〔to fill in: how the first hands its result to the next〕",
        reason="“Reading invoices against the order” shares “compare”, “invoice”, “order” with the actions before and "
        "after the question. “Matching jobs to contractors” shares “contractor” with the question. "
        "“Reading invoices against the order” alone does not touch on “contractor”. "
        "A friend or relative would ask, “And does that take a load off their mind?”",
        viewpoint="family",
        difficulty=15,
        impact=598,
        score=39.87,
        sensitivity="Rank 1 of 5. If the question's impact is half, rank 2; if it is double, rank 1. "
        "If “Reading invoices against the order” is one step more difficult, rank 1.",
    )


def test_the_chosen_questions_are_answered_else_the_three_with_the_highest_impact_else_the_first_three():
    rows = [
        QuestionRow(id=f"q{n}", question=f"{n}?", impact=impact) for n, impact in enumerate([None, 1, 5, 3, 0, None])
    ]
    assert [row.id for row in answered(rows)] == ["q2", "q3", "q1"]
    assert [row.id for row in answered(rows[::-1])] == ["q2", "q3", "q1"]
    assert [row.id for row in answered([rows[0], rows[5]])] == ["q0", "q5"]
    chosen = rows[4].model_copy(update={"chosen": True})
    assert answered([*rows[:4], chosen]) == [chosen]
    assert answered([QuestionRow(id="q9", question=" ")]) == []


@pytest.mark.parametrize("table", [denko(), desk()], ids=["ja", "en"])
def test_there_are_at_most_three_inventions_per_question_of_two_or_three_solutions_each(table: Table):
    after = table.draft(*ASKED)
    rows = after.get(Inventions).rows
    for question in {row.question for row in rows}:
        own = [row for row in rows if row.question == question]
        assert 1 <= len(own) <= 3
        assert len({frozenset(row.solutions) for row in own}) == len(own)
        assert len({row.viewpoint for row in own}) == len(own)
    assert all(2 <= len(row.solutions) <= 3 for row in rows)


def solutions_about(*texts: str) -> Solutions:
    return Solutions(
        rows=tuple(
            solution(f"s{n}", f"案{n}", "", text, "", "", "", difficulty=3) for n, text in enumerate(texts, start=1)
        )
    )


def test_a_third_solution_joins_where_it_adds_two_words_of_the_question():
    table = empty(Language.JA).put(
        actions(
            ("", "写真と図面と寸法と部品を見比べる", "1時間", "", "年2回", ""),
            ("", "見積書と請求書を作成する", "1時間", "", "年2回", ""),
        ),
        solutions_about("写真と図面", "寸法と部品", "見積書と請求書"),
        Questions(rows=(QuestionRow(id="q1", question="同時に?", actions=("a1", "a2"), impact=10),)),
    )
    rows = table.draft("inventions.combine").get(Inventions).rows
    assert [len(row.solutions) for row in rows] == [2, 2, 3]
    assert (rows[2].difficulty, rows[2].score) == (9, 1.11)
    assert "二つの行動の両方に届きます" in rows[2].reason


def test_where_no_word_is_shared_one_combination_is_put_up_for_discussion_and_says_so():
    table = empty(Language.JA).put(
        solutions_about("写真", "図面", "天気"),
        Questions(rows=(QuestionRow(id="q1", question="なぜ待つのか?", impact=10),)),
    )
    (row,) = table.draft("inventions.combine").get(Inventions).rows
    assert row.reason.startswith("どの解決策にも、問いと共通する言葉が見つかりませんでした。")
    assert row.sensitivity == "点数のある発明がほかにないため、順位は比べられません。"


def test_one_solution_makes_no_invention():
    questions = Questions(rows=(QuestionRow(id="q1", question="なぜ待つのか?", impact=10),))
    assert empty(Language.JA).put(solutions_about("写真"), questions).proposals("inventions.combine") == []


def own_invention(**values: object) -> InventionRow:
    row = InventionRow(id="i1", provenance=SAID, title="自分たちの案", question="q1", solutions=("s1", "s2"))
    return row.model_copy(update=values)


def question_about_photos() -> tuple[Solutions, Questions]:
    questions = Questions(rows=(QuestionRow(id="q1", question="なぜ写真と図面を見比べるのか?", impact=10),))
    return solutions_about("写真", "図面", "天気"), questions


def test_an_invention_of_the_team_keeps_its_texts_gets_its_score_and_is_not_proposed_twice():
    table = empty(Language.JA).put(*question_about_photos(), Inventions(rows=(own_invention(),)))
    rows = table.draft("inventions.combine").get(Inventions).rows
    own = [row for row in rows if set(row.solutions) == {"s1", "s2"}]
    assert [(row.id, row.title, row.how_solved, row.difficulty, row.score) for row in own] == [
        ("i1", "自分たちの案", "", 6, 1.67)
    ]
    assert own[0].origin("title") == SAID
    assert own[0].origin("score").by == "rules"


def test_a_difficulty_that_people_wrote_stays_where_none_can_be_summed_up():
    own = own_invention(solutions=(), difficulty=8)
    table = empty(Language.JA).put(*question_about_photos(), Inventions(rows=(own,)))
    row = next(row for row in table.draft("inventions.combine").get(Inventions).rows if row.id == "i1")
    assert (row.difficulty, row.score) == (8, 1.25)


def test_a_question_that_a_language_model_has_answered_gets_no_combination_by_rule():
    own = own_invention(provenance=drafted("model:test:parrot"), solutions=("s1", "s3"))
    table = empty(Language.JA).put(*question_about_photos(), Inventions(rows=(own,)))
    (row,) = table.draft("inventions.combine").get(Inventions).rows
    assert (row.id, row.score) == ("i1", 1.67)


ENTRIES = [
    Entry("a", "q1", ("s1", "s2"), 60, 6),  # 10
    Entry("b", "q2", ("s1", "s3"), 72, 8),  # 9
    Entry("c", "q2", ("s4", "s3"), 40, 8),  # 5
    Entry("d", "q3", ("s5",), None, 3),
]
STEPS = {"s1": 1.0, "s2": 5.0, "s3": 5.0, "s4": 3.0, "s5": 10.0}


def test_the_sensitivity_looks_at_half_and_double_impact_and_at_the_solution_that_matters_most():
    found = sensitivity(ENTRIES, ENTRIES[0], STEPS)
    assert found is not None
    assert (found.rank, found.of, found.half, found.double) == (1, 3, 2, 1)
    assert (found.part, found.raised) == ("s2", 2)
    assert not found.is_stable


def test_more_difficulty_counts_for_all_inventions_with_the_solution():
    found = sensitivity(ENTRIES, ENTRIES[1], STEPS)
    assert found is not None
    assert (found.half, found.double, found.raised) == (2, 1, 2)


def test_without_a_score_nothing_is_said_about_the_rank():
    assert sensitivity(ENTRIES, ENTRIES[3], STEPS) is None


def test_a_rank_that_nothing_changes_is_stable():
    far = Entry("z", "q9", ("s5",), 1000, 1)
    found = sensitivity([*ENTRIES, far], far, STEPS)
    assert found is not None
    assert found.raised is None
    assert found.is_stable
