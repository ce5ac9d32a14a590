"""The state of reading one cell, and the rule `per` that several rules share."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import IntEnum

from gyakusan.artifacts.quantities.cursor import Cursor
from gyakusan.artifacts.quantities.drafts import Draft
from gyakusan.artifacts.quantities.lexicon import CALENDAR, COUNTERS, PARTS, SECONDS
from gyakusan.artifacts.quantities.model import ONE, Counter, Interval, Period
from gyakusan.artifacts.quantities.notes import Note
from gyakusan.artifacts.quantities.tokens import Tag, Token


class Mark(IntEnum):
    """What became of a token."""

    READ = 0
    SKIPPED = 1
    UNREAD = 2


@dataclass(slots=True)
class Reading:
    """What has been read of a cell so far. `joined`, `added`: the next draft follows a × or a +."""

    tokens: list[Token]
    cursor: Cursor
    marks: list[Mark]
    drafts: list[Draft] = field(default_factory=list[Draft])
    unknown: bool = False
    joined: bool = False
    added: bool = False

    @classmethod
    def of(cls, tokens: list[Token]) -> Reading:
        """Begin with `tokens`."""
        return cls(tokens, Cursor(tokens), [Mark.READ] * len(tokens))

    def mark(self, since: int, mark: Mark) -> None:
        """Mark the tokens from index `since` up to the current one."""
        for index in range(since, self.cursor.position):
            self.marks[index] = mark

    def skip(self, mark: Mark) -> None:
        """Pass over the current token."""
        self.marks[self.cursor.position] = mark
        self.cursor.take()

    def add(self, draft: Draft) -> None:
        """Add a draft, connected to the one before by the operator between them."""
        draft.joined, draft.added = self.joined, self.added
        self.joined = self.added = False
        self.drafts.append(draft)


@dataclass(frozen=True, slots=True)
class Per:
    """What stands after "per": a period or something counted; `width` tokens wide."""

    of: Period | Counter
    width: int
    every: Interval = ONE
    note: Note | None = None


_INTRODUCTIONS = frozenset({Tag.SLASH, Tag.PER_EN, Tag.ARTICLE, Tag.EACH_EN})


def look_per(cursor: Cursor, ahead: int = 0) -> Per | None:
    """Look for `per` `ahead` of the cursor, consuming nothing.

    per   = ( "/" | "per" | "a" | "each" | "every" ) [ count ] ( calendar | 半年 | counter | hour | day-of-week )
    count = "other" | number [ "-" number ]
    """
    introduction = cursor.peek(ahead)
    if introduction is None or introduction.tag not in _INTRODUCTIONS:
        return None
    width, every = _look_count(cursor, ahead + 1)
    unit = cursor.peek(ahead + width)
    if unit is None:
        return None
    width += 1
    if unit.tag is Tag.PART and every == ONE:
        count, period = PARTS[unit.text]
        return Per(period, width, Interval.exact(count))
    if unit.tag is Tag.CALENDAR:
        period = CALENDAR[unit.text]
        once = every == ONE and period is Period.WEEKEND and introduction.text not in ("each", "every")
        return Per(period, width, every, Note.WEEKEND_ONCE if once else None)
    if unit.tag is Tag.TIME and unit.text != "m":
        hours = every * Interval.exact(Decimal(SECONDS[unit.text]) / 3600)
        return Per(Period.HOUR, width, hours)
    if unit.tag is Tag.WEEKDAY_NAME:
        return Per(Period.WEEK, width, every)
    if unit.tag is Tag.COUNTER and every == ONE:
        return Per(COUNTERS[unit.text], width)
    return None


def _look_count(cursor: Cursor, ahead: int) -> tuple[int, Interval]:
    """Return the width up to the unit, the introduction included, and how many periods: "other", 2, 2〜3, 1 if none."""
    count = cursor.peek(ahead)
    if count and count.tag is Tag.OTHER_ONE:
        return 2, Interval.exact(2)
    if not (count and count.numeral and count.numeral.value):
        return 1, ONE
    low = count.numeral.value
    until = cursor.peek(ahead + 2)
    if cursor.tag(ahead + 1) in (Tag.RANGE, Tag.DASH, Tag.LIST, Tag.OR) and until and until.numeral:
        high = until.numeral.value
        return (4, Interval(low, high)) if high is not None and low < high else (1, ONE)
    return 2, Interval.exact(low)
