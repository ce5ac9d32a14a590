"""What a solution needs and what a question to the team is about, by the word families of `lexicon/needs.yaml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, cast

import yaml

SUBJECTS = ("make_up", "experience", "learning", "data", "operation")
"""What the team is asked about, in the order of the standard questions."""


@dataclass(frozen=True)
class Need:
    """Something that a solution needs: its family, the words by which it was recognised, the answers that count."""

    family: str
    words: tuple[str, ...]
    asks: tuple[str, ...]


def needs_of(text: str) -> tuple[Need, ...]:
    """Return what a solution with this text needs; empty for ordinary software."""
    found: list[Need] = []
    for family, (pattern, asks) in _families().items():
        words = tuple(dict.fromkeys(match.group() for match in pattern.finditer(text)))
        if words:
            found.append(Need(family, words, asks))
    return tuple(found)


@cache
def ordinary() -> tuple[str, ...]:
    """Return the answers that count for ordinary software."""
    return tuple(_lexicon()["ordinary"])


def subject_of(question: str) -> str | None:
    """Return what a question to the team is about, None when its words do not tell."""
    return next((name for name, pattern in _subjects().items() if pattern.search(question)), None)


@cache
def _lexicon() -> dict[str, Any]:
    source = files("gyakusan.assistant.rules").joinpath("lexicon", "needs.yaml").read_text("utf-8")
    return cast("dict[str, Any]", yaml.safe_load(source))


@cache
def _families() -> dict[str, tuple[re.Pattern[str], tuple[str, ...]]]:
    return {
        family: (_pattern(cast("list[str]", entry["words"])), tuple(entry["asks"]))
        for family, entry in _lexicon()["needs"].items()
    }


def _pattern(lines: list[str]) -> re.Pattern[str]:
    words = [rf"(?<![A-Za-z])(?:{line})(?![A-Za-z])" if line.isascii() else f"(?:{line})" for line in lines]
    return re.compile("|".join(words), re.IGNORECASE)


@cache
def _subjects() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _lexicon()["subjects"].items()}
