"""A served workshop in which people draft, talk and take documents away."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient
from tests.support.people import QUICK_HASHER
from tests.support.server import Caller, administrator, facilitator, participant

from gyakusan.api.rooms import Rooms
from gyakusan.app import build_server, open_rooms
from gyakusan.artifacts.models import Kind
from gyakusan.core.clock import FixedClock
from gyakusan.core.ids import SeededIds
from gyakusan.core.settings import Settings

EDITION = "day-0"


@dataclass
class Served:
    """A workshop in its first part, with a facilitator and a member."""

    rooms: Rooms
    lead: Caller
    member: Caller
    workshop: str

    @property
    def base(self) -> str:
        return f"/workshops/{self.workshop}"

    def put(self, content: Kind) -> str:
        """Let the edition hold an artifact of the team; return its id."""
        with self.rooms.database.transaction() as connection:
            self.rooms.workshops.put(connection, self.workshop, EDITION, content, "Lead", "import")
            found = self.rooms.artifacts.find(connection, self.workshop, EDITION, content.key)
        assert found is not None
        return found.id

    def content(self, artifact: str) -> Any:
        return self.member.get(f"{self.base}/artifacts/{artifact}")["content"]

    def draft(self, artifact: str, **order: str) -> dict[str, Any]:
        """Start a draft and follow the room until it has ended."""
        started = self.member.post(f"{self.base}/drafts", {"artifact": artifact, **order})
        wait = self.rooms.drafts.wait
        self.member.client.portal.call(wait, started["id"])  # type: ignore[union-attr]
        drafts = self.member.get(f"{self.base}/state")["state"]["drafts"]
        return next(draft for draft in drafts if draft["id"] == started["id"])

    def proposals(self, artifact: str) -> list[Any]:
        with self.rooms.database.reading() as connection:
            return list(self.rooms.proposals.list(connection, artifact))

    def talk(self, caller: Caller, artifact: str, text: str) -> list[tuple[str, Any]]:
        """Say something; return the events of the answer."""
        answer = caller.ask("POST", f"{self.base}/chat?artifact={artifact}", json={"text": text})
        assert answer.status_code == 200, answer.text
        assert answer.headers["Content-Type"].startswith("text/event-stream")
        events = [block.split("\n") for block in answer.text.strip().split("\n\n")]
        return [(name.removeprefix("event: "), json.loads(data.removeprefix("data: "))) for name, data in events]


@contextmanager
def serve(folder: Path, clock: FixedClock, **settings: Any):
    """Serve a workshop on a database of its own."""
    with (
        open_rooms(Settings(**settings), folder, clock=clock, ids=SeededIds("live"), hasher=QUICK_HASHER) as rooms,
        TestClient(build_server(rooms), raise_server_exceptions=False) as client,
    ):
        lead = facilitator(administrator(client, rooms))
        workshop = lead.post("/workshops", {"product": "弁当/予約", "language": "ja"})["id"]
        lead.post(f"/workshops/{workshop}/commands", {"type": "start_part", "part": EDITION})
        yield Served(rooms, lead, participant(lead, workshop, "企画担当"), workshop)
