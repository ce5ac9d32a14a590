"""Comments on fields of artifacts: short threads that are resolved, beside the content and never in it."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection

from gyakusan.artifacts.kinds.registry import KINDS
from gyakusan.artifacts.models import columns, row_lists
from gyakusan.core.clock import Clock
from gyakusan.core.ids import Ids
from gyakusan.workshop.live import store
from gyakusan.workshop.live.errors import CommentNotFound, CommentPlaceWrong
from gyakusan.workshop.live.facts import Person
from gyakusan.workshop.live.log import moment_of
from gyakusan.workshop.live.models import CommentView, DocumentView
from gyakusan.workshop.live.service import Rooms


class Comments:
    """The comments of all workshops. Every verb runs in the caller's transaction."""

    def __init__(self, clock: Clock, ids: Ids, rooms: Rooms) -> None:
        self._clock = clock
        self._ids = ids
        self._rooms = rooms

    def list(
        self, connection: Connection, workshop_id: str, viewer: Person, artifact_id: str | None = None
    ) -> tuple[CommentView, ...]:
        """Return the comments on what the viewer may read, oldest first."""
        documents = self._documents(connection, workshop_id, viewer)
        found = store.select_comments(connection, workshop_id, artifact_id)
        return tuple(_view(row) for row in found if row.artifact_id in documents)

    def add(
        self,
        connection: Connection,
        workshop_id: str,
        viewer: Person,
        place: CommentView,
    ) -> CommentView:
        """Add a comment or a reply; `place` says where and what, the rest of it is filled here.

        Raises:
            CommentNotFound: the thread, or the artifact, is not there for the viewer.
            CommentPlaceWrong: the artifact's kind has no such list or column.
        """
        document = self._documents(connection, workshop_id, viewer).get(place.artifact)
        if document is None:
            raise CommentNotFound(place.artifact)
        _check_place(document.kind, place)
        if place.parent:
            self._thread(connection, workshop_id, place)
        row = store.CommentRow(
            id=self._ids.new("com"),
            workshop_id=workshop_id,
            artifact_id=place.artifact,
            list_name=place.list,
            row_id=place.row,
            column_name=place.column,
            text=place.text,
            author_id=viewer.id,
            author=viewer.name,
            at=self._clock.now().isoformat(),
            parent=place.parent,
            resolved_by="",
            resolved_at="",
        )
        store.insert_comment(connection, row)
        self._rooms.comments_changed(connection, workshop_id, place.artifact, viewer.id)
        return _view(row)

    def resolve(self, connection: Connection, workshop_id: str, viewer: Person, comment_id: str) -> CommentView:
        """Resolve a comment and with it its thread.

        Raises:
            CommentNotFound: as above.
        """
        found = store.select_comment(connection, workshop_id, comment_id)
        if found is None or found.artifact_id not in self._documents(connection, workshop_id, viewer):
            raise CommentNotFound(comment_id)
        store.set_resolved(connection, comment_id, viewer.name, self._clock.now().isoformat())
        self._rooms.comments_changed(connection, workshop_id, found.artifact_id, viewer.id)
        changed = store.select_comment(connection, workshop_id, comment_id)
        assert changed is not None
        return _view(changed)

    def _documents(self, connection: Connection, workshop_id: str, viewer: Person) -> Mapping[str, DocumentView]:
        return {document.id: document for document in self._rooms.documents(connection, workshop_id, viewer)}

    def _thread(self, connection: Connection, workshop_id: str, place: CommentView) -> None:
        parent = store.select_comment(connection, workshop_id, place.parent)
        if parent is None or parent.artifact_id != place.artifact or parent.parent:
            raise CommentNotFound(place.parent)


def _check_place(kind: str, place: CommentView) -> None:
    lists = row_lists(KINDS[kind])
    model = lists.get(place.list) if place.list else KINDS[kind]
    known = model is not None and (not place.column or place.column in columns(model))
    if not known or bool(place.row) > bool(place.list):
        raise CommentPlaceWrong(".".join(part for part in (place.list, place.row, place.column) if part))


def _view(row: store.CommentRow) -> CommentView:
    return CommentView(
        id=row.id,
        artifact=row.artifact_id,
        list=row.list_name,
        row=row.row_id,
        column=row.column_name,
        text=row.text,
        by=row.author,
        author=row.author_id,
        at=moment_of(row.at),
        parent=row.parent,
        resolved_by=row.resolved_by,
        resolved_at=moment_of(row.resolved_at) if row.resolved_at else None,
    )
