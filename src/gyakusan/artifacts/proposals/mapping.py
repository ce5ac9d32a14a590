"""The mapping between proposals and the root map `proposals` of a document: proposal id -> map.

A proposal's map has `draft`, `number`, `list`, `row`, `field`, `by`, `at`, `note`, `replaces`, `drafted`, `edited`,
`origin`, `cells`, and the map `values`, whose texts are shared texts.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from pycrdt import Map as SharedMap
from pycrdt import Text
from pydantic import BaseModel, ValidationError

from gyakusan.artifacts.crdt import PROPOSALS, SHARED, Document, Shared, dump, keys, plain, put_value, root
from gyakusan.artifacts.models import Kind, columns, row_lists
from gyakusan.artifacts.proposals.models import Suggestion
from gyakusan.artifacts.provenance import Provenance


def suggestions(document: Document) -> dict[str, Suggestion]:
    """Return the open proposals by id, in the order in which their drafts began; what cannot be read is left out."""
    found: list[Suggestion] = []
    for identifier, values in plain(root(document, PROPOSALS)).items():
        try:
            found.append(Suggestion.model_validate({**values, "id": identifier, "list_name": values.get("list", "")}))
        except (ValidationError, AttributeError, TypeError):
            continue
    began: dict[str, str] = {}
    for proposal in found:
        began[proposal.draft] = min(proposal.at, began.get(proposal.draft, proposal.at))
    found.sort(key=lambda entry: (began[entry.draft], entry.draft, entry.number, entry.id))
    return {proposal.id: proposal for proposal in found}


def put(document: Document, kind: type[Kind], suggestion: Suggestion) -> None:
    """Add a proposal, or bring the one with its id up to date."""
    proposals = root(document, PROPOSALS)
    with document.transaction():
        if proposals.get(suggestion.id) is None:
            proposals[suggestion.id] = SharedMap({})
            cast("Shared", proposals[suggestion.id])["values"] = SharedMap({})
        target = cast("Shared", proposals[suggestion.id])
        for name, value in _described(suggestion).items():
            if target.get(name) != value:
                target[name] = value
        _put_values(cast("Shared", target["values"]), kind, suggestion)


def drop(document: Document, identifiers: list[str]) -> None:
    """Remove proposals; those that are gone already are left alone."""
    proposals = root(document, PROPOSALS)
    with document.transaction():
        for identifier in identifiers:
            if proposals.get(identifier) is not None:
                del proposals[identifier]


def settle(document: Document, kind: type[Kind], before: Mapping[str, Suggestion], person: str) -> None:
    """Keep what a person may change in proposals, their values, and undo the rest; note who edited what.

    `before` are the proposals as they were before the person's change.
    """
    after = suggestions(document)
    drop(document, [identifier for identifier in keys(root(document, PROPOSALS)) if identifier not in before])
    for identifier, old in before.items():
        new = after.get(identifier)
        if new is None:
            drop(document, [identifier])
            put(document, kind, old)
            continue
        values = {name: value for name, value in new.values.items() if name in old.values}
        edited = {name: person for name, value in values.items() if value != old.values[name]}
        settled = old.model_copy(update={"values": {**old.values, **values}, "edited": {**old.edited, **edited}})
        if settled != new:
            put(document, kind, settled)


def _described(suggestion: Suggestion) -> dict[str, Any]:
    described: dict[str, Any] = {
        "draft": suggestion.draft,
        "number": float(suggestion.number),
        "list": suggestion.list_name,
        "row": suggestion.row,
        "field": suggestion.field,
        "by": suggestion.by,
        "at": suggestion.at,
        "note": suggestion.note,
        "replaces": suggestion.replaces,
        "drafted": suggestion.drafted,
        "edited": suggestion.edited,
        "cells": {name: dump(origin) for name, origin in suggestion.cells.items()},
        "origin": _dumped(suggestion.origin),
    }
    return described


def _dumped(origin: Provenance | None) -> dict[str, Any] | None:
    return None if origin is None else dump(origin)


def _put_values(target: Shared, kind: type[Kind], suggestion: Suggestion) -> None:
    owner: type[BaseModel] = row_lists(kind)[suggestion.list_name] if suggestion.list_name else kind
    shown = columns(owner)
    for name in keys(target):
        if name not in suggestion.values:
            del target[name]
    for name, value in suggestion.values.items():
        shared = shown[name].widget in SHARED
        put_value(target, name, value, shared=shared)
        if target.get(name) is None:
            target[name] = Text("") if shared else value
