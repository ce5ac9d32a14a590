"""The value canvas, the business model canvas and the growth loop, from what the team has written."""

from __future__ import annotations

from collections.abc import Iterator

from gyakusan.artifacts.kinds.canvases import BLOCKS, BlockRow, BusinessModel, LoopRow, ValueCanvas
from gyakusan.artifacts.kinds.day_zero import DataInventory, HearingSheet
from gyakusan.artifacts.kinds.invent import SolutionRow, Solutions
from gyakusan.artifacts.kinds.listen import CustomerProfile, Journey, ProfileLine
from gyakusan.artifacts.kinds.three_day import UseCases
from gyakusan.assistant.models import DraftRequest, Proposal
from gyakusan.assistant.rules.boards.words import gap, origin, tell
from gyakusan.assistant.rules.fields import fill, is_known, place
from gyakusan.assistant.rules.shared import first_line, listed, quote, row_id
from gyakusan.assistant.rules.story import lines

PURPOSE_ASPECTS = {
    "situation": ("状況", "situation"),
    "problem": ("課題", "problem", "困りごと", "悩み"),
    "motive": ("動機", "motive", "motivation", "理由"),
}
"""How the lines of a profile's purpose are usually headed."""
MEANS = ("手段", "means", "方法")
SPENDING = ("支出", "spending", "費用", "お金")


def draft_value_canvas(request: DraftRequest) -> Iterator[Proposal]:
    """Propose the value canvas from the customer profile and the journey; unknown fields become blanks."""
    language = request.language
    profile = request.source(CustomerProfile)
    situation, problem, motive = (_aspect(profile.purpose, name) for name in ("situation", "problem", "motive"))
    means = _joined(lines(profile.behaviour, *MEANS) or [first_line(row.text) for row in profile.behaviour[:2]])
    barrier = problem or _worst_feeling(request.source(Journey))
    texts = {
        "persona": (profile.sentence or _persona(request, profile), "profile"),
        "situation": (situation, "purpose"),
        "barrier": (barrier, "barrier"),
        "alternative": (means, "behaviour"),
        "outcome": (motive, "purpose"),
    }
    for name, (value, note) in texts.items():
        yield from fill(request, name, value or gap(language, f"value.{name}"), origin(language, note))
    value = tell(
        language,
        "value.sentence",
        situation=_bare(situation) or gap(language, "value.situation"),
        motive=_bare(motive) or gap(language, "value.outcome"),
        outcome=gap(language, "value.can"),
    )
    yield from fill(request, "value", value, origin(language, "purpose"))


def draft_blocks(request: DraftRequest) -> Iterator[Proposal]:
    """Propose entries for all nine blocks; a block of which nothing is known gets a blank."""
    language = request.language
    found = _entries(request)
    for block in BLOCKS:
        entries = [entry for entry in found.get(block, []) if is_known(entry[0])]
        for value, note in entries or [(gap(language, f"blocks.{block}"), "blank")]:
            row = BlockRow(
                id=row_id(request, "block", block, value), block=block, text=value, provenance=origin(language, note)
            )
            yield from place(request, "blocks", row, "block", "text")


def draft_growth_loop(request: DraftRequest) -> Iterator[Proposal]:
    """Propose the loop: experience -> traffic -> data -> better experience, over the data that the product holds."""
    language = request.language
    data = [row.name for row in request.source(DataInventory).rows if is_known(row.name)]
    solution = _solution(request)
    product = request.brief.product or tell(language, "loop.product")
    better = tell(language, "loop.better", solution=quote(first_line(solution.title), language)) if solution else ""
    collected = tell(language, "loop.data", data=listed(data[:3], language)) if data else ""
    stations = (
        ("experience", tell(language, "loop.experience", product=product), "value_propositions", "profile"),
        ("traffic", tell(language, "loop.traffic", product=product), "customer_segments", "loop"),
        ("data", collected or gap(language, "loop.data"), "key_resources", "data"),
        ("better", better or gap(language, "loop.better"), "key_activities", "solutions"),
    )
    known = {row.station for row in request.source(BusinessModel).loop}
    for station, value, block, note in stations:
        row = LoopRow(
            id=row_id(request, "loop", station),
            station=station,
            text=value,
            block=block,
            provenance=origin(language, note),
        )
        if station not in known or any(present.id == row.id for present in request.source(BusinessModel).loop):
            yield from place(request, "loop", row)


def _entries(request: DraftRequest) -> dict[str, list[tuple[str, str]]]:
    language, brief = request.language, request.brief
    profile, canvas = request.source(CustomerProfile), request.source(ValueCanvas)
    solution = _solution(request)
    hearing = request.source(HearingSheet).rows
    income = next((row.income for row in hearing if row.role == "product_manager" and row.income.strip()), "")
    value = canvas.value if is_known(canvas.value) else ""
    offer = (
        tell(language, "blocks.offer", how=first_line(solution.how_solved, 200))
        if solution and solution.how_solved
        else ""
    )
    data = [row.name for row in request.source(DataInventory).rows if is_known(row.name)]
    return {
        "customer_segments": [(profile.sentence or _persona(request, profile), "profile")],
        "value_propositions": [(value, "canvas"), (offer, "solutions")],
        "channels": [(_joined(lines(profile.behaviour, *MEANS)), "behaviour")],
        "revenue_streams": [(income, "hearing"), (brief.market.price, "market")],
        "key_resources": [(tell(language, "blocks.data", data=listed(data[:3], language)), "data")] if data else [],
        "key_activities": [(tell(language, "blocks.activity", how=first_line(solution.how_done, 200)), "solutions")]
        if solution and solution.how_done
        else [],
        "key_partners": [(tell(language, "blocks.partner", provider=solution.provider), "solutions")]
        if solution and solution.provider
        else [],
        "cost_structure": [(tell(language, "blocks.cost", cost=brief.market.cost), "market")]
        if brief.market.cost
        else [],
    }


def _solution(request: DraftRequest) -> SolutionRow | None:
    """Return the solution of the chosen use case, else the easiest one, else the first."""
    rows = [row for row in request.source(Solutions).rows if is_known(row.title)]
    chosen = next((row.solution for row in request.source(UseCases).rows if row.chosen), "")
    rated = [row for row in rows if row.difficulty is not None]
    easiest = min(rated, key=lambda row: row.difficulty or 0, default=None)
    return next((row for row in rows if row.id == chosen), easiest or next(iter(rows), None))


def _aspect(rows: tuple[ProfileLine, ...], name: str) -> str:
    return _joined(lines(rows, *PURPOSE_ASPECTS[name]))


def _persona(request: DraftRequest, profile: CustomerProfile) -> str:
    return listed([first_line(row.text) for row in profile.attributes if is_known(row.text)], request.language)


def _worst_feeling(journey: Journey) -> str:
    return next((first_line(row.emotion, 200) for row in journey.rows if is_known(row.emotion)), "")


def _joined(found: list[str]) -> str:
    return "\n".join(found)


def _bare(value: str) -> str:
    return first_line(value, 120).rstrip("。.")
