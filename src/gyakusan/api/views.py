"""How values of the rooms look to the browser where several endpoints show them."""

from __future__ import annotations

from datetime import datetime

from gyakusan.assistant.room.models import Draft
from gyakusan.workshop.live.models import DraftView


def milliseconds(moment: str) -> int:
    """Return an ISO 8601 moment in milliseconds since the epoch."""
    return int(datetime.fromisoformat(moment).timestamp() * 1000)


def draft_view(draft: Draft) -> DraftView:
    """Return a draft as the room shows it."""
    return DraftView(
        id=draft.id,
        artifact=draft.artifact_id,
        started_by=draft.started_by,
        engine=draft.engine,
        author=draft.author,
        state=draft.state,
        proposals=draft.proposals,
        fell_back=draft.fell_back,
        at=milliseconds(draft.at),
        reason=draft.reason,
    )
