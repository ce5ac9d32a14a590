"""The rule `single`: one value with its unit.

Grammar:
    single = [ currency ] number [ "+" ] [ unit [ 半 ] { smaller-time } ]
           | number "and a half" unit | ( "half" | "a" ) unit | once | part | free
    unit   = time | currency | counter | calendar
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal

from gyakusan.artifacts.quantities.cursor import Cursor
from gyakusan.artifacts.quantities.lexicon import (
    CALENDAR,
    COUNTERS,
    CURRENCIES,
    CURRENCY_NOTES,
    ONCE,
    ORDINAL_AFTER,
    PARTS,
    SECONDS,
)
from gyakusan.artifacts.quantities.model import NO_CURRENCY, Counter, Kind, Period
from gyakusan.artifacts.quantities.notes import Note
from gyakusan.artifacts.quantities.tokens import Numeral, Tag, Token

Unit = tuple[Kind, str] | Counter | Period
"""(kind, seconds or currency) for time and money; what is counted; a stretch of the calendar."""


@dataclass(slots=True)
class Single:
    """One value under construction; `halves` and `seconds` are what 半 and smaller units add."""

    start: int
    end: int
    numeral: Numeral
    unit: Unit | None = None
    halves: int = 0
    seconds: Decimal = Decimal(0)
    prefixed: bool = False
    plus: bool = False
    latin: bool = False
    clear: bool = True
    notes: list[str] = field(default_factory=list[str])

    def value(self) -> Decimal | None:
        """Return the value in minutes, currency units, or as counted."""
        if self.numeral.value is None:
            return None
        value = self.numeral.value + Decimal(self.halves) / 2
        if isinstance(self.unit, tuple) and self.unit[0] is Kind.TIME:
            return (value * int(self.unit[1]) + self.seconds) / 60
        return value


_UNITS = frozenset({Tag.TIME, Tag.CURRENCY, Tag.COUNTER, Tag.CALENDAR})
_HOUR = (Kind.TIME, "3600")
FREE = (Kind.MONEY, NO_CURRENCY)
"""The unit of 無料: no amount of any currency."""
_MILLION = Decimal(10**6)
_FIRST_CALENDAR_YEAR = 1900
_AFTER_X = frozenset({Tag.SLASH, Tag.ARTICLE, Tag.PER_EN, Tag.EACH_EN, Tag.EVERY})


def read_single(cursor: Cursor) -> Single | None:
    """Read a value with its unit; return None, nothing consumed, when none begins here."""
    token = cursor.peek()
    if token is None:
        return None
    if token.tag is Tag.CURRENCY:
        return _prefixed(cursor) if cursor.tag(1) is Tag.NUMBER else None
    if token.tag is Tag.ONCE:
        cursor.take()
        return Single(token.start, token.end, Numeral(Decimal(ONCE[token.text])), Counter.OCCURRENCE, latin=True)
    if token.tag is Tag.FREE:
        cursor.take()
        return Single(token.start, token.end, Numeral(Decimal(0)), FREE, latin=token.latin)
    if token.tag is Tag.PART:
        cursor.take()
        value, period = PARTS[token.text]
        return Single(token.start, token.end, Numeral(value), period, latin=token.latin)
    if token.tag in (Tag.HALF, Tag.ARTICLE):
        if cursor.tag(1) not in (Tag.TIME, Tag.CALENDAR):
            return None
        cursor.take()
        value = Decimal("0.5") if token.tag is Tag.HALF else Decimal(1)
        return _with_unit(cursor, Single(token.start, token.end, Numeral(value)))
    if token.tag is not Tag.NUMBER or token.numeral is None:
        return None
    cursor.take()
    return _with_unit(cursor, Single(token.start, token.end, token.numeral))


def _prefixed(cursor: Cursor) -> Single:
    """Read $1.2k, ¥3,000, JPY 3,000, $200+."""
    currency, number = cursor.take(), cursor.take()
    single = Single(currency.start, number.end, number.numeral or Numeral(None), prefixed=True)
    _set_currency(single, currency)
    after = cursor.peek()
    if after and after.text == "m" and not after.apart:
        _million(cursor, single)
    again = cursor.peek()
    if again and again.tag is Tag.CURRENCY and CURRENCIES[again.text] == CURRENCIES[currency.text]:
        single.end = cursor.take().end
    if cursor.tag() is Tag.PLUS and cursor.tag(1) not in (Tag.NUMBER, Tag.CURRENCY):
        single.end, single.plus = cursor.take().end, True
    return single


def _with_unit(cursor: Cursor, single: Single) -> Single:
    """Read the unit after a number, and what belongs to the unit."""
    if cursor.tag() is Tag.PLUS and cursor.tag(1) in _UNITS:
        cursor.take()
        single.plus = True
    if cursor.tag() is Tag.AND_HALF and cursor.tag(1) in _UNITS:
        cursor.take()
        single.halves = 1
    unit = cursor.peek()
    if unit is None:
        return single
    if unit.tag is Tag.CLOCK:
        return _unclear(cursor, single)
    if unit.text == "x" and unit.tag is Tag.TIMES and cursor.tag(1) in _AFTER_X:
        single.end, single.unit, single.latin = cursor.take().end, Counter.OCCURRENCE, True
    if unit.tag not in _UNITS:
        return single
    if unit.text == "m" and cursor.tag(1) is Tag.CURRENCY:
        _million(cursor, single)
        unit = cursor.take()
    else:
        cursor.take()
    single.end, single.latin = unit.end, unit.latin
    if unit.tag is Tag.TIME:
        _set_time(cursor, single, unit)
    elif unit.tag is Tag.CURRENCY:
        _set_currency(single, unit)
    elif unit.tag is Tag.COUNTER:
        single.unit = COUNTERS[unit.text]
    else:
        single.unit = CALENDAR[unit.text]
        if _is_date(cursor, single, unit):
            return _unclear(cursor, single)
    return _finish_unit(cursor, single)


def _finish_unit(cursor: Cursor, single: Single) -> Single:
    """Read 半 after an hour or a stretch of the calendar; refuse 10分後, 3回目, 3分の1."""
    if cursor.tag() is Tag.AND_HALF and (single.unit == _HOUR or isinstance(single.unit, Period)):
        single.end, single.halves = cursor.take().end, single.halves + 1
    after = cursor.peek()
    if after and after.tag in (Tag.OTHER, Tag.COUNTER) and not after.apart and after.text[0] in ORDINAL_AFTER:
        single.clear = False
    if after and after.text == "の" and cursor.tag(1) is Tag.NUMBER and single.unit == (Kind.TIME, "60"):
        cursor.take()
        single.end, single.clear = cursor.take().end, False
    return single


def _set_time(cursor: Cursor, single: Single, unit: Token) -> None:
    """Set the unit of time and add the smaller units that follow: 1時間30分, 1h30m, 1 hour and 20 minutes, 1h30."""
    smallest = SECONDS[unit.text]
    single.unit = (Kind.TIME, str(smallest))
    if unit.text == "m":
        single.notes.append(Note.M_AS_MINUTES)
    if unit.text == "分" and single.end - single.start == 2 and single.numeral.value == 10:
        single.notes.extend([Note.TEN_MINUTES] * (single.numeral.scale == 10))
    while True:
        joined = cursor.tag() is Tag.AND or (cursor.peek() or unit).text == "と"
        number, smaller = cursor.peek(joined), cursor.peek(joined + 1)
        if number is None or number.numeral is None or number.numeral.value is None:
            return
        if smaller and smaller.tag is Tag.TIME and SECONDS[smaller.text] < smallest:
            smallest, end = SECONDS[smaller.text], smaller.end
        elif unit.text == "h" and not joined and not number.apart and smallest == 3600 and number.numeral.value < 60:
            smallest, end, smaller = 60, number.end, None
        else:
            return
        cursor.position += joined + 1 + (smaller is not None)
        single.seconds += number.numeral.value * smallest
        single.end = end


def _set_currency(single: Single, token: Token) -> None:
    single.unit, single.latin = (Kind.MONEY, CURRENCIES[token.text]), token.latin
    exponent = single.numeral.value.as_tuple().exponent if single.numeral.value is not None else 0
    single.clear = single.clear and exponent != -3  # 1.500 € is one and a half here and fifteen hundred there
    note = CURRENCY_NOTES.get(token.text)
    if note:
        single.notes.append(note)


def _million(cursor: Cursor, single: Single) -> None:
    token = cursor.take()
    single.end = token.end
    single.notes.append(Note.M_AS_MILLION)
    if single.numeral.value is not None:
        single.numeral = replace(single.numeral, value=single.numeral.value * _MILLION, scale=_MILLION)


def _is_date(cursor: Cursor, single: Single, unit: Token) -> bool:
    """Whether this is 4月, 4月1日 or 2026年 rather than a length."""
    if unit.text == "月":
        return cursor.tag() not in (Tag.PER, Tag.INTERVAL)
    value = single.numeral.value
    return unit.text == "年" and value is not None and value >= _FIRST_CALENDAR_YEAR


def _unclear(cursor: Cursor, single: Single) -> Single:
    """Consume the rest of a date or a time of day: 4月1日, 2026年4月1日, 9時30分, 9 am."""
    clock = cursor.accept(Tag.CLOCK)
    rest = ("分",) if clock else ("月", "日")
    single.end, single.clear = clock.end if clock else single.end, False
    while cursor.tag() is Tag.NUMBER and (unit := cursor.peek(1)) and unit.text in rest:
        cursor.take()
        single.end = cursor.take().end
    return single
