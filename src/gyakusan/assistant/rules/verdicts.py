"""What counted reactions say against a criterion: rate, interval, the chance that it is met, how many more to ask."""

from __future__ import annotations

import math
from statistics import NormalDist

from gyakusan.artifacts.kinds.test_iterate import CriterionRow, ReactionRow
from gyakusan.assistant.rules.fields import join, tell
from gyakusan.assistant.rules.shared import first_line, quote
from gyakusan.core.language import Language
from gyakusan.core.statistics import chance_threshold_met, wilson_interval

SURE = 0.95
"""A criterion is met from this chance on, not met at 1 - `SURE` or below, and open in between."""
_EXACT = 1000
"""Up to so many people the chance is computed exactly; beyond, with the normal approximation of the posterior."""
_MOST_MORE = 500
"""Asking more people than this is not proposed: the rate is too close to the threshold."""


def counts(row: ReactionRow) -> tuple[int, int] | None:
    """Return how many of how many; None where the reaction is not counted or the numbers make no rate."""
    if row.count is None or row.of is None or row.of < 1 or not 0 <= row.count <= row.of:
        return None
    return int(row.count), int(row.of)


def verdict(successes: int, n: int, threshold: float) -> str:
    """Return `met`, `not_met` or `open` for a threshold in [0, 1]."""
    chance = chance_met(successes, n, threshold)
    return "met" if chance >= SURE else "not_met" if chance <= 1 - SURE else "open"


def chance_met(successes: int, n: int, threshold: float) -> float:
    """Return the posterior probability that the true rate is at least `threshold`, with a uniform prior."""
    if n <= _EXACT:
        return chance_threshold_met(successes, n, threshold)
    mean = (successes + 1) / (n + 2)
    return 1 - NormalDist(mean, math.sqrt(mean * (1 - mean) / (n + 3))).cdf(threshold)


def people_missing(successes: int, n: int, threshold: float) -> int | None:
    """Return about how many more people have to be asked if the rate stays as it is; None for more than 500.

    n >= z^2 t (1 - t) / (p - t)^2, z = 1.645 for a chance of 95 %: the one-sided test of a rate against a threshold in
    the normal approximation.
    """
    distance = abs(successes / n - threshold)
    if distance < 1e-9:
        return None
    z = NormalDist().inv_cdf(SURE)
    needed = math.ceil(z * z * threshold * (1 - threshold) / (distance * distance))
    more = max(1, needed - n)
    return more if more <= _MOST_MORE else None


def numbers(rows: list[ReactionRow], criteria: tuple[CriterionRow, ...], language: Language) -> str:
    """Return, one line per counted reaction, what its numbers say; empty where nothing was counted."""
    lines = [_line(row, found, criteria, language) for row in rows if (found := counts(row)) is not None]
    return "\n".join(lines)


def _line(row: ReactionRow, found: tuple[int, int], criteria: tuple[CriterionRow, ...], language: Language) -> str:
    successes, n = found
    low, high = wilson_interval(successes, n)
    content = quote(first_line(row.content, 60).rstrip("。."), language)
    values = {"count": successes, "n": n, "rate": round(100 * successes / n), "low": round(100 * low)}
    rate = tell(language, "numbers.rate", content=content, high=round(100 * high), **values)
    against = _against(row, successes, n, criteria, language)
    return join(language, "join.sentences", [part for part in (rate, against) if part])


def _against(row: ReactionRow, successes: int, n: int, criteria: tuple[CriterionRow, ...], language: Language) -> str:
    """Say whether a criterion is met; a criterion that was not fixed before the reaction is not held against it."""
    same = [known for known in criteria if known.measure == row.about and known.threshold]
    if not same:
        return ""
    fixed = [known for known in same if known.frozen_on and not (row.date and row.date < known.frozen_on)]
    if not fixed:
        return tell(language, "numbers.not_fixed")
    percent = fixed[0].threshold or 0.0
    found = verdict(successes, n, percent / 100)
    chance = _percent(chance_met(successes, n, percent / 100), language)
    place = tell(language, f"numbers.place.{fixed[0].place or 'inside'}")
    said = tell(language, "numbers.chance", place=place, threshold=f"{percent:g}", chance=chance)
    return join(language, "join.sentences", [said, _conclusion(found, successes, n, percent / 100, language)])


def _percent(chance: float, language: Language) -> str:
    """Write a chance in percent; one that rounds to 0 or 100 is not certain, so it is said as a bound."""
    if chance < 0.01:
        return tell(language, "numbers.under")
    return tell(language, "numbers.over") if chance > 0.99 else f"{100 * chance:.0f}%"


def _conclusion(found: str, successes: int, n: int, threshold: float, language: Language) -> str:
    if found != "open":
        return tell(language, f"numbers.{found}")
    more = people_missing(successes, n, threshold)
    return tell(language, "numbers.close") if more is None else tell(language, "numbers.more", more=more)
