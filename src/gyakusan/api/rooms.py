"""What the HTTP surface stands on: the rooms on one open database, put together by `gyakusan.app`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from gyakusan.artifacts.attachments.service import Attachments
from gyakusan.artifacts.live.hub import LiveArtifacts
from gyakusan.artifacts.proposals.service import Proposals
from gyakusan.artifacts.service import Artifacts
from gyakusan.assistant.room.chat import Chat
from gyakusan.assistant.room.drafts import DraftBoard
from gyakusan.core.bus import Bus
from gyakusan.core.clock import Clock
from gyakusan.core.db import Database
from gyakusan.core.ids import Ids
from gyakusan.core.settings import Settings
from gyakusan.identity.service import Identity
from gyakusan.programs.service import Programs
from gyakusan.workshop.live.comments import Comments
from gyakusan.workshop.live.hub import Hub
from gyakusan.workshop.live.service import Rooms as LiveRooms
from gyakusan.workshop.service import Workshops


@dataclass(frozen=True)
class Rooms:
    """The doors of the rooms; endpoints open the transactions."""

    settings: Settings
    clock: Clock
    ids: Ids
    bus: Bus
    database: Database
    data: Path
    """Folder for what is kept beside the database: uploaded programs and files."""
    identity: Identity
    programs: Programs
    artifacts: Artifacts
    workshops: Workshops
    room: LiveRooms
    hub: Hub
    comments: Comments
    proposals: Proposals
    drafts: DraftBoard
    chat: Chat
    attachments: Attachments
    live: LiveArtifacts
