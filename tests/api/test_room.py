"""The live room over HTTP: state, commands, comments; and its stream of changes."""

from __future__ import annotations

import asyncio
import json

from tests.support.server import participant

from gyakusan.artifacts.kinds.invent import SolutionRow, Solutions
from gyakusan.artifacts.kinds.listen import CustomerProfile, ProfileLine
from gyakusan.workshop.live.facts import Person

STEP = {"part": "day-0", "phase": "start", "step": "goals"}


def command(caller, workshop: str, **values: object):
    return caller.post(f"/workshops/{workshop}/commands", values)


def state(caller, workshop: str):
    return caller.get(f"/workshops/{workshop}/state")["state"]


def test_a_facilitator_runs_the_clock_and_members_see_it(lead, workshop):
    member = participant(lead, workshop, "Mia")
    assert member.refused("POST", f"/workshops/{workshop}/commands", {"type": "start_part", "part": "day-0"})[0] == 403
    command(lead, workshop, type="start_part", part="day-0")
    command(lead, workshop, type="start_step", step=STEP)
    command(member, workshop, type="raise_hand", up=True)
    seen = state(member, workshop)
    assert (seen["clock"]["step"], seen["clock"]["running"]) == (STEP, True)
    assert [person["name"] for person in state(lead, workshop)["people"] if person["hand_since"]] == ["Mia"]


def test_what_is_no_command_is_refused_in_words(lead, workshop):
    assert lead.refused("POST", f"/workshops/{workshop}/commands", {"type": "open_sesame"})[0] in {400, 422}
    assert lead.refused("POST", f"/workshops/{workshop}/commands", {"type": "extend", "minutes": 999})[0] in {400, 422}


def test_the_practice_edition_does_not_start_while_something_mandatory_is_open(lead, workshop):
    status, code = lead.refused("POST", f"/workshops/{workshop}/commands", {"type": "start_part", "part": "practice"})
    assert (status, code) == (409, "not_ready")


def test_nobody_sees_a_ballot_before_the_reveal(lead, workshop):
    first, second = (participant(lead, workshop, name) for name in ("Mia", "Noa"))
    options = [{"id": "a", "title": "A"}, {"id": "b", "title": "B"}]
    command(lead, workshop, type="open_vote", subject="Which?", options=options, anonymous=False)
    vote = state(lead, workshop)["votes"][0]["id"]
    command(first, workshop, type="cast_ballot", vote=vote, dots={"a": 3})
    for caller in (lead, second):
        shown = state(caller, workshop)["votes"][0]
        assert (shown["cast"], shown["mine"], shown["result"]) == (1, None, None)
        assert '"a": 3' not in json.dumps(shown)
    assert state(first, workshop)["votes"][0]["mine"]["dots"] == {"a": 3}
    command(lead, workshop, type="reveal_vote", vote=vote)
    assert state(second, workshop)["votes"][0]["result"]["leading"] == ["a"]


def test_comments_are_threads_on_what_one_may_read(lead, workshop):
    member = participant(lead, workshop, "Mia")
    observer = participant(lead, workshop, "Oz", "observer")
    command(lead, workshop, type="start_part", part="day-0")
    command(lead, workshop, type="start_step", step={"part": "day-0", "phase": "start", "step": "roles"})
    artifact = next(d["id"] for d in state(member, workshop)["documents"] if d["kind"] == "hearing_sheet")
    path = f"/workshops/{workshop}/comments"
    said = member.post(path, {"artifact": artifact, "column": "", "text": " <script>alert(1)</script> "})
    assert (said["text"], said["by"]) == ("<script>alert(1)</script>", "Mia")
    lead.post(path, {"artifact": artifact, "parent": said["id"], "text": "Yes"})
    assert [entry["text"] for entry in observer.get(f"{path}?artifact={artifact}")] == [said["text"], "Yes"]
    assert observer.refused("POST", path, {"artifact": artifact, "text": "I"})[0] == 403
    assert member.refused("POST", path, {"artifact": artifact, "list": "nothing", "row": "r", "text": "?"})[0] == 422
    assert member.refused("POST", path, {"artifact": "art-none", "text": "?"})[0] == 404
    assert lead.post(f"{path}/{said['id']}/resolve")["resolved_by"]
    assert state(member, workshop)["comments"] == 3


def test_a_stream_starts_with_everything_and_goes_on_with_what_differs(rooms, lead, workshop):
    me = Person(state(lead, workshop)["me"]["id"], "Lead", state(lead, workshop)["me"]["access"], "")

    async def follow() -> tuple[dict, dict, dict]:
        rooms.hub.start()
        stream = rooms.hub.follow(workshop, me, "ses-1")
        whole = await anext(stream)
        await asyncio.to_thread(command, lead, workshop, type="start_part", part="day-0")
        seen = json.loads(whole.data)["state"]
        number = whole.number
        while seen["parts"][0]["state"] != "running":
            message = await anext(stream)
            assert message.number > number
            number = message.number
            seen |= json.loads(message.data)["changed"]
        rooms.hub.end_sessions(frozenset({"ses-1"}))
        left = [message async for message in stream]
        assert left == []
        with rooms.database.reading() as connection:
            fresh = rooms.room.state(connection, workshop, me).state.model_dump(mode="json")
        return json.loads(whole.data)["state"], seen, fresh

    before, seen, fresh = asyncio.run(follow())
    assert before["parts"][0]["state"] == "planned"
    fresh["people"] = seen["people"] = []
    fresh["me"] = seen["me"] = {}
    assert seen == fresh


def test_what_the_first_part_asks_for_can_be_written_before_it_starts(rooms, lead):
    workshop = lead.post("/workshops", {"product": "Drill", "language": "en", "program": "three-day"})["id"]
    for name, role in (("Mia", "product_manager"), ("Noa", "developer"), ("Ida", "data_scientist")):
        participant(lead, workshop, name, role=role)
    path = f"/workshops/{workshop}/commands"
    assert lead.refused("POST", path, {"type": "start_part", "part": "understand"}) == (409, "not_ready")
    laid_out = {document["kind"]: document for document in state(lead, workshop)["documents"]}
    assert {"customer_profile", "solutions"} <= set(laid_out)
    assert laid_out["solutions"]["writable"]
    profile = CustomerProfile(sentence="An electrician", purpose=(ProfileLine(id="p1", text="Pass"),))
    lines = tuple(ProfileLine(id=f"b{n}", aspect="frequency", text="weekly") for n in range(3))
    with rooms.database.transaction() as connection:
        filled = profile.model_copy(update={"behaviour": lines})
        rooms.artifacts.write(connection, laid_out["customer_profile"]["id"], filled, "Mia", "edit")
        cases = Solutions(rows=tuple(SolutionRow(id=f"s{n}", title=f"Case {n}") for n in range(2)))
        rooms.artifacts.write(connection, laid_out["solutions"]["id"], cases, "Ida", "edit")
    command(lead, workshop, type="start_part", part="understand")
    assert state(lead, workshop)["parts"][0]["state"] == "running"
