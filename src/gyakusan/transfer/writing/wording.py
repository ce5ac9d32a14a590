"""Text on its way into a document: what may stand in XML, how wide it is, where it is cut."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import cache
from typing import Final

from gyakusan.core.language import Language
from gyakusan.core.texts import text

_ROOM: Final = "transfer/writing"
_FORBIDDEN = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Everything but the characters of XML 1.0 (W3C, section 2.2); carriage returns are replaced before."""
_BLANK = re.compile(r"(〔(?:未記入|to fill in): [^〔〕]*〕)")
_BETWEEN = 0.25
_FORMULA = ("=", "+", "-", "@", "\t", "＝", "＋", "－", "＠")


def say(key: str, language: Language, /, **values: object) -> str:
    """Return a sentence of the catalogue of the documents."""
    return text(_ROOM, key, language, **values)


def day_text(day: date, language: Language) -> str:
    """Write a day in full."""
    name = say(f"months.m{day.month}", language)
    return say("months.day", language, year=day.year, month=name, day=day.day)


def short_day(day: date, today: date, language: Language) -> str:
    """Write a day in figures, with the year when it is another one than today's."""
    key = "months.short" if day.year == today.year else "months.short_with_year"
    return say(key, language, year=day.year, month=say(f"months.s{day.month}", language), day=day.day)


def clean(value: str) -> str:
    """Return the text without what XML forbids, with plain line ends and no space around it."""
    value = value.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n").replace("\f", "\n")
    return _FORBIDDEN.sub("", value).strip()


def one_line(value: str) -> str:
    """Return the clean text in one line."""
    return re.sub(r"\s*\n\s*|\t", " ", clean(value))


def guarded(value: str) -> str:
    """Return a text that no spreadsheet takes for a formula: an apostrophe goes before what would start one.

    Source: OWASP, "CSV Injection"; the full-width signs start formulas in Japanese input.
    """
    return f"'{value}" if value.lstrip(" ").startswith(_FORMULA) else value


def split_blanks(value: str) -> list[tuple[str, bool]]:
    """Split a text into passages: each with whether it is a visible blank."""
    return [(part, n % 2 == 1) for n, part in enumerate(_BLANK.split(value)) if part]


@cache
def _em(character: str) -> float:
    """Return the width of a character in em: 1 for full width, what wide Latin fonts take for the rest."""
    if unicodedata.combining(character) or unicodedata.category(character) in {"Cf", "Mn"}:
        return 0.0
    if _is_wide(character):
        return 1.0
    if character in "MW@%":
        return 1.0
    if character in "iljtfrI.,:;'|!()[] -/":
        return 0.4
    return 0.74 if character.isupper() or character in "mw" else 0.63


def width(value: str) -> float:
    """Return the width of a text in em of its font size."""
    pairs = zip(f"\n{value}", value)  # noqa: B905  the last character has no successor
    return sum(_em(character) + _gap(before, character) for before, character in pairs)


def _gap(before: str, character: str) -> float:
    """Return the room that some programs put between East Asian and Western characters, in em."""
    return 0.0 if _is_wide(before) == _is_wide(character) or before.isspace() or character.isspace() else _BETWEEN


@cache
def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WFA"


def wrap(value: str, room: float) -> list[str]:
    """Break a text into lines of at most `room` em: at spaces, between East Asian characters, and inside long words."""
    return [line for paragraph in value.split("\n") for line in _lines(paragraph, room)]


def _lines(paragraph: str, room: float) -> list[str]:
    lines: list[str] = []
    start, break_at, used = 0, 0, 0.0
    for n, character in enumerate(paragraph):
        wide = _is_wide(character)
        needed = _em(character) + (_gap(paragraph[n - 1], character) if n > start else 0.0)
        if wide and n > start:
            break_at = n
        if used + needed > room and n > start and not character.isspace():
            cut = break_at if break_at > start else n
            lines.append(paragraph[start:cut].rstrip())
            start = cut + len(paragraph[cut:n]) - len(paragraph[cut:n].lstrip())
            used = width(paragraph[start:n])
            needed = _em(character) + (_gap(paragraph[n - 1], character) if n > start else 0.0)
        used += needed
        if wide or character.isspace():
            break_at = n + 1
    lines.append(paragraph[start:].rstrip())
    return lines


def shorten(value: str, room: float, lines: int, pointer: str = "…") -> str:
    """Return the text if it fits into so many lines of `room` em, else its beginning with `pointer` at the end."""
    value = value.strip()
    enough = value[: int(room * lines * 6) + 100]
    wrapped = wrap(enough, room)
    if len(wrapped) <= lines and enough == value:
        return value
    low, high = 0, len(enough)
    while low < high:
        middle = (low + high + 1) // 2
        if len(wrap(enough[:middle].rstrip() + pointer, room)) <= lines:
            low = middle
        else:
            high = middle - 1
    return enough[:low].rstrip() + pointer if low else pointer
