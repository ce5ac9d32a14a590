from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from docx import Document
from tests.support import deli
from tests.support.dossiers import dossier, huge, rich, thin

from gyakusan.artifacts.kinds.refine import PressRelease
from gyakusan.artifacts.provenance import Evidence, attach
from gyakusan.core.language import Language, label
from gyakusan.plan.report import build_report
from gyakusan.transfer.writing.bundle import write_bundle
from gyakusan.transfer.writing.calendar_ics import calendar_ics
from gyakusan.transfer.writing.plan_xlsx import plan_xlsx
from gyakusan.transfer.writing.prfaq_docx import prfaq_docx
from gyakusan.transfer.writing.report_pptx import report_pptx
from gyakusan.transfer.writing.tables_csv import decisions_csv, open_assumptions_csv
from gyakusan.workshop.models import Dossier, Edition

ROOT = Path(__file__).parents[2]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def written(held: Dossier) -> dict[str, bytes]:
    """Write every document of a dossier."""
    documents = {
        "prfaq.docx": prfaq_docx(held),
        "report.pptx": report_pptx(build_report(held)),
        "plan.xlsx": plan_xlsx(held),
        "plan.ics": calendar_ics(held),
        "decisions.csv": decisions_csv(held),
        "open-assumptions.csv": open_assumptions_csv(held),
    }
    return {**documents, "workshop.gyakusan": write_bundle(held, documents)}


def parts(content: bytes) -> dict[str, Any]:
    """Parse every XML part of an office document."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
        return {name: ElementTree.fromstring(archive.read(name)) for name in names}


def texts(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in Document(io.BytesIO(content)).paragraphs if paragraph.text.strip()]


DIGESTS = """
import hashlib
from gyakusan.core.language import Language
from tests.support.dossiers import rich
from tests.transfer.test_writing_documents import written
for held in (rich(Language.JA), rich(Language.EN)):
    for name, content in sorted(written(held).items()):
        print(name, hashlib.sha256(content).hexdigest())
"""


def test_two_processes_with_different_hash_seeds_write_the_same_bytes():
    outputs: list[str] = []
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo" if seed == "1" else "UTC"}
        done = subprocess.run(
            [sys.executable, "-c", DIGESTS], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
        )
        outputs.append(done.stdout)
    assert outputs[0] == outputs[1]
    assert outputs[0].count("\n") == 14


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("make", [thin, rich, huge])
def test_every_office_document_is_well_formed_and_carries_no_moment_of_the_machine(make, language):
    for name, content in written(make(language)).items():
        if name.endswith((".docx", ".pptx", ".xlsx")):
            found = parts(content)
            assert not any(FORBIDDEN.search(text) for tree in found.values() for text in tree.itertext())
            core = ElementTree.tostring(found["docProps/core.xml"], encoding="unicode")
            assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", core)) == {"2027-02-10T00:00:00Z"}
            assert "thumbnail" not in ElementTree.tostring(found["_rels/.rels"], encoding="unicode")


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("make", [thin, rich, huge])
def test_every_run_of_the_press_release_has_its_east_asian_font(make, language):
    latin = "Yu Gothic" if language is Language.JA else "Calibri"
    found = parts(prfaq_docx(make(language)))
    runs = [run for name, tree in found.items() if name.startswith("word/") for run in tree.iter(f"{W}r")]
    assert runs
    for run in runs:
        fonts = run.find(f"{W}rPr/{W}rFonts")
        assert (fonts.get(f"{W}eastAsia"), fonts.get(f"{W}ascii")) == ("Yu Gothic", latin)
    for fonts in found["word/styles.xml"].iter(f"{W}rFonts"):
        assert fonts.get(f"{W}eastAsia") == "Yu Gothic"
        assert f"{W}eastAsiaTheme" not in fonts.attrib


def test_the_press_release_reads_from_top_to_bottom():
    assert texts(prfaq_docx(rich(Language.EN)))[:34] == [
        "DRAFT PRESS RELEASE (INTERNAL)\t1 July 2027",
        "Tonight's shelf, decided this morning",
        "Aoba Food Systems / Deli Planner",
        "For deli leads on days when weather and flyers change everything",
        "What it makes possible",
        "Quantities per item and the time of markdown are settled in five minutes in the morning.",
        "What was taken for granted",
        "The lead wrote quantities on paper, and markdowns made up for the misses.",
        "How that changes",
        "What was sold by noon settles the afternoon and the markdown together.",
        "Effect compared with before",
        "[Hypothesis] Planning takes 15 minutes a day instead of 65.",
        "What customers say",
        "[Hypothesis] I am no longer afraid of looking at the shelf at five.",
        "— Deli lead, second year",
        "Steps to experience it",
        "1.\tOpen today's forecast on the tablet",
        "2.\tLook over the quantities, change the odd one",
        "3.\tConfirm the afternoon when the note comes at noon",
        "4.\tPut the stickers on at the suggested time",
        "Customer FAQ",
        "Q. What if the forecast is wrong?",
        "The afternoon follows what was sold by noon.",
        "Q. What does it cost?",
        "Per store: 〔to fill in: price〕.",
        "Q. How does it differ from ordering systems?",
        "It decides what to cook and when to mark down.",
        "The provider's side",
        "From here on for internal use only.",
        "What was overlooked",
        "A markdown is not the repair of a miss: it is part of the plan.",
        "How many customers have it",
        "About 18,000 supermarkets in Japan",
        "Own strength",
    ]


def test_blanks_are_highlighted():
    for held in (thin(), rich()):
        runs = [run for tree in parts(prfaq_docx(held)).values() for run in tree.iter(f"{W}r")]
        blanks = [run for run in runs if "〔未記入:" in "".join(run.itertext())]
        marked = [run for run in runs if run.find(f"{W}rPr/{W}highlight") is not None]
        assert blanks == marked != []


def test_an_observed_effect_is_marked_as_observed_and_no_longer_as_hypothesis():
    release = deli.press(deli.Words(Language.JA))
    seen = Evidence(text="12人中9人", source="模擬版の試用", noted_by="企画担当")
    origins = {**release.provenance, "effect": attach(release.origin("effect"), seen)}
    artifacts = {"prfaq": release.model_copy(update={"provenance": origins})}
    lines = texts(prfaq_docx(dossier(Language.JA, [Edition("p", label("p", "p"), artifacts, frozen=False)])))
    assert "【観察】 計画にかかる時間が1日65分から15分に減ります。" in lines


def test_every_statement_of_the_press_release_says_where_it_comes_from():
    document = Document(io.BytesIO(prfaq_docx(rich(Language.EN))))
    rows = [[cell.text for cell in row.cells] for row in document.tables[-1].rows]
    assert rows[0] == ["Passage", "Statement", "Origin"]
    assert rows[1] == ["Headline", "Tonight's shelf, decided this morning", "Drafted (rules)"]
    assert ["Company", "Aoba Food Systems", "Provided (product manager)"] in rows
    assert len(rows) == 1 + 13 + 4 + 1 + 3 + 1


def test_the_provider_is_left_out_of_a_press_release_that_says_nothing_about_it():
    release = PressRelease(headline="夕方の棚を、朝のうちに。")
    held = dossier(Language.JA, [Edition("p", label("p", "p"), {"prfaq": release}, frozen=False)])
    assert "提供する側のメッセージ" not in texts(prfaq_docx(held))


def test_the_bytes_change_when_the_day_changes():
    def digest(as_of: date) -> str:
        held = rich()
        moved = Dossier(held.workshop, held.program_title, held.processes, held.editions, as_of)
        return hashlib.sha256(prfaq_docx(moved)).hexdigest()

    assert digest(date(2027, 2, 10)) != digest(date(2027, 2, 11))
