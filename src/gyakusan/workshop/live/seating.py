"""Pairs and tables: who works with whom, drawn evenly or as listed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from gyakusan.identity.models import Access
from gyakusan.workshop.live.errors import PairsInvalid, TablesInvalid
from gyakusan.workshop.live.facts import Facts, Person
from gyakusan.workshop.live.models import PairView, TableView

LARGEST_PAIR = 4


class Chance(Protocol):
    """A source of chance; `secrets.SystemRandom` in live use."""

    def shuffle(self, x: list[str], /) -> None:
        """Put a list into an order by chance."""
        ...

    def randrange(self, start: int, /) -> int:
        """Return a number from 0 up to, not including, `start`."""
        ...


def team(people: Sequence[Person]) -> tuple[Person, ...]:
    """Return those who work on the content, in their order."""
    return tuple(person for person in people if person.access is Access.MEMBER)


def pairs_as_listed(facts: Facts, people: Sequence[Person], listed: Sequence[tuple[str, ...]]) -> tuple[PairView, ...]:
    """Return the pairs that somebody put together.

    Raises:
        PairsInvalid: somebody is in two pairs, is not in the team, or a pair is empty or too large.
    """
    members = {person.id for person in people if person.writes}
    seen: set[str] = set()
    for pair in listed:
        if not 1 <= len(pair) <= LARGEST_PAIR:
            raise PairsInvalid("size", str(len(pair)))
        for person in pair:
            if person not in members:
                raise PairsInvalid("stranger", person)
            if person in seen:
                raise PairsInvalid("twice", person)
            seen.add(person)
    return _named(facts, listed)


def pairs_drawn(facts: Facts, people: Sequence[Person], chance: Chance) -> tuple[PairView, ...]:
    """Return pairs drawn by chance, at each table for itself; of an odd number three work together.

    Raises:
        PairsInvalid: there is nobody to pair.
    """
    groups: dict[str, list[str]] = {}
    for person in team(people):
        groups.setdefault(facts.seats.get(person.id, ""), []).append(person.id)
    drawn: list[tuple[str, ...]] = []
    for group in groups.values():
        chance.shuffle(group)
        pairs = [tuple(group[start : start + 2]) for start in range(0, len(group), 2)]
        if len(pairs) > 1 and len(pairs[-1]) == 1:
            pairs[-2:] = [(*pairs[-2], *pairs[-1])]
        drawn += pairs
    if not drawn:
        raise PairsInvalid("nobody", "")
    return _named(facts, drawn)


def _named(facts: Facts, pairs: Sequence[tuple[str, ...]]) -> tuple[PairView, ...]:
    """Name pairs; people who stay together keep the name of their pair, and so their copies."""
    known = {frozenset(pair.members): pair.id for pair in facts.pairs}
    return tuple(
        PairView(id=known.get(frozenset(members), f"p{facts.formed + 1}-{number}"), members=members)
        for number, members in enumerate(pairs, start=1)
    )


def tables_named(facts: Facts, names: Sequence[str]) -> tuple[TableView, ...]:
    """Return tables with these names; a name that stays keeps its table.

    Raises:
        TablesInvalid: a name is empty, too long or there twice.
    """
    cleaned = [name.strip() for name in names]
    for name in cleaned:
        if not name or len(name) > 60:
            raise TablesInvalid("name", name)
        if cleaned.count(name) > 1:
            raise TablesInvalid("twice", name)
    known = {table.name: table.id for table in facts.tables}
    used, tables, number = {known[name] for name in cleaned if name in known}, list[TableView](), 0
    for name in cleaned:
        identifier = known.get(name)
        while identifier is None:
            number += 1
            candidate = f"t{number}"
            if candidate not in used:
                used.add(candidate)
                identifier = candidate
        tables.append(TableView(id=identifier, name=name))
    return tuple(tables)


def seated(tables: Sequence[TableView], people: Sequence[Person], seats: Mapping[str, str]) -> dict[str, str]:
    """Return who sits where: as listed, everybody else in the team spread evenly.

    Raises:
        TablesInvalid: a listed person or table does not exist.
    """
    by_name = {table.name: table.id for table in tables}
    everybody = {person.id for person in people}
    placed: dict[str, str] = {}
    for person, name in seats.items():
        if person not in everybody:
            raise TablesInvalid("stranger", person)
        if name.strip() not in by_name:
            raise TablesInvalid("table", name)
        placed[person] = by_name[name.strip()]
    for person in team(people):
        if tables and person.id not in placed:
            placed[person.id] = smallest(tables, placed)
    return placed


def smallest(tables: Sequence[TableView], seats: Mapping[str, str]) -> str:
    """Return the table with the fewest people, the first of several."""
    taken = list(seats.values())
    return min(tables, key=lambda table: taken.count(table.id)).id
