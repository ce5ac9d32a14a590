"""The rule `trailing`: what may follow an amount and belongs to it.

Grammar:
    trailing   = hedge | bound | per | every | "×" multiplier | tax | trip | spread | "?"
    multiplier = amount (of something counted, of days, of hours for a rate per hour)
    spread     = number calendar に分散 | over number calendar
"""

from __future__ import annotations

from decimal import Decimal

from gyakusan.artifacts.quantities.amounts import Amount, read_amount
from gyakusan.artifacts.quantities.cursor import Cursor
from gyakusan.artifacts.quantities.drafts import Draft
from gyakusan.artifacts.quantities.lexicon import CALENDAR, EVERY, TAXES, TRIPS
from gyakusan.artifacts.quantities.model import ONE, Counter, Interval, Kind, Period, Span
from gyakusan.artifacts.quantities.notes import Note
from gyakusan.artifacts.quantities.reading import Mark, Per, Reading, look_per
from gyakusan.artifacts.quantities.tokens import Tag, Token

_SIXTY = Interval.exact(60)
_TRANSPARENT = frozenset({Tag.OPEN, Tag.CLOSE, Tag.FILLER})
_PIECES = frozenset(
    {Tag.ABOUT, Tag.LESS_MORE, Tag.TAX, Tag.TRIP, Tag.BELOW, Tag.ABOVE, Tag.EVERY, Tag.EACH, Tag.CALENDAR, Tag.TIMES}
)
_RATES = frozenset({Tag.CALENDAR, Tag.EVERY, Tag.RATE})
_ENDS = frozenset({None, Tag.CLOSE, Tag.BREAK, Tag.LIST, Tag.OPEN})


def read_trailing(reading: Reading, draft: Draft) -> None:
    """Read everything that follows `draft` and belongs to it."""
    cursor = reading.cursor
    while (token := cursor.peek()) is not None:
        if _piece(reading, draft, token):
            if reading.joined:
                return
            draft.end = max(draft.end, reading.tokens[cursor.position - 1].end)
        elif token.tag in _TRANSPARENT and _leads_on(cursor):
            reading.skip(Mark.SKIPPED)
        else:
            break
    if cursor.tag() is Tag.FILLER and cursor.tag(1) is Tag.CLOSE:
        reading.skip(Mark.SKIPPED)
    if cursor.tag() is Tag.CLOSE and cursor.tag(-1) is not Tag.CLOSE and _opened(reading, draft):
        draft.end = cursor.take().end


def _leads_on(cursor: Cursor) -> bool:
    """Whether what follows a bracket or particle can still belong to the amount."""
    following = cursor.peek(1)
    return following is not None and (following.tag in _PIECES or look_per(cursor, 1) is not None)


def _opened(reading: Reading, draft: Draft) -> bool:
    """Whether a bracket stands open before the cursor, inside of `draft`."""
    place = reading.cursor.position - 1
    while place >= 0 and reading.tokens[place].start >= draft.start:
        if reading.tokens[place].tag in (Tag.OPEN, Tag.CLOSE):
            return reading.tokens[place].tag is Tag.OPEN
        place -= 1
    return False


def _piece(reading: Reading, draft: Draft, token: Token) -> bool:
    """Read one piece; False, nothing consumed, when there is none."""
    cursor = reading.cursor
    return (
        _remark(cursor, draft, token)
        or _bound(cursor, draft, token)
        or _per(cursor, draft)
        or _every(cursor, draft, token)
        or _spread(cursor, draft)
        or (token.tag is Tag.TIMES and _multiplier(reading, draft))
    )


def _remark(cursor: Cursor, draft: Draft, token: Token) -> bool:
    """Read 程度, 弱, (税込), (往復), "?"."""
    if token.tag is Tag.ABOUT and not cursor.starts_amount(1):
        draft.approximate = True
    elif token.tag is Tag.LESS_MORE and not token.apart:
        draft.approximate = True
        draft.notes.append(Note.LITTLE_LESS if token.text == "弱" else Note.LITTLE_MORE)
    elif token.tag is Tag.UNKNOWN and token.text[0] == "?":
        draft.approximate = True
        draft.notes.append(Note.QUESTION_MARK)
    elif token.tag in (Tag.TAX, Tag.TRIP):
        draft.notes.append((TAXES | TRIPS)[token.text])
    else:
        return False
    cursor.take()
    return True


def _bound(cursor: Cursor, draft: Draft, token: Token) -> bool:
    """Read 以上, 以内, 〜 at the end, "or more", "max", "+"."""
    last = cursor.tag(1) in _ENDS
    if token.tag is Tag.BELOW or (token.tag is Tag.UP_TO and token.latin and not cursor.starts_amount(1)):
        bound = Tag.UP_TO
    elif (
        token.tag is Tag.ABOVE
        or (token.tag is Tag.AT_LEAST and token.latin and not cursor.starts_amount(1))
        or (token.tag is Tag.PLUS and last)
        or (token.tag is Tag.RANGE and token.text in ("~", "から") and last)
    ):
        bound = Tag.AT_LEAST
    else:
        return False
    cursor.take()
    draft.amount = bounded(draft.amount, bound)
    return True


def bounded(amount: Interval | None, bound: Tag | None) -> Interval | None:
    """Return `amount` as an upper (`Tag.UP_TO`) or lower (`Tag.AT_LEAST`) bound, unchanged for None."""
    if amount is None or bound is None:
        return amount
    if bound is Tag.UP_TO:
        return Interval(Decimal(0), amount.high)
    return Interval(amount.low, None)


def _per(cursor: Cursor, draft: Draft) -> bool:
    """Read /日, "per person", "every 2 weeks"."""
    per = look_per(cursor)
    if per is None or not apply_per(draft, per):
        return False
    cursor.position += per.width
    return True


def apply_per(draft: Draft, per: Per) -> bool:
    """State `draft` per period or for each; False when it is stated per something already."""
    if isinstance(per.of, Counter):
        if per.of in draft.each:
            return False
        draft.each.append(per.of)
    elif draft.per is not None:
        return False
    else:
        draft.per, draft.every = per.of, per.every
    draft.notes += [per.note] if per.note else []
    return True


def _every(cursor: Cursor, draft: Draft, token: Token) -> bool:
    """Read 毎日 or daily after an amount: in Japanese only when no other amount follows that it could belong to."""
    if token.tag is Tag.EACH and token.latin and Counter.OCCURRENCE not in draft.each:
        draft.each.append(Counter.OCCURRENCE)
    elif draft.per is Period.DAY and draft.every == ONE and _names_weekdays(token):
        draft.per = Period.WEEKDAY
    elif draft.per is not None or (not token.latin and cursor.starts_amount(1)):
        return False
    elif token.tag is Tag.EVERY:
        period, every, note = EVERY[token.text]
        draft.per, draft.every = period, Interval.exact(every)
        draft.notes += [note] if note else []
    elif token.tag is Tag.CALENDAR and token.text in ("weekdays", "weekends", "平日", "週末", "土日"):
        draft.per = CALENDAR[token.text]
        draft.notes += [Note.WEEKEND_ONCE] if draft.per is Period.WEEKEND else []
    else:
        return False
    cursor.take()
    return True


def _names_weekdays(token: Token) -> bool:
    """Whether this narrows a daily rate: 30分/日（平日のみ）."""
    if token.tag is Tag.EVERY:
        return EVERY[token.text][0] is Period.WEEKDAY
    return token.tag is Tag.CALENDAR and CALENDAR[token.text] is Period.WEEKDAY


def _spread(cursor: Cursor, draft: Draft) -> bool:
    """Read (1週間に分散), "over 3 months"."""
    start = 1 if cursor.tag() in (Tag.OPEN, Tag.FILLER) else 0
    over = cursor.peek(start)
    if over and over.tag is Tag.OVER:
        start += 1
    number, unit = cursor.peek(start), cursor.peek(start + 1)
    if not (number and unit and unit.tag is Tag.CALENDAR) or draft.over:
        return False
    is_article = number.tag is Tag.ARTICLE
    value = 1 if is_article else number.numeral.value if number.numeral else None
    after = cursor.tag(start + 2)
    if not value or not (after is Tag.SPREAD or (over and over.tag is Tag.OVER)):
        return False
    cursor.position += start + 2 + (after is Tag.SPREAD)
    draft.over = Span(Interval.exact(value), CALENDAR[unit.text])
    return True


def _multiplier(reading: Reading, draft: Draft) -> bool:
    """Read × and what it multiplies with; leave a frequency or another amount to the next term."""
    cursor = reading.cursor
    since = cursor.position
    cursor.take()
    place = cursor.position
    about = cursor.accept(Tag.ABOUT)
    amount = read_amount(cursor)
    if cursor.tag() in _RATES if amount is None else amount.clear and _opens_term(cursor, draft, amount):
        cursor.position = place
        reading.joined = True
        return True
    if amount is None and cursor.peek():
        cursor.take()
    if amount is not None and amount.clear and _multiply(draft, amount):
        draft.approximate |= about is not None
        return True
    reading.mark(since, Mark.UNREAD)
    if amount is None or draft.per is None or not isinstance(amount.unit, Period):
        draft.multiply(None, None)
        draft.notes.append(Note.UNKNOWN_FACTOR)
    return True


def _opens_term(cursor: Cursor, draft: Draft, amount: Amount) -> bool:
    """Whether the amount after × is a frequency (×2回/日), days of work (×20日/月), or what a frequency multiplies."""
    if isinstance(amount.unit, tuple):
        return draft.kind is Kind.FREQUENCY
    per = look_per(cursor)
    if isinstance(amount.unit, Period):
        daily = amount.unit in (Period.DAY, Period.WEEKDAY)
        return (
            (daily and per is not None and isinstance(per.of, Period))
            or cursor.tag() in (Tag.NI, Tag.PER, Tag.INTERVAL)
            or _prefixes(cursor, amount)
        )
    return (
        amount.unit is Counter.OCCURRENCE and per is not None and isinstance(per.of, Period) and per.of is not draft.per
    )


def _prefixes(cursor: Cursor, amount: Amount) -> bool:
    """Whether 1日 stands before an amount: ×1日2回."""
    one = amount.interval is not None and amount.interval == Interval.exact(1)
    return one and not amount.latin and cursor.starts_amount()


def _multiply(draft: Draft, amount: Amount) -> bool:
    """Multiply with something counted, with periods that fit the rate, or with hours; False when that is no product."""
    if isinstance(amount.unit, tuple):
        if amount.unit[0] is not Kind.TIME or draft.kind is not Kind.MONEY or draft.per not in (None, Period.HOUR):
            return False
        draft.multiply(amount.interval and amount.interval / _SIXTY, Period.HOUR)
        return True
    if isinstance(amount.unit, Period):
        fits = draft.per is amount.unit or (draft.per, amount.unit) == (Period.WEEKDAY, Period.DAY)
        if draft.per is not None and not (fits and draft.every == ONE):
            return False
    draft.notes += amount.notes
    draft.multiply(amount.interval, amount.unit)
    return True
