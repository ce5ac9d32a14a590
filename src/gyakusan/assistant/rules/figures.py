"""Time and money as sentences name them, and what they amount to in a year."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from gyakusan.artifacts.blanks import blanks_in
from gyakusan.artifacts.kinds.listen import JourneyRow
from gyakusan.artifacts.quantities import Factor, Kind, Measure, Period, Yearly, format_interval, parse, yearly
from gyakusan.assistant.rules.fields import tell
from gyakusan.assistant.rules.shared import first_line
from gyakusan.core.language import Language

_MONTH = re.compile(r"([12]\d{3})[-/](0?[1-9]|1[0-2])(?:[-/]\d{1,2})?")
_REMARK = re.compile(r"\s*[(（][^()（）]*[)）]$")
_SPOKEN = (Period.DAY, Period.WEEK, Period.MONTH, Period.YEAR)


def yearly_of(cell: str, frequency: str, kind: Kind) -> Yearly | None:
    """Return what a cell amounts to in a year; None when it states no such quantity."""
    quantity = parse("" if blanks_in(cell) else cell)
    often = parse("" if blanks_in(frequency) else frequency).frequency
    return yearly(quantity.first(kind), often or quantity.frequency)


def costs(row: JourneyRow, language: Language) -> list[str]:
    """Return the time and the money of an action as sentences name them; nothing unknown and nothing of zero."""
    found = [_spoken(row.time, Kind.TIME, language), _spoken(row.money, Kind.MONEY, language)]
    return [words for words in found if words]


def often(row: JourneyRow) -> str:
    """Return how often an action happens as written; empty when unknown, or when its time says so already."""
    measure = parse(row.frequency).frequency
    if blanks_in(row.frequency) or measure is None or measure.per is None or measure.total() is None:
        return ""
    time = parse(row.time).time
    says_so = time is not None and (time.per is not None or time.years() is not None)
    return "" if says_so else first_line(row.frequency)


def minutes(cell: str) -> Decimal | None:
    """Return the minutes of one occurrence that a cell states, the middle of a range; None when it states no such."""
    measure = parse("" if blanks_in(cell) else cell).time
    if measure is None or measure.per is not None or measure.times or measure.amount is None:
        return None
    low, high = measure.amount.low, measure.amount.high
    return None if high is None else (low + high) / 2


def month(text: str, language: Language) -> str:
    """Write a month or a day of the form 2019-04 as people say it (2019年4月, April 2019); other texts as they are."""
    found = _MONTH.fullmatch(text.strip())
    if found is None:
        return first_line(text)
    if language is Language.JA:
        return tell(language, "figures.month_of_year", year=found[1], month=int(found[2]))
    return f"{date(int(found[1]), int(found[2]), 1):%B %Y}"


def bare_name(text: str) -> str:
    """Return the name of a record without the remark in brackets behind it."""
    line = first_line(text)
    return _REMARK.sub("", line).strip() or line


def _spoken(cell: str, kind: Kind, language: Language) -> str:
    """Write an amount with its period in front where Japanese says so: 30分/日 -> 1日30分."""
    measure = parse("" if blanks_in(cell) else cell).first(kind)
    if measure is None or measure.amount is None or measure.amount.high == 0 or measure.total() is None:
        return ""
    if language is Language.JA and cell.strip() == measure.text and not measure.over:
        amount = format_interval(measure.amount, measure.unit, language)
        amount = tell(language, "figures.about", amount=amount) if measure.approximate else amount
        if "/" in cell and measure.per in _SPOKEN and not measure.times and measure.every.low == 1:
            return tell(language, f"figures.{measure.per}", amount=amount)
        if "/" in cell and measure.each and not measure.times and measure.per is None:
            return tell(language, "figures.each", amount=amount)
        if _every_day(measure):
            return tell(language, "figures.every_day", amount=amount)
    return first_line(cell)


def _every_day(measure: Measure) -> bool:
    """Tell whether the cell is of the form 毎日15分×365日."""
    days: tuple[Factor, ...] = measure.times
    return len(days) == 1 and days[0].of is Period.DAY and measure.years() is not None
