"""Where ids come from: at random in live use, from a seed where the same input must give the same output."""

from __future__ import annotations

import base64
import hashlib
import secrets
from typing import Protocol


class Ids(Protocol):
    """A source of ids."""

    def new(self, prefix: str) -> str:
        """Return an id that was not returned before: `prefix`, a hyphen, 13 letters and digits (64 bits)."""
        ...


class RandomIds:
    """Unguessable ids."""

    def new(self, prefix: str) -> str:
        """Return a random id."""
        return f"{prefix}-{_readable(secrets.token_bytes(8))}"


class SeededIds:
    """The same sequence of ids for the same seed: for headless runs that must be reproducible."""

    def __init__(self, seed: str, start: int = 0) -> None:
        self._seed = seed
        self._count = start

    def new(self, prefix: str) -> str:
        """Return the next id of the sequence."""
        self._count += 1
        return f"{prefix}-{digest_id(self._seed, str(self._count))}"


def digest_id(*parts: str) -> str:
    """Return 13 letters and digits that follow from the parts (64 bits of SHA-256)."""
    return _readable(hashlib.sha256("\x1f".join(parts).encode()).digest()[:8])


def _readable(value: bytes) -> str:
    return base64.b32encode(value).decode().rstrip("=").lower()
