"""`customer.pptx`: one slide with the product, one sentence, and boxes headed purpose, behaviour, attributes.

The heading may stand inside its box or above it, in a group or in a table; where something stands on the slide
decides what it belongs to.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pptx
from pptx.enum.shapes import MSO_SHAPE_TYPE

from gyakusan.transfer.discovery.collecting import Collector, RawField, Read, Setting
from gyakusan.transfer.discovery.entries import add_lines, split_label
from gyakusan.transfer.discovery.finishing import finish
from gyakusan.transfer.errors import OfficeDamaged
from gyakusan.transfer.models import place
from gyakusan.transfer.parsing.sources import Source
from gyakusan.transfer.parsing.words import field_words, kind_words, list_words, lookup
from gyakusan.transfer.reading.office import checked_archive

KIND = "customer_profile"
MAX_DEPTH = 10
"""Groups inside groups."""
MAX_BOXES = 2_000


@dataclass(frozen=True)
class Box:
    """A text on a slide, with its place in the units of the file."""

    left: float
    top: float
    width: float
    height: float
    lines: tuple[str, ...]
    is_title: bool = False


@dataclass(frozen=True)
class _Frame:
    """How the coordinates inside a group translate to the slide."""

    left: float = 0
    top: float = 0
    scale_x: float = 1
    scale_y: float = 1

    def box(self, shape: Any, lines: tuple[str, ...], *, is_title: bool = False) -> Box:
        left, top = (shape.left or 0), (shape.top or 0)
        return Box(
            self.left + left * self.scale_x,
            self.top + top * self.scale_y,
            (shape.width or 0) * self.scale_x,
            (shape.height or 0) * self.scale_y,
            lines,
            is_title,
        )


def read_slides(source: Source, setting: Setting) -> Read:
    """Read the profile from the first slide that has one; the text of other slides is kept as notes.

    Raises:
        FileEmpty, OfficeDamaged, FileTooLarge: the file cannot be used.
        TooManyRows, TextTooLong: see `Collector`.
    """
    stream = checked_archive(source, "PPTX", "ppt/presentation.xml", setting.settings)
    try:
        slides: list[list[Box]] = [_boxes(slide.shapes) for slide in pptx.Presentation(stream).slides]
    except Exception as error:  # a damaged part makes the library fail in any way
        raise OfficeDamaged(source.name, None, "PPTX") from error
    collector = Collector(setting)
    chosen = next((index for index, boxes in enumerate(slides) if any(map(_heading, boxes))), 0)
    for index, boxes in enumerate(slides):
        if index == chosen:
            _read_profile(boxes, index + 1, collector)
            continue
        for box in boxes:
            _keep(box.lines, index + 1, collector)
    return finish(collector)


def _boxes(shapes: Any) -> list[Box]:
    found: list[Box] = []
    for box in _walk(shapes, _Frame(), 0):
        found.append(box)
        if len(found) > MAX_BOXES:
            break
    return sorted(found, key=lambda box: (box.top, box.left))


def _walk(shapes: Any, frame: _Frame, depth: int) -> Iterator[Box]:
    for shape in shapes:
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            if depth < MAX_DEPTH:
                yield from _walk(shape.shapes, _inside(shape, frame), depth + 1)
        elif getattr(shape, "has_table", False):
            yield from _table(shape, frame)
        elif shape.has_text_frame:
            lines = _lines(shape.text_frame)
            if lines:
                yield frame.box(shape, lines, is_title=_is_title(shape))


def _is_title(shape: Any) -> bool:
    return bool(shape.is_placeholder and shape.placeholder_format.idx == 0)


def _inside(group: Any, frame: _Frame) -> _Frame:
    """Return the frame of a group: its child coordinates are stretched over the place that it takes."""
    transform = group._element.grpSpPr.find("{http://schemas.openxmlformats.org/drawingml/2006/main}xfrm")  # noqa: SLF001
    if transform is None or transform.find(f"{_A}chOff") is None or transform.find(f"{_A}chExt") is None:
        return frame
    offset, extent = transform.find(f"{_A}chOff"), transform.find(f"{_A}chExt")
    wide, high = float(extent.get("cx")) or 1.0, float(extent.get("cy")) or 1.0
    scale_x, scale_y = (group.width or wide) / wide, (group.height or high) / high
    return _Frame(
        frame.left + ((group.left or 0) - float(offset.get("x")) * scale_x) * frame.scale_x,
        frame.top + ((group.top or 0) - float(offset.get("y")) * scale_y) * frame.scale_y,
        frame.scale_x * scale_x,
        frame.scale_y * scale_y,
    )


_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def _table(shape: Any, frame: _Frame) -> Iterator[Box]:
    table = shape.table
    outer = frame.box(shape, ())
    top = outer.top
    for row in table.rows:
        left = outer.left
        height = row.height * frame.scale_y
        for cell, column in zip(row.cells, table.columns, strict=False):
            width = column.width * frame.scale_x
            lines = _lines(cell.text_frame)
            if lines:
                yield Box(left, top, width, height, lines)
            left += width
        top += height


def _lines(frame: Any) -> tuple[str, ...]:
    texts = [part.strip() for paragraph in frame.paragraphs for part in paragraph.text.replace("\v", "\n").split("\n")]
    return tuple(text.lstrip("・•●■-–").strip() or text for text in texts if text)


def _heading(box: Box) -> str | None:
    """Return the list of the profile that the first line of a box names."""
    first = box.lines[0]
    labelled = split_label(first)
    words = list_words(KIND)
    return lookup(words, first) or (lookup(words, labelled[0]) if labelled else None)


def _read_profile(boxes: list[Box], number: int, collector: Collector) -> None:
    headings = [(box, name) for box in boxes if (name := _heading(box))]
    collector.present.setdefault(KIND)
    contents: dict[str, list[str]] = {}
    free: list[Box] = []
    for box, name in headings:
        labelled = split_label(box.lines[0])
        inside = [labelled[1]] if labelled and labelled[1] and lookup(list_words(KIND), labelled[0]) else []
        contents.setdefault(name, []).extend([*inside, *box.lines[1:]])
    heading_boxes = {id(box) for box, _ in headings}
    for box in boxes:
        if id(box) in heading_boxes:
            continue
        name = _owner(box, headings)
        if name is None:
            free.append(box)
        else:
            contents.setdefault(name, []).extend(box.lines)
    _read_free(free, number, collector)
    for name in list_words(KIND).values():
        for text in contents.pop(name, ()):
            add_lines(KIND, name, number, text, collector)


def _owner(box: Box, headings: list[tuple[Box, str]]) -> str | None:
    """Return the list whose heading a box stands under, or beside in a row; the nearest wins."""
    nearest: tuple[float, str] | None = None
    for heading, name in headings:
        across = min(box.left + box.width, heading.left + heading.width) - max(box.left, heading.left)
        down = min(box.top + box.height, heading.top + heading.height) - max(box.top, heading.top)
        below = box.top - heading.top
        beside = box.left - heading.left
        if below > 0 and across * 2 >= min(box.width, heading.width):
            distance = below
        elif beside > 0 and down * 2 >= min(box.height, heading.height):
            distance = beside
        else:
            continue
        if nearest is None or distance < nearest[0]:
            nearest = (distance, name)
    return nearest[1] if nearest else None


def _read_free(boxes: list[Box], number: int, collector: Collector) -> None:
    """Take the title for the product, the longest other text for the sentence; keep the rest as notes."""
    texts = [(box, "\n".join(box.lines)) for box in boxes]
    title = next((entry for entry in texts if entry[0].is_title), texts[0] if texts else None)
    if title is not None:
        texts.remove(title)
        labelled = split_label(title[1])
        named = labelled is not None and lookup(kind_words(), labelled[0]) == KIND
        product = labelled[1] if labelled and (named or lookup(field_words(KIND), labelled[0])) else title[1]
        collector.set_field(KIND, "product", RawField(number, product))
    sentence = max(texts, key=lambda entry: len(entry[1]), default=None)
    if sentence is not None:
        texts.remove(sentence)
        labelled = split_label(sentence[1])
        said = labelled[1] if labelled and lookup(field_words(KIND), labelled[0]) == "sentence" else sentence[1]
        collector.set_field(KIND, "sentence", RawField(number, said))
    for box, _ in texts:
        _keep(box.lines, number, collector)


def _keep(lines: tuple[str, ...], number: int, collector: Collector) -> None:
    for line in lines:
        collector.note(place(collector.setting.file, number, collector.setting.language), number, line)
