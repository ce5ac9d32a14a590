from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from gyakusan.app import programs
from gyakusan.core.language import Language
from gyakusan.identity.models import Access, Brief
from gyakusan.workshop.live import agenda
from gyakusan.workshop.live import commands as c
from gyakusan.workshop.live.errors import NoPartRunning, NoStepRunning, NoStepThere, NotInRoom, StepBegun
from gyakusan.workshop.live.facts import Facts, Person
from gyakusan.workshop.live.models import StepRef
from gyakusan.workshop.live.projection import Scene
from gyakusan.workshop.live.reducer import after
from gyakusan.workshop.live.rules import brought_about
from gyakusan.workshop.models import PartStarted

MINUTE = 60_000
START = int(datetime(2027, 1, 13, 1, 0, tzinfo=UTC).timestamp() * 1000)
FACILITATOR = Person("f", "進行", Access.FACILITATOR)
PROGRAM = programs().load("working-backwards").program


class Meeting:
    """A room without a database: commands and the time that passes."""

    def __init__(self, part: str = "practice", program=PROGRAM) -> None:
        self.program, self.now, self.facts = program, START, Facts()
        self.part = part

    def begin(self) -> Meeting:
        self.facts = after(self.facts, 1, self.now, PartStarted("ws", self.part))
        return self

    def do(self, *commands: c.Command) -> Meeting:
        for command in commands:
            brief = Brief(language=Language.JA, product="弁当", start=date(2027, 1, 13))
            scene = Scene("ws", self.program, brief, self.facts, (FACILITATOR,))
            for event in brought_about(scene, FACILITATOR, command, self.now, None):  # pyright: ignore
                self.facts = after(self.facts, self.facts.number + 1, self.now, event)
        return self

    def wait(self, minutes: float) -> Meeting:
        self.now += int(minutes * MINUTE)
        return self

    @property
    def clock(self):
        return agenda.clock_view(self.program, self.facts, self.part)

    @property
    def agenda(self):
        return agenda.agenda(self.program, self.facts, self.part)

    def item(self, name: str):
        return next(i for i in self.agenda if f"{i.ref.phase}/{i.ref.step}" == name)

    def minutes(self) -> list[int]:
        return [item.minutes for item in self.agenda]

    def current(self) -> str:
        step = self.clock.step
        return f"{step.phase}/{step.step}" if step else ""


NEXT, PREVIOUS, PAUSE, RESUME = (
    c.NextStep(type="next_step"),
    c.PreviousStep(type="previous_step"),
    c.Pause(type="pause"),
    c.Resume(type="resume"),
)


def plus(minutes: int) -> c.Extend:
    return c.Extend(type="extend", minutes=minutes)


def ref(phase: str, step: str) -> StepRef:
    return StepRef(part="practice", phase=phase, step=step)


def go(phase: str, step: str) -> c.StartStep:
    return c.StartStep(type="start_step", step=ref(phase, step))


def test_a_practice_edition_on_the_timetable_ends_on_the_minute():
    meeting = Meeting().begin()
    for item in meeting.agenda:
        meeting.do(NEXT)
        assert meeting.clock.step == item.ref
        assert meeting.clock.ends_at == meeting.now + item.planned_minutes * MINUTE
        assert meeting.item(f"{item.ref.phase}/{item.ref.step}").planned_start == meeting.now
        assert meeting.clock.behind_ms == 0
        meeting.wait(item.planned_minutes)
    meeting.do(NEXT)
    assert meeting.clock.step is None
    assert meeting.now - START == 210 * MINUTE
    assert {item.state for item in meeting.agenda} == {"done"}
    assert meeting.clock.behind_ms == 0
    with pytest.raises(NoStepThere):
        meeting.do(NEXT)


def test_five_more_minutes_come_out_of_the_breaks_until_they_are_empty():
    meeting = Meeting().begin().do(NEXT, plus(5))
    assert meeting.clock.ends_at == START + 10 * MINUTE
    assert (meeting.item("break/break").minutes, meeting.item("mock-break/break").minutes) == (10, 15)
    assert (meeting.clock.behind_ms, meeting.clock.shrunk_breaks_ms) == (0, 5 * MINUTE)
    meeting.do(plus(20))
    assert (meeting.item("break/break").minutes, meeting.item("mock-break/break").minutes) == (0, 5)
    meeting.do(plus(10))
    assert (meeting.item("break/break").minutes, meeting.item("mock-break/break").minutes) == (0, 0)
    assert (meeting.clock.behind_ms, meeting.clock.shrunk_breaks_ms) == (5 * MINUTE, 30 * MINUTE)
    assert meeting.item("break/break").planned_minutes == 15
    meeting.do(plus(-10))
    assert (meeting.item("break/break").minutes, meeting.clock.behind_ms) == (5, 0)


def test_expected_times_follow_what_was_given_and_planned_times_do_not():
    meeting = Meeting().begin().do(NEXT, plus(5))
    hello, breaks = meeting.item("introduction/hello"), meeting.item("invent/explain")
    assert (hello.planned_start, hello.expected_start) == (START + 5 * MINUTE, START + 10 * MINUTE)
    assert breaks.planned_start == breaks.expected_start == START + 90 * MINUTE


def test_what_a_step_runs_over_the_next_break_gives():
    meeting = Meeting().begin().do(NEXT).wait(8).do(NEXT)
    assert meeting.item("break/break").minutes == 12
    assert meeting.clock.behind_ms == 0


def test_more_time_after_the_end_counts_from_now():
    meeting = Meeting().begin().do(NEXT).wait(8).do(plus(2))
    assert meeting.clock.ends_at == meeting.now + 2 * MINUTE
    assert meeting.item("break/break").minutes == 10


def test_a_break_that_gave_everything_is_passed_over():
    meeting = Meeting().begin().do(NEXT, plus(15), go("define", "score"), NEXT)
    assert meeting.current() == "invent/explain"
    assert meeting.item("break/break").state == "done"


def test_a_pause_keeps_what_is_left_and_time_lost_shows_as_behind():
    meeting = Meeting().begin().do(NEXT).wait(2).do(PAUSE, PAUSE)
    assert (meeting.clock.running, meeting.clock.remaining_ms, meeting.clock.ends_at) == (False, 3 * MINUTE, None)
    assert meeting.clock.paused_at == meeting.now
    meeting.wait(4).do(plus(1))
    assert meeting.clock.remaining_ms == 4 * MINUTE
    meeting.do(RESUME, RESUME)
    assert meeting.clock.ends_at == meeting.now + 4 * MINUTE
    assert meeting.clock.behind_ms == 4 * MINUTE


def test_going_back_gives_what_was_left_else_the_whole_time():
    meeting = Meeting().begin().do(NEXT).wait(2).do(NEXT).wait(1).do(PREVIOUS)
    assert (meeting.current(), meeting.clock.ends_at) == ("introduction/scope", meeting.now + 3 * MINUTE)
    assert meeting.item("introduction/hello").state == "ahead"
    meeting.wait(3).do(NEXT)
    assert meeting.clock.ends_at == meeting.now + 4 * MINUTE
    meeting.wait(4).do(NEXT, PREVIOUS)
    assert (meeting.current(), meeting.clock.ends_at) == ("introduction/hello", meeting.now + 5 * MINUTE)


def test_back_from_the_first_step_and_clock_without_a_step_are_refused():
    with pytest.raises(NoPartRunning):
        Meeting().do(NEXT)
    meeting = Meeting().begin()
    for command in (PAUSE, RESUME, plus(1), c.Finish(type="finish", done=True)):
        with pytest.raises(NoStepRunning):
            meeting.do(command)
    with pytest.raises(NoStepThere):
        meeting.do(NEXT, PREVIOUS)
    with pytest.raises(NotInRoom):
        meeting.do(go("listen", "none"))


def test_jumping_ahead_leaves_steps_out_and_jumping_back_does_them_again():
    meeting = Meeting().begin().do(NEXT, go("define", "ask"))
    assert meeting.item("introduction/scope").state == "done"
    assert meeting.item("listen/profile").state == "ahead"
    assert meeting.item("listen/profile").expected_start is None
    meeting.do(NEXT, go("listen", "profile"))
    assert meeting.item("define/score").state == "ahead"
    meeting.do(NEXT)
    assert meeting.current() == "listen/journey"


def test_minutes_are_set_for_steps_ahead_only():
    profile = c.SetMinutes(type="set_minutes", step=ref("listen", "profile"), minutes=20)
    meeting = Meeting().do(profile).begin()
    assert meeting.item("listen/profile").minutes == 20
    assert meeting.clock.behind_ms == 10 * MINUTE
    meeting.do(go("listen", "profile"))
    assert meeting.clock.ends_at == meeting.now + 20 * MINUTE
    with pytest.raises(StepBegun):
        meeting.do(profile)


def test_a_preset_distributes_the_minutes_and_takes_back_what_was_set_by_hand():
    meeting = Meeting("improve")
    step = StepRef(part="improve", phase="listen", step="profile")
    meeting.do(c.SetMinutes(type="set_minutes", step=step, minutes=1))
    meeting.do(c.UsePreset(type="use_preset", part="improve", preset="invention-to-deepen"))
    assert meeting.item("listen/profile").minutes == 5
    assert meeting.item("invent/combine").minutes == 18
    assert sum(meeting.minutes()) == 180
    meeting.do(c.UsePreset(type="use_preset", part="improve", preset=""))
    assert meeting.item("listen/profile").minutes == 10
    with pytest.raises(NotInRoom):
        meeting.do(c.UsePreset(type="use_preset", part="improve", preset="none"))


def test_a_planned_start_gives_planned_times_and_a_late_start_is_behind():
    at = "2027-01-13T10:00:00+09:00"
    meeting = Meeting().do(c.SetStart(type="set_start", part="practice", at=at))
    assert meeting.item("listen/explain").planned_start == START + 10 * MINUTE
    assert meeting.item("listen/explain").expected_start == START + 10 * MINUTE
    meeting.wait(7).begin().do(NEXT)
    assert meeting.clock.behind_ms == 7 * MINUTE
    assert meeting.item("listen/explain").planned_start == START + 10 * MINUTE
    assert meeting.item("listen/explain").expected_start == START + 17 * MINUTE


def test_a_rehearsal_on_another_day_is_measured_from_its_own_start():
    meeting = Meeting().do(c.SetStart(type="set_start", part="practice", at="2027-01-20T10:00:00+09:00")).begin()
    assert meeting.do(NEXT).clock.behind_ms == 0
