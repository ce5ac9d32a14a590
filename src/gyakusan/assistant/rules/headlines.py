"""Headlines: the fullest of a few constructions that stays within a headline's length; no word is ever cut off."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from gyakusan.assistant.rules.fields import gap, tell
from gyakusan.assistant.rules.phrasing.en_verbs import base, form
from gyakusan.assistant.rules.shared import quote, say
from gyakusan.core.language import Language

MAX_WIDTH = 50.0
"""The longest headline, in full-width characters (a Latin letter counts half).

Three lines of the Word file hold 63 less what wrapping leaves open, and the card on the slide holds about 50."""

_WITHOUT = re.compile(r"(?P<less>.+(?:ずに|なし(?=に)))、?.+")
_BOTH = re.compile(r"が、?同時に|^combine .+ with |^have .+ at once$")
_PARENTHESIS = re.compile(r"\s*[(\uff08][^()\uff08\uff09]*[)\uff09]")
_SUBTITLE = re.compile(r"\s*(?:[:\uff1a;\uff1b]\s|[\uff1a\uff1b]|\s[-–—]\s|——|──).*")


def headline(company: str, service: str, what: str, language: Language) -> str:
    """Return a headline that says what becomes possible; a blank where that is unknown.

    Without the company where it would be too long (its name stands below), then only with what is no longer needed or
    with the bare fact that two things become one, at last with the name alone.
    """
    if not what:
        return gap(language, "headline")
    return first_that_fits(list(_constructions(company, service, what, language)))


def first_that_fits(constructions: Sequence[str]) -> str:
    """Return the first construction that is not too long, else the last."""
    return next((words for words in constructions if width(words) <= MAX_WIDTH), constructions[-1])


def _constructions(company: str, service: str, what: str, language: Language) -> Iterator[str]:
    shorter = no_longer(what, language)
    kinds = [("full", what), *([("less", shorter)] if shorter else []), *([("both", "")] if _joins(what) else [])]
    for kind, words in (*kinds, ("name", "")):
        if company:
            yield tell(language, f"headline.{kind}.by", company=company, service=service, what=words)
        yield tell(language, f"headline.{kind}.plain", service=service, what=words)


def no_longer(what: str, language: Language) -> str:
    """Return what `what` does without: 比較せずに, comparing, need for a comparison; empty where it does not say."""
    if language is Language.JA:
        found = _WITHOUT.fullmatch(what)
        return re.sub(r"なし$", "なしで", found["less"]) if found else ""
    spared = what.rpartition(" without ")[2] if " without " in what else ""
    first = spared.split(" ", 1)[0]
    if not spared or (base(first) is not None and form(first) == "ing"):
        return spared
    return tell(language, "headline.need", what=spared)


def _joins(what: str) -> bool:
    """Tell whether two things are done at once."""
    return bool(_BOTH.search(what))


def title_of(names: Sequence[str], others: Iterable[str], language: Language) -> str:
    """Return the title of a combination: its names in quotation marks.

    Too long, it goes without what stands in parentheses or behind a colon, unless two of all names, `others` included,
    would then be the same.
    """
    between = say(language, "inventions.times")
    whole = between.join(quote(name, language) for name in names)
    distinct = {*names, *others}
    if width(whole) <= MAX_WIDTH or len({short_name(name) for name in distinct}) < len(distinct):
        return whole
    return between.join(quote(short_name(name), language) for name in names)


def short_name(name: str) -> str:
    """Return a name without parentheses and subtitle; the whole where nothing else is left."""
    return _SUBTITLE.sub("", _PARENTHESIS.sub("", name)).strip() or name


def width(text: str) -> float:
    """Return the width of a text in full-width characters."""
    return sum(1.0 if unicodedata.east_asian_width(character) in "WFA" else 0.5 for character in text)
