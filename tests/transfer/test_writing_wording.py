from __future__ import annotations

from datetime import date
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from gyakusan.core.language import Language
from gyakusan.transfer.writing.fitting import fit_table, fit_text, line_height
from gyakusan.transfer.writing.wording import (
    clean,
    day_text,
    guarded,
    one_line,
    short_day,
    shorten,
    split_blanks,
    width,
    wrap,
)

TEXTS = st.text(max_size=200) | st.text("あ、W i\n", max_size=200)


@given(TEXTS)
def test_a_clean_text_may_stand_in_xml_and_cleaning_it_again_changes_nothing(text):
    written = ElementTree.Element("t")
    written.text = clean(text)
    assert ElementTree.fromstring(ElementTree.tostring(written, encoding="unicode")).text == (clean(text) or None)
    assert clean(clean(text)) == clean(text)
    assert "\n" not in one_line(text)


def test_what_xml_forbids_goes_and_everything_else_stays():
    assert clean("a\x00b\x0b🍱 ｶﾞ\r\n\ufffe") == "ab\n🍱 ｶﾞ"
    assert clean(" 惣菜\r\nナビ\x1f ") == "惣菜\nナビ"


@given(TEXTS, st.floats(1, 60))
def test_wrapped_lines_fit_and_lose_nothing(text, room):
    lines = wrap(text, room)
    assert all(width(line) <= room + 1e-9 or len(line) == 1 for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(TEXTS, st.floats(4, 40), st.integers(1, 6))
def test_a_shortened_text_has_no_more_lines_and_is_the_text_or_its_beginning(text, room, lines):
    short = shorten(text, room, lines)
    assert len(wrap(short, room)) <= lines
    assert short == text.strip() or (short.endswith("…") and text.strip().startswith(short[:-1].rstrip()))


@given(TEXTS, st.floats(0.5, 10), st.floats(0.3, 4))
def test_a_fitted_text_takes_no_more_height_than_there_is(text, room, height):
    fitted = fit_text(text, room, height, (16.0, 12.0))
    assert fitted.height <= max(height, line_height(12.0)) + 1e-9


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=60), st.floats(1, 6))
def test_a_fitted_table_is_as_high_as_it_says_and_counts_what_it_hides(rows, height):
    fitted = fit_table([("見出し", "内容"), *rows], (3.0, 5.0), height)
    assert sum(fitted.heights) <= height or len(fitted.rows) == 2
    assert len(fitted.rows) + fitted.hidden == len(rows) + 1


def test_blanks_are_told_apart():
    assert split_blanks("1店舗〔未記入: 価格〕です") == [("1店舗", False), ("〔未記入: 価格〕", True), ("です", False)]


def test_days_are_written_as_people_write_them():
    day = date(2027, 7, 1)
    assert day_text(day, Language.JA) == "2027年7月1日"
    assert day_text(day, Language.EN) == "1 July 2027"
    assert short_day(day, date(2027, 2, 10), Language.JA) == "7/1"
    assert short_day(day, date(2026, 2, 10), Language.EN) == "1 Jul 2027"


def test_only_what_would_start_a_formula_is_guarded():
    assert [guarded(text) for text in ("=A1", " +81", "30分", "A-1")] == ["'=A1", "' +81", "30分", "A-1"]
