"""The journey: a skeleton from the profile, backwards from the purpose; in a journey that is there, visible blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gyakusan.artifacts.blanks import blank
from gyakusan.artifacts.kinds.listen import CustomerProfile, Journey, JourneyRow, ProfileLine
from gyakusan.artifacts.provenance import Provenance
from gyakusan.artifacts.quantities import Kind, parse
from gyakusan.assistant.models import DraftRequest, Proposal
from gyakusan.assistant.rules.phrasing.en import infinitive
from gyakusan.assistant.rules.phrasing.ja import dictionary_form
from gyakusan.assistant.rules.phrasing.tokens import joined, tokenize
from gyakusan.assistant.rules.shared import by_rule, put, quote, revise, row_id, say
from gyakusan.assistant.rules.terms import terms_of
from gyakusan.core.language import Language

MOST_ACTIONS = 8
"""A skeleton has at most so many actions from the profile; the team adds the others."""

_FREQUENCY = re.compile(r"頻度|回数|frequency|how often", re.IGNORECASE)
_SPENDING = re.compile(r"支出|費用|出費|金額|spending|spend|cost", re.IGNORECASE)
_PERIOD = re.compile(r"期間|period|duration", re.IGNORECASE)
_MOTIVE = re.compile(r"動機|目的|望み|motive|motivation|purpose|goal|wish", re.IGNORECASE)
_SITUATION = re.compile(r"状況|課題|situation|problem", re.IGNORECASE)
_MEASURED = ("time", "money", "frequency")


def draft(request: DraftRequest) -> Iterator[Proposal]:
    """Propose a skeleton for a journey without rows, else blanks for the cells that the impact needs."""
    journey = request.source(Journey)
    for row in journey.rows:
        yield from revise("rows", row, _with_blanks(row, request.language))
    if not journey.rows:
        for fresh in _skeleton(request, request.source(CustomerProfile)):
            yield from put(request, "rows", fresh)


def _with_blanks(row: JourneyRow, language: Language) -> JourneyRow:
    """Return the row with blanks where its cost per year cannot be computed for want of a cell."""
    missing = [name for name in ("time", "money") if not (row.time.strip() or row.money.strip())]
    if not row.frequency.strip() and not _states_a_year(row):
        missing.append("frequency")
    values = {name: blank(say(language, f"journey.blank.{name}"), language) for name in missing}
    origin = by_rule(language, "journey.blank_note")
    return row.model_copy(update={**values, "cells": {**row.cells, **dict.fromkeys(missing, origin)}})


def _states_a_year(row: JourneyRow) -> bool:
    """Tell whether time or money is stated per period, so that no frequency is needed."""
    measures = (*parse(row.time).measures, *parse(row.money).measures)
    return any(measure.kind is Kind.FREQUENCY or measure.per_year() is not None for measure in measures)


@dataclass(frozen=True)
class _Means:
    """An action that the profile names, and the line that it comes from."""

    item: str
    line: ProfileLine


def _skeleton(request: DraftRequest, profile: CustomerProfile) -> list[JourneyRow]:
    """Return rows in time order: the occasion, an action per means, the last step, the moment of the purpose."""
    language = request.language
    means = _means(profile.behaviour)[:MOST_ACTIONS]
    goal, source = _moment(profile, language)
    if not means and not source:
        return []
    note = by_rule(language, "journey.gap_note")
    last_note = by_rule(language, "journey.purpose_note", line=quote(source, language)) if source else note
    return [
        _row(request, "occasion", "occasion", _blank(language, "occasion"), note),
        *(_action(request, profile, means, index) for index in range(len(means))),
        _row(request, "last_step", "last_step", _blank(language, "last_step"), note),
        _row(request, "purpose", "purpose", goal or _blank(language, "purpose"), last_note),
    ]


def _blank(language: Language, what: str) -> str:
    return blank(say(language, f"journey.blank.{what}"), language)


def _row(request: DraftRequest, key: str, stage: str, action: str, origin: Provenance) -> JourneyRow:
    language = request.language
    row = JourneyRow(
        id=row_id(request, "action", key),
        provenance=origin,
        stage=say(language, f"journey.stage.{stage}"),
        action=action,
    )
    return row.model_copy(update={name: _blank(language, name) for name in (*_MEASURED, "emotion")})


def _means(lines: Sequence[ProfileLine]) -> list[_Means]:
    """Return what the customer does or uses, in the order of the profile."""
    found = [
        _Means(item, line)
        for line in lines
        if not any(pattern.search(line.aspect) for pattern in (_FREQUENCY, _SPENDING, _PERIOD))
        for item in _items(line.text)
    ]
    return list({means.item: means for means in reversed(found)}.values())[::-1]


def _items(text: str) -> list[str]:
    """Split a list such as A、B、C at its separators, not within brackets, quotation marks or numbers."""
    parts, depth = [""], 0
    for index, char in enumerate(text):
        depth += (char in "(（「『[“") - (char in ")）」』]”")
        within_number = char == "," and text[index + 1 : index + 2].isdigit()
        if depth <= 0 and char in "、，,;；\n" and not within_number:
            parts.append("")
        else:
            parts[-1] += char
    return [item for part in parts if (item := part.strip().rstrip("。."))]


def _action(request: DraftRequest, profile: CustomerProfile, means: Sequence[_Means], index: int) -> JourneyRow:
    language = request.language
    one = means[index]
    line = f"{one.line.aspect}: {one.line.text}" if one.line.aspect else one.line.text
    origin = by_rule(language, "journey.means_note", line=quote(line, language))
    row = _row(request, f"means {one.item}", "means", _as_action(one.item, language), origin)
    found = _stated(profile.behaviour, one, alone=len(means) == 1)
    cells = {name: by_rule(language, "journey.stated_note", line=quote(text, language)) for name, text in found.items()}
    return row.model_copy(update={**found, "cells": cells})


def _as_action(item: str, language: Language) -> str:
    if language is Language.JA:
        return item if dictionary_form(item) else say(language, "journey.use", item=item)
    return item[:1].upper() + item[1:] if infinitive(item) else say(language, "journey.use", item=item)


def _stated(lines: Sequence[ProfileLine], means: _Means, *, alone: bool) -> dict[str, str]:
    """Return the time, money and frequency that the profile states for this means, as written.

    A passage of the lines about frequency and spending belongs to a means that it shares a word with, or to the only
    one there is; of several passages the first counts.
    """
    wanted = terms_of(means.item)
    found: dict[str, str] = {}
    for line in lines:
        names = ("time", "frequency") if _FREQUENCY.search(line.aspect) else ()
        names = ("money",) if _SPENDING.search(line.aspect) else names
        for passage in _items(line.text) if names else ():
            if not alone and not wanted & terms_of(passage):
                continue
            quantity = parse(passage)
            for name in names:
                measure = quantity.first(Kind(name))
                if measure is not None and measure.amount is not None:
                    found.setdefault(name, measure.text)
    return found


def _moment(profile: CustomerProfile, language: Language) -> tuple[str, str]:
    """Return the moment in which the purpose is reached and the passage of the profile that says so; or two blanks."""
    lines = [line for line in profile.purpose if line.text.strip()]
    wishes = [line for line in lines if _MOTIVE.search(line.aspect)]
    wishes += [line for line in lines if not _SITUATION.search(line.aspect)]
    wish = wishes[0].text.strip() if wishes else profile.sentence.strip()
    if not wish:
        return "", ""
    done = _fulfilled(wish, language)
    return done or say(language, "journey.reached", wish=quote(wish.rstrip("。."), language)), wish


def _fulfilled(wish: str, language: Language) -> str:
    """Return a wish as the action that fulfils it (受け取りたい -> 受け取る), empty where it is not put as a wish."""
    if language is Language.EN:
        return wish[:1].upper() + wish[1:] if infinitive(wish) else ""
    tokens = tokenize(wish.rstrip("。"))
    if len(tokens) > 1 and tokens[-1].lemma == "たい":
        return joined(tokens[:-2]) + tokens[-2].lemma
    return ""
