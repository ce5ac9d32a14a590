from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from gyakusan.api.rooms import Rooms
from gyakusan.app import build_server, open_rooms
from gyakusan.core.clock import FixedClock
from gyakusan.core.ids import SeededIds
from gyakusan.core.settings import Settings


@pytest.fixture
def rooms(tmp_path: Path, clock: FixedClock, ids: SeededIds):
    with open_rooms(Settings(), tmp_path / "data", clock=clock, ids=ids) as opened:
        found: Rooms = opened
        yield found


@pytest.fixture
def client(rooms: Rooms):
    with TestClient(build_server(rooms), raise_server_exceptions=False) as opened:
        yield opened
