"""How sure the team may be: the confidence that follows from the strongest evidence held.

The levels are those of the confidence meter for ICE scores (I. Gilad, "Evidence-Guided", 2023): 0.01 to 10. What counts
as which evidence is decided from what stands in the dossier, and on the side of caution:

- theme: the place in the roadmap is written down. opinion: the sponsor, or two members in the hearing sheet, said what
  they expect. estimate: an impact has been computed, a business model or the figures of the market are filled in.
- anecdote: at least one reaction, or one piece of attached evidence, from a person. A workshop by itself ends here.
- market, users, tests: a counted reaction of at least 20 people outside the company. What they met decides which: a
  mock, a page or a survey is market data; an MVP or the product in use is user evidence; a beta or an A/B test is a
  test result. The words are looked for where the person who noted the reaction wrote what it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from gyakusan.artifacts.kinds.canvases import BusinessModel
from gyakusan.artifacts.kinds.day_zero import HearingSheet
from gyakusan.artifacts.kinds.define import Questions
from gyakusan.artifacts.kinds.test_iterate import ReactionRow, Reactions
from gyakusan.artifacts.models import Kind
from gyakusan.artifacts.provenance import Evidence, State
from gyakusan.core.texts import text
from gyakusan.plan.models import Confidence, Level
from gyakusan.plan.values import all_rows
from gyakusan.workshop.models import Dossier

ENOUGH_PEOPLE = 20
"""People from whom on a count is more than an anecdote; from the confidence meter's "20+ users"."""

_WORDS: tuple[tuple[Level, re.Pattern[str]], ...] = (
    (Level.TESTS, re.compile(r"ベータ版|β版|A/Bテスト|ＡＢテスト|ABテスト|\bbeta\b|\bA/B\b|split test", re.IGNORECASE)),
    (Level.USERS, re.compile(r"MVP|製品版|実際の利用ログ|利用実績|product usage|live product", re.IGNORECASE)),
)
_INSIDE = re.compile(
    r"社内|自社の|社員|従業員|同僚|colleague|employee|in-house|internal|our (own )?(staff|team)", re.IGNORECASE
)


def confidence(dossier: Dossier) -> Confidence:
    """Return the level of confidence, which evidence it rests on, and what would raise it."""
    level, _, basis = max(_held(dossier), key=lambda held: (held[0].confidence, held[1]))
    language = dossier.brief.language
    return Confidence(level, basis, text("plan", f"confidence.raise.{level}", language, people=ENOUGH_PEOPLE))


def counts_as_reaction(row: ReactionRow) -> bool:
    """Tell whether a person vouches for a reaction: observed, or provided by somebody by name."""
    return row.provenance.state in {State.OBSERVED, State.PROVIDED}


def is_inside(*descriptions: str) -> bool:
    """Tell whether the people described belong to the company itself."""
    return any(_INSIDE.search(description) for description in descriptions)


def _held(dossier: Dossier) -> Iterable[tuple[Level, float, str]]:
    """Yield what is held: its level, the number of people where they were counted, and what it is."""
    language = dossier.brief.language
    yield Level.NOTHING, 0, text("plan", "confidence.basis.nothing", language)
    if roadmap := dossier.brief.roadmap.strip():
        yield Level.THEME, 0, text("plan", "confidence.basis.theme", language, what=roadmap)
    if _opinions(dossier):
        yield Level.OPINION, 0, text("plan", "confidence.basis.opinion", language)
    if _estimates(dossier):
        yield Level.ESTIMATE, 0, text("plan", "confidence.basis.estimate", language)
    reactions = [row for row in dossier.latest(Reactions).rows if counts_as_reaction(row) and row.content.strip()]
    evidence = _attached(dossier.current().values())
    if reactions or evidence:
        basis = text("plan", "confidence.basis.anecdote", language, reactions=len(reactions), evidence=len(evidence))
        yield Level.ANECDOTE, 0, basis
    for row in reactions:
        if level := _level(row):
            basis = text("plan", f"confidence.basis.{level}", language, who=row.who.strip(), n=int(row.of or 0))
            yield level, row.of or 0, basis


def _level(row: ReactionRow) -> Level | None:
    """Return the level of a reaction counted over enough people outside, None for fewer."""
    descriptions = (row.who, *(item.source for item in row.provenance.evidence))
    if row.count is None or (row.of or 0) < ENOUGH_PEOPLE or is_inside(*descriptions):
        return None
    described = " ".join(descriptions)
    return next((level for level, words in _WORDS if words.search(described)), Level.MARKET)


def _opinions(dossier: Dossier) -> bool:
    answers = dossier.latest(HearingSheet).rows
    said = sum(any(value.strip() for value in (row.customer, row.problem)) for row in answers)
    return bool(dossier.brief.sponsor.expectation.strip()) or said >= 2


def _estimates(dossier: Dossier) -> bool:
    impact = any(row.impact is not None for row in dossier.latest(Questions).rows)
    market = dossier.brief.market
    figures = all(value.strip() for value in (market.customers, market.share, market.price, market.cost))
    return impact or figures or any(row.text.strip() for row in dossier.latest(BusinessModel).blocks)


def _attached(contents: Iterable[Kind]) -> list[Evidence]:
    """Return the distinct pieces of evidence attached to anything but reactions, which are counted themselves."""
    others = {content.key: content for content in contents if content.key != Reactions.key}
    origins = [origin for content in others.values() for origin in content.provenance.values()]
    for _, _, row in all_rows(others):
        origins += [row.provenance, *row.cells.values()]
    pieces = [item for origin in origins for item in origin.evidence]
    return list({(item.text, item.source, item.on): item for item in pieces}.values())
