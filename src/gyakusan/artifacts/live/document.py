"""A live document: its connections, what waits for the next tick, and what goes out after it was kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from pycrdt import merge_updates

from gyakusan.artifacts.live.archive import Archive
from gyakusan.artifacts.live.connection import Connection
from gyakusan.artifacts.live.errors import Gap, Hostile
from gyakusan.artifacts.live.guard import Facts, examine
from gyakusan.artifacts.live.models import POLICY, TOO_BIG, Limits, Peer, Seat
from gyakusan.artifacts.live.opened import Opened
from gyakusan.artifacts.live.presence import Presence
from gyakusan.artifacts.live.wire import NOTHING, denied, framed, step_1, step_2, update_message
from gyakusan.artifacts.models import Kind
from gyakusan.artifacts.rules import EDIT
from gyakusan.artifacts.store import Change

_CHECK_BYTES = 262_144
"""Backlogs are looked at after so many broadcast bytes …"""
_CHECK_TICKS = 64
"""… or so many ticks."""


@dataclass
class _Waiting:
    """What came in since the last tick."""

    updates: list[tuple[Connection, str, bytes]] = field(default_factory=list[tuple[Connection, str, bytes]])
    asked: list[tuple[Connection, bytes]] = field(default_factory=list[tuple[Connection, bytes]])
    denied: dict[Connection, str] = field(default_factory=dict[Connection, str])
    resync: set[Connection] = field(default_factory=set[Connection])


class LiveDocument:
    """A document that clients have open. All of it runs in the event loop; `wake` asks the hub for a tick."""

    def __init__(
        self, artifact_id: str, kind: type[Kind], archive: Archive, limits: Limits, wake: Callable[[LiveDocument], None]
    ) -> None:
        self.id = artifact_id
        self.frozen = False
        self.connections: dict[Connection, Callable[[bytes], None]] = {}
        self._kind = kind
        self._archive = archive
        self._limits = limits
        self._wake = wake
        self._presence: Presence[Connection] = Presence(limits)
        self._opened = Opened(archive, kind)
        self._full = False
        self._waiting = _Waiting()
        self._outgoing: list[bytes] = []
        self._stored: list[Change] = []
        self._unchecked = self._ticks = 0

    def join(self, seat: Seat, peer: Peer) -> Connection:
        """Add a client: it is asked for what it has, and told who is there."""
        connection = Connection(self, self.id, seat, peer, self._limits)
        self.connections[connection] = peer.write
        connection.send(step_1(self._opened.state()), self._presence.everything())
        return connection

    def reseat(self, connection: Connection, seat: Seat) -> None:
        """Change what a connection may do; who may write again is asked for what was refused meanwhile."""
        before, connection.seat = connection.seat, seat
        if seat.may_write and not before.may_write:
            connection.send(step_1(self._opened.state()))

    def asked(self, connection: Connection, state: bytes) -> None:
        """Answer after the next tick: with nothing that is not kept yet."""
        self._waiting.asked.append((connection, state))
        self._wake(self)

    def moved(self, connection: Connection, entries: bytes) -> None:
        """Take presence entries."""
        connection.send(self._presence.take(connection, entries))
        if self._presence.has_news:
            self._wake(self)

    def everybody(self) -> bytes:
        """Return a message with all presence entries, empty for none."""
        return self._presence.everything()

    def left(self, connection: Connection) -> None:
        """Forget a connection; what it has sent still counts."""
        self.connections.pop(connection, None)
        self._presence.leave(connection)
        self._wake(self)

    def told(self, connection: Connection, update: bytes, *, answering: bool) -> None:
        """Take an update, if its sender may write and it can be applied.

        Raises:
            Hostile: it is no update, or one that no editor makes.
        """
        if update == NOTHING:
            return
        seat = connection.seat
        if seat.may_write and not self.frozen and not self._full and self._opened.guard.admit_keystroke(update):
            self._waiting.updates.append((connection, seat.name, update))
            self._wake(self)
            return
        facts = examine(update)
        reason = self._objection(connection, facts)
        if reason:
            # Answering a question, clients repeat old deletions; only what is new is worth a refusal.
            if not answering or (facts.structs and not self._opened.guard.knows(facts)):
                self._waiting.denied[connection] = reason
                self._wake(self)
            return
        if self._admitted(connection, facts):
            self._waiting.updates.append((connection, connection.seat.name, update))
        self._wake(self)

    def _objection(self, connection: Connection, facts: Facts) -> str:
        if self.frozen:
            return "frozen"
        if not connection.seat.may_write:
            return "read_only"
        if self._full and facts.structs and not self._opened.guard.knows(facts):
            return "too_large"
        return ""

    def _admitted(self, connection: Connection, facts: Facts) -> bool:
        if not self._opened.watch(facts.roots):
            raise Hostile("roots")
        try:
            self._opened.guard.admit(facts)
        except Gap:
            self._waiting.resync.add(connection)
            return False
        return True

    def apply(self, at: str) -> list[Change]:
        """Apply what waits; return one change per person, to be kept before `flush`."""
        updates, self._waiting.updates = self._waiting.updates, []
        while True:
            made: dict[str, list[bytes]] = {}
            culprits = self._apply(updates, made)
            if not culprits:
                break
            for connection in culprits:
                connection.drop(POLICY, "update")
            self.reopen()
            updates = [entry for entry in updates if entry[0] not in culprits and self._again(entry)]
        self._outgoing += [update for own in made.values() for update in own]
        self._stored = [Change(self.id, at, name, EDIT, _merged(own)) for name, own in made.items()]
        if made and (self._full or self._opened.size > self._limits.document_bytes):
            self._full = self._opened.measure() > self._limits.document_bytes
        return self._stored

    def _apply(self, updates: list[tuple[Connection, str, bytes]], made: dict[str, list[bytes]]) -> set[Connection]:
        """Apply updates run by run; return whose run could not be applied, after which the document is spoilt."""
        for name, run in groupby(updates, key=lambda entry: entry[1]):
            entries = list(run)
            try:
                update = self._opened.take([entry[2] for entry in entries], name)
            except (KeyboardInterrupt, SystemExit):
                raise
            except BaseException:  # a panic of the library is no Exception
                return {entry[0] for entry in entries}
            if update is not None:
                made.setdefault(name, []).append(update)
        return set()

    def _again(self, entry: tuple[Connection, str, bytes]) -> bool:
        try:
            return self._admitted(entry[0], examine(entry[2]))
        except Hostile:
            return False

    def reopen(self) -> None:
        """Load the document as it is stored, without what was not kept."""
        self._opened.close()
        self._outgoing.clear()
        self._opened = Opened(self._archive, self._kind)

    def written(self, seq: int, update: bytes) -> None:
        """Take over what the server wrote outside of the live room."""
        if seq == self._opened.seq + 1:
            self._pass_on(self._opened.absorb([update]))
            self._opened.stored(seq, len(update))
        elif seq > self._opened.seq:
            self._pass_on(self._opened.catch_up())
        self._wake(self)

    def freeze(self) -> None:
        """Accept nothing any more."""
        self.frozen = True

    def _pass_on(self, update: bytes | None) -> None:
        if update is not None:
            self._outgoing.append(update)

    def kept(self, numbers: list[int | None]) -> None:
        """Note what became of the changes that `apply` returned: their numbers, None when the artifact is frozen."""
        changes, self._stored = self._stored, []
        for change, seq in zip(changes, numbers, strict=True):
            if seq is not None:
                self._pass_on(self._opened.stored(seq, len(change.data)))
        if None in numbers:
            self.freeze()
            self.reopen()
            self._waiting.denied.update(dict.fromkeys(self.connections, "frozen"))

    def flush(self) -> None:
        """Send what is kept: the tick's update and presence to everybody, then answers to single connections."""
        messages = [update_message(_merged(self._outgoing))] if self._outgoing else []
        self._outgoing.clear()
        news = self._presence.news()
        if news:
            messages.append(news)
        if messages:
            self._broadcast(b"".join(map(framed, messages)))
        waiting, self._waiting = self._waiting, _Waiting(updates=self._waiting.updates)
        for connection, state in waiting.asked:
            self._answer(connection, state)
        for connection, reason in waiting.denied.items():
            connection.send(denied(reason))
        for connection in waiting.resync:
            connection.send(step_1(self._opened.state()))

    def _answer(self, connection: Connection, state: bytes) -> None:
        try:
            connection.send(step_2(self._opened.lacking(state)))
        except (Hostile, ValueError):
            connection.drop(POLICY, "state")

    def _broadcast(self, wire: bytes) -> None:
        for write in self.connections.values():
            write(wire)
        self._unchecked += len(wire)
        self._ticks += 1
        if self._unchecked > _CHECK_BYTES or self._ticks > _CHECK_TICKS:
            self._unchecked = self._ticks = 0
            for connection in list(self.connections):
                if connection.peer.backlog() > self._limits.backlog_bytes:
                    connection.drop(TOO_BIG, "slow")

    def snapshot(self, keep: Callable[[str, int, bytes], bool]) -> None:
        """Keep a snapshot when one is due; one that cannot be kept now is due again."""
        self._opened.snapshot(lambda data: keep(self.id, self._opened.seq, data))

    @property
    def idle(self) -> bool:
        """Tell whether nobody is here and nothing waits."""
        return not self.connections and not self._waiting.updates and not self._stored

    def everyone(self) -> Iterator[Connection]:
        """Return the connections as they are now."""
        return iter(list(self.connections))

    def close(self) -> None:
        """Let go of the document."""
        self._opened.close()


def _merged(updates: list[bytes]) -> bytes:
    return updates[0] if len(updates) == 1 else merge_updates(*updates)
