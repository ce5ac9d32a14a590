"""The rule `leading`: what may stand before an amount and belongs to it, and amounts themselves.

leading = hedge | bound | every | rate | each | trip | tax | factor "×"
        | calendar [ に ]                          週, 月に, 平日
        | amount-of-periods ( あたり | に | ごと | おき | で )   1日あたり, 2週間に, 30分ごと
        | "1日" before an amount | "1回" before time or money | amount-of-something あたり
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from gyakusan.artifacts.quantities.amounts import Amount, read_amount
from gyakusan.artifacts.quantities.cursor import Cursor
from gyakusan.artifacts.quantities.drafts import Draft, draft_of
from gyakusan.artifacts.quantities.lexicon import CALENDAR, EVERY, RATES, TAXES, TRIPS
from gyakusan.artifacts.quantities.model import (
    ONE,
    PERIODS_PER_YEAR,
    TIME,
    Counter,
    Interval,
    Kind,
    Period,
    Span,
)
from gyakusan.artifacts.quantities.notes import Note
from gyakusan.artifacts.quantities.reading import Mark, Reading, look_per
from gyakusan.artifacts.quantities.tokens import Tag, Token
from gyakusan.artifacts.quantities.trailing import bounded

_SIXTY = Interval.exact(60)
_DAILY = (Period.DAY, Period.WEEKDAY)
_BEFORE_RESOURCE = (Tag.ABOUT, Tag.UP_TO, Tag.AT_LEAST, Tag.TRIP, Tag.CALENDAR, Tag.RATE, Tag.EVERY)
_MANY = 100
"""A bare number from here on is no number of times: 月5万 leaves open of what."""


@dataclass(frozen=True, slots=True)
class Rate:
    """A period before an amount. `alone`: without an amount it is a frequency (毎日)."""

    period: Period
    every: Interval = ONE
    alone: bool = False
    note: Note | None = None


@dataclass(slots=True)
class Lead:
    """What stands before an amount."""

    rate: Rate | None = None
    each: list[Counter] = field(default_factory=list[Counter])
    times: list[tuple[Interval | None, Counter | Period | None]] = field(
        default_factory=list[tuple[Interval | None, Counter | Period | None]]
    )
    over: Span | None = None
    bound: Token | None = None
    approximate: bool = False
    vague: bool = False
    notes: list[str] = field(default_factory=list[str])
    indexes: list[int] = field(default_factory=list[int])
    start: int = -1
    end: int = -1

    def extend(self, since: int, reading: Reading) -> None:
        """Remember which tokens belong to the lead: those from index `since` up to the current one."""
        self.indexes.extend(range(since, reading.cursor.position))
        if self.start < 0:
            self.start = reading.tokens[since].start
        self.end = reading.tokens[reading.cursor.position - 1].end

    def add_each(self, counter: Counter) -> None:
        """State what follows for each of `counter`."""
        if counter not in self.each:
            self.each.append(counter)

    def apply(self, draft: Draft) -> None:
        """Let `draft` be what the lead says."""
        draft.start = self.start if self.start >= 0 else draft.start
        occurs = draft.kind is Kind.FREQUENCY
        draft.each += [counter for counter in self.each if not (occurs and counter is Counter.OCCURRENCE)]
        draft.over = self.over
        if self.rate:
            draft.per, draft.every = self.rate.period, self.rate.every
            draft.notes += [self.rate.note] if self.rate.note else []
        for count, of in self.times:
            draft.multiply(count, of)
        if self.bound and not (self.bound.text == "from" and draft.amount and not draft.amount.is_exact):
            draft.amount = bounded(draft.amount, self.bound.tag)
        draft.approximate |= self.approximate
        draft.notes += self.notes


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
    read = _classify(cursor, lead, amount)
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


def _classify(cursor: Cursor, lead: Lead, amount: Amount) -> Draft | bool:
    """Decide whether an amount is the core or a lead; False when it is neither."""
    if not amount.clear:
        return False
    if _multiplies(cursor, lead, amount):
        lead.times.append((amount.interval, None if isinstance(amount.unit, tuple) else amount.unit))
        lead.notes += amount.notes
        cursor.take()
        return True
    if isinstance(amount.unit, Period):
        return _of_calendar(cursor, lead, amount)
    if isinstance(amount.unit, Counter):
        return _of_counter(cursor, lead, amount, amount.unit)
    if amount.unit is None:
        return _of_bare(cursor, lead, amount)
    if amount.unit[0] is Kind.TIME and amount.interval and _is_period(cursor):
        hours = amount.interval / _SIXTY
        return _as_rate(cursor, lead, Period.HOUR, hours)
    return draft_of(amount.interval, amount.unit, amount.start, amount.end, amount.notes)


def _multiplies(cursor: Cursor, lead: Lead, amount: Amount) -> bool:
    """Whether this is the 3社× of 3社×10分; 週3回× is a frequency of its own."""
    if cursor.tag() is not Tag.TIMES or not cursor.starts_amount(1) or isinstance(amount.unit, tuple):
        return False
    return not (isinstance(amount.unit, Counter) and lead.rate) and len(lead.times) < 4


def _is_period(cursor: Cursor) -> bool:
    return cursor.tag() in (Tag.PER, Tag.INTERVAL, Tag.SKIP) or (cursor.tag() is Tag.NI and cursor.starts_amount(1))


def _as_rate(cursor: Cursor, lead: Lead, period: Period, count: Interval) -> bool:
    """Make the amount a period: 1日あたり, 2週間に, 3か月ごと, 1日おき."""
    if not count.low or count.high is None:
        return False
    how = cursor.take()
    if how.tag is Tag.SKIP:
        if period not in (Period.DAY, Period.HOUR):
            return False
        every = count + ONE if period is Period.DAY else count
        lead.rate = Rate(period, every, True, Note.EVERY_OTHER)
        return True
    alone = how.tag is Tag.INTERVAL
    cursor.accept(Tag.NI)
    if lead.rate and lead.rate.period in _DAILY and period is Period.DAY and count == ONE:
        return True
    lead.rate = Rate(period, count, alone)
    return True


def _of_calendar(cursor: Cursor, lead: Lead, amount: Amount) -> Draft | bool:
    period, count = amount.unit, amount.interval
    if not isinstance(period, Period):
        return False
    if count and _is_period(cursor):
        return _as_rate(cursor, lead, period, count)
    if count and count.low and cursor.tag() in (Tag.SPREAD, Tag.DE) and cursor.starts_amount(1):
        cursor.take()
        lead.over = Span(count, period)
        return True
    prefix = count == ONE and not amount.latin and cursor.starts_amount()
    if prefix and lead.rate and lead.rate.period in (Period.WEEKDAY, Period.WEEKEND, period):
        weekday = lead.rate.period is Period.WEEKDAY
        lead.rate = replace(lead.rate, note=None) if weekday else lead.rate
        return True
    if _is_whole(count) and _counts_days(cursor, lead, period):
        draft = draft_of(count, Counter.OCCURRENCE, amount.start, amount.end, [*amount.notes, Note.DAYS_AS_TIMES])
        draft.counts_days = True
        return draft
    if prefix:
        lead.rate = Rate(period)
        return True
    return draft_of(count, period, amount.start, amount.end, amount.notes)


def _is_whole(count: Interval | None) -> bool:
    """Whether a count is made of whole numbers: 半日 is a length, never a number of days."""
    return count is None or not (count.low % 1 or (count.high or 0) % 1)


def _counts_days(cursor: Cursor, lead: Lead, unit: Period) -> bool:
    """Whether days are counted per something longer: 週3日, 3日/月, "2 days a week"."""
    per = look_per(cursor)
    longer = lead.rate.period if lead.rate else per.of if per else None
    if not isinstance(longer, Period) or unit not in _DAILY or longer is Period.HOUR:
        return False
    return PERIODS_PER_YEAR[longer] < PERIODS_PER_YEAR[unit]


def _of_counter(cursor: Cursor, lead: Lead, amount: Amount, counter: Counter) -> Draft | bool:
    if amount.interval == ONE and cursor.tag() in (Tag.PER, Tag.INTERVAL):
        cursor.take()
        lead.add_each(counter)
        return True
    occurs = counter is Counter.OCCURRENCE
    per = look_per(cursor)
    if lead.rate or occurs or (per and isinstance(per.of, Period)):
        if not lead.rate and amount.interval == ONE and not amount.latin and _resource_ahead(cursor):
            lead.add_each(counter)
            return True
        notes = amount.notes if occurs else (*amount.notes, Note.COUNTER_AS_TIMES)
        return draft_of(amount.interval, Counter.OCCURRENCE, amount.start, amount.end, notes)
    if amount.interval == ONE and not amount.latin and _resource_ahead(cursor):
        lead.add_each(counter)
        return True
    return False


def _resource_ahead(cursor: Cursor) -> bool:
    """Whether time, money or 1人 follows: 1回20分, 1人1回500円."""
    place = cursor.position
    while cursor.tag() in _BEFORE_RESOURCE and cursor.position < place + 3:
        cursor.take()
    amount = read_amount(cursor)
    cursor.position = place
    return amount is not None and (
        isinstance(amount.unit, tuple) or (isinstance(amount.unit, Counter) and amount.interval == ONE)
    )


def _of_bare(cursor: Cursor, lead: Lead, amount: Amount) -> Draft | bool:
    """週3 and "3/week" are frequencies, and noted; any other bare number is not read."""
    per = look_per(cursor)
    glued = lead.rate is not None and lead.end == amount.start
    if not glued and not (per and isinstance(per.of, Period)):
        return False
    if not _is_whole(amount.interval) or (amount.interval and (amount.interval.high or _MANY) >= _MANY):
        return False
    return draft_of(amount.interval, Counter.OCCURRENCE, amount.start, amount.end, [*amount.notes, Note.BARE_COUNT])
