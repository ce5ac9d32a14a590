"""Endpoints of exports: every document of a workshop, at any time, even in the middle of a meeting."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import APIRouter
from starlette.responses import Response

from gyakusan.api.access import Seat
from gyakusan.api.errors import ExportUnknown
from gyakusan.api.house import House
from gyakusan.transfer.service import documents

router = APIRouter(tags=["exports"])

NAMES = {
    "discovery": ("discovery.md", "text/markdown; charset=utf-8"),
    "prfaq": ("prfaq.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "report": ("report.pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    "plan-xlsx": ("plan.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "plan-ics": ("plan.ics", "text/calendar; charset=utf-8"),
    "decisions": ("decisions.csv", "text/csv; charset=utf-8"),
    "assumptions": ("open-assumptions.csv", "text/csv; charset=utf-8"),
    "bundle": ("workshop.gyakusan", "application/zip"),
}
"""Export -> name of the document, media type."""


@router.get("/workshops/{workshop_id}/exports/{format}", response_class=Response)
def export(format: str, seat: Seat, rooms: House) -> Response:  # noqa: A002
    """Return a document of the workshop as a download."""
    if format not in NAMES:
        raise ExportUnknown(format, ", ".join(NAMES))
    name, media_type = NAMES[format]
    with rooms.database.reading() as connection:
        workshop = rooms.workshops.get(connection, seat.workshop_id)
        program = rooms.programs.named(workshop.program).program
        dossier = rooms.workshops.dossier(connection, seat.workshop_id, program, rooms.clock.now().date())
    content = next(document.content for document in documents(dossier, ()) if document.name == name)
    shown = quote(f"{workshop.brief.product} {name}")
    disposition = f"attachment; filename=\"{name}\"; filename*=UTF-8''{shown}"
    headers = {"Content-Disposition": disposition, "Cache-Control": "no-store"}
    return Response(content, media_type=media_type, headers=headers)
