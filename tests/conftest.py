from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings

from gyakusan.core.clock import FixedClock
from gyakusan.core.db import Database, open_database
from gyakusan.core.ids import SeededIds

settings.register_profile("gyakusan", deadline=None, derandomize=True)
settings.load_profile("gyakusan")


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(datetime(2027, 1, 13, 1, 0, tzinfo=UTC))


@pytest.fixture
def ids() -> SeededIds:
    return SeededIds("test")


@pytest.fixture
def database(tmp_path: Path):
    opened: Database = open_database(tmp_path / "test.db")
    yield opened
    opened.close()
