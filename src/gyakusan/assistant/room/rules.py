"""Pure rules of drafting in the room: which request writes an artifact, and what a draft proposes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gyakusan.artifacts.errors import ProposalStale, ProposalUnusable
from gyakusan.artifacts.models import Kind, get_rows
from gyakusan.artifacts.proposals.models import Suggestion
from gyakusan.artifacts.proposals.rules import accepted, suggest_field, suggest_row
from gyakusan.assistant.errors import NothingDrafts
from gyakusan.assistant.models import Proposal, PutRow, apply
from gyakusan.core.language import Language
from gyakusan.programs.models import LoadedProgram, Part, Step

_ANYBODY = "-"
"""Stands for the people who edited a proposal, where nobody is shown who they are."""


@dataclass(frozen=True)
class Drafting:
    """A step of a program that drafts."""

    request: str
    reads: tuple[str, ...]
    prompt: str


def drafting_for(
    loaded: LoadedProgram,
    language: Language,
    kind: type[Kind],
    *,
    part: str = "",
    request: str = "",
    step: tuple[str, str, str] | None = None,
) -> Drafting:
    """Return how a program drafts a kind: at the current step, else in the running part, else anywhere.

    Raises:
        NothingDrafts: no step drafts it, or none with that request.
    """
    found = [
        (place != step, entry.id != part, number, Drafting(wanted.draft.request, wanted.reads, words.prompt))
        for number, (entry, place, wanted) in enumerate(_steps(loaded))
        if wanted.draft is not None
        and wanted.draft.into == kind.key
        and request in {"", wanted.draft.request}
        and (words := loaded.text(language, *place))
    ]
    if not found:
        raise NothingDrafts(kind.title.text(language), request)
    return min(found, key=lambda entry: entry[:3])[3]


def _steps(loaded: LoadedProgram) -> Iterator[tuple[Part, tuple[str, str, str], Step]]:
    for part in loaded.program.parts:
        for phase in part.phases:
            for step in phase.steps:
                yield part, (part.id, phase.id, step.id), step


class Running:
    """What a running draft has proposed so far, as it sees its document."""

    def __init__(self, current: Kind, draft: str, by: str, at: str) -> None:
        self._start = self._base = current
        self._draft = draft
        self._by = by
        self._at = at
        self.proposed: dict[str, None] = {}
        """Ids of its proposals."""

    def proposes(self, proposal: Proposal) -> Suggestion | None:
        """Return what a proposal changes in the document as the draft has left it; None where nothing."""
        made = self._suggestion(proposal)
        self._base = apply(self._base, proposal)
        if made is None:
            return None
        number = list(self.proposed).index(made.id) if made.id in self.proposed else len(self.proposed)
        self.proposed[made.id] = None
        return made.model_copy(update={"number": number})

    def start_again(self, by: str) -> None:
        """Forget what was proposed; from now on `by` drafts."""
        self._base, self._by = self._start, by
        self.proposed.clear()

    def _suggestion(self, proposal: Proposal) -> Suggestion | None:
        if isinstance(proposal, PutRow):
            rows = get_rows(self._base, proposal.list_name)
            before = next((row for row in rows if row.id == proposal.row.id), None)
            return suggest_row(
                before, proposal.row, list_name=proposal.list_name, draft=self._draft, by=self._by, at=self._at
            )
        name, value, origin = proposal.field_name, proposal.value, proposal.provenance
        return suggest_field(self._base, name, value, origin, draft=self._draft, by=self._by, at=self._at)


def earlier_draft(current: Kind, suggestions: Iterable[Suggestion]) -> Kind | None:
    """Return an otherwise empty document with what was proposed, to be shown to a drafter; None for nothing."""
    held: Kind = type(current)()
    for suggestion in suggestions:
        try:
            held = accepted(held, suggestion.model_copy(update={"replaces": False}), _ANYBODY)
        except (ProposalStale, ProposalUnusable):
            continue
    return held if held != type(current)() else None
