"""Slides about the plan: milestones, criteria, decisions and open assumptions, the next dates."""

from __future__ import annotations

from datetime import date

from gyakusan.artifacts.kinds.plan import MeetingRow
from gyakusan.artifacts.models import columns
from gyakusan.core.language import Language
from gyakusan.core.texts import text
from gyakusan.plan.models import CriterionStanding, Interval, MilestoneStanding, NextDate, Progress, Report
from gyakusan.plan.standing import rate_values
from gyakusan.transfer.writing import look
from gyakusan.transfer.writing.deck import CONTENT, Deck, Ink, Slide
from gyakusan.transfer.writing.deck_charts import intervals
from gyakusan.transfer.writing.fitting import Box
from gyakusan.transfer.writing.timeline import timeline
from gyakusan.transfer.writing.wording import one_line, say

_BODY = Ink((16.0, 14.0, 13.0, 12.0, 11.0))
_MOST_RATES = 7
_MOST_MARKS = 8


def milestones(deck: Deck, report: Report) -> None:
    """Show the milestones on a line of time and in a table."""
    language = report.language
    slide = deck.slide(
        say("report.milestones", language), _milestones_lede(report), look.accent(report.processes, "plan")
    )
    if not report.milestones:
        words = say("report.no_milestones_do", language)
        slide.card(CONTENT, say("report.to_do", language), words, _BODY, snug=True)
        return slide.done()
    upper, lower = CONTENT.split(1.45)
    dated = [(item.on, one_line(item.title)) for item in report.milestones if item.on][:_MOST_MARKS]
    if dated:
        timeline(slide, upper, dated, report.as_of)
    else:
        lower = CONTENT
    header = [say(f"report.{name}", language) for name in ("date", "milestone", "done_means", "tasks", "status")]
    rows = [_milestone(item, language) for item in report.milestones]
    slide.table(lower, [header, *rows], (1.5, 3.0, 3.9, 1.0, 2.4), centred=(3,))
    return slide.done()


def _milestones_lede(report: Report) -> str:
    language = report.language
    late = sum(item.progress is Progress.LATE for item in report.milestones)
    coming = next((item for item in report.milestones if item.days_left is not None and item.days_left >= 0), None)
    parts: list[str] = []
    if coming:
        title = one_line(coming.title)
        parts.append(say("report.coming", language, title=title, days=coming.days_left))
    if late:
        parts.append(say("report.late", language, count=late))
    return " ".join(parts) or say("report.no_milestones", language)


def _milestone(item: MilestoneStanding, language: Language) -> list[str]:
    left = item.days_left
    status = text("plan", f"progress.{item.progress}", language)
    if left is not None and left >= 0 and item.progress is not Progress.TASKS_DONE:
        status = say("report.days_left", language, status=status, days=left)
    tasks = f"{item.tasks_done}/{item.tasks}" if item.tasks else ""
    return [item.on.isoformat() if item.on else "", item.title, item.done_means, tasks, status]


def criteria(deck: Deck, report: Report) -> None:
    """Show the criteria, what their planned number can show, and what was observed after they were fixed."""
    language = report.language
    rates = _rates(report)
    lede = say("report.criteria_lede", language)
    slide = deck.slide(say("report.criteria", language), lede, look.accent(report.processes, "test"))
    box = CONTENT
    if rates:
        box, right = CONTENT.columns(0.69, 0.31)
        slide.text(
            Box(right.x, right.y, right.w, 0.66), say("report.intervals", language), Ink((11.0, 10.0), look.GREY)
        )
        height = min(right.h - 0.75, 0.9 + 0.6 * len(rates))
        intervals(slide, Box(right.x, right.y + 0.7, right.w, height), say("report.interval", language), rates)
    header = [say(f"report.{name}", language) for name in ("rank", "milestone", "criterion", "planned", "observed")]
    rows = [
        [str(n), f"{one_line(item.milestone)}\n{item.measure}", item.how or item.what, *_shown(item, language)]
        for n, item in enumerate(report.criteria, 1)
    ]
    slide.table(box, [header, *rows], (0.5, 2.2, 3.4, 2.3, 2.7), centred=(0,))
    slide.done()


def _shown(item: CriterionStanding, language: Language) -> tuple[str, str]:
    planned = say("report.no_number", language)
    if item.power:
        planned = say("report.power", language, **rate_values(item.power))
    observed = [_observed(observation.rate, language) for observation in item.observed]
    if item.fixed_on is None:
        observed.append(say("report.not_fixed", language))
    elif item.withheld:
        observed.append(say("report.withheld", language, count=item.withheld))
    elif not observed:
        observed.append(say("report.not_observed", language))
    return planned, "\n".join(observed)


def _observed(rate: Interval, language: Language) -> str:
    key = "report.rate" if rate.chance is None else "report.rate_with_chance"
    return say(key, language, **rate_values(rate))


def _rates(report: Report) -> list[tuple[str, Interval, bool]]:
    language = report.language
    rates: list[tuple[str, Interval, bool]] = []
    for n, item in enumerate(report.criteria, 1):
        if item.observed:
            rate = item.observed[0].rate
            rates.append((_rate_label("observed_label", n, rate, language), rate, True))
        elif item.power:
            rates.append((_rate_label("planned_label", n, item.power, language), item.power, False))
    return rates[:_MOST_RATES]


def _rate_label(key: str, n: int, rate: Interval, language: Language) -> str:
    return say(f"report.{key}", language, n=n, successes=rate.successes, of=rate.n)


def decisions(deck: Deck, report: Report) -> None:
    """Show what was decided and what is not known yet."""
    language = report.language
    unknown = report.open
    lede = say(
        "report.open_lede", language, total=unknown.total, blanks=unknown.blanks, decisions=len(report.decisions)
    )
    slide = deck.slide(say("report.decisions", language), lede, look.accent(report.processes, "listen"))
    left, right = CONTENT.columns(0.46, 0.54, gap=0.35)
    _headed(slide, left, say("report.decided", language))
    header = [say(f"report.{name}", language) for name in ("subject", "chosen_option", "method")]
    rows = [
        [item.subject, one_line(item.chosen), f"{item.method}\n{_reversible(two_way=item.two_way, language=language)}"]
        for item in report.decisions
    ]
    below = Box(left.x, left.y + 0.36, left.w, left.h - 0.62)
    if rows:
        slide.table(below, [header, *rows], (2.2, 2.4, 1.5))
    else:
        slide.text(below, say("report.no_decisions", language), Ink((13.0, 12.0), look.GREY))
    _headed(slide, right, say("report.to_check", language))
    header = [say(f"report.{name}", language) for name in ("where", "statement", "state")]
    rows = [
        [item.where, one_line(item.text.split("\n")[0]), text("artifacts", f"states.{item.state}", language)]
        for item in unknown.top
    ]
    below = Box(right.x, right.y + 0.36, right.w, right.h - 0.62)
    if rows:
        slide.table(below, [header, *rows], (2.4, 3.6, 1.1))
    else:
        slide.text(below, say("report.nothing_open", language), Ink((13.0, 12.0), look.GREY))
    slide.done()


def _headed(slide: Slide, box: Box, words: str) -> None:
    slide.text(Box(box.x, box.y, box.w, 0.3), words, Ink((13.0,), slide.accent, bold=True))


def _reversible(*, two_way: bool, language: Language) -> str:
    return say("report.two_way" if two_way else "report.one_way", language)


def dates(deck: Deck, report: Report) -> None:
    """Show the next dates, and what money is spent on until then."""
    language = report.language
    accent = look.accent(report.processes, "plan")
    slide = deck.slide(say("report.dates", language), say("report.dates_lede", language), accent)
    left, right = CONTENT.columns(0.6, 0.4, gap=0.35)
    if report.next_dates:
        header = [say(f"report.{name}", language) for name in ("date", "kind", "what", "who")]
        rows = [_date(item, language) for item in report.next_dates]
        slide.table(left, [header, *rows], (1.7, 1.6, 3.2, 1.6))
    else:
        slide.card(left, say("report.to_do", language), say("report.no_dates_do", language), _BODY, snug=True)
    spending = text("plan", f"spending.{report.spending}", language)
    words = f"{spending}\n{say(f'report.{report.spending}', language)}"
    used = slide.card(Box(right.x, right.y, right.w, 2.4), say("report.spending", language), words, _BODY, snug=True)
    below = Box(right.x, right.y + used + 0.2, right.w, right.h - used - 0.2)
    slide.card(below, say("report.raises", language), report.confidence.next_step, _BODY, snug=True)
    slide.done()


def _date(item: NextDate, language: Language) -> list[str]:
    kinds = columns(MeetingRow)["kind"]
    own = {"milestone", "trial", "meeting"}
    kind = say(f"report.date_{item.kind}", language) if item.kind in own else kinds.choice(item.kind, language)
    return [_when(item.on, item.start and item.start.strftime("%H:%M")), kind, one_line(item.what), one_line(item.who)]


def _when(on: date, at: str | None) -> str:
    return f"{on.isoformat()} {at}" if at else on.isoformat()
