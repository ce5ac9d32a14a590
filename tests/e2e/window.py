"""A person's browser window on a workshop."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect
from tests.e2e.house import House, Seated

AXE = Path(__file__).parent.parent.parent / "web" / "node_modules" / "axe-core" / "axe.min.js"


class Window:
    """A browser context of its own, signed in as one person; complains of errors in the page's console."""

    def __init__(
        self,
        browser: Browser,
        house: House,
        person: Seated,
        *,
        language: str = "ja",
        width: int = 1280,
        height: int = 860,
    ) -> None:
        self.person = person
        self.house = house
        self.context: BrowserContext = browser.new_context(
            viewport={"width": width, "height": height}, locale=language, reduced_motion="reduce"
        )
        kept = {f"gyakusan.token.{house.workshop}": person.api.token, "gyakusan.language": language}
        self.context.add_init_script(
            f"for (const [key, value] of Object.entries({json.dumps(kept)})) localStorage.setItem(key, value);"
        )
        self.page: Page = self.context.new_page()
        self.problems: list[str] = []
        self.page.on("pageerror", lambda error: self.problems.append(str(error)))
        self.page.on("console", self._note)

    def _note(self, message: ConsoleMessage) -> None:
        # The browser itself reports every refused request; the page shows it in words.
        if message.type == "error" and not any(known in message.text for known in ("Failed to load", "WebSocket")):
            self.problems.append(message.text)

    def go(self, path: str = "") -> Page:
        """Open a page of the workshop and wait until the room's state has arrived."""
        self.page.goto(f"{self.house.address}/w/{self.house.workshop}{path}")
        expect(self.page.locator("main h1").first).to_be_attached(timeout=15_000)
        return self.page

    def open_artifact(self, kind: str, scope: str = "") -> Page:
        """Open the artifact of a kind that this person sees in the newest edition."""
        return self.go(f"/artifacts/{self.artifact(kind, scope)}")

    def artifact(self, kind: str, scope: str = "") -> str:
        """Return its id."""
        found = [
            document
            for document in self.house.state(self.person)["documents"]
            if document["kind"] == kind and document["scope"].startswith(scope)
        ]
        assert found, (kind, scope, self.house.state(self.person)["documents"])
        return found[-1]["id"]

    def violations(self) -> list[str]:
        """Return what axe finds against WCAG 2.2 AA on the page as it is."""
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
        result = self.page.evaluate("tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", tags)
        return [
            f"{violation['id']}: {node['html'][:160]} {' '.join(node['failureSummary'].split())[:200]}"
            for violation in result["violations"]
            for node in violation["nodes"][:3]
        ]

    def close(self) -> None:
        """Close it; nothing may have gone wrong in it."""
        self.context.close()
        assert self.problems == []
