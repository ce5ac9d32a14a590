"""The fake model that ships: schema-valid answers from the data in the prompt, without a network; for demos and tests.

`fake:demo` answers. The others fail in one way each: `timeout` before the first item, `slow` after it (neither ever
ends), `invalid` never fits the schema, `invalid-once` only at the second attempt, `refuse` declines, `unreachable`
breaks off half-way.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncGenerator, Callable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from pydantic_ai.exceptions import ContentFilterError, ModelConnectionError
from pydantic_ai.messages import ModelMessage, ModelRequest, ModelResponse, UserPromptPart
from pydantic_ai.models.function import AgentInfo, DeltaToolCall, DeltaToolCalls, FunctionModel

from gyakusan.core.language import Language
from gyakusan.core.texts import text
from gyakusan.llm.errors import BadModelName

BEHAVIOURS = ("demo", "timeout", "slow", "invalid", "invalid-once", "refuse", "unreachable")
_CHUNK = 24
_FOREVER = 3_600.0
_KANA = re.compile(r"[ぁ-んァ-ヶ]")
_NOUN = re.compile(r"[一-鿿]{2,}|お金|[a-z]{4,}")
_ASKS = re.compile(r"提案|追加|足し|直し|(?i:propose|suggest|add|change)")
_SHORT = 40
"""Cells that hold no more characters than this are quantities and the like: the fake model invents none."""

Schema = dict[str, Any]
Chunk = str | DeltaToolCalls


def fake_model(behaviour: str) -> FunctionModel:
    """Return a fake model.

    Raises:
        BadModelName: it has no such behaviour.
    """
    if behaviour not in BEHAVIOURS:
        raise BadModelName(f"fake:{behaviour}")

    async def answer(messages: list[ModelMessage], info: AgentInfo) -> AsyncGenerator[Chunk]:
        schema = _schema(info)
        written = json.dumps(fake_answer(schema, _prompt(messages)), ensure_ascii=False)
        is_first = not any(isinstance(message, ModelResponse) for message in messages)
        if behaviour == "invalid" or (behaviour == "invalid-once" and is_first):
            written = json.dumps({"unexpected": True})
        tool = info.output_tools[0].name if info.output_tools else None
        if tool:
            yield {0: DeltaToolCall(tool)}
        async for piece in _perform(behaviour, written):
            yield {0: DeltaToolCall(json_args=piece)} if tool else piece

    return FunctionModel(stream_function=answer, model_name=f"fake:{behaviour}")


async def _perform(behaviour: str, written: str) -> AsyncGenerator[str]:
    if behaviour == "timeout":
        await asyncio.sleep(_FOREVER)
    if behaviour == "refuse":
        raise ContentFilterError("declined")
    pieces = [written[start : start + _CHUNK] for start in range(0, len(written), _CHUNK)]
    for number, piece in enumerate(pieces):
        yield piece
        await asyncio.sleep(0)
        if number == len(pieces) // 2 and behaviour == "slow":
            await asyncio.sleep(_FOREVER)
        if number == len(pieces) // 2 and behaviour == "unreachable":
            raise ModelConnectionError("fake", "the connection broke")


def _schema(info: AgentInfo) -> Schema:
    if info.output_tools:
        return info.output_tools[0].parameters_json_schema
    asked = info.model_request_parameters.output_object
    return asked.json_schema if asked else {}


def _prompt(messages: Sequence[ModelMessage]) -> str:
    parts = [part for message in messages if isinstance(message, ModelRequest) for part in message.parts]
    contents = [part.content for part in parts if isinstance(part, UserPromptPart)]
    return "\n".join(content for content in contents if isinstance(content, str))


def fake_answer(schema: Schema, prompt: str) -> object:
    """Return an answer that fits a JSON schema, made of the cells of the JSON lines in the prompt.

    The same schema and prompt give the same answer. In a conversation (a schema with `say`) it proposes something only
    when the message asks for it.
    """
    if "say" in schema.get("properties", {}):
        return _reply(schema, prompt)
    return _Writer(schema, prompt).value(schema, "", 0)


def _reply(schema: Schema, prompt: str) -> object:
    writer = _Writer(schema, prompt)
    spoken = prompt.rpartition(">>>\n")[2].strip().partition("\n")[0]
    message = spoken.partition(": ")[2] or spoken
    empty = {name: writer.nothing(inner) for name, inner in schema["properties"].items()}
    lists = [name for name, inner in schema["properties"].items() if inner.get("type") == "array" and name != "say"]
    said = [text("llm", "fake.heard", writer.language, message=message[:200])]
    if lists and _ASKS.search(message):
        items = schema["properties"][lists[0]]["items"]
        empty[lists[0]] = [writer.value(items, lists[0], 0)]
        said.append(text("llm", "fake.proposed", writer.language))
    return {**empty, "say": said}


@dataclass(frozen=True)
class _Cells:
    by_label: dict[str, list[str]]
    phrases: list[str]

    def related_to(self, label: str) -> list[str]:
        """Return the cells under the first label that shares a noun with this one: time spent for time saved."""
        nouns = _nouns(label)
        return next((found for known, found in self.by_label.items() if nouns & _nouns(known)), list[str]())


def _nouns(label: str) -> set[str]:
    return set(_NOUN.findall(label.partition("(")[0].casefold()))


def _cells(prompt: str) -> _Cells:
    by_label: dict[str, list[str]] = {}
    phrases: list[str] = []
    for line in prompt.splitlines():
        try:
            row: dict[str, object] = json.loads(line) if line.startswith("{") else {}
        except ValueError:
            continue
        for label, value in row.items():
            if isinstance(value, str) and value.strip():
                by_label.setdefault(label, []).append(value.replace("\n", " "))
                if "id" in row and label != "id" and len(value) >= 4:
                    phrases.append(value.replace("\n", " "))
    return _Cells(by_label, list(dict.fromkeys(phrases)))


class _Writer:
    def __init__(self, schema: Schema, prompt: str) -> None:
        self._definitions = cast("dict[str, Schema]", schema.get("$defs", {}))
        self._cells = _cells(prompt)
        self.language = Language.JA if _KANA.search(prompt) else Language.EN
        self._by_type: dict[str, Callable[[Schema, str, int], object]] = {
            "object": self._object,
            "array": self._array,
            "string": self._string,
            "number": lambda schema, _label, _number: schema.get("minimum", 1),
            "integer": lambda schema, _label, _number: schema.get("minimum", 1),
            "boolean": lambda _schema, _label, number: number % 2 == 0,
        }

    def value(self, schema: Schema, label: str, number: int) -> object:
        if "$ref" in schema:
            return self.value(self._definitions[schema["$ref"].rpartition("/")[2]], label, number)
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return schema["enum"][number % len(schema["enum"])]
        if "anyOf" in schema:  # what may stay unknown stays unknown
            return None
        write = self._by_type.get(schema.get("type", ""))
        return write(schema, label, number) if write else None

    def nothing(self, schema: Schema) -> object:
        """Return the emptiest value that fits."""
        if schema.get("type") == "array":
            return []
        return None if "anyOf" in schema or None in schema.get("enum", ()) else ""

    def _object(self, schema: Schema, _label: str, number: int) -> object:
        properties = cast("dict[str, Schema]", schema.get("properties", {}))
        return {
            name: self.value(inner, inner.get("description", name).splitlines()[0], number)
            for name, inner in properties.items()
        }

    def _array(self, schema: Schema, label: str, number: int) -> object:
        count = max(schema.get("minItems", 0), min(schema.get("maxItems", 4), 4))
        written = [self.value(schema["items"], label, number + place) for place in range(count)]
        is_choice = "enum" in schema["items"]
        return list(dict.fromkeys(cast("list[str]", written))) if is_choice else written

    def _string(self, schema: Schema, label: str, number: int) -> str:
        if "pattern" in schema:
            return ""
        longest = schema.get("maxLength", 1_000)
        known = self._cells.by_label.get(label)
        if known:
            return known[number % len(known)][:longest]
        if longest <= _SHORT:
            related = self._cells.related_to(label)
            if related:
                return related[number % len(related)][:longest]
            return text("llm", "fake.unknown", self.language, label=label)[:longest]
        if not self._cells.phrases:
            return text("llm", "fake.plain", self.language, label=label)[:longest]
        round_, place = divmod(number, len(self._cells.phrases))
        phrase = self._cells.phrases[place] + (f" {round_ + 1}" if round_ else "")
        return text("llm", "fake.text", self.language, label=label, phrase=phrase)[:longest]
