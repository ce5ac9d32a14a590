"""Tells whether texts are written in the language of the workshop."""

from __future__ import annotations

import re
from collections.abc import Iterable

from gyakusan.artifacts.blanks import blanks_in
from gyakusan.core.language import Language

_KANA = re.compile(r"[ぁ-ゖァ-ヺー]")
_HAN = re.compile(r"[一-鿿々〆]")
_LETTER = re.compile(r"[^\W\d_]")

ENOUGH = 20
"""Fewer letters than this tell nothing: a product name may be a whole cell."""

SENTENCES = 60
"""From this many letters on Japanese has kana in it."""


def is_in(language: Language, texts: Iterable[str]) -> bool:
    """Tell whether texts, taken together, are in a language; too little text counts as being in it.

    Japanese: at least a fifth of the letters are kana or kanji (product names in Latin letters are common) and, in
    texts long enough for more than a few nouns, at least a twentieth kana (Chinese has none). English: at most a fifth
    of the letters are of another script than the Latin one. Blanks are left aside.
    """
    joined = "\n".join(texts)
    for blank in blanks_in(joined):
        joined = joined.replace(blank, "")
    letters = _LETTER.findall(joined)
    if len(letters) < ENOUGH:
        return True
    kana, han = len(_KANA.findall(joined)), len(_HAN.findall(joined))
    if language is Language.JA:
        return kana + han >= len(letters) / 5 and (len(letters) < SENTENCES or kana >= len(letters) / 20)
    foreign = sum(ord(letter) > 0x24F for letter in letters)
    return foreign <= len(letters) / 5
