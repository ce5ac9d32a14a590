"""The press release with its FAQ: the customer's side and the provider's side."""

from __future__ import annotations

from collections.abc import Iterator

from gyakusan.assistant.models import DraftRequest, Proposal
from gyakusan.assistant.rules.prfaq_faq import customer_faq
from gyakusan.assistant.rules.prfaq_internal import internal_faq
from gyakusan.assistant.rules.prfaq_message import message, quotes, steps
from gyakusan.assistant.rules.prfaq_provider import provider_message
from gyakusan.assistant.rules.story import story


def draft_customer(request: DraftRequest) -> Iterator[Proposal]:
    """Propose the customer's side: message, steps, quotes as hypotheses, and FAQ.

    It follows from the chosen invention, else the one with the best score, else the question with the highest impact;
    where the team has none of these, what belongs there is left blank.
    """
    told = story(request)
    yield from message(request, told)
    yield from steps(request, told)
    yield from quotes(request, told)
    yield from customer_faq(request, told)


def draft_provider(request: DraftRequest) -> Iterator[Proposal]:
    """Propose the provider's side: what was overlooked, market, own strength, target, and the internal FAQ."""
    told = story(request)
    yield from provider_message(request, told)
    yield from internal_faq(request, told)
