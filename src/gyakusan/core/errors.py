"""One tree of errors: a stable code, typed fields, and a message in both languages that says what to do."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import ClassVar

from gyakusan.core.language import Language
from gyakusan.core.texts import text


@dataclass(eq=False)
class GyakusanError(Exception):
    """Base of every error that a person may see.

    A subclass is a dataclass whose fields fill the sentence `errors.<code>` in its room's catalogue.
    """

    code: ClassVar[str] = "error"
    exit_code: ClassVar[int] = 1
    status: ClassVar[int] = 422
    """The HTTP status with which the error is answered."""

    def message(self, language: Language) -> str:
        """Say in `language` what is wrong and what to do."""
        return text(self._room(), f"errors.{self.code}", language, **self._spoken(language))

    def as_json(self, language: Language) -> dict[str, object]:
        """Return the one JSON shape of errors."""
        return {"error": {"code": self.code, "message": self.message(language), "fields": self._shown(language)}}

    def _shown(self, language: Language) -> dict[str, object]:
        """Return the fields as JSON shows them; subclasses with lists say here how."""
        del language
        return {name: value if isinstance(value, int | float) else str(value) for name, value in self._values().items()}

    def _values(self) -> dict[str, object]:
        return {field.name: getattr(self, field.name) for field in fields(self)}

    def _spoken(self, language: Language) -> dict[str, object]:
        """Return the values as the sentence shows them; subclasses translate parts of them here."""
        del language
        return self._values()

    def _room(self) -> str:
        return type(self).__module__.split(".")[1]

    def __str__(self) -> str:
        return self.message(Language.EN)


class InputError(GyakusanError):
    """What somebody brought cannot be used as it is; the command ends with exit code 2."""

    exit_code: ClassVar[int] = 2


@dataclass(eq=False)
class BadSetting(InputError):
    """A setting of the environment has a value that cannot be used."""

    code: ClassVar[str] = "bad_setting"
    name: str
    value: str
    expected: str


@dataclass(eq=False)
class DatabaseBusy(GyakusanError):
    """Another process holds the database."""

    code: ClassVar[str] = "database_busy"
    status: ClassVar[int] = 503
    path: str


@dataclass(eq=False)
class DatabaseUnusable(GyakusanError):
    """The database cannot be opened or is damaged."""

    code: ClassVar[str] = "database_unusable"
    status: ClassVar[int] = 503
    path: str
    reason: str


@dataclass(eq=False)
class CannotWrite(GyakusanError):
    """A result could not be written; nothing half-written was left."""

    code: ClassVar[str] = "cannot_write"
    status: ClassVar[int] = 503
    path: str
    reason: str
