"""In which language an answer is written: `Accept-Language`, else the settings, else Japanese."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends
from starlette.requests import HTTPConnection

from gyakusan.api.house import rooms_of
from gyakusan.core.language import Language


def language_of(connection: HTTPConnection) -> Language:
    """Return the language of the caller: the first one of `Accept-Language` that the product knows."""
    wished: list[tuple[float, str]] = []
    for entry in connection.headers.get("accept-language", "").split(","):
        name, _, weight = entry.strip().partition(";q=")
        wished.append((_number(weight), name.split("-")[0].lower()))
    for weight, name in sorted(wished, key=lambda entry: -entry[0]):
        if weight > 0 and name in {"ja", "en"}:
            return Language(name)
    return rooms_of(connection).settings.language or Language.JA


def _number(weight: str) -> float:
    try:
        return float(weight) if weight else 1.0
    except ValueError:
        return 0.0


Shown = Annotated[Language, Depends(language_of)]
"""The parameter of an endpoint that writes sentences."""
