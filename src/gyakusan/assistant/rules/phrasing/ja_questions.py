"""The question why an action is needed for what it is done for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .ja_choice import read_cached
from .ja_clauses import chunks, known
from .ja_course import is_after, is_end, is_relief, moves_figure, sets_off
from .ja_goals import Goal, action_goal, purpose_goal, stage_goal, stage_tokens
from .ja_phrases import without_phrase
from .ja_reading import NoReading, Reading, key_of, lacks_argument, synonym
from .refusal import Refused
from .tokens import joined
from .words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_SENTENCE = 75
MAX_PARTS = 54  # characters of a sentence's two parts from which it is too long to be said with its goal
PAUSE_FROM = 30  # characters of a sentence's two parts from which a comma helps reading

GET_BY = Goal("済ませられない", frozenset())
GET_ROUND = Goal("済まない", frozenset())
"""What is asked of an action that is no means to anything: why it is needed at all."""


def _is(reading: Reading, section: str) -> bool:
    return reading.word is not None and known(reading.word, section)


def _repeats(reading: Reading, goal: Goal) -> bool:
    """Whether the goal says the action again (比較せずに比較ができない)."""
    keys = {key_of(reading)}
    if reading.word is not None:
        keys |= {synonym(t) for t in (reading.word, *reading.head) if t is reading.word or t.does}
    keys |= {
        synonym(chunk[-2])
        for chunk in chunks(reading.args)[-1:]
        if len(chunk) >= 2 and chunk[-1].is_particle("を", "の")
    }
    if _is(reading, "pays") and "買う" in goal.keys:
        return True
    return (
        bool(keys & goal.keys)
        or _gets(reading, goal)
        or _says_again(reading.stem, goal.text)
        or _same_kanji(reading, goal)
    )


def _gets(reading: Reading, goal: Goal) -> bool:
    """Whether what one gets or hands in is the goal as a paper or a delivery: 見積書をもらわずに見積."""
    delivered = "届い" in reading.stem and any(goal.text.startswith(noun) for noun in words("ja", "deliveries"))
    noun = goal.text.removesuffix("ができない")
    things = [chunk for chunk in chunks(reading.args) if chunk[-1].is_particle("を")]
    named = any(noun in joined(chunk) or any(synonym(t) in goal.keys for t in chunk) for chunk in things)
    return delivered or (named and (_is(reading, "getting") or _is(reading, "issuing")))


_NAMES = "書票用窓画会条候先資表者員機室所金口券方担項法人"  # what makes a name of a doing: 申請書, 予約サイト


def _says_again(stem: str, goal: str) -> bool:
    """Whether the noun of the goal stands in the action as itself (審査の結果, not 審査書類)."""
    noun = goal.removesuffix("ができない")
    if noun == goal or len(noun) < 2:
        return False
    return any(not rest or (rest[0] not in _NAMES and not "ァ" <= rest[0] <= "ヺ") for rest in stem.split(noun)[1:])


def _same_kanji(reading: Reading, goal: Goal) -> bool:
    """Whether a short goal is the action's verb in another dress: 集める and 集金, 選ぶ and 選定."""
    noun = goal.text.removesuffix("ができない")
    word = reading.word
    return word is not None and word.major == "動詞" and len(noun) == 2 and noun[0] == word.lemma[:1] and noun > "一"


def _after(reading: Reading, goal: Goal) -> bool:
    """Whether the action says itself that it comes after the goal: 完走後に|投稿する."""
    args = reading.args
    return any(t.surface in ("後", "あと") and synonym(args[i]) in goal.keys for i, t in enumerate(args[1:]))


def _brings_about(reading: Reading, aim: Goal) -> bool:
    """Whether an action can be a means to the purpose: no paperwork makes sales grow, no effort saves effort."""
    chore = (
        _is(reading, "chores")
        or key_of(reading) in words("ja", "small_talk")
        or (moves_figure(aim) and _is(reading, "entries"))
    )
    return not chore and not is_relief(aim)


def _performed(rows: Sequence[tuple[str, str]], stage: str, goal: Goal) -> bool:
    """Whether an action of a stage, among those rows, does itself what the stage is called."""
    readings = [read_cached(action) for own, action in rows if own == stage]
    return any(isinstance(r, Reading) and key_of(r) in goal.keys for r in readings)


_HANDLING = ("handling", "entries", "paperwork", "issuing")
_MEANS = ("paperwork", "entries", "getting", "moves", "means_of_deeds")


def _serves(reading: Reading, rows: Sequence[tuple[str, str]], stage: str, goal: Goal) -> bool:
    """Whether an action leads to what a stage is called: that is done in it, or is formal and the action too."""
    key = key_of(reading)
    means = any(_is(reading, kind) or key in words("ja", kind) for kind in _MEANS)
    received = goal.text.endswith("受けることができない")
    if received and (means or key == "待つ" or reading.pain):
        return True
    deed = stage_tokens(stage)[-1:]
    formal = means and any(known(t, "formal_deeds") for t in deed)
    handed = any(_is(reading, kind) for kind in _HANDLING) and any(known(t, "handed_deeds") for t in deed)
    return formal or handed or _performed(rows, stage, goal)


def _stage_goal(reading: Reading, rows: Sequence[tuple[str, str]], index: int) -> Goal | None:
    """Return the deed of the row's own stage or the step of the next, None if that is the action itself."""
    stages = tuple(dict.fromkeys(stage for stage, _ in rows[index:] if stage.strip()))
    own = stage_goal(stages[0], "stage_deeds") if stages else None
    coming = stage_goal(stages[1], "stage_steps") if own is None and stages[1:] else None
    deed = None if _is(reading, "afterwards") else own
    found = [(goal, stage) for goal, stage in zip((deed, coming), stages[:2], strict=False) if goal is not None]
    return next((g for g, s in found if not _repeats(reading, g) and _serves(reading, rows[index:], s, g)), None)


def choose_goal(reading: Reading, rows: Sequence[tuple[str, str]], index: int, purpose: str) -> Goal | None:
    """Choose what the action is for: the deed of its stage or the next, the purpose, else simply to get by.

    A wrong goal spoils the question, so a stage counts only where it names what its actions bring about, and the
    purpose only before it is reached. None if the action is the purpose itself or nothing that one could spare.
    """
    aim = purpose_goal(purpose)
    stages = [stage for stage, _ in rows]
    if is_end(stages[index]) or (aim is not None and _after(reading, aim)):
        return None
    goal = _stage_goal(reading, rows, index)
    if goal is not None:
        return goal
    get_by = GET_ROUND if reading.pain else None if reading.lemma in words("ja", "no_get_by") else GET_BY
    queues = key_of(reading) in ("待つ", "並ぶ") and any(known(t, "queues") for t in reading.args)
    if queues or is_after(stages, index, aim):
        return get_by
    following = read_cached(rows[index + 1][1]) if index + 1 < len(rows) else None
    then = action_goal(following) if aim is None and isinstance(following, Reading) else None
    goal = aim or then
    if goal is None or (aim is None and _repeats(reading, goal)):
        return get_by
    if _repeats(reading, goal):
        return None
    return goal if _brings_about(reading, goal) else get_by


def more_optimal(rows: Sequence[tuple[str, str]], index: int, purpose: str) -> str | Refused:
    """Return なぜ○○せずに□□ができないのか? for a row (stage, action), or why there is none."""
    stage, action = rows[index]
    reading = read_cached(action)
    if isinstance(reading, NoReading):
        return Refused(reading.reason)
    if sets_off(stage, reading, first=index == 0):
        return Refused("sets_off")
    without = None if lacks_argument(reading) else without_phrase(reading)
    if without is None:
        return Refused("not_understood")
    if reading.kind == "noun" and reading.stem.count("、") > 1:
        return Refused("too_long")
    goal = choose_goal(reading, rows, index, purpose)
    if goal is None:
        return Refused("repeats_goal")
    if len(without) + len(goal.text) > MAX_PARTS:
        goal = GET_BY
    pause = "、" if goal.keys and len(without) + len(goal.text) > PAUSE_FROM else ""
    sentence = f"なぜ{without}{pause}{goal.text}のか?"
    return sentence if len(sentence) <= MAX_SENTENCE else Refused("too_long")
