"""Words that texts share: what says that a solution has to do with an action or a question."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import cast

import yaml

from gyakusan.assistant.rules.phrasing.ja import keywords
from gyakusan.assistant.rules.shared import quote
from gyakusan.core.language import Language


@lru_cache(maxsize=4096)
def terms_of(text: str) -> frozenset[str]:
    """Return the words of a text that carry its subject, normalised; Japanese and English."""
    return frozenset(keywords(text)) - _weak()


@cache
def _weak() -> frozenset[str]:
    source = files("gyakusan.assistant.rules").joinpath("lexicon", "weak.yaml").read_text("utf-8")
    lists = cast("dict[str, str]", yaml.safe_load(source))
    return frozenset(word for words in lists.values() for word in words.split())


def weights(documents: Iterable[frozenset[str]]) -> dict[str, float]:
    """Return the weight of every term: 1 / the number of documents that hold it, so that rare terms tell more."""
    counts: dict[str, int] = {}
    for terms in documents:
        for term in terms:
            counts[term] = counts.get(term, 0) + 1
    return {term: 1 / count for term, count in counts.items()}


def weigh(terms: frozenset[str], weight: Mapping[str, float]) -> float:
    """Return the summed weight of terms; the same for every order of the same terms."""
    return round(sum(weight.get(term, 1.0) for term in sorted(terms)), 6)


def quoted_terms(terms: Iterable[str], text: str, language: Language, limit: int = 3) -> str:
    """Quote terms in the order in which `text` names them; those in another form there only where no other is left."""
    ordered = sorted(terms, key=lambda term: (_place(term, text), term))
    literal = [term for term in ordered if _place(term, text) < len(text)]
    separator = "" if language is Language.JA else ", "
    return separator.join(quote(term, language) for term in (literal or ordered)[:limit])


def _place(term: str, text: str) -> int:
    """Return where a term stands in the text, whole or without its inflected ending; its length where it does not."""
    lowered = text.lower()
    stems = [term] if term.isascii() or len(term) < 3 else [term, term[:-1]]
    return min((place for stem in stems if (place := lowered.find(stem)) >= 0), default=len(text))
