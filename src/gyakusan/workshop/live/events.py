"""What happened in the live room. Persisted in the log of the workshop; everything that people see follows from it."""

from __future__ import annotations

from typing import Literal

from gyakusan.identity.models import Frozen
from gyakusan.workshop.live.models import (
    DecisionView,
    Option,
    PairView,
    StepRef,
    TableView,
    VoteResult,
)
from gyakusan.workshop.models import EVENTS, Event


class LiveEvent(Frozen):
    """Base of the events of the live room; `by` is who did it, empty for the server and in anonymous votes."""

    by: str = ""


class RunOpened(LiveEvent):
    """A process is run again in an edition of its own; the start of that edition follows."""

    edition: str
    part: str
    process: str


class StartPlanned(LiveEvent):
    """The start of a part was planned, in milliseconds since the epoch, or is open again."""

    part: str
    at: int | None


class PresetUsed(LiveEvent):
    """The minutes of an edition follow a preset; what had been set by hand for steps ahead is gone."""

    edition: str
    preset: str


class MinutesSet(LiveEvent):
    """A step that has not begun got other minutes."""

    edition: str
    step: StepRef
    minutes: int


class StepStarted(LiveEvent):
    """A step began or goes on: its clock runs for `remaining_ms`; it was given `given_ms` in all."""

    edition: str
    step: StepRef
    given_ms: int
    remaining_ms: int


class StepLeft(LiveEvent):
    """The current step is current no more; `remaining_ms` were left on its clock."""

    edition: str
    step: StepRef
    remaining_ms: int


class ClockPaused(LiveEvent):
    """The clock was stopped."""

    remaining_ms: int


class ClockResumed(LiveEvent):
    """The clock goes on."""


class StepExtended(LiveEvent):
    """The current step got more time (or less): its clock ends at `ends_at`, or has `remaining_ms` while paused."""

    edition: str
    step: StepRef
    by_ms: int
    ends_at: int | None
    remaining_ms: int | None


class BreaksShrunk(LiveEvent):
    """Breaks ahead gave time (or got it back), by the place of their step."""

    by_ms: dict[str, int]


class EveryoneBrought(LiveEvent):
    """Everybody was asked to look at the current step, or at an artifact."""

    step: StepRef | None
    artifact: str


class ArtifactLocked(LiveEvent):
    """Nobody may write in an artifact."""

    artifact: str


class ArtifactUnlocked(LiveEvent):
    """An artifact may be written in again."""

    artifact: str


class PairsFormed(LiveEvent):
    """People work in these pairs from now on."""

    pairs: tuple[PairView, ...]


class TablesSet(LiveEvent):
    """Tables were set up and people seated: person -> table."""

    tables: tuple[TableView, ...]
    seats: dict[str, str]


class PersonSeated(LiveEvent):
    """Somebody who came later got a seat."""

    person: str
    table: str


class LeadNamed(LiveEvent):
    """The team named who leads; empty: nobody any more."""

    person: str


class CopiesOpened(LiveEvent):
    """Own copies of a kind exist for a step: scope -> the people whose copy it is."""

    edition: str
    kind: str
    step: StepRef
    scopes: dict[str, tuple[str, ...]]


class CopiesRevealed(LiveEvent):
    """Everybody may read the own copies of a kind."""

    edition: str
    kind: str


class CopiesBroughtTogether(LiveEvent):
    """The own copies of a kind went into the team's artifact; `chosen` is the copy that was taken whole."""

    edition: str
    kind: str
    chosen: str = ""


class HandRaised(LiveEvent):
    """Somebody raised or lowered a hand."""

    person: str
    up: bool


class PersonFinished(LiveEvent):
    """Somebody has finished the current step, or takes it back."""

    person: str
    done: bool


class VoteOpened(LiveEvent):
    """A vote was opened."""

    vote: str
    subject: str
    method: Literal["dots", "scores"]
    dots: int
    criteria: tuple[str, ...]
    anonymous: bool
    artifact: str
    list_name: str
    options: tuple[Option, ...]


class BallotCast(LiveEvent):
    """A ballot came in for the first time; who cast it is told in named votes only, what it says never."""

    vote: str


class VoteRevealed(LiveEvent):
    """The voting is over; from here on the ballots are in the log, without names where the vote was anonymous."""

    vote: str
    result: VoteResult


class VoteCancelled(LiveEvent):
    """A vote was thrown away with its ballots."""

    vote: str


class DecisionTaken(LiveEvent):
    """A decision was taken and recorded in the artifact `decisions`."""

    decision: DecisionView
    vote: str = ""


class CheckSet(LiveEvent):
    """An item of the checklist changed; None leaves as it was."""

    check: str
    state: Literal["open", "done", "not_needed"] | None = None
    owner: str | None = None
    due: str | None = None


class PatternSet(LiveEvent):
    """It was said whether the sign of a failure pattern was seen."""

    pattern: str
    seen: Literal["yes", "no", "unknown"]


class AiBlocked(LiveEvent):
    """Drafts by language model were switched off or on."""

    blocked: bool


class CommentsChanged(LiveEvent):
    """A comment was added or resolved."""

    artifact: str


class SettingsChanged(LiveEvent):
    """Names, dates or settings of the workshop changed."""


_LIVE: tuple[type[LiveEvent], ...] = (
    RunOpened,
    StartPlanned,
    PresetUsed,
    MinutesSet,
    StepStarted,
    StepLeft,
    ClockPaused,
    ClockResumed,
    StepExtended,
    BreaksShrunk,
    EveryoneBrought,
    ArtifactLocked,
    ArtifactUnlocked,
    PairsFormed,
    TablesSet,
    PersonSeated,
    LeadNamed,
    CopiesOpened,
    CopiesRevealed,
    CopiesBroughtTogether,
    HandRaised,
    PersonFinished,
    VoteOpened,
    BallotCast,
    VoteRevealed,
    VoteCancelled,
    DecisionTaken,
    CheckSet,
    PatternSet,
    AiBlocked,
    CommentsChanged,
    SettingsChanged,
)

LIVE_EVENTS: dict[str, type[LiveEvent]] = {kind.__name__: kind for kind in _LIVE}

RoomEvent = LiveEvent | Event
"""Everything that the log of a workshop holds."""


def decoded(name: str, data: dict[str, object]) -> RoomEvent:
    """Return the event that the log holds under a name.

    Raises:
        KeyError: this version of the product knows no such event.
    """
    live = LIVE_EVENTS.get(name)
    if live is not None:
        return live.model_validate(data)
    return EVENTS[name](**data)  # pyright: ignore[reportArgumentType]


class LiveHappened(Frozen):
    """Told on the bus after every event of the live room, in its transaction."""

    workshop_id: str
    number: int
    event: LiveEvent
