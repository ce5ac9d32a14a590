"""What is said of language models without talking to one: names, output modes, usage, and streamed items."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from pydantic import BaseModel

from gyakusan.llm.errors import BadModelName, ModelNotConfigured


class Provider(StrEnum):
    """Who serves a model."""

    OPENAI = "openai"
    ANTHROPIC = "anthropic"
    GOOGLE = "google"
    BEDROCK = "bedrock"
    OLLAMA = "ollama"
    FAKE = "fake"


@dataclass(frozen=True)
class ModelName:
    """A model as the setting names it: `provider:name`; the name may contain colons itself."""

    provider: Provider
    name: str

    def __str__(self) -> str:
        return f"{self.provider}:{self.name}"


def parse_model_name(value: str) -> ModelName:
    """Read the setting `GYAKUSAN_MODEL`.

    Raises:
        ModelNotConfigured: it is empty.
        BadModelName: it names no known provider, or no model.
    """
    value = value.strip()
    if not value:
        raise ModelNotConfigured
    provider, _, name = value.partition(":")
    if provider not in list(Provider) or not name.strip():
        raise BadModelName(value)
    return ModelName(Provider(provider), name.strip())


class OutputMode(StrEnum):
    """How a model is asked for typed output."""

    NATIVE = "native"
    TOOL = "tool"
    PROMPTED = "prompted"


@dataclass(frozen=True)
class Usage:
    """What one drafting request used, in tokens, retries included."""

    workshop_id: str
    request: str
    model: str
    input_tokens: int
    output_tokens: int


class Ledger(Protocol):
    """Remembers what every workshop used."""

    def spent(self, workshop_id: str) -> int:
        """Return the tokens that a workshop has used so far, input and output together."""
        ...

    def record(self, usage: Usage) -> None:
        """Remember a usage."""
        ...


@dataclass(frozen=True)
class Item:
    """A complete part of an answer: one element of the list `name`, or the value of the field `name`."""

    name: str
    value: object


@dataclass(frozen=True)
class Restarted:
    """The answer did not fit and is asked for again: the items so far are void."""


Check = Callable[[Sequence[Item]], str]
"""Looks at items, one or all of an answer, and returns what is wrong, to be told to the model; "" if nothing is."""


class LanguageModel(Protocol):
    """A configured model."""

    @property
    def name(self) -> str:
        """Return the model as `provider:name`."""
        ...

    def stream_rows(
        self, *, schema: type[BaseModel], system: str, prompt: str, check: Check, workshop_id: str, request: str
    ) -> AsyncGenerator[Item | Restarted]:
        """Ask for an answer that fits `schema` and yield its items as they are completed.

        Closing the generator stops the request. What was used is recorded for the workshop, also when the request
        fails or is stopped.

        Args:
            schema: A model whose fields are lists of items, and items.
            system: What the model is to know and to keep to.
            prompt: The request with its data.
            check: Says what is wrong with items; what it says is sent back to the model.
            workshop_id: Whose budget is used.
            request: What is drafted, for the record.

        Raises:
            ModelError: the model failed; items that were yielded are void.
        """
        ...


def estimate_tokens(text: str) -> int:
    """Return about how many tokens a text has, where nobody has counted them.

    One token per three bytes of UTF-8: one per Japanese character and three English letters, rather too many than too
    few for the tokenizers in use (o200k: 0.7-1.0 per Japanese character, 4 English letters per token).
    """
    return -(-len(text.encode()) // 3)
