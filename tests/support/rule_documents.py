"""The documents that rules draft for the deli planner's team, as text; `python -m tests.support.rule_documents` writes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.support import dossiers
from tests.support.tables import Table

from gyakusan.artifacts.kinds.registry import KINDS
from gyakusan.artifacts.models import Kind, columns, get_rows, row_lists
from gyakusan.assistant.rules.registry import REQUESTS
from gyakusan.core.language import Language
from gyakusan.identity.models import Market

FOLDER = Path(__file__).parents[1] / "assistant" / "rule_documents"

DOCUMENTS = {
    "prfaq": ("prfaq.customer", "prfaq.provider"),
    "criteria": ("criteria.inside", "criteria.outside"),
    "script": ("prfaq.customer", "criteria.inside", "script.user_test"),
    "improvements": ("improve.prompts",),
    "homework": ("plan.next_steps",),
    "plan": ("criteria.outside", "plan.from_criteria"),
    "stepwise": ("plan.stepwise",),
    "value_canvas": ("value_canvas.from_profile",),
    "business_model": ("value_canvas.from_profile", "business_model.blocks", "business_model.growth_loop"),
    "proposal": ("use_cases.rank", "business_model.blocks", "proposal.from_canvas"),
    "role_play": ("use_cases.rank", "proposal.from_canvas", "role_play.questions"),
}
"""Document -> the requests that lead to it; the last one's target is written down."""

WRITTEN = {"prfaq", "criteria", "plan", "decisions"}
"""Kinds that the deli planner's dossier holds and that are drafted afresh here."""

_MARKET = Market(
    customers="18,000 stores", share="3%", price="$240 / month", period="3 years", cost="$1.2 million", multiple="3"
)


def deli_table(language: Language) -> Table:
    """Return the deli planner's team after Invent, with the reactions to its mock."""
    dossier = dossiers.rich(language)
    kept = {key: content for key, content in dossier.current().items() if key not in WRITTEN}
    brief = dossier.brief if language is Language.JA else dossier.brief.model_copy(update={"market": _MARKET})
    return Table(brief, kept)


def document(name: str, language: Language) -> Kind:
    """Return a document as the rules draft it; the improve edition's prompts have the team's fixed criteria."""
    table = deli_table(language)
    if name == "improvements":
        table = table.put(dossiers.rich(language).current()["criteria"])
    requests = DOCUMENTS[name]
    key = REQUESTS[requests[-1]]
    return table.draft(*requests).get(KINDS[key])


def as_text(content: Kind) -> str:
    """Write a document as text: what stands in its fields and rows, and from what the drafts follow."""
    return "\n".join(_lines(content)) + "\n"


def _lines(content: Kind) -> Iterator[str]:
    for name in columns(type(content)):
        if value := getattr(content, name):
            yield f"[{name}] {value}"
            yield f"    <- {content.origin(name).note}"
    for name in row_lists(type(content)):
        for row in get_rows(content, name):
            yield f"## {name} {row.id}"
            yield f"    <- {row.provenance.note}"
            for cell in columns(type(row)):
                if (value := getattr(row, cell)) not in ("", None, (), False):
                    yield f"{cell}: {value}"


def main() -> None:
    """Write all documents, to be read before they are committed."""
    FOLDER.mkdir(exist_ok=True)
    for name in DOCUMENTS:
        for language in Language:
            (FOLDER / f"{name}.{language}.txt").write_text(as_text(document(name, language)), encoding="utf-8")


if __name__ == "__main__":
    main()
