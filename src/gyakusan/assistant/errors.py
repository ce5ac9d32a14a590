"""Errors of the assistant in the live room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from gyakusan.core.errors import GyakusanError, InputError


@dataclass(eq=False)
class NoModelHere(InputError):
    """The operator has configured no language model; drafting by rule still works."""

    code: ClassVar[str] = "no_model_here"
    status: ClassVar[int] = 409


@dataclass(eq=False)
class NothingDrafts(InputError):
    """No drafting request of the program writes this kind of artifact, or none has that name."""

    code: ClassVar[str] = "nothing_drafts"
    kind: str
    request: str


@dataclass(eq=False)
class TooManyDrafts(GyakusanError):
    """As many drafts are running as may run at once."""

    code: ClassVar[str] = "too_many_drafts"
    status: ClassVar[int] = 429
    limit: int


@dataclass(eq=False)
class DraftNotFound(GyakusanError):
    """There is no such draft in this workshop."""

    code: ClassVar[str] = "draft_not_found"
    status: ClassVar[int] = 404
    draft: str


@dataclass(eq=False)
class DraftBroke(GyakusanError):
    """A draft ended because of a defect of the product."""

    code: ClassVar[str] = "draft_broke"
    status: ClassVar[int] = 500


@dataclass(eq=False)
class AnswerRunning(GyakusanError):
    """The person's earlier message is still being answered."""

    code: ClassVar[str] = "answer_running"
    status: ClassVar[int] = 429
