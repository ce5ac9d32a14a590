"""List items and running text: rows, fields, parts of a row, or notes."""

from __future__ import annotations

import re

from gyakusan.artifacts.kinds.registry import KINDS
from gyakusan.artifacts.models import columns, row_lists
from gyakusan.transfer.discovery.collecting import RawField, RawRow, shorten
from gyakusan.transfer.discovery.context import Walk, column_of, resolve
from gyakusan.transfer.discovery.entries import (
    add_lines,
    is_pair,
    names_choice,
    principal,
    row_from_text,
    split_label,
)
from gyakusan.transfer.discovery.hidden import GENERATED
from gyakusan.transfer.parsing.headers import is_origin
from gyakusan.transfer.parsing.inline import take_comments, unmark
from gyakusan.transfer.parsing.markdown import Item, Line
from gyakusan.transfer.parsing.values import read_date
from gyakusan.transfer.parsing.words import column_words, field_words, generic, light, list_words, lookup

_DATED = re.compile(r"(\d{4}[-/年]\d{1,2}[-/月]\d{1,2}日?)[\s,、]*(.*)", re.DOTALL)
_QUESTION = re.compile(
    r"(Q|A|問|答|質問|回答)[ \u3000]?\d{0,3}[ \u3000]?[.:\uff1a、\uff0e]\s*(.+)", re.IGNORECASE | re.DOTALL
)
_COLONS = " :\uff1a"
_LONGEST_TITLE = 40


def read_item(item: Item, walk: Walk) -> None:
    """Read one item of a list."""
    text = unmark(take_comments(item.raw)[0])
    context = walk.context
    if not text or context.generated:
        return
    if context.row is not None and context.row.hidden and item.depth == 0 and _into_card(item.raw, context.row):
        return
    if item.depth <= context.field_depth:
        context.field, context.field_depth = "", -1
    if context.row is not None and item.depth > context.item_depth and _into_row(text, item, walk):
        return
    if _into_kind(text, item.line, walk) or _as_answer(text, item.line, walk):
        return
    list_name = context.list_or_only()
    if list_name and not context.field:
        _new_row(text, item, list_name, walk)
    elif context.field:
        _into_field(text, item.line, walk)
    else:
        walk.collector.note(context.title, item.line, text)


def read_line(line: Line, walk: Walk) -> None:
    """Read one line of running text."""
    raw, comments = take_comments(line.raw)
    text = unmark(raw)
    context = walk.context
    if not text or context.generated or GENERATED in comments:
        return
    if _is_heading(text, walk) or _as_answer(text, line.line, walk) or _press_date(text, line.line, walk):
        return
    if context.field:
        _into_field(text, line.line, walk)
    elif _labelled_in_row(text, line, walk) or _into_kind(text, line.line, walk) or _sentence(text, line, walk):
        return
    elif context.kind == "customer_profile" and context.list_name:
        row = row_from_text(context.kind, context.list_name, line.line, text)
        row.cells = {**context.sticky, **row.cells}
        context.row = walk.collector.row(row)
    else:
        walk.collector.note(context.title, line.line, text)


def _into_card(raw: str, row: RawRow) -> bool:
    """Read `label: value` of a block that we wrote; the value is taken exactly."""
    label, colon, value = raw.partition(":")
    if is_origin(unmark(label)):
        row.origin = unmark(value)
        return True
    column = lookup(column_words(row.kind, row.list_name), unmark(label))
    if not colon or not column:
        return False
    row.cells[column] = unmark(value)
    return True


def _into_row(text: str, at: Item | Line, walk: Walk) -> bool:
    """Put a labelled or an indented text into the present row."""
    context = walk.context
    row = context.row
    if row is None:
        return False
    labelled = split_label(text)
    if labelled and context.row_level and is_origin(labelled[0]):
        row.origin = labelled[1]
        return True
    column = column_of(labelled[0], context) if labelled and not is_pair(row.kind, row.list_name) else None
    if column and labelled:
        row.add(column, labelled[1])
        context.field, context.field_depth = column, at.depth if isinstance(at, Item) else -1
    elif context.row_level and not context.field:
        walk.collector.note(context.title, at.line, text)
    else:
        row.add(context.field or principal(row.kind, row.list_name), text)
    return True


def _into_kind(text: str, line: int, walk: Walk) -> bool:
    """Put `label: value` into the field or the list of the present kind that the label names."""
    context = walk.context
    labelled = split_label(text)
    if not labelled or not context.kind or (context.list_name and not labelled[1]):
        return False
    label, value = labelled
    list_name = lookup(list_words(context.kind), label) if len(row_lists(KINDS[context.kind])) > 1 else None
    field = None if context.list_name else lookup(field_words(context.kind), label)
    if list_name and list_name != context.list_name:
        context.enter(context.kind, list_name, level=context.list_level)
        add_lines(context.kind, list_name, line, value, walk.collector)
        return True
    if field:
        _set(field, value, line, walk)
        return True
    return False


def _set(field: str, value: str, line: int, walk: Walk) -> None:
    context = walk.context
    if not walk.collector.set_field(context.kind, field, RawField(line, value)):
        walk.collector.note(context.title, line, value, remark=False)
        walk.collector.remark(line, "already_filled", field=field, text=shorten(value))
    context.field = field if not value else ""


def _as_answer(text: str, line: int, walk: Walk) -> bool:
    """Read `Q: ...` and `A: ...` where questions and answers are listed."""
    context = walk.context
    found = _QUESTION.fullmatch(text)
    list_name = context.list_or_only()
    if not found or not list_name or "answer" not in columns(row_lists(KINDS[context.kind])[list_name]):
        return False
    if light(found[1]) in generic("questions"):
        context.row = walk.collector.row(RawRow(context.kind, list_name, line, {"question": found[2]}))
        context.item_depth, context.row_level = 0, 0
        return True
    if context.row is None:
        return False
    context.row.add("answer", found[2])
    return True


def _new_row(text: str, item: Item, list_name: str, walk: Walk) -> None:
    """Begin a row with an item, or continue one that is written as labelled items."""
    context = walk.context
    labelled = split_label(text)
    column = column_of(labelled[0], context) if labelled and not is_pair(context.kind, list_name) else None
    if labelled and column and not names_choice(context.kind, list_name, labelled[0]):
        row = context.row
        if row is None or (column in row.cells and not context.row_level):
            row = walk.collector.row(RawRow(context.kind, list_name, item.line, dict(context.sticky)))
        row.add(column, labelled[1])
        context.field, context.field_depth = column, item.depth
    elif context.row is not None and context.row_level:
        walk.collector.note(context.title, item.line, text)
        return
    else:
        row = row_from_text(context.kind, list_name, item.line, text)
        row.cells = {**context.sticky, **row.cells}
        walk.collector.row(row)
    walk.collector.present.setdefault(context.kind)
    context.row, context.item_depth = row, item.depth


def _is_heading(text: str, walk: Walk) -> bool:
    """Take a line that is only the name of a kind or a list for a heading."""
    if len(text) > _LONGEST_TITLE or text.endswith(("。", ".")) or walk.context.row_level:
        return False
    target = resolve(text.rstrip(_COLONS), walk.context, literal=True)
    if target is None or target.section or target.field or (walk.only and target.kind != walk.only):
        return False
    walk.context.enter(target.kind, target.list_name, level=walk.context.list_level)
    walk.collector.present.setdefault(target.kind)
    return True


def _sentence(text: str, line: Line, walk: Walk) -> bool:
    """Take the line that joins the three parts of a profile: quoted, or the first below the profile's heading."""
    context = walk.context
    in_profile = context.kind == "customer_profile" and not context.list_name
    if not in_profile and not (line.quoted and context.section == "listen" and not context.kind):
        return False
    walk.collector.present.setdefault("customer_profile")
    return walk.collector.set_field("customer_profile", "sentence", RawField(line.line, text))


def _press_date(text: str, line: int, walk: Walk) -> bool:
    """Take `date company` at the top of a press release."""
    found = _DATED.fullmatch(text)
    if walk.context.kind != "prfaq" or not found or not read_date(found[1]):
        return False
    done = walk.collector.set_field("prfaq", "date", RawField(line, found[1]))
    if done and found[2]:
        _set("company", found[2], line, walk)
    return done


def _labelled_in_row(text: str, line: Line, walk: Walk) -> bool:
    """Put a labelled line into the row that a heading began."""
    if walk.context.row is None or not walk.context.row_level:
        return False
    labelled = split_label(text)
    return bool(labelled and column_of(labelled[0], walk.context)) and _into_row(text, line, walk)


def _into_field(text: str, line: int, walk: Walk) -> None:
    """Add a line to the field, or the cell, that a heading or a label opened."""
    context = walk.context
    if context.row is not None:
        context.row.add(context.field, text)
        return
    present = walk.collector.fields.get((context.kind, context.field))
    if present is None:
        walk.collector.set_field(context.kind, context.field, RawField(line, text))
    else:
        present.text = f"{present.text}\n{text}" if present.text else text
