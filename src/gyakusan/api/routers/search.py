"""Endpoint of the search over the artifacts that the caller may read."""

from __future__ import annotations

from itertools import islice
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel

from gyakusan.api.access import Seat
from gyakusan.api.house import House
from gyakusan.api.opened import views_of
from gyakusan.artifacts.searching import hits, words_of

router = APIRouter(tags=["search"])

MOST = 100
"""Hits that are returned at most."""


class Hit(BaseModel):
    """A place where the words stand."""

    artifact: str
    list: str
    row: str
    column: str
    title: str
    excerpt: str


@router.get("/workshops/{workshop_id}/search")
def search(q: Annotated[str, Query(min_length=1, max_length=200)], seat: Seat, rooms: House) -> list[Hit]:
    """Find words, however they are written: full width or half, capitals or small letters."""
    words = words_of(q)
    with rooms.database.reading() as connection:
        language = rooms.workshops.get(connection, seat.workshop_id).brief.language
        shown = reversed(views_of(rooms, connection, seat)) if words else ()
        found = (
            Hit(
                artifact=artifact,
                list=hit.list_name,
                row=hit.row,
                column=hit.column,
                title=hit.title,
                excerpt=hit.excerpt,
            )
            for artifact in shown
            for hit in hits(rooms.artifacts.get(connection, artifact).content, words, language)
        )
        return list(islice(found, MOST))
