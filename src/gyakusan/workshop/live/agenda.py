"""The clock and the agenda, as pure arithmetic: minutes of steps, expected times, how far behind, breaks as the buffer.

A meeting is planned from its start and the program's minutes. What a step has now are the minutes of the preset, or
those set by hand, plus what it was given on the way, minus what a break gave to others. Nothing here depends on the
present moment, so the same log always shows the same agenda; a screen adds what runs over by itself.
"""

from __future__ import annotations

from dataclasses import dataclass

from gyakusan.programs.models import Part, Program, WorkType
from gyakusan.programs.rules import timetable
from gyakusan.workshop.live.facts import Facts, Run, Ticking, place
from gyakusan.workshop.live.models import AgendaItem, Clock, PartView, StepRef

MINUTE = 60_000
ANOTHER_DAY = 12 * 60 * MINUTE
"""A meeting that begins further than this from its planned start is measured from when it began."""


@dataclass(frozen=True)
class Slot:
    """A step in an edition; `plan_ms` follows the preset, `program_ms` the program itself."""

    key: str
    ref: StepRef
    work: WorkType
    program_ms: int
    plan_ms: int


def part_of(program: Program, part_id: str) -> Part | None:
    """Return a part of the program."""
    return next((part for part in program.parts if part.id == part_id), None)


def slots(program: Program, facts: Facts, edition: str) -> tuple[Slot, ...]:
    """Return the steps of an edition in order; an edition that has not begun bears its part's id."""
    run = facts.run_of(edition) or Run(edition, edition, "planned")
    part = part_of(program, run.part)
    if part is None:
        return ()
    preset = facts.presets.get(edition, "")
    chosen = timetable(part, preset) if preset in {entry.id for entry in part.presets} else timetable(part)
    found: list[Slot] = []
    for phase in part.phases:
        if run.process and phase.process != run.process:
            continue
        for step in phase.steps:
            ref = StepRef(part=part.id, phase=phase.id, step=step.id)
            plan = chosen[part.id, phase.id, step.id] * MINUTE
            found.append(Slot(place(edition, ref), ref, step.work, step.minutes * MINUTE, plan))
    return tuple(found)


def base_ms(facts: Facts, slot: Slot) -> int:
    """Return the time that a step is given when it begins, before anything is added or taken."""
    if slot.key in facts.given:
        return facts.given[slot.key]
    by_hand = facts.minutes.get(slot.key)
    return slot.plan_ms if by_hand is None else by_hand * MINUTE


def time_of(facts: Facts, slot: Slot) -> int:
    """Return the time that a step has now; never below zero."""
    return max(0, base_ms(facts, slot) + facts.extended.get(slot.key, 0) - facts.shrunk.get(slot.key, 0))


def time_to_run(facts: Facts, slot: Slot) -> int:
    """Return the time on the clock when a step begins now: what it had left when it was left, or its whole time."""
    left = facts.left.get(slot.key, 0)
    return left if left > 0 and slot.key not in facts.done else time_of(facts, slot)


def remaining(clock: Ticking, now: int) -> int:
    """Return what is left on the clock; below zero when time is over."""
    if clock.remaining_ms is not None:
        return clock.remaining_ms
    return clock.ends_at - now if clock.ends_at is not None else 0


def ahead(slots_: tuple[Slot, ...], facts: Facts) -> tuple[Slot, ...]:
    """Return the steps that are still to come: not done, and behind the current one if there is one."""
    here = -1
    if facts.clock is not None:
        keys = [slot.key for slot in slots_]
        current = place(facts.clock.edition, facts.clock.step)
        here = keys.index(current) if current in keys else -1
    return tuple(slot for slot in slots_[here + 1 :] if slot.key not in facts.done)


def taken_from_breaks(facts: Facts, coming: tuple[Slot, ...], wanted_ms: int) -> dict[str, int]:
    """Return how much each break ahead gives when `wanted_ms` are needed: the next one first, none below zero.

    With a negative amount the breaks get back what they had given, the next one first, and no more than that.
    """
    given: dict[str, int] = {}
    for slot in coming:
        if slot.work is not WorkType.BREAK or wanted_ms == 0:
            continue
        shrunk = facts.shrunk.get(slot.key, 0)
        share = min(wanted_ms, time_of(facts, slot)) if wanted_ms > 0 else max(wanted_ms, -shrunk)
        if share:
            given[slot.key] = share
            wanted_ms -= share
    return given


def planned_start(facts: Facts, edition: str) -> int | None:
    """Return the moment from which the times of an edition are planned; None while it is unknown."""
    run = facts.run_of(edition)
    planned = facts.starts.get(run.part if run else edition) if not (run and run.process) else None
    if run is None or run.started_at is None:
        return planned
    if planned is not None and abs(run.started_at - planned) <= ANOTHER_DAY:
        return planned
    return run.started_at


def _expected(facts: Facts, edition: str, steps: tuple[Slot, ...], planned: int | None) -> int | None:
    """Return when the next step ahead is expected to begin."""
    clock, run = facts.clock, facts.run_of(edition)
    if clock is not None and clock.edition == edition:
        if clock.ends_at is not None:
            return clock.ends_at
        if clock.remaining_ms is not None and clock.paused_at is not None:
            return clock.paused_at + clock.remaining_ms
        return clock.started_at
    if run is None or run.started_at is None:
        return planned
    over = [facts.ended[slot.key] for slot in steps if slot.key in facts.ended]
    return max((run.started_at, *over))


def agenda(program: Program, facts: Facts, edition: str) -> tuple[AgendaItem, ...]:
    """Return the steps of an edition with planned, expected and actual times."""
    steps = slots(program, facts, edition)
    run = facts.run_of(edition)
    planned = planned_start(facts, edition)
    expected = _expected(facts, edition, steps, planned)
    over = run is not None and run.state in {"ended", "skipped"}
    coming = frozenset[str]() if over else frozenset(slot.key for slot in ahead(steps, facts))
    current = place(facts.clock.edition, facts.clock.step) if facts.clock else ""
    items: list[AgendaItem] = []
    for slot in steps:
        expected_start = expected if slot.key in coming else None
        if expected is not None and slot.key in coming:
            expected += time_to_run(facts, slot)
        items.append(
            AgendaItem(
                ref=slot.ref,
                work=slot.work,
                state="current" if slot.key == current else "done" if slot.key in facts.done else "ahead",
                minutes=-(-time_of(facts, slot) // MINUTE),
                planned_minutes=slot.program_ms // MINUTE,
                planned_start=planned,
                expected_start=expected_start,
                started_at=facts.began.get(slot.key),
                ended_at=facts.ended.get(slot.key) if slot.key != current else None,
            )
        )
        planned = planned + slot.plan_ms if planned is not None else None
    return tuple(items)


def behind(program: Program, facts: Facts, edition: str) -> int:
    """Return how much later than planned the meeting will end; 0 where nothing is planned or nothing has begun."""
    steps = slots(program, facts, edition)
    run = facts.run_of(edition)
    planned = planned_start(facts, edition)
    expected = _expected(facts, edition, steps, planned)
    total = sum(slot.program_ms for slot in steps)
    if run is None or run.state != "running" or planned is None or expected is None or total == 0:
        return 0
    return expected + sum(time_to_run(facts, slot) for slot in ahead(steps, facts)) - (planned + total)


def clock_view(program: Program, facts: Facts, edition: str) -> Clock:
    """Return the clock of the current step, and how the meeting stands."""
    steps = slots(program, facts, edition)
    given = sum(facts.shrunk.get(slot.key, 0) for slot in steps)
    late = behind(program, facts, edition)
    clock = facts.clock
    if clock is None:
        return Clock(behind_ms=late, shrunk_breaks_ms=given)
    return Clock(
        step=clock.step,
        running=clock.ends_at is not None,
        started_at=clock.started_at,
        ends_at=clock.ends_at,
        remaining_ms=clock.remaining_ms,
        paused_at=clock.paused_at,
        behind_ms=late,
        shrunk_breaks_ms=given,
    )


def part_views(program: Program, facts: Facts) -> tuple[PartView, ...]:
    """Return the parts in the order of the program; editions of a process that ran again follow their part."""
    views: list[PartView] = []
    for part in program.parts:
        runs = [run for run in facts.runs if run.part == part.id] or [Run(part.id, part.id, "planned")]
        for run in runs:
            views.append(  # noqa: PERF401
                PartView(
                    id=part.id,
                    edition=run.edition,
                    state=run.state,
                    starts_at=facts.starts.get(part.id) if not run.process else None,
                    started_at=run.started_at,
                    ended_at=run.ended_at,
                    preset=facts.presets.get(run.edition, ""),
                )
            )
    return tuple(views)


def shown_edition(program: Program, facts: Facts) -> str:
    """Return the edition that the agenda shows: the running one, else the next planned one, else the last of all."""
    running = facts.running()
    if running is not None:
        return running.edition
    met = {run.part for run in facts.runs}
    planned = next_planned(program, facts)
    if planned is not None:
        return planned.id
    return facts.newest_edition() if met else ""


def next_planned(program: Program, facts: Facts) -> Part | None:
    """Return the next part that has neither begun nor been skipped."""
    met = {run.part for run in facts.runs}
    order = [part.id for part in program.parts]
    last = max((order.index(part) for part in met if part in order), default=-1)
    return next((part for part in program.parts[last + 1 :] if part.id not in met), None)
