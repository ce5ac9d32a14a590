from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gyakusan.artifacts.kinds.registry import KINDS
from gyakusan.artifacts.models import Column, Kind, Row, Widget, columns, list_label, row_lists
from gyakusan.artifacts.provenance import ASSUMED, RULES, Evidence, Provenance, State, drafted, provided
from gyakusan.core.ids import SeededIds
from gyakusan.core.language import Language
from gyakusan.core.settings import Settings
from gyakusan.identity.models import Brief
from gyakusan.transfer.discovery.collecting import Setting
from gyakusan.transfer.discovery.reading import read_discovery
from gyakusan.transfer.discovery.writing import discovery_markdown
from gyakusan.transfer.parsing.headers import match_columns
from gyakusan.transfer.parsing.inline import mark, take_comments, unmark
from gyakusan.transfer.parsing.words import field_words, lookup

NASTY = (
    "",
    "",
    "a | b\\",
    "一行目\n二行目\n",
    " 前後に空白\u3000",
    "<br>",
    "<!--row:x {}-->",
    "--> <!-- \\|",
    "&amp; &#32; R&D",
    "**太字** `code` [a](https://example.com) __x__",
    "# 見出し",
    "- 項目: 値",
    "〔未記入〕",
    "〔未記入: 価格〕",
    "-",
    "—",
    "Q1, Q2",
    "J1",
    "https://example.com/a?b=c",
    "2027年1月5日",
    "課題解決",
    "提供(企画担当)",
    "\r\x00\x1b\x85\u2028\ufeff",
    "10:30",
    "?",
    "はい",
    "\\",
)
FILLED = st.one_of(st.sampled_from(NASTY), st.text(max_size=8))
NAMES = FILLED.filter(lambda text: text.strip() and text != RULES and not text.startswith("model:"))
IDS = st.from_regex(r"[A-Za-z0-9_-]{1,12}", fullmatch=True)


def evidence() -> st.SearchStrategy[Evidence]:
    source = FILLED.filter(lambda text: text != RULES and not text.startswith("model:"))
    return st.builds(Evidence, text=FILLED.filter(str.strip), source=source, noted_by=NAMES, on=FILLED, url=FILLED)


def origins() -> st.SearchStrategy[Provenance]:
    return st.one_of(
        st.just(ASSUMED),
        st.builds(Provenance, state=st.just(State.ASSUMED), by=NAMES, note=FILLED),
        st.builds(provided, NAMES, FILLED),
        st.builds(drafted, st.sampled_from([RULES, "model:fake"]), FILLED),
        st.builds(
            Provenance,
            state=st.just(State.OBSERVED),
            by=st.one_of(st.just(""), NAMES),
            note=FILLED,
            evidence=st.lists(evidence(), min_size=1, max_size=2).map(tuple),
        ),
    )


def values(column: Column) -> st.SearchStrategy[Any]:
    if column.widget is Widget.NUMBER:
        return st.one_of(st.none(), st.integers(0, 100).map(float), st.floats(allow_nan=False))
    if column.widget is Widget.FLAG:
        return st.booleans()
    if column.widget is Widget.REFS:
        return st.lists(st.one_of(IDS, FILLED), max_size=3).map(tuple)
    if column.widget is Widget.CHOICE:
        labels = [name for code, shown in column.choices for name in (code, shown.ja, shown.en)]
        return st.one_of(st.just(""), st.sampled_from(labels), FILLED)
    if column.widget is Widget.DATE:
        return st.one_of(st.dates(min_value=date(1900, 1, 1)).map(date.isoformat), st.just("2027/1/5"), FILLED)
    return FILLED


def rows(model: type[Row]) -> st.SearchStrategy[tuple[Row, ...]]:
    shown = columns(model)
    one = st.builds(
        model,
        id=IDS,
        provenance=origins(),
        cells=st.dictionaries(st.sampled_from(sorted(shown)), origins(), max_size=2),
        **{name: values(column) for name, column in shown.items()},
    )
    return st.lists(one, max_size=2, unique_by=lambda row: row.id).map(tuple)


def kinds(model: type[Kind]) -> st.SearchStrategy[Kind]:
    shown = columns(model)
    origin_of = st.dictionaries(st.sampled_from(sorted(shown)), origins()) if shown else st.just({})
    return st.builds(
        model,
        provenance=origin_of,
        **{name: values(column) for name, column in shown.items()},
        **{name: rows(row) for name, row in row_lists(model).items()},
    )


BRIEF = Brief(language=Language.JA, product="通電ドリル | <b>", start=date(2027, 1, 13))


def read_back(text: str, language: Language) -> dict[str, Kind]:
    setting = Setting("discovery.md", language, SeededIds("new"), Settings())
    read = read_discovery(text, setting)
    assert [remark.text(language) for remark in read.remarks] == []
    return read.artifacts


@given(st.text())
def test_marked_text_says_the_same(text: str) -> None:
    marked = mark(text)
    assert "\n" not in marked
    assert unmark(marked) == text
    assert take_comments(f"{marked} <!--row:x-->")[0] == marked


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("key", sorted(KINDS))
@settings(max_examples=12, deadline=None)
@given(data=st.data())
def test_every_kind_reads_back_equal(key: str, language: Language, data: st.DataObject) -> None:
    content = data.draw(kinds(KINDS[key]))
    text = discovery_markdown({key: content}, BRIEF, language)
    assert read_back(text, language) == {key: content}


@settings(max_examples=12, deadline=None)
@given(data=st.data(), language=st.sampled_from(list(Language)))
def test_references_between_kinds_read_back_equal(data: st.DataObject, language: Language) -> None:
    artifacts: dict[str, Kind] = {key: data.draw(kinds(KINDS[key])) for key in ("journey", "questions", "inventions")}
    ids = [row.id for row in artifacts["journey"].rows]  # pyright: ignore[reportAttributeAccessIssue]
    questions = artifacts["questions"]
    pointed = tuple(
        row.model_copy(update={"actions": tuple(ids)})
        for row in questions.rows  # pyright: ignore[reportAttributeAccessIssue]
    )
    artifacts["questions"] = questions.model_copy(update={"rows": pointed})
    asked = tuple(
        row.model_copy(update={"question": questions.rows[0].id if questions.rows else "q-gone"})  # pyright: ignore[reportAttributeAccessIssue]
        for row in artifacts["inventions"].rows  # pyright: ignore[reportAttributeAccessIssue]
    )
    artifacts["inventions"] = artifacts["inventions"].model_copy(update={"rows": asked})
    assert read_back(discovery_markdown(artifacts, BRIEF, language), language) == artifacts


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(("key", "name"), [(key, name) for key, kind in KINDS.items() for name in row_lists(kind)])
def test_the_labels_of_every_list_name_its_columns(key: str, name: str, language: Language) -> None:
    shown = columns(row_lists(KINDS[key])[name])
    header = [column.label.text(language) for column in shown.values()]
    assert list(match_columns(header, key, name).columns.values()) == list(shown)
    assert list_label(KINDS[key], name).text(language)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("key", sorted(KINDS))
def test_the_labels_of_every_kind_name_its_fields(key: str, language: Language) -> None:
    shown = columns(KINDS[key])
    assert [lookup(field_words(key), column.label.text(language)) for column in shown.values()] == list(shown)
