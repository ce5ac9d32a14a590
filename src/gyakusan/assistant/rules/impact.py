"""Impact: what solving a question would save in a year, and how that was computed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gyakusan.artifacts.kinds.define import QuestionRow, Questions
from gyakusan.artifacts.kinds.listen import CustomerProfile
from gyakusan.artifacts.provenance import RULES
from gyakusan.artifacts.quantities import Yearly, parse
from gyakusan.assistant.models import DraftRequest, Proposal
from gyakusan.assistant.rules.savings import Saving, saving
from gyakusan.assistant.rules.shared import by_rule, quote, revise, say


def draft(request: DraftRequest) -> Iterator[Proposal]:
    """Propose the impact and its basis for every question; an impact that cannot be computed stays unknown."""
    limits = _spending(request.source(CustomerProfile))
    for row in request.source(Questions).rows:
        yield from revise("rows", row, _scored(request, row, limits))


def _scored(request: DraftRequest, row: QuestionRow, limits: dict[str, tuple[Decimal, str]]) -> QuestionRow:
    language = request.language
    found = saving(row.saved_time, row.saved_money, row.frequency, request.brief.hour_value, language)
    impact, basis = found.impact, found.basis
    limit = _exceeded(found, limits)
    if limit:
        basis += say(language, "impact.exceeds", line=quote(limit, language))
    if impact is None and row.impact is not None and row.origin("impact").by != RULES:
        impact, basis = row.impact, say(language, "impact.kept", basis=basis)
    origin = by_rule(language, "impact.note")
    cells = {**row.cells, "impact": origin, "basis": origin}
    return row.model_copy(update={"impact": impact, "basis": basis, "cells": cells})


def _spending(profile: CustomerProfile) -> dict[str, tuple[Decimal, str]]:
    """Return the highest yearly spending that the profile states, per currency, with its words."""
    limits: dict[str, tuple[Decimal, str]] = {}
    for line in profile.behaviour:
        for measure in parse(line.text).measures:
            year = measure.per_year() if measure.kind == "money" else None
            if year is not None and year.high is not None and year.high > limits.get(measure.unit, (Decimal(0), ""))[0]:
                limits[measure.unit] = (year.high, measure.text)
    return limits


def _exceeded(found: Saving, limits: dict[str, tuple[Decimal, str]]) -> str:
    """Return the spending of the profile that the money saved would exceed, empty where it does not."""
    spent: Yearly | None = found.spent
    if spent is None or spent.amount is None or spent.unit not in limits:
        return ""
    limit, words = limits[spent.unit]
    return words if spent.amount.low > limit else ""
