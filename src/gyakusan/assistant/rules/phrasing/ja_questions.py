"""The two questions in Japanese."""

from __future__ import annotations

from functools import lru_cache

from .ja_choice import read_action
from .ja_clauses import chunks, known
from .ja_goals import FALLBACK, Goal, action_goal, purpose_goal, stage_goal
from .ja_phrases import koto_phrase, noun_phrase, takes_time, without_phrase
from .ja_reading import NoReading, Reading, key_of, synonym
from .refusal import Refused
from .tokens import tokenize

MAX_SENTENCE = 75
PAUSE_FROM = 30  # characters of a sentence's two parts from which a comma helps reading
MAX_NOMINAL = 26

_read = lru_cache(maxsize=4096)(read_action)


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
    return bool(keys & goal.keys) or _says_again(reading.stem, goal.text) or _same_kanji(reading, goal)


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


def choose_goal(
    reading: Reading, stages: tuple[str, ...], purpose: str, following: Reading | NoReading | None
) -> Goal | None:
    """Choose what the action is for: the deed of its stage or the next, the purpose, the next action, getting further.

    A wrong goal spoils the question, so a stage counts only where it names what its actions bring about. `stages` are
    the action's own stage and those after it, each once; `following` is the next row. None if the action is the
    purpose itself or comes after it.
    """
    aim = purpose_goal(purpose)
    if aim is not None and _after(reading, aim):
        return None
    own = stage_goal(stages[0], "stage_deeds") if stages else None
    coming = stage_goal(stages[1], "stage_steps") if own is None and stages[1:] else None
    deed = None if reading.word is not None and known(reading.word, "afterwards") else own
    then = action_goal(following) if isinstance(following, Reading) else None
    for goal in (deed, coming, aim, then):
        if goal is not None and not _repeats(reading, goal):
            return goal
    return None if aim is not None and following is None else FALLBACK


def more_optimal(action: str, stages: tuple[str, ...], purpose: str, following: str | None) -> str | Refused:
    """Return なぜ○○せずに□□ができないのか? for an action, or why there is none."""
    reading = _read(action)
    if isinstance(reading, NoReading):
        return Refused(reading.reason)
    without = without_phrase(reading)
    if without is None:
        return Refused("not_understood")
    goal = choose_goal(reading, stages, purpose, None if following is None else _read(following))
    if goal is None:
        return Refused("repeats_goal")
    pause = "、" if len(without) + len(goal.text) > PAUSE_FROM else ""
    sentence = f"なぜ{without}{pause}{goal.text}のか?"
    return sentence if len(sentence) <= MAX_SENTENCE else Refused("too_long")


def _pair(first: Reading, second: Reading) -> tuple[str, str] | None:
    nouns = noun_phrase(first), noun_phrase(second)
    if nouns[0] is not None and nouns[1] is not None:
        return nouns[0], nouns[1]
    phrases = koto_phrase(first), koto_phrase(second)
    return None if phrases[0] is None or phrases[1] is None else (phrases[0], phrases[1])


def _unlinked(phrase: str) -> str:
    """Write a pair inside a noun phrase with a dot, so that the question's own と stands out: 回覧・押印."""
    tokens = tokenize(phrase)
    if phrase.endswith("こと") or known(tokens[-1], "mutual"):
        return phrase
    return "".join(
        "・" if t.is_particle("と") and i and tokens[i + 1 : i + 2] and tokens[i + 1].is_noun else t.surface
        for i, t in enumerate(tokens)
    )


def more_continuous(first: str, second: str) -> str | Refused:
    """Return なぜ○○と□□は同時にできないのか? for two consecutive actions, or why there is none."""
    readings = _read(first), _read(second)
    for reading in readings:
        if isinstance(reading, NoReading):
            return Refused(reading.reason)
    one, two = readings
    if isinstance(one, NoReading) or isinstance(two, NoReading):
        return Refused("not_understood")
    if not takes_time(one) or not takes_time(two):
        return Refused("not_an_action")
    phrases = _pair(one, two)
    if phrases is None:
        return Refused("not_understood")
    if phrases[0] == phrases[1]:
        return Refused("same_action")
    a, b = (_unlinked(phrase) for phrase in phrases)
    apart = (
        len(a) + len(b) > PAUSE_FROM
        or (not a.endswith("こと") and (b.endswith("こと") or "と" in a))
        or "ぁ" <= b[0] <= "ん"
    )
    sentence = f"なぜ{a}と{'、' if apart else ''}{b}は同時にできないのか?"
    return sentence if len(sentence) <= MAX_SENTENCE else Refused("too_long")
