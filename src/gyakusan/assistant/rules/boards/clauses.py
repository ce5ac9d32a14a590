"""The value in one sentence: situation, motive and outcome, each in the form in which it fits the sentence."""

from __future__ import annotations

import re

from gyakusan.assistant.rules.boards.words import gap, tell
from gyakusan.assistant.rules.fields import is_known
from gyakusan.assistant.rules.phrasing.en_verbs import base, form
from gyakusan.assistant.rules.phrasing.tokens import Token, tokenize
from gyakusan.assistant.rules.shared import first_line
from gyakusan.core.language import Language

_WISHES = ("たい", "欲しい", "ほしい")
_NOT_PLAIN = ("助動詞-ダ", "助動詞-デス", "助動詞-マス")
_TO = re.compile(r"(?:(?:she |he |they |i )?(?:wants? |would like ))?to (?P<what>.+)", re.IGNORECASE)


def value_sentence(situation: str, motive: str, outcome: str, language: Language) -> str:
    """Return 「…とき、…ので、…。」 / "When …, because …, I can …."; what is unknown is left blank.

    `outcome` in the plain form of the language: 予約ができる, "book without comparing".
    """
    can = outcome or gap(language, "value.can")
    return tell(
        language,
        "value.sentence",
        when=_when(_last_sentence(situation, language), language),
        because=_because(_last_sentence(motive, language), language),
        can=can if language is Language.JA else tell(language, "value.can", what=can),
    )


def _when(situation: str, language: Language) -> str:
    if not is_known(situation):
        return tell(language, "value.when.noun", situation=gap(language, "value.situation"))
    return tell(language, f"value.when.{_form(situation, language)}", situation=situation)


def _form(text: str, language: Language) -> str:
    """Tell how とき can follow: `clause` (置いている), `noun` (夜勤明け) or `quote`."""
    last = _last(text) if language is Language.JA else None
    if last is None:
        return "quote"
    if last.major in ("動詞", "形容詞", "助動詞") and last.cform.startswith("終止形"):
        return "quote" if last.ctype in _NOT_PLAIN else "clause"
    return "noun" if last.major in ("名詞", "接尾辞") else "quote"


def _because(motive: str, language: Language) -> str:
    if not is_known(motive):
        return tell(language, "value.because.open", motive=gap(language, "value.motive"))
    if language is Language.JA:
        last = _last(motive)
        is_wish = last is not None and last.lemma in _WISHES and last.cform.startswith("終止形")
        return tell(language, "value.because.wish" if is_wish else "value.because.quote", motive=motive)
    found = _TO.fullmatch(motive)
    first = motive.split(" ", 1)[0]
    if found is None and not (base(first) is not None and form(first) == "base"):
        return tell(language, "value.because.quote", motive=motive)
    return tell(language, "value.because.wish", motive=found["what"] if found else motive[:1].lower() + motive[1:])


def _last(text: str) -> Token | None:
    tokens = tokenize(text)
    return tokens[-1] if tokens else None


def _last_sentence(text: str, language: Language) -> str:
    """Return the last sentence of the first line: the part that a clause can be made of."""
    line = first_line(text, 400).rstrip("。. ")
    return line.rsplit("。" if language is Language.JA else ". ", 1)[-1].strip()
