"""The provider's side of the press release: what was overlooked, market, own strength, target."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gyakusan.artifacts.kinds.day_zero import DataInventory, DataRow
from gyakusan.artifacts.kinds.invent import SolutionRow, Solutions
from gyakusan.artifacts.kinds.test_iterate import ReactionRow, Reactions
from gyakusan.artifacts.provenance import Provenance
from gyakusan.assistant.models import DraftRequest, PutField
from gyakusan.assistant.rules.fields import fill, gap, is_known, join, origin, tell
from gyakusan.assistant.rules.figures import bare_name, month
from gyakusan.assistant.rules.market import decide
from gyakusan.assistant.rules.phrasing.ja import keywords
from gyakusan.assistant.rules.prfaq_message import possible
from gyakusan.assistant.rules.shared import first_line, quote
from gyakusan.assistant.rules.statements import scene
from gyakusan.assistant.rules.story import Story
from gyakusan.core.language import Language
from gyakusan.identity.models import Brief

_MOST = 2
"""So many data sets, own solutions or criteria are named in one field."""
_OWN = ("自社", "社内", "own ", "in-house", "our ", "internal")
"""Words by which the provider of a solution is the own company."""


def provider_message(request: DraftRequest, told: Story) -> Iterator[PutField]:
    """Propose the fields of the provider's side where nobody has written them."""
    language = told.language
    customers = told.brief.market.customers.strip()
    missing = gap(language, "market_customers")
    market = tell(language, "provider.customers", customers=customers) if is_known(customers) else missing
    texts: dict[str, tuple[str, Provenance]] = {
        "overlooked": (_overlooked(request, told), origin(language, "overlooked")),
        "market_customers": (market, origin(language, "market")),
        "own_strength": (_own_strength(request, told), origin(language, "own_strength")),
        "target": (_target(told), origin(language, "market")),
    }
    for name, (value, provenance) in texts.items():
        yield from fill(request, name, value, provenance)


def counted(request: DraftRequest, *about: str) -> list[ReactionRow]:
    """Return the counted reactions about one of the subjects."""
    rows = request.source(Reactions).rows
    return [row for row in rows if row.about in about and row.count is not None and row.of]


def seen(row: ReactionRow, language: Language) -> str:
    """Return a counted reaction as a sentence."""
    content = first_line(row.content, 200).rstrip("。.")
    who = row.who.strip() or tell(language, "provider.people")
    return tell(language, "provider.seen", who=who, of=f"{row.of:g}", count=f"{row.count:g}", content=content)


def _overlooked(request: DraftRequest, told: Story) -> str:
    language = told.language
    if not told.actions:
        return gap(language, "overlooked")
    parts: list[str] = []
    for row in told.actions:
        view = scene(row.action, language)
        parts.append(tell(language, f"provider.overlooked.{view.form}", action=view.text))
    text = tell(language, "provider.overlooked.sentence", what=join(language, "provider.overlooked.and", parts))
    reactions = counted(request, "question", "problem_solved")[:1]
    return join(language, "join.sentences", [text, *(seen(row, language) for row in reactions)])


def _own_strength(request: DraftRequest, told: Story) -> str:
    language = told.language
    wanted = set(keywords(_subject(told)))
    known = [row for row in request.source(DataInventory).rows if is_known(row.name)]
    data = sorted(known, key=lambda row: -len(wanted & set(keywords(row.name))))[:_MOST]
    own = [row for row in request.source(Solutions).rows if is_own(row, told.brief)]
    own = [row for row in own if row in told.solutions] or own
    sentences = [_data(data, language)] if data else []
    if own:
        titles = [quote(first_line(row.title), language) for row in own[:_MOST]]
        sentences.append(tell(language, "provider.own", titles=join(language, "provider.own_and", titles)))
    return join(language, "join.sentences", sentences) if sentences else gap(language, "own_strength")


def _subject(told: Story) -> str:
    texts = [told.question.question if told.question else "", *(row.action for row in told.actions)]
    return "\n".join([*texts, *(f"{row.title}\n{row.how_solved}" for row in told.solutions)])


def is_own(row: SolutionRow, brief: Brief) -> bool:
    """Tell whether a solution comes from the own company, by the words in its provider."""
    provider, company = f"{row.provider.lower()} ", brief.company.strip().lower()
    return any(word in provider for word in _OWN) or bool(company and company in provider)


def _data(rows: list[DataRow], language: Language) -> str:
    named: list[str] = []
    for row in rows:
        facts = [row.since.strip() and tell(language, "provider.since", since=month(row.since, language))]
        stated = join(language, "join.items", [fact for fact in (*facts, row.amount.strip()) if fact])
        key = "provider.data_item" if stated else "provider.data_bare"
        named.append(tell(language, key, name=bare_name(row.name), facts=stated))
    return tell(language, "provider.data", data=join(language, "provider.data_and", named))


def _target(told: Story) -> str:
    language, market, found = told.language, told.brief.market, decide(told.brief.market)
    period = market.period.strip() if is_known(market.period) else tell(language, "provider.years")
    what = possible(told) or gap(language, "makes_possible")
    if found.customers is None or found.share is None:
        return tell(language, "provider.target_open", period=period, what=what, count=gap(language, "target"))
    reached = f"{(found.customers * found.share).quantize(Decimal(1)):,}"
    values = {"customers": market.customers.strip(), "share": market.share.strip(), "count": reached}
    return tell(language, "provider.target", period=period, what=what, **values)
