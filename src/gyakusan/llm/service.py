"""The door of the llm room. It can be imported without the libraries for language models."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.util import find_spec

from gyakusan.core.settings import Settings
from gyakusan.llm.errors import ModelExtraMissing
from gyakusan.llm.models import LanguageModel, Ledger, ModelName, Provider, parse_model_name

_PACKAGES = {
    Provider.OPENAI: "openai",
    Provider.OLLAMA: "openai",
    Provider.ANTHROPIC: "anthropic",
    Provider.GOOGLE: "google.genai",
    Provider.BEDROCK: "boto3",
}


def open_model(settings: Settings, environment: Mapping[str, str], ledger: Ledger) -> LanguageModel:
    """Return the configured model. Nothing is contacted yet.

    Args:
        settings: All `GYAKUSAN_MODEL…` settings.
        environment: Where the provider's own variables for key and region are looked up.
        ledger: Where usage is recorded.

    Raises:
        ModelNotConfigured, BadModelName, BadSetting, ModelKeyMissing, ModelRegionMissing: what the operator has to set.
        ModelExtraMissing: what the operator has to install.
    """
    name = parse_model_name(settings.model)
    _require_libraries(name)
    from gyakusan.llm.providers import read_endpoint
    from gyakusan.llm.streaming import StreamingModel

    return StreamingModel(read_endpoint(name, settings, environment), settings.model_tokens, ledger)


def _require_libraries(name: ModelName) -> None:
    for package in ("pydantic_ai", _PACKAGES.get(name.provider, "httpx2")):
        try:
            found = find_spec(package)
        except ModuleNotFoundError:  # the parent of a dotted name is missing
            found = None
        if found is None:
            raise ModelExtraMissing(str(name), package)
