"""Where the plan stands: milestones by their tasks, criteria by what was fixed and observed, in this order."""

from __future__ import annotations

import math
from statistics import NormalDist

from gyakusan.artifacts.kinds.plan import Plan, TaskRow
from gyakusan.artifacts.kinds.test_iterate import Criteria, CriterionRow, ReactionRow, Reactions
from gyakusan.artifacts.models import columns
from gyakusan.core.language import Language
from gyakusan.core.statistics import chance_threshold_met, wilson_interval
from gyakusan.core.texts import text
from gyakusan.plan.dates import parse_day
from gyakusan.plan.evidence import counts_as_reaction, is_inside
from gyakusan.plan.models import CriterionStanding, Interval, MilestoneStanding, Observation, Progress
from gyakusan.workshop.models import Dossier, Edition

_EXACT = 1000
"""Largest number of people for which the chance is computed exactly; beyond, the normal approximation is used."""


def milestones(dossier: Dossier) -> tuple[MilestoneStanding, ...]:
    """Return the milestones of the plan in the order of their dates, undated ones last."""
    plan = dossier.latest(Plan)
    standings: list[MilestoneStanding] = []
    for row in plan.milestones:
        tasks = [task for task in plan.tasks if task.milestone == row.id]
        on = parse_day(row.date)
        left = (on - dossier.as_of).days if on else None
        done = sum(task.state == "done" for task in tasks)
        progress = _progress(tasks, left)
        standings.append(
            MilestoneStanding(
                row.title.strip(), on, row.done_means.strip(), row.gain.strip(), progress, left, len(tasks), done
            )
        )
    return tuple(sorted(standings, key=lambda item: (item.on is None, item.on or dossier.as_of)))


def _progress(tasks: list[TaskRow], days_left: int | None) -> Progress:
    if tasks and all(task.state == "done" for task in tasks):
        return Progress.TASKS_DONE
    if days_left is None:
        return Progress.UNDATED
    if days_left < 0:
        return Progress.LATE
    return Progress.RUNNING if any(task.state in {"doing", "done"} for task in tasks) else Progress.AHEAD


def criteria(dossier: Dossier) -> tuple[CriterionStanding, ...]:
    """Return the criteria with what their planned numbers can show and what was observed after they were fixed."""
    counted = [row for row in dossier.latest(Reactions).rows if _is_rate(row) and counts_as_reaction(row)]
    return tuple(_criterion(row, counted, dossier) for row in dossier.latest(Criteria).rows)


def _criterion(row: CriterionRow, counted: list[ReactionRow], dossier: Dossier) -> CriterionStanding:
    language = dossier.brief.language
    shown = columns(CriterionRow)
    threshold = row.threshold / 100 if row.threshold is not None and 0 < row.threshold <= 100 else None
    n = int(row.planned_n) if row.planned_n is not None and 1 <= row.planned_n <= 1_000_000 else None
    same = [reaction for reaction in counted if reaction.about == row.measure and _fits_place(row, reaction)]
    after = [reaction for reaction in same if _fixed_before(row, reaction, dossier.editions)]
    return CriterionStanding(
        milestone=row.milestone.strip(),
        measure=shown["measure"].choice(row.measure, language),
        place=shown["place"].choice(row.place, language),
        who=row.who.strip(),
        what=row.what.strip(),
        how=row.how.strip(),
        threshold=threshold,
        planned_n=n,
        fixed_on=parse_day(row.frozen_on),
        power=power(n, threshold) if n and threshold else None,
        observed=tuple(_observation(reaction, threshold) for reaction in after),
        withheld=len(same) - len(after),
    )


def power(n: int, threshold: float) -> Interval:
    """Return the smallest count out of `n` people whose rate reaches `threshold` (in [0, 1]), with its interval."""
    return interval(math.ceil(round(n * threshold, 9)), n, threshold)


def power_text(standing: CriterionStanding, language: Language) -> str:
    """Say in a sentence what the planned number of people can show; empty when number or threshold is missing."""
    if standing.power is None:
        return ""
    return text("plan", "criteria.power", language, **rate_values(standing.power))


def rate_values(rate: Interval) -> dict[str, object]:
    """Return the values that sentences about a rate are filled with; percentages are whole numbers."""
    return {
        "successes": rate.successes,
        "n": rate.n,
        "rate": round(100 * rate.successes / rate.n),
        "low": round(100 * rate.low),
        "high": round(100 * rate.high),
        "chance": "" if rate.chance is None else _percent(rate.chance),
    }


def _percent(chance: float) -> str:
    """Write a chance in whole percent; none is ever shown as impossible or certain."""
    return "<1" if chance < 0.01 else ">99" if chance > 0.99 else f"{100 * chance:.0f}"


def interval(successes: int, n: int, threshold: float | None) -> Interval:
    """Return the 95 % Wilson interval of a rate and the chance that the true rate reaches the threshold.

    Raises:
        ValueError: `n` < 1 or `successes` outside 0..n.
    """
    low, high = wilson_interval(successes, n)
    return Interval(successes, n, low, high, None if threshold is None else _chance(successes, n, threshold))


def _chance(successes: int, n: int, threshold: float) -> float:
    if n <= _EXACT:
        return chance_threshold_met(successes, n, threshold)
    mean = (successes + 1) / (n + 2)
    deviation = math.sqrt(mean * (1 - mean) / (n + 3))
    return 1 - NormalDist(mean, deviation).cdf(threshold)


def _observation(reaction: ReactionRow, threshold: float | None) -> Observation:
    rate = interval(int(reaction.count or 0), int(reaction.of or 1), threshold)
    return Observation(reaction.who.strip(), reaction.content.strip(), rate)


def _is_rate(row: ReactionRow) -> bool:
    return row.count is not None and row.of is not None and row.of >= 1 and 0 <= row.count <= row.of


def _fits_place(row: CriterionRow, reaction: ReactionRow) -> bool:
    return row.place != "outside" or not is_inside(reaction.who)


def _fixed_before(row: CriterionRow, reaction: ReactionRow, editions: tuple[Edition, ...]) -> bool:
    """Tell whether the criterion was fixed before the reaction: by the dates, else by the order of the editions."""
    fixed, seen = parse_day(row.frozen_on), parse_day(reaction.date)
    if fixed is None:
        return False
    if seen is not None:
        return fixed <= seen
    first_fixed = _first(editions, Criteria, row.id)
    first_seen = _first(editions, Reactions, reaction.id)
    return first_fixed is not None and first_seen is not None and first_fixed < first_seen


def _first(editions: tuple[Edition, ...], kind: type[Criteria] | type[Reactions], row_id: str) -> int | None:
    for n, edition in enumerate(editions):
        content = edition.artifacts.get(kind.key)
        if isinstance(content, kind) and any(row.id == row_id for row in content.rows):
            return n
    return None
