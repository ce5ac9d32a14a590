"""A real server, a real browser. Without a Chromium these tests are left out, loudly, or fail where one is required."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parent.parent.parent
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge", "chrome")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def chromium() -> str | None:
    """Return the path of a Chromium: `GYAKUSAN_CHROMIUM`, or the first known name on the path."""
    named = os.environ.get("GYAKUSAN_CHROMIUM", "")
    return named or next((found for name in NAMES if (found := shutil.which(name))), None)


MISSING = "no Chromium was found: install one, or name it in GYAKUSAN_CHROMIUM"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the end, where nobody overlooks it, that the browser tests were left out."""
    if chromium() is None:
        terminalreporter.section("BROWSER TESTS WERE LEFT OUT", sep="!", red=True)
        terminalreporter.line(MISSING)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium()
    if path is None:
        if os.environ.get("GYAKUSAN_REQUIRE_BROWSER"):
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield opened
        opened.close()


@dataclass
class Served:
    """A server that runs in a process of its own."""

    data: Path
    environment: dict[str, str]
    process: subprocess.Popen[str] | None = None
    address: str = ""
    setup_link: str = ""

    def start(self, port: int = 0, *options: str) -> str:
        """Start it and wait for what it prints: its address, at the first start also the administrator's link."""
        serve = ("serve", "--data", str(self.data), "--port", str(port), *options)
        command = [sys.executable, "-m", "gyakusan.cli.main", *serve]
        self.process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1", "GYAKUSAN_LANGUAGE": "en", **self.environment},
        )
        assert self.process.stdout is not None
        said = ""
        for line in self.process.stdout:
            said += line
            if link := re.search(r"http://\S+/setup#\S+", line):
                self.setup_link = link.group()
            if "Ctrl+C" in line:
                break
        found = re.search(r"http://127\.0\.0\.1:\d+", said)
        assert found, said
        self.address = found.group()
        return said

    def kill(self) -> None:
        """End it as a power cut would."""
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
        self.process.wait()
        self._close()

    def _close(self) -> None:
        if self.process is not None and self.process.stdout is not None:
            self.process.stdout.close()

    def stop(self) -> None:
        """End it as Ctrl+C does."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            try:
                self.process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                self.kill()
        self._close()


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    server = Served(tmp_path / "data", {"GYAKUSAN_MODEL": "fake:demo"})
    server.start()
    yield server
    server.stop()
