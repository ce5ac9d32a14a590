"""A line of time in native shapes: today, and the milestones in the order of their dates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN

from gyakusan.transfer.writing import look
from gyakusan.transfer.writing.deck import Ink, Slide
from gyakusan.transfer.writing.fitting import Box
from gyakusan.transfer.writing.wording import say, short_day

_DOT = 0.22


def timeline(slide: Slide, box: Box, marks: Sequence[tuple[date, str]], today: date) -> None:
    """Draw the marks at even distances: dates that lie close together would cover each other at their true places."""
    stops = [(day, title, False) for day, title in marks]
    stops.append((today, say("report.today", slide.language), True))
    stops.sort(key=lambda stop: (stop[0], not stop[2]))
    step = box.w / len(stops)
    line = box.y + 0.5
    slide.bar(Box(box.x + step / 2, line - 0.02, box.w - step, 0.04), look.LINE)
    for n, (day, title, is_today) in enumerate(stops):
        middle = box.x + step * (n + 0.5)
        colour = look.INK if is_today else slide.accent
        past = day < today
        dot = Box(middle - _DOT / 2, line - _DOT / 2, _DOT, _DOT)
        slide.bar(dot, look.tint(colour, 0.45) if past else colour, MSO_SHAPE.DIAMOND if is_today else MSO_SHAPE.OVAL)
        room = Box(middle - step / 2 + 0.06, box.y, step - 0.12, 0.3)
        above = Ink((12.0, 11.0, 10.0), look.GREY, align=PP_ALIGN.CENTER, anchor=MSO_ANCHOR.BOTTOM)
        slide.text(room, short_day(day, today, slide.language), above)
        below = Ink((13.0, 12.0, 11.0, 10.0), colour, bold=True, align=PP_ALIGN.CENTER)
        slide.text(Box(room.x, line + 0.2, room.w, 0.72), title, below)
