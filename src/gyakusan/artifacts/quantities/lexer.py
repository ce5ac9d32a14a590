"""From a normalised text to tokens: the longest word at each place, numbers, and what is neither. Linear."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from gyakusan.artifacts.quantities.lexicon import (
    COUPLE,
    NUMBER_WORDS,
    PLACEHOLDERS,
    SCALES,
    VAGUE,
    WORD_LENGTHS,
    WORDS,
)
from gyakusan.artifacts.quantities.notes import Note
from gyakusan.artifacts.quantities.numerals import MAX_DIGITS, read_numeral
from gyakusan.artifacts.quantities.tokens import Numeral, Tag, Token

_CLOCK = re.compile(r"[0-9]+(?::[0-9]+)+")
_LATIN = "a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_LETTERS = re.compile(f"[{_LATIN}]+")
_DIGITS = re.compile(r"[0-9,.〇零一二三四五六七八九]+")
_BLANKS = re.compile(r"\?+|○+")
_UNITS = frozenset({Tag.TIME, Tag.CURRENCY, Tag.COUNTER, Tag.CALENDAR})


def tokenize(text: str) -> list[Token]:
    """Return the tokens of a normalised text. White space separates; every other character is part of one token."""
    return _join_numbers(_resolve(list(_scan(text))))


def _scan(text: str) -> Iterator[Token]:
    position, apart, pending, previous = 0, False, None, None
    while position < len(text):
        if text[position] == " ":
            position, apart = position + 1, True
            continue
        glued = previous is Tag.NUMBER and not apart
        token = replace(_next(text, position, after_number=glued), apart=apart)
        previous = token.tag
        if pending and pending.tag is token.tag is Tag.OTHER and not apart:
            # Grown once per run of unknown characters, below: joining strings here would be quadratic.
            pending = replace(pending, end=token.end)
        else:
            if pending:
                yield replace(pending, text=text[pending.start : pending.end])
            pending = token
        position, apart = token.end, False
    if pending:
        yield replace(pending, text=text[pending.start : pending.end])


def _next(text: str, position: int, *, after_number: bool) -> Token:
    """Return the token that starts at `position`; directly after a number, a unit is a unit (2日程度 is not 日程)."""
    clock = _CLOCK.match(text, position)
    if clock:
        return Token(Tag.CLOCK, clock.group(), position, clock.end())
    if not text.startswith(".", position) or not text[position + 1 : position + 2].isdecimal():
        word = _word(text, position, after_number=after_number)
        if word:
            return Token(WORDS[word], word, position, position + len(word))
    number = read_numeral(text, position)
    if number:
        numeral, end = number
        return Token(Tag.NUMBER, text[position:end], position, end, numeral=numeral)
    blanks = _BLANKS.match(text, position)
    if blanks:
        return Token(Tag.UNKNOWN, blanks.group(), position, blanks.end())
    return Token(Tag.OTHER, "", position, _unknown_end(text, position))


def _unknown_end(text: str, position: int) -> int:
    """Return the end of a run of Latin letters, a run of digits that is too long to be a number, or one character."""
    letters = _LETTERS.match(text, position)
    if letters:
        return letters.end()
    digits = _DIGITS.match(text, position)
    return digits.end() if digits and len(digits.group()) > MAX_DIGITS else position + 1


def _is_latin(character: str) -> bool:
    return _LETTERS.match(character) is not None


def _word(text: str, position: int, *, after_number: bool) -> str | None:
    """Return the longest word of the lexicon at `position`; words of Latin letters match only as a whole."""
    for length in WORD_LENGTHS.get(text[position], ()):
        word = text[position : position + length]
        if word not in WORDS or (after_number and WORDS[word] is Tag.OTHER):
            continue
        if _is_whole(text, position, word):
            return word
    return None


def _is_whole(text: str, position: int, word: str) -> bool:
    before, after = text[position - 1 : position], text[position + len(word) : position + len(word) + 1]
    starts_inside = _is_latin(word[0]) and bool(before) and _is_latin(before)
    ends_inside = _is_latin(word[-1]) and bool(after) and _is_latin(after)
    return not (starts_inside or ends_inside)


def _resolve(tokens: list[Token]) -> list[Token]:
    """Decide what depends on the neighbours: N分, ?円, 3ー4, 10k, x between two numbers."""
    last = len(tokens) - 1
    resolved: list[Token] = []
    for index, token in enumerate(tokens):
        before = resolved[-1] if resolved else None
        after = tokens[index + 1] if index < last else None
        resolved.append(_resolve_one(token, before, after))
    return resolved


def _resolve_one(token: Token, before: Token | None, after: Token | None) -> Token:
    text = token.text
    if token.tag is Tag.NUMBER and token.numeral is None:
        return replace(token, numeral=_spelled(text))
    if token.tag is Tag.BLANK and text == "ー" and before and after and after.tag is Tag.NUMBER and not token.apart:
        return replace(token, tag=Tag.RANGE)
    if text == "x" and (
        _ends_amount(before) and (after is None or after.tag not in _UNITS or after.tag is Tag.COUNTER)
    ):
        return replace(token, tag=Tag.TIMES)
    unit_beside = (after is not None and after.tag in _UNITS) or (before is not None and before.tag is Tag.CURRENCY)
    if unit_beside and (text in PLACEHOLDERS or (token.tag is Tag.UNKNOWN and text[0] in "?○")):
        return replace(token, tag=Tag.NUMBER, numeral=Numeral(None, None, Note.UNKNOWN_NUMBER))
    if (
        token.tag is Tag.NUMBER
        and before
        and not token.apart
        and before.tag is Tag.OTHER
        and (_is_latin(before.text[-1]) or before.text[-1] in "^_#")
    ):
        return replace(token, tag=Tag.OTHER, numeral=None)
    return token


def _ends_amount(token: Token | None) -> bool:
    return token is not None and (token.tag in _UNITS or token.tag in (Tag.NUMBER, Tag.CLOSE, Tag.AND_HALF))


def _spelled(word: str) -> Numeral:
    if word in VAGUE:
        return Numeral(None, None, Note.VAGUE_NUMBER)
    if word in COUPLE:
        return Numeral(Decimal(2), None, Note.COUPLE)
    return Numeral(Decimal(NUMBER_WORDS[word]))


def _join_numbers(tokens: list[Token]) -> list[Token]:
    """Join numbers that take several words: twenty-five, a hundred, 10k, 3 million."""
    joined: list[Token] = []
    for token in tokens:
        before = joined[-1] if joined else None
        if token.tag is Tag.SCALE and before and before.tag in (Tag.NUMBER, Tag.ARTICLE):
            joined[-1] = _scaled(before, token)
        elif token.text in NUMBER_WORDS and NUMBER_WORDS[token.text] < 10 and _is_tens(joined, before):
            joined[-1 if before and before.tag is Tag.NUMBER else -2 :] = [_plus(joined, token)]
        else:
            joined.append(token if token.tag is not Tag.SCALE else replace(token, tag=Tag.OTHER))
    return joined


def _is_tens(joined: list[Token], before: Token | None) -> bool:
    """Whether the last token is a word such as twenty, a hyphen after it allowed."""
    if before and before.tag is Tag.DASH and not before.apart and len(joined) > 1:
        before = joined[-2]
    return before is not None and NUMBER_WORDS.get(before.text, 0) >= 20


def _plus(joined: list[Token], ones: Token) -> Token:
    tens = joined[-1] if joined[-1].tag is Tag.NUMBER else joined[-2]
    value = Decimal(NUMBER_WORDS[tens.text] + NUMBER_WORDS[ones.text])
    return replace(tens, text=f"{tens.text}-{ones.text}", end=ones.end, numeral=Numeral(value))


def _scaled(number: Token, scale: Token) -> Token:
    factor = Decimal(SCALES[scale.text])
    numeral = number.numeral or Numeral(Decimal(1))
    value = None if numeral.value is None else numeral.value * factor
    if value is not None and value >= 10**MAX_DIGITS:
        return replace(number, tag=Tag.OTHER, end=scale.end, numeral=None)
    scale_of = factor if numeral.scale == 1 else None
    return replace(number, tag=Tag.NUMBER, end=scale.end, numeral=Numeral(value, scale_of, numeral.note))
