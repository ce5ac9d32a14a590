"""Preparation, tables and plan, in browser windows of their own for everybody concerned."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

import httpx2
import pytest
from playwright.sync_api import Browser, Page, expect
from tests.e2e.conftest import Served
from tests.e2e.test_identity_pages import expect_accessible, window

TASK = "Ask five site managers for a date"
MANAGER, DEVELOPER = "佐藤 美咲", "鈴木 健"
TEAM = ((MANAGER, "product_manager"), (DEVELOPER, "developer"), ("高橋 彩", "data_scientist"))


@dataclass
class Room:
    """A served workshop with its facilitator, who comes first, and its team."""

    address: str
    client: httpx2.Client
    workshop: str = ""
    tokens: list[str] = field(default_factory=list)

    def ask(self, method: str, path: str, body: object = None, person: int = 0) -> Any:
        headers = {"Authorization": f"Bearer {self.tokens[person]}"} if self.tokens else {}
        answer = self.client.request(method, f"/api/v1{path}", json=body, headers=headers)
        assert answer.is_success, f"{method} {path}: {answer.status_code} {answer.text}"
        return answer.json()

    def command(self, **command: object) -> None:
        self.ask("POST", f"/workshops/{self.workshop}/commands", command)

    def state(self) -> dict[str, Any]:
        return self.ask("GET", f"/workshops/{self.workshop}/state")["state"]

    def open(self, browser: Browser, person: int, path: str, width: int = 1280) -> Page:
        """Open a page as somebody, in a window of their own."""
        kept = {f"gyakusan.token.{self.workshop}": self.tokens[person], "gyakusan.language": "en"}
        context = window(browser, width, reduced_motion="reduce")
        context.add_init_script(
            f"Object.entries({json.dumps(kept)}).forEach(([key, to]) => localStorage.setItem(key, to))"
        )
        page = context.new_page()
        self.show(page, path)
        return page

    def show(self, page: Page, path: str) -> Page:
        page.goto(f"{self.address}/w/{self.workshop}{path}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        return page


def opened(served: Served, program: str, team: tuple[tuple[str, str], ...]) -> Iterator[Room]:
    with closing(httpx2.Client(base_url=served.address, timeout=30)) as client:
        room = Room(served.address, client)
        account = {"token": served.setup_link.rpartition("#")[2], "name": "Aki Mori", "login": "aki"}
        room.tokens.append(room.ask("POST", "/setup", {**account, "password": "a password that is long"})["token"])
        wanted = {"product": "Maintenance desk", "language": "en", "program": program}
        room.workshop = room.ask("POST", "/workshops", wanted)["id"]
        for name, role in team:
            url = room.ask("POST", f"/workshops/{room.workshop}/invitations", {"access": "member", "role": role})["url"]
            key = re.split(r"[/#]", url)[-1]
            room.tokens.append(room.ask("POST", f"/invitations/{key}/join", {"name": name, "role": role})["token"])
        yield room


@pytest.fixture
def room(served: Served) -> Iterator[Room]:
    yield from opened(served, "working-backwards", TEAM)


@pytest.fixture
def third_day(served: Served) -> Iterator[Room]:
    yield from opened(served, "three-day", TEAM)


@pytest.fixture
def community(served: Served) -> Iterator[Room]:
    yield from opened(served, "community", tuple((f"Guest {number}", "participant") for number in range(1, 11)))


def leave(*pages: Page) -> None:
    """Close windows in which nothing is left that axe complains about."""
    for page in pages:
        expect_accessible(page)
        page.context.close()


def tab(page: Page, name: str) -> None:
    page.get_by_role("tab", name=name).click()


def test_the_board_is_ticked_off_together_and_says_what_keeps_a_part_from_starting(room, browser):
    room.command(type="start_part", part="day-0")
    facilitator = room.open(browser, 0, "/day-zero")
    member = room.open(browser, 1, "/day-zero", width=390)
    member.get_by_text("One product or feature is named", exact=True).click()
    ticked = facilitator.get_by_role("checkbox", name="One product or feature is named")
    expect(ticked).to_be_checked()
    owner = facilitator.get_by_role("button", name=re.compile("Who does “Room, display and channel are ready”"))
    owner.click()
    facilitator.get_by_role("option", name=DEVELOPER).click()
    expect(owner).to_contain_text(DEVELOPER)
    facilitator.get_by_role("button", name="Start “Practice edition”").click()
    expect(facilitator.get_by_role("alert")).to_contain_text("The customer profile is written")
    assert [part["state"] for part in room.state()["parts"]][:2] == ["running", "planned"]
    tab(member, "Failure patterns")
    seen = member.get_by_role("radiogroup", name="Sign of “Rebel”").get_by_text("Seen", exact=True)
    seen.click()
    expect(member.get_by_role("radiogroup", name="Sign of “Rebel”").get_by_role("radio", checked=True)).to_have_value(
        "yes"
    )
    leave(facilitator, member)


def test_hearing_sheets_are_written_alone_and_compared_once_revealed(room, browser):
    room.command(type="start_part", part="day-0")
    room.command(type="start_step", step={"part": "day-0", "phase": "hearing", "step": "answer"})
    for person, words in ((1, "Owners of small shops"), (2, "Owners of chains")):
        page = room.open(browser, person, "/day-zero")
        tab(page, "Hearing sheet")
        page.get_by_role("button", name="Write my answers").click()
        page.get_by_role("textbox", name="Who is the customer?").fill(words)
        expect(page.get_by_role("textbox", name="Who is the customer?")).to_have_value(words)
        leave(page)
    page = room.open(browser, 0, "/day-zero")
    tab(page, "Hearing sheet")
    expect(page.get_by_text("The answers are with their authors")).to_be_visible()
    page.get_by_role("button", name="Reveal all answers").click()
    question = page.get_by_role("region", name="Who is the customer?")
    expect(question).to_contain_text("Different")
    expect(question.locator("mark")).to_have_text(["small", "shops", "chains"])
    leave(page)


def test_tables_are_spread_people_move_and_everybody_finds_their_own_table_first(community, browser):
    page = community.open(browser, 0, "/tables")
    page.get_by_role("button", name="Spread evenly").click()
    expect(page.get_by_role("heading", name=re.compile("Table 2 5 people"))).to_be_visible()
    page.get_by_role("button", name="Move Guest 1 to another table").focus()
    page.keyboard.press("Enter")
    page.get_by_role("menuitem").first.press("Enter")
    expect(page.get_by_role("heading", name=re.compile("6 people"))).to_be_visible()
    community.command(type="start_part", part="session")
    community.command(type="start_step", step={"part": "session", "phase": "canvases", "step": "value"})
    guest = community.open(browser, 1, "/tables", width=390)
    own = guest.get_by_role("region", name=re.compile("Your table"))
    expect(own.get_by_role("link", name="Value canvas")).to_be_visible()
    for each in (page, guest):
        expect_accessible(each)

    community.show(page, "/gallery")
    page.get_by_role("button", name="Reveal “Value canvas” of all tables").click()
    expect(page.get_by_role("article")).to_have_count(2)
    page.get_by_role("button", name="Open a vote on the tables").click()
    expect(page).to_have_url(re.compile("/decide$"))
    community.show(guest, "/gallery")
    expect(guest.get_by_text("A vote on the tables is open.")).to_be_visible()
    comment = guest.get_by_role("textbox").first
    comment.fill("The barrier is well seen")
    comment.press("Enter")
    comment.press("Control+Enter")
    expect(guest.get_by_text("The barrier is well seen")).to_be_visible()
    leave(page, guest)


def test_own_tasks_are_written_alone_then_joined_and_ticked_off(third_day, browser):
    room = third_day
    for part in ("understand", "apply"):
        room.command(type="skip_part", part=part)
    room.command(type="start_part", part="start")
    room.command(type="start_step", step={"part": "start", "phase": "tasks", "step": "own"})
    member = room.open(browser, 1, "/plan", width=390)
    member.get_by_role("button", name="Add a task").click()
    member.get_by_role("textbox", name="Task").fill(TASK)
    member.get_by_label("Due").fill("2027-02-01")
    member.get_by_label("Due").press("Enter")
    expect_accessible(member)
    page = room.open(browser, 0, "/plan")
    expect(page.get_by_text(TASK)).to_have_count(0)
    page.get_by_role("button", name="Reveal everybody’s tasks").click()
    expect(page.get_by_role("region", name=MANAGER).get_by_text(TASK)).to_be_visible()
    page.get_by_role("button", name="Bring them into the team’s plan").click()
    expect(page.get_by_role("checkbox", name=TASK)).not_to_be_checked()
    page.get_by_role("button", name="Lead of the next part").click()
    page.get_by_role("option", name=MANAGER).click()
    room.command(type="start_step", step={"part": "start", "phase": "tasks", "step": "together"})
    done = room.show(member, "/plan").get_by_role("checkbox", name=TASK)
    member.get_by_text(TASK, exact=True).click()
    expect(done).to_be_checked()
    expect(page.get_by_role("checkbox", name=TASK)).to_be_checked()
    assert [person["name"] for person in room.state()["people"] if person["leads"]] == [MANAGER]
    leave(page, member)


def test_a_draft_is_accepted_talked_about_and_switched_off_by_the_facilitator(room, browser):
    for part in ("day-0", "practice", "between", "improve"):
        room.command(type="skip_part", part=part)
    room.command(type="start_part", part="after")
    plan = next(document["id"] for document in room.state()["documents"] if document["kind"] == "plan")
    page = room.open(browser, 1, f"/artifacts/{plan}")
    page.get_by_role("button", name="Draft with AI").click()
    page.get_by_role("button", name="Accept all").click()
    expect(page.get_by_role("button", name="Accept all")).to_have_count(0)
    page.get_by_role("button", name="Ask the AI").click()
    question = page.get_by_role("textbox", name="Question or request")
    question.fill("Is this enough?")
    question.press("Enter")
    expect(question).to_have_value("Is this enough?\n")
    question.press("Control+Enter")
    log = page.get_by_role("log", name="Messages")
    expect(log.get_by_role("article")).to_have_count(2)
    expect(log.get_by_role("article").last).to_contain_text("fake: demo")
    expect_accessible(page)

    facilitator = room.open(browser, 0, "/ai", width=390)
    expect(facilitator.get_by_role("list").get_by_text("Done")).to_be_visible()
    facilitator.get_by_text("Let AI draft").click()
    expect(page.get_by_text("The facilitator has switched AI drafts off.").first).to_be_visible()
    expect(page.get_by_role("button", name="Draft with AI")).to_have_count(0)
    leave(facilitator, page)
