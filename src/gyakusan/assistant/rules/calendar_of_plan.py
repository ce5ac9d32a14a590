"""The dates of the default milestones, counted from the practice edition over Japanese business days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gyakusan.assistant.rules.workdays import months_after, weeks_after
from gyakusan.identity.models import Brief

WEEKS_TO_IMPROVE = 2
WEEKS_TO_SPONSOR = 4
MONTHS_TO_FANS = 3
MONTHS_TO_INVESTMENT = 4
MONTHS_TO_RELEASE = 6


@dataclass(frozen=True)
class Dates:
    """When the improve edition takes place, and by when the four default milestones are reached."""

    start: date
    improve: date
    sponsor: date
    fans: date
    investment: date
    release: date


def dates(brief: Brief) -> Dates:
    """Return the dates of a workshop.

    First fans within three months and the press release within six are the defaults of the method; the others lie so
    that the improve edition comes first and the investment decision has the fans' numbers.
    """
    return Dates(
        start=brief.start,
        improve=weeks_after(brief.start, WEEKS_TO_IMPROVE),
        sponsor=weeks_after(brief.start, WEEKS_TO_SPONSOR),
        fans=months_after(brief.start, MONTHS_TO_FANS),
        investment=months_after(brief.start, MONTHS_TO_INVESTMENT),
        release=months_after(brief.start, MONTHS_TO_RELEASE),
    )


def said(day: date, language: str) -> str:
    """Write a day as people say it: 2027年7月13日, 13 July 2027."""
    return f"{day.year}年{day.month}月{day.day}日" if language == "ja" else f"{day.day} {day:%B %Y}"
