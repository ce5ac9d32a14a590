"""English verb forms: from any form to the base, from the base to the gerund."""

from __future__ import annotations

from functools import lru_cache

from .words import mapping, words

_VOWELS = "aeiou"


def _one_syllable(verb: str) -> bool:
    groups = 0
    previous = False
    for char in verb:
        vowel = char in "aeiouy"
        groups += vowel and not previous
        previous = vowel
    return groups == 1


def _doubles(verb: str) -> bool:
    """Whether the last consonant doubles before -ing: one vowel before one consonant, in a stressed syllable."""
    if len(verb) < 3 or verb[-1] in _VOWELS + "wxy" or verb[-2] not in _VOWELS or verb[-3] in _VOWELS:
        return verb in ("quit", "equip")
    return _one_syllable(verb) or verb in words("en", "doubling")


def gerund(verb: str) -> str:
    """Return the -ing form of a base verb: compare -> comparing, run -> running, lie -> lying, key -> keying."""
    head, hyphen, last = verb.rpartition("-")
    prefix = head + hyphen
    if last.endswith("ie"):
        return prefix + last[:-2] + "ying"
    if last.endswith("e") and not last.endswith(("ee", "oe", "ye")) and len(last) > 2:
        return prefix + last[:-1] + "ing"
    if last in ("google", "be", "see"):
        return prefix + {"google": "googling", "be": "being", "see": "seeing"}[last]
    return prefix + (last + last[-1] if _doubles(last) else last) + "ing"


@lru_cache(maxsize=2048)
def base(word: str) -> str | None:
    """Return the base of a verb in any form (compares, compared, comparing, went), None if it is no known verb."""
    word = word.lower()
    known = words("en", "verbs") | words("en", "outcomes") | words("en", "pains")
    if word in known:
        return word
    irregular = mapping("en", "irregular").get(word)
    if irregular is not None:
        return irregular
    prefix, hyphen, rest = word.rpartition("-")
    if hyphen and prefix in words("en", "prefixes"):
        inner = base(rest)
        return None if inner is None else prefix + hyphen + inner
    for candidate in _stems(word):
        if candidate in known:
            return candidate
    return None


def _stems(word: str) -> list[str]:
    found: list[str] = []
    for suffix in ("ing", "ed"):
        if word.endswith(suffix) and len(word) > len(suffix) + 1:
            stem = word[: -len(suffix)]
            found += (
                [stem + "e"]
                if stem + "e" in words("en", "verbs") and stem not in words("en", "verbs")
                else [stem, stem + "e"]
            )
            if len(stem) > 2 and stem[-1] == stem[-2]:
                found.append(stem[:-1])
            if suffix == "ing" and stem.endswith("y"):
                found.append(stem[:-1] + "ie")
            if suffix == "ed" and stem.endswith("i"):
                found.append(stem[:-1] + "y")
    if word.endswith("ies"):
        found.append(word[:-3] + "y")
    if word.endswith("es"):
        found.append(word[:-2])
    if word.endswith("s"):
        found.append(word[:-1])
    return found


def guess(word: str) -> str:
    """Return the base that an unknown word would have as a verb, by its ending alone: Issues -> issue."""
    lowered = word.lower()
    if lowered.endswith("ing") and len(lowered) > 5:
        return lowered[:-3]
    if lowered.endswith("s") and not lowered.endswith("ss"):
        return lowered[:-1]
    return lowered


def form(word: str) -> str:
    """Return the form of a known verb: base, s, ing or past."""
    lowered = word.lower()
    if base(lowered) == lowered:
        return "base"
    if lowered.endswith("ing"):
        return "ing"
    return "s" if lowered.endswith("s") else "past"
