from __future__ import annotations

import pytest
from tests.support.room import MORNING, WS, Room, eased, go

from gyakusan.workshop.live.errors import BadMoment, CommandNotAllowed, NotInRoom


@pytest.fixture
def room(database) -> Room:
    room = eased(Room(database))
    room.do("f", "start_part", part="practice")
    room.do("f", "next_step")
    return room


def person(room: Room, who: str):
    return next(p for p in room.state().people if p.id == who)


def test_hands_are_raised_and_lowered_and_go_down_with_the_next_step(room):
    room.do("dev", "raise_hand", up=True)
    room.wait(1)
    room.do("dev", "raise_hand", up=True)
    assert person(room, "dev").hand_since == int(MORNING.timestamp() * 1000)
    with pytest.raises(CommandNotAllowed):
        room.do("pm", "raise_hand", up=False, person="dev")
    room.do("f", "raise_hand", up=False, person="dev")
    assert person(room, "dev").hand_since is None
    with pytest.raises(NotInRoom):
        room.do("f", "raise_hand", up=False, person="nobody")
    with pytest.raises(CommandNotAllowed):
        room.do("boss", "raise_hand", up=True)
    room.do("dev", "raise_hand", up=True)
    room.do("pm", "finish", done=True)
    assert person(room, "pm").finished
    room.do("pm", "finish", done=False)
    room.do("pm", "finish", done=True)
    room.do("f", "next_step")
    assert not person(room, "pm").finished
    assert person(room, "dev").hand_since is None


def test_the_lead_whom_the_team_names_may_use_the_clock(room):
    with pytest.raises(CommandNotAllowed):
        room.do("dev", "next_step")
    with pytest.raises(CommandNotAllowed):
        room.do("dev", "set_lead", person="dev")
    room.do("pm", "set_lead", person="dev")
    assert person(room, "dev").leads
    for command in ("next_step", "pause", "resume", "previous_step"):
        room.do("dev", command)
    room.do("dev", "extend", minutes=1)
    with pytest.raises(CommandNotAllowed):
        room.do("dev", "end_part", part="practice")
    with pytest.raises(NotInRoom):
        room.do("f", "set_lead", person="boss")
    room.do("f", "set_lead", person="")
    assert not person(room, "dev").leads


def test_everybody_is_brought_to_the_step_or_to_an_artifact(room):
    room.do("f", "bring_everyone")
    go(room, "practice", "listen", "profile")
    profile = room.document("f", "customer_profile").id
    room.do("f", "bring_everyone", artifact=profile)
    spotlight = room.state("obs").spotlight
    assert (spotlight.number, spotlight.artifact, spotlight.step.step) == (2, profile, "profile")
    with pytest.raises(NotInRoom):
        room.do("f", "bring_everyone", artifact="art-none")


def test_model_drafts_are_blocked_and_allowed_again(room):
    room.do("f", "block_ai", blocked=True)
    room.do("f", "block_ai", blocked=True)
    assert room.state("dev").ai_blocked
    room.do("f", "block_ai", blocked=False)
    assert not room.state("dev").ai_blocked


def test_starts_and_due_dates_are_written_as_iso_8601(room):
    for at in ("2027-01-13", "2027-01-13T10:00", "tomorrow", "0001-01-01T00:00:00+09:00"):
        with pytest.raises(BadMoment):
            room.do("f", "set_start", part="improve", at=at)
    room.do("f", "set_start", part="improve", at="2027-01-20T13:00:00+09:00")
    starts = {p.id: p.starts_at for p in room.state().parts}
    assert starts["improve"] == 1_800_417_600_000
    room.do("f", "set_start", part="improve", at="")
    assert {p.id: p.starts_at for p in room.state().parts}["improve"] is None
    with pytest.raises(BadMoment):
        room.do("pm", "set_check", check="mock-open", due="soon")


def test_who_is_here_shows_and_several_tabs_are_one_person(room):
    presence, told = room.rooms.presence, list[str]()
    presence.on_change(told.append)
    presence.arrive(WS, "dev")
    presence.arrive(WS, "dev")
    presence.leave(WS, "dev")
    assert person(room, "dev").online
    presence.leave(WS, "dev")
    assert not person(room, "dev").online
    assert told == [WS, WS]
