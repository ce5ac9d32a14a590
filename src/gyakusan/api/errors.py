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


@dataclass(eq=False)
class DocumentLocked(GyakusanError):
    """The facilitator has locked the artifact for now."""

    code: ClassVar[str] = "document_locked"
    status: ClassVar[int] = 409
    artifact: str


@dataclass(eq=False)
class ModelSwitchedOff(GyakusanError):
    """The facilitator has switched drafts by language model off in this workshop."""

    code: ClassVar[str] = "model_switched_off"
    status: ClassVar[int] = 409


@dataclass(eq=False)
class NothingToCompare(GyakusanError):
    """The artifact is not a copy of an earlier one."""

    code: ClassVar[str] = "nothing_to_compare"
    status: ClassVar[int] = 404
    artifact: str


@dataclass(eq=False)
class ExportUnknown(InputError):
    """There is no such export."""

    code: ClassVar[str] = "export_unknown"
    status: ClassVar[int] = 404
    format: str
    known: str


@dataclass(eq=False)
class OriginUnfit(InputError):
    """What is to get an origin is not there."""

    code: ClassVar[str] = "origin_unfit"
    place: str
