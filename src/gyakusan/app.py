"""The composition root: puts the rooms together and wires their sideways reactions."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from gyakusan.artifacts.kinds.registry import numeric_columns
from gyakusan.artifacts.service import Artifacts
from gyakusan.assistant.rules.registry import REQUESTS
from gyakusan.assistant.service import Assistant, build_assistant
from gyakusan.autopilot.service import Autopilot
from gyakusan.core.bus import Bus
from gyakusan.core.clock import SystemClock
from gyakusan.core.db import Database, open_database
from gyakusan.core.settings import Settings
from gyakusan.plan.criteria import fix_criteria
from gyakusan.programs.models import Vocabulary
from gyakusan.programs.service import Programs
from gyakusan.workshop.models import PartEnded
from gyakusan.workshop.service import Workshops


def vocabulary() -> Vocabulary:
    """Return what programs may refer to in this version of the product."""
    return Vocabulary(kinds=numeric_columns(), requests=REQUESTS)


def programs() -> Programs:
    """Return the door of the programs room; it needs no database."""
    return Programs(vocabulary())


@dataclass(frozen=True)
class App:
    """The rooms on one open database."""

    database: Database
    artifacts: Artifacts
    workshops: Workshops
    assistant: Assistant
    autopilot: Autopilot


@contextmanager
def open_app(settings: Settings, database_path: Path, *, draft: str = "rules") -> Generator[App]:
    """Open the product on a database; `draft` is `rules` or `model`.

    Raises:
        DatabaseBusy, DatabaseUnusable: the database cannot be opened.
        ModelNotConfigured, ModelExtraMissing: `model` is asked for and there is none.
    """
    clock = SystemClock()
    database = open_database(database_path)
    try:
        artifacts = Artifacts(clock)
        bus = Bus()
        workshops = Workshops(clock, artifacts, bus)

        def on_part_ended(connection: Connection, event: PartEnded) -> None:
            fix_criteria(connection, workshops, event)
            if event.freezes:
                artifacts.freeze_edition(connection, event.workshop_id, event.part)

        bus.subscribe(PartEnded, on_part_ended)
        assistant = build_assistant(settings, database, clock, draft=draft)
        yield App(database, artifacts, workshops, assistant, Autopilot(database, workshops, assistant))
    finally:
        database.close()
