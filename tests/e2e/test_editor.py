"""Two people write in one artifact: a table by keyboard, under an input method, from a spreadsheet, on a phone."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

AXE = Path(__file__).parent.parent.parent / "web" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@dataclass
class Room:
    """A workshop in which the customer profile is being written."""

    address: str
    workshop: str
    artifact: str
    tokens: dict[str, str]

    def open(self, browser: Browser, who: str, language: str = "en", width: int = 1280) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, locale="en-GB", bypass_csp=True)
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        kept = {"gyakusan.language": language, f"gyakusan.token.{self.workshop}": self.tokens[who]}
        context.add_init_script(f"Object.entries({json.dumps(kept)}).forEach(([k, v]) => localStorage.setItem(k, v))")
        page = context.new_page()
        page.goto(f"{self.address}/w/{self.workshop}/artifacts/{self.artifact}")
        return page


def ask(address: str, path: str, body: object = None, token: str = "") -> Any:
    headers = {"Content-Type": "application/json", **({"Authorization": f"Bearer {token}"} if token else {})}
    data = None if body is None else json.dumps(body).encode()
    with urlopen(Request(f"{address}/api/v1{path}", data=data, headers=headers)) as answer:
        return json.loads(answer.read())


@pytest.fixture
def room(served) -> Room:
    address = served.address
    setup = {"token": served.setup_link.split("#")[1], "name": "Mori", "login": "mori", "password": "long enough words"}
    token = ask(address, "/setup", setup)["token"]
    wanted = {"program": "working-backwards", "product": "Desk", "company": "Acme", "language": "en"}
    workshop = ask(address, "/workshops", wanted, token)
    base = f"/workshops/{workshop['id']}"
    tokens = {"Mori": token}
    for name, role in (("Bob", "product_manager"), ("Aki", "developer")):
        invitation = ask(address, f"{base}/invitations", {"access": "member", "role": role}, token)
        entry = re.split(r"[#/]", invitation["url"])[-1]
        tokens[name] = ask(address, f"/invitations/{entry}/join", {"name": name, "role": role})["token"]
    part = workshop["program"]["parts"][0]
    steps = [(phase["id"], step) for phase in part["phases"] for step in phase["steps"]]
    phase, step = next((phase, step) for phase, step in steps if "customer_profile" in step["writes"])
    ask(address, f"{base}/commands", {"type": "start_part", "part": part["id"]}, token)
    reference = {"part": part["id"], "phase": phase, "step": step["id"]}
    ask(address, f"{base}/commands", {"type": "start_step", "step": reference}, token)
    documents = ask(address, f"{base}/state", token=tokens["Bob"])["state"]["documents"]
    artifact = next(document["id"] for document in documents if document["kind"] == "customer_profile")
    return Room(address, workshop["id"], artifact, tokens)


def table(page: Page) -> Locator:
    return page.locator("[data-grid=purpose]")


def cells(page: Page) -> list[list[str]]:
    """The texts of the table, also that of the cell that holds a field."""
    return table(page).evaluate(
        "grid => [...grid.querySelectorAll('[role=row][data-row]')].map(row => [...row.querySelectorAll('[role=gridcell]')]"
        ".map(cell => cell.querySelector('textarea')?.value ?? cell.firstElementChild.innerText))"
    )


def expect_cells(page: Page, wanted: list[list[str]]) -> None:
    page.wait_for_function(
        "wanted => JSON.stringify([...document.querySelectorAll('[data-grid=purpose] [role=row][data-row]')].map(row =>"
        " [...row.querySelectorAll('[role=gridcell]')].map(cell => cell.querySelector('textarea')?.value ??"
        " cell.firstElementChild.innerText))) === JSON.stringify(wanted)",
        arg=wanted,
    )


def add_row(page: Page) -> None:
    page.locator("section", has=page.locator("#list-purpose")).get_by_role("button", name="Add a row").click()
    expect(page.locator(":focus")).to_have_attribute("data-column", "aspect")


def expect_accessible(page: Page) -> None:
    page.evaluate(AXE.read_text(encoding="utf-8") + ";0")
    found = page.evaluate("tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", TAGS)
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_a_table_is_written_by_keyboard_and_seen_by_others(room, browser):
    bob, aki = room.open(browser, "Bob"), room.open(browser, "Aki", "ja")
    add_row(bob)
    keys = bob.keyboard
    keys.type("motive")
    keys.press("Tab")
    keys.type("one")
    keys.press("Shift+Enter")
    keys.type("two")
    keys.press("Control+Enter")
    keys.type("age")
    keys.press("Enter")
    expect_cells(bob, [["motive", "one\ntwo"], ["age", ""]])
    expect_cells(aki, [["motive", "one\ntwo"], ["age", ""]])
    expect(table(aki).get_by_text("Bob").first).to_be_visible()
    expect(table(aki).get_by_role("rowheader").first).to_contain_text("提供")

    keys.press("Alt+ArrowUp")
    expect_cells(aki, [["age", ""], ["motive", "one\ntwo"]])
    keys.press("Shift+F10")
    bob.get_by_role("menuitem", name="Delete 1 row").click()
    expect_cells(aki, [["motive", "one\ntwo"]])
    bob.get_by_role("status").filter(has_text="deleted").get_by_role("button", name="Undo").click()
    expect_cells(aki, [["age", ""], ["motive", "one\ntwo"]])
    expect_accessible(bob)

    table(bob).get_by_role("gridcell").first.click()
    keys.press("Escape")
    keys.press("Tab")
    assert bob.evaluate("document.activeElement.closest('[role=grid]') === null")


def test_an_input_method_keeps_its_keys(room, browser):
    aki = room.open(browser, "Aki", "ja")
    aki.get_by_role("button", name="行を追加").first.click()
    expect(aki.locator(":focus")).to_have_attribute("data-column", "aspect")
    session = aki.context.new_cdp_session(aki)
    session.send("Input.imeSetComposition", {"text": "どうき", "selectionStart": 3, "selectionEnd": 3})
    enter = {"type": "rawKeyDown", "key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 229}
    session.send("Input.dispatchKeyEvent", enter)
    session.send("Input.insertText", {"text": "動機"})
    expect_cells(aki, [["動機", ""]])
    expect(aki.locator(":focus")).to_have_attribute("data-column", "aspect")
    aki.keyboard.press("Tab")
    expect(aki.locator(":focus")).to_have_attribute("data-column", "text")


def test_cells_come_from_a_spreadsheet_and_go_back(room, browser):
    bob, aki = room.open(browser, "Bob"), room.open(browser, "Aki")
    add_row(bob)
    bob.keyboard.press("Escape")
    bob.evaluate("text => navigator.clipboard.writeText(text)", 'motive\t"wants\n""more"""\nage\t30 to 40\tbeyond\n')
    bob.keyboard.press("Control+v")
    expect_cells(aki, [["motive", 'wants\n"more"'], ["age", "30 to 40"]])
    bob.keyboard.press("Control+a")
    bob.keyboard.press("Control+c")
    assert bob.evaluate("navigator.clipboard.readText()") == 'motive\t"wants\n""more"""\nage\t30 to 40'
    bob.keyboard.press("Control+z")
    expect_cells(aki, [["", ""]])


def test_a_phone_shows_cards_and_comments_reach_everybody(room, browser):
    bob, aki = room.open(browser, "Bob"), room.open(browser, "Aki", "ja", width=390)
    add_row(bob)
    bob.keyboard.type("motive")
    bob.keyboard.press("Escape")
    field = aki.get_by_role("textbox", name=re.compile("内容"))
    field.click()
    aki.keyboard.type("早く終えたい")
    expect_cells(bob, [["motive", "早く終えたい"]])
    expect_accessible(aki)

    bob.keyboard.press("Shift+F10")
    bob.get_by_role("menuitem", name="Comment").click()
    bob.get_by_label("Write a comment").fill("Who said so?")
    bob.keyboard.press("Control+Enter")
    expect(bob.get_by_role("article").get_by_text("Who said so?")).to_be_visible()
    aki.get_by_role("button", name=re.compile("未解決のコメント 1 件")).click()
    expect(aki.get_by_text("Who said so?")).to_be_visible()
    expect_accessible(bob)

    ask(
        room.address,
        f"/workshops/{room.workshop}/commands",
        {"type": "lock", "artifact": room.artifact},
        room.tokens["Mori"],
    )
    expect(bob.get_by_text("The facilitator has locked this artifact.")).to_be_visible()
    expect(bob.get_by_role("button", name="Add a row")).to_have_count(0)
