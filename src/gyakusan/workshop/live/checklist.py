"""The checklist that the room works on now, and the failure patterns, from what people ticked off and what is there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from gyakusan.artifacts.kinds.day_zero import Readiness
from gyakusan.artifacts.models import Kind, row_lists
from gyakusan.artifacts.rules import filled
from gyakusan.core.ids import digest_id
from gyakusan.identity.models import Brief, Member
from gyakusan.programs.models import Check, Program, TestName
from gyakusan.workshop.live.agenda import next_planned, part_of
from gyakusan.workshop.live.facts import CheckState, Facts, Person, Seen
from gyakusan.workshop.live.models import CheckView, PatternView


@dataclass(frozen=True)
class Held:
    """How much artifacts hold: what the checks of a part look at."""

    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict[str, Mapping[str, int]])
    """Kind -> row list, or "" for everything -> how much is filled in."""


@dataclass(frozen=True)
class Shelf:
    """What the room's artifacts say to the checklist."""

    entering: Held = Held()
    """What the next part would start from."""
    leaving: Held = Held()
    """What the running part holds."""
    board: Readiness | None = None
    """The newest readiness board that can still be changed."""


def item_id(check: str) -> str:
    """Return the id of the row that stands for a check on the readiness board."""
    return f"item-{digest_id(check)}"


def pattern_id(pattern: str) -> str:
    """Return the id of the row that stands for a pattern on the readiness board."""
    return f"pattern-{digest_id(pattern)}"


def live_brief(
    brief: Brief, program: Program, facts: Facts, people: Sequence[Person], board: Readiness | None
) -> Brief:
    """Return the brief as it is now: with the people who are in, and with what was ticked off."""
    members = tuple(Member(name=person.name, role=person.role) for person in people if person.writes and person.role)
    states = {check.id: manual_state(check.id, facts, board, brief) for check in program.checks}
    return brief.model_copy(update={"members": members, "readiness": states})


def manual_state(check: str, facts: Facts, board: Readiness | None, brief: Brief) -> CheckState:
    """Return whether somebody ticked an item off: on the board, which anybody may edit, else by command."""
    on_board = {row.id: row.state for row in board.items} if board else {}
    found = on_board.get(item_id(check), "") or _known(facts, check) or brief.readiness.get(check, "")
    return "done" if found == "done" else "not_needed" if found == "not_needed" else "open"


def _known(facts: Facts, check: str) -> str:
    known = facts.checks.get(check)
    return (known.state or "") if known else ""


def check_views(
    program: Program, facts: Facts, people: Sequence[Person], brief: Brief, shelf: Shelf
) -> tuple[CheckView, ...]:
    """Return the items into the next part and out of the running one."""
    views: list[CheckView] = []
    checks = {check.id: check for check in program.checks}
    running, coming = facts.running(), next_planned(program, facts)
    leaving = part_of(program, running.part) if running and not running.process else None
    if leaving is not None:
        for name in leaving.leave:
            found = _view(program, checks[name], facts, people, brief, shelf, shelf.leaving)
            views.append(found.model_copy(update={"part": leaving.id, "when": "leave"}))
    if coming is not None:
        for name in coming.enter:
            found = _view(program, checks[name], facts, people, brief, shelf, shelf.entering)
            views.append(found.model_copy(update={"part": coming.id, "when": "enter"}))
    return tuple(views)


def _view(
    program: Program, check: Check, facts: Facts, people: Sequence[Person], brief: Brief, shelf: Shelf, held: Held
) -> CheckView:
    said = facts.checks.get(check.id)
    missing, found, needed = (), None, None
    state = manual_state(check.id, facts, shelf.board, brief)
    if check.test is TestName.ROLES:
        missing = missing_roles(program, people)
        state = "open" if missing else "done"
    elif check.test is TestName.FILLED:
        found, needed = held.counts.get(check.artifact or "", {}).get(check.rows or "", 0), check.at_least
        state = "done" if found >= needed else "open"
    return CheckView(
        id=check.id,
        part="",
        when="enter",
        state=state,
        automatic=check.test is not TestName.MANUAL,
        mandatory=check.mandatory,
        owner_role=check.owner,
        owner=said.owner if said else "",
        due=said.due if said else "",
        found=found,
        needed=needed,
        missing_roles=missing,
    )


def missing_roles(program: Program, people: Sequence[Person]) -> tuple[str, ...]:
    """Return the required roles that nobody has."""
    taken = {person.role for person in people if person.writes}
    return tuple(role.id for role in program.people.roles if role.required and role.id not in taken)


def pattern_views(program: Program, facts: Facts, board: Readiness | None) -> tuple[PatternView, ...]:
    """Return the failure patterns of the program and whether their signs were seen."""
    on_board = {row.id: row.seen for row in board.patterns} if board else {}
    views: list[PatternView] = []
    for pattern in program.patterns:
        found = on_board.get(pattern_id(pattern.id), "") or facts.patterns.get(pattern.id, "unknown")
        seen: Seen = "yes" if found == "yes" else "no" if found == "no" else "unknown"
        views.append(PatternView(id=pattern.id, seen=seen))
    return tuple(views)


def ticked(board: Readiness, check: str, state: CheckState | None, due: str | None) -> Readiness:
    """Return the board with an item changed; a board without it stays as it is."""
    changes = {name: value for name, value in (("state", state), ("due", due)) if value is not None}
    items = tuple(row.model_copy(update=changes) if row.id == item_id(check) else row for row in board.items)
    return board.model_copy(update={"items": items})


def spotted(board: Readiness, pattern: str, seen: Seen) -> Readiness:
    """Return the board with a pattern changed; a board without it stays as it is."""
    changed = {"seen": seen}
    rows = tuple(r.model_copy(update=changed) if r.id == pattern_id(pattern) else r for r in board.patterns)
    return board.model_copy(update={"patterns": rows})


def kinds_looked_at(program: Program) -> frozenset[str]:
    """Return the kinds that checks count in."""
    return frozenset(check.artifact for check in program.checks if check.artifact)


def counts_of(content: Kind) -> dict[str, int]:
    """Return how much is filled in: in everything, and by row list."""
    return {"": filled(content), **{name: filled(content, name) for name in row_lists(type(content))}}
