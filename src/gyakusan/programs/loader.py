"""Reading a program from its folder, with everything that is wrong in it, line by line."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from gyakusan.core.language import Language
from gyakusan.programs import rules
from gyakusan.programs.errors import Problem, ProgramInvalid
from gyakusan.programs.marked import Marked, parse_yaml
from gyakusan.programs.models import LoadedProgram, Program, StepKey, StepText, Vocabulary
from gyakusan.programs.wording import parse_wording

FILE = "program.yaml"


def load_program(folder: Path, vocabulary: Vocabulary) -> LoadedProgram:
    """Read and check a program.

    Raises:
        ProgramInvalid: with every problem found.
    """
    text, problems = _read(folder / FILE)
    if problems:
        raise ProgramInvalid(tuple(problems))
    file = str(folder / FILE)
    marked = parse_yaml(text, file)
    problems += marked.problems
    if marked.data is None:
        raise ProgramInvalid(tuple(problems))
    try:
        program = Program.model_validate(marked.data)
    except ValidationError as error:
        problems += [_translated(details, marked, file) for details in _innermost(error.errors())]
        raise ProgramInvalid(tuple(_sorted(problems))) from error

    def report(path: tuple[str | int, ...], code: str, values: dict[str, str]) -> None:
        problems.append(Problem(file, marked.line(path), code, tuple(values.items())))

    rules.check(program, vocabulary, report)
    texts = {language: _load_texts(program, language, folder, problems) for language in program.languages}
    if problems:
        raise ProgramInvalid(tuple(_sorted(problems)))
    return LoadedProgram(program=program, texts=texts)


def _sorted(problems: list[Problem]) -> list[Problem]:
    return sorted(set(problems), key=lambda problem: (problem.file, problem.line, problem.code, problem.values))


def _read(path: Path) -> tuple[str, list[Problem]]:
    try:
        return path.read_text(encoding="utf-8-sig"), []
    except UnicodeDecodeError:
        return "", [Problem(str(path), 1, "unreadable", (("reason", "UTF-8?"),))]
    except OSError as error:
        return "", [Problem(str(path), 1, "unreadable", (("reason", error.strerror or type(error).__name__),))]


def _load_texts(program: Program, language: Language, folder: Path, problems: list[Problem]) -> dict[StepKey, StepText]:
    found: dict[StepKey, StepText] = {}
    for part in program.parts:
        path = folder / language.value / f"{part.id}.md"
        if not path.exists():
            values = (("language", language.value), ("path", f"{language.value}/{part.id}.md"))
            problems.append(Problem(str(folder / FILE), 1, "no_text_file", values))
            continue
        text, unreadable = _read(path)
        problems += unreadable
        if unreadable:
            continue
        found |= _match_sections(program, part.id, text, str(path), language, problems)
    return found


def _match_sections(
    program: Program, part_id: str, text: str, file: str, language: Language, problems: list[Problem]
) -> dict[StepKey, StepText]:
    part = next(entry for entry in program.parts if entry.id == part_id)
    drafting = {(phase.id, step.id) for phase in part.phases for step in phase.steps if step.draft is not None}
    wanted = {f"{phase}/{step}": (part_id, phase, step) for _, phase, step in rules.step_keys(part)}
    sections, wrong = parse_wording(text, file)
    problems += wrong
    found: dict[StepKey, StepText] = {}
    for section in sections:
        key = wanted.get(section.heading)
        if key is None:
            kind, value = rules.suggestion(section.heading, wanted)
            values = (("heading", section.heading), (kind, value))
            problems.append(Problem(file, section.line, "unknown_section", values))
            continue
        values = (("step", section.heading),)
        if key in found:
            problems.append(Problem(file, section.line, "double_section", values))
        found[key] = section.words()
        if not found[key].instruction:
            problems.append(Problem(file, section.line, "empty_text", values))
        if key[1:] in drafting and not found[key].prompt:
            problems.append(Problem(file, section.line, "no_prompt", values))
    for heading, key in wanted.items():
        if key not in found:
            values = (("language", language.value), ("step", heading), ("file", file))
            problems.append(Problem(file, 1, "no_text", values))
    return found


def _innermost(errors: list[ErrorDetails]) -> list[ErrorDetails]:
    """Drop errors that only follow from one inside: a list is "too short" when its one item cannot be read."""
    places = [error["loc"] for error in errors]
    return [
        error
        for error in errors
        if error["type"] != "too_short"
        or not any(p != error["loc"] and p[: len(error["loc"])] == error["loc"] for p in places)
    ]


def _translated(details: ErrorDetails, marked: Marked, file: str) -> Problem:
    location = tuple(part for part in details["loc"] if part not in {"[key]"})
    line = marked.line(location)
    kind, name = details["type"], str(location[-1]) if location else ""
    if kind == "extra_forbidden":
        key, value = rules.suggestion(name, _known_keys(location[:-1]))
        return Problem(file, line, "unknown_key", (("key", name), (key, value)))
    if kind == "missing":
        return Problem(file, marked.line(location[:-1]), "missing_key", (("key", name),))
    shown = str(details["input"])[:60]
    key, value = _expectation(details)
    return Problem(file, line, "bad_value", (("value", shown), (key, value)))


def _known_keys(location: tuple[str | int, ...]) -> list[str]:
    """Follow a path through the models and return the keys that may stand at its end."""
    model: Any = Program
    for part in location:
        model = _inside(model.model_fields[part].annotation) if isinstance(part, str) else model
        if not (isinstance(model, type) and issubclass(model, BaseModel)):
            return []
    return list(model.model_fields)


def _inside(annotation: Any) -> Any:
    if get_origin(annotation) is None:
        return annotation
    models = [a for a in get_args(annotation) if isinstance(a, type) and issubclass(a, BaseModel)]
    return models[0] if models else None


def _expectation(details: ErrorDetails) -> tuple[str, str]:
    context = cast("Mapping[str, object]", details.get("ctx", {}))
    kind = details["type"]
    if kind.startswith(("int_", "greater_than", "less_than")):
        limit = context.get("ge", context.get("le", ""))
        return ("limit", str(limit)) if limit != "" else ("integer", "")
    if kind in {"enum", "literal_error"}:
        return "choice", str(context.get("expected", "")).replace("'", "").replace(" or ", ", ")
    if kind == "string_pattern_mismatch":
        return ("colour", "") if "a-fA-F" in str(context.get("pattern", "")) else ("pattern", "")
    if kind == "model_type" and str(context.get("class_name", "")) == "Label":
        return "label", ""
    return "other", details["msg"]
