"""The door of the assistant: the model where there is one, rules where it fails, never a mixture."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from tests.support.drafting import collected, drafter, request

from gyakusan.artifacts.kinds.define import QuestionRow, Questions
from gyakusan.artifacts.kinds.invent import InventionRow, Inventions
from gyakusan.artifacts.kinds.listen import Journey, JourneyRow
from gyakusan.artifacts.kinds.refine import PressRelease
from gyakusan.artifacts.models import Kind
from gyakusan.artifacts.provenance import RULES, drafted, provided
from gyakusan.assistant.models import DraftRequest, Proposal, PutField, PutRow, apply
from gyakusan.assistant.service import Assistant, FellBack, Withdrawn, build_assistant, withdraw
from gyakusan.core.clock import FixedClock
from gyakusan.core.db import Database
from gyakusan.core.settings import load_settings
from gyakusan.llm.errors import ModelAnswerUnusable, ModelDeclined, ModelError, ModelNotConfigured, ModelTimeout
from gyakusan.llm.ledger import DatabaseLedger

BY_RULE = PutRow("rows", JourneyRow(id="rule-1", provenance=drafted(RULES), action="規則の行動"))


def rules(_: DraftRequest) -> Iterator[Proposal]:
    yield BY_RULE


def shown(asked: DraftRequest, events: Sequence[object]) -> Kind:
    """Return the document as somebody sees it who follows the stream."""
    content = asked.current
    for event in events:
        if isinstance(event, Withdrawn):
            content = withdraw(content, event)
        elif isinstance(event, PutRow | PutField):
            content = apply(content, event)
    return content


def test_without_a_model_rules_draft() -> None:
    assistant = Assistant(rules)
    assert assistant.author("journey.skeleton") == RULES
    assert collected(assistant.draft(request("journey.skeleton"))) == [BY_RULE]


def test_with_a_model_the_model_drafts() -> None:
    assistant = Assistant(rules, drafter())
    events = collected(assistant.draft(request("journey.skeleton")))
    assert assistant.author("journey.skeleton") == "model:fake:demo"
    assert assistant.author("questions.impact") == RULES
    assert len(events) == 5
    assert {event.row.provenance.by for event in events if isinstance(event, PutRow)} == {"model:fake:demo"}


def test_what_is_computed_is_left_to_rules() -> None:
    asked = request("questions.impact", current=Questions(), sources={})
    assert collected(Assistant(rules, drafter("fake:timeout")).draft(asked)) == [BY_RULE]


@pytest.mark.parametrize(
    ("behaviour", "error"),
    [
        ("timeout", ModelTimeout),
        ("slow", ModelTimeout),
        ("invalid", ModelAnswerUnusable),
        ("refuse", ModelDeclined),
        ("unreachable", ModelError),
    ],
)
def test_a_model_that_fails_is_replaced_by_rules_and_nothing_of_it_stays(
    behaviour: str, error: type[ModelError]
) -> None:
    asked = request("journey.skeleton")
    seconds = "0.2" if error is ModelTimeout else "60"  # a busy machine must not make the others time out
    assistant = Assistant(rules, drafter(f"fake:{behaviour}", GYAKUSAN_MODEL_TIMEOUT=seconds))
    streamed = collected(assistant.stream(asked))
    assert shown(asked, streamed) == Journey(rows=(BY_RULE.row,))  # type: ignore[arg-type]
    (reason,) = (event.reason for event in streamed if isinstance(event, FellBack))
    assert isinstance(reason, error)
    whole = collected(assistant.draft(asked))
    assert isinstance(whole[0], FellBack)
    assert whole[1:] == [BY_RULE]


def test_rows_were_on_screen_before_the_model_failed() -> None:
    asked = request("journey.skeleton")
    assistant = Assistant(rules, drafter("fake:slow", GYAKUSAN_MODEL_TIMEOUT="0.3"))
    streamed = collected(assistant.stream(asked))
    names = [type(event).__name__ for event in streamed]
    assert names[0] == "PutRow"
    assert names[-3:] == ["Withdrawn", "FellBack", "PutRow"]


def test_a_withdrawal_puts_back_what_was_replaced() -> None:
    before = PressRelease(headline="前の見出し", provenance={"headline": drafted(RULES)})
    asked = request("prfaq.customer", current=before)
    assistant = Assistant(lambda _: iter(()), drafter("fake:slow", GYAKUSAN_MODEL_TIMEOUT="0.3"))
    streamed = collected(assistant.stream(asked))
    assert any(isinstance(event, PutField) and event.field_name == "headline" for event in streamed)
    after = shown(asked, streamed)
    assert after.model_dump(exclude={"provenance"}) == before.model_dump(exclude={"provenance"})
    assert [after.origin(name) for name in ("headline", "effect")] == [drafted(RULES), before.origin("effect")]


def test_a_withdrawal_leaves_what_others_wrote_meanwhile() -> None:
    asked = request("journey.skeleton")
    mine = JourneyRow(id="mine", provenance=provided("企画担当"), action="数える")
    removed = withdraw(
        Journey(rows=(mine, JourneyRow(id="theirs", provenance=drafted("model:x:y")))),
        Withdrawn((("rows", "theirs"),), ()),
    )
    assert removed == Journey(rows=(mine,))
    assert asked.current == Journey()


def test_a_draft_that_was_asked_for_again_leaves_one_draft_only() -> None:
    asked = request("journey.skeleton")
    assistant = Assistant(rules, drafter("fake:invalid-once"))
    rows = shown(asked, collected(assistant.stream(asked)))
    assert len(rows.rows) == 5  # pyright: ignore[reportAttributeAccessIssue]
    assert len(collected(assistant.draft(asked))) == 5


def test_rules_compute_in_the_rows_of_a_model_and_add_none_of_their_own() -> None:
    def rules_of_inventions(asked: DraftRequest) -> Iterator[Proposal]:
        for row in asked.source(Inventions).rows:
            yield PutRow("rows", row.model_copy(update={"score": 2.5, "title": "規則の題"}))
        yield PutRow("rows", InventionRow(id="rule-1", title="規則の発明"))

    asked = request("inventions.combine")
    content = shown(asked, collected(Assistant(rules_of_inventions, drafter()).stream(asked)))
    rows = content.rows  # pyright: ignore[reportAttributeAccessIssue]
    assert {row.score for row in rows} == {2.5}
    assert "規則の題" not in {row.title for row in rows}
    assert "rule-1" not in {row.id for row in rows}
    assert {row.provenance.by for row in rows} == {"model:fake:demo"}


def test_the_rules_of_the_product_score_what_a_model_invented() -> None:
    from gyakusan.assistant.rules.registry import draft_by_rule

    asked = request("inventions.combine")
    questions = asked.source(Questions)
    scored = tuple(row.model_copy(update={"impact": 100.0}) for row in questions.rows)
    sources = {**asked.sources, "questions": questions.model_copy(update={"rows": scored})}
    asked = replace(asked, sources=sources)
    content = shown(asked, collected(Assistant(draft_by_rule, drafter()).stream(asked)))
    rows = content.rows  # pyright: ignore[reportAttributeAccessIssue]
    assert [row.difficulty for row in rows] == [
        sum(s.difficulty for s in asked.sources["solutions"].rows if s.id in row.solutions)  # pyright: ignore
        for row in rows
    ]
    assert all(row.score for row in rows)
    assert {row.provenance.by for row in rows} == {"model:fake:demo"}


def test_closing_the_stream_stops_the_model() -> None:
    async def take_one() -> None:
        stream = Assistant(rules, drafter("fake:slow")).stream(request("journey.skeleton"))
        await anext(stream)
        await stream.aclose()
        assert [task for task in asyncio.all_tasks() if task is not asyncio.current_task()] == []

    asyncio.run(take_one())


def test_a_defect_in_the_rules_is_not_hidden() -> None:
    def broken(_: DraftRequest) -> Iterator[Proposal]:
        raise ZeroDivisionError
        yield

    with pytest.raises(ZeroDivisionError):
        collected(Assistant(broken, drafter("fake:refuse")).draft(request("journey.skeleton")))


def test_the_assistant_is_built_from_the_settings(database: Database, clock: FixedClock) -> None:
    by_rule = build_assistant(load_settings({}), database, clock)
    with_model = build_assistant(load_settings({"GYAKUSAN_MODEL": "fake:demo"}), database, clock, draft="model")
    assert (by_rule.author("journey.skeleton"), with_model.author("journey.skeleton")) == (RULES, "model:fake:demo")
    collected(with_model.draft(request("journey.skeleton")))
    assert DatabaseLedger(database, clock).spent("ws-1") > 0
    with pytest.raises(ModelNotConfigured):
        build_assistant(load_settings({}), database, clock, draft="model")


def test_a_question_that_people_wrote_is_never_overwritten() -> None:
    mine = QuestionRow(id="q-mine", provenance=provided("企画担当"), question="なぜ数えずに済まないのか?", chosen=True)
    asked = request("questions.from_journey", current=Questions(rows=(mine,)))
    content = shown(asked, collected(Assistant(rules, drafter()).stream(asked)))
    assert mine in content.rows  # pyright: ignore[reportAttributeAccessIssue]
