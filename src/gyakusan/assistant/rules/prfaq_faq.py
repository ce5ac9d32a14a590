"""The customer's questions: price, difference, failure, what others say, and what happens to their data."""

from __future__ import annotations

from collections.abc import Iterator

from gyakusan.artifacts.kinds.day_zero import DataInventory
from gyakusan.artifacts.kinds.refine import FaqRow
from gyakusan.artifacts.kinds.test_iterate import Reactions
from gyakusan.assistant.models import DraftRequest, PutRow
from gyakusan.assistant.rules.fields import gap, is_known, join, origin, place, tell
from gyakusan.assistant.rules.figures import bare_name
from gyakusan.assistant.rules.prfaq_message import possible
from gyakusan.assistant.rules.shared import quote, row_id
from gyakusan.assistant.rules.story import Story


def customer_faq(request: DraftRequest, told: Story) -> Iterator[PutRow]:
    """Propose the customer's questions with the answers that follow from what the team has."""
    language = told.language
    for slot, answer in _answers(request, told):
        row = FaqRow(
            id=row_id(request, "faq", slot),
            provenance=origin(language, f"faq.{slot}"),
            question=tell(language, f"customer_faq.{slot}.question", service=told.service),
            answer=answer,
        )
        yield from place(request, "customer_faq", row, "question")


def _answers(request: DraftRequest, told: Story) -> Iterator[tuple[str, str]]:
    language = told.language
    price = told.brief.market.price.strip()
    key = "customer_faq.price.answer"
    yield "price", tell(language, key, price=price) if is_known(price) else gap(language, "price")
    what = possible(told)
    key = "customer_faq.difference.answer"
    yield "difference", tell(language, key, what=what) if what else gap(language, "difference")
    yield "failure", gap(language, "failure")
    count = len(request.source(Reactions).rows)
    key = "customer_faq.voices.answer"
    yield "voices", tell(language, key, count=count) if count else tell(language, "customer_faq.voices.none")
    personal = [row for row in request.source(DataInventory).rows if row.personal == "yes"]
    names = [quote(bare_name(row.name), language) for row in personal]
    if names:
        listed = join(language, "join.names", names)
        yield "data", tell(language, "customer_faq.data.answer", names=listed, rest=gap(language, "data_use"))
