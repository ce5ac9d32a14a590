"""The documents of a room, laid out once by who may open them: two hundred viewers cost hardly more than one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gyakusan.core.language import Language
from gyakusan.workshop.live.access import DocumentFacts, is_open, owners
from gyakusan.workshop.live.facts import Facts, Person
from gyakusan.workshop.live.models import DocumentView


class Documents:
    """All documents of a room; `places` of a viewer are those that they may open, in order."""

    def __init__(
        self, facts: Facts, people: Sequence[Person], documents: Sequence[DocumentFacts], language: Language
    ) -> None:
        self.documents = documents
        self._facts = facts
        self._names = {person.id: person.name for person in people}
        self._tables = {table.id: table.name for table in facts.tables}
        self._between = "・" if language is Language.JA else ", "
        self._owners = [frozenset(owners(facts, document)) if document.scope else None for document in documents]
        self._open = [is_open(facts, document) for document in documents]
        self._everybodys: list[int] = []
        self._own: dict[str, list[int]] = {}
        for place, document in enumerate(documents):
            owned = self._owners[place]
            if owned is None or (document.edition, document.kind) in facts.revealed:
                self._everybodys.append(place)
            else:
                for person in owned:
                    self._own.setdefault(person, []).append(place)
        self._views: dict[tuple[int, bool], DocumentView] = {}

    def places(self, viewer: Person) -> Iterator[tuple[int, bool]]:
        """Yield the places of the documents that somebody may open, with whether they may write there now."""
        own = self._own.get(viewer.id)
        for place in sorted((*self._everybodys, *own)) if own else self._everybodys:
            owned = self._owners[place]
            yield place, viewer.writes and self._open[place] and (owned is None or viewer.id in owned)

    def view(self, place: int, writable: bool) -> DocumentView:
        """Return how a document shows to those who may write there, or to the others."""
        known = self._views.get((place, writable))
        if known is None:
            document = self.documents[place]
            known = self._views[place, writable] = DocumentView(
                id=document.id,
                kind=document.kind,
                edition=document.edition,
                scope=document.scope,
                owner=self._owner(document),
                frozen=document.frozen,
                locked=document.id in self._facts.locked,
                writable=writable,
            )
        return known

    def views(self, viewer: Person) -> tuple[DocumentView, ...]:
        """Return the documents that somebody may open."""
        return tuple(self.view(place, writable) for place, writable in self.places(viewer))

    def _owner(self, document: DocumentFacts) -> str:
        """Return the name to show on a copy: of its table, or of its people."""
        kind, _, identifier = document.scope.partition(":")
        if kind == "table":
            return self._tables.get(identifier, identifier)
        people = owners(self._facts, document) if document.scope else ()
        return self._between.join(self._names[person] for person in people if person in self._names)
