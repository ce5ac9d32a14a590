"""Where a row stands in a journey: what sets it off, what leads to the purpose, what comes after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .ja_clauses import known
from .ja_goals import Goal, stage_tokens
from .ja_reading import synonym
from .tokens import Token, joined, tokenize
from .words import groups, words

if TYPE_CHECKING:
    from collections.abc import Sequence

Tokens = tuple[Token, ...]


def _named(tokens: Tokens, section: str) -> bool:
    return bool(tokens) and (known(tokens[-1], section) or joined(tokens) in words("ja", section))


def sets_off(stage: str) -> bool:
    """Whether a stage is what sets the journey off (きっかけ, 気づき)."""
    return _named(stage_tokens(stage), "set_off")


def closes(stage: str) -> bool:
    """Whether a stage is what is done once the work is over (事後, 閉店後, 記録)."""
    return _named(stage_tokens(stage), "closing")


def _reach(word: str) -> str:
    return groups("ja", "reaches").get(word, word)


def reaches(stage: str, aim: Goal) -> bool:
    """Whether a stage is the one in which the purpose is reached (部屋を借りる: 契約)."""
    tokens = stage_tokens(stage)
    if not tokens:
        return False
    return bool({_reach(synonym(tokens[-1])), _reach(joined(tokens))} & {_reach(key) for key in aim.keys})


def is_after(stages: Sequence[str], index: int, aim: Goal | None) -> bool:
    """Whether a row comes after the stage in which the purpose is reached, or after the work."""
    if closes(stages[index]):
        return True
    if aim is None:
        return False
    reached = max((i for i, stage in enumerate(stages) if reaches(stage, aim)), default=len(stages))
    return index > reached and stages[index] != stages[reached]


def is_relief(aim: Goal) -> bool:
    """Whether the purpose is to be spared time or effort: then no effort is a means to it."""
    tokens = tokenize(aim.text)
    spared = any(t.is_particle("を", "が") and known(tokens[i], "burdens") for i, t in enumerate(tokens[1:]))
    return spared or any(known(t, "focus") for t in tokens)


def is_growth(aim: Goal) -> bool:
    """Whether the purpose is to have more of something, which no paperwork brings about."""
    return any(known(t, "growth") for t in tokenize(aim.text))
