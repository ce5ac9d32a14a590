"""Properties of the quantities parser that hold for every text and every measure."""

import unicodedata
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gyakusan.artifacts.quantities import (
    Counter,
    Factor,
    Interval,
    Kind,
    Measure,
    Note,
    Period,
    Reason,
    Span,
    format_measure,
    format_yearly,
    note_text,
    parse,
    yearly,
)
from gyakusan.artifacts.quantities.lexer import tokenize
from gyakusan.artifacts.quantities.lexicon import WORDS
from gyakusan.artifacts.quantities.model import PERIODS_PER_YEAR
from gyakusan.artifacts.quantities.normalise import normalise
from gyakusan.artifacts.quantities.parser import read_cell
from gyakusan.artifacts.quantities.tokens import Tag

LANGUAGES = ("ja", "en")
PIECES = st.one_of(
    st.sampled_from(sorted(WORDS)),
    st.integers(0, 30_000).map(str),
    st.sampled_from(
        [
            "1",
            "1日",
            "30分",
            "週",
            "×",
            "〜",
            "1万5千",
            "三十",
            "数",
            "½",
            " ",
            "(",
            ")",
            "/",
            "、",
            "N",
            "友人",
            "1,5",
            "9:30",
        ]
    ),
)
CELLS = st.lists(PIECES, max_size=14).map("".join) | st.text(max_size=40)


@given(CELLS)
@settings(max_examples=600)
def test_any_text_is_read_and_kept(text: str) -> None:
    quantity = parse(text)
    assert quantity.text == text
    for measure in quantity.measures:
        assert measure.text
        assert measure.text in text
        assert all(note_text(note, language) for note in measure.notes for language in LANGUAGES)
        for result in (yearly(measure), yearly(measure, quantity.frequency)):
            assert result is not None
            assert (result.amount is None) == (result.reason is not None)
            assert all(format_yearly(result, language) for language in LANGUAGES)
    for part in quantity.unread:
        assert part
        assert part in text


@given(CELLS)
@settings(max_examples=300)
def test_a_cell_says_something_or_is_blank(text: str) -> None:
    quantity = parse(text)
    assert quantity.is_blank == (not quantity.measures and not quantity.unread and not quantity.unknown)
    if quantity.is_blank:
        tokens = tokenize(normalise(text).text)
        assert all(token.tag is Tag.BLANK or not token.text.isalnum() for token in tokens)


@given(CELLS)
@settings(max_examples=300)
def test_bounds_are_in_order(text: str) -> None:
    for measure in parse(text).measures:
        for interval in (measure.amount, measure.total(), measure.per_year()):
            assert interval is None or interval.high is None or 0 <= interval.low <= interval.high


def widen(text: str) -> str:
    """Write every ASCII character in full width."""
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else "\u3000" if c == " " else c for c in text)


@given(CELLS.filter(lambda text: not any(unicodedata.category(c) in ("No", "Mn") for c in text)))
@settings(max_examples=300)
def test_full_width_reads_like_half_width(text: str) -> None:
    narrow, wide = parse(text), parse(widen(text))
    assert [replace(m, text="") for m in wide.measures] == [replace(m, text="") for m in narrow.measures]
    assert [widen(part) for part in narrow.unread] == [widen(part) for part in wide.unread]


# --- Round trip -----------------------------------------------------------------------------------------------------

VALUES = st.integers(0, 10_000).map(Decimal) | st.integers(1, 100_000).map(lambda cents: Decimal(cents) / 100)


@st.composite
def intervals(draw: st.DrawFn, values: st.SearchStrategy[Decimal] = VALUES) -> Interval:
    low, high = sorted((draw(values), draw(values)))
    return draw(
        st.sampled_from([Interval(low, high), Interval(low, None), Interval.exact(low), Interval(Decimal(0), high)])
    )


ONE = Interval.exact(1)
COUNTS = st.integers(1, 400).map(Decimal)
EVERY = st.one_of(
    st.integers(1, 9).map(Interval.exact),
    st.tuples(st.integers(1, 5), st.integers(1, 5)).map(lambda pair: Interval(Decimal(pair[0]), Decimal(sum(pair)))),
)
UNITS = {
    Kind.TIME: ["minute"],
    Kind.MONEY: ["JPY", "USD", "EUR", "GBP", "CNY", "KRW"],
    Kind.FREQUENCY: ["time"],
}


def bounded(interval: Interval) -> bool:
    """Whether the interval is a plain number or range."""
    return interval.high is not None and interval.low > 0


@st.composite
def measures(draw: st.DrawFn) -> Measure:
    """Measures that a person could state: a factor has no period that the rate could be about."""
    kind = draw(st.sampled_from(Kind))
    occurs = kind is Kind.FREQUENCY
    amount = draw(st.none() | intervals(COUNTS if occurs else VALUES))
    unit = draw(st.sampled_from(UNITS[kind]))
    per = draw(st.none() | st.sampled_from([p for p in Period if p is not Period.HOUR or kind is not Kind.TIME]))
    every = ONE if per in (None, Period.WEEKDAY, Period.WEEKEND) else draw(EVERY)
    if per is Period.HOUR:
        every = draw(st.sampled_from([ONE, Interval.exact(Decimal(10) / 60), Interval.exact(2)]))
    counters = [counter for counter in Counter if not (occurs and counter is Counter.OCCURRENCE)]
    each = tuple(draw(st.lists(st.sampled_from(counters), max_size=2, unique=True)))
    countable: list[Counter | Period] = [c for c in counters if c not in each and c is not Counter.OCCURRENCE]
    countable += [Period.DAY, Period.WEEK] if per is None else []
    counts = intervals(st.integers(1, 39).map(Decimal)).filter(
        bounded
    )  # more days or weeks are read as those of a year
    factors = st.builds(Factor, st.none() | counts, st.sampled_from(countable))
    times = () if occurs else tuple(draw(st.lists(factors, max_size=2)))
    spans = st.builds(Span, st.integers(2, 9).map(Interval.exact), st.sampled_from([Period.WEEK, Period.MONTH]))
    over = None if occurs else draw(st.none() | spans)
    return Measure(kind, amount, unit, per, every, each, times, over, draw(st.booleans()))


@pytest.mark.parametrize("language", LANGUAGES)
@given(measure=measures())
@settings(max_examples=500)
def test_what_is_displayed_reads_back(language: str, measure: Measure) -> None:
    text = format_measure(measure, language)
    quantity = parse(text)
    assert quantity.unread == ()
    assert [replace(m, text="", notes=()) for m in quantity.measures] == [measure], text


@given(measure=measures(), factor=st.integers(2, 9))
def test_per_year_scales_with_the_amount(measure: Measure, factor: int) -> None:
    base = measure.per_year()
    if measure.amount is None or base is None:
        return
    more = replace(measure, amount=measure.amount * Interval.exact(factor)).per_year()
    assert more is not None
    assert more.low == pytest.approx(base.low * factor)
    assert (more.high is None) == (base.high is None)


@given(st.sampled_from(sorted(PERIODS_PER_YEAR)), st.integers(1, 1000))
def test_per_year_is_the_number_of_periods(period: Period, amount: int) -> None:
    measure = Measure(Kind.TIME, Interval.exact(amount), "minute", per=period)
    assert measure.per_year() == Interval.exact(amount * PERIODS_PER_YEAR[period])


# --- Cost -----------------------------------------------------------------------------------------------------------

ADVERSARIAL = [
    *("1", "1,111", "1,", "1:1", "1.", "1 ", "1-", "1/", "3,3", "一", "〇", "十", "1万", "数", "½", "10k", "¥", "$1m"),
    *(
        "1日",
        "1回",
        "1人",
        "1日約",
        "1回1人",
        "1日2回",
        "毎日",
        "週",
        "月",
        "4月",
        "9時1分",
        "約",
        "最大",
        "に",
        "1日に",
    ),
    *("×", "30分×2", "30分+", "30分〜", "30分/", "〜", "-", "、", "(", "30分(", "30分(1週間に", "1週間で", "第1", "▲"),
    *("a会", "a ", "half a ", "twenty-", "one hundred ", "1h1m", "every other ", "2回 a day ", "30分 over 3 "),
    *("あ", "友人と", "?", "?円", "N分", "ｶﾞ", "\u0301", "\ud800", "\u202e", "\x00"),
]


@pytest.mark.parametrize("piece", ADVERSARIAL)
def test_cost_grows_with_the_length_only(piece: str) -> None:
    """Looks at tokens per character, and tokens per character, are bounded: the cost is linear."""
    for length in (200, 3_000):
        text = piece * (length // len(piece))
        quantity, steps = read_cell(text)
        assert quantity.text == text
        assert len(tokenize(normalise(text).text)) <= len(text) * 2
        assert steps <= 120 * len(text) + 120


@pytest.mark.parametrize("piece", ["1", "一", "1,", "1 ", "a会", "30分×2", "30分+", "\u0301", "(", "約"])
def test_a_text_of_100_kilobytes_is_read(piece: str) -> None:
    text = piece * (100_000 // len(piece.encode()))
    quantity, steps = read_cell(text)
    assert quantity.text == text
    assert steps <= 120 * len(text)


# --- Texts ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", [*Note, *Reason])
def test_every_code_is_explained_in_both_languages(code: str) -> None:
    japanese, english = (note_text(code, language) for language in LANGUAGES)
    assert japanese.endswith("。")
    assert english.endswith(".")
    assert japanese != english


@pytest.mark.parametrize("code", [*Note, *Reason])
def test_every_code_is_documented(code: str) -> None:
    page = Path(__file__).parents[2] / "docs" / "quantities.md"
    assert f"`{code}`" in page.read_text(encoding="utf-8")
