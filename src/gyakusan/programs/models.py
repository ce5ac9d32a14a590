"""A workshop program: parts > phases > steps, with everything that the engine needs to walk them.

The engine knows no process by name: whatever happens in a workshop stands in a program. A program refers to artifact
kinds, drafting requests and computed columns by name; `programs.rules.check` compares them with a `Vocabulary`.
"""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from gyakusan.core.language import Label, Language

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+([_.-][a-z0-9]+)*$", max_length=60)]
Minutes = Annotated[int, Field(ge=0, le=24 * 60)]
Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")]


class Declared(BaseModel):
    """Base of all declared things: unknown keys are errors, values never change."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class WorkType(StrEnum):
    """Who works together in a step."""

    ALL = "all"
    GROUP = "group"
    PAIR = "pair"
    INDIVIDUAL = "individual"
    BREAK = "break"


class Role(Declared):
    """A role that people take in the workshop."""

    id: Id
    title: Label
    duty: Label = Field(description="What the role decides and brings, in one or two sentences.")
    required: bool = Field(default=False, description="The workshop does not start without somebody in this role.")
    decides: bool = Field(default=False, description="Has the last word: settles ties, decides what cannot be undone.")


class People(Declared):
    """Who takes part."""

    roles: tuple[Role, ...] = Field(min_length=1)
    min: int = Field(default=3, ge=1)
    max: int = Field(default=6, ge=1, description="From here on the workshop wants `extra_minutes` more.")
    extra_minutes: Minutes = 0


class Principle(Declared):
    """A rule that is always in sight."""

    id: Id
    title: Label
    text: Label


class Process(Declared):
    """A process of the method: its phases share an accent colour everywhere."""

    id: Id
    title: Label
    question: Label = Field(description="The question that the process answers, such as: who is the customer?")
    colour: Colour


class TestName(StrEnum):
    """How a check is answered."""

    ROLES = "roles"
    FILLED = "filled"
    MANUAL = "manual"


class Check(Declared):
    """An item of a checklist, on the way into or out of a part."""

    id: Id
    title: Label
    remedy: Label = Field(description="What to do when the item is open.")
    owner: Id = Field(description="The role that answers for the item.")
    test: TestName = Field(
        default=TestName.MANUAL,
        description="roles: every required role is taken. filled: the artifact has at least `at_least` rows or "
        "filled fields. manual: somebody ticks it off.",
    )
    artifact: Id | None = None
    rows: Id | None = Field(default=None, description="The list of rows to count; without it, everything.")
    at_least: int = Field(default=1, ge=1)
    mandatory: bool = False


class Pattern(Declared):
    """A way in which workshops fail, to be spotted beforehand."""

    id: Id
    title: Label
    sign: Label
    remedy: Label


class Draft(Declared):
    """A drafting request: which drafter, into which artifact."""

    request: Id
    into: Id


class Decision(Declared):
    """A decision rule: the rows with the highest value in a computed column are chosen."""

    artifact: Id
    rows: Id = "rows"
    by: Id = Field(description="The numeric column that ranks the rows.")
    keep: int = Field(default=1, ge=1, le=20)
    two_way: bool = Field(default=True, description="True when the decision can be undone later.")
    subject: Label


class PlayedBy(Declared):
    """People whom a table of the team names: rows in which `column` has `value` name one of them in `person`."""

    artifact: Id
    rows: Id
    column: Id
    value: str = Field(pattern=r"^[a-z0-9_-]+$", max_length=40)
    person: Id = Field(description="The column with the names of people.")


class Step(Declared):
    """The smallest unit of a workshop: one instruction, one clock."""

    id: Id
    title: Label
    work: WorkType
    minutes: Minutes
    reads: tuple[Id, ...] = ()
    writes: tuple[Id, ...] = ()
    draft: Draft | None = None
    decide: Decision | None = None
    played_by: PlayedBy | None = Field(
        default=None,
        description="Only these people do the step; what they write is hidden from the others until it is revealed.",
    )


class Phase(Declared):
    """Consecutive steps that belong to one process."""

    id: Id
    title: Label
    process: Id | None = None
    steps: tuple[Step, ...] = Field(min_length=1)


class Preset(Declared):
    """A distribution of minutes over phases, chosen by the team."""

    id: Id
    title: Label
    minutes: dict[Id, Minutes]


class Condition(Declared):
    """The part takes place only when the artifact has at least so many rows or filled fields."""

    artifact: Id
    at_least: int = Field(default=1, ge=1)


class Part(Declared):
    """A meeting, or the time between two meetings; its artifacts form an edition of their own."""

    id: Id
    title: Label
    summary: Label
    minutes: Minutes = Field(default=0, description="Length of the meeting; 0 for a stretch of days without a clock.")
    days: int = Field(default=0, ge=0, le=400, description="Length in calendar days where there is no clock.")
    starts_from: tuple[Id, ...] = Field(
        default=(), description="Parts whose artifacts are copied when this one starts."
    )
    freezes: bool = Field(default=True, description="Whether its artifacts become unchangeable when it ends.")
    when: Condition | None = None
    enter: tuple[Id, ...] = ()
    leave: tuple[Id, ...] = ()
    presets: tuple[Preset, ...] = ()
    phases: tuple[Phase, ...] = Field(min_length=1)


class StepText(Declared):
    """The words of a step in one language."""

    instruction: str
    prompt: str = ""
    corrections: tuple[str, ...] = ()


class Program(Declared):
    """A whole program as written in `program.yaml`."""

    format: Literal[1] = 1
    id: Id
    version: str
    title: Label
    summary: Label
    languages: tuple[Language, ...] = Field(min_length=1)
    people: People
    principles: tuple[Principle, ...] = ()
    processes: tuple[Process, ...] = ()
    checks: tuple[Check, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    parts: tuple[Part, ...] = Field(min_length=1)


StepKey = tuple[str, str, str]
"""Part id, phase id, step id."""


class LoadedProgram(Declared):
    """A program together with its texts: language -> (part, phase, step) -> words."""

    program: Program
    texts: dict[Language, dict[StepKey, StepText]]

    def text(self, language: Language, part: str, phase: str, step: str) -> StepText:
        """Return the words of a step; a checked program has them for every step and language."""
        return self.texts[language][part, phase, step]


class Vocabulary(Declared):
    """What programs may refer to: artifact kinds with their row lists and numeric columns, and drafting requests."""

    kinds: dict[str, dict[str, tuple[str, ...]]]
    """Kind -> row list -> numeric columns."""
    requests: dict[str, str]
    """Drafting request -> the kind that it writes."""
    columns: dict[str, dict[str, tuple[str, ...]]] = {}
    """Kind -> row list -> all its columns; where a kind is missing, columns of that kind are not checked."""
