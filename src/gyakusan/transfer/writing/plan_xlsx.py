"""The plan as a workbook: milestones, tasks, meetings, criteria, open assumptions."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import date

from openpyxl import Workbook

from gyakusan.artifacts.kinds.plan import MeetingRow, MilestoneRow, Plan, TaskRow
from gyakusan.artifacts.kinds.registry import KINDS
from gyakusan.artifacts.kinds.test_iterate import Criteria, CriterionRow
from gyakusan.artifacts.models import Column, Row, Widget, columns
from gyakusan.core.language import Language
from gyakusan.core.texts import text
from gyakusan.plan.dates import parse_day, schedule
from gyakusan.plan.rules import open_assumptions
from gyakusan.plan.standing import criteria, power_text
from gyakusan.plan.values import author, origin_text, row_names, shown
from gyakusan.transfer.writing import look
from gyakusan.transfer.writing.archive import repack
from gyakusan.transfer.writing.sheets import SheetColumn, Table, Value, fill_sheet
from gyakusan.transfer.writing.wording import one_line, say
from gyakusan.workshop.models import Dossier

_WIDTHS = {Widget.TEXT: 30.0, Widget.LINE: 20.0, Widget.REF: 24.0, Widget.DATE: 13.0, Widget.NUMBER: 12.0}
_ORIGIN_WIDTH = 18.0


def plan_xlsx(dossier: Dossier) -> bytes:
    """Return the workbook; a sheet without rows says so."""
    language = dossier.brief.language
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    footer = one_line(say("sheets.footer", language, product=dossier.brief.product, day=dossier.as_of.isoformat()))
    for table in _tables(dossier):
        fill_sheet(workbook.create_sheet(table.title), table, language, footer)
    workbook.properties.title = one_line(say("sheets.title", language, product=dossier.brief.product))
    workbook.properties.creator = one_line(dossier.brief.company) or "Gyakusan"
    buffer = io.BytesIO()
    workbook.save(buffer)
    return repack(buffer.getvalue(), dossier.as_of)


def _tables(dossier: Dossier) -> Iterable[Table]:
    plan = dossier.latest(Plan)
    accent = look.accent(dossier.processes, "plan")
    milestones = sorted(plan.milestones, key=lambda row: _order(row.date))
    tasks = sorted(plan.tasks, key=lambda row: _order(row.due))
    yield _of_rows(dossier, "milestones", MilestoneRow, milestones, accent)
    yield _of_rows(dossier, "tasks", TaskRow, tasks, accent)
    yield _meetings(dossier, plan, accent)
    yield _of_rows(dossier, "criteria", CriterionRow, _with_certainty(dossier), look.accent(dossier.processes, "test"))
    yield _assumptions(dossier)


def _with_certainty(dossier: Dossier) -> list[CriterionRow]:
    """Say what the planned number of people can show where the criterion does not say it yet."""
    language = dossier.brief.language
    rows = zip(dossier.latest(Criteria).rows, criteria(dossier), strict=True)
    return [
        row.model_copy(update={"certainty": row.certainty.strip() or power_text(standing, language)})
        for row, standing in rows
    ]


def _order(written: str) -> date:
    """Undated rows go to the end, in the order in which they were written."""
    return parse_day(written) or date.max


def _of_rows(dossier: Dossier, name: str, model: type[Row], rows: Sequence[Row], accent: str) -> Table:
    language = dossier.brief.language
    names = row_names(dossier.current())
    listed = columns(model)
    header = tuple(
        SheetColumn(_header(column, language), _WIDTHS.get(column.widget, 16.0)) for column in listed.values()
    )
    origin = SheetColumn(say("tables.origin", language), _ORIGIN_WIDTH, marks_open=True)
    return Table(
        title=say(f"sheets.{name}", language),
        columns=(*header, origin),
        rows=[
            [
                *(_value(getattr(row, name), column, language, names) for name, column in listed.items()),
                _origin(row, language),
            ]
            for row in rows
        ],
        accent=accent,
        open_rows=frozenset(n for n, row in enumerate(rows) if row.provenance.is_open),
    )


def _header(column: Column, language: Language) -> str:
    label = column.label.text(language)
    if column.unit is None:
        return label
    unit = column.unit.text(language)
    return f"{label}({unit})" if language is Language.JA else f"{label} ({unit})"


def _value(value: object, column: Column, language: Language, names: dict[str, str]) -> Value:
    if column.widget is Widget.NUMBER and isinstance(value, int | float):
        return float(value)
    if column.widget is Widget.DATE and (day := parse_day(str(value))):
        return day
    return shown(value, column, language, names)


def _origin(row: Row, language: Language) -> str:
    """Write the origin of a row, and of the cells that have another one."""
    listed = columns(type(row))
    lines = [origin_text(row.provenance, language)]
    lines += [
        f"{listed[name].label.text(language)}: {origin_text(origin, language)}"
        for name, origin in row.cells.items()
        if name in listed and origin != row.provenance
    ]
    return "\n".join(lines)


def _meetings(dossier: Dossier, plan: Plan, accent: str) -> Table:
    """Put the days on which a repeated meeting does not take place next to it."""
    language = dossier.brief.language
    table = _of_rows(dossier, "meetings", MeetingRow, plan.meetings, accent)
    skipped: list[str] = []
    for row in plan.meetings:
        planned = schedule(row, plan)
        skipped.append("\n".join(day.isoformat() for day in planned.skipped) if planned else "")
    column = SheetColumn(say("sheets.skipped", language), 14.0)
    rows = [[*row[:-1], days, row[-1]] for row, days in zip(table.rows, skipped, strict=True)]
    return Table(table.title, (*table.columns[:-1], column, table.columns[-1]), rows, accent, table.open_rows)


def _assumptions(dossier: Dossier) -> Table:
    language = dossier.brief.language
    widths = {"kind": 20.0, "where": 34.0, "statement": 60.0, "state": 12.0, "by": 18.0, "note": 34.0}
    return Table(
        title=say("sheets.assumptions", language),
        columns=tuple(SheetColumn(say(f"tables.{name}", language), width) for name, width in widths.items()),
        rows=[
            [
                KINDS[item.kind].title.text(language),
                item.where,
                item.text,
                text("artifacts", f"states.{item.state}", language),
                author(item.by, language),
                item.note,
            ]
            for item in open_assumptions(dossier.current(), dossier.brief.language)
        ],
        accent=look.WARN,
    )
