"""How the values of rows and fields read in a report: references by their titles, choices by their labels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

from gyakusan.artifacts.kinds.test_iterate import CriterionRow
from gyakusan.artifacts.models import Column, Kind, Row, Widget, columns, get_rows, row_lists
from gyakusan.artifacts.provenance import MODEL_PREFIX, RULES, Provenance, State
from gyakusan.core.language import Language
from gyakusan.core.texts import text as text_of

_LEADS: dict[type[Row], str] = {CriterionRow: "how"}
"""Rows that are recognised by another column than their first text."""


def number(value: float) -> str:
    """Write a number with thousands separators and at most one decimal."""
    return f"{value:,.0f}" if abs(value) >= 100 or float(value).is_integer() else f"{value:,.1f}"


def shown(value: object, column: Column, language: Language, names: Mapping[str, str]) -> str:
    """Write the value of a column as people read it; empty when there is none.

    `names` gives the titles of rows by their ids, see `row_names`.
    """
    if column.widget is Widget.FLAG:
        return text_of("plan", "values.yes" if value else "values.no", language)
    if value is None or value == "" or value == ():
        return ""
    if isinstance(value, tuple):
        separator = "、" if language is Language.JA else "; "
        return separator.join(names.get(item, item) for item in cast("tuple[str, ...]", value))
    if isinstance(value, int | float):
        return number(value) + _unit(column, language)
    text = str(value).strip()
    if column.widget is Widget.REF:
        return names.get(text, text)
    return column.choice(text, language) if column.widget is Widget.CHOICE else text


def _unit(column: Column, language: Language) -> str:
    if column.unit is None:
        return ""
    unit = column.unit.text(language)
    return unit if language is Language.JA or unit == "%" else f" {unit}"


def lead(row: Row) -> str:
    """Return the text by which a row is recognised: its title, else its first longer text, else its first line."""
    if text := str(getattr(row, _LEADS.get(type(row), "title"), "")).strip():
        return text
    for widgets in ({Widget.TEXT}, {Widget.LINE, Widget.QUANTITY, Widget.DATE}):
        for name, column in columns(type(row)).items():
            if column.widget in widgets and not column.computed and (text := str(getattr(row, name)).strip()):
                return text
    return ""


def row_names(contents: Mapping[str, Kind]) -> dict[str, str]:
    """Return the titles of all rows by their ids."""
    return {row.id: lead(row) for _, _, row in all_rows(contents)}


def all_rows(contents: Mapping[str, Kind]) -> Iterator[tuple[Kind, str, Row]]:
    """Walk over the rows of all documents: the document, the name of the list, the row."""
    for content in contents.values():
        for name in row_lists(type(content)):
            for row in get_rows(content, name):
                yield content, name, row


def origin_text(origin: Provenance, language: Language) -> str:
    """Write where a statement comes from: its state, and in parentheses who stands behind it."""
    state = text_of("artifacts", f"states.{origin.state}", language)
    by = author(origin.by, language)
    if origin.state is State.OBSERVED:
        by = ", ".join(dict.fromkeys(item.source.strip() or item.noted_by for item in origin.evidence))
    if not by:
        return state
    return f"{state}({by})" if language is Language.JA else f"{state} ({by})"


def author(by: str, language: Language) -> str:
    """Return the name of an author as people read it."""
    if by == RULES:
        return text_of("artifacts", "authors.rules", language)
    if by.startswith(MODEL_PREFIX):
        return text_of("artifacts", "authors.model", language, name=by.removeprefix(MODEL_PREFIX))
    return by.strip()
