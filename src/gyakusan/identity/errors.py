"""Errors of the identity room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from gyakusan.core.errors import GyakusanError


@dataclass(eq=False)
class NotSignedIn(GyakusanError):
    """There is no valid session: none was shown, it has expired, or it was ended."""

    code: ClassVar[str] = "not_signed_in"
    status: ClassVar[int] = 401


@dataclass(eq=False)
class Forbidden(GyakusanError):
    """The person is known, and may not do this."""

    code: ClassVar[str] = "forbidden"
    status: ClassVar[int] = 403


@dataclass(eq=False)
class WorkshopNotFound(GyakusanError):
    """There is no such workshop, or it is none of the caller's business."""

    code: ClassVar[str] = "workshop_not_found"
    status: ClassVar[int] = 404
    workshop: str
