from __future__ import annotations

from tests.support.language_models import Desk

from gyakusan.core.clock import FixedClock
from gyakusan.core.db import Database
from gyakusan.llm.ledger import DatabaseLedger
from gyakusan.llm.models import Usage


def test_usage_is_summed_per_workshop(database: Database, clock: FixedClock) -> None:
    ledger = DatabaseLedger(database, clock)
    first, second = Usage("ws-1", "journey", "fake:demo", 10, 5), Usage("ws-1", "prfaq", "fake:demo", 7, 1)
    for usage in (first, second, Usage("ws-2", "journey", "fake:demo", 100, 100)):
        ledger.record(usage)
    assert [ledger.spent(workshop) for workshop in ("ws-1", "ws-2", "ws-3")] == [23, 200, 0]
    assert ledger.usage("ws-1") == (first, second)


def test_drafting_writes_into_the_database(database: Database, clock: FixedClock, desk: Desk) -> None:
    ledger = DatabaseLedger(database, clock)
    desk.ledger = ledger  # pyright: ignore[reportAttributeAccessIssue]
    desk.ask(desk.open("fake:demo"))
    (usage,) = ledger.usage("ws-1")
    assert ledger.spent("ws-1") == usage.input_tokens + usage.output_tokens > 0
