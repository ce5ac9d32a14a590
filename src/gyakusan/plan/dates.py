"""Dates of the plan: reading them, and unrolling meetings over Japanese holidays."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time, timedelta

from gyakusan.artifacts.kinds.plan import MeetingRow, Plan
from gyakusan.artifacts.models import columns
from gyakusan.core.calendar import is_business_day
from gyakusan.core.language import Language
from gyakusan.plan.models import NextDate
from gyakusan.workshop.models import Dossier

_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
_MAX_TIMES = 260
"""Most occurrences of one meeting: five years of weeks."""
_OPEN_ENDED = timedelta(weeks=13)
"""How long a meeting without a number of times goes on when no milestone says when the plan ends: three months."""


@dataclass(frozen=True)
class Schedule:
    """When a meeting takes place, in Japan time."""

    first: date
    start: time | None
    """None: all day, the time is not agreed yet."""
    minutes: int
    weeks: int
    """Weeks from one occurrence to the next."""
    count: int
    """Occurrences counted from the first, the skipped ones included."""
    skipped: tuple[date, ...]
    """Occurrences that fall on a day on which offices are closed."""

    @property
    def closed(self) -> bool:
        """Tell whether a single meeting was put on a day on which offices are closed."""
        return self.count == 1 and not is_business_day(self.first)

    def dates(self) -> tuple[date, ...]:
        """Return the days on which it really takes place."""
        every = (self.first + timedelta(weeks=self.weeks * n) for n in range(self.count))
        return tuple(day for day in every if day not in self.skipped)


def parse_day(text: str) -> date | None:
    """Read an ISO date (slashes are accepted) between 2000 and 2100; anything else is no date."""
    try:
        day = date.fromisoformat(text.strip().replace("/", "-"))
    except ValueError:
        return None
    return day if 2000 <= day.year <= 2100 else None


def parse_time(text: str) -> time | None:
    """Read a time of day as HH:MM; anything else is no time."""
    found = _TIME.fullmatch(text.strip().replace("：", ":"))
    return time(int(found[1]), int(found[2])) if found else None


def schedule(meeting: MeetingRow, plan: Plan) -> Schedule | None:
    """Return when a meeting takes place, or None when it has no date.

    A single meeting stays on its day even if offices are closed then: somebody chose that day. Of a repeated one, the
    occurrences on closed days are skipped, never moved; the first date is the first that is not skipped.
    """
    day = parse_day(meeting.date)
    if day is None:
        return None
    start = parse_time(meeting.start)
    minutes = max(5, min(24 * 60, int(meeting.minutes or 60)))
    weeks = max(0, min(52, int(meeting.every_weeks or 0)))
    count = _count(meeting, plan, day, weeks)
    every = [day + timedelta(weeks=weeks * n) for n in range(count)]
    if count > 1:
        while len(every) > 1 and not is_business_day(every[0]):
            every.pop(0)
    skipped = tuple(d for d in every if not is_business_day(d)) if len(every) > 1 else ()
    return Schedule(every[0], start, minutes, weeks, len(every), skipped)


def _count(meeting: MeetingRow, plan: Plan, first: date, weeks: int) -> int:
    if weeks == 0:
        return 1
    if meeting.times is not None:
        return max(1, min(_MAX_TIMES, int(meeting.times)))
    ends = [day for row in plan.milestones if (day := parse_day(row.date))]
    end = max([*ends, first]) if ends else first + _OPEN_ENDED
    return min(_MAX_TIMES, (end - first).days // (7 * weeks) + 1)


def next_dates(dossier: Dossier) -> tuple[NextDate, ...]:
    """Return the agreed days from the date of the dossier on: milestones, the trial, each meeting's next occurrence."""
    plan = dossier.latest(Plan)
    language = dossier.brief.language
    found = [
        NextDate(day, None, "milestone", row.title.strip(), "")
        for row in plan.milestones
        if (day := parse_day(row.date)) and day >= dossier.as_of
    ]
    for row in plan.meetings:
        found += _next_meeting(row, plan, dossier.as_of, language)
    trial = dossier.brief.trial
    if trial.on and trial.on >= dossier.as_of:
        found.append(NextDate(trial.on, None, "trial", trial.how.strip(), trial.who.strip()))
    return tuple(sorted(found, key=lambda item: (item.on, item.start or time(0), item.kind, item.what)))


def _next_meeting(row: MeetingRow, plan: Plan, as_of: date, language: Language) -> list[NextDate]:
    planned = schedule(row, plan)
    coming = [day for day in planned.dates() if day >= as_of] if planned else []
    if not planned or not coming:
        return []
    what = row.title.strip() or meeting_kind(row, language)
    return [NextDate(coming[0], planned.start, row.kind.strip() or "meeting", what, row.attendees.strip())]


def meeting_kind(row: MeetingRow, language: Language) -> str:
    """Return the label of a meeting's kind."""
    return columns(MeetingRow)["kind"].choice(row.kind, language)
