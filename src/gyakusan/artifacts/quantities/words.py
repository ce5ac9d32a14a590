"""The words of display, the inverse of the lexicon: whatever stands here, `parse` reads."""

from __future__ import annotations

from abc import ABC, abstractmethod
from decimal import ROUND_HALF_EVEN, Decimal
from typing import ClassVar

from gyakusan.artifacts.quantities.model import MINUTE, ONE, TIME, Counter, Interval, Measure, Period


class Words(ABC):
    """How one language writes quantities. Numbers come formatted."""

    free: str
    about: str
    up_to: str
    at_least: str
    dash: str
    times: str
    over: str
    gap: str
    per_year: str

    @abstractmethod
    def with_unit(self, value: str, unit: str) -> str:
        """Return `value` with the word for `unit` (not minutes, except for an unknown number)."""

    @abstractmethod
    def hours(self, value: str) -> str:
        """Return hours."""

    @abstractmethod
    def minutes(self, value: str) -> str:
        """Return minutes."""

    @abstractmethod
    def seconds(self, value: str) -> str:
        """Return seconds."""

    @abstractmethod
    def span(self, count: Interval, period: Period) -> str:
        """Return a stretch of time: 2週間, "2 weeks", "10 min"."""

    @abstractmethod
    def each(self, counter: Counter) -> str:
        """Return the suffix "for each": /人, "/person"."""

    @abstractmethod
    def per(self, period: Period, every: Interval) -> str:
        """Return the suffix of a rate: /日, "/2 weeks"."""

    @abstractmethod
    def frequency(self, measure: Measure, amount: str) -> str:
        """Return a frequency with a period: 週3回, "3 times a week"."""


class _Japanese(Words):
    free = "無料"
    about = "約{}"
    up_to = "{}以下"
    at_least = "{}以上"
    dash = "〜"
    times = "×"
    over = "({}に分散)"
    gap = ""
    per_year = "/年"
    _units: ClassVar = {
        MINUTE: "分", TIME: "回", "": "",
        "JPY": "円", "USD": "米ドル", "EUR": "ユーロ", "GBP": "ポンド", "CNY": "元", "KRW": "ウォン",
        Counter.OCCURRENCE: "回", Counter.PERSON: "人", Counter.COMPANY: "社", Counter.CASE: "件", Counter.ITEM: "個",
        Counter.PAGE: "ページ", Counter.PLACE: "か所", Counter.GROUP: "組",
        Period.HOUR: "時間", Period.DAY: "日", Period.WEEKDAY: "平日", Period.WEEKEND: "週末", Period.WEEK: "週",
        Period.MONTH: "か月", Period.QUARTER: "四半期", Period.YEAR: "年",
    }  # fmt: skip
    _rates: ClassVar = {**_units, Period.MONTH: "月"}
    _prefixes: ClassVar = {
        Period.DAY: "1日", Period.WEEKDAY: "平日1日", Period.WEEKEND: "毎週末", Period.WEEK: "週", Period.MONTH: "月",
        Period.YEAR: "年",
    }  # fmt: skip
    _spans: ClassVar = {**_units, Period.WEEK: "週間"}

    def with_unit(self, value: str, unit: str) -> str:
        return value + self._units.get(unit, f" {unit}")

    def hours(self, value: str) -> str:
        return f"{value}時間"

    def minutes(self, value: str) -> str:
        return f"{value}分"

    def seconds(self, value: str) -> str:
        return f"{value}秒"

    def span(self, count: Interval, period: Period) -> str:
        if _in_minutes(count, period):
            return self.minutes(_range(count * _SIXTY, self.dash))
        return _range(count, self.dash) + self._spans[period]

    def each(self, counter: Counter) -> str:
        return f"/{self._units[counter]}"

    def per(self, period: Period, every: Interval) -> str:
        return f"/{self._rates[period]}" if every == ONE else f"/{self.span(every, period)}"

    def frequency(self, measure: Measure, amount: str) -> str:
        period, every = measure.per, measure.every
        if period is None:
            return amount
        if every != ONE:
            return f"{self.span(every, period)}に{amount}"
        prefix = self._prefixes.get(period)
        return f"{prefix}{amount}" if prefix else f"{amount}/{self._rates[period]}"


class _English(Words):
    free = "free"
    about = "about {}"
    up_to = "up to {}"
    at_least = "{} or more"
    dash = "–"
    times = " × "
    over = " (spread over {})"
    gap = " "
    per_year = "/year"
    _units: ClassVar = {
        TIME: ("time", "times"), Counter.OCCURRENCE: ("time", "times"), Counter.PERSON: ("person", "people"),
        Counter.COMPANY: ("company", "companies"), Counter.CASE: ("case", "cases"), Counter.ITEM: ("item", "items"),
        Counter.PAGE: ("page", "pages"), Counter.PLACE: ("place", "places"), Counter.GROUP: ("group", "groups"),
        MINUTE: ("min", "min"),
    }  # fmt: skip

    def with_unit(self, value: str, unit: str) -> str:
        if not unit:
            return value
        if unit in self._units:
            return f"{value} {self._units[unit][value != '1']}"
        if unit in _PERIODS:
            return f"{value} {unit}{_s(value)}"
        return f"{unit} {value}"

    def hours(self, value: str) -> str:
        return f"{value} hour{_s(value)}"

    def minutes(self, value: str) -> str:
        return f"{value} min"

    def seconds(self, value: str) -> str:
        return f"{value} s"

    def span(self, count: Interval, period: Period) -> str:
        if _in_minutes(count, period):
            return self.minutes(_range(count * _SIXTY, self.dash))
        return f"{_range(count, self.dash)} {period}{_s(_range(count, self.dash))}"

    def each(self, counter: Counter) -> str:
        return f"/{self._units[counter][0]}"

    def per(self, period: Period, every: Interval) -> str:
        return f"/{period}" if every == ONE else f" every {self.span(every, period)}"

    def frequency(self, measure: Measure, amount: str) -> str:
        period, every = measure.per, measure.every
        amount = {"1 time": "once", "2 times": "twice"}.get(amount, amount)
        if period is None:
            return amount
        if every != ONE:
            return f"{amount} every {self.span(every, period)}"
        return f"{amount} {'an' if period is Period.HOUR else 'a'} {period}"


_PERIODS = frozenset(Period)
_CENT = Decimal("0.01")
_SIXTY = Interval.exact(60)


def _s(value: str) -> str:
    """Return the plural ending after `value`."""
    return "" if value == "1" else "s"


def _in_minutes(count: Interval, period: Period) -> bool:
    """Whether a stretch of time is a part of hours: 10分ごと."""
    return period is Period.HOUR and any(bound is not None and bound % 1 for bound in (count.low, count.high))


def _range(count: Interval, dash: str) -> str:
    low, high = number(count.low), number(count.high if count.high is not None else count.low)
    return low if low == high else f"{low}{dash}{high}"


def number(value: Decimal) -> str:
    """Return `value` with thousands separators and at most two decimals."""
    rounded = value.quantize(_CENT, ROUND_HALF_EVEN)
    return f"{rounded:,f}".rstrip("0").rstrip(".") if rounded % 1 else f"{rounded:,.0f}"


JA: Words = _Japanese()
EN: Words = _English()
