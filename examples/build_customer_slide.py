"""Builds the customer profile slide of the English example: ``python examples/build_customer_slide.py``.

The slide looks like one that a product manager would bring: a title, one sentence, three boxes with bullets.
The same run gives the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

TARGET = Path(__file__).parent / "en-maintenance-desk" / "customer.pptx"
FONT = "Arial"
INK = RGBColor(0x1F, 0x29, 0x33)
ACCENT = RGBColor(0x0B, 0x5C, 0x6B)
PAPER = RGBColor(0xF3, 0xF6, 0xF7)
TITLE_ONLY = 5

PRODUCT = "Hearthledger"
SENTENCE = (
    "The operations manager of a family-owned property company spends most of the day relaying messages between "
    "tenants, contractors and owners, because she wants every repair done right the first time and the owners to "
    "renew without asking."
)
BOXES = (
    (
        "Purpose",
        (
            "Situation: 620 apartments in 14 buildings, two handymen, about 30 outside contractors, and only her",
            "Problem: a request reaches her incomplete, and each missing piece costs another call",
            "Problem: the same repair is paid for twice when the contractor comes without the right part",
            "Motive: owners renew the management agreement each year without asking about repairs",
        ),
    ),
    (
        "Behaviour",
        (
            "Means: a shared text line, the tenant portal, a magnetic board, her own memory of contractors",
            "Frequency: about 12 requests per working day, 20 after a cold night",
            "Spending: $12.50 / month for the text line, $430 / month for an answering service on nights and weekends",
            "Period: peaks from November to March; walks all buildings twice a year",
        ),
    ),
    (
        "Attributes",
        (
            "Age: 38 to 55, ten years or more in the job",
            "Company: second-generation family business, 6 to 15 employees, 300 to 900 apartments",
            "Region: mid-size cities with cold winters, buildings from 1950 to 1985",
            "Tools: phone first; opens the laptop for owner statements",
            "Decides: up to $500 per repair alone, software up to $200 / month alone",
        ),
    ),
)


def _write(frame, index, text, *, size, bold=False, color=INK):
    """Puts ``text`` into paragraph ``index`` of a text frame; ``size`` in points."""
    paragraph = frame.paragraphs[0] if index == 0 else frame.add_paragraph()
    paragraph.alignment = PP_ALIGN.LEFT
    run = paragraph.add_run()
    run.text = text
    run.font.name, run.font.size, run.font.bold = FONT, Pt(size), bold
    run.font.color.rgb = color


def _bullet(properties):
    """Turns a paragraph into a bullet with a hanging indent, which python-pptx has no call for."""
    properties.set("marL", "171450")
    properties.set("indent", "-171450")
    spacing = properties.makeelement(qn("a:spcBef"), {})
    spacing.append(spacing.makeelement(qn("a:spcPts"), {"val": "700"}))
    properties.append(spacing)
    properties.append(properties.makeelement(qn("a:buChar"), {"char": "•"}))


def _box(slide, left, heading, bullets):
    """Adds one box with its heading and bullets; ``left`` in inches."""
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Inches(left), Inches(2.55), Inches(3.9), Inches(4.45))
    shape.name = heading
    shape.fill.solid()
    shape.fill.fore_color.rgb = PAPER
    shape.line.color.rgb = ACCENT
    shape.shadow.inherit = False
    frame = shape.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = Inches(0.18)
    frame.margin_top = Inches(0.14)
    _write(frame, 0, heading, size=18, bold=True, color=ACCENT)
    for index, text in enumerate(bullets, start=1):
        _write(frame, index, text, size=15)
    for properties in list(shape.element.iter(qn("a:pPr")))[1:]:
        _bullet(properties)


def _fill_title(title):
    """Writes the product's name into the title placeholder."""
    title.left, title.top, title.width, title.height = Inches(0.6), Inches(0.35), Inches(12.1), Inches(0.75)
    title.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    _write(title.text_frame, 0, PRODUCT, size=32, bold=True, color=ACCENT)


def build() -> bytes:
    """Returns the presentation: one 16:9 slide."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(13.333), Inches(7.5)
    slide = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])
    _fill_title(slide.placeholders[0])
    sentence = slide.shapes.add_textbox(Inches(0.6), Inches(1.15), Inches(12.1), Inches(1.2))
    sentence.name = "One sentence"
    sentence.text_frame.word_wrap = True
    _write(sentence.text_frame, 0, SENTENCE, size=18)
    for column, (heading, bullets) in enumerate(BOXES):
        _box(slide, 0.6 + column * 4.1, heading, bullets)
    buffer = io.BytesIO()
    deck.save(buffer)
    return _with_fixed_times(buffer.getvalue())


def _with_fixed_times(package: bytes) -> bytes:
    """Returns the same zip package with every entry dated 1980-01-01, the earliest a zip can hold."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return out.getvalue()


if __name__ == "__main__":
    TARGET.write_bytes(build())
