"""Days counted from the start of a workshop, always Japanese business days."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from gyakusan.core.calendar import next_business_day, previous_business_day


def months_after(day: date, months: int) -> date:
    """Return the business day on or after the same day `months` (>= 0) months later; the 31st becomes the last day."""
    years, month = divmod(day.month - 1 + months, 12)
    last = calendar.monthrange(day.year + years, month + 1)[1]
    return next_business_day(date(day.year + years, month + 1, min(day.day, last)))


def weeks_after(day: date, weeks: int) -> date:
    """Return the business day on or after the day `weeks` (>= 0) weeks later."""
    return next_business_day(day + timedelta(weeks=weeks))


def business_days_before(day: date, count: int) -> date:
    """Return the business day `count` (>= 0) business days before `day`; with 0 the last one on or before it."""
    day = previous_business_day(day)
    for _ in range(count):
        day = previous_business_day(day - timedelta(days=1))
    return day
