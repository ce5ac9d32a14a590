from __future__ import annotations

import io
import unicodedata
import zipfile
from itertools import combinations
from typing import Any
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook
from pptx import Presentation
from pptx.util import Emu, Inches
from tests.support.dossiers import huge, rich, thin

from gyakusan.core.language import Language
from gyakusan.plan.report import build_report
from gyakusan.transfer.writing.report_pptx import report_pptx

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
EVERYTHING = pytest.mark.parametrize(
    "held", [make(language) for make in (thin, rich, huge) for language in Language], ids=lambda _: ""
)


def deck(held) -> Any:
    return Presentation(io.BytesIO(report_pptx(build_report(held))))


def em(text: str) -> float:
    return sum(1.0 if unicodedata.east_asian_width(character) in "WF" else 0.5 for character in text)


def needed(frame: Any, width: int) -> int:
    """Return the height that a text needs at least, in EMU, by full-width 1 em and half-width 0.5 em."""
    height = 0
    for paragraph in frame.paragraphs:
        if not paragraph.runs:
            continue  # the number of the slide is a field
        size = paragraph.runs[0].font.size
        lines = max(1, -(-round(em("".join(run.text for run in paragraph.runs)) * size) // max(1, width)))
        height += lines * paragraph.line_spacing
    return height


@EVERYTHING
def test_there_are_five_to_eight_slides_and_none_is_empty(held):
    slides = deck(held).slides
    assert 5 <= len(slides) <= 8
    for slide in slides:
        assert slide.shapes.title.text_frame.text.strip()
        said = [
            shape.text_frame.text for shape in slide.shapes if shape.has_text_frame and shape.text_frame.text.strip()
        ]
        tables = [shape for shape in slide.shapes if shape.has_table]
        assert len(said) + 3 * len(tables) >= 5


@EVERYTHING
def test_nothing_overflows_its_place_or_the_slide(held):
    presentation = deck(held)
    for slide in presentation.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= presentation.slide_width + Emu(1000)
            if shape.has_text_frame and shape.text_frame.text.strip():
                assert needed(shape.text_frame, shape.width) <= shape.height + Inches(0.03), shape.text_frame.text
            if shape.has_table:
                rows = shape.table.rows
                assert shape.top + sum(row.height for row in rows) <= Inches(6.72)
                for row in rows:
                    for cell, column in zip(row.cells, shape.table.columns, strict=True):
                        room = column.width - cell.margin_left - cell.margin_right
                        height = needed(cell.text_frame, room) + cell.margin_top + cell.margin_bottom
                        assert height <= row.height + Inches(0.02), cell.text_frame.text


@EVERYTHING
def test_texts_tables_and_charts_do_not_cover_each_other(held):
    for slide in deck(held).slides:
        places = []
        for shape in slide.shapes:
            if shape.has_table:
                places.append((shape, sum(row.height for row in shape.table.rows)))
            elif shape.has_chart:
                places.append((shape, shape.height))
            elif shape.has_text_frame and shape.text_frame.text.strip():
                places.append((shape, needed(shape.text_frame, shape.width)))
        for (one, one_height), (other, other_height) in combinations(places, 2):
            apart = (
                one.left + one.width <= other.left + 9000
                or other.left + other.width <= one.left + 9000
                or one.top + one_height <= other.top + 9000
                or other.top + other_height <= one.top + 9000
            )
            assert apart, (one.name, other.name)


@EVERYTHING
def test_every_run_of_texts_tables_and_charts_has_both_fonts(held):
    latin = "Yu Gothic" if held.brief.language is Language.JA else "Calibri"
    with zipfile.ZipFile(io.BytesIO(report_pptx(build_report(held)))) as archive:
        slides = [name for name in archive.namelist() if name.startswith("ppt/slides/slide")]
        charts = [name for name in archive.namelist() if name.startswith("ppt/charts/chart")]
        found = 0
        for name in (*slides, *charts):
            tree: Any = ElementTree.fromstring(archive.read(name))
            runs = [run.find(f"{A}rPr") for run in (*tree.iter(f"{A}r"), *tree.iter(f"{A}fld"))]
            for properties in (*runs, *tree.iter(f"{A}defRPr")):
                found += 1
                assert properties.find(f"{A}latin").get("typeface") == latin
                assert properties.find(f"{A}ea").get("typeface") == "Yu Gothic"
        assert found > 30
        theme = archive.read("ppt/theme/theme1.xml").decode()
        assert theme.count('<a:ea typeface="Yu Gothic"/>') == 2


def test_the_figures_are_native_charts_and_tables():
    slides = deck(rich(Language.EN)).slides
    charts = [shape.chart for slide in slides for shape in slide.shapes if shape.has_chart]
    assert [tuple(chart.plots[0].categories) for chart in charts] == [
        ("Question 3", "Question 2", "Question 1"),
        ("3 planned 12/20", "2 observed 5/12", "1 observed 9/12"),
    ]
    assert list(charts[0].plots[0].series[0].values) == [121.7, 243.3, 425.8]
    low, reach = (list(series.values) for series in charts[1].plots[0].series)
    assert [(round(a, 2), round(a + b, 2)) for a, b in zip(low, reach, strict=True)] == [
        (0.39, 0.78),
        (0.19, 0.68),
        (0.47, 0.91),
    ]
    assert sum(shape.has_table for slide in slides for shape in slide.shapes) >= 8


def test_the_criteria_say_interval_and_probability_and_what_is_withheld():
    slide = next(s for s in deck(rich(Language.EN)).slides if s.shapes.title.text_frame.text.startswith("Criteria"))
    table = next(shape.table for shape in slide.shapes if shape.has_table)
    assert [[cell.text_frame.text for cell in row.cells][3:] for row in table.rows][1:] == [
        ["Met with 6 of 12 (interval 25–75%)", "9 of 12 (interval 47–91%); met with probability 95%"],
        ["Met with 10 of 12 (interval 55–95%)", "5 of 12 (interval 19–68%); met with probability <1%"],
        ["Met with 12 of 20 (interval 39–78%)", "Earlier reactions, not counted: 1"],
        ["Rate or number still open", "Not fixed yet"],
    ]


def test_what_had_to_be_shortened_says_where_the_rest_stands():
    for slide in list(deck(huge(Language.EN)).slides)[1:4]:
        assert any("discovery.md" in shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
    for slide in list(deck(rich(Language.EN)).slides)[1:4]:
        assert not any("discovery.md" in shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def test_the_workbooks_inside_the_charts_hold_no_formula():
    with zipfile.ZipFile(io.BytesIO(report_pptx(build_report(huge())))) as archive:
        books = [archive.read(name) for name in archive.namelist() if name.endswith(".xlsx")]
    assert books
    for book in books:
        for sheet in load_workbook(io.BytesIO(book)).worksheets:
            assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
