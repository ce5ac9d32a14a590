"""Ranking of inventions by impact / difficulty, and how sure the rank is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from gyakusan.artifacts.kinds.invent import DIFFICULTIES


@dataclass(frozen=True)
class Entry:
    """What a rank depends on: the question with its impact, the solutions and their summed difficulty."""

    id: str
    question: str
    parts: tuple[str, ...]
    impact: float | None
    difficulty: float | None

    @property
    def score(self) -> float | None:
        """Return impact / difficulty, None while one of them is unknown."""
        return None if self.impact is None or not self.difficulty else round(self.impact / self.difficulty, 2)


@dataclass(frozen=True)
class Sensitivity:
    """The rank of an entry among `of` entries with a score, and its rank if the assumptions were different.

    `half` and `double`: the impact of its question were so. `raised`: the solution `part`, of those in the entry the
    one that matters most, were one step more difficult; None where no step is left or its difficulty is unknown.
    """

    rank: int
    of: int
    half: int
    double: int
    part: str
    raised: int | None

    @property
    def is_stable(self) -> bool:
        """Tell whether the rank is the same in every case looked at."""
        return {self.half, self.double, self.rank if self.raised is None else self.raised} == {self.rank}


def rank(entries: Sequence[Entry], entry: Entry) -> int:
    """Return 1 + the number of entries with a higher score; `entry` has a score."""
    own = entry.score or 0.0
    return 1 + sum(other.score is not None and other.score > own for other in entries)


def sensitivity(entries: Sequence[Entry], entry: Entry, difficulties: Mapping[str, float | None]) -> Sensitivity | None:
    """Return how sure the rank of an entry is, None where it has no score.

    `difficulties` gives the difficulty of every solution by its id.
    """
    if entry.score is None:
        return None
    scored = [other for other in entries if other.score is not None]
    raised = [
        (_rank_in(_raise(scored, part, step), entry), part)
        for part in entry.parts
        if (step := _step_up(difficulties.get(part))) is not None
    ]
    worst, part = max(raised, key=lambda found: found[0], default=(None, ""))
    return Sensitivity(
        rank=rank(scored, entry),
        of=len(scored),
        half=_rank_in(_scale(scored, entry.question, 0.5), entry),
        double=_rank_in(_scale(scored, entry.question, 2), entry),
        part=part,
        raised=worst,
    )


def _rank_in(entries: Sequence[Entry], entry: Entry) -> int:
    return rank(entries, next(other for other in entries if other.id == entry.id))


def _scale(entries: Sequence[Entry], question: str, factor: float) -> list[Entry]:
    return [
        replace(entry, impact=(entry.impact or 0) * factor) if entry.question == question else entry
        for entry in entries
    ]


def _raise(entries: Sequence[Entry], part: str, step: float) -> list[Entry]:
    return [
        replace(entry, difficulty=(entry.difficulty or 0) + step) if part in entry.parts else entry for entry in entries
    ]


def _step_up(difficulty: float | None) -> float | None:
    """Return by how much a difficulty grows with the next step, None at the top or where it is unknown."""
    if difficulty is None:
        return None
    return next((step - difficulty for step in DIFFICULTIES if step > difficulty), None)
