"""Endpoints of files that serve as evidence."""

from __future__ import annotations

from fastapi import APIRouter, UploadFile
from pydantic import BaseModel
from starlette.responses import FileResponse

from gyakusan.api.access import Seat, Writer
from gyakusan.api.house import House
from gyakusan.artifacts.attachments.models import FILE_KINDS

router = APIRouter(tags=["files"])

_SANDBOX = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, no-store",
}


class FileView(BaseModel):
    """A file that was kept."""

    id: str
    name: str
    url: str


@router.post("/workshops/{workshop_id}/files", status_code=201)
def upload_file(file: UploadFile, seat: Writer, rooms: House) -> FileView:
    """Keep a file; images, PDF, office documents and texts are taken, told by their content."""
    content = file.file.read()
    with rooms.database.transaction() as connection:
        kept = rooms.attachments.put(connection, seat.workshop_id, file.filename or "", content, seat.person)
    return FileView(id=kept.id, name=kept.name, url=f"/api/v1/workshops/{seat.workshop_id}/files/{kept.id}")


@router.get("/workshops/{workshop_id}/files/{file_id}", response_class=FileResponse)
def download_file(file_id: str, seat: Seat, rooms: House) -> FileResponse:
    """Return a file as a download; it is never shown inside the product's pages."""
    with rooms.database.reading() as connection:
        kept, path = rooms.attachments.get(connection, seat.workshop_id, file_id)
    media_type = FILE_KINDS[kept.kind].media_type
    return FileResponse(path, media_type=media_type, filename=kept.name, headers=_SANDBOX)
