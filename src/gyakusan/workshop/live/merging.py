"""Bringing own copies together in the team's artifact: nothing that anybody wrote is lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from gyakusan.artifacts.models import Kind, Row, columns, get_rows, row_lists
from gyakusan.core.ids import digest_id

_EMPTY: tuple[object, ...] = ("", None, (), False)


@dataclass(frozen=True)
class Copy:
    """An own copy: what it was made from, and what it is now."""

    id: str
    base: Kind
    content: Kind


def brought_together(present: Kind, copies: Sequence[Copy]) -> Kind:
    """Return the team's artifact with what the copies add and change.

    Rows are joined by id. A row that two copies have changed differently stays in both versions; a row that a copy does
    not have any more stays. A field is taken from the first copy that changed or filled it.
    """
    result = present
    for copy in copies:
        changed: dict[str, Any] = {name: _joined(name, result, copy) for name in row_lists(type(present))}
        provenance = dict(result.provenance)
        for name in columns(type(present)):
            if _takes_field(name, present, result, copy):
                changed[name] = getattr(copy.content, name)
                provenance.pop(name, None)
                provenance.update({key: origin for key, origin in copy.content.provenance.items() if key == name})
        result = result.model_copy(update={**changed, "provenance": provenance})
    return result


def _takes_field(name: str, present: Kind, result: Kind, copy: Copy) -> bool:
    here, there = getattr(result, name), getattr(copy.content, name)
    if here == there or there in _EMPTY:
        return False
    untouched = here == getattr(present, name) and there != getattr(copy.base, name)
    return here in _EMPTY or (untouched and here == getattr(copy.base, name))


def _joined(name: str, result: Kind, copy: Copy) -> tuple[Row, ...]:
    base = {row.id: row for row in get_rows(copy.base, name)}
    rows = {row.id: row for row in get_rows(result, name)}
    for row in get_rows(copy.content, name):
        before, here = base.get(row.id), rows.get(row.id)
        if here is None:
            if before is None or _changed(before, row):
                rows[row.id] = row
            continue
        if before is None:
            before = row if not _changed(here, row) else None
        merged = _merged(before, here, row) if before is not None else None
        if merged is not None:
            rows[row.id] = merged
        else:
            beside = f"{row.id[:20]}-{digest_id(copy.id, row.id)}"
            rows[beside] = row.model_copy(update={"id": beside})
    return tuple(rows.values())


def _changed(before: Row, after: Row) -> tuple[str, ...]:
    return tuple(name for name in columns(type(after)) if getattr(before, name) != getattr(after, name))


def _merged(before: Row, here: Row, row: Row) -> Row | None:
    """Return `here` with the cells that `row` changed since `before`; None where both changed a cell differently."""
    taken: dict[str, Any] = {}
    cells = dict(here.cells)
    for name in _changed(before, row):
        if getattr(here, name) == getattr(row, name):
            continue
        if getattr(here, name) != getattr(before, name):
            return None
        taken[name] = getattr(row, name)
        if row.origin(name) != here.provenance:
            cells[name] = row.origin(name)
        else:
            cells.pop(name, None)
    return here.model_copy(update={**taken, "cells": cells}) if taken else here
