"""Which columns a table header names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gyakusan.artifacts.kinds.registry import KINDS
from gyakusan.artifacts.models import row_lists
from gyakusan.transfer.parsing.words import column_words, generic, light, lookup, normal

_UNIT = re.compile(r"\(([^()]{1,8})\)\s*$")
_BARE_NUMBER = re.compile(r"[\d,.]+(?:\s*[-~〜–]\s*[\d,.]+)?")
_UNIT_WORDS = re.compile(
    r"(?:円|万円|千円|¥|\$|€|yen|usd|分|時間|秒|日|週|月|回|年|人|min|minutes?|hours?|h|days?|times?)", re.IGNORECASE
)
_SHORTEST = 2


@dataclass(frozen=True)
class Match:
    """How a header fits a row list: cell index -> column name."""

    kind: str
    list_name: str
    columns: dict[int, str]

    def score(self, header: Sequence[str]) -> float:
        """Return how much of the header is understood, numbers and origins aside; more columns win a draw."""
        counted = [cell for cell in header if light(cell) and not is_number(cell) and not is_origin(cell)]
        return len(self.columns) / max(1, len(counted)) + len(self.columns) / 1000


def is_number(header: str) -> bool:
    """Tell whether a header stands over running numbers."""
    return light(header) in generic("number_headers")


def is_origin(header: str) -> bool:
    """Tell whether a header stands over origins."""
    return light(header) in generic("origin_headers")


def match_columns(header: Sequence[str], kind: str, list_name: str) -> Match:
    """Find the column of a row list that each header cell names: by the whole word first, then by a part of it."""
    words = column_words(kind, list_name)
    found: dict[int, str] = {}
    for index, cell in enumerate(header):
        name = None if is_origin(cell) else lookup(words, cell)
        if name is not None and name not in found.values():
            found[index] = name
    for index, cell in enumerate(header):
        if index in found or is_number(cell) or is_origin(cell):
            continue
        name = _by_part(normal(cell), {word: key for word, key in words.items() if key not in found.values()})
        if name is not None:
            found[index] = name
    return Match(kind, list_name, found)


def _by_part(cell: str, words: dict[str, str]) -> str | None:
    fitting = [word for word in words if len(word) >= _SHORTEST and not word.isascii() and word in cell]
    fitting += [word for word in words if word.isascii() and len(word) > _SHORTEST + 1 and word in cell]
    return words[max(fitting, key=len)] if fitting else None


def best_match(header: Sequence[str], kinds: Iterable[str]) -> Match | None:
    """Return the row list that a header fits best: at least two columns and half of what it names, else None."""
    found = [match_columns(header, kind, name) for kind in kinds for name in row_lists(KINDS[kind])]
    usable = [match for match in found if len(match.columns) > 1 and match.score(header) > 0.5]
    return max(usable, key=lambda match: match.score(header), default=None)


def with_unit(header: str, cell: str) -> str:
    """Return a cell that is only a number together with the unit that its header names: `時間(分)`, `30` -> `30分`."""
    unit = _UNIT.search(unicodedata.normalize("NFKC", header))
    number = unicodedata.normalize("NFKC", cell).strip()
    if not unit or not _UNIT_WORDS.search(unit[1]) or not _BARE_NUMBER.fullmatch(number):
        return cell
    gap = " " if unit[1].isascii() and unit[1][0].isalpha() else ""
    return f"{cell.strip()}{gap}{unit[1].strip()}"
