"""What the room shows: one state per viewer, made of sections that change on their own.

Times are milliseconds since the epoch, on the server's clock. A viewer's state is `RoomState`; when something happens,
the viewer is sent a `RoomChange` with the sections that differ, whole, so that old state + changes == fresh state.
"""

from typing import Literal

from gyakusan.identity.models import Access, Frozen
from gyakusan.programs.models import WorkType


class StepRef(Frozen):
    """A step of the program."""

    part: str
    phase: str
    step: str


class PartView(Frozen):
    """A part and where it stands; `edition` is where its artifacts are."""

    id: str
    edition: str
    state: Literal["planned", "running", "ended", "skipped"]
    starts_at: int | None
    started_at: int | None
    ended_at: int | None
    preset: str


class AgendaItem(Frozen):
    """A step with its planned and actual times.

    `minutes` is what it has now (after +1/+5, presets and shrunk breaks), `planned_minutes` what the program gives it.
    """

    ref: StepRef
    work: WorkType
    state: Literal["ahead", "current", "done"]
    minutes: int
    planned_minutes: int
    planned_start: int | None
    expected_start: int | None
    started_at: int | None
    ended_at: int | None


class Clock(Frozen):
    """The clock of the current step. Running: `ends_at` is set. Paused: `remaining_ms` is set.

    Neither: no step, or one without a time of its own. Times follow from the log alone: what a running step runs over,
    or for how long it has been paused since `paused_at`, a screen adds to `behind_ms` by itself.
    """

    step: StepRef | None = None
    running: bool = False
    started_at: int | None = None
    ends_at: int | None = None
    remaining_ms: int | None = None
    paused_at: int | None = None
    behind_ms: int = 0
    """How much later than planned the meeting will end; negative means earlier."""
    shrunk_breaks_ms: int = 0
    """How much the breaks have given so far."""


class PersonView(Frozen):
    """Somebody in the workshop."""

    id: str
    name: str
    access: Access
    role: str
    online: bool
    hand_since: int | None
    finished: bool
    table: str
    leads: bool
    """Named by the team to lead; may use the clock like a facilitator."""


class PairView(Frozen):
    """People who work on a copy of their own."""

    id: str
    members: tuple[str, ...]


class TableView(Frozen):
    """A table of the community edition: a name and a colour; who sits there stands with the people."""

    id: str
    name: str


class Option(Frozen):
    """Something that can be voted for or decided: a row of an artifact, or a free text (then `row` is empty)."""

    id: str
    title: str
    row: str = ""


class Tally(Frozen):
    """What an option got: all dots or points, and points per criterion."""

    option: str
    total: float
    voters: int
    by_criterion: dict[str, float]


class CastBallot(Frozen):
    """A revealed ballot; `voter` is empty in an anonymous vote."""

    voter: str
    dots: dict[str, int]
    scores: dict[str, dict[str, int]]


class VoteResult(Frozen):
    """What everybody sees after the reveal."""

    tallies: tuple[Tally, ...]
    leading: tuple[str, ...]
    """Options with the highest total; more than one is a tie, which the product manager settles."""
    ballots: tuple[CastBallot, ...]


class MyBallot(Frozen):
    """The viewer's own ballot."""

    dots: dict[str, int]
    scores: dict[str, dict[str, int]]


class VoteView(Frozen):
    """A vote. Until it is revealed nobody sees more than their own ballot and who has voted (or how many)."""

    id: str
    subject: str
    method: Literal["dots", "scores"]
    dots: int
    criteria: tuple[str, ...]
    anonymous: bool
    artifact: str
    list_name: str
    options: tuple[Option, ...]
    state: Literal["open", "revealed", "cancelled"]
    opened_at: int
    cast: int
    expected: int
    voted: tuple[str, ...]
    """Ids of those who have voted; empty in an anonymous vote."""
    mine: MyBallot | None
    result: VoteResult | None
    decided: str
    """Id of the decision that followed, empty until then."""


class DecisionView(Frozen):
    """A decision as it was just taken; the record is the artifact `decisions`."""

    id: str
    subject: str
    chosen: tuple[str, ...]
    method: Literal["score", "vote", "decider", "die"]
    by: str
    at: int
    two_way: bool
    die: int | None
    """Which option the die showed, counted from 1."""


class CheckView(Frozen):
    """An item of the checklist that the room works on now: into the next part, or out of the running one."""

    id: str
    part: str
    when: Literal["enter", "leave"]
    state: Literal["open", "done", "not_needed"]
    automatic: bool
    mandatory: bool
    owner_role: str
    owner: str
    due: str
    found: int | None
    needed: int | None
    missing_roles: tuple[str, ...]


class PatternView(Frozen):
    """A failure pattern and whether its sign was seen."""

    id: str
    seen: Literal["yes", "no", "unknown"]


class DocumentView(Frozen):
    """An artifact that the viewer may open.

    `scope` is empty for the team's own, else `pair:…`, `person:…`, `table:…`, `role:…`; `owner` is the name to show.
    """

    id: str
    kind: str
    edition: str
    scope: str
    owner: str
    frozen: bool
    locked: bool
    writable: bool
    """Whether the viewer may write in it now."""


class DraftView(Frozen):
    """A draft that runs or ran in this step."""

    id: str
    artifact: str
    started_by: str
    engine: Literal["model", "rules"]
    author: str
    state: Literal["running", "done", "stopped", "failed"]
    proposals: int
    fell_back: str
    """Code of the error because of which rules stood in, or why it failed."""
    at: int
    reason: str = ""
    """The same in words, in the language of the workshop."""


class Spotlight(Frozen):
    """Where the facilitator asked everybody to be; the number grows with each call."""

    number: int = 0
    step: StepRef | None = None
    artifact: str = ""
    at: int | None = None


class Reveal(Frozen):
    """Own copies of a kind that everybody may see now."""

    edition: str
    kind: str


class RoomState(Frozen):
    """What one viewer sees. Every field is a section of its own."""

    me: PersonView
    parts: tuple[PartView, ...]
    agenda: tuple[AgendaItem, ...]
    """The steps of the running part, else of the next planned one."""
    clock: Clock
    people: tuple[PersonView, ...]
    pairs: tuple[PairView, ...]
    tables: tuple[TableView, ...]
    votes: tuple[VoteView, ...]
    decisions: tuple[DecisionView, ...]
    checks: tuple[CheckView, ...]
    patterns: tuple[PatternView, ...]
    documents: tuple[DocumentView, ...]
    revealed: tuple[Reveal, ...]
    drafts: tuple[DraftView, ...]
    spotlight: Spotlight
    model: str
    """Author of model drafts here, such as `model:openai:…`; empty when no model is configured."""
    ai_blocked: bool
    """The facilitator has switched model drafts off."""
    comments: int
    """Grows whenever a comment was added or resolved."""
    program: int
    """Grows whenever names, dates or settings of the workshop changed; fetch them again."""


class CommentView(Frozen):
    """A comment on a field, a row or the whole of an artifact; `parent` names the comment that it answers."""

    id: str = ""
    artifact: str
    list: str = ""
    row: str = ""
    column: str = ""
    text: str
    by: str = ""
    author: str = ""
    """Id of the person."""
    at: int = 0
    parent: str = ""
    resolved_by: str = ""
    resolved_at: int | None = None


class Snapshot(Frozen):
    """A whole state: what a viewer starts from."""

    number: int
    now: int
    state: RoomState


class RoomChange(Frozen):
    """The sections that changed for one viewer, with the number of the event that changed them."""

    number: int
    now: int
    changed: dict[str, object]
