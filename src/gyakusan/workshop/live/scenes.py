"""Reads what a room's state follows from: log, people, artifacts, ballots."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from gyakusan.artifacts.kinds.day_zero import Readiness
from gyakusan.artifacts.service import Artifacts, Entry
from gyakusan.identity.models import Participant
from gyakusan.programs.models import Program
from gyakusan.workshop.live import store
from gyakusan.workshop.live.access import DocumentFacts
from gyakusan.workshop.live.agenda import next_planned
from gyakusan.workshop.live.balloting import Ballot, voter_key
from gyakusan.workshop.live.checklist import Held, Shelf, counts_of, kinds_looked_at
from gyakusan.workshop.live.facts import Facts, Person
from gyakusan.workshop.live.log import Log
from gyakusan.workshop.live.models import DraftView
from gyakusan.workshop.live.presence import Presence
from gyakusan.workshop.live.projection import Scene
from gyakusan.workshop.live.remembered import Remembered
from gyakusan.workshop.models import Workshop
from gyakusan.workshop.service import Workshops

COUNTED = 2_000
"""How many artifacts' counts are kept in memory."""

BOARDS = 64
"""How many readiness boards are kept in memory."""


def as_person(participant: Participant) -> Person:
    """Return somebody in the workshop as the room sees them."""
    return Person(participant.id, participant.name, participant.access, participant.role)


@dataclass(frozen=True)
class Sources:
    """Where the room gets what others know."""

    program: Callable[[Connection, Workshop], Program]
    people: Callable[[Connection, str], Sequence[Participant]]
    drafts: Callable[[Connection, str], Sequence[DraftView]] | None = None
    model: str = ""
    """Author of model drafts; empty when no model is configured."""


@dataclass(frozen=True)
class Booth:
    """The ballots of the open votes of a room; nobody gets more than their own out of it."""

    facts: Facts
    secrets: Mapping[str, bytes] = field(default_factory=dict[str, bytes])
    ballots: Mapping[str, Mapping[str, Ballot]] = field(default_factory=dict[str, Mapping[str, Ballot]])

    def of(self, person: str) -> dict[str, Ballot]:
        """Return somebody's own ballots, vote by vote."""
        found: dict[str, Ballot] = {}
        for vote, secret in self.secrets.items():
            known = self.facts.votes.get(vote)
            ballot = self.ballots.get(vote, {}).get(voter_key(known, secret, person)) if known else None
            if ballot is not None:
                found[vote] = ballot
        return found


class Scenes:
    """Reads the scenes of all rooms, in the caller's transaction."""

    def __init__(
        self, log: Log, workshops: Workshops, artifacts: Artifacts, presence: Presence, sources: Sources
    ) -> None:
        self._log = log
        self._workshops = workshops
        self._artifacts = artifacts
        self._presence = presence
        self._sources = sources
        self._counts = Remembered[tuple[str, int], dict[str, int]](COUNTED)
        self._boards = Remembered[tuple[str, int], Readiness](BOARDS)

    def read(self, connection: Connection, workshop_id: str) -> Scene:
        """Return everything that a room's state follows from, but for ballots.

        Raises:
            WorkshopNotFound: there is none with that id.
        """
        workshop = self._workshops.get(connection, workshop_id)
        program = self._sources.program(connection, workshop)
        facts = self._log.facts(connection, workshop)
        people = tuple(as_person(found) for found in self._sources.people(connection, workshop_id))
        entries = self._artifacts.entries(connection, workshop_id)
        drafts = self._sources.drafts
        return Scene(
            workshop_id=workshop_id,
            program=program,
            brief=workshop.brief,
            facts=facts,
            people=people,
            documents=in_order(facts, [document_of(entry) for entry in entries]),
            shelf=self._shelf(connection, program, facts, entries),
            online=self._presence.online(workshop_id),
            drafts=tuple(drafts(connection, workshop_id)) if drafts else (),
            model=self._sources.model,
        )

    def booth(self, connection: Connection, scene: Scene) -> Booth:
        """Return the ballots of the open votes."""
        if not any(vote.state == "open" for vote in scene.facts.votes.values()):
            return Booth(scene.facts)
        secrets = store.select_secrets(connection, scene.workshop_id)
        return Booth(scene.facts, secrets, store.select_ballots(connection, list(secrets)))

    def _shelf(self, connection: Connection, program: Program, facts: Facts, entries: Sequence[Entry]) -> Shelf:
        own = [entry for entry in entries if not entry.scope]
        coming, running = next_planned(program, facts), facts.running()
        sources = coming.starts_from if coming else ()
        entering: dict[str, Entry] = {}
        for run in facts.runs:
            if run.part in sources:
                entering |= {entry.kind: entry for entry in own if entry.edition == run.edition}
        if coming is not None:
            entering |= {entry.kind: entry for entry in own if entry.edition == coming.id}
        leaving = {e.kind: e for e in own if running is not None and e.edition == running.edition}
        boards = [entry for entry in own if entry.kind == Readiness.key and not entry.frozen]
        looked_at = kinds_looked_at(program)
        return Shelf(
            entering=self._held(connection, (e for e in entering.values() if e.kind in looked_at)),
            leaving=self._held(connection, (e for e in leaving.values() if e.kind in looked_at)),
            board=self._board(connection, boards[-1]) if boards else None,
        )

    def _held(self, connection: Connection, entries: Iterable[Entry]) -> Held:
        counts: dict[str, dict[str, int]] = {}
        for entry in entries:
            key = (entry.id, entry.version)
            known = self._counts.get(key)
            if known is None:
                known = self._counts.put(key, counts_of(self._artifacts.get(connection, entry.id).content))
            counts[entry.kind] = known
        return Held(counts)

    def _board(self, connection: Connection, entry: Entry) -> Readiness | None:
        key = (entry.id, entry.version)
        known = self._boards.get(key)
        if known is not None:
            return known
        content = self._artifacts.get(connection, entry.id).content
        return self._boards.put(key, content) if isinstance(content, Readiness) else None


def in_order(facts: Facts, documents: Sequence[DocumentFacts]) -> tuple[DocumentFacts, ...]:
    """Return artifacts by edition and kind as they came, the team's own first, then copies as they were opened."""
    first: dict[tuple[str, str], int] = {}
    for number, document in enumerate(documents):
        first.setdefault((document.edition, document.kind), number)
    ranks = {copies: {scope: n for n, scope in enumerate(scopes, 1)} for copies, scopes in facts.scopes.items()}

    def place(document: DocumentFacts) -> tuple[int, int, str]:
        copies = (document.edition, document.kind)
        known = ranks.get(copies, {})
        rank = known.get(document.scope, len(known) + 1) if document.scope else 0
        return first[copies], rank, document.scope

    return tuple(sorted(documents, key=place))


def document_of(entry: Entry) -> DocumentFacts:
    """Return what there is to know about an artifact without looking into it."""
    return DocumentFacts(entry.id, entry.edition, entry.kind, entry.scope, entry.frozen)
