from __future__ import annotations

import asyncio

import pytest
from pydantic import BaseModel
from tests.support.language_models import PROMPT, Action, Answer, Desk

from gyakusan.llm.errors import (
    BadModelName,
    ModelAnswerUnusable,
    ModelBudgetSpent,
    ModelDeclined,
    ModelTimeout,
    ModelUnreachable,
)
from gyakusan.llm.models import Item, Restarted

ROWS = [
    Item("rows", Action(text="駅で電車を待つ", kind="daily")),
    Item("rows", Action(text="参考書を開く", kind="yearly")),
] * 2
EXPECTED = [Item("headline", "見出しの案:駅で電車を待つ"), *ROWS]


@pytest.mark.parametrize("output", ["auto", "native", "tool", "prompted"])
def test_an_answer_arrives_item_by_item_in_every_output_mode(desk: Desk, output: str) -> None:
    assert desk.ask(desk.open("fake:demo", GYAKUSAN_MODEL_OUTPUT=output)) == EXPECTED


def test_the_first_item_is_there_before_the_answer_is_complete(desk: Desk) -> None:
    seen: list[Item | Restarted] = []
    with pytest.raises(ModelTimeout):
        desk.ask(desk.open("fake:slow", GYAKUSAN_MODEL_TIMEOUT="0.3"), seen=seen)
    assert seen == EXPECTED[: len(seen)]
    assert 0 < len(seen) < len(EXPECTED)


def test_an_answer_that_does_not_fit_is_asked_for_again(desk: Desk) -> None:
    assert desk.ask(desk.open("fake:invalid-once")) == [Restarted(), *EXPECTED]


def test_an_answer_that_never_fits_ends_after_the_retries(desk: Desk) -> None:
    seen: list[Item | Restarted] = []
    with pytest.raises(ModelAnswerUnusable):
        desk.ask(desk.open("fake:invalid", GYAKUSAN_MODEL_RETRIES="3"), seen=seen)
    assert seen == [Restarted()] * 3


def test_what_the_check_says_is_sent_back_to_the_model(desk: Desk) -> None:
    complaints: list[int] = []

    def check(items: object) -> str:
        whole = isinstance(items, tuple) and len(items) > 1
        complaints.append(1) if whole else None
        return "数字を入れてください" if whole and len(complaints) == 1 else ""

    assert desk.ask(desk.open("fake:demo"), check=check) == [*EXPECTED[:-1], Restarted(), *EXPECTED]


def test_an_item_that_the_check_refuses_is_not_handed_on(desk: Desk) -> None:
    seen: list[Item | Restarted] = []
    with pytest.raises(ModelAnswerUnusable):
        desk.ask(
            desk.open("fake:demo", GYAKUSAN_MODEL_RETRIES="0"),
            check=lambda items: "no" if any(isinstance(item.value, Action) for item in items) else "",
            seen=seen,
        )
    assert seen == EXPECTED[:1]


@pytest.mark.parametrize(("behaviour", "error"), [("refuse", ModelDeclined), ("unreachable", ModelUnreachable)])
def test_a_failure_half_way_is_named(desk: Desk, behaviour: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        desk.ask(desk.open(f"fake:{behaviour}"))


def test_an_answer_that_never_begins_times_out(desk: Desk) -> None:
    with pytest.raises(ModelTimeout) as caught:
        desk.ask(desk.open("fake:timeout", GYAKUSAN_MODEL_TIMEOUT="0.03"))
    assert caught.value.seconds == 0.03


def test_usage_is_recorded_per_workshop(desk: Desk) -> None:
    desk.ask(desk.open("fake:demo"))
    (usage,) = desk.ledger.usages
    assert (usage.workshop_id, usage.request, usage.model) == ("ws-1", "journey", "fake:demo")
    assert usage.input_tokens > 0
    assert usage.output_tokens > 0


def test_usage_is_recorded_when_the_answer_is_cut_off(desk: Desk) -> None:
    with pytest.raises(ModelTimeout):
        desk.ask(desk.open("fake:slow", GYAKUSAN_MODEL_TIMEOUT="0.3"))
    (usage,) = desk.ledger.usages
    assert usage.input_tokens > 50
    assert usage.output_tokens > 10


def test_a_workshop_without_tokens_left_sends_nothing(desk: Desk) -> None:
    desk.ledger.before = 1_000
    with pytest.raises(ModelBudgetSpent) as caught:
        desk.ask(desk.open("fake:demo", GYAKUSAN_MODEL_TOKENS="1000"))
    assert caught.value.budget == 1_000


def test_an_answer_stops_when_it_uses_up_the_budget(desk: Desk) -> None:
    seen: list[Item | Restarted] = []
    with pytest.raises(ModelBudgetSpent):
        desk.ask(desk.open("fake:demo", GYAKUSAN_MODEL_TOKENS="300"), seen=seen)
    assert seen == EXPECTED[: len(seen)]
    assert 0 < len(seen) < len(EXPECTED)
    assert desk.ledger.spent("ws-1") >= 300


def test_retries_count_against_the_budget(desk: Desk) -> None:
    desk.ask(desk.open("fake:demo"))
    desk.ask(desk.open("fake:invalid-once"))
    once, twice = desk.ledger.usages
    assert twice.input_tokens > once.input_tokens * 1.5


def test_closing_the_stream_stops_the_request_and_records_it(desk: Desk) -> None:
    async def take_one() -> Item | Restarted:
        stream = desk.open("fake:slow").stream_rows(
            schema=Answer, system="", prompt=PROMPT, check=lambda _: "", workshop_id="ws-1", request="journey"
        )
        first = await anext(stream)
        await stream.aclose()
        assert [task for task in asyncio.all_tasks() if task is not asyncio.current_task()] == []
        return first

    assert asyncio.run(take_one()) == EXPECTED[0]
    assert len(desk.ledger.usages) == 1


def test_cancelling_the_task_stops_the_request(desk: Desk) -> None:
    async def cancel() -> None:
        stream = desk.open("fake:timeout").stream_rows(
            schema=Answer, system="", prompt=PROMPT, check=lambda _: "", workshop_id="ws-1", request="journey"
        )
        waiting = asyncio.ensure_future(anext(stream))
        await asyncio.sleep(0.02)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        await stream.aclose()

    asyncio.run(cancel())


def test_a_schema_of_fields_only_streams_too(desk: Desk) -> None:
    class Fields(BaseModel):
        one: str
        two: str

    events = desk.ask(desk.open("fake:demo"), schema=Fields)
    assert [event.name for event in events if isinstance(event, Item)] == ["one", "two"]


def test_a_fake_model_without_such_a_behaviour_is_refused(desk: Desk) -> None:
    with pytest.raises(BadModelName):
        desk.ask(desk.open("fake:nothing"))
