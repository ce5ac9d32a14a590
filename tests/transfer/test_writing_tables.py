from __future__ import annotations

import csv
import io
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from tests.support.dossiers import dossier, huge, rich, thin

from gyakusan.artifacts.kinds.plan import DecisionRow, Decisions, Plan, TaskRow
from gyakusan.artifacts.provenance import provided
from gyakusan.core.language import Language, label
from gyakusan.plan.rules import open_assumptions
from gyakusan.transfer.writing.plan_xlsx import plan_xlsx
from gyakusan.transfer.writing.tables_csv import decisions_csv, open_assumptions_csv
from gyakusan.workshop.models import Edition

FORMULAS = ("=1+1", "+81 90", "-5 kg", "@SUM(A1)", "＝A1", "  =A1", "\t=A1")


def of(**artifacts):
    return dossier(Language.JA, [Edition("p", label("p", "p"), artifacts, frozen=False)])


def rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def decided(text: str) -> Decisions:
    return Decisions(rows=(DecisionRow(id="d", provenance=provided("企画担当"), subject=text, two_way=True),))


def test_excel_on_windows_opens_the_csv_as_it_is():
    for content in (decisions_csv(rich()), open_assumptions_csv(rich())):
        assert content.startswith(b"\xef\xbb\xbf")
        assert content.endswith(b"\r\n")


def test_decisions_stand_one_per_line_with_their_origin():
    header, first, *_ = rows(decisions_csv(rich(Language.EN)))
    assert dict(zip(header, first, strict=True)) == {
        "What was decided": "Question to solve",
        "Options": "A\nB\nC",
        "Chosen": "Adjust and mark down at once",
        "Method": "Score",
        "Basis": "computed ranking",
        "Decided by": "the team",
        "Date": "2027-01-20",
        "Can be undone": "Yes",
        "Origin": "Provided (product manager)",
    }


@pytest.mark.parametrize("make", [thin, rich, huge])
def test_every_open_assumption_has_its_line(make):
    held = make(Language.JA)
    assert len(rows(open_assumptions_csv(held))) == len(open_assumptions(held.current(), held.brief.language)) + 1


@given(st.sampled_from(FORMULAS) | st.text(max_size=100))
def test_no_cell_of_a_csv_starts_a_formula(text):
    for row in rows(decisions_csv(of(decisions=decided(text)))):
        assert not any(cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "＝", "＋", "－", "＠")) for cell in row)


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_the_workbook_is_a_formula(text):
    plan = Plan(tasks=(TaskRow(id="t", title=text),))
    sheet = load_workbook(io.BytesIO(plan_xlsx(of(plan=plan))))["タスク"]
    assert sheet.cell(2, 2).data_type == "s"
    assert sheet.cell(2, 2).value == text.strip()


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("make", [thin, rich, huge])
def test_the_workbook_has_its_five_sheets_ready_to_filter_and_print(make, language):
    book = load_workbook(io.BytesIO(plan_xlsx(make(language))))
    assert len(book.sheetnames) == 5
    for sheet in book.worksheets:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth) == ("landscape", 1)
        assert sheet.print_title_rows == "$1:$1"
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "inlineStr", "n", "d"}
        assert all(cell.alignment.wrap_text for row in sheet.iter_rows() for cell in row if cell.value)
        fonts = {cell.font.name for row in sheet.iter_rows() for cell in row if cell.value is not None}
        assert fonts == {"Yu Gothic" if language is Language.JA else "Calibri"}


def test_dates_are_dates_and_numbers_numbers():
    book = load_workbook(io.BytesIO(plan_xlsx(rich(Language.EN))))
    header = [cell.value for cell in book["Criteria"][1]]
    row = dict(zip(header, [cell.value for cell in book["Criteria"][2]], strict=True))
    assert row == {
        "Milestone": "Inside check",
        "What is measured": "Problem solved",
        "Where": "Inside",
        "Who": "12 deli leads",
        "What": "Settle today's quantities with the mock",
        "How it is measured, and what counts as met": "Half are done within 10 minutes",
        "Rate that counts as met (%)": 50,
        "People observed (people)": 12,
        "What that number can show": "Met with 6 of 12; the 95% interval is then 25–75%",
        "Criterion fixed on": datetime.fromisoformat("2027-01-20"),
        "Origin": "Provided (product manager)",
    }
    milestones = [(row[0].value, row[3].value) for row in book["Milestones"].iter_rows(min_row=2)]
    assert milestones[0] == ("Sponsor won", datetime.fromisoformat("2027-02-24"))
    assert milestones == sorted(milestones, key=lambda item: str(item[1]))


def test_a_sheet_without_rows_says_so():
    book = load_workbook(io.BytesIO(plan_xlsx(thin(Language.EN))))
    assert book["Tasks"].cell(2, 1).value == "Nothing has been written yet."
