"""The session in several browsers: one clock for everybody, hands, who has finished."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect
from tests.e2e.conftest import Served
from tests.e2e.house import House, open_house
from tests.e2e.window import Window

WORDS = {
    "ja": {
        "start": "始める",
        "next": "次の作業へ",
        "finish": "できました",
        "hand": "手を挙げる",
        "pause": "一時停止",
        "five": re.compile("5 分延ばす"),
        "reveal": "結果を見せる",
        "vote": "投票を始める",
    },
    "en": {
        "start": "Start",
        "next": "Next step",
        "finish": "I have finished",
        "hand": "Raise hand",
        "pause": "Pause",
        "five": re.compile("5 more minutes"),
        "reveal": "Show the result",
        "vote": "Open a vote",
    },
}


@pytest.fixture(params=["ja", "en"])
def house(served: Served, request: pytest.FixtureRequest) -> Iterator[House]:
    opened = open_house(served.address, served.setup_link, language=request.param)
    yield opened
    opened.close()


def test_the_clock_is_the_servers_and_everybody_sees_the_same(house: House, browser: Browser):
    words = WORDS[house.language]
    facilitator = Window(browser, house, house.facilitator, language=house.language)
    member = Window(browser, house, house.members[0], language=house.language, width=390)
    facilitator.go()
    member.go()
    house.command(type="start_part", part="day-0")
    house.command(type="start_step", step={"part": "day-0", "phase": "start", "step": "goals"})
    for window in (facilitator, member):
        expect(window.page.get_by_role("timer").first).to_be_visible()
    member.page.get_by_role("button", name=words["finish"], exact=True).click()
    member.page.get_by_role("button", name=words["hand"]).click()
    expect(facilitator.page.get_by_role("listitem").filter(has_text=house.members[0].name)).to_contain_text("✋")
    facilitator.page.get_by_role("button", name=words["pause"]).click()
    facilitator.page.get_by_role("button", name=words["five"]).click()
    for window in (facilitator, member):
        expect(window.page.get_by_role("timer").first).to_contain_text(re.compile("14:|15:00"))
    assert 14 * 60_000 < house.state()["clock"]["remaining_ms"] <= 15 * 60_000
    facilitator.page.get_by_role("button", name=words["next"]).click()
    expect(member.page.locator("#now")).not_to_be_empty()
    for window in (facilitator, member):
        assert window.violations() == []
        window.close()
