"""Endpoints of workshops: create, list, look at, change."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter
from pydantic import AwareDatetime, BaseModel, Field, StringConstraints
from sqlalchemy import Connection

from gyakusan.api.access import Caller, Facilitator, Seat
from gyakusan.api.house import House
from gyakusan.api.rooms import Rooms
from gyakusan.api.routers.identity import Asked
from gyakusan.api.routers.programs import AccountHolder, StepTexts, texts_of
from gyakusan.core.language import Label, Language
from gyakusan.identity.models import Access, Brief, Market, Membership, Sponsor, Trial
from gyakusan.programs.errors import ProgramInvalid, ProgramNotFound
from gyakusan.programs.models import Program
from gyakusan.workshop.models import Schedule, Workshop
from gyakusan.workshop.scheduling import check_schedule, first_day

router = APIRouter(tags=["workshops"])

Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]
Words = Annotated[str, StringConstraints(max_length=5000)]
Minutes = Annotated[int, Field(ge=0, le=600)]


class Planned(Asked):
    """Dates, presets and minutes."""

    starts: dict[str, AwareDatetime] = Field(default_factory=dict, max_length=50)
    """Part id -> when it starts."""
    presets: dict[str, str] = Field(default_factory=dict, max_length=50)
    minutes: dict[str, Minutes] = Field(default_factory=dict, max_length=500)
    """`part/phase/step` -> minutes."""

    def schedule(self) -> Schedule:
        """Return the schedule as it is kept."""
        starts = {part: at.isoformat() for part, at in self.starts.items()}
        return Schedule(starts=starts, presets=self.presets, minutes=self.minutes)


class NewWorkshop(Asked):
    """A workshop to be."""

    product: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
    company: Line = ""
    description: Words = ""
    roadmap: Words = ""
    language: Language = Language.JA
    program: str = "working-backwards"
    start: date | None = None
    """The day of the first meeting; without it, the first of the planned ones, else today."""
    planned: Planned = Field(default_factory=Planned)


class WorkshopChange(Asked):
    """What changes about a workshop; left out: stays."""

    product: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)] | None = None
    company: Line | None = None
    description: Words | None = None
    roadmap: Words | None = None
    language: Language | None = None
    start: date | None = None
    sponsor: Sponsor | None = None
    trial: Trial | None = None
    market: Market | None = None
    hour_value: Line | None = None
    planned: Planned | None = None


class WorkshopSummary(BaseModel):
    """A workshop in a list."""

    id: str
    program: str
    program_title: Label
    product: str
    company: str
    language: Language
    start: date
    access: Access
    people: int


class WorkshopView(BaseModel):
    """A workshop with its program and the words of its steps in its language."""

    id: str
    product: str
    company: str
    description: str
    roadmap: str
    language: Language
    start: date
    sponsor: Sponsor
    trial: Trial
    market: Market
    hour_value: str
    planned: Schedule
    program: Program
    texts: dict[str, StepTexts]
    access: Access
    person: str
    """Id of the caller in this workshop."""


@router.get("/workshops")
def list_workshops(caller: Caller, rooms: House) -> list[WorkshopSummary]:
    """Return the caller's workshops, newest first; an administrator's are all of them."""
    with rooms.database.reading() as connection:
        access = {place.workshop_id: place.access for place in rooms.identity.access_workshops(connection, caller)}
        if caller.account is not None and caller.account.administrator:
            access = dict.fromkeys(rooms.workshops.ids(connection), Access.FACILITATOR)
        found = [rooms.workshops.get(connection, name) for name in rooms.workshops.ids(connection) if name in access]
        return [_summary(rooms, connection, workshop, access[workshop.id]) for workshop in reversed(found)]


@router.post("/workshops", status_code=201)
def create_workshop(body: NewWorkshop, caller: AccountHolder, rooms: House) -> WorkshopView:
    """Create a workshop; the caller facilitates it."""
    assert caller.account is not None
    loaded = rooms.programs.named(body.program)
    schedule = body.planned.schedule()
    check_schedule(loaded.program, body.language, schedule)
    brief = Brief(
        language=body.language,
        product=body.product,
        company=body.company,
        description=body.description,
        roadmap=body.roadmap,
        start=body.start or first_day(loaded.program, schedule) or rooms.clock.now().date(),
    )
    workshop = Workshop(rooms.ids.new("ws"), loaded.program.id, loaded.program.version, brief, schedule)
    with rooms.database.transaction() as connection:
        rooms.workshops.create(connection, workshop)
        rooms.workshops.lay_out(connection, workshop.id, loaded.program, caller.account.name)
        rooms.identity.people.add(
            connection, workshop.id, caller.account.name, Access.FACILITATOR, "", (), account_id=caller.account.id
        )
        seat = rooms.identity.access_workshop(connection, caller, workshop.id)
        return _view(rooms, connection, seat)


@router.get("/workshops/{workshop_id}")
def get_workshop(seat: Seat, rooms: House) -> WorkshopView:
    """Return a workshop with its program."""
    with rooms.database.reading() as connection:
        return _view(rooms, connection, seat)


@router.patch("/workshops/{workshop_id}")
def change_workshop(body: WorkshopChange, seat: Facilitator, rooms: House) -> WorkshopView:
    """Change what is known about a workshop, and its dates."""
    values = {name: getattr(body, name) for name in body.model_fields_set - {"planned"}}
    values = {name: value for name, value in values.items() if value is not None}
    with rooms.database.transaction() as connection:
        workshop = rooms.workshops.get(connection, seat.workshop_id)
        schedule = body.planned.schedule() if body.planned is not None else workshop.schedule
        brief = workshop.brief.model_copy(update=values)
        check_schedule(rooms.programs.named(workshop.program).program, brief.language, schedule)
        changed = Workshop(workshop.id, workshop.program, workshop.program_version, brief, schedule)
        rooms.workshops.change(connection, changed)
        rooms.room.settings_changed(connection, seat.workshop_id)
        return _view(rooms, connection, seat)


def _summary(rooms: Rooms, connection: Connection, workshop: Workshop, access: Access) -> WorkshopSummary:
    return WorkshopSummary(
        id=workshop.id,
        program=workshop.program,
        program_title=_title(rooms, workshop.program),
        product=workshop.brief.product,
        company=workshop.brief.company,
        language=workshop.brief.language,
        start=workshop.brief.start,
        access=access,
        people=len(rooms.identity.people.list(connection, workshop.id)),
    )


def _title(rooms: Rooms, program: str) -> Label:
    """Return the title of a program; of one that was lost its id, so that the other workshops are still listed."""
    try:
        return rooms.programs.named(program).program.title
    except (ProgramNotFound, ProgramInvalid):
        return Label(ja=program, en=program)


def _view(rooms: Rooms, connection: Connection, seat: Membership) -> WorkshopView:
    workshop = rooms.workshops.get(connection, seat.workshop_id)
    loaded = rooms.programs.named(workshop.program)
    brief = workshop.brief
    return WorkshopView(
        id=workshop.id,
        product=brief.product,
        company=brief.company,
        description=brief.description,
        roadmap=brief.roadmap,
        language=brief.language,
        start=brief.start,
        sponsor=brief.sponsor,
        trial=brief.trial,
        market=brief.market,
        hour_value=brief.hour_value,
        planned=workshop.schedule,
        program=loaded.program,
        texts=texts_of(loaded, brief.language),
        access=seat.access,
        person=seat.person,
    )
