"""The artifacts of a step: there when it starts, with own copies for pairs, persons, tables and parts played."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection

from gyakusan.artifacts.kinds.day_zero import Readiness
from gyakusan.artifacts.kinds.plan import Decisions
from gyakusan.artifacts.kinds.registry import KINDS
from gyakusan.artifacts.models import Kind, get_rows
from gyakusan.artifacts.rules import filled
from gyakusan.artifacts.service import Artifacts
from gyakusan.programs.models import PlayedBy, Program, Step, WorkType
from gyakusan.workshop.live.agenda import part_of
from gyakusan.workshop.live.errors import NoCopies, NotInRoom
from gyakusan.workshop.live.events import CopiesBroughtTogether, CopiesOpened
from gyakusan.workshop.live.facts import Facts, Person
from gyakusan.workshop.live.log import Log
from gyakusan.workshop.live.merging import Copy, brought_together
from gyakusan.workshop.live.models import StepRef
from gyakusan.workshop.live.projection import Scene
from gyakusan.workshop.live.seating import team

SHARED = frozenset({Readiness.key, Decisions.key})
"""Kinds that are always the team's: the server keeps them."""

Scopes = Mapping[str, tuple[str, ...]]


def step_of(program: Program, ref: StepRef) -> Step | None:
    """Return a step of the program."""
    part = part_of(program, ref.part)
    steps = (step for phase in (part.phases if part else ()) if phase.id == ref.phase for step in phase.steps)
    return next((step for step in steps if step.id == ref.step), None)


def scopes_of(facts: Facts, people: Sequence[Person], step: Step, players: tuple[str, ...] = ()) -> Scopes:
    """Return whose copies a step is written in; empty: the team's own artifacts.

    A part that is played has one copy for those who play it. Work alone has one for every person, work in pairs one for
    every pair once pairs are formed, and work in groups one for every table where there are tables.
    """
    if step.played_by is not None and players:
        return {f"role:{step.played_by.value}": players}
    if step.work is WorkType.INDIVIDUAL:
        return {f"person:{person.id}": (person.id,) for person in team(people)}
    if step.work is WorkType.PAIR and facts.pairs:
        return {f"pair:{pair.id}": pair.members for pair in facts.pairs}
    if step.work in {WorkType.PAIR, WorkType.GROUP} and facts.tables:
        seats = {table.id: tuple(p for p, seat in facts.seats.items() if seat == table.id) for table in facts.tables}
        return {f"table:{table}": members for table, members in seats.items()}
    return {}


def players_in(content: Kind, rule: PlayedBy, people: Sequence[Person]) -> tuple[str, ...]:
    """Return who plays a part: the people of the workshop whose names stand in the rows of that part."""
    rows = get_rows(content, rule.rows)
    names = {_key(str(getattr(row, rule.person, ""))) for row in rows if getattr(row, rule.column, "") == rule.value}
    return tuple(person.id for person in team(people) if _key(person.name) in names)


def _key(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).casefold().split()).removesuffix("さん")


class CopyRoom:
    """Makes the artifacts of steps and brings copies together, in the caller's transaction."""

    def __init__(self, log: Log, artifacts: Artifacts) -> None:
        self._log = log
        self._artifacts = artifacts

    def open_part(self, connection: Connection, scene: Scene, edition: str, steps: Sequence[Step], actor: str) -> None:
        """Make the team's artifacts of a part that has no clock: nobody starts its steps."""
        for kind in dict.fromkeys(kind for step in steps for kind in (*step.reads, *step.writes)):
            self._team_artifact(connection, scene.workshop_id, edition, kind, actor)

    def open_step(self, connection: Connection, scene: Scene, actor: str) -> None:
        """Make what the current step reads and writes, where it is missing."""
        clock = scene.facts.clock
        step = step_of(scene.program, clock.step) if clock else None
        if clock is None or step is None:
            return
        run = scene.facts.run_of(clock.edition)
        for kind in () if run and run.process else step.reads:
            self._team_artifact(connection, scene.workshop_id, clock.edition, kind, actor)
        for kind in step.writes:
            self._team_artifact(connection, scene.workshop_id, clock.edition, kind, actor)
        scopes = scopes_of(scene.facts, scene.people, step, self._players(connection, scene, clock.edition, step))
        for kind in step.writes if scopes else ():
            if kind not in SHARED:
                self._open(connection, scene, clock.edition, kind, clock.step, scopes, actor)

    def _players(self, connection: Connection, scene: Scene, edition: str, step: Step) -> tuple[str, ...]:
        if step.played_by is None:
            return ()
        found = self._artifacts.find(connection, scene.workshop_id, edition, step.played_by.artifact)
        return players_in(found.content, step.played_by, scene.people) if found else ()

    def _open(
        self, connection: Connection, scene: Scene, edition: str, kind: str, step: StepRef, scopes: Scopes, actor: str
    ) -> None:
        team_artifact = self._artifacts.find(connection, scene.workshop_id, edition, kind)
        present = {d.scope for d in scene.documents if d.edition == edition and d.kind == kind}
        for scope in scopes:
            if scope in present or self._artifacts.find(connection, scene.workshop_id, edition, kind, scope):
                continue
            if team_artifact is not None and filled(team_artifact.content) > 0:
                self._artifacts.copy(connection, team_artifact.id, edition, actor, scope)
            else:
                self._artifacts.create(connection, scene.workshop_id, edition, KINDS[kind](), actor, "create", scope)
        copies, facts = (edition, kind), scene.facts
        known = facts.scopes.get(copies, {})
        if facts.opened.get(copies) != step or copies in facts.together or {**known, **scopes} != known:
            event = CopiesOpened(edition=edition, kind=kind, step=step, scopes=dict(scopes))
            self._log.append(connection, scene.workshop_id, event)

    def _team_artifact(self, connection: Connection, workshop_id: str, edition: str, kind: str, actor: str) -> None:
        if self._artifacts.find(connection, workshop_id, edition, kind) is None:
            self._artifacts.create(connection, workshop_id, edition, KINDS[kind](), actor, "create")

    def bring_together(self, connection: Connection, scene: Scene, kind: str, choose: str, by: Person) -> None:
        """Put the own copies of a kind into the team's artifact.

        Raises:
            NoCopies: there are none in the newest edition.
            NotInRoom: the chosen one is not among them.
            ArtifactFrozen: the part has ended.
        """
        edition = scene.facts.newest_edition()
        if not scene.facts.scopes.get((edition, kind)):
            raise NoCopies(kind)
        order = list(scene.facts.scopes[edition, kind])
        copies = [d for d in scene.documents if d.scope and d.edition == edition and d.kind == kind]
        copies.sort(key=lambda copy: order.index(copy.scope) if copy.scope in order else len(order))
        if choose and choose not in {document.id for document in copies}:
            raise NotInRoom("copy", choose)
        team_artifact = self._artifacts.find(connection, scene.workshop_id, edition, kind)
        if team_artifact is None:
            raise NoCopies(kind)
        if choose:
            content = self._artifacts.get(connection, choose).content
        else:
            loaded = [self._copy(connection, document.id) for document in copies]
            content = brought_together(team_artifact.content, loaded)
        self._artifacts.write(connection, team_artifact.id, content, by.name, "together")
        event = CopiesBroughtTogether(by=by.id, edition=edition, kind=kind, chosen=choose)
        self._log.append(connection, scene.workshop_id, event)

    def _copy(self, connection: Connection, artifact_id: str) -> Copy:
        found = self._artifacts.get(connection, artifact_id)
        base = self._artifacts.at(connection, artifact_id, 1) if found.copied_from else type(found.content)()
        return Copy(artifact_id, base, found.content)
