from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gyakusan.app import programs, vocabulary
from gyakusan.core.language import Language, label
from gyakusan.programs.errors import ProgramExists, ProgramInvalid, ProgramNotFound
from gyakusan.programs.models import Part, Phase, Preset, Step, WorkType
from gyakusan.programs.rules import step_keys, timetable


@pytest.fixture
def skeleton(tmp_path: Path) -> Path:
    programs().new(tmp_path / "mine")
    return tmp_path / "mine"


def problems(folder: Path, language: Language = Language.EN) -> list[str]:
    found = programs().check(str(folder))
    assert isinstance(found, ProgramInvalid)
    return [problem.message(language).removeprefix(f"{folder}/") for problem in found.problems]


def edit(folder: Path, before: str, after: str, file: str = "program.yaml") -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert text.count(before) >= 1
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


@pytest.mark.parametrize("name", ["working-backwards", "community", "three-day"])
def test_the_built_in_programs_are_complete_in_both_languages(name):
    loaded = programs().load(name)
    for language in Language:
        for part in loaded.program.parts:
            for key in step_keys(part):
                words = loaded.text(language, *key)
                assert words.instruction
    drafting = [step for part in loaded.program.parts for phase in part.phases for step in phase.steps if step.draft]
    assert len(drafting) >= 5
    for language in Language:
        for part in loaded.program.parts:
            for phase in part.phases:
                for step in phase.steps:
                    if step.draft:
                        assert len(loaded.text(language, part.id, phase.id, step.id).corrections) >= 3


def test_the_practice_edition_has_the_210_minute_timetable():
    practice = next(part for part in programs().load("working-backwards").program.parts if part.id == "practice")
    agenda = [
        (phase.process, step.work.value, bool(step.draft), step.minutes)
        for phase in practice.phases
        for step in phase.steps
    ]
    assert [minutes for *_, minutes in agenda] == [
        5, 5, 5, 10, 15, 5, 15, 15, 15, 5, 15, 5, 10, 5, 5, 15, 10, 15, 5, 10, 10, 10,
    ]  # fmt: skip
    assert sum(minutes for *_, minutes in agenda) == practice.minutes == 210
    assert [work for _, work, _, _ in agenda].count("break") == 2


def test_the_improve_edition_keeps_its_last_hour_under_every_preset():
    improve = next(part for part in programs().load("working-backwards").program.parts if part.id == "improve")
    assert [preset.minutes for preset in improve.presets] == [
        {"listen": 20, "define": 20, "invent": 10, "refine": 20, "test": 20},
        {"listen": 10, "define": 10, "invent": 30, "refine": 20, "test": 20},
        {"listen": 10, "define": 10, "invent": 10, "refine": 30, "test": 30},
    ]
    for preset in improve.presets:
        minutes = timetable(improve, preset.id)
        assert sum(minutes.values()) == improve.minutes == 180
        assert sum(count for key, count in minutes.items() if key[1] == "plan") == 60


def test_the_skeleton_is_a_program_without_problems(skeleton):
    assert programs().load(str(skeleton)).program.id == "my-program"
    assert programs().load(str(skeleton / "program.yaml")).program.id == "my-program"
    with pytest.raises(ProgramExists):
        programs().new(skeleton)


def test_unknown_programs_are_named_with_those_that_exist():
    with pytest.raises(ProgramNotFound) as caught:
        programs().load("backwards")
    assert "working-backwards" in caught.value.message(Language.JA)


BREAKAGES = [
    ("minutes: 45 ", "minutes: 50 ", 'program.yaml:51: The steps add up to 45 minutes, but the part “meeting” has 50. Change one of the two.'),
    ("work: group ", "work: grupo ", "program.yaml:60: “grupo” cannot be used. You can use: all, group, pair, individual, break"),
    ("writes: [journey]", "writes: [jorney]", "program.yaml:63: There is no artifact kind “jorney”. Did you mean “journey”?"),
    ("request: journey.skeleton", "request: journey.skelton", "program.yaml:64: There is no drafting request “journey.skelton”. Did you mean “journey.skeleton”?"),
    ("into: journey}", "into: questions}", "program.yaml:64: The request “journey.skeleton” writes “journey”: set `into: journey` (it says “questions”)."),
    ("people:", "peolpe:", "program.yaml:14: There is no key “peolpe”. Did you mean “people”?"),
    ("version: 0.1.0\n", "", "program.yaml:5: “version” is missing. Add it."),
    ('colour: "#1f6fb2"', "colour: blue", "program.yaml:30: “blue” cannot be used. Write it as #rrggbb, such as #1f6fb2."),
    ("enter: [team-complete,", "enter: [team-compete,", "program.yaml:52: The check “team-compete” is not defined. Did you mean “team-complete”?"),
    ("process: listen", "process: listne", "program.yaml:56: The process “listne” is not defined. Did you mean “listen”?"),
    ("          - id: questions", "          - id: actions", "program.yaml:65: The id “actions” occurs twice among the steps. Rename one."),
    ("title: {ja: 当日, en: The meeting}", "title: 当日", "program.yaml:49: “当日” cannot be used. Give it both languages, such as {ja: 目的, en: Purpose}."),
    ("format: 1", "format: 1\nformat: 1", "program.yaml:6: The key “format” is written twice. Keep one."),
    ("min: 3", "min: {", None),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "said"), BREAKAGES, ids=[after[:20] for _, after, _ in BREAKAGES])
def test_a_broken_program_is_told_with_file_line_what_is_wrong_and_what_would_be_right(skeleton, before, after, said):
    edit(skeleton, before, after)
    found = problems(skeleton)
    if said is None:
        assert found[0].startswith("program.yaml:")
        assert "not YAML" in found[0]
    else:
        assert said in found


def test_broken_texts_are_told_where_they_stand(skeleton):
    edit(skeleton, "## listen/actions", "## listen/action", "ja/meeting.md")
    edit(skeleton, "### prompt\n", "### promt\n", "en/meeting.md")
    assert sorted(problems(skeleton)) == [
        "en/meeting.md:3: AI drafts in this step, so “## listen/actions” needs a “### prompt”.",
        "en/meeting.md:7: The heading “### promt” cannot be used. Make it prompt or corrections.",
        "ja/meeting.md:1: The ja texts have no heading “## listen/actions”. Add it to "
        + str(skeleton)
        + "/ja/meeting.md.",
        "ja/meeting.md:3: The heading “listen/action” belongs to no step. Did you mean “listen/actions”?",
    ]
    shutil.rmtree(skeleton / "en")
    assert any("The en texts en/meeting.md are missing" in line for line in problems(skeleton))
    assert all("。" in line for line in problems(skeleton, Language.JA))


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\x00", b"- a\n- b\n", b"a: &x [*x]\n", b"a: [1, 2\n", b"\x00\x01", b"a: 2027-99-99\n"]
)
def test_whatever_is_no_program_is_refused_without_a_traceback(skeleton, content):
    (skeleton / "program.yaml").write_bytes(content)
    assert problems(skeleton)[0].startswith("program.yaml:")


@given(st.text(max_size=300))
def test_no_text_breaks_the_checker(tmp_path_factory, text):
    folder = tmp_path_factory.mktemp("program")
    (folder / "program.yaml").write_text(text.encode("utf-8", "ignore").decode(), encoding="utf-8")
    assert isinstance(programs().check(str(folder)), ProgramInvalid)


minutes = st.lists(st.integers(0, 60), min_size=1, max_size=6)


@given(minutes, st.integers(0, 120))
def test_a_preset_shares_its_minutes_out_exactly(planned, total):
    steps = tuple(Step(id=f"s{n}", title=label("あ", "a"), work=WorkType.ALL, minutes=m) for n, m in enumerate(planned))
    part = Part(
        id="p", title=label("あ", "a"), summary=label("あ", "a"),
        phases=(Phase(id="f", title=label("あ", "a"), steps=steps),),
        presets=(Preset(id="x", title=label("あ", "a"), minutes={"f": total}),),
    )  # fmt: skip
    shared = list(timetable(part, "x").values())
    assert sum(shared) == total
    if sum(planned):
        assert all(abs(got - m * total / sum(planned)) < 1 for got, m in zip(shared, planned, strict=True))


def test_the_schema_for_editors_describes_the_format():
    schema = programs().schema()
    assert schema["title"] == "Program"
    assert "parts" in schema["required"]
    json.dumps(schema)


def test_a_request_and_its_kind_are_known_to_the_vocabulary():
    known = vocabulary()
    assert set(known.requests.values()) <= set(known.kinds)
