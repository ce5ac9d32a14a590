"""Pure rules of attachments: what a file is by its content, and under which name it is kept."""

from __future__ import annotations

import io
import unicodedata
import zipfile

from gyakusan.artifacts.attachments.models import (
    DOCX,
    FILE_KINDS,
    GIF,
    JPEG,
    PDF,
    PNG,
    PPTX,
    TEXT,
    WEBP,
    XLSX,
    FileKind,
)

LONGEST_NAME = 120
MAX_PARTS = 10_000
_MAGIC: tuple[tuple[bytes, FileKind], ...] = (
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"\xff\xd8\xff", JPEG),
    (b"GIF87a", GIF),
    (b"GIF89a", GIF),
    (b"%PDF-", PDF),
)
_MAIN_PARTS = {"word/document.xml": DOCX, "xl/workbook.xml": XLSX, "ppt/presentation.xml": PPTX}
_ENCODINGS = ("utf-8-sig", "cp932")


def kind_of(content: bytes) -> FileKind | None:
    """Return what a file is by its first bytes and its structure, whatever its name says; None for anything else."""
    for magic, kind in _MAGIC:
        if content.startswith(magic):
            return kind
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return WEBP
    if content.startswith(b"PK\x03\x04"):
        return _office(content)
    return TEXT if _is_text(content) else None


def _office(content: bytes) -> FileKind | None:
    """Return the kind of an office file without macros."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return None
    if "[Content_Types].xml" not in names or len(names) > MAX_PARTS:
        return None
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        return None
    return next((kind for part, kind in _MAIN_PARTS.items() if part in names), None)


def _is_text(content: bytes) -> bool:
    if not content or b"\x00" in content:
        return False
    for encoding in _ENCODINGS:
        try:
            decoded = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return all(mark.isprintable() or mark in "\t\r\n\f\u3000\ufeff" or _is_format(mark) for mark in decoded)
    return False


def _is_format(mark: str) -> bool:
    """Tell spaces, joiners and direction marks, which no printer prints, from control characters."""
    return unicodedata.category(mark) in {"Zs", "Zl", "Zp", "Cf", "Co", "Cn"}


def safe_name(name: str) -> str:
    """Return a file name without folders, control and direction characters, not too long; its ending stays."""
    name = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    name = "".join(mark for mark in name if unicodedata.category(mark)[0] != "C").strip(" .")
    stem, dot, ending = name.rpartition(".")
    if not dot:
        return name[:LONGEST_NAME]
    return f"{stem[: LONGEST_NAME - len(ending[:10]) - 1]}.{ending[:10]}"


def fits(kind: FileKind, name: str) -> bool:
    """Tell whether a file is named as its content says."""
    stem, _, ending = name.rpartition(".")
    return bool(stem) and ending.lower() in kind.endings


def endings() -> str:
    """Return the endings that are taken, for a sentence."""
    return ", ".join(ending for kind in FILE_KINDS.values() for ending in kind.endings)
