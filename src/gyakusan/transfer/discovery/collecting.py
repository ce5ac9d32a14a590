"""What a reader gathers on its way through a document: rows and fields as text, notes, remarks."""

from __future__ import annotations

from dataclasses import dataclass, field

from gyakusan.artifacts.kinds.plan import NoteRow
from gyakusan.artifacts.models import MAX_TEXT, Kind
from gyakusan.artifacts.provenance import provided
from gyakusan.core.ids import Ids
from gyakusan.core.language import Language
from gyakusan.core.settings import Settings
from gyakusan.transfer.discovery.hidden import Hidden
from gyakusan.transfer.errors import TextTooLong, TooManyRows
from gyakusan.transfer.models import Remark

SHOWN = 60
"""Characters of a kept line that a remark repeats."""


@dataclass(frozen=True)
class Authors:
    """Who stands for what a file says: the product manager for most, the data scientist for solutions."""

    product_manager: str = ""
    data_scientist: str = ""

    def of(self, kind: str, file: str) -> str:
        """Return who provided the rows of a kind; the file itself where it is nobody in particular."""
        if kind in {"customer_profile", "journey", "reactions"}:
            return self.product_manager or file
        if kind == "solutions":
            return self.data_scientist or file
        return file


@dataclass(frozen=True)
class Setting:
    """What a reader has to know besides the text."""

    file: str
    language: Language
    ids: Ids
    settings: Settings
    authors: Authors = Authors()


@dataclass
class RawRow:
    """A row as text: column -> what its cell says."""

    kind: str
    list_name: str
    line: int
    cells: dict[str, str] = field(default_factory=dict[str, str])
    hidden: Hidden | None = None
    number: str = ""
    origin: str = ""

    def add(self, column: str, text: str) -> None:
        """Put a text into a cell, below what already stands there."""
        present = self.cells.get(column, "")
        self.cells[column] = f"{present}\n{text}" if present and text else present or text


@dataclass
class RawField:
    """A scalar field as text."""

    line: int
    text: str
    hidden: Hidden | None = None
    origin: str = ""


@dataclass(frozen=True)
class Read:
    """What a document held."""

    artifacts: dict[str, Kind]
    remarks: tuple[Remark, ...]


class Collector:
    """Gathers rows, fields, notes and remarks, and keeps the limits."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.rows: list[RawRow] = []
        self.fields: dict[tuple[str, str], RawField] = {}
        self.present: dict[str, None] = {}
        self.notes: list[NoteRow] = []
        self.remarks: list[Remark] = []
        self._counts: dict[tuple[str, str], int] = {}

    def row(self, row: RawRow) -> RawRow:
        """Keep a row.

        Raises:
            TooManyRows: its list is longer than the setting allows.
        """
        key = (row.kind, row.list_name)
        self._counts[key] = self._counts.get(key, 0) + 1
        self._limit(self._counts[key], row.line)
        self.rows.append(row)
        return row

    def set_field(self, kind: str, name: str, found: RawField) -> bool:
        """Keep the text of a scalar field; False where the field already has one."""
        if (kind, name) in self.fields and self.fields[kind, name].text:
            return False
        self.fields[kind, name] = found
        return True

    def note(self, section: str, line: int | None, text: str, *, remark: bool = True) -> None:
        """Keep a text that fits no field, and report it unless something else does.

        Raises:
            TooManyRows, TextTooLong: the notes or the text are longer than allowed.
        """
        if not text.strip():
            return
        file = self.setting.file
        if len(text) > MAX_TEXT:
            raise TextTooLong(file, line, len(text), MAX_TEXT)
        self._limit(len(self.notes) + 1, line)
        where = file if line is None else f"{file}:{line}"
        self.notes.append(
            NoteRow(
                id=self.setting.ids.new("note"),
                provenance=provided(file, where),
                section=section[:200],
                line=line,
                text=text,
            )
        )
        if remark:
            self.remark(line, "kept_as_note", text=shorten(text))

    def remark(self, line: int | None, code: str, **values: object) -> None:
        """Report something."""
        self.remarks.append(Remark(self.setting.file, line, code, values))

    def _limit(self, count: int, line: int | None) -> None:
        if count > self.setting.settings.max_rows:
            raise TooManyRows(self.setting.file, line, self.setting.settings.max_rows)


def shorten(text: str) -> str:
    """Return a text on one line, cut where a remark would get too long."""
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else f"{line[: SHOWN - 1]}…"
