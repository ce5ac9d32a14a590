"""What every drafter needs: sentences, origins, stable ids, and proposals that respect what people wrote."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from gyakusan.artifacts.models import Row, Widget, columns, get_rows
from gyakusan.artifacts.provenance import RULES, Provenance, drafted
from gyakusan.assistant.models import DraftRequest, PutRow
from gyakusan.core.ids import digest_id
from gyakusan.core.language import Language
from gyakusan.core.texts import text

ROOM = "assistant/rules"
R = TypeVar("R", bound=Row)

NOTHING: tuple[object, ...] = ("", None, ())
"""Values of a cell that nobody has filled."""


def say(language: Language, key: str, /, **values: object) -> str:
    """Return a sentence of the catalogue of the rules."""
    return text(ROOM, key, language, **values)


def by_rule(language: Language, key: str, /, **values: object) -> Provenance:
    """Return the origin of what a rule wrote; the sentence `key` says from what it follows."""
    return drafted(RULES, note=say(language, key, **values))


def row_id(request: DraftRequest, prefix: str, *sources: str) -> str:
    """Return the id of a row that follows from sources: drafting again gives the same row."""
    return f"{prefix}-{digest_id(request.name, *sources)}"


def quote(words: str, language: Language) -> str:
    """Return a passage in quotation marks; marks inside it become the inner ones."""
    if language is Language.JA:
        return f"「{words.replace('「', '『').replace('」', '』')}」"
    return f"“{words.replace('“', '‘').replace('”', '’')}”"


def first_line(words: str, limit: int = 80) -> str:
    """Return the first line of a cell, at most `limit` characters."""
    line = next((line.strip() for line in words.splitlines() if line.strip()), "")
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def listed(items: list[str], language: Language) -> str:
    """Return items in one line."""
    return ("、" if language is Language.JA else ", ").join(items)


def number(value: float) -> str:
    """Write a number with thousands separators and at most one decimal: 1,234.5 and 3."""
    written = f"{value:,.1f}"
    return written.removesuffix(".0")


def put(request: DraftRequest, list_name: str, fresh: Row) -> Iterator[PutRow]:
    """Propose a row; where it stands already, propose only what `settled` changes, or nothing."""
    present = next((row for row in get_rows(request.current, list_name) if row.id == fresh.id), None)
    if present is None:
        yield PutRow(list_name, fresh)
    else:
        yield from revise(list_name, present, fresh)


def revise(list_name: str, present: Row, fresh: Row) -> Iterator[PutRow]:
    """Propose to bring a row that stands already up to date with what the rule would write now."""
    settled_row = settled(present, fresh)
    if settled_row != present:
        yield PutRow(list_name, settled_row)


def settled(present: R, fresh: R) -> R:
    """Return the present row with the cells of the fresh one where a rule may write.

    A rule may write the computed columns that it has computed (a value, or an origin that says why there is none),
    cells that it drafted itself, and cells that nobody has filled. What a person or a language model wrote, what has
    evidence, what a person emptied, and what was chosen stays.
    """
    values: dict[str, object] = {}
    origins = dict(present.cells)
    whole = fresh.provenance if present.provenance.by == RULES else present.provenance
    for name, column in columns(type(present)).items():
        value = getattr(fresh, name)
        computed = column.computed and (name in fresh.cells or value not in NOTHING)
        if column.widget is Widget.FLAG or not (computed or (not column.computed and _is_free(present, name))):
            continue
        if getattr(present, name) in NOTHING and value in NOTHING and not computed:
            continue
        values[name] = value
        origins.pop(name, None)
        if whole != fresh.origin(name):
            origins[name] = fresh.origin(name)
    return present.model_copy(update={**values, "cells": origins, "provenance": whole})


def _is_free(row: Row, name: str) -> bool:
    return row.origin(name).by == RULES or (getattr(row, name) in NOTHING and name not in row.cells)
