"""Happenings that begin like a doing: Request lands in the inbox, Light rain starts, Signed copy stored."""

from __future__ import annotations

from .en_verbs import base, form
from .words import words

_OBJECTS = {"the", "a", "an", "his", "her", "their", "my", "our", "its", "every", "each", "all"}
_ENDS = {"and", "or", "but", "then", "after", "before"}


def befalls(tokens: list[str]) -> bool:
    """Whether the first word, a verb by its look, is (part of) the subject of a verb that comes later."""
    clause = _clause(tokens)
    wrote = form(clause[0])
    if wrote == "base" and _goes_on(tokens):
        return True
    if wrote == "s" and _plural_subject(clause):
        return True
    somebody = words("en", "people") | words("en", "bodies") | {"shop", "store", "school", "team"}
    if len(clause) > 1 and clause[0] in somebody and base(clause[1]) and form(clause[1]) == "s":
        return True  # Shop calls
    if any(_finite(word) for word in clause[1:]):
        return True
    if wrote == "base" and (_acts_on(clause) or _done_to(clause)):
        return True
    return wrote == "past" and _participle_later(clause)


def _goes_on(tokens: list[str]) -> bool:
    """Whether a verb of somebody else follows an "and": Scaffold board falls and misses a worker."""
    for before, word, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if before in words("en", "subordinators") or before[0] in '"“':
            return False
        if before in ("and", "but") and base(word) and form(word) == "s" and after.lower() in _OBJECTS:
            return True
    return False


def _finite(word: str) -> bool:
    """Whether a word can hardly be anything but a verb of somebody else: lodges, arrives."""
    verb = base(word)
    if word in words("en", "finite"):
        return True
    nouns = words("en", "things") | words("en", "noun_verbs") | words("en", "countable") | words("en", "singles")
    return bool(verb) and form(word) == "s" and not {verb, word.removesuffix("s")} & (nouns | words("en", "mass"))


def _clause(tokens: list[str]) -> list[str]:
    """Return the words of the first clause in small letters: up to a comma, a conjunction, a quotation."""
    found: list[str] = []
    for token in tokens:
        word = token.lower()
        if found and (word in words("en", "subordinators") | _ENDS or word[0] in "\"“'‘"):
            break
        found.append(word.rstrip(",;:"))
        if word[-1] in ",;:":
            break
    return found


def _plural_subject(clause: list[str]) -> bool:
    """Whether a plural noun comes before its verb: Quotes arrive, Orders flow again."""
    if len(clause) < 2 or clause[1] in words("en", "particles") or not base(clause[1]) or form(clause[1]) != "base":
        return False
    nouns = words("en", "things") | words("en", "noun_verbs") | words("en", "countable")
    return clause[1] not in nouns or len(clause) == 2 or clause[2] in words("en", "determiners") | {"again"}


def _acts_on(clause: list[str]) -> bool:
    """Whether a later word has an object (Volunteer inspects the balcony) or is a plain verb (Forms arrive late)."""
    nouns = words("en", "things") | words("en", "noun_verbs") | words("en", "countable") | words("en", "singles")
    before_nouns = words("en", "determiners") | words("en", "prepositions")
    for index in range(1, min(len(clause), 4)):
        word = clause[index]
        if word in before_nouns:
            return False
        if not base(word) or word == "times":
            continue
        following = clause[index + 1] if index + 1 < len(clause) else ""
        if form(word) == "s" and following in _OBJECTS:
            return True
        if index == 2 and form(word) == "base" and word not in nouns and clause[0] not in words("en", "causing"):
            return clause[1].endswith("s")
    return False


def _done_to(clause: list[str]) -> bool:
    """Whether something was done to a thing (Budget code rejected), and not somebody has it done (get it repaired)."""
    if clause[1:2] == ["too"] or clause[2:3] == ["too"]:
        return True  # Wind too strong to climb
    small = words("en", "determiners") | words("en", "prepositions") | words("en", "numerals")
    if len(clause) < 3 or clause[0] in words("en", "causing") | {"get", "keep", "leave"} or set(clause) & small:
        return False
    return bool(base(clause[-1])) and form(clause[-1]) == "past"


def _participle_later(clause: list[str]) -> bool:
    """Whether what looks like a past is said of a thing to which something was done: Signed copy stored."""
    for index, word in enumerate(clause[1:], start=1):
        if word in words("en", "determiners") | words("en", "prepositions"):
            return False
        if index > 1 and base(word) and form(word) == "past":
            return True
    return False
