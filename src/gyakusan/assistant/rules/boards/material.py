"""What the canvases, the proposal and the role play are made of, out of what the team has written."""

from __future__ import annotations

import re
from decimal import Decimal

from gyakusan.artifacts.kinds.day_zero import DataInventory
from gyakusan.artifacts.kinds.invent import SolutionRow, Solutions
from gyakusan.artifacts.kinds.listen import CustomerProfile, JourneyRow
from gyakusan.artifacts.quantities import Kind
from gyakusan.assistant.models import DraftRequest
from gyakusan.assistant.rules.boards.words import tell
from gyakusan.assistant.rules.fields import is_known
from gyakusan.assistant.rules.figures import bare_name, yearly_of
from gyakusan.assistant.rules.prfaq_message import first_sentence, response
from gyakusan.assistant.rules.prfaq_provider import is_own
from gyakusan.assistant.rules.shared import first_line, quote
from gyakusan.assistant.rules.story import Story, lines
from gyakusan.assistant.rules.terms import terms_of
from gyakusan.core.language import Language

ASPECTS = {
    "situation": ("状況", "situation"),
    "problem": ("課題", "problem", "困りごと", "悩み"),
    "motive": ("動機", "motive", "motivation", "理由"),
    "means": ("手段", "means", "方法", "代替", "alternative"),
}
"""How the lines of a profile are usually headed."""

_MOST_DATA = 2
_REPORT = re.compile(
    r"事例|研究|論文|業界誌|記事|書籍|実験|\b(case|cases|study|studies|research|journal|magazine|article|experiment)\b",
    re.IGNORECASE,
)
"""Words by which the provider of a solution says where it was read, and names nobody to work with."""


def known_lines(profile: CustomerProfile, aspect: str) -> list[str]:
    """Return what the profile says about an aspect, see `ASPECTS`."""
    rows = profile.behaviour if aspect == "means" else profile.purpose
    return lines(rows, *ASPECTS[aspect])


def means(profile: CustomerProfile) -> str:
    """Return what customers use today, in one line; empty when unknown."""
    found = known_lines(profile, "means")
    return first_line(found[0], 120).rstrip("。.") if found else ""


def service(told: Story) -> str:
    """Return the name of the product as sentences name it."""
    if not is_known(told.service):
        return tell(told.language, "loop.product")
    return quote(told.service, told.language) if told.language is Language.JA else told.service


def core(request: DraftRequest, told: Story) -> tuple[SolutionRow | None, JourneyRow | None]:
    """Return the solution to build on and the action that it changes.

    They are those of the chosen use case or invention; where there is none, the easiest solution, else the first.
    """
    if told.solutions:
        return told.solutions[0], told.actions[0] if told.actions else None
    rows = [row for row in request.source(Solutions).rows if is_known(row.title)]
    rated = [row for row in rows if row.difficulty is not None]
    easiest = min(rated, key=lambda row: row.difficulty or 0, default=None)
    return easiest or next(iter(rows), None), None


def how(row: SolutionRow, language: Language) -> str:
    """Return how a solution works, without full stop: its first sentence, in English with a subject."""
    sentence = first_sentence(row.how_solved, language)
    return sentence if language is Language.JA else response(sentence, language).rstrip(".")


def is_partner(row: SolutionRow, request: DraftRequest) -> bool:
    """Tell whether the provider of a solution is somebody to work with: neither the own company nor a publication."""
    known = is_known(row.provider) and not _REPORT.search(row.provider)
    return known and not is_own(row, request.brief)


def data_names(request: DraftRequest, solution: SolutionRow | None) -> list[str]:
    """Return the names of the data that the solution speaks of; else of the personal data, which use leaves behind."""
    rows = [row for row in request.source(DataInventory).rows if is_known(row.name)]
    wanted = terms_of(f"{solution.title}\n{solution.how_solved}\n{solution.how_done}") if solution else frozenset[str]()
    spoken_of = sorted(rows, key=lambda row: -len(wanted & terms_of(row.name)))
    spoken_of = [row for row in spoken_of if wanted & terms_of(row.name)]
    found = spoken_of or [row for row in rows if row.personal == "yes"] or rows
    return [quote(bare_name(row.name), request.language) for row in found[:_MOST_DATA]]


def heaviest(told: Story) -> list[JourneyRow]:
    """Return the actions of the journey: those of the story first, then by the time that they take in a year."""
    return sorted(told.journey, key=lambda row: (row not in told.actions, -_minutes_a_year(row)))


def _minutes_a_year(row: JourneyRow) -> Decimal:
    result = yearly_of(row.time, row.frequency, Kind.TIME)
    return result.amount.low if result and result.amount else Decimal(0)
