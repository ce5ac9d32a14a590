from __future__ import annotations

from datetime import date, time, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.support.dossiers import rich, thin

from gyakusan.artifacts.kinds.plan import MeetingRow, MilestoneRow, Plan
from gyakusan.core.calendar import is_business_day
from gyakusan.plan.dates import next_dates, parse_day, parse_time, schedule

EMPTY = Plan()


def meeting(day: str, **values) -> MeetingRow:
    return MeetingRow(id="m", kind="progress", title="進捗会議", date=day, start="10:00", **values)


def test_repeated_meetings_skip_closed_days_and_are_never_moved():
    planned = schedule(meeting("2027-04-26", every_weeks=1, times=3), EMPTY)
    assert planned is not None
    assert planned.skipped == (date(2027, 5, 3),)
    assert planned.dates() == (date(2027, 4, 26), date(2027, 5, 10))


def test_a_series_that_would_begin_on_a_closed_day_begins_with_its_first_open_one():
    planned = schedule(meeting("2027-05-03", every_weeks=1, times=3), EMPTY)
    assert planned is not None
    assert (planned.first, planned.count, planned.skipped) == (date(2027, 5, 10), 2, ())


def test_a_single_meeting_on_a_closed_day_stays_and_says_so():
    planned = schedule(meeting("2027-05-03"), EMPTY)
    assert planned is not None
    assert planned.dates() == (date(2027, 5, 3),)
    assert planned.closed


def test_without_a_number_of_times_a_meeting_goes_on_until_the_last_milestone():
    until = Plan(milestones=(MilestoneRow(id="x", date="2027-06-30"),))
    planned = schedule(meeting("2027-06-02", every_weeks=2), until)
    assert planned is not None
    assert planned.dates()[-1] == date(2027, 6, 30)


def test_what_is_no_date_or_time_is_none_never_a_guess():
    assert parse_day("2027/3/5") is None
    assert parse_day("2027/03/05") == date(2027, 3, 5)
    assert parse_day("3月5日") is None
    assert parse_day("9999-12-31") is None
    assert parse_time("25:00") is None
    assert parse_time("9:30") == time(9, 30)
    assert schedule(meeting("未定"), EMPTY) is None


@given(
    st.dates(date(2020, 1, 1), date(2030, 12, 31)),
    st.none() | st.floats(-5, 500),
    st.none() | st.floats(-5, 500),
    st.none() | st.floats(-5, 5000),
)
def test_any_meeting_takes_place_on_its_weekday_on_open_days_at_least_once(day, weeks, times, minutes):
    planned = schedule(meeting(day.isoformat(), every_weeks=weeks, times=times, minutes=minutes), EMPTY)
    assert planned is not None
    days = planned.dates()
    assert days
    assert all((found - day) % timedelta(weeks=1) == timedelta(0) for found in days)
    assert planned.count == 1 or all(is_business_day(found) for found in days)


def test_next_dates_are_in_order_and_name_only_the_next_of_a_series():
    found = next_dates(rich())
    assert [(item.on.isoformat(), item.kind) for item in found] == [
        ("2027-02-15", "progress"),
        ("2027-02-24", "milestone"),
        ("2027-02-24", "executive_report"),
        ("2027-04-14", "user_test"),
        ("2027-05-12", "milestone"),
        ("2027-05-19", "workshop"),
        ("2027-06-16", "milestone"),
        ("2027-08-04", "milestone"),
    ]
    assert next_dates(thin()) == ()
