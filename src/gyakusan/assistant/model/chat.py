"""Talks with a language model beside an artifact: it answers in words and may propose changes, typed as in a draft."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, create_model

from gyakusan.artifacts.kinds.day_zero import Readiness
from gyakusan.artifacts.kinds.plan import Decisions
from gyakusan.artifacts.models import Column, Kind, Widget, columns, row_lists
from gyakusan.artifacts.provenance import MODEL_PREFIX
from gyakusan.assistant.model.answers import Answers
from gyakusan.assistant.model.drafter import AnswerCheck, StartedOver
from gyakusan.assistant.model.schema import Asked, asked_of
from gyakusan.assistant.model.sources import ROOM, Handles, material, shown_kinds
from gyakusan.assistant.model.targets import NUMBERS, RATINGS, ListTarget, Target
from gyakusan.assistant.model.wording import is_in
from gyakusan.assistant.models import DraftRequest, Proposal, PutField
from gyakusan.core.texts import text
from gyakusan.llm.models import Item, LanguageModel, Restarted

REQUEST = "chat"
"""Under which name its use of tokens is recorded."""
MOST_PASSAGES = 12
LONGEST_PASSAGE = 400
MOST_ROWS = 5
_RECORDS = {Decisions.key, Readiness.key}
"""Kinds that the room keeps itself: they are talked about, and nothing is proposed in them."""


@dataclass(frozen=True)
class Question:
    """What somebody says; `request.prompt` is the instruction of the step."""

    request: DraftRequest
    name: str
    message: str
    talk: tuple[tuple[str, str], ...] = ()
    """What was said before: author and words, oldest first."""


class ModelChat:
    """Talks with one language model."""

    def __init__(self, model: LanguageModel) -> None:
        self._model = model

    @property
    def author(self) -> str:
        """Return the author of everything that it says and proposes: `model:provider:name`."""
        return f"{MODEL_PREFIX}{self._model.name}"

    async def answer(self, question: Question) -> AsyncGenerator[str | Proposal | StartedOver]:
        """Yield the passages of the answer and what it proposes, as the model completes them.

        Raises:
            ModelError: the model failed; what was yielded is void.
        """
        request = question.request
        target = chat_target(type(request.current))
        shown = shown_kinds(request, ())
        handles = Handles(shown)
        asked = asked_of(request, target, handles)
        data = material(request, shown, handles, question.talk)
        stream = self._model.stream_rows(
            schema=_schema(request, asked),
            system=text(
                ROOM, "chat.system", request.language, begin=data.begin, end=data.end, example=handles.example()
            ),
            prompt=_prompt(question, str(data)),
            check=_Check(request, target, asked),
            workshop_id=request.workshop_id,
            request=REQUEST,
        )
        answers = Answers(request, asked, self.author)
        async with aclosing(stream):
            async for event in stream:
                if isinstance(event, Restarted):
                    answers = Answers(request, asked, self.author)
                    yield StartedOver()
                elif event.name == "say":
                    yield str(event.value)
                else:
                    for proposal in answers.proposals(event):
                        if not _stands(request.current, proposal):
                            yield proposal


def chat_target(kind: type[Kind]) -> Target:
    """Return what the model may propose in a kind: what people write, but for addresses and flags."""
    if kind.key in _RECORDS:
        return Target(kind, (), edits=True)
    lists = tuple(
        ListTarget(name, _writable(columns(row)), 0, MOST_ROWS, edits=True) for name, row in row_lists(kind).items()
    )
    return Target(kind, (), fields=_writable(columns(kind)), lists=lists, edits=True)


def _writable(shown: Mapping[str, Column]) -> tuple[str, ...]:
    return tuple(name for name, column in shown.items() if _is_writable(name, column))


def _is_writable(name: str, shown: Column) -> bool:
    known = shown.widget is not Widget.NUMBER or name in NUMBERS or name in RATINGS
    return known and not shown.computed and shown.widget not in {Widget.FLAG, Widget.URL}


def _stands(current: Kind, proposal: Proposal) -> bool:
    return isinstance(proposal, PutField) and getattr(current, proposal.field_name) == proposal.value


def _schema(request: DraftRequest, asked: Asked) -> type[BaseModel]:
    passage = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_PASSAGE)]
    described = text(ROOM, "chat.say", request.language)
    definitions: dict[str, Any] = {
        "say": (list[passage], Field(description=described, min_length=1, max_length=MOST_PASSAGES))
    }
    definitions |= {name: (info.annotation, info) for name, info in asked.schema.model_fields.items()}
    return create_model("Reply", __config__=ConfigDict(extra="forbid"), **definitions)


def _prompt(question: Question, data: str) -> str:
    language, instruction = question.request.language, question.request.prompt.strip()
    lines = [text(ROOM, "chat.place", language, kind=question.request.current.title.text(language))]
    if instruction:
        lines.append(text(ROOM, "chat.instruction", language, instruction=instruction))
    lines.append(f"{text(ROOM, 'data', language)}\n{data}")
    message = " ".join(question.message.split())
    lines.append(text(ROOM, "chat.message", language, name=" ".join(question.name.split()), message=message))
    return "\n\n".join(lines)


class _Check:
    """Says what is wrong with items of an answer, its words included."""

    def __init__(self, request: DraftRequest, target: Target, asked: Asked) -> None:
        self._language = request.language
        self._inner = AnswerCheck(request, target, asked)

    def __call__(self, items: Sequence[Item]) -> str:
        said = [str(item.value) for item in items if item.name == "say"]
        if not is_in(self._language, said):
            return text(ROOM, "complaints.language", self._language)
        return self._inner([item for item in items if item.name != "say"])
