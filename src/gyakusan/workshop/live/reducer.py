"""From events to facts: what is so after something happened. Pure, and total over everything in the log."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import singledispatch
from typing import TypeVar

from gyakusan.workshop.live import events as e
from gyakusan.workshop.live.facts import CheckFacts, Facts, Run, Ticking, VoteFacts, place
from gyakusan.workshop.live.models import Spotlight
from gyakusan.workshop.models import PartEnded, PartSkipped, PartStarted, StepDone

K = TypeVar("K")
V = TypeVar("V")

KEPT = 50
"""How many decisions of the past the room shows."""


def after(facts: Facts, number: int, at: int, event: e.RoomEvent | None) -> Facts:
    """Return what is so after event `number` happened at `at` (milliseconds since the epoch)."""
    return replace(_reduced(event, facts, at), number=number)


@singledispatch
def _reduced(event: object, facts: Facts, at: int) -> Facts:
    del event, at
    return facts


def _with(mapping: Mapping[K, V], key: K, value: V) -> dict[K, V]:
    return {**mapping, key: value}


def _without(mapping: Mapping[K, V], *keys: K) -> dict[K, V]:
    return {key: value for key, value in mapping.items() if key not in keys}


@_reduced.register
def _(event: PartStarted, facts: Facts, at: int) -> Facts:
    opened = facts.run_of(event.part) or Run(event.part, event.part, "running")
    begun = replace(opened, state="running", started_at=at, ended_at=None)
    others = tuple(run for run in facts.runs if run.edition != event.part)
    return replace(facts, runs=(*others, begun))


@_reduced.register
def _(event: PartEnded, facts: Facts, at: int) -> Facts:
    runs = tuple(replace(run, state="ended", ended_at=at) if run.edition == event.part else run for run in facts.runs)
    clock = None if facts.clock and facts.clock.edition == event.part else facts.clock
    return replace(facts, runs=runs, clock=clock)


@_reduced.register
def _(event: PartSkipped, facts: Facts, at: int) -> Facts:
    return replace(facts, runs=(*facts.runs, Run(event.part, event.part, "skipped", ended_at=at)))


@_reduced.register
def _(event: StepDone, facts: Facts, at: int) -> Facts:
    key = f"{event.part}/{event.phase}/{event.step}"
    return replace(facts, done=facts.done | {key}, ended=_with(facts.ended, key, at))


@_reduced.register
def _(event: e.RunOpened, facts: Facts, at: int) -> Facts:
    del at
    return replace(facts, runs=(*facts.runs, Run(event.part, event.edition, "planned", event.process)))


@_reduced.register
def _(event: e.StartPlanned, facts: Facts, at: int) -> Facts:
    del at
    return replace(facts, starts=_with(facts.starts, event.part, event.at))


@_reduced.register
def _(event: e.PresetUsed, facts: Facts, at: int) -> Facts:
    del at
    ahead = [key for key in facts.minutes if key.startswith(f"{event.edition}/") and key not in facts.began]
    minutes = _without(facts.minutes, *ahead)
    return replace(facts, presets=_with(facts.presets, event.edition, event.preset), minutes=minutes)


@_reduced.register
def _(event: e.MinutesSet, facts: Facts, at: int) -> Facts:
    del at
    key = place(event.edition, event.step)
    return replace(
        facts,
        minutes=_with(facts.minutes, key, event.minutes),
        shrunk=_without(facts.shrunk, key),
        given=_without(facts.given, key),
        left=_without(facts.left, key),
        extended=_without(facts.extended, key),
    )


@_reduced.register
def _(event: e.StepStarted, facts: Facts, at: int) -> Facts:
    key = place(event.edition, event.step)
    ends = at + event.remaining_ms if event.remaining_ms > 0 else None
    return replace(
        facts,
        clock=Ticking(event.edition, event.step, at, ends_at=ends),
        given=_with(facts.given, key, event.given_ms),
        began=facts.began if key in facts.began else _with(facts.began, key, at),
        left=_without(facts.left, key),
        ended=_without(facts.ended, key),
        done=facts.done - {key},
        hands={},
        finished=frozenset(),
    )


@_reduced.register
def _(event: e.StepLeft, facts: Facts, at: int) -> Facts:
    key = place(event.edition, event.step)
    left = _with(facts.left, key, event.remaining_ms) if event.remaining_ms > 0 else _without(facts.left, key)
    return replace(facts, clock=None, left=left, ended=_with(facts.ended, key, at), hands={}, finished=frozenset())


@_reduced.register
def _(event: e.ClockPaused, facts: Facts, at: int) -> Facts:
    if facts.clock is None:
        return facts
    clock = replace(facts.clock, ends_at=None, remaining_ms=event.remaining_ms, paused_at=at)
    return replace(facts, clock=clock)


@_reduced.register
def _(event: e.ClockResumed, facts: Facts, at: int) -> Facts:
    del event
    if facts.clock is None or facts.clock.remaining_ms is None:
        return facts
    clock = replace(facts.clock, ends_at=at + facts.clock.remaining_ms, remaining_ms=None, paused_at=None)
    return replace(facts, clock=clock)


@_reduced.register
def _(event: e.StepExtended, facts: Facts, at: int) -> Facts:
    del at
    if facts.clock is None:
        return facts
    key = place(event.edition, event.step)
    clock = replace(facts.clock, ends_at=event.ends_at, remaining_ms=event.remaining_ms)
    extended = _with(facts.extended, key, facts.extended.get(key, 0) + event.by_ms)
    return replace(facts, clock=clock, extended=extended)


@_reduced.register
def _(event: e.BreaksShrunk, facts: Facts, at: int) -> Facts:
    del at
    shrunk = {**facts.shrunk}
    for key, by in event.by_ms.items():
        shrunk[key] = shrunk.get(key, 0) + by
    return replace(facts, shrunk={key: value for key, value in shrunk.items() if value})


@_reduced.register
def _(event: e.EveryoneBrought, facts: Facts, at: int) -> Facts:
    number = facts.spotlight.number + 1
    return replace(facts, spotlight=Spotlight(number=number, step=event.step, artifact=event.artifact, at=at))


@_reduced.register
def _(event: e.ArtifactLocked, facts: Facts, at: int) -> Facts:
    del at
    return replace(facts, locked=facts.locked | {event.artifact})


@_reduced.register
def _(event: e.ArtifactUnlocked, facts: Facts, at: int) -> Facts:
    del at
    return replace(facts, locked=facts.locked - {event.artifact})


@_reduced.register
def _(event: e.PairsFormed, facts: Facts, at: int) -> Facts:
    del at
    return replace(facts, pairs=event.pairs, formed=facts.formed + 1)


@_reduced.register
def _(event: e.TablesSet, facts: Facts, at: int) -> Facts:
    del at
    return replace(facts, tables=event.tables, seats=event.seats)


@_reduced.register
def _(event: e.PersonSeated, facts: Facts, at: int) -> Facts:
    del at
    return replace(facts, seats=_with(facts.seats, event.person, event.table))


@_reduced.register
def _(event: e.LeadNamed, facts: Facts, at: int) -> Facts:
    del at
    return replace(facts, lead=event.person)


@_reduced.register
def _(event: e.CopiesOpened, facts: Facts, at: int) -> Facts:
    del at
    copies = (event.edition, event.kind)
    scopes = _with(facts.scopes, copies, {**facts.scopes.get(copies, {}), **event.scopes})
    again = facts.opened.get(copies) == event.step
    return replace(
        facts,
        scopes=scopes,
        opened=_with(facts.opened, copies, event.step),
        together=facts.together - {copies},
        revealed=facts.revealed if again else tuple(known for known in facts.revealed if known != copies),
    )


@_reduced.register
def _(event: e.CopiesRevealed, facts: Facts, at: int) -> Facts:
    del at
    copies = (event.edition, event.kind)
    return facts if copies in facts.revealed else replace(facts, revealed=(*facts.revealed, copies))


@_reduced.register
def _(event: e.CopiesBroughtTogether, facts: Facts, at: int) -> Facts:
    del at
    return replace(facts, together=facts.together | {(event.edition, event.kind)})


@_reduced.register
def _(event: e.HandRaised, facts: Facts, at: int) -> Facts:
    hands = _with(facts.hands, event.person, at) if event.up else _without(facts.hands, event.person)
    return replace(facts, hands=hands)


@_reduced.register
def _(event: e.PersonFinished, facts: Facts, at: int) -> Facts:
    del at
    one = {event.person}
    return replace(facts, finished=facts.finished | one if event.done else facts.finished - one)


@_reduced.register
def _(event: e.VoteOpened, facts: Facts, at: int) -> Facts:
    vote = VoteFacts(
        event.vote,
        event.subject,
        event.method,
        event.dots,
        event.criteria,
        event.anonymous,
        event.artifact,
        event.list_name,
        event.options,
        at,
    )
    return replace(facts, votes=_with(facts.votes, event.vote, vote))


@_reduced.register
def _(event: e.BallotCast, facts: Facts, at: int) -> Facts:
    del at
    vote = facts.votes.get(event.vote)
    if vote is None:
        return facts
    voted = (*vote.voted, event.by) if event.by else vote.voted
    return replace(facts, votes=_with(facts.votes, vote.id, replace(vote, cast=vote.cast + 1, voted=voted)))


@_reduced.register
def _(event: e.VoteRevealed, facts: Facts, at: int) -> Facts:
    del at
    vote = facts.votes.get(event.vote)
    if vote is None:
        return facts
    return replace(facts, votes=_with(facts.votes, vote.id, replace(vote, state="revealed", result=event.result)))


@_reduced.register
def _(event: e.VoteCancelled, facts: Facts, at: int) -> Facts:
    del at
    vote = facts.votes.get(event.vote)
    if vote is None:
        return facts
    cancelled = replace(vote, state="cancelled", result=None)
    return replace(facts, votes=_with(facts.votes, vote.id, cancelled))


@_reduced.register
def _(event: e.DecisionTaken, facts: Facts, at: int) -> Facts:
    del at
    vote = facts.votes.get(event.vote)
    votes = _with(facts.votes, vote.id, replace(vote, decided=event.decision.id)) if vote else facts.votes
    return replace(facts, decisions=(*facts.decisions, event.decision)[-KEPT:], votes=votes)


@_reduced.register
def _(event: e.CheckSet, facts: Facts, at: int) -> Facts:
    del at
    known = facts.checks.get(event.check, CheckFacts())
    changed = CheckFacts(
        known.state if event.state is None else event.state,
        known.owner if event.owner is None else event.owner,
        known.due if event.due is None else event.due,
    )
    return replace(facts, checks=_with(facts.checks, event.check, changed))


@_reduced.register
def _(event: e.PatternSet, facts: Facts, at: int) -> Facts:
    del at
    return replace(facts, patterns=_with(facts.patterns, event.pattern, event.seen))


@_reduced.register
def _(event: e.AiBlocked, facts: Facts, at: int) -> Facts:
    del at
    return replace(facts, ai_blocked=event.blocked)


@_reduced.register
def _(event: e.CommentsChanged, facts: Facts, at: int) -> Facts:
    del event, at
    return replace(facts, comments=facts.comments + 1)


@_reduced.register
def _(event: e.SettingsChanged, facts: Facts, at: int) -> Facts:
    del event, at
    return replace(facts, settings=facts.settings + 1)
