"""Pure rules of searching: every word of a query in one cell, in any width and case."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from gyakusan.artifacts.models import Column, Kind, Row, Widget, columns, get_rows, row_lists
from gyakusan.core.language import Language

AROUND = 40
"""How many characters of a cell are shown on either side of what was found."""
_SEARCHED = {Widget.LINE, Widget.TEXT, Widget.QUANTITY, Widget.URL, Widget.CHOICE, Widget.DATE}


@dataclass(frozen=True)
class Hit:
    """A cell, or a field, that holds what was looked for."""

    list_name: str
    row: str
    column: str
    title: str
    excerpt: str


def folded(text: str) -> str:
    """Return a text for comparison: full-width letters, half-width kana and capitals count alike."""
    return unicodedata.normalize("NFKC", text).casefold()


def words_of(query: str) -> tuple[str, ...]:
    """Return the words of a query."""
    return tuple(folded(query).split())


def hits(content: Kind, words: tuple[str, ...], language: Language) -> Iterator[Hit]:
    """Yield the fields and cells that hold every word, in the order of the document."""
    if not words:
        return
    shown = columns(type(content))
    for name, excerpt in _found(content, shown, words, language):
        yield Hit("", "", name, shown[name].label.text(language), excerpt)
    for list_name, model in row_lists(type(content)).items():
        for row in get_rows(content, list_name):
            for name, excerpt in _found(row, columns(model), words, language):
                yield Hit(list_name, row.id, name, _title(row, language), excerpt)


def _found(
    holder: Kind | Row, shown: dict[str, Column], words: tuple[str, ...], language: Language
) -> Iterator[tuple[str, str]]:
    for name, column in shown.items():
        if column.widget in _SEARCHED:
            value = str(getattr(holder, name))
            text = column.choice(value, language) if column.choices else value
            compared = folded(text)
            if all(word in compared for word in words):
                yield name, _excerpt(text, compared.find(words[0]), len(words[0]))


def _title(row: Row, language: Language) -> str:
    name, column = next(iter(columns(type(row)).items()))
    value = str(getattr(row, name))
    first = (column.choice(value, language) if column.choices else value).strip().partition("\n")[0]
    return first if len(first) <= 2 * AROUND else f"{first[: 2 * AROUND - 1]}…"


def _excerpt(text: str, at: int, length: int) -> str:
    """Return the surroundings of what was found; folding may have moved it a little."""
    plain = " ".join(unicodedata.normalize("NFKC", text).split())
    start, end = max(0, at - AROUND), min(len(plain), at + length + AROUND)
    return f"{'…' if start else ''}{plain[start:end]}{'…' if end < len(plain) else ''}"
