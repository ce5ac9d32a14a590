"""Several files, one set of artifacts: the file that holds one kind wins over the discovery document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from gyakusan.artifacts.kinds.plan import NoteRow, Notes
from gyakusan.artifacts.models import MAX_TEXT, Kind, Row, Widget, columns, get_rows, row_lists
from gyakusan.artifacts.provenance import Provenance
from gyakusan.core.ids import Ids
from gyakusan.core.language import Language
from gyakusan.transfer.discovery.collecting import Read
from gyakusan.transfer.models import Remark


def join(read: Iterable[tuple[str, str, Read]], ids: Ids, language: Language) -> tuple[dict[str, Kind], list[Remark]]:
    """Join what was read from files, each given as kind (empty for any), file name and content.

    A kind that comes second becomes notes, with a remark, unless it says the same.
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
                more = _as_notes(content, found[key], ids, language)
                values = {"kind": content.title.text(language), "file": holders[key]}
                remarks += [Remark(file, None, "specific_file_wins", values)] if more else []
                notes += more
            else:
                found[key] = content
        holders |= {key: file for key in ((kind,) if kind else one.artifacts) if key not in holders}
    return ({**found, "notes": Notes(rows=tuple(notes))} if notes else found), remarks


def _as_notes(content: Kind, winner: Kind, ids: Ids, language: Language) -> list[NoteRow]:
    """Return one note per field and row, in words, that the document that wins does not say too."""
    section = content.title.text(language)
    said = {text for text, _ in _statements(winner, language)}
    return [
        NoteRow(id=ids.new("note"), provenance=origin, section=section, text=text[:MAX_TEXT])
        for text, origin in _statements(content, language)
        if text not in said
    ]


def _statements(content: Kind, language: Language) -> Iterator[tuple[str, Provenance]]:
    for name, shown in columns(type(content)).items():
        if getattr(content, name):
            yield f"{shown.label.text(language)}: {getattr(content, name)}", content.origin(name)
    for name in row_lists(type(content)):
        for row in get_rows(content, name):
            cells = _cells(row, language)
            whole = " / ".join(cells)
            for text in (whole,) if len(whole) <= MAX_TEXT else cells:
                yield text, row.provenance


def _cells(row: Row, language: Language) -> list[str]:
    found: list[str] = []
    for name, shown in columns(type(row)).items():
        value = getattr(row, name)
        said = ", ".join(cast("tuple[str, ...]", value)) if isinstance(value, tuple) else str(value)
        if value not in ("", None, False, ()) and shown.widget not in {Widget.REF, Widget.REFS}:
            found.append(f"{shown.label.text(language)}: {said}")
    return found
