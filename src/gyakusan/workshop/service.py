"""The door of the workshop room: start and end parts, finish steps, take decisions, look at everything."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from gyakusan.artifacts.kinds.plan import DecisionRow, Decisions
from gyakusan.artifacts.kinds.registry import KINDS
from gyakusan.artifacts.models import Kind
from gyakusan.artifacts.service import Artifacts
from gyakusan.core.bus import Bus
from gyakusan.core.clock import Clock
from gyakusan.identity.models import Brief, Member
from gyakusan.programs.models import Part, Program
from gyakusan.workshop import rules, store
from gyakusan.workshop.errors import DieForOneWayDoor, NoSuchOption, NotReady, WorkshopNotFound
from gyakusan.workshop.models import (
    Dossier,
    Edition,
    Event,
    PartEnded,
    PartSkipped,
    PartStarted,
    Process,
    StepDone,
    Workshop,
    WorkshopChanged,
)


class Workshops:
    """All workshops of a database. Every verb runs in the caller's transaction."""

    def __init__(self, clock: Clock, artifacts: Artifacts, bus: Bus) -> None:
        self._clock = clock
        self._artifacts = artifacts
        self._bus = bus

    def create(self, connection: Connection, workshop: Workshop) -> None:
        """Add a workshop."""
        store.insert_workshop(connection, workshop, self._clock.now().isoformat())

    def change(self, connection: Connection, workshop: Workshop) -> None:
        """Replace the brief and the schedule of a workshop; whoever shows them is told."""
        self.get(connection, workshop.id)
        store.update_workshop(connection, workshop)
        self._bus.publish(connection, WorkshopChanged(workshop.id))

    def ids(self, connection: Connection) -> tuple[str, ...]:
        """Return the ids of all workshops, oldest first."""
        return tuple(store.select_workshop_ids(connection))

    def programs_in_use(self, connection: Connection) -> frozenset[str]:
        """Return the ids of the programs that workshops go by."""
        return frozenset(store.select_programs(connection))

    def note_member(self, connection: Connection, workshop_id: str, name: str, member: Member | None) -> None:
        """Let the brief know who takes part: `member` comes or takes the place of `name`, or nobody does any more."""
        workshop = self.get(connection, workshop_id)
        brief = rules.with_member(workshop.brief, name, member)
        if brief != workshop.brief:
            self.change(connection, replace(workshop, brief=brief))

    def get(self, connection: Connection, workshop_id: str) -> Workshop:
        """Return a workshop.

        Raises:
            WorkshopNotFound: there is none with that id.
        """
        workshop = store.select_workshop(connection, workshop_id)
        if workshop is None:
            raise WorkshopNotFound(workshop_id)
        return workshop

    def events(self, connection: Connection, workshop_id: str) -> tuple[Event, ...]:
        """Return what happened, oldest first."""
        return tuple(store.select_events(connection, workshop_id))

    def contents(self, connection: Connection, workshop_id: str, edition: str) -> dict[str, Kind]:
        """Return the artifacts of an edition by kind."""
        return {found.kind: found.content for found in self._artifacts.list(connection, workshop_id, edition, "")}

    def start_part(
        self,
        connection: Connection,
        workshop_id: str,
        program: Program,
        part: Part,
        given: Mapping[str, Kind],
        actor: str,
        brief: Brief | None = None,
    ) -> dict[str, Kind]:
        """Start a part: copy the artifacts that it starts from, add what is given, prepare its readiness board.

        `brief` is what is known by now, where that is more than the workshop was set up with.

        Returns:
            What its edition holds now.

        Raises:
            NotReady: a mandatory entry item is open.
        """
        brief = brief or self.get(connection, workshop_id).brief
        sources = self._newest(connection, workshop_id, program, part.starts_from)
        present = self.contents(connection, workshop_id, part.id)
        contents = {**{kind: content for kind, (_, content) in sources.items()}, **present, **given}
        blocking = tuple(item for item in rules.open_items(program, part.enter, brief, contents) if item.mandatory)
        if blocking:
            raise NotReady(blocking)
        held: dict[str, Kind] = dict(present)
        for kind, (artifact_id, _) in sources.items():
            if kind not in given and kind not in present:
                held[kind] = self._artifacts.copy(connection, artifact_id, part.id, actor).content
        for kind, content in given.items():
            held[kind] = self.put(connection, workshop_id, part.id, content, actor, "import")
        if any("readiness" in step.writes for phase in part.phases for step in phase.steps):
            names = rules.board_checklist(program, part)
            board = rules.readiness_board(program, names, brief, contents, brief.language)
            held[board.key] = self.put(connection, workshop_id, part.id, board, actor, "readiness")
        self._happened(connection, PartStarted(workshop_id, part.id))
        return held

    def start_again(
        self,
        connection: Connection,
        workshop_id: str,
        program: Program,
        edition: str,
        kinds: Collection[str],
        actor: str,
    ) -> None:
        """Start a further edition of a part, with copies of the newest artifacts of these kinds."""
        sources = self._newest(connection, workshop_id, program, [part.id for part in program.parts])
        for kind, (artifact_id, _) in sources.items():
            if kind in kinds:
                self._artifacts.copy(connection, artifact_id, edition, actor)
        self._happened(connection, PartStarted(workshop_id, edition))

    def starting_point(self, connection: Connection, workshop_id: str, program: Program, part: Part) -> dict[str, Kind]:
        """Return what a part would start from now, by kind: copies of earlier ones, and what was laid out for it."""
        found = self._newest(connection, workshop_id, program, part.starts_from)
        copied = {kind: content for kind, (_, content) in found.items()}
        return {**copied, **self.contents(connection, workshop_id, part.id)}

    def lay_out(self, connection: Connection, workshop_id: str, program: Program, actor: str) -> None:
        """Make the artifacts that people have to bring before the first part starts, so that there is a place for them.

        Later parts start from copies of earlier ones; nothing comes before the first.
        """
        part = program.parts[0]
        checks = {check.id: check.artifact for check in program.checks}
        for kind in dict.fromkeys(checks[name] for name in part.enter):
            if kind is not None and self._artifacts.find(connection, workshop_id, part.id, kind) is None:
                self._artifacts.create(connection, workshop_id, part.id, KINDS[kind](), actor, "create")

    def put(
        self, connection: Connection, workshop_id: str, edition: str, content: Kind, actor: str, origin: str
    ) -> Kind:
        """Make the edition's artifact of a kind hold `content`, and return it as stored; it is created if need be.

        Raises:
            ArtifactFrozen: the part has ended.
        """
        present = self._artifacts.find(connection, workshop_id, edition, content.key)
        if present is None:
            return self._artifacts.create(connection, workshop_id, edition, content, actor, origin).content
        return self._artifacts.write(connection, present.id, content, actor, origin).content

    def content(self, connection: Connection, workshop_id: str, edition: str, kind: str) -> Kind:
        """Return the edition's artifact of a kind, or an empty one."""
        present = self._artifacts.find(connection, workshop_id, edition, kind)
        return present.content if present else KINDS[kind]()

    def finish_step(self, connection: Connection, event: StepDone) -> None:
        """Record that a step is done."""
        self._happened(connection, event)

    def end_part(self, connection: Connection, workshop_id: str, part: Part, on: date) -> None:
        """End a part; whoever listens reacts in the same transaction, such as by freezing its artifacts."""
        self._happened(connection, PartEnded(workshop_id, part.id, part.freezes, on.isoformat()))

    def skip_part(self, connection: Connection, workshop_id: str, part: Part) -> None:
        """Record that a part did not take place."""
        self._happened(connection, PartSkipped(workshop_id, part.id))

    def record_decision(self, connection: Connection, workshop_id: str, edition: str, decision: DecisionRow) -> Kind:
        """Add a decision to the record, and return the record.

        Raises:
            DieForOneWayDoor: a die for something that cannot be undone.
            NoSuchOption: the choice is not among the options.
        """
        if decision.method == "die" and not decision.two_way:
            raise DieForOneWayDoor(decision.subject)
        options = decision.options.splitlines()
        for chosen in decision.chosen.splitlines():
            if not any(option.startswith(chosen) for option in options):
                raise NoSuchOption(chosen, decision.subject)
        present = self.content(connection, workshop_id, edition, Decisions.key)
        assert isinstance(present, Decisions)
        kept = tuple(row for row in present.rows if row.id != decision.id)
        record = present.model_copy(update={"rows": (*kept, decision)})
        return self.put(connection, workshop_id, edition, record, decision.by, "decision")

    def dossier(self, connection: Connection, workshop_id: str, program: Program, as_of: date) -> Dossier:
        """Return everything that a workshop holds, in the order of the program's parts."""
        found = self._artifacts.list(connection, workshop_id, scope="")
        editions: list[Edition] = []
        for edition in self._editions(connection, workshop_id, program):
            held = [artifact for artifact in found if artifact.edition == edition]
            if held:
                contents = {artifact.kind: artifact.content for artifact in held}
                title = rules.edition_title(program, edition)
                editions.append(Edition(edition, title, contents, all(a.frozen_at for a in held)))
        processes = tuple(Process(entry.id, entry.title, entry.colour) for entry in program.processes)
        return Dossier(self.get(connection, workshop_id), program.title, processes, tuple(editions), as_of)

    def _editions(self, connection: Connection, workshop_id: str, program: Program) -> tuple[str, ...]:
        begun = [event.part for event in self.events(connection, workshop_id) if isinstance(event, PartStarted)]
        return rules.editions_in_order(program, list(dict.fromkeys(begun)))

    def _newest(
        self, connection: Connection, workshop_id: str, program: Program, parts: Collection[str]
    ) -> dict[str, tuple[str, Kind]]:
        return {
            found.kind: (found.id, found.content)
            for edition in self._editions(connection, workshop_id, program)
            if rules.part_of_edition(program, edition) in parts
            for found in self._artifacts.list(connection, workshop_id, edition, "")
        }

    def _happened(self, connection: Connection, event: Event) -> None:
        store.append_event(connection, event, self._clock.now().isoformat())
        self._bus.publish(connection, event)
