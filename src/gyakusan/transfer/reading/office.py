"""Office files are zip archives from elsewhere: checked before a library opens them."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib

from gyakusan.core.settings import Settings
from gyakusan.transfer.errors import FileEmpty, FileTooLarge, OfficeDamaged
from gyakusan.transfer.parsing.sources import MEGABYTE, Source

UNPACKED = 10
"""An archive may unpack to so many times the largest file that is allowed."""
MAX_PARTS = 10_000
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    OSError,
    EOFError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))


def checked_archive(source: Source, form: str, main_part: str, settings: Settings) -> io.BytesIO:
    """Return the content as a stream that a library may open.

    XML parts must declare no document type, so that no entity can be defined: no office program writes one.

    Raises:
        FileEmpty: no bytes.
        OfficeDamaged: no such archive, or one that no office program wrote.
        FileTooLarge: it unpacks to more than `UNPACKED` times `max_file_mb`.
    """
    if not source.content:
        raise FileEmpty(source.name, None)
    try:
        with zipfile.ZipFile(io.BytesIO(source.content)) as archive:
            parts = archive.infolist()
            unpacked = sum(part.file_size for part in parts) / MEGABYTE
            limit = settings.max_file_mb * UNPACKED
            if unpacked > limit:
                raise FileTooLarge(source.name, None, unpacked, limit)
            names = {part.filename for part in parts}
            if main_part not in names or len(parts) > MAX_PARTS:
                raise OfficeDamaged(source.name, None, form)
            xml = [part for part in parts if part.filename.lower().endswith((".xml", ".rels", ".vml"))]
            if any(mark in archive.read(part) for part in xml for mark in _DOCTYPES):
                raise OfficeDamaged(source.name, None, form)
    except _UNREADABLE as error:
        raise OfficeDamaged(source.name, None, form) from error
    return io.BytesIO(source.content)
