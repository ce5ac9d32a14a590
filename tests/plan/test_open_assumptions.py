from __future__ import annotations

from tests.support.dossiers import dossier, huge, rich, thin

from gyakusan.artifacts.kinds.listen import CustomerProfile, Journey, JourneyRow
from gyakusan.artifacts.kinds.plan import Decisions, NoteRow, Notes
from gyakusan.artifacts.provenance import ASSUMED, State, drafted, provided
from gyakusan.core.language import Language, label
from gyakusan.plan.models import OpenAssumption, OpenBlank
from gyakusan.plan.rules import open_assumptions, open_blanks
from gyakusan.workshop.models import Edition

RULES = drafted("rules")
SAID = provided("企画担当")


def of(**artifacts):
    return dossier(Language.JA, [Edition("practice", label("実践編", "Practice"), artifacts, frozen=False)])


def test_a_row_counts_once_and_a_cell_with_an_origin_of_its_own_for_itself():
    journey = Journey(
        rows=(
            JourneyRow(id="a", provenance=RULES, stage="学ぶ", action="過去問を解く", time="1時間"),
            JourneyRow(id="b", provenance=SAID, cells={"time": ASSUMED}, action="採点する", time="20分"),
            JourneyRow(id="c", provenance=SAID, action="見直す"),
        )
    )
    assert open_assumptions({"journey": journey}, Language.JA) == (
        OpenAssumption(
            "journey",
            "カスタマージャーニー › 行動 › 1",
            "過去問を解く\n段階: 学ぶ\nかかる時間: 1時間",
            State.DRAFTED,
            "rules",
            "",
            "a",
        ),
        OpenAssumption(
            "journey",
            "カスタマージャーニー › 行動 › 2 › かかる時間",
            "採点する: 20分",
            State.ASSUMED,
            "",
            "",
            "b",
            "time",
        ),
    )


def test_empty_values_and_mere_blanks_are_no_assumptions_but_blanks_are_counted():
    blank = "〔未記入: かかる時間〕"
    journey = Journey(rows=(JourneyRow(id="a", provenance=RULES, time=blank), JourneyRow(id="b")))
    profile = CustomerProfile(sentence=f"{blank}に困る主任")
    held = of(journey=journey, customer_profile=profile)
    assert [item.text for item in open_assumptions(held.current(), held.brief.language)] == [f"{blank}に困る主任"]
    assert open_blanks(held.current(), held.brief.language) == (
        OpenBlank("customer_profile", "顧客像 › 一文で表すと", blank),
        OpenBlank("journey", "カスタマージャーニー › 行動 › 1 › かかる時間", blank),
    )


def test_records_of_what_was_done_or_brought_are_no_assumptions():
    notes = Notes(rows=(NoteRow(id="n", text="持ち込まれたメモ"),))
    assert open_assumptions({"notes": notes, "decisions": Decisions()}, Language.JA) == ()


def test_only_the_newest_artifact_of_a_kind_counts():
    def edition(part: str, action: str) -> Edition:
        journey = Journey(rows=(JourneyRow(id="a", action=action),))
        return Edition(part, label(part, part), {"journey": journey}, frozen=True)

    held = dossier(Language.JA, [edition("practice", "前の版"), edition("improve", "新しい版")])
    assert [item.text for item in open_assumptions(held.current(), held.brief.language)] == ["新しい版"]


def test_everything_open_and_nothing_else_is_listed():
    for held in (thin(), rich(), rich(Language.EN), huge()):
        found = open_assumptions(held.current(), held.brief.language)
        assert all(item.state in {State.ASSUMED, State.DRAFTED} and item.text for item in found)
