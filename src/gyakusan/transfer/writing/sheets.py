"""Tables on worksheets: real dates and numbers, a header that stays, filters, wrapped text, one page wide in print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import cast

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from gyakusan.artifacts.blanks import blanks_in
from gyakusan.core.language import Language
from gyakusan.transfer.writing import look
from gyakusan.transfer.writing.wording import clean, say, wrap

Value = str | float | date | None

_POINTS = 10
_LINE = 15.0
"""Height of a line of text, in points."""
_TALLEST = 409.0
"""Tallest row that Excel knows, in points."""
_MEASURED = 2_000
"""Characters that are measured: more than fit into the tallest row of the widest column."""
_UNITS_PER_EM = 2.1
"""Units of column width that one full-width character takes."""
_LONGEST = 32_767
"""Most characters that a cell of Excel holds."""


@dataclass(frozen=True)
class SheetColumn:
    """A column: its header, its width in units of Excel, and whether its cells mark what is still open."""

    header: str
    width: float
    marks_open: bool = False


@dataclass(frozen=True)
class Table:
    """A worksheet. `open_rows` are the indices of rows whose origin is open."""

    title: str
    columns: tuple[SheetColumn, ...]
    rows: Sequence[Sequence[Value]]
    accent: str
    open_rows: frozenset[int] = frozenset()


def fill_sheet(sheet: Worksheet, table: Table, language: Language, footer: str) -> None:
    """Write a table onto an empty worksheet."""
    sheet.sheet_properties.tabColor = look.bare(table.accent)
    for n, column in enumerate(table.columns, 1):
        sheet.column_dimensions[get_column_letter(n)].width = column.width
        _header(_cell(sheet, 1, n), column.header, table.accent, language)
    sheet.row_dimensions[1].height = _height([column.header for column in table.columns], table.columns) + 6
    for m, row in enumerate(table.rows):
        for n, (column, value) in enumerate(zip(table.columns, row, strict=True), 1):
            marked = column.marks_open and m in table.open_rows
            _write(_cell(sheet, m + 2, n), value, language, marked=marked)
        sheet.row_dimensions[m + 2].height = _height(row, table.columns)
    if not table.rows:
        _write(_cell(sheet, 2, 1), say("sheets.empty", language), language, marked=False)
    last = get_column_letter(len(table.columns))
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{last}{max(2, len(table.rows) + 1)}"
    _print_setup(sheet, language, footer)


def _cell(sheet: Worksheet, row: int, column: int) -> Cell:
    return cast("Cell", sheet.cell(row, column))


def _header(cell: Cell, text: str, accent: str, language: Language) -> None:
    cell.value = clean(text)
    cell.font = _font(language, bold=True, colour=look.WHITE)
    cell.fill = _fill(accent)
    cell.alignment = Alignment(wrap_text=True, vertical="center")
    cell.border = _border()


def _write(cell: Cell, value: Value, language: Language, *, marked: bool) -> None:
    if isinstance(value, str):
        value = clean(value)[:_LONGEST]
        cell.value = value
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(("=", "+", "-", "@"))
        marked = marked or bool(blanks_in(value))
    elif value is not None:
        cell.value = value
        cell.number_format = "yyyy-mm-dd" if isinstance(value, date) else "#,##0.##" if value % 1 else "#,##0"
    cell.font = _font(language)
    cell.alignment = Alignment(
        wrap_text=True, vertical="top", horizontal="left" if isinstance(value, str) else "center"
    )
    cell.border = _border()
    if marked:
        cell.fill = _fill(look.OPEN)


@cache
def _font(language: Language, *, bold: bool = False, colour: str = look.INK) -> Font:
    charset = 128 if language is Language.JA else None
    return Font(name=look.latin(language), sz=_POINTS, b=bold, color=look.bare(colour), charset=charset, family=2)


@cache
def _fill(colour: str) -> PatternFill:
    return PatternFill("solid", fgColor=look.bare(colour))


@cache
def _border() -> Border:
    return Border(bottom=Side(style="thin", color=look.bare(look.LINE)))


def _height(row: Sequence[Value], columns: Sequence[SheetColumn]) -> float:
    """Return the height that the fullest cell of a row needs, in points."""
    lines = 1
    for column, value in zip(columns, row, strict=True):
        if isinstance(value, str):
            room = max(1.0, (column.width - 1) / _UNITS_PER_EM)
            lines = max(lines, len(wrap(clean(value)[:_MEASURED], room)))
    return min(_TALLEST, lines * _LINE + 3)


def _print_setup(sheet: Worksheet, language: Language, footer: str) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    if sheet.sheet_properties.pageSetUpPr is not None:
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top = sheet.page_margins.bottom = 0.6
    font = f'&"{look.latin(language)},Regular"&8'
    if (parts := sheet.oddFooter) is not None:
        parts.left.text = font + footer.replace("&", "&&")
        parts.right.text = f"{font}&A  &P / &N"
