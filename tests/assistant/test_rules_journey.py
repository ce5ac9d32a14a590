from __future__ import annotations

import pytest
from tests.support.tables import SAID, Table, actions, denko, desk, empty, profile

from gyakusan.artifacts.blanks import blanks_in
from gyakusan.artifacts.kinds.listen import CustomerProfile, Journey
from gyakusan.core.language import Language


def cells(table: Table) -> list[tuple[str, ...]]:
    rows = table.draft("journey.skeleton").get(Journey).rows
    return [(row.stage, row.action, row.time, row.money, row.frequency) for row in rows]


def test_a_skeleton_leads_from_the_occasion_to_the_moment_in_which_the_purpose_is_reached():
    team = empty(Language.JA).put(denko().get(CustomerProfile))
    time, money, frequency = "〔未記入: かかる時間〕", "〔未記入: かかるお金〕", "〔未記入: 頻度〕"
    assert cells(team) == [
        ("きっかけ", "〔未記入: 目的を意識したきっかけの行動〕", time, money, frequency),
        ("取り組む", "参考書1冊を使う", time, money, frequency),
        ("取り組む", "解説動画を使う", time, "月額2,980円", frequency),
        ("果たす直前", "〔未記入: 目的を果たす直前の行動〕", time, money, frequency),
        ("目的を果たす", "免状を取り、月5,000円の資格手当を受け取る", time, money, frequency),
    ]
    rows = team.draft("journey.skeleton").get(Journey).rows
    assert [row.provenance.note for row in rows] == [
        "目的からさかのぼるための空き。顧客の実際の行動を書いてください",
        "顧客像の行動「手段: 参考書1冊、解説動画」から。順番は確かめてください",
        "顧客像の行動「手段: 参考書1冊、解説動画」から。順番は確かめてください",
        "目的からさかのぼるための空き。顧客の実際の行動を書いてください",
        "顧客像の目的「免状を取り、月5,000円の資格手当を受け取りたい」から",
    ]
    assert rows[2].origin("money").note == "顧客像の頻度・支出にある「月額2,980円」から"


def test_a_skeleton_in_english():
    team = empty(Language.EN).put(desk().get(CustomerProfile))
    time, money, frequency = "〔to fill in: time spent〕", "〔to fill in: money spent〕", "〔to fill in: frequency〕"
    assert cells(team) == [
        ("Occasion", "〔to fill in: the action that brought the purpose to mind〕", time, money, frequency),
        ("Working on it", "Use a shared text line", time, "$12.50 / month", frequency),
        ("Working on it", "Use the tenant portal", time, money, frequency),
        ("Just before", "〔to fill in: the action just before the purpose is reached〕", time, money, frequency),
        (
            "Purpose reached",
            "The purpose comes true, “owners renew the agreement without asking about repairs”",
            time,
            money,
            frequency,
        ),
    ]


def test_the_only_means_takes_what_the_profile_says_about_frequency_and_spending():
    team = empty(Language.JA).put(
        profile([("動機", "早く帰る")], [("手段", "電話で注文する"), ("頻度", "30分/日、週6日"), ("支出", "月45万円")])
    )
    assert cells(team)[1] == ("取り組む", "電話で注文する", "30分/日", "月45万円", "週6日")
    assert cells(team)[-1][1] == "「早く帰る」が実現する"


def test_nothing_follows_from_a_profile_without_purpose_and_behaviour():
    assert cells(empty(Language.JA)) == []
    assert cells(empty(Language.JA).put(profile([("状況", " ")], []))) == []


def test_a_journey_that_is_there_gets_blanks_only_where_the_impact_cannot_be_computed():
    journey = actions(
        ("", "読む", "30分/日", "", "", ""),
        ("", "解く", "20分", "", "", ""),
        ("", "買う", "", "", "年1回", ""),
        ("", "選ぶ", "", "月額980円", "", ""),
    )
    rows = empty(Language.JA).put(journey).draft("journey.skeleton").get(Journey).rows
    assert [(row.time, row.money, row.frequency) for row in rows] == [
        ("30分/日", "", ""),
        ("20分", "", "〔未記入: 頻度〕"),
        ("〔未記入: かかる時間〕", "〔未記入: かかるお金〕", "年1回"),
        ("", "月額980円", ""),
    ]
    assert rows[0] == journey.rows[0]
    assert rows[1].provenance == SAID
    assert rows[1].origin("frequency").note == "インパクトの計算に要る項目が空いていたため"


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("A社(電話、メール)、B社", ["A社(電話、メール)を使う", "B社を使う"]),
        ("1,000円のノート、紙", ["1,000円のノートを使う", "紙を使う"]),
        ("紙、紙。", ["紙を使う"]),
        ("、、", []),
    ],
)
def test_a_line_of_means_is_taken_apart_at_its_commas_only(text: str, items: list[str]):
    rows = cells(empty(Language.JA).put(profile([("動機", "休みたい")], [("手段", text)])))
    assert [action for stage, action, *_ in rows if stage == "取り組む"] == items


def test_a_skeleton_has_at_most_eight_actions_of_the_profile():
    means = "、".join(f"道具{number}" for number in range(20))
    rows = empty(Language.JA).put(profile([], [("手段", means)])).draft("journey.skeleton").get(Journey).rows
    assert [row.action for row in rows if not blanks_in(row.action)] == [f"道具{number}を使う" for number in range(8)]
