"""The states of all viewers of a room as JSON, section by section: what many see alike is written once."""

from __future__ import annotations

from pydantic_core import to_json

from gyakusan.workshop.live.facts import Person
from gyakusan.workshop.live.models import MyBallot
from gyakusan.workshop.live.projection import (
    Scene,
    documents_of,
    drafts_now,
    mine,
    person_view,
    shared_sections,
    shown_votes,
    vote_view,
)
from gyakusan.workshop.live.scenes import Booth

Sections = dict[str, bytes]
"""Section of the state -> its JSON."""


class Encoder:
    """Writes the states of one moment."""

    def __init__(self, scene: Scene, booth: Booth) -> None:
        self._scene = scene
        self._booth = booth
        self._people = {person.id: person for person in scene.people}
        self._shared = {name: to_json(value) for name, value in shared_sections(scene).items()}
        self._documents = documents_of(scene)
        self._votes = [(vote, to_json(vote_view(scene, vote), exclude={"mine"})[:-1]) for vote in shown_votes(scene)]
        self._drafts = [(draft.artifact, to_json(draft)) for draft in drafts_now(scene)]
        self._pieces: dict[tuple[int, bool], bytes] = {}

    def person(self, identifier: str) -> Person | None:
        """Return somebody who is in the workshop."""
        return self._people.get(identifier)

    def sections(self, viewer: Person) -> Sections:
        """Return what one viewer sees."""
        places = list(self._documents.places(viewer))
        sections = dict(self._shared)
        sections["me"] = to_json(person_view(self._scene, viewer))
        sections["votes"] = self._votes_of(viewer)
        sections["documents"] = _array([self._piece(place, writable) for place, writable in places])
        shown = {self._documents.documents[place].id for place, _ in places} if self._drafts else ()
        sections["drafts"] = _array([data for artifact, data in self._drafts if artifact in shown])
        return sections

    def _piece(self, place: int, writable: bool) -> bytes:
        known = self._pieces.get((place, writable))
        if known is None:
            known = self._pieces[place, writable] = to_json(self._documents.view(place, writable))
        return known

    def _votes_of(self, viewer: Person) -> bytes:
        own = self._booth.of(viewer.id)
        found: list[bytes] = []
        for vote, data in self._votes:
            ballot: MyBallot | None = mine(vote, viewer, own.get(vote.id))
            found.append(b'%s,"mine":%s}' % (data, to_json(ballot)))
        return _array(found)


def _array(pieces: list[bytes]) -> bytes:
    return b"[%s]" % b",".join(pieces)
