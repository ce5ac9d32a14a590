"""Rows of a plan from tables: milestones, tasks counted back from them over business days, meetings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from gyakusan.artifacts.kinds.plan import MeetingRow, MilestoneRow, Plan, TaskRow
from gyakusan.assistant.models import DraftRequest, PutRow
from gyakusan.assistant.rules.fields import join, origin, place, tell
from gyakusan.assistant.rules.shared import row_id
from gyakusan.assistant.rules.workdays import business_days_before
from gyakusan.core.calendar import next_business_day


@dataclass(frozen=True)
class Stone:
    """A milestone: its key in the catalogue, its day, and what "done" means where a criterion says so."""

    slot: str
    day: date
    done_means: str = ""


@dataclass(frozen=True)
class Work:
    """A task: its key in the catalogue, its milestone, its role, and how many business days before it is due.

    A task with `if_present` is proposed only where the team has a member in the role.
    """

    slot: str
    stone: str
    role: str
    before: int
    if_present: bool = False


@dataclass(frozen=True)
class Anchor:
    """A milestone as it stands in the plan: the id of its row, and its day."""

    row: str
    day: date


@dataclass(frozen=True)
class Draft:
    """What the rows of one plan share: the request, the section of the catalogue, the words that fill its sentences.

    No task is due before `earliest`.
    """

    request: DraftRequest
    section: str
    values: Mapping[str, object]
    earliest: date

    def say(self, key: str, **more: object) -> str:
        """Return a sentence of the section."""
        return tell(self.request.language, f"plan.{self.section}.{key}", **{**self.values, **more})


def milestones(draft: Draft, stones: Sequence[Stone]) -> Iterator[PutRow]:
    """Propose milestones; one with the same title is completed."""
    for stone in stones:
        row = MilestoneRow(
            id=row_id(draft.request, "milestone", stone.slot),
            provenance=origin(draft.request.language, f"plan.{draft.section}"),
            title=draft.say(f"milestones.{stone.slot}.title"),
            done_means=stone.done_means or draft.say(f"milestones.{stone.slot}.done"),
            gain=draft.say(f"milestones.{stone.slot}.gain"),
            date=stone.day.isoformat(),
        )
        yield from place(draft.request, "milestones", row, "title")


def anchors(draft: Draft, stones: Sequence[Stone]) -> dict[str, Anchor]:
    """Return where the tasks of each milestone hang: a milestone that stands in the plan keeps its row and its day."""
    found: dict[str, Anchor] = {}
    for stone in stones:
        identifier = row_id(draft.request, "milestone", stone.slot)
        title = draft.say(f"milestones.{stone.slot}.title")
        rows = draft.request.source(Plan).milestones
        present = next((row for row in rows if row.id == identifier or row.title.strip() == title), None)
        day = _day(present.date) if present and present.origin("date").by != "rules" else None
        found[stone.slot] = Anchor(present.id if present else identifier, day or stone.day)
    return found


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def tasks(draft: Draft, works: Sequence[Work], hang: Mapping[str, Anchor]) -> Iterator[PutRow]:
    """Propose tasks, each with one role, its first member as the owner, and its due date."""
    for work in works:
        members = draft.request.brief.members_with(work.role)
        if work.if_present and not members:
            continue
        anchor = hang[work.stone]
        row = TaskRow(
            id=row_id(draft.request, "task", work.slot),
            provenance=origin(draft.request.language, f"plan.{draft.section}"),
            milestone=anchor.row,
            title=draft.say(f"tasks.{work.slot}.title"),
            owner_role=work.role,
            owner=members[0].name.strip() if members else "",
            done_means=draft.say(f"tasks.{work.slot}.done"),
            due=due(anchor.day, work.before, draft.earliest).isoformat(),
            state="open",
            check=draft.say(f"tasks.{work.slot}.check"),
        )
        yield from place(draft.request, "tasks", row, "title")


def due(anchor: date, before: int, earliest: date) -> date:
    """Return the business day `before` business days before the milestone, not before `earliest`, not after it."""
    last = business_days_before(anchor, 0)
    return min(last, max(business_days_before(anchor, before), next_business_day(earliest)))


def meeting(draft: Draft, slot: str, kind: str, first: date, **rest: object) -> Iterator[PutRow]:
    """Propose a meeting on the business day on or after `first`; `rest` holds its other columns."""
    row = MeetingRow(
        id=row_id(draft.request, "meeting", slot),
        provenance=origin(draft.request.language, f"plan.{draft.section}"),
        kind=kind,
        date=next_business_day(first).isoformat(),
    )
    yield from place(draft.request, "meetings", row.model_copy(update=rest), "title")


def weekly(draft: Draft, first: date, until: date) -> Iterator[PutRow]:
    """Propose the progress meeting: every week at 10:00, half an hour, from a day until a milestone."""
    first = next_business_day(first)
    times = max(1, (until - first) // timedelta(weeks=1) + 1)
    yield from meeting(
        draft,
        "progress",
        "progress",
        first,
        title=tell(draft.request.language, "plan.progress"),
        start="10:00",
        minutes=30.0,
        every_weeks=1.0,
        times=float(times),
        attendees=everybody(draft.request),
    )


def report(draft: Draft, place_: int, day: date) -> Iterator[PutRow]:
    """Propose a report to the executive; its time of day is left to be agreed."""
    language, sponsor = draft.request.language, draft.request.brief.sponsor.name.strip()
    people = [name for name in (sponsor, everybody(draft.request)) if name]
    title = tell(language, "plan.report", count=place_)
    attendees = join(language, "join.items", people)
    slot = f"report-{place_}"
    yield from meeting(draft, slot, "executive_report", day, title=title, minutes=30.0, attendees=attendees)


def everybody(request: DraftRequest) -> str:
    """Return the members by name, in the order in which they were named; empty when there is none."""
    names = [member.name.strip() for member in request.brief.members if member.name.strip()]
    return join(request.language, "join.items", names)
