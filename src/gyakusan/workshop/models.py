"""A workshop, its editions, and the dossier of everything that it holds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from pydantic import Field

from gyakusan.artifacts.models import Kind
from gyakusan.core.language import Label, Language
from gyakusan.core.texts import text
from gyakusan.identity.models import Brief, Frozen

K = TypeVar("K", bound=Kind)


class Schedule(Frozen):
    """What was planned when the workshop was set up; commands in the room change it from there."""

    starts: dict[str, str] = Field(default_factory=dict)
    """Part id -> ISO 8601 with offset."""
    presets: dict[str, str] = Field(default_factory=dict)
    """Part id -> preset id."""
    minutes: dict[str, int] = Field(default_factory=dict)
    """`part/phase/step` -> minutes."""


@dataclass(frozen=True)
class Workshop:
    """One run of a program for one product."""

    id: str
    program: str
    program_version: str
    brief: Brief
    schedule: Schedule = field(default_factory=Schedule)


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


@dataclass(frozen=True)
class OpenItem:
    """An item of a checklist that is not done."""

    check: str
    title: Label
    remedy: Label
    owner: str
    mandatory: bool
    missing_roles: tuple[Label, ...] = ()
    found: int | None = None
    needed: int | None = None

    def detail_text(self, language: Language) -> str:
        """Say in brackets what exactly is missing; empty where there is nothing to add."""
        if self.missing_roles:
            names = ", ".join(role.text(language) for role in self.missing_roles)
            return text("workshop", "detail.roles", language, names=names)
        if self.found is not None:
            return text("workshop", "detail.filled", language, found=self.found, needed=self.needed)
        return ""


@dataclass(frozen=True)
class WorkshopChanged:
    """Brief or schedule of a workshop changed; this is told, not kept in its log."""

    workshop_id: str


@dataclass(frozen=True)
class PartStarted:
    """A part began; its artifacts were copied from earlier ones."""

    workshop_id: str
    part: str


@dataclass(frozen=True)
class StepDone:
    """A step was finished; what it wrote is saved."""

    workshop_id: str
    part: str
    phase: str
    step: str
    fell_back: str = ""
    """Code of the error because of which rules drafted instead of the language model."""


@dataclass(frozen=True)
class PartEnded:
    """A part ended; `freezes` tells whether its artifacts become unchangeable, `on` is the ISO date of its end."""

    workshop_id: str
    part: str
    freezes: bool
    on: str


@dataclass(frozen=True)
class PartSkipped:
    """A part did not take place because its condition was not met."""

    workshop_id: str
    part: str


Event = PartStarted | StepDone | PartEnded | PartSkipped
EVENTS: dict[str, type[Event]] = {kind.__name__: kind for kind in (PartStarted, StepDone, PartEnded, PartSkipped)}
