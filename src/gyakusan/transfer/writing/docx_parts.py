"""Building blocks of a Word document: every run has its East Asian font, every blank its highlight, lines are exact.

Line heights are exact because Yu Gothic makes "single" lines almost twice as high as the letters.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_COLOR_INDEX, WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement  # pyright: ignore[reportUnknownVariableType]
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import _Cell as Cell  # pyright: ignore[reportPrivateUsage]
from docx.text.paragraph import Paragraph

from gyakusan.core.language import Language
from gyakusan.transfer.writing import look
from gyakusan.transfer.writing.archive import repack
from gyakusan.transfer.writing.ooxml import drop_thumbnail, element_of, filled
from gyakusan.transfer.writing.wording import clean, one_line, split_blanks, width

_MAKE: Any = OxmlElement  # pyright: ignore[reportUnknownVariableType]
BODY = 10.5
SMALL = 9.0
_TEXT_WIDTH = 166
"""Width of the text on the page, in mm."""


_SHORT = 100.0
"""Up to this width, in full-width characters, a paragraph stays with the next one."""


class Page:
    """A document on A4 in one accent colour."""

    def __init__(self, language: Language, accent: str) -> None:
        self.language = language
        self.accent = accent
        self.document: WordDocument = Document()
        drop_thumbnail(self.document.part.package)
        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(22)
        section.top_margin, section.bottom_margin = Mm(20), Mm(20)
        self._style("Normal", BODY, look.INK, after=4)
        self._style("Title", 22, look.INK, bold=True, after=4)
        self._style("Heading 1", 14, accent, bold=True, before=16, after=5)
        self._style("Heading 2", 11.5, look.INK, bold=True, before=10, after=3)
        _defaults(self.document, look.latin(language))

    def _style(
        self, name: str, size: float, colour: str, *, bold: bool = False, before: float = 0, after: float = 0
    ) -> None:
        style = self.document.styles[name]
        if not isinstance(style, ParagraphStyle):  # pragma: no cover  the template of python-docx has these styles
            raise TypeError(name)
        style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
        style.font.color.rgb = RGBColor.from_string(look.bare(colour))
        set_fonts(element_of(style).get_or_add_rPr(), look.latin(self.language))
        shape = style.paragraph_format
        shape.space_before, shape.space_after = Pt(before), Pt(after)
        shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(round(size * 1.65))
        style_element = element_of(style)
        for border in style_element.findall(f".//{qn('w:pBdr')}"):
            border.getparent().remove(border)

    def heading(self, text: str, level: int = 1) -> Paragraph:
        """Add a heading that stays with what follows."""
        paragraph = self.document.add_paragraph(style=f"Heading {level}" if level else "Title")
        self.write(paragraph, one_line(text), size=None, colour=None)
        keep_with_next(paragraph)
        return paragraph

    def text(self, text: str, *, size: float = BODY, colour: str = look.INK, mark: str = "") -> list[Paragraph]:
        """Add a text, a paragraph per line; `mark` goes in front of it."""
        added: list[Paragraph] = []
        for line in clean(text).split("\n"):
            paragraph = self.document.add_paragraph()
            if mark and not added:
                self.write(paragraph, f"{mark} ", size=size, colour=look.WARN, bold=True)
            self.write(paragraph, line, size=size, colour=colour)
            _exact(paragraph, size)
            added.append(paragraph)
        return added

    def write(
        self,
        paragraph: Paragraph,
        text: str,
        *,
        size: float | None = BODY,
        colour: str | None = look.INK,
        bold: bool | None = None,
    ) -> None:
        """Add runs to a paragraph; blanks are highlighted. None leaves a property to the style."""
        for passage, is_blank in split_blanks(clean_line(text)):
            run = paragraph.add_run(passage)
            if size is not None:
                run.font.size = Pt(size)
            if colour is not None:
                run.font.color.rgb = RGBColor.from_string(look.bare(colour))
            run.font.bold = bold
            if is_blank:
                run.font.highlight_color = WD_COLOR_INDEX.YELLOW
            set_fonts(element_of(run).get_or_add_rPr(), look.latin(self.language))

    def box(self, lines: Iterable[tuple[str, str]], fill: str) -> None:
        """Add a shaded box of (mark, text) lines."""
        table = self.document.add_table(rows=1, cols=1)
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        cell = table.cell(0, 0)
        cell.width = Mm(_TEXT_WIDTH)
        _shade(cell, fill)
        self._fill(cell, lines)
        self.gap()

    def table(self, header: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[float]) -> None:
        """Add a table with a header that repeats on every page; `widths` in mm."""
        table = self.document.add_table(rows=1, cols=len(header))
        table.style = "Table Grid"
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        _pale_borders(element_of(table))
        for n, column in enumerate(table.columns):
            column.width = Mm(widths[n])
        for n, (cell, text) in enumerate(zip(table.rows[0].cells, header, strict=True)):
            cell.width = Mm(widths[n])
            _shade(cell, look.tint(self.accent, 0.14))
            self._fill(cell, [("", text)], bold=True)
        element_of(table.rows[0]).get_or_add_trPr().append(_w("w:tblHeader", val="true"))
        for row in rows:
            added = table.add_row()
            element_of(added).get_or_add_trPr().append(_w("w:cantSplit", val="true"))
            for n, (cell, text) in enumerate(zip(added.cells, row, strict=True)):
                cell.width = Mm(widths[n])
                self._fill(cell, [("", text)])
        self.gap()

    def _fill(self, cell: Cell, lines: Iterable[tuple[str, str]], *, bold: bool | None = None) -> None:
        paragraph = cell.paragraphs[0]
        first = True
        for mark, text in lines:
            for n, line in enumerate(clean(text).split("\n")):
                paragraph = paragraph if first else cell.add_paragraph()
                first = False
                if mark and n == 0:
                    self.write(paragraph, f"{mark} ", size=SMALL, colour=look.WARN, bold=True)
                self.write(paragraph, line, size=SMALL, bold=bold)
                _exact(paragraph, SMALL)
                paragraph.paragraph_format.space_after = Pt(2)

    def gap(self) -> None:
        """Add a little room after a table."""
        paragraph = self.document.add_paragraph()
        self.write(paragraph, " ", size=4)
        _exact(paragraph, 4)

    def rule(self, paragraph: Paragraph, colour: str, width: int, side: str = "bottom") -> None:
        """Draw a line at a side of a paragraph; `width` in eighths of a point."""
        line = _w(f"w:{side}", val="single", sz=str(width), space="6", color=look.bare(colour))
        element_of(paragraph).get_or_add_pPr().insert_element_before(
            _w("w:pBdr", line), "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
        )

    def right(self, paragraph: Paragraph, text: str) -> None:
        """Add a text at the right end of a paragraph's line."""
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(_TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)  # pyright: ignore[reportUnknownMemberType]
        run = paragraph.add_run()
        run.add_tab()
        set_fonts(element_of(run).get_or_add_rPr(), look.latin(self.language))
        self.write(paragraph, text, size=SMALL, colour=look.GREY)

    def footer(self, text: str) -> None:
        """Put a text and the page number at the foot of every page."""
        paragraph = self.document.sections[0].footer.paragraphs[0]
        paragraph.style = "Normal"
        self.write(paragraph, one_line(text), size=8, colour=look.GREY)
        self.right(paragraph, "")
        self._field(paragraph, "PAGE")
        self.write(paragraph, " / ", size=8, colour=look.GREY)
        self._field(paragraph, "NUMPAGES")

    def _field(self, paragraph: Paragraph, name: str) -> None:
        instruction = _w("w:instrText")
        instruction.text = name
        begin, separate, end = (_w("w:fldChar", fldCharType=kind) for kind in ("begin", "separate", "end"))
        for content in (begin, instruction, separate, None, end):
            run = paragraph.add_run("" if content is not None else "1")
            run.font.size, run.font.color.rgb = Pt(8), RGBColor.from_string(look.bare(look.GREY))
            set_fonts(element_of(run).get_or_add_rPr(), look.latin(self.language))
            if content is not None:
                element_of(run).append(content)

    def save(self, title: str, author: str, as_of: date) -> bytes:
        """Return the document as bytes that depend on nothing but its content."""
        moment = datetime.combine(as_of, time(0), UTC)
        about = self.document.core_properties
        about.title, about.author, about.last_modified_by = one_line(title)[:250], one_line(author)[:250], ""
        about.created = about.modified = moment
        about.revision, about.comments, about.language = 1, "", str(self.language)
        buffer = io.BytesIO()
        self.document.save(buffer)
        return repack(buffer.getvalue(), as_of)


def clean_line(text: str) -> str:
    """Return the text without what XML forbids and without line ends; spaces at the ends stay."""
    ends = text[: len(text) - len(text.lstrip(" "))], text[len(text.rstrip(" ")) :] if text.strip(" ") else ""
    return f"{ends[0]}{one_line(text)}{ends[1]}"


def keep_with_next(paragraph: Paragraph) -> None:
    """Keep a short paragraph on the page of the next one; a long one would leave half a page empty."""
    paragraph.paragraph_format.keep_with_next = width(paragraph.text) < _SHORT


def set_fonts(properties: Any, latin: str) -> None:
    """Name the Latin and the East Asian font in run properties; fonts of the theme are taken out."""
    for fonts in properties.findall(qn("w:rFonts")):
        properties.remove(fonts)
    fonts = _w("w:rFonts", ascii=latin, hAnsi=latin, eastAsia=look.EAST_ASIAN, cs=latin)
    style = properties.find(qn("w:rStyle"))
    properties.insert(0 if style is None else 1, fonts)


def _w(tag: str, *children: Any, **attributes: str) -> Any:
    """Return a new element of WordprocessingML."""
    return filled(_MAKE(tag), {qn(f"w:{name}"): value for name, value in attributes.items()}, *children)


def _defaults(document: WordDocument, latin: str) -> None:
    """Set the fonts of the document's defaults and of every style that names one; the East Asian texts are Japanese."""
    for properties in element_of(document.styles).iter(qn("w:rPr")):
        is_default = properties.getparent().tag == qn("w:rPrDefault")
        if is_default or properties.find(qn("w:rFonts")) is not None:
            set_fonts(properties, latin)
        if is_default:
            for found in properties.findall(qn("w:lang")):
                properties.remove(found)
            properties.append(_w("w:lang", val="en-US", eastAsia="ja-JP", bidi="ar-SA"))


def _exact(paragraph: Paragraph, size: float) -> None:
    shape = paragraph.paragraph_format
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(round(size * 1.65))


def _shade(cell: Cell, colour: str) -> None:
    shade = _w("w:shd", val="clear", color="auto", fill=look.bare(colour))
    element_of(cell).get_or_add_tcPr().append(shade)


def _pale_borders(table: Any) -> None:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = [_w(f"w:{side}", val="single", sz="4", space="0", color=look.bare(look.LINE)) for side in sides]
    table.tblPr.insert(1, _w("w:tblBorders", *lines))
