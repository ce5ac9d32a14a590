from __future__ import annotations

import pytest
from tests.support.tables import SAID, Table, empty, profile

from gyakusan.artifacts.kinds.define import QuestionRow, Questions
from gyakusan.core.language import Language


def scored(table: Table, time: str, money: str, frequency: str, impact: float | None = None) -> QuestionRow:
    row = QuestionRow(
        id="q1", provenance=SAID, question="?", saved_time=time, saved_money=money, frequency=frequency, impact=impact
    )
    return table.put(Questions(rows=(row,))).draft("questions.impact").get(Questions).rows[0]


MINIMUM_WAGE = "最低賃金の全国加重平均、令和7年度"


@pytest.mark.parametrize(
    ("cells", "impact", "basis"),
    [
        (
            ("30分/回", "¥150,000/年", "毎日"),
            316.3,
            (
                "時間: 30分 × 365回/年 = 182.5時間/年。"
                f"お金: 150,000円/年 ÷ 1,121円/時({MINIMUM_WAGE}) = 133.8時間。合計316.3時間/年。"
            ),
        ),
        (
            ("3-4時間(1週間に分散)", "0円", "年2回"),
            7.0,
            "時間: 3〜4時間 × 2回/年 = 6〜8時間/年。お金: 0円 × 2回/年 = 0円/年。合計7時間(6〜8の中央)/年。",
        ),
        (
            ("15分/回", "", "１日Ｎ回"),
            None,
            (
                "時間: 15分 × N回/年(頻度が不明です。「週2回」のように数を書いてください)。お金: 記入なし。"
                "インパクトは不明です(0ではありません)。"
            ),
        ),
        (
            ("20分/回", "不明", "週3回"),
            52.0,
            "時間: 20分 × 156回/年 = 52時間/年。お金: 不明。合計52時間/年(時間のみ。お金は不明で、0とはみなしていません)。",
        ),
        (
            ("そのうち", "年1,121円", ""),
            1.0,
            (
                "時間: 「そのうち」を量として読み取れません。"
                f"お金: 1,121円/年 ÷ 1,121円/時({MINIMUM_WAGE}) = 1時間。"
                "合計1時間/年(お金のみ。時間は不明で、0とはみなしていません)。"
            ),
        ),
        (
            ("", "10ユーロ", "年3回"),
            None,
            (
                "時間: 記入なし。お金: 10ユーロ × 3回/年 = 30ユーロ/年(EURでの1時間の価値が決まっていないため、時間に換算していません)。"
                "インパクトは不明です(0ではありません)。"
            ),
        ),
        (
            ("〔未記入: 時間〕", "", "毎日"),
            None,
            "時間: 記入なし。お金: 記入なし。インパクトは不明です(0ではありません)。",
        ),
        (("0分", "0円", "毎日"), 0.0, "時間: 0分 × 365回/年 = 0分/年。お金: 0円 × 365回/年 = 0円/年。合計0時間/年。"),
    ],
)
def test_the_impact_follows_from_the_cells_and_the_basis_says_how(cells, impact, basis):
    row = scored(empty(Language.JA), *cells)
    assert (row.impact, row.basis) == (impact, basis)


def test_the_basis_in_english_uses_what_the_team_says_an_hour_is_worth():
    row = scored(empty(Language.EN, hour_value="$20"), "30-40 min", "$95", "twice a week")
    assert row.impact == 554.7
    assert row.basis == (
        "Time: 30–40 min × 104 times/year = 52 hours–69 hours 20 min/year. "
        "Money: USD 95 × 104 times/year = USD 9,880/year ÷ USD 20 an hour (what an hour is worth, as the team says) = 494 h. "
        "Total: 554.7 h (the middle of 546 to 563.3) a year."
    )


def test_the_value_of_an_hour_in_another_currency_does_not_count():
    assert scored(empty(Language.EN, hour_value="2,000円"), "", "$7.25", "twice a year").impact == 2.0


def test_no_upper_end_counts_with_the_lower_one():
    row = scored(empty(Language.JA), "1時間以上", "", "年2回")
    assert row.impact == 2.0
    assert "合計2時間以上/年" in row.basis


def test_more_money_than_the_profile_says_is_spent_is_pointed_out():
    team = empty(Language.JA).put(profile([], [("支出", "全部で ¥150,000/年 まで")]))
    assert scored(team, "", "2万2千円", "年26回").basis.endswith(
        "お金が顧客像の支出「¥150,000/年 まで」を超えています。毎回払う金額かどうかを確かめてください。"
    )
    assert "超えて" not in scored(team, "", "2,200円", "年26回").basis


def test_an_impact_that_was_written_stays_where_none_can_be_computed():
    assert scored(empty(Language.JA), "", "", "", impact=40).impact == 40
    assert scored(empty(Language.JA), "1時間", "", "年2回", impact=40).impact == 2


def test_a_saving_that_becomes_unknown_takes_the_computed_impact_away():
    table = empty(Language.JA)
    row = scored(table, "1時間", "", "年2回")
    table = table.put(Questions(rows=(row.model_copy(update={"frequency": "不明"}),)))
    assert table.draft("questions.impact").get(Questions).rows[0].impact is None
