"""English verb forms for drafting: an action as it stands in a cell, in the form that a sentence needs."""

from __future__ import annotations

from .en_forms import EnglishReading
from .en_reading import read_english_action
from .en_verbs import base, gerund

__all__ = ["base", "doing", "gerund", "infinitive"]


def doing(action: str) -> str | None:
    """Return an action after "without" (Compared three quotes -> comparing three quotes), None if it is none."""
    reading = read_english_action(action)
    return reading.doing if isinstance(reading, EnglishReading) and not reading.who else None


def infinitive(action: str) -> str | None:
    """Return an action after "can" (Compares three quotes -> compare three quotes), None if it is none or a noun."""
    reading = read_english_action(action)
    return reading.infinitive if isinstance(reading, EnglishReading) and reading.verb and not reading.who else None
