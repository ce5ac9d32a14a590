"""What a command brings about, where it takes nothing but facts: a list of events, or a refusal by name."""

from __future__ import annotations

from datetime import date

from gyakusan.programs.models import TestName
from gyakusan.workshop.live import commands as c
from gyakusan.workshop.live import events as e
from gyakusan.workshop.live import ticking
from gyakusan.workshop.live.errors import BadMoment, CheckIsAutomatic, NoCopies, NotInRoom
from gyakusan.workshop.live.facts import Person
from gyakusan.workshop.live.models import Access
from gyakusan.workshop.live.projection import Scene, find_person
from gyakusan.workshop.live.seating import Chance, pairs_as_listed, pairs_drawn, seated, tables_named
from gyakusan.workshop.live.ticking import Unfolding

LONGEST_OWNER = 100


def brought_about(scene: Scene, viewer: Person, command: c.Command, now: int, chance: Chance) -> list[e.RoomEvent]:
    """Return what a command of the clock, the seats or the lists brings about.

    Raises:
        GyakusanError: the room refuses; the errors of `live.errors`.
    """
    doing = Unfolding(scene, viewer.id, now)
    match command:
        case c.StartStep() | c.NextStep() | c.PreviousStep() | c.Pause() | c.Resume() | c.Extend():
            _run_clock(doing, command)
        case c.SetMinutes():
            ticking.set_minutes(doing, command)
        case c.UsePreset():
            ticking.use_preset(doing, command)
        case c.SetStart():
            ticking.set_start(doing, command)
        case c.FormPairs() | c.SetTables():
            _seat(doing, command, chance)
        case c.Lock() | c.Unlock() | c.Reveal() | c.BringEveryone() | c.BlockAi():
            _show(doing, command)
        case c.RaiseHand() | c.Finish() | c.SetLead():
            _person(doing, viewer, command)
        case c.SetCheck() | c.SetPattern():
            _tick_off(doing, command)
        case _:
            raise TypeError(type(command).__name__)
    return doing.events


PURE = (
    c.StartStep
    | c.NextStep
    | c.PreviousStep
    | c.Pause
    | c.Resume
    | c.Extend
    | c.SetMinutes
    | c.UsePreset
    | c.SetStart
    | c.FormPairs
    | c.SetTables
    | c.Lock
    | c.Unlock
    | c.Reveal
    | c.BringEveryone
    | c.BlockAi
    | c.RaiseHand
    | c.Finish
    | c.SetLead
    | c.SetCheck
    | c.SetPattern
)


def _run_clock(
    doing: Unfolding, command: c.StartStep | c.NextStep | c.PreviousStep | c.Pause | c.Resume | c.Extend
) -> None:
    match command:
        case c.StartStep():
            ticking.start_step(doing, command)
        case c.NextStep():
            ticking.next_step(doing)
        case c.PreviousStep():
            ticking.previous_step(doing)
        case c.Pause():
            ticking.pause(doing)
        case c.Resume():
            ticking.resume(doing)
        case c.Extend():
            ticking.extend(doing, command)


def _seat(doing: Unfolding, command: c.FormPairs | c.SetTables, chance: Chance) -> None:
    facts, people = doing.facts, doing.scene.people
    if isinstance(command, c.FormPairs):
        pairs = pairs_as_listed(facts, people, command.pairs) if command.pairs else pairs_drawn(facts, people, chance)
        doing.add(e.PairsFormed(by=doing.by, pairs=pairs))
    else:
        tables = tables_named(facts, command.names)
        doing.add(e.TablesSet(by=doing.by, tables=tables, seats=seated(tables, people, command.seats)))


def _show(doing: Unfolding, command: c.Lock | c.Unlock | c.Reveal | c.BringEveryone | c.BlockAi) -> None:
    facts = doing.facts
    match command:
        case c.Lock():
            _known_artifact(doing, command.artifact)
            if command.artifact not in facts.locked:
                doing.add(e.ArtifactLocked(by=doing.by, artifact=command.artifact))
        case c.Unlock():
            if command.artifact in facts.locked:
                doing.add(e.ArtifactUnlocked(by=doing.by, artifact=command.artifact))
        case c.Reveal():
            edition = facts.newest_edition()
            if not facts.scopes.get((edition, command.kind)):
                raise NoCopies(command.kind)
            if (edition, command.kind) not in facts.revealed:
                doing.add(e.CopiesRevealed(by=doing.by, edition=edition, kind=command.kind))
        case c.BringEveryone():
            if command.artifact:
                _known_artifact(doing, command.artifact)
            step = facts.clock.step if facts.clock else None
            doing.add(e.EveryoneBrought(by=doing.by, step=step, artifact=command.artifact))
        case c.BlockAi():
            if command.blocked != facts.ai_blocked:
                doing.add(e.AiBlocked(by=doing.by, blocked=command.blocked))


def _known_artifact(doing: Unfolding, artifact: str) -> None:
    if artifact not in {document.id for document in doing.scene.documents}:
        raise NotInRoom("artifact", artifact)


def _person(doing: Unfolding, viewer: Person, command: c.RaiseHand | c.Finish | c.SetLead) -> None:
    facts, people = doing.facts, doing.scene.people
    match command:
        case c.RaiseHand():
            person = command.person or viewer.id
            if find_person(people, person) is None and person != viewer.id:
                raise NotInRoom("person", person)
            if command.up != (person in facts.hands):
                doing.add(e.HandRaised(by=doing.by, person=person, up=command.up))
        case c.Finish():
            doing.clock()
            if command.done != (viewer.id in facts.finished):
                doing.add(e.PersonFinished(by=doing.by, person=viewer.id, done=command.done))
        case c.SetLead():
            found = find_person(people, command.person)
            if command.person and (found is None or found.access is not Access.MEMBER):
                raise NotInRoom("person", command.person)
            if command.person != facts.lead:
                doing.add(e.LeadNamed(by=doing.by, person=command.person))


def _tick_off(doing: Unfolding, command: c.SetCheck | c.SetPattern) -> None:
    program = doing.scene.program
    if isinstance(command, c.SetPattern):
        if command.pattern not in {pattern.id for pattern in program.patterns}:
            raise NotInRoom("pattern", command.pattern)
        doing.add(e.PatternSet(by=doing.by, pattern=command.pattern, seen=command.seen))
        return
    check = next((found for found in program.checks if found.id == command.check), None)
    if check is None:
        raise NotInRoom("check", command.check)
    if command.state is not None and check.test is not TestName.MANUAL:
        raise CheckIsAutomatic(check.id)
    if command.due:
        _day(command.due)
    owner = command.owner[:LONGEST_OWNER] if command.owner is not None else None
    event = e.CheckSet(by=doing.by, check=check.id, state=command.state, owner=owner, due=command.due)
    doing.add(event)


def _day(text: str) -> None:
    try:
        date.fromisoformat(text)
    except ValueError as error:
        raise BadMoment(text) from error
