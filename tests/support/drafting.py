"""Drafting requests on the deli planner's artifacts, and drafters that ask a fake model or a scripted endpoint."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterable, Mapping
from dataclasses import replace
from typing import TypeVar

from tests.support import dossiers
from tests.support.language_models import Desk

from gyakusan.artifacts.kinds.registry import KINDS
from gyakusan.artifacts.models import Kind
from gyakusan.assistant.model.drafter import ModelDrafter
from gyakusan.assistant.model.targets import TARGETS
from gyakusan.assistant.models import DraftRequest, Proposal, apply
from gyakusan.core.ids import SeededIds
from gyakusan.core.language import Language

T = TypeVar("T")


def request(name: str, language: Language = Language.JA, *, keep: bool = False, **changes: object) -> DraftRequest:
    """Return a request on the rich dossier; its target is empty unless `keep`."""
    dossier = dossiers.rich(language)
    sources: Mapping[str, Kind] = dossier.current()
    kind = TARGETS[name].kind if name in TARGETS else KINDS[name.partition(".")[0]]
    current = sources.get(kind.key, kind()) if keep else kind()
    made = DraftRequest(
        name=name,
        language=language,
        current=current,
        sources={**sources, kind.key: current},
        brief=dossier.brief,
        ids=SeededIds(name),
        prompt="丁寧に下書きしてください。" if language is Language.JA else "Draft with care.",
        workshop_id="ws-1",
    )
    return replace(made, **changes)  # pyright: ignore[reportArgumentType]


def drafter(model: str = "fake:demo", **settings: str) -> ModelDrafter:
    """Return a drafter with that model."""
    return ModelDrafter(Desk().open(model, **settings))


def collected(stream: AsyncIterable[T]) -> list[T]:
    """Run a stream to its end."""

    async def run() -> list[T]:
        return [event async for event in stream]

    return asyncio.run(run())


def applied(asked: DraftRequest, proposals: list[Proposal]) -> Kind:
    """Return the target with the proposals carried out, validated as if it were read from a file."""
    content = asked.current
    for proposal in proposals:
        content = apply(content, proposal)
    return type(content).model_validate(content.model_dump())
