"""The door of the assistant room: drafts with the language model where there is one, and by rule."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncGenerator, Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import aclosing
from dataclasses import dataclass, replace

from gyakusan.artifacts.models import Kind, columns, get_rows, row_lists
from gyakusan.artifacts.provenance import RULES
from gyakusan.assistant.model.chat import ModelChat
from gyakusan.assistant.model.drafter import ModelDrafter, StartedOver
from gyakusan.assistant.models import DraftRequest, Proposal, PutRow, apply
from gyakusan.core.clock import Clock
from gyakusan.core.db import Database
from gyakusan.core.errors import GyakusanError
from gyakusan.core.settings import Settings
from gyakusan.llm.errors import ModelError
from gyakusan.llm.ledger import DatabaseLedger
from gyakusan.llm.service import open_model

Rules = Callable[[DraftRequest], Iterator[Proposal]]
"""Drafts by rule."""

_RULES_THREAD = ThreadPoolExecutor(max_workers=1, thread_name_prefix="rules")
"""Where rules draft: off the event loop, and in one thread, because the analyser of Japanese belongs to one."""


@dataclass(frozen=True)
class FellBack:
    """The language model failed; what follows is drafted by rule."""

    reason: GyakusanError


@dataclass(frozen=True)
class Withdrawn:
    """Everything proposed so far is void: remove these rows, then put back what they and the fields replaced."""

    removed: tuple[tuple[str, str], ...]
    """List name and row id."""
    restored: tuple[Proposal, ...]


def withdraw(content: Kind, withdrawn: Withdrawn) -> Kind:
    """Return the document without the proposals that were withdrawn; what others changed meanwhile stays."""
    for list_name, row_id in withdrawn.removed:
        kept = tuple(row for row in get_rows(content, list_name) if row.id != row_id)
        content = content.model_copy(update={list_name: kept})
    for proposal in withdrawn.restored:
        content = apply(content, proposal)
    return content


class Assistant:
    """Drafts what a step asks for."""

    def __init__(self, rules: Rules, model: ModelDrafter | None = None) -> None:
        self._rules = rules
        self._model = model

    def author(self, request: str) -> str:
        """Return who answers a request unless it has to fall back: `model:provider:name` or `rules`."""
        return self._model.author if self._model and self._model.drafts(request) else RULES

    async def draft(self, request: DraftRequest) -> AsyncGenerator[Proposal | FellBack]:
        """Yield a whole draft, of one author: for callers that cannot take anything back.

        A `FellBack`, if any, comes first.
        """
        settled: list[Proposal] = []
        async for event in self.stream(request):
            if isinstance(event, Withdrawn):
                settled.clear()
            elif isinstance(event, FellBack):
                yield event
            else:
                settled.append(event)
        for proposal in settled:
            yield proposal

    async def stream(self, request: DraftRequest) -> AsyncGenerator[Proposal | Withdrawn | FellBack]:
        """Yield proposals as they are written, into a document that people are looking at.

        When an answer turns out not to fit and is asked for again, or the model fails, a `Withdrawn` takes back what
        was proposed, so that two drafts are never mixed; then comes the next attempt, or a `FellBack` and the draft by
        rule. Columns that are computed follow a model's rows.
        """
        if self._model is None or not self._model.drafts(request.name):
            async for proposal in self._by_rule(request):
                yield proposal
            return
        proposed: list[Proposal] = []
        try:
            drafting = self._model.draft(request)
            try:
                async for event in drafting:
                    if not isinstance(event, StartedOver):
                        proposed.append(event)
                        yield event
                    elif proposed:
                        yield _undo(request.current, proposed)
                        proposed.clear()
            finally:
                await drafting.aclose()
        except ModelError as error:
            if proposed:
                yield _undo(request.current, proposed)
            yield FellBack(error)
            async for proposal in self._by_rule(request):
                yield proposal
            return
        async for proposal in self._computed(request, proposed):
            yield proposal

    async def _by_rule(self, request: DraftRequest) -> AsyncGenerator[Proposal]:
        loop = asyncio.get_running_loop()
        drafting = self._rules(request)
        while (proposal := await loop.run_in_executor(_RULES_THREAD, next, drafting, None)) is not None:
            yield proposal

    async def _computed(self, request: DraftRequest, proposed: Iterable[Proposal]) -> AsyncGenerator[PutRow]:
        """Let the rules compute what no model writes, in the rows that stand now; else nothing is taken from them."""
        content = request.current
        for proposal in proposed:
            content = apply(content, proposal)
        models = row_lists(type(content))
        computed = {name: [c for c, shown in columns(row).items() if shown.computed] for name, row in models.items()}
        if not any(computed.values()):
            return
        sources = {**request.sources, content.key: content}
        async with aclosing(self._by_rule(replace(request, current=content, sources=sources))) as drafting:
            async for proposal in drafting:
                if isinstance(proposal, PutRow) and computed[proposal.list_name]:
                    for revised in _with_computed(content, proposal, computed[proposal.list_name]):
                        yield revised


def _with_computed(content: Kind, proposal: PutRow, names: list[str]) -> Iterator[PutRow]:
    for row in get_rows(content, proposal.list_name):
        if row.id == proposal.row.id:
            cells = {name: origin for name, origin in proposal.row.cells.items() if name in names}
            values = {name: getattr(proposal.row, name) for name in names}
            yield PutRow(proposal.list_name, row.model_copy(update={**values, "cells": {**row.cells, **cells}}))


def _undo(before: Kind, proposed: Iterable[Proposal]) -> Withdrawn:
    removed: dict[tuple[str, str], None] = {}
    restored: dict[tuple[str, str], Proposal] = {}
    for proposal in proposed:
        if isinstance(proposal, PutRow):
            key = proposal.list_name, proposal.row.id
            old = next((row for row in get_rows(before, proposal.list_name) if row.id == proposal.row.id), None)
            if old is None:
                removed[key] = None
            else:
                restored[key] = PutRow(proposal.list_name, old)
        else:
            name = proposal.field_name
            restored["", name] = replace(proposal, value=getattr(before, name), provenance=before.origin(name))
    return Withdrawn(tuple(removed), tuple(restored.values()))


def build_assistant(settings: Settings, database: Database, clock: Clock, *, draft: str = RULES) -> Assistant:
    """Return the assistant that drafts by `rules`, or with the configured language model where `draft` is `model`.

    Raises:
        ModelNotConfigured, BadModelName, BadSetting, ModelKeyMissing, ModelRegionMissing, ModelExtraMissing: `model`
            is asked for, and what the operator has to set or install.
    """
    from gyakusan.assistant.rules.registry import draft_by_rule

    if draft != "model":
        return Assistant(draft_by_rule)
    model = open_model(settings, os.environ, DatabaseLedger(database, clock))
    return Assistant(draft_by_rule, ModelDrafter(model))


def build_chat(settings: Settings, database: Database, clock: Clock) -> ModelChat | None:
    """Return what talks with the configured language model, None where none is configured.

    Raises:
        BadModelName, BadSetting, ModelKeyMissing, ModelRegionMissing, ModelExtraMissing: as above.
    """
    if not settings.model:
        return None
    return ModelChat(open_model(settings, os.environ, DatabaseLedger(database, clock)))
