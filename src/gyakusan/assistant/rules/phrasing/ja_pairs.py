"""The question whether two consecutive actions could be one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .ja_choice import read_cached
from .ja_clauses import chunks, known
from .ja_course import is_time, sets_off
from .ja_phrases import koto_phrase, noun_phrase, takes_time
from .ja_reading import NoReading, Reading, key_of, lacks_argument
from .refusal import Refused
from .tokens import Token, tokenize

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_SENTENCE = 58
PAUSE_FROM = 30  # characters of a sentence's two parts from which a comma helps reading
_GOT = re.compile(r"(?:届い|返ってき|戻ってき|受け取っ|もらっ|送られてき|渡され|指摘され|集まっ)た")
"""Words that say that the thing comes from the action before."""
_LATER = re.compile(
    r"翌|後日|毎[朝日晩回週]|[日間月年]後|後に|前日|月末|月初|年末|毎年|毎月|半年|再び|もう一度|また(?=[一-鿿])"
)
"""Words that put one of two actions at another time."""


def _phrases(first: Reading, second: Reading) -> tuple[str, str] | None:
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


def _is(reading: Reading, section: str) -> bool:
    return reading.word is not None and known(reading.word, section)


def _waits(reading: Reading) -> bool:
    return key_of(reading) == "待つ" or (reading.word is not None and reading.word.lemma == "待たす")


def _queues(reading: Reading) -> bool:
    return _waits(reading) and any(known(t, "queues") for t in reading.args)


def _object(reading: Reading) -> Token | None:
    """Return the noun of the object: 領収書 of 領収書を貼る and of 領収書の整理."""
    found = [c[-2] for c in chunks(reading.args) if len(c) > 1 and c[-1].is_particle("を", "の") and c[-2].is_noun]
    return found[-1] if found else None


def _on_the_way(reading: Reading) -> bool:
    """Whether something can be done while one is on one's way, or instead of going there."""
    return _waits(reading) or _is(reading, "entries") or _is(reading, "paperwork") or _is(reading, "telling")


def _linked(one: Reading, two: Reading, *, together: bool) -> bool:
    """Whether two actions have so much to do with each other that one could be both."""
    things = _object(one), _object(two)
    same = things[0] is not None and things[1] is not None and things[0].norm == things[1].norm
    alike = any(_is(one, kind) and _is(two, kind) for kind in ("finding", "telling", "paperwork", "entries"))
    errand = any(t.is_particle("を") for t in one.args)  # 住民票を取りに行く
    moves = _is(one, "moves") and (_queues(two) or (_is(two, "entries") and not errand))
    meanwhile = _waits(one) and any(_is(two, kind) for kind in _MEANWHILE)
    idle = _waits(one) and not any(known(t, "outcomes_awaited") for t in one.args)
    apart = idle and any(_is(two, kind) for kind in ("telling", "paperwork", "entries"))
    lines = _queues(one) and two.lemma == "並ぶ"
    return (
        same
        or moves
        or lines
        or apart
        or (meanwhile and _queues(one))
        or (together and (alike or _joins(one, two) or meanwhile))
    )


def _joins(one: Reading, two: Reading) -> bool:
    """Whether the kinds of two actions of one stage go together: what is looked up is also noted, told or chosen."""
    if one.lemma == "探す" and _is(two, "telling"):
        return False  # asked for because it was not found
    if "もらう" in (one.lemma, two.lemma):
        return False  # others do it
    return any(_is(one, a) and _is(two, b) for a, b in _PAIRED)


_MEANWHILE = ("finding", "telling", "paperwork", "entries", "handling")
_PAIRED = (
    ("handling", "handling"),
    ("handling", "entries"),
    ("entries", "handling"),
    ("handling", "telling"),
    ("telling", "handling"),
    ("entries", "finding"),
    ("telling", "finding"),
    ("handling", "finding"),
    ("finding", "handling"),
    ("finding", "entries"),
    ("finding", "telling"),
    ("telling", "entries"),
    ("paperwork", "issuing"),
)


def _follows(one: Reading, two: Reading) -> bool:
    """Whether the second is a response to the outcome of the first, or a wait for it."""
    waits = _waits(two) and not _is(one, "moves")
    return (
        waits
        or two.lemma.endswith("直す")
        or _is(one, "chasing")
        or _is(two, "chasing")
        or _is(two, "responses")
        or _GOT.search(two.text) is not None
    )


def _unfit(stages: tuple[str, str], one: Reading, two: Reading, index: int) -> Refused | None:
    if sets_off(stages[0], one, first=index == 0):
        return Refused("sets_off")
    if not takes_time(one) or not takes_time(two):
        return Refused("not_an_action")
    if _follows(one, two):
        return Refused("follows")
    moving = _is(one, "moves") or _is(one, "away"), _is(two, "moves") or _is(two, "away")
    if moving[0] != moving[1] and not _on_the_way(one if moving[1] else two):
        return Refused("unrelated")
    later = _LATER.search(two.text) or _LATER.search(one.text)
    together = bool(stages[0].strip()) and stages[0] == stages[1] and not is_time(stages[0])
    return Refused("unrelated") if later or not _linked(one, two, together=together) else None


def _is_apart(a: str, b: str) -> bool:
    """Whether a comma belongs between the two."""
    listed = any(t.is_particle("と") for t in tokenize(b))
    mixed = not a.endswith("こと") and (b.endswith("こと") or "と" in a)
    return len(a) + len(b) > PAUSE_FROM or mixed or listed or "ぁ" <= b[0] <= "ん"


def more_continuous(rows: Sequence[tuple[str, str]], index: int) -> str | Refused:
    """Return なぜ○○と□□は同時にできないのか? for a row (stage, action) and the next, or why there is none."""
    (stage, first), (then, second) = rows[index : index + 2]
    one, two = read_cached(first), read_cached(second)
    if isinstance(one, NoReading):
        return Refused(one.reason)
    if isinstance(two, NoReading):
        return Refused(two.reason)
    unfit = _unfit((stage, then), one, two, index)
    phrases = None if lacks_argument(one) or lacks_argument(two) else _phrases(one, two)
    if unfit is not None or phrases is None:
        return unfit or Refused("not_understood")
    if phrases[0] == phrases[1]:
        return Refused("same_action")
    a, b = (_unlinked(phrase) for phrase in phrases)
    sentence = f"なぜ{a}と{'、' if _is_apart(a, b) else ''}{b}は同時にできないのか?"
    return sentence if len(sentence) <= MAX_SENTENCE else Refused("too_long")
