"""What a heading does: begin a section, a kind, a list, a field, or a row."""

from __future__ import annotations

import re

from gyakusan.artifacts.kinds.registry import KINDS
from gyakusan.artifacts.models import Widget, columns, row_lists
from gyakusan.transfer.discovery.collecting import RawField, RawRow
from gyakusan.transfer.discovery.context import Target, Walk, column_of, resolve, section_kinds
from gyakusan.transfer.discovery.entries import is_card, is_pair, row_from_text, split_label, texts
from gyakusan.transfer.discovery.hidden import GENERATED, Hidden, generated_titles, read_hidden
from gyakusan.transfer.parsing.inline import take_comments, unmark
from gyakusan.transfer.parsing.markdown import BOLD_LEVEL, Heading
from gyakusan.transfer.parsing.words import choice_words, kind_words, lookup

_NUMBER = re.compile(r"[A-Z]?\d+(?: |$)")
_ORDINAL = re.compile(r"^(?:[(\uff08]?\d{1,3}[)\uff09.\uff0e、:\uff1a]\s*|[①-⑳]\s*)")


def read_heading(heading: Heading, walk: Walk) -> None:
    """Go where a heading leads."""
    context = walk.context
    raw, comments = take_comments(heading.raw)
    text = unmark(raw)
    context.generated = GENERATED in comments or text in generated_titles()
    if context.generated:
        context.leave()
        return
    context.title = text
    hidden = read_hidden(comments)
    if hidden and _follow(hidden, raw, heading, walk):
        return
    if context.row is not None and 0 < context.row_level < heading.level and (column := column_of(text, context)):
        context.field, context.field_depth = column, -1
        return
    _follow_text(text, heading, walk)


def _follow(hidden: Hidden, raw: str, heading: Heading, walk: Walk) -> bool:
    """Go where a comment of ours leads."""
    context = walk.context
    kind, _, list_name = hidden.name.partition(".")
    if hidden.what in {"kind", "list"} and kind in KINDS:
        walk.collector.present.setdefault(kind)
        context.enter(kind, list_name if list_name in row_lists(KINDS[kind]) else "", level=heading.level)
        return True
    if hidden.what == "row" and context.list_or_only():
        list_name = context.list_or_only()
        number, _, title = raw.partition(" ") if _NUMBER.match(raw) else ("", "", raw)
        row = RawRow(context.kind, list_name, heading.line, hidden=hidden, number=number)
        row.cells[texts(context.kind, list_name)[0]] = unmark(title)
        _begin(row, heading.level, walk)
        return True
    return False


def _begin(row: RawRow, level: int, walk: Walk) -> None:
    walk.collector.present.setdefault(row.kind)
    context = walk.context
    context.row, context.row_level, context.field = walk.collector.row(row), level, ""
    context.list_name, context.item_depth, context.field_depth = row.list_name, -1, -1


def _follow_text(text: str, heading: Heading, walk: Walk) -> None:
    context = walk.context
    list_name = context.list_or_only()
    can_hold = bool(list_name) and heading.level > context.list_level
    card = can_hold and is_card(context.kind, list_name)
    target = resolve(text, context, literal=card or bool(walk.only))
    if target and (not walk.only or target.kind == walk.only):
        _go(target, text, heading, walk)
    elif card and not (heading.level == BOLD_LEVEL and 0 < context.row_level < BOLD_LEVEL):
        row = row_from_text(context.kind, list_name, heading.line, _ORDINAL.sub("", text))
        _begin(row, heading.level, walk)
    elif _is_title(text, heading, walk) or (can_hold and _stick(text, list_name, walk)):
        return
    elif heading.level == BOLD_LEVEL:
        walk.collector.note(context.title, heading.line, text)
    else:
        context.leave()


def _go(target: Target, text: str, heading: Heading, walk: Walk) -> None:
    if target.section:
        walk.context.section = target.section
        kinds = section_kinds(target.section)
        walk.context.enter(kinds[0] if len(kinds) == 1 or target.section == "plan" else "")
        return
    walk.context.enter(target.kind, target.list_name, target.field, heading.level)
    walk.collector.present.setdefault(target.kind)
    labelled = split_label(text)
    if target == Target(kind="customer_profile") and labelled:
        walk.collector.set_field(target.kind, "product", RawField(heading.line, labelled[1]))


def _is_title(text: str, heading: Heading, walk: Walk) -> bool:
    """Take the title of a customer file, and the headline of a press release; know the title of other files."""
    labelled = split_label(text)
    if walk.only == "customer_profile" and not walk.context.list_name:
        named = labelled and lookup(kind_words(), labelled[0]) == walk.only
        product = labelled[1] if labelled and named else text
        walk.context.enter(walk.only, level=heading.level)
        return walk.collector.set_field(walk.only, "product", RawField(heading.line, product))
    if walk.context.section == "refine" and walk.context.kind in {"", "prfaq"} and not walk.context.list_name:
        walk.collector.present.setdefault("prfaq")
        walk.context.enter("prfaq")
        return walk.collector.set_field("prfaq", "headline", RawField(heading.line, text))
    return bool(walk.only) and heading.level == 1


def _stick(text: str, list_name: str, walk: Walk) -> bool:
    """Let a heading speak for the rows below it: a choice, the aspect of a profile, the stage of a journey."""
    context = walk.context
    for name, column in columns(row_lists(KINDS[context.kind])[list_name]).items():
        if column.widget is Widget.CHOICE and (code := lookup(choice_words(context.kind, list_name, name), text)):
            context.sticky = {name: code}
            return True
    if context.kind == "journey" or is_pair(context.kind, list_name):
        context.sticky = {texts(context.kind, list_name)[0]: _ORDINAL.sub("", text)}
        context.row = None
        return True
    return False
