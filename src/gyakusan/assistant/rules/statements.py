"""What an answered question makes possible, and how an action stands in a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gyakusan.assistant.rules.phrasing import en, ja
from gyakusan.assistant.rules.phrasing.en_verbs import base, form
from gyakusan.assistant.rules.polite import chained, is_negative, is_plain_verb
from gyakusan.assistant.rules.shared import first_line
from gyakusan.core.language import Language

_JA = re.compile(r"なぜ(?P<what>.+[えけげせぜてでねへべぺめれきび見])ないのか[?\uff1f]?")
"""The negative of a verb in る, which all potentials are: 〜ができない, 選べない, 進められない, 用いない."""
_JA_NOT = ("いけ", "なけれ", "もらえ", "くれ")
"""Endings of duty and of other people's favours: they do not say what becomes possible."""
_JA_BOTH = re.compile(r"は、?同時に(?=[^はが]*$)")
_EN_OPTIMAL = re.compile(
    r"why can(?:'t|’t|not) (?:they|he|she|we|i|you|people|customers?|users?) (?P<what>.+?)\??", re.IGNORECASE
)
_EN_BOTH = re.compile(r"why can(?:'t|’t|not) (?P<a>.+) and (?P<b>.+?) be (?P<done>\w+) at once\??", re.IGNORECASE)


def capability(question: str, language: Language) -> str:
    """Return what becomes possible when the question is answered, empty where the question has another form.

    Japanese in the plain form, to stand before ようになる or a noun (比較せずに予約ができる); English as an infinitive
    without "to" (book without comparing).
    """
    question = first_line(question, 400)
    return _capability_ja(question) if language is Language.JA else _capability_en(question)


def _capability_ja(question: str) -> str:
    found = _JA.fullmatch(question.strip())
    if found is None or found["what"].endswith(_JA_NOT):
        return ""
    return _JA_BOTH.sub("が同時に", found["what"]) + "る"


def _capability_en(question: str) -> str:
    both = _EN_BOTH.fullmatch(question.strip())
    if both and both["done"] == "done":
        return f"combine {both['a']} with {both['b']}"
    if both:
        return f"have {both['a']} and {both['b']} {both['done']} at once"
    found = _EN_OPTIMAL.fullmatch(question.strip())
    return found["what"] if found else ""


@dataclass(frozen=True)
class Scene:
    """An action as it stands in a sentence. `form`: `verb` (plain form or infinitive), `state`, `noun` or `quote`."""

    text: str
    form: str


def scene(action: str, language: Language) -> Scene:
    """Return an action in the form in which a sentence can take it up; as a quotation where it fits no form."""
    line = first_line(action, 200).rstrip("。.; ")
    return _scene_ja(line, action) if language is Language.JA else _scene_en(line)


def _scene_ja(line: str, action: str) -> Scene:
    if is_negative(line):
        return Scene(line, "state")
    if is_plain_verb(line):
        return Scene(chained(line), "verb")
    plain = ja.dictionary_form(action)
    if plain is not None and not line.endswith(("と", "て", "で", "が", "けど")):
        return Scene(plain, "verb")
    noun = ja.nominal(line)
    if noun is not None and line.startswith(noun):
        return Scene(noun, "noun")
    return Scene(line, "quote")


def _scene_en(line: str) -> Scene:
    first = line.split(" ", 1)[0] if line else ""
    if base(first) is not None and form(first) == "base":
        return Scene(line[:1].lower() + line[1:], "verb")
    infinitive = en.infinitive(line)
    if infinitive is not None and base(first) is not None:
        return Scene(infinitive, "verb")
    return Scene(line, "quote")
