"""From the first link that a server prints to people in a workshop, in a browser, by keyboard where it matters."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, expect

AXE = Path(__file__).parent.parent.parent / "web" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def window(browser: Browser, width: int = 1280, **options: object) -> BrowserContext:
    return browser.new_context(viewport={"width": width, "height": 800}, locale="en-GB", **options)  # type: ignore[arg-type]


def expect_accessible(page: Page) -> None:
    """Nothing that axe finds against WCAG 2.2 AA, and nothing that scrolls sideways."""
    page.evaluate(AXE.read_text(encoding="utf-8") + ";0")
    found = page.evaluate("tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", TAGS)
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def set_up(page: Page, link: str) -> None:
    page.goto(link)
    page.get_by_label("Login").fill("aki")
    page.get_by_label("Name", exact=True).fill("Aki Mori")
    page.get_by_label("Password").fill("short")
    page.get_by_role("button", name="Create the account").click()
    expect(page.get_by_text("Use at least 12 characters.")).to_be_visible()
    expect_accessible(page)
    page.get_by_label("Password").fill("a password that is long")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/workshops$"))


def create_workshop(page: Page) -> str:
    page.get_by_role("link", name="Create a workshop").click()
    page.get_by_role("button", name="Create", exact=True).click()
    expect(page.get_by_text("Enter the name of the product or service.")).to_be_visible()
    page.get_by_label("Name of the product or service").fill("Maintenance desk")
    page.get_by_label("Starts at").first.fill("2027-02-01T09:30")
    expect_accessible(page)
    page.get_by_role("button", name="Create", exact=True).click()
    expect(page).to_have_url(re.compile("/w/[^/]+$"))
    return page.url.rsplit("/", 1)[-1]


def test_a_server_is_set_up_and_a_workshop_created(served, browser):
    context = window(browser)
    page = context.new_page()
    set_up(page, served.setup_link)
    expect_accessible(page)
    workshop = create_workshop(page)
    page.goto(f"{served.address}/workshops")
    expect(page.get_by_role("link", name="Maintenance desk")).to_have_attribute("href", f"/w/{workshop}")

    page.goto(served.setup_link.replace("#", "?again#"))
    expect(page.get_by_role("alert")).to_contain_text("link")

    context.close()
    later = window(browser)
    page = later.new_page()
    page.goto(f"{served.address}/sign-in")
    page.get_by_label("Login").fill("aki")
    page.get_by_label("Password").fill("not the password")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    expect_accessible(page)
    page.get_by_label("Password").fill("a password that is long")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Maintenance desk")).to_be_visible()
    page.get_by_role("button", name=re.compile("Show in Japanese", re.IGNORECASE)).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("ワークショップ")
    assert page.evaluate("document.documentElement.lang") == "ja"
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("ワークショップ")
    later.close()


def test_people_join_change_devices_and_are_taken_out(served, browser):
    lead, phone, other = window(browser), window(browser, 390), window(browser, 390)
    page, guest, elsewhere = lead.new_page(), phone.new_page(), other.new_page()
    set_up(page, served.setup_link)
    workshop = create_workshop(page)
    page.goto(f"{served.address}/w/{workshop}/people")
    page.get_by_role("button", name="Make an invitation link").click()
    expect_accessible(page)
    page.get_by_role("button", name="Make the link").click()
    link = page.get_by_role("textbox", name="Invitation links").first.input_value()

    guest.goto(link)
    guest.get_by_label("Name").fill("Ken Tanaka")
    guest.get_by_role("button", name="Join", exact=True).click()
    expect(guest.get_by_text("Choose a role.")).to_be_visible()
    guest.locator("label", has_text=re.compile("^Developer")).click()
    expect_accessible(guest)
    guest.get_by_role("button", name="Join", exact=True).click()
    expect(guest).to_have_url(re.compile(f"/w/{workshop}$"))
    row = page.get_by_role("row", name=re.compile("Ken Tanaka"))
    expect(row).to_contain_text("Developer")
    expect_accessible(page)

    guest.goto(link)
    expect(guest.get_by_role("button", name="Go on as Ken Tanaka")).to_be_visible()

    page.get_by_role("button", name="Actions for Ken Tanaka").click()
    page.get_by_role("menuitem", name="Make a link to re-enter").click()
    again = page.get_by_role("dialog").get_by_role("textbox").input_value()
    page.keyboard.press("Escape")
    elsewhere.goto(again)
    elsewhere.get_by_role("button", name="Enter", exact=True).click()
    expect(elsewhere).to_have_url(re.compile(f"/w/{workshop}$"))
    guest.goto(f"{served.address}/w/{workshop}")
    expect(guest.get_by_role("heading", level=1)).to_have_text("This device is no longer in the workshop")

    page.get_by_role("button", name="Actions for Ken Tanaka").click()
    page.get_by_role("menuitem", name="Remove").click()
    page.get_by_role("dialog").get_by_role("button", name="Remove").click()
    expect(row).to_have_count(0)
    expect(elsewhere.get_by_role("heading", level=1)).to_have_text("This device is no longer in the workshop")

    page.get_by_role("button", name="Revoke").click()
    page.get_by_role("dialog").get_by_role("button", name="Revoke").click()
    expect(page.get_by_text("Revoked")).to_be_visible()
    guest.goto(link)
    expect(guest.get_by_role("alert")).to_be_visible()
    for context in (lead, phone, other):
        context.close()
