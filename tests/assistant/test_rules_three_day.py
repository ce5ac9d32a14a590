"""The proposal to the customer and the role play."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.support.tables import SAID, Table, denko, desk, empty

from gyakusan.artifacts.blanks import blanks_in
from gyakusan.artifacts.kinds.canvases import BlockRow, BusinessModel
from gyakusan.artifacts.kinds.listen import Journey
from gyakusan.artifacts.kinds.three_day import Proposal, RoleCardRow, RolePlay, SecretQuestionRow, UseCaseRow, UseCases
from gyakusan.artifacts.provenance import Evidence, attach
from gyakusan.core.language import Language
from gyakusan.identity.models import Market, Member

OWN = ("proposal.from_canvas", "role_play.questions")
CASE = UseCaseRow(
    id="u1", provenance=SAID, title="見比べる", solution="s2", action="a4", saving="15分/回、週3回", chosen=True
)


def chosen() -> Table:
    """Return the Japanese team after it chose to compare photos."""
    return denko().put(UseCases(rows=(CASE,)))


def priced(table: Table, price: str) -> Table:
    """Return the table with a price in its brief."""
    return replace(table, brief=table.brief.model_copy(update={"market": Market(price=price)}))


def with_members(*roles: str) -> Table:
    """Return a table with one member for each role, named by it."""
    return empty(Language.JA, members=[Member(name=role, role=role) for role in roles])


def test_the_proposal_follows_the_chosen_use_case():
    proposal = chosen().draft("proposal.from_canvas").get(Proposal)
    assert proposal.proposal == (
        "作品の写真を撮って、欠陥がないか見本と見比べる場面を、「通電ドリル」が引き受けます。"
        "写真を撮ると、欠陥の疑いがある箇所に印が付きます。〔未記入: 最初に引き受ける範囲と、始める日〕"
    )
    assert proposal.gain == (
        "今かかっている時間やお金(15分/回、週3回)の一部が減る見込みです。"
        "どれだけ減るかは、まだ誰も試していません(仮説)。"
    )
    assert proposal.evidence == (
        "業界誌の「写真からの外観検査」では、「目視検査の時間が約2割減った」と報告されています。"
        "この提案で確かめた効果ではありません。"
    )
    assert len(blanks_in(proposal.cost)) == 2


def test_the_price_is_that_of_the_brief_else_the_one_that_a_person_wrote():
    streams = BusinessModel(blocks=(BlockRow(id="b1", block="revenue_streams", text="月額2,980円。", provenance=SAID),))
    written = chosen().put(streams)
    for table, price in ((written, "月額2,980円"), (priced(written, "8,940円/年"), "8,940円/年")):
        after = table.draft(*OWN)
        assert after.get(Proposal).cost.startswith(f"{price}を予定しています(仮の値)。〔未記入: ")
        asked = [row.question for row in after.get(RolePlay).questions]
        assert f"{price}のほかに、覚える手間や渡すデータはどれくらいありますか?" in asked


def test_a_block_that_names_no_amount_is_no_price():
    streams = BusinessModel(blocks=(BlockRow(id="b1", block="revenue_streams", text="個人の会員", provenance=SAID),))
    assert "個人の会員" not in chosen().put(streams).draft("proposal.from_canvas").get(Proposal).cost


def test_what_was_observed_at_the_action_supports_the_proposal():
    journey = denko().get(Journey)
    seen = Evidence(text="30分も見比べていた", source="当直室での観察", noted_by="企画担当")
    rows = [
        row.model_copy(update={"provenance": attach(SAID, seen)}) if row.id == "a4" else row for row in journey.rows
    ]
    evidence = chosen().put(Journey(rows=tuple(rows))).draft("proposal.from_canvas").get(Proposal).evidence
    assert evidence.endswith("\n当直室での観察では、次のことが分かっています。30分も見比べていた")


@pytest.mark.parametrize("table", [empty(Language.JA), empty(Language.EN), denko(), desk(), chosen()])
def test_two_to_four_things_are_missing_and_drafting_again_changes_nothing(table: Table):
    after = table.draft(*OWN)
    gaps = after.get(Proposal).gaps
    assert 2 <= len(gaps) <= 4
    assert all(row.gap and row.how and row.owner for row in gaps)
    assert [request for request in OWN if after.proposals(request)] == []


def test_without_anything_brought_every_field_of_the_proposal_is_a_blank():
    proposal = empty(Language.JA).draft("proposal.from_canvas").get(Proposal)
    fields = (proposal.to_whom, proposal.problem, proposal.proposal, proposal.gain, proposal.cost, proposal.evidence)
    assert all("".join(blanks_in(text)) == text for text in fields)
    assert all(fields)


def test_what_the_team_wrote_stays():
    proposal = Proposal(problem="見本が1冊しかない", provenance={"problem": SAID})
    asked = SecretQuestionRow(id="mine", provenance=SAID, question="誰が見てくれますか?", aim="人の手間")
    after = chosen().put(proposal, RolePlay(questions=(asked,))).draft(*OWN)
    assert (after.get(Proposal).problem, after.get(Proposal).provenance["problem"]) == ("見本が1冊しかない", SAID)
    assert after.get(RolePlay).questions[0] == asked


@pytest.mark.parametrize(
    ("roles", "parts"),
    [
        ((), ["customer", "proposer", "scribe"]),
        (("product_manager",), ["product_manager customer", "proposer", "scribe"]),
        (
            ("product_manager", "developer", "data_scientist"),
            ["developer customer", "product_manager proposer", "data_scientist scribe"],
        ),
        (
            ("product_manager", "developer", "data_scientist", "sales", "facilitator"),
            ["sales customer", "developer customer", "product_manager proposer", "data_scientist scribe"],
        ),
        (
            ("product_manager", "developer", "data_scientist", "sales", "customer_support"),
            [
                "customer_support customer",
                "sales customer",
                "product_manager proposer",
                "developer proposer",
                "data_scientist scribe",
            ],
        ),
    ],
)
def test_every_member_has_a_part_and_every_part_a_card(roles: tuple[str, ...], parts: list[str]):
    cards = with_members(*roles).draft("role_play.questions").get(RolePlay).cards
    found = [row.role if blanks_in(row.member) else f"{row.member} {row.role}" for row in cards]
    assert found == parts


def test_cards_that_the_team_dealt_are_left_alone():
    card = RoleCardRow(id="mine", provenance=SAID, role="customer", member="企画担当")
    assert denko().put(RolePlay(cards=(card,))).draft("role_play.questions").get(RolePlay).cards == (card,)


def test_the_customer_begins_with_the_action_that_the_proposal_changes():
    play = chosen().draft(*OWN).get(RolePlay)
    first = play.questions[0]
    assert first.question == (
        "今は、作品の写真を撮って、欠陥がないか見本と見比べるのに1回15分かかっています。"
        "これを使うと、そこはどう変わりますか?"
    )
    assert first.aim == "「合っているつもり」という本音に、提案が答えているかを見る"
    assert 5 <= len(play.questions) <= 7


def test_the_customer_aims_at_what_the_proposal_cannot_support():
    questions = empty(Language.EN).draft(*OWN).get(RolePlay).questions
    aims = {row.question: row.aim for row in questions}
    assert aims["Has it got better for anybody? Are they like me?"] == (
        "Do they admit that nothing supports it yet, and say how and by when they will know?"
    )
