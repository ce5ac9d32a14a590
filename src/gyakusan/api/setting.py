"""What a drafter or the chat is given to work with: the place, and what its viewer sees from there."""

from __future__ import annotations

from sqlalchemy import Connection

from gyakusan.api.opened import Opened, around
from gyakusan.api.rooms import Rooms
from gyakusan.artifacts.kinds.registry import KINDS
from gyakusan.assistant.room.models import Setting
from gyakusan.assistant.room.rules import Drafting, drafting_for
from gyakusan.identity.models import Membership


def drafting_of(rooms: Rooms, connection: Connection, seat: Membership, opened: Opened, request: str) -> Drafting:
    """Return how the program drafts an artifact now: as the current step does, else as its part or any step does.

    Raises:
        NothingDrafts: no step drafts it.
    """
    workshop = rooms.workshops.get(connection, seat.workshop_id)
    facts = rooms.room.facts(connection, seat.workshop_id)
    run = facts.run_of(opened.view.edition)
    step = (facts.clock.step.part, facts.clock.step.phase, facts.clock.step.step) if facts.clock else None
    return drafting_for(
        rooms.programs.named(workshop.program),
        workshop.brief.language,
        KINDS[opened.view.kind],
        part=run.part if run else "",
        request=request,
        step=step,
    )


def setting_of(
    rooms: Rooms, connection: Connection, seat: Membership, opened: Opened, reads: tuple[str, ...], prompt: str
) -> Setting:
    """Return the setting of a draft or a chat beside an artifact."""
    brief = rooms.workshops.get(connection, seat.workshop_id).brief
    return Setting(
        workshop_id=seat.workshop_id,
        artifact_id=opened.view.id,
        language=brief.language,
        brief=brief,
        current=opened.artifact.content,
        sources=around(rooms, connection, seat, opened),
        reads=reads,
        prompt=prompt,
    )
