from __future__ import annotations

from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from gyakusan.api.pages import pages_router
from gyakusan.app import build_server, open_rooms
from gyakusan.core.settings import Settings

ENGLISH = {"Accept-Language": "en"}


def test_the_server_says_that_it_is_well(client):
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").json() == {"status": "ok"}
    assert client.head("/healthz").status_code == 200


def test_an_unknown_address_of_the_api_is_an_error_of_the_usual_shape(client):
    answer = client.get("/api/v1/nowhere", headers=ENGLISH)
    assert (answer.status_code, answer.json()) == (
        404,
        {"error": {"code": "not_found", "message": "There is nothing here.", "fields": {}}},
    )
    japanese = client.get("/api/v1/nowhere", headers={"Accept-Language": "fr, ja;q=0.9, en;q=0.8"})
    assert japanese.json()["error"]["message"] == "お探しのものは見つかりません。"


def test_security_headers_are_on_every_answer(client):
    for path in ("/healthz", "/api/v1/nowhere", "/"):
        headers = client.get(path).headers
        assert "default-src 'self'" in headers["content-security-policy"]
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"


def test_a_defect_is_answered_without_its_details_and_logged_without_values(rooms, caplog):
    app = build_server(rooms)
    word = "hunter" + "2"

    @app.get("/api/v1/broken")
    def broken() -> None:
        raise RuntimeError(word)

    app.router.routes.insert(0, app.router.routes.pop())
    with TestClient(app, raise_server_exceptions=False) as client:
        answer = client.get("/api/v1/broken?token=secret", headers=ENGLISH)
    assert answer.status_code == 500
    assert answer.json()["error"]["code"] == "unexpected"
    assert "hunter2" not in answer.text + caplog.text
    assert "secret" not in caplog.text
    assert "RuntimeError" in caplog.text


def test_bodies_over_the_limit_are_refused_announced_or_not(tmp_path):
    with (
        open_rooms(Settings(max_request_mb=0.001), tmp_path) as rooms,
        TestClient(build_server(rooms), raise_server_exceptions=False) as client,
    ):
        app = client.app
        assert isinstance(app, FastAPI)

        @app.post("/api/v1/echo")
        def echo(body: dict[str, str]) -> dict[str, str]:
            return body

        app.router.routes.insert(0, app.router.routes.pop())
        assert client.post("/api/v1/echo", json={"a": "b"}).json() == {"a": "b"}
        announced = client.post("/api/v1/echo", json={"a": "b" * 2000})
        chunked = client.post(
            "/api/v1/echo", content=iter([b'{"a": "', b"b" * 2000, b'"}']), headers={"Content-Type": "application/json"}
        )
        for answer in (announced, chunked):
            assert (answer.status_code, answer.json()["error"]["code"]) == (413, "request_too_large")


@pytest.fixture
def built(tmp_path: Path) -> Path:
    static = tmp_path / "static"
    (static / "assets").mkdir(parents=True)
    (static / "index.html").write_text("<title>room</title>")
    (static / "assets" / "main-abc.js").write_text("plain")
    (static / "assets" / "main-abc.js.gz").write_bytes(b"packed")
    (tmp_path / "secret.txt").write_text("secret")
    return static


@pytest.fixture
def pages(built: Path, rooms):
    app = build_server(rooms)
    app.router.routes.pop()
    app.include_router(pages_router(built))
    with TestClient(app, raise_server_exceptions=False) as opened:
        yield opened


def test_every_address_of_the_application_is_its_index(pages):
    for path in ("/", "/workshops/w-1", "/enter/abc", "/join/inv-1.signature"):
        answer = pages.get(path)
        assert (answer.status_code, answer.text) == (200, "<title>room</title>")
        assert answer.headers["cache-control"] == "no-cache"
    assert pages.get("/assets/gone.js").status_code == 404


def test_assets_are_kept_for_ever_and_sent_packed_to_those_who_can_unpack(pages):
    plain = pages.get("/assets/main-abc.js", headers={"Accept-Encoding": "identity"})
    assert (plain.text, plain.headers["cache-control"]) == ("plain", "public, max-age=31536000, immutable")
    with pages.stream("GET", "/assets/main-abc.js", headers={"Accept-Encoding": "gzip"}) as packed:
        assert (packed.headers["content-encoding"], b"".join(packed.iter_raw())) == ("gzip", b"packed")
        assert packed.headers["content-type"].startswith("text/javascript")


def test_nothing_outside_the_built_pages_is_served(pages):
    for path in ("/../secret.txt", "/%2e%2e/secret.txt", "/assets/..%2f..%2fsecret.txt"):
        assert "secret" not in pages.get(path).text


def test_without_built_pages_there_is_a_page_that_says_how(client, monkeypatch):
    answer = client.get("/", headers=ENGLISH)
    assert answer.status_code in {200, 503}
    if answer.status_code == 503:
        assert "make web" in answer.text


def test_what_is_wrong_with_a_request_is_said_in_the_callers_language(anyone, client):
    for body, message in (
        ({"login": "ada"}, "“password” in the request is not right. A value is needed."),
        (
            {"login": "ada", "password": "x" * 301},
            "“password” in the request is not right. Use at most 300 characters.",
        ),
        ({"login": "ada", "password": "x", "more": 1}, "“more” in the request is not right. There is no such field."),
    ):
        answer = anyone.ask("POST", "/sign-in", json=body)
        assert (answer.status_code, answer.json()["error"]["message"]) == (400, message)
    headers = {"Accept-Language": "ja", "Content-Type": "application/json"}
    japanese = client.post("/api/v1/sign-in", content=b"{", headers=headers).json()
    assert japanese["error"]["message"] == "リクエストが正しくありません。JSON として読めません。"


def test_text_that_is_no_text_is_refused(anyone):
    for content in (
        b'{"login": "\\ud800", "password": "x"}',
        b'{"login": 1e999, "password": "x"}',
        b"\xff\xfe",
        b"[" * 5000,
    ):
        answer = anyone.ask("POST", "/sign-in", content=content, headers={"Content-Type": "application/json"})
        assert answer.json()["error"]["code"] == "invalid_request"
