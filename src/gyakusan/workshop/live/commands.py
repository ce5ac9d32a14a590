"""What people in the room can ask for: one type per verb, told apart by `type`."""

from typing import Annotated, Literal

from pydantic import Field

from gyakusan.identity.models import Frozen
from gyakusan.workshop.live.models import Option, StepRef


class StartPart(Frozen):
    """Start a part; refused with reasons while mandatory items are open."""

    type: Literal["start_part"]
    part: str


class EndPart(Frozen):
    """End the running part: its criteria are fixed and its artifacts frozen."""

    type: Literal["end_part"]
    part: str


class SkipPart(Frozen):
    """Leave a part out."""

    type: Literal["skip_part"]
    part: str


class RunAgain(Frozen):
    """Run the phases of a process again as a new edition that starts from the newest one."""

    type: Literal["run_again"]
    part: str
    process: str


class StartStep(Frozen):
    """Go to a step and start its clock."""

    type: Literal["start_step"]
    step: StepRef


class NextStep(Frozen):
    """Finish the current step and start the next one."""

    type: Literal["next_step"]


class PreviousStep(Frozen):
    """Go back to the step before, with the minutes that it had left, or its whole time."""

    type: Literal["previous_step"]


class Pause(Frozen):
    """Stop the clock of the current step."""

    type: Literal["pause"]


class Resume(Frozen):
    """Let the clock go on."""

    type: Literal["resume"]


class Extend(Frozen):
    """Give the current step more minutes; the breaks ahead shrink first."""

    type: Literal["extend"]
    minutes: int = Field(ge=-60, le=60)


class SetMinutes(Frozen):
    """Set the minutes of a step that has not begun."""

    type: Literal["set_minutes"]
    step: StepRef
    minutes: int = Field(ge=0, le=600)


class UsePreset(Frozen):
    """Distribute the minutes of a part as a preset of the program says; empty means the program's own."""

    type: Literal["use_preset"]
    part: str
    preset: str


class SetStart(Frozen):
    """Plan when a part starts: ISO 8601 with offset, or empty for not yet known."""

    type: Literal["set_start"]
    part: str
    at: str


class BringEveryone(Frozen):
    """Ask everybody to look at the current step, or at an artifact."""

    type: Literal["bring_everyone"]
    artifact: str = ""


class Lock(Frozen):
    """Let nobody write in an artifact but read it."""

    type: Literal["lock"]
    artifact: str


class Unlock(Frozen):
    """Let people write again."""

    type: Literal["unlock"]
    artifact: str


class FormPairs(Frozen):
    """Form pairs as listed, or draw them when none are listed."""

    type: Literal["form_pairs"]
    pairs: tuple[tuple[str, ...], ...] = ()


class Reveal(Frozen):
    """Show everybody the own copies of a kind (of pairs, persons, tables or a role) in the running part."""

    type: Literal["reveal"]
    kind: str


class BringTogether(Frozen):
    """Put rows of the own copies of a kind into the team's artifact; with `choose`, one copy takes its place whole."""

    type: Literal["bring_together"]
    kind: str
    choose: str = ""
    """Id of the chosen artifact."""


class RaiseHand(Frozen):
    """Raise or lower one's hand; the facilitator may lower that of others."""

    type: Literal["raise_hand"]
    up: bool
    person: str = ""


class Finish(Frozen):
    """Say that one has finished the current step, or not yet."""

    type: Literal["finish"]
    done: bool


class OpenVote(Frozen):
    """Open a vote among rows of an artifact, or among free options."""

    type: Literal["open_vote"]
    subject: str = Field(min_length=1, max_length=500)
    method: Literal["dots", "scores"] = "dots"
    dots: int = Field(default=3, ge=1, le=20)
    criteria: tuple[str, ...] = Field(default=(), max_length=6)
    anonymous: bool = True
    artifact: str = ""
    list_name: str = ""
    options: tuple[Option, ...] = Field(default=(), max_length=200)
    """Empty with an artifact: all its rows."""


class CastBallot(Frozen):
    """Cast or change one's ballot while the vote is open."""

    type: Literal["cast_ballot"]
    vote: str
    dots: dict[str, int] = Field(default_factory=dict)
    scores: dict[str, dict[str, int]] = Field(default_factory=dict)
    """Option -> criterion -> 1 to 5."""


class RevealVote(Frozen):
    """End the voting and show the result to everybody."""

    type: Literal["reveal_vote"]
    vote: str


class CancelVote(Frozen):
    """Throw a vote away with its ballots."""

    type: Literal["cancel_vote"]
    vote: str


class Decide(Frozen):
    """Record a decision among the options; rows that have a flag `chosen` get it."""

    type: Literal["decide"]
    subject: str = Field(min_length=1, max_length=500)
    method: Literal["score", "vote", "decider"]
    chosen: tuple[str, ...] = Field(min_length=1)
    """Ids of options."""
    options: tuple[Option, ...] = ()
    artifact: str = ""
    list_name: str = ""
    vote: str = ""
    basis: str = Field(default="", max_length=2000)
    two_way: bool = True


class RollDie(Frozen):
    """Let the server's die choose one of the options; only for what can be undone."""

    type: Literal["roll_die"]
    subject: str = Field(min_length=1, max_length=500)
    options: tuple[Option, ...] = Field(min_length=2, max_length=100)
    artifact: str = ""
    list_name: str = ""
    two_way: bool = True


class SetCheck(Frozen):
    """Tick an item of the checklist off, give it an owner and a due date."""

    type: Literal["set_check"]
    check: str
    state: Literal["open", "done", "not_needed"] | None = None
    owner: str | None = None
    due: str | None = None


class SetPattern(Frozen):
    """Say whether the sign of a failure pattern was seen."""

    type: Literal["set_pattern"]
    pattern: str
    seen: Literal["yes", "no", "unknown"]


class SetTables(Frozen):
    """Set up tables and seat everybody: as listed, or spread evenly when nobody is listed."""

    type: Literal["set_tables"]
    names: tuple[str, ...] = Field(max_length=50)
    seats: dict[str, str] = Field(default_factory=dict)
    """Person id -> name of the table."""


class SetLead(Frozen):
    """Name who leads the improve edition; empty takes it back."""

    type: Literal["set_lead"]
    person: str


class BlockAi(Frozen):
    """Switch drafts by language model off or on for this workshop."""

    type: Literal["block_ai"]
    blocked: bool


Command = Annotated[
    StartPart
    | EndPart
    | SkipPart
    | RunAgain
    | StartStep
    | NextStep
    | PreviousStep
    | Pause
    | Resume
    | Extend
    | SetMinutes
    | UsePreset
    | SetStart
    | BringEveryone
    | Lock
    | Unlock
    | FormPairs
    | Reveal
    | BringTogether
    | RaiseHand
    | Finish
    | OpenVote
    | CastBallot
    | RevealVote
    | CancelVote
    | Decide
    | RollDie
    | SetCheck
    | SetPattern
    | SetTables
    | SetLead
    | BlockAi,
    Field(discriminator="type"),
]
