"""Numbers in digits, in kanji, and in both at once."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from gyakusan.artifacts.quantities.notes import Note
from gyakusan.artifacts.quantities.tokens import Numeral

MAX_DIGITS = 15
"""Longer numbers are not read: no time and no amount of money in a journey has them, and arithmetic stays exact."""

_ARABIC = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?|\.[0-9]+")
_DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {"零": 0}
_SMALL = {"十": Decimal(10), "百": Decimal(100), "千": Decimal(1000)}
_BIG = {"万": Decimal(10**4), "億": Decimal(10**8)}
_VAGUE = "数何"


@dataclass(slots=True)
class _Sum:
    """A kanji number under construction: total 万s and 億s, section below 10,000, the digits read last."""

    total: Decimal = Decimal(0)
    section: Decimal = Decimal(0)
    digits: Decimal | None = None
    small: Decimal = Decimal(10**4)
    big: Decimal = Decimal(10**12)
    scale: Decimal = Decimal(1)
    literals: int = 0

    def add_digits(self, value: Decimal) -> bool:
        """Accept digits unless digits went before, or they are too big for the place where they stand."""
        if self.digits is not None or (self.literals and value >= min(self.small, self.big)):
            return False
        self.digits = value
        self.literals += 1
        return True

    def add_small(self, unit: Decimal) -> bool:
        if unit >= self.small:
            return False
        self.literals += self.digits is None
        self.section += (Decimal(1) if self.digits is None else self.digits) * unit
        self.digits, self.small, self.scale = None, unit, self.scale * unit
        return True

    def add_big(self, unit: Decimal) -> bool:
        section = self.section + (self.digits or 0)
        if unit >= self.big or (not section and self.digits is None):
            return False
        self.total += section * unit
        self.section, self.digits, self.small, self.big = Decimal(0), None, Decimal(10**4), unit
        self.scale *= unit
        return True

    def numeral(self) -> Numeral:
        value = self.total + self.section + (self.digits or 0)
        return Numeral(value, self.scale if self.literals == 1 else None)


def read_numeral(text: str, start: int) -> tuple[Numeral, int] | None:
    """Read the number that starts at `start`; return it and where it ends, None when there is none.

    A number of more than `MAX_DIGITS` digits is no number.
    """
    number = _Sum()
    position, vague = start, False
    while position < len(text):
        end = _digits(text, position, number)
        if end is None:
            return None
        if end == position:
            character = text[position]
            if character in _VAGUE and not vague and number.digits is None:
                vague = True
                number.digits = Decimal(1)
            elif not (
                (character in _SMALL and number.add_small(_SMALL[character]))
                or (character in _BIG and number.add_big(_BIG[character]))
            ):
                break
            end = position + 1
        position = end
    if position == start:
        return None
    if vague:
        return Numeral(None, None, Note.VAGUE_NUMBER), position
    return _placeholder(text[start:position]) or number.numeral(), position


def _digits(text: str, position: int, number: _Sum) -> int | None:
    """Feed digits to `number`; return where they end (`position` when there are none), None for too many."""
    arabic = _ARABIC.match(text, position)
    if arabic:
        end, literal = arabic.end(), arabic.group().replace(",", "")
    else:
        end = position
        while end < len(text) and text[end] in _DIGITS:
            end += 1
        literal = "".join(str(_DIGITS[character]) for character in text[position:end])
    if len(literal) > MAX_DIGITS:
        return None
    fraction = _fraction(text[end : end + 1]) if "." not in literal else None
    if not literal and fraction is None:
        return position
    value = Decimal(literal or 0) + (fraction or 0)
    if not number.add_digits(value):
        return position
    return end + (fraction is not None)


def _fraction(character: str) -> Decimal | None:
    """Return the value of a character such as ½; None for others and for those without an exact decimal (⅓)."""
    if not character or not unicodedata.decomposition(character).startswith("<fraction>"):
        return None
    numerator, denominator = re.findall(r"[0-9]+", unicodedata.normalize("NFKC", character))[:2] or ("0", "3")
    return Decimal(numerator) / Decimal(denominator) if denominator in ("2", "4", "5", "8", "10") else None


def _placeholder(text: str) -> Numeral | None:
    """〇円 and 〇〇円 are blanks to be filled in, not zero."""
    return Numeral(None, None, Note.UNKNOWN_NUMBER) if text and not text.strip("〇") else None
