"""The rule `leading`: what may stand before an amount and belongs to it.

Grammar:
    leading = hedge | bound | "~" | every | rate | each | trip | tax | over | per | before
            | calendar [ に ]                                  週, 月に, 平日
    before  : see `classify`
"""

from __future__ import annotations

from dataclasses import replace

from gyakusan.artifacts.quantities.amounts import read_amount
from gyakusan.artifacts.quantities.classify import classify
from gyakusan.artifacts.quantities.cursor import Cursor
from gyakusan.artifacts.quantities.drafts import Draft
from gyakusan.artifacts.quantities.leads import Lead, Rate
from gyakusan.artifacts.quantities.lexicon import CALENDAR, EVERY, RATES, TAXES, TRIPS
from gyakusan.artifacts.quantities.model import ONE, TIME, Counter, Interval, Kind, Period, Span
from gyakusan.artifacts.quantities.notes import Note
from gyakusan.artifacts.quantities.reading import Mark, Reading, look_per
from gyakusan.artifacts.quantities.tokens import Tag, Token


def read_leading(reading: Reading, lead: Lead) -> Draft | bool:
    """Read one piece. Return a draft when it is the core, True for a lead, False when nothing could be made of it.

    With False the cursor may have moved: what it passed is marked as unread.
    """
    cursor = reading.cursor
    token = cursor.peek()
    if token is None:
        return False
    if token.tag in (Tag.ORDINAL, Tag.NEGATIVE, Tag.DASH) and _refused(reading):
        return False
    if token.tag is Tag.OFTEN:
        cursor.take()
        return Draft(Kind.FREQUENCY, None, TIME, token.start, token.end, notes=[Note.VAGUE_FREQUENCY])
    if _word(cursor, lead, token) or _period(reading, lead, token):
        return True
    since = cursor.position
    amount = read_amount(cursor)
    if amount is None:
        return False
    read = classify(cursor, lead, amount)
    if read is False:
        reading.mark(since, Mark.UNREAD)
    return read


def _refused(reading: Reading) -> bool:
    """Pass over 第3回, ▲500円 and -500円: ordinals and negative amounts are not read."""
    since = reading.cursor.position
    reading.cursor.take()
    following = reading.cursor.peek()
    if following and not following.apart and read_amount(reading.cursor):
        reading.mark(since, Mark.UNREAD)
        return True
    reading.cursor.position = since
    return False


def _word(cursor: Cursor, lead: Lead, token: Token) -> bool:
    """Read a word that says something about the amount after it."""
    if token.tag is Tag.ABOUT:
        lead.approximate = True
    elif token.tag in (Tag.UP_TO, Tag.AT_LEAST):
        lead.bound = token
    elif token.tag in (Tag.TAX, Tag.TRIP):
        lead.notes.append((TAXES | TRIPS)[token.text])
    elif token.tag is Tag.EACH:
        lead.vague = Counter.OCCURRENCE not in lead.each
        lead.add_each(Counter.OCCURRENCE)
    elif token.tag is Tag.OVER and token.text == "over" and cursor.starts_amount(1):
        return _span(cursor, lead, 1) or _more_than(cursor, lead, token)
    elif token.tag is Tag.OVER:
        return _span(cursor, lead, 1)
    elif token.tag is Tag.RANGE and token.text == "~" and cursor.tag(1) in (Tag.NUMBER, Tag.CURRENCY):
        return _tilde(cursor, lead)
    else:
        return False
    cursor.take()
    return True


def _more_than(cursor: Cursor, lead: Lead, token: Token) -> bool:
    lead.bound = Token(Tag.AT_LEAST, token.text, token.start, token.end)
    cursor.take()
    return True


def _span(cursor: Cursor, lead: Lead, ahead: int) -> bool:
    """Read "over 3 months," before what is spread."""
    number, unit = cursor.peek(ahead), cursor.peek(ahead + 1)
    if not (number and number.numeral and number.numeral.value and unit and unit.tag is Tag.CALENDAR):
        return False
    lead.over = Span(Interval.exact(number.numeral.value), CALENDAR[unit.text])
    cursor.position += ahead + 2
    return True


def _tilde(cursor: Cursor, lead: Lead) -> bool:
    """Read 〜30分 as up to 30 minutes, "~30 min" as about 30 minutes: the language decides, and a note says so."""
    tilde = cursor.take()
    place = cursor.position
    amount = read_amount(cursor)
    cursor.position = place
    if amount and amount.latin:
        lead.approximate = True
        lead.notes.append(Note.TILDE_ABOUT)
    else:
        lead.bound = Token(Tag.UP_TO, tilde.text, tilde.start, tilde.end)
        lead.notes.append(Note.TILDE_UP_TO)
    return True


def _period(reading: Reading, lead: Lead, token: Token) -> bool:
    """Read a period without a number: 毎日, weekly, 月額, 週に, 平日, "every 2 weeks", "per month"."""
    cursor = reading.cursor
    if token.tag is Tag.EVERY:
        period, every, note = EVERY[token.text]
        rate = Rate(period, Interval.exact(every), True, note)
    elif token.tag is Tag.RATE:
        rate = Rate(RATES[token.text])
    elif token.tag is Tag.CALENDAR:
        return _calendar_word(reading, lead, token)
    elif (
        token.tag is Tag.WEEKDAY_NAME
        and lead.rate
        and lead.rate.period is Period.WEEK
        and lead.indexes[-1:] == [cursor.position - 1]
    ):
        cursor.take()
        return True
    else:
        per = look_per(cursor) if token.tag in (Tag.PER_EN, Tag.EACH_EN) else None
        if per is None:
            return False
        if isinstance(per.of, Counter):
            lead.add_each(per.of)
            cursor.position += per.width
            return True
        rate = Rate(per.of, per.every, token.tag is Tag.EACH_EN, per.note)
        cursor.position += per.width - 1
    cursor.take()
    cursor.accept(Tag.NI)
    return _set_rate(reading, lead, rate)


def _calendar_word(reading: Reading, lead: Lead, token: Token) -> bool:
    """Read 週, 月に, 平日, "weekends". 来月 is not 月: a word glued to what is not understood is no period."""
    cursor = reading.cursor
    period = CALENDAR[token.text]
    before = cursor.peek(-1)
    if before and before.tag is Tag.OTHER and not token.apart:
        return False
    ahead = 1 + (cursor.tag(1) is Tag.NI)
    if period in (Period.WEEKDAY, Period.WEEKEND):
        note = Note.WEEKEND_ONCE if period is Period.WEEKEND else Note.WEEKDAY_DAILY
        rate = Rate(period, ONE, True, note)
    elif token.latin or not cursor.starts_amount(ahead):
        return False
    else:
        rate = Rate(period)
    cursor.position += ahead
    return _set_rate(reading, lead, rate)


def _set_rate(reading: Reading, lead: Lead, rate: Rate) -> bool:
    """Make `rate` the period of what follows. 平日毎日 is every weekday; any other second period stands for itself."""
    before = lead.rate
    if before and before.period is Period.DAY and before.every == ONE and rate.period is Period.WEEKDAY:
        lead.rate = replace(rate, note=None)
        return True
    if before and before.period in (Period.WEEKDAY, Period.WEEKEND) and rate.period is Period.DAY and rate.every == ONE:
        note = before.note if before.period is Period.WEEKEND else rate.note
        lead.rate = Rate(before.period, ONE, True, note)
        return True
    if before and before.alone and (before.period, before.every) != (rate.period, rate.every):
        reading.add(
            Draft(Kind.FREQUENCY, Interval.exact(1), TIME, lead.start, lead.end, before.period, before.every,
                  notes=[before.note] if before.note else [])
        )  # fmt: skip
        lead.start, lead.indexes = -1, []
    lead.rate = rate
    return True
