"""A facilitator and four members play the practice edition and the improve edition, each in a browser of their own."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import icalendar
import pytest
from docx import Document
from openpyxl import load_workbook
from playwright.sync_api import Browser
from tests.e2e.conftest import Served
from tests.e2e.house import open_demo
from tests.e2e.playing import Play, paste_rows
from tests.e2e.window import Window

REACTION = {
    "ja": ["", "設備会社の見習い", "", "問題を一人で解けたと喜んだ"],
    "en": ["", "A technician on the late shift", "", "Found the fault without calling anybody"],
}
JOURNEY = {
    "ja": [
        ["きっかけ", "現場で配線の間違いを指摘される", "10分", "", "月2回", "悔しい"],
        ["調べる", "動画サイトで電工の解説を3本探して見る", "40分", "", "週2回", "どれが正しいか迷う"],
        ["練習", "工具と部材を自腹で買いそろえる", "1時間", "4,800円", "年6回", "出費が痛い"],
        ["練習", "帰宅後に一人で配線を組んで写真に撮る", "50分", "", "週2回", "合っているか不安"],
        ["確認", "翌朝、先輩に写真を見せて教えてもらう", "15分", "", "週2回", "気を使う"],
    ],
    "en": [
        ["Alarm", "Walk to the stopped conveyor and read the panel", "15 min", "", "3 times/week", "tense"],
        ["Search", "Look for the same fault in the paper log book", "40 min", "", "3 times/week", "annoyed"],
        ["Search", "Phone the colleague of the last shift", "10 min", "", "twice a month", "embarrassed"],
        ["Repair", "Order a spare part from the supplier by email", "30 min", "$120", "once a month", "worried"],
        ["Record", "Write the fault and the remedy into the log book", "20 min", "", "3 times/week", "tired"],
    ],
}


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_team_comes_out_with_a_press_release_criteria_and_a_plan(browser: Browser, tmp_path: Path, language: str):
    served = Served(tmp_path / "data", {"GYAKUSAN_LANGUAGE": language})
    said = served.start(0, "--demo")
    house = open_demo(said, served.address, language)
    windows = [Window(browser, house, person, language=language) for person in (house.facilitator, *house.members[:4])]
    try:
        play = Play(house, windows[0], windows[1:], JOURNEY[language])
        play.part("practice")
        play.end("practice")
        play.part("between")
        page = windows[1].open_artifact("reactions")
        paste_rows(page, play.words, [REACTION[language]])
        play.end("between")
        play.part("improve")
        play.end("improve")
        check_documents(windows[0], language)
        for window in windows:
            assert window.violations() == []
    finally:
        for window in windows:
            window.context.close()
        house.close()
        served.stop()
    assert [window.problems for window in windows] == [[]] * 5


def check_documents(window: Window, language: str) -> None:
    """What the team takes away is there and holds what it worked out."""
    house = window.house
    taken = {
        name: house.facilitator.api.get(f"/workshops/{house.workshop}/exports/{name}")
        for name in ("prfaq", "report", "plan-xlsx", "plan-ics", "discovery", "bundle")
    }
    prfaq = "\n".join(paragraph.text for paragraph in Document(io.BytesIO(taken["prfaq"])).paragraphs)
    assert len(prfaq) > 300
    sheets = load_workbook(io.BytesIO(taken["plan-xlsx"]))
    assert sum(sheet.max_row for sheet in sheets.worksheets) > 10
    calendar = icalendar.Calendar.from_ical(taken["plan-ics"])
    assert len(list(calendar.walk("VEVENT"))) >= 3
    assert ("カスタマージャーニー" if language == "ja" else "Customer journey") in taken["discovery"].decode()
    assert "plan.ics" in "".join(zipfile.ZipFile(io.BytesIO(taken["bundle"])).namelist())
    assert zipfile.ZipFile(io.BytesIO(taken["report"])).testzip() is None
