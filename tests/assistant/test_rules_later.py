"""What holds for every request from the press release to the role play."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.rule_documents import deli_table
from tests.support.tables import Table, empty

from gyakusan.artifacts.kinds.listen import CustomerProfile
from gyakusan.artifacts.kinds.plan import Plan
from gyakusan.artifacts.kinds.refine import PressRelease
from gyakusan.artifacts.kinds.test_iterate import Criteria
from gyakusan.artifacts.models import Kind, Widget, columns, get_rows, row_lists
from gyakusan.artifacts.provenance import RULES, Provenance, drafted, provided
from gyakusan.assistant.models import PutField, PutRow
from gyakusan.assistant.rules.registry import REQUESTS
from gyakusan.core.calendar import is_business_day
from gyakusan.core.language import Language
from gyakusan.identity.models import Market, Trial

LATER = (
    "prfaq.customer",
    "criteria.inside",
    "script.user_test",
    "plan.next_steps",
    "improve.prompts",
    "prfaq.provider",
    "criteria.outside",
    "plan.from_criteria",
    "plan.stepwise",
    "value_canvas.from_profile",
    "business_model.blocks",
    "business_model.growth_loop",
    "proposal.from_canvas",
    "role_play.questions",
)
"""In the order in which workshops make them."""

SPOKEN = provided("企画担当")
ORIGINS = st.sampled_from([SPOKEN, drafted("model:test:parrot"), Provenance(), drafted(RULES, "前の下書き")])
WORDS = st.one_of(
    st.sampled_from(
        ["", "{0}", "〔未記入: 数〕", "通勤電車で参考書を読む", "Compare three quotes", "決められない", "「例」。"]
    ),
    st.text(max_size=30),
)
FIGURES = st.sampled_from(
    ["", "9万人", "4%", "8,940円/年", "$12 / month", "3年", "3", "不明", "10〜20%", "0", "2,600万円"]
)
DAYS = st.dates(date(2026, 1, 1), date(2030, 12, 31))


def scrambled(draw: st.DrawFn, content: Kind) -> Kind:
    """Replace texts of a document, with other origins."""
    update: dict[str, object] = {}
    for name in row_lists(type(content)):
        update[name] = tuple(
            row.model_copy(
                update={
                    "provenance": draw(ORIGINS),
                    **{
                        cell: draw(WORDS)
                        for cell, column in columns(type(row)).items()
                        if column.widget in (Widget.TEXT, Widget.LINE, Widget.QUANTITY) and draw(st.booleans())
                    },
                }
            )
            for row in get_rows(content, name)
            if draw(st.booleans())
        )
    return content.model_copy(update=update)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    language = draw(st.sampled_from(list(Language)))
    table = deli_table(language)
    market = Market(**{name: draw(FIGURES) for name in Market.model_fields})
    trial = Trial(who=draw(WORDS), on=draw(st.none() | DAYS), how=draw(WORDS))
    brief = table.brief.model_copy(
        update={
            "market": market,
            "trial": trial,
            "start": draw(DAYS),
            "company": draw(WORDS),
            "members": table.brief.members[: draw(st.integers(0, 3))],
        }
    )
    kept = {key: scrambled(draw, content) for key, content in table.documents.items() if draw(st.booleans())}
    return Table(brief, kept)


def test_the_later_requests_are_all_of_those_that_the_registry_adds():
    first = {
        "greeting",
        "journey.skeleton",
        "questions.from_journey",
        "questions.impact",
        "solutions.difficulty",
        "inventions.combine",
        "use_cases.rank",
        "metrics.candidates",
    }
    assert set(LATER) == set(REQUESTS) - first


@pytest.mark.parametrize("language", list(Language))
def test_a_team_that_has_brought_nothing_gets_blanks_and_no_claims(language: Language):
    table = empty(language).draft(*LATER, *LATER)
    assert [request for request in LATER if table.proposals(request)] == []
    press = table.get(PressRelease)
    mark = "〔未記入: " if language is Language.JA else "〔to fill in: "
    for name in ("headline", "company", "service", "makes_possible", "taken_for_granted", "how_it_changes", "effect"):
        assert getattr(press, name).startswith(mark), name


@given(table=tables())
def test_drafting_again_proposes_nothing_and_the_same_input_gives_the_same_draft(table: Table):
    first = table.draft(*LATER)
    assert first == table.draft(*LATER)
    settled = first.draft(*LATER)
    assert settled == settled.draft(*LATER)
    for request in LATER:
        assert settled.proposals(request) == [], request


@given(table=tables())
def test_everything_that_is_proposed_is_marked_as_drafted_and_says_from_what(table: Table):
    for request in LATER:
        for proposal in table.proposals(request):
            origin = proposal.provenance if isinstance(proposal, PutField) else proposal.row.provenance
            assert (origin.by, bool(origin.note)) == (RULES, True)
        table = table.draft(request)


@given(table=tables(), data=st.data())
def test_what_a_person_wrote_is_never_changed(table: Table, data: st.DataObject):
    """Draft everything, let people rewrite some of it, then draft again from changed sources."""
    drafted_table = table.draft(*LATER)
    for key in sorted({REQUESTS[request] for request in LATER}):
        drafted_table = drafted_table.put(_said(drafted_table.documents[key], data))
    again = drafted_table.put(_other_profile(drafted_table)).draft(*LATER)
    for key in sorted({REQUESTS[request] for request in LATER}):
        before, after = drafted_table.documents[key], again.documents[key]
        for name in columns(type(before)):
            if before.provenance.get(name) == SPOKEN:
                assert getattr(after, name) == getattr(before, name)
        for name in row_lists(type(before)):
            now = {row.id: row for row in get_rows(after, name)}
            for row in get_rows(before, name):
                if row.provenance == SPOKEN:
                    kept = now[row.id]
                    for cell, column in columns(type(row)).items():
                        if not column.computed and getattr(row, cell) not in ("", None, ()):
                            assert getattr(kept, cell) == getattr(row, cell), (key, name, cell)


def _said(content: Kind, data: st.DataObject) -> Kind:
    origins = dict(content.provenance)
    update: dict[str, object] = {}
    for name in columns(type(content)):
        if data.draw(st.booleans()):
            origins[name] = SPOKEN
            update[name] = "人が書いた言葉"
    for name in row_lists(type(content)):
        rows = get_rows(content, name)
        update[name] = tuple(
            row.model_copy(update={"provenance": SPOKEN, "cells": {}}) if data.draw(st.booleans()) else row
            for row in rows
        )
    return content.model_copy(update={**update, "provenance": origins})


def _other_profile(table: Table) -> Kind:
    profile = table.get(CustomerProfile)
    return profile.model_copy(update={"sentence": "別の顧客が、別の場面で困っている。"})


@given(table=tables())
def test_every_date_that_rules_choose_is_a_business_day_and_tasks_end_before_their_milestone(table: Table):
    agreed = table.brief.trial.on
    for request in ("plan.next_steps", "plan.from_criteria", "plan.stepwise"):
        plan = table.put(Plan()).draft(request).get(Plan)
        ends = {row.id: date.fromisoformat(row.date) for row in plan.milestones}
        chosen = [
            *(date.fromisoformat(row.date) for row in (*plan.milestones, *plan.meetings)),
            *(date.fromisoformat(row.due) for row in plan.tasks),
        ]
        assert [day for day in chosen if not is_business_day(day) and day != agreed] == []
        assert [row.title for row in plan.tasks if date.fromisoformat(row.due) > ends[row.milestone]] == []
        assert list(ends.values()) == sorted(ends.values())
    assert date.fromisoformat(table.draft("prfaq.customer").get(PressRelease).date) > table.brief.start


@given(start=DAYS)
def test_first_fans_come_within_three_months_and_the_release_within_six_or_the_first_open_day_after(start: date):
    table = deli_table(Language.JA)
    table = Table(table.brief.model_copy(update={"start": start, "trial": Trial()}), table.documents)
    days = [date.fromisoformat(row.date) for row in table.draft("plan.from_criteria").get(Plan).milestones]
    limits = [timedelta(days=limit) for limit in (37, 100, 131, 192)]
    assert [day - start <= limit for day, limit in zip(days, limits, strict=True)] == [True] * 4


def test_what_nobody_gave_a_figure_for_gets_no_figure():
    table = deli_table(Language.JA)
    brief = table.brief.model_copy(
        update={"market": Market(customers="9万人", price="未定", period="3年", multiple="3")}
    )
    after = Table(brief, table.documents).draft("criteria.outside", "prfaq.provider")
    row = next(row for row in after.get(Criteria).rows if row.milestone == "見込みシェアによる投資判断")
    assert (row.threshold, row.planned_n) == (None, None)
    assert (
        "式は「9万人 × 〔未記入: 見込むシェア〕 × 未定 〔未記入: 1年あたりの価格〕 × 3年 ≧ 3 × 〔未記入: 見積もり費用〕」"
        in row.how
    )
    assert after.get(PressRelease).target.startswith("3年後に、〔未記入: 何人の顧客がそうなっているか〕の顧客が、")


def test_rows_of_an_earlier_edition_are_kept_and_not_repeated():
    table = deli_table(Language.JA).draft("plan.next_steps")
    before = table.get(Plan)
    after = table.draft("plan.from_criteria").get(Plan)
    assert after.tasks[: len(before.tasks)] == before.tasks
    for rows in (after.milestones, after.tasks, after.meetings):
        titles = [row.title for row in rows]
        assert len(titles) == len(set(titles))


def test_proposals_of_rows_carry_ids_that_follow_from_their_place_and_not_from_a_counter():
    rows = [p.row.id for p in deli_table(Language.JA).proposals("plan.stepwise") if isinstance(p, PutRow)]
    assert rows == [p.row.id for p in deli_table(Language.EN).proposals("plan.stepwise") if isinstance(p, PutRow)]
    assert len(rows) == len(set(rows))
