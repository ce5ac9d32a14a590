"""Asks a model for a typed answer and hands its items on while they arrive."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel
from pydantic_ai import Agent, ModelRetry, NativeOutput, PromptedOutput, ToolOutput
from pydantic_ai.messages import ModelResponsePart, TextPart, ToolCallPart
from pydantic_ai.run import AgentRun
from pydantic_ai.settings import ModelSettings

from gyakusan.llm.boundary import Context, translate
from gyakusan.llm.errors import ModelBudgetSpent, ModelRejectedRequest, ModelTimeout
from gyakusan.llm.models import Check, Item, Ledger, OutputMode, Restarted, Usage, estimate_tokens
from gyakusan.llm.partial import PartialAnswer, items_of
from gyakusan.llm.providers import Connection, Endpoint, connect

_LIMIT_OUTPUT_BELOW = 16_384
"""With fewer tokens left than this, the provider is told to stop there; above, its own limit holds."""

Emit = Callable[[Item | Restarted], None]


@dataclass(frozen=True)
class _Job:
    schema: type[BaseModel]
    system: str
    prompt: str
    check: Check
    workshop_id: str
    request: str
    emit: Emit


@dataclass
class _Meter:
    """Counts tokens while an answer arrives: estimates until the provider reports what it has counted."""

    model: str
    budget: int
    spent: int
    input_tokens: int = 0
    output_tokens: int = 0
    reported_input: int = 0
    reported_output: int = 0
    answer: int = 0
    complete: bool = False

    def start_request(self, text: str) -> None:
        """Count the text of a request that is about to be sent.

        Raises:
            ModelBudgetSpent: it does not fit into what is left.
        """
        self.input_tokens += estimate_tokens(text)
        self.output_tokens += self.answer
        self.answer = 0
        self._check()

    def read_answer(self, text: str) -> None:
        """Count the answer so far.

        Raises:
            ModelBudgetSpent: it goes beyond what is left.
        """
        self.answer = estimate_tokens(text)
        self._check()

    def _check(self) -> None:
        if self.left() <= 0:
            raise ModelBudgetSpent(self.model, self.spent + self.used(), self.budget)

    def used(self) -> int:
        return self.input_tokens + self.output_tokens + self.answer

    def left(self) -> int:
        return self.budget - self.spent - self.used()

    def usage(self, job: _Job) -> Usage:
        """Return what the provider reported; where it did not, or an answer was cut off, the estimate if higher."""
        counted = self.complete and self.reported_output > 0
        input_tokens = 0 if counted else self.input_tokens
        output_tokens = 0 if counted else self.output_tokens + self.answer
        return Usage(
            job.workshop_id,
            job.request,
            self.model,
            max(self.reported_input, input_tokens),
            max(self.reported_output, output_tokens),
        )


class StreamingModel:
    """A configured model; see `gyakusan.llm.models.LanguageModel`."""

    def __init__(self, endpoint: Endpoint, budget: int, ledger: Ledger) -> None:
        self._endpoint = endpoint
        self._budget = budget
        self._ledger = ledger

    @property
    def name(self) -> str:
        """Return the model as `provider:name`."""
        return str(self._endpoint.name)

    async def stream_rows(
        self, *, schema: type[BaseModel], system: str, prompt: str, check: Check, workshop_id: str, request: str
    ) -> AsyncGenerator[Item | Restarted]:
        """Ask for an answer and yield its items; see `gyakusan.llm.models.LanguageModel.stream_rows`.

        The request runs in a task of its own, so that the generator may be closed from anywhere.
        """
        events: asyncio.Queue[Item | Restarted | None] = asyncio.Queue()
        job = _Job(schema, system, prompt, check, workshop_id, request, events.put_nowait)
        task = asyncio.create_task(self._within_budget(job))
        task.add_done_callback(lambda _: events.put_nowait(None))
        try:
            while (event := await events.get()) is not None:
                yield event
            await task
        finally:
            task.cancel()
            await asyncio.wait([task])

    async def _within_budget(self, job: _Job) -> None:
        spent = await asyncio.to_thread(self._ledger.spent, job.workshop_id)
        meter = _Meter(self.name, self._budget, spent)
        try:
            await self._within_time(job, meter)
        finally:
            if meter.used() or meter.reported_input:
                await asyncio.to_thread(self._ledger.record, meter.usage(job))

    async def _within_time(self, job: _Job, meter: _Meter) -> None:
        seconds = self._endpoint.seconds
        try:
            async with asyncio.timeout(seconds):
                try:
                    await self._ask(job, meter, None)
                except ModelRejectedRequest as error:
                    refused_schema = error.output == OutputMode.NATIVE and self._endpoint.output == "auto"
                    if meter.answer or not refused_schema:
                        raise
                    await self._ask(job, meter, OutputMode.PROMPTED)
        except TimeoutError:
            raise ModelTimeout(self.name, seconds) from None

    async def _ask(self, job: _Job, meter: _Meter, output: OutputMode | None) -> None:
        endpoint = self._endpoint
        async with connect(endpoint) as connection:
            mode = output or connection.output
            try:
                await self._run(job, meter, connection, mode)
            except Exception as error:
                if connection.guard.refused:
                    raise connection.guard.error() from None
                context = Context(self.name, connection.guard.host, mode, endpoint.seconds)
                translated = translate(error, context)
                if translated is None:
                    raise
                raise translated from None  # what upstream says may quote the key or the prompt

    async def _run(self, job: _Job, meter: _Meter, connection: Connection, mode: OutputMode) -> None:
        agent = _agent(job, connection, mode, self._endpoint.retries)
        meter.start_request(job.system + job.prompt + json.dumps(job.schema.model_json_schema(), ensure_ascii=False))
        settings = ModelSettings(max_tokens=meter.left()) if meter.left() < _LIMIT_OUTPUT_BELOW else None
        async with agent.iter(job.prompt, model_settings=settings) as run:
            try:
                await _read(run, job, meter)
            finally:
                meter.reported_input = run.usage.input_tokens
                meter.reported_output = run.usage.output_tokens


async def _read(run: AgentRun[Any, BaseModel], job: _Job, meter: _Meter) -> None:
    answer: PartialAnswer | None = None
    text = ""
    async for node in run:
        if not Agent.is_model_request_node(node):
            continue
        if answer is not None:
            job.emit(Restarted())
            meter.start_request(job.system + job.prompt + text)
        answer = PartialAnswer(job.schema, job.check)
        text = ""
        async with node.stream(run.ctx) as stream:
            async for _ in stream:
                grown = _text_of(stream.response.parts)
                if len(grown) > len(text):
                    text = grown
                    meter.read_answer(text)
                    for item in answer.read(text):
                        job.emit(item)
    if answer is not None and run.result is not None:
        for item in answer.rest(run.result.output):
            job.emit(item)
        meter.complete = True


def _text_of(parts: Sequence[ModelResponsePart]) -> str:
    for part in parts:
        if isinstance(part, ToolCallPart):
            return part.args if isinstance(part.args, str) else json.dumps(part.args or {}, ensure_ascii=False)
    return "".join(part.content for part in parts if isinstance(part, TextPart))


def _agent(job: _Job, connection: Connection, mode: OutputMode, retries: int) -> Agent[None, BaseModel]:
    outputs = {
        OutputMode.NATIVE: NativeOutput[BaseModel],
        OutputMode.TOOL: ToolOutput[BaseModel],
        OutputMode.PROMPTED: PromptedOutput[BaseModel],
    }
    agent: Agent[None, BaseModel] = Agent(
        connection.model,
        output_type=outputs[mode](job.schema),
        instructions=job.system,
        deps_type=type(None),
        retries={"output": retries},
        name="gyakusan",
    )

    @agent.output_validator
    def fits(answer: BaseModel) -> BaseModel:  # pyright: ignore[reportUnusedFunction]  # registered by the decorator
        complaint = job.check(items_of(answer))
        if complaint:
            raise ModelRetry(complaint)
        return answer

    return agent
