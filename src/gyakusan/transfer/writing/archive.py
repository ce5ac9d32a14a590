"""Archives whose bytes depend on nothing but their content."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from datetime import date

_EPOCH = (1980, 1, 1, 0, 0, 0)
_MOMENT = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:)")


def pack(files: Mapping[str, bytes]) -> bytes:
    """Return a ZIP of the files, in the order given, without moments and without marks of the machine."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return buffer.getvalue()


def repack(office: bytes, as_of: date) -> bytes:
    """Return an office document with its moments set to midnight UTC of `as_of`, workbooks inside charts included."""
    moment = f"{as_of.isoformat()}T00:00:00Z".encode()
    files: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(office)) as archive:
        for name in sorted(archive.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            content = archive.read(name)
            if name.endswith(".xlsx"):
                content = repack(content, as_of)
            elif name == "docProps/core.xml":
                content = _MOMENT.sub(rb"\g<1>" + moment + rb"\g<2>", content)
            files[name] = content
    return pack(files)
