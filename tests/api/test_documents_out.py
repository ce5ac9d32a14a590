"""What leaves a live workshop: documents equal to those of a headless run, files, search, history."""

from __future__ import annotations

from urllib.parse import quote, unquote

import pytest
from tests.support import dossiers
from tests.support.live import Served, serve

from gyakusan.artifacts.kinds.listen import Journey, JourneyRow
from gyakusan.artifacts.provenance import drafted
from gyakusan.assistant.models import PutRow
from gyakusan.assistant.room.rules import Running
from gyakusan.core.language import Language
from gyakusan.transfer.service import EXPORTS, documents
from gyakusan.workshop.models import Dossier


@pytest.fixture
def served(tmp_path, clock):
    with serve(tmp_path, clock) as opened:
        yield opened


def propose(served: Served, artifact: str) -> None:
    row = JourneyRow(id="open", action="まだ採用されていない行動", provenance=drafted("rules"))
    made = Running(Journey(), "draft-x", "rules", "2027-01-13T01:00:00+00:00").proposes(PutRow("rows", row))
    assert made is not None
    with served.rooms.database.transaction() as connection:
        served.rooms.proposals.put(connection, artifact, made)


def dossier_of(served: Served) -> Dossier:
    rooms = served.rooms
    with rooms.database.reading() as connection:
        program = rooms.programs.named("working-backwards").program
        return rooms.workshops.dossier(connection, served.workshop, program, rooms.clock.now().date())


def test_documents_are_those_of_a_headless_run_on_the_same_content(served: Served):
    for content in dossiers.rich(Language.JA).current().values():
        served.put(content)
    expected = {document.name: document.content for document in documents(dossier_of(served), ())}
    journey = served.put(dossiers.rich(Language.JA).current()["journey"])
    propose(served, journey)
    names = {key: name for key, (_, name, _) in EXPORTS.items()} | {"bundle": "workshop.gyakusan"}
    for key, name in names.items():
        answer = served.member.ask("GET", f"{served.base}/exports/{key}")
        assert answer.content == expected[name], key
        shown = answer.headers["Content-Disposition"].partition("filename*=UTF-8''")[2]
        assert unquote(shown) == f"弁当_予約 {name}"
    assert served.member.refused("GET", f"{served.base}/exports/odt") == (404, "export_unknown")


def test_a_file_comes_back_under_its_name_to_be_saved_and_only_in_its_workshop(served: Served):
    text = "日付,内容\n1/13,待つ\n".encode()
    answer = served.member.ask("POST", f"{served.base}/files", files={"file": ("反応 メモ.csv", text)})
    kept = answer.json()
    file = served.lead.ask("GET", kept["url"].removeprefix("/api/v1"))
    assert file.content == text
    assert file.headers["Content-Type"].startswith("text/plain")
    assert quote("反応 メモ.csv") in file.headers["Content-Disposition"]
    assert "sandbox" in file.headers["Content-Security-Policy"]
    by_link = served.member.client.get(f"{kept['url']}?token={served.member.token}")
    assert by_link.content == text
    other = served.lead.post("/workshops", {"product": "Saw"})["id"]
    assert served.lead.refused("GET", f"/workshops/{other}/files/{kept['id']}") == (404, "file_not_found")


def test_a_file_over_the_limit_is_refused(tmp_path, clock):
    with serve(tmp_path, clock, max_file_mb=0.01) as served:
        answer = served.member.ask("POST", f"{served.base}/files", files={"file": ("a.txt", b"x" * 20_000)})
        assert (answer.status_code, answer.json()["error"]["code"]) == (413, "request_too_large")


def test_search_reads_labels_of_choices_and_shows_the_row_and_the_place(served: Served):
    for content in dossiers.rich(Language.JA).current().values():
        served.put(content)
    journey = served.put(Journey(rows=(JourneyRow(id="a", stage="待つ", action="あ" * 60 + "ﾊﾞｽを待つ" + "い" * 60),)))
    [hit] = [hit for hit in served.member.get(f"{served.base}/search?q=バス 待つ") if hit["artifact"] == journey]
    assert (hit["list"], hit["row"], hit["column"], hit["title"]) == ("rows", "a", "action", "待つ")
    assert hit["excerpt"] == f"…{'あ' * 40}バスを待つ{'い' * 37}…"
    assert any(hit["column"] == "kind" for hit in served.member.get(f"{served.base}/search?q=より最適"))
    assert served.member.get(f"{served.base}/search?q=more_optimal") == []
    assert served.member.get(f"{served.base}/search?q=%20%20") == []


def test_the_history_comes_in_pages_without_what_was_only_proposed(served: Served):
    journey = served.put(Journey())
    with served.rooms.database.transaction() as connection:
        for number in range(70):
            content = Journey(rows=(JourneyRow(id="a", action=f"{number}"),))
            served.rooms.artifacts.write(connection, journey, content, f"person {number % 7}", "import")
    propose(served, journey)
    path, seen, before = f"{served.base}/artifacts/{journey}/history", [], ""
    while page := served.member.get(f"{path}{before}"):
        seen += page
        before = f"?before={page[-1]['version']}"
    assert [revision["version"] for revision in seen] == list(range(70, 0, -1))
    assert seen[0]["by"] == "person 6"
    assert [(c["what"], c["before"], c["after"]) for c in seen[0]["changes"]] == [("cell", "68", "69")]


def test_evidence_is_never_what_a_machine_wrote(served: Served):
    journey = served.put(Journey(rows=(JourneyRow(id="a", action="待つ"),)))
    path = f"{served.base}/artifacts/{journey}/evidence"
    body = {"list": "rows", "row": "a", "text": "待っていた", "source": "model:openai:gpt"}
    assert served.member.refused("POST", path, body) == (422, "evidence_unfit")
    assert served.member.refused("POST", path, {**body, "source": "面談", "url": "javascript:alert(1)"})[0] == 400
    assert served.member.refused("POST", path, {**body, "source": "面談", "file": "file-none"}) == (
        404,
        "file_not_found",
    )
    served.member.post(path, {**body, "source": "面談"})
    assert served.content(journey)["rows"][0]["provenance"]["state"] == "observed"


def test_nobody_enters_under_a_name_of_a_machine(served: Served):
    offer = served.lead.post(f"{served.base}/invitations", {"access": "member"})["url"].removeprefix("/join/")
    for name in ("rules", "Ｍodel：x"):
        body = {"name": name, "role": "developer"}
        assert served.lead.refused("POST", f"/invitations/{offer}/join", body) == (422, "bad_name")
