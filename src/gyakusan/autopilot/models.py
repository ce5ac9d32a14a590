"""What a headless run is given and what it tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from gyakusan.core.language import Label
from gyakusan.workshop.models import Dossier, OpenItem


@dataclass(frozen=True)
class Position:
    """Where a run is: the step that was just saved, and how many there are in all."""

    part: Label
    phase: Label
    step: Label
    number: int
    total: int


class Progress(Protocol):
    """Is told after each step that its results are saved."""

    def __call__(self, position: Position) -> None:
        """Take note of a saved step."""
        ...


@dataclass(frozen=True)
class Fallback:
    """A step that rules drafted because the language model failed."""

    step: Label
    reason: str


@dataclass(frozen=True)
class Walked:
    """A finished run."""

    dossier: Dossier
    skipped: tuple[Label, ...]
    """Parts whose condition was not met."""
    open_items: tuple[OpenItem, ...]
    """Entry items that are open but did not block."""
    fallbacks: tuple[Fallback, ...]
