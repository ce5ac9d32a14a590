"""Which files may be attached, and what is known of one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class FileKind:
    """A kind of file that is taken: told by its content; its name must end accordingly."""

    key: str
    media_type: str
    endings: tuple[str, ...]


_OFFICE = "application/vnd.openxmlformats-officedocument"

PNG = FileKind("png", "image/png", ("png",))
JPEG = FileKind("jpeg", "image/jpeg", ("jpg", "jpeg"))
GIF = FileKind("gif", "image/gif", ("gif",))
WEBP = FileKind("webp", "image/webp", ("webp",))
PDF = FileKind("pdf", "application/pdf", ("pdf",))
DOCX = FileKind("docx", f"{_OFFICE}.wordprocessingml.document", ("docx",))
XLSX = FileKind("xlsx", f"{_OFFICE}.spreadsheetml.sheet", ("xlsx",))
PPTX = FileKind("pptx", f"{_OFFICE}.presentationml.presentation", ("pptx",))
TEXT = FileKind("text", "text/plain; charset=utf-8", ("txt", "md", "csv", "tsv"))

FILE_KINDS: dict[str, FileKind] = {kind.key: kind for kind in (PNG, JPEG, GIF, WEBP, PDF, DOCX, XLSX, PPTX, TEXT)}


@dataclass(frozen=True)
class Attachment:
    """A file of a workshop."""

    id: str
    workshop_id: str
    name: str
    kind: str
    bytes: int
    stored: str
    """Its name in the folder, at random."""
    by: str
    """Id of the person who put it there."""
    at: str
