"""An open document in memory: applies what clients sent and what the server wrote, and says what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from pycrdt import Doc, merge_updates

from gyakusan.artifacts import crdt
from gyakusan.artifacts.live.archive import Archive
from gyakusan.artifacts.live.errors import Hostile
from gyakusan.artifacts.live.guard import Guard
from gyakusan.artifacts.live.origins import Origins
from gyakusan.artifacts.live.touches import Observer
from gyakusan.artifacts.live.wire import read_state
from gyakusan.artifacts.models import Kind
from gyakusan.artifacts.proposals import mapping

MAX_ROOTS = 32
"""Most root types of a document, those of its kind included."""


class Opened:
    """A document, loaded from its history; `close` must be called.

    It writes under a fresh random client id of its own: stamps must not share a client with what `Artifacts` writes.
    """

    def __init__(self, archive: Archive, kind: type[Kind]) -> None:
        self._archive = archive
        self._kind = kind
        self._document: crdt.Document = Doc()
        self._loaded = archive.newest().into(self._document)
        self._observer = Observer(self._document, kind)
        self._origins = Origins(self._document, kind, self)
        self._proposals = mapping.suggestions(self._document)
        self._observer.taken()
        self.guard = Guard(read_state(self.state()))
        self.size = self._loaded.snapshot_bytes + self._loaded.row_bytes
        self._whole: bytes | None = None

    @property
    def seq(self) -> int:
        """Return the number of the newest stored change that is in the document."""
        return self._loaded.seq

    def row_at(self, list_name: str, row: str, seq: int) -> dict[str, Any]:
        """Return the plain values that a row had after a change."""
        return self._archive.row_at(list_name, row, seq)

    def state(self) -> bytes:
        """Return the state vector."""
        return self._document.get_state()

    def lacking(self, state: bytes) -> bytes:
        """Return the update that brings a client with a state vector up to date.

        Raises:
            Hostile: it is no state vector.
        """
        if state in (b"", b"\x00"):
            if self._whole is None:
                self._whole = self._document.get_update()
            return self._whole
        read_state(state)
        return self._document.get_update(state)

    def measure(self) -> int:
        """Return how large the document really is; `size` counts every change until then."""
        self.size = len(self.lacking(b""))
        return self.size

    def take(self, updates: Sequence[bytes], name: str) -> bytes | None:
        """Apply what a person's clients sent, then stamp it; return the update to keep, None when nothing changed.

        Raises:
            Hostile: it went too deep. The document must not be used any more, nor after any other exception.
        """
        with self._document.transaction():
            for update in updates:
                self._document.apply_update(update)
        touches, made = self._observer.taken()
        if touches.too_deep:
            raise Hostile("depth")
        if not made:
            return None
        self._origins.settle(touches, name)
        if touches.proposals:
            with self._document.transaction():
                mapping.settle(self._document, self._kind, self._proposals, name)
            self._proposals = mapping.suggestions(self._document)
        _, stamped = self._observer.taken()
        if stamped:
            self.guard.refresh(read_state(self.state()))
            made = [*made, *stamped]
        return self._changed(made)

    def absorb(self, updates: Sequence[bytes]) -> bytes | None:
        """Apply what the server wrote elsewhere; return the update to pass on, None when nothing changed."""
        with self._document.transaction():
            for update in updates:
                self._document.apply_update(update)
        touches, made = self._observer.taken()
        if not made:
            return None
        self._origins.absorb(touches)
        if touches.proposals:
            self._proposals = mapping.suggestions(self._document)
        self.guard.refresh(read_state(self.state()))
        return self._changed(made)

    def _changed(self, made: Sequence[bytes]) -> bytes:
        self._whole = None
        update = made[0] if len(made) == 1 else merge_updates(*made)
        self.size += len(update)
        return update

    def stored(self, seq: int, size: int) -> bytes | None:
        """Note that an applied change was stored; return what others had stored in between, to be passed on."""
        missed = self.catch_up() if seq > self.seq + 1 else None
        if seq > self.seq:
            self._loaded.grew(seq, size)
        return missed

    def catch_up(self) -> bytes | None:
        """Apply what is stored and not in the document; return the update to pass on, None for none."""
        rows = self._archive.after(self.seq)
        update = self.absorb([row.data for row in rows]) if rows else None
        for row in rows:
            self._loaded.grew(row.seq, len(row.data))
        return update

    def snapshot(self, keep: Callable[[bytes], bool]) -> None:
        """Let `keep` keep the state after `seq` when a snapshot is due."""
        if self._loaded.wants_snapshot:
            data = self.lacking(b"")
            if keep(data):
                self._loaded.snapshot_taken(len(data))
                self.size = len(data)

    def watch(self, roots: set[str]) -> bool:
        """Look after root types that an update names; return False when there are too many."""
        return self._observer.watch_unknown(roots, MAX_ROOTS)

    def close(self) -> None:
        """Let go of the document."""
        self._observer.close()
