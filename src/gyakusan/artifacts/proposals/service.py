"""The door of proposals: put them into an artifact, accept and refuse them, take back those of one draft."""

from __future__ import annotations

from sqlalchemy import Connection

from gyakusan.artifacts.crdt import Document, write
from gyakusan.artifacts.errors import ProposalNotFound, ProposalStale, ProposalUnusable
from gyakusan.artifacts.models import Kind
from gyakusan.artifacts.proposals import mapping
from gyakusan.artifacts.proposals.models import Suggestion
from gyakusan.artifacts.proposals.rules import accepted, grown
from gyakusan.artifacts.service import Artifacts


class Proposals:
    """Open proposals of all artifacts. Every verb runs in the caller's transaction and is one change."""

    def __init__(self, artifacts: Artifacts) -> None:
        self._artifacts = artifacts

    def list(self, connection: Connection, artifact_id: str) -> tuple[Suggestion, ...]:
        """Return the open proposals of an artifact, draft by draft, in the order in which they were made."""
        found = self._artifacts.look(connection, artifact_id, lambda document, _: mapping.suggestions(document))
        return tuple(found.values())

    def put(self, connection: Connection, artifact_id: str, suggestion: Suggestion) -> None:
        """Add a proposal; when its draft comes back to a row, the open proposal for it grows.

        Raises:
            ArtifactFrozen: the part has ended.
        """

        def edit(document: Document, present: Kind) -> None:
            earlier = mapping.suggestions(document).get(suggestion.id)
            mapping.put(document, type(present), grown(earlier, suggestion) if earlier else suggestion)

        self._artifacts.change(connection, artifact_id, suggestion.by, "propose", edit)

    def accept(self, connection: Connection, artifact_id: str, proposal_id: str, person: str) -> None:
        """Make a proposal content, on behalf of a person.

        Raises:
            ProposalNotFound: it has been accepted, refused or taken back.
            ProposalStale, ProposalUnusable: it cannot be carried out; it stays.
            ArtifactFrozen: the part has ended.
        """

        def edit(document: Document, present: Kind) -> None:
            suggestion = _one(document, proposal_id)
            write(document, accepted(present, suggestion, person))
            mapping.drop(document, [proposal_id])

        self._artifacts.change(connection, artifact_id, person, "accept", edit)

    def refuse(self, connection: Connection, artifact_id: str, proposal_id: str, person: str) -> None:
        """Remove a proposal.

        Raises:
            ProposalNotFound, ArtifactFrozen: as above.
        """

        def edit(document: Document, _: Kind) -> None:
            mapping.drop(document, [_one(document, proposal_id).id])

        self._artifacts.change(connection, artifact_id, person, "refuse", edit)

    def accept_all(self, connection: Connection, artifact_id: str, person: str, draft: str = "") -> int:
        """Make all proposals content, or those of one draft; what cannot be carried out stays. Return how many were.

        Raises:
            ArtifactFrozen: the part has ended.
        """

        def edit(document: Document, present: Kind) -> int:
            done: list[str] = []
            for suggestion in _of(document, draft):
                try:
                    present = accepted(present, suggestion, person)
                except (ProposalStale, ProposalUnusable):
                    continue
                done.append(suggestion.id)
            write(document, present)
            mapping.drop(document, done)
            return len(done)

        return self._artifacts.change(connection, artifact_id, person, "accept", edit)

    def refuse_all(self, connection: Connection, artifact_id: str, person: str, draft: str = "") -> int:
        """Remove all proposals, or those of one draft; return how many there were.

        Raises:
            ArtifactFrozen: the part has ended.
        """
        return self._drop(connection, artifact_id, person, "refuse", draft)

    def withdraw(self, connection: Connection, artifact_id: str, draft: str, by: str) -> int:
        """Take back the open proposals of one draft; return how many there were.

        Raises:
            ArtifactFrozen: the part has ended.
        """
        return self._drop(connection, artifact_id, by, "withdraw", draft)

    def _drop(self, connection: Connection, artifact_id: str, actor: str, origin: str, draft: str) -> int:
        def edit(document: Document, _: Kind) -> int:
            dropped = [suggestion.id for suggestion in _of(document, draft)]
            mapping.drop(document, dropped)
            return len(dropped)

        return self._artifacts.change(connection, artifact_id, actor, origin, edit)


def _one(document: Document, proposal_id: str) -> Suggestion:
    found = mapping.suggestions(document).get(proposal_id)
    if found is None:
        raise ProposalNotFound(proposal_id)
    return found


def _of(document: Document, draft: str) -> tuple[Suggestion, ...]:
    found = mapping.suggestions(document).values()
    return tuple(suggestion for suggestion in found if not draft or suggestion.draft == draft)
