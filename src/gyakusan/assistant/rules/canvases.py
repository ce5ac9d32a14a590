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
from gyakusan.assistant.rules.fields import fill, is_known, join, place
from gyakusan.assistant.rules.figures import bare_name
from gyakusan.assistant.rules.prfaq_provider import is_own
from gyakusan.assistant.rules.shared import first_line, listed, quote, row_id
from gyakusan.assistant.rules.story import lines
from gyakusan.core.language import Language

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
        situation=_last_sentence(situation, language) or gap(language, "value.situation"),
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
        blank = [(gap(language, f"blocks.{block}"), "blank")]
        for place_, (value, note) in enumerate(entries or blank):
            identifier = row_id(request, "block", block, str(place_))
            row = BlockRow(id=identifier, block=block, text=value, provenance=origin(language, note))
            yield from place(request, "blocks", row, "block", "text")


def draft_growth_loop(request: DraftRequest) -> Iterator[Proposal]:
    """Propose the loop: experience -> traffic -> data -> better experience, over the data that the product holds."""
    language = request.language
    data = data_names(request)
    solution = _solution(request)
    product = request.brief.product or tell(language, "loop.product")
    better = tell(language, "loop.better", solution=quote(first_line(solution.title), language)) if solution else ""
    collected = tell(language, "loop.data", data=join_names(data, language)) if data else ""
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
    """Return what is known of each block, with the origin of each entry; channels and relationships are the team's."""
    language, brief = request.language, request.brief
    profile, canvas = request.source(CustomerProfile), request.source(ValueCanvas)
    hearing = request.source(HearingSheet).rows
    income = next((row.income for row in hearing if row.role == "product_manager" and row.income.strip()), "")
    data = data_names(request)
    resources = tell(language, "blocks.data", data=join_names(data, language)) if data else ""
    price, cost = brief.market.price.strip(), brief.market.cost.strip()
    return {
        "customer_segments": [(profile.sentence or _persona(request, profile), "profile")],
        "value_propositions": [(canvas.value, "canvas"), *_of_solution(request, "offer")],
        "revenue_streams": [(income, "hearing"), (price and tell(language, "blocks.price", price=price), "market")],
        "key_resources": [(resources, "data")],
        "key_activities": _of_solution(request, "activity"),
        "key_partners": _of_solution(request, "partner"),
        "cost_structure": [(cost and tell(language, "blocks.cost", cost=cost), "market")],
    }


def _of_solution(request: DraftRequest, key: str) -> list[tuple[str, str]]:
    """Return the entry that follows from the solution; a solution of the own company brings no partner."""
    language, row = request.language, _solution(request)
    if row is None or (key == "partner" and (is_own(row, request.brief) or not is_known(row.provider))):
        return []
    if key == "offer" and not is_known(row.how_solved):
        return []
    title, how = quote(first_line(row.title), language), first_line(row.how_solved, 200).rstrip("。.")
    return [(tell(language, f"blocks.{key}", title=title, how=how, provider=row.provider.strip()), "solutions")]


def data_names(request: DraftRequest) -> list[str]:
    """Return the names of at most three data sets: those of people, who leave them by using the product, come first."""
    rows = [row for row in request.source(DataInventory).rows if is_known(row.name)]
    rows.sort(key=lambda row: row.personal != "yes")
    return [quote(bare_name(row.name), request.language) for row in rows[:3]]


def join_names(names: list[str], language: Language) -> str:
    """Return quoted names in one line."""
    return join(language, "join.names", names)


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


def _last_sentence(value: str, language: Language) -> str:
    """Return the last sentence of the first line: the part that a clause of time can be made of."""
    line = _bare(value)
    return line.rsplit("。", 1)[-1] if language is Language.JA else line.rsplit(". ", 1)[-1]


def _bare(value: str) -> str:
    return first_line(value, 120).rstrip("。.")
