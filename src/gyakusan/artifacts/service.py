"""The door of the artifacts room: create, read, write, freeze, copy, look back, restore."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import Connection

from gyakusan.artifacts import crdt, store
from gyakusan.artifacts.errors import ArtifactFrozen, ArtifactNotFound, VersionNotFound
from gyakusan.artifacts.kinds.registry import KINDS
from gyakusan.artifacts.loading import append, load
from gyakusan.artifacts.models import Kind
from gyakusan.artifacts.rules import Change, Mark, diff, revisions
from gyakusan.core.clock import Clock
from gyakusan.core.db import after_commit
from gyakusan.core.ids import digest_id

T = TypeVar("T")
_MARKS = 2_000


@dataclass(frozen=True)
class Artifact:
    """An artifact with its present content."""

    id: str
    workshop_id: str
    edition: str
    kind: str
    content: Kind
    frozen_at: str | None
    copied_from: str | None
    version: int
    scope: str = ""
    """Whose own copy it is, such as `pair:…`; empty for the team's."""


@dataclass(frozen=True)
class Head:
    """An artifact without its content."""

    id: str
    workshop_id: str
    edition: str
    kind: str
    scope: str
    frozen_at: str | None


@dataclass(frozen=True)
class Entry:
    """An artifact without its content."""

    id: str
    edition: str
    kind: str
    scope: str
    frozen: bool
    copied_from: str | None
    version: int


@dataclass(frozen=True)
class Revision:
    """What is read as one change: who changed what, when, and why (`edit`, `draft`, `import`, `copy`, `restore` …).

    Its keystrokes are the changes `first` to `version`; `actors` are all who typed at the same time, `actor` the last.
    """

    version: int
    at: str
    actor: str
    origin: str
    changes: tuple[Change, ...]
    first: int = 0
    actors: tuple[str, ...] = ()


@dataclass(frozen=True)
class Written:
    """A change that was committed outside of the live room; `frozen` is set instead when the artifact was frozen."""

    artifact_id: str
    seq: int
    update: bytes
    frozen: bool = False


class Artifacts:
    """Artifacts of all workshops. Every verb runs in the caller's transaction."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._listeners: list[Callable[[Written], None]] = []

    def subscribe(self, listener: Callable[[Written], None]) -> None:
        """Call `listener` after every commit of a change, in the thread that committed."""
        self._listeners.append(listener)

    def unsubscribe(self, listener: Callable[[Written], None]) -> None:
        """Call `listener` no more."""
        self._listeners.remove(listener)

    def create(
        self,
        connection: Connection,
        workshop_id: str,
        edition: str,
        content: Kind,
        actor: str,
        origin: str,
        scope: str = "",
    ) -> Artifact:
        """Create an artifact that holds `content`."""
        row = store.ArtifactRow(
            _artifact_id(workshop_id, edition, content.key, scope),
            workshop_id,
            edition,
            content.key,
            None,
            self._clock.now().isoformat(),
            None,
            scope,
        )
        store.insert_artifact(connection, row)
        return self.write(connection, row.id, content, actor, origin)

    def get(self, connection: Connection, artifact_id: str) -> Artifact:
        """Return an artifact.

        Raises:
            ArtifactNotFound: there is none with that id.
        """
        return self._load(connection, self._row(connection, artifact_id))

    def head(self, connection: Connection, artifact_id: str) -> Head:
        """Return an artifact without its content, which costs next to nothing.

        Raises:
            ArtifactNotFound: there is none with that id.
        """
        row = self._row(connection, artifact_id)
        return Head(row.id, row.workshop_id, row.edition, row.kind, row.scope, row.frozen_at)

    def list(
        self, connection: Connection, workshop_id: str, edition: str | None = None, scope: str | None = None
    ) -> tuple[Artifact, ...]:
        """Return all artifacts of a workshop, or those of one edition or scope, in the order of their creation."""
        rows = store.select_artifacts(connection, workshop_id, edition, scope=scope)
        return tuple(self._load(connection, row) for row in rows)

    def entries(self, connection: Connection, workshop_id: str) -> tuple[Entry, ...]:
        """Return all artifacts of a workshop without looking into them, in the order of their creation."""
        return tuple(
            Entry(row.id, row.edition, row.kind, row.scope, row.frozen_at is not None, row.copied_from, version)
            for row, version in store.select_entries(connection, workshop_id)
        )

    def find(
        self, connection: Connection, workshop_id: str, edition: str, kind: str, scope: str = ""
    ) -> Artifact | None:
        """Return the artifact of a kind in an edition, the team's or an own copy, or None."""
        rows = store.select_artifacts(connection, workshop_id, edition, kind, scope)
        return self._load(connection, rows[0]) if rows else None

    def write(self, connection: Connection, artifact_id: str, content: Kind, actor: str, origin: str) -> Artifact:
        """Make an artifact hold `content`; only the differences are recorded, nothing when there are none.

        Raises:
            ArtifactFrozen: the part has ended.
        """

        def put(document: crdt.Document, present: Kind) -> None:
            if present != content:
                crdt.write(document, content)

        self.change(connection, artifact_id, actor, origin, put)
        return self.get(connection, artifact_id)

    def change(
        self,
        connection: Connection,
        artifact_id: str,
        actor: str,
        origin: str,
        edit: Callable[[crdt.Document, Kind], T],
    ) -> T:
        """Let `edit` change the document of an artifact, given with its present content; return what it returns.

        What it does is recorded as one change, nothing when it does nothing.

        Raises:
            ArtifactFrozen: the part has ended.
        """
        row = self._row(connection, artifact_id)
        if row.frozen_at is not None:
            raise ArtifactFrozen(artifact_id, row.frozen_at)
        loaded = load(connection, artifact_id)
        document = loaded.document
        present = crdt.read(document, KINDS[row.kind])
        answer, update = crdt.edited(document, lambda: edit(document, present))
        if update is not None:
            moment = self._clock.now().isoformat()
            change = store.UpdateRow(loaded.seq + 1, moment, actor, origin, update)
            append(connection, artifact_id, loaded, change)
            self._publish(connection, Written(artifact_id, change.seq, update))
        return answer

    def edit(
        self, connection: Connection, artifact_id: str, actor: str, origin: str, fn: Callable[[Kind], Kind]
    ) -> Artifact:
        """Let `fn` turn the present content into another; right too while people type in the live document.

        Raises:
            ArtifactFrozen: the part has ended.
        """

        def put(document: crdt.Document, present: Kind) -> None:
            wanted = fn(present)
            if wanted != present:
                crdt.write(document, wanted)

        self.change(connection, artifact_id, actor, origin, put)
        return self.get(connection, artifact_id)

    def look(self, connection: Connection, artifact_id: str, read: Callable[[crdt.Document, Kind], T]) -> T:
        """Return what `read` finds in the document of an artifact, given with its present content."""
        row = self._row(connection, artifact_id)
        document = load(connection, artifact_id).document
        return read(document, crdt.read(document, KINDS[row.kind]))

    def freeze(self, connection: Connection, artifact_id: str) -> None:
        """Make an artifact unchangeable; freezing it again changes nothing."""
        self._row(connection, artifact_id)
        store.set_frozen(connection, artifact_id, self._clock.now().isoformat())
        self._publish(connection, Written(artifact_id, 0, b"", frozen=True))

    def freeze_edition(self, connection: Connection, workshop_id: str, edition: str) -> None:
        """Freeze every artifact of an edition."""
        for row in store.select_artifacts(connection, workshop_id, edition):
            self.freeze(connection, row.id)

    def copy(
        self, connection: Connection, artifact_id: str, edition: str, actor: str, scope: str | None = None
    ) -> Artifact:
        """Copy an artifact into another edition or for another scope; rows keep their ids, so that `diff` works.

        Open proposals stay behind.
        """
        row = self._row(connection, artifact_id)
        now = self._clock.now().isoformat()
        scope = row.scope if scope is None else scope
        identifier = _artifact_id(row.workshop_id, edition, row.kind, scope)
        copied = store.ArtifactRow(identifier, row.workshop_id, edition, row.kind, artifact_id, now, None, scope)
        store.insert_artifact(connection, copied)
        document = load(connection, artifact_id).document
        crdt.drop_proposals(document)
        update = document.get_update()
        store.append_update(connection, copied.id, store.UpdateRow(1, now, actor, "copy", update))
        return self._load(connection, copied)

    def at(self, connection: Connection, artifact_id: str, version: int) -> Kind:
        """Return the content that an artifact had in a version.

        Raises:
            VersionNotFound: it never had that version.
        """
        row = self._row(connection, artifact_id)
        newest = store.last_seq(connection, artifact_id)
        if not 0 <= version <= newest:
            raise VersionNotFound(artifact_id, version, newest)
        return crdt.read(load(connection, artifact_id, version).document, KINDS[row.kind])

    def history(
        self, connection: Connection, artifact_id: str, before: int | None = None, limit: int | None = None
    ) -> tuple[Revision, ...]:
        """Return who changed what when, oldest first; with `limit` the newest so many before the version `before`."""
        kind = KINDS[self._row(connection, artifact_id).kind]
        groups = self._marks(connection, artifact_id, before, limit)
        if not groups:
            return ()
        document = load(connection, artifact_id, groups[0][0].seq - 1).document
        content = crdt.read(document, kind)
        found: list[Revision] = []
        for group in groups:
            first, last = group[0], group[-1]
            for update in store.select_updates(connection, artifact_id, last.seq, after=first.seq - 1):
                document.apply_update(update.data)
            after = crdt.read(document, kind)
            actors = tuple(dict.fromkeys(mark.actor for mark in group))
            changes = diff(content, after)
            found.append(Revision(last.seq, last.at, last.actor, last.origin, changes, first.seq, actors))
            content = after
        return tuple(found)

    def _marks(
        self, connection: Connection, artifact_id: str, before: int | None, limit: int | None
    ) -> list[tuple[Mark, ...]]:
        marks: list[Mark] = []
        groups: tuple[tuple[Mark, ...], ...] = ()
        while limit is None or len(groups) <= limit:
            rows = store.select_marks(connection, artifact_id, before, _MARKS)
            marks += [Mark(row.seq, row.at, row.actor, row.origin) for row in rows]
            groups = revisions(marks)
            if len(rows) < _MARKS:
                break
            before = rows[-1].seq
        return [group[::-1] for group in groups[:limit]][::-1]

    def restore(self, connection: Connection, artifact_id: str, version: int, actor: str) -> Artifact:
        """Bring back an earlier version as a new change; the history stays whole.

        Raises:
            VersionNotFound, ArtifactFrozen: as above.
        """
        return self.write(connection, artifact_id, self.at(connection, artifact_id, version), actor, "restore")

    def _row(self, connection: Connection, artifact_id: str) -> store.ArtifactRow:
        row = store.select_artifact(connection, artifact_id)
        if row is None:
            raise ArtifactNotFound(artifact_id)
        return row

    def _publish(self, connection: Connection, written: Written) -> None:
        def tell() -> None:
            for listener in tuple(self._listeners):
                listener(written)

        if self._listeners:
            after_commit(connection, tell)

    def _load(self, connection: Connection, row: store.ArtifactRow) -> Artifact:
        loaded = load(connection, row.id)
        content = crdt.read(loaded.document, KINDS[row.kind])
        return Artifact(
            row.id,
            row.workshop_id,
            row.edition,
            row.kind,
            content,
            row.frozen_at,
            row.copied_from,
            loaded.seq,
            row.scope,
        )


def _artifact_id(workshop_id: str, edition: str, kind: str, scope: str) -> str:
    """There is one artifact per workshop, edition, kind and scope, so its id follows from them."""
    return f"art-{digest_id(workshop_id, edition, kind, *((scope,) if scope else ()))}"
