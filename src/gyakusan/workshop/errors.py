"""Errors of the workshop room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from gyakusan.core.errors import GyakusanError, InputError
from gyakusan.core.language import Language
from gyakusan.core.texts import text
from gyakusan.identity.errors import WorkshopNotFound as WorkshopNotFound
from gyakusan.workshop.models import OpenItem


@dataclass(eq=False)
class NotReady(InputError):
    """A mandatory item of the entry checklist is open."""

    code: ClassVar[str] = "not_ready"
    status: ClassVar[int] = 409
    items: tuple[OpenItem, ...]

    def _spoken(self, language: Language) -> dict[str, object]:
        lines = [
            text(
                "workshop",
                "open_item",
                language,
                title=i.title.text(language),
                remedy=i.remedy.text(language),
                detail=i.detail_text(language),
            )
            for i in self.items
        ]
        return {"list": "\n".join(lines)}


@dataclass(eq=False)
class LanguageMissing(InputError):
    """The program has no texts in the language of the workshop."""

    code: ClassVar[str] = "language_missing"
    program: str
    language: str


@dataclass(eq=False)
class ScheduleUnfit(InputError):
    """A schedule names a part, a preset or a step that the program does not have."""

    code: ClassVar[str] = "schedule_unfit"
    name: str


@dataclass(eq=False)
class DieForOneWayDoor(GyakusanError):
    """A die may decide only what can be undone."""

    code: ClassVar[str] = "die_for_one_way_door"
    status: ClassVar[int] = 409
    subject: str


@dataclass(eq=False)
class NoSuchOption(GyakusanError):
    """What was chosen is not among the options."""

    code: ClassVar[str] = "no_such_option"
    chosen: str
    subject: str
