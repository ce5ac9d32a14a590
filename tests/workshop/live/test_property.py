"""Whatever people do, in whatever order: old state + changes == fresh state, for everybody, and nobody sees too much."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support.room import WS, Room, eased

from gyakusan.artifacts.kinds.registry import KINDS
from gyakusan.artifacts.models import columns, row_lists
from gyakusan.core.db import open_database
from gyakusan.core.errors import GyakusanError
from gyakusan.identity.models import Access, Participant
from gyakusan.workshop.live.access import document_access
from gyakusan.workshop.live.hub import Feed, Hub
from gyakusan.workshop.live.models import RoomState
from gyakusan.workshop.live.projection import room_state
from gyakusan.workshop.live.service import Rooms

PARTS = ("day-0", "practice", "between", "improve", "after")
RUNNING = "running"
"""Stands for the part that runs."""
OPTIONS = tuple({"id": name, "title": f"案{name}"} for name in "abc")
NUMBER = st.integers(0, 11)
"""Which of those that are there: a step, a document, a vote."""
DOTS = st.dictionaries(st.sampled_from("abc"), st.integers(0, 1), max_size=3)
Doing = tuple[tuple[str, ...], str, dict[str, object]]


def doing(able: str, name: str, **values: st.SearchStrategy[object]) -> st.SearchStrategy[Doing]:
    """Somebody does something: mostly one of those who are able to."""
    return st.tuples(st.just(tuple(able.split())), st.just(name), st.fixed_dictionaries(values))


LEADS, TEAM = "f", "pm dev ds ux"
CLOCK = (
    doing(LEADS, "next_step"),
    doing(LEADS, "next_step"),
    doing(LEADS, "previous_step"),
    doing(LEADS, "pause"),
    doing(LEADS, "resume"),
    doing(LEADS, "start_step", step=NUMBER),
    doing(LEADS, "start_step", step=NUMBER),
    doing(LEADS, "start_step", step=NUMBER),
    doing(LEADS, "extend", minutes=st.integers(-20, 20)),
    doing(LEADS, "set_minutes", step=NUMBER, minutes=st.integers(0, 30)),
    doing(LEADS, "use_preset", part=st.just("improve"), preset=st.sampled_from(("", "invention-to-deepen"))),
    doing(LEADS, "set_start", part=st.sampled_from(PARTS), at=st.sampled_from(("", "2027-01-13T09:55:00+09:00"))),
)
ROOM = (
    doing(LEADS, "start_part", part=st.sampled_from(PARTS)),
    doing(LEADS, "end_part", part=st.just(RUNNING)),
    doing(LEADS, "skip_part", part=st.sampled_from(PARTS)),
    doing(LEADS, "run_again", part=st.sampled_from(("practice", "improve")), process=st.sampled_from(("invent",))),
    doing(LEADS, "form_pairs"),
    doing(LEADS, "set_tables", names=st.sampled_from(((), ("赤",), ("赤", "青"), ("青", "緑")))),
    doing(LEADS, "reveal", kind=NUMBER),
    doing(LEADS, "bring_together", kind=NUMBER),
    doing(LEADS, "lock", artifact=NUMBER),
    doing(LEADS, "unlock", artifact=NUMBER),
    doing(LEADS, "bring_everyone"),
    doing(LEADS, "block_ai", blocked=st.booleans()),
)
VOTES = (
    doing("f pm", "open_vote", subject=st.just("どれ?"), options=st.just(OPTIONS), anonymous=st.booleans()),
    doing(TEAM, "cast_ballot", vote=NUMBER, dots=DOTS),
    doing(TEAM, "cast_ballot", vote=NUMBER, dots=DOTS),
    doing(TEAM, "cast_ballot", vote=NUMBER, dots=DOTS),
    doing(LEADS, "reveal_vote", vote=NUMBER),
    doing(LEADS, "cancel_vote", vote=NUMBER),
    doing("f pm", "decide", subject=st.just("どれ?"), method=st.just("vote"), vote=NUMBER, chosen=st.just(("a",))),
    doing("f pm", "roll_die", subject=st.just("どれ?"), options=st.just(OPTIONS)),
)
MEMBERS = (
    doing(TEAM, "raise_hand", up=st.booleans()),
    doing(TEAM, "finish", done=st.booleans()),
    doing("f pm", "set_lead", person=st.sampled_from(("", "dev", "ux"))),
    doing(TEAM, "set_check", check=st.just("mock-rehearsed"), state=st.sampled_from(("open", "done"))),
    doing(TEAM, "set_pattern", pattern=st.just("rebel"), seen=st.sampled_from(("yes", "no"))),
)
HAPPENINGS = (
    doing("f", "+wait", seconds=st.integers(1, 1500)),
    doing("f", "+wait", seconds=st.integers(1, 1500)),
    doing(TEAM, "+write", document=NUMBER),
    doing(TEAM, "+write", document=NUMBER),
    doing("f boss dev", "+arrive"),
    doing("f boss dev", "+leave"),
    doing("f", "+join"),
)
ANYBODY = ("f", "pm", "dev", "ds", "ux", "boss", "obs")
WHO = st.tuples(st.integers(0, 9), st.integers(0, 11))
DOING = st.tuples(WHO, st.sampled_from((CLOCK, CLOCK, ROOM, VOTES, MEMBERS, HAPPENINGS)).flatmap(st.one_of))


def one_of_them(who: tuple[int, int], able: tuple[str, ...]) -> str:
    """Return who does it: in nine of ten cases one of those who are able to, else anybody."""
    anybody, number = who
    people = able if anybody < 9 else ANYBODY
    return people[number % len(people)]


class Model:
    """The room, what each viewer's browser holds of it, and what is known of the ballots from outside."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.hub = Hub(room.database, room.rooms)
        self.feeds = {p.id: Feed(room.person(p.id), "") for p in room.people}
        self.held: dict[str, dict[str, object]] = {p.id: {} for p in room.people}
        self.ballots: dict[str, dict[str, dict[str, int]]] = {}
        self.here: list[str] = []

    def happen(self, who: str, name: str, values: dict[str, object]) -> None:
        with suppress(GyakusanError):  # refused: then nothing may have changed
            getattr(self, f"_{name[1:]}")(who, **values) if name.startswith("+") else self._ask(who, name, values)
        self.refresh()
        self.check()

    def _ask(self, who: str, name: str, values: dict[str, object]) -> None:
        state = self.room.state("f")
        wanted = dict(values)

        def resolve(field: str, known: list[object], otherwise: object) -> None:
            if isinstance(wanted.get(field), int):
                wanted[field] = known[int(str(wanted[field])) % len(known)] if known else otherwise

        resolve("vote", [vote.id for vote in state.votes[-3:]], "vote-none")
        resolve("artifact", [document.id for document in state.documents], "art-none")
        work = [item.ref.model_dump() for item in state.agenda if item.work in {"pair", "individual"}]
        steps = [*work, *work, *(item.ref.model_dump() for item in state.agenda)]
        resolve("step", list(steps), {"part": "practice", "phase": "none", "step": "none"})
        with self.room.database.reading() as connection:
            facts = self.room.rooms.facts(connection, WS)
        resolve("kind", [kind for edition, kind in facts.scopes if edition == facts.newest_edition()], "plan")
        if wanted.get("part") == RUNNING:
            wanted["part"] = next((part.edition for part in state.parts if part.state == "running"), "day-0")
        self.room.do(who, name, **wanted)
        if name == "cast_ballot":
            dots = {key: count for key, count in cast("dict[str, int]", values["dots"]).items() if count}
            self.ballots.setdefault(str(wanted["vote"]), {})[who] = dots

    def _wait(self, who: str, seconds: int) -> None:
        self.room.clock.advance(timedelta(seconds=seconds))

    def _write(self, who: str, document: int) -> None:
        writable = [d for d in self.room.state(who).documents if d.writable]
        if not writable:
            return
        chosen = writable[document % len(writable)]
        kind = KINDS[chosen.kind]
        name = next(iter(row_lists(kind)))
        row = row_lists(kind)[name]
        column = next((c for c, shown in columns(row).items() if shown.widget in {"line", "text"}), None)
        values = {} if column is None else {column: f"{who}の言葉"}
        content = self.room.content(chosen.id)
        rows = (
            *(r for r in getattr(content, name) if r.id != f"r-{who}"),
            row.model_validate({"id": f"r-{who}", **values}),
        )
        self.room.write(chosen.id, content.model_copy(update={name: rows}))

    def _arrive(self, who: str) -> None:
        self.room.rooms.presence.arrive(WS, who)
        self.here.append(who)

    def _leave(self, who: str) -> None:
        if who in self.here:
            self.here.remove(who)
            self.room.rooms.presence.leave(WS, who)

    def _join(self, who: str) -> None:
        name = f"late{len(self.room.people)}"
        self.room.people.append(
            Participant(id=name, workshop_id=WS, name=name, access=Access.MEMBER, role="ux_designer")
        )
        with self.room.database.transaction() as connection:
            self.room.rooms.came(connection, WS, self.room.person(name))
        self.feeds[name], self.held[name] = Feed(self.room.person(name), ""), {}

    def refresh(self) -> None:
        """Let everybody's browser take in what changed for them."""
        _, now, states = self.hub._states(WS, {who: feed.person for who, feed in self.feeds.items()})
        for who, feed in self.feeds.items():
            feed.take(states[who], 0, now)
            self.held[who] |= {name: json.loads(data) for name, data in feed.pending.items()}
            feed.pending = {}

    def check(self) -> None:
        """Compare with a server that was just started and read everything from the database."""
        fresh: Rooms = self.room.open()
        fresh.presence = fresh._scenes._presence = self.room.rooms.presence
        with self.room.database.reading() as connection:
            view = fresh.view(connection, WS)
            remembered = self.room.rooms.facts(connection, WS)
            log = str(connection.exec_driver_sql("SELECT type, data FROM workshop_events").all())
        assert remembered == view.scene.facts
        for who in self.held:
            state = room_state(view.scene, self.room.person(who), view.booth.of(who))
            assert self.held[who] == state.model_dump(mode="json")
            self._check_secrets(who, state, log)
            seen = {document.id: document.writable for document in state.documents}
            for document in view.scene.documents:
                access = document_access(view.scene.facts, self.room.person(who), document)
                assert (document.id in seen, seen.get(document.id, False)) == (access != "none", access == "write")
        self._check_clock(self.room.state("f"))

    def _check_secrets(self, who: str, state: RoomState, log: str) -> None:
        revealed = {(r.edition, r.kind) for r in state.revealed}
        pairs = {f"pair:{pair.id}" for pair in state.pairs if who in pair.members}
        for document in state.documents:
            if document.scope and (document.edition, document.kind) not in revealed:
                assert document.scope.partition(":")[0] in {"pair", "person", "table"}
                if document.scope.startswith("person:"):
                    assert document.scope == f"person:{who}"
                if document.scope.startswith("table:"):
                    assert document.scope == f"table:{state.me.table}"
                if document.scope.startswith("pair:") and document.scope[5:] in {p.id for p in state.pairs}:
                    assert document.scope in pairs
            if document.writable:
                assert state.me.access in {Access.FACILITATOR, Access.MEMBER}
                assert not document.frozen
                assert not document.locked
        for vote in state.votes:
            if vote.state == "open":
                mine = self.ballots.get(vote.id, {}).get(who)
                assert vote.result is None
                assert (vote.mine.dots if vote.mine else None) == mine
                assert vote.cast == len(self.ballots.get(vote.id, {}))
            if vote.anonymous:
                assert vote.voted == ()
                assert all(ballot.voter == "" for ballot in (vote.result.ballots if vote.result else ()))
            assert f'"vote": "{vote.id}", "result"' not in log or vote.state != "open"

    def _check_clock(self, state: RoomState) -> None:
        clock = state.clock
        current = [item for item in state.agenda if item.state == "current"]
        assert len(current) <= 1
        assert clock.running == (clock.ends_at is not None)
        assert not (clock.running and clock.remaining_ms is not None)
        assert (clock.paused_at is None) == (clock.remaining_ms is None)
        assert all(item.minutes >= 0 for item in state.agenda)
        assert clock.shrunk_breaks_ms >= 0
        if current:
            assert clock.step == current[0].ref
        coming = [item.expected_start for item in state.agenda if item.expected_start is not None]
        assert coming == sorted(coming)
        assert all(item.ended_at is not None for item in state.agenda if item.state == "done")
        running = [part.edition for part in state.parts if part.state == "running"]
        assert clock.step is None or running


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("room") / "empty.db"
    open_database(path).close()
    return path


@contextmanager
def _a_room(template: Path) -> Iterator[Model]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "room.db"
        shutil.copy(template, path)
        database = open_database(path)
        try:
            yield Model(eased(Room(database)))
        finally:
            database.close()


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(begun=st.sampled_from(("day-0", "practice", "improve")), doings=st.lists(DOING, min_size=30, max_size=60))
def test_everybody_always_sees_what_is_so_and_no_more(template, begun, doings):
    with _a_room(template) as model:
        model.refresh()
        model.happen("f", "start_part", {"part": begun})
        model.happen("pm", "open_vote", {"subject": "どれ?", "options": OPTIONS, "anonymous": begun == "practice"})
        for who, (able, name, values) in doings:
            model.happen(one_of_them(who, able), name, values)
