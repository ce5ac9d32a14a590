"""Who may ask for what: one table."""

from __future__ import annotations

from enum import StrEnum

from gyakusan.identity.models import Access
from gyakusan.programs.models import Program
from gyakusan.workshop.live import commands as c
from gyakusan.workshop.live.errors import CommandNotAllowed
from gyakusan.workshop.live.facts import Facts, Person


class Right(StrEnum):
    """Why somebody may do something."""

    FACILITATES = "facilitates"
    LEADS = "leads"
    """Named by the team to lead."""
    DECIDES = "decides"
    """In a role that has the last word."""
    WORKS = "works"
    """Works on the content in the team."""


_F, _L, _D, _W = Right.FACILITATES, Right.LEADS, Right.DECIDES, Right.WORKS

ALLOWED: dict[type, frozenset[Right]] = {
    c.StartPart: frozenset({_F}),
    c.EndPart: frozenset({_F}),
    c.SkipPart: frozenset({_F}),
    c.RunAgain: frozenset({_F}),
    c.SetStart: frozenset({_F}),
    c.StartStep: frozenset({_F, _L}),
    c.NextStep: frozenset({_F, _L}),
    c.PreviousStep: frozenset({_F, _L}),
    c.Pause: frozenset({_F, _L}),
    c.Resume: frozenset({_F, _L}),
    c.Extend: frozenset({_F, _L}),
    c.SetMinutes: frozenset({_F, _L}),
    c.UsePreset: frozenset({_F, _L}),
    c.BringEveryone: frozenset({_F, _L}),
    c.Lock: frozenset({_F}),
    c.Unlock: frozenset({_F}),
    c.FormPairs: frozenset({_F}),
    c.Reveal: frozenset({_F}),
    c.BringTogether: frozenset({_F}),
    c.SetTables: frozenset({_F}),
    c.BlockAi: frozenset({_F}),
    c.SetLead: frozenset({_F, _D}),
    c.OpenVote: frozenset({_F, _L, _D}),
    c.RevealVote: frozenset({_F, _L}),
    c.CancelVote: frozenset({_F, _L}),
    c.CastBallot: frozenset({_W}),
    c.Decide: frozenset({_F, _L, _D, _W}),
    c.RollDie: frozenset({_F, _L, _D}),
    c.RaiseHand: frozenset({_F, _W}),
    c.Finish: frozenset({_W}),
    c.SetCheck: frozenset({_F, _W}),
    c.SetPattern: frozenset({_F, _W}),
}
"""Members who neither lead nor have the last word record only decisions that can be undone, by score or by vote; only
the facilitator lowers the hands of others."""


def deciding_roles(program: Program) -> frozenset[str]:
    """Return the roles that have the last word when a vote ties."""
    return frozenset(role.id for role in program.people.roles if role.decides)


def rights_of(program: Program, facts: Facts, person: Person) -> frozenset[Right]:
    """Return what somebody is in the room."""
    found: set[Right] = set()
    if person.access is Access.FACILITATOR:
        found.add(Right.FACILITATES)
    if person.access is Access.MEMBER:
        found.add(Right.WORKS)
        if person.id == facts.lead:
            found.add(Right.LEADS)
        if person.role in deciding_roles(program):
            found.add(Right.DECIDES)
    return frozenset(found)


def check_allowed(program: Program, facts: Facts, person: Person, command: c.Command) -> frozenset[Right]:
    """Return the rights of somebody who asks for something that they may ask for.

    Raises:
        CommandNotAllowed: they may not.
    """
    rights = rights_of(program, facts, person)
    plain = rights == frozenset({Right.WORKS})
    if (
        not rights & ALLOWED[type(command)]
        or (isinstance(command, c.RaiseHand) and command.person not in {"", person.id} and _F not in rights)
        or (isinstance(command, c.Decide) and plain and (command.method == "decider" or not command.two_way))
    ):
        raise CommandNotAllowed(command.type)
    return rights
