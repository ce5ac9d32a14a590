"""Measures and intervals as text that a person would write, and that `parse` reads back to the same measure."""

from __future__ import annotations

from decimal import Decimal

from gyakusan.artifacts.quantities.arithmetic import Step, Yearly
from gyakusan.artifacts.quantities.lexicon import CURRENCIES
from gyakusan.artifacts.quantities.model import (
    MINUTE,
    NO_CURRENCY,
    Factor,
    Interval,
    Kind,
    Measure,
)
from gyakusan.artifacts.quantities.words import EN, JA, Words, number

_CENT = Decimal("0.01")
_HOUR = Decimal(60)


def format_interval(interval: Interval | None, unit: str, language: str) -> str:
    """Return `interval` with its unit: "30〜45分", "30–45 min"; None as an unknown number ("N分").

    `unit` is "minute", "time", an ISO 4217 code, a `Counter` or `Period` value, or "" for a bare number. Rounded to two
    decimals; minutes become hours where that loses nothing.
    """
    words = _words(language)
    if interval is None:
        return words.with_unit("N", unit)
    if unit == NO_CURRENCY and interval.high == 0:
        return words.free
    low, high = interval.low, interval.high
    if high is None:
        return words.at_least.format(_value(low, unit, words))
    if low == high:
        return _value(low, unit, words)
    if not low:
        return words.up_to.format(_value(high, unit, words))
    if unit != MINUTE:
        return words.with_unit(f"{number(low)}{words.dash}{number(high)}", unit)
    return _minutes(low, high, words)


def format_measure(measure: Measure, language: str) -> str:
    """Return `measure` in words: "約30分/日", "週2〜3回", "about 30 min/day", "2–3 times a week"."""
    words = _words(language)
    amount = format_interval(measure.amount, measure.unit, language)
    if measure.kind is Kind.FREQUENCY and measure.per is not None and not (measure.times or measure.each):
        text = words.frequency(measure, amount)
    else:
        text = amount + "".join(_times(factor, language) for factor in measure.times)
        text += "".join(words.each(counter) for counter in measure.each)
        text += words.per(measure.per, measure.every) if measure.per else ""
    if measure.over:
        text += words.over.format(words.span(measure.over.count, measure.over.period))
    return words.about.format(text) if measure.approximate else text


def format_yearly(result: Yearly, language: str) -> str:
    """Return the computation: "30分 × 365日/年 = 182.5時間/年"; without "=" and result when that is unknown."""
    words = _words(language)
    text = ""
    for step in result.steps:
        text += (" ÷ " if step.divides else " × ") * bool(text) + _step(step, language)
    if result.amount is None:
        return text
    amount = format_interval(result.amount, result.unit, language) + words.per_year
    each = "".join(words.each(counter) for counter in result.each)
    amount = f"{words.about.format(amount) if result.approximate else amount}{each}"
    return amount if len(result.steps) == 1 else f"{text} = {amount}"


def _words(language: str) -> Words:
    return JA if language == "ja" else EN


def _step(step: Step, language: str) -> str:
    return format_interval(step.value, step.unit, language) + (_words(language).per_year if step.per_year else "")


def _times(factor: Factor, language: str) -> str:
    return _words(language).times + format_interval(factor.count, factor.of or "", language)


def _value(value: Decimal, unit: str, words: Words) -> str:
    if unit == MINUTE:
        return _time(value, words)
    cents = value % 1 and unit in CURRENCIES.values()
    return words.with_unit(f"{value:,.2f}" if cents else number(value), unit)


def _in_hours(minutes: Decimal) -> bool:
    """Whether `minutes` are at least an hour and a whole number of hundredths of an hour."""
    return minutes >= _HOUR and not (minutes / _HOUR) % _CENT


def _time(minutes: Decimal, words: Words) -> str:
    """Return 45分, 1.5時間, 2時間5分 or 1分20秒, whichever is exact; under two hours no hours are split off."""
    if _in_hours(minutes):
        return words.hours(number(minutes / _HOUR))
    hours, rest = divmod(minutes, _HOUR) if minutes >= 2 * _HOUR else (Decimal(0), minutes)
    parts = [words.hours(number(hours))] if hours else []
    if rest % _CENT:
        rest, seconds = divmod((rest * 60).quantize(_CENT), 60)
        parts += [words.minutes(number(rest))] * bool(rest) + [words.seconds(number(seconds))]
    else:
        parts.append(words.minutes(number(rest)))
    return words.gap.join(parts)


def _minutes(low: Decimal, high: Decimal, words: Words) -> str:
    """Return a range of minutes with one unit where both ends are exact in it: 30〜90分, 2〜3時間, 30分〜3時間."""
    if _in_hours(low) and _in_hours(high):
        return words.hours(f"{number(low / _HOUR)}{words.dash}{number(high / _HOUR)}")
    if high < 2 * _HOUR and not low % _CENT and not high % _CENT:
        return words.minutes(f"{number(low)}{words.dash}{number(high)}")
    return f"{_time(low, words)}{words.dash}{_time(high, words)}"
