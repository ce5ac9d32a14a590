"""Pure rules of proposals: what a proposal changes, and what a document holds after it was accepted."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from gyakusan.artifacts.errors import ProposalStale, ProposalUnusable
from gyakusan.artifacts.models import Kind, Row, columns, get_rows, row_lists
from gyakusan.artifacts.proposals.models import Suggestion
from gyakusan.artifacts.provenance import ASSUMED, Provenance, provided
from gyakusan.core.ids import digest_id

_NOTHING: tuple[object, ...] = ("", None, (), [], False)


def suggest_row(before: Row | None, row: Row, *, list_name: str, draft: str, by: str, at: str) -> Suggestion | None:
    """Return the proposal that turns the row as it stood, if it did, into `row`; None where nothing differs."""
    dumped = row.model_dump(mode="json")
    values = {name: dumped[name] for name in columns(type(row)) if _differs(before, row, name)}
    if before is not None and not values:
        return None
    changes_whole = before is None or before.provenance != row.provenance
    return Suggestion(
        id=_proposal_id(draft, list_name, row.id),
        draft=draft,
        list_name=list_name,
        row=row.id,
        by=by,
        at=at,
        note=row.provenance.note if changes_whole else "",
        replaces=before is not None,
        values=values,
        drafted=values,
        origin=row.provenance if changes_whole else None,
        cells={name: origin for name, origin in row.cells.items() if name in values},
    )


def suggest_field(
    before: Kind, name: str, value: object, origin: Provenance, *, draft: str, by: str, at: str
) -> Suggestion | None:
    """Return the proposal that sets a scalar field; None where it stands so already."""
    if getattr(before, name) == value and before.origin(name) == origin:
        return None
    values = {name: before.model_copy(update={name: value}).model_dump(mode="json")[name]}
    return Suggestion(
        id=_proposal_id(draft, "", name),
        draft=draft,
        field=name,
        by=by,
        at=at,
        note=origin.note,
        values=values,
        drafted=values,
        origin=origin,
    )


def _proposal_id(draft: str, list_name: str, name: str) -> str:
    """A draft proposes a row or a field once; when it comes back to it, the proposal grows."""
    return f"prop-{digest_id(draft, list_name, name)}"


def _differs(before: Row | None, row: Row, name: str) -> bool:
    value = getattr(row, name)
    if before is None:
        return value not in _NOTHING or name in row.cells
    old = getattr(before, name)
    if old != value:
        return True
    noted = name in before.cells or name in row.cells
    return before.origin(name) != row.origin(name) and (value not in _NOTHING or noted)


def grown(present: Suggestion, later: Suggestion) -> Suggestion:
    """Return a proposal after its draft came back to it; what people edited in it stays."""
    kept = {name: value for name, value in present.values.items() if value != present.drafted.get(name)}
    return present.model_copy(
        update={
            "values": {**present.values, **later.values, **kept},
            "drafted": {**present.drafted, **later.drafted},
            "origin": later.origin or present.origin,
            "cells": {**present.cells, **later.cells},
        }
    )


def accepted(content: Kind, suggestion: Suggestion, person: str) -> Kind:
    """Return the document with a proposal in it: drafted by its author, but for what people edited in it.

    A column that was edited counts as provided by whoever edited it, else by `person`, who accepts.

    Raises:
        ProposalStale: the row that it changes has been removed.
        ProposalUnusable: what it holds does not fit the kind.
    """
    try:
        if suggestion.list_name:
            return _with_row(content, suggestion, person)
        name = suggestion.field
        if name not in columns(type(content)):
            raise ProposalUnusable(suggestion.id)
        update: dict[str, Any] = {name: suggestion.values.get(name, "")}
        origins = {**content.provenance, name: origin_of(suggestion, name, person)}
        return type(content).model_validate({**_shallow(content), **update, "provenance": origins})
    except ValidationError as error:
        raise ProposalUnusable(suggestion.id) from error


def _with_row(content: Kind, suggestion: Suggestion, person: str) -> Kind:
    name = suggestion.list_name
    model = row_lists(type(content)).get(name)
    if model is None:
        raise ProposalUnusable(suggestion.id)
    rows = get_rows(content, name)
    present = next((row for row in rows if row.id == suggestion.row), None)
    if present is None and suggestion.replaces:
        raise ProposalStale(suggestion.id)
    row = _row(present, suggestion, model, person)
    changed = tuple(row if old.id == row.id else old for old in rows) if present else (*rows, row)
    return content.model_copy(update={name: changed})


def _row(present: Row | None, suggestion: Suggestion, model: type[Row], person: str) -> Row:
    whole = _machine_only(suggestion.origin, person) if suggestion.origin else ASSUMED
    if present is not None and suggestion.origin is None:
        whole = present.provenance
    cells: dict[str, Provenance] = {}
    for name in columns(model):
        if name in suggestion.values:
            origin = origin_of(suggestion, name, person)
            if origin != whole or name in suggestion.cells:
                cells[name] = origin
        elif present is not None and name in present.cells:
            cells[name] = present.cells[name]
        elif present is not None and whole != present.provenance and getattr(present, name) not in _NOTHING:
            cells[name] = present.provenance
    known = {name: value for name, value in suggestion.values.items() if name in columns(model)}
    base = _shallow(present) if present is not None else {"id": suggestion.row}
    return model.model_validate({**base, **known, "provenance": whole, "cells": cells})


def origin_of(suggestion: Suggestion, name: str, person: str) -> Provenance:
    """Return where a proposed value comes from once `person` has accepted it."""
    if suggestion.values.get(name) != suggestion.drafted.get(name):
        return provided(suggestion.edited.get(name) or person)
    return _machine_only(suggestion.cells.get(name) or suggestion.origin or ASSUMED, person)


def _machine_only(origin: Provenance, person: str) -> Provenance:
    """A proposal can make nothing observed, and names no person who did not say it."""
    return origin if origin.is_open else provided(person)


def _shallow(model: Kind | Row) -> dict[str, Any]:
    return {name: getattr(model, name) for name in type(model).model_fields}
