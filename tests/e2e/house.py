"""What the browser tests do over HTTP: what the pages of a test are not about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import httpx2


class Api:
    """The HTTP surface as one caller uses it; answers that are no success raise with their body."""

    def __init__(self, address: str, token: str = "") -> None:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        self.token = token
        self._client = httpx2.Client(base_url=f"{address}/api/v1", headers=headers, timeout=30)

    def call(self, method: str, path: str, **options: Any) -> Any:
        answer = self._client.request(method, path, **options)
        assert answer.is_success, f"{method} {path}: {answer.status_code} {answer.text[:800]}"
        kind = answer.headers.get("content-type", "")
        return answer.json() if kind.startswith("application/json") and answer.content else answer.content

    def get(self, path: str) -> Any:
        return self.call("GET", path)

    def post(self, path: str, body: object = None) -> Any:
        return self.call("POST", path, json=body)

    def close(self) -> None:
        self._client.close()


@dataclass(frozen=True)
class Seated:
    """Somebody in a workshop: their token and what they are called."""

    id: str
    name: str
    api: Api


@dataclass
class House:
    """A served workshop with its facilitator and members."""

    address: str
    workshop: str
    facilitator: Seated
    members: list[Seated]
    language: str = "ja"

    def command(self, **command: object) -> None:
        """Let the facilitator ask the room for something."""
        self.facilitator.api.post(f"/workshops/{self.workshop}/commands", command)

    def state(self, person: Seated | None = None) -> dict[str, Any]:
        """What somebody sees of the room now; the facilitator unless told otherwise."""
        return (person or self.facilitator).api.get(f"/workshops/{self.workshop}/state")["state"]

    def close(self) -> None:
        for person in (self.facilitator, *self.members):
            person.api.close()


TEAM = (
    ("佐藤 美咲", "product_manager"),
    ("鈴木 健", "developer"),
    ("高橋 彩", "data_scientist"),
    ("田中 翔", "sales"),
)


def open_house(
    address: str,
    setup_link: str,
    *,
    language: str = "ja",
    program: str = "working-backwards",
    team: tuple[tuple[str, str], ...] = TEAM,
) -> House:
    """Make an account, a workshop, and its people."""
    guest = Api(address)
    token = guest.post(
        "/setup",
        {
            "token": setup_link.rpartition("#")[2],
            "name": "山田 進",
            "login": "yamada",
            "password": "correct horse battery",
        },
    )["token"]
    guest.close()
    owner = Api(address, token)
    made = owner.post("/workshops", {"product": "電工ドリル", "language": language, "program": program})
    workshop = made["id"]
    members = [join(address, owner, workshop, name, role) for name, role in team]
    return House(address, workshop, Seated(made["person"], "山田 進", owner), members, language)


def join(address: str, owner: Api, workshop: str, name: str, role: str, access: str = "member") -> Seated:
    """Invite somebody and let them come in."""
    invitation = owner.post(f"/workshops/{workshop}/invitations", {"access": access, "role": role})
    guest = Api(address)
    key = invitation["url"].rpartition("/")[2].rpartition("#")[2]
    joined = guest.post(f"/invitations/{key}/join", {"name": name, "role": role})
    guest.close()
    return Seated(joined["participant_id"], name, Api(address, joined["token"]))


def open_demo(said: str, address: str, language: str) -> House:
    """Let everybody into the sample workshop that `serve --demo` prepared, by the links that it printed."""
    links = re.findall(r"/enter/(\S+)", said)
    guest = Api(address)
    seats: list[Seated] = []
    workshop = ""
    for key in links[:-1]:
        entered = guest.post("/enter", {"token": key})
        workshop = entered["workshop_id"]
        api = Api(address, entered["token"])
        me = api.get(f"/workshops/{workshop}/state")["state"]["me"]
        seats.append(Seated(me["id"], me["name"], api))
    guest.close()
    return House(address, workshop, seats[0], seats[1:], language)
