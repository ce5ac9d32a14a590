"""What an English question asks for: the deed of a stage, the purpose, the next action."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from .cells import read_cell
from .en_forms import EnglishNoReading, EnglishReading
from .en_purpose import MAX_GOAL, Aim
from .en_reading import read_english_sentence
from .en_verbs import base, form
from .words import mapping, words

FALLBACK = "move on"
_LABEL = re.compile(r"^(?:stage|step|phase)?\s*\d*[\s.:)-]*", re.IGNORECASE)


@dataclass(frozen=True)
class Place:
    """Where in its journey an action stands: its stage and those after it, the purpose, the next action."""

    stages: tuple[str, ...]
    aim: Aim
    following: EnglishReading | EnglishNoReading | None
    late: bool = False  # in the last third of the journey
    reached: bool = False  # after a row that is the purpose itself


def content(text: str) -> frozenset[str]:
    """Return the words that carry meaning, verbs in their base form, nouns in the singular."""
    found: set[str] = set()
    for word in re.findall(r"[a-z][a-z'-]+", text.lower()):
        if word not in words("en", "stop"):
            found.add(base(word) or mapping("en", "verbal_nouns").get(word) or word.rstrip("s"))
    return frozenset(found)


def _stage_names(stage: str) -> tuple[str, ...]:
    """Return a stage without its label, whole and then by its parts from the last (Search & booking)."""
    cell = read_cell(stage)
    if not cell.items:
        return ()
    text = _LABEL.sub("", cell.items[0]).strip()
    text = re.sub(r"\s+(?:stage|phase|step)$", "", text, flags=re.IGNORECASE)
    parts = reversed(re.split(r"\s*(?:&|,|/|\band\b)\s*", text))
    return tuple(part for part in (text, text.replace(" ", "-"), *parts) if part)


def stage_goal(stage: str, section: Literal["stage_deeds", "stage_steps"]) -> str | None:
    """Return the stage as what they can do (Booking -> make a booking), None if it is not aimed at (Comparison).

    `stage_deeds` are what a stage's own actions bring about, `stage_steps` what the actions before it lead to. A stage
    of several words that begins with a verb (Find a flat) counts for its own actions.
    """
    names = _stage_names(stage)
    for part in names:
        known = mapping("en", "stages").get(part.lower())
        if known:
            return known if part.lower() in words("en", section) else None
    tokens = names[0].split() if names else []
    verbal = len(tokens) >= 3 and base(tokens[0]) and form(tokens[0]) in ("base", "ing")
    if section == "stage_steps" or not verbal or tokens[0].lower() in words("en", "endings"):
        return None
    reading = read_english_sentence(names[0])
    if isinstance(reading, EnglishReading) and reading.verb and len(reading.infinitive) <= MAX_GOAL:
        return reading.infinitive
    return None


def is_afterwards(stage: str) -> bool:
    """Whether a stage is named for what comes after the purpose: Follow-up, Use, Feedback."""
    names = [part.lower() for part in _stage_names(stage)]
    return any(name in words("en", "stage_afterwards") or name.startswith("after ") for name in names)


def is_trigger(stage: str) -> bool:
    """Whether a stage is named for what sets the journey off: Trigger, Realising."""
    return any(part.lower() in words("en", "stage_triggers") for part in _stage_names(stage))


def names_aim(stage: str, aim: Aim) -> bool:
    """Whether a stage is named for the purpose, so that the stages after it come after the purpose: Publish."""
    return aim.goal is not None and any(base(part) == aim.goal.split()[0] for part in _stage_names(stage))


def repeats(reading: EnglishReading, goal: str) -> bool:
    """Whether the goal says the action again, wholly or with the same verb."""
    action, aim = content(reading.infinitive), content(goal) - words("en", "hollow")
    if not aim:
        return False
    verb = goal.split()[0]
    if reading.verb == verb and verb not in words("en", "hollow") | {"find", "keep"}:
        return True
    return aim <= action


def _action_goal(reading: EnglishReading, following: EnglishReading | EnglishNoReading | None) -> str | None:
    """Return the next action as a goal, without what is done after it, if it is a step forward and not about the same.

    None for a wait, a noun and what anybody does in that order (write the ad, post the ad).
    """
    if not isinstance(following, EnglishReading) or following.verb not in words("en", "forward"):
        return None
    goal = following.first_part
    same = content(goal) & (content(reading.infinitive) | {reading.verb})
    return goal if len(goal.split()) > 1 and len(goal) <= MAX_GOAL and not same and not following.vague else None


def choose_goal(reading: EnglishReading, place: Place) -> str | None:
    """Choose what it is for: the deed of its stage, the purpose, a deed that is next, or moving on.

    None if nothing is left to be done: the action is the purpose, says it again or comes after it.
    """
    ending = place.following is None and reading.verb in words("en", "endings")
    settling = reading.verb == "pay" and re.match(r"(?:in|by|with|at|on)\b", reading.rest)
    if (
        place.reached
        or ending
        or settling
        or (place.late and (is_afterwards(place.stages[0]) if place.stages else False))
    ):
        return None
    late = reading.verb in words("en", "afterwards")
    deed = None if late or not place.stages else stage_goal(place.stages[0], "stage_deeds")
    if deed is not None and not content(deed) & content(f"{reading.verb} {reading.rest}"):
        return deed
    if place.aim.goal is not None:
        return None if repeats(reading, place.aim.goal) else place.aim.goal
    coming = stage_goal(place.stages[1], "stage_steps") if deed is None and place.stages[1:] else None
    then = None if place.aim.substitute else _action_goal(reading, place.following)
    for goal in (coming, then):
        if goal is not None and not repeats(reading, goal):
            return goal
    return place.aim.substitute or (None if place.following is None else FALLBACK)
