"""Drafts and chat messages of the live room, and what is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from gyakusan.artifacts.models import Kind
from gyakusan.core.language import Language
from gyakusan.identity.models import Brief

Engine = Literal["model", "rules"]
DraftState = Literal["running", "done", "stopped", "failed"]


@dataclass(frozen=True)
class Limits:
    """How many drafts may run at once."""

    in_workshop: int
    of_person: int


@dataclass(frozen=True)
class Asker:
    """Who asks."""

    id: str
    name: str


@dataclass(frozen=True)
class Setting:
    """What a drafter is given to work with: the place, and what the viewer's step and scope show."""

    workshop_id: str
    artifact_id: str
    language: Language
    brief: Brief
    current: Kind
    sources: Mapping[str, Kind]
    """The artifacts of the edition by kind key, as the asker's scope sees them."""
    reads: tuple[str, ...] = ()
    prompt: str = ""
    """The step's prompt for drafts, its instruction for the chat."""


@dataclass(frozen=True)
class DraftOrder:
    """One draft that somebody asks for."""

    setting: Setting
    request: str
    engine: Engine
    remark: str
    asker: Asker


@dataclass(frozen=True)
class Draft:
    """A draft that runs or ran."""

    id: str
    workshop_id: str
    artifact_id: str
    request: str
    engine: Engine
    author: str
    started_by: str
    """Id of the person."""
    state: DraftState
    proposals: int
    fell_back: str
    """Code of the error because of which rules stood in, or why it failed."""
    reason: str
    """The same in words, in the language of the workshop."""
    remark: str
    at: str
    ended_at: str | None


@dataclass(frozen=True)
class ChatMessage:
    """Something said beside an artifact."""

    id: str
    workshop_id: str
    artifact_id: str
    by: str
    """Id of the person; empty for the model."""
    author: str
    """Name of the person, or the author of model drafts."""
    text: str
    at: str
    proposals: tuple[str, ...] = ()
    """Ids of the proposals that the answer made."""


@dataclass(frozen=True)
class Said:
    """A passage of the answer."""

    text: str


@dataclass(frozen=True)
class Proposed:
    """The answer proposes a change in the artifact."""

    proposal: str


@dataclass(frozen=True)
class StartedAgain:
    """The answer did not fit and begins anew: what was said and proposed so far is void."""


@dataclass(frozen=True)
class Answered:
    """The answer is complete and stored."""

    message: ChatMessage


ChatEvent = Said | Proposed | StartedAgain | Answered
