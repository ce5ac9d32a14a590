from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from tests.support.dossiers import dossier, rich

from gyakusan.artifacts.kinds.test_iterate import Criteria, CriterionRow, ReactionRow, Reactions
from gyakusan.artifacts.provenance import drafted, provided
from gyakusan.core.language import Language, label
from gyakusan.plan.models import Progress
from gyakusan.plan.standing import criteria, interval, milestones, power
from gyakusan.workshop.models import Edition

FIXED = CriterionRow(
    id="c", measure="behaviour_changed", place="outside", threshold=80, planned_n=5, frozen_on="2027-01-20"
)
SEEN = ReactionRow(
    id="r", provenance=provided("営業担当"), who="主任", about="behaviour_changed", count=4, of=5, date="2027-02-02"
)


def standing(criterion: CriterionRow, reaction: ReactionRow):
    artifacts = {"criteria": Criteria(rows=(criterion,)), "reactions": Reactions(rows=(reaction,))}
    return criteria(dossier(Language.JA, [Edition("p", label("p", "p"), artifacts, frozen=True)]))[0]


def test_four_of_five_shows_an_interval_of_38_to_96_percent_and_never_a_bare_pass():
    (observation,) = standing(FIXED, SEEN).observed
    rate = observation.rate
    assert (rate.successes, rate.n, round(rate.low, 2), round(rate.high, 2)) == (4, 5, 0.38, 0.96)
    assert rate.chance is not None
    assert 0 < rate.chance < 0.5


def test_observations_before_the_criterion_was_fixed_are_withheld():
    late = standing(FIXED.model_copy(update={"frozen_on": "2027-02-03"}), SEEN)
    assert (late.observed, late.withheld) == ((), 1)


def test_nothing_is_compared_with_a_criterion_that_is_not_fixed():
    loose = standing(FIXED.model_copy(update={"frozen_on": ""}), SEEN)
    assert (loose.observed, loose.withheld) == ((), 1)


def test_without_dates_the_order_of_the_editions_decides():
    undated = SEEN.model_copy(update={"date": ""})
    first = Edition("a", label("a", "a"), {"criteria": Criteria(rows=(FIXED,))}, frozen=True)
    second = Edition("b", label("b", "b"), {"reactions": Reactions(rows=(undated,))}, frozen=True)
    assert len(criteria(dossier(Language.JA, [first, second]))[0].observed) == 1
    assert standing(FIXED, undated).withheld == 1


def test_reactions_that_a_machine_wrote_or_that_come_from_inside_do_not_count_outside():
    assert standing(FIXED, SEEN.model_copy(update={"provenance": drafted("rules")})).observed == ()
    inside = standing(FIXED, SEEN.model_copy(update={"who": "社内の営業"}))
    assert (inside.observed, inside.withheld) == ((), 0)


@given(st.integers(1, 5_000), st.floats(0.001, 1))
def test_the_planned_number_meets_the_threshold_and_one_less_does_not(n, threshold):
    needed = power(n, threshold)
    assert needed.successes / n >= threshold - 1e-9
    assert needed.successes == 0 or (needed.successes - 1) / n < threshold
    assert 0 <= needed.low <= needed.successes / n <= needed.high <= 1


@given(st.integers(1, 1_000_000), st.floats(0, 1), st.floats(0.01, 0.99))
def test_the_chance_is_a_probability_for_any_number_of_people(n, share, threshold):
    chance = interval(round(n * share), n, threshold).chance
    assert chance is not None
    assert -1e-9 <= chance <= 1 + 1e-9


def test_exact_and_approximate_chances_meet():
    exact, approximate = interval(600, 1000, 0.58).chance, interval(601, 1001, 0.58).chance
    assert exact is not None
    assert approximate is not None
    assert abs(exact - approximate) < 0.01


def test_milestones_stand_in_the_order_of_their_dates_with_their_tasks():
    found = milestones(rich())
    assert [(m.on, m.days_left, m.progress, m.tasks_done, m.tasks) for m in found] == [
        (date(2027, 2, 24), 14, Progress.RUNNING, 1, 2),
        (date(2027, 5, 12), 91, Progress.AHEAD, 0, 2),
        (date(2027, 6, 16), 126, Progress.AHEAD, 0, 1),
        (date(2027, 8, 4), 175, Progress.AHEAD, 0, 0),
    ]
