"""Endpoints of artifacts: content, history, origins, evidence, proposals. Texts are written over the web socket."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field, StringConstraints
from sqlalchemy import Connection

from gyakusan.api.access import Seat, Writer
from gyakusan.api.errors import NothingToCompare, OriginUnfit
from gyakusan.api.house import House
from gyakusan.api.opened import readable, writable
from gyakusan.api.routers.identity import Asked
from gyakusan.artifacts.models import Kind, columns, get_rows, row_lists
from gyakusan.artifacts.provenance import ASSUMED, Provenance, attach, noted, provided
from gyakusan.artifacts.rules import Change, diff, with_origin
from gyakusan.artifacts.service import Artifacts, Revision
from gyakusan.workshop.live.models import DocumentView

router = APIRouter(tags=["artifacts"])

PAGE = 30
"""Revisions that one page of the history holds."""

Name = Annotated[str, StringConstraints(max_length=60)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2_000)]


class ArtifactView(BaseModel):
    """An artifact as it stands."""

    document: DocumentView
    content: dict[str, Any]
    version: int


class ChangeView(BaseModel):
    """One difference; `row` is empty for scalar fields."""

    what: Literal["field", "cell", "added", "removed", "moved", "origin"]
    list: str
    row: str
    column: str
    before: Any = None
    after: Any = None


class RevisionView(BaseModel):
    """What somebody changed in one go."""

    version: int
    at: int
    by: str
    origin: str
    changes: list[ChangeView]


class VersionView(BaseModel):
    """The content that an artifact had."""

    content: dict[str, Any]


class Difference(BaseModel):
    """What changed since the edition that an artifact was copied from."""

    changes: list[ChangeView]


class Restore(Asked):
    """Which version to bring back."""

    version: int = Field(ge=0)


class Place(Asked):
    """A cell, a whole row (no column), or a scalar field (no list)."""

    list: Name = ""
    row: Name = ""
    column: Name = ""


class NewOrigin(Place):
    """Where a statement comes from, as the caller says."""

    state: Literal["assumed", "provided"]
    note: Words = ""


class NewEvidence(Place):
    """What somebody outside did or said."""

    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2_000)]
    source: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
    on: Annotated[str, StringConstraints(pattern=r"^(\d{4}-\d{2}-\d{2})?$")] = ""
    url: Annotated[str, StringConstraints(pattern=r"^(https?://\S+)?$", max_length=2_000)] = ""
    file: Name = ""


class Counted(BaseModel):
    """How many proposals that was."""

    count: int


@router.get("/workshops/{workshop_id}/artifacts/{artifact_id}")
def get_artifact(artifact_id: str, seat: Seat, rooms: House) -> ArtifactView:
    """Return an artifact with its content."""
    with rooms.database.reading() as connection:
        opened = readable(rooms, connection, seat, artifact_id)
    return ArtifactView(
        document=opened.view,
        content=opened.artifact.content.model_dump(mode="json"),
        version=opened.artifact.version,
    )


@router.get("/workshops/{workshop_id}/artifacts/{artifact_id}/history")
def artifact_history(
    artifact_id: str, seat: Seat, rooms: House, before: Annotated[int | None, Query(ge=1)] = None
) -> list[RevisionView]:
    """Return a page of the history, newest first; `before` is the version of the oldest revision seen so far."""
    with rooms.database.reading() as connection:
        readable(rooms, connection, seat, artifact_id)
        return [_revision(revision) for revision in _page(rooms.artifacts, connection, artifact_id, before)]


@router.get("/workshops/{workshop_id}/artifacts/{artifact_id}/versions/{version}")
def artifact_version(artifact_id: str, version: int, seat: Seat, rooms: House) -> VersionView:
    """Return the content that an artifact had in a version."""
    with rooms.database.reading() as connection:
        readable(rooms, connection, seat, artifact_id)
        content = rooms.artifacts.at(connection, artifact_id, version)
    return VersionView(content=content.model_dump(mode="json"))


@router.get("/workshops/{workshop_id}/artifacts/{artifact_id}/diff")
def artifact_difference(artifact_id: str, seat: Seat, rooms: House) -> Difference:
    """Return what changed since the edition that the artifact was copied from."""
    with rooms.database.reading() as connection:
        artifact = readable(rooms, connection, seat, artifact_id).artifact
        if artifact.copied_from is None:
            raise NothingToCompare(artifact_id)
        earlier = readable(rooms, connection, seat, artifact.copied_from).artifact
    return Difference(changes=[_change(change) for change in diff(earlier.content, artifact.content)])


@router.post("/workshops/{workshop_id}/artifacts/{artifact_id}/restore")
def restore_artifact(artifact_id: str, body: Restore, seat: Writer, rooms: House) -> ArtifactView:
    """Bring an earlier version back as a new change."""
    with rooms.database.transaction() as connection:
        opened = writable(rooms, connection, seat, artifact_id)
        artifact = rooms.artifacts.restore(connection, artifact_id, body.version, seat.name)
    content = artifact.content.model_dump(mode="json")
    return ArtifactView(document=opened.view, content=content, version=artifact.version)


@router.post("/workshops/{workshop_id}/artifacts/{artifact_id}/origin", status_code=204)
def set_origin(artifact_id: str, body: NewOrigin, seat: Writer, rooms: House) -> None:
    """Mark a statement as an assumption, or as what the caller knows."""
    origin = (
        ASSUMED.model_copy(update={"by": seat.name, "note": body.note})
        if body.state == "assumed"
        else provided(seat.name, body.note)
    )
    with rooms.database.transaction() as connection:
        writable(rooms, connection, seat, artifact_id)
        rooms.artifacts.edit(
            connection, artifact_id, seat.name, "origin", lambda content: _placed(content, body, lambda _: origin)
        )


@router.post("/workshops/{workshop_id}/artifacts/{artifact_id}/evidence", status_code=204)
def attach_evidence(artifact_id: str, body: NewEvidence, seat: Writer, rooms: House) -> None:
    """Attach evidence: what it is attached to becomes observed."""
    with rooms.database.transaction() as connection:
        writable(rooms, connection, seat, artifact_id)
        url = body.url
        if body.file:
            rooms.attachments.get(connection, seat.workshop_id, body.file)
            url = f"/api/v1/workshops/{seat.workshop_id}/files/{body.file}"
        evidence = noted(body.text, body.source, seat.name, on=body.on, url=url)
        rooms.artifacts.edit(
            connection,
            artifact_id,
            seat.name,
            "evidence",
            lambda c: _placed(c, body, lambda origin: attach(origin, evidence)),
        )


@router.post("/workshops/{workshop_id}/artifacts/{artifact_id}/proposals/accept-all")
def accept_proposals(artifact_id: str, seat: Writer, rooms: House, draft: str = "") -> Counted:
    """Accept all open proposals, or those of one draft."""
    with rooms.database.transaction() as connection:
        writable(rooms, connection, seat, artifact_id)
        return Counted(count=rooms.proposals.accept_all(connection, artifact_id, seat.name, draft))


@router.post("/workshops/{workshop_id}/artifacts/{artifact_id}/proposals/refuse-all")
def refuse_proposals(artifact_id: str, seat: Writer, rooms: House, draft: str = "") -> Counted:
    """Refuse all open proposals, or those of one draft."""
    with rooms.database.transaction() as connection:
        writable(rooms, connection, seat, artifact_id)
        return Counted(count=rooms.proposals.refuse_all(connection, artifact_id, seat.name, draft))


@router.post("/workshops/{workshop_id}/artifacts/{artifact_id}/proposals/{proposal_id}/accept", status_code=204)
def accept_proposal(artifact_id: str, proposal_id: str, seat: Writer, rooms: House) -> None:
    """Accept a proposal as it stands now, with what people edited in it."""
    with rooms.database.transaction() as connection:
        writable(rooms, connection, seat, artifact_id)
        rooms.proposals.accept(connection, artifact_id, proposal_id, seat.name)


@router.post("/workshops/{workshop_id}/artifacts/{artifact_id}/proposals/{proposal_id}/refuse", status_code=204)
def refuse_proposal(artifact_id: str, proposal_id: str, seat: Writer, rooms: House) -> None:
    """Refuse a proposal."""
    with rooms.database.transaction() as connection:
        writable(rooms, connection, seat, artifact_id)
        rooms.proposals.refuse(connection, artifact_id, proposal_id, seat.name)


def _page(artifacts: Artifacts, connection: Connection, artifact_id: str, before: int | None) -> list[Revision]:
    """Return the newest revisions that changed the content: what only proposed something is no change yet."""
    if before is not None:
        seen = artifacts.history(connection, artifact_id, before + 1, 1)
        before = seen[0].first if seen else before
    found: list[Revision] = []
    while len(found) < PAGE:
        revisions = artifacts.history(connection, artifact_id, before, PAGE)
        found += [revision for revision in reversed(revisions) if revision.changes]
        if len(revisions) < PAGE:
            break
        before = revisions[0].first
    return found[:PAGE]


def _revision(revision: Revision) -> RevisionView:
    return RevisionView(
        version=revision.version,
        at=int(datetime.fromisoformat(revision.at).timestamp() * 1000),
        by="、".join(revision.actors) if revision.actors else revision.actor,
        origin=revision.origin,
        changes=[_change(change) for change in revision.changes],
    )


def _change(change: Change) -> ChangeView:
    return ChangeView.model_validate(
        {
            "what": change.what,
            "list": change.list_name,
            "row": change.row,
            "column": change.column,
            "before": _plain(change.before),
            "after": _plain(change.after),
        }
    )


def _plain(value: object) -> object:
    return value.model_dump(mode="json") if isinstance(value, BaseModel) else value


def _placed(content: Kind, place: Place, change: Callable[[Provenance], Provenance]) -> Kind:
    """Return the content with another origin at a place.

    Raises:
        OriginUnfit: there is no such row, column or field.
    """
    where = ".".join(part for part in (place.list, place.row, place.column) if part)
    if not place.list:
        if place.column not in columns(type(content)):
            raise OriginUnfit(where)
        origin: Provenance = change(content.origin(place.column))
        return content.model_copy(update={"provenance": {**content.provenance, place.column: origin}})
    model = row_lists(type(content)).get(place.list)
    rows = get_rows(content, place.list) if model else ()
    if (
        model is None
        or place.row not in {row.id for row in rows}
        or (place.column and place.column not in columns(model))
    ):
        raise OriginUnfit(where)
    changed = tuple(
        row
        if row.id != place.row
        else with_origin(row, place.column, change(row.origin(place.column)))
        if place.column
        else row.model_copy(update={"provenance": change(row.provenance)})
        for row in rows
    )
    return content.model_copy(update={place.list: changed})
