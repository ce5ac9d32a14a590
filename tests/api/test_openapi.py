"""What the OpenAPI description promises holds for every endpoint."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from tests.support.server import V1, error_of, facilitator, participant

from gyakusan.api.server import PREFIX, ROUTERS, describe

ROOT = Path(__file__).parent.parent.parent
OPEN = {"/setup", "/setup/{token}", "/sign-in", "/enter", "/kinds", "/invitations/{token}", "/invitations/{token}/join"}
"""Endpoints for people who are not signed in."""


def description() -> dict[str, Any]:
    app = FastAPI()
    describe(app)
    return app.openapi()


DESCRIBED = description()
ENDPOINTS = [
    (method.upper(), path.removeprefix(PREFIX)) for path, methods in DESCRIBED["paths"].items() for method in methods
]
OF_WORKSHOPS = [(method, path) for method, path in ENDPOINTS if "{workshop_id}" in path]


def filled(path: str, workshop: str) -> str:
    path = path.replace("{workshop_id}", workshop)
    while "{" in path:
        head, _, tail = path.partition("{")
        path = f"{head}none-1{tail.partition('}')[2]}"
    return path


def test_the_stored_description_is_up_to_date():
    """Run `python scripts/openapi.py` and `npm run types` when this fails."""
    made = subprocess.run(
        [sys.executable, "scripts/openapi.py", "--print"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert (ROOT / "web" / "src" / "api" / "openapi.json").read_text(encoding="utf-8") == made.stdout


def test_every_operation_has_its_own_name_and_the_one_shape_of_errors():
    operations = [operation for methods in DESCRIBED["paths"].values() for operation in methods.values()]
    names = Counter(operation["operationId"] for operation in operations)
    assert [name for name, count in names.items() if count > 1] == []
    shape = {"$ref": "#/components/schemas/ErrorBody"}
    for operation in operations:
        assert operation["responses"]["default"]["content"]["application/json"]["schema"] == shape
        assert "422" not in operation["responses"]
    assert ROUTERS


@pytest.mark.parametrize(("method", "path"), ENDPOINTS)
def test_who_is_not_signed_in_gets_nothing(anyone, method, path):
    if path in OPEN:
        return
    for token in ("", "forged"):
        anyone.token = token
        assert anyone.refused(method, filled(path, "ws-1")) == (401, "not_signed_in")


@pytest.mark.parametrize(("method", "path"), OF_WORKSHOPS)
def test_a_workshop_of_others_does_not_exist(admin, workshop, method, path):
    other = facilitator(admin, "Gus")
    theirs = other.post("/workshops", {"product": "Saw", "language": "en"})["id"]
    outsider = participant(other, theirs, "Mia")
    answers = [caller.ask(method, filled(path, name)) for caller in (other, outsider) for name in (workshop, "ws-none")]
    assert [error_of(answer) for answer in answers] == [(404, "workshop_not_found")] * 4
    texts = [answer.text.replace(workshop, "ws-none") for answer in answers]
    assert len(set(texts)) == 1


READ_BY_POST = {"/workshops/{workshop_id}/commands"}
"""Writes that observers may ask for: each command decides for itself who may."""


@pytest.mark.parametrize(("method", "path"), [(m, p) for m, p in OF_WORKSHOPS if m != "GET" and p not in READ_BY_POST])
@pytest.mark.parametrize("access", ["observer", "sponsor"])
def test_who_only_looks_writes_nothing(lead, workshop, method, path, access):
    if access == "sponsor" and "/comments" in path:
        pytest.skip("sponsors comment")
    guest = participant(lead, workshop, "Guest", access)
    assert guest.refused(method, filled(path, workshop)) == (403, "forbidden")


@pytest.mark.parametrize(("method", "path"), [(m, p) for m, p in ENDPOINTS if m in {"POST", "PATCH", "PUT"}])
def test_malformed_bodies_are_errors_of_the_usual_shape(admin, workshop, method, path):
    for content, kind in ((b"{", "application/json"), (b"[[]]", "application/json"), (b"\xff", "text/plain")):
        answer = admin.ask(method, filled(path, workshop), content=content, headers={"Content-Type": kind})
        if answer.status_code >= 400:
            status, code = error_of(answer)
            assert status < 500, (status, code)


def test_the_description_is_served(client):
    served = client.get(f"{V1}/openapi.json").json()
    assert json.dumps(served["paths"], sort_keys=True) == json.dumps(DESCRIBED["paths"], sort_keys=True)
    assert client.get("/docs").status_code in {200, 404, 503}
