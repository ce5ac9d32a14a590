"""Resource per year: time and money x frequency, in hours, with money converted and every step said in words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from gyakusan.artifacts.blanks import blanks_in
from gyakusan.artifacts.quantities import (
    Interval,
    Kind,
    Measure,
    Note,
    Yearly,
    format_interval,
    format_yearly,
    note_text,
    parse,
    yearly,
)
from gyakusan.assistant.rules.shared import first_line, number, quote, say
from gyakusan.core.language import Language

HOUR_VALUES: dict[str, Decimal] = {"JPY": Decimal(1121), "USD": Decimal("7.25")}
"""What an hour is worth where the brief does not say, per currency: a lower bound, the minimum wage.

JPY: weighted national average of the regional minimum wages of fiscal 2025 (令和7年度), Ministry of Health, Labour and
Welfare. USD: federal minimum wage, 29 U.S.C. 206(a)(1)(C).
"""

_SILENT = frozenset({Note.TAX_INCLUDED, Note.DOLLAR, Note.YEN_SIGN, Note.WHOLE_YEAR})
"""Notes that tell a reader nothing which the sum does not show."""
_TENTH = Decimal("0.1")


@dataclass(frozen=True)
class HourValue:
    """What an hour of the customer's time is worth."""

    amount: Decimal
    currency: str
    stated: bool
    """The team said so; else it is the documented default."""


@dataclass(frozen=True)
class Saving:
    """What would be saved in a year: hours of time, money converted to hours (None: unknown), and the words for it."""

    time: Interval | None
    money: Interval | None
    basis: str = ""
    spent: Yearly | None = None
    """The money before it was converted."""

    @property
    def total(self) -> Interval | None:
        """Return hours per year of what is known; None when nothing is."""
        if self.time is None or self.money is None:
            return self.money if self.time is None else self.time
        return self.time + self.money

    @property
    def impact(self) -> float | None:
        """Return the middle of the total, to one decimal; the lower end where there is no upper one."""
        return None if self.total is None else float(_middle(self.total).quantize(_TENTH, ROUND_HALF_UP))


@lru_cache(maxsize=4096)
def saving(time: str, money: str, frequency: str, hour_value: str, language: Language) -> Saving:
    """Compute what the cells amount to in a year.

    Args:
        time: the time per occurrence or period, as written.
        money: the money per occurrence or period, as written.
        frequency: how often it happens, as written; a frequency within `time` or `money` counts for that cell.
        hour_value: what an hour is worth, as written; empty: `HOUR_VALUES`.
        language: the language of the explanation.

    Returns:
        What is known; what is unknown stays None and never counts as zero, and the explanation says why.
    """
    spent = _yearly(money, frequency, Kind.MONEY)
    hours, time_words = _hours(time, frequency, language)
    worth, money_words = _money(money, spent, hour_value, language)
    words = [time_words, money_words, _sum(Saving(hours, worth), language)]
    return Saving(hours, worth, ("" if language is Language.JA else " ").join(words), spent)


def _hours(cell: str, frequency: str, language: Language) -> tuple[Interval | None, str]:
    result = _yearly(cell, frequency, Kind.TIME)
    words = say(language, "savings.time", words=_words(cell, result, language))
    if result is None or result.amount is None:
        return None, words
    return result.amount / Interval.exact(60), words


def _money(cell: str, spent: Yearly | None, hour_value: str, language: Language) -> tuple[Interval | None, str]:
    words = _words(cell, spent, language)
    if spent is None or spent.amount is None:
        return None, say(language, "savings.money", words=words)
    if spent.amount.high == 0:
        return Interval.exact(0), say(language, "savings.money", words=words)
    value = hour_value_in(spent.unit, hour_value)
    if value is None:
        return None, say(language, "savings.not_converted", words=words, currency=spent.unit)
    hours = spent.amount / Interval.exact(value.amount)
    source = say(language, f"savings.hour_value.{'stated' if value.stated else value.currency}")
    worth = format_interval(Interval.exact(value.amount), value.currency, language)
    return hours, say(
        language, "savings.converted", words=words, value=worth, source=source, hours=_range(hours, language)
    )


def hour_value_in(currency: str, stated: str) -> HourValue | None:
    """Return what an hour is worth in a currency: as stated, else the default, None where there is none."""
    measure = parse(stated).money
    if measure is not None and measure.unit == currency and measure.amount is not None and measure.amount.low > 0:
        return HourValue(_middle(measure.amount), currency, stated=True)
    default = HOUR_VALUES.get(currency)
    return HourValue(default, currency, stated=False) if default else None


def _yearly(cell: str, frequency: str, kind: Kind) -> Yearly | None:
    if blanks_in(cell):
        return None
    quantity = parse(cell)
    measure: Measure | None = quantity.first(kind)
    often = None if blanks_in(frequency) else parse(frequency).frequency
    return yearly(measure, often or quantity.frequency)


def _words(cell: str, result: Yearly | None, language: Language) -> str:
    if not cell.strip() or blanks_in(cell) or (result is None and parse(cell).is_blank):
        return say(language, "savings.nothing")
    if result is None and parse(cell).unknown:
        return say(language, "savings.not_known")
    if result is None:
        return say(language, "savings.unread", cell=quote(first_line(cell), language))
    codes = [result.reason] if result.reason else [code for code in result.notes if code not in _SILENT]
    notes = " ".join(note_text(code, language) for code in codes).rstrip("。.")
    computed = format_yearly(result, language)
    return say(language, "savings.noted", words=computed, notes=notes) if notes else computed


def _sum(found: Saving, language: Language) -> str:
    total = found.total
    if total is None:
        return say(language, "savings.unknown")
    if found.time is None:
        return say(language, "savings.total_money", total=_range(total, language))
    if found.money is None:
        return say(language, "savings.total_time", total=_range(total, language))
    return say(language, "savings.total", total=_range(total, language))


def _range(hours: Interval, language: Language) -> str:
    middle = _tenths(_middle(hours))
    if hours.high is None:
        return say(language, "savings.at_least", middle=middle)
    if hours.is_exact:
        return say(language, "savings.exact", middle=middle)
    return say(language, "savings.range", middle=middle, low=_tenths(hours.low), high=_tenths(hours.high))


def _tenths(value: Decimal) -> str:
    return number(float(value.quantize(_TENTH, ROUND_HALF_UP)))


def _middle(interval: Interval) -> Decimal:
    return interval.low if interval.high is None else (interval.low + interval.high) / 2
