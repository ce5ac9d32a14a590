"""Missing articles: notes leave them out (scan birth certificate), sentences cannot."""

from __future__ import annotations

import re

from .en_forms import continues
from .en_verbs import base, form
from .words import words

_NAMED = re.compile(r"[\"“'‘$€£¥~]|.*[\d@]|[A-Z]|.*[a-z][A-Z]")
_POSSESSIVE = re.compile(r".*(?:'s|s'|’s|s’)$")
_ABSTRACT = re.compile(r".*..(?:ness|ity|ance|ence|ism|ware|ship|ics|wear|aid)$")
_PERSONAL = re.compile(r".*..(?:[^e]er|or|ist|ant|ian|ee)$")
_ADJECTIVE = re.compile(r"..(?:est|al|ory|ic|ive|ous|ful|able|ible|ish|less|ed)$")
_LISTED = {",", "and", "or"}


def with_articles(verb: str, rest: str, wrote: str) -> str | None:
    """Give bare single things their article; None where a word could be a single thing and nobody knows.

    `verb` is what `rest` follows: scan + "birth certificate and pay fee" -> "the birth certificate and pay the fee".
    """
    tokens = re.findall(r"(?:[^\s,]|,(?=\S))+|,", rest)
    found: list[str] = []
    before = verb
    index = 0
    while index < len(tokens):
        if tokens[index].lower() in words("en", "subordinators"):
            asking = tokens[index].lower() in ("what", "which", "whose", "how")
            if not asking and index + 1 < len(tokens) and _is_single(tokens[index + 1].lower()):
                return None  # if pitch has shade
            found += tokens[index:]
            break
        size = _phrase_size(tokens, index)
        phrase = tokens[index : index + size]
        kind = before == "of" and size > 1 and not _NAMED.match(phrase[0])
        if phrase and (kind or not _may_stand_bare(before)):
            numbered = _numbered(tokens, index + size)
            after = tokens[index + size].lower() if index + size < len(tokens) else ""
            listed = _opens_list(tokens, index + size, wrote)
            article = "" if numbered else _article(phrase, before, after, listed=listed)
            if article is None:
                return None
            if article == "the" and re.match(r"of \d", " ".join(tokens[index + size : index + size + 2])):
                article = "an" if phrase[0][0] in "aeiou" else "a"
            found += [article] if article else []
        found += phrase
        index += size
        if index < len(tokens):
            after, before = before, tokens[index].lower()
            if before in words("en", "subordinators") | _opening() or _is_number(before):
                before = ""
                continue
            if not size and _is_particle(before, after, verb):
                before = verb
                found.append(tokens[index])
                index += 1
                continue
            found.append(tokens[index])
            index += 1
            index, before = _past_verb(tokens, index, before, wrote, found)
    return re.sub(r"\s+,", ",", " ".join(found))


def _past_verb(tokens: list[str], index: int, before: str, wrote: str, found: list[str]) -> tuple[int, str]:
    """Step over the verb of a further doing (and pay, to see, by phoning), of which an object may come."""
    if index >= len(tokens):
        return index, before
    word, following = tokens[index].lower(), " ".join(tokens[index + 1 :])
    doubtful = words("en", "singles") | words("en", "adjectival")
    if before == "to" and word in doubtful and not following.startswith(("the ", "a ", "an ")):
        return index, before
    doing = (
        continues(word, following, wrote)
        if before in _LISTED | {"then"}
        else bool(base(word)) and ((before == "to" and form(word) == "base") or _phoning(word, following))
    )
    if before in _LISTED and word == "then":
        found.append(tokens[index])
        return _past_verb(tokens, index + 1, "then", wrote, found)
    if before == "to" and following.split()[:1] and following.split()[0].lower() in words("en", "determiners"):
        doing = True
    if doing and (following or before == "to"):
        found.append(tokens[index])
        return index + 1, base(word) or word
    return index, before


def _phoning(word: str, following: str) -> bool:
    """Whether a word in -ing has an object (by phoning the plant), and is none of a noun (in baking soda)."""
    opening = _opening() | words("en", "closed") | words("en", "prepositions")
    return form(word) == "ing" and following.split(" ", 1)[0].lower() in opening


def _phrase_size(tokens: list[str], index: int) -> int:
    """Count the words of a phrase: up to a preposition, a comma, an "and" or the next phrase's article."""
    stops = words("en", "prepositions") | words("en", "linkers") | words("en", "subordinators") | _LISTED
    for size, token in enumerate(tokens[index:]):
        word = token.lower()
        if word in stops or (size and (word in _opening() or _is_number(word))):
            return size
    return len(tokens) - index


def _opening() -> frozenset[str]:
    """Return the words that begin a phrase of their own."""
    return words("en", "determiners") | {"my", "our", "your"}


def _is_number(word: str) -> bool:
    return word.split("-", 1)[0] in words("en", "numerals")


def _is_particle(word: str, after: str, verb: str) -> bool:
    """Whether a word that could be a preposition belongs to the verb before it: roll back, look up, fill in."""
    if after != verb:
        return False
    return word in ("up", "out", "down", "back", "off") or (word == "in" and verb in words("en", "in_verbs"))


def _numbered(tokens: list[str], index: int) -> bool:
    """Whether a number names the thing before it: week two."""
    following = [token.lower() for token in tokens[index : index + 2]]
    stops = words("en", "prepositions") | words("en", "linkers") | _LISTED
    if not following or not (_is_number(following[0]) or following[0] in ("two", "three", "four", "five")):
        return False
    return len(following) == 1 or following[1] in stops


def _opens_list(tokens: list[str], index: int, wrote: str) -> bool:
    """Whether further things follow, not a further doing."""
    following = tokens[index + 1 : index + 3]
    doing = bool(following) and continues(following[0], " ".join(tokens[index + 2 :]), wrote)
    return index < len(tokens) and tokens[index] in _LISTED and not doing


def _is_single(word: str) -> bool:
    return word not in ("it", "staff") and word in words("en", "singles") | words("en", "countable") | words(
        "en", "people"
    ) | words("en", "bodies")


def _may_stand_bare(before: str) -> bool:
    """Whether what comes after a word needs no article: lists, kinds (of), means (by)."""
    return before in _LISTED | {"", "of", "by", "via", "as", "per", "then", "than", "like"}


def _article(phrase: list[str], before: str, after: str, *, listed: bool) -> str | None:
    """Return the article that a phrase lacks, nothing, or None where it cannot be told."""
    core = _core(phrase, after)
    if not core:
        return ""
    first, head = core[0].lower(), core[-1]
    closed = words("en", "determiners") | words("en", "numerals") | words("en", "closed")
    if core == [head] and (head in words("en", "acronyms") or first == "police"):
        return "the"
    if _POSSESSIVE.match(first) and core[0] == first and _is_single(first[:-2]):
        return "the"  # sign driver's sheet
    if (
        before in ("after", "before", "until")
        and len(core) == 2
        and _is_single(first)
        and base(head)
        and head[-1] == "s"
    ):
        return None  # after sensor drifts
    named = _NAMED.match(core[0]) and not (core[0].isalpha() and head.islower() and _is_single(head))
    if first in closed or _is_number(first) or any(_POSSESSIVE.match(word) for word in core) or named:
        return ""
    if len(core) < len(phrase) and phrase[0] != core[0] and phrase[0].lower() in ("back", "home"):
        return ""
    if before in words("en", "causing") and len(core) > 1 and _is_single(first) and base(core[1]) == core[1]:
        return "the"  # have lawyer check terms
    article = _single(head, before, listed, alone=len(core) == 1)
    fresh = _fresh(core, before, listed=listed)
    if article == "the" and fresh:
        return "an" if re.match(r"(?!uni|use|eu|one)[aeiou]|hour", phrase[0].lower()) else "a"
    return article


def _fresh(core: list[str], before: str, *, listed: bool) -> bool:
    """Whether a thing is not known yet: a new barcode, with an experienced volunteer, send a photo."""
    first, head = core[0].lower(), core[-1].lower()
    if first in words("en", "indefinite") or (head in ("friend", "colleague") and not listed):
        return True
    if before in words("en", "prepositions"):
        return len(core) > 1 and bool(re.search(r"(?:ed|ive|ful|ous)$", first))
    if listed or not (_is_single(head) or head in ("mail", "email")):
        return False
    return before in words("en", "making") or (before in words("en", "sending") and head in words("en", "sent"))


def _is_manner(core: list[str]) -> bool:
    """Whether a phrase ends in how it is done: lock device remotely."""
    word = core[-1].lower()
    return len(core) > 1 and word.endswith("ly") and not _is_single(word)


def _core(phrase: list[str], after: str) -> list[str]:
    """Return a phrase without the adverbs around it and a participle at its end: photos taped, the line holding."""
    core = list(phrase)
    while core and (core[-1].lower() in words("en", "trailing") or _is_manner(core)):
        core.pop()
    while core and core[0].lower() in words("en", "trailing"):
        core.pop(0)
    while len(core) > 1 and base(core[-1]):
        past = form(core[-1]) == "past"
        if not past and not (form(core[-1]) == "ing" and after in _opening()):
            break
        core.pop()
    return core


def _single(head: str, before: str, listed: bool, *, alone: bool) -> str | None:
    word = head.lower().strip("\"'“”’")
    if word in words("en", "kin") and alone:
        return "their"
    plural = word.endswith("s") and not word.endswith(("ss", "us", "is")) and word not in words("en", "singular_s")
    if (
        plural
        or (_NAMED.match(head) and not _is_single(word))
        or word in words("en", "plurals")
        or word.endswith("men")
    ):
        return ""
    if before == "to" and base(word) == word:
        return "" if word in words("en", "bare_after") and alone else None  # to host: a thing or a deed
    preposition = before in words("en", "prepositions") | words("en", "linkers")
    if preposition and ((alone and word in words("en", "bare_after")) or (before == "over" and word == "call")):
        return ""
    letter = word in ("mail", "email") and (not alone or before in words("en", "sending"))
    if word == "one" and not alone:
        return "the"
    letter = letter or (not alone and word in words("en", "compound_ends"))
    if (word in words("en", "mass") and not letter) or (word.endswith("ly") and not _is_single(word)):
        return ""
    if letter or _is_single(word) or any(word.endswith(part) for part in words("en", "compound_ends")):
        return "" if listed and preposition else "the"
    if _ABSTRACT.match(word) or (base(word) and form(word) == "ing"):
        return ""
    if before == "of":
        return ""
    if preposition:
        return "" if listed else ("the" if _PERSONAL.match(word) else None)
    staying = words("en", "moves") | words("en", "waits") | words("en", "lasting") | words("en", "linking")
    return None if before in staying or base(word) or _ADJECTIVE.search(word) else "the"
