"""What a transaction touched in a document, read off its events: rows made and removed, cells, fields, provenance."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from gyakusan.artifacts.crdt import PROPOSALS, Document, root
from gyakusan.artifacts.models import Kind, row_lists

MAX_DEPTH = 8
"""Deepest shared type that anything may hang on; documents nest four deep."""

_PROVENANCE = ("origin", "cells")


@dataclass
class Touches:
    """What was touched since it was last emptied. Rows are named by list and row id, cells by column as well."""

    made: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])
    gone: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])
    cells: set[tuple[str, str, str]] = field(default_factory=set[tuple[str, str, str]])
    fields: set[str] = field(default_factory=set[str])
    row_origins: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])
    field_origins: set[str] = field(default_factory=set[str])
    proposals: bool = False
    too_deep: bool = False

    @property
    def cells_only(self) -> bool:
        """Tell whether nothing but cells of rows was touched, as by typing."""
        return not (self.made or self.gone or self.fields or self.row_origins or self.field_origins)

    def row_event(self, list_name: str, path: Sequence[Any], event: Any) -> None:
        """Note an event below a list of rows."""
        if not path:
            for key, change in _keys(event).items():
                (self.gone if change["action"] == "delete" else self.made).add((list_name, key))
            return
        row = str(path[0])
        for column in [str(path[1])] if len(path) > 1 else _keys(event):
            if column in _PROVENANCE:
                self.row_origins.add((list_name, row))
            else:
                self.cells.add((list_name, row, column))


class Observer:
    """Watches a document; `close` must be called, for subscriptions outlive their document otherwise."""

    def __init__(self, document: Document, kind: type[Kind]) -> None:
        self.touches = Touches()
        self.updates: list[bytes] = []
        self._document = document
        self._roots = {"fields", "origins", PROPOSALS, *(f"rows:{name}" for name in row_lists(kind))}
        self._subscription = document.observe(self._on_update)
        self._deep = [self._watch(name) for name in sorted(self._roots)]

    def _watch(self, name: str) -> Any:
        # The raw event: what pycrdt wraps around it reads all of it, at ten times the cost.
        return root(self._document, name).integrated.observe_deep(self._handler(name))

    def watch_unknown(self, names: set[str], most: int) -> bool:
        """Watch roots that are none of the kind's for their depth; return False when there are too many."""
        for name in names - self._roots:
            if len(self._roots) >= most:
                return False
            self._roots.add(name)
            self._deep.append(self._watch(name))
        return True

    def taken(self) -> tuple[Touches, list[bytes]]:
        """Return what happened since the last call."""
        taken = self.touches, self.updates
        if self.updates:
            self.touches, self.updates = Touches(), []
        return taken

    def close(self) -> None:
        """Watch no more."""
        if self._deep:
            self._document.unobserve(self._subscription)
        for subscription in self._deep:
            subscription.drop()
        self._deep.clear()

    def _on_update(self, event: Any) -> None:
        self.updates.append(event.update)

    def _handler(self, name: str) -> Callable[[list[Any]], None]:
        list_name = name.removeprefix("rows:") if name.startswith("rows:") else None

        def handle(events: list[Any]) -> None:
            touches = self.touches
            for event in events:
                path = event.path
                if len(path) > MAX_DEPTH:
                    touches.too_deep = True
                elif list_name is not None:
                    touches.row_event(list_name, path, event)
                elif name == PROPOSALS:
                    touches.proposals = True
                elif name in ("fields", "origins"):
                    noted = touches.fields if name == "fields" else touches.field_origins
                    noted.update([str(path[0])] if path else _keys(event))

        return handle


def _keys(event: Any) -> dict[str, Any]:
    """Return the keys that changed; events of other types than maps have none."""
    return cast("dict[str, Any]", getattr(event, "keys", {}))
