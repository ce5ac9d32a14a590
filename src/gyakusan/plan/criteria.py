"""Criteria come before numbers: when a part ends, its criteria are fixed with the date."""

from __future__ import annotations

from sqlalchemy import Connection

from gyakusan.artifacts.kinds.test_iterate import Criteria
from gyakusan.workshop.models import PartEnded
from gyakusan.workshop.service import Workshops


def fix_criteria(connection: Connection, workshops: Workshops, event: PartEnded) -> None:
    """Note on every criterion of the part that is not fixed yet the date on which it was."""
    if not event.freezes:
        return
    present = workshops.content(connection, event.workshop_id, event.part, Criteria.key)
    if not isinstance(present, Criteria) or not present.rows:
        return
    fixed = tuple(row if row.frozen_on else row.model_copy(update={"frozen_on": event.on}) for row in present.rows)
    content = present.model_copy(update={"rows": fixed})
    workshops.put(connection, event.workshop_id, event.part, content, "workshop", "freeze")
