"""Guessing the language of a text."""

from __future__ import annotations

import re

from gyakusan.core.language import Language

_JAPANESE = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff]")
_LETTER = re.compile(r"[A-Za-z]")
_SHARE = 0.1
"""Share of kana and kanji among all letters from which on a text is Japanese. Japanese texts with many Latin names and
YAML keys stay above it, English texts with a Japanese name below."""


def guess_language(text: str) -> Language:
    """Return Japanese where at least a tenth of the letters are kana or kanji, else English."""
    japanese = len(_JAPANESE.findall(text))
    letters = japanese + len(_LETTER.findall(text))
    return Language.JA if letters and japanese / letters >= _SHARE else Language.EN
