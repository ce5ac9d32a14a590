from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import recurring_ical_events
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from tests.support.dossiers import dossier, huge, rich, thin

from gyakusan.artifacts.kinds.plan import MeetingRow, Plan
from gyakusan.core.language import Language, label
from gyakusan.transfer.writing.calendar_ics import calendar_ics
from gyakusan.workshop.models import Edition

TOKYO = ZoneInfo("Asia/Tokyo")


def of(*meetings: MeetingRow):
    edition = Edition("p", label("p", "p"), {"plan": Plan(meetings=meetings)}, frozen=False)
    return dossier(Language.JA, [edition], brief=thin().brief)


def events(content: bytes) -> list[Any]:
    return list(Calendar.from_ical(content).walk("VEVENT"))


def unrolled(content: bytes) -> list[tuple[str, Any]]:
    found: Any = recurring_ical_events.of(Calendar.from_ical(content)).between(date(2026, 1, 1), date(2030, 1, 1))
    return sorted(
        ((str(event["SUMMARY"]), event["DTSTART"].dt) for event in found), key=lambda item: (item[0], str(item[1]))
    )


def test_a_second_library_finds_every_date_of_the_plan():
    found = unrolled(calendar_ics(rich(Language.EN)))
    progress = [when for summary, when in found if summary == "Weekly progress (Deli Planner)"]
    mondays = [datetime(2027, 2, 15, 10, 0, tzinfo=TOKYO) + timedelta(weeks=n) for n in range(14)]
    closed = {date(2027, 3, 22), date(2027, 5, 3)}
    assert progress == [when for when in mondays if when.date() not in closed]
    assert [item for item in found if "Weekly" not in item[0]] == [
        ("Observation in the trial stores (Deli Planner)", date(2027, 4, 14)),
        ("Report to the head of division (Deli Planner)", datetime(2027, 2, 24, 15, 30, tzinfo=TOKYO)),
        ("Second improve edition (Deli Planner)", datetime(2027, 5, 19, 13, 0, tzinfo=TOKYO)),
        ("Trial of the mock (Deli Planner)", date(2027, 2, 2)),
        ("◆ First fans", date(2027, 5, 12)),
        ("◆ Investment decision by share", date(2027, 6, 16)),
        ("◆ Press release", date(2027, 8, 4)),
        ("◆ Sponsor won", date(2027, 2, 24)),
    ]


def test_tokyo_has_one_standard_part_and_no_rule_because_outlook_refuses_one():
    zone: Any
    (zone,) = Calendar.from_ical(calendar_ics(rich())).walk("VTIMEZONE")
    assert [part.name for part in zone.subcomponents] == ["STANDARD"]
    assert "RRULE" not in zone.subcomponents[0]
    assert zone.subcomponents[0]["TZOFFSETTO"].td == timedelta(hours=9)


def test_the_lines_are_as_the_standard_wants_them():
    for held in (thin(), rich(), huge(), huge(Language.EN)):
        content = calendar_ics(held)
        assert content.endswith(b"END:VCALENDAR\r\n")
        assert content.count(b"\n") == content.count(b"\r\n")
        assert all(len(line) <= 75 for line in content.split(b"\r\n"))
        assert b"METHOD:PUBLISH\r\n" in content


def test_uids_follow_from_workshop_and_row_so_that_a_later_export_replaces_an_earlier_one():
    first = {str(event["UID"]) for event in events(calendar_ics(rich(Language.JA)))}
    second = {str(event["UID"]) for event in events(calendar_ics(rich(Language.EN)))}
    assert first == second
    assert "mt-0@w-a2b3c4d5e6f7g.gyakusan" in first
    assert len(first) == len(events(calendar_ics(rich())))


def test_moments_come_from_the_dossier():
    for event in events(calendar_ics(rich())):
        assert event["DTSTAMP"].dt == datetime(2027, 2, 10, tzinfo=UTC)


def test_a_repeated_meeting_says_on_which_closed_days_it_does_not_take_place():
    (progress,) = [event for event in events(calendar_ics(rich())) if "RRULE" in event]
    assert "2027-03-22, 2027-05-03" in str(progress["DESCRIPTION"])


def test_what_has_no_date_is_left_out_and_nothing_at_all_is_a_calendar_too():
    undated = MeetingRow(id="a", kind="progress", title="進捗会議", date="未定")
    assert events(calendar_ics(of(undated))) == []
    assert events(calendar_ics(thin())) == []


@given(
    st.text(max_size=200),
    st.dates(date(2026, 1, 1), date(2028, 12, 31)),
    st.none() | st.integers(0, 5),
    st.sampled_from(["", "9:00", "23:59", "深夜"]),
)
def test_any_text_and_any_rhythm_can_be_read_back(title, day, weeks, start):
    row = MeetingRow(id="a", title=title, date=day.isoformat(), start=start, every_weeks=weeks, times=6)
    content = calendar_ics(of(row))
    (event,) = events(content)
    assert unrolled(content)
    assert "\x00" not in str(event["SUMMARY"])
