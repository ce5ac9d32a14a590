"""Provenance is the server's: it stamps what people change with their names, and undoes what clients write there."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Protocol, cast

from pycrdt import Map as SharedMap

from gyakusan.artifacts.crdt import Document, Shared, dump, plain, root
from gyakusan.artifacts.live.touches import Touches
from gyakusan.artifacts.models import Kind, columns, row_lists
from gyakusan.artifacts.provenance import State, provided

Origin = dict[str, Any]
Known = tuple[Origin, dict[str, Origin]]
"""Origin of a row, and origins of its cells."""

_GONE = 500


class Past(Protocol):
    """The stored history of the document."""

    @property
    def seq(self) -> int:
        """Return the number of the newest stored change."""
        ...

    def row_at(self, list_name: str, row: str, seq: int) -> dict[str, Any]:
        """Return the plain values that a row had after a change, empty when it was not there."""
        ...


class Origins:
    """The provenance of one open document, as the server knows it."""

    def __init__(self, document: Document, kind: type[Kind], past: Past) -> None:
        self._document = document
        self._past = past
        self._columns = {
            name: {key for key, column in columns(model).items() if not column.computed}
            for name, model in [("", kind), *row_lists(kind).items()]
        }
        self._fields: dict[str, Origin] = _origins(plain(root(document, "origins")))
        self._rows: dict[tuple[str, str], Known] = {}
        for name in row_lists(kind):
            for row, values in _origins(plain(root(document, f"rows:{name}"))).items():
                self._rows[name, row] = _known(values)
        self._gone: dict[tuple[str, str], tuple[Known, int]] = {}

    def absorb(self, touches: Touches) -> None:
        """Take over what the server itself wrote."""
        for entry in touches.gone:
            self._rows.pop(entry, None)
        for entry in touches.made | touches.row_origins:
            values = self._values(*entry)
            if values is not None:
                self._rows[entry] = _known(values)
        if touches.field_origins:
            self._fields = _origins(plain(root(self._document, "origins")))

    def settle(self, touches: Touches, name: str) -> None:
        """Stamp what a person changed, and undo what their client wrote over origins."""
        stamp = _stamp(name)
        if touches.cells_only and all(self._stays(*cell, stamp) for cell in touches.cells):
            return
        for entry in touches.gone:
            self._let_go(entry)
        wanted: dict[tuple[str, str], bool] = dict.fromkeys(touches.row_origins | touches.made, True)
        for entry in touches.made:
            self._rows[entry] = self._of_new_row(entry, stamp)
        for list_name, row, column in touches.cells:
            if (list_name, row) not in touches.made and self._stamp_cell(list_name, row, column, stamp):
                wanted.setdefault((list_name, row), False)
        fields = touches.field_origins | {field for field in touches.fields if self._stamp_field(field, stamp)}
        if wanted or fields:
            with self._document.transaction():
                for entry, undo in wanted.items():
                    self._write_row(entry, undo=undo)
                self._write_fields(fields)

    def _let_go(self, entry: tuple[str, str]) -> None:
        known = self._rows.pop(entry, None)
        if known is not None:
            self._gone[entry] = known, self._past.seq
            if len(self._gone) > _GONE:
                del self._gone[next(iter(self._gone))]

    def _of_new_row(self, entry: tuple[str, str], stamp: Origin) -> Known:
        """A row that comes back as it was, by undo, has the origin that it had; else it is from who made it."""
        known, seq = self._gone.pop(entry, (None, 0))
        if known is None:
            known, seq = self._rows.get(entry), self._past.seq
        if known is not None:
            before, now = self._past.row_at(*entry, seq), self._values(*entry) or {}
            if all(before.get(column) == now.get(column) for column in self._columns[entry[0]]):
                return known
        return (stamp, {})

    def _stays(self, list_name: str, row: str, column: str, stamp: Origin) -> bool:
        known = self._rows.get((list_name, row))
        return known is not None and _stays(known[1].get(column, known[0]), stamp)

    def _stamp_cell(self, list_name: str, row: str, column: str, stamp: Origin) -> bool:
        if column not in self._columns[list_name]:
            return False
        origin, cells = self._rows.setdefault((list_name, row), ({}, {}))
        if _stays(cells.get(column, origin), stamp):
            return False
        self._rows[list_name, row] = (origin, {**cells, column: stamp})
        return True

    def _stamp_field(self, field: str, stamp: Origin) -> bool:
        if field not in self._columns[""] or _stays(self._fields.get(field, {}), stamp):
            return False
        self._fields[field] = stamp
        return True

    def _write_row(self, entry: tuple[str, str], *, undo: bool) -> None:
        row = root(self._document, f"rows:{entry[0]}").get(entry[1])
        if not isinstance(row, SharedMap):
            return
        shared = cast("Shared", row)
        origin, cells = self._rows.get(entry, ({}, {}))
        if undo:
            _put(shared, "origin", origin)
        _put(shared, "cells", cells)

    def _write_fields(self, fields: set[str]) -> None:
        shared = root(self._document, "origins")
        for field in fields:
            _put(shared, field, self._fields.get(field, {}))

    def _values(self, list_name: str, row: str) -> dict[str, Any] | None:
        shared = root(self._document, f"rows:{list_name}").get(row)
        return plain(cast("Shared", shared)) if isinstance(shared, SharedMap) else None


@lru_cache(maxsize=1_000)
def _stamp(name: str) -> Origin:
    return dump(provided(name))


def _stays(origin: Origin, stamp: Origin) -> bool:
    """What was observed stays so until its evidence is taken back; what a person said already needs no new stamp."""
    state = origin.get("state")
    return state == State.OBSERVED or (state == State.PROVIDED and origin.get("by") == stamp["by"])


def _put(shared: Shared, key: str, value: Origin | dict[str, Origin]) -> None:
    present = shared.get(key)
    if not value:
        if present is not None and present != {}:
            del shared[key]
    elif present != value:
        shared[key] = value


def _known(values: dict[str, Any]) -> Known:
    origin = values.get("origin")
    return (cast("Origin", origin) if isinstance(origin, dict) else {}, _origins(values.get("cells")))


def _origins(value: Any) -> dict[str, Origin]:
    """Return the entries of a mapping that are mappings themselves."""
    if not isinstance(value, dict):
        return {}
    entries = cast("dict[str, Any]", value).items()
    return {key: cast("Origin", entry) for key, entry in entries if isinstance(entry, dict)}
