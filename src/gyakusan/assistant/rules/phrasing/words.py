"""Access to the word lists of `lexicon/*.yaml`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any, cast

import yaml


@cache
def _lexicon(language: str) -> dict[str, Any]:
    text = files("gyakusan.assistant.rules.phrasing").joinpath("lexicon", f"{language}.yaml").read_text("utf-8")
    return cast("dict[str, Any]", yaml.safe_load(text))


@cache
def words(language: str, section: str) -> frozenset[str]:
    """Return the words of a list section, written as `word word ...` blocks.

    Raises:
        KeyError: the section does not exist in the lexicon of `language`.
    """
    return frozenset(str(_lexicon(language)[section]).split())


@cache
def groups(language: str, section: str) -> dict[str, str]:
    """Return for every word of a section of synonym groups the first word of its group."""
    rows = cast("list[str]", _lexicon(language)[section])
    return {word: row.split()[0] for row in rows for word in row.split()}


@cache
def mapping(language: str, section: str) -> dict[str, str]:
    """Return a section that maps one text to another."""
    return {str(key): str(value) for key, value in cast("dict[Any, Any]", _lexicon(language)[section]).items()}
