"""The server is killed in the middle of a meeting and started again: nothing that it has answered for is lost."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.conftest import Served
from tests.e2e.house import Api, House, Seated, open_house

STEP = {"part": "day-0", "phase": "start", "step": "goals"}


def test_clocks_go_on_and_votes_are_still_secret_after_a_kill(tmp_path: Path):
    served = Served(tmp_path / "data", {})
    served.start()
    house = open_house(served.address, served.setup_link, language="en")
    house.command(type="start_part", part="day-0")
    house.command(type="start_step", step=STEP)
    options = [{"id": "a", "title": "Voltage"}, {"id": "b", "title": "Wiring"}]
    house.command(type="open_vote", subject="Which?", options=options, anonymous=True)
    vote = house.state()["votes"][0]["id"]
    for member, choice in zip(house.members, "abaa", strict=True):
        ballot = {"type": "cast_ballot", "vote": vote, "dots": {choice: 3}}
        member.api.post(f"/workshops/{house.workshop}/commands", ballot)
    before = house.state()
    served.kill()
    house.close()
    served.start()
    again = reopened(house, served.address)
    try:
        after = again.state()
        assert after["clock"] == before["clock"]
        assert (after["votes"][0]["cast"], after["votes"][0]["result"]) == (4, None)
        assert [again.state(member)["votes"][0]["mine"]["dots"] for member in again.members] == [
            {choice: 3} for choice in "abaa"
        ]
        again.command(type="reveal_vote", vote=vote)
        result = again.state()["votes"][0]["result"]
        assert {tally["option"]: tally["total"] for tally in result["tallies"]} == {"a": 9, "b": 3}
        assert {ballot["voter"] for ballot in result["ballots"]} == {""}
    finally:
        again.close()
        served.stop()


def reopened(house: House, address: str) -> House:
    """The same people with the tokens that they had."""

    def seated(person: Seated) -> Seated:
        return Seated(person.id, person.name, Api(address, person.api.token))

    return House(address, house.workshop, seated(house.facilitator), [seated(m) for m in house.members], house.language)
