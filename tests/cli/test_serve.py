from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest

from gyakusan.cli.serving import listen
from gyakusan.core.language import Language
from gyakusan.core.settings import Settings

ENGLISH = {**os.environ, "GYAKUSAN_LANGUAGE": "en", "PYTHONUNBUFFERED": "1"}


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "gyakusan.cli.main", "serve", *arguments]


@contextmanager
def server(data: Path, *arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Yield a running server and what it has printed by the time it is ready."""
    process = subprocess.Popen(
        command("--port", "0", "--data", str(data), *arguments),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        env=ENGLISH,
    )
    assert process.stdout is not None
    printed = ""
    try:
        for line in process.stdout:
            printed += line
            if "Ctrl+C" in line:
                break
        yield process, printed
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def refused(*arguments: str) -> tuple[int, str]:
    done = subprocess.run(
        command(*arguments), capture_output=True, text=True, encoding="utf-8", env=ENGLISH, timeout=60
    )
    return done.returncode, done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no SIGINT to one process")
def test_the_server_says_where_it_is_lets_the_first_administrator_in_and_ends_in_order(tmp_path):
    with server(tmp_path / "data") as (process, printed):
        address = re.search(r"http://127\.0\.0\.1:\d+", printed)
        link = re.search(r"/setup#(\S+)", printed)
        assert address, printed
        assert link, printed
        with httpx2.Client(base_url=address[0], trust_env=False) as client:
            assert client.get("/readyz").json() == {"status": "ok"}
            body = {"token": link[1], "name": "Ada", "login": "ada", "password": "twelve letters at least"}
            token = client.post("/api/v1/setup", json=body).json()["token"]
            me = client.get("/api/v1/me", headers={"Authorization": f"Bearer {token}"}).json()
            assert me["account"]["administrator"]
            assert "server" not in client.get("/healthz").headers
        code, said = refused("--port", "0", "--data", str(tmp_path / "data"))
        assert (code, "Another gyakusan serve uses" in said) == (2, True)
        process.send_signal(signal.SIGINT)
        rest = process.stdout.read() if process.stdout else ""
        assert process.wait(timeout=30) == 0, rest
        assert "The server has stopped" in rest
        assert token not in printed + rest
    with server(tmp_path / "data") as (_, printed):
        assert "/setup" not in printed
    with server(tmp_path / "data", "--new-administrator") as (_, printed):
        assert "another administrator" in printed
        assert "/setup#" in printed


def test_a_port_that_is_taken_and_a_folder_that_cannot_be_written_are_said(tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        code, said = refused("--port", str(port), "--data", str(tmp_path / "data"))
        with listen("127.0.0.1", port, or_any=True) as free:
            assert free.getsockname()[1] not in {0, port}
    assert (code, f"--port {port + 1}" in said) == (2, True)
    (tmp_path / "file").write_text("no folder")
    code, said = refused("--port", "0", "--data", str(tmp_path / "file"))
    assert (code, "cannot be written" in said.lower() or "file" in said) == (1, True)
    code, said = refused("--port", "0", "--host", "203.0.113.7", "--data", str(tmp_path / "data"))
    assert (code, "203.0.113.7" in said) == (2, True)


def test_the_demo_has_a_finished_workshop_and_a_fresh_one_with_everybody_in_it(tmp_path):
    from gyakusan.app import open_rooms
    from gyakusan.cli.demo import prepare_demo

    prepare_demo(Settings(), tmp_path, Language.EN)
    demo = prepare_demo(Settings(), tmp_path, Language.EN)
    with open_rooms(Settings(), tmp_path) as rooms, rooms.database.transaction() as connection:
        assert len(rooms.workshops.ids(connection)) == 2
        lead = rooms.identity.people.enter(connection, demo.facilitator.removeprefix("/enter/"))
        names = [person.name for person in rooms.identity.people.list(connection, lead.workshop_id)]
        assert sorted(names) == sorted([lead.name, *(name for name, _ in demo.participants)])
        assert len(demo.participants) >= 3
        workshop = rooms.workshops.get(connection, lead.workshop_id)
        assert [member.name for member in workshop.brief.members] == [name for name, _ in demo.participants]
        assert all(member.reason for member in workshop.brief.members)
        held = rooms.workshops.contents(connection, lead.workshop_id, "day-0")
        assert {"customer_profile", "solutions", "hearing_sheet", "readiness"} <= set(held)
        assert rooms.workshops.contents(connection, lead.workshop_id, "practice") == {}
        finished = rooms.identity.people.enter(connection, demo.finished.removeprefix("/enter/"))
        assert "plan" in rooms.workshops.contents(connection, finished.workshop_id, "practice")
