"""The end of a discovery document: what is not checked yet, what is blank, what was observed. Written, never read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from gyakusan.artifacts.models import Kind, columns, get_rows, row_lists
from gyakusan.artifacts.provenance import Evidence, Provenance
from gyakusan.core.language import Language
from gyakusan.core.texts import text
from gyakusan.plan.models import OpenAssumption, OpenBlank
from gyakusan.transfer.discovery.origins import origin_text
from gyakusan.transfer.discovery.rendering import Renderer
from gyakusan.transfer.parsing.inline import mark


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


def evidence_section(artifacts: Mapping[str, Kind], renderer: Renderer, language: Language) -> list[str]:
    """Return the list of everything that was observed; nothing where nothing was."""
    keys = ("where", "observation", "source", "noted_by", "day")
    header = tuple(text("transfer", f"discovery.{key}", language) for key in keys)
    rows = [
        [mark(where), mark(_with_url(seen)), mark(seen.source), mark(seen.noted_by), mark(seen.on)]
        for where, origin in _origins(artifacts, renderer, language)
        for seen in origin.evidence
    ]
    return _section("evidence", renderer.table(header, rows), language) if rows else []


def _origins(artifacts: Mapping[str, Kind], renderer: Renderer, language: Language) -> Iterator[tuple[str, Provenance]]:
    """Yield the origin of every field, row and cell, with the place to which it belongs."""
    for key, content in artifacts.items():
        title = type(content).title.text(language)
        for name, origin in content.provenance.items():
            column = columns(type(content)).get(name)
            label = column.label.text(language) if column else name
            yield text("transfer", "discovery.place", language, title=title, label=label), origin
        for name in row_lists(type(content)):
            labels = renderer.references.of(f"{key}.{name}")
            for row in get_rows(content, name):
                where = text("transfer", "discovery.place", language, title=title, label=labels[row.id])
                for origin in (row.provenance, *row.cells.values()):
                    yield where, origin


def _with_url(seen: Evidence) -> str:
    return f"{seen.text}\n{seen.url}" if seen.url else seen.text


def _section(key: str, lines: list[str], language: Language) -> list[str]:
    nothing = [text("transfer", "discovery.nothing", language), ""]
    return [f"## {text('transfer', f'discovery.{key}', language)} <!--generated-->", "", *(lines or nothing)]
