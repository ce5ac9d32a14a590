"""`gyakusan serve --demo`: a finished sample workshop, and the same one fresh, with everybody in it."""

from __future__ import annotations

import asyncio
import os
import sys
import webbrowser
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import gyakusan
from gyakusan.api.rooms import Rooms
from gyakusan.app import DATABASE, open_app, open_rooms, programs
from gyakusan.autopilot.service import workshop_id_for
from gyakusan.cli.errors import ExamplesMissing
from gyakusan.cli.run_view import RunView
from gyakusan.cli.words import say
from gyakusan.core.ids import SeededIds, digest_id
from gyakusan.core.language import Language
from gyakusan.core.settings import Settings
from gyakusan.identity.models import Access
from gyakusan.programs.models import LoadedProgram
from gyakusan.transfer.models import Brought
from gyakusan.transfer.service import bring

PROGRAM = "working-backwards"
EXAMPLES = {Language.JA: "ja-denko-drill", Language.EN: "en-maintenance-desk"}


@dataclass(frozen=True)
class Demo:
    """Where to look: paths of pages, each of which opens once."""

    facilitator: str
    participants: tuple[tuple[str, str], ...]
    """Name and path."""
    finished: str

    def lines(self, address: str) -> Iterator[str]:
        """Yield what a terminal shows."""
        yield say("demo.facilitator", url=address + self.facilitator)
        for name, path in self.participants:
            yield say("demo.participant", name=name, url=address + path)
        yield say("demo.finished", url=address + self.finished)
        yield say("demo.once")


def prepare_demo(settings: Settings, data: Path, language: Language) -> Demo:
    """Put both workshops into the database, unless they are there, and make links for everybody.

    Raises:
        ExamplesMissing: this installation came without the examples.
    """
    loaded = programs().load(PROGRAM)
    folder, ids = _examples() / EXAMPLES[language], SeededIds("input")
    brought = bring(folder, settings, ids, loaded.program, language=language, start=None)
    finished = workshop_id_for(loaded, brought)
    fresh = f"ws-{digest_id(finished, 'fresh')}"
    with RunView() as view, open_app(settings, data / DATABASE) as app:
        asyncio.run(app.autopilot.run(loaded, brought, view.step))
        asyncio.run(app.autopilot.prepare(loaded, brought, fresh, view.step))
    with open_rooms(settings, data) as rooms:
        return _let_in(rooms, loaded, brought, fresh, finished)


def open_browser(url: str) -> None:
    """Show a page where there is a screen and somebody at it."""
    screen = sys.platform in {"win32", "darwin"} or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if screen and sys.stdout.isatty():
        webbrowser.open(url)


def _examples() -> Path:
    folder = Path(gyakusan.__file__).parent.parent.parent / "examples"
    if not folder.is_dir():
        raise ExamplesMissing(str(folder))
    return folder


def _let_in(rooms: Rooms, loaded: LoadedProgram, brought: Brought, fresh: str, finished: str) -> Demo:
    roles = [role.id for role in loaded.program.people.roles]
    lead = say("demo.lead", brought.brief.language)
    members = [(member.name, Access.MEMBER, member.role) for member in brought.brief.members]
    links: dict[str, str] = {}
    with rooms.database.transaction() as connection:
        people = rooms.identity.people
        for workshop, wanted in ((finished, []), (fresh, members)):
            present = {person.name: person for person in people.list(connection, workshop)}
            for name, access, role in [(lead, Access.FACILITATOR, ""), *wanted]:
                person = present.get(name) or people.add(connection, workshop, name, access, role, roles)
                links[f"{workshop}/{name}"] = f"/enter/{people.readmit(connection, workshop, person.id)}"
    return Demo(
        facilitator=links[f"{fresh}/{lead}"],
        participants=tuple((name, links[f"{fresh}/{name}"]) for name, _, _ in members),
        finished=links[f"{finished}/{lead}"],
    )
