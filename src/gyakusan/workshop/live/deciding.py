"""Decisions: recorded with options, method and who; by score, by vote, by whoever has the last word, or by a die."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from gyakusan.artifacts.kinds.plan import DecisionRow
from gyakusan.artifacts.provenance import provided
from gyakusan.artifacts.service import Artifacts
from gyakusan.core.ids import Ids
from gyakusan.core.texts import text
from gyakusan.workshop.errors import DieForOneWayDoor, NoSuchOption
from gyakusan.workshop.live import commands as c
from gyakusan.workshop.live.choosing import Choices, choices, flagged
from gyakusan.workshop.live.errors import NoPartRunning, NotInRoom, NotLeading, TieNeedsDecider, VoteStateWrong
from gyakusan.workshop.live.events import DecisionTaken
from gyakusan.workshop.live.facts import Person, VoteFacts
from gyakusan.workshop.live.log import Log
from gyakusan.workshop.live.models import DecisionView
from gyakusan.workshop.live.projection import Scene
from gyakusan.workshop.live.rights import Right, deciding_roles
from gyakusan.workshop.live.seating import Chance
from gyakusan.workshop.service import Workshops

ZONE = ZoneInfo("Asia/Tokyo")
"""Where the day of a decision is counted."""


def day_of(moment_ms: int) -> str:
    """Return the ISO date of a moment where the workshops are."""
    return datetime.fromtimestamp(moment_ms / 1000, UTC).astimezone(ZONE).date().isoformat()


class Decisions:
    """The decisions of all rooms. Every verb runs in the caller's transaction."""

    def __init__(self, log: Log, workshops: Workshops, artifacts: Artifacts, ids: Ids, chance: Chance) -> None:
        self._log = log
        self._workshops = workshops
        self._artifacts = artifacts
        self._ids = ids
        self._chance = chance

    def decide(
        self, connection: Connection, scene: Scene, viewer: Person, rights: frozenset[Right], command: c.Decide
    ) -> None:
        """Record a decision among the options.

        Raises:
            NoPartRunning, NotInRoom, OptionsInvalid, NoSuchOption: there is nothing to decide on.
            VoteStateWrong, NotLeading, TieNeedsDecider: the vote says otherwise.
        """
        vote = _vote_of(scene, command.vote) if command.vote or command.method == "vote" else None
        if vote is not None:
            found = Choices(vote.options, vote.artifact, vote.list_name)
        else:
            found = choices(
                connection, self._artifacts, scene, viewer, command.options, command.artifact, command.list_name
            )
        if vote is not None and command.method == "vote":
            _follow_vote(scene, rights, vote, command.chosen)
        view = DecisionView(
            id=self._ids.new("decision"),
            subject=command.subject,
            chosen=tuple(dict.fromkeys(command.chosen)),
            method=command.method,
            by=viewer.name,
            at=self._log.now(),
            two_way=command.two_way,
            die=None,
        )
        self._record(connection, scene, viewer, found, view, command.basis, command.vote)

    def roll(self, connection: Connection, scene: Scene, viewer: Person, command: c.RollDie) -> None:
        """Let the die choose.

        Raises:
            DieForOneWayDoor: what cannot be undone is not decided so.
            NoPartRunning, NotInRoom, OptionsInvalid: as above.
        """
        if not command.two_way:
            raise DieForOneWayDoor(command.subject)
        found = choices(
            connection, self._artifacts, scene, viewer, command.options, command.artifact, command.list_name
        )
        number = self._chance.randrange(len(found.options))
        view = DecisionView(
            id=self._ids.new("decision"),
            subject=command.subject,
            chosen=(found.options[number].id,),
            method="die",
            by=viewer.name,
            at=self._log.now(),
            two_way=True,
            die=number + 1,
        )
        basis = text("workshop", "live.die", scene.brief.language, number=number + 1, count=len(found.options))
        self._record(connection, scene, viewer, found, view, basis, "")

    def _record(
        self,
        connection: Connection,
        scene: Scene,
        viewer: Person,
        found: Choices,
        view: DecisionView,
        basis: str,
        vote: str,
    ) -> None:
        running = scene.facts.running()
        if running is None:
            raise NoPartRunning
        titles = {option.id: option.title for option in found.options}
        for chosen in view.chosen:
            if chosen not in titles:
                raise NoSuchOption(chosen, view.subject)
        row = DecisionRow(
            id=view.id,
            provenance=provided(viewer.name),
            subject=view.subject,
            options="\n".join(titles.values()),
            chosen="\n".join(titles[chosen] for chosen in view.chosen),
            method=view.method,
            basis=basis,
            by=viewer.name,
            on=day_of(view.at),
            two_way=view.two_way,
        )
        self._workshops.record_decision(connection, scene.workshop_id, running.edition, row)
        if found.artifact:
            content = self._artifacts.get(connection, found.artifact).content
            marked = flagged(content, found.list_name, found.options, view.chosen)
            if marked != content:
                self._artifacts.write(connection, found.artifact, marked, viewer.name, "decision")
        self._log.append(connection, scene.workshop_id, DecisionTaken(by=viewer.id, decision=view, vote=vote))


def _vote_of(scene: Scene, vote_id: str) -> VoteFacts:
    vote = scene.facts.votes.get(vote_id)
    if vote is None:
        raise NotInRoom("vote", vote_id)
    if vote.state != "revealed":
        raise VoteStateWrong(vote_id, vote.state)
    return vote


def _follow_vote(scene: Scene, rights: frozenset[Right], vote: VoteFacts, chosen: Sequence[str]) -> None:
    """Check that a decision takes what got most; where the cut goes through a tie, only the last word settles it.

    Whoever has the last word settles ties. When none of them is here, the facilitator records what they said.
    """
    totals = {tally.option: tally.total for tally in vote.result.tallies} if vote.result else {}
    lowest = min((totals.get(option, 0.0) for option in chosen), default=0.0)
    others = [total for option, total in totals.items() if option not in chosen]
    if any(total > lowest for total in others):
        weakest = min(chosen, key=lambda option: totals.get(option, 0.0))
        raise NotLeading(next((o.title for o in vote.options if o.id == weakest), weakest))
    if lowest not in others or Right.DECIDES in rights:
        return
    roles = deciding_roles(scene.program)
    here = [person for person in scene.people if person.role in roles and person.id in scene.online]
    if Right.FACILITATES not in rights or here:
        titles = [role.title.text(scene.brief.language) for role in scene.program.people.roles if role.id in roles]
        raise TieNeedsDecider(", ".join(titles))
