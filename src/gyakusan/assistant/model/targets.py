"""What a language model writes for each drafting request: which fields, lists and columns, and how many rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from gyakusan.artifacts.kinds.canvases import BusinessModel, ValueCanvas
from gyakusan.artifacts.kinds.day_zero import Greetings
from gyakusan.artifacts.kinds.define import Questions
from gyakusan.artifacts.kinds.invent import DIFFICULTIES, Inventions, Solutions
from gyakusan.artifacts.kinds.listen import Journey
from gyakusan.artifacts.kinds.plan import Plan
from gyakusan.artifacts.kinds.refine import PressRelease
from gyakusan.artifacts.kinds.test_iterate import Criteria, Improvements, TestScript
from gyakusan.artifacts.kinds.three_day import Metrics, Proposal, RolePlay, UseCases
from gyakusan.artifacts.models import Kind


@dataclass(frozen=True)
class ListTarget:
    """Rows to write into a list.

    `fixed` sets cells that follow from the request; `choices` narrows a choice down; `needs` says how many rows a
    reference must name at least. With `fills`, cells of rows that stand already are filled instead of adding rows. With
    `edits`, any row may be changed, a person's too, and cells that stay empty leave theirs as they are.
    """

    name: str
    columns: tuple[str, ...]
    at_least: int
    at_most: int
    fixed: Mapping[str, object] = field(default_factory=dict[str, object])
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    needs: Mapping[str, int] = field(default_factory=dict[str, int])
    fills: bool = False
    edits: bool = False


@dataclass(frozen=True)
class Target:
    """What a request writes, and which kinds the model is shown where the step does not say."""

    kind: type[Kind]
    shows: tuple[str, ...]
    fields: tuple[str, ...] = ()
    lists: tuple[ListTarget, ...] = ()
    edits: bool = False
    """Whether fields that people have filled may be proposed anew."""


NUMBERS: dict[str, tuple[int, int]] = {
    "minutes": (1, 240),
    "threshold": (1, 100),
    "planned_n": (1, 10_000),
    "every_weeks": (1, 12),
    "times": (1, 52),
}
"""Least and greatest value of the whole numbers that a model may write."""

RATINGS: dict[str, tuple[int, ...]] = {"difficulty": DIFFICULTIES}
"""Numbers that only take these values."""

COMPUTED = frozenset({"questions.impact"})
"""Requests that are pure computation: rules answer them, a model is never asked."""

_LISTEN = ("customer_profile", "journey")
_REFINED = (*_LISTEN, "questions", "inventions", "prfaq")

_MILESTONES = ListTarget("milestones", ("title", "done_means", "gain", "date"), 2, 6)
_TASKS = ListTarget(
    "tasks",
    ("milestone", "title", "owner_role", "done_means", "due", "check"),
    3,
    15,
    fixed={"state": "open"},
    choices={
        "owner_role": (
            "product_manager",
            "developer",
            "data_scientist",
            "sales",
            "ux_designer",
            "customer_support",
            "sponsor",
        )
    },
)
_MEETINGS = ListTarget(
    "meetings", ("kind", "title", "date", "start", "minutes", "every_weeks", "times", "attendees"), 1, 6
)

TARGETS: dict[str, Target] = {
    "greeting": Target(Greetings, (), lists=(ListTarget("rows", ("member", "said", "answer"), 1, 20),)),
    "journey.skeleton": Target(
        Journey,
        ("customer_profile",),
        lists=(ListTarget("rows", ("stage", "action", "time", "money", "frequency", "emotion"), 5, 20),),
    ),
    "questions.from_journey": Target(
        Questions,
        _LISTEN,
        lists=(
            ListTarget(
                "rows",
                ("question", "kind", "actions", "saved_time", "saved_money", "frequency"),
                4,
                24,
                needs={"actions": 1},
            ),
        ),
    ),
    "solutions.difficulty": Target(
        Solutions,
        ("solutions", "data_inventory", "hearing_sheet"),
        lists=(
            ListTarget("team_questions", ("question", "note"), 3, 5),
            ListTarget("rows", ("difficulty", "difficulty_basis"), 1, 40, fills=True),
        ),
    ),
    "inventions.combine": Target(
        Inventions,
        ("questions", "solutions", *_LISTEN),
        lists=(
            ListTarget(
                "rows",
                (
                    "title",
                    "question",
                    "solutions",
                    "when_used",
                    "how_solved",
                    "effect",
                    "how_done",
                    "reason",
                    "viewpoint",
                ),
                2,
                8,
                needs={"question": 1, "solutions": 2},
            ),
        ),
    ),
    "prfaq.customer": Target(
        PressRelease,
        ("customer_profile", "journey", "questions", "inventions", "solutions"),
        fields=(
            "invention",
            "headline",
            "company",
            "service",
            "for_whom",
            "makes_possible",
            "taken_for_granted",
            "how_it_changes",
            "effect",
        ),
        lists=(
            ListTarget("steps", ("step",), 3, 5),
            ListTarget("quotes", ("speaker", "quote"), 1, 3),
            ListTarget("customer_faq", ("question", "answer"), 3, 8),
        ),
    ),
    "prfaq.provider": Target(
        PressRelease,
        (*_REFINED, "reactions"),
        fields=("overlooked", "market_customers", "own_strength", "target"),
        lists=(ListTarget("internal_faq", ("question", "answer"), 3, 8),),
    ),
    "criteria.inside": Target(
        Criteria,
        _REFINED,
        lists=(
            ListTarget(
                "rows",
                ("milestone", "measure", "who", "what", "how", "threshold", "planned_n"),
                2,
                6,
                fixed={"place": "inside"},
                choices={"measure": ("problem_solved", "behaviour_changed")},
            ),
        ),
    ),
    "criteria.outside": Target(
        Criteria,
        (*_REFINED, "criteria", "reactions"),
        lists=(
            ListTarget(
                "rows",
                ("milestone", "measure", "who", "what", "how", "threshold", "planned_n"),
                2,
                8,
                fixed={"place": "outside"},
            ),
        ),
    ),
    "script.user_test": Target(
        TestScript,
        ("prfaq", "criteria", *_LISTEN),
        lists=(ListTarget("rows", ("part", "minutes", "say", "watch", "answers"), 4, 12),),
    ),
    "improve.prompts": Target(
        Improvements,
        ("reactions", *_REFINED, "criteria"),
        lists=(ListTarget("rows", ("process", "prompt", "reactions"), 2, 12),),
    ),
    "plan.next_steps": Target(Plan, ("prfaq", "criteria", "test_script"), lists=(_TASKS, _MEETINGS)),
    "plan.from_criteria": Target(Plan, ("criteria", "prfaq"), lists=(_MILESTONES, _TASKS, _MEETINGS)),
    "plan.stepwise": Target(Plan, ("metrics", "use_cases", "proposal"), lists=(_MILESTONES, _TASKS, _MEETINGS)),
    "value_canvas.from_profile": Target(
        ValueCanvas, _LISTEN, fields=("persona", "situation", "barrier", "alternative", "outcome", "value")
    ),
    "business_model.blocks": Target(
        BusinessModel,
        (*_LISTEN, "value_canvas", "solutions", "use_cases"),
        lists=(ListTarget("blocks", ("block", "text"), 9, 27),),
    ),
    "business_model.growth_loop": Target(
        BusinessModel,
        ("business_model", "customer_profile", "data_inventory"),
        lists=(ListTarget("loop", ("station", "text", "block"), 4, 8),),
    ),
    "use_cases.rank": Target(
        UseCases,
        ("solutions", "journey", "customer_profile"),
        lists=(
            ListTarget("rows", ("title", "solution", "action", "saving", "difficulty"), 3, 10, needs={"solution": 1}),
        ),
    ),
    "proposal.from_canvas": Target(
        Proposal,
        ("value_canvas", "business_model", "use_cases", *_LISTEN),
        fields=("to_whom", "problem", "proposal", "gain", "cost", "evidence"),
        lists=(ListTarget("gaps", ("gap", "how"), 2, 6),),
    ),
    "role_play.questions": Target(
        RolePlay,
        ("proposal", *_LISTEN),
        lists=(ListTarget("questions", ("question", "aim"), 3, 8),),
    ),
    "metrics.candidates": Target(
        Metrics,
        ("proposal", "prfaq", "use_cases", *_LISTEN, "data_inventory"),
        lists=(
            ListTarget(
                "rows",
                ("metric", "moves_with_experience", "leads_revenue", "moves_with_accuracy", "basis"),
                3,
                8,
            ),
        ),
    ),
}
"""Request -> what it writes. Requests in `COMPUTED` are missing here on purpose."""
