"""Fractional order keys: a row between two others gets a key between theirs, and nobody else's changes."""

from __future__ import annotations

import re
from collections.abc import Sequence

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_KEY = re.compile("[0-9a-z]{0,199}[1-9a-z]")


def is_key(text: str) -> bool:
    """Tell whether a text is an order key."""
    return _KEY.fullmatch(text) is not None


def key_between(before: str, after: str) -> str:
    """Return a key with before < key < after; "" stands for no neighbour.

    Keys are fractions in base 36 without trailing zeros, compared as text.
    """
    key = ""
    position = 0
    while True:
        low = _DIGITS.index(before[position]) if position < len(before) else 0
        high = _DIGITS.index(after[position]) if after and position < len(after) else len(_DIGITS)
        if high - low > 1:
            return key + _DIGITS[(low + high) // 2]
        key += _DIGITS[low]
        if high > low:
            after = ""
        position += 1


def spread_keys(before: str, after: str, count: int) -> list[str]:
    """Return `count` increasing keys between two neighbours, short even for many."""
    if count == 0:
        return []
    middle = key_between(before, after)
    left = (count - 1) // 2
    return [*spread_keys(before, middle, left), middle, *spread_keys(middle, after, count - 1 - left)]


def reordered(wanted: Sequence[str], keys: dict[str, str]) -> dict[str, str]:
    """Return new keys for as few ids as possible so that `wanted` is sorted by key.

    `keys` holds today's keys; ids without one get one. Ids whose key already fits (a longest increasing run) keep it.
    """
    kept = _longest_increasing(wanted, keys)
    changed: dict[str, str] = {}
    bounds = ["", *(keys[wanted[index]] for index in kept), ""]
    places = [-1, *kept, len(wanted)]
    for number in range(len(places) - 1):
        between = wanted[places[number] + 1 : places[number + 1]]
        changed.update(zip(between, spread_keys(bounds[number], bounds[number + 1], len(between)), strict=True))
    return changed


def _longest_increasing(wanted: Sequence[str], keys: dict[str, str]) -> list[int]:
    from bisect import bisect_left

    tails: list[str] = []
    tail_index: list[int] = []
    previous: dict[int, int] = {}
    for index, identifier in enumerate(wanted):
        if identifier not in keys:
            continue
        key = keys[identifier]
        place = bisect_left(tails, key)
        previous[index] = tail_index[place - 1] if place else -1
        tails[place : place + 1] = [key]
        tail_index[place : place + 1] = [index]
    run: list[int] = []
    at = tail_index[-1] if tail_index else -1
    while at >= 0:
        run.append(at)
        at = previous[at]
    return run[::-1]
