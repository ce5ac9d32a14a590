"""How endpoints get at an artifact: through what its viewer may do with it, and never past it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from gyakusan.api.errors import DocumentLocked
from gyakusan.api.rooms import Rooms
from gyakusan.artifacts.errors import ArtifactFrozen, ArtifactNotFound
from gyakusan.artifacts.models import Kind
from gyakusan.artifacts.service import Artifact
from gyakusan.identity.errors import Forbidden
from gyakusan.identity.models import Membership
from gyakusan.workshop.live.facts import Person
from gyakusan.workshop.live.models import DocumentView


@dataclass(frozen=True)
class Opened:
    """An artifact that the viewer may read."""

    artifact: Artifact
    view: DocumentView


def viewer_of(seat: Membership) -> Person:
    """Return the caller as the room sees them."""
    return Person(seat.person, seat.name, seat.access, seat.role)


def views_of(rooms: Rooms, connection: Connection, seat: Membership) -> dict[str, DocumentView]:
    """Return the artifacts that the viewer may read, by id."""
    return {view.id: view for view in rooms.room.documents(connection, seat.workshop_id, viewer_of(seat))}


def readable(rooms: Rooms, connection: Connection, seat: Membership, artifact_id: str) -> Opened:
    """Return an artifact that the viewer may read.

    Raises:
        ArtifactNotFound: there is none, or it is somebody's own copy.
    """
    view = views_of(rooms, connection, seat).get(artifact_id)
    if view is None:
        raise ArtifactNotFound(artifact_id)
    return Opened(rooms.artifacts.get(connection, artifact_id), view)


def writable(rooms: Rooms, connection: Connection, seat: Membership, artifact_id: str) -> Opened:
    """Return an artifact that the viewer may write in now.

    Raises:
        ArtifactNotFound, ArtifactFrozen, DocumentLocked, Forbidden: they may not.
    """
    opened = readable(rooms, connection, seat, artifact_id)
    if opened.view.writable:
        return opened
    if opened.view.frozen:
        raise ArtifactFrozen(artifact_id, opened.artifact.frozen_at or "")
    if opened.view.locked:
        raise DocumentLocked(artifact_id)
    raise Forbidden


_NOT_SEEN = 3


def around(rooms: Rooms, connection: Connection, seat: Membership, opened: Opened) -> Mapping[str, Kind]:
    """Return the artifacts of the same edition by kind, as they are seen from this one.

    A copy of the same owner comes first, then one's own, then the team's.
    """
    found: dict[str, tuple[int, str]] = {}
    for view in views_of(rooms, connection, seat).values():
        if view.edition != opened.view.edition:
            continue
        rank = (
            0 if view.scope == opened.view.scope else 1 if view.scope and view.writable else 2 if not view.scope else 3
        )
        if rank < 3 and rank < found.get(view.kind, (3, ""))[0]:
            found[view.kind] = (rank, view.id)
    contents = {kind: rooms.artifacts.get(connection, identifier).content for kind, (_, identifier) in found.items()}
    return {**contents, opened.artifact.kind: opened.artifact.content}
