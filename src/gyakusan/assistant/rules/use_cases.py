"""Use cases: where an existing solution could change an action of the customer, ranked on numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from gyakusan.artifacts.blanks import blank, blanks_in
from gyakusan.artifacts.kinds.invent import SolutionRow, Solutions
from gyakusan.artifacts.kinds.listen import Journey, JourneyRow
from gyakusan.artifacts.kinds.three_day import UseCaseRow, UseCases
from gyakusan.artifacts.quantities import parse
from gyakusan.assistant.models import DraftRequest, Proposal
from gyakusan.assistant.rules.headlines import first_that_fits, short_name
from gyakusan.assistant.rules.savings import Saving, saving
from gyakusan.assistant.rules.shared import (
    by_rule,
    first_line,
    listed,
    number,
    put,
    quote,
    revise,
    row_id,
    say,
    settled,
)
from gyakusan.assistant.rules.terms import quoted_terms, terms_of, weigh, weights
from gyakusan.core.language import Language

MOST = 8
"""At most so many use cases are drafted."""
MOST_PER_ROW = 2
"""At most so many of them for the same solution, and for the same action."""


def draft(request: DraftRequest) -> Iterator[Proposal]:
    """Propose use cases, best fit first, and the score of every use case: hours saved a year / difficulty."""
    journey = {row.id: row for row in request.source(Journey).rows if row.action.strip() and not blanks_in(row.action)}
    solutions = {row.id: row for row in request.source(Solutions).rows if row.title.strip()}
    present = request.source(UseCases).rows
    taken = {(row.solution, row.action) for row in present}
    drafted_rows = [
        _use_case(request, solutions[solution], journey.get(action))
        for solution, action in pairs(list(journey.values()), list(solutions.values()))
    ]
    known = {row.id for row in present}
    for row in present:
        fresh = next((fresh for fresh in drafted_rows if fresh.id == row.id), row)
        yield from revise("rows", row, _scored(request, settled(row, fresh), journey, solutions))
    for row in drafted_rows:
        if row.id not in known and (row.solution, row.action) not in taken:
            yield from put(request, "rows", _scored(request, row, journey, solutions))


def pairs(actions: Sequence[JourneyRow], solutions: Sequence[SolutionRow]) -> list[tuple[str, str]]:
    """Return (solution, action) by their ids, best fit first; action empty where no action fits a solution.

    Fit is the weight of the words that the two share; the order of the rows has no effect.
    """
    found = {row.id: _words_of(row) for row in solutions}
    told = {row.id: terms_of(_words_in(row)) for row in actions}
    weight = weights(found.values())
    fits = [
        (-weigh(found[solution.id] & told[action.id], weight), solution, action)
        for solution in solutions
        for action in actions
    ]
    fits.sort(key=lambda fit: (fit[0], fit[1].title, fit[2].action, fit[1].id, fit[2].id))
    chosen: list[tuple[str, str]] = []
    for value, solution, action in fits:
        of_solution = sum(one == solution.id for one, _ in chosen)
        of_action = sum(other == action.id for _, other in chosen)
        if value < 0 and of_solution < MOST_PER_ROW and of_action < MOST_PER_ROW:
            chosen.append((solution.id, action.id))
    fitting = {solution for solution, _ in chosen}
    others = sorted((row.title, row.id) for row in solutions if row.id not in fitting)
    return [*chosen, *((identifier, "") for _, identifier in others)][:MOST]


def _words_of(solution: SolutionRow) -> frozenset[str]:
    return terms_of("\n".join([solution.title, solution.when_used, solution.how_solved]))


def _words_in(action: JourneyRow) -> str:
    return f"{action.action}\n{action.emotion}"


def _use_case(request: DraftRequest, solution: SolutionRow, action: JourneyRow | None) -> UseCaseRow:
    language = request.language
    title = quote(solution.title.strip(), language)
    if action is None:
        note = by_rule(language, "use_cases.no_action")
    else:
        changed = quote(first_line(action.action), language)
        shared = _words_of(solution) & terms_of(_words_in(action))
        terms = quoted_terms(shared, _words_in(action), language)
        note = by_rule(language, "use_cases.note", action=changed, solution=title, terms=terms)
    stated = _stated(action, language) if action else ""
    return UseCaseRow(
        id=row_id(request, "use", solution.id, action.id if action else ""),
        provenance=note,
        title=_title(request, solution, action),
        solution=solution.id,
        action=action.id if action else "",
        saving=stated or blank(say(language, "use_cases.saving"), language),
    )


def _title(request: DraftRequest, solution: SolutionRow, action: JourneyRow | None) -> str:
    """Name action and solution; too long, the action by its stage where no other action has it."""
    language, names = request.language, (solution.title.strip(), short_name(solution.title.strip()))
    if action is None:
        changed = [blank(say(language, "use_cases.action"), language)]
    else:
        stages = [row.stage.strip() for row in request.source(Journey).rows]
        stage = action.stage.strip()
        changed = [first_line(action.action), *([stage] if stage and stages.count(stage) == 1 else [])]
        changed = [quote(words, language) for words in changed]
    return first_that_fits(
        [
            say(language, "use_cases.title", action=words, solution=quote(name, language))
            for words in changed
            for name in names
        ]
    )


def _stated(action: JourneyRow, language: Language) -> str:
    """Return what the journey says about an action, as written."""
    cells = [cell.strip() for cell in (action.time, action.money, action.frequency)]
    return listed([cell for cell in cells if cell and not blanks_in(cell)], language)


def _scored(
    request: DraftRequest,
    row: UseCaseRow,
    journey: Mapping[str, JourneyRow],
    solutions: Mapping[str, SolutionRow],
) -> UseCaseRow:
    language = request.language
    own = solutions[row.solution].difficulty if row.solution in solutions else None
    difficulty = own if row.difficulty is None else row.difficulty
    found = _saving(request, row, journey.get(row.action))
    score = round(found.impact / difficulty, 2) if found.impact is not None and difficulty else None
    if score is not None and difficulty:
        values = {"impact": number(found.impact or 0.0), "difficulty": number(difficulty), "score": f"{score:,g}"}
        conclusion = say(language, "use_cases.score", **values)
    else:
        conclusion = say(language, "use_cases.no_impact" if found.impact is None else "use_cases.no_difficulty")
    basis = found.basis + ("" if language is Language.JA else " ") + conclusion
    origin = by_rule(language, "use_cases.score_note")
    cells = {**row.cells, "score": origin, "basis": origin}
    if row.difficulty is None:
        cells["difficulty"] = by_rule(language, "use_cases.difficulty_note")
    return row.model_copy(update={"difficulty": difficulty, "score": score, "basis": basis, "cells": cells})


def _saving(request: DraftRequest, row: UseCaseRow, action: JourneyRow | None) -> Saving:
    """Compute from the journey's cells where the saving is a copy of them, else from the saving as it is written."""
    language, hour_value = request.language, request.brief.hour_value
    if action is not None and row.saving == _stated(action, language):
        return saving(action.time, action.money, action.frequency, hour_value, language)
    stated = parse(row.saving)
    time, money = (row.saving if measure else "" for measure in (stated.time, stated.money))
    return saving(time, money, "", hour_value, language)
