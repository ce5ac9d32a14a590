"""What an executive report says, as typed values; how it looks is the matter of the writers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from gyakusan.artifacts.provenance import State
from gyakusan.core.language import Language
from gyakusan.workshop.models import Process


@dataclass(frozen=True)
class OpenAssumption:
    """A statement that still has to be checked: assumed by the team, or drafted by a rule or a language model."""

    kind: str
    where: str
    """Label path, such as `Customer journey › Actions › 3`."""
    text: str
    """The statement; its first line is enough to recognise it."""
    state: State
    by: str
    note: str
    row_id: str = ""
    field: str = ""
    """Name of the column, where it is a single field or cell."""


@dataclass(frozen=True)
class OpenBlank:
    """A place that says itself that it is not filled in yet."""

    kind: str
    where: str
    text: str


class Level(StrEnum):
    """Evidence, from the weakest to the strongest."""

    NOTHING = "nothing"
    THEME = "theme"
    OPINION = "opinion"
    ESTIMATE = "estimate"
    ANECDOTE = "anecdote"
    MARKET = "market"
    USERS = "users"
    TESTS = "tests"

    @property
    def confidence(self) -> float:
        """Return the confidence of ICE that follows from the evidence (Gilad's confidence table, 0.01 to 10)."""
        return _CONFIDENCE[self]


_CONFIDENCE = dict(zip(Level, (0.01, 0.1, 0.2, 0.5, 1.0, 3.0, 7.0, 10.0), strict=True))


@dataclass(frozen=True)
class Confidence:
    """How sure the team may be, by the strongest evidence that it holds."""

    level: Level
    basis: str
    """Which evidence it is."""
    next_step: str
    """What would raise it."""


class Spending(StrEnum):
    """What money is spent on."""

    VALIDATION = "market_validation"
    COMPETITION = "market_competition"


class Progress(StrEnum):
    """Where a milestone stands by its date and its tasks."""

    TASKS_DONE = "tasks_done"
    LATE = "late"
    RUNNING = "running"
    AHEAD = "ahead"
    UNDATED = "undated"


@dataclass(frozen=True)
class MilestoneStanding:
    """A milestone with its tasks counted."""

    title: str
    on: date | None
    done_means: str
    gain: str
    progress: Progress
    days_left: int | None
    """From the date of the report; negative when the date has passed."""
    tasks: int
    tasks_done: int


@dataclass(frozen=True)
class Interval:
    """A rate seen in `successes` of `n` people: its 95 % Wilson interval, and the chance that the threshold is met."""

    successes: int
    n: int
    low: float
    high: float
    chance: float | None
    """Posterior probability that the true rate is at least the threshold; none without a threshold."""


@dataclass(frozen=True)
class Observation:
    """A counted reaction about the same subject as a criterion, made after the criterion was fixed."""

    who: str
    content: str
    rate: Interval


@dataclass(frozen=True)
class CriterionStanding:
    """A criterion, what its planned number of people can show, and what was observed after it was fixed."""

    milestone: str
    measure: str
    place: str
    who: str
    what: str
    how: str
    threshold: float | None
    """In [0, 1]."""
    planned_n: int | None
    fixed_on: date | None
    power: Interval | None
    """The smallest count out of the planned people that reaches the threshold, with its interval."""
    observed: tuple[Observation, ...]
    withheld: int
    """Counted reactions that are not held against it because it was not fixed before them."""


@dataclass(frozen=True)
class TopQuestion:
    """One of the questions with the highest impact."""

    text: str
    kind: str
    impact: float | None
    """Hours a year, money converted."""
    basis: str
    chosen: bool
    is_open: bool


@dataclass(frozen=True)
class ChosenInvention:
    """What the team decided to build."""

    title: str
    question: str
    solutions: tuple[str, ...]
    how_solved: str
    effect: str
    effect_is_hypothesis: bool
    difficulty: float | None
    impact: float | None
    score: float | None


@dataclass(frozen=True)
class PressSummary:
    """The press release in a few lines."""

    headline: str
    service: str
    on: str
    for_whom: str
    makes_possible: str
    how_it_changes: str
    effect: str
    effect_is_hypothesis: bool


@dataclass(frozen=True)
class DecisionSummary:
    """A decision as recorded."""

    subject: str
    chosen: str
    method: str
    by: str
    on: str
    two_way: bool


@dataclass(frozen=True)
class NextDate:
    """A day that has been agreed; `kind` is `milestone`, `trial`, or the kind of a meeting."""

    on: date
    start: time | None
    kind: str
    what: str
    who: str


@dataclass(frozen=True)
class OpenSummary:
    """How much is not known yet."""

    assumed: int
    drafted: int
    blanks: int
    top: tuple[OpenAssumption, ...]
    """One for each row or field, those that the choice stands on first."""

    @property
    def total(self) -> int:
        """Return the number of open assumptions."""
        return self.assumed + self.drafted


@dataclass(frozen=True)
class Report:
    """The executive report, in the language of the workshop."""

    language: Language
    product: str
    company: str
    program: str
    as_of: date
    sponsor_expectation: str
    customer: str
    processes: tuple[Process, ...]
    confidence: Confidence
    spending: Spending
    milestones: tuple[MilestoneStanding, ...]
    criteria: tuple[CriterionStanding, ...]
    questions: tuple[TopQuestion, ...]
    questions_total: int
    invention: ChosenInvention | None
    press: PressSummary | None
    decisions: tuple[DecisionSummary, ...]
    open: OpenSummary
    next_dates: tuple[NextDate, ...]
