"""Looking through an update before it is applied: nothing in it may overflow the stack, or hang in the air.

An update of Yjs (encoding 1) is, per client, a run of structs, and then a set of deletions. The decoder below reads
the structs as far as needed to know: how deep values and types nest, which root types they name, where each client's
clock stands afterwards, and what they build upon. The deletions are left to the library, which reads them flat.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from gyakusan.artifacts.live.errors import Gap, Hostile
from gyakusan.artifacts.live.wire import read_bytes, read_number

MAX_NESTING = 32
"""Deepest plain value; documents nest three deep."""

MAX_TYPE_DEPTH = 32
"""Deepest chain of shared types within one update."""

MAX_STRUCTS = 100_000
"""Most structs of one update: what takes about half a second to look through."""

_GC, _SKIP = 0, 10
_DELETED, _JSON, _BINARY, _STRING, _EMBED, _FORMAT, _TYPE, _ANY = 1, 2, 3, 4, 5, 6, 7, 8
_XML_NAMED = (3, 5)
_LAST_TYPE = 6


@dataclass
class Facts:
    """What an update says about itself."""

    structs: int = 0
    ends: dict[int, int] = field(default_factory=dict[int, int])
    """Client -> its clock after the update."""
    starts: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    """Clients and clocks at which runs of structs begin."""
    needs: dict[int, int] = field(default_factory=dict[int, int])
    """Client -> highest clock that is built upon."""
    roots: set[str] = field(default_factory=set[str])


class Guard:
    """Knows how far each client's structs were accepted in one document."""

    def __init__(self, state: dict[int, int]) -> None:
        self._state = state

    def admit_keystroke(self, update: bytes) -> bool:
        """Accept an update that is one typed text and nothing else; False means that it needs a closer look.

        What people do most by far costs a third of `examine` and `admit` so.
        """
        if len(update) > 200 or update[:2] != b"\1\1":
            return False
        state, number = self._state, read_number
        client, at = number(update, 2)
        clock, at = number(update, at)
        info, at = update[at], at + 1
        if info & 31 != _STRING or not info & 192 or clock > state.get(client, 0):
            return False
        for bit in (128, 64):
            if info & bit:
                beside, at = number(update, at)
                place, at = number(update, at)
                if place >= state.get(beside, 0):
                    return False
        text, at = read_bytes(update, at)
        if update[at:] != b"\0":
            return False
        try:
            state[client] = max(state.get(client, 0), clock + _utf16_length(text))
        except UnicodeDecodeError:
            return False
        return True

    def refresh(self, state: dict[int, int]) -> None:
        """Note what the document holds after the server changed it."""
        for client, clock in state.items():
            if clock > self._state.get(client, 0):
                self._state[client] = clock

    def knows(self, facts: Facts) -> bool:
        """Tell whether everything that an update adds was accepted already."""
        state = self._state
        return all(end <= state.get(client, 0) for client, end in facts.ends.items())

    def admit(self, facts: Facts) -> None:
        """Accept an update.

        Raises:
            Gap: it builds on something that was not accepted.
        """
        state, ends = self._state, facts.ends
        for client, start in facts.starts:
            if start > state.get(client, 0):
                raise Gap
        for client, clock in facts.needs.items():
            if clock >= state.get(client, 0) and clock >= ends.get(client, 0):
                raise Gap
        for client, end in ends.items():
            if end > state.get(client, 0):
                state[client] = end


def examine(update: bytes) -> Facts:
    """Look through an update.

    Raises:
        Hostile: it is none, or nests too deep.
    """
    try:
        return _Reader(update).facts()
    except (IndexError, UnicodeDecodeError):
        raise Hostile("update") from None


Link = tuple[int, int, int]
"""What an item hangs on: 1 for a parent, 0 for a neighbour beside which it lies; client, -1 for a root; clock."""


class Items:
    """The items of an update, and how deep the types among them are nested."""

    def __init__(self) -> None:
        self._clocks: dict[int, list[int]] = {}
        self._links: dict[int, list[Link]] = {}

    def add(self, client: int, clock: int, link: Link) -> None:
        """Note an item; those of a client come in the order of their clocks."""
        if client not in self._clocks:
            self._clocks[client], self._links[client] = [], []
        self._clocks[client].append(clock)
        self._links[client].append(link)

    def depth(self) -> int:
        """Return the longest chain of parents within the update, 0 when nothing in it hangs on another of its items.

        Raises:
            Hostile: something hangs on itself.
        """
        known: dict[tuple[int, int], int] = {}
        for client, links in self._links.items():
            for place in range(len(links)):
                self._measure((client, place), known)
        return max(known.values(), default=0)

    def _measure(self, item: tuple[int, int], known: dict[tuple[int, int], int]) -> None:
        trail: list[tuple[tuple[int, int], int]] = []
        on_trail: set[tuple[int, int]] = set()
        depth = 0
        while item not in known:
            if item in on_trail:
                raise Hostile("cycle")
            step, client, clock = self._links[item[0]][item[1]]
            trail.append((item, step))
            on_trail.add(item)
            above = self._at(client, clock)
            if above is None:
                break
            item = above
        else:
            depth = known[item]
        for passed, step in reversed(trail):
            depth += step
            known[passed] = depth

    def _at(self, client: int, clock: int) -> tuple[int, int] | None:
        clocks = self._clocks.get(client)
        place = bisect_right(clocks, clock) - 1 if clocks else -1
        return (client, place) if place >= 0 else None


class _Reader:
    """Reads an update once, without recursion."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0
        self._found = Facts()
        self._items = Items()
        self._types = 0

    def facts(self) -> Facts:
        number, found = self._number, self._found
        for _ in range(self._count()):
            structs, client, clock = self._count(), number(), number()
            if client in found.ends:
                raise Hostile("client")
            found.structs += structs
            if found.structs > MAX_STRUCTS:
                raise Hostile("structs")
            found.starts.append((client, clock))
            for _ in range(structs):
                clock += self._struct(client, clock)
            found.ends[client] = clock
        for _ in range(self._count()):
            number()
            for _ in range(self._count()):
                number()
                number()
        if self._at > len(self._data):
            raise Hostile("end")
        if self._types > MAX_TYPE_DEPTH and self._items.depth() > MAX_TYPE_DEPTH:
            raise Hostile("types")
        return found

    def _struct(self, client: int, clock: int) -> int:
        """Read one struct and return how many clocks it takes."""
        info = self._data[self._at]
        self._at += 1
        kind = info & 31
        if kind == _GC:
            return self._number()
        if kind == _SKIP:
            length = self._number()
            self._found.starts.append((client, clock + length))
            return length
        self._items.add(client, clock, self._parent(info))
        return self._content(kind)

    def _parent(self, info: int) -> Link:
        """Read what an item hangs on."""
        if info & 192:
            link = None
            if info & 128:
                link = self._identifier()
            if info & 64:
                link = self._identifier() if link is None else (self._identifier() and link)
            assert link is not None
            return (0, *link)
        link = (0, -1, 0)
        if self._number() == 1:
            self._found.roots.add(self._string())
        else:
            link = (1, *self._identifier())
        if info & 32:
            self._skip_prefixed()
        return link

    def _identifier(self) -> tuple[int, int]:
        client, clock = self._number(), self._number()
        needs = self._found.needs
        if clock > needs.get(client, -1):
            needs[client] = clock
        return client, clock

    def _content(self, kind: int) -> int:
        if kind == _STRING:
            return self._utf16()
        if kind == _DELETED:
            return self._number()
        if kind == _ANY:
            length = self._count()
            for _ in range(length):
                self._any()
            return length
        if kind == _JSON:
            length = self._count()
            for _ in range(length):
                self._skip_prefixed()
            return length
        if kind == _TYPE:
            self._types += 1
            self._type()
        elif kind in (_BINARY, _EMBED):
            self._skip_prefixed()
        elif kind == _FORMAT:
            self._skip_prefixed()
            self._skip_prefixed()
        else:  # subdocuments have no place in an artifact; nothing else exists
            raise Hostile("content")
        return 1

    def _type(self) -> None:
        reference = self._number()
        if reference > _LAST_TYPE:
            raise Hostile("type")
        if reference in _XML_NAMED:
            self._skip_prefixed()

    def _any(self) -> None:
        open_values: list[list[int]] = []
        while True:
            self._scalar(open_values)
            while open_values:
                top = open_values[-1]
                if top[0] > 0:
                    top[0] -= 1
                    if top[1]:
                        self._skip_prefixed()
                    break
                open_values.pop()
            else:
                return

    def _scalar(self, open_values: list[list[int]]) -> None:
        """Read one value; of a list or a mapping only its beginning, noted in `open_values`."""
        tag = self._data[self._at]
        self._at += 1
        if tag in (117, 118):
            open_values.append([self._count(), tag == 118])
            if len(open_values) > MAX_NESTING:
                raise Hostile("nesting")
        elif tag in (116, 119):
            self._skip_prefixed()
        elif tag == 125:
            while self._data[self._at] > 127:
                self._at += 1
            self._at += 1
        elif tag in (122, 123):
            self._at += 8
        elif tag == 124:
            self._at += 4
        elif tag not in (120, 121, 126, 127):
            raise Hostile("value")

    def _number(self) -> int:
        data, at = self._data, self._at
        byte = data[at]
        at += 1
        if byte < 128:
            self._at = at
            return byte
        value, shift = byte & 127, 7
        while True:
            byte = data[at]
            at += 1
            value |= (byte & 127) << shift
            if byte < 128:
                self._at = at
                return value
            shift += 7
            if shift > 63:
                raise Hostile("number")

    def _count(self) -> int:
        """Read how many things follow: each takes a byte at least."""
        count = self._number()
        if count > len(self._data) - self._at:
            raise Hostile("count")
        return count

    def _skip_prefixed(self) -> None:
        length = self._number()  # first: reading it moves the place
        self._at += length

    def _string(self) -> str:
        length = self._number()
        start = self._at
        self._at = start + length
        return self._data[start : self._at].decode()

    def _utf16(self) -> int:
        """Read a string and return its length as browsers count it."""
        length = self._number()
        start = self._at
        self._at = start + length
        return _utf16_length(self._data[start : self._at])


def _utf16_length(text: bytes) -> int:
    if text.isascii():
        return len(text)
    decoded = text.decode()
    return len(decoded) + sum(character > "\uffff" for character in decoded)
