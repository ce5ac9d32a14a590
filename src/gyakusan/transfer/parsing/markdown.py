"""Markdown as teams write it, cut into blocks: headings, tables, list items, paragraphs, each with its line.

Tolerant where people are: a line that is all bold is a heading, `・` begins a list item, tables need no outer pipes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from gyakusan.transfer.parsing.inline import is_escaped

MAX_CELLS = 200
"""A line with more pipes is no table."""
BOLD_LEVEL = 7
"""Level of a heading that is only a bold line: below all others."""


@dataclass(frozen=True)
class Heading:
    """A heading; `raw` is its text as written."""

    line: int
    level: int
    raw: str


@dataclass(frozen=True)
class Table:
    """A table; every row has its line and its cells as written, without surrounding blanks."""

    line: int
    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Item:
    """An item of a list; `depth` is 0 at the outermost level."""

    line: int
    depth: int
    raw: str


@dataclass(frozen=True)
class Line:
    """A line of running text; `quoted` when it began with `>`."""

    line: int
    raw: str
    quoted: bool = False


Block = Heading | Table | Item | Line

_BOLD_LINE = re.compile(r"(\*\*|__)(?=\S)((?:(?!\1).)+)\1[ \t]{0,4}[:\uff1a]?")
_ITEM = re.compile(
    r"^([ \t\u3000]*)(?:[-*+](?:[ \t\u3000]+|$)|[・•●■◆▪][ \t\u3000]*"
    r"|[(\uff08]?\d{1,3}[.)\uff09][ \t\u3000]+|\d{1,3}[\uff0e\uff09、])(.*)$"
)
_CHECKBOX = re.compile(r"^\[[ xX]\][ \t]+")
_DELIMITER = re.compile(r"\|?[ \t]{0,20}:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?")
_RULE = re.compile(r"^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|=+)$")
_FENCE = re.compile(r"^ {0,3}(?:```|~~~)")


def blocks(text: str) -> Iterator[Block]:
    """Cut a text into blocks, lines counted from 1. Only blank lines, rules, fences and long comments are dropped."""
    lines = _without_long_comments(text).split("\n")
    pending: list[Block] = []
    indents: list[int] = []
    number = 0
    while number < len(lines):
        if _starts_table(lines, number):
            block, following = _table(lines, number)
        else:
            block, following = _block(lines, number, pending), number + 1
        if isinstance(block, Item):
            block = replace(block, depth=_depth(block.depth, indents))
        elif block is not None:
            indents.clear()
        if block is not None:
            yield from pending
            pending = [block]
        number = following
    yield from pending


def _block(lines: list[str], number: int, found: list[Block]) -> Block | None:
    """Return the block that begins on a line; an item carries its indent as `depth` for the moment."""
    line = lines[number]
    if not line.strip() or _FENCE.match(line):
        return None
    if _RULE.match(line):
        _underline(line, number, lines, found)
        return None
    if heading := _heading(line, number + 1):
        return heading
    if bold := _BOLD_LINE.fullmatch(line.strip()):
        return Heading(number + 1, BOLD_LEVEL, bold[2].strip())
    if item := _ITEM.match(line):
        return Item(number + 1, _width(item[1]), _CHECKBOX.sub("", item[2].strip()))
    if line[0] in " \t\u3000" and number and lines[number - 1].strip() and found and isinstance(found[-1], Item):
        found[-1] = replace(found[-1], raw=f"{found[-1].raw}\n{line.strip()}")
        return None
    quoted = line.lstrip().startswith(">")
    return Line(number + 1, line.strip().lstrip("> ") if quoted else line.strip(), quoted)


def _heading(line: str, number: int) -> Heading | None:
    marks = len(line.lstrip(" ")) - len(line.lstrip(" ").lstrip("#"))
    rest = line.lstrip(" ")[marks:]
    if not 1 <= marks <= 6 or (rest and rest[0] not in " \t\u3000"):
        return None
    closed = rest.rstrip().rstrip("#")
    return Heading(number, marks, (closed if closed[-1:] in {" ", "\t", ""} else rest).strip())


def _underline(line: str, number: int, lines: list[str], found: list[Block]) -> None:
    """Make a heading of the line before, when it is underlined with `===` or `---`."""
    previous = found[-1] if found else None
    if isinstance(previous, Line) and previous.line == number and lines[number - 1].strip() and not previous.quoted:
        found[-1] = Heading(previous.line, 1 if line.strip().startswith("=") else 2, previous.raw)


def _width(indent: str) -> int:
    return sum(4 if char == "\t" else 2 if char == "\u3000" else 1 for char in indent)


def _depth(width: int, indents: list[int]) -> int:
    while indents and indents[-1] >= width:
        indents.pop()
    indents.append(width)
    return len(indents) - 1


def _starts_table(lines: list[str], number: int) -> bool:
    following = lines[number + 1] if number + 1 < len(lines) else ""
    if not 0 < lines[number].count("|") <= MAX_CELLS:
        return False
    return "|" in following and _DELIMITER.fullmatch(following.strip()) is not None


def _table(lines: list[str], number: int) -> tuple[Table, int]:
    start = number
    header = split_cells(lines[number])
    number += 2
    rows: list[tuple[int, tuple[str, ...]]] = []
    while number < len(lines) and "|" in lines[number]:
        rows.append((number + 1, split_cells(lines[number])))
        number += 1
    return Table(start + 1, header, tuple(rows)), number


def split_cells(line: str) -> tuple[str, ...]:
    """Split a table line at the pipes that no backslash escapes."""
    line = line.strip()
    cells: list[str] = []
    start = index = 0
    while index < len(line):
        if line[index] == "\\":
            index += 2
            continue
        if line[index] == "|":
            cells.append(line[start:index].strip(" \t"))
            start = index + 1
        index += 1
    cells.append(line[start:].strip(" \t"))
    if line.startswith("|"):
        del cells[0]
    if cells and not cells[-1] and line.endswith("|"):
        cells.pop()
    return tuple(cells)


def _without_long_comments(text: str) -> str:
    """Blank out comments that go over several lines, keeping the line count."""
    parts: list[str] = []
    start = 0
    while (opened := text.find("<!--", start)) >= 0:
        if is_escaped(text, opened):
            parts.append(text[start : opened + 4])
            start = opened + 4
            continue
        closed = text.find("-->", opened + 4)
        if closed < 0:
            break
        comment = text[opened : closed + 3]
        parts.append(text[start:opened])
        parts.append("\n" * comment.count("\n") or comment)
        start = closed + 3
    parts.append(text[start:])
    return "".join(parts)
