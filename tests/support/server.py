"""A served product for tests: callers with tokens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from httpx2 import Response
from starlette.testclient import TestClient

from gyakusan.api.rooms import Rooms

V1 = "/api/v1"
PASSWORD = "twelve letters at least"


@dataclass
class Caller:
    """Somebody with a token, asking in English."""

    client: TestClient
    token: str = ""
    person: str = ""

    def ask(self, method: str, path: str, **options: Any) -> Response:
        headers = {"Accept-Language": "en", **options.pop("headers", {})}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        return self.client.request(method, f"{V1}{path}", headers=headers, **options)

    def get(self, path: str) -> Any:
        return self._fine(self.ask("GET", path))

    def post(self, path: str, body: Any = None) -> Any:
        return self._fine(self.ask("POST", path, json=body))

    def patch(self, path: str, body: Any) -> Any:
        return self._fine(self.ask("PATCH", path, json=body))

    def delete(self, path: str) -> Any:
        return self._fine(self.ask("DELETE", path))

    def refused(self, method: str, path: str, body: Any = None) -> tuple[int, str]:
        """Return status and code of an error; its shape is checked."""
        return error_of(self.ask(method, path, json=body) if body is not None else self.ask(method, path))

    @staticmethod
    def _fine(answer: Response) -> Any:
        assert answer.status_code < 300, (answer.status_code, answer.text)
        return answer.json() if answer.content else None


def error_of(answer: Response) -> tuple[int, str]:
    assert answer.status_code >= 400, answer.text
    body = answer.json()
    assert set(body) == {"error"}, body
    assert set(body["error"]) == {"code", "message", "fields"}, body
    assert isinstance(body["error"]["message"], str)
    assert body["error"]["message"]
    return answer.status_code, body["error"]["code"]


def administrator(client: TestClient, rooms: Rooms) -> Caller:
    with rooms.database.transaction() as connection:
        token = rooms.identity.accounts.first_link(connection)
    body = {"token": token, "name": "Ada", "login": "ada", "password": PASSWORD}
    return Caller(client, Caller(client).post("/setup", body)["token"])


def facilitator(admin: Caller, name: str = "Fay") -> Caller:
    link = admin.post("/accounts", {"name": name})["url"].partition("#")[2]
    body = {"token": link, "name": name, "login": name.lower(), "password": PASSWORD}
    return Caller(admin.client, Caller(admin.client).post("/setup", body)["token"])


def participant(
    lead: Caller, workshop: str, name: str, access: str = "member", role: str = "product_manager"
) -> Caller:
    invitation = lead.post(f"/workshops/{workshop}/invitations", {"access": access})
    path = f"/invitations/{invitation['url'].removeprefix('/join/')}/join"
    joined = Caller(lead.client).post(path, {"name": name, "role": role if access == "member" else ""})
    assert joined["workshop_id"] == workshop
    return Caller(lead.client, joined["token"], joined["participant_id"])
