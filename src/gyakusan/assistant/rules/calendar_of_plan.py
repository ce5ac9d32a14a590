"""The dates of the default milestones, counted from the practice edition over Japanese business days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gyakusan.assistant.rules.workdays import months_after, weeks_after
from gyakusan.core.calendar import add_business_days
from gyakusan.identity.models import Brief

WEEKS_TO_IMPROVE = 2
WEEKS_TO_SPONSOR = 4
MONTHS_TO_FANS = 3
MONTHS_TO_INVESTMENT = 4
MONTHS_TO_RELEASE = 6
_AFTER_TRIAL = 3
"""Business days from the trial of the mock to the improve edition, at least: the reactions are put together."""
_APART = 5
"""Business days from one milestone to the next, at least."""


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
    that the improve edition comes first and the investment decision has the fans' numbers. A trial that is agreed for a
    later day moves them back.
    """
    improve = weeks_after(brief.start, WEEKS_TO_IMPROVE)
    if brief.trial.on is not None:
        improve = max(improve, add_business_days(brief.trial.on, _AFTER_TRIAL))
    sponsor = max(weeks_after(brief.start, WEEKS_TO_SPONSOR), add_business_days(improve, _APART))
    fans = max(months_after(brief.start, MONTHS_TO_FANS), add_business_days(sponsor, _APART))
    investment = max(months_after(brief.start, MONTHS_TO_INVESTMENT), add_business_days(fans, _APART))
    release = max(months_after(brief.start, MONTHS_TO_RELEASE), add_business_days(investment, _APART))
    return Dates(brief.start, improve, sponsor, fans, investment, release)


def said(day: date, language: str) -> str:
    """Write a day as people say it: 2027年7月13日, 13 July 2027."""
    return f"{day.year}年{day.month}月{day.day}日" if language == "ja" else f"{day.day} {day:%B %Y}"
