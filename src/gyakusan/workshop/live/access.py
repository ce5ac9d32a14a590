"""Who may open which document: the one rule that the getter, the sockets and the list of documents share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from gyakusan.workshop.live.facts import Facts, Person

DocumentAccess = Literal["none", "read", "write"]


@dataclass(frozen=True)
class DocumentFacts:
    """What there is to know about an artifact without looking into it."""

    id: str
    edition: str
    kind: str
    scope: str
    """Empty for the team's own."""
    frozen: bool


def owners(facts: Facts, document: DocumentFacts) -> tuple[str, ...]:
    """Return the people whose copy it is; none for the team's own."""
    kind, _, identifier = document.scope.partition(":")
    if kind == "person":
        return (identifier,)
    known = facts.scopes.get((document.edition, document.kind), {}).get(document.scope, ())
    if kind == "pair":
        now = next((pair.members for pair in facts.pairs if pair.id == identifier), ())
        return tuple(dict.fromkeys((*known, *now)))
    if kind == "table":
        return tuple(person for person, table in facts.seats.items() if table == identifier)
    return known


def is_open(facts: Facts, document: DocumentFacts) -> bool:
    """Tell whether its owners may write in a document now: not frozen, not locked, and no copy that has gone."""
    gone = bool(document.scope) and (document.edition, document.kind) in facts.together
    return not gone and not document.frozen and document.id not in facts.locked


def document_access(facts: Facts, viewer: Person, document: DocumentFacts) -> DocumentAccess:
    """Return whether somebody may open a document, and write in it now.

    Own copies are for their owners until they are revealed, whoever asks. Sponsors and observers read. Nobody writes in
    what is frozen or locked, or in a copy that has gone into the team's artifact.
    """
    own = not document.scope or viewer.id in owners(facts, document)
    copies = (document.edition, document.kind)
    if not own and copies not in facts.revealed:
        return "none"
    return "write" if own and viewer.writes and is_open(facts, document) else "read"
