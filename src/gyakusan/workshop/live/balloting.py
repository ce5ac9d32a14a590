"""Votes, as pure arithmetic: which ballots are valid, what the options got, which lead."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from gyakusan.workshop.live.errors import BallotInvalid
from gyakusan.workshop.live.facts import VoteFacts
from gyakusan.workshop.live.models import CastBallot, MyBallot, Tally, VoteResult

POINTS = (1, 5)
"""Fewest and most points for one criterion."""

OVERALL = "overall"
"""The criterion of a vote by scores that names none."""


@dataclass(frozen=True)
class Ballot:
    """A ballot as it is kept while the vote is open; `key` is the voter, or stands for them in an anonymous vote."""

    key: str
    dots: Mapping[str, int] = field(default_factory=dict[str, int])
    scores: Mapping[str, Mapping[str, int]] = field(default_factory=dict[str, Mapping[str, int]])

    def mine(self) -> MyBallot:
        """Return the ballot as its voter sees it."""
        scores = {option: dict(points) for option, points in self.scores.items()}
        return MyBallot(dots=dict(self.dots), scores=scores)


def voter_key(vote: VoteFacts, secret: bytes, person: str) -> str:
    """Return under which key a voter's ballot is kept: nobody can tell the voter without the vote's secret."""
    if not vote.anonymous:
        return person
    return hmac.new(secret, person.encode(), hashlib.sha256).hexdigest()


def criteria_of(vote: VoteFacts) -> tuple[str, ...]:
    """Return the criteria that are scored."""
    return vote.criteria or (OVERALL,)


def checked(vote: VoteFacts, dots: Mapping[str, int], scores: Mapping[str, Mapping[str, int]]) -> None:
    """Check a ballot against the rules of its vote.

    Raises:
        BallotInvalid: it breaks one.
    """
    known = {option.id for option in vote.options}
    if (vote.method == "dots" and scores) or (vote.method == "scores" and dots):
        raise BallotInvalid("method", 0)
    if not {*dots, *scores} <= known:
        raise BallotInvalid("option", 0)
    if any(count < 0 for count in dots.values()) or sum(dots.values()) > vote.dots:
        raise BallotInvalid("dots", vote.dots)
    low, high = POINTS
    for points in scores.values():
        if not set(points) <= set(criteria_of(vote)):
            raise BallotInvalid("criterion", 0)
        if any(not low <= value <= high for value in points.values()):
            raise BallotInvalid("points", high)


def counted(vote: VoteFacts, ballots: Sequence[Ballot]) -> VoteResult:
    """Return the result: what every option got, which lead, and the ballots, without names in an anonymous vote."""
    tallies = tuple(_tally(vote, option.id, ballots) for option in vote.options)
    best = max((tally.total for tally in tallies), default=0.0)
    leading = tuple(tally.option for tally in tallies if tally.total == best and best > 0)
    shown = [_shown(vote, ballot) for ballot in ballots]
    # The order in which ballots came in would tell who cast them.
    shown.sort(key=lambda ballot: (ballot.voter, sorted(ballot.dots.items()), str(sorted(ballot.scores.items()))))
    return VoteResult(tallies=tallies, leading=leading, ballots=tuple(shown))


def _tally(vote: VoteFacts, option: str, ballots: Sequence[Ballot]) -> Tally:
    if vote.method == "dots":
        dots = [ballot.dots[option] for ballot in ballots if ballot.dots.get(option, 0) > 0]
        return Tally(option=option, total=float(sum(dots)), voters=len(dots), by_criterion={})
    given = [ballot.scores[option] for ballot in ballots if ballot.scores.get(option)]
    by = {name: float(sum(points.get(name, 0) for points in given)) for name in criteria_of(vote)}
    return Tally(option=option, total=sum(by.values()), voters=len(given), by_criterion=by)


def _shown(vote: VoteFacts, ballot: Ballot) -> CastBallot:
    dots = {option: ballot.dots[option] for option in sorted(ballot.dots) if ballot.dots[option] > 0}
    scores = {option: dict(sorted(ballot.scores[option].items())) for option in sorted(ballot.scores)}
    return CastBallot(voter="" if vote.anonymous else ballot.key, dots=dots, scores=scores)
