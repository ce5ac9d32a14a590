# pyright: reportOptionalMemberAccess=false, reportAttributeAccessIssue=false
from __future__ import annotations

import pytest
from tests.support.room import WS, Room, eased, go, participants

from gyakusan.artifacts.kinds.day_zero import HearingRow, HearingSheet
from gyakusan.artifacts.kinds.invent import InventionRow, Inventions
from gyakusan.artifacts.kinds.plan import Plan, TaskRow
from gyakusan.artifacts.kinds.refine import PressRelease
from gyakusan.artifacts.kinds.three_day import Proposal, RoleCardRow, RolePlay, SecretQuestionRow
from gyakusan.artifacts.provenance import provided
from gyakusan.identity.models import Access, Participant
from gyakusan.workshop.live.access import DocumentFacts, document_access
from gyakusan.workshop.live.errors import CommandNotAllowed, NoCopies, NotInRoom, PairsInvalid, TablesInvalid
from gyakusan.workshop.live.merging import Copy, brought_together


@pytest.fixture
def room(database) -> Room:
    return eased(Room(database))


def scopes(room: Room, who: str, kind: str) -> list[str]:
    return [d.scope for d in room.state(who).documents if d.kind == kind]


def test_hearing_sheets_are_written_alone_then_laid_side_by_side_then_joined(room):
    room.do("f", "start_part", part="day-0")
    go(room, "day-0", "hearing", "answer")
    assert scopes(room, "pm", "hearing_sheet") == ["", "person:pm"]
    assert scopes(room, "f", "hearing_sheet") == [""]
    assert scopes(room, "boss", "hearing_sheet") == [""]
    for who in ("pm", "dev", "ds", "ux"):
        sheet = room.document(who, "hearing_sheet", f"person:{who}")
        assert sheet.writable
        row = HearingRow(id=f"h-{who}", provenance=provided(who), member=who, customer=f"{who}が思う顧客")
        room.write(sheet.id, HearingSheet(rows=(row,)))
    with pytest.raises(CommandNotAllowed):
        room.do("pm", "reveal", kind="hearing_sheet")
    room.do("f", "reveal", kind="hearing_sheet")
    side_by_side = [d for d in room.state("f").documents if d.scope]
    assert [(d.owner, d.writable) for d in side_by_side] == [
        ("製品 守", False),
        ("開発 進", False),
        ("分析 学", False),
        ("体験 結", False),
    ]
    room.do("f", "bring_together", kind="hearing_sheet")
    joined = room.content(room.document("boss", "hearing_sheet").id)
    assert isinstance(joined, HearingSheet)
    assert {row.member: row.customer for row in joined.rows} == {w: f"{w}が思う顧客" for w in ("pm", "dev", "ds", "ux")}
    assert not room.document("pm", "hearing_sheet", "person:pm").writable
    checks = {check.id: check for check in room.state().checks if check.when == "leave"}
    assert checks == {}


def test_pairs_work_on_copies_and_the_chosen_one_is_taken_whole(room):
    room.do("f", "start_part", part="practice")
    room.put("practice", PressRelease(company="弁当屋"))
    go(room, "practice", "refine", "write")
    assert scopes(room, "pm", "prfaq") == [""]
    room.do("f", "form_pairs", pairs=[["pm", "dev"], ["ds", "ux"]])
    first, second = (pair.id for pair in room.state().pairs)
    mine = room.document("pm", "prfaq", f"pair:{first}")
    assert (mine.owner, mine.writable) == ("製品 守・開発 進", True)
    assert room.document("ds", "prfaq", f"pair:{first}") is None
    content = room.content(mine.id)
    assert isinstance(content, PressRelease)
    assert content.company == "弁当屋"
    other = room.document("ds", "prfaq", f"pair:{second}")
    room.write(mine.id, content.model_copy(update={"service": "昼の弁当"}))
    room.write(other.id, content.model_copy(update={"service": "夜の弁当", "company": "夜の店"}))
    with pytest.raises(NotInRoom):
        room.do("f", "bring_together", kind="prfaq", choose="art-none")
    room.do("f", "bring_together", kind="prfaq", choose=other.id)
    taken = room.content(room.document("pm", "prfaq").id)
    assert isinstance(taken, PressRelease)
    assert (taken.service, taken.company) == ("夜の弁当", "夜の店")


def test_without_a_choice_fields_come_from_the_first_that_wrote_and_rows_from_all(room):
    room.do("f", "start_part", part="practice")
    room.do("f", "form_pairs", pairs=[["pm", "dev"], ["ds", "ux"]])
    go(room, "practice", "invent", "combine")
    pairs = [pair.id for pair in room.state().pairs]
    for who, pair in zip(("pm", "ds"), pairs, strict=True):
        copy = room.document(who, "inventions", f"pair:{pair}")
        room.write(copy.id, Inventions(rows=(InventionRow(id=f"i-{who}", title=f"{who}の発明"),)))
    room.do("f", "bring_together", kind="inventions")
    joined = room.content(room.document("pm", "inventions").id)
    assert isinstance(joined, Inventions)
    assert [row.title for row in joined.rows] == ["pmの発明", "dsの発明"]


def test_what_two_copies_changed_differently_stays_in_both_versions():
    base = Plan(tasks=(TaskRow(id="t1", title="頼む", owner="未定"), TaskRow(id="t2", title="測る")))
    one = base.model_copy(update={"tasks": (base.tasks[0].model_copy(update={"owner": "守"}), base.tasks[1])})
    two = base.model_copy(update={"tasks": (base.tasks[0].model_copy(update={"owner": "進"}),)})
    three = base.model_copy(update={"tasks": (base.tasks[0].model_copy(update={"due": "2027-02-01"}), base.tasks[1])})
    joined = brought_together(base, [Copy("a", base, one), Copy("b", base, two), Copy("c", base, three)])
    assert [(t.title, t.owner, t.due) for t in joined.tasks] == [
        ("頼む", "守", "2027-02-01"),
        ("測る", "", ""),
        ("頼む", "進", ""),
    ]
    assert brought_together(joined, [Copy("a", base, one)]) == joined
    empty = Proposal()
    filled = Proposal(problem="昼が短い")
    assert brought_together(empty, [Copy("a", empty, filled), Copy("b", empty, Proposal(problem="x"))]) == filled


def test_own_tasks_of_the_plan_are_written_alone_and_brought_together(room):
    room.do("f", "start_part", part="improve")
    room.put("improve", Plan(tasks=(TaskRow(id="t0", title="日程を出す"),)))
    go(room, "improve", "plan", "own-tasks")
    for who in ("pm", "dev"):
        copy = room.document(who, "plan", f"person:{who}")
        content = room.content(copy.id)
        assert isinstance(content, Plan)
        mine = TaskRow(id=f"t-{who}", title=f"{who}のタスク", owner=who)
        room.write(copy.id, content.model_copy(update={"tasks": (*content.tasks, mine)}))
    room.do("f", "reveal", kind="plan")
    room.do("f", "bring_together", kind="plan")
    go(room, "improve", "plan", "tasks-together")
    plan = room.content(room.document("ux", "plan").id)
    assert isinstance(plan, Plan)
    assert [task.title for task in plan.tasks] == ["日程を出す", "pmのタスク", "devのタスク"]


def test_pairs_are_drawn_three_of_an_odd_number_and_stay_the_same_pair_when_they_stay_together(room):
    room.do("f", "form_pairs")
    assert sorted(len(pair.members) for pair in room.state().pairs) == [2, 2]
    room.people = [p for p in room.people if p.id != "ux"]
    room.do("f", "form_pairs")
    assert [sorted(pair.members) for pair in room.state().pairs] == [["dev", "ds", "pm"]]
    before = room.state().pairs
    room.do("f", "form_pairs", pairs=[before[0].members])
    assert room.state().pairs == before
    for pairs in ([["pm"], ["pm", "dev"]], [["boss", "pm"]], [[]], [["nobody"]]):
        with pytest.raises(PairsInvalid):
            room.do("f", "form_pairs", pairs=pairs)
    room.people = [p for p in room.people if p.access is not Access.MEMBER]
    with pytest.raises(PairsInvalid):
        room.do("f", "form_pairs")


def test_locks_keep_everybody_from_writing(room):
    room.do("f", "start_part", part="practice")
    go(room, "practice", "listen", "profile")
    profile = room.document("pm", "customer_profile")
    assert profile.writable
    room.do("f", "lock", artifact=profile.id)
    assert [(d.writable, d.locked) for d in (room.document(w, "customer_profile") for w in ("pm", "f"))] == [
        (False, True),
        (False, True),
    ]
    room.do("f", "lock", artifact=profile.id)
    room.do("f", "unlock", artifact=profile.id)
    assert room.document("pm", "customer_profile").writable
    assert not room.document("boss", "customer_profile").writable
    with pytest.raises(NotInRoom):
        room.do("f", "lock", artifact="art-none")
    with pytest.raises(CommandNotAllowed):
        room.do("pm", "lock", artifact=profile.id)


def test_without_copies_there_is_nothing_to_reveal_or_bring_together(room):
    room.do("f", "start_part", part="practice")
    for command in ("reveal", "bring_together"):
        with pytest.raises(NoCopies):
            room.do("f", command, kind="plan")


def test_whoever_comes_later_gets_a_copy_too(room):
    room.do("f", "start_part", part="day-0")
    go(room, "day-0", "hearing", "answer")
    late = Participant(id="late", workshop_id=WS, name="後藤 遅", access=Access.MEMBER, role="sales")
    room.people = [*room.people, late]
    with room.database.transaction() as connection:
        room.rooms.came(connection, WS, room.person("late"))
    assert room.document("late", "hearing_sheet", "person:late").writable


@pytest.fixture
def three_day(database) -> Room:
    return eased(Room(database, "three-day"))


def test_the_customers_questions_stay_hidden_from_the_proposers_until_they_are_revealed(three_day):
    room = three_day
    room.do("f", "start_part", part="apply")
    go(room, "apply", "role-play", "parts")
    cards = (
        RoleCardRow(id="c1", role="customer", member="体験　結さん"),
        RoleCardRow(id="c2", role="proposer", member="製品 守"),
    )
    room.put("apply", RolePlay(cards=cards))
    go(room, "apply", "role-play", "questions")
    secret = room.document("ux", "role_play", "role:customer")
    assert (secret.writable, secret.owner) == (True, "体験 結")
    assert [room.document(w, "role_play", "role:customer") for w in ("pm", "f", "boss", "dev")] == [None] * 4
    content = room.content(secret.id)
    assert isinstance(content, RolePlay)
    questions = (SecretQuestionRow(id="q1", question="お金はいくらかかりますか"),)
    room.write(secret.id, content.model_copy(update={"questions": questions}))
    assert "お金" not in room.state("pm").model_dump_json()
    go(room, "apply", "role-play", "simulate")
    assert room.document("pm", "role_play", "role:customer") is None
    room.do("f", "reveal", kind="role_play")
    assert room.document("pm", "role_play", "role:customer").id == secret.id
    room.do("f", "bring_together", kind="role_play")
    together = room.content(room.document("pm", "role_play").id)
    assert isinstance(together, RolePlay)
    assert (together.questions, together.cards) == (questions, cards)


def test_when_nobody_is_named_for_a_part_everybody_writes_alone(three_day):
    three_day.do("f", "start_part", part="apply")
    go(three_day, "apply", "role-play", "questions")
    assert scopes(three_day, "pm", "role_play") == ["", "person:pm"]


def crowd() -> list[Participant]:
    people = [("f", "進行", Access.FACILITATOR, "facilitator")]
    people += [(f"m{n}", f"参加者{n}", Access.MEMBER, "participant") for n in range(15)]
    return participants(people)


@pytest.fixture
def community(database) -> Room:
    return eased(Room(database, "community", crowd()))


def test_fifteen_people_at_three_tables_each_with_an_artifact_of_its_own(community):
    room = community
    room.do("f", "set_tables", names=["赤", "青", "緑"])
    state = room.state()
    assert [table.name for table in state.tables] == ["赤", "青", "緑"]
    seats = [person.table for person in state.people if person.access is Access.MEMBER]
    assert sorted(seats.count(table.id) for table in state.tables) == [5, 5, 5]
    room.do("f", "start_part", part="session")
    go(room, "session", "ideation", "profile")
    for person in state.people[1:]:
        assert scopes(room, person.id, "customer_profile") == ["", f"table:{person.table}"]
    mine = room.document("m0", "customer_profile", None)
    assert mine.owner == "赤"
    room.do("f", "reveal", kind="customer_profile")
    assert len(scopes(room, "f", "customer_profile")) == 4
    late = Participant(id="late", workshop_id=WS, name="後から", access=Access.MEMBER, role="participant")
    room.people = [*room.people, late]
    with room.database.transaction() as connection:
        room.rooms.came(connection, WS, room.person("late"))
    assert room.state("late").me.table == state.tables[0].id
    room.do("f", "set_tables", names=["緑", "黄"], seats={"m0": "黄"})
    state = room.state("m0")
    assert {table.name: table.id for table in state.tables}["緑"] == "t3"
    assert state.me.table == next(table.id for table in state.tables if table.name == "黄")
    for names, seats_ in ((["a", "a"], {}), ([""], {}), (["a"], {"nobody": "a"}), (["a"], {"m0": "b"})):
        with pytest.raises(TablesInvalid):
            room.do("f", "set_tables", names=names, seats=seats_)


def test_pairs_are_drawn_at_each_table_for_itself(community):
    community.do("f", "set_tables", names=["赤", "青", "緑"])
    community.do("f", "form_pairs")
    state = community.state()
    table = {person.id: person.table for person in state.people}
    assert all(len({table[m] for m in pair.members}) == 1 for pair in state.pairs)
    assert sorted(len(pair.members) for pair in state.pairs) == [2, 2, 2, 3, 3, 3]


def test_the_rule_of_access_needs_no_database(room):
    with room.database.reading() as connection:
        facts = room.rooms.view(connection, WS).scene.facts
    own = DocumentFacts("a", "practice", "plan", "person:pm", frozen=False)
    assert document_access(facts, room.person("pm"), own) == "write"
    assert document_access(facts, room.person("f"), own) == "none"
    frozen = DocumentFacts("a", "practice", "plan", "", frozen=True)
    assert document_access(facts, room.person("pm"), frozen) == "read"
    assert document_access(facts, room.person("obs"), frozen) == "read"
