"""Sentences, origins and blanks of the canvases, the proposal and the role play."""

from __future__ import annotations

from gyakusan.artifacts.blanks import blank
from gyakusan.artifacts.provenance import RULES, Provenance, drafted
from gyakusan.assistant.rules.statements import scene
from gyakusan.core.language import Language
from gyakusan.core.texts import text

ROOM = "assistant/rules/boards"


def tell(language: Language, key: str, /, **values: object) -> str:
    """Return a sentence of the catalogue."""
    return text(ROOM, key, language, **values)


def tell_scene(language: Language, key: str, action: str, /, **values: object) -> str:
    """Return the sentence `<key>.<form>` that takes up an action of the customer, see `statements.scene`."""
    seen = scene(action, language)
    return tell(language, f"{key}.{seen.form}", action=seen.text, **values)


def origin(language: Language, key: str) -> Provenance:
    """Return the origin of what a rule wrote; `notes.<key>` says from what it follows."""
    return drafted(RULES, note=tell(language, f"notes.{key}"))


def gap(language: Language, key: str) -> str:
    """Return a visible blank; `gaps.<key>` says what belongs there."""
    return blank(tell(language, f"gaps.{key}"), language)
