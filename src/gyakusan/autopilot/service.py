"""The headless run: walks a program step by step, each step in one transaction, and can go on after being killed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from gyakusan.artifacts.kinds.registry import KINDS
from gyakusan.artifacts.models import Kind
from gyakusan.artifacts.provenance import RULES
from gyakusan.assistant.models import DraftRequest, apply
from gyakusan.assistant.service import Assistant, FellBack
from gyakusan.autopilot import rules
from gyakusan.autopilot.models import Fallback, Position, Progress, Walked
from gyakusan.core.db import Database
from gyakusan.core.ids import SeededIds, digest_id
from gyakusan.programs.models import Draft, LoadedProgram, Part, Phase, Step
from gyakusan.transfer.models import Brought
from gyakusan.workshop.errors import NotReady
from gyakusan.workshop.models import Dossier, OpenItem, PartEnded, PartSkipped, PartStarted, StepDone, Workshop
from gyakusan.workshop.rules import choose_by_rank, open_items, takes_place
from gyakusan.workshop.service import Workshops

ACTOR = "autopilot"
"""Who did it, in the history of a headless run."""


def workshop_id_for(loaded: LoadedProgram, brought: Brought) -> str:
    """Return the id of the workshop that a run on this input makes: the same input gives the same id."""
    program, brief = loaded.program, brought.brief
    return f"ws-{digest_id(brought.fingerprint, program.id, program.version, brief.language, brief.start.isoformat())}"


def check_ready(loaded: LoadedProgram, brought: Brought) -> None:
    """Check that everything mandatory was brought.

    Raises:
        NotReady: with what is missing and what to do.
    """
    missing = rules.missing_beforehand(loaded.program, brought.brief, brought.artifacts)
    if missing:
        raise NotReady(missing)


@dataclass(frozen=True)
class Autopilot:
    """Runs programs without people."""

    database: Database
    workshops: Workshops
    assistant: Assistant

    async def run(self, loaded: LoadedProgram, brought: Brought, progress: Progress) -> Walked:
        """Walk a program on what a team brought, from where it stands to its end.

        Every step is one transaction: a run that is killed goes on behind the last step that `progress` was told of.

        Raises:
            NotReady: something mandatory is missing; nothing was begun.
        """
        check_ready(loaded, brought)
        return await _Walk(self, loaded, brought, progress, workshop_id_for(loaded, brought)).to_the_end()

    async def prepare(self, loaded: LoadedProgram, brought: Brought, workshop_id: str, progress: Progress) -> None:
        """Walk the first part only, the preparation, so that people can go on from there."""
        await _Walk(self, loaded, brought, progress, workshop_id).through(loaded.program.parts[:1])


class _Walk:
    def __init__(
        self, autopilot: Autopilot, loaded: LoadedProgram, brought: Brought, progress: Progress, workshop_id: str
    ) -> None:
        self._database = autopilot.database
        self._workshops = autopilot.workshops
        self._assistant = autopilot.assistant
        self._loaded = loaded
        self._program = loaded.program
        self._brought = brought
        self._progress = progress
        self._id = workshop_id
        self._as_of = rules.as_of(brought.brief, brought.artifacts)
        self._held: dict[str, Kind] = {}
        """The artifacts of the part under way. Nobody else writes during a walk, so each is replayed once."""

    async def to_the_end(self) -> Walked:
        await self.through(self._program.parts)
        return self._result()

    async def through(self, parts: tuple[Part, ...]) -> None:
        with self._database.transaction() as connection:
            if self._id not in self._workshops.ids(connection):
                workshop = Workshop(self._id, self._program.id, self._program.version, self._brought.brief)
                self._workshops.create(connection, workshop)
            events = self._workshops.events(connection, self._id)
        over = {event.part for event in events if isinstance(event, PartEnded | PartSkipped)}
        started = {event.part for event in events if isinstance(event, PartStarted)}
        done = {(event.part, event.phase, event.step) for event in events if isinstance(event, StepDone)}
        number, total = 0, sum(len(phase.steps) for part in parts for phase in part.phases)
        for part in parts:
            takes_place_now = part.id not in over and self._enter(part, started=part.id in started)
            for phase in part.phases:
                for step in phase.steps:
                    number += 1
                    if takes_place_now and (part.id, phase.id, step.id) not in done:
                        await self._take(part, phase, step)
                        self._progress(Position(part.title, phase.title, step.title, number, total))
            if takes_place_now:
                with self._database.transaction() as connection:
                    self._workshops.end_part(connection, self._id, part, self._day(part))

    def _enter(self, part: Part, *, started: bool) -> bool:
        """Start a part, or go on with one that was started before; return False where its condition is not met."""
        if started:
            with self._database.transaction() as connection:
                self._held = self._workshops.contents(connection, self._id, part.id)
            return True
        given = rules.given_to(self._program, part, self._brought.artifacts)
        with self._database.transaction() as connection:
            if part.when is not None:
                copied = [self._workshops.contents(connection, self._id, earlier) for earlier in part.starts_from]
                known = {kind: content for contents in (*copied, given) for kind, content in contents.items()}
                if not takes_place(part.when, known):
                    self._workshops.skip_part(connection, self._id, part)
                    return False
            self._held = self._workshops.start_part(connection, self._id, self._program, part, given, ACTOR)
        return True

    def _put(self, connection: Connection, part: Part, content: Kind, author: str, origin: str) -> None:
        self._held[content.key] = self._workshops.put(connection, self._id, part.id, content, author, origin)

    async def _take(self, part: Part, phase: Phase, step: Step) -> None:
        """Draft and decide what a step asks for; all of it is saved in one transaction."""
        content, author, fell_back = None, RULES, ""
        if step.draft is not None:
            content, author, fell_back = await self._draft(self._request(step.draft, part, phase, step))
        with self._database.transaction() as connection:
            if content is not None:
                self._put(connection, part, content, author, "draft")
            if step.decide is not None:
                self._decide(connection, part, phase, step)
            event = StepDone(self._id, part.id, phase.id, step.id, fell_back)
            self._workshops.finish_step(connection, event)

    def _request(self, draft: Draft, part: Part, phase: Phase, step: Step) -> DraftRequest:
        language = self._brought.brief.language
        return DraftRequest(
            name=draft.request,
            language=language,
            current=self._held.get(draft.into) or KINDS[draft.into](),
            sources=dict(self._held),
            brief=self._brought.brief,
            ids=SeededIds(f"{self._id}/{part.id}/{phase.id}/{step.id}"),
            prompt=self._loaded.text(language, part.id, phase.id, step.id).prompt,
            workshop_id=self._id,
            reads=step.reads,
        )

    async def _draft(self, request: DraftRequest) -> tuple[Kind, str, str]:
        """Return the drafted document, its author, and the code of the error if rules had to stand in."""
        content, author, fell_back = request.current, self._assistant.author(request.name), ""
        async for proposal in self._assistant.draft(request):
            if isinstance(proposal, FellBack):
                content, author, fell_back = request.current, RULES, proposal.reason.code
            else:
                content = apply(content, proposal)
        return content, author, fell_back

    def _decide(self, connection: Connection, part: Part, phase: Phase, step: Step) -> None:
        assert step.decide is not None
        content = self._held.get(step.decide.artifact) or KINDS[step.decide.artifact]()
        row_id = f"decision-{digest_id(part.id, phase.id, step.id)}"
        choice = choose_by_rank(step.decide, content, self._brought.brief, row_id, self._day(part).isoformat())
        self._put(connection, part, choice.content, ACTOR, "decision")
        record = self._workshops.record_decision(connection, self._id, part.id, choice.record)
        self._held[record.key] = record

    def _day(self, part: Part) -> date:
        return rules.day_of(self._program, part, self._brought.brief, self._brought.artifacts)

    def _result(self) -> Walked:
        with self._database.transaction() as connection:
            dossier = self._workshops.dossier(connection, self._id, self._program, self._as_of)
            events = self._workshops.events(connection, self._id)
        skipped = {event.part for event in events if isinstance(event, PartSkipped)}
        titles = {(p.id, f.id, s.id): s.title for p in self._program.parts for f in p.phases for s in f.steps}
        return Walked(
            dossier=dossier,
            skipped=tuple(part.title for part in self._program.parts if part.id in skipped),
            open_items=self._open_items(dossier, {e.part for e in events if isinstance(e, PartStarted)}),
            fallbacks=tuple(
                Fallback(titles[event.part, event.phase, event.step], event.fell_back)
                for event in events
                if isinstance(event, StepDone) and event.fell_back
            ),
        )

    def _open_items(self, dossier: Dossier, started: set[str]) -> tuple[OpenItem, ...]:
        contents = {edition.part: edition.artifacts for edition in dossier.editions}
        found: dict[str, OpenItem] = {}
        for part in self._program.parts:
            if part.id in started:
                for item in open_items(self._program, part.enter, dossier.brief, contents.get(part.id, {})):
                    found.setdefault(item.check, item)
        return tuple(found.values())
