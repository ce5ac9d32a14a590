"""Japanese inflection for drafting: an action as it stands in a cell, in the form that a sentence needs."""

from __future__ import annotations

import re

from .ja_choice import read_action
from .ja_phrases import koto_phrase, noun_phrase, verb_forms, without_phrase
from .ja_reading import Reading
from .tokens import tokenize
from .words import words

_ENGLISH = re.compile(r"[a-z][a-z0-9'+#.-]*[a-z0-9+#]|[a-z]", re.IGNORECASE)
_JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


def _read(action: str) -> Reading | None:
    reading = read_action(action)
    return reading if isinstance(reading, Reading) else None


def without(action: str) -> str | None:
    """Return 〜せずに of an action (比較する -> 比較せずに, 上司の承認 -> 上司の承認を得ずに) or None."""
    reading = _read(action)
    return None if reading is None else without_phrase(reading)


def nominal(action: str) -> str | None:
    """Return an action as a noun phrase (条件を整理する -> 条件の整理, 列に並ぶ -> 列に並ぶこと) or None."""
    reading = _read(action)
    return None if reading is None else noun_phrase(reading) or koto_phrase(reading)


def can(action: str) -> str | None:
    """Return 〜ことができる of an action (比較する -> 比較することができる, 検索 -> 検索ができる) or None."""
    reading = _read(action)
    if reading is None:
        return None
    return reading.stem + "ができる" if reading.kind == "noun" else reading.text + "ことができる"


def te_form(action: str) -> str | None:
    """Return the て form of an action (調べました -> 調べて, 検索 -> 検索して), None if it is none or has no verb."""
    return _form(action, "te")


def dictionary_form(action: str) -> str | None:
    """Return the plain form of an action (調べています -> 調べる, 検索 -> 検索する) or None."""
    return _form(action, "plain")


def _form(action: str, name: str) -> str | None:
    reading = _read(action)
    if reading is None:
        return None
    forms = verb_forms(reading)
    if forms is not None:
        return forms[name]
    if reading.kind == "noun" and not reading.args and reading.head[-1].does:
        return reading.stem + {"te": "して", "plain": "する"}[name]
    return None


def keywords(text: str) -> tuple[str, ...]:
    """Return the content words of a text, normalised, each once, in order of appearance; Japanese and English.

    Japanese nouns, verbs and adjectives come in Sudachi's normalised form, English words in lower case without a
    plural s; words that say nothing by themselves are left out.
    """
    found: dict[str, None] = {}
    if not _JAPANESE.search(text):
        for match in _ENGLISH.finditer(text.lower()):
            word = _singular(match.group())
            if len(word) > 1 and word not in words("en", "stop") and match.group() not in words("en", "stop"):
                found[word] = None
        return tuple(found)
    for token in tokenize(text):
        content = token.major in ("動詞", "形容詞", "形状詞") or (token.major == "名詞" and token.pos[1] != "数詞")
        norm = token.norm.lower()
        stop = norm in words("ja", "stop") or token.lemma in words("ja", "stop") or norm in words("en", "stop")
        if content and not stop and re.search(r"\w", norm) and token.pos[1] != "助動詞語幹":
            found[norm] = None
    return tuple(found)


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
