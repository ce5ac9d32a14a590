"""What one command costs in a room with many viewers: `PYTHONPATH=src:. python bench/live_room.py [people]`."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from tests.support.room import WS, Room, eased, go, participants

from gyakusan.core.db import open_database
from gyakusan.identity.models import Access
from gyakusan.workshop.live.hub import Feed, Hub

STEPS = (("ideation", "profile"), ("canvases", "value"), ("canvases", "business-model"), ("closing", "takeaway"))


def crowd(count: int, folder: Path) -> Room:
    """A community meeting at tables of five, with a copy of everything at each table and for each person."""
    people = [("f", "進行", Access.FACILITATOR, "facilitator")]
    people += [(f"m{n}", f"参加者{n}", Access.MEMBER, "participant") for n in range(count)]
    room = eased(Room(open_database(folder / "room.db"), "community", participants(people)))
    room.do("f", "set_tables", names=[f"卓{n}" for n in range(max(1, count // 5))])
    room.do("f", "start_part", part="session")
    for phase, step in STEPS:
        go(room, "session", phase, step)
    options = [{"id": name, "title": name} for name in "abcdef"]
    room.do("f", "open_vote", subject="どれ?", options=options, anonymous=True)
    return room


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory() as folder:
        room = crowd(count, Path(folder))
        hub = Hub(room.database, room.rooms)
        feeds = {person.id: Feed(room.person(person.id), "") for person in room.people}
        with room.database.reading() as connection:
            documents = len(room.rooms.view(connection, WS).scene.documents)
        print(f"{count + 1} viewers, {documents} documents; CPU milliseconds")
        for who, name, values in (("f", "block_ai", {"blocked": True}), ("m1", "raise_hand", {"up": True})):
            took = []
            for number in range(5):
                key = next(iter(values))
                before = time.process_time()
                room.do(who, name, **{key: number % 2 == 0})
                middle = time.process_time()
                _, now, states = hub._states(WS, {k: feed.person for k, feed in feeds.items()})  # noqa: SLF001
                for identifier, feed in feeds.items():
                    feed.take(states[identifier], number, now)
                took.append((middle - before, time.process_time() - middle))
            sent = sum(len(data) for feed in feeds.values() for data in feed.pending.values())
            for feed in feeds.values():
                feed.pending = {}
            command, states_ = (min(column) * 1000 for column in zip(*took, strict=True))
            print(f"{name:12} command {command:5.1f}  states of all {states_:5.1f}  sent {sent / 1e3:7.0f} kB")


if __name__ == "__main__":
    main()
