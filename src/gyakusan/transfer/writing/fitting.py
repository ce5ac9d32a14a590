"""Making texts fit their places: measured, set smaller, and at last cut, so that nothing overflows."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from gyakusan.transfer.writing.wording import clean, shorten, wrap

LEADING = 1.35
"""Height of a line, in sizes of its letters."""
CELL_X, CELL_Y = 0.08, 0.045
"""Margins inside a table cell, in inches."""
_POINTS = 72.0
_SAFETY = 0.96
"""Fonts differ: so much of a line is used."""
_TABLE_STEPS = (
    (13.0, 6),
    (12.0, 6),
    (11.0, 6),
    (11.0, 5),
    (11.0, 4),
    (10.5, 4),
    (10.5, 3),
    (10.5, 2),
)
"""Size of the letters in points, most lines of a cell: tried one after the other."""
_MORE = 0.3
"""Height of the note that says how many rows had to go, in inches."""
_EMPTY = "—"


@dataclass(frozen=True)
class Box:
    """A place on a slide, in inches from its upper left corner."""

    x: float
    y: float
    w: float
    h: float

    def inset(self, by: float) -> Box:
        """Return the place within, `by` inches from every side."""
        return Box(self.x + by, self.y + by, self.w - 2 * by, self.h - 2 * by)

    def columns(self, *shares: float, gap: float = 0.25) -> tuple[Box, ...]:
        """Split the place into columns that take these shares of the width."""
        room = self.w - gap * (len(shares) - 1)
        boxes: list[Box] = []
        x = self.x
        for share in shares:
            width = room * share / sum(shares)
            boxes.append(Box(x, self.y, width, self.h))
            x += width + gap
        return tuple(boxes)

    def split(self, height: float, gap: float = 0.2) -> tuple[Box, Box]:
        """Split the place into an upper part of `height` inches and the rest below."""
        return Box(self.x, self.y, self.w, height), Box(self.x, self.y + height + gap, self.w, self.h - height - gap)


@dataclass(frozen=True)
class FittedText:
    """A text with the size at which it fits, whether it was cut, and the height that it takes, in inches."""

    text: str
    size: float
    cut: bool
    height: float


@dataclass(frozen=True)
class FittedTable:
    """Rows that fit, the size of the letters in points, the heights in inches, and what had to go."""

    rows: tuple[tuple[str, ...], ...]
    size: float
    heights: tuple[float, ...]
    cut: bool
    hidden: int


def line_height(size: float) -> float:
    """Return the height of a line in inches."""
    return size * LEADING / _POINTS


def room(width: float, size: float) -> float:
    """Return how many em of letters of that size fit into a width in inches."""
    return max(1.0, width * _POINTS / size * _SAFETY)


def fit_text(text: str, width: float, height: float, sizes: Sequence[float]) -> FittedText:
    """Return the text at the largest of the sizes at which it fits, cut at the smallest if it never does."""
    text = clean(text)
    for size in sizes:
        lines = max(1, int(height / line_height(size) + 0.01))
        wrapped = shorten(text, room(width, size), lines)
        if wrapped == text or size == sizes[-1]:
            used = len(wrap(wrapped, room(width, size)))
            return FittedText(wrapped, size, wrapped != text, used * line_height(size))
    raise ValueError("no sizes")


def fit_table(rows: Sequence[Sequence[str]], widths: Sequence[float], height: float) -> FittedTable:
    """Return the rows, of which the first is the header, at a size at which they fit into the height in inches.

    When even short cells do not fit, rows at the end go; `hidden` says how many.
    """
    smallest = line_height(_TABLE_STEPS[-1][0]) + 2 * CELL_Y
    conceivable = max(2, int(height / smallest))
    texts = [[clean(cell) or _EMPTY for cell in row] for row in rows[:conceivable]]
    if len(rows) <= conceivable:
        for size, lines in _TABLE_STEPS:
            table = _at(texts, widths, size, lines)
            if sum(table.heights) <= height:
                return table
    size, lines = _TABLE_STEPS[-1]
    table = _at(texts, widths, size, lines)
    kept, used = 0, _MORE
    for row_height in table.heights:
        if kept > 1 and used + row_height > height:
            break
        kept, used = kept + 1, used + row_height
    return FittedTable(table.rows[:kept], size, table.heights[:kept], table.cut, len(rows) - kept)


def _at(rows: Sequence[Sequence[str]], widths: Sequence[float], size: float, lines: int) -> FittedTable:
    rooms = [room(width - 2 * CELL_X, size) for width in widths]
    fitted = tuple(tuple(shorten(cell, em, lines) for cell, em in zip(row, rooms, strict=True)) for row in rows)
    heights = tuple(
        max(len(wrap(cell, em)) for cell, em in zip(row, rooms, strict=True)) * line_height(size) + 2 * CELL_Y
        for row in fitted
    )
    cut = any(tuple(row) != short for row, short in zip(rows, fitted, strict=True))
    return FittedTable(fitted, size, tuple(math.ceil(h * 100) / 100 for h in heights), cut, 0)
