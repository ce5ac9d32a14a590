# pyright: reportOptionalMemberAccess=false, reportAttributeAccessIssue=false
from __future__ import annotations

import pytest
from tests.support.room import WS, Room, eased, go

from gyakusan.artifacts.kinds.define import QuestionRow, Questions
from gyakusan.artifacts.kinds.plan import Decisions
from gyakusan.workshop.errors import DieForOneWayDoor, NoSuchOption
from gyakusan.workshop.live.errors import (
    BallotInvalid,
    CommandNotAllowed,
    NoPartRunning,
    NotInRoom,
    NotLeading,
    OptionsInvalid,
    TieNeedsDecider,
    VoteStateWrong,
)

OPTIONS = [{"id": "a", "title": "予約"}, {"id": "b", "title": "推薦"}, {"id": "c", "title": "配達"}]


@pytest.fixture
def room(database) -> Room:
    room = eased(Room(database))
    room.do("f", "start_part", part="practice")
    return room


def opened(room: Room, **values: object) -> str:
    room.do("f", "open_vote", **{"subject": "どれにする?", "options": OPTIONS, **values})
    return room.state().votes[-1].id


def vote(room: Room, who: str = "f"):
    return room.state(who).votes[-1]


def test_a_named_vote_tells_who_has_voted_and_only_at_the_reveal_what(room):
    identifier = opened(room, anonymous=False, dots=3)
    room.do("pm", "cast_ballot", vote=identifier, dots={"a": 2, "b": 1})
    room.do("dev", "cast_ballot", vote=identifier, dots={"b": 3})
    assert (vote(room).cast, vote(room).expected, vote(room).voted) == (2, 4, ("pm", "dev"))
    assert vote(room, "pm").mine.dots == {"a": 2, "b": 1}
    assert vote(room, "f").mine is None
    assert vote(room, "ds").result is None
    room.do("pm", "cast_ballot", vote=identifier, dots={"a": 3})
    assert vote(room).cast == 2
    room.do("f", "reveal_vote", vote=identifier)
    result = vote(room, "boss").result
    assert [(t.option, t.total, t.voters) for t in result.tallies] == [("a", 3, 1), ("b", 3, 1), ("c", 0, 0)]
    assert result.leading == ("a", "b")
    assert {b.voter: b.dots for b in result.ballots} == {"pm": {"a": 3}, "dev": {"b": 3}}
    assert vote(room, "pm").mine.dots == {"a": 3}
    with pytest.raises(VoteStateWrong):
        room.do("ds", "cast_ballot", vote=identifier, dots={"a": 1})
    with pytest.raises(VoteStateWrong):
        room.do("f", "cancel_vote", vote=identifier)


def everything_stored(room: Room) -> str:
    with room.database.reading() as connection:
        tables = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type='table'").scalars().all()
        rows = [connection.exec_driver_sql(f"SELECT * FROM {name}").all() for name in tables]
    return str([[tuple(row) for row in found] for found in rows])


def test_an_anonymous_vote_keeps_no_author_anywhere_and_destroys_its_secret(room):
    identifier = opened(room, anonymous=True)
    before = everything_stored(room)
    room.do("ds", "cast_ballot", vote=identifier, dots={"c": 1})
    stored = everything_stored(room)
    assert stored.count("'ds'") == before.count("'ds'")
    assert stored.count('"ds"') == before.count('"ds"')
    assert (vote(room).cast, vote(room).voted) == (1, ())
    assert vote(room, "ds").mine.dots == {"c": 1}
    assert vote(room, "pm").mine is None
    room.do("f", "reveal_vote", vote=identifier)
    assert [(b.voter, b.dots) for b in vote(room).result.ballots] == [("", {"c": 1})]
    assert vote(room, "ds").mine is None
    with room.database.reading() as connection:
        for table in ("ballots", "vote_secrets"):
            assert connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() == 0


def test_destroyed_ballots_are_not_found_in_the_file_either(room, tmp_path):
    identifier = opened(room, anonymous=True)
    room.do("ds", "cast_ballot", vote=identifier, dots={"c": 1})
    with room.database.reading() as connection:
        key = connection.exec_driver_sql("SELECT voter_key FROM ballots").scalar()
        secret = connection.exec_driver_sql("SELECT secret FROM vote_secrets").scalar()
    room.do("f", "reveal_vote", vote=identifier)
    with room.database.reading() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    kept = b"".join(path.read_bytes() for path in tmp_path.glob("test.db*"))
    assert kept
    assert key.encode() not in kept
    assert secret not in kept


def test_scores_are_summed_by_criterion(room):
    identifier = opened(room, method="scores", criteria=["効果", "速さ"], anonymous=False)
    room.do("pm", "cast_ballot", vote=identifier, scores={"a": {"効果": 5, "速さ": 1}, "b": {"効果": 2}})
    room.do("dev", "cast_ballot", vote=identifier, scores={"a": {"効果": 4, "速さ": 2}})
    room.do("f", "reveal_vote", vote=identifier)
    tallies = {t.option: t for t in vote(room).result.tallies}
    assert (tallies["a"].total, tallies["a"].by_criterion) == (12, {"効果": 9, "速さ": 3})
    assert (tallies["b"].total, tallies["b"].voters) == (2, 1)
    assert vote(room).result.leading == ("a",)


@pytest.mark.parametrize(
    "ballot",
    [
        {"dots": {"a": 4}},
        {"dots": {"a": -1}},
        {"dots": {"none": 1}},
        {"scores": {"a": {"overall": 3}}},
    ],
)
def test_a_ballot_that_breaks_the_rules_of_dots_is_refused(room, ballot):
    identifier = opened(room)
    with pytest.raises(BallotInvalid):
        room.do("pm", "cast_ballot", vote=identifier, **ballot)
    assert vote(room).cast == 0


@pytest.mark.parametrize("ballot", [{"scores": {"a": {"overall": 6}}}, {"scores": {"a": {"x": 1}}}, {"dots": {"a": 1}}])
def test_a_ballot_that_breaks_the_rules_of_scores_is_refused(room, ballot):
    identifier = opened(room, method="scores")
    with pytest.raises(BallotInvalid):
        room.do("pm", "cast_ballot", vote=identifier, **ballot)


def test_who_may_vote_and_on_what(room):
    identifier = opened(room)
    for who in ("f", "boss", "obs"):
        with pytest.raises(CommandNotAllowed):
            room.do(who, "cast_ballot", vote=identifier, dots={"a": 1})
    with pytest.raises(CommandNotAllowed):
        room.do("dev", "open_vote", subject="x", options=OPTIONS)
    with pytest.raises(CommandNotAllowed):
        room.do("dev", "reveal_vote", vote=identifier)
    with pytest.raises(NotInRoom):
        room.do("f", "reveal_vote", vote="vote-none")
    with pytest.raises(OptionsInvalid):
        room.do("f", "open_vote", subject="x", options=OPTIONS[:1])
    with pytest.raises(OptionsInvalid):
        room.do("f", "open_vote", subject="x", options=[OPTIONS[0], OPTIONS[0]])
    with pytest.raises(NotInRoom):
        room.do("f", "open_vote", subject="x", artifact="art-none")
    room.do("f", "cancel_vote", vote=identifier)
    assert vote(room).state == "cancelled"
    room.do("pm", "open_vote", subject="PdMも開ける", options=OPTIONS)


QUESTIONS = Questions(rows=tuple(QuestionRow(id=f"q{n}", question=f"なぜ\n問い{n}?") for n in range(4)))


def questions(room: Room) -> str:
    go(room, "practice", "define", "ask")
    room.put("practice", QUESTIONS)
    return room.document("pm", "questions").id


def test_a_vote_on_rows_leads_to_a_decision_that_marks_them(room):
    artifact = questions(room)
    identifier = opened(room, options=[], artifact=artifact, anonymous=False)
    assert [option.title for option in vote(room).options][:2] == ["なぜ 問い0?", "なぜ 問い1?"]
    with pytest.raises(VoteStateWrong):
        room.do("f", "decide", subject="取り組む問い", method="vote", vote=identifier, chosen=["q1"])
    room.do("pm", "cast_ballot", vote=identifier, dots={"q1": 2, "q3": 1})
    room.do("dev", "cast_ballot", vote=identifier, dots={"q1": 1, "q2": 1})
    room.do("f", "reveal_vote", vote=identifier)
    with pytest.raises(NotLeading):
        room.do("f", "decide", subject="取り組む問い", method="vote", vote=identifier, chosen=["q2"])
    with pytest.raises(NoSuchOption):
        room.do("f", "decide", subject="取り組む問い", method="decider", vote=identifier, chosen=["q9"])
    room.do("f", "decide", subject="取り組む問い", method="vote", vote=identifier, chosen=["q1"])
    content = room.content(artifact)
    assert isinstance(content, Questions)
    assert [row.id for row in content.rows if row.chosen] == ["q1"]
    record = room.content(room.document("pm", "decisions").id)
    assert isinstance(record, Decisions)
    decision = room.state("boss").decisions[-1]
    assert (record.rows[-1].id, record.rows[-1].chosen, record.rows[-1].by, record.rows[-1].method) == (
        decision.id,
        "なぜ 問い1?",
        "進行 友子",
        "vote",
    )
    assert record.rows[-1].on == "2027-01-13"
    assert (decision.chosen, decision.method, vote(room).decided) == (("q1",), "vote", decision.id)


def test_a_tie_is_settled_by_whoever_has_the_last_word(room):
    identifier = opened(room, anonymous=False)
    room.do("dev", "cast_ballot", vote=identifier, dots={"a": 1, "b": 1})
    room.do("f", "reveal_vote", vote=identifier)
    command = {"subject": "どれにする?", "method": "vote", "vote": identifier, "chosen": ["b"]}
    with pytest.raises(TieNeedsDecider) as caught:
        room.do("dev", "decide", **command)
    assert caught.value.role == "プロダクトマネージャー"
    room.rooms.presence.arrive(WS, "pm")
    with pytest.raises(TieNeedsDecider):
        room.do("f", "decide", **command)
    room.do("pm", "decide", **command)
    room.rooms.presence.leave(WS, "pm")
    room.do("f", "decide", **command)
    assert len(room.state().decisions) == 2
    room.do("dev", "decide", **{**command, "chosen": ["a", "b"]})


def test_members_record_what_can_be_undone_and_only_the_last_word_the_rest(room):
    free = {"subject": "値段", "options": OPTIONS, "chosen": ["a"]}
    room.do("dev", "decide", method="score", **free)
    for values in ({"method": "decider"}, {"method": "score", "two_way": False}):
        with pytest.raises(CommandNotAllowed):
            room.do("dev", "decide", **free, **values)
        room.do("pm", "decide", **free, **values)
    with pytest.raises(CommandNotAllowed):
        room.do("boss", "decide", method="score", **free)
    assert [d.two_way for d in room.state().decisions] == [True, True, False]


def test_the_servers_die_decides_two_way_doors_only(room):
    with pytest.raises(DieForOneWayDoor):
        room.do("f", "roll_die", subject="値段", options=OPTIONS, two_way=False)
    room.do("f", "roll_die", subject="値段", options=OPTIONS)
    decision = room.state("dev").decisions[-1]
    assert decision.chosen == (OPTIONS[decision.die - 1]["id"],)
    record = room.content(room.document("pm", "decisions").id)
    assert isinstance(record, Decisions)
    assert (record.rows[-1].method, record.rows[-1].basis) == ("die", f"サイコロの目 {decision.die}(3 個の選択肢から)")
    with pytest.raises(CommandNotAllowed):
        room.do("dev", "roll_die", subject="値段", options=OPTIONS)


def test_a_hidden_copy_cannot_be_voted_on_and_nothing_is_decided_before_the_first_part(room, database, tmp_path):
    room.do("f", "form_pairs", pairs=[["pm", "dev"], ["ds", "ux"]])
    go(room, "practice", "invent", "combine")
    copy = next(d for d in room.state("pm").documents if d.scope and d.kind == "inventions")
    with pytest.raises(NotInRoom):
        room.do("f", "open_vote", subject="x", artifact=copy.id, options=OPTIONS)
    with pytest.raises(OptionsInvalid):
        room.do("pm", "open_vote", subject="x", artifact=copy.id, options=OPTIONS)


def test_before_the_first_part_nothing_is_decided(database):
    with pytest.raises(NoPartRunning):
        Room(database).do("f", "decide", subject="値段", method="decider", options=OPTIONS, chosen=["a"])
