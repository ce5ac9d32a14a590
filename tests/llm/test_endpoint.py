"""The whole way over HTTP to an OpenAI-compatible endpoint."""

from __future__ import annotations

import asyncio
import logging
import traceback

import pydantic_ai.models
import pytest
from tests.support.endpoint import Endpoint, Reply, answer, cut_off, endpoint, hanging, refusal
from tests.support.language_models import PROMPT, Action, Answer, Desk

from gyakusan.core.language import Language
from gyakusan.llm.errors import (
    EgressRefused,
    ModelAnswerUnusable,
    ModelError,
    ModelInputTooLong,
    ModelNotFound,
    ModelOverloaded,
    ModelQuotaSpent,
    ModelRefusedKey,
    ModelRejectedRequest,
    ModelServerFailed,
    ModelTimeout,
    ModelUnreachable,
)
from gyakusan.llm.models import Item, LanguageModel, Restarted

KEY = "sk-very-secret-123456"
GOOD = {"headline": "見出し", "rows": [{"text": "数える", "kind": "daily"}, {"text": "書く", "kind": "yearly"}]}
EXPECTED = [
    Item("headline", "見出し"),
    Item("rows", Action(text="数える", kind="daily")),
    Item("rows", Action(text="書く", kind="yearly")),
]


@pytest.fixture(autouse=True)
def model_requests(no_model_requests: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """These tests talk to an endpoint of their own, without any proxy of the machine."""
    monkeypatch.setattr(pydantic_ai.models, "ALLOW_MODEL_REQUESTS", True)
    monkeypatch.setenv("NO_PROXY", "*")


def opened(desk: Desk, running: Endpoint, **settings: str) -> LanguageModel:
    own = {"GYAKUSAN_MODEL_BASE_URL": running.url, "GYAKUSAN_MODEL_API_KEY": KEY, "GYAKUSAN_MODEL_RETRIES": "1"}
    return desk.open("openai:stub", **{**own, **settings})


def test_an_answer_arrives_and_its_usage_is_the_reported_one(desk: Desk) -> None:
    with endpoint(answer(GOOD)) as running:
        assert desk.ask(opened(desk, running)) == EXPECTED
    (usage,) = desk.ledger.usages
    assert (usage.model, usage.input_tokens, usage.output_tokens) == ("openai:stub", 70, 30)


def test_the_schema_travels_as_response_format_and_the_key_in_the_header(desk: Desk) -> None:
    with endpoint(answer(GOOD)) as running:
        desk.ask(opened(desk, running))
    (request,) = running.requests
    assert request["response_format"]["type"] == "json_schema"
    assert request["response_format"]["json_schema"]["schema"]["properties"]["rows"]["maxItems"] == 5
    assert request["stream"] is True
    assert [message["role"] for message in request["messages"]] == ["system", "user"]
    assert request["messages"][1]["content"] == PROMPT
    assert running.headers[0]["authorization"] == f"Bearer {KEY}"


def test_an_endpoint_that_reports_no_usage_is_estimated(desk: Desk) -> None:
    with endpoint(answer(GOOD, usage=False)) as running:
        desk.ask(opened(desk, running))
    (usage,) = desk.ledger.usages
    assert usage.input_tokens > 50
    assert usage.output_tokens > 20


def test_the_validation_error_is_sent_back(desk: Desk) -> None:
    with endpoint(answer({"headline": "見出し", "rows": []}), answer(GOOD)) as running:
        assert desk.ask(opened(desk, running)) == [Item("headline", "見出し"), Restarted(), *EXPECTED]
    assert "at least 2 items" in str(running.requests[1]["messages"])
    assert desk.ledger.spent("ws-1") == 200


def test_a_schema_that_is_refused_is_put_into_the_prompt(desk: Desk) -> None:
    with endpoint(refusal(400, message="response_format json_schema unsupported"), answer(GOOD)) as running:
        assert desk.ask(opened(desk, running)) == EXPECTED
    assert "response_format" in running.requests[0]
    assert running.requests[1].get("response_format", {}).get("type") != "json_schema"
    assert "maxItems" in str(running.requests[1]["messages"])


def test_a_refused_schema_is_told_where_the_operator_chose_the_output(desk: Desk) -> None:
    with endpoint(refusal(400)) as running, pytest.raises(ModelRejectedRequest) as caught:
        desk.ask(opened(desk, running, GYAKUSAN_MODEL_OUTPUT="native"))
    assert caught.value.output == "native"


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (refusal(401, message=f"Incorrect API key provided: {KEY}"), ModelRefusedKey),
        (refusal(403, message=f"no access with {KEY}"), ModelRefusedKey),
        (refusal(404, code="model_not_found"), ModelNotFound),
        (refusal(429), ModelOverloaded),
        (refusal(429, code="insufficient_quota"), ModelQuotaSpent),
        (refusal(400, code="context_length_exceeded"), ModelInputTooLong),
        (refusal(500), ModelServerFailed),
        (refusal(503), ModelOverloaded),
        (Reply(200, "{ this is no event stream", {"Content-Type": "text/event-stream"}), ModelAnswerUnusable),
        (Reply(200, "data: {broken\n\n", {"Content-Type": "text/event-stream"}), ModelServerFailed),
        (answer("これは JSON ではありません"), ModelAnswerUnusable),
        (cut_off('{"headline": "見出し", "rows": [{"te'), ModelError),
        (Reply(200, "<html>a proxy's page</html>", {"Content-Type": "text/html"}), ModelAnswerUnusable),
    ],
    ids=lambda value: value.__name__ if isinstance(value, type) else f"{value.status}-{value.body[-60:][:12]!r}",
)  # fmt: skip
def test_a_failure_is_named_and_tells_no_secret(
    desk: Desk, reply: Reply, error: type[ModelError], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with endpoint(reply) as running, pytest.raises(error) as caught:
        desk.ask(opened(desk, running))
    shown = [
        *traceback.format_exception(caught.value),
        repr(caught.value),
        caught.value.message(Language.JA),
        str(caught.value.as_json(Language.EN)),
        caplog.text,
    ]
    assert KEY not in "\n".join(shown)


def test_a_busy_endpoint_is_asked_again(desk: Desk) -> None:
    with endpoint(refusal(429), answer(GOOD)) as running:
        assert desk.ask(opened(desk, running)) == EXPECTED


def test_a_redirect_to_another_host_is_refused(desk: Desk) -> None:
    with endpoint(answer(GOOD)) as elsewhere:
        foreign = elsewhere.url.replace("127.0.0.1", "localhost")
        moved = Reply(307, "", {"Location": f"{foreign}/chat/completions", "retry-after-ms": "1"})
        with endpoint(moved) as running, pytest.raises(EgressRefused) as caught:
            desk.ask(opened(desk, running))
    assert (caught.value.host, caught.value.allowed) == ("localhost", "127.0.0.1")
    assert elsewhere.requests == []


def test_an_endpoint_that_nobody_serves_is_unreachable(desk: Desk) -> None:
    with endpoint(answer(GOOD)) as running:
        pass
    with pytest.raises(ModelUnreachable) as caught:
        desk.ask(opened(desk, running, GYAKUSAN_MODEL_RETRIES="0"))
    assert caught.value.host == "127.0.0.1"


def test_an_endpoint_that_hangs_times_out(desk: Desk) -> None:
    with endpoint(hanging('{"headline": "見')) as running:
        with pytest.raises(ModelTimeout):
            desk.ask(opened(desk, running, GYAKUSAN_MODEL_TIMEOUT="0.5"))
        assert running.gone.wait(5)


def test_closing_the_stream_closes_the_connection(desk: Desk) -> None:
    async def take_one() -> Item | Restarted:
        stream = opened(desk, running).stream_rows(
            schema=Answer, system="", prompt=PROMPT, check=lambda _: "", workshop_id="ws-1", request="journey"
        )
        first = await anext(stream)
        await stream.aclose()
        return first

    with endpoint(hanging('{"headline": "見出し", "rows": [')) as running:
        assert asyncio.run(take_one()) == EXPECTED[0]
        assert running.gone.wait(5)


def test_the_provider_s_own_key_is_not_sent_to_another_address(desk: Desk) -> None:
    with endpoint(answer(GOOD)) as running:
        desk.ask(desk.open("openai:stub", GYAKUSAN_MODEL_BASE_URL=running.url, OPENAI_API_KEY=KEY))
    assert KEY not in str(running.headers)


def test_one_model_serves_several_event_loops(desk: Desk) -> None:
    with endpoint(answer(GOOD)) as running:
        model = opened(desk, running)
        assert [desk.ask(model), desk.ask(model)] == [EXPECTED, EXPECTED]
