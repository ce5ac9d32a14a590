"""The answer of a rule that makes no sentence."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Refused:
    """Why no sentence was made: a code of `texts/*.yaml`."""

    reason: str
