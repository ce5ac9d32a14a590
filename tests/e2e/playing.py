"""Playing a part of the program in browser windows, step by step, with drafts by rule."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Page, expect
from tests.e2e.house import House
from tests.e2e.window import Window

WORDS: dict[str, dict[str, Any]] = {
    "ja": {
        "start": "「{title}」を始める",
        "first": "最初の作業を始める",
        "next": "次の作業へ",
        "end": re.compile("」を終える$"),
        "end_now": "編を終える",
        "draft": "ルールで下書き",
        "accept": "すべて採用",
        "draw": "くじでペアを作る",
        "reveal": re.compile("控えを全員に見せる"),
        "together": re.compile("控えをチームの一枚にまとめる"),
        "decide": re.compile("件に決める$"),
        "add": "行を追加",
    },
    "en": {
        "start": "Start “{title}”",
        "first": "Start the first step",
        "next": "Next step",
        "end": re.compile("End “"),
        "end_now": "End this part",
        "draft": "Draft by rule",
        "accept": "Accept all",
        "draw": "Draw pairs",
        "reveal": re.compile("Show all copies of"),
        "together": re.compile("Put the copies of"),
        "decide": re.compile("Decide for the top"),
        "add": "Add a row",
    },
}


class Play:
    """A facilitator and members at their windows."""

    def __init__(
        self, house: House, facilitator: Window, members: list[Window], journey: list[list[str]] | None = None
    ) -> None:
        self.journey = journey or []
        """Rows that a member pastes from a spreadsheet when it is the journey's turn."""
        self.house = house
        self.facilitator = facilitator
        self.members = members
        self.words = WORDS[house.language]
        self.program = facilitator.person.api.get(f"/workshops/{house.workshop}")["program"]

    def part(self, identifier: str) -> None:
        """Start a part, play all its steps, and end it."""
        part = next(part for part in self.program["parts"] if part["id"] == identifier)
        title = part["title"][self.house.language]
        page = self.facilitator.go()
        self._press(page.get_by_role("button", name=self.words["start"].format(title=title), exact=True))
        self._until(lambda: self._part(identifier)["state"] == "running")
        if part["minutes"]:
            self._press(page.get_by_role("button", name=self.words["first"]))
            steps = [(phase, step) for phase in part["phases"] for step in phase["steps"]]
            for number, (phase, step) in enumerate(steps):
                self._until_step(phase["id"], step["id"])
                self.step(step)
                if number + 1 < len(steps):
                    self._press(self.facilitator.go().get_by_role("button", name=self.words["next"]))

    def end(self, identifier: str) -> None:
        """End a part."""
        page = self.facilitator.go()
        self._press(page.get_by_role("button", name=self.words["end"]).first)
        self._press(page.get_by_role("dialog").get_by_role("button", name=self.words["end_now"]))
        expect(page.get_by_role("dialog")).to_have_count(0)
        self._until(lambda: self._part(identifier)["state"] == "ended")

    def step(self, step: dict[str, Any]) -> None:
        """Do what a step asks for."""
        if step["id"] == "pairs":
            self._press(self.facilitator.go().get_by_role("button", name=self.words["draw"]))
            self._until(lambda: len(self.house.state()["pairs"]) > 0)
        if step["draft"] and step["draft"]["into"] == "journey" and self.journey:
            page = self.members[0].open_artifact("journey")
            paste_rows(page, self.words, self.journey)
            self.journey = []
        elif step["draft"]:
            self._draft(step)
        if step["decide"]:
            page = self.facilitator.go("/decide")
            before = len(self.house.state()["decisions"])
            self._press(page.get_by_role("button", name=self.words["decide"]).last)
            self._until(lambda: len(self.house.state()["decisions"]) > before)

    def _draft(self, step: dict[str, Any]) -> None:
        kind = step["draft"]["into"]
        if step["work"] != "pair":
            self.draft(self.members[len(step["id"]) % len(self.members)], kind, "")
            return
        pairs = self.house.state()["pairs"]
        for pair in pairs:
            member = next(m for m in self.members if m.person.id in pair["members"])
            self.draft(member, kind, f"pair:{pair['id']}")
        page = self.facilitator.go()
        self._press(page.get_by_role("button", name=self.words["reveal"]).first)
        together = page.get_by_role("button", name=self.words["together"]).first
        expect(together).to_be_enabled()
        self._press(together)

    def draft(self, window: Window, kind: str, scope: str) -> None:
        """Have an artifact drafted by rule in a member's window, and accept everything."""
        page = window.open_artifact(kind, scope)
        known = {draft["id"] for draft in self._drafts(window)}
        self._press(page.get_by_role("button", name=self.words["draft"], exact=True))
        self._until(lambda: any(d["id"] not in known and d["state"] == "done" for d in self._drafts(window)))
        drafted = next(draft for draft in self._drafts(window) if draft["id"] not in known)
        if drafted["proposals"] == 0:
            return  # a second draft from the same material has nothing to add
        accept = page.get_by_role("button", name=self.words["accept"])
        self._press(accept)
        expect(accept).to_have_count(0, timeout=15_000)

    def _drafts(self, window: Window) -> list[dict[str, Any]]:
        """Return the drafts that somebody sees: those into others' copies are hidden."""
        return self.house.state(window.person)["drafts"]

    def _part(self, identifier: str) -> dict[str, Any]:
        return next(part for part in self.house.state()["parts"] if part["id"] == identifier)

    def _until_step(self, phase: str, step: str) -> None:
        def there() -> bool:
            now = self.house.state()["clock"]["step"]
            return bool(now) and (now["phase"], now["step"]) == (phase, step)

        self._until(there)

    def _until(self, done: Any) -> None:
        for _ in range(600):
            if done():
                return
            self.facilitator.page.wait_for_timeout(50)
        raise AssertionError(f"it did not come about: {self.house.state()['clock']}")

    @staticmethod
    def _press(button: Any) -> None:
        expect(button).to_be_visible(timeout=15_000)
        expect(button).to_be_enabled()
        button.click()


def paste_rows(page: Page, words: dict[str, Any], rows: list[list[str]]) -> None:
    """Paste rows into the first list of an artifact, as a spreadsheet copies them."""
    page.get_by_role("button", name=words["add"]).first.click()
    grid = page.get_by_role("grid").first
    grid.get_by_role("gridcell").first.click()
    text = "\r\n".join("\t".join(row) for row in rows)
    page.evaluate(
        """text => {
            const data = new DataTransfer();
            data.setData('text/plain', text);
            const event = new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true});
            document.activeElement.dispatchEvent(event);
        }""",
        text,
    )
    expect(grid).to_contain_text(rows[-1][1])
