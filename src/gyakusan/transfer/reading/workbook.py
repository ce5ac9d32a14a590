"""The first sheet of an Excel file as rows of text."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import openpyxl

from gyakusan.core.errors import InputError
from gyakusan.transfer.discovery.collecting import Setting
from gyakusan.transfer.errors import FileEmpty, OfficeDamaged
from gyakusan.transfer.parsing.sources import Source
from gyakusan.transfer.reading.office import checked_archive
from gyakusan.transfer.reading.spreadsheet import Rows, check_count

MAX_COLUMNS = 50
_BLANK_ROWS = 10_000
"""After so many rows, filled or not, reading ends."""


def workbook_rows(source: Source, setting: Setting) -> Rows:
    """Return the rows of the first sheet that are not empty, each with its row number.

    Raises:
        FileEmpty, OfficeDamaged, FileTooLarge: the file cannot be used.
        TooManyRows: more rows than the settings allow.
    """
    stream = checked_archive(source, "XLSX", "xl/workbook.xml", setting.settings)
    try:
        book: Any = openpyxl.load_workbook(stream, read_only=True, data_only=True, keep_links=False)
        sheet: Any = book.worksheets[0]
        sheet.reset_dimensions()
        found = _rows(sheet, setting)
        book.close()
    except InputError:
        raise
    except Exception as error:  # a damaged part makes the library fail in any way
        raise OfficeDamaged(source.name, None, "XLSX") from error
    if not found:
        raise FileEmpty(source.name, None)
    return found


def _rows(sheet: Any, setting: Setting) -> Rows:
    found: Rows = []
    last = setting.settings.max_rows + _BLANK_ROWS
    for number, values in enumerate(sheet.iter_rows(max_row=last, max_col=MAX_COLUMNS, values_only=True), start=1):
        cells = [_said(value) for value in values]
        if any(cells):
            while cells and not cells[-1]:
                cells.pop()
            found.append((number, cells))
            check_count(len(found), number, setting)
    return found


def _said(value: object) -> str:
    """Return a cell as text: whole numbers without a point, days as ISO dates."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
