"""Endpoint of the search over the artifacts that the caller may read."""

from __future__ import annotations

import unicodedata
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel

from gyakusan.api.access import Seat
from gyakusan.api.house import House
from gyakusan.api.opened import views_of
from gyakusan.artifacts.models import Kind, columns, get_rows, row_lists
from gyakusan.core.language import Language

router = APIRouter(tags=["search"])

MOST = 100
"""Hits that are returned at most."""

AROUND = 40
"""Characters shown on either side of a hit."""


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
    wanted = [_folded(word) for word in q.split()]
    found: list[Hit] = []
    with rooms.database.reading() as connection:
        language = rooms.workshops.get(connection, seat.workshop_id).brief.language
        for view in reversed(views_of(rooms, connection, seat).values()):
            content = rooms.artifacts.get(connection, view.id).content
            found += _hits(view.id, content, wanted, language)
            if len(found) >= MOST:
                break
    return found[:MOST]


def _folded(words: str) -> str:
    return unicodedata.normalize("NFKC", words).casefold()


def _hits(artifact: str, content: Kind, wanted: list[str], language: Language) -> list[Hit]:
    title = content.title.text(language)
    places = [("", "", name, getattr(content, name)) for name in columns(type(content))]
    for name in row_lists(type(content)):
        for row in get_rows(content, name):
            places += [(name, row.id, column, getattr(row, column)) for column in columns(type(row))]
    return [
        Hit(artifact=artifact, list=name, row=row, column=column, title=title, excerpt=_excerpt(value, wanted[0]))
        for name, row, column, value in places
        if wanted and isinstance(value, str) and value and all(word in _folded(value) for word in wanted)
    ]


def _excerpt(value: str, word: str) -> str:
    text = unicodedata.normalize("NFKC", value).replace("\n", " ")
    at = max(0, text.casefold().find(word))
    start, end = max(0, at - AROUND), at + len(word) + AROUND
    return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")
