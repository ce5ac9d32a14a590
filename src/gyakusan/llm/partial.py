"""Reads items off an answer while it is still being written."""

from __future__ import annotations

from typing import Any, cast, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import from_json

from gyakusan.llm.models import Check, Item


def items_of(answer: BaseModel) -> tuple[Item, ...]:
    """Return all items of a complete answer, in the order of its fields."""
    found: list[Item] = []
    for name in type(answer).model_fields:
        value = getattr(answer, name)
        values = cast("list[object]", value) if is_list(value) else [value]
        found += [Item(name, element) for element in values]
    return tuple(found)


def is_list(value: object) -> bool:
    """Tell whether a field of an answer is a list of items rather than an item itself."""
    return isinstance(value, list)


class PartialAnswer:
    """The items of one answer so far.

    A field counts as complete when the next one has begun, an element of a list when the next element has begun. The
    first item that does not fit the schema or the check ends the reading: the whole answer will be refused.
    """

    def __init__(self, schema: type[BaseModel], check: Check) -> None:
        self._adapters: dict[str, TypeAdapter[Any]] = {}
        for name, info in schema.model_fields.items():
            annotation: Any = info.annotation
            self._adapters[name] = TypeAdapter(
                get_args(annotation)[0] if get_origin(annotation) is list else annotation
            )
        self._check = check
        self._seen: dict[str, int] = {}
        self._broken = False

    def read(self, text: str) -> list[Item]:
        """Return the items that `text`, the answer from its beginning, has completed since the last call."""
        start = text.find("{")
        if self._broken or start < 0:
            return []
        try:
            answer = from_json(text[start:], allow_partial=True)
        except ValueError:
            return []
        if not isinstance(answer, dict):
            return []
        known = [(name, value) for name, value in cast("dict[str, object]", answer).items() if name in self._adapters]
        return self._new_items(known)

    def _new_items(self, known: list[tuple[str, object]]) -> list[Item]:
        found: list[Item] = []
        for place, (name, value) in enumerate(known):
            is_last = place == len(known) - 1
            if is_list(value):
                elements = cast("list[object]", value)
                complete = elements[:-1] if is_last else elements
            else:
                complete = [] if is_last else [value]
            for raw in complete[self._seen.get(name, 0) :]:
                item = self._fitting(name, raw)
                if item is None:
                    return found
                found.append(item)
        return found

    def _fitting(self, name: str, raw: object) -> Item | None:
        try:
            item = Item(name, self._adapters[name].validate_python(raw))
        except ValidationError:
            self._broken = True
            return None
        if self._check([item]):
            self._broken = True
            return None
        self._seen[name] = self._seen.get(name, 0) + 1
        return item

    def rest(self, answer: BaseModel) -> list[Item]:
        """Return the items of the finished answer that `read` has not returned yet."""
        found: list[Item] = []
        counted: dict[str, int] = {}
        for item in items_of(answer):
            counted[item.name] = counted.get(item.name, 0) + 1
            if counted[item.name] > self._seen.get(item.name, 0):
                found.append(item)
        return found
