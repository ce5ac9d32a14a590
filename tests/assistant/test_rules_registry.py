"""What holds for every request that the rules answer."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.tables import SAID, Table, actions, denko, desk, empty, solution

from gyakusan.artifacts.kinds.define import QuestionRow, Questions
from gyakusan.artifacts.kinds.invent import Inventions, Solutions, TeamQuestionRow
from gyakusan.artifacts.kinds.listen import Journey
from gyakusan.artifacts.kinds.registry import KINDS
from gyakusan.artifacts.models import Kind, columns, get_rows, row_lists
from gyakusan.artifacts.provenance import State
from gyakusan.assistant.models import PutRow
from gyakusan.assistant.rules.registry import REQUESTS, drafter
from gyakusan.core.language import Language

OWN = (
    "greeting",
    "journey.skeleton",
    "questions.from_journey",
    "questions.impact",
    "solutions.difficulty",
    "inventions.combine",
    "use_cases.rank",
    "metrics.candidates",
)
"""The requests of Listen, Define and Invent, in the order in which a workshop makes them."""

CELLS = st.sampled_from(
    [
        "",
        "30分",
        "20分/回",
        "1時間/日",
        "年2回",
        "週3回",
        "TBD",
        "N回",
        "1万5千円",
        "$12 / month",
        "毎日",
        "?",
        "同上",
        "〔未記入: 頻度〕",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        ["写真を撮って確かめる", "見積もりを3社に頼む", "Compare three quotes", "参考書を読む", "「{0}」", "A、B/C"]
    ),
)
ROWS = st.lists(st.tuples(TEXTS, TEXTS, CELLS, CELLS, CELLS, TEXTS), max_size=4)
SOLUTIONS = st.lists(
    st.tuples(TEXTS, TEXTS, TEXTS, TEXTS, TEXTS, TEXTS, st.sampled_from([None, 1.0, 3.0, 10.0])), max_size=4
)
ANSWERS = st.lists(st.tuples(TEXTS, st.sampled_from([None, 0.0, 1.0, 2.5, 5.0, 9.0])), max_size=4)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    language = draw(st.sampled_from(list(Language)))
    product, hour_value = draw(TEXTS), draw(st.sampled_from(["", "2,000円", "$20", "高い"]))
    rows = tuple(
        solution(f"s{number}", *cells, difficulty=difficulty)
        for number, (*cells, difficulty) in enumerate(draw(SOLUTIONS))
    )
    questions = tuple(
        TeamQuestionRow(id=f"t{number}", provenance=SAID, question=question, answer=answer)
        for number, (question, answer) in enumerate(draw(ANSWERS))
    )
    return empty(language, product=product, hour_value=hour_value).put(
        actions(*draw(ROWS)), Solutions(rows=rows, team_questions=questions)
    )


def drafted_cells(before: Kind, after: Kind) -> list[tuple[str, str, object, object]]:
    """Return the cells of rows that were there before and differ now."""
    changed: list[tuple[str, str, object, object]] = []
    for name in row_lists(type(after)):
        now = {row.id: row for row in get_rows(after, name)}
        for row in get_rows(before, name):
            for cell in columns(type(row)):
                old, new = getattr(row, cell), getattr(now[row.id], cell)
                if old != new:
                    changed.append((row.id, cell, old, new))
    return changed


def test_every_request_has_a_drafter_and_writes_a_kind_that_exists():
    assert set(OWN) <= set(REQUESTS)
    for name, kind in REQUESTS.items():
        assert kind in KINDS
        assert callable(drafter(name))


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("request_name", OWN)
def test_a_team_that_has_brought_nothing_gets_a_draft_or_nothing_but_no_error(request_name, language):
    table = empty(language).draft(request_name)
    assert table.proposals(request_name) == []


@given(table=tables())
def test_drafting_again_proposes_nothing_and_the_same_input_gives_the_same_draft(table: Table):
    first, second = table.draft(*OWN), table.draft(*OWN)
    assert first == second
    for request in OWN:
        assert first.proposals(request) == [], request


@given(table=tables())
def test_what_the_team_wrote_is_never_changed_and_everything_else_is_marked_as_drafted(table: Table):
    after = table.draft(*OWN)
    for kind in (Journey, Solutions):
        for row_id, cell, old, new in drafted_cells(table.get(kind), after.get(kind)):
            assert old in ("", None), (row_id, cell, old, new)
            row = next(row for name in row_lists(kind) for row in get_rows(after.get(kind), name) if row.id == row_id)
            assert row.origin(cell).state is State.DRAFTED
    for request in OWN:
        for proposal in table.proposals(request):
            assert isinstance(proposal, PutRow)
            origins = [proposal.row.provenance, *proposal.row.cells.values()]
            assert all(origin.note for origin in origins if origin.by == "rules")
            assert all(origin == SAID or origin.by == "rules" for origin in origins)


@given(table=tables())
def test_what_is_unknown_never_becomes_zero(table: Table):
    after = table.draft(*OWN)
    for question in after.get(Questions).rows:
        if not any(char.isdigit() for char in question.saved_time + question.saved_money):
            assert question.impact is None
    for invention in after.get(Inventions).rows:
        assert invention.difficulty != 0
        assert (invention.score is None) == (invention.impact is None or invention.difficulty is None)


@given(table=tables(), seed=st.integers(0, 99))
def test_the_order_of_solutions_has_no_influence_on_what_is_combined_and_how_it_ranks(table: Table, seed: int):
    asked = table.draft("questions.from_journey", "questions.impact")
    shuffled = list(asked.get(Solutions).rows)
    random.Random(seed).shuffle(shuffled)
    other = asked.put(Solutions(rows=tuple(shuffled), team_questions=asked.get(Solutions).team_questions))
    ranked = [{row.id: row for row in one.draft("inventions.combine").get(Inventions).rows} for one in (asked, other)]
    assert ranked[0] == ranked[1]


@pytest.mark.parametrize("table", [denko(), desk()], ids=["ja", "en"])
def test_a_whole_workshop_up_to_the_inventions_is_drafted_without_overwriting_choices(table: Table):
    after = table.draft(*OWN)
    questions = after.get(Questions)
    first = questions.rows[0].model_copy(update={"chosen": True, "question": "?", "provenance": SAID, "cells": {}})
    chosen = after.put(questions.model_copy(update={"rows": (first, *questions.rows[1:])}))
    again = chosen.draft("questions.from_journey", "questions.impact").get(Questions).rows[0]
    assert (again.chosen, again.question, again.provenance) == (True, "?", SAID)


def test_a_hundred_actions_and_thirty_solutions_are_combined_within_a_second():
    words = ["写真", "見本", "配送", "予約", "在庫", "請求", "契約", "点検", "注文", "返品", "納期"]
    rows = [
        (f"段階{n}", f"{words[n % 11]}と{words[n % 7]}を確認する", "20分/回", "", "週3回", words[n % 5])
        for n in range(100)
    ]
    options = tuple(
        solution(f"s{n}", f"{words[n % 11]}の{n}番", "", words[n % 7], words[n % 5], "", "予測", difficulty=3)
        for n in range(30)
    )
    table = empty(Language.JA).put(actions(*rows), Solutions(rows=options))
    asked = table.draft("questions.from_journey", "questions.impact")
    asked.draft("inventions.combine")  # reads the words once
    start = time.process_time()
    inventions = asked.draft("inventions.combine").get(Inventions)
    assert time.process_time() - start < 1
    assert 3 <= len(inventions.rows) <= 9


def test_a_question_row_of_the_team_is_completed_only_in_its_empty_cells():
    own = QuestionRow(
        id="q1", provenance=SAID, kind="more_optimal", question="なぜ読むのか?", actions=("a2",), frequency="月1回"
    )
    rows = denko().put(Questions(rows=(own,))).draft("questions.from_journey").get(Questions).rows
    completed = rows[0]
    assert (completed.question, completed.frequency, completed.saved_time) == ("なぜ読むのか?", "月1回", "20分/回")
    assert completed.origin("question") == completed.origin("frequency") == SAID
    assert completed.origin("saved_time").by == "rules"
    assert [row.id for row in rows if row.kind == "more_optimal" and row.actions == ("a2",)] == ["q1"]
