"""What is asked of a drafter and what it answers: proposals for rows and fields, each with its origin."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from gyakusan.artifacts.models import Kind, Row, get_rows
from gyakusan.artifacts.provenance import Provenance
from gyakusan.core.ids import Ids
from gyakusan.core.language import Language
from gyakusan.identity.models import Brief


@dataclass(frozen=True)
class PutRow:
    """Put a row into a list: replaces the row with the same id, else goes to the end."""

    list_name: str
    row: Row


@dataclass(frozen=True)
class PutField:
    """Set a scalar field."""

    field_name: str
    value: object
    provenance: Provenance


Proposal = PutRow | PutField
K = TypeVar("K", bound=Kind)


@dataclass(frozen=True)
class DraftRequest:
    """One drafting request.

    `current` is the target as it stands; `sources` holds the artifacts of the edition by kind key, with the target.
    """

    name: str
    language: Language
    current: Kind
    sources: Mapping[str, Kind]
    brief: Brief
    ids: Ids
    prompt: str = ""
    remark: str = ""
    workshop_id: str = ""
    reads: tuple[str, ...] = field(default=())
    """Kinds that the step reads; a language model is shown these."""
    earlier: Kind | None = None
    """The draft that the remark is about, where the target does not hold it."""

    def source(self, kind: type[K]) -> K:
        """Return the artifact of that kind, or an empty one where the team has none yet."""
        found = self.sources.get(kind.key)
        return found if isinstance(found, kind) else kind()


def apply(content: Kind, proposal: Proposal) -> Kind:
    """Return the document with the proposal carried out."""
    if isinstance(proposal, PutField):
        origins = {**content.provenance, proposal.field_name: proposal.provenance}
        return content.model_copy(update={proposal.field_name: proposal.value, "provenance": origins})
    present = get_rows(content, proposal.list_name)
    if any(row.id == proposal.row.id for row in present):
        changed = tuple(proposal.row if row.id == proposal.row.id else row for row in present)
    else:
        changed = (*present, proposal.row)
    return content.model_copy(update={proposal.list_name: changed})
