"""The executive report as a presentation of five to eight slides, with native tables and charts."""

from __future__ import annotations

from gyakusan.plan.models import Report
from gyakusan.transfer.writing import slides_findings, slides_plan
from gyakusan.transfer.writing.deck import Deck
from gyakusan.transfer.writing.wording import one_line, say


def report_pptx(report: Report) -> bytes:
    """Return the presentation. Slides without anything to show are left out; what is missing says what to do."""
    product = one_line(report.product)
    footer = say("report.footer", report.language, product=product, day=report.as_of.isoformat())
    deck = Deck(report.language, footer)
    slides_findings.cover(deck, report)
    slides_findings.customer(deck, report)
    if report.invention or report.press:
        slides_findings.solution(deck, report)
    slides_plan.milestones(deck, report)
    if report.criteria:
        slides_plan.criteria(deck, report)
    slides_findings.confidence(deck, report)
    slides_plan.decisions(deck, report)
    slides_plan.dates(deck, report)
    return deck.save(say("report.file_title", report.language, product=product), report.company, report.as_of)
