"""Errors of the identity room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from gyakusan.core.errors import GyakusanError, InputError
from gyakusan.core.language import Language
from gyakusan.core.texts import text


@dataclass(eq=False)
class NotSignedIn(GyakusanError):
    """There is no valid session: none was shown, it has expired, or it was ended."""

    code: ClassVar[str] = "not_signed_in"
    status: ClassVar[int] = 401


@dataclass(eq=False)
class WrongPassword(GyakusanError):
    """Login and password do not fit; which of them is not said."""

    code: ClassVar[str] = "wrong_password"
    status: ClassVar[int] = 401


@dataclass(eq=False)
class TooManyAttempts(GyakusanError):
    """Too many failed sign-ins."""

    code: ClassVar[str] = "too_many_attempts"
    status: ClassVar[int] = 429
    retry_after: int
    """Seconds."""

    def _spoken(self, language: Language) -> dict[str, object]:
        del language
        return {"minutes": -(-self.retry_after // 60)}


@dataclass(eq=False)
class Forbidden(GyakusanError):
    """The person is known, and may not do this."""

    code: ClassVar[str] = "forbidden"
    status: ClassVar[int] = 403


@dataclass(eq=False)
class WorkshopNotFound(GyakusanError):
    """There is no such workshop, or it is none of the caller's business."""

    code: ClassVar[str] = "workshop_not_found"
    status: ClassVar[int] = 404
    workshop: str


@dataclass(eq=False)
class PersonNotFound(GyakusanError):
    """There is nobody of that id in the workshop."""

    code: ClassVar[str] = "person_not_found"
    status: ClassVar[int] = 404
    person: str


@dataclass(eq=False)
class AccountNotFound(GyakusanError):
    """There is no account of that id."""

    code: ClassVar[str] = "account_not_found"
    status: ClassVar[int] = 404
    account: str


@dataclass(eq=False)
class SessionNotFound(GyakusanError):
    """The caller has no session of that id."""

    code: ClassVar[str] = "session_not_found"
    status: ClassVar[int] = 404
    session: str


@dataclass(eq=False)
class InvitationNotFound(GyakusanError):
    """There is no such invitation, or its signature is not ours."""

    code: ClassVar[str] = "invitation_not_found"
    status: ClassVar[int] = 404


@dataclass(eq=False)
class InvitationOver(GyakusanError):
    """The invitation was good once. `reason`: expired, revoked or used_up."""

    code: ClassVar[str] = "invitation_over"
    status: ClassVar[int] = 410
    reason: str

    def _spoken(self, language: Language) -> dict[str, object]:
        return {"reason": text("identity", f"over.{self.reason}", language)}


@dataclass(eq=False)
class LinkNotFound(GyakusanError):
    """There is no such one-time link."""

    code: ClassVar[str] = "link_not_found"
    status: ClassVar[int] = 404


@dataclass(eq=False)
class LinkOver(GyakusanError):
    """The one-time link was used already, was replaced, or has expired."""

    code: ClassVar[str] = "link_over"
    status: ClassVar[int] = 410


@dataclass(eq=False)
class BadName(InputError):
    """A name that cannot be used. `problem`: empty, long, unseen or machine."""

    code: ClassVar[str] = "bad_name"
    problem: str
    limit: int

    def _spoken(self, language: Language) -> dict[str, object]:
        return {"reason": text("identity", f"name.{self.problem}", language, limit=self.limit)}


@dataclass(eq=False)
class BadLogin(InputError):
    """A login that cannot be used."""

    code: ClassVar[str] = "bad_login"
    limit: int


@dataclass(eq=False)
class BadPassword(InputError):
    """A password that is too short, too long or the login itself."""

    code: ClassVar[str] = "bad_password"
    least: int
    most: int


@dataclass(eq=False)
class NameTaken(InputError):
    """Somebody in the workshop is called so already."""

    code: ClassVar[str] = "name_taken"
    status: ClassVar[int] = 409
    name: str


@dataclass(eq=False)
class LoginTaken(InputError):
    """Another account has that login."""

    code: ClassVar[str] = "login_taken"
    status: ClassVar[int] = 409
    login: str


@dataclass(eq=False)
class RoleUnknown(InputError):
    """The program has no such role, or none was chosen where one is needed."""

    code: ClassVar[str] = "role_unknown"
    role: str
    known: str


@dataclass(eq=False)
class WorkshopFull(GyakusanError):
    """The workshop has as many people as the settings allow."""

    code: ClassVar[str] = "workshop_full"
    status: ClassVar[int] = 409
    limit: int


@dataclass(eq=False)
class LastFacilitator(GyakusanError):
    """A workshop keeps at least one facilitator, the server at least one administrator."""

    code: ClassVar[str] = "last_facilitator"
    status: ClassVar[int] = 409
