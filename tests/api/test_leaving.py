"""Who is removed is out of live documents at that moment."""

from __future__ import annotations

import pytest
from starlette.testclient import WebSocketDenialResponse
from starlette.websockets import WebSocketDisconnect
from tests.support.server import V1, Caller, facilitator, participant

from gyakusan.artifacts.kinds.listen import CustomerProfile
from gyakusan.artifacts.live.models import EVICTED


@pytest.fixture
def artifact(rooms, workshop) -> str:
    with rooms.database.transaction() as connection:
        return rooms.artifacts.create(connection, workshop, "day-0", CustomerProfile(), "Fay", "import").id


def opened(caller: Caller, artifact: str):
    return caller.client.websocket_connect(f"{V1}/documents/{artifact}?token={caller.token}")


def closing_code(socket) -> int:
    def listen() -> None:
        while True:
            socket.receive_bytes()

    with pytest.raises(WebSocketDisconnect) as caught:
        listen()
    return caught.value.code


def test_a_removed_person_leaves_live_documents_at_once(lead, workshop, artifact):
    member = participant(lead, workshop, "Max")
    with opened(member, artifact) as socket:
        lead.delete(f"/workshops/{workshop}/people/{member.person}")
        assert closing_code(socket) == EVICTED
    with pytest.raises(WebSocketDenialResponse) as caught, opened(member, artifact):
        pass
    assert caught.value.status_code == 401


def test_signing_out_ends_live_documents(lead, artifact):
    with opened(lead, artifact) as socket:
        lead.post("/sign-out")
        assert closing_code(socket) == EVICTED


def test_documents_of_another_workshop_do_not_open(admin, workshop, artifact):
    other = facilitator(admin, "Gus")
    other.post("/workshops", {"product": "Saw", "language": "en"})
    statuses = []
    for name in (artifact, "art-none"):
        with pytest.raises(WebSocketDenialResponse) as caught, opened(other, name):
            pass
        statuses.append((caught.value.status_code, caught.value.json()["error"]["code"]))
    assert statuses == [(404, "artifact_not_found")] * 2
    with pytest.raises(WebSocketDenialResponse) as caught, opened(Caller(other.client, "forged"), artifact):
        pass
    assert caught.value.status_code == 401
