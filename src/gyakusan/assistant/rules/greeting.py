"""Greetings: what every member could say to the AI, and what the rules honestly answer."""

from __future__ import annotations

from collections.abc import Iterator

from gyakusan.artifacts.kinds.day_zero import ROLE_CHOICES, GreetingRow, Greetings, HearingSheet
from gyakusan.assistant.models import DraftRequest, Proposal
from gyakusan.assistant.rules.shared import by_rule, put, revise, row_id, say
from gyakusan.core.language import Language, label


def draft(request: DraftRequest) -> Iterator[Proposal]:
    """Propose one greeting per member, in the order in which the members were named."""
    current = request.source(Greetings)
    people = _people(request)
    for member, role in people:
        fresh = _greeting(request, member, role)
        present = next((row for row in current.rows if row.member.strip() == member), None)
        yield from revise("rows", present, fresh) if present else put(request, "rows", fresh)
    if not people:
        yield from put(request, "rows", _greeting(request, "", "other"))


def _people(request: DraftRequest) -> list[tuple[str, str]]:
    members = [(member.name.strip(), member.role) for member in request.brief.members]
    if not members:
        members = [(row.member.strip(), row.role) for row in request.source(HearingSheet).rows]
    return list(dict.fromkeys((name, role) for name, role in members if name))


def _greeting(request: DraftRequest, member: str, role: str) -> GreetingRow:
    language = request.language
    known = role if role in ROLE_CHOICES else "other"
    said = say(language, f"greeting.said.{known}", product=request.brief.product.strip() or _product(language))
    answer = say(language, "greeting.answer", help=say(language, f"greeting.help.{known}"))
    shown = label(*ROLE_CHOICES[known]).text(language)
    note = by_rule(language, "greeting.note", member=member or say(language, "greeting.everybody"), role=shown)
    identifier = row_id(request, "greeting", member)
    return GreetingRow(id=identifier, provenance=note, member=member, said=said, answer=answer)


def _product(language: Language) -> str:
    return say(language, "greeting.product")
