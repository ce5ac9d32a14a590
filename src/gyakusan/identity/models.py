"""Who may do what where; members, roles, and the brief that a workshop starts from."""

from datetime import date, datetime
from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from gyakusan.core.language import Language


class Frozen(BaseModel):
    """Base of values that never change."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Access(StrEnum):
    """What a person may do in a workshop, whatever their role in the team."""

    FACILITATOR = "facilitator"
    MEMBER = "member"
    SPONSOR = "sponsor"
    OBSERVER = "observer"


class Account(Frozen):
    """Somebody with a login and a password: administrators and facilitators."""

    id: str
    login: str
    name: str
    administrator: bool
    disabled: bool = False


class Participant(Frozen):
    """Somebody in one workshop; facilitators with an account have a row here too."""

    id: str
    workshop_id: str
    name: str
    access: Access
    role: str
    """Role id of the program; empty for those outside the team."""
    table: str = ""
    account_id: str = ""

    @property
    def writes(self) -> bool:
        """Tell whether the person may write in the team's artifacts at all."""
        return self.access in {Access.FACILITATOR, Access.MEMBER}


class Principal(Frozen):
    """Who is asking: the account or the participant behind a session."""

    session: str
    account: Account | None = None
    participant: Participant | None = None


class Session(Frozen):
    """A signed-in browser. Its token is known to the browser only."""

    id: str
    account_id: str
    participant_id: str
    created_at: datetime
    expires_at: datetime
    agent: str
    """What the browser calls itself."""


class Invitation(Frozen):
    """A link with which people come into a workshop."""

    id: str
    workshop_id: str
    access: Access
    role: str
    """Role id; empty: whoever joins chooses."""
    name: str
    """Name of the one invited; empty: whoever joins enters it."""
    expires_at: datetime
    max_uses: int
    uses: int = 0
    revoked_at: datetime | None = None


class Link(Frozen):
    """A one-time link: `account` sets up an account, `enter` re-admits a participant."""

    purpose: Literal["account", "enter"]
    account_id: str
    participant_id: str
    expires_at: datetime
    used_at: datetime | None


class PersonJoined(Frozen):
    """Somebody came into a workshop for the first time."""

    participant: Participant


class PersonChanged(Frozen):
    """Name, access, role or table of somebody changed."""

    participant: Participant
    before: Participant


class PersonRemoved(Frozen):
    """Somebody was taken out of a workshop."""

    workshop_id: str
    person: str
    name: str


class SessionsEnded(Frozen):
    """Sessions that are over: live connections that came with them must end.

    `persons` are those whom the sessions stood for in workshops; connections that know only the person end with them,
    and come back at once where another session of theirs is still good.
    """

    sessions: tuple[str, ...]
    persons: tuple[str, ...] = ()


class Membership(Frozen):
    """What a principal is in one workshop."""

    workshop_id: str
    person: str
    """Id of the participant; for an administrator who is not in the workshop, of the account."""
    name: str
    access: Access
    role: str = ""
    table: str = ""
    session: str = ""

    @property
    def facilitates(self) -> bool:
        """Tell whether the person leads the workshop."""
        return self.access is Access.FACILITATOR

    @property
    def writes(self) -> bool:
        """Tell whether the person may write in the team's artifacts at all."""
        return self.access in {Access.FACILITATOR, Access.MEMBER}


class Member(Frozen):
    """Somebody who takes part; `role` is a role id of the program."""

    name: str
    role: str
    reason: str = ""


class Sponsor(Frozen):
    """The executive who supports the workshop."""

    name: str = ""
    expectation: str = ""


class Trial(Frozen):
    """Who will try the mock, when and how."""

    who: str = ""
    on: date | None = None
    how: str = ""


class Market(Frozen):
    """The figures of the investment decision, as written; empty means unknown.

    customers x share x price x period >= multiple x cost
    """

    customers: str = ""
    share: str = ""
    price: str = ""
    period: str = ""
    cost: str = ""
    multiple: str = ""


class Brief(Frozen):
    """What is known before the first meeting: for which product, by whom, from when on."""

    language: Language
    product: str
    company: str = ""
    description: str = ""
    roadmap: str = ""
    start: date
    """The day of the practice edition."""
    sponsor: Sponsor = Sponsor()
    members: tuple[Member, ...] = ()
    trial: Trial = Trial()
    market: Market = Market()
    hour_value: str = ""
    """What an hour of the customer's time is worth, as written, such as `2,000円`; empty: the documented default."""
    readiness: dict[str, str] = Field(default_factory=dict)
    """Check id of the program -> `done`, `open` or `not_needed`."""

    def members_with(self, role: str) -> tuple[Member, ...]:
        """Return the members in a role, in the order in which they were named."""
        return tuple(member for member in self.members if member.role == role)
