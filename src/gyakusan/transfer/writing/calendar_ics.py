"""The plan's dates as a calendar that Outlook and Google take: milestones, meetings, the trial of the mock."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Component, Event, Timezone, TimezoneStandard

from gyakusan.artifacts.kinds.plan import MeetingRow, MilestoneRow, Plan
from gyakusan.core.language import Language
from gyakusan.plan.dates import Schedule, meeting_kind, parse_day, schedule
from gyakusan.transfer.writing.wording import clean, one_line, say
from gyakusan.workshop.models import Dossier

TOKYO = ZoneInfo("Asia/Tokyo")
_SEQUENCE_EPOCH = date(2020, 1, 1)


def _add(component: Component, name: str, value: object, **parameters: str) -> None:
    component.add(name, value, parameters=parameters)  # pyright: ignore[reportUnknownMemberType]


def calendar_ics(dossier: Dossier) -> bytes:
    """Return the calendar; what has no date is not in it.

    UIDs follow from the workshop and the row, so that a later export replaces the entries of an earlier one.
    """
    language = dossier.brief.language
    calendar = Calendar()
    _add(calendar, "prodid", "-//Gyakusan//Plan//JA")
    _add(calendar, "version", "2.0")
    _add(calendar, "calscale", "GREGORIAN")
    _add(calendar, "method", "PUBLISH")
    _add(calendar, "x-wr-calname", say("calendar.name", language, product=one_line(dossier.brief.product)))
    _add(calendar, "x-wr-timezone", "Asia/Tokyo")
    calendar.add_component(_tokyo())
    plan = dossier.latest(Plan)
    for event in (*_milestones(dossier, plan), *_meetings(dossier, plan), *_trial(dossier, plan)):
        calendar.add_component(event)
    return calendar.to_ical()


def _tokyo() -> Timezone:
    """Return the zone: one STANDARD part without RRULE. Outlook refuses a RRULE without BYDAY."""
    standard = TimezoneStandard()
    _add(standard, "dtstart", datetime(1970, 1, 1))  # noqa: DTZ001  the format wants local time here
    _add(standard, "tzoffsetfrom", timedelta(hours=9))
    _add(standard, "tzoffsetto", timedelta(hours=9))
    _add(standard, "tzname", "JST")
    zone = Timezone()
    _add(zone, "tzid", "Asia/Tokyo")
    zone.add_component(standard)
    return zone


def _event(dossier: Dossier, row_id: str, summary: str, description: Iterable[str]) -> Event:
    stamp = datetime.combine(dossier.as_of, time(0), UTC)
    event = Event()
    _add(event, "uid", f"{row_id}@{dossier.workshop.id}.gyakusan")
    _add(event, "dtstamp", stamp)
    _add(event, "last-modified", stamp)
    _add(event, "sequence", max(0, (dossier.as_of - _SEQUENCE_EPOCH).days))
    _add(event, "summary", one_line(summary))
    if text := "\n".join(line for line in map(clean, description) if line):
        _add(event, "description", text)
    return event


def _all_day(event: Event, day: date) -> Event:
    _add(event, "dtstart", day)
    _add(event, "dtend", day + timedelta(days=1))
    _add(event, "transp", "TRANSPARENT")
    _add(event, "x-microsoft-cdo-busystatus", "FREE")
    return event


def _milestones(dossier: Dossier, plan: Plan) -> Iterable[Event]:
    language = dossier.brief.language
    for row in plan.milestones:
        if day := parse_day(row.date):
            summary = say("calendar.milestone", language, title=one_line(row.title) or dossier.brief.product)
            yield _all_day(_event(dossier, row.id, summary, _about_milestone(row, language)), day)


def _about_milestone(row: MilestoneRow, language: Language) -> Iterable[str]:
    if row.done_means.strip():
        yield say("calendar.done_means", language, text=clean(row.done_means))
    if row.gain.strip():
        yield say("calendar.gain", language, text=clean(row.gain))


def _meetings(dossier: Dossier, plan: Plan) -> Iterable[Event]:
    language = dossier.brief.language
    for row in plan.meetings:
        if planned := schedule(row, plan):
            title = row.title.strip() or meeting_kind(row, language)
            summary = say("calendar.meeting", language, title=one_line(title), product=one_line(dossier.brief.product))
            event = _event(dossier, row.id, summary, _about_meeting(row, planned, language))
            yield _repeated(_timed(event, planned), planned)


def _about_meeting(row: MeetingRow, planned: Schedule, language: Language) -> Iterable[str]:
    if row.kind:
        yield meeting_kind(row, language)
    if row.attendees.strip():
        yield say("calendar.attendees", language, text=clean(row.attendees))
    if planned.start is None:
        yield say("calendar.no_time", language)
    if planned.skipped:
        days = ", ".join(day.isoformat() for day in planned.skipped)
        yield say("calendar.skipped", language, days=days)
    if planned.closed:
        yield say("calendar.closed", language, day=planned.first.isoformat())


def _timed(event: Event, planned: Schedule) -> Event:
    if planned.start is None:
        return _all_day(event, planned.first)
    start = datetime.combine(planned.first, planned.start, TOKYO)
    _add(event, "dtstart", start)
    _add(event, "dtend", start + timedelta(minutes=planned.minutes))
    _add(event, "transp", "OPAQUE")
    return event


def _repeated(event: Event, planned: Schedule) -> Event:
    if planned.count == 1:
        return event
    _add(event, "rrule", {"FREQ": "WEEKLY", "INTERVAL": planned.weeks, "COUNT": planned.count})
    for day in planned.skipped:
        if planned.start is None:
            _add(event, "exdate", day, VALUE="DATE")
        else:
            _add(event, "exdate", datetime.combine(day, planned.start, TOKYO))
    return event


def _trial(dossier: Dossier, plan: Plan) -> Iterable[Event]:
    """Put the trial of the mock into the calendar, unless a user test is planned on that day anyway."""
    trial, language = dossier.brief.trial, dossier.brief.language
    planned = {row.date.strip() for row in plan.meetings if row.kind == "user_test"}
    if trial.on and trial.on.isoformat() not in planned:
        summary = say("calendar.trial", language, product=one_line(dossier.brief.product))
        yield _all_day(_event(dossier, "trial", summary, (trial.who, trial.how)), trial.on)
