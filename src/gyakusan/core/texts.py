"""Text catalogues: every sentence that people read, in YAML, one file per room and language."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import cast

import yaml

from gyakusan.core.language import Language

_PACKAGE = Path(__file__).parent.parent
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def catalogue(room: str, language: Language) -> dict[str, str]:
    """Return the flat catalogue of a room: dotted key -> sentence.

    `room` is a path below the package, such as `core` or `assistant/rules`.
    """
    path = _PACKAGE / room / "texts" / f"{language}.yaml"
    tree = cast("dict[str, object]", yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER) or {})  # noqa: S506
    return dict(_flatten(tree, ""))


def _flatten(tree: dict[str, object], prefix: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for key, value in tree.items():
        if isinstance(value, dict):
            found += _flatten(cast("dict[str, object]", value), f"{prefix}{key}.")
        else:
            found.append((f"{prefix}{key}", str(value).rstrip("\n")))
    return found


def text(room: str, key: str, language: Language, /, **values: object) -> str:
    """Return a sentence of the catalogue with its `{placeholders}` filled.

    Raises:
        KeyError: the catalogue has no such key, or a placeholder has no value (a defect, caught by tests).
    """
    return catalogue(room, language)[key].format(**values)
