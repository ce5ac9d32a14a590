"""The value canvas, the business model canvas and the growth loop, from what the team has written."""

from __future__ import annotations

from collections.abc import Iterator

from gyakusan.artifacts.kinds.canvases import BLOCKS, BlockRow, BusinessModel, LoopRow, ValueCanvas
from gyakusan.artifacts.kinds.day_zero import HearingSheet
from gyakusan.artifacts.kinds.listen import CustomerProfile
from gyakusan.artifacts.provenance import RULES
from gyakusan.assistant.models import DraftRequest, Proposal
from gyakusan.assistant.rules.boards.clauses import value_sentence
from gyakusan.assistant.rules.boards.material import core, data_names, heaviest, how, is_partner, known_lines, service
from gyakusan.assistant.rules.boards.words import gap, origin, tell, tell_scene
from gyakusan.assistant.rules.fields import fill, is_known, join, place
from gyakusan.assistant.rules.figures import costs, often
from gyakusan.assistant.rules.prfaq_message import possible
from gyakusan.assistant.rules.shared import first_line, listed, row_id
from gyakusan.assistant.rules.story import Story, lines, story

Entry = tuple[str, str]
"""A text, and the key of the note that says from what it follows."""


def draft_value_canvas(request: DraftRequest) -> Iterator[Proposal]:
    """Propose the value canvas from the customer profile and the journey; unknown fields become blanks."""
    language, told = request.language, story(request)
    situation, problem, motive = (known_lines(told.profile, name) for name in ("situation", "problem", "motive"))
    today = known_lines(told.profile, "means") or lines(told.profile.behaviour)[:2]
    texts = {
        "persona": (_persona(told.profile, request), "profile"),
        "situation": ("\n".join(situation), "purpose"),
        "barrier": ("\n".join(problem) or _burden(told), "barrier"),
        "alternative": ("\n".join(today), "behaviour"),
        "outcome": ("\n".join(motive), "purpose"),
    }
    for name, (text, note) in texts.items():
        value, key = (text, note) if text else (gap(language, f"value.{name}"), "blank")
        yield from fill(request, name, value, origin(language, key))
    sentence = value_sentence("\n".join(situation), "\n".join(motive), possible(told), language)
    yield from fill(request, "value", sentence, origin(language, "value"))


def _persona(profile: CustomerProfile, request: DraftRequest) -> str:
    known = [first_line(text) for text in lines(profile.attributes)]
    return profile.sentence.strip() if is_known(profile.sentence) else listed(known, request.language)


def _burden(told: Story) -> str:
    """Return the action that takes most of the customer's time, with what it costs; empty without a journey."""
    rows = heaviest(told)
    if not rows:
        return ""
    price = tell(told.language, "and").join(costs(rows[0], told.language))
    key = "value.barrier.costs" if price else "value.barrier.plain"
    return tell(told.language, key, action=first_line(rows[0].action), cost=price)


def draft_blocks(request: DraftRequest) -> Iterator[Proposal]:
    """Propose entries for all nine blocks; a block of which nobody has said anything gets a blank."""
    language, found = request.language, _entries(request, story(request))
    for block in BLOCKS:
        entries = found.get(block) or [(gap(language, f"blocks.{block}"), "blank")]
        if _is_filled(request, block):
            entries = [entry for entry in entries if is_known(entry[0])]
        for number, (text, note) in enumerate(entries):
            identifier = row_id(request, "block", block, str(number))
            row = BlockRow(id=identifier, block=block, text=text, provenance=origin(language, note))
            yield from place(request, "blocks", row, "block", "text")


def _is_filled(request: DraftRequest, block: str) -> bool:
    """Tell whether a person or a language model has written into a block."""
    rows = request.source(BusinessModel).blocks
    return any(row.block == block and is_known(row.text) and row.origin("text").by != RULES for row in rows)


def _entries(request: DraftRequest, told: Story) -> dict[str, list[Entry]]:
    """Return what is known of each block; channels and relationships are the team's to fill."""
    language, market = request.language, request.brief.market
    canvas, solution = request.source(ValueCanvas), core(request, told)[0]
    data = join(language, "join.names", data_names(request, solution))
    title = first_line(solution.title) if solution else ""
    partner = first_line(solution.provider) if solution and is_partner(solution, request) else ""
    found: dict[str, list[Entry]] = {
        "customer_segments": [(_persona(told.profile, request), "profile")],
        "value_propositions": [(canvas.value.strip(), "canvas"), (_offer(request, told), "use_case")],
        "revenue_streams": [
            (_said(request, "income", income=_income(request)), "hearing"),
            (_said(request, "price", price=market.price.strip()), "market"),
        ],
        "key_resources": [(_said(request, "data", data=data), "data")],
        "key_activities": [(_said(request, "activity", title=title), "solutions")],
        "key_partners": [(_said(request, "partner", provider=partner, title=title), "solutions")],
        "cost_structure": [(_said(request, "cost", cost=market.cost.strip()), "market")],
    }
    known = {block: [entry for entry in entries if is_known(entry[0])] for block, entries in found.items()}
    if known["cost_structure"]:
        known["cost_structure"].append((gap(language, "blocks.per_use"), "blank"))
    return known


def _said(request: DraftRequest, key: str, **values: str) -> str:
    """Return the sentence `blocks.<key>`, empty where one of its values is unknown."""
    return tell(request.language, f"blocks.{key}", **values) if all(map(is_known, values.values())) else ""


def _income(request: DraftRequest) -> str:
    rows = request.source(HearingSheet).rows
    return next((first_line(row.income, 200) for row in rows if row.role == "product_manager" and row.income), "")


def _offer(request: DraftRequest, told: Story) -> str:
    """Return what the solution would do at the action that it changes."""
    solution, action = core(request, told)
    if solution is None or not is_known(solution.how_solved):
        return ""
    values = {"how": how(solution, request.language), "title": first_line(solution.title)}
    if action is None:
        offer = tell(request.language, "blocks.offer_bare", **values)
        return offer[:1].upper() + offer[1:]
    return tell_scene(request.language, "blocks.offer", action.action, **values)


def draft_growth_loop(request: DraftRequest) -> Iterator[Proposal]:
    """Propose the loop experience -> traffic -> data -> better experience; where it may break, a blank says so."""
    told, loop = story(request), request.source(BusinessModel).loop
    for station, (text, block, note) in _stations(request, told).items():
        row = LoopRow(
            id=row_id(request, "loop", station),
            provenance=origin(request.language, note),
            station=station,
            text=text,
            block=block,
        )
        if all(present.id == row.id or present.station != station for present in loop):
            yield from place(request, "loop", row)


def _stations(request: DraftRequest, told: Story) -> dict[str, tuple[str, str, str]]:
    """Return the four stations: text, block and note of each."""
    language, (solution, action) = request.language, core(request, told)
    data = join(language, "join.names", data_names(request, solution))
    times, product = often(action) if action else "", service(told)
    key = "loop.traffic_often" if times else "loop.traffic" if action else "loop.traffic_bare"
    traffic = tell(language, key, product=product, times=times)
    collected = tell(language, "loop.data", data=data, signal=gap(language, "loop.signal")) if data else ""
    better = ""
    if solution:
        better = tell(language, "loop.better", title=first_line(solution.title), part=gap(language, "loop.part"))
    experience, note = _experience(request, told)
    return {
        "experience": (experience or gap(language, "loop.experience"), "value_propositions", note),
        "traffic": (traffic, "customer_segments", "traffic"),
        "data": (collected or gap(language, "loop.data"), "key_resources", "data" if data else "blank"),
        "better": (better or gap(language, "loop.better"), "key_activities", "better" if better else "blank"),
    }


def _experience(request: DraftRequest, told: Story) -> Entry:
    """Return the good experience: the value in one sentence where it is whole, else what the solution would do."""
    language, value = request.language, request.source(ValueCanvas).value.strip()
    solution, action = core(request, told)
    if is_known(value):
        return value, "canvas"
    if solution is None or not is_known(solution.how_solved):
        return "", "blank"
    if action is None:
        return tell(language, "loop.experience_bare", product=service(told), how=how(solution, language)), "solutions"
    return tell_scene(language, "loop.experience", action.action, how=how(solution, language)), "use_case"
