"""Whether two consecutive English actions could be one, and the sentence that asks for it."""

from __future__ import annotations

import re

from .en_forms import EnglishReading
from .en_goals import content
from .refusal import Refused
from .words import words

MAX_WORDS = 22
_PHRASE_ENDS = r"(?=$|\s+(?:to|on|in|at|for|with|from|by|into)\b)"
MAX_LISTED = 8  # words of both actions where one of them is a list itself
_ASIDE = re.compile(
    r"\s+to (?:see|check|ask|find out|make sure)\b.*$"
    r"|\s+(?:in|on) (?:the )?(?:morning|evening|afternoon|weekends?|\w+day(?: \w+)?)$"
    r"|\s+at (?:night|noon|the weekend|\d[\d:.]*(?: ?[ap]m)?)$"
    r"|(?:\s+\S+ (?:minutes?|hours?|days?|weeks?))?"
    r"\s+(?:until|till|while|before|after|because|since|as soon as|in case|so that|whenever|when|where)\s.*$"
    r"|,?\s+(?:one by one|(?:one|two) at a time|one after (?:another|the other)|line by line|page by page|side by side"
    r"|separately"
    r"|again(?: and again)?|manually|repeatedly|by hand|each time|every time|several times|all day|twice|just in case"
    r"|(?:two|three|four|five|\d+) times(?: an? \w+)?"
    r"|with \S+ minutes to go"
    r"|for (?:an?|half an?|two|three|about|over|almost|several|\d[\d-]*) ?(?:\w+ )?"
    r"(?:minutes?|mins?|hours?|days?|weeks?|months?)"
    r"|(?:every|each) (?:(?:few|other|second|\d+|two|three|four|five|six|ten|twenty) )?(?:time|hours?|minutes?|days?"
    r"|night|morning|evening|week|month|year|\w+day)|daily|weekly|monthly)"
    r"(?=$|,|\s+(?:and|to|in|at|on|from|with|through|via|by)\b)",
    re.IGNORECASE,
)
"""How often, how long, until when: part of the toil, but nothing that two actions have in one go."""


def _plain(reading: EnglishReading) -> str:
    """Return the action as one of two: its first part, without how often, how long and until when."""
    text = re.sub(r",?\s+without\b.*$", "", reading.first_part)
    for _ in range(3):
        text = _ASIDE.sub("", text)
    return text.rstrip(" ,")


def _standing(reading: EnglishReading) -> bool:
    """Whether it is waiting, going somewhere or something that goes on for long."""
    if reading.verb in words("en", "lasting") | words("en", "waits") or re.match(
        r"re-|redo|repeat|retry|rewrite|rework", reading.verb
    ):
        return True
    rest = reading.rest.lower().split()
    if "same" in rest or "again" in rest or (reading.verb == "get" and rest[:1] == ["up"]):
        return True
    if reading.verb in words("en", "moves"):
        return not rest or rest[0] not in ("through", "over", "into", "for")
    return reading.verb in ("take", "catch", "get", "hold", "have", "make") and bool(
        words("en", "rides") & set(rest[:4])
    )


def _referring(first: str, second: str) -> str:
    """Say "it" of what the first action has just named: write the ad and post the ad -> post it."""
    match = re.match(rf"(\S+) (?:the|their) (\w+){_PHRASE_ENDS}", second)
    if not match:
        return second
    thing = match.group(2)
    named = re.search(rf"\b(?:the|an?|their) (?:\w+ )?{thing}$", first)
    if named or re.match(rf"\S+ (?:up |out |down )?(?:\S+ ){{0,2}}{thing}{_PHRASE_ENDS}", first):
        return f"{match.group(1)} {'them' if thing.endswith('s') else 'it'}{second[match.end() :]}"
    return second


def _plainly(reading: EnglishReading) -> str:
    """Return the verb that says what is done: make a call -> call, dig out an order -> find."""
    if reading.verb == "make" and "call" in reading.rest:
        return "call"
    return "find" if reading.verb == "dig" and reading.rest.startswith("out ") else reading.verb


def _related(stages: tuple[str, str], one: EnglishReading, two: EnglishReading) -> bool:
    """Whether two actions belong together: about the same thing, both at a screen, or in the same stage."""
    shared = (content(one.infinitive) - {one.verb}) & (content(two.infinitive) - {two.verb})
    verbs = {_plainly(one), _plainly(two)}
    if len(verbs & words("en", "hands")) not in (0, len(verbs)):
        return False
    if shared:
        return True
    if verbs <= words("en", "contacts") | {"pay", "get"}:
        return False
    if verbs & words("en", "contacts") and one.verb not in words("en", "lookups"):
        return False
    pronoun = r"(?:\w+\s+)?(?:(?:it|them)\b|one(?=$|\s+(?:to|for|in|on|at|with|from|of)\b))"
    if re.match(pronoun, two.rest) and two.verb not in words("en", "idiomatic"):
        return True
    if one.verb not in words("en", "closings") and verbs <= words("en", "desk"):
        return True
    same_stage = stages[0].strip().lower() == stages[1].strip().lower()
    return same_stage and verbs <= words("en", "desk") | words("en", "information") | words("en", "contacts")


def joined(stages: tuple[str, str], one: EnglishReading, two: EnglishReading) -> str | Refused:
    """Return Why can't they ○○ and □□ in one go? for two consecutive actions, or why there is none."""
    if not one.verb or not two.verb:
        return Refused("no_verb")
    if one.pain or two.pain:
        return Refused("not_an_action")
    if _standing(one) or _standing(two):
        return Refused("wait_or_way")
    if one.vague or two.objectless:
        return Refused("refers_back")
    if one.who or two.who:
        return Refused("not_an_action")
    first, second = _plain(one), _plain(two)
    if first.lower() == second.lower() or content(first) == content(second):
        return Refused("same_action")
    if not _related(stages, one, two):
        return Refused("unrelated")
    for shorten in (str, _core):
        sentence = _sentence(shorten(first), shorten(second))
        if sentence is not None:
            return sentence
    return Refused("too_long")


def _core(action: str) -> str:
    """Return an action without where and how: choose a reason from a list that lacks ours -> choose a reason."""
    found = re.match(r"(\S+(?:\s+\S+){2,}?)\s+(?:from|in|on|at|with|against|by|that|which|through|via|per)\s", action)
    return found.group(1) if found else action


def _sentence(first: str, second: str) -> str | None:
    """Return the sentence if it is short and leaves no doubt what the "and" joins."""
    if re.search(r",|\b(?:and|or)\b", first + second) and len(f"{first} {second}".split()) > MAX_LISTED:
        return None
    if any("," in action and not re.search(r"\b(?:and|or)\b", action) for action in (first, second)):
        return None
    second = _referring(first, second)
    end = "at the same time" if re.search(r"\b(?:in|go|on)$", second) else "in one go"
    sentence = f"Why can't they {first} and {second} {end}?"
    return sentence if len(sentence.split()) <= MAX_WORDS else None
