"""What a discovery document carries in HTML comments, so that reading it back loses nothing.

    <!--kind:questions-->  <!--list:questions.rows-->  <!--generated-->
    <!--row:q-abc {"origin": {...}, "cells": {...}, "values": {...}}-->  <!--field:sentence {...}-->

A row's comment holds its id and only that which the visible text cannot say. Where somebody changed the visible text,
the text counts and the comment does not.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from pydantic import ValidationError

from gyakusan.artifacts.provenance import Provenance

GENERATED = "generated"
_CONTENT = re.compile(r"(kind|list|row|field):([A-Za-z0-9_.-]{1,80})(?: (\{.*\}))?", re.DOTALL)
_UNSAFE = re.compile("[|<>&\\x7f-\\x9f\\u2028\\u2029\\ufeff]|(?<=-)-")


@dataclass(frozen=True)
class Hidden:
    """The content of a comment: `what` is kind, list, row or field, `name` which one."""

    what: str
    name: str
    origin: Provenance | None = None
    no_origin: bool = False
    """The field has no origin of its own, although the visible text shows the default one."""
    cells: Mapping[str, Provenance] = field(default_factory=dict[str, Provenance])
    values: Mapping[str, object] = field(default_factory=dict[str, object])

    def comment(self) -> str:
        """Return the comment as it stands in the document."""
        more: dict[str, object] = {}
        if self.origin is not None:
            more["origin"] = _dump(self.origin)
        if self.no_origin:
            more["origin"] = None
        if self.cells:
            more["cells"] = {name: _dump(origin) for name, origin in self.cells.items()}
        if self.values:
            more["values"] = dict(self.values)
        tail = f" {_json(more)}" if more else ""
        return f"<!--{self.what}:{self.name}{tail}-->"


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
            Provenance.model_validate(more["origin"]) if more.get("origin") is not None else None,
            "origin" in more and more["origin"] is None,
            {key: Provenance.model_validate(origin) for key, origin in more.get("cells", {}).items()},
            dict(more.get("values", {})),
        )
    except (ValueError, TypeError, AttributeError, RecursionError, ValidationError):
        return Hidden(what, name)
