"""The door of the artifacts room: create, read, write, freeze, copy, look back, restore."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from pydantic import ValidationError
from sqlalchemy import Connection

from gyakusan.artifacts import crdt, store
from gyakusan.artifacts.errors import ArtifactDamaged, ArtifactFrozen, ArtifactNotFound, VersionNotFound
from gyakusan.artifacts.kinds.registry import KINDS
from gyakusan.artifacts.models import Kind
from gyakusan.artifacts.rules import Change, diff
from gyakusan.core.clock import Clock
from gyakusan.core.ids import digest_id

T = TypeVar("T")


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


@dataclass(frozen=True)
class Revision:
    """One change in the history: who changed what, when, and why (`edit`, `draft`, `import`, `copy`, `restore` …)."""

    version: int
    at: str
    actor: str
    origin: str
    changes: tuple[Change, ...]


class Artifacts:
    """Artifacts of all workshops. Every verb runs in the caller's transaction."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def create(
        self, connection: Connection, workshop_id: str, edition: str, content: Kind, actor: str, origin: str
    ) -> Artifact:
        """Create an artifact that holds `content`."""
        row = store.ArtifactRow(
            _artifact_id(workshop_id, edition, content.key),
            workshop_id,
            edition,
            content.key,
            None,
            self._clock.now().isoformat(),
            None,
        )
        store.insert_artifact(connection, row)
        return self.write(connection, row.id, content, actor, origin)

    def get(self, connection: Connection, artifact_id: str) -> Artifact:
        """Return an artifact.

        Raises:
            ArtifactNotFound: there is none with that id.
            ArtifactDamaged: what is stored does not fit its kind.
        """
        return self._load(connection, self._row(connection, artifact_id))

    def list(self, connection: Connection, workshop_id: str, edition: str | None = None) -> tuple[Artifact, ...]:
        """Return all artifacts of a workshop, or those of one edition, in the order of their creation."""
        return tuple(self._load(connection, row) for row in store.select_artifacts(connection, workshop_id, edition))

    def find(self, connection: Connection, workshop_id: str, edition: str, kind: str) -> Artifact | None:
        """Return the artifact of a kind in an edition, or None."""
        rows = store.select_artifacts(connection, workshop_id, edition, kind)
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
        document = self._document(connection, artifact_id, None)
        present = self._read(row, document)
        answer, update = crdt.edited(document, lambda: edit(document, present))
        if update is not None:
            seq = store.last_seq(connection, artifact_id) + 1
            moment = self._clock.now().isoformat()
            store.append_update(connection, artifact_id, store.UpdateRow(seq, moment, actor, origin, update))
        return answer

    def look(self, connection: Connection, artifact_id: str, read: Callable[[crdt.Document, Kind], T]) -> T:
        """Return what `read` finds in the document of an artifact, given with its present content."""
        row = self._row(connection, artifact_id)
        document = self._document(connection, artifact_id, None)
        return read(document, self._read(row, document))

    def freeze(self, connection: Connection, artifact_id: str) -> None:
        """Make an artifact unchangeable; freezing it again changes nothing."""
        self._row(connection, artifact_id)
        store.set_frozen(connection, artifact_id, self._clock.now().isoformat())

    def freeze_edition(self, connection: Connection, workshop_id: str, edition: str) -> None:
        """Freeze every artifact of an edition."""
        for row in store.select_artifacts(connection, workshop_id, edition):
            self.freeze(connection, row.id)

    def copy(self, connection: Connection, artifact_id: str, edition: str, actor: str) -> Artifact:
        """Copy an artifact into another edition; rows keep their ids, so that the two can be compared.

        Open proposals stay behind.
        """
        row = self._row(connection, artifact_id)
        now = self._clock.now().isoformat()
        copied = store.ArtifactRow(
            _artifact_id(row.workshop_id, edition, row.kind), row.workshop_id, edition, row.kind, artifact_id, now, None
        )
        store.insert_artifact(connection, copied)
        document = self._document(connection, artifact_id, None)
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
        return self._read(row, self._document(connection, artifact_id, version))

    def history(self, connection: Connection, artifact_id: str) -> tuple[Revision, ...]:
        """Return who changed what when, oldest first."""
        row = self._row(connection, artifact_id)
        document = crdt.new_document()
        before = KINDS[row.kind]()
        revisions: list[Revision] = []
        for update in store.select_updates(connection, artifact_id):
            document.apply_update(update.data)
            after = self._read(row, document)
            revisions.append(Revision(update.seq, update.at, update.actor, update.origin, diff(before, after)))
            before = after
        return tuple(revisions)

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

    def _document(self, connection: Connection, artifact_id: str, version: int | None) -> crdt.Document:
        document = crdt.new_document()
        for update in store.select_updates(connection, artifact_id, version):
            document.apply_update(update.data)
        return document

    def _read(self, row: store.ArtifactRow, document: crdt.Document) -> Kind:
        try:
            return crdt.read(document, KINDS[row.kind])
        except (ValidationError, KeyError) as error:
            raise ArtifactDamaged(row.id, str(error).splitlines()[0]) from error

    def _load(self, connection: Connection, row: store.ArtifactRow) -> Artifact:
        content = self._read(row, self._document(connection, row.id, None))
        version = store.last_seq(connection, row.id)
        return Artifact(
            row.id, row.workshop_id, row.edition, row.kind, content, row.frozen_at, row.copied_from, version
        )


def _artifact_id(workshop_id: str, edition: str, kind: str) -> str:
    """There is one artifact per workshop, edition and kind, so its id follows from them."""
    return f"art-{digest_id(workshop_id, edition, kind)}"
