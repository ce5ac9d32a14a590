"""Running the server: its socket, the lock on its data folder, what it prints, its end."""

from __future__ import annotations

import errno
import logging
import os
import socket
import sys
import tempfile
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import typer
import uvicorn

from gyakusan.api.rooms import Rooms
from gyakusan.api.wire import LiveProtocol
from gyakusan.app import build_server, open_rooms
from gyakusan.cli.demo import Demo, open_browser, prepare_demo
from gyakusan.cli.errors import AddressUnusable, AlreadyServing, PortTaken
from gyakusan.cli.words import say
from gyakusan.core.errors import CannotWrite
from gyakusan.core.language import Language
from gyakusan.core.settings import Settings

_TAKEN = {"EADDRINUSE", "WSAEADDRINUSE"}
_ANY = {"0.0.0.0", "::"}  # noqa: S104


@contextmanager
def listen(host: str, port: int, *, or_any: bool = False) -> Generator[socket.socket]:
    """Open the socket of the server; with `or_any` on a free port where the wanted one is taken.

    Raises:
        PortTaken: something else listens there.
        AddressUnusable: this machine has no such address, or one may not listen there.
    """
    opened = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    try:
        if sys.platform != "win32":
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        _bind(opened, host, port, or_any=or_any)
        opened.listen(2048)
        yield opened
    except (OSError, OverflowError) as error:
        name = errno.errorcode.get(getattr(error, "errno", None) or 0, "")
        if name in _TAKEN:
            raise PortTaken(host, port) from error
        raise AddressUnusable(host, port, getattr(error, "strerror", None) or str(error)) from error
    finally:
        opened.close()


def _bind(opened: socket.socket, host: str, port: int, *, or_any: bool) -> None:
    try:
        opened.bind((host, port))
    except OSError as error:
        if not or_any or errno.errorcode.get(error.errno or 0, "") not in _TAKEN:
            raise
        opened.bind((host, 0))


@contextmanager
def locked(data: Path) -> Generator[None]:
    """Hold a data folder for this process alone: the rooms keep in memory what is open.

    Raises:
        AlreadyServing: another process holds it.
        CannotWrite: nothing can be written there.
    """
    try:
        data.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=data):
            pass
        held = os.open(data / ".lock", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise CannotWrite(str(data), error.strerror or type(error).__name__) from error
    try:
        if not _lock(held):
            raise AlreadyServing(str(data))
        yield
    finally:
        os.close(held)


def _lock(held: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(held, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


@dataclass(frozen=True)
class Wanted:
    """What else was asked for on the command line."""

    demo: bool = False
    new_administrator: bool = False
    language: Language = Language.JA


def serve_rooms(settings: Settings, data: Path, listening: socket.socket, wanted: Wanted) -> None:
    """Serve until Ctrl+C.

    Raises:
        AlreadyServing, CannotWrite, DatabaseBusy, DatabaseUnusable: the data folder cannot be used.
    """
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    with locked(data):
        demo = prepare_demo(settings, data, wanted.language) if wanted.demo else None
        with open_rooms(settings, data) as rooms:
            _Server(settings, rooms, data, demo, new_administrator=wanted.new_administrator).run_on(listening)
    typer.echo(say("serve.stopped"))


class _Server(uvicorn.Server):
    def __init__(
        self, settings: Settings, rooms: Rooms, data: Path, demo: Demo | None, *, new_administrator: bool
    ) -> None:
        config = uvicorn.Config(
            build_server(rooms),
            log_config=None,
            log_level=logging.WARNING,
            access_log=False,
            ws=LiveProtocol,
            ws_max_size=int(settings.max_message_mb * 1e6),
            ws_per_message_deflate=False,
            proxy_headers=bool(settings.trusted_proxies),
            forwarded_allow_ips=settings.trusted_proxies or None,
            server_header=False,
            timeout_graceful_shutdown=5,
        )
        super().__init__(config)
        self._rooms = rooms
        self._data = data
        self._demo = demo
        self._new_administrator = new_administrator

    def run_on(self, listening: socket.socket) -> None:
        try:
            self.run(sockets=[listening])
        except KeyboardInterrupt:
            return

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.should_exit or not sockets:
            return
        addresses = addresses_of(sockets[0])
        for line in self._lines(addresses):
            typer.echo(line)
        sys.stdout.flush()
        if self._demo is not None:
            open_browser(addresses[0] + self._demo.facilitator)

    def _lines(self, addresses: list[str]) -> Iterable[str]:
        yield say("serve.ready", addresses="  ".join(addresses), data=self._data)
        accounts = self._rooms.identity.accounts
        with self._rooms.database.transaction() as connection:
            first = accounts.first_link(connection)
            new = accounts.invite_administrator(connection) if self._new_administrator and first is None else None
        if first is not None:
            yield say("serve.first", url=f"{addresses[0]}/setup#{first}")
        if new is not None:
            yield say("serve.new", url=f"{addresses[0]}/setup#{new}")
        if self._demo is not None:
            yield from self._demo.lines(addresses[0])
        if len(addresses) > 1:
            yield say("serve.open")
        yield say("serve.stop")


def addresses_of(listening: socket.socket) -> list[str]:
    """Return the addresses under which a server can be reached, the one for this machine first."""
    host, port = listening.getsockname()[:2]
    if host not in _ANY:
        return [f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"]
    found = [f"http://127.0.0.1:{port}"]
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # chooses the outgoing interface; nothing is sent
            found.append(f"http://{probe.getsockname()[0]}:{port}")
        except OSError:
            pass
    return found
