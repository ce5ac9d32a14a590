"""A workshop, its editions, and the dossier of everything that it holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from gyakusan.artifacts.models import Kind
from gyakusan.core.language import Label
from gyakusan.identity.models import Brief

K = TypeVar("K", bound=Kind)


@dataclass(frozen=True)
class Workshop:
    """One run of a program for one product."""

    id: str
    program: str
    program_version: str
    brief: Brief


@dataclass(frozen=True)
class Edition:
    """The artifacts of one part: kind key -> content."""

    part: str
    title: Label
    artifacts: Mapping[str, Kind]
    frozen: bool


@dataclass(frozen=True)
class Process:
    """A process of the program as exports show it."""

    id: str
    title: Label
    colour: str
    """`#rrggbb`"""


@dataclass(frozen=True)
class Dossier:
    """Everything that a workshop holds, in the order in which its parts took place."""

    workshop: Workshop
    program_title: Label
    processes: tuple[Process, ...]
    editions: tuple[Edition, ...]
    as_of: date

    @property
    def brief(self) -> Brief:
        """Return the brief that the workshop started from."""
        return self.workshop.brief

    def latest(self, kind: type[K]) -> K:
        """Return the newest artifact of a kind, or an empty one."""
        for edition in reversed(self.editions):
            found = edition.artifacts.get(kind.key)
            if isinstance(found, kind):
                return found
        return kind()

    def current(self) -> dict[str, Kind]:
        """Return the newest artifact of every kind that the workshop holds."""
        return {key: content for edition in self.editions for key, content in edition.artifacts.items()}
