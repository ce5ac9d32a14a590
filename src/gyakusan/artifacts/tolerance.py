"""Reading what any Yjs client may have put into a document: what does not fit its kind is blank or left out."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from pydantic import BaseModel, ValidationError

from gyakusan.artifacts.models import MAX_TEXT, Kind, Row, Widget, columns, row_lists
from gyakusan.artifacts.provenance import ASSUMED, Provenance

M = TypeVar("M", bound=BaseModel)

_ROW_ID = re.compile(r"[A-Za-z0-9_-]{1,40}")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_MAX_LINE = 2_000
_MAX_REFS = 200
_MAX_NUMBER = 1e15
_LONG = {Widget.TEXT, Widget.LINE, Widget.QUANTITY, Widget.URL}


def content_of(
    kind: type[Kind], fields: Mapping[str, Any], origins: Mapping[str, Any], rows: Mapping[str, Mapping[str, Any]]
) -> Kind:
    """Return the typed content of plain values, whatever they are."""
    values = _values(kind, fields)
    values["provenance"] = _origins(origins, kind)
    for name, model in row_lists(kind).items():
        values[name] = _rows(rows.get(name, {}), model)
    return _validated(kind, values)


def _rows(found: Mapping[str, Any], model: type[Row]) -> tuple[Row, ...]:
    entries = [
        (identifier, cast("Mapping[str, Any]", row))
        for identifier, row in found.items()
        if isinstance(row, Mapping) and _ROW_ID.fullmatch(identifier)
    ]
    entries.sort(key=lambda entry: (_line(entry[1].get("order", "")), entry[0]))
    return tuple(_row(identifier, row, model) for identifier, row in entries)


def _row(identifier: str, row: Mapping[str, Any], model: type[Row]) -> Row:
    values = _values(model, row)
    values["id"] = identifier
    values["provenance"] = _origin(row.get("origin"))
    values["cells"] = _origins(row.get("cells"), model)
    return _validated(model, values)


def _validated(model: type[M], values: dict[str, Any]) -> M:
    """Build the model; a column whose type is narrower than its widget says falls back to its default."""
    try:
        return model.model_validate(values)
    except ValidationError as error:
        bad = {str(problem["loc"][0]) for problem in error.errors() if problem["loc"]} - {"id"}
        return model.model_validate({name: value for name, value in values.items() if name not in bad})


def _values(model: type[BaseModel], found: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _value(column.widget, found[name]) for name, column in columns(model).items() if name in found}


def _value(widget: Widget, value: Any) -> Any:
    if widget is Widget.NUMBER:
        return _number(value)
    if widget is Widget.FLAG:
        return value is True
    if widget is Widget.REFS:
        entries = cast("list[Any]", value)[:_MAX_REFS] if isinstance(value, list) else []
        return tuple(line for entry in entries if (line := _line(entry)))
    if widget in _LONG:
        return _text(value, MAX_TEXT)
    return _line(value)


def _number(value: Any) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if math.isfinite(value) and abs(value) <= _MAX_NUMBER else None


def _line(value: Any) -> str:
    return _text(value, _MAX_LINE)


def _text(value: Any, longest: int) -> str:
    if not isinstance(value, str):
        return ""
    return _UNPRINTABLE.sub("", value[:longest])


def _origins(found: Any, model: type[BaseModel]) -> dict[str, Provenance]:
    """Return origins in the order of the columns: CRDT maps have none of their own."""
    if not isinstance(found, Mapping):
        return {}
    given = cast("Mapping[str, Any]", found)
    return {name: _origin(given[name]) for name in columns(model) if name in given}


def _origin(value: Any) -> Provenance:
    if not value or not isinstance(value, Mapping):
        return ASSUMED
    try:
        return Provenance.model_validate(value)
    except ValidationError:
        return ASSUMED
