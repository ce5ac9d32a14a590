"""`readiness:` in `team.yaml`: which items of the program's checklists are done."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from gyakusan.transfer.errors import BadValue
from gyakusan.transfer.models import Remark
from gyakusan.transfer.parsing.words import light
from gyakusan.transfer.reading.nodes import Entry

_STATES = {
    "done": ("done", "true", "yes", "済み", "済", "完了"),
    "open": ("open", "false", "no", "まだ", "未完了"),
    "not_needed": ("not_needed", "not-needed", "不要"),
}


def read_states(entry: Entry | None) -> dict[str, str]:
    """Return the state of every item that is named.

    Raises:
        BadValue: a state that is none.
    """
    found: dict[str, str] = {}
    for value in entry.pairs() if entry else ():
        said = light(value.text()).replace(" ", "_")
        state = next((name for name, words in _STATES.items() if said in words), None)
        if state is None:
            raise BadValue(value.file, value.line, value.key, value.text()[:60], "state")
        found[value.key] = state
    return found


def unknown_checks(entry: Entry | None, checks: Sequence[str] | None) -> list[Remark]:
    """Return a remark for each item that the program does not have, and a last one with the items that it has.

    None for `checks` means that no program is known; then nothing is remarked.
    """
    found: list[Remark] = []
    for value in entry.pairs() if entry and checks is not None else ():
        if checks is not None and value.key not in checks:
            nearest = difflib.get_close_matches(value.key.lower().replace("_", "-"), checks, n=1)
            code = "unknown_check_near" if nearest else "unknown_check"
            found.append(Remark(value.file, value.line, code, {"item": value.key, "nearest": (*nearest, "")[0]}))
    if found and checks:
        found.append(Remark(found[0].file, found[0].line, "known_checks", {"valid": ", ".join(checks)}))
    return found
