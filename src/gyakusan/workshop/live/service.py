"""The door of the live room: what a viewer sees, and what is done on somebody's behalf."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from gyakusan.artifacts.errors import ArtifactNotFound
from gyakusan.artifacts.kinds.day_zero import Readiness
from gyakusan.artifacts.models import Kind
from gyakusan.artifacts.service import Artifacts
from gyakusan.core.bus import Bus
from gyakusan.core.clock import Clock
from gyakusan.core.ids import Ids
from gyakusan.workshop.live import commands as c
from gyakusan.workshop.live.access import DocumentAccess, document_access
from gyakusan.workshop.live.checklist import spotted, ticked
from gyakusan.workshop.live.copies import CopyRoom
from gyakusan.workshop.live.deciding import Decisions
from gyakusan.workshop.live.events import CommentsChanged, PersonSeated, SettingsChanged
from gyakusan.workshop.live.facts import Facts, Person
from gyakusan.workshop.live.log import Log
from gyakusan.workshop.live.models import DocumentView, Snapshot
from gyakusan.workshop.live.parts import Parts
from gyakusan.workshop.live.presence import Presence
from gyakusan.workshop.live.projection import Scene, documents_of, room_state
from gyakusan.workshop.live.rights import Right, check_allowed
from gyakusan.workshop.live.rules import brought_about
from gyakusan.workshop.live.scenes import Booth, Scenes, Sources
from gyakusan.workshop.live.seating import Chance, smallest, team
from gyakusan.workshop.live.voting import Votes
from gyakusan.workshop.service import Workshops


@dataclass(frozen=True)
class View:
    """A scene with the ballots of its open votes, read in one transaction at one moment."""

    scene: Scene
    booth: Booth
    now: int


class Rooms:
    """The live rooms of all workshops. Every verb runs in the caller's transaction."""

    def __init__(
        self,
        clock: Clock,
        ids: Ids,
        bus: Bus,
        workshops: Workshops,
        artifacts: Artifacts,
        sources: Sources,
        presence: Presence | None = None,
        chance: Chance | None = None,
    ) -> None:
        self.presence = presence or Presence()
        self._artifacts = artifacts
        self._workshops = workshops
        self._log = Log(clock, bus)
        self._scenes = Scenes(self._log, workshops, artifacts, self.presence, sources)
        self._chance = chance or secrets.SystemRandom()
        self._copies = CopyRoom(self._log, artifacts)
        self._parts = Parts(self._log, workshops, self._copies)
        self._votes = Votes(self._log, artifacts, ids)
        self._decisions = Decisions(self._log, workshops, artifacts, ids, self._chance)

    def view(self, connection: Connection, workshop_id: str) -> View:
        """Return what all states of a room follow from.

        Raises:
            WorkshopNotFound: there is none with that id.
        """
        scene = self._scenes.read(connection, workshop_id)
        return View(scene, self._scenes.booth(connection, scene), self._log.now())

    def state(self, connection: Connection, workshop_id: str, viewer: Person) -> Snapshot:
        """Return what a viewer sees now.

        Raises:
            WorkshopNotFound: there is none with that id.
        """
        view = self.view(connection, workshop_id)
        state = room_state(view.scene, viewer, view.booth.of(viewer.id))
        return Snapshot(number=view.scene.facts.number, now=view.now, state=state)

    def do(self, connection: Connection, workshop_id: str, viewer: Person, command: c.Command) -> int:
        """Do what somebody asks for; return the number of the newest event.

        Raises:
            CommandNotAllowed: they may not.
            GyakusanError: what else the room refuses; see `live.errors`.
        """
        scene = self._scenes.read(connection, workshop_id)
        rights = check_allowed(scene.program, scene.facts, viewer, command)
        self._do(connection, scene, viewer, rights, command)
        return self._follow(connection, workshop_id, scene, viewer, command)

    def access(self, connection: Connection, workshop_id: str, viewer: Person, artifact_id: str) -> DocumentAccess:
        """Return whether somebody may open an artifact, and write in it now.

        Raises:
            ArtifactNotFound: the workshop has no such artifact.
        """
        scene = self._scenes.read(connection, workshop_id)
        document = next((found for found in scene.documents if found.id == artifact_id), None)
        if document is None:
            raise ArtifactNotFound(artifact_id)
        return document_access(scene.facts, viewer, document)

    def accesses(
        self, connection: Connection, workshop_id: str, present: Mapping[str, Collection[str]]
    ) -> dict[tuple[str, str], DocumentAccess]:
        """Return what people may do in the workshop's documents that they have open: (artifact, person) -> access.

        `present` says who has which artifact open. Whoever is not in the workshop is left out.
        """
        scene = self._scenes.read(connection, workshop_id)
        people = {person.id: person for person in scene.people}
        return {
            (document.id, identifier): document_access(scene.facts, people[identifier], document)
            for document in scene.documents
            for identifier in present.get(document.id, ())
            if identifier in people
        }

    def facts(self, connection: Connection, workshop_id: str) -> Facts:
        """Return what is so in a room now: its clock, its parts, what is switched off."""
        return self._log.facts(connection, self._workshops.get(connection, workshop_id))

    def documents(self, connection: Connection, workshop_id: str, viewer: Person) -> tuple[DocumentView, ...]:
        """Return the documents that somebody may open."""
        return documents_of(self._scenes.read(connection, workshop_id)).views(viewer)

    def came(self, connection: Connection, workshop_id: str, person: Person) -> None:
        """Give somebody who comes later a seat at a table, and their own copies in the current step."""
        scene = self._scenes.read(connection, workshop_id)
        if scene.facts.tables and person in team(scene.people) and person.id not in scene.facts.seats:
            table = smallest(scene.facts.tables, scene.facts.seats)
            self._log.append(connection, workshop_id, PersonSeated(person=person.id, table=table))
            scene = self._scenes.read(connection, workshop_id)
        self._copies.open_step(connection, scene, person.name)

    def settings_changed(self, connection: Connection, workshop_id: str) -> None:
        """Note that names, dates or settings of the workshop changed."""
        self._log.append(connection, workshop_id, SettingsChanged())

    def comments_changed(self, connection: Connection, workshop_id: str, artifact_id: str, by: str) -> None:
        """Note that a comment was added or resolved."""
        self._log.append(connection, workshop_id, CommentsChanged(by=by, artifact=artifact_id))

    def _do(
        self, connection: Connection, scene: Scene, viewer: Person, rights: frozenset[Right], command: c.Command
    ) -> None:
        match command:
            case c.StartPart():
                self._parts.start(connection, scene, viewer, command.part)
            case c.EndPart():
                self._parts.end(connection, scene, viewer, command.part)
            case c.SkipPart():
                self._parts.skip(connection, scene, command.part)
            case c.RunAgain():
                self._parts.run_again(connection, scene, viewer, command)
            case c.BringTogether():
                self._copies.bring_together(connection, scene, command.kind, command.choose, viewer)
            case c.OpenVote():
                self._votes.open(connection, scene, viewer, command)
            case c.CastBallot():
                self._votes.cast(connection, scene, viewer, command)
            case c.RevealVote():
                self._votes.reveal(connection, scene, viewer, command.vote)
            case c.CancelVote():
                self._votes.cancel(connection, scene, viewer, command.vote)
            case c.Decide():
                self._decisions.decide(connection, scene, viewer, rights, command)
            case c.RollDie():
                self._decisions.roll(connection, scene, viewer, command)
            case _:
                events = brought_about(scene, viewer, command, self._log.now(), self._chance)
                self._log.append_all(connection, scene.workshop_id, events, self._workshops)

    def _follow(
        self, connection: Connection, workshop_id: str, before: Scene, viewer: Person, command: c.Command
    ) -> int:
        """Let follow what a command entails beyond its events: artifacts of the step, the readiness board."""
        board = before.shelf.board
        if isinstance(command, c.SetCheck) and board is not None:
            self._change_board(connection, before, ticked(board, command.check, command.state, command.due), viewer)
        elif isinstance(command, c.SetPattern) and board is not None:
            self._change_board(connection, before, spotted(board, command.pattern, command.seen), viewer)
        elif isinstance(command, c.StartStep | c.NextStep | c.PreviousStep | c.FormPairs | c.SetTables):
            self._copies.open_step(connection, self._scenes.read(connection, workshop_id), viewer.name)
        return self._log.facts(connection, self._workshops.get(connection, workshop_id)).number

    def _change_board(self, connection: Connection, scene: Scene, board: Kind, viewer: Person) -> None:
        boards = [d for d in scene.documents if d.kind == Readiness.key and not d.scope and not d.frozen]
        self._artifacts.write(connection, boards[-1].id, board, viewer.name, "edit")
