"""Artifacts over HTTP: content, history, origins, evidence, proposals, drafts, files, exports, search."""

from __future__ import annotations

import pytest
from tests.support.server import participant

from gyakusan.artifacts.kinds.define import Questions
from gyakusan.artifacts.kinds.listen import Journey, JourneyRow

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 64


@pytest.fixture
def member(lead, workshop):
    return participant(lead, workshop, "Mia")


@pytest.fixture
def journey(rooms, lead, workshop, member) -> str:
    """A journey with a row in the running part."""
    rows = (
        JourneyRow(id="r1", stage="Search", action="Compare three catalogues", time="30 min", frequency="2 times/year"),
        JourneyRow(id="r2", stage="Search", action="Call the sales office about the price", time="20 min"),
        JourneyRow(id="r3", stage="Order", action="Fill in the order form by hand", time="15 min"),
    )
    with rooms.database.transaction() as connection:
        rooms.workshops.put(connection, workshop, "day-0", Journey(rows=rows), "Lead", "import")
    lead.post(f"/workshops/{workshop}/commands", {"type": "start_part", "part": "day-0"})
    documents = lead.get(f"/workshops/{workshop}/state")["state"]["documents"]
    return next(d["id"] for d in documents if d["kind"] == "journey")


def test_a_cell_is_marked_and_evidence_makes_it_observed(member, workshop, journey):
    path = f"/workshops/{workshop}/artifacts/{journey}"
    place = {"list": "rows", "row": "r1", "column": "time"}
    member.post(f"{path}/origin", {**place, "state": "provided", "note": "told me"})
    kept = member.ask("POST", f"/workshops/{workshop}/files", files={"file": ("写真.png", PNG)}).json()
    member.post(f"{path}/evidence", {**place, "text": "took 40 min", "source": "interview", "file": kept["id"]})
    origin = member.get(path)["content"]["rows"][0]["cells"]["time"]
    assert (origin["state"], origin["evidence"][0]["noted_by"]) == ("observed", "Mia")
    assert member.refused("POST", f"{path}/origin", {"list": "rows", "row": "gone", "state": "assumed"})[0] == 422
    assert [entry["origin"] for entry in member.get(f"{path}/history")][:2] == ["evidence", "origin"]
    file = member.ask("GET", f"/workshops/{workshop}/files/{kept['id']}")
    assert (file.content, file.headers["X-Content-Type-Options"]) == (PNG, "nosniff")
    assert "attachment" in file.headers["Content-Disposition"]
    assert "sandbox" in file.headers["Content-Security-Policy"]


def test_an_earlier_version_comes_back(member, workshop, journey):
    path = f"/workshops/{workshop}/artifacts/{journey}"
    first = member.get(path)
    member.post(f"{path}/origin", {"list": "rows", "row": "r1", "state": "assumed", "note": "?"})
    member.post(f"{path}/restore", {"version": first["version"]})
    assert member.get(path)["content"] == first["content"]
    assert member.get(f"{path}/versions/{first['version']}")["content"] == first["content"]


def test_a_draft_by_rule_proposes_rows_that_are_accepted_or_refused(lead, member, workshop, journey, rooms):
    base = f"/workshops/{workshop}"
    lead.post(f"{base}/commands", {"type": "start_step", "step": {"part": "day-0", "phase": "start", "step": "goals"}})
    with rooms.database.transaction() as connection:
        rooms.workshops.put(connection, workshop, "day-0", Questions(), "Lead", "create")
    documents = member.get(f"{base}/state")["state"]["documents"]
    questions = next(d["id"] for d in documents if d["kind"] == "questions")
    draft = member.post(f"{base}/drafts", {"artifact": questions, "request": "questions.from_journey"})
    member.client.portal.call(rooms.drafts.wait, draft["id"])
    shown = {d["id"]: d for d in member.get(f"{base}/state")["state"]["drafts"]}
    assert shown[draft["id"]]["state"] == "done"
    assert member.get(f"{base}/artifacts/{questions}")["content"]["rows"] == []
    accepted = member.post(f"{base}/artifacts/{questions}/proposals/accept-all")["count"]
    content = member.get(f"{base}/artifacts/{questions}")["content"]
    rows = content["rows"] + content["left_out"]
    assert len(rows) == accepted >= 4
    assert {row["provenance"]["state"] for row in rows} == {"drafted"}
    assert member.refused("POST", f"{base}/drafts", {"artifact": questions, "engine": "model"})[1] == "no_model_here"


def test_a_locked_artifact_refuses_what_is_not_typing_too(lead, member, workshop, journey):
    lead.post(f"/workshops/{workshop}/commands", {"type": "lock", "artifact": journey})
    path = f"/workshops/{workshop}/artifacts/{journey}"
    assert member.refused("POST", f"{path}/restore", {"version": 1}) == (409, "document_locked")
    assert member.get(path)["document"]["locked"] is True


@pytest.mark.parametrize(
    "name",
    ["discovery", "prfaq", "report", "plan-xlsx", "plan-ics", "decisions", "assumptions", "bundle"],
)
def test_every_document_can_be_taken_away_in_the_middle_of_a_meeting(member, workshop, journey, name):
    answer = member.ask("GET", f"/workshops/{workshop}/exports/{name}")
    assert answer.status_code == 200, answer.text
    assert len(answer.content) > 80
    assert answer.headers["Content-Disposition"].startswith("attachment")


def test_search_finds_words_however_they_are_written(member, workshop, journey):
    hits = member.get(f"/workshops/{workshop}/search?q=ＣＯＭＰＡＲＥ%20catalogues")
    assert [(hit["artifact"], hit["row"], hit["column"]) for hit in hits] == [(journey, "r1", "action")]
    assert member.get(f"/workshops/{workshop}/search?q=nothing-like-it") == []


def test_files_of_other_kinds_are_refused(member, workshop):
    for name, content in (("page.html", b"<script>alert(1)</script>"), ("a.png", b"MZ\x90"), ("x.svg", b"<svg/>")):
        answer = member.ask("POST", f"/workshops/{workshop}/files", files={"file": (name, content)})
        assert answer.status_code == 415, (name, answer.text)
