"""Errors of the HTTP surface."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from gyakusan.core.errors import GyakusanError, InputError
from gyakusan.core.language import Language
from gyakusan.core.texts import catalogue, text


@dataclass(eq=False)
class InvalidRequest(InputError):
    """A request does not have the shape that its endpoint describes."""

    code: ClassVar[str] = "invalid_request"
    status: ClassVar[int] = 400
    field: str
    problem: str
    """Type of the problem as pydantic names it."""
    limit: str = ""

    def _spoken(self, language: Language) -> dict[str, object]:
        key = f"problems.{self.problem}"
        if key not in catalogue("api", language):
            key = "problems.other"
        whole = not self.field or self.problem == "json_invalid"
        where = text("api", "where.whole" if whole else "where.field", language, field=self.field)
        return {"where": where, "reason": text("api", key, language, limit=self.limit)}


@dataclass(eq=False)
class NotFound(GyakusanError):
    """There is nothing at that address."""

    code: ClassVar[str] = "not_found"
    status: ClassVar[int] = 404


@dataclass(eq=False)
class MethodNotAllowed(GyakusanError):
    """There is something at that address, but it cannot be used in this way."""

    code: ClassVar[str] = "method_not_allowed"
    status: ClassVar[int] = 405


@dataclass(eq=False)
class RequestTooLarge(InputError):
    """The body of a request is larger than allowed."""

    code: ClassVar[str] = "request_too_large"
    status: ClassVar[int] = 413
    megabytes: float


@dataclass(eq=False)
class Unexpected(GyakusanError):
    """A defect of the product; the log says where."""

    code: ClassVar[str] = "unexpected"
    status: ClassVar[int] = 500
