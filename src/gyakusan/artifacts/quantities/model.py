"""What a cell states about time, money and frequency: frozen values, exact decimals, no I/O."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import chain

MINUTE = "minute"
TIME = "time"
NO_CURRENCY = "XXX"
"""ISO 4217 code for "no currency involved": the unit of 無料 and "free"."""


class Kind(StrEnum):
    """What is measured."""

    TIME = "time"
    MONEY = "money"
    FREQUENCY = "frequency"


class Period(StrEnum):
    """A stretch of the calendar that a rate refers to."""

    HOUR = "hour"
    DAY = "day"
    WEEKDAY = "weekday"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


PERIODS_PER_YEAR: dict[Period, int] = {
    Period.DAY: 365,
    Period.WEEKDAY: 260,
    Period.WEEKEND: 52,
    Period.WEEK: 52,
    Period.MONTH: 12,
    Period.QUARTER: 4,
    Period.YEAR: 1,
}
"""Periods in a year, by convention of this product: a common year of 365 days, 52 whole weeks (364 days), hence 52
weekends and 52 x 5 weekdays, public holidays not subtracted. An hour has no entry: how many hours a year holds depends
on what is done, so a rate per hour has no value per year."""


class Counter(StrEnum):
    """What a multiplication counts, or what an amount is stated for one of."""

    OCCURRENCE = "occurrence"
    PERSON = "person"
    COMPANY = "company"
    CASE = "case"
    ITEM = "item"
    PAGE = "page"
    PLACE = "place"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from `low` to `high`; `high` None means "or more".

    Raises:
        ValueError: when a bound is negative or `low` exceeds `high`.
    """

    low: Decimal
    high: Decimal | None

    def __post_init__(self) -> None:
        if self.low < 0 or (self.high is not None and self.high < self.low):
            raise ValueError(f"not an interval: {self.low} to {self.high}")

    @classmethod
    def exact(cls, value: Decimal | int) -> Interval:
        """Return the interval that holds one value."""
        return cls(Decimal(value), Decimal(value))

    @property
    def is_exact(self) -> bool:
        """Whether the interval holds one value."""
        return self.low == self.high

    def __mul__(self, other: Interval) -> Interval:
        high = None if self.high is None or other.high is None else self.high * other.high
        return Interval(self.low * other.low, high)

    def __add__(self, other: Interval) -> Interval:
        high = None if self.high is None or other.high is None else self.high + other.high
        return Interval(self.low + other.low, high)

    def __truediv__(self, other: Interval) -> Interval:
        """Divide by an interval of positive, bounded values."""
        if other.high is None or not other.low:
            raise ValueError(f"cannot divide by {other.low} to {other.high}")
        return Interval(self.low / other.high, None if self.high is None else self.high / other.low)


ONE = Interval.exact(1)


@dataclass(frozen=True, slots=True)
class Factor:
    """One `× count` of a multiplication. `count` None: stated but unknown; `of` None: a bare number."""

    count: Interval | None
    of: Counter | Period | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time such as two weeks."""

    count: Interval
    period: Period

    def years(self) -> Interval | None:
        """Return the length in years, None for hours."""
        per_year = PERIODS_PER_YEAR.get(self.period)
        if per_year is None:
            return None
        # 366 days and 53 weeks are a year, too: nobody means 1.003 years by them.
        if self.count in _LEAP and self.period in (Period.DAY, Period.WEEK):
            return ONE
        return self.count / Interval.exact(per_year)


_LEAP = (Interval.exact(366), Interval.exact(53))


@dataclass(frozen=True, slots=True)
class Measure:
    """One statement: `amount` of `unit`, x `times`, for each of `each`, per `every` x `per`, spread `over` a span.

    Attributes:
        kind: time, money or frequency.
        amount: what stands in the text, before multiplication; None when it is stated but unknown (N回, 数千円).
        unit: "minute" for time, an ISO 4217 code for money, "time" for frequency.
        per: the period of a rate; None for an amount that happens once, or once per occurrence.
        every: the rate holds for so many periods at once (2週間に1回 is one time per 2 weeks).
        each: what the amount is for one of (20分/回, 1人あたり5千円).
        times: what the amount is multiplied by (10分×3社).
        over: the span over which the whole is spread, which does not multiply (1週間に分散).
        approximate: the writer says 約, 程度, "about".
        notes: codes of the assumptions made in reading; `note_text` explains them.
        text: the source from which this was read, exactly as written.
    """

    kind: Kind
    amount: Interval | None
    unit: str
    per: Period | None = None
    every: Interval = ONE
    each: tuple[Counter, ...] = ()
    times: tuple[Factor, ...] = ()
    over: Span | None = None
    approximate: bool = False
    notes: tuple[str, ...] = ()
    text: str = ""

    def total(self) -> Interval | None:
        """Return amount x all factors, in `unit`; None when one of them is unknown."""
        product = self.amount
        for factor in self.times:
            if product is None or factor.count is None:
                return None
            product = product * factor.count
        return product

    def span(self) -> Span | None:
        """Return the time that the total covers: `over`, or the one factor that counts periods (×365日)."""
        spans = [Span(f.count, f.of) for f in self.times if isinstance(f.of, Period) and f.count is not None]
        spans = list(chain([self.over] if self.over else [], spans))
        return spans[0] if len(spans) == 1 else None

    def years(self) -> Interval | None:
        """Return the years that the total of a measure without a period covers, None under one year or unknown."""
        span = self.span()
        years = span.years() if span and self.per is None else None
        return years if years is not None and years.high is not None and years.low >= 1 else None

    def per_year(self) -> Interval | None:
        """Return the total per year in `unit`, None where that is unknown or not defined.

        A rate is multiplied by `PERIODS_PER_YEAR` and divided by `every`; a total that covers one year or more (×365日,
        3年間で) is divided by its years. An amount once, per occurrence or per hour has no value per year of its own.
        """
        total = self.total()
        if total is None:
            return None
        if self.per is None:
            years = self.years()
            return None if years is None else total / years
        per_year = PERIODS_PER_YEAR.get(self.per)
        return None if per_year is None else total * Interval.exact(per_year) / self.every


@dataclass(frozen=True, slots=True)
class Quantity:
    """A cell, read.

    Attributes:
        text: the cell as written.
        measures: what it states, in the order of the text.
        unread: the stretches that were not understood, exactly as written.
        unknown: the cell says that something is not known (不明, 未定, TBD).
    """

    text: str
    measures: tuple[Measure, ...] = ()
    unread: tuple[str, ...] = ()
    unknown: bool = False

    def first(self, kind: Kind) -> Measure | None:
        """Return the first measure of `kind`, None when there is none."""
        return next((measure for measure in self.measures if measure.kind is kind), None)

    @property
    def time(self) -> Measure | None:
        """The first time stated."""
        return self.first(Kind.TIME)

    @property
    def money(self) -> Measure | None:
        """The first amount of money stated."""
        return self.first(Kind.MONEY)

    @property
    def frequency(self) -> Measure | None:
        """The first frequency stated."""
        return self.first(Kind.FREQUENCY)

    @property
    def is_blank(self) -> bool:
        """Whether the cell states nothing: empty, a dash, なし, none."""
        return not (self.measures or self.unread or self.unknown)
