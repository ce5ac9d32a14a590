"""The proposal and the role play of the three-day edition."""

from __future__ import annotations

from collections.abc import Iterator

from gyakusan.artifacts.kinds.canvases import BusinessModel, ValueCanvas
from gyakusan.artifacts.kinds.invent import SolutionRow, Solutions
from gyakusan.artifacts.kinds.listen import CustomerProfile, Journey, JourneyRow
from gyakusan.artifacts.kinds.three_day import GapRow, RoleCardRow, SecretQuestionRow, UseCaseRow, UseCases
from gyakusan.artifacts.kinds.three_day import Proposal as ProposalKind
from gyakusan.assistant.models import DraftRequest, Proposal
from gyakusan.assistant.rules.boards.words import gap, origin, tell
from gyakusan.assistant.rules.canvases import PURPOSE_ASPECTS
from gyakusan.assistant.rules.fields import fill, is_known, place
from gyakusan.assistant.rules.shared import first_line, quote, row_id
from gyakusan.assistant.rules.story import lines

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
        "gain": (
            tell(language, "proposal.gain", saving=case.saving) if case and is_known(case.saving) else "",
            "use_case",
        ),
        "cost": (_price(request), "market"),
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
    members = sorted(request.brief.members, key=lambda member: member.role == "product_manager")
    for number, part in enumerate(PARTS):
        member = members[number % len(members)].name if members else gap(language, "member")
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


def _secret_questions(request: DraftRequest) -> Iterator[tuple[str, str, str]]:
    language = request.language
    proposal = request.source(ProposalKind)
    pains = [row for row in request.source(Journey).rows if is_known(row.action) and is_known(row.emotion)]
    for row in pains[:3]:
        scene = quote(first_line(row.action, 60), language)
        yield (
            row.id,
            tell(language, "secret.pain", action=scene),
            tell(language, "secret.pain_aim", emotion=quote(first_line(row.emotion, 80), language)),
        )
    for name in ("gain", "cost", "evidence"):
        known = is_known(getattr(proposal, name))
        yield name, tell(language, f"secret.{name}"), tell(language, f"secret.{'known' if known else 'blank'}_aim")
    yield "switch", tell(language, "secret.switch"), tell(language, "secret.switch_aim")
    yield "wrong", tell(language, "secret.wrong"), tell(language, "secret.wrong_aim")


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
    how = first_line(solution.how_solved, 200).rstrip("。.")
    if action is None:
        return tell(language, "proposal.offer", solution=quote(first_line(solution.title), language), how=how)
    scene = quote(first_line(action.action, 80), language)
    return tell(
        language, "proposal.offer_in", scene=scene, solution=quote(first_line(solution.title), language), how=how
    )


def _price(request: DraftRequest) -> str:
    if is_known(request.brief.market.price):
        return request.brief.market.price
    streams = [row.text for row in request.source(BusinessModel).blocks if row.block == "revenue_streams"]
    return next((text for text in streams if is_known(text)), "")


def _support(request: DraftRequest, solution: SolutionRow | None) -> str:
    if solution is None or not is_known(solution.effect):
        return ""
    return tell(
        request.language,
        "proposal.support",
        provider=solution.provider or solution.title,
        effect=first_line(solution.effect, 300),
    )
