"""The executive report, gathered from the dossier."""

from __future__ import annotations

from collections.abc import Iterable

from gyakusan.artifacts.kinds.define import QuestionRow, Questions
from gyakusan.artifacts.kinds.invent import InventionRow, Inventions
from gyakusan.artifacts.kinds.listen import CustomerProfile
from gyakusan.artifacts.kinds.plan import DecisionRow, Decisions
from gyakusan.artifacts.kinds.refine import PressRelease
from gyakusan.artifacts.kinds.three_day import UseCaseRow, UseCases
from gyakusan.artifacts.models import columns
from gyakusan.artifacts.provenance import State
from gyakusan.plan import standing
from gyakusan.plan.dates import next_dates
from gyakusan.plan.evidence import confidence
from gyakusan.plan.models import (
    ChosenInvention,
    Confidence,
    DecisionSummary,
    Level,
    OpenAssumption,
    OpenSummary,
    PressSummary,
    Report,
    Spending,
    TopQuestion,
)
from gyakusan.plan.rules import open_assumptions, open_blanks
from gyakusan.plan.values import row_names
from gyakusan.workshop.models import Dossier

TOP_QUESTIONS = 3
_NAMES = frozenset({"headline", "date", "company", "service", "product"})
"""Fields that name something: least likely to be wrong about the customer."""
_FIRST_TO_CHECK = ("customer_profile", "journey", "prfaq", "inventions", "criteria", "questions")
"""Kinds whose assumptions the rest stands on, the most fundamental first."""


def build_report(dossier: Dossier) -> Report:
    """Return the report in the language of the workshop; what is missing stays empty."""
    sure = confidence(dossier)
    questions = _ranked(dossier.latest(Questions).rows)
    return Report(
        language=dossier.brief.language,
        product=dossier.brief.product,
        company=dossier.brief.company,
        program=dossier.program_title.text(dossier.brief.language),
        as_of=dossier.as_of,
        sponsor_expectation=dossier.brief.sponsor.expectation.strip(),
        customer=dossier.latest(CustomerProfile).sentence.strip(),
        processes=dossier.processes,
        confidence=sure,
        spending=_spending(sure),
        milestones=standing.milestones(dossier),
        criteria=standing.criteria(dossier),
        questions=tuple(_question(row, dossier) for row in questions[:TOP_QUESTIONS]),
        questions_total=len(questions),
        invention=_invention(dossier),
        press=_press(dossier),
        decisions=tuple(_decision(row, dossier) for row in dossier.latest(Decisions).rows),
        open=_open(dossier),
        next_dates=next_dates(dossier),
    )


def _spending(sure: Confidence) -> Spending:
    """Money validates the market until people have used the thing itself; only then it buys a share of the market."""
    return Spending.COMPETITION if sure.level in {Level.USERS, Level.TESTS} else Spending.VALIDATION


def _ranked(rows: Iterable[QuestionRow]) -> list[QuestionRow]:
    written = [row for row in rows if row.question.strip()]
    return sorted(written, key=lambda row: (row.impact is None, -(row.impact or 0)))


def _question(row: QuestionRow, dossier: Dossier) -> TopQuestion:
    kind = columns(QuestionRow)["kind"].choice(row.kind, dossier.brief.language)
    return TopQuestion(
        row.question.strip(), kind, row.impact, row.basis.strip(), row.chosen, row.origin("question").is_open
    )


def _invention(dossier: Dossier) -> ChosenInvention | None:
    rows = dossier.latest(Inventions).rows
    chosen = [row for row in rows if row.chosen]
    if not chosen:
        chosen = [row for row in rows if row.id == dossier.latest(PressRelease).invention]
    if not chosen:
        return _use_case(dossier)
    best = max(chosen, key=lambda row: row.score or 0)
    return _of_invention(best, row_names(dossier.current()))


def _of_invention(row: InventionRow, names: dict[str, str]) -> ChosenInvention:
    return ChosenInvention(
        title=row.title.strip(),
        question=names.get(row.question, ""),
        solutions=tuple(names[item] for item in row.solutions if names.get(item)),
        how_solved=row.how_solved.strip(),
        effect=row.effect.strip(),
        effect_is_hypothesis=row.origin("effect").state is not State.OBSERVED,
        difficulty=row.difficulty,
        impact=row.impact,
        score=row.score,
    )


def _use_case(dossier: Dossier) -> ChosenInvention | None:
    """Programs that choose a use case in the own product have no inventions."""
    chosen: list[UseCaseRow] = [row for row in dossier.latest(UseCases).rows if row.chosen]
    if not chosen:
        return None
    best = max(chosen, key=lambda row: row.score or 0)
    names = row_names(dossier.current())
    return ChosenInvention(
        title=best.title.strip(),
        question=names.get(best.action, ""),
        solutions=tuple(name for name in (names.get(best.solution, ""),) if name),
        how_solved="",
        effect=best.saving.strip(),
        effect_is_hypothesis=best.origin("saving").state is not State.OBSERVED,
        difficulty=best.difficulty,
        impact=None,
        score=best.score,
    )


def _press(dossier: Dossier) -> PressSummary | None:
    release = dossier.latest(PressRelease)
    if not any(getattr(release, name).strip() for name in ("headline", "makes_possible", "for_whom", "service")):
        return None
    return PressSummary(
        headline=release.headline.strip(),
        service=release.service.strip(),
        on=release.date.strip(),
        for_whom=release.for_whom.strip(),
        makes_possible=release.makes_possible.strip(),
        how_it_changes=release.how_it_changes.strip(),
        effect=release.effect.strip(),
        effect_is_hypothesis=release.origin("effect").state is not State.OBSERVED,
    )


def _decision(row: DecisionRow, dossier: Dossier) -> DecisionSummary:
    method = columns(DecisionRow)["method"].choice(row.method, dossier.brief.language)
    return DecisionSummary(row.subject.strip(), row.chosen.strip(), method, row.by.strip(), row.on.strip(), row.two_way)


def _open(dossier: Dossier) -> OpenSummary:
    assumptions = open_assumptions(dossier.current(), dossier.brief.language)
    assumed = sum(item.state is State.ASSUMED for item in assumptions)
    first = _behind_the_choice(dossier)

    def urgency(item: OpenAssumption) -> tuple[bool, bool, int]:
        known = item.kind in _FIRST_TO_CHECK
        kind = _FIRST_TO_CHECK.index(item.kind) if known else len(_FIRST_TO_CHECK)
        return item.row_id not in first, item.field in _NAMES, kind

    return OpenSummary(
        assumed=assumed,
        drafted=len(assumptions) - assumed,
        blanks=len(open_blanks(dossier.current(), dossier.brief.language)),
        top=_one_per_row(sorted(assumptions, key=urgency)),
    )


def _one_per_row(assumptions: list[OpenAssumption]) -> tuple[OpenAssumption, ...]:
    """Leave out further cells of a row that is in the list already."""
    seen: dict[object, OpenAssumption] = {}
    for item in assumptions:
        key = item.row_id or (item.kind, item.where)
        if key not in seen or len(item.where) < len(seen[key].where):
            seen[key] = item
    return tuple(seen.values())


def _behind_the_choice(dossier: Dossier) -> frozenset[str]:
    """Return the ids of the rows that the chosen questions and inventions stand on."""
    questions = dossier.latest(Questions).rows
    inventions = [row for row in dossier.latest(Inventions).rows if row.chosen]
    answered = {row.question for row in inventions}
    behind = [row for row in questions if row.chosen or row.id in answered]
    ids = [row.id for row in (*behind, *inventions)]
    ids += [action for row in behind for action in row.actions]
    ids += [solution for row in inventions for solution in row.solutions]
    return frozenset(ids)
