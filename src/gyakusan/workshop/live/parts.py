"""Parts of a workshop in the live room: started when ready, ended, skipped, run again."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection

from gyakusan.artifacts.kinds.registry import KINDS
from gyakusan.programs.models import Part
from gyakusan.workshop.errors import NotReady
from gyakusan.workshop.live import commands as c
from gyakusan.workshop.live.agenda import part_of
from gyakusan.workshop.live.checklist import live_brief
from gyakusan.workshop.live.copies import CopyRoom
from gyakusan.workshop.live.deciding import day_of
from gyakusan.workshop.live.errors import ConditionNotMet, NotInRoom, PartStateWrong, PartStillRunning
from gyakusan.workshop.live.events import RunOpened
from gyakusan.workshop.live.facts import Person, Run
from gyakusan.workshop.live.log import Log
from gyakusan.workshop.live.projection import Scene
from gyakusan.workshop.live.ticking import Unfolding
from gyakusan.workshop.rules import open_items, takes_place
from gyakusan.workshop.service import Workshops


class Parts:
    """The parts of all rooms. Every verb runs in the caller's transaction."""

    def __init__(self, log: Log, workshops: Workshops, copies: CopyRoom) -> None:
        self._log = log
        self._workshops = workshops
        self._copies = copies

    def start(self, connection: Connection, scene: Scene, viewer: Person, part_id: str) -> None:
        """Start a part; the parts that it starts from, and that are still open, end with that.

        Raises:
            NotInRoom, PartStateWrong, PartStillRunning, ConditionNotMet: why not.
            NotReady: with every mandatory item that is open, and its remedy.
        """
        part = _part(scene, part_id)
        runs = [run for run in scene.facts.runs if run.part == part_id]
        if runs:
            raise PartStateWrong(part_id, runs[-1].state)
        ending = self._ending(scene, part)
        brief = live_brief(scene.brief, scene.program, scene.facts, scene.people, scene.shelf.board)
        contents = self._workshops.starting_point(connection, scene.workshop_id, scene.program, part)
        if part.when is not None and not takes_place(part.when, contents):
            title = KINDS[part.when.artifact].title.text(scene.brief.language)
            raise ConditionNotMet(part_id, title, part.when.at_least)
        blocking = tuple(i for i in open_items(scene.program, part.enter, brief, contents) if i.mandatory)
        if blocking:
            raise NotReady(blocking)
        for run in ending:
            self._end(connection, scene, viewer, run)
        self._workshops.start_part(connection, scene.workshop_id, scene.program, part, {}, viewer.name, brief)
        if part.minutes == 0:
            steps = [step for phase in part.phases for step in phase.steps]
            self._copies.open_part(connection, scene, part.id, steps, viewer.name)

    def end(self, connection: Connection, scene: Scene, viewer: Person, part_id: str) -> None:
        """End a part: its criteria are fixed and its artifacts frozen.

        Raises:
            NotInRoom, PartStateWrong: it does not run.
        """
        runs = [run for run in scene.facts.runs if part_id in {run.part, run.edition}]
        running = next((run for run in reversed(runs) if run.state == "running"), None)
        if running is None:
            _part(scene, part_id)
            raise PartStateWrong(part_id, runs[-1].state if runs else "planned")
        self._end(connection, scene, viewer, running)

    def skip(self, connection: Connection, scene: Scene, part_id: str) -> None:
        """Leave a part out.

        Raises:
            NotInRoom, PartStateWrong: it has begun, or was skipped already.
        """
        part = _part(scene, part_id)
        runs = [run for run in scene.facts.runs if run.part == part_id]
        if runs:
            raise PartStateWrong(part_id, runs[-1].state)
        self._workshops.skip_part(connection, scene.workshop_id, part)

    def run_again(self, connection: Connection, scene: Scene, viewer: Person, command: c.RunAgain) -> None:
        """Run the phases of a process again, in an edition of its own that starts from the newest.

        Raises:
            NotInRoom: the part has no such process.
            PartStateWrong: the part has not taken place yet.
            PartStillRunning: a meeting is going on.
        """
        part = _part(scene, command.part)
        steps = [s for phase in part.phases if phase.process == command.process for s in phase.steps]
        if not steps:
            raise NotInRoom("process", command.process)
        runs = [run for run in scene.facts.runs if run.part == part.id]
        if not any(run.started_at is not None for run in runs):
            raise PartStateWrong(part.id, runs[-1].state if runs else "planned")
        self._check_no_meeting(scene)
        edition = f"{part.id}.{len(runs) + 1}"
        event = RunOpened(by=viewer.id, edition=edition, part=part.id, process=command.process)
        self._log.append(connection, scene.workshop_id, event)
        kinds = {kind for step in steps for kind in step.writes}
        self._workshops.start_again(connection, scene.workshop_id, scene.program, edition, kinds, viewer.name)

    def _ending(self, scene: Scene, part: Part) -> list[Run]:
        """Return the running parts that end when this one starts."""
        running = [run for run in scene.facts.runs if run.state == "running"]
        ending = [run for run in running if run.part in part.starts_from]
        for run in running:
            busy = scene.facts.clock is not None and scene.facts.clock.edition == run.edition
            if _has_clock(scene, run) and (busy or run not in ending):
                raise PartStillRunning(run.part)
        return ending

    def _check_no_meeting(self, scene: Scene) -> None:
        for run in scene.facts.runs:
            if run.state == "running" and _has_clock(scene, run):
                raise PartStillRunning(run.part)

    def _end(self, connection: Connection, scene: Scene, viewer: Person, run: Run) -> None:
        part = _part(scene, run.part)
        now = self._log.now()
        if scene.facts.clock is not None and scene.facts.clock.edition == run.edition:
            doing = Unfolding(scene, viewer.id, now)
            doing.leave(done=True)
            self._log.append_all(connection, scene.workshop_id, doing.events, self._workshops)
        ended = part.model_copy(update={"id": run.edition})
        self._workshops.end_part(connection, scene.workshop_id, ended, date.fromisoformat(day_of(now)))


def _part(scene: Scene, part_id: str) -> Part:
    part = part_of(scene.program, part_id)
    if part is None:
        raise NotInRoom("part", part_id)
    return part


def _has_clock(scene: Scene, run: Run) -> bool:
    part = part_of(scene.program, run.part)
    return part is not None and part.minutes > 0
