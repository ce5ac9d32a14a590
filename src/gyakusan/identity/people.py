"""The people of workshops: who is in, as what; how they are changed, removed and let in again."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection

from gyakusan.core.bus import Bus
from gyakusan.core.clock import Clock
from gyakusan.core.ids import Ids
from gyakusan.identity import store
from gyakusan.identity.errors import LastFacilitator, NameTaken, PersonNotFound, RoleUnknown, WorkshopFull
from gyakusan.identity.links import make_link, use_link
from gyakusan.identity.models import Access, Participant, PersonChanged, PersonJoined, PersonRemoved
from gyakusan.identity.rules import clean_name, name_key
from gyakusan.identity.sessions import Sessions


class People:
    """The participants of a database. Every verb runs in the caller's transaction."""

    def __init__(
        self, clock: Clock, ids: Ids, bus: Bus, sessions: Sessions, *, max_members: int, readmit_hours: int
    ) -> None:
        self._clock = clock
        self._ids = ids
        self._bus = bus
        self._sessions = sessions
        self._max = max_members
        self._hours = readmit_hours

    def list(self, connection: Connection, workshop_id: str) -> tuple[Participant, ...]:
        """Return those who are in a workshop, in the order in which they came."""
        return tuple(store.select_participants(connection, workshop_id))

    def places(self, connection: Connection, account_id: str) -> tuple[Participant, ...]:
        """Return what an account is in which workshops."""
        return tuple(store.select_places(connection, account_id))

    def get(self, connection: Connection, workshop_id: str, person: str) -> Participant:
        """Return somebody of a workshop.

        Raises:
            PersonNotFound: nobody of that id is in this workshop.
        """
        found = store.select_participant(connection, person)
        if found is None or found.workshop_id != workshop_id:
            raise PersonNotFound(person)
        return found

    def add(
        self,
        connection: Connection,
        workshop_id: str,
        name: str,
        access: Access,
        role: str,
        roles: Collection[str],
        *,
        account_id: str = "",
    ) -> Participant:
        """Let somebody in; `roles` are the role ids of the program.

        Raises:
            BadName, NameTaken, RoleUnknown, WorkshopFull: with what to do.
        """
        name = clean_name(name)
        _check_role(access, role, roles)
        present = self.list(connection, workshop_id)
        if len(present) >= self._max:
            raise WorkshopFull(self._max)
        self._check_free(present, name, "")
        participant = Participant(
            id=self._ids.new("per"),
            workshop_id=workshop_id,
            name=name,
            access=access,
            role=role,
            account_id=account_id,
        )
        store.insert_participant(connection, participant, name_key(name), self._clock.now())
        self._bus.publish(connection, PersonJoined(participant=participant))
        return participant

    def change(
        self,
        connection: Connection,
        workshop_id: str,
        person: str,
        roles: Collection[str],
        *,
        name: str | None = None,
        access: Access | None = None,
        role: str | None = None,
    ) -> Participant:
        """Change what somebody is called, may do or is.

        Raises:
            PersonNotFound, BadName, NameTaken, RoleUnknown: with what to do.
            LastFacilitator: nobody would be left to facilitate.
        """
        found = self.get(connection, workshop_id, person)
        wanted = found.model_copy(
            update={
                "name": clean_name(name) if name is not None else found.name,
                "access": access or found.access,
                "role": role if role is not None else found.role,
            }
        )
        present = self.list(connection, workshop_id)
        _check_role(wanted.access, wanted.role, roles)
        self._check_free(present, wanted.name, person)
        if wanted.access is not Access.FACILITATOR:
            _check_not_last(present, found)
        values = {
            "name": wanted.name,
            "name_key": name_key(wanted.name),
            "access": wanted.access.value,
            "role": wanted.role,
        }
        store.update_participant(connection, person, **values)
        self._bus.publish(connection, PersonChanged(participant=wanted, before=found))
        return wanted

    def seat(self, connection: Connection, workshop_id: str, person: str, table: str) -> None:
        """Put somebody at a table; empty: at none."""
        found = self.get(connection, workshop_id, person)
        store.update_participant(connection, person, table_id=table)
        seated = found.model_copy(update={"table": table})
        self._bus.publish(connection, PersonChanged(participant=seated, before=found))

    def remove(self, connection: Connection, workshop_id: str, person: str) -> None:
        """Take somebody out; their sessions end at once, what they wrote stays, the name becomes free.

        Raises:
            PersonNotFound, LastFacilitator: as `change`.
        """
        found = self.get(connection, workshop_id, person)
        _check_not_last(self.list(connection, workshop_id), found)
        values = {"removed_at": self._clock.now().isoformat(), "name_key": f"removed {person}"}
        store.update_participant(connection, person, **values)
        self._sessions.end_all(connection, participant_id=person)
        self._bus.publish(connection, PersonRemoved(workshop_id=workshop_id, person=person, name=found.name))

    def readmit(self, connection: Connection, workshop_id: str, person: str) -> str:
        """Return a one-time link by which somebody comes in again, as whom they were."""
        found = self.get(connection, workshop_id, person)
        return make_link(connection, self._clock, self._hours, "enter", participant_id=found.id)

    def enter(self, connection: Connection, token: str) -> Participant:
        """Use a one-time link; sessions that the participant had elsewhere end.

        Raises:
            LinkNotFound, LinkOver: the link is no good.
            PersonNotFound: they were removed meanwhile.
        """
        link = use_link(connection, self._clock, "enter", token)
        found = store.select_participant(connection, link.participant_id)
        if found is None:
            raise PersonNotFound(link.participant_id)
        self._sessions.end_all(connection, participant_id=found.id)
        return found

    @staticmethod
    def _check_free(present: Collection[Participant], name: str, besides: str) -> None:
        if any(name_key(p.name) == name_key(name) for p in present if p.id != besides):
            raise NameTaken(name)


def _check_role(access: Access, role: str, roles: Collection[str]) -> None:
    if role not in roles and (role or access is Access.MEMBER):
        raise RoleUnknown(role, ", ".join(roles))


def _check_not_last(present: Collection[Participant], leaving: Participant) -> None:
    others = [p for p in present if p.access is Access.FACILITATOR and p.id != leaving.id]
    if leaving.access is Access.FACILITATOR and not others:
        raise LastFacilitator
