"""The investment decision: market customers x share x price x period >= multiple x cost, with what is unknown."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from statistics import NormalDist

from gyakusan.artifacts.blanks import blanks_in
from gyakusan.artifacts.quantities import parse
from gyakusan.identity.models import Market

TERMS = ("customers", "share", "price", "period", "multiple", "cost")
"""The terms of the formula, in its order."""

_SCALES = {
    "億": 100_000_000, "百万": 1_000_000, "万": 10_000, "千": 1_000, "billion": 1_000_000_000, "million": 1_000_000,
    "thousand": 1_000, "m": 1_000_000, "k": 1_000,
}  # fmt: skip
_NUMBER = re.compile(r"(\d+(?:\.\d+)?)\s*(億|百万|万|千|billion|million|thousand|[mk](?![a-z]))?")
_RANGE = re.compile(r"\d\D{0,4}(?:~|〜|–|から|\bto\b|-)\s*\d")
_SHARE = re.compile(r"(\d+(?:\.\d+)?)\s*(%|パーセント|percent|割)")
_PERIOD = re.compile(r"(\d+(?:\.\d+)?)\s*(か年|年|years?|yrs?|か月|ヶ月|カ月|箇月|months?)?")


@dataclass(frozen=True)
class Decision:
    """The two sides of the decision in `currency`; a side with an unknown term is None.

    `share` and `needed_share` are in [0, 1]: the share that the team expects, and the one from which on the decision
    is met. `customers` is a count of customers in the market.
    """

    customers: Decimal | None
    share: Decimal | None
    income: Decimal | None
    needed: Decimal | None
    needed_share: Decimal | None
    currency: str
    unknown: tuple[str, ...]
    """Those of `TERMS` that are missing or cannot be read as one number."""

    @property
    def is_met(self) -> bool | None:
        """Tell whether income >= multiple x cost; None while a term is unknown."""
        return None if self.income is None or self.needed is None else self.income >= self.needed


def decide(market: Market) -> Decision:
    """Read the figures of a market; a term that is no single number stays unknown and nothing is filled in for it."""
    customers, share = count_of(market.customers), _share(market.share)
    price, currency = _money(market.price, yearly=True)
    cost, cost_currency = _money(market.cost, yearly=False)
    if currency and cost_currency and currency != cost_currency:
        cost = None
    years, multiple = _years(market.period), count_of(market.multiple)
    values = dict(zip(TERMS, (customers, share, price, years, multiple, cost), strict=True))
    per_share = None if customers is None or price is None or years is None else customers * price * years
    needed = None if multiple is None or cost is None else multiple * cost
    return Decision(
        customers=customers,
        share=share,
        income=None if per_share is None or share is None else per_share * share,
        needed=needed,
        needed_share=None if not per_share or needed is None else needed / per_share,
        currency=currency or cost_currency,
        unknown=tuple(name for name, value in values.items() if value is None),
    )


def count_of(text: str) -> Decimal | None:
    """Return the one number that a text states (9万人, 2,300 companies, 1億2,000万, 3x); None for none or a range."""
    plain = _plain(text)
    found = list(_NUMBER.finditer(plain))
    if not found or _RANGE.search(plain):
        return None
    total, end = Decimal(0), found[0].start()
    for match in found:
        if match.start() != end:
            return None
        total += Decimal(match[1]) * _SCALES.get(match[2] or "", 1)
        end = match.end()
    return total if total > 0 else None


def _share(text: str) -> Decimal | None:
    found = _SHARE.findall(_plain(text))
    if len(found) != 1 or _RANGE.search(_plain(text)):
        return None
    value = Decimal(found[0][0]) / (10 if found[0][1] == "割" else 100)
    return value if 0 < value <= 1 else None


def _years(text: str) -> Decimal | None:
    found = _PERIOD.search(_plain(text))
    if found is None or _RANGE.search(_plain(text)):
        return None
    value = Decimal(found[1]) / (12 if (found[2] or "").endswith(("月", "month", "months")) else 1)
    return value if value > 0 else None


def _money(text: str, *, yearly: bool) -> tuple[Decimal | None, str]:
    """Return an amount and its currency: per year of a price, once of a cost; None where it is not that."""
    measure = parse("" if blanks_in(text) else text).money
    if measure is None:
        return None, ""
    amount = measure.per_year() if yearly else (measure.total() if measure.per is None else None)
    if amount is None or not amount.is_exact or amount.low <= 0:
        return None, measure.unit
    return amount.low, measure.unit


def _plain(text: str) -> str:
    return "" if blanks_in(text) else unicodedata.normalize("NFKC", text).replace(",", "").lower().strip()


def survey_size(population: Decimal | None, share: Decimal, error: Decimal, confidence: float = 0.95) -> int:
    """Return how many people to ask so that the interval of a share is +- `error`; all three in [0, 1] but the count.

    n0 = z^2 p (1 - p) / e^2, n = n0 / (1 + (n0 - 1) / N). Source: W. G. Cochran, "Sampling Techniques", 3rd ed.
    (1977), sections 4.4 and 4.5; without a population the second step is left out.
    """
    z = NormalDist().inv_cdf(0.5 + confidence / 2)
    n0 = z * z * float(share * (1 - share)) / float(error * error)
    n = n0 if population is None else n0 / (1 + (n0 - 1) / float(population))
    return int(-(-n // 1))
