"""Where in a document the reader stands, and what a heading says about it."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as dataclass_field

from gyakusan.artifacts.kinds.registry import KINDS
from gyakusan.artifacts.models import row_lists
from gyakusan.transfer.discovery.collecting import Collector, RawRow
from gyakusan.transfer.parsing.words import (
    column_words,
    field_words,
    kind_words,
    list_words,
    lookup,
    normal,
    section_words,
    vocabulary,
)


@dataclass
class Context:
    """The place: section, kind, list or field, and the row that is being written."""

    section: str = ""
    kind: str = ""
    list_name: str = ""
    field: str = ""
    """A scalar field of the kind, or a column of the row, that the following text belongs to."""
    sticky: dict[str, str] = dataclass_field(default_factory=dict[str, str])
    """What a heading says about all rows below it: column -> text."""
    title: str = ""
    """The last heading, as text."""
    list_level: int = 0
    """Level of the heading that began the list; deeper headings begin rows."""
    row: RawRow | None = None
    row_level: int = 0
    item_depth: int = 0
    field_depth: int = -1
    """Depth of the item that opened `field`; -1 when a heading did."""
    generated: bool = False

    def enter(self, kind: str, list_name: str = "", field: str = "", level: int = 0) -> None:
        """Go to a kind, a list or a field."""
        self.kind, self.list_name, self.field, self.list_level = kind, list_name, field, level
        self.row, self.row_level, self.sticky, self.field_depth = None, 0, {}, -1

    def leave(self) -> None:
        """Go to where nothing is known."""
        self.enter("")

    def list_or_only(self) -> str:
        """Return the current list, or the only one that the current kind has."""
        if self.list_name or not self.kind:
            return self.list_name
        lists = row_lists(KINDS[self.kind])
        return next(iter(lists)) if len(lists) == 1 or "rows" in lists else ""


@dataclass
class Walk:
    """A way through one document."""

    collector: Collector
    context: Context
    only: str = ""
    """The one kind of a file that holds nothing else, such as `journey` for `journey.md`; empty for any."""


@dataclass(frozen=True)
class Target:
    """What a heading names."""

    kind: str = ""
    list_name: str = ""
    field: str = ""
    section: str = ""


def resolve(text: str, context: Context, *, literal: bool = False) -> Target | None:
    """Find what a heading names, nearest meaning first: this kind, then a section, then any kind.

    With `literal` only a heading that is nothing but the known word counts.
    """
    if literal and normal(text) not in _all_words(context.kind):
        return None
    here = _within(text, context.kind) if context.kind else None
    if here:
        return here
    kinds = section_kinds(context.section)
    kind = lookup(kind_words(), text)
    section = lookup(section_words(), text)
    if section and kind not in kinds:
        return Target(section=section)
    if kind:
        return Target(kind=kind)
    for candidate in (*kinds, *KINDS):
        if found := _within(text, candidate):
            return found
    return None


def _all_words(kind: str) -> set[str]:
    words = {*kind_words(), *section_words()}
    return words | {*list_words(kind), *field_words(kind)} if kind else words


def _within(text: str, kind: str) -> Target | None:
    name = lookup(list_words(kind), text)
    if name:
        return Target(kind=kind, list_name=name)
    name = lookup(field_words(kind), text)
    return Target(kind=kind, field=name) if name else None


def section_kinds(section: str) -> tuple[str, ...]:
    """Return the kinds of a section."""
    return tuple(vocabulary()["section_kinds"].get(section, ()))


def column_of(text: str, context: Context) -> str | None:
    """Return the column of the current list that a label names."""
    list_name = context.list_or_only()
    return lookup(column_words(context.kind, list_name), text) if context.kind and list_name else None
