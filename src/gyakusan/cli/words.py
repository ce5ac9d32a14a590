"""The language of the command line, and its sentences."""

from __future__ import annotations

import os

from gyakusan.core.language import Language
from gyakusan.core.texts import text


def cli_language() -> Language:
    """Return the language of messages: `GYAKUSAN_LANGUAGE`, else English where the system is English, else Japanese."""
    wished = os.environ.get("GYAKUSAN_LANGUAGE", "")
    if wished in {"ja", "en"}:
        return Language(wished)
    system = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    return Language.EN if system.startswith("en") else Language.JA


def say(key: str, language: Language | None = None, /, **values: object) -> str:
    """Return a sentence of the command line."""
    return text("cli", key, language or cli_language(), **values)
