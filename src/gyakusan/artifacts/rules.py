"""Pure rules about typed documents: what changed between two of them, and what filling counts as."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from gyakusan.artifacts.models import Kind, Row, columns, get_rows, row_lists
from gyakusan.artifacts.provenance import Provenance


@dataclass(frozen=True)
class Change:
    """One difference: a scalar field, a cell, a whole row, the order of a list, or an origin.

    `what` is `field`, `cell`, `added`, `removed`, `moved` or `origin`; `row` is empty for scalar fields.
    """

    what: str
    list_name: str
    row: str
    column: str
    before: object
    after: object


def diff(before: Kind, after: Kind) -> tuple[Change, ...]:
    """Return what changed from one document to another of the same kind, in the order of its fields."""
    changes: list[Change] = []
    for name in columns(type(after)):
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            changes.append(Change("field", "", "", name, old, new))
        elif before.origin(name) != after.origin(name):
            changes.append(Change("origin", "", "", name, before.origin(name), after.origin(name)))
    for name in row_lists(type(after)):
        changes += _diff_rows(name, get_rows(before, name), get_rows(after, name))
    return tuple(changes)


def _diff_rows(name: str, before: tuple[Row, ...], after: tuple[Row, ...]) -> list[Change]:
    old = {row.id: row for row in before}
    new = {row.id: row for row in after}
    changes = [Change("removed", name, row.id, "", row, None) for row in before if row.id not in new]
    for row in after:
        if row.id not in old:
            changes.append(Change("added", name, row.id, "", None, row))
        else:
            changes += _diff_cells(name, old[row.id], row)
    stayed_before = [row.id for row in before if row.id in new]
    stayed_after = [row.id for row in after if row.id in old]
    changes += [
        Change("moved", name, identifier, "", stayed_before.index(identifier), place)
        for place, identifier in enumerate(stayed_after)
        if stayed_before[place] != identifier
    ]
    return changes


def _diff_cells(name: str, before: Row, after: Row) -> list[Change]:
    changes: list[Change] = []
    for cell in columns(type(after)):
        old, new = getattr(before, cell), getattr(after, cell)
        if old != new:
            changes.append(Change("cell", name, after.id, cell, old, new))
        elif before.origin(cell) != after.origin(cell):
            changes.append(Change("origin", name, after.id, cell, before.origin(cell), after.origin(cell)))
    return changes


def filled(content: Kind, list_name: str | None = None) -> int:
    """Count the rows and the scalar fields that hold something, or the rows of one list."""
    if list_name is not None:
        return len(get_rows(content, list_name))
    rows = sum(len(get_rows(content, name)) for name in row_lists(type(content)))
    fields = sum(getattr(content, name) not in ("", None, (), False) for name in columns(type(content)))
    return rows + fields


def with_origin(row: Row, column: str, provenance: Provenance) -> Row:
    """Return the row with another origin for one cell."""
    return row.model_copy(update={"cells": {**row.cells, column: provenance}})


@dataclass(frozen=True)
class Mark:
    """One change in the history without what it changed."""

    seq: int
    at: str
    actor: str
    origin: str


EDIT = "edit"
"""Origin of what people do; their keystrokes are read as revisions of a couple of minutes."""

_REVISION = timedelta(minutes=2)
_TOGETHER = timedelta(seconds=5)


def same_revision(before: Mark, after: Mark) -> bool:
    """Tell whether two changes that follow each other are read as one revision.

    Edits of one person within a span of two minutes are, and edits of several who type at the same time. The spans lie
    on the clock, so that pages cut a history in the same places from both ends.
    """
    if before.origin != EDIT or after.origin != EDIT:
        return False
    first, then = datetime.fromisoformat(before.at), datetime.fromisoformat(after.at)
    if int(first.timestamp() // _REVISION.total_seconds()) != int(then.timestamp() // _REVISION.total_seconds()):
        return False
    return before.actor == after.actor or then - first <= _TOGETHER


def revisions(marks: Sequence[Mark]) -> tuple[tuple[Mark, ...], ...]:
    """Group changes that follow each other into revisions, in the order given, oldest or newest first."""
    groups: list[list[Mark]] = []
    for mark in marks:
        if groups and same_revision(*sorted((groups[-1][-1], mark), key=lambda entry: entry.seq)):
            groups[-1].append(mark)
        else:
            groups.append([mark])
    return tuple(tuple(group) for group in groups)
