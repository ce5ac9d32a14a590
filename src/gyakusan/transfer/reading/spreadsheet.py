"""Tables outside of Markdown: CSV in any of its dialects, and the first sheet of an Excel file."""

from __future__ import annotations

import csv
import io

from gyakusan.artifacts.kinds.registry import KINDS
from gyakusan.artifacts.models import columns, row_lists
from gyakusan.transfer.discovery.collecting import Collector, Read, Setting
from gyakusan.transfer.discovery.finishing import finish
from gyakusan.transfer.discovery.tables import add_rows
from gyakusan.transfer.errors import BadTable, HeaderMissing, TooManyRows
from gyakusan.transfer.parsing.headers import match_columns

Rows = list[tuple[int, list[str]]]
_SEPARATORS = (",", "\t", ";")
_HEADER_WITHIN = 10
"""The header has to be among so many first rows that are not empty."""


def csv_rows(text: str, setting: Setting) -> Rows:
    """Split CSV into rows, each with the line on which it begins. The separator is the commonest of `,`, tab, `;`.

    Raises:
        BadTable: quotes do not match.
        TooManyRows: more rows than the settings allow.
    """
    head = next((line for line in text.split("\n") if line.strip()), "")
    separator = max(_SEPARATORS, key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    found: Rows = []
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                found.append((line, [cell.strip() for cell in cells]))
                check_count(len(found), line, setting)
            line = reader.line_num + 1
    except csv.Error as error:
        raise BadTable(setting.file, line) from error
    return found


def check_count(count: int, line: int, setting: Setting) -> None:
    """Refuse more rows than allowed, header and title rows aside.

    Raises:
        TooManyRows: there are more.
    """
    if count > setting.settings.max_rows + _HEADER_WITHIN:
        raise TooManyRows(setting.file, line, setting.settings.max_rows)


def read_rows(rows: Rows, setting: Setting, kind: str) -> Read:
    """Read the rows of a table that holds one kind.

    Raises:
        HeaderMissing: none of the first rows names at least two columns.
        TooManyRows, TextTooLong: see `Collector`.
    """
    for index, (_, cells) in enumerate(rows[:_HEADER_WITHIN]):
        match = match_columns(cells, kind, "rows")
        if len(match.columns) < 2:
            continue
        collector = Collector(setting)
        for title_line, title in rows[:index]:
            collector.note("", title_line, " ".join(cell for cell in title if cell))
        body = [(number, [cell.replace("\r", "") for cell in found], None) for number, found in rows[index + 1 :]]
        add_rows(match, tuple(cells), body, collector)
        return finish(collector)
    line, cells = rows[0] if rows else (1, [])
    expected = ", ".join(
        shown.label.text(setting.language) for shown in columns(row_lists(KINDS[kind])["rows"]).values()
    )
    raise HeaderMissing(setting.file, line, " ".join(cell for cell in cells if cell)[:60], expected)
