"""Milestone criteria: who, what, how, fixed before any number is seen; inside the company, then outside."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gyakusan.artifacts.kinds.test_iterate import Criteria, CriterionRow
from gyakusan.artifacts.provenance import RULES
from gyakusan.artifacts.quantities import Interval, format_interval
from gyakusan.assistant.models import DraftRequest, Proposal, PutRow
from gyakusan.assistant.rules.calendar_of_plan import dates, said
from gyakusan.assistant.rules.certainty import certainty, needed_of
from gyakusan.assistant.rules.fields import gap, is_known, origin, place, tell
from gyakusan.assistant.rules.figures import minutes
from gyakusan.assistant.rules.market import decide, survey_size
from gyakusan.assistant.rules.market_words import formula, needed_percent
from gyakusan.assistant.rules.prfaq_message import possible, speaker
from gyakusan.assistant.rules.shared import first_line, revise, row_id
from gyakusan.assistant.rules.statements import scene
from gyakusan.assistant.rules.story import Story, lines, story

SOLVED, SWITCHED = 50.0, 80.0
"""Default thresholds in percent, to be set by the team: "half solve it", "80 % say they would switch"."""
INSIDE_N, OUTSIDE_N = 5, 20
"""People observed by default: five find about 84 % of the problems that 31 % of people meet; a rate needs more."""
FANS = (("fans_solved", "problem_solved", SOLVED), ("fans_switched", "behaviour_changed", SWITCHED))
"""What is measured apart with the first fans: catalogue key, measure, default threshold."""
_LONGEST = Decimal(60)
"""Minutes of an action that can still be timed with a mock; of a longer one N stays open."""


def draft_inside(request: DraftRequest) -> Iterator[Proposal]:
    """Propose criteria of the check inside the company: problem solved (twice) and behaviour changed."""
    told = story(request)
    written = _measures_of_people(request, "inside")
    for slot, row in _inside(told):
        if row.measure not in written:
            yield from _put(request, slot, row)
    yield from _certain(request)


def draft_outside(request: DraftRequest) -> Iterator[Proposal]:
    """Propose criteria of the default milestones outside: sponsor, first fans, investment by share, press release."""
    told = story(request)
    written = _measures_of_people(request, "outside") - {"business"}
    for slot, row in [_sponsor(told), *_fans(request, told), _investment(told), _release(told)]:
        if row.measure not in written:
            yield from _put(request, slot, row)
    yield from _certain(request)


def _measures_of_people(request: DraftRequest, where: str) -> set[str]:
    rows = request.source(Criteria).rows
    return {row.measure for row in rows if row.place == where and row.provenance.by != RULES}


def _put(request: DraftRequest, slot: str, row: CriterionRow) -> Iterator[PutRow]:
    """Propose a criterion, unless it is fixed already: a fixed criterion never changes."""
    fresh = row.model_copy(update={"id": row_id(request, "criterion", slot)})
    fresh = fresh.model_copy(update={"certainty": certainty(fresh, request.language)})
    present = request.source(Criteria).rows
    same = [known for known in present if known.id == fresh.id or _alike(known, fresh)]
    if not any(known.frozen_on for known in same):
        yield from place(request, "rows", fresh, "milestone", "measure", "place")


def _alike(known: CriterionRow, fresh: CriterionRow) -> bool:
    return known.provenance.by != RULES and known.milestone.strip() == fresh.milestone and known.place == fresh.place


def _certain(request: DraftRequest) -> Iterator[PutRow]:
    """Propose what their planned number of people can show for the criteria that people wrote."""
    for row in request.source(Criteria).rows:
        if row.provenance.by != RULES and not row.frozen_on:
            cells = {**row.cells, "certainty": origin(request.language, "criteria.certainty")}
            update = {"certainty": certainty(row, request.language), "cells": cells}
            yield from revise("rows", row, row.model_copy(update=update))


def _row(told: Story, key: str, **values: object) -> CriterionRow:
    """Return a criterion with its texts from the catalogue; the numbers in it are assumptions."""
    language = told.language
    return CriterionRow(
        id="new",
        provenance=origin(language, f"criteria.{key}"),
        milestone=tell(language, f"criteria.{key}.milestone"),
        who=tell(language, f"criteria.{key}.who", **values),
        what=tell(language, f"criteria.{key}.what", **values),
        how=tell(language, f"criteria.{key}.how", **values),
    )


def _rate(row: CriterionRow, measure: str, where: str, threshold: float, n: int) -> CriterionRow:
    numbers = {"threshold": threshold, "planned_n": float(n)}
    return row.model_copy(update={"measure": measure, "place": where, **numbers})


def _inside(told: Story) -> Iterator[tuple[str, CriterionRow]]:
    language = told.language
    common = {"like": speaker(told.profile, language), "n": INSIDE_N, "situation": _situation(told)}
    solved = {**common, "count": needed_of(SOLVED, INSIDE_N), "threshold": f"{SOLVED:g}"}
    yield "solved", _rate(_row(told, "solved", **solved), "problem_solved", "inside", SOLVED, INSIDE_N)
    timed = {**solved, "limit": _limit(told)}
    yield "timed", _rate(_row(told, "timed", **timed), "problem_solved", "inside", SOLVED, INSIDE_N)
    means = lines(told.profile.behaviour, "手段", "means", "代替", "alternative")
    now = tell(language, "criteria.now", means=means[0].rstrip("。.")) if means else tell(language, "criteria.now_open")
    switched = {**common, "now": now, "count": needed_of(SWITCHED, INSIDE_N), "threshold": f"{SWITCHED:g}"}
    yield "switched", _rate(_row(told, "switched", **switched), "behaviour_changed", "inside", SWITCHED, INSIDE_N)


def _situation(told: Story) -> str:
    if not told.actions:
        return gap(told.language, "situation")
    seen = scene(told.actions[0].action, told.language)
    return tell(told.language, f"criteria.situation.{seen.form}", action=seen.text)


def _limit(told: Story) -> str:
    """Return the time limit: half of what the action takes today, N where that is unknown or too long for a mock."""
    language = told.language
    for row in told.actions:
        now = minutes(row.time)
        if now is not None and 2 <= now <= _LONGEST:
            half = format_interval(Interval.exact((now / 2).quantize(Decimal(1))), "minute", language)
            action = first_line(row.action).rstrip("。.")
            return tell(language, "criteria.limit.known", action=action, now=first_line(row.time), half=half)
    return tell(language, "criteria.limit.open", rest=gap(language, "limit"))


def _sponsor(told: Story) -> tuple[str, CriterionRow]:
    language, sponsor = told.language, told.brief.sponsor
    name = sponsor.name.strip() or gap(language, "sponsor")
    row = _row(told, "sponsor", name=name, date=said(dates(told.brief).sponsor, language))
    return "sponsor", row.model_copy(update={"measure": "business", "place": "outside"})


def _fans(request: DraftRequest, told: Story) -> Iterator[tuple[str, CriterionRow]]:
    language = told.language
    what = possible(told)
    missing = gap(language, "makes_possible")
    values: dict[str, object] = {
        "like": speaker(told.profile, language),
        "n": OUTSIDE_N,
        "date": said(dates(told.brief).fans, language),
        "achieved": tell(language, "criteria.achieved", what=what) if what else missing,
    }
    for slot, measure, default in FANS:
        threshold = _inside_threshold(request, measure) or default
        counts = {"count": needed_of(threshold, OUTSIDE_N), "threshold": f"{threshold:g}"}
        yield slot, _rate(_row(told, slot, **values, **counts), measure, "outside", threshold, OUTSIDE_N)


def _inside_threshold(request: DraftRequest, measure: str) -> float | None:
    """Return the threshold of the check inside, so that both places can be compared."""
    for row in request.source(Criteria).rows:
        if row.place == "inside" and row.measure == measure and row.threshold:
            return row.threshold
    return None


def _investment(told: Story) -> tuple[str, CriterionRow]:
    language, found = told.language, decide(told.brief.market)
    customers = told.brief.market.customers.strip()
    who = customers if is_known(customers) else gap(language, "market.customers")
    date = said(dates(told.brief).investment, language)
    row = _row(told, "investment", customers=who, formula=formula(told.brief.market, language), date=date)
    needed = needed_percent(found)
    update: dict[str, object] = {"measure": "business", "place": "outside"}
    if found.needed_share is not None and found.needed_share < 1:
        error = max(Decimal("0.01"), min(Decimal("0.05"), found.needed_share / 2))
        n = survey_size(found.customers, found.needed_share, error)
        update |= {"threshold": float(needed), "planned_n": float(n)}
    return "investment", row.model_copy(update=update)


def _release(told: Story) -> tuple[str, CriterionRow]:
    row = _row(told, "release", date=said(dates(told.brief).release, told.language))
    return "release", row.model_copy(update={"measure": "business", "place": "outside"})
