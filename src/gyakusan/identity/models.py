"""Members, roles, and the brief that a workshop starts from."""

from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from gyakusan.core.language import Language


class Frozen(BaseModel):
    """Base of values that never change."""

    model_config = ConfigDict(frozen=True, extra="forbid")


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
