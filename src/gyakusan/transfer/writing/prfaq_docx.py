"""The PR/FAQ as a Word document: a press release of the day it is done, its FAQ, and what it stands on."""

from __future__ import annotations

from collections.abc import Iterable

from gyakusan.artifacts.blanks import blank
from gyakusan.artifacts.kinds.refine import FaqRow, PressRelease
from gyakusan.artifacts.models import columns, get_rows, list_label, row_lists
from gyakusan.artifacts.provenance import Provenance, State
from gyakusan.core.language import Language
from gyakusan.plan.dates import parse_day
from gyakusan.plan.values import lead, origin_text
from gyakusan.transfer.writing import look
from gyakusan.transfer.writing.docx_parts import BODY, SMALL, Page, keep_with_next
from gyakusan.transfer.writing.wording import clean, day_text, one_line, say, shorten, width
from gyakusan.workshop.models import Dossier

_PROVIDER = ("overlooked", "market_customers", "own_strength", "target")
_ORIGIN_TEXT = 40.0
"""How much of a statement the table of origins repeats, in full-width characters."""
_HEADLINE = 21.0
"""Width of a line of the headline, in full-width characters; what needs more than three lines follows as text."""


def prfaq_docx(dossier: Dossier) -> bytes:
    """Return the document; what the team has not written is a highlighted blank."""
    language = dossier.brief.language
    release = dossier.latest(PressRelease)
    page = Page(language, look.accent(dossier.processes, "refine"))
    _head(page, release, dossier)
    _message(page, release)
    _quotes(page, release)
    _steps(page, release)
    _faq(page, list_label(PressRelease, "customer_faq").text(language), release.customer_faq)
    if release.internal_faq or any(getattr(release, name).strip() for name in _PROVIDER):
        _provider(page, release)
    _origins(page, release)
    product = one_line(dossier.brief.product)
    page.footer(say("prfaq.footer", language, product=product, day=dossier.as_of.isoformat()))
    title = say("prfaq.title", language, product=one_line(release.service) or product)
    return page.save(title, dossier.brief.company, dossier.as_of)


def _label(name: str, language: Language) -> str:
    return columns(PressRelease)[name].label.text(language)


def _value(release: PressRelease, name: str, language: Language) -> str:
    """Return the text of a field, or the blank that stands for it."""
    return clean(getattr(release, name)) or blank(_label(name, language), language)


def _mark(origin: Provenance, language: Language) -> str:
    """Return the mark of a quote or an effect: a hypothesis until somebody was observed."""
    return say("prfaq.observed" if origin.state is State.OBSERVED else "prfaq.hypothesis", language)


def _head(page: Page, release: PressRelease, dossier: Dossier) -> None:
    language = page.language
    top = page.document.add_paragraph()
    page.write(top, say("prfaq.kind", language), size=SMALL, colour=page.accent, bold=True)
    on = parse_day(release.date)
    page.right(top, day_text(on, language) if on else _value(release, "date", language))
    page.rule(top, page.accent, 12)
    headline = _value(release, "headline", language)
    page.heading(shorten(one_line(headline), _HEADLINE, 3), 0)
    by = say(
        "prfaq.by",
        language,
        company=clean(release.company) or clean(dossier.brief.company) or _value(release, "company", language),
        service=_value(release, "service", language),
    )
    page.text(by, colour=look.GREY)
    if width(headline) > 3 * _HEADLINE:
        page.text(headline)
    page.text(_value(release, "for_whom", language), size=12.5)
    page.box([("", say("prfaq.notice", language))], look.OPEN)


def _message(page: Page, release: PressRelease) -> None:
    language = page.language
    for name in ("makes_possible", "taken_for_granted", "how_it_changes"):
        page.heading(_label(name, language), 2)
        page.text(_value(release, name, language))
    page.heading(_label("effect", language), 2)
    mark = _mark(release.origin("effect"), language) if release.effect.strip() else ""
    page.text(_value(release, "effect", language), mark=mark)


def _quotes(page: Page, release: PressRelease) -> None:
    if not release.quotes:
        return
    language = page.language
    page.heading(say("prfaq.quotes", language))
    for row in release.quotes:
        mark = _mark(row.origin("quote"), language)
        for paragraph in page.text(clean(row.quote) or blank(say("prfaq.quote", language), language), mark=mark):
            paragraph.paragraph_format.left_indent = 200_000
            page.rule(paragraph, page.accent, 18, "left")
        if row.speaker.strip():
            for paragraph in page.text(f"— {one_line(row.speaker)}", size=SMALL, colour=look.GREY):
                paragraph.paragraph_format.left_indent = 200_000
                page.rule(paragraph, page.accent, 18, "left")


def _steps(page: Page, release: PressRelease) -> None:
    language = page.language
    title = list_label(PressRelease, "steps").text(language)
    page.heading(title)
    if not release.steps:
        page.text(blank(title, language))
    for n, row in enumerate(release.steps, 1):
        paragraph = page.document.add_paragraph()
        paragraph.paragraph_format.left_indent = 300_000
        paragraph.paragraph_format.first_line_indent = -300_000
        page.write(paragraph, f"{n}.", colour=page.accent, bold=True)
        paragraph.runs[-1].add_tab()
        page.write(paragraph, one_line(row.step) or blank(title, language))


def _faq(page: Page, title: str, rows: Iterable[FaqRow]) -> None:
    language = page.language
    page.heading(title)
    written = False
    for row in rows:
        written = True
        question = page.document.add_paragraph()
        question.paragraph_format.space_before = 70_000
        page.write(question, "Q. ", colour=page.accent, bold=True)
        page.write(question, one_line(row.question) or blank(say("prfaq.question", language), language), bold=True)
        keep_with_next(question)
        page.text(clean(row.answer) or blank(say("prfaq.answer", language), language), size=BODY)
    if not written:
        page.text(blank(title, language))


def _provider(page: Page, release: PressRelease) -> None:
    language = page.language
    page.heading(say("prfaq.provider", language)).paragraph_format.page_break_before = True
    page.text(say("prfaq.inside_only", language), size=SMALL, colour=look.GREY)
    for name in _PROVIDER:
        page.heading(_label(name, language), 2)
        mark = _mark(release.origin(name), language) if name == "target" else ""
        page.text(_value(release, name, language), mark=mark)
    _faq(page, list_label(PressRelease, "internal_faq").text(language), release.internal_faq)


def _origins(page: Page, release: PressRelease) -> None:
    language = page.language
    rows = [*_field_origins(release, language), *_row_origins(release, language)]
    page.heading(say("prfaq.origins", language))
    if not rows:
        page.text(say("sheets.empty", language), size=SMALL, colour=look.GREY)
        return
    still_open = sum(origin.is_open for _, _, origin in rows)
    page.text(say("prfaq.origins_note", language, total=len(rows), open=still_open), size=SMALL, colour=look.GREY)
    header = [say(f"prfaq.{name}", language) for name in ("passage", "statement")] + [say("tables.origin", language)]
    table = [
        (where, shorten(one_line(text), _ORIGIN_TEXT, 1), _origin_with_evidence(origin, language))
        for where, text, origin in rows
    ]
    page.table(header, table, (34, 62, 70))


def _field_origins(release: PressRelease, language: Language) -> Iterable[tuple[str, str, Provenance]]:
    for name, column in columns(PressRelease).items():
        if name != "invention" and (text := getattr(release, name).strip()):
            yield column.label.text(language), text, release.origin(name)


def _row_origins(release: PressRelease, language: Language) -> Iterable[tuple[str, str, Provenance]]:
    for name in row_lists(PressRelease):
        for n, row in enumerate(get_rows(release, name), 1):
            if text := lead(row):
                yield f"{list_label(PressRelease, name).text(language)} {n}", text, row.provenance


def _origin_with_evidence(origin: Provenance, language: Language) -> str:
    parts = [*(one_line(item.text) for item in origin.evidence), one_line(origin.note)]
    return ": ".join(filter(None, (origin_text(origin, language), " / ".join(filter(None, parts)))))
