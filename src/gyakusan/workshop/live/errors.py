"""What the live room refuses, by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from gyakusan.core.errors import GyakusanError
from gyakusan.core.language import Language
from gyakusan.core.texts import text


@dataclass(eq=False)
class CommandNotAllowed(GyakusanError):
    """The person may not do that here."""

    code: ClassVar[str] = "command_not_allowed"
    status: ClassVar[int] = 403
    command: str


@dataclass(eq=False)
class NotInRoom(GyakusanError):
    """The program, or the room, has nothing of that name; `what` is step, part, preset, person, vote and the like."""

    code: ClassVar[str] = "not_in_room"
    status: ClassVar[int] = 404
    what: str
    id: str

    def _spoken(self, language: Language) -> dict[str, object]:
        return {"what": text("workshop", f"live.what.{self.what}", language), "id": self.id}


@dataclass(eq=False)
class NoPartRunning(GyakusanError):
    """That needs a running part."""

    code: ClassVar[str] = "no_part_running"
    status: ClassVar[int] = 409


@dataclass(eq=False)
class NoStepRunning(GyakusanError):
    """That needs a current step."""

    code: ClassVar[str] = "no_step_running"
    status: ClassVar[int] = 409


@dataclass(eq=False)
class NoStepThere(GyakusanError):
    """There is no step in that direction; `direction` is `next` or `previous`."""

    code: ClassVar[str] = "no_step_there"
    status: ClassVar[int] = 409
    direction: str

    def _spoken(self, language: Language) -> dict[str, object]:
        return {"direction": text("workshop", f"live.direction.{self.direction}", language)}


@dataclass(eq=False)
class StepBegun(GyakusanError):
    """The step has begun, so its minutes are not set any more."""

    code: ClassVar[str] = "step_begun"
    status: ClassVar[int] = 409
    step: str


@dataclass(eq=False)
class PartStateWrong(GyakusanError):
    """The part is planned, running, ended or skipped, and so that cannot be done with it."""

    code: ClassVar[str] = "part_state_wrong"
    status: ClassVar[int] = 409
    part: str
    state: str

    def _spoken(self, language: Language) -> dict[str, object]:
        return {"part": self.part, "state": text("workshop", f"live.state.{self.state}", language)}


@dataclass(eq=False)
class PartStillRunning(GyakusanError):
    """Another part with a clock is still running."""

    code: ClassVar[str] = "part_still_running"
    status: ClassVar[int] = 409
    part: str


@dataclass(eq=False)
class ConditionNotMet(GyakusanError):
    """The part takes place only when an artifact holds something."""

    code: ClassVar[str] = "condition_not_met"
    status: ClassVar[int] = 409
    part: str
    kind: str
    needed: int


@dataclass(eq=False)
class BadMoment(GyakusanError):
    """A date, or a moment with its offset, is not written as ISO 8601 asks."""

    code: ClassVar[str] = "bad_moment"
    value: str


@dataclass(eq=False)
class PairsInvalid(GyakusanError):
    """Pairs cannot be formed so; `reason` is size, stranger, twice or nobody."""

    code: ClassVar[str] = "pairs_invalid"
    reason: str
    value: str

    def _spoken(self, language: Language) -> dict[str, object]:
        return {"reason": text("workshop", f"live.pairs.{self.reason}", language, value=self.value)}


@dataclass(eq=False)
class TablesInvalid(GyakusanError):
    """Tables cannot be set up so; `reason` is name, twice, stranger or table."""

    code: ClassVar[str] = "tables_invalid"
    reason: str
    value: str

    def _spoken(self, language: Language) -> dict[str, object]:
        return {"reason": text("workshop", f"live.tables.{self.reason}", language, value=self.value)}


@dataclass(eq=False)
class NoCopies(GyakusanError):
    """There are no own copies of the kind to reveal or bring together."""

    code: ClassVar[str] = "no_copies"
    status: ClassVar[int] = 409
    kind: str


@dataclass(eq=False)
class VoteStateWrong(GyakusanError):
    """The vote is open, revealed or cancelled, and so that cannot be done with it."""

    code: ClassVar[str] = "vote_state_wrong"
    status: ClassVar[int] = 409
    vote: str
    state: str

    def _spoken(self, language: Language) -> dict[str, object]:
        return {"state": text("workshop", f"live.vote.{self.state}", language)}


@dataclass(eq=False)
class OptionsInvalid(GyakusanError):
    """The options of a vote or a decision cannot be used; `reason` is few, twice, list or hidden."""

    code: ClassVar[str] = "options_invalid"
    reason: str

    def _spoken(self, language: Language) -> dict[str, object]:
        return {"reason": text("workshop", f"live.options.{self.reason}", language)}


@dataclass(eq=False)
class BallotInvalid(GyakusanError):
    """The ballot breaks the rules of the vote; `reason` is method, option, dots, criterion or points."""

    code: ClassVar[str] = "ballot_invalid"
    reason: str
    limit: int

    def _spoken(self, language: Language) -> dict[str, object]:
        return {"reason": text("workshop", f"live.ballot.{self.reason}", language, limit=self.limit)}


@dataclass(eq=False)
class TieNeedsDecider(GyakusanError):
    """The vote tied: whoever has the last word decides, and is here."""

    code: ClassVar[str] = "tie_needs_decider"
    status: ClassVar[int] = 403
    role: str


@dataclass(eq=False)
class NotLeading(GyakusanError):
    """A decision by vote takes one of the options with the most votes."""

    code: ClassVar[str] = "not_leading"
    status: ClassVar[int] = 409
    chosen: str


@dataclass(eq=False)
class CheckIsAutomatic(GyakusanError):
    """The room itself looks whether the item is done; it can be given an owner and a date only."""

    code: ClassVar[str] = "check_is_automatic"
    status: ClassVar[int] = 409
    check: str


@dataclass(eq=False)
class CommentNotFound(GyakusanError):
    """There is no such comment, or it is on something that the person may not read."""

    code: ClassVar[str] = "comment_not_found"
    status: ClassVar[int] = 404
    comment: str


@dataclass(eq=False)
class CommentPlaceWrong(GyakusanError):
    """The artifact has no such field, or the thread does not belong there."""

    code: ClassVar[str] = "comment_place_wrong"
    place: str
