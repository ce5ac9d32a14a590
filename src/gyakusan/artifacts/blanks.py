"""Blanks: what is not known yet is shown as a blank, never filled with an invention."""

from __future__ import annotations

import re

from gyakusan.core.language import Language

_BLANK = re.compile(r"〔(?:未記入|to fill in): [^〔〕]*〕")


def blank(what: str, language: Language) -> str:
    """Return a visible blank that says what belongs there: `〔未記入: 価格〕`."""
    what = what.replace("〔", "(").replace("〕", ")").replace("\n", " ")
    return f"〔未記入: {what}〕" if language is Language.JA else f"〔to fill in: {what}〕"


def blanks_in(text: str) -> tuple[str, ...]:
    """Return the blanks that a text contains, in order."""
    return tuple(_BLANK.findall(text))
