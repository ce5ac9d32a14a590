"""The plan: homework after the practice edition, four milestones from the criteria, or three steps with a gain each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from gyakusan.artifacts.kinds.test_iterate import Criteria
from gyakusan.artifacts.kinds.three_day import Metrics
from gyakusan.artifacts.kinds.three_day import Proposal as ProposalDocument
from gyakusan.assistant.models import DraftRequest, Proposal
from gyakusan.assistant.rules.calendar_of_plan import dates
from gyakusan.assistant.rules.fields import gap, is_known, join
from gyakusan.assistant.rules.plan_rows import (
    Anchor,
    Draft,
    Stone,
    Work,
    anchors,
    everybody,
    meeting,
    milestones,
    report,
    tasks,
    weekly,
)
from gyakusan.assistant.rules.prfaq_message import possible
from gyakusan.assistant.rules.script import session_minutes
from gyakusan.assistant.rules.shared import first_line, quote
from gyakusan.assistant.rules.story import Story, story
from gyakusan.assistant.rules.workdays import business_days_before, months_after
from gyakusan.core.calendar import add_business_days

IMPROVE_MINUTES = 180
_TRIAL_AFTER = 5
"""Business days from the practice edition to the proposed trial of the mock, where no day is agreed."""
_TOGETHER = 2
"""Business days before the improve edition by which the reactions are in shareable form."""
_MOST_GAPS = 2
"""So many of the proposal's gaps are named in one task."""

HOMEWORK = (
    Work("people", "trial_day", "product_manager", 2),
    Work("mock", "trial_day", "developer", 1),
    Work("session", "trial_day", "product_manager", 1),
    Work("reactions", "trial", "data_scientist", 0),
    Work("assumption", "improve", "data_scientist", 2),
    Work("unknowns", "improve", "developer", 2),
    Work("lead", "improve", "product_manager", 3),
)
"""Homework until the improve edition; `trial_day` is the trial itself, before its reactions are together."""

FROM_CRITERIA = (
    Work("destroy", "sponsor", "developer", 8),
    Work("metric", "sponsor", "data_scientist", 5),
    Work("estimate", "sponsor", "developer", 5),
    Work("summary", "sponsor", "product_manager", 3),
    Work("introductions", "fans", "sales", 35, if_present=True),
    Work("recruit", "fans", "product_manager", 30),
    Work("voices", "fans", "customer_support", 30, if_present=True),
    Work("data", "fans", "data_scientist", 25),
    Work("screens", "fans", "ux_designer", 25, if_present=True),
    Work("next_version", "fans", "developer", 20),
    Work("assumptions", "fans", "product_manager", 15),
    Work("count", "fans", "data_scientist", 1),
    Work("survey", "investment", "product_manager", 10),
    Work("cost", "investment", "developer", 10),
    Work("decide", "investment", "data_scientist", 3),
    Work("facts", "release", "product_manager", 15),
    Work("launch", "release", "developer", 10),
)
"""Tasks of the default milestones, per role."""

STEPWISE = (
    Work("find", "by_hand", "product_manager", 15),
    Work("serve", "by_hand", "developer", 10),
    Work("record", "by_hand", "data_scientist", 5),
    Work("measure", "kpi", "data_scientist", 30),
    Work("tool", "kpi", "developer", 20),
    Work("judge", "kpi", "product_manager", 3),
    Work("build", "platform", "developer", 30),
    Work("watch", "platform", "data_scientist", 15),
    Work("open_up", "platform", "product_manager", 10),
)
"""Tasks of the steps by hand, by the number, by a platform, per role."""


def draft_next_steps(request: DraftRequest) -> Iterator[Proposal]:
    """Propose what happens until the improve edition: the trial of the mock, homework per role, the dates."""
    told, planned, trial = story(request), dates(request.brief), request.brief.trial
    trial_day = trial.on or add_business_days(planned.start + timedelta(days=1), _TRIAL_AFTER - 1)
    together = max(trial_day, business_days_before(planned.improve, _TOGETHER))
    stones = (Stone("trial", together), Stone("improve", planned.improve))
    draft = Draft(request, "next_steps", _values(request, told), _tomorrow(planned.start))
    hang = anchors(draft, stones)
    hang["trial_day"] = Anchor(hang["trial"].row, trial_day)
    yield from milestones(draft, stones)
    yield from tasks(draft, HOMEWORK, hang)
    attendees = [name for name in (trial.who.strip(), everybody(request)) if name]
    session = session_minutes(trial.how)
    yield from meeting(
        draft,
        "user-test",
        "user_test",
        trial_day,
        title=draft.say("user_test", minutes=session),
        minutes=float(session),
        attendees=join(request.language, "join.items", attendees),
        **_as_agreed(trial.on),
    )
    workshop = {"title": draft.say("workshop"), "minutes": float(IMPROVE_MINUTES), "attendees": everybody(request)}
    yield from meeting(draft, "improve", "workshop", hang["improve"].day, **workshop)
    yield from report(draft, 1, planned.sponsor)


def _as_agreed(day: date | None) -> dict[str, object]:
    """Return the agreed day as it is, even where offices are closed then: somebody chose it."""
    return {"date": day.isoformat()} if day else {}


def draft_from_criteria(request: DraftRequest) -> Iterator[Proposal]:
    """Propose the four default milestones with what their criteria call done, tasks per role, meetings and reports."""
    told, planned = story(request), dates(request.brief)
    days = {
        "sponsor": planned.sponsor,
        "fans": planned.fans,
        "investment": planned.investment,
        "release": planned.release,
    }
    draft = Draft(request, "from_criteria", _values(request, told), _tomorrow(planned.improve))
    stones = tuple(
        Stone(slot, day, _done(request, draft.say(f"milestones.{slot}.title"))) for slot, day in days.items()
    )
    hang = anchors(draft, stones)
    yield from milestones(draft, stones)
    yield from tasks(draft, FROM_CRITERIA, hang)
    yield from weekly(draft, planned.improve + timedelta(weeks=1), hang["fans"].day)
    months = [months_after(planned.start, count) for count in (2, 5)]
    for place_, day in enumerate(sorted({*(anchor.day for anchor in hang.values()), *months}), start=1):
        yield from report(draft, place_, day)


def _done(request: DraftRequest, title: str) -> str:
    """Return what the criteria of a milestone call met; empty where there is none."""
    rows = [row for row in request.source(Criteria).rows if row.milestone.strip() == title and is_known(row.how)]
    return join(request.language, "join.sentences", [first_line(row.how, 400) for row in rows])


def draft_stepwise(request: DraftRequest) -> Iterator[Proposal]:
    """Propose three steps, each with a gain that stays if the team stops there: by hand, by number, as a platform."""
    told, planned = story(request), dates(request.brief)
    stones = (
        Stone("by_hand", planned.sponsor),
        Stone("kpi", planned.fans),
        Stone("platform", planned.release),
    )
    draft = Draft(request, "stepwise", _values(request, told), _tomorrow(planned.start))
    hang = anchors(draft, stones)
    yield from milestones(draft, stones)
    yield from tasks(draft, STEPWISE, hang)
    yield from weekly(draft, planned.start + timedelta(weeks=1), hang["kpi"].day)
    yield from report(draft, 1, add_business_days(hang["by_hand"].day, 1))


def _tomorrow(day: date) -> date:
    return day + timedelta(days=1)


def _values(request: DraftRequest, told: Story) -> dict[str, object]:
    language, trial = request.language, request.brief.trial
    titles = [quote(first_line(row.title), language) for row in told.solutions if row.title.strip()]
    return {
        "service": told.service,
        "what": possible(told) or gap(language, "makes_possible"),
        "who": trial.who.strip() or gap(language, "trial_who"),
        "solutions": join(language, "plan.and", titles) if titles else gap(language, "solutions"),
        "metric": _metric(request) or gap(language, "metric"),
        "gaps": _gaps(request),
    }


def _gaps(request: DraftRequest) -> str:
    """Return what is missing to be sure, from the proposal; a blank where it says nothing."""
    missing = [row.gap.strip().rstrip("。.") for row in request.source(ProposalDocument).gaps if is_known(row.gap)]
    named = [quote(first_line(text), request.language) for text in missing[:_MOST_GAPS]]
    return join(request.language, "plan.and", named) if named else gap(request.language, "to_be_sure")


def _metric(request: DraftRequest) -> str:
    """Return the chosen metric, else the one with the best score; empty without any."""
    rows = [row for row in request.source(Metrics).rows if is_known(row.metric)]
    rows.sort(key=lambda row: (not row.chosen, -(row.score or 0.0)))
    return quote(first_line(rows[0].metric).rstrip("。."), request.language) if rows else ""
