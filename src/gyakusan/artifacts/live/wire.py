"""Bytes of the y-websocket protocol: numbers and strings of lib0, messages, and ready-made WebSocket frames."""

from __future__ import annotations

from gyakusan.artifacts.live.errors import Hostile

SYNC, AWARENESS, AUTH, QUERY_AWARENESS = 0, 1, 2, 3
STEP_1, STEP_2, UPDATE = 0, 1, 2
NOTHING = b"\x00\x00"
"""An update without content."""


def number(value: int) -> bytes:
    """Encode a number."""
    if value < 128:
        return bytes((value,))
    encoded = bytearray()
    while value > 127:
        encoded.append(128 | value & 127)
        value >>= 7
    encoded.append(value)
    return bytes(encoded)


def prefixed(data: bytes) -> bytes:
    """Encode bytes, or a string in UTF-8, with their length before them."""
    return number(len(data)) + data


def read_number(data: bytes, at: int) -> tuple[int, int]:
    """Return the number at a place, and the place after it.

    Raises:
        Hostile: there is none.
    """
    value = shift = 0
    try:
        while True:
            byte = data[at]
            at += 1
            value |= (byte & 127) << shift
            if byte < 128:
                return value, at
            shift += 7
            if shift > 63:
                raise Hostile("number")
    except IndexError:
        raise Hostile("end") from None


def read_bytes(data: bytes, at: int) -> tuple[bytes, int]:
    """Return the prefixed bytes at a place, and the place after them.

    Raises:
        Hostile: there are none.
    """
    length, at = read_number(data, at)
    end = at + length
    if end > len(data):
        raise Hostile("end")
    return data[at:end], end


def read_state(state: bytes) -> dict[int, int]:
    """Return a state vector: client -> clock.

    Raises:
        Hostile: it is none.
    """
    count, at = read_number(state, 0)
    if count * 2 > len(state):
        raise Hostile("state")
    found: dict[int, int] = {}
    for _ in range(count):
        client, at = read_number(state, at)
        found[client], at = read_number(state, at)
    return found


def step_1(state: bytes) -> bytes:
    """Ask for everything that `state` lacks."""
    return b"\x00\x00" + prefixed(state)


def step_2(update: bytes) -> bytes:
    """Answer a first step."""
    return b"\x00\x01" + prefixed(update)


def update_message(update: bytes) -> bytes:
    """Tell of a change."""
    return b"\x00\x02" + prefixed(update)


def denied(reason: str) -> bytes:
    """Say that something was not accepted."""
    return b"\x02\x00" + prefixed(reason.encode())


def framed(message: bytes) -> bytes:
    """Return a message as a binary WebSocket frame of a server: not masked, so the same bytes serve everybody."""
    length = len(message)
    if length < 126:
        return bytes((0x82, length)) + message
    if length < 65536:
        return b"\x82\x7e" + length.to_bytes(2, "big") + message
    return b"\x82\x7f" + length.to_bytes(8, "big") + message


def unframed(wire: bytes) -> list[bytes]:
    """Return the messages of frames that `framed` made."""
    messages: list[bytes] = []
    at = 0
    while at < len(wire):
        length, at = wire[at + 1], at + 2
        if length >= 126:
            size = 2 if length == 126 else 8
            length, at = int.from_bytes(wire[at : at + size], "big"), at + size
        messages.append(wire[at : at + length])
        at += length
    return messages
