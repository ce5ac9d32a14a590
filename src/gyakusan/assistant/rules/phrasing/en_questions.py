"""The two questions in English."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

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

_NEVER = re.compile(r"^(?:never|not|don't)\s[^,]*?(?:,\s*|\s+and\s+)(?=\w)", re.IGNORECASE)
_ABLE = re.compile(r"^((?:(?:the|a|my|our|their|all|every|each)\s+)?[a-z]+)\s+(?:can|could)\s+(.+)$", re.IGNORECASE)

_read = lru_cache(maxsize=4096)(read_english_action)


def _content(text: str) -> frozenset[str]:
    found: set[str] = set()
    for word in re.findall(r"[a-z][a-z'-]+", text.lower()):
        if word not in words("en", "stop"):
            found.add(base(word) or word.rstrip("s"))
    return frozenset(found)


def stage_goal(stage: str, section: Literal["stage_deeds", "stage_steps"]) -> str | None:
    """Return the stage as what they can do (Booking -> make a booking), None if it is not aimed at (Comparison).

    `stage_deeds` are what a stage's own actions bring about, `stage_steps` what the actions before it lead to. A stage
    of several words that begins with a verb (Find a flat) counts for its own actions.
    """
    cell = read_cell(stage)
    if not cell.items:
        return None
    text = _LABEL.sub("", cell.items[0]).strip()
    text = re.sub(r"\s+(?:stage|phase|step)$", "", text, flags=re.IGNORECASE)
    for part in (text, text.replace(" ", "-"), *reversed(re.split(r"\s*(?:&|,|/|\band\b)\s*", text))):
        known = mapping("en", "stages").get(part.lower())
        if known:
            return known if part.lower() in words("en", section) else None
    tokens = text.split()
    verbal = len(tokens) >= 2 and base(tokens[0]) and form(tokens[0]) in ("base", "ing")
    place = len(tokens) == 2 and tokens[1].lower() in words("en", "places")
    if section == "stage_steps" or place or not verbal:
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
            said = sentence.strip().rstrip(".")
            stripped = _WISH.sub("", said, count=1)
            goal = _purpose_phrase(stripped, after_to=said[: len(said) - len(stripped)].rstrip().endswith(" to"))
            if goal is not None:
                return goal
    return None


def _purpose_phrase(text: str, *, after_to: bool) -> str | None:
    """Return the doing that a wish names; after "to" even an unknown word is a verb."""
    short = _TAIL.sub("", text)
    if len(short) > MAX_GOAL:
        short = re.split(r",|\s+and\s+", short, maxsplit=1)[0]
    short = _NEVER.sub("", short)
    able = _ABLE.match(short)
    if able:  # my mother can live at home -> have their mother live at home
        whom = able.group(1).lower()
        short = able.group(2) if whom in words("en", "selves") else f"have {lower_first(able.group(1))} {able.group(2)}"
    tokens = short.split()
    if not tokens or len(short) > MAX_GOAL:
        return None
    if len(tokens) > 1 and tokens[0].lower() in words("en", "amounts"):
        several = tokens[0].lower() in ("more", "less", "fewer", "enough", "zero") or short.endswith("s")
        return f"have {'' if several else 'a '}{lower_first(neutral(short))}"  # more time -> have more time
    verb = base(tokens[0]) or (tokens[0].lower() if after_to and tokens[0].isalpha() else None)
    if len(tokens) > 2 and tokens[0].lower().endswith("s") and base(tokens[1]) and form(tokens[1]) == "base":
        return f"have {lower_first(neutral(short))}"  # owners renew the agreement -> have owners renew the agreement
    if verb is None or (base(tokens[0]) and form(tokens[0]) == "past"):
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


def action_goal(reading: EnglishReading) -> str | None:
    """Return an action as the goal of the one before it, without what is done after it; None for a wait or a noun."""
    if not reading.verb or reading.pain or reading.verb == "wait":
        return None
    goal = re.split(r",\s+|\s+(?:and|or|then)\s+", reading.infinitive, maxsplit=1)[0]
    return goal if len(goal.split()) > 1 and len(goal) <= MAX_GOAL else None


def choose_goal(
    reading: EnglishReading,
    stages: tuple[str, ...],
    purpose: str,
    following: EnglishReading | EnglishNoReading | None,
) -> str | None:
    """Choose what it is for: the deed of its stage or the next, the purpose, the next action, or moving on.

    `following` is the next row. None if the action is the purpose itself and the last.
    """
    own = stage_goal(stages[0], "stage_deeds") if stages else None
    deed = None if reading.verb in words("en", "afterwards") else own
    coming = stage_goal(stages[1], "stage_steps") if own is None and stages[1:] else None
    aim = purpose_goal(purpose)
    then = action_goal(following) if isinstance(following, EnglishReading) else None
    for goal in (deed, coming, aim, then):
        if goal is not None and not _repeats(reading, goal):
            return goal
    return None if aim is not None and following is None else FALLBACK


def more_optimal(action: str, stages: tuple[str, ...], purpose: str, following: str | None) -> str | Refused:
    """Return Why can't they □□ without ○○? for an action, or why there is none."""
    reading = _read(action)
    if isinstance(reading, EnglishNoReading):
        return Refused(reading.reason)
    goal = choose_goal(reading, stages, purpose, None if following is None else _read(following))
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
