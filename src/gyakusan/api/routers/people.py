"""Endpoints of invitations and of the people of a workshop."""

from __future__ import annotations

from datetime import datetime

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field
from sqlalchemy import Connection

from gyakusan.api.access import Facilitator, Seat
from gyakusan.api.house import House
from gyakusan.api.rooms import Rooms
from gyakusan.api.routers.identity import Asked, Short, agent_of
from gyakusan.core.language import Label, Language
from gyakusan.identity.models import Access, Invitation, Participant
from gyakusan.programs.models import Role

router = APIRouter(tags=["people"])


class RoleOffer(BaseModel):
    """A role that whoever joins may choose."""

    id: str
    title: Label
    duty: Label
    required: bool


class InvitationOffer(BaseModel):
    """What an invitation offers, to be shown before joining. Fixed role and name are empty when free to choose."""

    workshop_id: str
    title: Label
    product: str
    language: Language
    access: Access
    roles: list[RoleOffer]
    role: str
    name: str


class Join(Asked):
    """Who comes in."""

    name: Short = ""
    role: Short = ""


class Enter(Asked):
    """A one-time link."""

    token: Short


class Joined(BaseModel):
    """A new session of a participant; its token is shown this once."""

    token: str
    workshop_id: str
    participant_id: str


class NewInvitation(Asked):
    """Who is invited, until when, how many of them."""

    access: Access = Access.MEMBER
    role: Short = ""
    name: Short = ""
    expires_hours: int = Field(default=168, ge=1, le=24 * 400)
    max_uses: int = Field(default=30, ge=1, le=1000)


class InvitationView(BaseModel):
    """An invitation with its link."""

    id: str
    url: str
    access: Access
    role: str
    name: str
    expires_at: datetime
    max_uses: int
    uses: int
    revoked_at: datetime | None


class PersonChange(Asked):
    """What changes about somebody; left out: stays."""

    name: Short | None = None
    access: Access | None = None
    role: Short | None = None


class OneTimeLink(BaseModel):
    """A link that works once."""

    url: str


@router.get("/invitations/{token}")
def look_at_invitation(token: str, rooms: House) -> InvitationOffer:
    """Say what an invitation offers."""
    with rooms.database.reading() as connection:
        invitation = rooms.identity.invitations.look_at(connection, token)
        workshop = rooms.workshops.get(connection, invitation.workshop_id)
        program = rooms.programs.named(workshop.program).program
    return InvitationOffer(
        workshop_id=workshop.id,
        title=program.title,
        product=workshop.brief.product,
        language=workshop.brief.language,
        access=invitation.access,
        roles=[_offer(role) for role in program.people.roles],
        role=invitation.role,
        name=invitation.name,
    )


def _offer(role: Role) -> RoleOffer:
    return RoleOffer(id=role.id, title=role.title, duty=role.duty, required=role.required)


@router.post("/invitations/{token}/join", status_code=201)
def join(token: str, body: Join, request: Request, rooms: House) -> Joined:
    """Come into a workshop."""
    with rooms.database.transaction() as connection:
        invitation = rooms.identity.invitations.look_at(connection, token)
        roles = role_ids(rooms, connection, invitation.workshop_id)
        joined = rooms.identity.invitations.join(connection, token, body.name, body.role, roles)
        return _opened(rooms, connection, joined, request)


@router.post("/enter")
def enter(body: Enter, request: Request, rooms: House) -> Joined:
    """Come in again by a one-time link; sessions elsewhere end."""
    with rooms.database.transaction() as connection:
        return _opened(rooms, connection, rooms.identity.people.enter(connection, body.token), request)


def _opened(rooms: Rooms, connection: Connection, who: Participant, request: Request) -> Joined:
    token = rooms.identity.sessions.open(connection, who, agent_of(request))
    return Joined(token=token, workshop_id=who.workshop_id, participant_id=who.id)


@router.get("/workshops/{workshop_id}/invitations")
def list_invitations(seat: Facilitator, rooms: House) -> list[InvitationView]:
    """Return the invitations of a workshop."""
    with rooms.database.reading() as connection:
        found = rooms.identity.invitations.list(connection, seat.workshop_id)
        return [_view(entry, rooms.identity.invitations.token(connection, entry)) for entry in found]


@router.post("/workshops/{workshop_id}/invitations", status_code=201)
def invite(body: NewInvitation, seat: Facilitator, rooms: House) -> InvitationView:
    """Invite people."""
    with rooms.database.transaction() as connection:
        made = rooms.identity.invitations.make(
            connection,
            seat.workshop_id,
            body.access,
            role_ids(rooms, connection, seat.workshop_id),
            role=body.role,
            name=body.name,
            hours=body.expires_hours,
            max_uses=body.max_uses,
        )
        return _view(made, rooms.identity.invitations.token(connection, made))


@router.delete("/workshops/{workshop_id}/invitations/{invitation_id}", status_code=204)
def revoke_invitation(invitation_id: str, seat: Facilitator, rooms: House) -> None:
    """Take an invitation back."""
    with rooms.database.transaction() as connection:
        rooms.identity.invitations.revoke(connection, seat.workshop_id, invitation_id)


@router.get("/workshops/{workshop_id}/people")
def list_people(seat: Seat, rooms: House) -> list[Participant]:
    """Return who is in a workshop."""
    with rooms.database.reading() as connection:
        return list(rooms.identity.people.list(connection, seat.workshop_id))


@router.patch("/workshops/{workshop_id}/people/{person_id}")
def change_person(person_id: str, body: PersonChange, seat: Facilitator, rooms: House) -> Participant:
    """Change what somebody is called, may do or is."""
    with rooms.database.transaction() as connection:
        return rooms.identity.people.change(
            connection,
            seat.workshop_id,
            person_id,
            role_ids(rooms, connection, seat.workshop_id),
            name=body.name,
            access=body.access,
            role=body.role,
        )


@router.delete("/workshops/{workshop_id}/people/{person_id}", status_code=204)
def remove_person(person_id: str, seat: Facilitator, rooms: House) -> None:
    """Take somebody out; their sessions end at once."""
    with rooms.database.transaction() as connection:
        rooms.identity.people.remove(connection, seat.workshop_id, person_id)


@router.post("/workshops/{workshop_id}/people/{person_id}/readmit")
def readmit_person(person_id: str, seat: Facilitator, rooms: House) -> OneTimeLink:
    """Make a link by which somebody comes in again as whom they were."""
    with rooms.database.transaction() as connection:
        token = rooms.identity.people.readmit(connection, seat.workshop_id, person_id)
    return OneTimeLink(url=f"/enter/{token}")


def role_ids(rooms: Rooms, connection: Connection, workshop_id: str) -> list[str]:
    """Return the role ids of a workshop's program."""
    workshop = rooms.workshops.get(connection, workshop_id)
    return [role.id for role in rooms.programs.named(workshop.program).program.people.roles]


def _view(invitation: Invitation, token: str) -> InvitationView:
    values = invitation.model_dump(exclude={"workshop_id"})
    return InvitationView(**values, url=f"/join/{token}")
