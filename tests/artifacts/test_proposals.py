from __future__ import annotations

import pytest
from pycrdt import Map, Text
from tests.support.drafting import applied, collected, drafter, request

from gyakusan.artifacts import crdt
from gyakusan.artifacts.errors import ProposalNotFound, ProposalStale, ProposalUnusable
from gyakusan.artifacts.kinds.listen import Journey, JourneyRow
from gyakusan.artifacts.models import get_rows
from gyakusan.artifacts.proposals import mapping
from gyakusan.artifacts.proposals.rules import accepted, suggest_field, suggest_row
from gyakusan.artifacts.proposals.service import Proposals
from gyakusan.artifacts.provenance import drafted, provided
from gyakusan.artifacts.service import Artifacts
from gyakusan.assistant.models import PutRow, apply
from gyakusan.assistant.rules.registry import REQUESTS, draft_by_rule

AT = "2027-01-13T01:00:00+00:00"
MODEL = "model:test:parrot"


@pytest.fixture
def artifacts(clock) -> Artifacts:
    return Artifacts(clock)


@pytest.fixture
def proposals(artifacts) -> Proposals:
    return Proposals(artifacts)


def row(identifier: str, action: str, **values) -> JourneyRow:
    return JourneyRow(id=identifier, action=action, provenance=drafted(MODEL, "行動から"), **values)


def suggestion(new: JourneyRow, before: JourneyRow | None = None, draft: str = "draft-1"):
    made = suggest_row(before, new, list_name="rows", draft=draft, by=MODEL, at=AT)
    assert made is not None
    return made


def journey(database, artifacts, *rows) -> str:
    with database.transaction() as connection:
        return artifacts.create(connection, "w", "practice", Journey(rows=rows), "企画担当", "import").id


def test_a_proposal_is_no_content_until_a_person_accepts_it_and_then_it_stays_drafted(database, artifacts, proposals):
    artifact = journey(database, artifacts)
    with database.transaction() as connection:
        proposals.put(connection, artifact, suggestion(row("a", "検索する", time="5分")))
        assert artifacts.get(connection, artifact).content == Journey()
        [found] = proposals.list(connection, artifact)
        assert (found.row, found.values, found.by) == ("a", {"action": "検索する", "time": "5分"}, MODEL)
    with database.transaction() as connection:
        proposals.accept(connection, artifact, found.id, "企画担当")
        content = artifacts.get(connection, artifact).content
        assert content == Journey(rows=(row("a", "検索する", time="5分"),))
        assert proposals.list(connection, artifact) == ()
        with pytest.raises(ProposalNotFound):
            proposals.accept(connection, artifact, found.id, "企画担当")
        history = [(r.actor, r.origin, len(r.changes)) for r in artifacts.history(connection, artifact)]
    assert history == [(MODEL, "propose", 0), ("企画担当", "accept", 1)]


@pytest.mark.parametrize("keep", [False, True])
@pytest.mark.parametrize("name", sorted(REQUESTS))
def test_accepting_a_whole_draft_by_rule_gives_what_carrying_it_out_gives(name, keep):
    asked = request(name, keep=keep)
    check_draft(asked, list(draft_by_rule(asked)))


@pytest.mark.parametrize(
    "name", ["prfaq.customer", "solutions.difficulty", "questions.from_journey", "plan.next_steps"]
)
@pytest.mark.parametrize("keep", [False, True])
def test_accepting_a_whole_draft_of_a_model_gives_what_carrying_it_out_gives(name, keep):
    asked = request(name, keep=keep)
    check_draft(asked, collected(drafter().draft(asked)))


def check_draft(asked, drafted_proposals):
    document = crdt.new_document()
    base = content = asked.current
    for proposal in drafted_proposals:
        if isinstance(proposal, PutRow):
            old = next((r for r in get_rows(base, proposal.list_name) if r.id == proposal.row.id), None)
            made = suggest_row(old, proposal.row, list_name=proposal.list_name, draft="d", by="rules", at=AT)
        else:
            name, value, origin = proposal.field_name, proposal.value, proposal.provenance
            made = suggest_field(base, name, value, origin, draft="d", by="rules", at=AT)
        base = apply(base, proposal)
        if made is not None:
            mapping.put(document, type(content), made)
            [stored] = mapping.suggestions(document).values()
            content = accepted(content, stored, "企画担当")
            mapping.drop(document, [stored.id])
    assert content == applied(asked, drafted_proposals)


def test_what_a_person_edits_in_a_proposal_is_provided_by_them_and_the_rest_stays_drafted(
    database, artifacts, proposals
):
    artifact = journey(database, artifacts)
    made = suggestion(row("a", "検索する", time="5分", money="100円"))
    typed = made.model_copy(
        update={"values": {**made.values, "time": "7分", "money": "90円"}, "edited": {"time": "開発者"}}
    )
    with database.transaction() as connection:
        proposals.put(connection, artifact, typed)
        proposals.accept(connection, artifact, made.id, "企画担当")
        [found] = artifacts.get(connection, artifact).content.rows
    assert found.origin("action") == drafted(MODEL, "行動から")
    assert found.origin("time") == provided("開発者")
    assert found.origin("money") == provided("企画担当")


def test_a_proposal_for_a_row_leaves_what_was_changed_meanwhile(database, artifacts, proposals):
    before = JourneyRow(id="a", action="検索する", provenance=provided("企画担当"))
    artifact = journey(database, artifacts, before)
    filled = before.model_copy(update={"time": "5分", "cells": {"time": drafted(MODEL)}})
    with database.transaction() as connection:
        proposals.put(connection, artifact, suggestion(filled, before))
        changed = before.model_copy(update={"action": "店に電話する"})
        artifacts.write(connection, artifact, Journey(rows=(changed,)), "開発者", "edit")
        assert proposals.accept_all(connection, artifact, "企画担当") == 1
        [found] = artifacts.get(connection, artifact).content.rows
    assert found == changed.model_copy(update={"time": "5分", "cells": {"time": drafted(MODEL)}})


def test_a_proposal_for_a_row_that_was_removed_stays_until_it_is_refused(database, artifacts, proposals):
    before = JourneyRow(id="a", action="検索する")
    artifact = journey(database, artifacts, before)
    made = suggestion(before.model_copy(update={"time": "5分", "cells": {"time": drafted(MODEL)}}), before)
    with database.transaction() as connection:
        proposals.put(connection, artifact, made)
        artifacts.write(connection, artifact, Journey(), "開発者", "edit")
        with pytest.raises(ProposalStale):
            proposals.accept(connection, artifact, made.id, "企画担当")
        assert proposals.accept_all(connection, artifact, "企画担当") == 0
        proposals.refuse(connection, artifact, made.id, "企画担当")
        assert proposals.list(connection, artifact) == ()


def test_a_value_that_does_not_fit_is_refused_and_the_document_stays(database, artifacts, proposals):
    artifact = journey(database, artifacts)
    made = suggestion(row("a", "検索する"))
    with database.transaction() as connection:
        proposals.put(connection, artifact, made.model_copy(update={"values": {"action": "長" * 20_001}}))
        with pytest.raises(ProposalUnusable):
            proposals.accept(connection, artifact, made.id, "企画担当")
        assert artifacts.get(connection, artifact).content == Journey()


def test_two_drafts_into_one_artifact_do_not_mix_and_one_can_be_taken_back(database, artifacts, proposals):
    artifact = journey(database, artifacts)
    with database.transaction() as connection:
        for number in range(2):
            for draft in ("draft-1", "draft-2"):
                made = suggestion(row(f"{draft}-{number}", "検索する"), draft=draft)
                proposals.put(connection, artifact, made.model_copy(update={"number": number}))
        found = [(entry.draft, entry.number) for entry in proposals.list(connection, artifact)]
        assert found == [("draft-1", 0), ("draft-1", 1), ("draft-2", 0), ("draft-2", 1)]
        assert proposals.withdraw(connection, artifact, "draft-1", MODEL) == 2
        assert [entry.draft for entry in proposals.list(connection, artifact)] == ["draft-2", "draft-2"]
        assert proposals.accept_all(connection, artifact, "企画担当", "draft-1") == 0
        assert proposals.accept_all(connection, artifact, "企画担当") == 2
        assert [r.id for r in artifacts.get(connection, artifact).content.rows] == ["draft-2-0", "draft-2-1"]


def test_when_a_draft_comes_back_to_a_row_its_proposal_grows_and_keeps_what_people_typed(
    database, artifacts, proposals
):
    artifact = journey(database, artifacts)
    first = row("a", "検索する", time="5分")
    made = suggestion(first)
    typed = made.model_copy(update={"values": {**made.values, "time": "7分"}})
    later = suggestion(first.model_copy(update={"money": "100円", "time": "6分"}), first)
    with database.transaction() as connection:
        proposals.put(connection, artifact, typed)
        proposals.put(connection, artifact, later)
        [found] = proposals.list(connection, artifact)
    assert found.values == {"action": "検索する", "time": "7分", "money": "100円"}
    assert not found.replaces


def test_a_copy_into_another_edition_leaves_open_proposals_behind(database, artifacts, proposals):
    artifact = journey(database, artifacts, JourneyRow(id="b", action="待つ"))
    with database.transaction() as connection:
        proposals.put(connection, artifact, suggestion(row("a", "検索する")))
        copied = artifacts.copy(connection, artifact, "improve", "x")
        assert proposals.list(connection, copied.id) == ()
        assert len(proposals.list(connection, artifact)) == 1
        assert [r.id for r in copied.content.rows] == ["b"]


def test_people_edit_the_values_of_proposals_and_nothing_else():
    document = crdt.new_document()
    kept, removed = suggestion(row("a", "検索する", time="5分")), suggestion(row("b", "待つ"))
    for made in (kept, removed):
        mapping.put(document, Journey, made)
    before = mapping.suggestions(document)
    shared = crdt.root(document, crdt.PROPOSALS)
    shared[kept.id]["values"]["time"].insert(0, "約")
    shared[kept.id]["by"] = "model:forged"
    shared[kept.id]["origin"] = {"state": "provided", "by": "社長"}
    shared[kept.id]["values"]["provenance"] = "x"
    del shared[removed.id]
    shared["forged"] = Map(
        {
            "draft": "x",
            "by": "rules",
            "at": AT,
            "list": "rows",
            "row": "c",
            "values": Map({"action": Text("y")}),
            "drafted": {},
        }
    )
    mapping.settle(document, Journey, before, "開発者")
    after = mapping.suggestions(document)
    values = {"action": "検索する", "time": "約5分"}
    assert after == {
        kept.id: kept.model_copy(update={"values": values, "edited": {"time": "開発者"}}),
        removed.id: removed,
    }


def test_a_proposal_can_make_nothing_observed():
    made = suggestion(row("a", "検索する")).model_copy(update={"origin": provided("社長"), "cells": {}})
    [found] = get_rows(accepted(Journey(), made, "企画担当"), "rows")
    assert found.provenance == provided("企画担当")


def test_a_proposal_that_was_broken_by_a_browser_is_put_back():
    document = crdt.new_document()
    made = suggestion(row("a", "検索する"))
    mapping.put(document, Journey, made)
    before = mapping.suggestions(document)
    crdt.root(document, crdt.PROPOSALS)[made.id]["values"] = "x"
    mapping.settle(document, Journey, before, "開発者")
    assert mapping.suggestions(document) == before
