"""Origins as people read them: `提供(企画担当)`, `Drafted (rules)`."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pydantic import ValidationError

from gyakusan.artifacts.models import Column
from gyakusan.artifacts.provenance import RULES, Provenance, State
from gyakusan.core.language import Language
from gyakusan.core.texts import text

_FORM = re.compile(r"([^()\uff08\uff09\n]{1,40}?)[ \u3000]?(?:[(\uff08](.*)[)\uff09])?", re.DOTALL)


def origin_text(origin: Provenance, language: Language) -> str:
    """Return how an origin is shown."""
    state = text("transfer", f"discovery.states.{origin.state}", language)
    if origin.state is State.OBSERVED:
        by = text("transfer", "discovery.comma", language).join(dict.fromkeys(seen.source for seen in origin.evidence))
    else:
        by = text("transfer", "discovery.rules", language) if origin.by == RULES else origin.by
    return text("transfer", "discovery.origin_by", language, state=state, by=by) if by else state


def origins_text(
    origin: Provenance, cells: Mapping[str, Provenance], columns: Mapping[str, Column], language: Language
) -> str:
    """Return how the origins of a row are shown: its own, then those of single cells that read otherwise."""
    whole = origin_text(origin, language)
    lines = [whole]
    for name, own in cells.items():
        shown = columns[name].label.text(language) if name in columns else name
        if origin_text(own, language) != whole:
            lines.append(f"{shown}: {origin_text(own, language)}")
    return "\n".join(lines)


def parse_origin(shown: str) -> Provenance | None:
    """Read an origin that stands in a document; None where it is none, or says observed: that takes evidence."""
    found = _FORM.fullmatch(shown.strip())
    if not found:
        return None
    for language in Language:
        for state in State:
            if found[1].strip().casefold() == text("transfer", f"discovery.states.{state}", language).casefold():
                return _origin(state, found[2] or "")
    return None


def claims_observed(shown: str) -> bool:
    """Tell whether a text says that something was observed."""
    found = _FORM.fullmatch(shown.strip())
    states = {text("transfer", "discovery.states.observed", language).casefold() for language in Language}
    return found is not None and found[1].strip().casefold() in states


def _origin(state: State, by: str) -> Provenance | None:
    if by in {text("transfer", "discovery.rules", language) for language in Language}:
        by = RULES
    try:
        return Provenance(state=state, by=by)
    except ValidationError:
        return None
