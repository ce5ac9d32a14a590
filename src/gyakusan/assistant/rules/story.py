"""What the press release, the criteria and the plan are about: the chosen invention with everything behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from gyakusan.artifacts.kinds.define import QuestionRow, Questions
from gyakusan.artifacts.kinds.invent import InventionRow, Inventions, SolutionRow, Solutions
from gyakusan.artifacts.kinds.listen import CustomerProfile, Journey, JourneyRow, ProfileLine
from gyakusan.artifacts.kinds.three_day import UseCaseRow, UseCases
from gyakusan.artifacts.models import Row
from gyakusan.assistant.models import DraftRequest
from gyakusan.assistant.rules.fields import is_known
from gyakusan.core.language import Language
from gyakusan.identity.models import Brief

R = TypeVar("R", bound=Row)


@dataclass(frozen=True)
class Story:
    """The chosen invention (or use case), its question, the actions and solutions behind it, and the customer."""

    language: Language
    brief: Brief
    profile: CustomerProfile
    journey: tuple[JourneyRow, ...]
    invention: InventionRow | None
    use_case: UseCaseRow | None
    question: QuestionRow | None
    actions: tuple[JourneyRow, ...]
    """The actions that the question doubts, in the order of the journey."""
    solutions: tuple[SolutionRow, ...]

    @property
    def service(self) -> str:
        """Return the name of the product."""
        return self.profile.product.strip() or self.brief.product.strip()

    @property
    def sources(self) -> tuple[str, ...]:
        """Return the ids of the rows that the story follows from."""
        rows = (self.invention, self.use_case, self.question)
        return tuple(row.id for row in rows if row is not None)

    def after(self) -> JourneyRow | None:
        """Return the action that follows the last one of the question."""
        ids = [row.id for row in self.journey]
        place = ids.index(self.actions[-1].id) + 1 if self.actions else len(ids)
        return self.journey[place] if place < len(ids) else None


def story(request: DraftRequest) -> Story:
    """Return the story of an edition; what the team has not got yet is None or empty."""
    journey = tuple(row for row in request.source(Journey).rows if is_known(row.action))
    questions = request.source(Questions).rows
    invention = _best(request.source(Inventions).rows)
    use_case = None if invention else _best(request.source(UseCases).rows)
    question = _asked(invention, questions)
    if question is None and use_case is None:
        question = next((row for row in questions if row.chosen), None)
        question = question or max(questions, key=lambda row: row.impact or 0.0, default=None)
    wanted = question.actions if question else (use_case.action,) if use_case else ()
    combined = invention.solutions if invention else (use_case.solution,) if use_case else ()
    return Story(
        language=request.language,
        brief=request.brief,
        profile=request.source(CustomerProfile),
        journey=journey,
        invention=invention,
        use_case=use_case,
        question=question,
        actions=tuple(row for row in journey if row.id in wanted),
        solutions=tuple(row for row in request.source(Solutions).rows if row.id in combined),
    )


def _asked(invention: InventionRow | None, questions: tuple[QuestionRow, ...]) -> QuestionRow | None:
    return next((row for row in questions if invention and row.id == invention.question), None)


def _best(rows: tuple[R, ...]) -> R | None:
    """Return the first chosen row, else the one with the highest score, else the first."""
    chosen = next((row for row in rows if getattr(row, "chosen", False)), None)
    return chosen or max(rows, key=lambda row: getattr(row, "score", None) or 0.0, default=None)


def lines(rows: tuple[ProfileLine, ...], *aspects: str) -> list[str]:
    """Return what profile lines say, those whose aspect contains one of the words; without words, all."""
    chosen = [row for row in rows if is_known(row.text)]
    if aspects:
        chosen = [row for row in chosen if any(word in row.aspect.lower() for word in aspects)]
    return [row.text.strip() for row in chosen]
