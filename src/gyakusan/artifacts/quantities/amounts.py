"""The rule `amount`: one value or a range, with its unit.

Grammar:
    amount = single [ join single ]
    join   = "-" | "~" | "から" | "to" | "、" | "or" | "and"
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from gyakusan.artifacts.quantities.cursor import Cursor
from gyakusan.artifacts.quantities.model import Interval, Kind
from gyakusan.artifacts.quantities.notes import Note
from gyakusan.artifacts.quantities.singles import FREE, Single, Unit, read_single
from gyakusan.artifacts.quantities.tokens import Tag, Token


@dataclass(frozen=True, slots=True)
class Amount:
    """A value or range with its unit, between two places in the normalised text.

    `interval` is in minutes for time, in `unit` otherwise; None when it is stated but unknown. An amount that cannot be
    read for certain (1/2日, 9時, 5〜3円) is not `clear`: its text is consumed and belongs to what is unread.
    """

    start: int
    end: int
    interval: Interval | None = None
    unit: Unit | None = None
    clear: bool = True
    latin: bool = False
    notes: tuple[str, ...] = ()


def read_amount(cursor: Cursor) -> Amount | None:
    """Read an amount; return None, nothing consumed, when none begins here."""
    first = read_single(cursor)
    if first is None:
        return None
    if not first.clear:
        return Amount(first.start, first.end, clear=False)
    if first.unit is None and _is_run(cursor):
        return _ambiguous(cursor, first)
    place, bare = cursor.position, first.unit is None
    join = cursor.accept(Tag.RANGE, Tag.DASH, Tag.LIST, Tag.OR, Tag.AND)
    ends = _range(cursor, first, join) if join else None
    if ends is None:
        cursor.position = place
        glued = bare and join is not None and join.text == "," and cursor.tag(1) is Tag.NUMBER
        return _ambiguous(cursor, first) if glued else _amount(first, first)
    if ends[1].unit is None and (_is_run(cursor) or cursor.tag() is Tag.DASH):
        return _ambiguous(cursor, first)
    return _amount(*ends)


def _range(cursor: Cursor, first: Single, join: Token) -> tuple[Single, Single] | None:
    """Read the other end of a range and give both ends their units; None when this is no range."""
    cursor.accept(Tag.UP_TO, Tag.ABOUT)
    second = read_single(cursor)
    if second is None or not second.clear or first.plus:
        return None
    if second.unit is None and first.prefixed:
        first, second.unit = replace(first), first.unit
        _share_scale(first, second)
    if join.tag in (Tag.LIST, Tag.AND) and first.unit is not None:
        return None  # 30分、40分 are two amounts
    if first.unit is None or (first.unit == FREE and _is_money(second.unit)):
        first = replace(first, unit=second.unit, latin=second.latin)
        _share_scale(first, second)
    if not _same_unit(first.unit, second.unit):
        return None
    if join.tag in (Tag.LIST, Tag.OR, Tag.AND) and not _alternatives(join, first, second):
        return None
    return first, second


def _is_money(unit: Unit | None) -> bool:
    return isinstance(unit, tuple) and unit[0] is Kind.MONEY


def _same_unit(one: Unit | None, other: Unit | None) -> bool:
    if isinstance(one, tuple) and isinstance(other, tuple):
        return one[0] is other[0] and (one[0] is Kind.TIME or one[1] == other[1])
    return one == other


def _alternatives(join: Token, first: Single, second: Single) -> bool:
    """Whether 2、3回, "2 or 3", "between 2 and 3" mean all values from one to the other."""
    low, high = first.numeral.value, second.numeral.value
    if low is None or high is None or low >= high or (join.tag is Tag.LIST and first.end != join.start):
        return False
    step = second.numeral.scale or Decimal(1)
    if high - low not in (1, step) and join.tag is not Tag.AND:
        second.notes.append(Note.LIST_AS_RANGE)
        return join.text != ","
    return True


def _share_scale(first: Single, second: Single) -> None:
    """1〜2万円 means 1万〜2万円: a scale at the end belongs to both, where the first number alone cannot be meant."""
    scale, low, high = second.numeral.scale, first.numeral.value, second.numeral.value
    if scale is None or scale == 1 or low is None or high is None or first.numeral.scale != 1:
        return
    if low < high / scale:
        first.numeral = replace(first.numeral, value=low * scale)
        second.notes.append(Note.SHARED_SCALE)
    elif low * 10 < scale:
        first.clear = False


def _amount(first: Single, second: Single) -> Amount:
    low, high = first.value(), second.value()
    singles = (first,) if first is second else (first, second)
    found = [note for single in singles for note in (*single.notes, single.numeral.note) if note]
    amount = Amount(first.start, second.end, unit=first.unit, latin=first.latin, notes=tuple(dict.fromkeys(found)))
    if low is None or high is None:
        return amount
    if high < low or not first.clear:
        return replace(amount, clear=False)
    return replace(amount, interval=Interval(low, None if second.plus else high))


def _is_run(cursor: Cursor) -> bool:
    """Whether a number without a unit is followed by one that makes it unclear: 1 500円, 3/4, 2026-4-1."""
    if cursor.tag() in (Tag.DASH, Tag.RANGE) and cursor.tag(1) is Tag.NUMBER:
        return cursor.tag(2) in (Tag.DASH, Tag.RANGE, Tag.SLASH, Tag.NUMBER)
    return cursor.tag() is Tag.NUMBER or (cursor.tag() is Tag.SLASH and cursor.tag(1) is Tag.NUMBER)


def _ambiguous(cursor: Cursor, first: Single) -> Amount:
    """Consume numbers that stand side by side, and the unit after them."""
    end = first.end
    while cursor.tag() is Tag.NUMBER or (
        cursor.tag() in (Tag.SLASH, Tag.DASH, Tag.RANGE, Tag.LIST) and cursor.tag(1) is Tag.NUMBER
    ):
        end = cursor.take().end
    unit = cursor.accept(Tag.TIME, Tag.CURRENCY, Tag.COUNTER, Tag.CALENDAR, Tag.CLOCK)
    return Amount(first.start, unit.end if unit else end, clear=False)
