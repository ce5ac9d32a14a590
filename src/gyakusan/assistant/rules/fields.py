"""Sentences of the later drafters, and proposals for fields and rows that respect what people wrote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gyakusan.artifacts.blanks import blank, blanks_in
from gyakusan.artifacts.models import Row, get_rows
from gyakusan.artifacts.provenance import RULES, Provenance, drafted
from gyakusan.assistant.models import DraftRequest, PutField, PutRow
from gyakusan.assistant.rules.shared import NOTHING, put, revise
from gyakusan.core.language import Language
from gyakusan.core.texts import text

ROOM = "assistant/rules/wording"


def tell(language: Language, key: str, /, **values: object) -> str:
    """Return a sentence of the catalogue of the later drafters."""
    return text(ROOM, key, language, **values)


def origin(language: Language, key: str, /, **values: object) -> Provenance:
    """Return the origin of what a rule wrote; the sentence `notes.<key>` says from what it follows."""
    return drafted(RULES, note=tell(language, f"notes.{key}", **values))


def gap(language: Language, key: str, /, **values: object) -> str:
    """Return a visible blank that says, with the words of `gaps.<key>`, what belongs there."""
    return blank(tell(language, f"gaps.{key}", **values), language)


def join(language: Language, key: str, parts: Iterable[str]) -> str:
    """Return parts in one text, with the words of `key` between them."""
    return tell(language, key).join(parts)


def is_known(value: str) -> bool:
    """Tell whether a cell says something and holds no blank."""
    return bool(value.strip()) and not blanks_in(value)


def fill(request: DraftRequest, name: str, value: str, provenance: Provenance) -> Iterator[PutField]:
    """Propose a scalar field where a rule may write it: nobody has touched it, or a rule wrote it before."""
    present, before = getattr(request.current, name), request.current.provenance.get(name)
    untouched = present in NOTHING and before is None
    by_rule = before is not None and before.by == RULES
    changed = present != value or before != provenance
    if (untouched or by_rule) and changed and value not in NOTHING:
        yield PutField(name, value, provenance)


def place(request: DraftRequest, list_name: str, fresh: Row, *same: str) -> Iterator[PutRow]:
    """Propose a row, unless another one says the same in the columns `same` already.

    Such a row is completed where a person or a language model wrote it, and left alone where another rule did.
    """
    rows = get_rows(request.current, list_name)
    known = any(row.id == fresh.id for row in rows)
    twin = None if known or not same else next((row for row in rows if _alike(row, fresh, same)), None)
    if twin is None:
        yield from put(request, list_name, fresh)
    elif twin.provenance.by != RULES:
        yield from revise(list_name, twin, fresh)


def _alike(row: Row, fresh: Row, names: tuple[str, ...]) -> bool:
    return all(str(getattr(row, name)).strip() == str(getattr(fresh, name)).strip() for name in names)
