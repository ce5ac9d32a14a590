"""The investment decision in words: the formula with the team's figures, and blanks for those that it lacks."""

from __future__ import annotations

from decimal import ROUND_UP, Decimal

from gyakusan.artifacts.quantities import Interval, format_interval
from gyakusan.assistant.rules.fields import gap, tell
from gyakusan.assistant.rules.market import TERMS, Decision, decide
from gyakusan.core.language import Language
from gyakusan.identity.models import Market


def formula(market: Market, language: Language) -> str:
    """Return the formula with its result and whether the decision is met; while a term is unknown, with its blanks."""
    found = decide(market)
    terms = {name: _term(name, market, found, language) for name in TERMS}
    if found.is_met is None:
        return tell(language, "market.open", **terms)
    values = {
        "income": amount(found.income, found.currency, language),
        "needed": amount(found.needed, found.currency, language),
        "share_needed": needed_percent(found),
    }
    return tell(language, "market.met" if found.is_met else "market.not_met", **terms, **values)


def _term(name: str, market: Market, found: Decision, language: Language) -> str:
    """Return a term as written; one that cannot be read as a number is followed by its blank."""
    written = str(getattr(market, name)).strip()
    if name not in found.unknown:
        return written
    missing = gap(language, f"market.{name}")
    return tell(language, "market.unread", written=written, gap=missing) if written else missing


def needed_percent(found: Decision) -> str:
    """Return the share in percent from which on the decision is met, rounded up to a hundredth; empty when unknown."""
    if found.needed_share is None:
        return ""
    percent = (found.needed_share * 100).quantize(Decimal("0.01"), ROUND_UP)
    return f"{percent:f}".rstrip("0").rstrip(".")


def amount(value: Decimal | None, currency: str, language: Language) -> str:
    """Return an amount of money in words; empty when unknown."""
    return "" if value is None else format_interval(Interval.exact(value), currency, language)
