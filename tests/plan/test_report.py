from __future__ import annotations

from tests.support.dossiers import rich, thin

from gyakusan.core.language import Language
from gyakusan.plan.models import Spending
from gyakusan.plan.report import build_report


def test_the_report_of_a_rich_workshop_gathers_what_an_executive_asks_for():
    report = build_report(rich(Language.EN))
    assert (report.product, report.company, report.program) == (
        "Deli Planner",
        "Aoba Food Systems",
        "Working backwards",
    )
    assert [question.impact for question in report.questions] == [425.8, 243.3, 121.7]
    assert report.questions_total == 4
    assert report.invention is not None
    assert report.invention.solutions == ("Visitor forecast", "Markdown timing")
    assert report.invention.effect_is_hypothesis
    assert report.press is not None
    assert report.press.headline == "Tonight's shelf, decided this morning"
    assert report.press.effect_is_hypothesis
    assert [(item.method, item.two_way) for item in report.decisions] == [
        ("Score", True),
        ("Vote", True),
        ("Decider", False),
    ]
    assert (report.open.assumed, report.open.drafted, report.open.blanks) == (3, 13, 1)
    assert report.spending is Spending.VALIDATION


def test_the_first_assumptions_to_check_are_those_that_the_choice_stands_on():
    report = build_report(rich())
    assert {item.row_id for item in report.open.top[:3]} <= {"j-2", "j-3", "i-0", "q-0", "q-1"}


def test_a_workshop_that_was_only_just_opened_has_a_report_too():
    report = build_report(thin())
    assert (report.questions, report.milestones, report.criteria, report.decisions) == ((), (), (), ())
    assert report.invention is None
    assert report.press is None
