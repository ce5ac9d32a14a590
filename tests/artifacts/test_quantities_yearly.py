"""What a cell amounts to in a year, and how quantities are displayed."""

from decimal import Decimal

import pytest

from gyakusan.artifacts.quantities import (
    Interval,
    Kind,
    format_interval,
    format_measure,
    format_yearly,
    note_text,
    parse,
    yearly,
)


@pytest.mark.parametrize(
    ("cell", "frequency", "japanese", "english"),
    [
        ("30分", "毎日", "30分 × 365回/年 = 182.5時間/年", "30 min × 365 times/year = 182.5 hours/year"),
        ("30分/日", "", "30分 × 365日/年 = 182.5時間/年", "30 min × 365 days/year = 182.5 hours/year"),
        ("30分/日", "週1回", "30分 × 365日/年 = 182.5時間/年", "30 min × 365 days/year = 182.5 hours/year"),
        ("30分/日", "週5日", "30分 × 260回/年 = 130時間/年", "30 min × 260 times/year = 130 hours/year"),
        ("45 min/day", "every working day", "45分 × 260回/年 = 195時間/年", "45 min × 260 times/year = 195 hours/year"),
        ("毎日15分×365日", "", "15分 × 365日/年 = 91.25時間/年", "15 min × 365 days/year = 91.25 hours/year"),
        (
            "1日8時間×240日",
            "",
            "8時間 × 240日/年 = 1,920時間/年",
            "8 hours × 240 days/year = 1,920 hours/year",
        ),
        (
            "10分×3社",
            "週1〜2回",
            "10分 × 3社 × 52〜104回/年 = 26〜52時間/年",
            "10 min × 3 companies × 52–104 times/year = 26–52 hours/year",
        ),
        ("約5千円", "月1回", "5,000円 × 12回/年 = 約60,000円/年", "JPY 5,000 × 12 times/year = about JPY 60,000/year"),
        ("3年間で300万円", "", "3,000,000円 ÷ 3年 = 1,000,000円/年", "JPY 3,000,000 ÷ 3 years = JPY 1,000,000/year"),
        ("3時間(1週間に分散)", "年2回", "3時間 × 2回/年 = 6時間/年", "3 hours × 2 times/year = 6 hours/year"),
        (
            "1人あたり5千円",
            "年2回",
            "5,000円 × 2回/年 = 10,000円/年/人",
            "JPY 5,000 × 2 times/year = JPY 10,000/year/person",
        ),
        ("30分", "2週間に1回", "30分 × 26回/年 = 13時間/年", "30 min × 26 times/year = 13 hours/year"),
        ("$12.50 / month", "", "12.50米ドル × 12か月/年 = 150米ドル/年", "USD 12.50 × 12 months/year = USD 150/year"),
        ("年間12万円", "", "120,000円/年", "JPY 120,000/year"),
        ("5万円/半年", "", "50,000円 × 2回/年 = 100,000円/年", "JPY 50,000 × 2 times/year = JPY 100,000/year"),
        ("0円", "毎日", "0円 × 365回/年 = 0円/年", "JPY 0 × 365 times/year = JPY 0/year"),
    ],
)
def test_a_year_is_computed_and_explained(cell: str, frequency: str, japanese: str, english: str) -> None:
    quantity = parse(cell)
    result = yearly(quantity.time or quantity.money, parse(frequency).frequency)
    assert result is not None
    assert result.reason is None
    assert [format_yearly(result, language) for language in ("ja", "en")] == [japanese, english]


@pytest.mark.parametrize(
    ("cell", "frequency", "reason", "explained"),
    [
        ("数千円", "月1回", "amount_unknown", "N円 × 12回/年"),
        ("30分×N社", "月1回", "count_unknown", "30分 × N社 × 12回/年"),
        ("10分/社", "月1回", "count_missing", "10分 × 12回/年"),
        ("1200円/時間", "", "per_hour", "1,200円"),
        ("30分", "", "frequency_missing", "30分"),
        ("30分", "１日Ｎ回", "frequency_unknown", "30分 × N回/年"),
        ("30分", "2回", "frequency_without_period", "30分"),
        ("30分", "10分ごと", "per_hour", "30分"),
        ("30分×20日", "週6日", "longer_than_year", "30分 × 20日 × 312回/年"),
        ("3時間(1週間に分散)", "週3回", "longer_than_year", "3時間 × 156回/年"),
    ],
)
def test_unknown_stays_unknown_and_says_why(cell: str, frequency: str, reason: str, explained: str) -> None:
    quantity = parse(cell)
    result = yearly(quantity.time or quantity.money, parse(frequency).frequency)
    assert result is not None
    assert (result.amount, result.reason, format_yearly(result, "ja")) == (None, reason, explained)
    assert note_text(reason, "ja")


def test_nothing_stated_has_no_year() -> None:
    assert yearly(parse("なし").money, parse("毎日").frequency) is None


def test_a_year_carries_the_notes_of_what_it_was_computed_from() -> None:
    result = yearly(parse("$20").money, parse("週末").frequency)
    assert result is not None
    assert result.notes == ("dollar", "weekend_once")


@pytest.mark.parametrize(
    ("cell", "japanese", "english"),
    [
        ("約30分/日", "約30分/日", "about 30 min/day"),
        ("30~45 min", "30〜45分", "30–45 min"),
        ("15万円", "150,000円", "JPY 150,000"),
        ("週2、3回", "週2〜3回", "2–3 times a week"),
        ("隔週", "2週間に1回", "once every 2 weeks"),
        ("twice a year", "年2回", "twice a year"),
        ("平日毎日", "平日1日1回", "once a weekday"),
        ("95 min", "95分", "95 min"),
        ("125 min", "2時間5分", "2 hours 5 min"),
        ("90秒", "1.5分", "1.5 min"),
        ("80秒", "1分20秒", "1 min 20 s"),
        ("30分〜3時間", "30分〜3時間", "30 min–3 hours"),
        ("2時間以上", "2時間以上", "2 hours or more"),
        ("最大5時間", "5時間以下", "up to 5 hours"),
        ("3-4時間(1週間に分散)", "3〜4時間(1週間に分散)", "3–4 hours (spread over 1 week)"),
        ("20分/回", "20分/回", "20 min/time"),
        ("10分×3社/週", "10分×3社/週", "10 min × 3 companies/week"),
        ("$9.5/月", "9.50米ドル/月", "USD 9.50/month"),
        ("１日Ｎ回", "1日N回", "N times a day"),
        ("数千円", "N円", "JPY N"),
        ("10分ごと", "10分に1回", "once every 10 min"),
        ("無料", "無料", "free"),
    ],
)
def test_a_measure_is_displayed_as_people_write_it(cell: str, japanese: str, english: str) -> None:
    (measure,) = parse(cell).measures
    assert [format_measure(measure, language) for language in ("ja", "en")] == [japanese, english]


def test_intervals_are_rounded_to_two_decimals() -> None:
    third = Interval.exact(Decimal(365) / 3)
    assert format_interval(third, "time", "ja") == "121.67回"
    assert format_interval(third, "minute", "en") == "2 hours 1 min 40 s"


@pytest.mark.parametrize(("low", "high"), [(Decimal(2), Decimal(1)), (Decimal(-1), Decimal(1)), (Decimal(-1), None)])
def test_an_interval_has_ordered_bounds_that_are_not_negative(low: Decimal, high: Decimal | None) -> None:
    with pytest.raises(ValueError, match="not an interval"):
        Interval(low, high)


def test_the_first_measure_of_a_kind_is_the_one_of_its_kind() -> None:
    quantity = parse("週3回、1回20分、500円")
    found = [quantity.time, quantity.money, quantity.frequency]
    assert [measure and measure.kind for measure in found] == [Kind.TIME, Kind.MONEY, Kind.FREQUENCY]
