"""The proposal and the role play of the three-day edition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gyakusan.artifacts.kinds.canvases import BusinessModel
from gyakusan.artifacts.kinds.define import Questions
from gyakusan.artifacts.kinds.listen import JourneyRow
from gyakusan.artifacts.kinds.three_day import GapRow, RoleCardRow, RolePlay, SecretQuestionRow
from gyakusan.artifacts.kinds.three_day import Proposal as ProposalDocument
from gyakusan.artifacts.provenance import RULES
from gyakusan.artifacts.quantities import parse
from gyakusan.assistant.models import DraftRequest, Proposal
from gyakusan.assistant.rules.boards.material import core, heaviest, known_lines, means, service
from gyakusan.assistant.rules.boards.words import gap, origin, tell, tell_scene
from gyakusan.assistant.rules.effects import effect
from gyakusan.assistant.rules.fields import fill, is_known, join, place
from gyakusan.assistant.rules.figures import costs
from gyakusan.assistant.rules.prfaq_message import response, taken_for_granted
from gyakusan.assistant.rules.shared import first_line, quote, row_id
from gyakusan.assistant.rules.story import Story, story

_MOST_PAINS = 2
"""So many actions of today are named in the problem, and so many of the customer's questions are about them."""
_MOST_GAPS = 4
_CUSTOMERS = ("customer_support", "sales", "ux_designer")
"""Roles that meet customers every day, and so play them best."""


def draft_proposal(request: DraftRequest) -> Iterator[Proposal]:
    """Propose the proposal to the customer, and what is missing to be sure of it."""
    language, told = request.language, story(request)
    sentence = told.profile.sentence.strip()
    price = _price(request)
    texts = {
        "to_whom": (sentence if is_known(sentence) else "", "profile"),
        "problem": (_problem(request, told), "problem"),
        "proposal": (_offer(request, told), "use_case"),
        "gain": (_gain(told), "gain"),
        "cost": (tell(language, "proposal.cost", price=price, rest=gap(language, "proposal.effort")), "market"),
        "evidence": (_support(request, told), "evidence"),
    }
    if not price:
        blanks = [gap(language, "proposal.cost"), gap(language, "proposal.effort")]
        texts["cost"] = (join(language, "join.sentences", blanks), "blank")
    for name, (text, note) in texts.items():
        value, key = (text, note) if text else (gap(language, f"proposal.{name}"), "blank")
        yield from fill(request, name, value, origin(language, key))
    for slot, missing in _missing(request, told).items():
        row = GapRow(
            id=row_id(request, "gap", slot),
            provenance=origin(language, "gap"),
            gap=missing,
            how=tell(language, f"missing.{slot}.how"),
            owner=_owner(request, slot),
        )
        yield from place(request, "gaps", row, "gap")


def _problem(request: DraftRequest, told: Story) -> str:
    """Return the problem in the profile, and what the actions to change and those of chosen questions cost today."""
    doubted = {action for row in request.source(Questions).rows if row.chosen for action in row.actions}
    asked = tuple(row for row in told.journey if row.id in doubted and row not in told.actions)
    actions = (*told.actions, *asked)
    granted = taken_for_granted(replace(told, actions=actions[:_MOST_PAINS])) if actions else ""
    return "\n".join([*known_lines(told.profile, "problem"), *([granted] if granted else [])])


def _offer(request: DraftRequest, told: Story) -> str:
    language, (solution, action) = request.language, core(request, told)
    if solution is None or not is_known(solution.how_solved):
        return ""
    how = response(solution.how_solved, language)
    values = {"product": service(told), "how": how, "scope": gap(language, "proposal.scope")}
    if action is None:
        return tell(language, "proposal.offer_bare", **values)
    return tell_scene(language, "proposal.offer", action.action, **values)


def _gain(told: Story) -> str:
    """Return what the use case saves, else what the question promises; empty when unknown."""
    case = told.use_case
    if case is None or not is_known(case.saving):
        promised = effect(told)
        return promised if is_known(promised) else ""
    return tell(told.language, "proposal.gain", saving=case.saving)


def _price(request: DraftRequest) -> str:
    """Return the price of the brief, else the one that a person wrote into the revenue streams; empty when unknown."""
    if is_known(request.brief.market.price):
        return request.brief.market.price.strip()
    streams = [row for row in request.source(BusinessModel).blocks if row.block == "revenue_streams"]
    written = [first_line(row.text).rstrip("。.") for row in streams if row.origin("text").by != RULES]
    return next((text for text in written if is_known(text) and parse(text).money is not None), "")


def _support(request: DraftRequest, told: Story) -> str:
    """Return what the case reports, and what was observed at the actions; never as an effect of this proposal."""
    language, solution = request.language, core(request, told)[0]
    found: list[str] = []
    if solution is not None and is_known(solution.effect):
        reported = first_line(solution.effect, 300).rstrip("。.")
        key = "proposal.support" if is_known(solution.provider) else "proposal.support_bare"
        title, provider = first_line(solution.title), solution.provider.strip()
        found.append(tell(language, key, title=title, provider=provider, effect=reported))
    seen = [evidence for row in told.actions for evidence in row.provenance.evidence][:_MOST_PAINS]
    found += [tell(language, "proposal.observed", source=one.source, text=one.text) for one in seen]
    return "\n".join(found)


def _missing(request: DraftRequest, told: Story) -> dict[str, str]:
    """Return what nobody has checked yet, the most dangerous first: two to four items."""
    language, (solution, action) = request.language, core(request, told)
    price, today = _price(request), means(told.profile)
    scene = first_line(action.action) if action else ""
    found = {
        "problem": _about(request, "problem", action=scene),
        "switch": _about(request, "switch", means=today),
        "price": _about(request, "price", price=price),
    }
    if not _gain(told):
        found["saving"] = _about(request, "saving", action=scene)
    if solution is not None and is_known(solution.effect):
        found["effect"] = tell(language, "missing.effect.gap", title=first_line(solution.title))
    return dict(list(found.items())[:_MOST_GAPS])


def _about(request: DraftRequest, slot: str, **values: str) -> str:
    key = "gap" if all(map(is_known, values.values())) else "gap_bare"
    return tell(request.language, f"missing.{slot}.{key}", **values)


def _owner(request: DraftRequest, slot: str) -> str:
    role = "data_scientist" if slot in ("effect", "saving") else "product_manager"
    members = request.brief.members_with(role)
    return members[0].name if members else gap(request.language, "owner")


def draft_role_play(request: DraftRequest) -> Iterator[Proposal]:
    """Propose who plays whom, and the questions that the customer keeps secret until the simulation."""
    language, told = request.language, story(request)
    cards = request.source(RolePlay).cards
    if all(row.origin("member").by == RULES for row in cards):
        for member, part, brief in _parts(request):
            identifier = row_id(request, "card", member or part)
            row = RoleCardRow(
                id=identifier,
                provenance=origin(language, "members"),
                role=part,
                member=member or gap(language, "member"),
                brief=tell(language, f"brief.{brief}"),
            )
            yield from place(request, "cards", row)
    for slot, (question, aim, note) in _secrets(request, told).items():
        secret = SecretQuestionRow(
            id=row_id(request, "secret", slot), provenance=origin(language, note), question=question, aim=aim
        )
        yield from place(request, "questions", secret, "question")


def _parts(request: DraftRequest) -> Iterator[tuple[str, str, str]]:
    """Yield member, part and the key of the brief; a part that nobody is left for has no member.

    Who meets customers every day plays the customer; from four members on there are two, one who uses and one who
    decides, and from five on two propose. The product manager proposes.
    """
    members = {member.name.strip(): member.role for member in request.brief.members if member.role != "facilitator"}
    members.pop("", None)
    order = [*_CUSTOMERS, "sponsor", "", "product_manager"]
    ranked = sorted(members, key=lambda name: order.index(members[name] if members[name] in order else ""))
    proposers = [name for name in ranked[1:] if members[name] == "product_manager"][:1]
    others = [name for name in ranked if name not in proposers]
    others += [""] * (3 - len(proposers) - len(others))
    first = others.pop(0)
    if len(members) < 4:
        yield first, "customer", "customer"
    else:
        yield first, "customer", "user"
        yield others.pop(0), "customer", "decider"
    for name in proposers or [others.pop(0)]:
        yield name, "proposer", "proposer"
    if len(others) > 1:
        yield others.pop(0), "proposer", "proposer"
    for name in others:
        yield name, "scribe", "scribe"


def _secrets(request: DraftRequest, told: Story) -> dict[str, tuple[str, str, str]]:
    """Return the customer's questions with aim and note: today's pains first, then what the proposal leaves open."""
    language, proposal = request.language, request.source(ProposalDocument)
    price, today = _price(request), means(told.profile)
    supported = "known" if is_known(proposal.evidence) else "open"
    priced = "known" if price else "open"
    found = {row.id: _pain(row, request) for row in heaviest(told)[:_MOST_PAINS]}
    for slot, question, aim, note in (
        ("switch", f"switch.{'known' if today else 'open'}", "switch.aim", "means" if today else "standard"),
        ("evidence", "evidence.ask", f"evidence.{supported}", "proposal"),
        ("cost", f"cost.{priced}", f"cost.{priced}_aim", "proposal"),
        ("wrong", "wrong.ask", "wrong.aim", "standard"),
        ("explain", "explain.ask", "explain.aim", "standard"),
    ):
        asked = tell(language, f"secret.{question}", means=today, price=price)
        found[slot] = (asked, tell(language, f"secret.{aim}"), note)
    return found


def _pain(row: JourneyRow, request: DraftRequest) -> tuple[str, str, str]:
    language, price = request.language, costs(row, request.language)
    key = "secret.pain" if price else "secret.pain_plain"
    question = tell_scene(language, key, row.action, cost=tell(language, "and").join(price))
    if is_known(row.emotion):
        emotion = quote(first_line(row.emotion, 80).strip("「」“”\"'。. "), language)
        return question, tell(language, "secret.pain_aim.felt", emotion=emotion), "pain"
    return question, tell(language, f"secret.pain_aim.{'open' if row.provenance.is_open else 'plain'}"), "pain"
