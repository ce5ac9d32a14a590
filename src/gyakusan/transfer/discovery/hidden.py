"""What a discovery document carries in HTML comments, so that reading it back loses nothing.

    <!--kind:questions-->  <!--list:questions.rows-->  <!--generated-->
    <!--row:q-abc {"note": "...", "cells": {...}, "values": {...}}-->  <!--field:sentence {"origin": {...}}-->

A row's comment holds its id and only that which the visible text cannot say. Where somebody changed the visible text,
the text counts and the comment does not.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, cast

from pydantic import ValidationError

from gyakusan.artifacts.provenance import Provenance
from gyakusan.core.language import Language
from gyakusan.core.texts import text

GENERATED = "generated"
"""Marks what is written from the rest: it is not read back."""
_CONTENT = re.compile(r"(kind|list|row|field):([A-Za-z0-9_.-]{1,80})(?: (\{.*\}))?", re.DOTALL)
_UNSAFE = re.compile("[|<>&\\x7f-\\x9f\\u2028\\u2029\\ufeff]|(?<=-)-")


@dataclass(frozen=True)
class Hidden:
    """The content of a comment: `what` is kind, list, row or field, `name` which one."""

    what: str
    name: str
    origin: Provenance | None = None
    note: str = ""
    """The note of an origin that the visible text says otherwise completely."""
    no_origin: bool = False
    """The field has no origin of its own, although the visible text shows the default one."""
    cells: Mapping[str, Provenance] = field(default_factory=dict[str, Provenance])
    values: Mapping[str, object] = field(default_factory=dict[str, object])

    def origin_given(self, stated: Provenance | None) -> Provenance | None:
        """Return the exact origin, given the one that the visible text states."""
        if self.origin is not None or stated is None or not self.note:
            return self.origin or stated
        return stated.model_copy(update={"note": self.note})

    def comment(self) -> str:
        """Return the comment as it stands in the document."""
        more: dict[str, object] = {}
        if self.origin is not None:
            more["origin"] = _dump(self.origin)
        if self.note:
            more["note"] = self.note
        if self.no_origin:
            more["origin"] = None
        if self.cells:
            more["cells"] = {name: _dump(origin) for name, origin in self.cells.items()}
        if self.values:
            more["values"] = dict(self.values)
        tail = f" {_json(more)}" if more else ""
        return f"<!--{self.what}:{self.name}{tail}-->"


@cache
def generated_titles() -> frozenset[str]:
    """Return the headings under which nothing is read, in both languages."""
    keys = ("open", "blanks", "evidence")
    return frozenset(text("transfer", f"discovery.{key}", language) for key in keys for language in Language)


def exactly(origin: Provenance, stated: Provenance | None) -> tuple[Provenance | None, str]:
    """Return what a comment has to hold, as `origin` and `note`, so that an origin reads back exactly."""
    if origin == stated:
        return None, ""
    if stated is not None and origin.note and origin == stated.model_copy(update={"note": origin.note}):
        return None, origin.note
    return origin, ""


def _dump(origin: Provenance) -> dict[str, object]:
    return origin.model_dump(mode="json", exclude_defaults=True)


def _json(value: Mapping[str, object]) -> str:
    shown = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", shown)


def read_hidden(comments: Iterable[str]) -> Hidden | None:
    """Return the first comment that is ours; what cannot be understood counts as not there."""
    for comment in comments:
        found = _CONTENT.fullmatch(comment)
        if found:
            return _read(found[1], found[2], found[3])
    return None


def _read(what: str, name: str, tail: str | None) -> Hidden:
    try:
        more = cast("dict[str, Any]", json.loads(tail)) if tail else {}
        return Hidden(
            what,
            name,
            origin=Provenance.model_validate(more["origin"]) if more.get("origin") is not None else None,
            note=str(more.get("note", "")),
            no_origin="origin" in more and more["origin"] is None,
            cells={key: Provenance.model_validate(origin) for key, origin in more.get("cells", {}).items()},
            values=dict(more.get("values", {})),
        )
    except (ValueError, TypeError, AttributeError, RecursionError, ValidationError):
        return Hidden(what, name)
