"""The message of the press release, the steps to experience it, and what customers might say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gyakusan.artifacts.kinds.listen import CustomerProfile, JourneyRow
from gyakusan.artifacts.kinds.refine import QuoteRow, StepRow
from gyakusan.artifacts.models import get_rows
from gyakusan.artifacts.provenance import RULES, Provenance
from gyakusan.assistant.models import DraftRequest, PutField, PutRow
from gyakusan.assistant.rules.calendar_of_plan import MONTHS_TO_RELEASE, dates
from gyakusan.assistant.rules.effects import effect
from gyakusan.assistant.rules.fields import fill, gap, is_known, join, origin, place, tell
from gyakusan.assistant.rules.figures import costs, often
from gyakusan.assistant.rules.headlines import headline
from gyakusan.assistant.rules.phrasing.en_verbs import base, form
from gyakusan.assistant.rules.polite import polite
from gyakusan.assistant.rules.shared import first_line, quote, row_id
from gyakusan.assistant.rules.statements import capability, scene
from gyakusan.assistant.rules.story import Story, lines
from gyakusan.core.language import Language

_LONG_CLAUSE = 40
"""A longer attribute of a speaker is cut at its first comma."""


def message(request: DraftRequest, told: Story) -> Iterator[PutField]:
    """Propose the fields of the message where nobody has written them."""
    language, brief = told.language, told.brief
    released = dates(brief).release.isoformat()
    invention = told.invention.id if told.invention else ""
    texts: dict[str, tuple[str, Provenance]] = {
        "invention": (invention, origin(language, "invention")),
        "headline": (_headline(told), origin(language, "question")),
        "date": (released, origin(language, "release", months=MONTHS_TO_RELEASE)),
        "company": (brief.company.strip() or gap(language, "company"), origin(language, "brief")),
        "service": (told.service or gap(language, "service"), origin(language, "brief")),
        "for_whom": (_for_whom(told), origin(language, "profile_and_journey")),
        "makes_possible": (_makes_possible(told), origin(language, "question")),
        "taken_for_granted": (taken_for_granted(told), origin(language, "journey")),
        "how_it_changes": (_how_it_changes(told), origin(language, "solutions")),
        "effect": (effect(told), origin(language, "effect")),
    }
    for name, (value, provenance) in texts.items():
        yield from fill(request, name, value, provenance)


def possible(told: Story) -> str:
    """Return what the answered question makes possible, see `statements.capability`; empty when unknown."""
    return capability(told.question.question, told.language) if told.question else ""


def _headline(told: Story) -> str:
    return headline(told.brief.company.strip(), told.service, possible(told), told.language)


def _for_whom(told: Story) -> str:
    language = told.language
    sentence = told.profile.sentence.strip().rstrip("。.")
    if is_known(sentence):
        who = tell(language, "for_whom.sentence", sentence=sentence, service=told.service)
    elif known := lines(told.profile.attributes):
        who = tell(language, "for_whom.attributes", known=join(language, "join.items", known), service=told.service)
    else:
        who = gap(language, "customer")
    if not told.actions:
        return who + tell(language, "join.sentences") + gap(language, "situation")
    seen = scene(told.actions[0].action, language)
    return who + tell(language, "join.sentences") + tell(language, f"when.{seen.form}", action=seen.text)


def _makes_possible(told: Story) -> str:
    what = possible(told)
    if what:
        return tell(told.language, "makes_possible", service=told.service, what=what)
    if told.question and is_known(told.question.question):
        return tell(told.language, "answers", service=told.service, question=told.question.question.strip())
    return gap(told.language, "makes_possible")


def taken_for_granted(told: Story) -> str:
    """Return what customers do today and what it costs them, from the actions that the question doubts."""
    items = [_burden(row, told.language) for row in told.actions]
    if not items:
        return gap(told.language, "taken_for_granted")
    return tell(told.language, "taken.sentence", what=join(told.language, "taken.join", items))


def _burden(row: JourneyRow, language: Language) -> str:
    seen, price, times = scene(row.action, language), costs(row, language), often(row)
    if language is Language.EN:
        told = [*price, *([times] if times else [])]
        stated = tell(language, "taken.costs", costs=", ".join(told)) if told else ""
        return tell(language, f"taken.{seen.form}", action=seen.text) + stated
    prefix = tell(language, "taken.often", times=times) if times else ""
    key = f"taken.{seen.form}.{'costs' if price else 'plain'}"
    return prefix + tell(language, key, action=seen.text, cost=join(language, "taken.and", price))


def _how_it_changes(told: Story) -> str:
    """Return how the solutions do it; an invention that a person or a model described speaks for itself."""
    language, invention = told.language, told.invention
    if invention and is_known(invention.how_solved) and invention.origin("how_solved").by != RULES:
        return tell(language, "changes.one", first=response(invention.how_solved, language))
    known = list(dict.fromkeys(row.how_solved.strip() for row in told.solutions if is_known(row.how_solved)))
    if not known:
        return gap(language, "how_it_changes")
    changes = [response(text, language) for text in known]
    return tell(language, "changes.one", first=changes[0]) + "".join(
        tell(language, "changes.more", next=text) for text in changes[1:]
    )


def response(text: str, language: Language) -> str:
    """Return how something works as sentences of a press release: polite Japanese; English with a subject."""
    line = " ".join(part.strip() for part in text.splitlines() if part.strip())
    if language is Language.JA:
        return polite(line)
    first = line.split(" ", 1)[0]
    verb = base(first) is not None and form(first) == "s"
    lowered = line if first.isupper() and len(first) > 1 else line[:1].lower() + line[1:]
    return ("it " if verb else "") + lowered.rstrip(".") + "."


def steps(request: DraftRequest, told: Story) -> Iterator[PutRow]:
    """Propose three to five steps, the first touch point first; steps that people wrote are left alone."""
    if any(row.origin("step").by != RULES for row in get_rows(request.current, "steps")):
        return
    for slot, text in _steps(told):
        provenance = origin(told.language, "steps")
        yield from place(request, "steps", StepRow(id=row_id(request, "step", slot), provenance=provenance, step=text))


def _steps(told: Story) -> Iterator[tuple[str, str]]:
    language, service = told.language, told.service
    yield "learn", tell(language, "steps.learn", service=service, where=gap(language, "touch_point"))
    if told.actions:
        seen = scene(told.actions[0].action, language)
        yield "open", tell(language, f"steps.open.{seen.form}", action=seen.text, service=service)
    else:
        yield "open", tell(language, "steps.open.unknown", service=service, when=gap(language, "situation"))
    known = dict.fromkeys(
        first_sentence(row.how_solved, language) for row in told.solutions if is_known(row.how_solved)
    )
    for place_, sentence in enumerate(list(known)[:2]):
        answer = response(sentence, language)
        yield f"answer-{place_}", tell(language, f"steps.answer.{'first' if place_ == 0 else 'next'}", answer=answer)
    if not known:
        yield "answer-0", tell(language, "steps.answer.first", answer=gap(language, "answer"))
    after = told.after()
    if after is not None and told.actions:
        seen = scene(after.action, language)
        yield "after", tell(language, f"steps.after.{seen.form}", action=seen.text)


def first_sentence(text: str, language: Language) -> str:
    """Return the first sentence of a text."""
    line = first_line(text, 400)
    if language is Language.JA:
        return line.split("。", 1)[0]
    return line.split(". ", 1)[0].split("; ", 1)[0].rstrip(".")


def speaker(profile: CustomerProfile, language: Language) -> str:
    """Return who a hypothetical customer is: the first two attributes of the profile, never a name."""
    known = [_first_clause(text, language) for text in lines(profile.attributes)[:2]]
    return join(language, "join.items", known) if known else gap(language, "speaker")


def _first_clause(text: str, language: Language) -> str:
    sentence = first_sentence(text, language)
    if len(sentence) > _LONG_CLAUSE:
        sentence = re.split(r"[,、]", sentence, maxsplit=1)[0]
    return first_line(sentence, _LONG_CLAUSE)


def quotes(request: DraftRequest, told: Story) -> Iterator[PutRow]:
    """Propose what two customers might say, marked as hypotheses; quotes that people wrote are left alone."""
    if any(row.origin("quote").by != RULES for row in get_rows(request.current, "quotes")):
        return
    language, who = told.language, speaker(told.profile, told.language)
    for slot, text in (("relief", _relief(told)), ("motive", _motive(told))):
        row = QuoteRow(id=row_id(request, "quote", slot), provenance=origin(language, "quote"), speaker=who, quote=text)
        yield from place(request, "quotes", row)


def _relief(told: Story) -> str:
    what, language = possible(told), told.language
    felt = next((_felt(row.emotion) for row in told.actions if is_known(row.emotion)), "")
    if not what:
        return gap(language, "quote")
    if felt:
        return tell(language, "quotes.felt", emotion=quote(felt, language), what=what)
    return tell(language, "quotes.plain", what=what)


def _felt(emotion: str) -> str:
    return first_line(emotion, 120).strip("「」“”\"'。. ")


def _motive(told: Story) -> str:
    language = told.language
    motives = lines(told.profile.purpose, "動機", "motive", "motivation")
    if not motives:
        return gap(language, "quote")
    motive = motives[0].rstrip("。.")
    motive = quote(motive, language) if language is Language.JA else motive
    return tell(language, "quotes.motive", motive=motive, service=told.service)
