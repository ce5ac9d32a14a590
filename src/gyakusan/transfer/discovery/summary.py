"""The end of a discovery document: what is not checked yet, what is blank, what was observed. Written, never read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gyakusan.artifacts.blanks import blanks_in
from gyakusan.artifacts.models import Column, Kind, columns, get_rows, row_lists
from gyakusan.artifacts.provenance import Evidence, Provenance
from gyakusan.core.language import Language
from gyakusan.core.texts import text
from gyakusan.transfer.discovery.entries import principal
from gyakusan.transfer.discovery.origins import origin_text
from gyakusan.transfer.discovery.rendering import Renderer
from gyakusan.transfer.discovery.showing import show
from gyakusan.transfer.parsing.inline import mark


@dataclass(frozen=True)
class Statement:
    """Something that a document says: where, what, and where it comes from."""

    where: str
    what: str
    origin: Provenance


def statements(artifacts: Mapping[str, Kind], renderer: Renderer, language: Language) -> Iterator[Statement]:
    """Yield every field and row that is not empty, and every cell with an origin of its own."""
    for key, content in artifacts.items():
        title = type(content).title.text(language)
        for name, column in columns(type(content)).items():
            said = show(getattr(content, name), column, renderer.references.of(column.refs), language)
            if said:
                yield Statement(_place(title, column, language), said, content.origin(name))
        for name, model in row_lists(type(content)).items():
            labels = renderer.references.of(f"{key}.{name}")
            shown = columns(model)
            for row in get_rows(content, name):
                where = text("transfer", "discovery.place", language, title=title, label=labels[row.id])
                yield Statement(where, str(getattr(row, principal(key, name))), row.provenance)
                for column_name, origin in row.cells.items():
                    if column_name in shown and origin != row.provenance:
                        column = shown[column_name]
                        said = show(getattr(row, column_name), column, renderer.references.of(column.refs), language)
                        if said:
                            label = column.label.text(language)
                            cell = text("transfer", "discovery.cell", language, label=label, text=said)
                            yield Statement(where, cell, origin)


def _place(title: str, column: Column, language: Language) -> str:
    return text("transfer", "discovery.place", language, title=title, label=column.label.text(language))


def blank_places(artifacts: Mapping[str, Kind], renderer: Renderer, language: Language) -> list[tuple[str, str]]:
    """Return where a blank is left: fields without a value, and blanks inside texts."""
    found: list[tuple[str, str]] = []
    for key, content in artifacts.items():
        title = type(content).title.text(language)
        for name, column in columns(type(content)).items():
            said = str(getattr(content, name))
            marks = blanks_in(said) if said else (text("transfer", "discovery.blank", language),)
            found += [(_place(title, column, language), blank) for blank in marks]
        for name, model in row_lists(type(content)).items():
            labels = renderer.references.of(f"{key}.{name}")
            for row in get_rows(content, name):
                where = text("transfer", "discovery.place", language, title=title, label=labels[row.id])
                texts = [str(getattr(row, column)) for column in columns(model)]
                found += [(where, blank) for said in texts for blank in blanks_in(said)]
    return found


def open_section(open_statements: list[Statement], renderer: Renderer, language: Language) -> list[str]:
    """Return the list of what is not checked yet."""
    header = tuple(text("transfer", f"discovery.{key}", language) for key in ("where", "what", "origin"))
    rows = [[mark(one.where), mark(one.what), mark(origin_text(one.origin, language))] for one in open_statements]
    return _section("open", renderer.table(header, rows) if rows else [], language)


def blank_section(places: list[tuple[str, str]], renderer: Renderer, language: Language) -> list[str]:
    """Return the list of blanks."""
    header = tuple(text("transfer", f"discovery.{key}", language) for key in ("where", "what"))
    rows = [[mark(where), mark(blank)] for where, blank in places]
    return _section("blanks", renderer.table(header, rows) if rows else [], language)


def evidence_section(found: list[Statement], renderer: Renderer, language: Language) -> list[str]:
    """Return the list of everything that was observed; nothing where nothing was."""
    keys = ("where", "observation", "source", "noted_by", "day")
    header = tuple(text("transfer", f"discovery.{key}", language) for key in keys)
    rows = [
        [mark(one.where), mark(_with_url(seen)), mark(seen.source), mark(seen.noted_by), mark(seen.on)]
        for one in found
        for seen in one.origin.evidence
    ]
    return _section("evidence", renderer.table(header, rows), language) if rows else []


def _with_url(seen: Evidence) -> str:
    return f"{seen.text}\n{seen.url}" if seen.url else seen.text


def _section(key: str, lines: list[str], language: Language) -> list[str]:
    nothing = [text("transfer", "discovery.nothing", language), ""]
    return [f"## {text('transfer', f'discovery.{key}', language)} <!--generated-->", "", *(lines or nothing)]
