"""The two questions in English."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from .en_forms import EnglishNoReading, EnglishReading
from .en_goals import Place, choose_goal, content, is_trigger, names_aim
from .en_pairs import joined
from .en_purpose import Aim, purpose_aim
from .en_reading import read_english_action
from .refusal import Refused
from .words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_WORDS = 28
_SUBJECT = re.compile(
    r"^(?:he|she|(?:the |a )?(?:customer|user|buyer|patient|client|guest|shopper|visitor))s?\s+", re.IGNORECASE
)
_SETS_OFF = {"see", "spot", "drop", "spill", "crack", "tear", "damage", "hear", "miss"}
_read = lru_cache(maxsize=4096)(read_english_action)
_aim = lru_cache(maxsize=256)(purpose_aim)


def own_cells(cells: Sequence[str]) -> list[str]:
    """Return the actions without a subject that at least half of them have: She opens the app -> opens the app."""
    found = [_SUBJECT.match(cell) for cell in cells]
    if 2 * sum(match is not None for match in found) < len(cells):
        return list(cells)
    own = [cell[match.end() :] if match else cell for cell, match in zip(cells, found, strict=True)]
    return [re.sub(r"\b(?:his|her)\b(?=\s\w)", "their", cell) for cell in own]


def _reached(reading: EnglishReading | EnglishNoReading, aim: Aim) -> bool:
    """Whether a row is the purpose itself."""
    if aim.goal is None or not isinstance(reading, EnglishReading) or not reading.verb:
        return False
    same = reading.verb == aim.goal.split()[0]
    wanted = content(aim.goal) - words("en", "hollow")
    return same and bool(wanted) and wanted <= content(reading.infinitive)


def _place(rows: Sequence[tuple[str, str]], index: int, aim: Aim) -> Place:
    stages = tuple(dict.fromkeys(stage for stage, _ in rows[index:] if stage.strip()))
    return Place(
        stages if rows[index][0].strip() else ("", *stages),
        aim,
        _read(rows[index + 1][1]) if index + 1 < len(rows) else None,
        late=3 * index >= 2 * len(rows) - 1,
        reached=any(
            _reached(_read(action), aim) or (stage != rows[index][0] and names_aim(stage, aim))
            for stage, action in rows[len(rows) // 2 : index]
        ),
    )


def more_optimal(rows: Sequence[tuple[str, str]], index: int, purpose: str) -> str | Refused:
    """Return Why can't they □□ without ○○? for a row of (stage, action), or why there is none."""
    reading = _read(rows[index][1])
    if isinstance(reading, EnglishNoReading):
        return Refused(reading.reason)
    if not reading.verb and not reading.goes_on:
        return Refused("no_verb")
    if reading.vague:
        return Refused("refers_back")
    if (3 * index < len(rows) and is_trigger(rows[index][0])) or (index == 0 and reading.verb in _SETS_OFF):
        return Refused("sets_off")
    goal = choose_goal(reading, _place(rows, index, _aim(purpose)))
    if goal is None:
        return Refused("repeats_goal")
    for doing in (reading.doing, reading.brief):
        sentence = f"Why can't they {goal} without {doing}?"
        if len(sentence.split()) <= MAX_WORDS and not re.search(r",.*,.*,", sentence):
            return sentence
    return Refused("too_long")


def more_continuous(first: tuple[str, str], second: tuple[str, str]) -> str | Refused:
    """Return Why can't they ○○ and □□ in one go? for two consecutive rows of (stage, action), or why there is none."""
    one, two = _read(first[1]), _read(second[1])
    if isinstance(one, EnglishNoReading):
        return Refused(one.reason)
    if isinstance(two, EnglishNoReading):
        return Refused(two.reason)
    return joined((first[0], second[0]), one, two)
