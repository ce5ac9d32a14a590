"""Several files, one set of artifacts: the file that holds one kind wins over the discovery document."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from gyakusan.artifacts.kinds.plan import NoteRow, Notes
from gyakusan.artifacts.kinds.registry import KINDS
from gyakusan.artifacts.models import Kind, Row, columns, get_rows, row_lists
from gyakusan.core.ids import Ids
from gyakusan.core.language import Language
from gyakusan.transfer.discovery.collecting import Read
from gyakusan.transfer.models import Remark


def join(read: Iterable[tuple[str, str, Read]], ids: Ids, language: Language) -> tuple[dict[str, Kind], list[Remark]]:
    """Join what was read from files, each given as kind (empty for any), file name and content.

    A kind that comes second becomes notes, with a remark.
    """
    found: dict[str, Kind] = {}
    holders: dict[str, str] = {}
    notes: list[NoteRow] = []
    remarks: list[Remark] = []
    for kind, file, one in read:
        remarks += one.remarks
        for key, content in one.artifacts.items():
            if isinstance(content, Notes):
                notes += content.rows
            elif key in holders:
                values = {"kind": content.title.text(language), "file": holders[key]}
                remarks.append(Remark(file, None, "specific_file_wins", values))
                notes += _as_notes(content, ids, language)
            else:
                found[key] = content
        holders |= dict.fromkeys((kind,) if kind else one.artifacts, file)
    return ({**found, "notes": Notes(rows=tuple(notes))} if notes else found), remarks


def _as_notes(content: Kind, ids: Ids, language: Language) -> list[NoteRow]:
    """Return one note per field and row, in words."""
    section = content.title.text(language)
    found: list[NoteRow] = []
    for name, shown in columns(type(content)).items():
        if getattr(content, name):
            text = f"{shown.label.text(language)}: {getattr(content, name)}"
            found.append(NoteRow(id=ids.new("note"), provenance=content.origin(name), section=section, text=text))
    for name in row_lists(KINDS[content.key]):
        for row in get_rows(content, name):
            text = " / ".join(_cells(row, language))
            found.append(NoteRow(id=ids.new("note"), provenance=row.provenance, section=section, text=text[:20_000]))
    return found


def _cells(row: Row, language: Language) -> list[str]:
    found: list[str] = []
    for name, shown in columns(type(row)).items():
        value = getattr(row, name)
        said = ", ".join(cast("tuple[str, ...]", value)) if isinstance(value, tuple) else str(value)
        if value not in ("", None, False, ()):
            found.append(f"{shown.label.text(language)}: {said}")
    return found
