"""From the text of a cell to the value that its column holds."""

from __future__ import annotations

import math
import re
import unicodedata
from datetime import date

from gyakusan.artifacts.blanks import blanks_in
from gyakusan.artifacts.models import Column, Widget
from gyakusan.transfer.parsing.words import generic, light

_ISO = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:\s*\(.\)|[T ]\d{1,2}:\d{2}(?::\d{2})?)?")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -](\d{4})")
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMBER = re.compile(r"(?:約|およそ|about|~|approx\.?)?\s*([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)\s*[^\d\s]{0,8}")
_LONGEST_BLANK = 20

Value = str | float | bool | tuple[str, ...] | None


def read_date(text: str) -> date | None:
    """Read a day such as `2027-01-18`, `2027/1/18`, `2027年1月18日`, `18 January 2027`; None where it is none."""
    shown = unicodedata.normalize("NFKC", text).strip().casefold()
    if found := _ISO.fullmatch(shown):
        year, month, day = (int(part) for part in found.groups())
    elif found := _DAY_FIRST.fullmatch(shown):
        day, month, year = int(found[1]), _month(found[2]), int(found[3])
    elif found := _MONTH_FIRST.fullmatch(shown):
        month, day, year = _month(found[1]), int(found[2]), int(found[3])
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(name: str) -> int:
    return _MONTHS.index(name[:3]) + 1 if name[:3] in _MONTHS else 0


def read_number(text: str) -> float | None:
    """Read a number with or without a unit, such as `14`, `14人`, `1,200`, `80%`; None where it is none."""
    shown = unicodedata.normalize("NFKC", text).strip()
    if found := _NUMBER.fullmatch(shown.casefold()):
        return float(found[1].replace(",", ""))
    try:
        number = float(shown)
    except ValueError:
        return None
    return None if math.isnan(number) else number


def read_flag(text: str) -> bool | None:
    """Read yes or no; None where it is neither."""
    shown = light(text)
    if not shown or shown in generic("false_words"):
        return False
    return True if shown in generic("true_words") else None


def is_blank(text: str) -> bool:
    """Tell whether a cell says nothing: empty, or only a dash."""
    return not text.strip() or (len(text) < _LONGEST_BLANK and light(text) in generic("blank_cells"))


def is_placeholder(text: str) -> bool:
    """Tell whether a text is only a visible blank such as `〔未記入: 価格〕`: nobody has filled it in yet."""
    return blanks_in(text.strip()) == (text.strip(),)


def empty(column: Column) -> Value:
    """Return the value of a cell in which nothing stands."""
    if column.widget is Widget.NUMBER:
        return None
    if column.widget is Widget.FLAG:
        return False
    return () if column.widget is Widget.REFS else ""
