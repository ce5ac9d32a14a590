"""Decisions and open assumptions as CSV that Excel on Windows opens: UTF-8 with a BOM, CRLF."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from gyakusan.artifacts.kinds.plan import DecisionRow, Decisions
from gyakusan.artifacts.kinds.registry import KINDS
from gyakusan.artifacts.models import columns
from gyakusan.core.texts import text
from gyakusan.plan.rules import open_assumptions
from gyakusan.plan.values import author, origin_text, row_names, shown
from gyakusan.transfer.writing.wording import clean, guarded, say
from gyakusan.workshop.models import Dossier


def decisions_csv(dossier: Dossier) -> bytes:
    """Return the record of decisions, one per line, with where each line comes from."""
    language = dossier.brief.language
    names = row_names(dossier.current())
    listed = columns(DecisionRow)
    header = [column.label.text(language) for column in listed.values()]
    rows = (
        [
            *(shown(getattr(row, name), column, language, names) for name, column in listed.items()),
            origin_text(row.provenance, language),
        ]
        for row in dossier.latest(Decisions).rows
    )
    return _csv([*header, say("tables.origin", language)], rows)


def open_assumptions_csv(dossier: Dossier) -> bytes:
    """Return the open assumptions, one per line: what kind, where, the statement, its state, by whom, the note."""
    language = dossier.brief.language
    header = [say(f"tables.{name}", language) for name in ("kind", "where", "statement", "state", "by", "note")]
    rows = (
        [
            KINDS[item.kind].title.text(language),
            item.where,
            item.text,
            text("artifacts", f"states.{item.state}", language),
            author(item.by, language),
            item.note,
        ]
        for item in open_assumptions(dossier.current(), dossier.brief.language)
    )
    return _csv(header, rows)


def _csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([guarded(clean(value)) for value in row])
    return buffer.getvalue().encode("utf-8-sig")
