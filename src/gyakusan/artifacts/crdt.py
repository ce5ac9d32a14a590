"""The mapping between typed documents and CRDT documents; with `store`, the only code that knows pycrdt.

A document has a root map `fields` (scalar columns), a root map `origins` (their provenance), and for each row list a
root map `rows:<name>` from row id to a map with `order`, `origin`, `cells` and the columns. Texts are shared texts, so
that several people can type in the same cell; everything else is a plain value.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from difflib import SequenceMatcher
from typing import Any, TypeVar, cast

from pycrdt import Doc, Text
from pycrdt import Map as SharedMap
from pydantic import BaseModel

from gyakusan.artifacts.models import Kind, Row, Widget, columns, get_rows, row_lists
from gyakusan.artifacts.ordering import is_key, reordered
from gyakusan.artifacts.tolerance import content_of

SERVER_CLIENT = 1
"""CRDT client id of the server's own edits: fixed, because the server is the only one that uses it."""

SHARED = {Widget.LINE, Widget.TEXT, Widget.QUANTITY, Widget.URL}
"""Columns that are shared texts."""

Document = Doc[Any]
Shared = SharedMap[Any]
T = TypeVar("T")

PROPOSALS = "proposals"
"""Root map of what was proposed and is no content yet; see `artifacts/proposals`."""


def new_document() -> Document:
    """Return an empty document that writes as the server."""
    return Doc(client_id=SERVER_CLIENT)


def read(document: Document, kind: type[Kind]) -> Kind:
    """Return the typed content of a document, whatever its clients put there: see `tolerance`."""
    rows = {name: plain(root(document, f"rows:{name}")) for name in row_lists(kind)}
    return content_of(kind, plain(root(document, "fields")), plain(root(document, "origins")), rows)


def write(document: Document, content: Kind) -> None:
    """Change a document so that it holds `content`, touching only what differs, in one transaction."""
    kind = type(content)
    with document.transaction():
        fields = root(document, "fields")
        _write_columns(fields, content)
        _write_mapping(root(document, "origins"), {k: dump(v) for k, v in content.provenance.items()})
        for name in row_lists(kind):
            _write_rows(root(document, f"rows:{name}"), get_rows(content, name))


def edited(document: Document, edit: Callable[[], T]) -> tuple[T, bytes | None]:
    """Run `edit` in one transaction; return what it returns and the update that it made, None where it made none."""
    updates: list[bytes] = []
    subscription = document.observe(lambda event: updates.append(event.update))
    try:
        with document.transaction():
            answer = edit()
    finally:
        document.unobserve(subscription)
    return answer, updates[0] if updates else None


def drop_proposals(document: Document) -> None:
    """Remove all open proposals."""
    proposals = root(document, PROPOSALS)
    with document.transaction():
        for key in keys(proposals):
            del proposals[key]


def root(document: Document, name: str) -> Shared:
    """Return a root map."""
    return document.get(name, type=SharedMap)


def keys(shared: Shared) -> list[str]:
    """Return the keys of a map as they are now, so that it may be changed meanwhile."""
    return list(shared.keys())


def plain(shared: Shared) -> dict[str, Any]:
    """Return a map as plain values, nested ones too; what cannot be read is left out."""
    try:
        return cast("dict[str, Any]", json.loads(str(shared)))
    except (ValueError, RecursionError):
        return {}


def dump(model: BaseModel) -> dict[str, Any]:
    """Return a model as plain values, without those that are the default."""
    return model.model_dump(mode="json", exclude_defaults=True)


def _write_columns(target: Shared, owner: BaseModel) -> None:
    for name, column in columns(type(owner)).items():
        put_value(target, name, getattr(owner, name), shared=column.widget in SHARED)


def put_value(target: Shared, name: str, value: Any, *, shared: bool) -> None:
    """Set a column; a shared text is edited in place."""
    if isinstance(value, tuple):
        value = list(cast("tuple[str, ...]", value))
    present = target.get(name)
    if shared:
        if present is None:
            if value:
                target[name] = Text(value)
        elif isinstance(present, Text) and len(present) == len(str(present).encode()):  # nothing but text in it
            _edit_text(present, value)
        else:
            target[name] = Text(value)
    elif (present is None and value not in (None, "", False, [])) or (present is not None and present != value):
        target[name] = value


def _edit_text(shared: Text, wanted: str) -> None:
    present = str(shared)
    if present == wanted:
        return
    # Indices count UTF-8 bytes in pycrdt.
    matcher = SequenceMatcher(a=present, b=wanted, autojunk=False) if len(present) < 2000 else None
    blocks = matcher.get_opcodes() if matcher else [("replace", 0, len(present), 0, len(wanted))]
    for operation, a0, a1, b0, b1 in reversed(blocks):
        if operation == "equal":
            continue
        start, end = len(present[:a0].encode()), len(present[:a1].encode())
        if end > start:
            del shared[start:end]
        if b1 > b0:
            shared.insert(start, wanted[b0:b1])


def _write_mapping(target: Shared, wanted: Mapping[str, Any]) -> None:
    for key in keys(target):
        if key not in wanted:
            del target[key]
    for key, value in wanted.items():
        if target.get(key) != value:
            target[key] = value


def _write_rows(target: Shared, rows: tuple[Row, ...]) -> None:
    wanted = {row.id for row in rows}
    for identifier in keys(target):
        if identifier not in wanted or not isinstance(target[identifier], SharedMap):
            del target[identifier]
    present = set(keys(target))
    orders = {key: order for key in present if (order := _order_of(target, key))}
    order = reordered([row.id for row in rows], orders)
    for row in rows:
        if row.id not in present:
            target[row.id] = SharedMap({})
        shared = cast("Shared", target[row.id])
        if row.id in order:
            shared["order"] = order[row.id]
        put_value(shared, "origin", dump(row.provenance), shared=False)
        put_value(shared, "cells", {key: dump(value) for key, value in row.cells.items()}, shared=False)
        _write_columns(shared, row)


def _order_of(target: Shared, identifier: str) -> str:
    """Return the order key of a row, empty when it has none that can be used."""
    order = cast("Shared", target[identifier]).get("order", "")
    return order if isinstance(order, str) and is_key(order) else ""
