"""The door of the transfer room: what teams bring comes in here, what they keep goes out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from gyakusan.artifacts.models import Kind
from gyakusan.core.ids import Ids
from gyakusan.core.language import Language
from gyakusan.core.settings import Settings
from gyakusan.identity.models import Brief
from gyakusan.plan.report import build_report
from gyakusan.programs.models import Program
from gyakusan.transfer.discovery.writing import discovery_markdown
from gyakusan.transfer.models import Brought, Remark
from gyakusan.transfer.reading.folder import bring as bring_folder
from gyakusan.transfer.starter.starter import starter
from gyakusan.transfer.writing.bundle import read_bundle, write_bundle
from gyakusan.transfer.writing.calendar_ics import calendar_ics
from gyakusan.transfer.writing.plan_xlsx import plan_xlsx
from gyakusan.transfer.writing.prfaq_docx import prfaq_docx
from gyakusan.transfer.writing.report_pptx import report_pptx
from gyakusan.transfer.writing.tables_csv import decisions_csv, open_assumptions_csv
from gyakusan.workshop.models import Dossier

FORMATS = ("discovery", "docx", "pptx", "xlsx", "ics", "csv", "bundle")
"""What documents can be exported to."""


@dataclass(frozen=True)
class Document:
    """A document ready to be written."""

    format: str
    name: str
    content: bytes


def bring(
    folder: Path, settings: Settings, ids: Ids, program: Program, *, language: Language | None, start: date | None
) -> Brought:
    """Read an input folder that is meant for a program.

    Raises:
        InputError: with the file, the line and what to do.
    """
    checks = [check.id for check in program.checks]
    return bring_folder(folder, settings, ids, language=language, start=start, checks=checks)


def write_starter(folder: Path, language: Language) -> tuple[Path, ...]:
    """Write a commented starter folder.

    Raises:
        InputError: one of its files is there already.
    """
    return starter(folder, language)


def documents(dossier: Dossier, remarks: Sequence[Remark]) -> Iterator[Document]:
    """Yield every document of a workshop; the bundle comes last and holds the others."""
    made: dict[str, bytes] = {}
    for document in _single_documents(dossier, remarks):
        made[document.name] = document.content
        yield document
    yield Document("bundle", "workshop.gyakusan", write_bundle(dossier, made))


def export(dossier: Dossier, wanted: str) -> Document:
    """Return one of the documents of `EXPORTS`, or the `bundle` with all of them.

    Raises:
        KeyError: there is no such document.
    """
    if wanted == "bundle":
        *_, bundle = documents(dossier, ())
        return bundle
    form, name, write = EXPORTS[wanted]
    return Document(form, name, write(dossier))


def _discovery(dossier: Dossier) -> bytes:
    return discovery_markdown(dossier.current(), dossier.brief, dossier.brief.language).encode()


EXPORTS: dict[str, tuple[str, str, Callable[[Dossier], bytes]]] = {
    "discovery": ("discovery", "discovery.md", _discovery),
    "prfaq": ("docx", "prfaq.docx", prfaq_docx),
    "report": ("pptx", "report.pptx", lambda dossier: report_pptx(build_report(dossier))),
    "plan-xlsx": ("xlsx", "plan.xlsx", plan_xlsx),
    "plan-ics": ("ics", "plan.ics", calendar_ics),
    "decisions": ("csv", "decisions.csv", decisions_csv),
    "assumptions": ("csv", "open-assumptions.csv", open_assumptions_csv),
}
"""What people ask for -> its format, its file name, and what writes it."""


def _single_documents(dossier: Dossier, remarks: Sequence[Remark]) -> Iterator[Document]:
    for form, name, write in EXPORTS.values():
        yield Document(form, name, write(dossier))
    if remarks:
        lines = "".join(f"- {remark.text(dossier.brief.language)}\n" for remark in remarks)
        yield Document("discovery", "import-report.md", lines.encode())


def artifact_markdown(content: Kind, brief: Brief, around: Mapping[str, Kind]) -> str:
    """Return one artifact in the form of the discovery document; rows of those `around` it appear by their titles."""
    return discovery_markdown({content.key: content}, brief, brief.language, around)


def read_bundle_file(path: Path, settings: Settings) -> Dossier:
    """Read a `.gyakusan` bundle.

    Raises:
        InputError: it is none, it is damaged, or it is too large.
    """
    limit = int(settings.max_file_mb * 1_000_000)
    return read_bundle(path.read_bytes(), max_bytes=limit)
