"""Pure rules about programs: what is wrong in one, and how long everything takes."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable

from gyakusan.programs.models import Part, Phase, PlayedBy, Program, Step, StepKey, Vocabulary

Report = Callable[[tuple[str | int, ...], str, dict[str, str]], None]
"""Takes the path of what is wrong, the code of the problem and its values."""


def step_keys(part: Part) -> list[StepKey]:
    """Return the keys of a part's steps, in order."""
    return [(part.id, phase.id, step.id) for phase in part.phases for step in phase.steps]


def timetable(part: Part, preset: str | None = None) -> dict[StepKey, int]:
    """Return the minutes of every step; a preset scales the steps of the phases that it names, to the minute.

    Raises:
        KeyError: the part has no such preset.
    """
    chosen = {entry.id: entry.minutes for entry in part.presets}[preset] if preset else {}
    minutes: dict[StepKey, int] = {}
    for phase in part.phases:
        planned = [step.minutes for step in phase.steps]
        shares = _scaled(planned, chosen.get(phase.id, sum(planned)))
        minutes.update({(part.id, phase.id, step.id): share for step, share in zip(phase.steps, shares, strict=True)})
    return minutes


def _scaled(planned: list[int], total: int) -> list[int]:
    """Share `total` out in proportion to `planned`, by the largest remainder, so that the sum is exact."""
    base = sum(planned)
    if base == 0:
        return [total, *[0] * (len(planned) - 1)] if planned else []
    shares = [minutes * total // base for minutes in planned]
    remainders = sorted(range(len(planned)), key=lambda index: (-(planned[index] * total % base), index))
    for index in remainders[: total - sum(shares)]:
        shares[index] += 1
    return shares


def suggestion(wrong: str, known: Iterable[str]) -> tuple[str, str]:
    """Return the text key of a suggestion for a wrong name and its value: the closest name, else all that are known."""
    names = sorted(known)
    close = difflib.get_close_matches(wrong, names, n=1, cutoff=0.6)
    if close:
        return "close", close[0]
    return ("known", ", ".join(names)) if names else ("none", "")


def check(program: Program, vocabulary: Vocabulary, report: Report) -> None:
    """Report everything that is wrong in a program apart from its texts."""
    _check_ids(program, report)
    checks = {check.id for check in program.checks}
    roles = {role.id for role in program.people.roles}
    for number, item in enumerate(program.checks):
        path = ("checks", number)
        _known(item.owner, roles, "role", (*path, "owner"), report)
        if item.test == "filled" and item.artifact is None:
            report(path, "check_artifact", {})
        if item.artifact is not None and _known_kind(item.artifact, vocabulary, (*path, "artifact"), report):
            _known_rows(item.artifact, item.rows, vocabulary, (*path, "rows"), report)
    earlier: list[str] = []
    for number, part in enumerate(program.parts):
        path = ("parts", number)
        for name in ("enter", "leave"):
            for index, identifier in enumerate(getattr(part, name)):
                _known(identifier, checks, "check", (*path, name, index), report)
        _check_start(part, earlier, [entry.id for entry in program.parts], path, report)
        if part.when is not None:
            _known_kind(part.when.artifact, vocabulary, (*path, "when", "artifact"), report)
        _check_minutes(part, path, report)
        for place, phase in enumerate(part.phases):
            _check_phase(phase, program, vocabulary, (*path, "phases", place), report)
        earlier.append(part.id)


def _check_ids(program: Program, report: Report) -> None:
    groups: list[tuple[tuple[str | int, ...], str, list[str]]] = [
        (("people", "roles"), "roles", [role.id for role in program.people.roles]),
        (("principles",), "principles", [entry.id for entry in program.principles]),
        (("processes",), "processes", [entry.id for entry in program.processes]),
        (("checks",), "checks", [entry.id for entry in program.checks]),
        (("patterns",), "patterns", [entry.id for entry in program.patterns]),
        (("parts",), "parts", [part.id for part in program.parts]),
    ]
    for number, part in enumerate(program.parts):
        groups.append((("parts", number, "phases"), "phases", [phase.id for phase in part.phases]))
        groups.append((("parts", number, "presets"), "presets", [preset.id for preset in part.presets]))
        for place, phase in enumerate(part.phases):
            groups.append((("parts", number, "phases", place, "steps"), "steps", [step.id for step in phase.steps]))
    for path, what, identifiers in groups:
        for index, identifier in enumerate(identifiers):
            if identifier in identifiers[:index]:
                report((*path, index, "id"), "duplicate_id", {"id": identifier, "what": what})


def _check_start(part: Part, earlier: list[str], known: list[str], path: tuple[str | int, ...], report: Report) -> None:
    for index, identifier in enumerate(part.starts_from):
        if identifier in earlier:
            continue
        if identifier in known:
            report((*path, "starts_from", index), "later_part", {"id": identifier})
        else:
            _known(identifier, earlier, "part", (*path, "starts_from", index), report)


def _check_minutes(part: Part, path: tuple[str | int, ...], report: Report) -> None:
    phases = {phase.id for phase in part.phases}
    for index, preset in enumerate(part.presets):
        for identifier in preset.minutes:
            _known(identifier, phases, "phase", (*path, "presets", index, "minutes", identifier), report)
    if part.minutes == 0:
        return
    total = sum(timetable(part).values())
    if total != part.minutes:
        values = {"sum": str(total), "part": part.id, "minutes": str(part.minutes)}
        report((*path, "minutes"), "minutes", values)
    for index, preset in enumerate(part.presets):
        total = sum(timetable(part, preset.id).values())
        if total != part.minutes:
            values = {"preset": preset.id, "sum": str(total), "part": part.id, "minutes": str(part.minutes)}
            report((*path, "presets", index, "minutes"), "preset_minutes", values)


def _check_phase(
    phase: Phase, program: Program, vocabulary: Vocabulary, path: tuple[str | int, ...], report: Report
) -> None:
    if phase.process is not None:
        _known(phase.process, {entry.id for entry in program.processes}, "process", (*path, "process"), report)
    for index, step in enumerate(phase.steps):
        _check_step(step, vocabulary, (*path, "steps", index), report)


def _check_step(step: Step, vocabulary: Vocabulary, path: tuple[str | int, ...], report: Report) -> None:
    for name in ("reads", "writes"):
        for index, kind in enumerate(getattr(step, name)):
            _known_kind(kind, vocabulary, (*path, name, index), report)
    if step.draft is not None:
        target = vocabulary.requests.get(step.draft.request)
        if target is None:
            key, value = suggestion(step.draft.request, vocabulary.requests)
            report((*path, "draft", "request"), "unknown_request", {"id": step.draft.request, key: value})
        elif target != step.draft.into:
            values = {"request": step.draft.request, "right": target, "wrong": step.draft.into}
            report((*path, "draft", "into"), "wrong_target", values)
        elif target not in step.writes:
            report((*path, "draft", "into"), "not_written", {"id": target})
    if step.played_by is not None:
        _check_players(step.played_by, vocabulary, (*path, "played_by"), report)
    if step.decide is not None and _known_kind(step.decide.artifact, vocabulary, (*path, "decide", "artifact"), report):
        kind, rows = step.decide.artifact, step.decide.rows
        if _known_rows(kind, rows, vocabulary, (*path, "decide", "rows"), report):
            numeric = vocabulary.kinds[kind][rows]
            if step.decide.by not in numeric:
                key, value = suggestion(step.decide.by, numeric)
                report((*path, "decide", "by"), "unknown_column", {"kind": kind, "id": step.decide.by, key: value})


def _check_players(players: PlayedBy, vocabulary: Vocabulary, path: tuple[str | int, ...], report: Report) -> None:
    if not _known_kind(players.artifact, vocabulary, (*path, "artifact"), report):
        return
    if not _known_rows(players.artifact, players.rows, vocabulary, (*path, "rows"), report):
        return
    known = vocabulary.columns.get(players.artifact, {}).get(players.rows)
    for name in ("column", "person"):
        wrong = getattr(players, name)
        if known is not None and wrong not in known:
            key, value = suggestion(wrong, known)
            report((*path, name), "unknown_column_of", {"kind": players.artifact, "id": wrong, key: value})


def _known(wrong: str, known: Iterable[str], what: str, path: tuple[str | int, ...], report: Report) -> None:
    names = list(known)
    if wrong not in names:
        key, value = suggestion(wrong, names)
        report(path, "unknown_id", {"id": wrong, "what": what, key: value})


def _known_kind(wrong: str, vocabulary: Vocabulary, path: tuple[str | int, ...], report: Report) -> bool:
    if wrong in vocabulary.kinds:
        return True
    key, value = suggestion(wrong, vocabulary.kinds)
    report(path, "unknown_kind", {"id": wrong, key: value})
    return False


def _known_rows(
    kind: str, rows: str | None, vocabulary: Vocabulary, path: tuple[str | int, ...], report: Report
) -> bool:
    lists = vocabulary.kinds[kind]
    if rows is None or rows in lists:
        return True
    key, value = suggestion(rows, lists)
    report(path, "unknown_rows", {"kind": kind, "id": rows, key: value})
    return False
