"""A live room with people in it, for tests."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from pydantic import TypeAdapter

from gyakusan.app import programs
from gyakusan.artifacts.models import Kind
from gyakusan.artifacts.service import Artifacts
from gyakusan.core.bus import Bus
from gyakusan.core.clock import FixedClock
from gyakusan.core.db import Database
from gyakusan.core.ids import SeededIds
from gyakusan.core.language import Language
from gyakusan.identity.models import Access, Brief, Participant
from gyakusan.plan.criteria import fix_criteria
from gyakusan.workshop.live.commands import Command
from gyakusan.workshop.live.facts import Person
from gyakusan.workshop.live.models import RoomState, Snapshot
from gyakusan.workshop.live.scenes import Sources, as_person
from gyakusan.workshop.live.service import Rooms
from gyakusan.workshop.models import PartEnded, Workshop
from gyakusan.workshop.service import Workshops

WS = "ws-1"
COMMAND: TypeAdapter[Command] = TypeAdapter(Command)
MORNING = datetime(2027, 1, 13, 1, 0, tzinfo=UTC)

TEAM = (
    ("f", "進行 友子", Access.FACILITATOR, "facilitator"),
    ("pm", "製品 守", Access.MEMBER, "product_manager"),
    ("dev", "開発 進", Access.MEMBER, "developer"),
    ("ds", "分析 学", Access.MEMBER, "data_scientist"),
    ("ux", "体験 結", Access.MEMBER, "ux_designer"),
    ("boss", "役員 一", Access.SPONSOR, "sponsor"),
    ("obs", "見学 二", Access.OBSERVER, ""),
)


def participants(team: Sequence[tuple[str, str, Access, str]] = TEAM) -> list[Participant]:
    return [Participant(id=i, workshop_id=WS, name=name, access=access, role=role) for i, name, access, role in team]


class Room:
    """A room on a database: commands by people, in transactions of their own."""

    def __init__(
        self,
        database: Database,
        program: str = "working-backwards",
        people: Sequence[Participant] | None = None,
        clock: FixedClock | None = None,
    ) -> None:
        self.database = database
        self.clock = clock or FixedClock(MORNING)
        self.people = list(people if people is not None else participants())
        self.program = programs().load(program).program
        self.bus = Bus()
        self.artifacts = Artifacts(self.clock)
        self.workshops = Workshops(self.clock, self.artifacts, self.bus)
        self.bus.subscribe(PartEnded, self._on_part_ended)
        with database.transaction() as connection:
            if WS not in self.workshops.ids(connection):
                brief = Brief(language=Language.JA, product="弁当", start=date(2027, 1, 13))
                self.workshops.create(connection, Workshop(WS, self.program.id, "1", brief))
        self.rooms = self.open()

    def open(self) -> Rooms:
        """Open the room with nothing in memory, as after a restart."""
        sources = Sources(program=lambda c, w: self.program, people=lambda c, w: self.people)
        ids = SeededIds(f"{self.clock.now()}")
        chance = random.Random(7)
        return Rooms(self.clock, ids, self.bus, self.workshops, self.artifacts, sources, chance=chance)

    def _on_part_ended(self, connection, event: PartEnded) -> None:
        fix_criteria(connection, self.workshops, event)
        if event.freezes:
            self.artifacts.freeze_edition(connection, event.workshop_id, event.part)

    def person(self, who: str) -> Person:
        return as_person(next(p for p in self.people if p.id == who))

    def do(self, who: str, verb: str, **values: object) -> int:
        command = COMMAND.validate_python({"type": verb, **values})
        with self.database.transaction() as connection:
            return self.rooms.do(connection, WS, self.person(who), command)

    def snapshot(self, who: str, rooms: Rooms | None = None) -> Snapshot:
        with self.database.reading() as connection:
            return (rooms or self.rooms).state(connection, WS, self.person(who))

    def state(self, who: str = "f") -> RoomState:
        return self.snapshot(who).state

    def wait(self, minutes: float) -> None:
        self.clock.advance(timedelta(minutes=minutes))

    def document(self, who: str, kind: str, scope: str | None = "", edition: str | None = None):
        found = [
            d
            for d in self.state(who).documents
            if d.kind == kind and (scope is None or d.scope == scope) and edition in {None, d.edition}
        ]
        return found[-1] if found else None

    def content(self, artifact: str) -> Kind:
        with self.database.reading() as connection:
            return self.artifacts.get(connection, artifact).content

    def write(self, artifact: str, content: Kind, who: str = "テスト") -> None:
        with self.database.transaction() as connection:
            self.artifacts.write(connection, artifact, content, who, "edit")

    def put(self, edition: str, content: Kind) -> None:
        with self.database.transaction() as connection:
            self.workshops.put(connection, WS, edition, content, "テスト", "edit")


def eased(room: Room) -> Room:
    """Take the entry checks away: these tests are about what follows."""
    parts = tuple(part.model_copy(update={"enter": (), "when": None}) for part in room.program.parts)
    room.program = room.program.model_copy(update={"parts": parts})
    return room


def go(room: Room, part: str, phase: str, step: str) -> None:
    room.do("f", "start_step", step={"part": part, "phase": phase, "step": step})
