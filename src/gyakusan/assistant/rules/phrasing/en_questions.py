"""The two questions in English."""

from __future__ import annotations

from .refusal import Refused


def more_optimal(action: str, stages: tuple[str, ...], purpose: str) -> str | Refused:
    """Return Why can't they □□ without ○○? for an action, or why there is none."""
    return Refused("not_understood")


def more_continuous(first: str, second: str) -> str | Refused:
    """Return Why can't ○○ and □□ be done at once? for two consecutive actions, or why there is none."""
    return Refused("not_understood")
