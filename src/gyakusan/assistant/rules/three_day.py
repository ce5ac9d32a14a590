"""The proposal and the role play of the three-day edition."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gyakusan.artifacts.kinds.canvases import BusinessModel, ValueCanvas
from gyakusan.artifacts.kinds.invent import SolutionRow, Solutions
from gyakusan.artifacts.kinds.listen import CustomerProfile, Journey, JourneyRow
from gyakusan.artifacts.kinds.three_day import GapRow, RoleCardRow, SecretQuestionRow, UseCaseRow, UseCases
from gyakusan.artifacts.kinds.three_day import Proposal as ProposalKind
from gyakusan.artifacts.quantities import Kind
from gyakusan.assistant.models import DraftRequest, Proposal
from gyakusan.assistant.rules.boards.words import gap, origin, tell
from gyakusan.assistant.rules.canvases import PURPOSE_ASPECTS
from gyakusan.assistant.rules.fields import fill, is_known, join, place
from gyakusan.assistant.rules.figures import costs, yearly_of
from gyakusan.assistant.rules.prfaq_message import response
from gyakusan.assistant.rules.shared import first_line, quote, row_id
from gyakusan.assistant.rules.story import lines

_MOST_PAINS = 2
"""So many of the customer's questions are about actions of today."""
PARTS = ("customer", "proposer", "scribe")


def draft_proposal(request: DraftRequest) -> Iterator[Proposal]:
    """Propose the proposal to the customer, and what is missing to be sure of it."""
    language = request.language
    profile, case = request.source(CustomerProfile), _chosen(request)
    solution, action = _solution(request, case), _action(request, case)
    texts = {
        "to_whom": (profile.sentence, "profile"),
        "problem": ("\n".join(lines(profile.purpose, *PURPOSE_ASPECTS["problem"])), "purpose"),
        "proposal": (_offer(request, solution, action), "use_case"),
        "gain": (_gain(request, case), "use_case"),
        "cost": (_cost(request), "market"),
        "evidence": (_support(request, solution), "solutions"),
    }
    for name, (value, note) in texts.items():
        yield from fill(request, name, value or gap(language, f"proposal.{name}"), origin(language, note))
    for key in _gaps(request, case, solution):
        row = GapRow(
            id=row_id(request, "gap", key),
            provenance=origin(language, "gap"),
            gap=tell(language, f"missing.{key}.gap"),
            how=tell(language, f"missing.{key}.how"),
            owner=_owner(request, key),
        )
        yield from place(request, "gaps", row, "gap")


def draft_role_play(request: DraftRequest) -> Iterator[Proposal]:
    """Propose who plays whom, and the questions that the customer keeps secret until the simulation."""
    language = request.language
    players = _players(request)
    for number, part in enumerate(PARTS):
        member = players[number % len(players)] if players else gap(language, "member")
        row = RoleCardRow(
            id=row_id(request, "card", part),
            provenance=origin(language, "members"),
            role=part,
            member=member,
            brief=tell(language, f"brief.{part}"),
        )
        yield from place(request, "cards", row, "role")
    for key, question, aim in _secret_questions(request):
        secret = SecretQuestionRow(
            id=row_id(request, "secret", key), provenance=origin(language, "secret"), question=question, aim=aim
        )
        yield from place(request, "questions", secret, "question")


def _players(request: DraftRequest) -> list[str]:
    """Return members in the order of `PARTS`: the customer is played by whoever meets customers every day."""
    order = {role: place for place, role in enumerate(("customer_support", "sales", "ux_designer", "product_manager"))}
    members = sorted(request.brief.members, key=lambda member: order.get(member.role, len(order)))
    customer = [member.name for member in members if member.role != "product_manager"]
    proposer = [member.name for member in members if member.role == "product_manager"]
    return [*customer[:1], *proposer, *customer[1:]]


def _secret_questions(request: DraftRequest) -> Iterator[tuple[str, str, str]]:
    language = request.language
    proposal = request.source(ProposalKind)
    for row in _heaviest(request)[:_MOST_PAINS]:
        scene, price = quote(first_line(row.action, 60), language), costs(row, language)
        key = "secret.pain_costs" if price else "secret.pain"
        asked = tell(language, key, action=scene, cost=join(language, "join.items", price) if price else "")
        felt = quote(first_line(row.emotion, 80).strip('"“”「」'), language)
        aim = tell(language, "secret.pain_aim", emotion=felt) if is_known(row.emotion) else ""
        yield row.id, asked, aim or tell(language, "secret.pain_aim_bare")
    for name in ("gain", "cost", "evidence"):
        known = is_known(getattr(proposal, name))
        yield name, tell(language, f"secret.{name}"), tell(language, f"secret.{'known' if known else 'blank'}_aim")
    yield "switch", tell(language, "secret.switch"), tell(language, "secret.switch_aim")
    yield "wrong", tell(language, "secret.wrong"), tell(language, "secret.wrong_aim")
    yield "explain", tell(language, "secret.explain"), tell(language, "secret.explain_aim")


def _heaviest(request: DraftRequest) -> list[JourneyRow]:
    """Return the actions: that of the chosen use case first, then by the time that they take in a year."""
    rows = [row for row in request.source(Journey).rows if is_known(row.action)]
    case = _chosen(request)
    return sorted(rows, key=lambda row: (not case or row.id != case.action, -_minutes_a_year(row)))


def _minutes_a_year(row: JourneyRow) -> Decimal:
    result = yearly_of(row.time, row.frequency, Kind.TIME)
    return result.amount.low if result and result.amount else Decimal(0)


def _gaps(request: DraftRequest, case: UseCaseRow | None, solution: SolutionRow | None) -> list[str]:
    found = ["problem"]
    if case is None or not is_known(case.saving):
        found.append("saving")
    if solution is not None:
        found.append("effect")
    if not is_known(_price(request)):
        found.append("price")
    return [*found, "switch"][:4]


def _owner(request: DraftRequest, key: str) -> str:
    role = "data_scientist" if key in ("effect", "saving") else "product_manager"
    members = request.brief.members_with(role)
    return members[0].name if members else gap(request.language, "owner")


def _chosen(request: DraftRequest) -> UseCaseRow | None:
    rows = request.source(UseCases).rows
    return next((row for row in rows if row.chosen), next(iter(rows), None))


def _solution(request: DraftRequest, case: UseCaseRow | None) -> SolutionRow | None:
    return next((row for row in request.source(Solutions).rows if case and row.id == case.solution), None)


def _action(request: DraftRequest, case: UseCaseRow | None) -> JourneyRow | None:
    return next((row for row in request.source(Journey).rows if case and row.id == case.action), None)


def _offer(request: DraftRequest, solution: SolutionRow | None, action: JourneyRow | None) -> str:
    language = request.language
    canvas = request.source(ValueCanvas)
    if solution is None:
        return canvas.value if is_known(canvas.value) else ""
    how = response(first_line(solution.how_solved, 200), language) if is_known(solution.how_solved) else ""
    if action is None:
        return tell(language, "proposal.offer", solution=quote(first_line(solution.title), language), how=how)
    scene = quote(first_line(action.action, 80), language)
    return tell(
        language, "proposal.offer_in", scene=scene, solution=quote(first_line(solution.title), language), how=how
    )


def _gain(request: DraftRequest, case: UseCaseRow | None) -> str:
    return tell(request.language, "proposal.gain", saving=case.saving) if case and is_known(case.saving) else ""


def _cost(request: DraftRequest) -> str:
    """Return the price with a blank for what else the customer gives: effort, data, habits."""
    language, price = request.language, _price(request)
    rest = gap(language, "proposal.effort")
    return tell(language, "proposal.cost", price=price, rest=rest) if price else ""


def _price(request: DraftRequest) -> str:
    if is_known(request.brief.market.price):
        return request.brief.market.price
    streams = [row.text for row in request.source(BusinessModel).blocks if row.block == "revenue_streams"]
    return next((text for text in streams if is_known(text)), "")


def _support(request: DraftRequest, solution: SolutionRow | None) -> str:
    if solution is None or not is_known(solution.effect):
        return ""
    title, provider = quote(first_line(solution.title), request.language), solution.provider.strip()
    key = "proposal.support" if provider else "proposal.support_bare"
    effect = first_line(solution.effect, 300).rstrip("。.")
    return tell(request.language, key, title=title, provider=provider, effect=effect)
