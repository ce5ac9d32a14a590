from __future__ import annotations

from datetime import timedelta

import pytest
from tests.support.people import ROLES

from gyakusan.identity.errors import (
    BadName,
    InvitationNotFound,
    InvitationOver,
    LastFacilitator,
    LinkNotFound,
    LinkOver,
    NameTaken,
    NotSignedIn,
    PersonNotFound,
    RoleUnknown,
    WorkshopFull,
    WorkshopNotFound,
)
from gyakusan.identity.models import Access, PersonJoined, PersonRemoved, SessionsEnded


@pytest.fixture
def invite(identity, connection):
    def make(access=Access.MEMBER, *, workshop="w-1", role="", name="", hours=2, max_uses=2):
        made = identity.invitations.make(
            connection, workshop, access, ROLES, role=role, name=name, hours=hours, max_uses=max_uses
        )
        return made, identity.invitations.token(connection, made)

    return make


def join(identity, connection, token, name="佐藤", role="pm"):
    return identity.invitations.join(connection, token, name, role, ROLES)


def test_an_invitation_lets_people_in_as_what_it_says(identity, connection, invite, told):
    _, token = invite(role="developer")
    joined = join(identity, connection, token, " 佐藤　花子 ", "pm")
    assert (joined.name, joined.role, joined.access) == ("佐藤 花子", "developer", Access.MEMBER)
    assert told == [PersonJoined(participant=joined)]
    assert identity.people.list(connection, "w-1") == (joined,)
    assert identity.people.list(connection, "w-2") == ()


def test_an_invitation_for_somebody_has_the_name_and_is_for_one(identity, connection, invite):
    _, token = invite(name="佐藤", role="pm", max_uses=9)
    assert join(identity, connection, token, "鈴木", "").name == "佐藤"
    with pytest.raises(InvitationOver) as caught:
        join(identity, connection, token)
    assert caught.value.reason == "used_up"


def test_forged_expired_revoked_and_used_up_invitations_are_refused(identity, connection, invite, clock):
    _, token = invite(max_uses=1)
    other, _ = invite()
    name, _, signature = token.partition(".")
    for forged in (
        name,
        f"{name}.",
        f"{name}.{'B' if signature[0] == 'A' else 'A'}{signature[1:]}",
        f"{other.id}.{signature}",
        "",
        "日本.語",
    ):
        with pytest.raises(InvitationNotFound):
            identity.invitations.look_at(connection, forged)
    join(identity, connection, token)
    with pytest.raises(InvitationOver):
        join(identity, connection, token, "鈴木")
    revoked, token = invite()
    with pytest.raises(InvitationNotFound):
        identity.invitations.revoke(connection, "w-2", revoked.id)
    identity.invitations.revoke(connection, "w-1", revoked.id)
    with pytest.raises(InvitationOver):
        join(identity, connection, token, "田中")
    _, token = invite(hours=1)
    clock.advance(timedelta(hours=1))
    with pytest.raises(InvitationOver):
        join(identity, connection, token, "田中")


def test_a_refused_name_leaves_the_invitation_usable(identity, connection, invite):
    _, token = invite(max_uses=2)
    join(identity, connection, token, "Sato")
    for taken in ("sato", "ＳＡＴＯ", " Sato "):
        with pytest.raises(NameTaken):
            join(identity, connection, token, taken)
    for bad in ("", "   ", "あ" * 61, "a\u202eb", "a\u0000b", "a\nb", "a\u200bb"):
        with pytest.raises(BadName):
            join(identity, connection, token, bad)
    for role in ("", "king"):
        with pytest.raises(RoleUnknown):
            join(identity, connection, token, "鈴木", role)
    assert join(identity, connection, token, "あ" * 60).name == "あ" * 60


def test_observers_need_no_role(identity, connection, invite):
    _, token = invite(Access.OBSERVER)
    assert join(identity, connection, token, "見学者", "").role == ""


def test_a_workshop_takes_as_many_as_the_settings_say(identity, connection, invite):
    _, token = invite(max_uses=9)
    for name in "ABCD":
        join(identity, connection, token, name)
    with pytest.raises(WorkshopFull):
        join(identity, connection, token, "E")


def test_a_participant_sees_their_own_workshop_only(identity, connection, invite):
    _, token = invite()
    joined = join(identity, connection, token)
    principal = identity.principal(connection, identity.sessions.open(connection, joined, "Firefox"))
    seat = identity.access_workshop(connection, principal, "w-1")
    assert (seat.person, seat.name, seat.writes, seat.facilitates) == (joined.id, "佐藤", True, False)
    for other in ("w-2", "nowhere"):
        with pytest.raises(WorkshopNotFound):
            identity.access_workshop(connection, principal, other)


def test_who_is_removed_is_out_at_once_and_leaves_the_name(identity, connection, invite, told):
    _, token = invite(max_uses=2)
    joined = join(identity, connection, token)
    session = identity.sessions.open(connection, joined, "")
    session_id = identity.principal(connection, session).session
    link = identity.people.readmit(connection, "w-1", joined.id)
    with pytest.raises(PersonNotFound):
        identity.people.remove(connection, "w-2", joined.id)
    identity.people.remove(connection, "w-1", joined.id)
    assert told[-2:] == [
        SessionsEnded(sessions=(session_id,), persons=(joined.id,)),
        PersonRemoved(workshop_id="w-1", person=joined.id, name="佐藤"),
    ]
    with pytest.raises(NotSignedIn):
        identity.principal(connection, session)
    with pytest.raises(PersonNotFound):
        identity.people.enter(connection, link)
    assert join(identity, connection, token).name == "佐藤"


def test_a_link_to_re_enter_works_once_and_ends_older_sessions(identity, connection, invite, clock):
    _, token = invite()
    joined = join(identity, connection, token)
    old = identity.sessions.open(connection, joined, "")
    replaced = identity.people.readmit(connection, "w-1", joined.id)
    link = identity.people.readmit(connection, "w-1", joined.id)
    assert identity.people.enter(connection, link) == joined
    with pytest.raises(NotSignedIn):
        identity.principal(connection, old)
    with pytest.raises(LinkOver):
        identity.people.enter(connection, link)
    with pytest.raises(LinkNotFound):
        identity.people.enter(connection, replaced)
    late = identity.people.readmit(connection, "w-1", joined.id)
    clock.advance(timedelta(hours=24))
    with pytest.raises(LinkOver):
        identity.people.enter(connection, late)


def test_a_workshop_keeps_a_facilitator(identity, connection, invite):
    _, token = invite(Access.FACILITATOR, max_uses=2)
    lead = join(identity, connection, token, "進行", "")
    with pytest.raises(LastFacilitator):
        identity.people.remove(connection, "w-1", lead.id)
    with pytest.raises(LastFacilitator):
        identity.people.change(connection, "w-1", lead.id, ROLES, access=Access.OBSERVER)
    join(identity, connection, token, "副", "")
    changed = identity.people.change(connection, "w-1", lead.id, ROLES, access=Access.MEMBER, role="pm", name="元進行")
    assert (changed.access, changed.role, changed.name) == (Access.MEMBER, "pm", "元進行")
    with pytest.raises(NameTaken):
        identity.people.change(connection, "w-1", lead.id, ROLES, name="副")
    with pytest.raises(RoleUnknown):
        identity.people.change(connection, "w-1", lead.id, ROLES, role="")
