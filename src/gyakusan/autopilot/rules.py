"""Pure rules of the headless run: what is given to which part, and what must be there before it begins."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from gyakusan.artifacts.kinds.test_iterate import Reactions
from gyakusan.artifacts.models import Kind
from gyakusan.identity.models import Brief
from gyakusan.programs.models import Part, Program
from gyakusan.workshop.models import OpenItem
from gyakusan.workshop.rules import open_items


def given_to(program: Program, part: Part, brought: Mapping[str, Kind]) -> dict[str, Kind]:
    """Return what was brought for a part.

    Each kind goes to the first part that reads or writes it, else to the first of all.
    """
    return {kind: content for kind, content in brought.items() if _home(program, kind) == part.id}


def _home(program: Program, kind: str) -> str:
    for part in program.parts:
        if any(kind in (*step.writes, *step.reads) for phase in part.phases for step in phase.steps):
            return part.id
    return program.parts[0].id


def missing_beforehand(program: Program, brief: Brief, brought: Mapping[str, Kind]) -> tuple[OpenItem, ...]:
    """Return the mandatory items of all parts that no step of the program can still fill by drafting."""
    drafted = {step.draft.into for part in program.parts for phase in part.phases for step in phase.steps if step.draft}
    targets = {check.id: check.artifact for check in program.checks}
    names = [name for part in program.parts for name in part.enter]
    found = open_items(program, list(dict.fromkeys(names)), brief, brought)
    return tuple(
        item
        for item in found
        if item.mandatory and (targets[item.check] not in drafted or targets[item.check] in brought)
    )


def as_of(brief: Brief, brought: Mapping[str, Kind]) -> date:
    """Return the day that the documents speak of: the start, or the last reaction if that is later."""
    reactions = brought.get(Reactions.key)
    days = [brief.start]
    if isinstance(reactions, Reactions):
        days += [date.fromisoformat(row.date) for row in reactions.rows if _is_date(row.date)]
    return max(days)


def day_of(program: Program, part: Part, brief: Brief, brought: Mapping[str, Kind]) -> date:
    """Return the day on which a part of the run ends: before the reactions came the start, from then on `as_of`.

    So criteria are fixed before the reactions that are held against them.
    """
    order = [entry.id for entry in program.parts]
    reacted = order.index(part.id) >= order.index(_home(program, Reactions.key))
    return as_of(brief, brought) if reacted else brief.start


def _is_date(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True
