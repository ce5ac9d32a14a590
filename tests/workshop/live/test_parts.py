from __future__ import annotations

import pytest
from tests.support.room import Room, participants

from gyakusan.artifacts.errors import ArtifactFrozen
from gyakusan.artifacts.kinds.day_zero import HearingRow, HearingSheet, Readiness
from gyakusan.artifacts.kinds.invent import SolutionRow, Solutions
from gyakusan.artifacts.kinds.listen import CustomerProfile, ProfileLine
from gyakusan.artifacts.kinds.test_iterate import Criteria, CriterionRow, ReactionRow, Reactions
from gyakusan.core.language import Language
from gyakusan.workshop.errors import NotReady
from gyakusan.workshop.live.errors import (
    CheckIsAutomatic,
    CommandNotAllowed,
    ConditionNotMet,
    NotInRoom,
    PartStateWrong,
    PartStillRunning,
)

PROFILE = CustomerProfile(
    product="弁当", purpose=tuple(ProfileLine(id=f"p{n}", aspect="課題", text="昼が短い") for n in range(3))
)
SOLUTIONS = Solutions(rows=(SolutionRow(id="a", title="予約"), SolutionRow(id="b", title="推薦")))


@pytest.fixture
def room(database) -> Room:
    return Room(database)


def prepared(room: Room) -> Room:
    room.do("f", "start_part", part="day-0")
    room.put("day-0", PROFILE)
    room.put("day-0", SOLUTIONS)
    return room


def practising(room: Room) -> Room:
    prepared(room).do("f", "start_part", part="practice")
    return room


def parts(room: Room) -> dict[str, str]:
    return {part.edition: part.state for part in room.state().parts}


def test_the_practice_edition_says_what_is_missing_and_what_to_do(room):
    room.do("f", "start_part", part="day-0")
    with pytest.raises(NotReady) as caught:
        room.do("f", "start_part", part="practice")
    assert {item.check for item in caught.value.items} == {"profile-written", "solutions-collected"}
    assert "30分" in caught.value.message(Language.JA)
    room.people = participants()[:2]
    with pytest.raises(NotReady) as caught:
        room.do("f", "start_part", part="practice")
    assert "足りない役割: 開発者, データサイエンティスト" in caught.value.message(Language.JA)
    assert parts(room)["day-0"] == "running"


def test_starting_a_part_ends_the_one_it_starts_from(room):
    practising(room)
    assert parts(room) == {
        "day-0": "ended",
        "practice": "running",
        "between": "planned",
        "improve": "planned",
        "after": "planned",
    }
    documents = room.state("dev").documents
    assert {d.frozen for d in documents if d.edition == "day-0"} == {True}
    assert {d.writable for d in documents if d.edition == "practice"} == {True}
    with pytest.raises(PartStateWrong):
        room.do("f", "start_part", part="practice")
    with pytest.raises(PartStateWrong):
        room.do("f", "skip_part", part="practice")
    with pytest.raises(NotInRoom):
        room.do("f", "start_part", part="nothing")


def test_a_meeting_with_a_clock_running_does_not_end_by_itself(room):
    prepared(room).do("f", "next_step")
    with pytest.raises(PartStillRunning):
        room.do("f", "start_part", part="practice")
    practising_room = room
    practising_room.do("f", "end_part", part="day-0")
    practising_room.do("f", "start_part", part="practice")
    with pytest.raises(PartStillRunning):
        practising_room.do("f", "start_part", part="between")


def test_ending_a_part_finishes_its_step_fixes_its_criteria_and_freezes_it(room):
    practising(room).do("f", "next_step")
    room.put("practice", Criteria(rows=(CriterionRow(id="c1", what="半分が解く"),)))
    room.do("f", "end_part", part="practice")
    state = room.state("pm")
    assert state.clock.step is None
    assert state.agenda[0].ref.part == "between"
    criteria = room.document("pm", "criteria", edition="practice")
    content = room.content(criteria.id)
    assert isinstance(content, Criteria)
    assert content.rows[0].frozen_on == "2027-01-13"
    with pytest.raises(ArtifactFrozen):
        room.write(criteria.id, Criteria())
    with pytest.raises(PartStateWrong):
        room.do("f", "end_part", part="practice")
    with pytest.raises(PartStateWrong):
        room.do("f", "end_part", part="improve")


def improving(room: Room) -> Room:
    practising(room).do("f", "end_part", part="practice")
    room.do("f", "start_part", part="between")
    with pytest.raises(ConditionNotMet):
        room.do("f", "start_part", part="improve")
    room.put("between", Reactions(rows=(ReactionRow(id="r1", content="速い"),)))
    room.do("f", "start_part", part="improve")
    return room


def test_a_part_without_a_clock_has_its_artifacts_from_the_start_and_the_next_one_starts_from_them(room):
    improving(room)
    assert room.document("pm", "reactions", edition="improve").writable
    assert room.document("pm", "customer_profile", edition="improve") is not None
    assert parts(room)["between"] == "ended"


def test_a_process_is_run_again_in_an_edition_that_starts_from_the_newest(room):
    improving(room)
    with pytest.raises(PartStillRunning):
        room.do("f", "run_again", part="improve", process="listen")
    room.put("improve", PROFILE.model_copy(update={"product": "改善した弁当"}))
    room.do("f", "end_part", part="improve")
    room.do("f", "start_part", part="after")
    with pytest.raises(NotInRoom):
        room.do("f", "run_again", part="improve", process="none")
    room.do("f", "run_again", part="improve", process="listen")
    state = room.state()
    assert [(p.id, p.edition, p.state) for p in state.parts if p.id in {"improve", "after"}] == [
        ("improve", "improve", "ended"),
        ("improve", "improve.2", "running"),
        ("after", "after", "running"),
    ]
    assert [item.ref.step for item in state.agenda] == ["profile", "journey"]
    copied = room.document("dev", "customer_profile", edition="improve.2")
    content = room.content(copied.id)
    assert isinstance(content, CustomerProfile)
    assert content.product == "改善した弁当"
    room.do("f", "next_step")
    assert room.state().clock.step.phase == "listen"
    room.do("f", "end_part", part="improve.2")
    assert room.state().agenda[0].ref.part == "after"
    with room.database.reading() as connection:
        dossier = room.workshops.dossier(connection, "ws-1", room.program, room.clock.now().date())
    assert [edition.part for edition in dossier.editions][-2:] == ["after", "improve.2"]


def test_a_part_is_skipped(room):
    room.do("f", "skip_part", part="day-0")
    assert parts(room)["day-0"] == "skipped"
    assert room.state().agenda[0].ref.part == "practice"


def test_the_checklist_into_the_next_part_fills_itself_and_is_ticked_off(room):
    prepared(room)
    checks = {check.id: check for check in room.state().checks}
    assert checks["roles-taken"].state == "done"
    assert (checks["solutions-collected"].state, checks["solutions-collected"].found) == ("done", 2)
    assert (checks["hearing-compared"].state, checks["hearing-compared"].needed) == ("open", 3)
    room.put("day-0", HearingSheet(rows=tuple(HearingRow(id=f"h{n}", member=str(n)) for n in range(3))))
    room.do("dev", "set_check", check="mock-rehearsed", state="done", owner="開発 進", due="2027-01-12")
    checks = {check.id: check for check in room.state().checks}
    assert checks["hearing-compared"].state == "done"
    rehearsed = checks["mock-rehearsed"]
    assert (rehearsed.state, rehearsed.owner, rehearsed.due) == ("done", "開発 進", "2027-01-12")
    with pytest.raises(CheckIsAutomatic):
        room.do("dev", "set_check", check="roles-taken", state="done")
    with pytest.raises(CommandNotAllowed):
        room.do("boss", "set_check", check="mock-rehearsed", state="done")
    with pytest.raises(NotInRoom):
        room.do("dev", "set_check", check="none", state="done")


def test_the_readiness_board_and_the_checklist_are_one(room):
    room.do("f", "start_part", part="day-0")
    board = room.document("f", "readiness", edition="day-0")
    room.do("pm", "set_check", check="place-prepared", state="not_needed")
    room.do("pm", "set_pattern", pattern="rebel", seen="yes")
    content = room.content(board.id)
    assert isinstance(content, Readiness)
    assert [row.state for row in content.items if row.item.startswith("会場")] == ["not_needed"]
    assert [row.seen for row in content.patterns if row.pattern == "反逆者"] == ["yes"]
    items = tuple(
        row.model_copy(update={"state": "done"}) if row.item.startswith("会場") else row for row in content.items
    )
    room.write(board.id, content.model_copy(update={"items": items}))
    checks = {check.id: check.state for check in room.state().checks}
    assert checks["place-prepared"] == "done"
    assert {pattern.id: pattern.seen for pattern in room.state().patterns}["rebel"] == "yes"
    with pytest.raises(NotInRoom):
        room.do("pm", "set_pattern", pattern="none", seen="yes")


def test_a_running_part_shows_what_to_check_on_the_way_out(room):
    practising(room)
    checks = [(check.id, check.when, check.part) for check in room.state().checks]
    assert ("press-release-written", "leave", "practice") in checks
    assert all(when == "leave" for _, when, _ in checks)
