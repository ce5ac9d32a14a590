"""Endpoints of exports: every document of a workshop, at any time, even in the middle of a meeting."""

from __future__ import annotations

import re
from urllib.parse import quote

from fastapi import APIRouter
from starlette.responses import Response

from gyakusan.api.access import Seat
from gyakusan.api.errors import ExportUnknown
from gyakusan.api.house import House
from gyakusan.core.calendar import japanese_day
from gyakusan.transfer.service import EXPORTS, export

router = APIRouter(tags=["exports"])

_OFFICE = "application/vnd.openxmlformats-officedocument"
MEDIA_TYPES = {
    "md": "text/markdown; charset=utf-8",
    "docx": f"{_OFFICE}.wordprocessingml.document",
    "pptx": f"{_OFFICE}.presentationml.presentation",
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    "ics": "text/calendar; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "gyakusan": "application/zip",
}
"""Ending of a document's name -> media type."""

_UNFIT = re.compile(r'[\x00-\x1f<>:"/\\|?*]')
"""What some file system does not take in a name."""


@router.get("/workshops/{workshop_id}/exports/{format}", response_class=Response)
def export_document(format: str, seat: Seat, rooms: House) -> Response:  # noqa: A002
    """Return a document of the workshop as it stands, as a download; open proposals are no part of it."""
    if format not in {*EXPORTS, "bundle"}:
        raise ExportUnknown(format, ", ".join((*EXPORTS, "bundle")))
    with rooms.database.reading() as connection:
        workshop = rooms.workshops.get(connection, seat.workshop_id)
        program = rooms.programs.named(workshop.program).program
        dossier = rooms.workshops.dossier(connection, seat.workshop_id, program, japanese_day(rooms.clock.now()))
    document = export(dossier, format)
    shown = quote(_UNFIT.sub("_", f"{workshop.brief.product} {document.name}"), safe="")
    disposition = f"attachment; filename=\"{document.name}\"; filename*=UTF-8''{shown}"
    headers = {"Content-Disposition": disposition, "Cache-Control": "no-store"}
    return Response(document.content, media_type=MEDIA_TYPES[document.name.rpartition(".")[2]], headers=headers)
