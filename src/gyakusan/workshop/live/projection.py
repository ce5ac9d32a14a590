"""From facts to what one viewer sees. What all see alike is computed once; what is personal, per viewer.

Nobody's state holds another's ballot before the reveal, or a document that they may not open.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

from gyakusan.identity.models import Brief
from gyakusan.programs.models import Program
from gyakusan.workshop.live import agenda
from gyakusan.workshop.live.access import DocumentFacts
from gyakusan.workshop.live.balloting import Ballot
from gyakusan.workshop.live.checklist import Shelf, check_views, pattern_views
from gyakusan.workshop.live.documents import Documents
from gyakusan.workshop.live.facts import Facts, Person, VoteFacts
from gyakusan.workshop.live.models import (
    DraftView,
    MyBallot,
    PersonView,
    Reveal,
    RoomState,
    VoteView,
)
from gyakusan.workshop.live.seating import team

SHOWN_VOTES = 20
KEPT_DRAFTS = 50


@dataclass(frozen=True)
class Scene:
    """Everything that what people see follows from."""

    workshop_id: str
    program: Program
    brief: Brief
    facts: Facts
    people: tuple[Person, ...]
    documents: tuple[DocumentFacts, ...] = ()
    shelf: Shelf = field(default_factory=Shelf)
    online: Set[str] = frozenset()
    drafts: tuple[DraftView, ...] = ()
    """Drafts of the workshop, oldest first."""
    model: str = ""


def person_view(scene: Scene, person: Person) -> PersonView:
    """Return somebody as everybody sees them."""
    facts = scene.facts
    return PersonView(
        id=person.id,
        name=person.name,
        access=person.access,
        role=person.role,
        online=person.id in scene.online,
        hand_since=facts.hands.get(person.id),
        finished=person.id in facts.finished,
        table=facts.seats.get(person.id, ""),
        leads=bool(facts.lead) and person.id == facts.lead,
    )


def shared_sections(scene: Scene) -> dict[str, object]:
    """Return the sections that everybody sees alike."""
    program, facts = scene.program, scene.facts
    shown = agenda.shown_edition(program, facts)
    ticking = facts.clock.edition if facts.clock else shown
    return {
        "parts": agenda.part_views(program, facts),
        "agenda": agenda.agenda(program, facts, shown),
        "clock": agenda.clock_view(program, facts, ticking),
        "people": tuple(person_view(scene, person) for person in scene.people),
        "pairs": facts.pairs,
        "tables": facts.tables,
        "decisions": facts.decisions,
        "checks": check_views(program, facts, scene.people, scene.brief, scene.shelf),
        "patterns": pattern_views(program, facts, scene.shelf.board),
        "revealed": tuple(Reveal(edition=edition, kind=kind) for edition, kind in facts.revealed),
        "spotlight": facts.spotlight,
        "model": scene.model,
        "ai_blocked": facts.ai_blocked,
        "comments": facts.comments,
        "program": facts.settings,
    }


def drafts_now(scene: Scene) -> tuple[DraftView, ...]:
    """Return the drafts that run, and those that were begun in the current step."""
    clock = scene.facts.clock
    since = clock.started_at if clock else 0
    return tuple(draft for draft in scene.drafts if draft.state == "running" or draft.at >= since)[-KEPT_DRAFTS:]


def personal_sections(scene: Scene, viewer: Person, ballots: Mapping[str, Ballot]) -> dict[str, object]:
    """Return the sections that only this viewer sees so; `ballots` are their own, vote by vote."""
    documents = documents_of(scene).views(viewer)
    shown = {document.id for document in documents}
    return {
        "me": person_view(scene, viewer),
        "votes": tuple(vote_view(scene, vote, mine(vote, viewer, ballots.get(vote.id))) for vote in shown_votes(scene)),
        "documents": documents,
        "drafts": tuple(draft for draft in drafts_now(scene) if draft.artifact in shown),
    }


def room_state(scene: Scene, viewer: Person, ballots: Mapping[str, Ballot]) -> RoomState:
    """Return the whole state of one viewer."""
    return RoomState.model_validate({**shared_sections(scene), **personal_sections(scene, viewer, ballots)})


def shown_votes(scene: Scene) -> list[VoteFacts]:
    """Return the latest votes."""
    return list(scene.facts.votes.values())[-SHOWN_VOTES:]


def mine(vote: VoteFacts, viewer: Person, ballot: Ballot | None) -> MyBallot | None:
    """Return the viewer's own ballot: while the vote is open, and of a named vote afterwards too."""
    if vote.state == "open":
        return ballot.mine() if ballot else None
    if vote.result is None or vote.anonymous:
        return None
    cast = next((found for found in vote.result.ballots if found.voter == viewer.id), None)
    return MyBallot(dots=cast.dots, scores=cast.scores) if cast else None


def vote_view(scene: Scene, vote: VoteFacts, own: MyBallot | None = None) -> VoteView:
    """Return a vote as somebody with that ballot sees it."""
    return VoteView(
        id=vote.id,
        subject=vote.subject,
        method=vote.method,
        dots=vote.dots,
        criteria=vote.criteria,
        anonymous=vote.anonymous,
        artifact=vote.artifact,
        list_name=vote.list_name,
        options=vote.options,
        state=vote.state,
        opened_at=vote.opened_at,
        cast=vote.cast,
        expected=len(team(scene.people)),
        voted=vote.voted,
        mine=own,
        result=vote.result,
        decided=vote.decided,
    )


def documents_of(scene: Scene) -> Documents:
    """Return the documents of the room, laid out by who may open them."""
    return Documents(scene.facts, scene.people, scene.documents, scene.brief.language)


def find_person(people: Sequence[Person], identifier: str) -> Person | None:
    """Return somebody by id."""
    return next((person for person in people if person.id == identifier), None)
