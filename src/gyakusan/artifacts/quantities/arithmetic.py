"""Resource per year: a rate's own, or the amount per occurrence x the frequency."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from gyakusan.artifacts.quantities.model import (
    PERIODS_PER_YEAR,
    TIME,
    Counter,
    Interval,
    Kind,
    Measure,
    Period,
)
from gyakusan.artifacts.quantities.notes import Note, Reason


@dataclass(frozen=True, slots=True)
class Step:
    """One factor of a product. `value` None: unknown.

    Attributes:
        unit: "minute", a currency, "time", or what is counted (a `Counter` or `Period` value); "" for a bare number.
        per_year: the value is per year (365日/年).
        divides: the value divides instead of multiplying.
    """

    value: Interval | None
    unit: str
    per_year: bool = False
    divides: bool = False


@dataclass(frozen=True, slots=True)
class Yearly:
    """What a measure amounts to in a year, and how that was computed.

    Attributes:
        amount: the product, in `unit` per year; None when it is unknown.
        reason: a `Reason` code when `amount` is None; `note_text` explains it.
        steps: the factors in order, for "30分 × 365回/年 = 182.5時間/年".
        each: what the amount is for one of (one person).
    """

    kind: Kind
    amount: Interval | None
    unit: str
    steps: tuple[Step, ...]
    each: tuple[Counter, ...] = ()
    approximate: bool = False
    reason: str | None = None
    notes: tuple[str, ...] = ()


def yearly(measure: Measure | None, frequency: Measure | None = None) -> Yearly | None:
    """Return what `measure` amounts to per year, None when there is no measure.

    A measure that is a rate (30分/日) or covers whole years (15分×365日) is normalised by itself and `frequency` is not
    used, unless it says on which days a daily rate holds (30分/日, 週5日); any other is an amount per occurrence and
    multiplied with `frequency.per_year()`. An amount per person stays one per person. Unknown stays unknown: `amount`
    is None and `reason` says why.
    """
    if measure is None:
        return None
    if frequency is not None and _says_which_days(measure, frequency):
        measure = replace(measure, per=None)
    own = measure.per is not None or measure.years() is not None
    used = None if own else frequency
    rate, reason = _rate(measure, used)
    each = dict.fromkeys((*measure.each, *(used.each if used else ())))
    reason = _missing(measure, each) or reason
    amount, total = None, measure.total()
    if reason is None and total is not None:
        amount = measure.per_year() if own else total * rate.value if rate and rate.value else None
    steps = _factors(measure)
    if rate and rate.unit == Period.YEAR and rate.per_year:
        steps[-1] = replace(steps[-1], per_year=True)
    elif rate:
        steps.append(rate)
    return Yearly(
        measure.kind,
        amount,
        measure.unit,
        tuple(steps),
        tuple(counter for counter in each if counter is not Counter.OCCURRENCE),
        measure.approximate or (used is not None and used.approximate),
        reason,
        tuple(dict.fromkeys((*measure.notes, *(used.notes if used else ())))),
    )


def _says_which_days(measure: Measure, frequency: Measure) -> bool:
    """Whether the rate is daily and the frequency counts days rather than occurrences: 週5日, every working day."""
    daily = measure.per is Period.DAY and measure.every.is_exact and measure.every.low == 1
    days = frequency.per in (Period.WEEKDAY, Period.WEEKEND) or Note.DAYS_AS_TIMES in frequency.notes
    return daily and not measure.times and days


def _missing(measure: Measure, each: Iterable[Counter]) -> Reason | None:
    if measure.amount is None:
        return Reason.AMOUNT_UNKNOWN
    if measure.total() is None:
        return Reason.COUNT_UNKNOWN
    stated = (Counter.OCCURRENCE, Counter.PERSON)
    return Reason.COUNT_MISSING if any(counter not in stated for counter in each) else None


def _exceeds_year(measure: Measure, times: Interval) -> bool:
    """Whether what takes a span of days or weeks would have to happen more often than a year has room for."""
    span = measure.span()
    length = span.years() if span else None
    return length is not None and (length * times).low > 1


def _factors(measure: Measure) -> list[Step]:
    """Return amount and factors; in a measure that covers years, the factor that counts periods is per year."""
    years = measure.years()
    steps = [Step(measure.amount, measure.unit)]
    for factor in measure.times:
        spans = years is not None and measure.over is None and isinstance(factor.of, Period)
        value = factor.count / years if spans and factor.count and years else factor.count
        steps.append(Step(value, factor.of or "", per_year=spans))
    return steps


def _rate(measure: Measure, frequency: Measure | None) -> tuple[Step | None, Reason | None]:
    """Return the step that makes it per year, or the reason why there is none."""
    if measure.per is not None:
        per_year = PERIODS_PER_YEAR.get(measure.per)
        if per_year is None:
            return None, Reason.PER_HOUR
        whole = measure.every.is_exact and measure.every.low == 1
        return Step(Interval.exact(per_year) / measure.every, measure.per if whole else TIME, per_year=True), None
    years = measure.years()
    if years is not None:
        return (Step(years, Period.YEAR, divides=True) if measure.over else None), None
    if frequency is None:
        return None, Reason.FREQUENCY_MISSING
    times = frequency.per_year()
    if times is not None and _exceeds_year(measure, times):
        return Step(times, TIME, per_year=True), Reason.LONGER_THAN_YEAR
    if times is not None:
        return Step(times, TIME, per_year=True), None
    if frequency.total() is None:
        return Step(None, TIME, per_year=True), Reason.FREQUENCY_UNKNOWN
    return None, Reason.PER_HOUR if frequency.per is Period.HOUR else Reason.FREQUENCY_WITHOUT_PERIOD
