"""What is so in a room: everything that follows from its log, and the people who are in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from gyakusan.identity.models import Access
from gyakusan.workshop.live.models import (
    DecisionView,
    Option,
    PairView,
    Spotlight,
    StepRef,
    TableView,
    VoteResult,
)

CheckState = Literal["open", "done", "not_needed"]
Seen = Literal["yes", "no", "unknown"]


@dataclass(frozen=True)
class Person:
    """Somebody in the workshop, whoever it is that looks."""

    id: str
    name: str
    access: Access
    role: str = ""

    @property
    def writes(self) -> bool:
        """Tell whether the person may write in artifacts at all."""
        return self.access in {Access.FACILITATOR, Access.MEMBER}


@dataclass(frozen=True)
class Run:
    """A part that takes place, took place or was skipped; `process` is set where only that process runs again."""

    part: str
    edition: str
    state: Literal["planned", "running", "ended", "skipped"]
    process: str = ""
    started_at: int | None = None
    ended_at: int | None = None


@dataclass(frozen=True)
class Ticking:
    """The clock of the current step: runs to `ends_at`, or is paused with `remaining_ms`, or has no time set."""

    edition: str
    step: StepRef
    started_at: int
    ends_at: int | None = None
    remaining_ms: int | None = None
    paused_at: int | None = None


@dataclass(frozen=True)
class VoteFacts:
    """A vote as the log tells it."""

    id: str
    subject: str
    method: Literal["dots", "scores"]
    dots: int
    criteria: tuple[str, ...]
    anonymous: bool
    artifact: str
    list_name: str
    options: tuple[Option, ...]
    opened_at: int
    state: Literal["open", "revealed", "cancelled"] = "open"
    cast: int = 0
    voted: tuple[str, ...] = ()
    result: VoteResult | None = None
    decided: str = ""


@dataclass(frozen=True)
class CheckFacts:
    """What people said about an item of the checklist."""

    state: CheckState | None = None
    owner: str = ""
    due: str = ""


Copies = tuple[str, str]
"""Edition and kind of own copies."""


@dataclass(frozen=True)
class Facts:
    """Everything that follows from the log of a room up to event `number`."""

    number: int = 0
    runs: tuple[Run, ...] = ()
    starts: Mapping[str, int | None] = field(default_factory=dict[str, int | None])
    presets: Mapping[str, str] = field(default_factory=dict[str, str])
    minutes: Mapping[str, int] = field(default_factory=dict[str, int])
    """Place of a step -> minutes set by hand."""
    extended: Mapping[str, int] = field(default_factory=dict[str, int])
    shrunk: Mapping[str, int] = field(default_factory=dict[str, int])
    given: Mapping[str, int] = field(default_factory=dict[str, int])
    left: Mapping[str, int] = field(default_factory=dict[str, int])
    began: Mapping[str, int] = field(default_factory=dict[str, int])
    ended: Mapping[str, int] = field(default_factory=dict[str, int])
    done: frozenset[str] = frozenset()
    clock: Ticking | None = None
    pairs: tuple[PairView, ...] = ()
    formed: int = 0
    tables: tuple[TableView, ...] = ()
    seats: Mapping[str, str] = field(default_factory=dict[str, str])
    lead: str = ""
    locked: frozenset[str] = frozenset()
    scopes: Mapping[Copies, Mapping[str, tuple[str, ...]]] = field(
        default_factory=dict[Copies, Mapping[str, tuple[str, ...]]]
    )
    opened: Mapping[Copies, StepRef] = field(default_factory=dict[Copies, StepRef])
    """The step for which own copies were opened last."""
    revealed: tuple[Copies, ...] = ()
    together: frozenset[Copies] = frozenset()
    hands: Mapping[str, int] = field(default_factory=dict[str, int])
    finished: frozenset[str] = frozenset()
    votes: Mapping[str, VoteFacts] = field(default_factory=dict[str, VoteFacts])
    decisions: tuple[DecisionView, ...] = ()
    checks: Mapping[str, CheckFacts] = field(default_factory=dict[str, CheckFacts])
    patterns: Mapping[str, Seen] = field(default_factory=dict[str, Seen])
    spotlight: Spotlight = field(default_factory=Spotlight)
    ai_blocked: bool = False
    comments: int = 0
    settings: int = 0

    def running(self) -> Run | None:
        """Return the run that goes on now: of several the one that began last."""
        return next((run for run in reversed(self.runs) if run.state == "running"), None)

    def newest_edition(self) -> str:
        """Return the edition that goes on, else the one that began last; empty before the first."""
        running = self.running()
        began = [run.edition for run in self.runs if run.started_at is not None]
        return running.edition if running else began[-1] if began else ""

    def run_of(self, edition: str) -> Run | None:
        """Return the run of an edition."""
        return next((run for run in self.runs if run.edition == edition), None)


def place(edition: str, step: StepRef) -> str:
    """Return the key of a step in an edition."""
    return f"{edition}/{step.phase}/{step.step}"
