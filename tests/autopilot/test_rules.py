from __future__ import annotations

from datetime import date

import pytest

from gyakusan.app import programs
from gyakusan.artifacts.kinds.invent import SolutionRow, Solutions
from gyakusan.artifacts.kinds.listen import CustomerProfile, Journey, JourneyRow
from gyakusan.artifacts.kinds.plan import NoteRow, Notes
from gyakusan.artifacts.kinds.test_iterate import ReactionRow, Reactions
from gyakusan.autopilot.rules import as_of, day_of, given_to, missing_beforehand
from gyakusan.core.language import Language
from gyakusan.identity.models import Brief, Member

BRIEF = Brief(language=Language.JA, product="弁当", start=date(2027, 1, 13))
REACTIONS = Reactions(rows=(ReactionRow(id="r", date="2027-01-25"), ReactionRow(id="s", date="未定")))
BROUGHT = {
    "customer_profile": CustomerProfile(sentence="昼休みの短い看護師"),
    "journey": Journey(rows=(JourneyRow(id="j", action="列に並ぶ"),)),
    "solutions": Solutions(rows=(SolutionRow(id="s", title="予約"),)),
    "reactions": REACTIONS,
    "notes": Notes(rows=(NoteRow(id="n", text="メモ"),)),
}


@pytest.fixture
def program():
    return programs().load("working-backwards").program


def test_what_was_brought_goes_to_the_first_part_that_touches_it(program):
    given = {part.id: sorted(given_to(program, part, BROUGHT)) for part in program.parts}
    assert given == {
        "day-0": ["customer_profile", "notes", "solutions"],
        "practice": ["journey"],
        "between": ["reactions"],
        "improve": [],
        "after": [],
    }


def test_criteria_are_fixed_before_the_reactions_that_are_held_against_them(program):
    days = {part.id: day_of(program, part, BRIEF, BROUGHT) for part in program.parts}
    start, last = date(2027, 1, 13), date(2027, 1, 25)
    assert days == {"day-0": start, "practice": start, "between": last, "improve": last, "after": last}
    assert as_of(BRIEF, {}) == start


def test_what_nobody_can_draft_is_missing_beforehand(program):
    missing = missing_beforehand(program, BRIEF, BROUGHT)
    assert [item.check for item in missing] == ["roles-taken", "profile-written", "solutions-collected"]
    team = tuple(Member(name=role, role=role) for role in ("product_manager", "developer", "data_scientist"))
    ready = BRIEF.model_copy(update={"members": team})
    assert [item.check for item in missing_beforehand(program, ready, BROUGHT)] == [
        "profile-written",
        "solutions-collected",
    ]
