"""What stands before an amount, collected until the amount comes."""

from __future__ import annotations

from dataclasses import dataclass, field

from gyakusan.artifacts.quantities.drafts import Draft
from gyakusan.artifacts.quantities.model import ONE, Counter, Interval, Kind, Period, Span
from gyakusan.artifacts.quantities.notes import Note
from gyakusan.artifacts.quantities.reading import Reading
from gyakusan.artifacts.quantities.tokens import Token
from gyakusan.artifacts.quantities.trailing import bounded


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
