"""Turns the items of an answer into proposals: handles become ids, everything is marked as drafted by the model."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import cast

from pydantic import BaseModel

from gyakusan.artifacts.models import Column, Row, Widget, columns, get_rows, row_lists
from gyakusan.artifacts.provenance import Provenance, drafted
from gyakusan.assistant.model.schema import NEW_ROWS, Asked, is_free
from gyakusan.assistant.model.targets import ListTarget
from gyakusan.assistant.models import DraftRequest, Proposal, PutField, PutRow
from gyakusan.core.calendar import next_business_day
from gyakusan.llm.models import Item

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]")


class Answers:
    """The proposals of one answer, in the order in which its items arrive."""

    def __init__(self, request: DraftRequest, asked: Asked, author: str) -> None:
        self._request = request
        self._current = request.current
        self._asked = asked
        self._origin: Provenance = drafted(author)
        self._lists = {wanted.name: wanted for wanted in asked.lists}
        self._new: dict[str, list[str]] = {wanted.name: [] for wanted in asked.lists}
        self._used: set[str] = set()
        self._known = {
            wanted.name: {_gist(row): row.id for row in get_rows(self._current, wanted.name)} for wanted in asked.lists
        }

    def proposals(self, item: Item) -> list[Proposal]:
        """Return what an item proposes; nothing for an empty field, and for a row that is there already."""
        if isinstance(item.value, BaseModel):
            return self._row(self._lists[item.name], item.value)
        shown = columns(type(self._current))[item.name]
        value = self._value(shown, item.value)
        return [PutField(item.name, value, self._origin)] if value else []

    def _row(self, wanted: ListTarget, item: BaseModel) -> list[Proposal]:
        model = row_lists(type(self._current))[wanted.name]
        shown = columns(model)
        values = {name: self._value(shown[name], getattr(item, name)) for name in wanted.columns if hasattr(item, name)}
        if wanted.fills:
            return self._filled(wanted, values, str(getattr(item, "row", "")))
        if wanted.edits and (edited := self._standing(wanted, str(getattr(item, "revises", "")))):
            return self._edited(wanted, values, edited)
        if wanted.edits and not any(values.values()):
            return []
        values.update(wanted.fixed)
        self._name_owner(shown, values)
        revised = self._revised(wanted, str(getattr(item, "revises", "")))
        if revised is not None:
            changed = revised.model_copy(update={**values, "provenance": self._origin, "cells": {}})
            known = self._known[wanted.name].setdefault(_gist(changed), changed.id)
            self._new[wanted.name].append(known)
            return [PutRow(wanted.name, changed)] if known == changed.id else []
        row_id = self._request.ids.new(self._current.key.replace("_", "-"))
        row = model(id=row_id, provenance=self._origin).model_copy(update=values)
        known = self._known[wanted.name].setdefault(_gist(row), row.id)
        self._new[wanted.name].append(known)
        return [PutRow(wanted.name, row)] if known == row.id else []

    def _filled(self, wanted: ListTarget, values: Mapping[str, object], handle: str) -> list[Proposal]:
        row = self._standing(wanted, handle)
        if row is None:
            return []
        free = {name: value for name, value in values.items() if is_free(row, name) and value not in ("", None)}
        cells = {**row.cells, **dict.fromkeys(free, self._origin)}
        return [PutRow(wanted.name, row.model_copy(update={**free, "cells": cells}))] if free else []

    def _edited(self, wanted: ListTarget, values: Mapping[str, object], row: Row) -> list[Proposal]:
        """Change what differs in a row, whoever wrote it; what was left empty stays."""
        new = {name: value for name, value in values.items() if value not in ("", None, (), getattr(row, name))}
        cells = {**row.cells, **dict.fromkeys(new, self._origin)}
        return [PutRow(wanted.name, row.model_copy(update={**new, "cells": cells}))] if new else []

    def _revised(self, wanted: ListTarget, handle: str) -> Row | None:
        """Return the row that is rewritten; a second rewriting of one row is a new row."""
        if not handle or handle in self._used:
            return None
        self._used.add(handle)
        return self._standing(wanted, handle)

    def _standing(self, wanted: ListTarget, handle: str) -> Row | None:
        row_id = self._asked.handles.of(f"{self._current.key}.{wanted.name}").get(handle)
        return next((row for row in get_rows(self._current, wanted.name) if row.id == row_id), None)

    def _name_owner(self, shown: Mapping[str, Column], values: dict[str, object]) -> None:
        """A task belongs to the first member in its role."""
        if "owner_role" in values and "owner" in shown:
            members = self._request.brief.members_with(str(values["owner_role"]))
            values["owner"] = members[0].name if members else ""

    def _value(self, column: Column, value: object) -> object:
        match column.widget:
            case Widget.REF:
                return self._row_id(column, str(value))
            case Widget.REFS:
                found = (self._row_id(column, handle) for handle in cast("list[str]", value))
                return tuple(row_id for row_id in found if row_id)
            case Widget.DATE:
                return self._date(str(value))
            case Widget.CHOICE | Widget.FLAG:
                return value
            case Widget.NUMBER:
                return None if value is None else float(cast("float", value))
            case _:
                return _CONTROL.sub(" ", str(value)).strip()

    def _row_id(self, column: Column, handle: str) -> str:
        """Return the id behind a handle: a row that was shown, or one that this answer wrote; "" for neither."""
        if handle.startswith(NEW_ROWS):
            written = self._new.get(column.refs.partition(".")[2], [])
            number = int(handle.removeprefix(NEW_ROWS))
            return written[number - 1] if number <= len(written) else ""
        return self._asked.handles.of(column.refs).get(handle, "")

    def _date(self, value: str) -> str:
        """Return a date as a Japanese business day; "" for none, for one that does not exist, and one that is past."""
        try:
            day = date.fromisoformat(value)
        except ValueError:
            return ""
        return next_business_day(day).isoformat() if day >= self._request.brief.start else ""


def _gist(row: Row) -> str:
    """Return what a row says, to tell whether it is there already: its free texts without spaces."""
    texts = [
        str(getattr(row, name))
        for name, shown in columns(type(row)).items()
        if shown.widget in {Widget.TEXT, Widget.LINE} and not shown.computed
    ]
    return "".join("".join(texts).split()).casefold()
