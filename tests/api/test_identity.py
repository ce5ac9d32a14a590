from __future__ import annotations

from datetime import timedelta

from tests.support.server import PASSWORD, Caller, facilitator, participant


def token_in(url: str) -> str:
    return url.rsplit("/", 1)[-1].rpartition("#")[2]


def test_an_account_signs_in_looks_at_its_sessions_and_signs_out(admin, anyone):
    signed = Caller(anyone.client, anyone.post("/sign-in", {"login": "ADA", "password": PASSWORD})["token"])
    assert signed.get("/me")["account"]["name"] == "Ada"
    sessions = signed.get("/sessions")
    assert [entry["current"] for entry in sessions] == [False, True]
    signed.delete(f"/sessions/{sessions[0]['id']}")
    assert admin.refused("GET", "/me") == (401, "not_signed_in")
    signed.post("/sign-out")
    assert signed.refused("GET", "/me") == (401, "not_signed_in")


def test_a_token_in_the_address_is_for_downloads_and_web_sockets_only(admin, client):
    assert client.get(f"/api/v1/me?token={admin.token}").status_code == 200
    assert client.post(f"/api/v1/sign-out?token={admin.token}").status_code == 401


def test_forged_and_expired_tokens_are_refused(admin, clock, anyone):
    for forged in ("", "x", admin.token[:-1], admin.token + "a", "日本"):
        answer = anyone.client.get("/api/v1/me", headers={"Authorization": f"Bearer {forged}".encode()})
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"] == "Bearer"
    clock.advance(timedelta(days=30))
    assert admin.refused("GET", "/me") == (401, "not_signed_in")


def test_wrong_passwords_have_to_wait(admin, anyone, clock):
    guess = {"login": "ada", "password": "a wrong password"}
    for _ in range(10):
        assert anyone.refused("POST", "/sign-in", guess) == (401, "wrong_password")
    answer = anyone.ask("POST", "/sign-in", json={"login": "ada", "password": PASSWORD})
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "900")
    assert answer.json()["error"]["code"] == "too_many_attempts"
    clock.advance(timedelta(minutes=15))
    assert anyone.post("/sign-in", {"login": "ada", "password": PASSWORD})["token"]


def test_accounts_are_for_administrators(admin, lead, anyone, workshop):
    member = participant(lead, workshop, "Max")
    for caller, refused in ((lead, (403, "forbidden")), (member, (403, "forbidden")), (anyone, (401, "not_signed_in"))):
        assert caller.refused("GET", "/accounts") == refused
        assert caller.refused("POST", "/accounts", {"name": "Eve", "administrator": True}) == refused
    made = admin.post("/accounts", {"name": "Zoe"})
    token = token_in(made["url"])
    assert anyone.get(f"/setup/{token}") == {"name": "Zoe", "administrator": False}
    zoe = {"token": token, "name": "Zoe", "login": "zoe", "password": PASSWORD}
    signed = Caller(anyone.client, anyone.post("/setup", zoe)["token"])
    assert anyone.refused("POST", "/setup", zoe) == (410, "link_over")
    assert anyone.refused("GET", "/setup/unknown") == (404, "link_not_found")
    account = next(entry for entry in admin.get("/accounts") if entry["login"] == "zoe")
    renewed = token_in(admin.post(f"/accounts/{account['id']}/link")["url"])
    signed = Caller(anyone.client, anyone.post("/setup", {**zoe, "token": renewed})["token"])
    admin.post(f"/accounts/{account['id']}/disable")
    assert signed.refused("GET", "/me") == (401, "not_signed_in")
    assert admin.refused("POST", "/accounts/acc-none/disable") == (404, "account_not_found")


def test_people_come_in_by_invitation(lead, anyone, workshop):
    made = lead.post(f"/workshops/{workshop}/invitations", {"role": "developer", "max_uses": 1})
    path = f"/invitations/{token_in(made['url'])}"
    offer = anyone.get(path)
    assert (offer["product"], offer["role"], offer["access"], offer["language"]) == (
        "Drill",
        "developer",
        "member",
        "en",
    )
    assert "product_manager" in {role["id"] for role in offer["roles"]}
    joined = anyone.post(f"{path}/join", {"name": "Max", "role": ""})
    member = Caller(anyone.client, joined["token"])
    assert member.get("/me")["participant"]["role"] == "developer"
    assert anyone.refused("GET", path) == (410, "invitation_over")
    assert anyone.refused("POST", f"{path}/join", {"name": "Eve"}) == (410, "invitation_over")
    assert anyone.refused("GET", f"{path}x") == (404, "invitation_not_found")
    (listed,) = lead.get(f"/workshops/{workshop}/invitations")
    assert (listed["uses"], listed["url"]) == (1, made["url"])
    lead.delete(f"/workshops/{workshop}/invitations/{made['id']}")
    assert lead.get(f"/workshops/{workshop}/invitations")[0]["revoked_at"]


def test_somebody_comes_back_by_a_link_that_works_once(lead, anyone, workshop):
    member = participant(lead, workshop, "Max")
    link = token_in(lead.post(f"/workshops/{workshop}/people/{member.person}/readmit")["url"])
    back = anyone.post("/enter", {"token": link})
    assert back["participant_id"] == member.person
    assert member.refused("GET", "/me") == (401, "not_signed_in")
    assert anyone.refused("POST", "/enter", {"token": link}) == (410, "link_over")


def test_facilitators_change_and_remove_people_and_the_brief_follows(lead, rooms, workshop):
    member = participant(lead, workshop, "Max")
    changed = lead.patch(f"/workshops/{workshop}/people/{member.person}", {"name": "Maxine", "role": "developer"})
    assert (changed["name"], changed["role"], changed["access"]) == ("Maxine", "developer", "member")
    with rooms.database.reading() as connection:
        (known,) = rooms.workshops.get(connection, workshop).brief.members
    assert (known.name, known.role) == ("Maxine", "developer")
    lead.delete(f"/workshops/{workshop}/people/{member.person}")
    assert member.refused("GET", f"/workshops/{workshop}") == (401, "not_signed_in")
    assert [person["name"] for person in lead.get(f"/workshops/{workshop}/people")] == ["Fay"]
    with rooms.database.reading() as connection:
        assert rooms.workshops.get(connection, workshop).brief.members == ()


def test_only_facilitators_invite_change_and_remove(lead, workshop):
    for access in ("member", "observer", "sponsor"):
        caller = participant(lead, workshop, f"A {access}", access)
        for method, path, body in (
            ("GET", "invitations", None),
            ("POST", "invitations", {}),
            ("DELETE", "invitations/inv-1", None),
            ("PATCH", f"people/{caller.person}", {"access": "facilitator"}),
            ("DELETE", f"people/{caller.person}", None),
            ("POST", f"people/{caller.person}/readmit", None),
        ):
            assert caller.refused(method, f"/workshops/{workshop}/{path}", body) == (403, "forbidden")
        assert caller.refused("PATCH", f"/workshops/{workshop}", {"product": "Mine"}) == (403, "forbidden")


def test_people_of_another_workshop_cannot_be_reached_through_ones_own(admin, lead, workshop):
    other = facilitator(admin, "Gus")
    theirs = other.post("/workshops", {"product": "Saw", "language": "en"})["id"]
    member = participant(lead, workshop, "Max")
    invitation = lead.post(f"/workshops/{workshop}/invitations", {})
    for method, path, code in (
        ("PATCH", f"people/{member.person}", "person_not_found"),
        ("DELETE", f"people/{member.person}", "person_not_found"),
        ("POST", f"people/{member.person}/readmit", "person_not_found"),
        ("DELETE", f"invitations/{invitation['id']}", "invitation_not_found"),
    ):
        body = {} if method == "PATCH" else None
        assert other.refused(method, f"/workshops/{theirs}/{path}", body) == (404, code)


def test_what_people_write_is_data(lead, workshop):
    name = "<script>alert(1)</script>"
    participant(lead, workshop, name)
    answer = lead.ask("GET", f"/workshops/{workshop}/people")
    assert name in [person["name"] for person in answer.json()]
    assert answer.headers["content-type"] == "application/json"
