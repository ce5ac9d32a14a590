from __future__ import annotations

import io
import zipfile
from pathlib import Path

from tests.support.server import Caller, error_of, facilitator, participant

import gyakusan.programs

SKELETON = Path(gyakusan.programs.__file__).parent / "skeleton"


def skeleton() -> dict[str, bytes]:
    files = (path for path in SKELETON.rglob("*") if path.is_file())
    return {path.relative_to(SKELETON).as_posix(): path.read_bytes() for path in files}


def zipped(files: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def upload(caller: Caller, files: dict[str, bytes]):
    return caller.ask("POST", "/programs", files=[("files", (name, content)) for name, content in files.items()])


def test_a_workshop_is_created_looked_at_and_changed(lead):
    body = {
        "product": " Drill <b>1</b> ",
        "company": "Shiomi",
        "description": "An app",
        "language": "en",
        "program": "working-backwards",
        "planned": {
            "starts": {"practice": "2027-02-03T10:00:00+09:00"},
            "presets": {"practice": ""},
            "minutes": {},
        },
    }
    made = lead.post("/workshops", body)
    assert (made["product"], made["start"], made["access"]) == ("Drill <b>1</b>", "2027-02-03", "facilitator")
    assert made["program"]["id"] == "working-backwards"
    part = made["program"]["parts"][0]
    key = f"{part['id']}/{part['phases'][0]['id']}/{part['phases'][0]['steps'][0]['id']}"
    assert made["texts"][key]["instruction"]
    change = {"company": "", "sponsor": {"name": "Head", "expectation": "One reason"}, "planned": {"minutes": {key: 7}}}
    changed = lead.patch(f"/workshops/{made['id']}", change)
    assert (changed["company"], changed["sponsor"]["name"], changed["product"]) == ("", "Head", "Drill <b>1</b>")
    assert changed["planned"] == {"starts": {}, "presets": {}, "minutes": {key: 7}}
    assert lead.get(f"/workshops/{made['id']}") == changed


def test_schedules_must_fit_the_program(lead):
    base = {"product": "Drill", "language": "en"}
    for planned in (
        {"starts": {"none": "2027-02-03T10:00:00Z"}},
        {"presets": {"practice": "x"}},
        {"minutes": {"a": 1}},
    ):
        assert lead.refused("POST", "/workshops", {**base, "planned": planned}) == (422, "schedule_unfit")
    naive = {"starts": {"practice": "2027-02-03T10:00:00"}}
    assert lead.refused("POST", "/workshops", {**base, "planned": naive}) == (400, "invalid_request")
    assert lead.refused("POST", "/workshops", {**base, "program": "../etc"}) == (404, "program_not_found")
    assert lead.refused("POST", "/workshops", {"product": "  "}) == (400, "invalid_request")


def test_everybody_lists_what_is_theirs(admin, lead, workshop):
    other = facilitator(admin, "Gus")
    assert other.get("/workshops") == []
    theirs = other.post("/workshops", {"product": "Saw", "language": "en"})["id"]
    member = participant(lead, workshop, "Max")
    assert [entry["id"] for entry in lead.get("/workshops")] == [workshop]
    assert [(entry["id"], entry["access"], entry["people"]) for entry in member.get("/workshops")] == [
        (workshop, "member", 2)
    ]
    assert {entry["id"] for entry in admin.get("/workshops")} == {workshop, theirs}
    assert admin.get(f"/workshops/{theirs}")["access"] == "facilitator"
    for caller in (other, member):
        for name in ({workshop, theirs} - {theirs if caller is other else workshop}) | {"ws-none"}:
            assert caller.refused("GET", f"/workshops/{name}") == (404, "workshop_not_found")
    assert admin.refused("GET", "/workshops/ws-none") == (404, "workshop_not_found")


def test_participants_create_no_workshops_and_upload_no_programs(lead, workshop):
    member = participant(lead, workshop, "Max")
    assert member.refused("POST", "/workshops", {"product": "Mine"}) == (403, "forbidden")
    assert error_of(upload(member, skeleton())) == (403, "forbidden")


def test_kinds_say_everything_that_an_editor_needs(anyone):
    kinds = {kind["key"]: kind for kind in anyone.get("/kinds")}
    (rows,) = [entry for entry in kinds["journey"]["lists"] if entry["name"] == "rows"]
    assert {"name", "label", "widget", "help", "unit", "choices", "refs", "computed", "shared"} == set(
        rows["columns"][0]
    )
    widgets = {column["widget"]: column["shared"] for kind in kinds.values() for column in kind["fields"]}
    assert widgets["text"]


def test_an_uploaded_program_can_be_used(lead, workshop, rooms):
    files = skeleton()
    answer = upload(lead, {"my-program.zip": zipped({f"my/{name}": content for name, content in files.items()})})
    assert answer.status_code == 201, answer.text
    name = answer.json()["id"]
    assert name in {program["id"] for program in lead.get("/programs") if not program["builtin"]}
    assert upload(lead, files).status_code == 201
    made = lead.post("/workshops", {"product": "Saw", "program": name})
    assert made["program"]["id"] == name
    assert error_of(upload(lead, files)) == (409, "program_in_use")
    assert lead.get(f"/programs/{name}")["texts"]["ja"]
    (rooms.data / "programs" / name / "program.yaml").unlink()
    titles = {entry["id"]: entry["program_title"]["en"] for entry in lead.get("/workshops")}
    assert (titles[made["id"]], set(titles)) == (name, {made["id"], workshop})
    assert lead.refused("GET", f"/workshops/{made['id']}") == (404, "program_not_found")
    assert lead.get("/programs/three-day")["program"]["id"] == "three-day"


def test_what_is_wrong_in_an_uploaded_program_is_said_line_by_line(lead):
    files = skeleton()
    files["program.yaml"] = files["program.yaml"].replace(b"minutes:", b"minuts:", 1)
    answer = upload(lead, files)
    assert error_of(answer) == (422, "program_invalid")
    problem = answer.json()["error"]["fields"]["problems"][0]
    assert problem["file"] == "program.yaml"
    assert problem["line"] > 1
    assert "minuts" in problem["what"]
    assert "minutes" in problem["hint"]


def test_archives_that_are_none_or_reach_out_or_swell_are_refused(lead, rooms):
    files = skeleton()
    for name, content in (
        ("a.zip", b"PK nothing"),
        ("a.zip", zipped({"../../evil/program.yaml": b"id: x"})),
        ("a.zip", zipped({"/etc/program.yaml": b"id: x"})),
        ("a.zip", zipped({"..\\evil\\program.yaml": b"id: x"})),
        ("a.zip", zipped({"readme.md": b"nothing"})),
        ("a.zip", zipped({**files, "big.md": b"0" * 11_000_000})),
        ("a.zip", zipped({**files, **{f"ja/{n}.md": b"x" for n in range(300)}})),
    ):
        assert error_of(upload(lead, {name: content})) == (422, "upload_unusable")
    assert not list((rooms.data / "programs").glob("*"))
    assert not list(rooms.data.parent.rglob("evil"))


def test_uploads_have_a_limit(lead):
    assert error_of(upload(lead, {"a.zip": b"0" * 20_000_001})) == (413, "request_too_large")
