from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pptx
import pytest
from pptx.util import Inches

from gyakusan.artifacts.kinds.listen import CustomerProfile, Journey
from gyakusan.artifacts.models import get_rows
from gyakusan.core.ids import SeededIds
from gyakusan.core.settings import Settings
from gyakusan.transfer import errors
from gyakusan.transfer.models import Brought
from gyakusan.transfer.reading.folder import bring

TEAM = "product: x\nstart: 2027-01-13\nlanguage: ja\nmembers: [{name: 企画, role: PdM}]\n"


def box(shapes: Any, left: float, top: float, width: float, height: float, *lines: str) -> None:
    frame = shapes.add_textbox(Inches(left), Inches(top), Inches(width), Inches(height)).text_frame
    frame.text = "\n".join(lines)


def headings_inside(slide: Any) -> None:
    box(slide.shapes, 1, 0.2, 8, 0.5, "顧客像\uff1a通電ドリル")
    box(slide.shapes, 1, 1, 8, 0.5, "働く人が、細切れの時間を使えない。")
    box(slide.shapes, 1, 2, 2.5, 3, "目的", "状況\uff1a2年目", "課題: 時間がない")
    box(slide.shapes, 4, 2, 2.5, 3, "行動", "・頻度: 毎日")
    box(slide.shapes, 7, 2, 2.5, 3, "属性", "年齢: 30代")


def headings_above(slide: Any) -> None:
    slide.shapes.title.text = "通電ドリル"
    box(slide.shapes, 1, 1.2, 8, 0.5, "一文: 働く人が、細切れの時間を使えない。")
    for left, heading, *lines in (
        (1, "目的(Purpose)", "状況: 2年目", "課題: 時間がない"),
        (4, "行動", "頻度: 毎日"),
        (7, "【属性】", "年齢: 30代"),
    ):
        box(slide.shapes, left, 2, 2.5, 0.4, heading)
        box(slide.shapes, left + 0.1, 2.6, 2.3, 2.5, *lines)


def grouped(slide: Any) -> None:
    slide.shapes.title.text = "通電ドリル"
    box(slide.shapes, 1, 1.2, 8, 0.5, "働く人が、細切れの時間を使えない。")
    for left, heading, *lines in ((1, "目的", "状況: 2年目", "課題: 時間がない"), (5, "行動", "頻度: 毎日")):
        group = slide.shapes.add_group_shape()
        box(group.shapes, left, 2, 2.5, 0.4, heading)
        box(group.shapes, left, 2.5, 2.5, 2, *lines)
        group.left, group.top = Inches(left), Inches(2.2)
        group.width, group.height = Inches(3), Inches(3)
    box(slide.shapes, 8.5, 2, 1.4, 0.4, "属性")
    box(slide.shapes, 8.5, 2.5, 1.4, 2, "年齢: 30代")


def tabled(slide: Any) -> None:
    slide.shapes.title.text = "通電ドリル"
    box(slide.shapes, 1, 1.2, 8, 0.5, "働く人が、細切れの時間を使えない。")
    table = slide.shapes.add_table(3, 2, Inches(1), Inches(2), Inches(8), Inches(3)).table
    cells = (("目的", "状況: 2年目\n課題: 時間がない"), ("行動", "頻度: 毎日"), ("属性", "年齢: 30代"))
    for row, texts in enumerate(cells):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text


def english(slide: Any) -> None:
    slide.shapes.title.text = "Customer profile: 通電ドリル"
    box(slide.shapes, 1, 1.2, 8, 0.5, "働く人が、細切れの時間を使えない。")
    box(slide.shapes, 1, 2, 2.5, 3, "PURPOSE", "状況: 2年目", "課題: 時間がない")
    box(slide.shapes, 4, 2, 2.5, 3, "Behavior", "頻度: 毎日")
    box(slide.shapes, 7, 2, 2.5, 3, "Attributes", "年齢: 30代")


LAYOUTS: dict[str, Callable[[Any], None]] = {
    "headings inside": headings_inside,
    "headings above": headings_above,
    "grouped": grouped,
    "a table": tabled,
    "english headings": english,
}


def deck(*layouts: Callable[[Any], None]) -> bytes:
    presentation = pptx.Presentation()
    for layout in layouts:
        layout(presentation.slides.add_slide(presentation.slide_layouts[6 if layout is headings_inside else 5]))
    stream = io.BytesIO()
    presentation.save(stream)
    return stream.getvalue()


def workbook(*rows: tuple[object, ...]) -> bytes:
    book = openpyxl.Workbook()
    sheet: Any = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def read(folder: Path, name: str, content: bytes) -> Brought:
    (folder / "team.yaml").write_text(TEAM, encoding="utf-8")
    (folder / name).write_bytes(content)
    return bring(folder, Settings(), SeededIds("test"))


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_a_slide_is_read_however_it_is_laid_out(tmp_path: Path, layout: str) -> None:
    profile = read(tmp_path, "customer.pptx", deck(LAYOUTS[layout])).artifacts["customer_profile"]
    assert isinstance(profile, CustomerProfile)
    assert profile.product == "通電ドリル"
    assert profile.sentence == "働く人が、細切れの時間を使えない。"
    found = {
        name: [(row.aspect, row.text) for row in getattr(profile, name)]
        for name in ("purpose", "behaviour", "attributes")
    }
    assert found == {
        "purpose": [("状況", "2年目"), ("課題", "時間がない")],
        "behaviour": [("頻度", "毎日")],
        "attributes": [("年齢", "30代")],
    }


def test_other_slides_become_notes_with_their_number(tmp_path: Path) -> None:
    brought = read(tmp_path, "customer.pptx", deck(lambda slide: box(slide.shapes, 1, 1, 5, 1, "会社紹介"), tabled))
    assert [(row.model_dump()["line"], row.model_dump()["text"]) for row in get_rows(brought.artifacts["notes"], "rows")] == [
        (1.0, "会社紹介")
    ]  # fmt: skip
    assert brought.remarks[0].text(brought.brief.language) == (
        "customer.pptx スライド1: 型にはめられなかったので、メモに残しました: 会社紹介"
    )


def test_a_workbook_gives_the_journey(tmp_path: Path) -> None:
    content = workbook(
        ("カスタマージャーニー",),
        (),
        ("No", "段階", "行動", "時間(分)", "費用(円)", "頻度"),
        (1, "使う", "開く", 30.0, 1500, datetime(2027, 1, 18)),  # noqa: DTZ001
        (2, None, "閉じる", None, "なし", date(2027, 1, 19)),
    )
    journey = read(tmp_path, "journey.xlsx", content).artifacts["journey"]
    assert isinstance(journey, Journey)
    assert [(row.stage, row.action, row.time, row.money, row.frequency, row.provenance.note) for row in journey.rows] == [
        ("使う", "開く", "30分", "1500円", "2027-01-18", "journey.xlsx:4"),
        ("", "閉じる", "", "なし", "2027-01-19", "journey.xlsx:5"),
    ]  # fmt: skip


def with_part(content: bytes, name: str, data: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, data)
    return stream.getvalue()


def test_a_zip_bomb_is_refused_before_it_unpacks(tmp_path: Path) -> None:
    bomb = with_part(workbook(("段階", "行動")), "xl/media/zeros.bin", bytes(201_000_000))
    with pytest.raises(errors.FileTooLarge) as caught:
        read(tmp_path, "journey.xlsx", bomb)
    assert caught.value.limit == 200.0


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(tmp_path: Path, encoding: str) -> None:
    evil = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode(encoding)
    with pytest.raises(errors.OfficeDamaged):
        read(tmp_path, "journey.xlsx", with_part(workbook(("段階", "行動")), "xl/worksheets/sheet1.xml", evil))


@pytest.mark.parametrize("name", ["customer.pptx", "journey.xlsx", "feedback.xlsx"])
@pytest.mark.parametrize(
    "content", [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), b"PK\x03\x04", b"text", b"PK\x05\x06" + bytes(18)]
)
def test_what_is_no_office_file_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    with pytest.raises(errors.OfficeDamaged):
        read(tmp_path, name, content)


def test_empty_office_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(errors.FileEmpty):
        read(tmp_path, "journey.xlsx", workbook())
    with pytest.raises(errors.FileEmpty):
        read(tmp_path, "customer.pptx", b"")


def test_a_sheet_that_claims_a_million_rows_is_read_quickly(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["A1"], sheet["B1"], sheet["A2"], sheet["B2"] = "段階", "行動", "使う", "開く"
    sheet["XFD1048576"] = "far away"
    stream = io.BytesIO()
    book.save(stream)
    journey = read(tmp_path, "journey.xlsx", stream.getvalue()).artifacts["journey"]
    assert len(get_rows(journey, "rows")) == 1
