"""The words by which headings, headers and cells are recognised, in both languages.

They are the keys and labels of the artifact kinds and the further words of `vocabulary.yaml`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, cast

import yaml

from gyakusan.artifacts.kinds.registry import KINDS
from gyakusan.artifacts.models import columns, list_label, row_lists
from gyakusan.core.language import Label

_PARENTHESES = re.compile(r"[(\[【「〔][^()\[\]【】「」〔〕]*[)\]】」〕]")
_INSIDE = re.compile(r"[(\[【「]([^()\[\]【】「」]+)[)\]】」]")
_PARTS = re.compile(r"\s*(?:[::|—–]|\s-\s)\s*")
_NUMBERING = re.compile(r"^[0-9]+")


@cache
def vocabulary() -> dict[str, Any]:
    """Return the content of `vocabulary.yaml`."""
    path = Path(__file__).with_name("vocabulary.yaml")
    return cast("dict[str, Any]", yaml.safe_load(path.read_text(encoding="utf-8")))


def light(text: str) -> str:
    """Return a text without differences of width, case and outer blanks."""
    return unicodedata.normalize("NFKC", text).casefold().strip()


@lru_cache(maxsize=4096)
def normal(text: str) -> str:
    """Return the letters and digits of a text, without differences of width and case and without leading numbers."""
    kept = "".join(char for char in unicodedata.normalize("NFKC", text).casefold() if char.isalnum())
    return _NUMBERING.sub("", kept) or kept


@lru_cache(maxsize=4096)
def variants(text: str) -> tuple[str, ...]:
    """Return the forms of a heading under which it may be known, the most literal first."""
    if len(text) > 200:
        return ()
    wide = unicodedata.normalize("NFKC", text)
    bare = _PARENTHESES.sub(" ", wide)
    forms = [wide, bare, *_PARTS.split(bare, maxsplit=3)[:2], *_INSIDE.findall(wide)]
    return tuple(dict.fromkeys(form for form in map(normal, forms) if form))


def lookup(words: Mapping[str, str], text: str) -> str | None:
    """Return what a heading means in a table of normal words, or None."""
    return next((words[form] for form in variants(text) if form in words), None)


def generic(name: str) -> frozenset[str]:
    """Return a list of generic words, in light form."""
    return _generic(name)


@cache
def _generic(name: str) -> frozenset[str]:
    return frozenset(light(str(word)) for word in vocabulary()["generic"][name])


@cache
def section_words() -> dict[str, str]:
    """Return normal word -> section id."""
    return {normal(str(word)): key for key, found in vocabulary()["sections"].items() for word in (key, *found)}


def section_of(kind: str) -> str | None:
    """Return the section in which a kind belongs."""
    return next((key for key, kinds in vocabulary()["section_kinds"].items() if kind in kinds), None)


@cache
def role_words() -> dict[str, str]:
    """Return normal word -> role id."""
    choices = dict(columns(row_lists(KINDS["hearing_sheet"])["rows"])["role"].choices)
    found = {normal(word): role for role, shown in choices.items() for word in (role, shown.ja, shown.en)}
    more = {normal(str(word)): role for role, words in vocabulary()["roles"].items() for word in words}
    return {**more, **found}


@cache
def kind_words() -> dict[str, str]:
    """Return normal word -> kind key."""
    more = vocabulary()["kinds"]
    return _merged((key, kind.title, more.get(key, ())) for key, kind in KINDS.items())


@cache
def list_words(kind: str) -> dict[str, str]:
    """Return normal word -> row list of a kind."""
    more = vocabulary()["lists"]
    model = KINDS[kind]
    return _merged(
        (name, list_label(model, name), more.get(f"{kind}.{name}", ())) for name in row_lists(model) if name != "rows"
    ) | _merged((name, list_label(model, name), ()) for name in row_lists(model) if name == "rows")


@cache
def field_words(kind: str) -> dict[str, str]:
    """Return normal word -> scalar field of a kind."""
    more = vocabulary()["fields"].get(kind, {})
    return _merged((name, shown.label, more.get(name, ())) for name, shown in columns(KINDS[kind]).items())


@cache
def column_words(kind: str, list_name: str) -> dict[str, str]:
    """Return normal word -> column of a row list."""
    more = vocabulary()["columns"].get(f"{kind}.{list_name}", {})
    return _merged(
        (name, shown.label, more.get(name, ())) for name, shown in columns(row_lists(KINDS[kind])[list_name]).items()
    )


@cache
def choice_words(kind: str, list_name: str, column: str) -> dict[str, str]:
    """Return normal word -> code of a choice."""
    more = vocabulary()["choices"].get(f"{kind}.{list_name}.{column}", {})
    shown = columns(row_lists(KINDS[kind])[list_name])[column]
    return _merged((code, names, more.get(code, ())) for code, names in shown.choices)


def _merged(entries: Iterable[tuple[str, Label, Iterable[object]]]) -> dict[str, str]:
    """Collect words for keys: own labels first, then further words; the first meaning of a word counts."""
    listed = list(entries)
    found: dict[str, str] = {}
    for key, shown, _ in listed:
        for word in (key, shown.ja, shown.en):
            for form in dict.fromkeys(
                (normal(word), normal(_PARENTHESES.sub("", unicodedata.normalize("NFKC", word))))
            ):
                found.setdefault(form, key)
    for key, _, more in listed:
        for word in more:
            found.setdefault(normal(str(word)), key)
    return found
