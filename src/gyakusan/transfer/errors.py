"""What can be wrong with the files that people bring: each error says which file, which line, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from gyakusan.core.errors import InputError
from gyakusan.core.language import Language
from gyakusan.core.texts import text
from gyakusan.transfer.models import place


@dataclass(eq=False)
class FolderMissing(InputError):
    """The input folder is not there."""

    code: ClassVar[str] = "folder_missing"
    path: str


@dataclass(eq=False)
class AlreadyThere(InputError):
    """A starter folder would overwrite a file."""

    code: ClassVar[str] = "already_there"
    path: str


@dataclass(eq=False)
class FileError(InputError):
    """Base of errors about one file; `line` is None where no line can be named."""

    file: str
    line: int | None

    def _spoken(self, language: Language) -> dict[str, object]:
        return {**self._values(), "place": place(self.file, self.line, language)}


@dataclass(eq=False)
class FileMissing(FileError):
    """A file without which nothing starts is not in the folder."""

    code: ClassVar[str] = "file_missing"


@dataclass(eq=False)
class FileUnreadable(FileError):
    """The operating system does not let the file be read."""

    code: ClassVar[str] = "file_unreadable"
    reason: str


@dataclass(eq=False)
class FileEmpty(FileError):
    """There is nothing in the file."""

    code: ClassVar[str] = "file_empty"


@dataclass(eq=False)
class FileTooLarge(FileError):
    """The file, or what it unpacks to, is larger than allowed."""

    code: ClassVar[str] = "file_too_large"
    megabytes: float
    limit: float


@dataclass(eq=False)
class NotText(FileError):
    """The bytes are no text in an encoding that is read."""

    code: ClassVar[str] = "not_text"


@dataclass(eq=False)
class BrokenText(FileError):
    """The text is UTF-8 or UTF-16, but damaged."""

    code: ClassVar[str] = "broken_text"
    encoding: str


@dataclass(eq=False)
class BadYaml(FileError):
    """The YAML cannot be read."""

    code: ClassVar[str] = "bad_yaml"
    problem: str


@dataclass(eq=False)
class TooDeep(FileError):
    """The YAML is nested beyond what any input needs."""

    code: ClassVar[str] = "too_deep"
    limit: int


@dataclass(eq=False)
class UnknownKey(FileError):
    """A key that no input has; `nearest` is empty when nothing is similar."""

    code: ClassVar[str] = "unknown_key"
    key: str
    nearest: str
    valid: str

    def _spoken(self, language: Language) -> dict[str, object]:
        hint = text("transfer", "did_you_mean", language, nearest=self.nearest) if self.nearest else ""
        return {**super()._spoken(language), "hint": hint}


@dataclass(eq=False)
class RepeatedKey(FileError):
    """A key stands twice in the same place."""

    code: ClassVar[str] = "repeated_key"
    key: str


@dataclass(eq=False)
class MissingKey(FileError):
    """A key that is needed is missing or has no value."""

    code: ClassVar[str] = "missing_key"
    key: str


@dataclass(eq=False)
class BadValue(FileError):
    """A value that cannot be used. `expected` names a sentence of the catalogue."""

    code: ClassVar[str] = "bad_value"
    key: str
    value: str
    expected: str

    def _spoken(self, language: Language) -> dict[str, object]:
        expected = text("transfer", f"expected.{self.expected}", language)
        return {**super()._spoken(language), "expected": expected}


@dataclass(eq=False)
class StartMissing(FileError):
    """Nobody said on which day the workshop starts."""

    code: ClassVar[str] = "start_missing"


@dataclass(eq=False)
class TooManyRows(FileError):
    """A table or a text has more rows than allowed."""

    code: ClassVar[str] = "too_many_rows"
    limit: int


@dataclass(eq=False)
class TooManyMembers(FileError):
    """More members than allowed."""

    code: ClassVar[str] = "too_many_members"
    members: int
    limit: int


@dataclass(eq=False)
class TextTooLong(FileError):
    """One text is longer than a field can hold."""

    code: ClassVar[str] = "text_too_long"
    length: int
    limit: int


@dataclass(eq=False)
class BadTable(FileError):
    """A CSV file whose quotes do not match."""

    code: ClassVar[str] = "bad_table"


@dataclass(eq=False)
class HeaderMissing(FileError):
    """A table in which no header was recognised."""

    code: ClassVar[str] = "header_missing"
    found: str
    expected: str


@dataclass(eq=False)
class OfficeDamaged(FileError):
    """A file that should be PPTX or XLSX cannot be opened as one."""

    code: ClassVar[str] = "office_damaged"
    form: str
