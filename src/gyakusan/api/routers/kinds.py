"""Endpoints of artifact kinds: everything that an editor has to know about them."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel

from gyakusan.artifacts.kinds.registry import KINDS
from gyakusan.artifacts.models import Column, Kind, Widget, columns, list_label, row_lists
from gyakusan.core.language import Label

router = APIRouter(tags=["kinds"])

_SHARED = frozenset({Widget.LINE, Widget.TEXT, Widget.QUANTITY, Widget.URL})
"""Widgets whose text several people may write at once."""


class ChoiceView(BaseModel):
    """One choice of a column."""

    code: str
    label: Label


class ColumnView(BaseModel):
    """A field of a kind or a row. `shared`: a text that several people may write at once."""

    name: str
    label: Label
    widget: Widget
    help: Label | None
    unit: Label | None
    choices: list[ChoiceView]
    refs: str
    computed: bool
    shared: bool


class ListView(BaseModel):
    """A list of rows."""

    name: str
    label: Label
    columns: list[ColumnView]


class KindView(BaseModel):
    """A kind of artifact."""

    key: str
    title: Label
    fields: list[ColumnView]
    lists: list[ListView]


@router.get("/kinds")
def list_kinds() -> list[KindView]:
    """Return every kind with its fields and lists."""
    return [_kind(kind) for kind in KINDS.values()]


def _kind(kind: type[Kind]) -> KindView:
    lists = [
        ListView(name=name, label=list_label(kind, name), columns=[_column(*entry) for entry in columns(row).items()])
        for name, row in row_lists(kind).items()
    ]
    fields = [_column(*entry) for entry in columns(kind).items()]
    return KindView(key=kind.key, title=kind.title, fields=fields, lists=lists)


def _column(name: str, column: Column) -> ColumnView:
    return ColumnView(
        name=name,
        label=column.label,
        widget=column.widget,
        help=column.help,
        unit=column.unit,
        choices=[ChoiceView(code=code, label=label) for code, label in column.choices],
        refs=column.refs,
        computed=column.computed,
        shared=column.widget in _SHARED,
    )
