"""A desk from which tests ask language models, and an OpenAI-compatible endpoint on this machine."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from pydantic import BaseModel, Field

from gyakusan.core.settings import load_settings
from gyakusan.llm.models import Item, LanguageModel, Restarted, Usage
from gyakusan.llm.service import open_model


class Action(BaseModel):
    text: str = Field(description="行動", min_length=1, max_length=60)
    kind: Literal["daily", "yearly"] = "daily"


class Answer(BaseModel):
    headline: str = Field(description="見出し", max_length=80)
    rows: list[Action] = Field(min_length=2, max_length=5)


@dataclass
class Memory:
    """A ledger in memory."""

    before: int = 0
    usages: list[Usage] = field(default_factory=list)

    def spent(self, workshop_id: str) -> int:
        own = [usage for usage in self.usages if usage.workshop_id == workshop_id]
        return self.before + sum(usage.input_tokens + usage.output_tokens for usage in own)

    def record(self, usage: Usage) -> None:
        self.usages.append(usage)


PROMPT = '<<<DATA>>>\n{"id":"A1","行動":"駅で電車を待つ"}\n{"id":"A2","行動":"参考書を開く"}\n<<<END>>>'


@dataclass
class Desk:
    """Opens models and collects what they stream."""

    ledger: Memory = field(default_factory=Memory)

    def open(self, model: str, **environment: str) -> LanguageModel:
        variables = {"GYAKUSAN_MODEL": model, **environment}
        return open_model(load_settings(variables), variables, self.ledger)

    def ask(
        self,
        model: LanguageModel,
        *,
        schema: type[BaseModel] = Answer,
        prompt: str = PROMPT,
        check: Callable[[Sequence[Item]], str] = lambda _: "",
        seen: list[Item | Restarted] | None = None,
    ) -> list[Item | Restarted]:
        events: list[Item | Restarted] = [] if seen is None else seen

        async def collect() -> None:
            stream = model.stream_rows(
                schema=schema, system="下書きを書く", prompt=prompt, check=check, workshop_id="ws-1", request="journey"
            )
            async for event in stream:
                events.append(event)  # noqa: PERF401  # what came before a failure counts

        asyncio.run(collect())
        return events
