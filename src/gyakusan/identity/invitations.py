"""Invitations: signed links that carry the workshop, the access and, when wished, role and name."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta

from sqlalchemy import Connection

from gyakusan.core.clock import Clock
from gyakusan.core.ids import Ids
from gyakusan.identity import store
from gyakusan.identity.errors import InvitationNotFound, InvitationOver, RoleUnknown
from gyakusan.identity.models import Access, Invitation, Participant
from gyakusan.identity.people import People
from gyakusan.identity.rules import clean_name, signed_words
from gyakusan.identity.tokens import new_key, same, signature

_KEY = "invitations"


class Invitations:
    """All invitations of a database. Every verb runs in the caller's transaction."""

    def __init__(self, clock: Clock, ids: Ids, people: People) -> None:
        self._clock = clock
        self._ids = ids
        self._people = people

    def make(
        self,
        connection: Connection,
        workshop_id: str,
        access: Access,
        roles: Collection[str],
        *,
        role: str = "",
        name: str = "",
        hours: int,
        max_uses: int,
    ) -> Invitation:
        """Invite people; `roles` are the role ids of the program.

        Raises:
            RoleUnknown, BadName: with what to choose instead.
        """
        if role and role not in roles:
            raise RoleUnknown(role, ", ".join(roles))
        now = self._clock.now()
        invitation = Invitation(
            id=self._ids.new("inv"),
            workshop_id=workshop_id,
            access=access,
            role=role,
            name=clean_name(name) if name else "",
            expires_at=now + timedelta(hours=hours),
            max_uses=1 if name else max_uses,
        )
        store.insert_invitation(connection, invitation, now)
        if store.select_key(connection, _KEY) is None:
            store.insert_key(connection, _KEY, new_key())
        return invitation

    def token(self, connection: Connection, invitation: Invitation) -> str:
        """Return the signed token of an invitation."""
        key = store.select_key(connection, _KEY)
        assert key is not None
        return f"{invitation.id}.{signature(key, signed_words(invitation))}"

    def list(self, connection: Connection, workshop_id: str) -> tuple[Invitation, ...]:
        """Return the invitations of a workshop, oldest first."""
        return tuple(store.select_invitations(connection, workshop_id))

    def look_at(self, connection: Connection, token: str) -> Invitation:
        """Return an invitation that can be used now.

        Raises:
            InvitationNotFound: the token is not ours.
            InvitationOver: it has expired, was revoked or is used up.
        """
        invitation = store.select_invitation(connection, token.partition(".")[0])
        if invitation is None or not same(token, self.token(connection, invitation)):
            raise InvitationNotFound
        if invitation.revoked_at is not None:
            raise InvitationOver("revoked")
        if invitation.expires_at <= self._clock.now():
            raise InvitationOver("expired")
        if invitation.uses >= invitation.max_uses:
            raise InvitationOver("used_up")
        return invitation

    def join(self, connection: Connection, token: str, name: str, role: str, roles: Collection[str]) -> Participant:
        """Come in; role and name of the invitation win over those chosen.

        Raises:
            InvitationNotFound, InvitationOver: as `look_at`.
            BadName, NameTaken, RoleUnknown, WorkshopFull: the invitation stays usable.
        """
        invitation = self.look_at(connection, token)
        joined = self._people.add(
            connection,
            invitation.workshop_id,
            invitation.name or name,
            invitation.access,
            invitation.role or role,
            roles,
        )
        store.update_invitation(connection, invitation.id, uses=invitation.uses + 1)
        return joined

    def revoke(self, connection: Connection, workshop_id: str, invitation_id: str) -> None:
        """Take an invitation back.

        Raises:
            InvitationNotFound: the workshop has none of that id.
        """
        invitation = store.select_invitation(connection, invitation_id)
        if invitation is None or invitation.workshop_id != workshop_id:
            raise InvitationNotFound
        store.update_invitation(connection, invitation_id, revoked_at=self._clock.now().isoformat())
