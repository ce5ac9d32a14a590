"""Metrics: candidates as shares that can be counted, each held against the three conditions of a good one."""

from __future__ import annotations

from collections.abc import Iterator

from gyakusan.artifacts.blanks import blank, blanks_in
from gyakusan.artifacts.kinds.define import Questions
from gyakusan.artifacts.kinds.listen import Journey
from gyakusan.artifacts.kinds.three_day import MetricRow, Metrics, UseCases
from gyakusan.assistant.models import DraftRequest, Proposal
from gyakusan.assistant.rules.shared import by_rule, first_line, put, quote, revise, row_id, say

_CONDITIONS = ("moves_with_experience", "leads_revenue", "moves_with_accuracy")

CANDIDATES: dict[str, tuple[bool, bool, bool]] = {
    "adopted": (True, True, True),
    "returned": (True, True, False),
    "relieved": (True, False, True),
    "visits": (False, False, False),
}
"""Candidate -> the conditions it meets: experience, revenue, accuracy. `visits` is there as the bad example."""


def draft(request: DraftRequest) -> Iterator[Proposal]:
    """Propose candidates for the product and the action that changes; count the conditions that each one meets."""
    metrics = request.source(Metrics)
    fresh = {row.id: row for row in (_candidate(request, name) for name in CANDIDATES)}
    for row in metrics.rows:
        yield from revise("rows", row, _counted(request, fresh.pop(row.id, row), row))
    for row in fresh.values():
        yield from put(request, "rows", _counted(request, row, row))


def _counted(request: DraftRequest, fresh: MetricRow, flags: MetricRow) -> MetricRow:
    """Return the fresh row with the number of conditions that `flags` says are met."""
    score = float(sum(getattr(flags, condition) for condition in _CONDITIONS))
    origin = by_rule(request.language, "metrics.score_note")
    return fresh.model_copy(update={"score": score, "cells": {**fresh.cells, "score": origin}})


def _candidate(request: DraftRequest, name: str) -> MetricRow:
    language = request.language
    product = request.brief.product.strip()
    service = quote(product, language) if product else blank(say(language, "metrics.product"), language)
    action = _action(request)
    changed = quote(first_line(action), language) if action else blank(say(language, "metrics.action"), language)
    return MetricRow(
        id=row_id(request, "metric", name),
        provenance=by_rule(language, "metrics.note", action=changed),
        metric=say(language, f"metrics.{name}.metric", service=service, action=changed),
        basis=say(language, f"metrics.{name}.basis"),
        **dict(zip(_CONDITIONS, CANDIDATES[name], strict=True)),
    )


def _action(request: DraftRequest) -> str:
    """Return the action that changes: of the chosen or best use case, else of the chosen or best question."""
    journey = {row.id: row.action for row in request.source(Journey).rows if not blanks_in(row.action)}
    cases = sorted(request.source(UseCases).rows, key=lambda row: (not row.chosen, -(row.score or 0.0), row.id))
    asked = sorted(request.source(Questions).rows, key=lambda row: (not row.chosen, -(row.impact or 0.0), row.id))
    wanted = [*(row.action for row in cases[:1]), *(action for row in asked[:1] for action in row.actions)]
    return next((journey[identifier] for identifier in wanted if journey.get(identifier, "").strip()), "")
