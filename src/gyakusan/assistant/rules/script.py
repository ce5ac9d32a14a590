"""The script of a user test: what to say, what to watch, and which part of the PR/FAQ each passage answers."""

from __future__ import annotations

from collections.abc import Iterator

from gyakusan.artifacts.kinds.refine import PressRelease
from gyakusan.artifacts.kinds.test_iterate import Criteria, CriterionRow, ScriptRow
from gyakusan.artifacts.quantities import parse
from gyakusan.assistant.models import DraftRequest, Proposal
from gyakusan.assistant.rules.fields import gap, is_known, join, origin, place, tell
from gyakusan.assistant.rules.shared import first_line, quote, row_id
from gyakusan.assistant.rules.statements import Scene, scene
from gyakusan.assistant.rules.story import Story, story

PASSAGES = (
    ("welcome", "purpose", 2),
    ("today", "purpose", 4),
    ("page", "observe", 4),
    ("use", "observe", 10),
    ("good_and_bad", "evaluate", 4),
    ("compared", "evaluate", 2),
    ("choose", "decide", 2),
    ("price", "decide", 2),
)
"""Passages in their order: name, part, minutes. Thirty minutes in all."""

_SHORTEST, _LONGEST = 10, 60
"""Minutes that a session may be said to take; other figures are not taken for its length."""


def draft_script(request: DraftRequest) -> Iterator[Proposal]:
    """Propose the passages of a session of thirty minutes, or of the length that the brief states for the trial."""
    told = story(request)
    values = _values(request, told)
    for (name, part, _), minutes in zip(PASSAGES, _minutes(told.brief.trial.how), strict=True):
        row = ScriptRow(
            id=row_id(request, "script", name),
            provenance=origin(told.language, "script"),
            part=part,
            minutes=float(minutes),
            say=tell(told.language, f"script.{name}.say", **values),
            watch=tell(told.language, f"script.{name}.watch", **values),
            answers=tell(told.language, f"script.{name}.answers", **values),
        )
        yield from place(request, "rows", row)


def _minutes(how: str) -> list[int]:
    """Return the minutes of the passages, scaled to the length that the text states; every passage keeps one."""
    planned = [minutes for _, _, minutes in PASSAGES]
    measure = parse(how).time
    if measure is None or measure.amount is None or not measure.amount.is_exact:
        return planned
    length = int(measure.amount.low)
    if not _SHORTEST <= length <= _LONGEST:
        return planned
    scaled = [max(1, minutes * length // sum(planned)) for minutes in planned]
    longest = planned.index(max(planned))
    scaled[longest] += length - sum(scaled)
    return scaled


def session_minutes(how: str) -> int:
    """Return the length of a session in minutes, as the description of the trial states it, else thirty."""
    return sum(_minutes(how))


def _values(request: DraftRequest, told: Story) -> dict[str, object]:
    language, press = told.language, request.source(PressRelease)
    seen = scene(told.actions[0].action, language) if told.actions else None
    price = told.brief.market.price.strip()
    steps = [first_line(row.step) for row in press.steps if is_known(row.step)]
    listed = join(language, "script.steps.and", [quote(step.rstrip("。."), language) for step in steps])
    rows = request.source(Criteria).rows
    return {
        "service": press.service.strip() or told.service,
        "situation": _spoken(seen, "situation", told),
        "ask_today": _spoken(seen, "ask_today", told),
        "next_time": _spoken(seen, "next_time", told),
        "headline": quote(press.headline, language) if is_known(press.headline) else gap(language, "headline"),
        "steps": tell(language, "script.steps.some", steps=listed) if steps else tell(language, "script.steps.none"),
        "solved": _criterion(rows, "problem_solved", told),
        "switched": _criterion(rows, "behaviour_changed", told),
        "price": price if is_known(price) else gap(language, "price"),
    }


def _spoken(seen: Scene | None, key: str, told: Story) -> str:
    if seen is None:
        return gap(told.language, "situation")
    return tell(told.language, f"script.{key}.{seen.form}", action=seen.text)


def _criterion(rows: tuple[CriterionRow, ...], measure: str, told: Story) -> str:
    """Return how a criterion is measured, so that the observer can note the same thing."""
    how = next((row.how for row in rows if row.measure == measure and is_known(row.how)), "")
    if not how:
        return gap(told.language, "criterion")
    return tell(told.language, "script.criterion", how=quote(first_line(how, 160).rstrip("。."), told.language))
