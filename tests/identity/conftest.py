from __future__ import annotations

import pytest
from tests.support.people import QUICK_HASHER, workshop

from gyakusan.artifacts.service import Artifacts
from gyakusan.core.bus import Bus
from gyakusan.core.settings import Settings
from gyakusan.identity.models import PersonChanged, PersonJoined, PersonRemoved, SessionsEnded
from gyakusan.identity.service import Identity
from gyakusan.workshop.service import Workshops


@pytest.fixture
def told() -> list[object]:
    return []


@pytest.fixture
def bus(told):
    made = Bus()
    for event in (PersonJoined, PersonChanged, PersonRemoved, SessionsEnded):
        made.subscribe(event, lambda _, happened: told.append(happened))
    return made


@pytest.fixture
def settings() -> Settings:
    return Settings(sign_in_per_login=3, sign_in_per_address=5, max_members=4)


@pytest.fixture
def identity(settings, clock, ids, bus) -> Identity:
    return Identity(settings, clock, ids, bus, hasher=QUICK_HASHER)


@pytest.fixture
def connection(database, clock, bus):
    with database.transaction() as opened:
        workshops = Workshops(clock, Artifacts(clock), bus)
        workshops.create(opened, workshop("w-1"))
        workshops.create(opened, workshop("w-2"))
        yield opened
