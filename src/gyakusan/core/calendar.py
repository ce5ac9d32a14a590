"""Japanese business days: Monday to Friday without national holidays and the turn of the year."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

JAPAN = ZoneInfo("Asia/Tokyo")


def japanese_day(moment: datetime) -> date:
    """Return the day that a moment belongs to in Japan."""
    return moment.astimezone(JAPAN).date()


@cache
def is_business_day(day: date) -> bool:
    """Tell whether offices work on that day.

    National holidays come from jpholiday (the Act on National Holidays); 29 December to 3 January are closed as in
    public offices (Act on Holidays of Administrative Organs, 1988, art. 1).
    """
    import jpholiday

    closed = (day.month, day.day) in {(12, 29), (12, 30), (12, 31), (1, 1), (1, 2), (1, 3)}
    return day.weekday() < 5 and not closed and not jpholiday.is_holiday(day)


def next_business_day(day: date) -> date:
    """Return the day itself, or the first business day after it."""
    while not is_business_day(day):
        day += timedelta(days=1)
    return day


def previous_business_day(day: date) -> date:
    """Return the day itself, or the last business day before it."""
    while not is_business_day(day):
        day -= timedelta(days=1)
    return day


def add_business_days(day: date, count: int) -> date:
    """Return the business day `count` (>= 0) business days after `day`; with 0 the next one on or after it."""
    day = next_business_day(day)
    for _ in range(count):
        day = next_business_day(day + timedelta(days=1))
    return day


def business_days_between(start: date, end: date) -> int:
    """Count business days after `start`, up to and including `end`."""
    return sum(is_business_day(start + timedelta(days=n)) for n in range(1, (end - start).days + 1))
