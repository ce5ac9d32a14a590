"""Difficulty: questions to the team, and the rating of every solution that follows from the answers."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gyakusan.artifacts.blanks import blanks_in
from gyakusan.artifacts.kinds.invent import DIFFICULTIES, SolutionRow, Solutions, TeamQuestionRow
from gyakusan.artifacts.provenance import RULES
from gyakusan.assistant.models import DraftRequest, Proposal
from gyakusan.assistant.rules.needs import SUBJECTS, Need, needs_of, ordinary, subject_of
from gyakusan.assistant.rules.shared import by_rule, listed, number, put, quote, revise, row_id, say
from gyakusan.core.language import Language

ENOUGH_QUESTIONS = 3
"""With so many questions, the team has asked itself enough; with fewer, the standard ones are added."""

_STEP = {5: 0, 4: 1, 3: 1, 2: 2, 1: 3}
"""The lowest answer that counts -> the step of `DIFFICULTIES`: 5 -> 1, 4 and 3 -> 3, 2 -> 5, 1 -> 10."""

MANY_NEEDS = 3
"""A solution that needs so many different things at once is one step harder."""


@dataclass(frozen=True)
class Team:
    """The answers of the team: subject -> lowest answer; subjects that were asked about and not answered."""

    answers: dict[str, float]
    unanswered: dict[str, str]


def draft(request: DraftRequest) -> Iterator[Proposal]:
    """Propose questions to the team where few are there, and a rating where nobody has given one."""
    solutions = request.source(Solutions)
    questions = list(solutions.team_questions)
    for fresh in _standard_questions(request, questions):
        questions.append(fresh)
        yield from put(request, "team_questions", fresh)
    team = team_of(questions)
    for row in solutions.rows:
        if row.difficulty is None or row.origin("difficulty").by == RULES:
            yield from revise("rows", row, _rated(row, team, request.language))


def team_of(questions: Sequence[TeamQuestionRow]) -> Team:
    """Sum up the answers by subject; a question about none of the subjects counts for every one."""
    answers: dict[str, float] = {}
    unanswered: dict[str, str] = {}
    for row in questions:
        about = subject_of(row.question)
        for subject in (about,) if about else SUBJECTS:
            if row.answer is not None:
                answers[subject] = min(row.answer, answers.get(subject, row.answer))
            elif about:
                unanswered.setdefault(subject, row.question)
    return Team(answers, {name: text for name, text in unanswered.items() if name not in answers})


def _standard_questions(request: DraftRequest, present: Sequence[TeamQuestionRow]) -> list[TeamQuestionRow]:
    own = [row for row in present if row.provenance.by != RULES]
    if len(own) >= ENOUGH_QUESTIONS:
        return []
    covered = {subject_of(row.question) for row in own}
    return [_standard_question(request, subject) for subject in SUBJECTS if subject not in covered]


def _standard_question(request: DraftRequest, subject: str) -> TeamQuestionRow:
    text = say(request.language, f"difficulty.question.{subject}")
    origin = by_rule(request.language, "difficulty.question_note")
    return TeamQuestionRow(id=row_id(request, "team", subject), provenance=origin, question=text)


def _rated(row: SolutionRow, team: Team, language: Language) -> SolutionRow:
    difficulty, basis = rate(row, team, language)
    origin = by_rule(language, "difficulty.note")
    cells = {**row.cells, "difficulty": origin, "difficulty_basis": origin}
    return row.model_copy(update={"difficulty": difficulty, "difficulty_basis": basis, "cells": cells})


def rate(row: SolutionRow, team: Team, language: Language) -> tuple[float | None, str]:
    """Return the difficulty of a solution for this team (1, 3, 5, 10; None while unknown) and the reason in words.

    The lowest answer among those that count for what the solution needs gives the step, see `_STEP`; a solution with
    `MANY_NEEDS` different needs is one step harder. A subject that nobody asked about does not count.
    """
    if not row.how_done.strip() or blanks_in(row.how_done):
        return None, say(language, "difficulty.no_description")
    needs = needs_of(f"{row.how_done}\n{row.how_solved}")
    asked = tuple(dict.fromkeys(subject for need in needs for subject in need.asks)) or ordinary()
    missing = [team.unanswered[subject] for subject in asked if subject in team.unanswered]
    if missing:
        questions = listed([quote(question, language) for question in missing], language)
        return None, say(language, "difficulty.no_answer", needs=_named(needs, language), questions=questions)
    counting = {subject: team.answers[subject] for subject in asked if subject in team.answers}
    if not counting:
        return None, say(language, "difficulty.no_question", needs=_named(needs, language))
    return _rating(needs, counting, language)


def _rating(needs: tuple[Need, ...], counting: dict[str, float], language: Language) -> tuple[float, str]:
    lowest = min(counting.values())
    step = _STEP[max(1, min(5, math.floor(lowest)))]
    many = len(needs) >= MANY_NEEDS and step + 1 < len(DIFFICULTIES)
    value = DIFFICULTIES[step + many]
    subjects = [say(language, f"difficulty.subject.{name}", answer=number(answer)) for name, answer in counting.items()]
    key = "difficulty.rated_up" if many else "difficulty.rated"
    named = _named(needs, language)
    answers = listed(subjects, language)
    return value, say(language, key, needs=named, answers=answers, lowest=number(lowest), value=value, count=len(needs))


def _named(needs: tuple[Need, ...], language: Language) -> str:
    if not needs:
        return say(language, "difficulty.ordinary")
    named = [
        say(
            language,
            f"difficulty.need.{need.family}",
            words=listed([quote(w, language) for w in need.words[:2]], language),
        )
        for need in needs
    ]
    return listed(named, language)
