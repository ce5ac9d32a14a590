"""What few observations can and cannot say: intervals, chances, sample sizes."""

from __future__ import annotations

import math
from statistics import NormalDist


def wilson_interval(successes: int, n: int, confidence: float = 0.95) -> tuple[float, float]:
    """Return the Wilson score interval of a rate, both ends in [0, 1].

    Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).

    Raises:
        ValueError: `n` < 1 or `successes` outside 0..n.
    """
    if n < 1 or not 0 <= successes <= n:
        raise ValueError(f"no rate from {successes} of {n}")
    z = NormalDist().inv_cdf(0.5 + confidence / 2)
    rate = successes / n
    centre = (rate + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * math.sqrt(rate * (1 - rate) / n + z * z / (4 * n * n))
    return (centre - half if successes else 0.0), (centre + half if successes < n else 1.0)


def chance_threshold_met(successes: int, n: int, threshold: float) -> float:
    """Return the posterior probability that the true rate is at least `threshold`, with a uniform prior.

    The posterior is Beta(successes + 1, n - successes + 1). With integer parameters its survival function is a binomial
    sum: P(rate >= t) = P(Bin(n + 1, t) <= successes). Source: the beta-binomial identity, Abramowitz & Stegun 26.5.24.
    """
    if not 0 < threshold < 1:
        return 1.0 if threshold <= 0 else 0.0
    logs = math.log(threshold), math.log1p(-threshold)
    whole = math.lgamma(n + 2)
    terms = (
        math.exp(whole - math.lgamma(k + 1) - math.lgamma(n + 2 - k) + k * logs[0] + (n + 1 - k) * logs[1])
        for k in range(successes + 1)
    )
    return min(1.0, math.fsum(terms))


def problems_found(testers: int, rate: float = 0.31) -> float:
    """Return the share of problems that `testers` find when each meets a problem with probability `rate`.

    1 - (1 - p)^n, p = 0.31. Source: Nielsen & Landauer, "A mathematical model of the finding of usability problems",
    CHI 1993.
    """
    return 1 - (1 - rate) ** testers
