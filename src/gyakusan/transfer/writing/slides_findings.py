"""Slides about what the team has found: where it stands, the customer, the solution, how sure it is."""

from __future__ import annotations

from gyakusan.core.language import Language
from gyakusan.core.texts import text
from gyakusan.plan.models import ChosenInvention, Level, NextDate, PressSummary, Report
from gyakusan.plan.values import number
from gyakusan.transfer.writing import look
from gyakusan.transfer.writing.deck import CONTENT, HEIGHT, WIDTH, Deck, Ink, Slide
from gyakusan.transfer.writing.deck_charts import bars
from gyakusan.transfer.writing.fitting import Box
from gyakusan.transfer.writing.wording import day_text, one_line, say, short_day

_BIG = Ink((20.0, 18.0, 16.0, 14.0, 12.0), bold=True)
_BODY = Ink((16.0, 14.0, 13.0, 12.0, 11.0))


def cover(deck: Deck, report: Report) -> None:
    """Say what it is about, and in three figures where it stands."""
    language = report.language
    accent = look.accent(report.processes, "refine")
    slide = deck.cover(report.product, accent)
    white = Ink((16.0, 14.0, 12.0), look.WHITE)
    slide.text(Box(0.6, 1.7, 4.6, 0.4), say("report.title", language), white)
    slide.text(Box(0.6, 4.6, 4.6, 0.9), "\n".join(filter(None, (one_line(report.company), report.program))), white)
    slide.text(Box(0.6, 6.6, 4.6, 0.4), day_text(report.as_of, language), white)
    figures, rest = Box(6.1, 0.8, WIDTH - 6.7, HEIGHT - 1.6).split(4.3)
    step = (figures.h - 0.4) / 3
    for n, (label, figure, meaning) in enumerate(_figures(report)):
        box = Box(figures.x, figures.y + n * (step + 0.2), figures.w, step)
        slide.card(box, label, " ")
        left, words = Box(box.x + 0.22, box.y + 0.42, box.w - 0.4, box.h - 0.5).columns(0.32, 0.68)
        slide.text(left, figure, Ink((28.0, 24.0, 20.0, 16.0, 13.0), accent, bold=True))
        slide.text(words, meaning, Ink((14.0, 13.0, 12.0, 11.0)))
    slide.card(rest, say("report.expectation", language), one_line(report.sponsor_expectation), _BODY)
    slide.done(Box(rest.x, 7.03, rest.w, 0.25))


def _figures(report: Report) -> list[tuple[str, str, str]]:
    language = report.language
    level = report.confidence.level
    coming = report.next_dates[0] if report.next_dates else None
    day = short_day(coming.on, report.as_of, language) if coming else "—"
    counts = {"assumed": report.open.assumed, "drafted": report.open.drafted, "blanks": report.open.blanks}
    return [
        (
            say("report.confidence", language),
            f"{level.confidence:g} / 10",
            text("plan", f"levels.{level}", language),
        ),
        (
            say("report.assumptions", language),
            say("report.count", language, count=report.open.total),
            say("report.open_parts", language, **counts),
        ),
        (say("report.next", language), day, _coming(coming, language) if coming else say("report.no_dates", language)),
    ]


def _coming(date: NextDate, language: Language) -> str:
    return say("report.date_trial", language) if date.kind == "trial" else one_line(date.what)


def customer(deck: Deck, report: Report) -> None:
    """Show the customer in one sentence and the questions that would save them most."""
    language = report.language
    lede = "report.questions_lede" if report.questions else "report.no_questions"
    accent = look.accent(report.processes, "define")
    slide = deck.slide(say("report.customer", language), say(lede, language, count=report.questions_total), accent)
    upper, lower = CONTENT.split(1.4)
    sentence = one_line(report.customer) or say("report.no_customer", language)
    slide.card(upper, say("report.customer_sentence", language), sentence, _BODY)
    if report.questions:
        _questions(slide, lower, report)
    else:
        slide.card(lower, say("report.to_do", language), say("report.no_questions_do", language), _BODY, snug=True)
    slide.done()


def _questions(slide: Slide, box: Box, report: Report) -> None:
    language = report.language
    scored = [(n, q.impact) for n, q in enumerate(report.questions, 1) if q.impact is not None]
    if scored:
        left, box = box.columns(0.34, 0.66)
        label = say("report.impact_unit", language)
        slide.text(Box(left.x, left.y, left.w, 0.3), label, Ink((11.0,), look.GREY, bold=True))
        named = [(say("report.question_n", language, n=n), impact) for n, impact in scored]
        bars(slide, Box(left.x, left.y + 0.3, left.w, left.h - 0.35), label, named)
    header = [say(f"report.{name}", language) for name in ("rank", "question", "kind", "basis")]
    rows = [
        [
            str(n),
            one_line(question.text) + (say("report.chosen", language) if question.chosen else ""),
            question.kind,
            one_line(question.basis),
        ]
        for n, question in enumerate(report.questions, 1)
    ]
    slide.table(box, [header, *rows], (0.55, 3.9, 1.35, 3.0), centred=(0,))


def solution(deck: Deck, report: Report) -> None:
    """Show the chosen invention next to the press release."""
    language = report.language
    accent = look.accent(report.processes, "invent")
    slide = deck.slide(say("report.solution", language), say("report.solution_lede", language), accent)
    left, right = CONTENT.columns(0.5, 0.5, gap=0.35)
    invention, press = report.invention, report.press
    upper, lower = left.split(1.15)
    title = one_line(invention.title) if invention else say("report.no_invention", language)
    slide.card(upper, say("report.invention", language), title, _BIG)
    if invention:
        slide.facts(lower, _about_invention(invention, report))
    slide.accent = look.accent(report.processes, "refine")
    upper, lower = right.split(1.15)
    headline = (one_line(press.headline) or one_line(press.service)) if press else say("report.no_press", language)
    slide.card(upper, say("report.press", language), headline, _BIG)
    if press:
        slide.facts(lower, _about_press(press, report))
    slide.done()


def _about_invention(invention: ChosenInvention, report: Report) -> list[tuple[str, str]]:
    language = report.language
    figures = {"difficulty": invention.difficulty, "impact": invention.impact, "score": invention.score}
    known = [
        say(f"report.{name}", language, value=number(value)) for name, value in figures.items() if value is not None
    ]
    return [
        (say("report.answers", language), invention.question),
        (say("report.combines", language), " + ".join(invention.solutions)),
        (say("report.how", language), invention.how_solved),
        (say("report.effect", language), _marked(invention.effect, invention.effect_is_hypothesis, report)),
        (say("report.figures", language), " / ".join(known)),
    ]


def _about_press(press: PressSummary, report: Report) -> list[tuple[str, str]]:
    language = report.language
    return [
        (say("report.for_whom", language), press.for_whom),
        (say("report.possible", language), press.makes_possible),
        (say("report.changes", language), press.how_it_changes),
        (say("report.effect", language), _marked(press.effect, press.effect_is_hypothesis, report)),
    ]


def _marked(effect: str, is_hypothesis: bool, report: Report) -> str:
    mark = say("prfaq.hypothesis", report.language)
    if not effect or not is_hypothesis or effect.startswith(mark.strip("【】[]")):
        return effect
    return f"{mark} {effect}"


def confidence(deck: Deck, report: Report) -> None:
    """Show the strongest evidence on the ladder of evidence, and what would raise it."""
    language = report.language
    sure = report.confidence
    accent = look.accent(report.processes, "test")
    lede = say("report.sure_lede", language, value=f"{sure.level.confidence:g}")
    slide = deck.slide(say("report.sure", language), lede, accent)
    left, right = CONTENT.columns(0.58, 0.42, gap=0.4)
    ladder = list(reversed(Level))
    header = [say("report.ladder_value", language), say("report.ladder_evidence", language)]
    here = {sure.level: f"　{say('report.here', language)}"}
    rows = [
        [f"{level.confidence:g}", text("plan", f"levels.{level}", language) + here.get(level, "")] for level in ladder
    ]
    slide.table(left, [header, *rows], (1.6, 5.0), highlight=ladder.index(sure.level) + 1, centred=(0,))
    used = slide.card(
        Box(right.x, right.y, right.w, 2.4), say("report.basis_held", language), sure.basis, _BODY, snug=True
    )
    below = Box(right.x, right.y + used + 0.2, right.w, right.h - used - 0.2)
    slide.card(below, say("report.raises", language), sure.next_step, _BODY, snug=True)
    slide.done()
