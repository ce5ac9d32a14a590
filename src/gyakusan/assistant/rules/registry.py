"""All drafting requests that rules answer: which kind each writes, and where its drafter is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import cast

from gyakusan.assistant.models import DraftRequest, Proposal

Drafter = Callable[[DraftRequest], Iterator[Proposal]]

_DRAFTERS: dict[str, tuple[str, str]] = {
    "greeting": ("greetings", "greeting:draft"),
    "journey.skeleton": ("journey", "journey:draft"),
    "questions.from_journey": ("questions", "questions:draft"),
    "questions.impact": ("questions", "impact:draft"),
    "solutions.difficulty": ("solutions", "difficulty:draft"),
    "inventions.combine": ("inventions", "inventions:draft"),
    "prfaq.customer": ("prfaq", "prfaq:draft_customer"),
    "prfaq.provider": ("prfaq", "prfaq:draft_provider"),
    "criteria.inside": ("criteria", "criteria:draft_inside"),
    "criteria.outside": ("criteria", "criteria:draft_outside"),
    "script.user_test": ("test_script", "script:draft_script"),
    "improve.prompts": ("improvements", "improvements:draft_prompts"),
    "plan.next_steps": ("plan", "plan:draft_next_steps"),
    "plan.from_criteria": ("plan", "plan:draft_from_criteria"),
    "plan.stepwise": ("plan", "plan:draft_stepwise"),
    "value_canvas.from_profile": ("value_canvas", "canvases:draft_value_canvas"),
    "business_model.blocks": ("business_model", "canvases:draft_blocks"),
    "business_model.growth_loop": ("business_model", "canvases:draft_growth_loop"),
    "proposal.from_canvas": ("proposal", "three_day:draft_proposal"),
    "role_play.questions": ("role_play", "three_day:draft_role_play"),
    "use_cases.rank": ("use_cases", "use_cases:draft"),
    "metrics.candidates": ("metrics", "metrics:draft"),
}
"""Request -> the kind it writes, and `module:function` of its drafter, imported when it is first asked."""

REQUESTS: dict[str, str] = {name: kind for name, (kind, _) in _DRAFTERS.items()}
"""Request -> the kind it writes."""


def draft_by_rule(request: DraftRequest) -> Iterator[Proposal]:
    """Draft by rule: the same request gives the same proposals, and none after they were carried out.

    Raises:
        KeyError: no rule has that name; programs are checked against `REQUESTS`.
    """
    return drafter(request.name)(request)


def drafter(name: str) -> Drafter:
    """Return the drafter of a request."""
    module, function = _DRAFTERS[name][1].split(":")
    return cast("Drafter", getattr(import_module(f"gyakusan.assistant.rules.{module}"), function))
