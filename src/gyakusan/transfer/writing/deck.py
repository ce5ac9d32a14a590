"""Building blocks of slides: both fonts on every run, exact line heights, nothing that overflows."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Emu, Inches, Pt

from gyakusan.core.language import Language
from gyakusan.transfer.writing import look
from gyakusan.transfer.writing.archive import repack
from gyakusan.transfer.writing.fitting import CELL_X, CELL_Y, LEADING, Box, fit_table, fit_text
from gyakusan.transfer.writing.ooxml import drop_thumbnail, element_of, filled
from gyakusan.transfer.writing.wording import clean, one_line, say

WIDTH, HEIGHT = 13.333, 7.5
CONTENT = Box(0.6, 1.75, WIDTH - 1.2, 4.9)
_NOTE = Box(0.6, 6.72, WIDTH - 1.2, 0.25)
_FOOT = Box(0.6, 7.03, WIDTH - 1.2, 0.28)
_MAKE: Any = OxmlElement  # pyright: ignore[reportUnknownVariableType]
_TITLE_ONLY = 5


@dataclass(frozen=True)
class Ink:
    """How a text is written: sizes in points that may be tried, colour, weight, side."""

    sizes: tuple[float, ...] = (14.0, 13.0, 12.0, 11.0)
    colour: str = look.INK
    bold: bool = False
    align: PP_ALIGN = PP_ALIGN.LEFT
    anchor: MSO_ANCHOR = MSO_ANCHOR.TOP


class Deck:
    """A presentation in 16:9; `footer` stands on every slide."""

    def __init__(self, language: Language, footer: str) -> None:
        self.language = language
        self.footer = footer
        self.presentation: Any = Presentation()
        drop_thumbnail(self.presentation.part.package)
        self._widen()
        self._theme()

    def slide(self, title: str, lede: str, accent: str) -> Slide:
        """Add a slide with a title, a sentence that says what it means, and a footer."""
        layout = self.presentation.slide_layouts[_TITLE_ONLY]
        slide = Slide(self, self.presentation.slides.add_slide(layout), accent)
        slide.bar(Box(0, 0, 0.16, HEIGHT), accent)
        slide.title(title, Box(0.6, 0.42, WIDTH - 1.2, 0.6), (26.0, 22.0, 18.0))
        slide.text(Box(0.6, 1.06, WIDTH - 1.2, 0.56), lede, Ink((14.0, 13.0, 12.0), look.GREY))
        slide.foot(self.footer)
        return slide

    def cover(self, title: str, accent: str) -> Slide:
        """Add the first slide: a title on a field of colour on the left."""
        layout = self.presentation.slide_layouts[_TITLE_ONLY]
        slide = Slide(self, self.presentation.slides.add_slide(layout), accent)
        field = element_of(slide.bar(Box(0, 0, 5.6, HEIGHT), accent))
        element_of(slide.slide.shapes.title).addprevious(field)
        ink = Ink((34.0, 28.0, 24.0, 20.0), look.WHITE, bold=True)
        slide.title(title, Box(0.6, 2.3, 4.6, 2.1), ink.sizes, ink)
        return slide

    def save(self, title: str, author: str, as_of: date) -> bytes:
        """Return the presentation as bytes that depend on nothing but its content."""
        moment = datetime.combine(as_of, time(0), UTC)
        about = self.presentation.core_properties
        about.title, about.author, about.last_modified_by = one_line(title)[:250], one_line(author)[:250], ""
        about.created = about.modified = moment
        about.revision, about.comments, about.language = 1, "", str(self.language)
        buffer = io.BytesIO()
        self.presentation.save(buffer)
        return repack(buffer.getvalue(), as_of)

    def _widen(self) -> None:
        """Make the template, which is 4:3, 16:9."""
        old = self.presentation.slide_width
        self.presentation.slide_width, self.presentation.slide_height = Inches(WIDTH), Inches(HEIGHT)
        share = self.presentation.slide_width / old
        master = self.presentation.slide_master
        for shapes in (master.shapes, *(layout.shapes for layout in master.slide_layouts)):
            for shape in shapes:
                if element_of(shape).spPr.find(qn("a:xfrm")) is not None:
                    shape.left, shape.width = Emu(round(shape.left * share)), Emu(round(shape.width * share))

    def _theme(self) -> None:
        """Name our fonts in the theme, so that what people add later looks the same."""
        theme = self.presentation.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
        for tag, font in ((b"latin", look.latin(self.language)), (b"ea", look.EAST_ASIAN)):
            named = rb"\g<1><a:" + tag + rb' typeface="' + font.encode() + rb'"/>'
            pattern = (
                rb"(<a:(?:major|minor)Font>(?:(?!</a:(?:major|minor)Font>).)*?)<a:" + tag + rb' typeface="[^"]*"/>'
            )
            theme._blob = re.sub(pattern, named, theme.blob, flags=re.DOTALL)  # noqa: SLF001


class Slide:
    """A slide that is being filled; remembers whether anything had to be cut."""

    def __init__(self, deck: Deck, slide: Any, accent: str) -> None:
        self.deck = deck
        self.slide = slide
        self.accent = accent
        self.cut = False

    @property
    def language(self) -> Language:
        """Return the language of the deck."""
        return self.deck.language

    def title(self, text: str, box: Box, sizes: tuple[float, ...], ink: Ink | None = None) -> None:
        """Fill the title of the slide, which also names it in outlines and to screen readers."""
        shape = self.slide.shapes.title
        _place(shape, box)
        self._fill(shape.text_frame, text, box, ink or Ink(sizes, look.INK, bold=True, anchor=MSO_ANCHOR.MIDDLE))

    def text(self, box: Box, text: str, ink: Ink | None = None) -> float:
        """Write a text into a place and return the height that it takes, in inches."""
        shape = self.slide.shapes.add_textbox(0, 0, 0, 0)
        _place(shape, box)
        return self._fill(shape.text_frame, text, box, ink or Ink())

    def bar(self, box: Box, colour: str, shape: MSO_SHAPE = MSO_SHAPE.RECTANGLE) -> Any:
        """Draw a filled shape."""
        drawn = self.slide.shapes.add_shape(shape, 0, 0, 0, 0)
        _place(drawn, box)
        drawn.fill.solid()
        drawn.fill.fore_color.rgb = rgb(colour)
        drawn.line.fill.background()
        style = element_of(drawn).find(qn("p:style"))
        style.getparent().remove(style)  # shadows and outlines of the theme
        return drawn

    def card(self, box: Box, label: str, text: str, ink: Ink | None = None, *, snug: bool = False) -> float:
        """Draw a pale field with a small label and a text; `snug` makes it as high as the text. Return its height."""
        ink = ink or Ink()
        text = text or say("report.none", self.language)
        inner = Box(box.x + 0.22, box.y + 0.42, box.w - 0.4, box.h - 0.55)
        height = fit_text(text, inner.w, inner.h, ink.sizes).height + 0.58 if snug else box.h
        self.bar(Box(box.x, box.y, box.w, height), look.PALE)
        self.bar(Box(box.x, box.y, 0.06, height), self.accent)
        self.text(Box(inner.x, box.y + 0.12, inner.w, 0.26), label, Ink((11.0,), self.accent, bold=True))
        self.text(inner, text, ink)
        return height

    def facts(self, box: Box, facts: Sequence[tuple[str, str]]) -> None:
        """Draw a table without a header: what it is about on the left, what is so on the right; empty ones go."""
        rows = [(label, one_line(value)) for label, value in facts if value.strip()]
        if rows:
            self.table(box, rows, (0.22, 0.78), header=False)

    def table(
        self,
        box: Box,
        rows: Sequence[Sequence[str]],
        shares: Sequence[float],
        highlight: int | None = None,
        centred: Sequence[int] = (),
        *,
        header: bool = True,
    ) -> float:
        """Draw a table and return its height in inches.

        The first row is the header, else the first column is; `highlight` marks a row, `centred` names columns.
        """
        widths = [box.w * share / sum(shares) for share in shares]
        fitted = fit_table(rows, widths, box.h)
        self.cut = self.cut or fitted.cut
        frame = self.slide.shapes.add_table(len(fitted.rows), len(widths), 0, 0, 0, 0)
        _place(frame, Box(box.x, box.y, box.w, sum(fitted.heights)))
        table = frame.table
        table.first_row, table.first_col, table.horz_banding = header, not header, False
        element_of(frame).find(f".//{qn('a:tableStyleId')}").text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
        for n, width in enumerate(widths):
            table.columns[n].width = Inches(width)
        for m, (row, height) in enumerate(zip(fitted.rows, fitted.heights, strict=True)):
            table.rows[m].height = Inches(height)
            for n, text in enumerate(row):
                named = m == 0 if header else n == 0
                align = PP_ALIGN.CENTER if n in centred else PP_ALIGN.LEFT
                colour = self.accent if named else look.INK
                ink = Ink((fitted.size,), colour, bold=named or m == highlight, align=align)
                ground = look.tint(self.accent, 0.14) if named else look.OPEN if m == highlight else look.WHITE
                self._cell(table.cell(m, n), text, ink, ground)
        height = sum(fitted.heights)
        if fitted.hidden:
            note = say("report.more", self.language, count=fitted.hidden)
            self.text(Box(box.x, box.y + height + 0.04, box.w, 0.24), note, Ink((10.5,), look.GREY))
        return height

    def _cell(self, cell: Any, text: str, ink: Ink, ground: str) -> None:
        cell.margin_left = cell.margin_right = Inches(CELL_X)
        cell.margin_top = cell.margin_bottom = Inches(CELL_Y)
        cell.vertical_anchor = MSO_ANCHOR.MIDDLE
        cell.fill.solid()
        cell.fill.fore_color.rgb = rgb(ground)
        self._lines(cell.text_frame, text, ink.sizes[0], ink)
        colour = filled(_MAKE("a:srgbClr"), {"val": look.bare(look.LINE)})
        line = filled(_MAKE("a:lnB"), {"w": "9525"}, filled(_MAKE("a:solidFill"), {}, colour))
        cell._tc.get_or_add_tcPr().insert(0, line)  # noqa: SLF001

    def foot(self, text: str) -> None:
        """Write the footer with the number of the slide."""
        left, right = _FOOT.columns(0.9, 0.1)
        self.text(left, text, Ink((10.0,), look.GREY))
        shape = self.slide.shapes.add_textbox(0, 0, 0, 0)
        _place(shape, right)
        ink = Ink((10.0,), look.GREY, align=PP_ALIGN.RIGHT)
        self._fill(shape.text_frame, "0", right, ink)
        run = element_of(shape).find(f".//{qn('a:r')}")
        field = filled(_MAKE("a:fld"), {"id": "{00000000-1234-1234-1234-123412341234}", "type": "slidenum"}, *run)
        run.getparent().replace(run, field)

    def done(self, place: Box = _NOTE) -> None:
        """Say where the rest stands, if anything had to be cut."""
        if self.cut:
            self.text(place, say("report.cut", self.language), Ink((10.0,), look.WARN))

    def _fill(self, frame: Any, text: str, box: Box, ink: Ink) -> float:
        fitted = fit_text(text, box.w, box.h, ink.sizes)
        self.cut = self.cut or fitted.cut
        frame.word_wrap = True
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        frame.vertical_anchor = ink.anchor
        self._lines(frame, fitted.text, fitted.size, ink)
        return fitted.height

    def _lines(self, frame: Any, text: str, size: float, ink: Ink) -> None:
        for n, line in enumerate(clean(text).split("\n")):
            paragraph = frame.paragraphs[0] if n == 0 else frame.add_paragraph()
            paragraph.alignment = ink.align
            paragraph.line_spacing = Pt(round(size * LEADING, 1))
            paragraph.space_before = paragraph.space_after = Pt(0)
            run = paragraph.add_run()
            run.text = line or " "
            run.font.size, run.font.bold = Pt(size), ink.bold
            run.font.color.rgb = rgb(ink.colour)
            set_fonts(element_of_run(run), self.language)


def rgb(colour: str) -> RGBColor:
    """Return a colour, `#rrggbb`, as the library wants it."""
    return RGBColor(*bytes.fromhex(look.bare(colour)))


def element_of_run(run: Any) -> Any:
    """Return the properties of a run."""
    return run._r.get_or_add_rPr()  # noqa: SLF001


def set_fonts(properties: Any, language: Language) -> None:
    """Name the Latin, the East Asian and the complex font in run properties, and the language of the text."""
    for tag in ("a:latin", "a:ea", "a:cs"):
        for found in properties.findall(qn(tag)):
            properties.remove(found)
    japanese = language is Language.JA
    properties.set("lang", "ja-JP" if japanese else "en-US")
    properties.set("altLang", "en-US" if japanese else "ja-JP")
    latin = look.latin(language)
    fonts = [
        filled(_MAKE(tag), {"typeface": font})
        for tag, font in (("a:latin", latin), ("a:ea", look.EAST_ASIAN), ("a:cs", latin))
    ]
    before = next((n for n, child in enumerate(properties) if child.tag in _AFTER_FONTS), len(properties))
    for n, font in enumerate(fonts):
        properties.insert(before + n, font)


_AFTER_FONTS = frozenset(qn(tag) for tag in ("a:sym", "a:hlinkClick", "a:hlinkMouseOver", "a:rtl", "a:extLst"))


def _place(shape: Any, box: Box) -> None:
    shape.left, shape.top = Inches(box.x), Inches(box.y)
    shape.width, shape.height = Inches(box.w), Inches(box.h)
