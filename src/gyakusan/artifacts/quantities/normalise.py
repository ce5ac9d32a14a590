"""Bring a text to one form (width, case, dashes) without losing where each character came from."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_MAX_CLUSTER = 8
"""Marks beyond this many are normalised apart: reordering a long run of marks is quadratic."""

_SAME = {
    **dict.fromkeys("‐‒–—―−─━﹘", "-"),
    **dict.fromkeys("〜∼〰∾", "~"),
    **dict.fromkeys("✕✖╳⨯*", "×"),
    **dict.fromkeys("◯⚪", "○"),
    **dict.fromkeys("?⁇", "?"),
    **dict.fromkeys("’‘`´", "'"),
}


@dataclass(frozen=True, slots=True)
class Normalised:
    """A text in normal form. `starts[i]`, `ends[i]` delimit the part of `source` that became character i."""

    source: str
    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def original(self, start: int, end: int) -> str:
        """Return the source of the normal characters from `start` up to `end`, surrounding spaces removed."""
        return self.source[self.starts[start] : self.ends[end - 1]].strip() if start < end else ""


def normalise(source: str) -> Normalised:
    """Normalise `source`: NFKC, lower case, one dash, one wave, one multiplication sign. Linear in its length.

    Characters that stand for a number without being a digit (½, ², ①) are left alone: NFKC would glue their digits to
    the neighbours and turn 1½ into 11/2. Invisible format characters disappear.
    """
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, cluster in _clusters(source):
        for character in _normal(cluster):
            characters.append(character)
            starts.append(start)
            ends.append(start + len(cluster))
    return Normalised(source, "".join(characters), tuple(starts), tuple(ends))


def _clusters(source: str) -> Iterator[tuple[int, str]]:
    """Yield each character together with the marks that follow it."""
    start = 0
    for index in range(1, len(source) + 1):
        ended = index == len(source) or index - start >= _MAX_CLUSTER
        if ended or not (unicodedata.combining(source[index]) or source[index] in "ﾞﾟ"):
            yield start, source[start:index]
            start = index


def _normal(cluster: str) -> str:
    category = unicodedata.category(cluster[0])
    if category == "Cf":
        return ""
    if category == "No":
        return cluster
    if cluster.isspace():
        return "\n" if cluster in "\n\r\u2028\u2029\x85" else " "
    folded = unicodedata.normalize("NFKC", cluster).lower()
    return "".join(_SAME.get(character, character) for character in folded)
