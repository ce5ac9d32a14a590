"""Measures under construction, and what the measures of one cell do to each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from gyakusan.artifacts.quantities.model import (
    MINUTE,
    ONE,
    TIME,
    Counter,
    Factor,
    Interval,
    Kind,
    Measure,
    Period,
    Span,
)
from gyakusan.artifacts.quantities.normalise import Normalised
from gyakusan.artifacts.quantities.notes import Note
from gyakusan.artifacts.quantities.singles import Unit

MAX_FACTORS = 8
"""Longer multiplications are not read."""
WORKING_DAY = Interval.exact(8 * 60)
"""Minutes of a working day: the eight hours of article 32 of the Japanese Labour Standards Act."""
_PART_OF_YEAR = {Period.DAY: 200, Period.WEEK: 40}
"""So many days or weeks in a multiplication are those of a year: just below the 240 and 48 that offices count with."""
DAILY = (Period.DAY, Period.WEEKDAY)


@dataclass(slots=True)
class Draft:
    """A measure under construction, between two places in the normalised text."""

    kind: Kind
    amount: Interval | None
    unit: str
    start: int
    end: int
    per: Period | None = None
    every: Interval = ONE
    each: list[Counter] = field(default_factory=list[Counter])
    times: list[Factor] = field(default_factory=list[Factor])
    over: Span | None = None
    approximate: bool = False
    notes: list[str] = field(default_factory=list[str])
    counts_days: bool = False
    """A frequency that counts days: 週3日."""
    joined: bool = False
    """Multiplied with what stands before: ×週3回."""
    added: bool = False
    """Added to what stands before: 30分+15分."""

    def multiply(self, count: Interval | None, of: Counter | Period | None) -> None:
        """Multiply; what is counted is no longer "for each" or "per". With too many factors the product is unknown."""
        if len(self.times) >= MAX_FACTORS:
            self.times[-1] = Factor(None)
            self.notes += [] if Note.UNKNOWN_FACTOR in self.notes else [Note.UNKNOWN_FACTOR]
            return
        self.times.append(Factor(count, of))
        if isinstance(of, Counter) and of in self.each:
            self.each.remove(of)
        elif self.every == ONE and (of is self.per or (of is Period.DAY and self.per is Period.WEEKDAY)):
            self.per = None if isinstance(of, Period) else self.per

    def measure(self, source: Normalised) -> Measure:
        """Return the finished measure."""
        measure = Measure(
            self.kind,
            self.amount,
            self.unit,
            self.per,
            self.every,
            tuple(self.each),
            tuple(self.times),
            self.over,
            self.approximate,
            text=source.original(self.start, self.end),
        )
        notes = list(self.notes)
        if measure.years():
            notes.append(Note.WHOLE_YEAR)
        elif self._is_part_of_year(measure.span()):
            measure = replace(measure, per=Period.YEAR)
            notes.append(Note.PART_OF_YEAR)
        return replace(measure, notes=tuple(dict.fromkeys(notes)))

    def _is_part_of_year(self, span: Span | None) -> bool:
        """Whether an amount x 240日 is meant per year."""
        if span is None or self.per is not None or self.over is not None:
            return False
        return span.count.low >= _PART_OF_YEAR.get(span.period, span.count.low + 1)


def draft_of(interval: Interval | None, unit: Unit, start: int, end: int, notes: Iterable[str]) -> Draft:
    """Return the draft of an amount: time, money, a frequency for what is counted, working time for days."""
    found = list(notes)
    if isinstance(unit, tuple):
        kind, code = unit
        return Draft(kind, interval, MINUTE if kind is Kind.TIME else code, start, end, notes=found)
    if isinstance(unit, Counter):
        return Draft(Kind.FREQUENCY, interval, TIME, start, end, notes=found)
    if unit in DAILY:
        minutes = None if interval is None else interval * WORKING_DAY
        return Draft(Kind.TIME, minutes, MINUTE, start, end, notes=[*found, Note.WORKING_DAY])
    return Draft(Kind.TIME, None, MINUTE, start, end, notes=[*found, Note.ELAPSED])


def settle(drafts: list[Draft]) -> list[Draft]:
    """Bring the drafts of one cell together: days of work, sums, and warnings where two of them compete."""
    settled: list[Draft] = []
    for draft in drafts:
        before = settled[-1] if settled else None
        if not before or not (_on_days(before, draft) or _on_days(draft, before) or _sum(before, draft)):
            settled.append(draft)
        elif before.kind is Kind.FREQUENCY and draft.kind is not Kind.FREQUENCY:
            settled[-1] = draft
    _warn(settled)
    return settled


def _on_days(rate: Draft, days: Draft) -> bool:
    """1日2時間、週3日: the daily rate holds on so many days a week."""
    if days.kind is not Kind.FREQUENCY or not days.per or days.per in DAILY or days.times or rate.every != ONE:
        return False
    multiplied = (days.joined or rate.joined) and rate.kind is not Kind.FREQUENCY
    if rate.per in DAILY:
        holds = days.counts_days or multiplied
    else:
        holds = rate.per is None and days.counts_days and multiplied
    if not holds:
        return False
    rate.multiply(days.amount, Period.DAY)
    rate.per, rate.every = days.per, days.every
    rate.start, rate.end = min(rate.start, days.start), max(rate.end, days.end)
    rate.approximate |= days.approximate
    rate.notes += [note for note in days.notes if note is not Note.DAYS_AS_TIMES]
    rate.notes += [] if days.counts_days else [Note.TIMES_AS_DAYS]
    return True


def _sum(before: Draft, draft: Draft) -> bool:
    """30分+15分: add what can be added without loss."""
    same = (before.kind, before.unit, before.per, before.every, before.each, before.over) == (
        draft.kind, draft.unit, draft.per, draft.every, draft.each, draft.over,
    )  # fmt: skip
    if not draft.added or not same or before.times or draft.times or before.amount is None or draft.amount is None:
        return False
    before.amount, before.end = before.amount + draft.amount, draft.end
    before.approximate |= draft.approximate
    before.notes += [*draft.notes, Note.ADDED]
    return True


def _warn(drafts: list[Draft]) -> None:
    for kind in Kind:
        same = [draft for draft in drafts if draft.kind is kind]
        if len(same) > 1:
            same[0].notes.append(Note.FIRST_OF_SEVERAL)
        if same and kind is not Kind.FREQUENCY and same[0].per and any(d.kind is Kind.FREQUENCY for d in drafts):
            same[0].notes.append(Note.RATE_AND_FREQUENCY)
