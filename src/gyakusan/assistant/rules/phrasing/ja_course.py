"""Where a row stands in a journey: what sets it off, what leads to the purpose, what comes after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .ja_clauses import known
from .ja_goals import Goal, stage_tokens
from .ja_reading import Reading, synonym
from .tokens import Token, joined, tokenize
from .words import groups, words

if TYPE_CHECKING:
    from collections.abc import Sequence

Tokens = tuple[Token, ...]

LATE = 0.55  # part of a journey after which what is done seldom leads to the purpose
FEW = 5  # rows up to which a journey has no late part


def _named(tokens: Tokens, section: str) -> bool:
    return bool(tokens) and (known(tokens[-1], section) or joined(tokens) in words("ja", section))


def sets_off(stage: str, reading: Reading, *, first: bool) -> bool:
    """Whether a row is what sets the journey off: by its stage (きっかけ), or as the first thing seen or heard."""
    noticed = first and reading.word is not None and known(reading.word, "noticing")
    return noticed or _named(stage_tokens(stage), "set_off")


def is_time(stage: str) -> bool:
    """Whether a stage says only when its actions are done (当日, 開店前), not what they belong to."""
    tokens = stage_tokens(stage)
    return bool(tokens) and (tokens[-1].surface in words("ja", "stage_times") or known(tokens[-1], "times"))


def is_end(stage: str) -> bool:
    """Whether a stage is the end of the journey, when all is done (完了, 定着)."""
    return _named(stage_tokens(stage), "ends")


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
    late = stage_tokens(stages[index])[-1:] if index >= len(stages) / 2 else ()
    passed = bool(late) and (late[0].surface == "後" or known(late[0], "passing_on"))
    if closes(stages[index]) or any(is_end(stage) for stage in stages[:index]) or passed:
        return True
    if aim is None:
        return False
    begun = next(i for i in range(index, -1, -1) if not i or not stages[i] or stages[i - 1] != stages[index])
    last = stages[index] == stages[-1] or begun >= len(stages) * LATE
    if len(stages) > FEW and last and (stages[index] == stages[-1] or not reaches(stages[index], aim)):
        return True
    reached = max((i for i, stage in enumerate(stages) if reaches(stage, aim)), default=len(stages))
    return index > reached and stages[index] != stages[reached]


def is_relief(aim: Goal) -> bool:
    """Whether the purpose is to be spared time or effort: then no effort is a means to it."""
    tokens = tokenize(aim.text)
    spared = any(t.is_particle("を", "が") and known(tokens[i], "burdens") for i, t in enumerate(tokens[1:]))
    return spared or any(known(t, "focus") for t in tokens)


def moves_figure(aim: Goal) -> bool:
    """Whether the purpose is a figure that goes up or down, which no paperwork brings about."""
    return any(known(t, "figures") for t in tokenize(aim.text))
