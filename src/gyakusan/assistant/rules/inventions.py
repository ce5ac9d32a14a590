"""Inventions: combinations of existing solutions that answer the chosen questions, with score and sensitivity."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gyakusan.artifacts.blanks import blank, blanks_in
from gyakusan.artifacts.kinds.define import QuestionRow, Questions
from gyakusan.artifacts.kinds.invent import VIEWPOINTS, InventionRow, Inventions, SolutionRow, Solutions
from gyakusan.artifacts.kinds.listen import Journey, JourneyRow
from gyakusan.artifacts.models import columns
from gyakusan.artifacts.provenance import MODEL_PREFIX, RULES
from gyakusan.assistant.models import DraftRequest, Proposal
from gyakusan.assistant.rules.combining import Combination, Part, Wanted, combine
from gyakusan.assistant.rules.headlines import title_of
from gyakusan.assistant.rules.ranking import Entry, Sensitivity, sensitivity
from gyakusan.assistant.rules.shared import by_rule, first_line, put, quote, revise, row_id, say
from gyakusan.assistant.rules.terms import quoted_terms, terms_of
from gyakusan.core.language import Language

QUESTIONS = 3
"""Where the team has chosen no question, so many with the highest impact are answered."""

_COMPUTED = ("difficulty", "impact", "score", "sensitivity")


def draft(request: DraftRequest) -> Iterator[Proposal]:
    """Propose inventions for the chosen questions, and difficulty, impact, score and sensitivity for all of them."""
    solutions = {row.id: row for row in request.source(Solutions).rows}
    questions = request.source(Questions).rows
    present = request.source(Inventions).rows
    fresh = [row for row in _inventions(request, questions, solutions) if not _invented(row, present)]
    known = {row.id for row in present}
    rows = [*present, *(row for row in fresh if row.id not in known)]
    redrafted = {row.id: row for row in fresh}
    impacts = {row.id: row.impact for row in questions}
    entries = {row.id: _entry(row, impacts, solutions) for row in rows}
    for row in rows:
        rated = _computed(
            redrafted.get(row.id, row), list(entries.values()), entries[row.id], solutions, request.language
        )
        yield from revise("rows", row, rated) if row.id in known else put(request, "rows", rated)


def answered(questions: Sequence[QuestionRow]) -> list[QuestionRow]:
    """Return the questions that inventions are made for: the chosen ones, else those with the highest impact."""
    written = [row for row in questions if row.question.strip()]
    chosen = [row for row in written if row.chosen]
    if chosen:
        return chosen
    scored = [row for row in written if row.impact is not None]
    scored.sort(key=lambda row: (-(row.impact or 0.0), row.question, row.id))
    return (scored or written)[:QUESTIONS]


def _invented(fresh: InventionRow, present: Sequence[InventionRow]) -> bool:
    """Tell whether the question has the same combination in another row, or is answered by a language model."""
    others = [row for row in present if row.id != fresh.id and row.question == fresh.question]
    return any(
        row.provenance.by.startswith(MODEL_PREFIX) or set(row.solutions) == set(fresh.solutions) for row in others
    )


# What goes together ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Idea:
    """A combination for a question, with everything that its texts are written from."""

    question: QuestionRow
    actions: tuple[JourneyRow, ...]
    wording: str
    """The words of the question, of its actions, and of the actions near them."""
    wanted: Wanted
    combination: Combination
    solutions: tuple[SolutionRow, ...]
    viewpoint: str


def _inventions(
    request: DraftRequest, questions: Sequence[QuestionRow], solutions: Mapping[str, SolutionRow]
) -> list[InventionRow]:
    journey = request.source(Journey).rows
    parts = [_part(row) for row in solutions.values() if row.title.strip()]
    viewpoints = tuple(VIEWPOINTS)
    rows: list[InventionRow] = []
    for place, question in enumerate(answered(questions)):
        actions = tuple(row for row in journey if row.id in question.actions)
        near = _near(journey, question.actions)
        own = "\n".join([question.question, *(_words(row) for row in actions)])
        around = "\n".join(_words(row) for row in near)
        wanted = Wanted(terms_of(own), terms_of(around), tuple(terms_of(_words(row)) for row in actions))
        for turn, found in enumerate(combine(wanted, parts)):
            viewpoint = viewpoints[(place + turn) % len(viewpoints)]
            combined = tuple(solutions[part.id] for part in found.parts)
            rows.append(_row(request, _Idea(question, actions, f"{own}\n{around}", wanted, found, combined, viewpoint)))
    return rows


def _near(journey: Sequence[JourneyRow], actions: Sequence[str]) -> list[JourneyRow]:
    """Return the actions just before and after the given ones."""
    places = [place for place, row in enumerate(journey) if row.id in actions]
    around = {place + step for place in places for step in (-1, 1)} - set(places)
    return [journey[place] for place in sorted(around) if 0 <= place < len(journey)]


def _words(row: JourneyRow) -> str:
    return f"{row.action}\n{row.emotion}"


def _part(row: SolutionRow) -> Part:
    text = "\n".join([row.title, row.when_used, row.how_solved, row.how_done])
    return Part(row.id, row.title, terms_of(text), row.difficulty)


# The words ------------------------------------------------------------------------------------------------------


def _row(request: DraftRequest, idea: _Idea) -> InventionRow:
    language = request.language
    names = sorted(row.id for row in idea.solutions)
    titles = [row.title.strip() for row in request.source(Solutions).rows]
    return InventionRow(
        id=row_id(request, "invention", idea.question.id, *names),
        provenance=by_rule(language, "inventions.note", question=quote(idea.question.question, language)),
        title=title_of([row.title.strip() for row in idea.solutions], titles, language),
        question=idea.question.id,
        solutions=tuple(row.id for row in idea.solutions),
        when_used=_when_used(idea, language),
        how_solved=_composed(idea, "how_solved", language),
        effect=_effect(idea, language),
        how_done=_composed(idea, "how_done", language),
        reason=_reason(idea, language),
        viewpoint=idea.viewpoint,
    )


def _attributed(row: SolutionRow, column: str, language: Language) -> str:
    """Return what a solution says in a column, with the solution that it is taken from."""
    text = str(getattr(row, column)).strip() or blank(columns(SolutionRow)[column].label.text(language), language)
    if not row.provider.strip():
        return say(language, "inventions.passage", title=quote(row.title.strip(), language), text=text)
    title, provider = quote(row.title.strip(), language), row.provider.strip()
    return say(language, "inventions.passage_from", title=title, provider=provider, text=text)


def _when_used(idea: _Idea, language: Language) -> str:
    lines = [say(language, "inventions.scene", action=quote(first_line(row.action), language)) for row in idea.actions]
    return "\n".join([*lines, *(_attributed(row, "when_used", language) for row in idea.solutions)])


def _composed(idea: _Idea, column: str, language: Language) -> str:
    opening = say(language, f"inventions.{column}", question=quote(idea.question.question, language))
    passages = [_attributed(row, column, language) for row in idea.solutions]
    if column == "how_done":
        gap = blank(say(language, "inventions.joint_blank"), language)
        passages.append(say(language, "inventions.joint", blank=gap))
    return "\n".join([opening, *passages])


def _effect(idea: _Idea, language: Language) -> str:
    """Return the expected effect, at most what the question says is saved; the cases' numbers stay theirs."""
    row = idea.question
    stated = [cell for cell in (row.saved_time, row.saved_money, row.frequency) if cell.strip() and not blanks_in(cell)]
    most = say(language, "inventions.between").join(stated) or blank(say(language, "inventions.saving"), language)
    own = say(language, "inventions.effect", saving=most)
    cases = [_attributed(part, "effect", language) for part in idea.solutions if part.effect.strip()]
    return "\n".join([own, say(language, "inventions.effect_of_cases"), *cases] if cases else [own])


def _reason(idea: _Idea, language: Language) -> str:
    combination = idea.combination
    sentences = [_shares(idea, index, language) for index in range(len(idea.solutions))]
    if not combination.union:
        sentences = [say(language, "inventions.nothing_shared")]
    elif all(combination.shared):
        sentences += _lacks(idea, language)
    covered = len(idea.actions) > 1 and combination.covered == len(idea.actions)
    sentences += [say(language, "inventions.covers_all")] if covered else []
    sentences.append(say(language, f"inventions.viewpoint.{idea.viewpoint}"))
    return ("" if language is Language.JA else " ").join(sentences)


def _shares(idea: _Idea, index: int, language: Language) -> str:
    title = quote(idea.solutions[index].title.strip(), language)
    shared = idea.combination.shared[index]
    if not shared:
        return say(language, "inventions.shares_nothing", title=title)
    own = shared & idea.wanted.terms
    key = "inventions.shares" if own else "inventions.shares_near"
    return say(language, key, title=title, terms=quoted_terms(own or shared, idea.wording, language))


def _lacks(idea: _Idea, language: Language) -> list[str]:
    """Say what the first solution leaves out and another one adds."""
    first, *others = idea.combination.shared
    missing = frozenset[str]().union(*others) - first
    if not missing:
        return []
    title = quote(idea.solutions[0].title.strip(), language)
    return [say(language, "inventions.alone", title=title, terms=quoted_terms(missing, idea.wording, language))]


# Score and sensitivity --------------------------------------------------------------------------------------------


def _entry(row: InventionRow, impacts: Mapping[str, float | None], solutions: Mapping[str, SolutionRow]) -> Entry:
    """Sum up what the rank depends on; a figure that a person wrote stays where none can be computed."""
    parts = [solutions[identifier].difficulty for identifier in row.solutions if identifier in solutions]
    known = [part for part in parts if part is not None]
    complete = bool(known) and len(known) == len(row.solutions)
    own = {name: None if row.origin(name).by == RULES else getattr(row, name) for name in ("difficulty", "impact")}
    impact = impacts.get(row.question)
    return Entry(
        id=row.id,
        question=row.question or row.id,
        parts=row.solutions,
        impact=own["impact"] if impact is None else impact,
        difficulty=float(sum(known)) if complete else own["difficulty"],
    )


def _computed(
    row: InventionRow,
    entries: Sequence[Entry],
    entry: Entry,
    solutions: Mapping[str, SolutionRow],
    language: Language,
) -> InventionRow:
    found = sensitivity(entries, entry, {identifier: part.difficulty for identifier, part in solutions.items()})
    origin = by_rule(language, "inventions.score_note")
    values: dict[str, object] = {
        "difficulty": entry.difficulty,
        "impact": entry.impact,
        "score": entry.score,
        "sensitivity": _sure(found, entry, solutions, language),
    }
    return row.model_copy(update={**values, "cells": {**row.cells, **dict.fromkeys(_COMPUTED, origin)}})


def _sure(found: Sensitivity | None, entry: Entry, solutions: Mapping[str, SolutionRow], language: Language) -> str:
    if found is None:
        unknown = [name for name in ("impact", "difficulty") if not getattr(entry, name)]
        return say(language, "inventions.unranked." + ("both" if len(unknown) > 1 else unknown[0]))
    if found.of == 1:
        return say(language, "inventions.only_one")
    words = [say(language, "inventions.rank", rank=found.rank, of=found.of)]
    if found.is_stable:
        words.append(say(language, "inventions.stable"))
    else:
        words.append(say(language, "inventions.if_impact", half=found.half, double=found.double))
        if found.raised is not None:
            title = quote(solutions[found.part].title.strip(), language)
            words.append(say(language, "inventions.if_harder", title=title, raised=found.raised))
    return ("" if language is Language.JA else " ").join(words)
