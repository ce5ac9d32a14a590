from __future__ import annotations

import asyncio
import subprocess
import sys

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.language_models import Desk

from gyakusan.core.errors import BadSetting
from gyakusan.core.settings import load_settings
from gyakusan.llm.egress import Guard, guarded_client, origin_of
from gyakusan.llm.errors import (
    BadModelName,
    EgressRefused,
    ModelExtraMissing,
    ModelKeyMissing,
    ModelNotConfigured,
    ModelRegionMissing,
)
from gyakusan.llm.models import OutputMode, Provider, estimate_tokens, parse_model_name
from gyakusan.llm.providers import connect, read_endpoint

KEYS = {"OPENAI_API_KEY": "k1", "ANTHROPIC_API_KEY": "k2", "GOOGLE_API_KEY": "k3", "AWS_REGION": "ap-northeast-1"}
KEYS_OF_AWS = {"AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "b", "AWS_EC2_METADATA_DISABLED": "true"}


@pytest.mark.parametrize("value", ["gpt-5", "openai:", ":gpt", "mistral:large", "OPENAI:gpt", "https://x/v1"])
def test_a_name_that_cannot_be_read_is_told(desk: Desk, value: str) -> None:
    with pytest.raises(BadModelName):
        desk.open(value)


def test_no_name_is_told(desk: Desk) -> None:
    with pytest.raises(ModelNotConfigured):
        desk.open("  ")


@given(st.sampled_from(Provider), st.text(min_size=1).map(str.strip).filter(bool))
def test_a_name_survives_reading_and_writing(provider: Provider, name: str) -> None:
    assert str(parse_model_name(f"{provider}:{name}")) == f"{provider}:{name}"


def test_the_version_after_a_colon_belongs_to_the_name() -> None:
    assert parse_model_name("bedrock:anthropic.claude-3-5-sonnet-20240620-v1:0").name.endswith("v1:0")


@pytest.mark.parametrize(
    ("name", "variable"),
    [
        ("openai:gpt", "OPENAI_API_KEY"),
        ("anthropic:claude", "ANTHROPIC_API_KEY"),
        ("google:gemini", "GOOGLE_API_KEY"),
    ],
)
def test_a_missing_key_names_its_variable(desk: Desk, name: str, variable: str) -> None:
    with pytest.raises(ModelKeyMissing) as caught:
        desk.open(name)
    assert caught.value.variable == variable


def test_a_missing_region_names_its_variable(desk: Desk) -> None:
    with pytest.raises(ModelRegionMissing):
        desk.open("bedrock:x")


@pytest.mark.parametrize("url", ["localhost:8080", "ftp://x", "http://", "http://x:notaport/", "http://[", "/v1"])
def test_an_address_that_is_none_is_told(desk: Desk, url: str) -> None:
    with pytest.raises(BadSetting):
        desk.open("openai:x", GYAKUSAN_MODEL_BASE_URL=url)


@pytest.mark.parametrize(
    ("name", "base_url", "host", "output"),
    [
        ("openai:gpt-5", "", "api.openai.com", OutputMode.TOOL),
        ("anthropic:claude-opus-4-1", "", "api.anthropic.com", OutputMode.TOOL),
        ("google:gemini-2.5-pro", "", "generativelanguage.googleapis.com", OutputMode.TOOL),
        ("bedrock:amazon.nova-pro-v1:0", "", "bedrock-runtime.ap-northeast-1.amazonaws.com", OutputMode.TOOL),
        ("ollama:qwen3", "", "127.0.0.1", OutputMode.NATIVE),
        ("ollama:qwen3-cloud", "", "127.0.0.1", OutputMode.PROMPTED),
        ("openai:local", "http://llm.internal:8000/v1", "llm.internal", OutputMode.NATIVE),
        ("fake:demo", "", "fake.invalid", OutputMode.NATIVE),
    ],
)
def test_every_provider_is_built_for_its_own_address_only(
    name: str, base_url: str, host: str, output: OutputMode, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable, value in KEYS_OF_AWS.items():
        monkeypatch.setenv(variable, value)
    settings = load_settings({"GYAKUSAN_MODEL_BASE_URL": base_url})

    async def look() -> tuple[str, OutputMode, str]:
        async with connect(read_endpoint(parse_model_name(name), settings, KEYS)) as connection:
            base = getattr(connection.model, "base_url", None) or connection.guard.base_url
            connection.guard.check(base)
            return connection.guard.host, connection.output, connection.model.model_name

    assert asyncio.run(look()) == (host, output, name.partition(":")[2] if "fake" not in name else name)


def test_the_variables_of_the_libraries_do_not_move_the_endpoint(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "https://evil.example/v1")
    monkeypatch.setenv("ANTHROPIC_BASE_URL", "https://evil.example")
    monkeypatch.setenv("GOOGLE_GEMINI_BASE_URL", "https://evil.example")

    async def look(name: str) -> str:
        async with connect(read_endpoint(parse_model_name(name), load_settings({}), KEYS)) as connection:
            return str(connection.model.base_url)

    found = [asyncio.run(look(name)) for name in ("openai:a", "anthropic:b", "google:c")]
    assert [url for url in found if "evil" in url] == []


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example/v1",
        "http://api.example/v1",
        "https://api.example:8443/v1",
        "https://api.example.evil.example/v1",
        "https://api.example@evil.example/v1",
        "ws://api.example/",
    ],
)
def test_the_guard_stops_everything_but_the_endpoint(url: str) -> None:
    guard = Guard("openai:x", "https://api.example/v1")
    with pytest.raises(EgressRefused):
        guard.check(url)
    guard.check("https://API.example:443/other")


def test_a_request_elsewhere_is_stopped_before_it_is_sent() -> None:
    async def go() -> None:
        async with guarded_client(Guard("openai:x", "https://api.example"), 1) as client:
            await client.get("https://evil.example/")

    with pytest.raises(EgressRefused):
        asyncio.run(go())


def test_the_proxies_of_the_environment_are_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:1")

    async def go() -> None:
        async with guarded_client(Guard("openai:x", "https://api.example"), 1) as client:
            await client.get("https://api.example/")

    with pytest.raises(httpx2.ConnectError):  # the proxy refuses; without it the name could not be resolved
        asyncio.run(go())


@given(st.from_regex(r"https?://[a-z]{1,9}(\.[a-z]{2,5})?(:[1-9][0-9]{0,3})?(/[a-z]*)?", fullmatch=True))
def test_an_endpoint_may_always_contact_itself(url: str) -> None:
    assert Guard("m", url).allowed == origin_of(url)
    Guard("m", url).check(url)


@pytest.mark.parametrize(
    ("name", "package"),
    [("fake:demo", "pydantic_ai"), ("openai:gpt", "openai"), ("google:gemini", "google.genai"), ("bedrock:x", "boto3")],
)
def test_a_missing_library_is_told_with_what_to_install(
    desk: Desk, name: str, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(ModelExtraMissing) as caught:
        desk.open(name, **KEYS)
    assert caught.value.package == package
    assert "gyakusan[models]" in str(caught.value)


def test_the_door_opens_without_the_libraries() -> None:
    code = (
        "import sys, gyakusan.llm.service; print([m for m in ('pydantic_ai', 'httpx2', 'openai') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_estimate_counts_japanese_by_character_and_english_by_three_letters() -> None:
    assert [estimate_tokens(text) for text in ("", "課題", "abcdef", "a")] == [0, 2, 2, 1]
