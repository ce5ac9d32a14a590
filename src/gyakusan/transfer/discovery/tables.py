"""Tables of a document: rows of a list, the fields of a kind, or notes."""

from __future__ import annotations

from collections.abc import Sequence

from gyakusan.artifacts.kinds.registry import KINDS
from gyakusan.artifacts.models import columns
from gyakusan.transfer.discovery.collecting import Collector, RawField, RawRow
from gyakusan.transfer.discovery.context import Context, section_kinds
from gyakusan.transfer.discovery.entries import add_lines
from gyakusan.transfer.discovery.hidden import Hidden, read_hidden
from gyakusan.transfer.parsing.headers import Match, best_match, is_number, is_origin, match_columns, with_unit
from gyakusan.transfer.parsing.inline import take_comments, unmark
from gyakusan.transfer.parsing.markdown import Table
from gyakusan.transfer.parsing.values import is_blank
from gyakusan.transfer.parsing.words import field_words, generic, light, list_words, lookup

_QUANTITIES = frozenset({"time", "money", "frequency", "saved_time", "saved_money"})


def read_table(table: Table, context: Context, collector: Collector) -> None:
    """Type a table as well as its header allows; what is left is noted.

    Raises:
        TooManyRows, TextTooLong: see `Collector`.
    """
    header = tuple(unmark(take_comments(cell)[0]) for cell in table.header)
    match = find_match(header, context)
    if match is not None:
        add_rows(match, header, _said(table), collector)
    elif not _read_pairs(header, table, context, collector) and not _read_lists(header, table, context, collector):
        keep_table(header, _said(table), context.title, table.line, collector)


def _said(table: Table) -> list[tuple[int, list[str], Hidden | None]]:
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
    rows: Sequence[tuple[int, list[str], Hidden | None]],
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
                raw.cells[match.columns[index]] = _quantity(match.columns[index], header[index], text)
            elif index < len(header) and is_origin(header[index]):
                raw.origin = text
            elif index < len(header) and is_number(header[index]):
                raw.number = text
        collector.row(raw)
        _keep_rest(match.kind, header, unknown, (line, cells), told, collector)


def _quantity(column: str, header: str, text: str) -> str:
    return with_unit(header, text) if column in _QUANTITIES else text


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
            collector.remark(line, "extra_cells", text=text[:60])


def _read_pairs(header: tuple[str, ...], table: Table, context: Context, collector: Collector) -> bool:
    """Read a table of `field | value (| origin)`."""
    words = (light(header[0]) if header else "", light(header[1]) if len(header) > 1 else "")
    if words[0] not in generic("label_headers") and words[1] not in generic("value_headers"):
        return False
    kind = context.kind or _kind_of_labels([unmark(take_comments(cells[0])[0]) for _, cells in table.rows if cells])
    if not kind:
        return False
    collector.present.setdefault(kind)
    for line, cells, hidden in _said(table):
        label, value = (*cells, "", "")[:2]
        origin = next((text for text, head in zip(cells, header, strict=False) if is_origin(head)), "")
        own = hidden.name if hidden and hidden.what == "field" and hidden.name in columns(KINDS[kind]) else None
        name = own or lookup(field_words(kind), label)
        list_name = lookup(list_words(kind), label)
        if name:
            if not collector.set_field(kind, name, RawField(line, value, hidden, origin)):
                collector.remark(line, "already_filled", field=label, text=value[:60])
                collector.note(context.title, line, f"{label}: {value}", remark=False)
        elif list_name:
            add_lines(kind, list_name, line, value, collector)
        else:
            collector.note(context.title, line, ": ".join(text for text in cells if text))
    return True


def _kind_of_labels(labels: list[str]) -> str:
    """Return the kind most of whose fields and lists the labels name: at least two and half of the labels."""
    scores = {
        kind: sum(bool(lookup(field_words(kind), label) or lookup(list_words(kind), label)) for label in labels)
        for kind in KINDS
    }
    best = max(scores, key=lambda kind: scores[kind])
    return best if scores[best] > 1 and scores[best] * 2 >= len(labels) else ""


def _read_lists(header: tuple[str, ...], table: Table, context: Context, collector: Collector) -> bool:
    """Read a table whose headers are the lists of a kind, as `purpose | behaviour | attributes`."""
    for kind in (context.kind,) if context.kind else (*section_kinds(context.section), "customer_profile"):
        names = [lookup(list_words(kind), cell) for cell in header]
        if sum(name is not None for name in names) < 2:
            continue
        collector.present.setdefault(kind)
        for line, cells, _ in _said(table):
            for name, text in zip(names, cells, strict=False):
                if name is not None:
                    add_lines(kind, name, line, text, collector)
                else:
                    collector.note(context.title, line, text)
        return True
    return False


def keep_table(
    header: tuple[str, ...],
    rows: list[tuple[int, list[str], Hidden | None]],
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
