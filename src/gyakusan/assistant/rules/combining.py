"""Which solutions go together for a question: they share words with it, and each adds what the other lacks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations

from gyakusan.assistant.rules.terms import weights

MOST = 3
"""At most so many combinations per question."""
NEAR = 0.5
"""What a term of a neighbouring action weighs, compared with a term of the question itself."""


@dataclass(frozen=True)
class Part:
    """A solution as far as combining needs it: id, title, the terms of its texts, its difficulty."""

    id: str
    title: str
    terms: frozenset[str]
    difficulty: float | None


@dataclass(frozen=True)
class Wanted:
    """A question as far as combining needs it.

    `terms` are those of the question and its actions, `near` those of the actions before and after them, and `actions`
    those of each action alone.
    """

    terms: frozenset[str]
    near: frozenset[str]
    actions: tuple[frozenset[str], ...]


@dataclass(frozen=True)
class Combination:
    """Solutions for a question, the better fit first, with the terms that each shares with it or with what is near."""

    parts: tuple[Part, ...]
    shared: tuple[frozenset[str], ...]
    covered: int
    """How many of the question's actions share a term with one of the solutions."""

    @property
    def union(self) -> frozenset[str]:
        """Return the terms that any of the solutions shares with the question."""
        return frozenset[str]().union(*self.shared)


def combine(wanted: Wanted, parts: Sequence[Part]) -> list[Combination]:
    """Return at most `MOST` combinations, best fit first; empty with fewer than two solutions.

    Pairs that share a term with the question, and in which each solution shares one that the other does not: two of
    them, and the best one with a third solution where that covers one more action or two more terms; else a third
    pair. Where there is no such pair, the single best one. Fit: covered actions, then the weight of shared terms, with
    the weight of what the weaker one adds counted twice; then different subjects, then low difficulty; then by title.
    The order of `parts` has no effect.
    """
    scale = _Scale(wanted, weights(part.terms for part in parts))
    sharing = [_combination(pair, scale) for pair in combinations([part for part in parts if scale.shared(part)], 2)]
    both = [pair for pair in sharing if pair.union & wanted.terms and _gain(pair, scale) > 0]
    if not both:
        rest = (_combination(pair, scale) for pair in combinations(parts, 2))
        best = min(rest, key=lambda pair: _fit(pair, scale), default=None)
        return [best] if best else []
    both.sort(key=lambda pair: _fit(pair, scale))
    triple = _third(both[0], parts, scale)
    return [*both[: MOST - 1], triple] if triple else both[:MOST]


@dataclass(frozen=True)
class _Scale:
    """How much a term counts for a question: rare among the solutions more, of a neighbouring action less."""

    wanted: Wanted
    weight: dict[str, float]
    _weighed: dict[frozenset[str], float] = field(default_factory=dict[frozenset[str], float])
    """The same few terms are weighed for pair after pair."""

    def shared(self, part: Part) -> frozenset[str]:
        return part.terms & (self.wanted.terms | self.wanted.near)

    def weigh(self, terms: frozenset[str]) -> float:
        found = self._weighed.get(terms)
        if found is None:
            own = sum(self.weight.get(term, 1.0) for term in sorted(terms & self.wanted.terms))
            near = sum(self.weight.get(term, 1.0) for term in sorted(terms - self.wanted.terms))
            found = self._weighed[terms] = round(own + NEAR * near, 6)
        return found


def _combination(parts: Sequence[Part], scale: _Scale) -> Combination:
    ordered = sorted(parts, key=lambda part: (-scale.weigh(scale.shared(part)), part.title, part.id))
    shared = tuple(scale.shared(part) for part in ordered)
    union = frozenset[str]().union(*shared)
    return Combination(tuple(ordered), shared, sum(bool(action & union) for action in scale.wanted.actions))


def _gain(pair: Combination, scale: _Scale) -> float:
    """Return the weight of what the solution that adds less adds to the other."""
    one, other = pair.shared
    return min(scale.weigh(one - other), scale.weigh(other - one))


def _fit(pair: Combination, scale: _Scale) -> tuple[object, ...]:
    one, other = pair.parts
    alike = round(len(one.terms & other.terms) / (len(one.terms | other.terms) or 1), 6)
    difficulty = sum(part.difficulty if part.difficulty is not None else 10.0 for part in pair.parts)
    value = round(scale.weigh(pair.union) + _gain(pair, scale), 6)
    names = sorted((part.title, part.id) for part in pair.parts)
    return (-pair.covered, -value, alike, difficulty, names)


def _third(pair: Combination, parts: Sequence[Part], scale: _Scale) -> Combination | None:
    taken = {part.id for part in pair.parts}
    triples = [_combination((*pair.parts, part), scale) for part in parts if part.id not in taken]
    own = scale.wanted.terms
    helpful = [one for one in triples if one.covered > pair.covered or len((one.union - pair.union) & own) >= 2]
    return min(
        helpful,
        key=lambda one: (-one.covered, -scale.weigh(one.union), [(part.title, part.id) for part in one.parts]),
        default=None,
    )
