"""The looks that all documents share: fonts that Windows and Mac both have, and calm colours."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from gyakusan.core.language import Language
from gyakusan.workshop.models import Process

EAST_ASIAN: Final = "Yu Gothic"
"""The East Asian font of every run, in both languages: Japanese names stand in English documents too."""
_LATIN: Final = {Language.JA: "Yu Gothic", Language.EN: "Calibri"}

INK: Final = "#1f2933"
GREY: Final = "#5f6b7a"
LINE: Final = "#d5dae1"
PALE: Final = "#f3f5f8"
WHITE: Final = "#ffffff"
ACCENT: Final = "#2f5d8a"
"""Where no process of the program gives its own colour."""
OPEN: Final = "#fff1c9"
"""Behind what is not filled in or not checked yet."""
WARN: Final = "#8a5a00"


def latin(language: Language) -> str:
    """Return the Latin font."""
    return _LATIN[language]


def accent(processes: Iterable[Process], *wanted: str) -> str:
    """Return the colour, `#rrggbb`, of the first of the wanted processes that the program has."""
    colours = {process.id: process.colour for process in processes}
    return next((colours[identifier] for identifier in wanted if identifier in colours), ACCENT)


def bare(colour: str) -> str:
    """Return a colour as office files write it: without the `#`, in capitals."""
    return colour.removeprefix("#").upper()


def tint(colour: str, share: float) -> str:
    """Return the colour mixed into white; `share` in [0, 1] of the colour stays."""
    parts = (int(colour[n : n + 2], 16) for n in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * share):02x}" for part in parts)
