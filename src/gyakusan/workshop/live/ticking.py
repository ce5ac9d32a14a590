"""What the commands of the clock and the agenda bring about."""

from __future__ import annotations

from datetime import datetime

from gyakusan.workshop.live import agenda
from gyakusan.workshop.live import commands as c
from gyakusan.workshop.live import events as e
from gyakusan.workshop.live.agenda import MINUTE, Slot
from gyakusan.workshop.live.errors import (
    BadMoment,
    NoPartRunning,
    NoStepRunning,
    NoStepThere,
    NotInRoom,
    PartStateWrong,
    StepBegun,
)
from gyakusan.workshop.live.facts import Facts, Ticking, place
from gyakusan.workshop.live.models import StepRef
from gyakusan.workshop.live.projection import Scene
from gyakusan.workshop.live.reducer import after
from gyakusan.workshop.models import StepDone


class Unfolding:
    """Events that follow from each other: each is added to what is so after the ones before it."""

    def __init__(self, scene: Scene, by: str, now: int) -> None:
        self.scene = scene
        self.by = by
        self.now = now
        self.facts: Facts = scene.facts
        self.events: list[e.RoomEvent] = []

    def add(self, event: e.RoomEvent) -> None:
        """Let an event happen."""
        self.events.append(event)
        self.facts = after(self.facts, self.facts.number + 1, self.now, event)

    def clock(self) -> Ticking:
        """Return the clock.

        Raises:
            NoStepRunning: there is no current step.
        """
        if self.facts.clock is None:
            raise NoStepRunning
        return self.facts.clock

    def slots(self) -> tuple[Slot, ...]:
        """Return the steps of the running edition.

        Raises:
            NoPartRunning: no part is.
        """
        running = self.facts.running()
        if running is None:
            raise NoPartRunning
        return agenda.slots(self.scene.program, self.facts, running.edition)

    def leave(self, *, done: bool) -> None:
        """Leave the current step, if there is one; what it ran over, the breaks ahead give."""
        clock = self.facts.clock
        if clock is None:
            return
        left = agenda.remaining(clock, self.now)
        coming = agenda.ahead(agenda.slots(self.scene.program, self.facts, clock.edition), self.facts)
        self.add(e.StepLeft(by=self.by, edition=clock.edition, step=clock.step, remaining_ms=max(0, left)))
        if done:
            self.add(StepDone(self.scene.workshop_id, clock.edition, clock.step.phase, clock.step.step))
            self.shrink(coming, max(0, -left))

    def shrink(self, coming: tuple[Slot, ...], wanted_ms: int) -> None:
        """Take time from the breaks ahead, or give it back."""
        taken = agenda.taken_from_breaks(self.facts, coming, wanted_ms)
        if taken:
            self.add(e.BreaksShrunk(by=self.by, by_ms=taken))

    def start(self, edition: str, slot: Slot, remaining_ms: int) -> None:
        """Start a step."""
        given = agenda.base_ms(self.facts, slot)
        event = e.StepStarted(by=self.by, edition=edition, step=slot.ref, given_ms=given, remaining_ms=remaining_ms)
        self.add(event)


def start_step(doing: Unfolding, command: c.StartStep) -> None:
    """Go to a step; steps jumped over stay undone."""
    steps = doing.slots()
    running = doing.facts.running()
    assert running is not None
    number = next((n for n, slot in enumerate(steps) if slot.ref == command.step), None)
    if number is None:
        raise NotInRoom("step", f"{command.step.phase}/{command.step.step}")
    wanted, clock = steps[number], doing.facts.clock
    if clock is not None and clock.step == wanted.ref and clock.edition == running.edition:
        resume(doing)
        return
    here = next((n for n, slot in enumerate(steps) if clock is not None and slot.ref == clock.step), -1)
    doing.leave(done=here < number)
    doing.start(running.edition, wanted, agenda.time_to_run(doing.facts, wanted))


def next_step(doing: Unfolding) -> None:
    """Finish the current step and start the next that is not done; breaks that gave all their time are passed over."""
    steps = doing.slots()
    running = doing.facts.running()
    assert running is not None
    coming = agenda.ahead(steps, doing.facts)
    if doing.facts.clock is None and not coming:
        raise NoStepThere("next")
    doing.leave(done=True)
    for slot in coming:
        remaining = agenda.time_to_run(doing.facts, slot)
        if remaining == 0 and doing.facts.shrunk.get(slot.key, 0) > 0:
            doing.add(StepDone(doing.scene.workshop_id, running.edition, slot.ref.phase, slot.ref.step))
            continue
        doing.start(running.edition, slot, remaining)
        return


def previous_step(doing: Unfolding) -> None:
    """Go back to the step before the current one; after the last step, back to that."""
    steps = doing.slots()
    running = doing.facts.running()
    assert running is not None
    clock = doing.facts.clock
    keys = [slot.key for slot in steps]
    if clock is not None and place(clock.edition, clock.step) in keys:
        before = steps[: keys.index(place(clock.edition, clock.step))]
    else:
        over = [slot for slot in steps if slot.key in doing.facts.done]
        before = tuple(sorted(over, key=lambda slot: doing.facts.ended.get(slot.key, 0)))
    met = [slot for slot in before if slot.key in doing.facts.began] or list(before)
    if not met:
        raise NoStepThere("previous")
    doing.leave(done=False)
    left = doing.facts.left.get(met[-1].key, 0)
    doing.start(running.edition, met[-1], left if left > 0 else agenda.time_of(doing.facts, met[-1]))


def pause(doing: Unfolding) -> None:
    """Stop the clock; a clock that stands already, or a step without time, stays as it is."""
    clock = doing.clock()
    if clock.ends_at is not None:
        doing.add(e.ClockPaused(by=doing.by, remaining_ms=clock.ends_at - doing.now))


def resume(doing: Unfolding) -> None:
    """Let a paused clock go on."""
    if doing.clock().remaining_ms is not None:
        doing.add(e.ClockResumed(by=doing.by))


def extend(doing: Unfolding, command: c.Extend) -> None:
    """Give the current step time, from now on when it has run over; breaks ahead give it.

    Time that a step gives back makes up for being late first; the rest goes back to the breaks.
    """
    clock = doing.clock()
    by = command.minutes * MINUTE
    coming = agenda.ahead(agenda.slots(doing.scene.program, doing.facts, clock.edition), doing.facts)
    ends, left = clock.ends_at, clock.remaining_ms
    if ends is not None:
        wanted = max(ends, doing.now) + by if by > 0 else max(ends + by, min(ends, doing.now))
        by, ends = wanted - ends, wanted
    elif left is not None:
        wanted = max(left, 0) + by if by > 0 else max(left + by, min(left, 0))
        by, left = wanted - left, wanted
    elif by > 0:
        ends = doing.now + by
    else:
        by = 0
    if by:
        late = max(0, agenda.behind(doing.scene.program, doing.facts, clock.edition))
        event = e.StepExtended(
            by=doing.by, edition=clock.edition, step=clock.step, by_ms=by, ends_at=ends, remaining_ms=left
        )
        doing.add(event)
        doing.shrink(coming, by if by > 0 else min(0, by + late))


def set_minutes(doing: Unfolding, command: c.SetMinutes) -> None:
    """Set the minutes of a step ahead."""
    edition = open_edition(doing, command.step.part)
    steps = agenda.slots(doing.scene.program, doing.facts, edition)
    slot = _slot(steps, command.step)
    clock = doing.facts.clock
    if slot.key in doing.facts.done or (clock is not None and place(clock.edition, clock.step) == slot.key):
        raise StepBegun(f"{command.step.phase}/{command.step.step}")
    doing.add(e.MinutesSet(by=doing.by, edition=edition, step=command.step, minutes=command.minutes))


def use_preset(doing: Unfolding, command: c.UsePreset) -> None:
    """Distribute the minutes ahead as a preset says."""
    edition = open_edition(doing, command.part)
    part = agenda.part_of(doing.scene.program, command.part)
    assert part is not None
    if command.preset and command.preset not in {preset.id for preset in part.presets}:
        raise NotInRoom("preset", command.preset)
    doing.add(e.PresetUsed(by=doing.by, edition=edition, preset=command.preset))


def set_start(doing: Unfolding, command: c.SetStart) -> None:
    """Plan when a part starts."""
    open_edition(doing, command.part)
    moment = _moment(command.at) if command.at else None
    doing.add(e.StartPlanned(by=doing.by, part=command.part, at=moment))


def open_edition(doing: Unfolding, part_id: str) -> str:
    """Return the edition of a part that runs or is planned.

    Raises:
        NotInRoom: the program has no such part.
        PartStateWrong: it is over.
    """
    if agenda.part_of(doing.scene.program, part_id) is None:
        raise NotInRoom("part", part_id)
    runs = [run for run in doing.facts.runs if run.part == part_id]
    for run in reversed(runs):
        if run.state in {"running", "planned"}:
            return run.edition
    if runs:
        raise PartStateWrong(part_id, runs[-1].state)
    return part_id


def _slot(steps: tuple[Slot, ...], step: StepRef) -> Slot:
    found = next((slot for slot in steps if slot.ref == step), None)
    if found is None:
        raise NotInRoom("step", f"{step.phase}/{step.step}")
    return found


def _moment(text: str) -> int:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise BadMoment(text) from error
    if moment.tzinfo is None or not 1970 < moment.year < 9000:
        raise BadMoment(text)
    return int(moment.timestamp() * 1000)
