"""The questions of Define: for every action "more optimal", for every consecutive pair "more continuous"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from . import en_questions, ja_pairs, ja_questions
from .refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Sequence

Kind = Literal["more_optimal", "more_continuous"]


@dataclass(frozen=True)
class Action:
    """A journey row as far as questions need it: row id, stage and action as they stand in the cells."""

    id: str
    stage: str
    action: str


@dataclass(frozen=True)
class Phrased:
    """A question: its kind, the ids of the rows that it asks about (one or two) and its sentence."""

    kind: Kind
    actions: tuple[str, ...]
    text: str


@dataclass(frozen=True)
class LeftOut:
    """A question that was not made: its kind, the ids of the rows, and the code of the reason (`texts/*.yaml`)."""

    kind: Kind
    actions: tuple[str, ...]
    reason: str


def _entry(kind: Kind, ids: tuple[str, ...], outcome: str | Refused) -> Phrased | LeftOut:
    if isinstance(outcome, Refused):
        return LeftOut(kind, ids, outcome.reason)
    return Phrased(kind, ids, outcome)


def phrase_questions(actions: Sequence[Action], purpose: str, language: Literal["ja", "en"]) -> list[Phrased | LeftOut]:
    """Phrase the questions of a journey: per row "more optimal", then "more continuous" with the row after it.

    Args:
        actions: the rows in time order.
        purpose: the customer's purpose in free text; may be empty.
        language: the language that the cells are written in and the questions are asked in.

    Returns:
        Exactly one entry for every row and one for every pair of neighbouring rows, in the order of the rows.
    """
    cells = [(action.stage, action.action) for action in actions]
    if language == "en":
        own = en_questions.own_cells([cell for _, cell in cells])
        cells = [(stage, cell) for (stage, _), cell in zip(cells, own, strict=True)]
    entries: list[Phrased | LeftOut] = []
    for index, action in enumerate(actions):
        entries.append(_entry("more_optimal", (action.id,), _more_optimal(cells, index, purpose, language)))
        if index + 1 < len(actions):
            ids = (action.id, actions[index + 1].id)
            entries.append(_entry("more_continuous", ids, _more_continuous(cells, index, language)))
    return entries


Cells = list[tuple[str, str]]
"""Stage and action of every row."""


def _more_optimal(cells: Cells, index: int, purpose: str, language: Literal["ja", "en"]) -> str | Refused:
    asked = ja_questions if language == "ja" else en_questions
    return asked.more_optimal(cells, index, purpose)


def _more_continuous(cells: Cells, index: int, language: Literal["ja", "en"]) -> str | Refused:
    if language == "ja":
        return ja_pairs.more_continuous(cells, index)
    return en_questions.more_continuous(cells[index], cells[index + 1])
