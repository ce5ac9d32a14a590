"""Endpoints of comments on artifacts."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter
from pydantic import StringConstraints

from gyakusan.api.access import Commenter, Seat
from gyakusan.api.house import House
from gyakusan.api.opened import viewer_of
from gyakusan.api.routers.identity import Asked
from gyakusan.workshop.live.models import CommentView

router = APIRouter(tags=["comments"])

Place = Annotated[str, StringConstraints(max_length=60)]


class NewComment(Asked):
    """A comment: where, and what."""

    artifact: Place
    list: Place = ""
    row: Place = ""
    column: Place = ""
    parent: Place = ""
    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2_000)]


@router.get("/workshops/{workshop_id}/comments")
def list_comments(seat: Seat, rooms: House, artifact: str | None = None) -> tuple[CommentView, ...]:
    """Return the comments that the caller may read, oldest first."""
    with rooms.database.reading() as connection:
        return rooms.comments.list(connection, seat.workshop_id, viewer_of(seat), artifact)


@router.post("/workshops/{workshop_id}/comments", status_code=201)
def add_comment(body: NewComment, seat: Commenter, rooms: House) -> CommentView:
    """Add a comment or a reply."""
    with rooms.database.transaction() as connection:
        place = CommentView(**body.model_dump())
        return rooms.comments.add(connection, seat.workshop_id, viewer_of(seat), place)


@router.post("/workshops/{workshop_id}/comments/{comment_id}/resolve")
def resolve_comment(comment_id: str, seat: Commenter, rooms: House) -> CommentView:
    """Resolve a comment and its thread."""
    with rooms.database.transaction() as connection:
        return rooms.comments.resolve(connection, seat.workshop_id, viewer_of(seat), comment_id)
