"""The questions of Define, phrased from the journey, with what would be saved and how often, as the journey says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from gyakusan.artifacts.blanks import blank, blanks_in
from gyakusan.artifacts.kinds.define import LeftOutRow, QuestionRow, Questions
from gyakusan.artifacts.kinds.listen import CustomerProfile, Journey, JourneyRow
from gyakusan.artifacts.provenance import Provenance
from gyakusan.assistant.models import DraftRequest, Proposal
from gyakusan.assistant.rules.phrasing.questions import Action, LeftOut, Phrased, phrase_questions
from gyakusan.assistant.rules.savings import Saving, saving
from gyakusan.assistant.rules.shared import by_rule, first_line, put, quote, revise, row_id, say
from gyakusan.core.language import Language
from gyakusan.core.texts import text

_WISHES = ("動機", "目的", "motive", "purpose", "goal")
_COPIED = ("saved_time", "saved_money", "frequency")


def draft(request: DraftRequest) -> Iterator[Proposal]:
    """Propose a question of each kind for every action and every two consecutive ones; say which were left out.

    A question that the team already asks about the same actions stays as it is; only its empty cells are filled.
    """
    journey = {row.id: row for row in request.source(Journey).rows}
    actions = [Action(row.id, row.stage, row.action) for row in journey.values()]
    asked = request.source(Questions).rows
    alike = _Alike(asked)
    for entry in _phrased(tuple(actions), purpose_of(request.source(CustomerProfile)), request.language.value):
        rows = [journey[identifier] for identifier in entry.actions]
        if isinstance(entry, LeftOut):
            yield from put(request, "left_out", _left_out(request, entry, rows))
            continue
        fresh = _question(request, entry, rows)
        present = alike.find(fresh)
        yield from revise("rows", present, fresh) if present else put(request, "rows", fresh)


def purpose_of(profile: CustomerProfile) -> str:
    """Return the customer's purpose: the line about the motive, else the sentence, else the first line there is."""
    lines = [line for line in profile.purpose if line.text.strip()]
    wishes = [line.text for line in lines if any(word in line.aspect.lower() for word in _WISHES)]
    return next((found for found in (*wishes, profile.sentence.strip(), *(line.text for line in lines)) if found), "")


@lru_cache(maxsize=8)
def _phrased(actions: tuple[Action, ...], purpose: str, language: Literal["ja", "en"]) -> list[Phrased | LeftOut]:
    """Phrase the questions of a journey once: the editions of a workshop mostly share theirs."""
    return phrase_questions(actions, purpose, language)


class _Alike:
    """The questions that the team asks already, to be found by id, by kind and actions, or by their words."""

    def __init__(self, asked: Sequence[QuestionRow]) -> None:
        self._ids = {row.id: row for row in reversed(asked)}
        self._actions = {(row.kind, frozenset(row.actions)): row for row in reversed(asked)}
        self._words = {row.question.strip(): row for row in reversed(asked)}

    def find(self, fresh: QuestionRow) -> QuestionRow | None:
        same = self._ids.get(fresh.id) or self._actions.get((fresh.kind, frozenset(fresh.actions)))
        return same or self._words.get(fresh.question)


def _left_out(request: DraftRequest, entry: LeftOut, rows: Sequence[JourneyRow]) -> LeftOutRow:
    language = request.language
    subject = say(language, f"questions.subject.{entry.kind}", actions=_named(rows, language))
    return LeftOutRow(
        id=row_id(request, "left", entry.kind, *entry.actions),
        provenance=by_rule(language, "questions.note", actions=_named(rows, language)),
        subject=subject,
        reason=text("assistant/rules/phrasing", entry.reason, language),
    )


def _named(rows: Sequence[JourneyRow], language: Language) -> str:
    separator = say(language, "questions.and")
    return separator.join(quote(first_line(row.action, 40) or row.stage, language) for row in rows)


def _question(request: DraftRequest, entry: Phrased, rows: Sequence[JourneyRow]) -> QuestionRow:
    language = request.language
    saved = _saved_alone(request, rows[0]) if len(rows) == 1 else _saved_together(request, rows)
    return QuestionRow(
        id=row_id(request, "question", entry.kind, *entry.actions),
        provenance=by_rule(language, "questions.note", actions=_named(rows, language)),
        question=entry.text,
        kind=entry.kind,
        actions=entry.actions,
        saved_time=saved.time,
        saved_money=saved.money,
        frequency=saved.frequency,
        cells=dict.fromkeys(_COPIED, saved.origin),
    )


@dataclass(frozen=True)
class _Saved:
    """Cells of a question as copied from the journey, and why these."""

    time: str
    money: str
    frequency: str
    origin: Provenance


def _saved_alone(request: DraftRequest, row: JourneyRow) -> _Saved:
    origin = by_rule(request.language, "questions.saved_note", action=_named([row], request.language))
    return _Saved(_known(row.time), _known(row.money), _known(row.frequency), origin)


def _saved_together(request: DraftRequest, rows: Sequence[JourneyRow]) -> _Saved:
    """Return what is saved when two actions become one: the smaller of the two, whole, per year.

    At least the larger effort remains, so the smaller one is the most that can be saved. Where the effort of one of
    them is unknown, which one is smaller is unknown as well, and a blank says so.
    """
    language = request.language
    yearly = [_per_year(request, row) for row in rows]
    unknown = [row for row, found in zip(rows, yearly, strict=True) if found.impact is None]
    if unknown:
        gap = blank(say(language, "questions.smaller_unknown", actions=_named(unknown, language)), language)
        return _Saved(gap, "", "", by_rule(language, "questions.unknown_note", actions=_named(unknown, language)))
    smaller = min(range(len(rows)), key=lambda index: (yearly[index].impact or 0.0, -index))
    row = rows[smaller]
    origin = by_rule(language, "questions.smaller_note", action=_named([row], language))
    return _Saved(_known(row.time), _known(row.money), _known(row.frequency), origin)


def _per_year(request: DraftRequest, row: JourneyRow) -> Saving:
    return saving(row.time, row.money, row.frequency, request.brief.hour_value, request.language)


def _known(cell: str) -> str:
    return "" if blanks_in(cell) else cell
