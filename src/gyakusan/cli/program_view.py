"""How programs look in a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from gyakusan.artifacts.kinds.registry import KINDS
from gyakusan.artifacts.models import list_label
from gyakusan.cli.words import say
from gyakusan.core.language import Language
from gyakusan.programs.models import LoadedProgram, Part, Phase, Step, Vocabulary


def program_lines(loaded: LoadedProgram, language: Language, *, texts: bool) -> Iterator[str]:
    """Yield a program as an agenda; with `texts` every instruction as well."""
    program = loaded.program
    yield f"{program.title.text(language)} ({program.id} {program.version})"
    yield program.summary.text(language)
    for part in program.parts:
        yield ""
        yield f"■ {part.title.text(language)}  {_length(part, language)}"
        for preset in part.presets:
            minutes = ", ".join(f"{phase} {count}" for phase, count in preset.minutes.items())
            yield f"    {say('program.preset', language)}: {preset.title.text(language)} ({minutes})"
        for phase in part.phases:
            yield f"  {phase.title.text(language)}"
            for step in phase.steps:
                yield _step_line(step, language)
                if texts:
                    yield from _instruction(loaded, part, phase, step, language)


def _length(part: Part, language: Language) -> str:
    if part.minutes:
        return say("program.minutes", language, count=part.minutes)
    return say("program.days", language, count=part.days) if part.days else ""


def _step_line(step: Step, language: Language) -> str:
    kind = say(f"work.{step.work}", language)
    ai = "  AI" if step.draft else ""
    return f"    {step.minutes:>3}  {step.title.text(language)}  [{kind}]{ai}"


def _instruction(loaded: LoadedProgram, part: Part, phase: Phase, step: Step, language: Language) -> Iterator[str]:
    for line in loaded.text(language, part.id, phase.id, step.id).instruction.splitlines():
        yield f"         {line}"


def vocabulary_lines(vocabulary: Vocabulary, language: Language) -> Iterator[str]:
    """Yield what programs may refer to."""
    yield say("program.kinds", language)
    for key, lists in vocabulary.kinds.items():
        kind = KINDS[key]
        yield f"  {key}  {kind.title.text(language)}"
        for name, numeric in lists.items():
            ranked = f"  ({', '.join(numeric)})" if numeric else ""
            yield f"      {name}  {list_label(kind, name).text(language)}{ranked}"
    yield say("program.requests", language)
    for request, kind in vocabulary.requests.items():
        yield f"  {request} → {kind}"
