"""What a planned number of people can show, in words: never a bare "passed"."""

from __future__ import annotations

import math

from gyakusan.artifacts.kinds.test_iterate import CriterionRow
from gyakusan.assistant.rules.fields import tell
from gyakusan.core.language import Language
from gyakusan.core.statistics import chance_threshold_met, problems_found, wilson_interval

FEW = 20
"""Fewer people than this are good for finding problems, not for rates; so the sentence says both."""
_MOST = 1000
"""Above so many people a criterion is a survey's: its chance says nothing more than its interval."""


def needed_of(threshold: float, n: int) -> int:
    """Return the smallest count out of `n` people that reaches `threshold` (in percent)."""
    return math.ceil(round(n * threshold / 100, 9))


def certainty(row: CriterionRow, language: Language) -> str:
    """Return what the planned number of people can show if the criterion is met by the smallest count.

    A share of the market is judged by a survey: the half width of its interval, z sqrt(p (1 - p) / n).
    """
    threshold, n = row.threshold, int(row.planned_n or 0)
    if threshold is None or not 0 < threshold <= 100:
        return tell(language, "certainty.no_rate")
    if n < 1:
        return tell(language, "certainty.no_people")
    if row.measure == "business":
        half = 1.96 * math.sqrt(threshold / 100 * (1 - threshold / 100) / n) * 100
        return tell(language, "certainty.survey", n=n, half=f"{half:.1f}", share=f"{threshold:g}")
    count = needed_of(threshold, n)
    low, high = wilson_interval(count, n)
    values = {"n": n, "count": count, "low": round(100 * low), "high": round(100 * high), "threshold": f"{threshold:g}"}
    if n > _MOST:
        return tell(language, "certainty.interval", **values)
    chance = round(100 * chance_threshold_met(count, n, threshold / 100))
    sentence = tell(language, "certainty.chance", chance=chance, **values)
    if n >= FEW:
        return sentence
    found = round(100 * problems_found(n))
    return sentence + tell(language, "join.sentences") + tell(language, "certainty.finds", n=n, found=found)
