from __future__ import annotations

from datetime import date

import pytest

from gyakusan.app import programs
from gyakusan.artifacts.kinds.day_zero import Readiness
from gyakusan.artifacts.kinds.define import QuestionRow, Questions
from gyakusan.artifacts.kinds.invent import SolutionRow, Solutions
from gyakusan.artifacts.kinds.listen import CustomerProfile, ProfileLine
from gyakusan.artifacts.kinds.plan import DecisionRow, Decisions
from gyakusan.artifacts.service import Artifacts
from gyakusan.core.bus import Bus
from gyakusan.core.language import Language, label
from gyakusan.identity.models import Brief, Member
from gyakusan.programs.models import Decision
from gyakusan.workshop.errors import DieForOneWayDoor, NoSuchOption, NotReady, WorkshopNotFound
from gyakusan.workshop.models import PartEnded, PartStarted, Workshop
from gyakusan.workshop.rules import choose_by_rank
from gyakusan.workshop.service import Workshops

TEAM = tuple(Member(name=name, role=name) for name in ("product_manager", "developer", "data_scientist"))
PROFILE = CustomerProfile(
    product="弁当", purpose=tuple(ProfileLine(id=f"p{n}", aspect="課題", text="昼が短い") for n in range(3))
)
SOLUTIONS = Solutions(rows=(SolutionRow(id="a", title="予約"), SolutionRow(id="b", title="推薦")))


def brief(members=TEAM, language=Language.JA, **values) -> Brief:
    return Brief(language=language, product="弁当", start=date(2027, 1, 13), members=members, **values)


@pytest.fixture
def program():
    return programs().load("working-backwards").program


@pytest.fixture
def workshops(clock) -> Workshops:
    return Workshops(clock, Artifacts(clock), Bus())


def part(program, name):
    return next(entry for entry in program.parts if entry.id == name)


def begin(workshops, connection, **values) -> str:
    workshops.create(connection, Workshop("ws-1", "working-backwards", "1", brief(**values)))
    return "ws-1"


def test_the_practice_edition_is_refused_with_reasons_while_mandatory_items_are_open(database, workshops, program):
    with database.transaction() as connection:
        workshop_id = begin(workshops, connection, members=TEAM[:1])
        with pytest.raises(NotReady) as caught:
            workshops.start_part(connection, workshop_id, program, part(program, "practice"), {}, "x")
    said = caught.value.message(Language.JA)
    assert "足りない役割: 開発者, データサイエンティスト" in said
    assert "いま 0 件、必要 2 件" in said
    assert said.count("→") == 3
    assert caught.value.exit_code == 2


def test_a_part_starts_from_copies_prepares_its_board_and_is_frozen_by_whoever_listens(database, clock, program):
    bus, artifacts = Bus(), Artifacts(clock)
    bus.subscribe(PartEnded, lambda c, e: artifacts.freeze_edition(c, e.workshop_id, e.part))
    workshops = Workshops(clock, artifacts, bus)
    with database.transaction() as connection:
        workshop_id = begin(workshops, connection, readiness={"dates-fixed": "done"})
        day_zero = part(program, "day-0")
        workshops.start_part(
            connection, workshop_id, program, day_zero, {"customer_profile": PROFILE, "solutions": SOLUTIONS}, "x"
        )
        board = workshops.content(connection, workshop_id, "day-0", "readiness")
        workshops.end_part(connection, workshop_id, day_zero, date(2027, 1, 12))
        workshops.start_part(connection, workshop_id, program, part(program, "practice"), {}, "x")
        dossier = workshops.dossier(connection, workshop_id, program, date(2027, 1, 13))
        events = workshops.events(connection, workshop_id)
    assert isinstance(board, Readiness)
    states = {row.item: row.state for row in board.items}
    assert states["必須の三つの役割がそろっている"] == "done"
    assert states["実践編と改善編の日程を全員が押さえた"] == "done"
    assert states["試作を一度、練習で作った"] == "open"
    assert len(board.patterns) == 7
    assert [(edition.part, edition.frozen) for edition in dossier.editions] == [("day-0", True), ("practice", False)]
    assert dossier.editions[1].artifacts["solutions"] == SOLUTIONS
    assert events == (
        PartStarted(workshop_id, "day-0"),
        PartEnded(workshop_id, "day-0", freezes=True, on="2027-01-12"),
        PartStarted(workshop_id, "practice"),
    )


def test_a_die_decides_two_way_doors_only_and_a_choice_is_among_the_options(database, workshops):
    row = DecisionRow(id="d", subject="値段", options="500円\n800円", chosen="500円", method="die", two_way=False)
    with database.transaction() as connection:
        workshop_id = begin(workshops, connection)
        with pytest.raises(DieForOneWayDoor):
            workshops.record_decision(connection, workshop_id, "practice", row)
        with pytest.raises(NoSuchOption):
            workshops.record_decision(
                connection, workshop_id, "practice", row.model_copy(update={"chosen": "900円", "two_way": True})
            )
        workshops.record_decision(connection, workshop_id, "practice", row.model_copy(update={"two_way": True}))
        record = workshops.content(connection, workshop_id, "practice", Decisions.key)
        assert isinstance(record, Decisions)
        assert [row.chosen for row in record.rows] == ["500円"]
        with pytest.raises(WorkshopNotFound):
            workshops.get(connection, "ws-none")


def questions(*impacts: float | None) -> Questions:
    return Questions(
        rows=tuple(QuestionRow(id=f"q{n}", question=f"問い{n}", impact=impact) for n, impact in enumerate(impacts))
    )


def decide(content: Questions, keep: int, language=Language.JA):
    rule = Decision(artifact="questions", by="impact", keep=keep, subject=label("問いを選ぶ", "Choose questions"))
    return choose_by_rank(rule, content, brief(language=language), "d", "2027-01-13")


def test_a_ranking_chooses_the_highest_and_puts_the_unknown_last():
    choice = decide(questions(1.0, None, 30.5, 12.0), 2)
    assert isinstance(choice.content, Questions)
    assert [row.id for row in choice.content.rows if row.chosen] == ["q2", "q3"]
    assert choice.record == DecisionRow(
        id="d",
        provenance=choice.record.provenance,
        subject="問いを選ぶ",
        options="問い2(インパクト 30.5)\n問い3(インパクト 12)\n問い0(インパクト 1)\n問い1(インパクト 計算できず)",
        chosen="問い2\n問い3",
        method="score",
        basis="「インパクト」の大きい順に 2 件を選びました。",
        by="計算による順位",
        on="2027-01-13",
        two_way=True,
    )


@pytest.mark.parametrize(("keep", "length"), [(3, 60), (3, 19_000), (20, 19_000)])
def test_a_ranking_of_very_many_or_very_long_options_still_fits_into_the_record(database, workshops, keep, length):
    rows = (QuestionRow(id=f"q{n}", question=f"問い{n}" + "あ" * length, impact=float(n)) for n in range(900))
    record = decide(Questions(rows=tuple(rows)), keep).record
    options = record.options.splitlines()
    assert options[0].startswith("問い899あああ")
    assert options[-1] == f"ほか {900 - len(options) + 1} 件"
    with database.transaction() as connection:
        workshop_id = begin(workshops, connection)
        workshops.record_decision(connection, workshop_id, "practice", record)


def test_ties_and_unknowns_are_told():
    assert "同点の 3 件" in decide(questions(5.0, 5.0, 5.0), 1).record.basis
    assert "同点" not in decide(questions(5.0, 5.0, 1.0), 2).record.basis
    unknown = decide(questions(None, None), 1, Language.EN)
    assert "could not be computed for any" in unknown.record.basis
    assert unknown.record.chosen == "問い0"
    assert decide(questions(), 3).record.chosen == ""
