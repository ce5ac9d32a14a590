"""Drafting with the fake model: every request, both languages."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.support.drafting import applied, collected, drafter, request

import gyakusan.programs
from gyakusan.artifacts.kinds.invent import DIFFICULTIES, Inventions, SolutionRow, Solutions
from gyakusan.artifacts.kinds.listen import Journey, JourneyRow
from gyakusan.artifacts.kinds.plan import Plan
from gyakusan.artifacts.kinds.refine import PressRelease
from gyakusan.artifacts.kinds.test_iterate import Criteria
from gyakusan.artifacts.models import columns, get_rows, row_lists
from gyakusan.artifacts.provenance import State, drafted, provided
from gyakusan.assistant.model.answers import Answers
from gyakusan.assistant.model.schema import asked_of
from gyakusan.assistant.model.sources import Handles
from gyakusan.assistant.model.targets import COMPUTED, TARGETS
from gyakusan.assistant.models import PutField, PutRow
from gyakusan.core.calendar import is_business_day
from gyakusan.core.language import Language

REQUESTS = sorted(TARGETS)
AUTHOR = drafted("model:fake:demo")


def proposals(asked):
    return [event for event in collected(drafter().draft(asked)) if isinstance(event, PutRow | PutField)]


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", REQUESTS)
def test_every_request_is_drafted_into_its_kind(name: str, language: Language) -> None:
    asked = request(name, language)
    if name == "solutions.difficulty":
        asked = request(name, language, keep=True)
    found = proposals(asked)
    content = applied(asked, found)
    target = TARGETS[name]
    assert {p.list_name for p in found if isinstance(p, PutRow)} <= {wanted.name for wanted in target.lists}
    assert {p.field_name for p in found if isinstance(p, PutField)} <= set(target.fields)
    for wanted in target.lists:
        if not wanted.fills:
            assert 1 <= len(get_rows(content, wanted.name)) <= wanted.at_most


@pytest.mark.parametrize("name", REQUESTS)
def test_everything_that_a_model_wrote_is_drafted_by_it_and_nothing_is_computed_by_it(name: str) -> None:
    asked = request(name)
    for proposal in proposals(asked):
        if isinstance(proposal, PutField):
            assert proposal.provenance == AUTHOR
            continue
        row = proposal.row
        assert (row.provenance, row.cells) == (AUTHOR, {})
        untouched = [c for c, shown in columns(type(row)).items() if shown.computed or c == "chosen"]
        assert [getattr(row, c) for c in untouched if getattr(row, c)] == []


@pytest.mark.parametrize("name", REQUESTS)
def test_the_same_request_gives_the_same_draft(name: str) -> None:
    assert proposals(request(name)) == proposals(request(name))


@pytest.mark.parametrize("name", REQUESTS)
def test_what_people_wrote_stays(name: str) -> None:
    asked = request(name, keep=True)
    after = applied(asked, proposals(asked))
    for list_name in row_lists(type(asked.current)):
        kept = {row.id: row for row in get_rows(after, list_name)}
        for row in get_rows(asked.current, list_name):
            if row.provenance.state in {State.PROVIDED, State.OBSERVED, State.ASSUMED}:
                given = {c: getattr(row, c) for c in columns(type(row)) if getattr(row, c) not in ("", None, ())}
                assert {c: getattr(kept[row.id], c) for c in given} == given
    for field in columns(type(asked.current)):
        if asked.current.origin(field).state is not State.DRAFTED and getattr(asked.current, field):
            assert getattr(after, field) == getattr(asked.current, field)


def test_references_point_to_rows_that_exist() -> None:
    asked = request("inventions.combine")
    rows = applied(asked, proposals(asked)).rows  # pyright: ignore[reportAttributeAccessIssue]
    solutions = {row.id for row in get_rows(asked.sources["solutions"], "rows")}
    questions = {row.id for row in get_rows(asked.sources["questions"], "rows")}
    assert rows
    for row in rows:
        assert row.question in questions
        assert len(set(row.solutions)) >= 2
        assert set(row.solutions) <= solutions


def test_a_request_without_what_it_is_drafted_from_asks_nothing() -> None:
    asked = request("inventions.combine", sources={"inventions": Inventions()})
    assert proposals(asked) == []


def test_a_draft_of_what_people_have_filled_asks_nothing() -> None:
    kind = TARGETS["value_canvas.from_profile"].kind
    full = kind(**dict.fromkeys(columns(kind), "書いてある"))  # pyright: ignore[reportArgumentType]
    assert proposals(request("value_canvas.from_profile", current=full)) == []


def test_difficulty_is_rated_where_nobody_has() -> None:
    said = provided("開発者")
    rows = (
        SolutionRow(id="s-1", provenance=said, title="需要予測", difficulty=10, difficulty_basis="経験がない"),
        SolutionRow(id="s-2", provenance=said, title="値札の印刷"),
    )
    asked = request("solutions.difficulty", current=Solutions(rows=rows))
    first, second = applied(asked, proposals(asked)).rows  # pyright: ignore[reportAttributeAccessIssue]
    assert first == rows[0]
    assert second.difficulty in DIFFICULTIES
    assert (second.title, second.provenance, second.origin("difficulty")) == ("値札の印刷", said, AUTHOR)


def test_tasks_of_a_plan_belong_to_its_milestones_and_to_members_in_their_role() -> None:
    asked = request("plan.from_criteria")
    plan = applied(asked, proposals(asked))
    assert isinstance(plan, Plan)
    milestones = {row.id for row in plan.milestones}
    named = {row.milestone for row in plan.tasks} - {""}
    assert named
    assert named <= milestones
    assert {row.state for row in plan.tasks} == {"open"}
    for task in plan.tasks:
        members = asked.brief.members_with(task.owner_role)
        assert task.owner == (members[0].name if members else "")


@pytest.mark.parametrize("name", ["criteria.inside", "criteria.outside"])
def test_criteria_are_inside_or_outside_as_asked(name: str) -> None:
    asked = request(name)
    content = applied(asked, proposals(asked))
    assert isinstance(content, Criteria)
    assert {row.place for row in content.rows} == {name.partition(".")[2]}


def test_a_second_draft_does_not_repeat_the_first() -> None:
    asked = request("journey.skeleton")
    first = applied(asked, proposals(asked))
    again = replace(asked, current=first, sources={**asked.sources, "journey": first})
    second = applied(again, proposals(again))
    texts = [(row.stage, row.action) for row in second.rows]  # pyright: ignore[reportAttributeAccessIssue]
    assert len(texts) == len(set(texts))


def test_rows_that_a_machine_wrote_may_be_rewritten_and_those_of_people_may_not() -> None:
    rows = (
        JourneyRow(id="j-1", provenance=provided("企画担当"), action="廃棄を数える"),
        JourneyRow(id="j-2", provenance=drafted("rules"), action="天気を見る"),
        JourneyRow(id="j-3", provenance=drafted("rules"), action="紙に書く", cells={"time": provided("企画担当")}),
    )
    asked = request("journey.skeleton", current=Journey(rows=rows))
    after = applied(asked, proposals(asked))
    kept = {row.id: row for row in get_rows(after, "rows")}
    assert (kept["j-1"], kept["j-3"]) == (rows[0], rows[2])
    assert kept["j-2"].provenance in (AUTHOR, rows[1].provenance)


def test_fields_of_the_press_release_are_left_to_whoever_wrote_them() -> None:
    said = provided("企画担当")
    current = PressRelease(
        company="汐見フーズ", provenance={"company": said, "headline": AUTHOR}, headline="古い見出し"
    )
    asked = request("prfaq.customer", current=current)
    found = {p.field_name for p in proposals(asked) if isinstance(p, PutField)}
    assert "company" not in found
    assert "headline" in found
    assert "date" not in found


def test_computed_requests_are_not_for_a_model() -> None:
    assert not drafter().drafts("questions.impact")
    assert all(drafter().drafts(name) for name in REQUESTS)


def test_every_request_of_the_programs_is_for_a_model_or_computed() -> None:
    programs = Path(gyakusan.programs.__file__).parent / "builtin"
    used: dict[str, str] = {}

    def walk(tree: object) -> None:
        if isinstance(tree, dict):
            if "request" in tree:
                used[tree["request"]] = tree["into"]
            for value in tree.values():
                walk(value)
        elif isinstance(tree, list):
            for value in tree:
                walk(value)

    for path in programs.glob("*/program.yaml"):
        walk(yaml.safe_load(path.read_text(encoding="utf-8")))
    assert set(used) <= set(TARGETS) | COMPUTED
    assert {name: TARGETS[name].kind.key for name in used if name in TARGETS}.items() <= used.items()


@given(st.dates())
def test_dates_become_business_days_from_the_start_on(day) -> None:
    asked = request("plan.from_criteria")
    answers = Answers(asked, asked_of(asked, TARGETS[asked.name], Handles({})), "model:x:y")
    found = answers._date(day.isoformat())
    if found:
        assert found >= asked.brief.start.isoformat()
        assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", found)
        assert is_business_day(type(day).fromisoformat(found))
    else:
        assert day < asked.brief.start
