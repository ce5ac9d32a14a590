"""The shape of typed documents: kinds, rows, columns, and what a person sees of them."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, ClassVar, cast, get_args

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from gyakusan.artifacts.provenance import ASSUMED, Provenance
from gyakusan.core.language import Label, Language, label

MAX_TEXT = 20_000
"""Longest text of one field, in characters."""

Text = Annotated[str, StringConstraints(max_length=MAX_TEXT)]
RowId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,40}$")]


class Widget(StrEnum):
    """How a column is edited and shown."""

    LINE = "line"
    TEXT = "text"
    QUANTITY = "quantity"
    NUMBER = "number"
    CHOICE = "choice"
    DATE = "date"
    URL = "url"
    REF = "ref"
    REFS = "refs"
    FLAG = "flag"


@dataclass(frozen=True)
class Column:
    """What people see of one field."""

    label: Label
    widget: Widget = Widget.TEXT
    help: Label | None = None
    unit: Label | None = None
    choices: tuple[tuple[str, Label], ...] = ()
    refs: str = ""
    """For references: the kind and row list that they point into, as `kind.rows`."""
    computed: bool = False
    """Computed by rule: no person and no language model writes it."""

    def choice(self, value: str, language: Language) -> str:
        """Return the label of a choice; a value that is no choice stands for itself."""
        return next((shown.text(language) for code, shown in self.choices if code == value), value)


def column(
    ja: str,
    en: str,
    widget: Widget = Widget.TEXT,
    *,
    help: tuple[str, str] | None = None,  # noqa: A002
    unit: tuple[str, str] | None = None,
    choices: dict[str, tuple[str, str]] | None = None,
    refs: str = "",
    computed: bool = False,
) -> Any:
    """Declare a field of a kind or a row, with its labels in both languages.

    The default value follows from the widget: empty text, no number, no references, false.
    """
    shown = Column(
        label=label(ja, en),
        widget=widget,
        help=label(*help) if help else None,
        unit=label(*unit) if unit else None,
        choices=tuple((code, label(*names)) for code, names in (choices or {}).items()),
        refs=refs,
        computed=computed,
    )
    default: Any = {Widget.NUMBER: None, Widget.REFS: (), Widget.FLAG: False}.get(widget, "")
    return Field(default=default, json_schema_extra={"column": cast("Any", shown)})


class Row(BaseModel):
    """A row of a list: a stable id, an origin for the whole, and other origins for single cells."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: RowId
    provenance: Provenance = ASSUMED
    cells: dict[str, Provenance] = Field(default_factory=dict)

    def origin(self, column_name: str) -> Provenance:
        """Return where the value of a cell comes from."""
        return self.cells.get(column_name, self.provenance)


class Kind(BaseModel):
    """A typed document. Fields are scalar columns or tuples of rows; scalar columns have an origin each."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: ClassVar[str]
    title: ClassVar[Label]
    provenance: dict[str, Provenance] = Field(default_factory=dict)

    def origin(self, field_name: str) -> Provenance:
        """Return where the value of a scalar field comes from."""
        return self.provenance.get(field_name, ASSUMED)


_RESERVED = frozenset({"id", "provenance", "cells"})


@cache
def columns(model: type[BaseModel]) -> dict[str, Column]:
    """Return the scalar columns of a kind or a row, in the order of their declaration."""
    found: dict[str, Column] = {}
    for name, info in model.model_fields.items():
        extra = info.json_schema_extra
        if isinstance(extra, dict) and "column" in extra:
            found[name] = cast("Column", extra["column"])
    return found


@cache
def row_lists(kind: type[Kind]) -> dict[str, type[Row]]:
    """Return the row lists of a kind: field name -> row model."""
    found: dict[str, type[Row]] = {}
    for name, info in kind.model_fields.items():
        arguments = get_args(info.annotation)
        if name not in _RESERVED and arguments and isinstance(arguments[0], type) and issubclass(arguments[0], Row):
            found[name] = arguments[0]
    return found


@cache
def list_label(kind: type[Kind], name: str) -> Label:
    """Return the label of a row list."""
    extra = kind.model_fields[name].json_schema_extra
    return cast("Label", cast("dict[str, Any]", extra)["list"])


def listing(ja: str, en: str) -> Any:
    """Declare a list of rows."""
    return Field(default=(), json_schema_extra={"list": cast("Any", label(ja, en))})


def get_rows(content: Kind, name: str) -> tuple[Row, ...]:
    """Return the rows of a list."""
    return cast("tuple[Row, ...]", getattr(content, name))
