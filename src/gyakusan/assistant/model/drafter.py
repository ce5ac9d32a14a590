"""Drafts with a language model: asks for what a request wants and turns the answer into proposals."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass

from pydantic import BaseModel

from gyakusan.artifacts.models import Widget, columns, list_label, row_lists
from gyakusan.artifacts.provenance import MODEL_PREFIX
from gyakusan.assistant.model.answers import Answers
from gyakusan.assistant.model.schema import NEW_ROWS, Asked, asked_of, revisable
from gyakusan.assistant.model.sources import ROOM, Handles, Material, material, shown_kinds
from gyakusan.assistant.model.targets import TARGETS, Target
from gyakusan.assistant.model.wording import is_in
from gyakusan.assistant.models import DraftRequest, Proposal
from gyakusan.core.texts import text
from gyakusan.llm.models import Item, LanguageModel, Restarted


@dataclass(frozen=True)
class StartedOver:
    """The answer did not fit and is asked for again: the proposals so far are void."""


class ModelDrafter:
    """Drafts with one language model."""

    def __init__(self, model: LanguageModel) -> None:
        self._model = model

    @property
    def author(self) -> str:
        """Return the author of everything that it drafts: `model:provider:name`."""
        return f"{MODEL_PREFIX}{self._model.name}"

    @staticmethod
    def drafts(request_name: str) -> bool:
        """Tell whether a request is for a model; the others are pure computation."""
        return request_name in TARGETS

    async def draft(self, request: DraftRequest) -> AsyncGenerator[Proposal | StartedOver]:
        """Yield proposals as the model completes them.

        Nothing is asked, and nothing yielded, where people have filled everything that the request would write, or
        what it would be written from is missing.

        Raises:
            ModelError: the model failed, after the retries; the proposals so far are void.
            KeyError: the request is not for a model (see `drafts`).
        """
        target = TARGETS[request.name]
        shown = shown_kinds(request, target.shows)
        handles = Handles(shown)
        asked = asked_of(request, target, handles)
        if not asked.fields and not asked.lists:
            return
        data = material(request, shown, handles)
        stream = self._model.stream_rows(
            schema=asked.schema,
            system=_system(request, data, handles),
            prompt=_prompt(request, target, asked, data),
            check=AnswerCheck(request, target, asked),
            workshop_id=request.workshop_id,
            request=request.name,
        )
        answers = Answers(request, asked, self.author)
        async with aclosing(stream):
            async for event in stream:
                if isinstance(event, Restarted):
                    answers = Answers(request, asked, self.author)
                    yield StartedOver()
                else:
                    for proposal in answers.proposals(event):
                        yield proposal


class AnswerCheck:
    """Says what is wrong with items of an answer, to the model and in the language of the workshop."""

    def __init__(self, request: DraftRequest, target: Target, asked: Asked) -> None:
        self._language = request.language
        self._target = target
        self._asked = asked

    def __call__(self, items: Sequence[Item]) -> str:
        """Return what is wrong; "" if nothing is."""
        found: list[str] = []
        if not is_in(self._language, [words for item in items for words in self.words(item)]):
            found.append(text(ROOM, "complaints.language", self._language))
        rows = [str(row) for item in items if (row := getattr(item.value, "row", None))]
        if len(rows) != len(set(rows)):
            found.append(text(ROOM, "complaints.twice", self._language))
        return "\n".join(found)

    def words(self, item: Item) -> list[str]:
        """Return the words that a model wrote itself: no choices, handles, dates."""
        if not isinstance(item.value, BaseModel):
            shown, values = columns(self._target.kind), {item.name: item.value}
        else:
            shown, values = columns(row_lists(self._target.kind)[item.name]), item.value.model_dump()
        free = {Widget.LINE, Widget.TEXT, Widget.QUANTITY}
        return [str(value) for name, value in values.items() if name in shown and shown[name].widget in free]


def _system(request: DraftRequest, data: Material, handles: Handles) -> str:
    return text(ROOM, "system", request.language, begin=data.begin, end=data.end, example=handles.example())


def _prompt(request: DraftRequest, target: Target, asked: Asked, data: Material) -> str:
    language = request.language

    def say(key: str, **values: object) -> str:
        return text(ROOM, key, language, **values)

    kind = target.kind.title.text(language)
    separator = "、" if language == "ja" else ", "
    parts = [say("fields", label=columns(target.kind)[name].label.text(language)) for name in asked.fields]
    for wanted in asked.lists:
        label = list_label(target.kind, wanted.name).text(language)
        parts.append(say("part", label=label, at_least=wanted.at_least, at_most=wanted.at_most))
    lines = [request.prompt.strip(), say("task", kind=kind, parts=separator.join(parts))]
    written = [wanted for wanted in asked.lists if asked.handles.of(f"{target.kind.key}.{wanted.name}")]
    if any(not wanted.fills for wanted in written):
        lines.append(say("present", kind=kind))
    if any(not wanted.fills and _has_revisable(request, wanted.name) for wanted in written):
        lines.append(say("revise"))
    if any(wanted.fills for wanted in asked.lists):
        lines.append(say("fill"))
    if any(wanted.name == "milestones" for wanted in asked.lists):
        lines.append(say("new_rows", first=f"{NEW_ROWS}1", second=f"{NEW_ROWS}2"))
    if request.remark.strip():
        lines.append(say("remark", remark=" ".join(request.remark.split())))
    return "\n\n".join([*(line for line in lines if line), f"{say('data')}\n{data}"])


def _has_revisable(request: DraftRequest, list_name: str) -> bool:
    return any(revisable(row) for row in getattr(request.current, list_name))
