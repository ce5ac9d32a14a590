"""Tables of a document: rows of a list, the fields of a kind, or notes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gyakusan.artifacts.kinds.registry import KINDS
from gyakusan.artifacts.models import columns
from gyakusan.transfer.discovery.collecting import Collector, RawField, RawRow, shorten
from gyakusan.transfer.discovery.context import Context, section_kinds
from gyakusan.transfer.discovery.entries import add_lines
from gyakusan.transfer.discovery.hidden import Hidden, read_hidden
from gyakusan.transfer.parsing.headers import Match, best_match, is_number, is_origin, match_columns, with_unit
from gyakusan.transfer.parsing.inline import take_comments, unmark
from gyakusan.transfer.parsing.markdown import Table
from gyakusan.transfer.parsing.values import is_blank
from gyakusan.transfer.parsing.words import field_words, list_words, lookup

_Rows = Sequence[tuple[int, list[str], Hidden | None]]
"""Rows of a table: line, what the cells say, our comment."""
_QUANTITIES = frozenset({"time", "money", "frequency", "saved_time", "saved_money"})


def read_table(table: Table, context: Context, collector: Collector) -> None:
    """Type a table as well as its header allows; what is left is noted.

    Raises:
        TooManyRows, TextTooLong: see `Collector`.
    """
    header = tuple(unmark(take_comments(cell)[0]) for cell in table.header)
    rows = _said(table)
    if not context.list_name and _read_pairs(header, rows, context, collector):
        return
    match = find_match(header, context)
    if match is not None:
        add_rows(match, header, rows, collector)
    elif not _read_lists(header, rows, context, collector):
        keep_table(header, rows, context.title, table.line, collector)


def _said(table: Table) -> _Rows:
    found: list[tuple[int, list[str], Hidden | None]] = []
    for line, cells in table.rows:
        split = [take_comments(cell) for cell in cells]
        hidden = read_hidden(comment for _, comments in split for comment in comments)
        found.append((line, [unmark(text) for text, _ in split], hidden))
    return found


def find_match(header: tuple[str, ...], context: Context) -> Match | None:
    """Find the row list that a header describes: the one that the context names, else the best of all."""
    if context.kind:
        name = context.list_or_only()
        if name:
            match = match_columns(header, context.kind, name)
            if match.columns and match.score(header) >= 0.5:
                return match
        match = best_match(header, (context.kind,))
        if match:
            return match
    return best_match(header, section_kinds(context.section)) or best_match(header, KINDS)


def add_rows(
    match: Match,
    header: tuple[str, ...],
    rows: _Rows,
    collector: Collector,
) -> None:
    """Add the rows of a table; columns that nothing fits become notes."""
    collector.present.setdefault(match.kind)
    unknown = [
        index
        for index, cell in enumerate(header)
        if index not in match.columns and not is_number(cell) and not is_origin(cell)
    ]
    told: set[int] = set()
    for line, cells, hidden in rows:
        raw = RawRow(match.kind, match.list_name, line, hidden=hidden)
        for index, text in enumerate(cells):
            if index in match.columns:
                column = match.columns[index]
                bare = hidden is None and column in _QUANTITIES
                raw.cells[column] = with_unit(header[index], text) if bare else text
            elif index < len(header) and is_origin(header[index]):
                raw.origin = text
            elif index < len(header) and is_number(header[index]):
                raw.number = text
        collector.row(raw)
        _keep_rest(match.kind, header, unknown, (line, cells), told, collector)


def _keep_rest(
    kind: str,
    header: tuple[str, ...],
    unknown: list[int],
    row: tuple[int, list[str]],
    told: set[int],
    collector: Collector,
) -> None:
    line, cells = row
    section = KINDS[kind].title.text(collector.setting.language)
    for index in unknown:
        if index < len(cells) and not is_blank(cells[index]):
            collector.note(section, line, f"{header[index]}: {cells[index]}", remark=not header[index].strip())
            if header[index].strip() and index not in told:
                told.add(index)
                collector.remark(line, "unknown_column", column=header[index])
    for text in cells[len(header) :]:
        if text.strip():
            collector.note(section, line, text, remark=False)
            collector.remark(line, "extra_cells", text=shorten(text))


def _read_pairs(header: tuple[str, ...], rows: _Rows, context: Context, collector: Collector) -> bool:
    """Read a table of `field | value (| origin)`: most labels name fields or lists of a kind."""
    if len([cell for cell in header if not is_origin(cell)]) != 2:
        return False
    kind = _kind_of_labels([cells[0] for _, cells, _ in rows if cells], (context.kind,) if context.kind else KINDS)
    if not kind:
        return False
    collector.present.setdefault(kind)
    for line, cells, hidden in rows:
        label, value = (*cells, "", "")[:2]
        origin = next((text for text, head in zip(cells, header, strict=False) if is_origin(head)), "")
        own = hidden.name if hidden and hidden.what == "field" and hidden.name in columns(KINDS[kind]) else None
        name = own or lookup(field_words(kind), label)
        list_name = lookup(list_words(kind), label)
        if name:
            if not collector.set_field(kind, name, RawField(line, value, hidden, origin)):
                collector.remark(line, "already_filled", field=label, text=shorten(value))
                collector.note(context.title, line, f"{label}: {value}", remark=False)
        elif list_name:
            add_lines(kind, list_name, line, value, collector)
        else:
            collector.note(context.title, line, ": ".join(text for text in cells if text))
    return True


def _kind_of_labels(labels: list[str], kinds: Iterable[str]) -> str:
    """Return the kind most of whose fields and lists the labels name: at least one, and half of the labels."""
    scores = {
        kind: sum(bool(lookup(field_words(kind), label) or lookup(list_words(kind), label)) for label in labels)
        for kind in kinds
        if columns(KINDS[kind])
    }
    best = max(scores, key=lambda kind: scores[kind], default="")
    return best if best and scores[best] * 2 >= max(2, len(labels)) else ""


def _read_lists(header: tuple[str, ...], rows: _Rows, context: Context, collector: Collector) -> bool:
    """Read a table whose headers are the lists of a kind, as `purpose | behaviour | attributes`."""
    for kind in (context.kind,) if context.kind else (*section_kinds(context.section), "customer_profile"):
        names = [lookup(list_words(kind), cell) for cell in header]
        if sum(name is not None for name in names) < 2:
            continue
        collector.present.setdefault(kind)
        for line, cells, _ in rows:
            for name, text in zip(names, cells, strict=False):
                if name is not None:
                    add_lines(kind, name, line, text, collector)
                else:
                    collector.note(context.title, line, text)
        return True
    return False


def keep_table(
    header: tuple[str, ...],
    rows: _Rows,
    title: str,
    line: int,
    collector: Collector,
) -> None:
    """Keep every row of a table as a note, with its headers."""
    if not rows:
        collector.note(title, line, " | ".join(header))
    for number, cells, _ in rows:
        shown = [
            f"{header[index]}: {text}" if index < len(header) else text for index, text in enumerate(cells) if text
        ]
        collector.note(title, number, " | ".join(shown))
