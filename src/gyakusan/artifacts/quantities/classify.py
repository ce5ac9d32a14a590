"""What an amount is, by what stands around it: the core of a term, or a period, "for each" or factor before the core.

Grammar:
    core   = time | money | counted, with a period | 回 | days per something longer
    before = periods ( あたり | に | ごと | おき | で )          1日あたり, 2週間に, 30分ごと, 3か月で
           | "1日" before an amount | "1回" before time or money
           | something counted あたり | factor "×"
"""

from __future__ import annotations

from dataclasses import replace

from gyakusan.artifacts.quantities.amounts import Amount, read_amount
from gyakusan.artifacts.quantities.cursor import Cursor
from gyakusan.artifacts.quantities.drafts import DAILY, Draft, draft_of
from gyakusan.artifacts.quantities.leads import Lead, Rate
from gyakusan.artifacts.quantities.model import ONE, PERIODS_PER_YEAR, Counter, Interval, Kind, Period, Span
from gyakusan.artifacts.quantities.notes import Note
from gyakusan.artifacts.quantities.reading import look_per
from gyakusan.artifacts.quantities.tokens import Tag

_SIXTY = Interval.exact(60)
_LONG = (Period.MONTH, Period.QUARTER, Period.YEAR)
_BEFORE_RESOURCE = (Tag.ABOUT, Tag.UP_TO, Tag.AT_LEAST, Tag.TRIP, Tag.CALENDAR, Tag.RATE, Tag.EVERY)
_MAX_LEADING_FACTORS = 4
_MANY = 100
"""A bare number from here on is no number of times: 月5万 leaves open of what."""


def classify(cursor: Cursor, lead: Lead, amount: Amount) -> Draft | bool:
    """Decide whether an amount is the core or a lead; False when it is neither."""
    if not amount.clear:
        return False
    if _multiplies(cursor, lead, amount):
        lead.times.append((amount.interval, None if isinstance(amount.unit, tuple) else amount.unit))
        lead.notes += amount.notes
        cursor.take()
        return True
    if isinstance(amount.unit, Period):
        return _of_calendar(cursor, lead, amount)
    if isinstance(amount.unit, Counter):
        return _of_counter(cursor, lead, amount, amount.unit)
    if amount.unit is None:
        return _of_bare(cursor, lead, amount)
    if amount.unit[0] is Kind.TIME and amount.interval and _is_period(cursor):
        hours = amount.interval / _SIXTY
        return _as_rate(cursor, lead, Period.HOUR, hours)
    return draft_of(amount.interval, amount.unit, amount.start, amount.end, amount.notes)


def _multiplies(cursor: Cursor, lead: Lead, amount: Amount) -> bool:
    """Whether this is the 3社× of 3社×10分; 週3回× is a frequency of its own."""
    if cursor.tag() is not Tag.TIMES or not cursor.starts_amount(1) or isinstance(amount.unit, tuple):
        return False
    if isinstance(amount.unit, Period):
        return _resource_ahead(cursor, 1)
    return not (isinstance(amount.unit, Counter) and lead.rate) and len(lead.times) < _MAX_LEADING_FACTORS


def _is_period(cursor: Cursor) -> bool:
    return cursor.tag() in (Tag.PER, Tag.INTERVAL, Tag.SKIP) or (cursor.tag() is Tag.NI and cursor.starts_amount(1))


def _as_rate(cursor: Cursor, lead: Lead, period: Period, count: Interval) -> bool:
    """Make the amount a period: 1日あたり, 2週間に, 3か月ごと, 1日おき."""
    if not count.low or count.high is None:
        return False
    how = cursor.take()
    if how.tag is Tag.SKIP:
        if period not in (Period.DAY, Period.HOUR):
            return False
        every = count + ONE if period is Period.DAY else count
        lead.rate = Rate(period, every, True, Note.EVERY_OTHER)
        return True
    alone = how.tag is Tag.INTERVAL
    cursor.accept(Tag.NI)
    if lead.rate and lead.rate.period in DAILY and period is Period.DAY and count == ONE:
        return True
    lead.rate = Rate(period, count, alone)
    return True


def _of_calendar(cursor: Cursor, lead: Lead, amount: Amount) -> Draft | bool:
    period, count = amount.unit, amount.interval
    if not isinstance(period, Period):
        return False
    if count and _is_period(cursor):
        return _as_rate(cursor, lead, period, count)
    if count and count.low and cursor.tag() in (Tag.SPREAD, Tag.DE) and cursor.starts_amount(1):
        cursor.take()
        lead.over = Span(count, period)
        return True
    prefix = count == ONE and not amount.latin and cursor.starts_amount()
    if prefix and lead.rate and lead.rate.period in (Period.WEEKDAY, Period.WEEKEND, period):
        weekday = lead.rate.period is Period.WEEKDAY
        lead.rate = replace(lead.rate, note=None) if weekday else lead.rate
        return True
    if _is_whole(count) and period is Period.DAY and lead.rate and lead.rate.alone and lead.rate.period in _LONG:
        return False  # 毎月5日: five days, or the fifth of the month
    if _is_whole(count) and _counts_days(cursor, lead, period):
        draft = draft_of(count, Counter.OCCURRENCE, amount.start, amount.end, [*amount.notes, Note.DAYS_AS_TIMES])
        draft.counts_days = True
        return draft
    if prefix:
        lead.rate = Rate(period)
        return True
    return draft_of(count, period, amount.start, amount.end, amount.notes)


def _is_whole(count: Interval | None) -> bool:
    """Whether a count is made of whole numbers: 半日 is a length, never a number of days."""
    return count is None or not (count.low % 1 or (count.high or 0) % 1)


def _counts_days(cursor: Cursor, lead: Lead, unit: Period) -> bool:
    """Whether days are counted per something longer: 週3日, 3日/月, "2 days a week"."""
    per = look_per(cursor)
    longer = lead.rate.period if lead.rate else per.of if per else None
    if not isinstance(longer, Period) or unit not in DAILY or longer is Period.HOUR:
        return False
    return PERIODS_PER_YEAR[longer] < PERIODS_PER_YEAR[unit]


def _of_counter(cursor: Cursor, lead: Lead, amount: Amount, counter: Counter) -> Draft | bool:
    one = amount.interval == ONE
    if one and cursor.accept(Tag.PER, Tag.INTERVAL):
        lead.add_each(counter)
        return True
    if one and not lead.rate and not amount.latin and _resource_ahead(cursor):
        lead.add_each(counter)
        return True
    occurs = counter is Counter.OCCURRENCE
    per = look_per(cursor)
    if lead.rate or occurs or (per and isinstance(per.of, Period)):
        notes = amount.notes if occurs else (*amount.notes, Note.COUNTER_AS_TIMES)
        return draft_of(amount.interval, Counter.OCCURRENCE, amount.start, amount.end, notes)
    return False


def _resource_ahead(cursor: Cursor, ahead: int = 0) -> bool:
    """Whether time, money or 1人 follows: 1回20分, 1人1回500円."""
    place = cursor.position
    cursor.position += ahead
    while cursor.tag() in _BEFORE_RESOURCE and cursor.position < place + ahead + 3:
        cursor.take()
    amount = read_amount(cursor)
    cursor.position = place
    return amount is not None and (
        isinstance(amount.unit, tuple) or (isinstance(amount.unit, (Counter, Period)) and amount.interval == ONE)
    )


def _of_bare(cursor: Cursor, lead: Lead, amount: Amount) -> Draft | bool:
    """週3 and "3/week" are frequencies, and noted; any other bare number is not read."""
    per = look_per(cursor)
    glued = lead.rate is not None and lead.end == amount.start
    if not glued and not (per and isinstance(per.of, Period)):
        return False
    if not _is_whole(amount.interval) or (amount.interval and (amount.interval.high or _MANY) >= _MANY):
        return False
    return draft_of(amount.interval, Counter.OCCURRENCE, amount.start, amount.end, [*amount.notes, Note.BARE_COUNT])
