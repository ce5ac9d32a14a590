"""The end of a discovery document: what is not checked yet, what is blank, what was observed. Written, never read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gyakusan.artifacts.models import Column, Kind, columns, get_rows, row_lists
from gyakusan.artifacts.provenance import Evidence, Provenance
from gyakusan.core.language import Language
from gyakusan.core.texts import text
from gyakusan.plan.models import OpenAssumption, OpenBlank
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


def open_section(found: Sequence[OpenAssumption], renderer: Renderer, language: Language) -> list[str]:
    """Return the list of what is not checked yet: the first line of each statement is enough to recognise it."""
    header = tuple(text("transfer", f"discovery.{key}", language) for key in ("where", "what", "origin"))
    rows = [[mark(one.where), mark(one.text.split("\n")[0]), mark(_origin(one, language))] for one in found]
    return _section("open", renderer.table(header, rows) if rows else [], language)


def blank_section(found: Sequence[OpenBlank], renderer: Renderer, language: Language) -> list[str]:
    """Return the list of blanks."""
    header = tuple(text("transfer", f"discovery.{key}", language) for key in ("where", "what"))
    rows = [[mark(one.where), mark(one.text)] for one in found]
    return _section("blanks", renderer.table(header, rows) if rows else [], language)


def _origin(one: OpenAssumption, language: Language) -> str:
    return origin_text(Provenance(state=one.state, by=one.by), language)


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
