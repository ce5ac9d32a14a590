"""Whether a schedule fits its program."""

from __future__ import annotations

from datetime import date, datetime

from gyakusan.core.language import Language
from gyakusan.programs.models import Program
from gyakusan.programs.rules import step_keys
from gyakusan.workshop.errors import LanguageMissing, ScheduleUnfit
from gyakusan.workshop.models import Schedule


def check_schedule(program: Program, language: Language, schedule: Schedule) -> None:
    """Check that a program has the language, and the parts, presets and steps of a schedule.

    Raises:
        LanguageMissing: the program has no texts in that language.
        ScheduleUnfit: it names something that the program does not have.
    """
    if language not in program.languages:
        raise LanguageMissing(program.id, language)
    parts = {part.id: part for part in program.parts}
    steps = {"/".join(key) for part in program.parts for key in step_keys(part)}
    for name in (*schedule.starts, *schedule.presets):
        if name not in parts:
            raise ScheduleUnfit(name)
    for part, preset in schedule.presets.items():
        if preset and preset not in {entry.id for entry in parts[part].presets}:
            raise ScheduleUnfit(f"{part}/{preset}")
    for step in schedule.minutes:
        if step not in steps:
            raise ScheduleUnfit(step)


def first_day(program: Program, schedule: Schedule) -> date | None:
    """Return the day of the first meeting with a clock that is planned, else of the first part that is."""
    planned = [part for part in program.parts if part.id in schedule.starts]
    meeting = next((part for part in planned if part.minutes), next(iter(planned), None))
    return datetime.fromisoformat(schedule.starts[meeting.id]).date() if meeting else None
