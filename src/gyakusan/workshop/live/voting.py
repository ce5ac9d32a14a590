"""Votes: opened, cast, revealed. Ballots stay in a table of their own until the reveal and are then destroyed there."""

from __future__ import annotations

import secrets

from sqlalchemy import Connection

from gyakusan.artifacts.service import Artifacts
from gyakusan.core.ids import Ids
from gyakusan.workshop.live import commands as c
from gyakusan.workshop.live import store
from gyakusan.workshop.live.balloting import Ballot, checked, counted, voter_key
from gyakusan.workshop.live.choosing import choices
from gyakusan.workshop.live.errors import NotInRoom, OptionsInvalid, VoteStateWrong
from gyakusan.workshop.live.events import BallotCast, VoteCancelled, VoteOpened, VoteRevealed
from gyakusan.workshop.live.facts import Facts, Person, VoteFacts
from gyakusan.workshop.live.log import Log
from gyakusan.workshop.live.projection import Scene

SECRET_BYTES = 32


class Votes:
    """The votes of all rooms. Every verb runs in the caller's transaction."""

    def __init__(self, log: Log, artifacts: Artifacts, ids: Ids) -> None:
        self._log = log
        self._artifacts = artifacts
        self._ids = ids

    def open(self, connection: Connection, scene: Scene, viewer: Person, command: c.OpenVote) -> None:
        """Open a vote.

        Raises:
            NotInRoom, OptionsInvalid: there is nothing, or nothing that all may see, to vote on.
        """
        found = choices(
            connection, self._artifacts, scene, viewer, command.options, command.artifact, command.list_name
        )
        if len(found.options) < 2:
            raise OptionsInvalid("few")
        document = next((known for known in scene.documents if known.id == found.artifact), None)
        if document and document.scope and (document.edition, document.kind) not in scene.facts.revealed:
            raise OptionsInvalid("hidden")
        vote = self._ids.new("vote")
        store.insert_secret(connection, vote, scene.workshop_id, secrets.token_bytes(SECRET_BYTES))
        event = VoteOpened(
            by=viewer.id,
            vote=vote,
            subject=command.subject,
            method=command.method,
            dots=command.dots,
            criteria=tuple(dict.fromkeys(command.criteria)),
            anonymous=command.anonymous,
            artifact=found.artifact,
            list_name=found.list_name,
            options=found.options,
        )
        self._log.append(connection, scene.workshop_id, event)

    def cast(self, connection: Connection, scene: Scene, viewer: Person, command: c.CastBallot) -> None:
        """Take a ballot, in place of an earlier one of the same voter; only the first is told to the room.

        Raises:
            NotInRoom, VoteStateWrong, BallotInvalid: with the reason.
        """
        vote = _in_state(scene.facts, command.vote, "open")
        secret = store.select_secret(connection, vote.id)
        if secret is None:
            raise VoteStateWrong(vote.id, vote.state)
        checked(vote, command.dots, command.scores)
        dots = {option: count for option, count in command.dots.items() if count > 0}
        scores = {option: points for option, points in command.scores.items() if points}
        ballot = Ballot(voter_key(vote, secret, viewer.id), dots, scores)
        if store.upsert_ballot(connection, vote.id, ballot):
            event = BallotCast(by="" if vote.anonymous else viewer.id, vote=vote.id)
            self._log.append(connection, scene.workshop_id, event)

    def reveal(self, connection: Connection, scene: Scene, viewer: Person, vote_id: str) -> None:
        """End a vote and show its result.

        Raises:
            NotInRoom, VoteStateWrong: there is no such open vote.
        """
        vote = _in_state(scene.facts, vote_id, "open")
        ballots = store.select_ballots(connection, [vote.id])[vote.id]
        result = counted(vote, list(ballots.values()))
        store.delete_ballots(connection, vote.id)
        self._log.append(connection, scene.workshop_id, VoteRevealed(by=viewer.id, vote=vote.id, result=result))

    def cancel(self, connection: Connection, scene: Scene, viewer: Person, vote_id: str) -> None:
        """Throw an open vote away.

        Raises:
            NotInRoom, VoteStateWrong: there is no such open vote.
        """
        vote = _in_state(scene.facts, vote_id, "open")
        store.delete_ballots(connection, vote.id)
        self._log.append(connection, scene.workshop_id, VoteCancelled(by=viewer.id, vote=vote.id))


def _in_state(facts: Facts, vote_id: str, state: str) -> VoteFacts:
    vote = facts.votes.get(vote_id)
    if vote is None:
        raise NotInRoom("vote", vote_id)
    if vote.state != state:
        raise VoteStateWrong(vote_id, vote.state)
    return vote
