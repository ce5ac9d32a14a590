"""What is not known yet: the open assumptions and the blanks of a workshop."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gyakusan.artifacts.blanks import blanks_in
from gyakusan.artifacts.kinds.registry import KINDS
from gyakusan.artifacts.models import Column, Kind, Row, Widget, columns, list_label
from gyakusan.core.language import Language
from gyakusan.plan.models import OpenAssumption, OpenBlank
from gyakusan.plan.values import all_rows, lead, row_names, shown

RECORDS = frozenset(
    {
        "criteria",
        "decisions",
        "gallery",
        "greetings",
        "improvements",
        "notes",
        "plan",
        "questions",
        "readiness",
        "role_play",
        "test_script",
    }
)
"""Kinds that ask, plan or record; they claim nothing about customer, market or solution that could turn out wrong."""

_NOT_CLAIMS = frozenset({Widget.REF, Widget.REFS, Widget.FLAG, Widget.CHOICE})
"""Columns that say nothing by themselves."""


def open_assumptions(contents: Mapping[str, Kind], language: Language) -> tuple[OpenAssumption, ...]:
    """Return every assumed or drafted statement of some artifacts, in the order of the kinds.

    A row counts once with all the cells that the same author left in the same state; a cell whose open origin differs
    counts for itself. Empty values, values that are only a blank, and computed columns do not count.
    """
    names = row_names(contents)
    found: list[OpenAssumption] = []
    for content in _claims(contents):
        found += _open_fields(content, language, names)
        found += _open_rows(content, language, names)
    return tuple(found)


def open_blanks(contents: Mapping[str, Kind], language: Language) -> tuple[OpenBlank, ...]:
    """Return every visible blank of some artifacts, in the order of the kinds."""
    found: list[OpenBlank] = []
    for content in (contents[key] for key in KINDS if key in contents):
        for where, value in _texts(content, language):
            found += [OpenBlank(content.key, where, text) for text in blanks_in(value)]
    return tuple(found)


def _claims(contents: Mapping[str, Kind]) -> list[Kind]:
    return [contents[key] for key in KINDS if key in contents and key not in RECORDS]


def _open_fields(content: Kind, language: Language, names: dict[str, str]) -> Iterator[OpenAssumption]:
    for name, column in columns(type(content)).items():
        origin = content.origin(name)
        text = shown(getattr(content, name), column, language, names)
        if origin.is_open and _claims_something(column) and has_statement(text):
            where = _path(content, language, column.label.text(language))
            yield OpenAssumption(content.key, where, text, origin.state, origin.by, origin.note, field=name)


def _open_rows(content: Kind, language: Language, names: dict[str, str]) -> Iterator[OpenAssumption]:
    for where, row in _rows(content, language):
        shared: dict[str, str] = {}
        notes = [row.provenance.note]
        for name, column in columns(type(row)).items():
            text = shown(getattr(row, name), column, language, names)
            if not _claims_something(column) or not has_statement(text):
                continue
            own = row.origin(name)
            if (own.state, own.by) == (row.provenance.state, row.provenance.by):
                shared[column.label.text(language)] = text
                notes.append(own.note)
            elif own.is_open:
                path = f"{where} › {column.label.text(language)}"
                about = lead(row).split("\n")[0]
                said = text if text == lead(row) else f"{about}: {text}" if about else text
                yield OpenAssumption(content.key, path, said, own.state, own.by, own.note, row.id, name)
        if shared and row.provenance.is_open:
            origin, note = row.provenance, "\n".join(dict.fromkeys(filter(None, notes)))
            text = _joined(lead(row), shared)
            yield OpenAssumption(content.key, where, text, origin.state, origin.by, note, row.id)


def _joined(first: str, values: dict[str, str]) -> str:
    """Put the lead first and the other values, with their labels, on lines of their own."""
    rest = [f"{name}: {value}" for name, value in values.items() if value != first]
    return "\n".join([first, *rest] if first in values.values() else rest)


def _rows(content: Kind, language: Language) -> Iterator[tuple[str, Row]]:
    """Yield the rows with their places; once something was chosen from a list, the others claim nothing any more."""
    counts: dict[str, int] = {}
    rows = [(name, row) for _, name, row in all_rows({content.key: content})]
    decided = {name for name, row in rows if getattr(row, "chosen", False)}
    for name, row in rows:
        counts[name] = counts.get(name, 0) + 1
        if name in decided and not getattr(row, "chosen", True):
            continue
        yield _path(content, language, list_label(type(content), name).text(language), str(counts[name])), row


def _texts(content: Kind, language: Language) -> Iterator[tuple[str, str]]:
    for name, column in columns(type(content)).items():
        if isinstance(value := getattr(content, name), str):
            yield _path(content, language, column.label.text(language)), value
    for where, row in _rows(content, language):
        for name, column in columns(type(row)).items():
            if isinstance(value := getattr(row, name), str):
                yield f"{where} › {column.label.text(language)}", value


def _path(content: Kind, language: Language, *rest: str) -> str:
    parts = (content.title.text(language), *rest)
    return " › ".join(part for n, part in enumerate(parts) if n == 0 or part != parts[n - 1])


def _claims_something(column: Column) -> bool:
    return not column.computed and column.widget not in _NOT_CLAIMS


def has_statement(text: str) -> bool:
    """Tell whether anything is said besides blanks."""
    for blank in blanks_in(text):
        text = text.replace(blank, "")
    return any(character.isalnum() for character in text)
