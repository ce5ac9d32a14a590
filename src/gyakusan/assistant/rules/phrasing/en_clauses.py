"""What of an English clause belongs to the action: lists, later happenings, other people's deeds, missing articles."""

from __future__ import annotations

import re

from .en_forms import continues, doubtful
from .en_verbs import base, form
from .words import words

_OTHERS_GO_ON = re.compile(
    r",?\s+(?:and|but|or)\s+(?:they|it|he|she|we|i|you|everyone|nobody|there|(?:the|a|an|my|our)\s+\w+\s+(?:is|are|has|have|\w+s))\b.*$"
    r"|,\s+one\s+[a-z]+s\b.*$"
    r"|,\s+(?:who|which|where|whose|whom|because|since|but|so|it's|it is|they're|then it)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
_LINKS = "to|for|with|in|on|at|from|by|about|and|or|of|who|that|before|after|when|if|whether|again"
_SHOWN = re.compile(r"(?:an?|the|our|their|some)?\s*(?:\S+\s)?(?:ads?|advert|banner|poster|commercial|post)\b|that\b")
_HAPPENINGS = {
    *[
        ("give", "up"),
        ("end", "up"),
        ("turn", "out"),
        ("run", "out"),
        ("run", "into"),
        ("come", "home"),
        ("lay", "down"),
    ],
    *[("decide", "to"), ("decide", "that"), ("find", "out"), ("find", "that"), ("learn", "that"), ("learn", "of")],
}


def happens(verb: str, rest: str) -> bool:
    """Whether it comes to somebody rather than being done: get a letter, hear about it, get stuck, give up."""
    rest = rest.lower()
    first = rest.split()[0].rstrip(",") if rest else ""
    if verb in words("en", "events") | words("en", "outcomes") or (verb, first) in _HAPPENINGS:
        return True
    if verb == "hear" or (verb == "see" and _SHOWN.match(rest)):
        return True
    if verb == "get":
        thing = re.match(
            r"(?:an?|the|another|yet another)\s+(?:\S+\s)??(\S+?)(?=$|,|\s(?:about|from|that|of|saying|with|in|at)\b)",
            rest,
        )
        told = first in words("en", "states") or (first.endswith("ed") and first != "need")
        return told or bool(thing and thing.group(1) in words("en", "tidings"))
    return False


def own_part(rest: str, wrote: str, verb: str = "") -> str:
    """Cut what hangs on after the action: what others do, notes after a comma, what happens then."""
    rest = _OTHERS_GO_ON.sub("", rest)
    rest = re.sub(r",\s+then\s+", " and then ", rest)
    parts = re.split(r",\s+", rest)
    if len(parts) > 1:
        rest = _listed(parts, wrote)
    for joint in re.finditer(r",?\s+(?:and|or)\s+(?:then\s+)?", rest):
        after = rest[joint.end() :].split(" ", 1)
        if after and continues(after[0], (after[1:] or [""])[0], wrote):
            further = base(after[0]) or ""
            objectless = further in words("en", "transitive") and re.match(r"(?:to|in|into|for|on)\b", after[-1])
            befalls = happens(further, (after[1:] or [""])[0]) or further in words("en", "pains")
            if further == "get" or objectless or befalls:
                return rest[: joint.start()]
    return rest if verb in words("en", "pairing") else _undoubted(rest, wrote)


def _undoubted(rest: str, wrote: str) -> str:
    """Cut a list where a word could be a verb or a noun: the form, scan certificate -> the form."""
    for joint in re.finditer(r",?\s+(?:and|or)\s+(?:then\s+)?|,\s+", rest):
        before, after = rest[: joint.start()], rest[joint.end() :]
        if re.search(r"\b(?:between|both|either)\b", before):
            continue
        if doubtful(after.split(" ", 1)[0], after.partition(" ")[2], wrote):
            return _joined(re.split(r",\s+", before))
    return rest


def _listed(parts: list[str], wrote: str) -> str:
    """Keep a list up to its last member, a run of doings up to the first part that is none; drop notes."""
    kept = [parts[0]]
    for part in parts[1:]:
        bare = re.sub(r"^(?:and|or)\s+(?:then\s+)?", "", part)
        first, _, following = bare.partition(" ")
        if not continues(first, following, wrote):
            break
        if happens(base(first) or "", following):
            return _joined(kept)
        kept.append(part)
    if len(kept) > 1:
        if len(kept) == len(parts) or _closed(parts[len(kept) - 1 :]):
            return _joined(parts)
        return _joined(kept[:-1])  # the last has a list of its own that is none
    tail = parts[-1].split()
    participle = bool(base(tail[-1])) and form(tail[-1]) == "past" and len(tail) > 1
    return ", ".join(parts) if _closed(parts) and not participle else parts[0]


def _closed(parts: list[str]) -> bool:
    """Whether the parts are a list with its "and": quotes, invoices and photos."""
    return len(parts) > 1 and bool(re.search(r"\b(?:and|or)\b", parts[-1]))


def _joined(parts: list[str]) -> str:
    if len(parts) == 1 or any(re.match(r"(?:and|or)\b", part) or " and " in part for part in parts[1:]):
        return ", ".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def with_people(text: str) -> str:
    """Give people, and a single thing at the end, their article: call with supplier -> call with the supplier."""
    last = re.search(r"\b(?:with|via|from|for) ([a-z-]+ )?([a-z-]+)$", text)
    if (
        last
        and last.group(2) in words("en", "countable") - words("en", "channels") - words("en", "people")
        and not _determiner(last.group(1))
    ):
        at = last.start(1) if last.group(1) else last.start(2)
        text = f"{text[:at]}{'an' if text[at] in 'aeiou' else 'a'} {text[at:]}"
    text = re.sub(r"(?<!the )\b(?=same \w)", "the ", text)
    people = "|".join(sorted(words("en", "people")))
    return re.sub(
        rf"\b(with|to|from|for|by(?! courier)|of)\s+(?=(?:[a-z]+al )?(?:{people})(?:'s|’s)?(?=$|,|\s+(?:{_LINKS})\b))",
        r"\1 the ",
        text,
    )


def _determiner(word: str | None) -> bool:
    return bool(word) and (word or "").strip() in words("en", "determiners") | words("en", "quantities")


def others_do(tokens: list[str]) -> bool:
    """Whether a first word that could be a verb is the subject of another: Survey finds damp, Offer accepted."""
    things = words("en", "noun_verbs") | words("en", "things") | words("en", "countable")
    first = tokens[0].lower()
    nominal = first in words("en", "noun_verbs") | words("en", "countable") | words("en", "subjects")
    for index, token in enumerate(tokens[1:4], start=1):
        word = token.lower()
        if word in words("en", "auxiliaries") and index > 1:
            return True
        if word in words("en", "prepositions") | words("en", "determiners") | words("en", "particles") | {
            "what",
            "which",
        }:
            return False
        if not re.fullmatch(r"[a-z-]+", word):
            return False
        if word in words("en", "finite"):
            return True
        verb = base(word)
        if verb and nominal and form(word) == "past" and index == 1:
            return True
        acted = nominal or (first.endswith("ing") and tokens[2:] and tokens[2].lower() in ("the", "a", "an"))
        if verb and form(word) == "s" and index == 1 and acted and (verb not in things or not nominal):
            return True
    return False


def performer(tokens: list[str]) -> int:
    """Return how many words name other people who do their part of the work (Council officer asks for), 0 if none."""
    for size in range(1, min(len(tokens) - 1, 6)):
        word = tokens[size].lower()
        verb = base(word)
        head = tokens[0] if tokens[1].lower() == "of" and size > 2 else tokens[size - 1]  # committee of six
        if verb not in words("en", "services") or not _is_person(head.lower()):
            continue
        plural = tokens[size - 1].endswith("s") or "and" in tokens[:size] or tokens[size - 1].lower() in ("staff", "hr")
        inside = {token.lower() for token in tokens[1:size]} & (
            words("en", "determiners") | {"to", "for", "with", "other"}
        )
        verbal = size > 1 and base(tokens[0]) and tokens[0].lower() not in words("en", "things") | words("en", "bodies")
        if (
            inside
            or (verbal and form(tokens[0]) == "base")
            or head.lower() in words("en", "er_things")
            or tokens[0].lower() in words("en", "hollow")
        ):
            return 0
        named = all(re.fullmatch(r"[A-Za-z'’-]+", token) for token in tokens[:size])
        if named and (form(word) == "s" or (plural and form(word) == "base")) and not _mishap(verb, tokens[size + 1 :]):
            return size
    return 0


def _is_person(word: str) -> bool:
    known = word in words("en", "bodies") | words("en", "people") or word.removesuffix("s") in words("en", "people")
    return known or (bool(re.search(r"..(?:er|or|ist|ant|ian)s?$", word)) and base(word) is None)


def _mishap(verb: str, rest: list[str]) -> bool:
    if "late" in rest:
        return True
    return not rest or (verb == "change" and rest[0] in ("their", "his", "her")) or rest[0].lower() in ("it", "them")
