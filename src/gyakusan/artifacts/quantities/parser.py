"""From a text to a `Quantity`: the rules `cell` and `term`. See docs/quantities.md for the whole grammar.

Grammar:
    cell = { term }
    term = { leading } ( core { trailing } | nothing ) [ "。" | "、" | ";" | "=" | "+" ]
    core = amount | 随時
"""

from __future__ import annotations

from functools import lru_cache

from gyakusan.artifacts.quantities.drafts import Draft, settle
from gyakusan.artifacts.quantities.leading import read_leading
from gyakusan.artifacts.quantities.leads import Lead
from gyakusan.artifacts.quantities.lexer import tokenize
from gyakusan.artifacts.quantities.model import TIME, Interval, Kind, Quantity
from gyakusan.artifacts.quantities.normalise import Normalised, normalise
from gyakusan.artifacts.quantities.notes import Note
from gyakusan.artifacts.quantities.reading import Mark, Reading
from gyakusan.artifacts.quantities.tokens import Tag, Token
from gyakusan.artifacts.quantities.trailing import read_trailing

_SEPARATORS = frozenset({Tag.BREAK, Tag.LIST, Tag.PLUS, Tag.SLASH, Tag.AND, Tag.OR})
_PUNCTUATION = frozenset({Tag.DASH, Tag.RANGE, Tag.FILLER, Tag.OPEN, Tag.CLOSE, Tag.BREAK, Tag.SLASH, Tag.LIST})
_PARTICLES = frozenset({Tag.FILLER, Tag.NI, Tag.DE, Tag.EACH_EN, Tag.ARTICLE, Tag.DASH, Tag.OVER})
_SKIPPED = _PARTICLES | {Tag.OPEN, Tag.CLOSE}


@lru_cache(maxsize=2048)
def parse(text: str) -> Quantity:
    """Read the time, money and frequency that `text` states. Never raises; time linear in the length of `text`.

    What stands there and cannot be read is in `unread`; every assumption is a note of its measure.
    """
    return read_cell(text)[0]


def read_cell(text: str) -> tuple[Quantity, int]:
    """Return what `text` states, and how many looks at a token that took."""
    source = normalise(text)
    reading = Reading.of(tokenize(source.text))
    if all(_is_blank(token) for token in reading.tokens):
        return Quantity(text), 0
    while reading.cursor.peek() is not None:
        _term(reading)
    measures = tuple(draft.measure(source) for draft in settle(reading.drafts))
    unread = _unread(reading, source)
    if not (measures or unread or reading.unknown):
        unread = (text.strip(),)
    return Quantity(text, measures, unread, reading.unknown), reading.cursor.steps


def _is_blank(token: Token) -> bool:
    """Whether a token states nothing: なし, dashes, brackets."""
    return token.tag is Tag.BLANK or (token.tag in _PUNCTUATION and not token.text.isalnum())


def _term(reading: Reading) -> None:
    """Read one term: everything up to the end of a core with what follows it, or up to a separator."""
    lead = Lead()
    while (token := reading.cursor.peek()) is not None:
        if token.tag in _SEPARATORS:
            _separator(reading)
            break
        if token.tag is Tag.UNKNOWN:
            reading.cursor.take()
            reading.unknown = True
            continue
        since = reading.cursor.position
        read = read_leading(reading, lead)
        if isinstance(read, Draft):
            lead.apply(read)
            reading.add(read)
            read_trailing(reading, read)
            return
        if read:
            lead.extend(since, reading)
        elif reading.cursor.position == since:
            reading.skip(Mark.SKIPPED if token.tag in _SKIPPED else Mark.UNREAD)
    _flush(reading, lead)


def _separator(reading: Reading) -> None:
    token = reading.cursor.take()
    reading.marks[reading.cursor.position - 1] = Mark.SKIPPED
    reading.joined = False
    reading.added = token.tag is Tag.PLUS


def _flush(reading: Reading, lead: Lead) -> None:
    """Turn what stands before no amount into a frequency of its own (毎日, 週末), or give it back as unread."""
    if lead.rate and lead.rate.alone:
        draft = Draft(Kind.FREQUENCY, Interval.exact(1), TIME, lead.start, lead.end)
    elif lead.vague:
        draft = Draft(Kind.FREQUENCY, None, TIME, lead.start, lead.end, notes=[Note.VAGUE_FREQUENCY])
        lead.each.clear()
    else:
        for index in lead.indexes:
            reading.marks[index] = Mark.UNREAD
        return
    lead.apply(draft)
    reading.add(draft)


def _unread(reading: Reading, source: Normalised) -> tuple[str, ...]:
    """Return the stretches of unread tokens.

    Particles between two unread tokens belong to the stretch, and so does one at its beginning (とても).
    """
    stretches: list[tuple[int, int]] = []
    connected, start = False, None
    before = None
    for token, mark in zip(reading.tokens, reading.marks, strict=True):
        glued = start is not None and not token.apart
        if mark is Mark.UNREAD:
            first = (
                stretches.pop()[0] if connected and stretches else start if glued and start is not None else token.start
            )
            stretches.append((first, token.end))
            connected, start = True, None
        else:
            particle = mark is Mark.SKIPPED and token.tag in _PARTICLES
            joins = particle or (mark is Mark.SKIPPED and token.tag is Tag.SLASH)
            connected = connected and joins
            begins = particle and (before is None or token.apart or before.tag in _SEPARATORS)
            start = token.start if begins else None
        before = token
    return tuple(source.original(start, end) for start, end in stretches)
