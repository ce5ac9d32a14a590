"""The effect that the question promises, computed from its cells, always marked as a hypothesis."""

from __future__ import annotations

from gyakusan.artifacts.quantities import Kind, Yearly, format_interval, format_yearly
from gyakusan.assistant.rules.fields import gap, is_known, join, tell
from gyakusan.assistant.rules.figures import yearly_of
from gyakusan.assistant.rules.shared import first_line
from gyakusan.assistant.rules.story import Story


def effect(told: Story) -> str:
    """Return what would be saved in a year at most, and the sum behind it; blanks for what is unknown."""
    language, question = told.language, told.question
    if question is None:
        return gap(language, "effect")
    results = {
        "time": yearly_of(question.saved_time, question.frequency, Kind.TIME),
        "money": yearly_of(question.saved_money, question.frequency, Kind.MONEY),
    }
    known = {name: result for name, result in results.items() if result is not None and _counts(result)}
    if known:
        sentences = [_saved(name, result, told) for name, result in known.items()]
        basis = join(language, "effect.and", [format_yearly(result, language) for result in known.values()])
        return join(language, "join.sentences", [*sentences, tell(language, "effect.basis", basis=basis)])
    return _per_occurrence(told)


def _counts(result: Yearly) -> bool:
    return result.amount is not None and result.amount.high != 0


def _saved(name: str, result: Yearly, told: Story) -> str:
    amount = format_interval(result.amount, result.unit, told.language)
    return tell(told.language, f"effect.{name}", amount=amount)


def _per_occurrence(told: Story) -> str:
    """Return the saving as it is written where a year's total is unknown."""
    language, question = told.language, told.question
    if question is None or not is_known(question.saved_time):
        return gap(language, "effect")
    once = tell(language, "effect.once", amount=first_line(question.saved_time))
    missing = gap(language, "frequency" if not is_known(question.frequency) else "yearly")
    return once + tell(language, "join.sentences") + missing
