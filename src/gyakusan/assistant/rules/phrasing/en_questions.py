"""The two questions in English."""

from __future__ import annotations

import re
from functools import lru_cache

from .cells import read_cell
from .en_reading import (
    EnglishNoReading,
    EnglishReading,
    lower_first,
    neutral,
    read_english_action,
    read_english_sentence,
)
from .en_verbs import base, form
from .refusal import Refused
from .words import mapping, words

MAX_SENTENCE = 190
MAX_GOAL = 70
FALLBACK = "move on"
_LABEL = re.compile(r"^(?:stage|step|phase)?\s*\d*[\s.:)-]*", re.IGNORECASE)
_WISH = re.compile(
    r"^(?:(?:i|we|they|he|she|(?:the |our |my )?[a-z]+)\s*"
    r"(?=(?:wants?|wish(?:es)?|would|'d|needs?|hopes?|aims?|plans?|try|tries|is|are|am)\b))?(?:really\s+)?"
    r"(?:(?:wants?|wanted|would like|'d like|needs?|hopes?|wishes|wish|aims?|plans?|tries|try"
    r"|(?:is|are|am) trying)\s+to\s+"
    r"|(?:goal|purpose|aim|objective)(?:\s+is)?\s*:?\s*(?:to\s+)?|in order to\s+|to\s+|be(?:ing)? able to\s+)",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r",?\s+(?:without|while|so that|because|even though|although|as well as|, and| but|given|in order)\b.*$",
    re.IGNORECASE,
)

_read = lru_cache(maxsize=4096)(read_english_action)


def _content(text: str) -> frozenset[str]:
    found: set[str] = set()
    for word in re.findall(r"[a-z][a-z'-]+", text.lower()):
        if word not in words("en", "stop"):
            found.add(base(word) or word.rstrip("s"))
    return frozenset(found)


def stage_goal(stage: str) -> str | None:
    """Return the stage as what they can do (Booking -> make a booking), None if it is no doing."""
    cell = read_cell(stage)
    if not cell.items:
        return None
    text = _LABEL.sub("", cell.items[0]).strip()
    text = re.sub(r"\s+(?:stage|phase|step)$", "", text, flags=re.IGNORECASE)
    for part in (text, *reversed(re.split(r"\s*(?:&|,|/|\band\b)\s*", text))):
        known = mapping("en", "stages").get(part.lower())
        if known:
            return known
    tokens = text.split()
    if len(tokens) == 2 and tokens[1].lower() in words("en", "places"):
        return None
    if len(tokens) < 2 or not base(tokens[0]) or form(tokens[0]) not in ("base", "ing"):
        return None
    reading = read_english_sentence(text)
    if isinstance(reading, EnglishReading) and reading.verb and len(reading.infinitive) <= MAX_GOAL:
        return reading.infinitive
    return None


def purpose_goal(purpose: str) -> str | None:
    """Return a purpose in free text as what they can do, None where it says no doing.

    "I want to pass the exam while raising a child" -> "pass the exam".
    """
    cell = read_cell(purpose)
    for item in cell.items:
        for sentence in re.split(r"(?<=[a-z)])\.\s+(?=[A-Z])", item):
            stripped = _WISH.sub("", sentence.strip().rstrip("."), count=1)
            goal = _purpose_phrase(stripped)
            if goal is not None:
                return goal
    return None


def _purpose_phrase(text: str) -> str | None:
    short = _TAIL.sub("", text)
    if len(short) > MAX_GOAL:
        short = re.split(r",|\s+and\s+", short, maxsplit=1)[0]
    tokens = short.split()
    if not tokens or len(short) > MAX_GOAL:
        return None
    verb = base(tokens[0])
    if len(tokens) > 2 and tokens[0].lower().endswith("s") and base(tokens[1]) and form(tokens[1]) == "base":
        return f"have {lower_first(neutral(short))}"  # owners renew the agreement -> have owners renew the agreement
    if verb is None or form(tokens[0]) == "past":
        return None
    rest = neutral(" ".join(tokens[1:]))
    if verb in words("en", "hollow") and not rest:
        return None
    return lower_first(f"{verb} {rest}".strip())


def _repeats(reading: EnglishReading, goal: str) -> bool:
    """Whether the goal says the action again."""
    action, aim = _content(reading.infinitive), _content(goal) - words("en", "hollow")
    if not aim:
        return False
    if reading.verb and reading.verb == goal.split()[0] and reading.verb not in ("get", "do", "make", "find", "keep"):
        return True
    return aim <= action


def choose_goal(reading: EnglishReading, stages: tuple[str, ...], purpose: str) -> str | None:
    """Choose what it is for: its stage, the purpose, the next stage, or moving on; None if it is the purpose."""
    own = stage_goal(stages[0]) if stages else None
    if own is not None and not _repeats(reading, own):
        return own
    later = [goal for stage in stages[1:2] if (goal := stage_goal(stage)) is not None and not _repeats(reading, goal)]
    if own is not None and later:
        return later[0]
    aim = purpose_goal(purpose)
    if aim is not None and not _repeats(reading, aim):
        return aim
    if later:
        return later[0]
    return None if aim is not None and len(stages) < 2 else FALLBACK


def more_optimal(action: str, stages: tuple[str, ...], purpose: str) -> str | Refused:
    """Return Why can't they □□ without ○○? for an action, or why there is none."""
    reading = _read(action)
    if isinstance(reading, EnglishNoReading):
        return Refused(reading.reason)
    goal = choose_goal(reading, stages, purpose)
    if goal is None:
        return Refused("repeats_goal")
    sentence = f"Why can't they {goal} without {reading.doing}?"
    return sentence if len(sentence) <= MAX_SENTENCE else Refused("too_long")


def more_continuous(first: str, second: str) -> str | Refused:
    """Return Why can't ○○ and □□ be done at once? for two consecutive actions, or why there is none."""
    one, two = _read(first), _read(second)
    if isinstance(one, EnglishNoReading):
        return Refused(one.reason)
    if isinstance(two, EnglishNoReading):
        return Refused(two.reason)
    if not one.goes_on or not two.goes_on:
        return Refused("not_an_action")
    if one.brief.lower() == two.brief.lower():
        return Refused("same_action")
    sentence = f"Why can't {one.brief} and {two.brief} be done at once?"
    return sentence if len(sentence) <= MAX_SENTENCE else Refused("too_long")
