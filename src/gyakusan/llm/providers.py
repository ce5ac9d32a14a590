"""Builds the connection to a model; imports only the libraries of the provider that is asked for."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gyakusan.core.settings import Settings
from gyakusan.llm.egress import Guard, guarded_client
from gyakusan.llm.errors import ModelKeyMissing, ModelRegionMissing
from gyakusan.llm.models import ModelName, OutputMode, Provider

if TYPE_CHECKING:
    import httpx2
    from pydantic_ai.models import Model

BASE_URLS = {
    Provider.OPENAI: "https://api.openai.com/v1",
    Provider.ANTHROPIC: "https://api.anthropic.com",
    Provider.GOOGLE: "https://generativelanguage.googleapis.com",
    Provider.OLLAMA: "http://127.0.0.1:11434/v1",
    Provider.FAKE: "http://fake.invalid",
}
"""Where each provider is found unless `GYAKUSAN_MODEL_BASE_URL` says otherwise; Bedrock's follows its region."""

KEY_VARIABLES = {
    Provider.OPENAI: ("OPENAI_API_KEY",),
    Provider.ANTHROPIC: ("ANTHROPIC_API_KEY",),
    Provider.GOOGLE: ("GOOGLE_API_KEY", "GEMINI_API_KEY"),
}
"""The providers' own variables for the key; read only when the provider's own address is contacted."""

REGION_VARIABLES = ("AWS_REGION", "AWS_DEFAULT_REGION")
NO_KEY = "not-set"
"""What is sent to endpoints that need no key."""


@dataclass(frozen=True)
class Endpoint:
    """Everything that a connection needs, read from the settings and checked before anything is sent."""

    name: ModelName
    base_url: str
    is_own_address: bool
    """The operator named the address; the provider's own key must not be sent there."""
    key: str
    region: str
    output: str
    seconds: float
    retries: int

    def __repr__(self) -> str:
        return f"Endpoint({self.name}, {self.base_url})"


def read_endpoint(name: ModelName, settings: Settings, environment: Mapping[str, str]) -> Endpoint:
    """Read where and with which key a model is reached.

    Raises:
        ModelKeyMissing, ModelRegionMissing: the provider needs one and there is none.
        BadSetting: `GYAKUSAN_MODEL_BASE_URL` is no address.
    """
    own = settings.model_base_url.strip()
    key = settings.model_api_key.get_secret_value()
    variables = KEY_VARIABLES.get(name.provider, ())
    if not key and not own:
        key = next((environment[variable] for variable in variables if environment.get(variable)), "")
        if variables and not key:
            raise ModelKeyMissing(str(name), variables[0])
    region = next((environment[variable] for variable in REGION_VARIABLES if environment.get(variable)), "")
    if name.provider is Provider.BEDROCK and not region:
        raise ModelRegionMissing(str(name), REGION_VARIABLES[0])
    base_url = own or BASE_URLS.get(name.provider) or f"https://bedrock-runtime.{region}.amazonaws.com"
    Guard(str(name), base_url)
    return Endpoint(
        name, base_url, bool(own), key, region, settings.model_output, settings.model_timeout, settings.model_retries
    )


def output_mode(endpoint: Endpoint, model: Model) -> OutputMode:
    """Choose how typed output is asked for.

    `auto` takes the schema as response format for local and OpenAI-compatible endpoints (small models call tools badly,
    and their servers constrain the decoding), a prompt where the schema would be ignored, and a tool call elsewhere.
    """
    if endpoint.output != "auto":
        return OutputMode(endpoint.output)
    local = endpoint.is_own_address or endpoint.name.provider in {Provider.OLLAMA, Provider.FAKE}
    if not local:
        return OutputMode.TOOL
    return OutputMode.NATIVE if model.profile.get("supports_json_schema_output") else OutputMode.PROMPTED


@dataclass(frozen=True)
class Connection:
    """An open connection to a model."""

    model: Model
    guard: Guard
    output: OutputMode


@asynccontextmanager
async def connect(endpoint: Endpoint) -> AsyncGenerator[Connection]:
    """Open a connection for one drafting request; its HTTP client lives in the caller's event loop.

    Raises:
        ImportError: the provider's library is not installed.
    """
    guard = Guard(str(endpoint.name), endpoint.base_url)
    async with guarded_client(guard, endpoint.seconds) as client:
        model = _BUILDERS[endpoint.name.provider](endpoint, client, guard)
        yield Connection(model, guard, output_mode(endpoint, model))


def _openai(endpoint: Endpoint, client: httpx2.AsyncClient, _: Guard) -> Model:
    from pydantic_ai.models.openai import OpenAIChatModel, OpenAIChatModelSettings
    from pydantic_ai.providers.openai import OpenAIProvider
    from pydantic_ai.providers.openai_compatible import OpenAICompatibleProvider

    settings = OpenAIChatModelSettings(max_retries=endpoint.retries)
    if not endpoint.is_own_address:
        provider = OpenAIProvider(base_url=endpoint.base_url, api_key=endpoint.key, http_client=client)
        return OpenAIChatModel(endpoint.name.name, provider=provider, settings=settings)
    compatible = OpenAICompatibleProvider(
        "openai-compatible",
        base_url=endpoint.base_url,
        api_key=endpoint.key or NO_KEY,
        http_client=client,
        profile={"supports_json_schema_output": True, "supports_json_object_output": True},
    )
    return OpenAIChatModel(endpoint.name.name, provider=compatible, settings=settings)


def _ollama(endpoint: Endpoint, client: httpx2.AsyncClient, _: Guard) -> Model:
    from pydantic_ai.models.ollama import OllamaModel
    from pydantic_ai.models.openai import OpenAIChatModelSettings
    from pydantic_ai.providers.ollama import OllamaProvider

    provider = OllamaProvider(base_url=endpoint.base_url, api_key=endpoint.key or NO_KEY, http_client=client)
    settings = OpenAIChatModelSettings(max_retries=endpoint.retries)
    return OllamaModel(endpoint.name.name, provider=provider, settings=settings)


def _anthropic(endpoint: Endpoint, client: httpx2.AsyncClient, _: Guard) -> Model:
    from anthropic import AsyncAnthropic
    from pydantic_ai.models.anthropic import AnthropicModel, AnthropicModelSettings
    from pydantic_ai.providers.anthropic import AnthropicProvider

    sdk = AsyncAnthropic(api_key=endpoint.key or NO_KEY, base_url=endpoint.base_url, http_client=client)
    settings = AnthropicModelSettings(max_retries=endpoint.retries)
    return AnthropicModel(endpoint.name.name, provider=AnthropicProvider(anthropic_client=sdk), settings=settings)


def _google(endpoint: Endpoint, client: httpx2.AsyncClient, _: Guard) -> Model:
    from pydantic_ai.models.google import GoogleModel
    from pydantic_ai.providers.google import GoogleProvider

    provider = GoogleProvider(api_key=endpoint.key or NO_KEY, base_url=endpoint.base_url, http_client=client)
    return GoogleModel(endpoint.name.name, provider=provider)


def _bedrock(endpoint: Endpoint, _: httpx2.AsyncClient, guard: Guard) -> Model:
    from pydantic_ai.models.bedrock import BedrockConverseModel
    from pydantic_ai.providers.bedrock import BedrockProvider

    common: dict[str, Any] = {
        "base_url": endpoint.base_url,
        "region_name": endpoint.region,
        "aws_read_timeout": endpoint.seconds,
        "aws_connect_timeout": min(endpoint.seconds, 10.0),
    }
    if endpoint.key:
        common["api_key"] = endpoint.key
    provider = BedrockProvider(**common)
    events: Any = provider.client.meta.events
    events.register("before-send.bedrock-runtime", guard.before_aws_request)
    return BedrockConverseModel(endpoint.name.name, provider=provider)


def _fake(endpoint: Endpoint, _: httpx2.AsyncClient, __: Guard) -> Model:
    from gyakusan.llm.fake import fake_model

    return fake_model(endpoint.name.name)


_BUILDERS = {
    Provider.OPENAI: _openai,
    Provider.OLLAMA: _ollama,
    Provider.ANTHROPIC: _anthropic,
    Provider.GOOGLE: _google,
    Provider.BEDROCK: _bedrock,
    Provider.FAKE: _fake,
}
