"""The internal FAQ: when to go on, the advantage, the sales target, partners, why now, why customers would switch."""

from __future__ import annotations

from collections.abc import Iterator

from gyakusan.artifacts.kinds.refine import FaqRow
from gyakusan.artifacts.kinds.test_iterate import Criteria, CriterionRow
from gyakusan.assistant.models import DraftRequest, PutRow
from gyakusan.assistant.rules.fields import gap, is_known, join, origin, place, tell
from gyakusan.assistant.rules.market_words import formula
from gyakusan.assistant.rules.prfaq_provider import counted, seen
from gyakusan.assistant.rules.shared import first_line, quote, row_id
from gyakusan.assistant.rules.story import Story, lines
from gyakusan.core.language import Language

_MOST = 3
"""So many criteria are named in one answer."""


def internal_faq(request: DraftRequest, told: Story) -> Iterator[PutRow]:
    """Propose the provider's own questions with the answers that follow from criteria, market and solutions."""
    language = told.language
    answers = {
        "continue": _continue(request, told),
        "advantage": _advantage(told),
        "sales": formula(told.brief.market, language),
        "partners": _partners(told),
        "now": _now(told),
        "switch": _switch(request, told),
    }
    for slot, answer in answers.items():
        row = FaqRow(
            id=row_id(request, "internal", slot),
            provenance=origin(language, f"internal.{slot}"),
            question=tell(language, f"internal_faq.{slot}.question", service=told.service),
            answer=answer,
        )
        yield from place(request, "internal_faq", row, "question")


def _continue(request: DraftRequest, told: Story) -> str:
    """Answer with the criteria that carry a threshold, those outside first; else with a blank."""
    language = told.language
    rows = [row for row in request.source(Criteria).rows if row.threshold is not None and is_known(row.how)]
    rows.sort(key=lambda row: row.place != "outside")
    if not rows:
        return gap(language, "continue")
    shown = rows[:_MOST]
    names = dict.fromkeys(row.milestone.strip() for row in shown)
    named = [_milestone(name, [row for row in shown if row.milestone.strip() == name], language) for name in names]
    return tell(language, "internal_faq.continue.answer", criteria=join(language, "join.sentences", named))


def _milestone(name: str, rows: list[CriterionRow], language: Language) -> str:
    """Name a milestone once, with how each of its criteria is met."""
    how = join(language, "join.sentences", [_closed(first_line(row.how, 400), language) for row in rows])
    return tell(language, "internal_faq.continue.milestone", milestone=name, how=how) if name else how


def _closed(sentence: str, language: Language) -> str:
    return sentence.rstrip("。.") + ("。" if language is Language.JA else ".")


def _advantage(told: Story) -> str:
    language = told.language
    means = lines(told.profile.behaviour, "手段", "means", "代替", "alternative")
    if not means:
        return gap(language, "advantage")
    return tell(language, "internal_faq.advantage.answer", means=means[0].rstrip("。."))


def _partners(told: Story) -> str:
    language = told.language
    providers = list(dict.fromkeys(row.provider.strip() for row in told.solutions if row.provider.strip()))
    if not providers:
        return gap(language, "partners")
    named = join(language, "join.items", providers)
    return tell(language, "internal_faq.partners.answer", providers=named, rest=gap(language, "partners"))


def _now(told: Story) -> str:
    language, roadmap = told.language, told.brief.roadmap.strip()
    missing = gap(language, "why_now")
    if not is_known(roadmap):
        return missing
    return tell(language, "internal_faq.now.answer", roadmap=quote(roadmap.rstrip("。."), language), rest=missing)


def _switch(request: DraftRequest, told: Story) -> str:
    language = told.language
    reactions = [seen(row, language) for row in counted(request, "behaviour_changed")[:2]]
    if not reactions:
        return tell(language, "internal_faq.switch.open", rest=gap(language, "switch"))
    return join(language, "join.sentences", [*reactions, gap(language, "switch")])
