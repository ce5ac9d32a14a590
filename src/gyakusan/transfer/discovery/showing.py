"""Values as people read them in the document, and back."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

from gyakusan.artifacts.models import Column, Widget
from gyakusan.core.language import Language
from gyakusan.core.texts import text
from gyakusan.transfer.parsing.values import Value, empty, is_blank, read_date, read_flag, read_number
from gyakusan.transfer.parsing.words import light, lookup, normal

_SEPARATORS = re.compile(r"[、,\uff0c;\uff1b\n+\uff0b]|\s[/\uff0f×]\s")
_LEADING_NUMBER = re.compile(r"([+-]?\d+(?:\.\d+)?) ?(?:点|points?)? ?[(:,、。–—-]\s*(.+)", re.DOTALL)
_LONGEST_LIST = 5_000
_WHOLE = 1e15


@dataclass
class Names:
    """How the rows of one list can be referred to: label or title -> id."""

    ids: dict[str, str] = field(default_factory=dict[str, str])
    titles: dict[str, str] = field(default_factory=dict[str, str])

    def find(self, shown: str) -> str | None:
        """Return the id of the row that a label or a title names."""
        return self.ids.get(light(shown)) or self.titles.get(normal(shown))


def show(value: object, column: Column, labels: Mapping[str, str], language: Language) -> str:
    """Return how a value is shown. `labels` gives the visible label of the ids that a reference may hold."""
    if column.widget is Widget.NUMBER:
        return show_number(cast("float | None", value))
    if column.widget is Widget.FLAG:
        return text("transfer", "discovery.yes", language) if value else ""
    if column.widget is Widget.REFS:
        return ", ".join(labels.get(one, one) for one in cast("tuple[str, ...]", value))
    if column.widget is Widget.REF:
        return labels.get(str(value), str(value))
    return column.choice(str(value), language) if column.widget is Widget.CHOICE else str(value)


def show_number(value: float | None) -> str:
    """Return a number with at most two decimals."""
    if value is None:
        return ""
    if value != value or abs(value) >= _WHOLE:
        return repr(value)
    return f"{value:.2f}".rstrip("0").rstrip(".")


@dataclass(frozen=True)
class ReadValue:
    """A value read from a cell; `problem` is the code of a remark, `rest` what the value does not hold."""

    value: Value
    problem: str = ""
    rest: str = ""


def read_value(shown: str, column: Column, choices: Mapping[str, str], names: Names) -> ReadValue:
    """Read what a cell says, as the value that its column holds."""
    if is_blank(shown):
        return ReadValue(empty(column))
    if column.widget is Widget.NUMBER:
        return _number(shown)
    if column.widget is Widget.FLAG:
        flag = read_flag(shown)
        return ReadValue(bool(flag), "" if flag is not None else "kept_as_note", "" if flag is not None else shown)
    if column.widget is Widget.REFS:
        return _references(shown.strip(), names)
    if column.widget is Widget.REF:
        found = names.find(shown) or names.find(shown.strip().split(" ")[0])
        return ReadValue(found) if found else ReadValue("", "reference_unknown", shown)
    if column.widget is Widget.CHOICE:
        return ReadValue(lookup(choices, shown) or shown)
    if column.widget is Widget.DATE:
        day = read_date(shown)
        return ReadValue(day.isoformat()) if day else ReadValue(shown, "date_unclear")
    return ReadValue(shown)


def _number(shown: str) -> ReadValue:
    number = read_number(shown)
    if number is not None:
        return ReadValue(number)
    leading = _LEADING_NUMBER.fullmatch(unicodedata.normalize("NFKC", shown).strip())
    if leading:
        return ReadValue(float(leading[1]), "number_with_text", leading[2].removesuffix(")").strip())
    return ReadValue(None, "not_a_number", shown)


def _references(shown: str, names: Names) -> ReadValue:
    whole = names.find(shown)
    if whole:
        return ReadValue((whole,))
    parts = [part.strip() for part in _SEPARATORS.split(shown)] if len(shown) < _LONGEST_LIST else [shown]
    found = [(part, names.find(part)) for part in parts if part]
    unknown = [part for part, row_id in found if row_id is None]
    known = tuple(row_id for _, row_id in found if row_id is not None)
    return ReadValue(known, "reference_unknown" if unknown else "", ", ".join(unknown))
