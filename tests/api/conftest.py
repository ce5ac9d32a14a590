from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.support.people import QUICK_HASHER
from tests.support.server import Caller, administrator, facilitator

from gyakusan.api.rooms import Rooms
from gyakusan.app import DATABASE, build_server, open_rooms
from gyakusan.core.clock import FixedClock
from gyakusan.core.db import open_database
from gyakusan.core.ids import SeededIds
from gyakusan.core.settings import Settings


@pytest.fixture(scope="session")
def empty(tmp_path_factory) -> Path:
    """A database with tables and nothing in it, made once."""
    path = tmp_path_factory.mktemp("empty") / DATABASE
    open_database(path).close()
    return path


@pytest.fixture
def rooms(tmp_path: Path, clock: FixedClock, ids: SeededIds, empty: Path):
    (tmp_path / "data").mkdir()
    shutil.copy(empty, tmp_path / "data" / DATABASE)
    with open_rooms(Settings(), tmp_path / "data", clock=clock, ids=ids, hasher=QUICK_HASHER) as opened:
        found: Rooms = opened
        yield found


@pytest.fixture
def client(rooms: Rooms):
    with TestClient(build_server(rooms), raise_server_exceptions=False) as opened:
        yield opened


@pytest.fixture
def admin(client, rooms) -> Caller:
    return administrator(client, rooms)


@pytest.fixture
def lead(admin) -> Caller:
    return facilitator(admin)


@pytest.fixture
def anyone(client) -> Caller:
    return Caller(client)


@pytest.fixture
def workshop(lead) -> str:
    return lead.post("/workshops", {"product": "Drill", "language": "en"})["id"]
