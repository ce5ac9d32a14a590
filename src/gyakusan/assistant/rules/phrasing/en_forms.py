"""An English action that has been read, in the forms that a sentence needs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .en_verbs import base, form, gerund
from .words import mapping, words

if TYPE_CHECKING:
    from collections.abc import Callable


_OPEN_OBJECTS = {"to", "for", "with", "in", "on", "at"}
_POINTING = re.compile(
    r"(?:and \w+ )?(?:(?:to|at|for|through|with|on|up|out|in|about|by|all of|each of|off|back)\s+){0,2}"
    r"(?:(?:it|them|him|there)\b|\w+ of (?:them|these|those)\b"
    r"|(?:her|this|these|those|that|one|both|the other|the rest)"
    r"(?=$|,|\s+(?:to|at|for|with|on|in|by|and|into|from|back|up|out|off|over|of)\b))",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class EnglishReading:
    """A verb in base form with the rest of its clause, or a noun phrase (`verb` empty)."""

    verb: str
    rest: str
    pain: bool = False
    wrote: str = "base"  # the form that the verb was written in
    who: str = ""  # who does it, where it is not the customer: the supplier

    @property
    def doing(self) -> str:
        """The reading after "without" or as a subject: comparing three quotes; a call with the bank."""
        if not self.verb:
            return self.rest
        agreed = _agree(f"{self.who} {gerund(self.verb)} {self.rest}".strip(), self.wrote, gerund)
        unlinked = not re.search(r"\b(?:and|or|then)\b", agreed)
        agreed = re.sub(r",\s+(?=[a-z-]+ing\b[^,]*$)", " and ", agreed) if unlinked else agreed
        return re.sub(r",?\s+without\b.*$", "", agreed)

    @property
    def brief(self) -> str:
        """The reading as one of two subjects: of several joined doings the first, if that can stand alone."""
        pattern = r",?\s+(?:(?:and|or|then)\s+)?(?:then\s+)?(?=[a-z-]+ing\b)|,\s+then\s+"
        for match in re.finditer(pattern, self.doing):
            word = re.match(r"[a-z-]+", self.doing[match.end() :])
            first = self.doing[: match.start()]
            joint = re.search(r",|and|or|then", match.group())
            if joint and word and base(word.group()) and len(first.split()) > 1:
                return first
        return self.doing

    @property
    def infinitive(self) -> str:
        """The reading after "they can": compare three quotes."""
        return _agree(f"{self.verb} {self.rest}".strip(), self.wrote, str)

    @property
    def first_part(self) -> str:
        """The reading after "they can": of several joined doings the first, if that can stand alone."""
        if self.brief == self.doing:
            return self.infinitive
        return " ".join(self.infinitive.split()[: len(self.brief.split())]).rstrip(",")

    @property
    def vague(self) -> bool:
        """Whether it speaks of something that only the row before names: send it, look at them, choose one."""
        if self.verb in words("en", "idiomatic"):
            return False
        return self.objectless or bool(_POINTING.match(self.rest))

    @property
    def objectless(self) -> bool:
        """Whether its verb lacks what it is about: schedule for Tuesday."""
        return self.verb in words("en", "transitive") and bool(re.match(r"$|(?:for|at|to|in|by|via)\b", self.rest))

    @property
    def goes_on(self) -> bool:
        """Whether the reading names something that takes time, not a thing."""
        head = re.split(r"\s(?:of|to|with|from|for|by|in|on|at|about|between|and)\s", self.rest, maxsplit=1)[0].split()
        listed = bool(head) and (
            head[-1].lower() in words("en", "processes")
            or (head[-1].lower().endswith("ing") and base(head[-1]) and head[-1].lower() not in words("en", "lacking"))
            or (head[-1].lower().endswith(("tion", "sion")) and head[-1].lower() not in words("en", "lacking"))
        )
        return not self.pain and not self.who and (bool(self.verb) or listed)


@dataclass(frozen=True)
class EnglishNoReading:
    """Why an action cannot be phrased: a code of `texts/*.yaml`."""

    reason: str


def continues(word: str, following: str, wrote: str) -> bool:
    """Whether a word after a comma or "and" is a further verb, written in the form `wrote` like the first."""
    verb = base(word)
    same = form(word) == wrote or (wrote == "past" and word.lower() in words("en", "invariant"))
    if verb is None or not (same or (wrote == "ing" and word.endswith("ing"))):
        return False
    if word.lower() == "back" and (not following or following.startswith("in ")):
        return False  # to the bakery and back
    alone = not following or following.split()[0].lower() in words("en", "prepositions") - _OPEN_OBJECTS
    singular = word.lower().removesuffix("s") if wrote == "s" else word.lower()
    if wrote == "base" and singular in words("en", "things") - words("en", "plain_verbs"):
        return bool(
            re.match(
                r"(?:\d|(?:one|two|three|four|five|six|ten|both|several|any|the|an?|my|our|their|each|every|all|it|them|up|out|off|which|what|whether|how|if)\b)",
                following,
                re.IGNORECASE,
            )
        )
    if wrote == "base" and singular in words("en", "noun_verbs"):
        return not alone and takes_object(following)
    return not (wrote == "s" and singular in words("en", "noun_verbs") | words("en", "things") and alone)


def doubtful(word: str, following: str, wrote: str) -> bool:
    """Whether a word after a comma or "and" could as well be a verb as a noun: key details and release payment."""
    first = following.split()[0].lower().rstrip(",") if following else ""
    if wrote != "base" or not first or continues(word, following, wrote):
        return False
    if base(word) is None:  # and cry at the gate
        nouns = words("en", "singles") | words("en", "countable") | words("en", "mass") | words("en", "people")
        nouns |= (
            words("en", "trailing")
            | words("en", "subordinators")
            | words("en", "closed")
            | words("en", "determiners")
            | words("en", "plurals")
            | words("en", "numerals")
        )
        unknown = re.fullmatch(r"[a-z]+", word) and not word.endswith(("s", "ing", "ly")) and word not in nouns
        return bool(unknown) and first in words("en", "prepositions") - {"of", "and", "or"} | words("en", "determiners")
    if first in words("en", "prepositions") and word in words("en", "mass"):
        return False
    return form(word) == "base" and first not in ("of", "and", "or")


def _agree(text: str, wrote: str, inflect: Callable[[str], str]) -> str:
    """Give the verbs after "and" that were written in the form `wrote`, like the first, the first's new form."""

    def replace(match: re.Match[str]) -> str:
        word = match.group(2)
        paired = " " not in text[: match.start()] and wrote == "base" and form(word) == "base" and base(word)
        if paired or continues(word, text[match.end() :].lstrip(), wrote):
            return match.group(1) + inflect(base(word) or word)
        return match.group(0)

    return re.sub(r"((?:,? and|, then|,? or|,| &)\s+(?:then\s+|manually\s+)?)([A-Za-z-]+)", replace, text)


def takes_object(following: str) -> bool:
    """Whether what follows a word can only follow a verb: an article, a preposition, a number."""
    first = following.split()[0].lower() if following else ""
    openers = words("en", "determiners") | words("en", "prepositions") | words("en", "particles")
    openers |= {"what", "which", "who", "whether", "how"}
    return first in openers - {"of", "and", "or", "without", "between"} or first[:1].isdigit()


def neutral(text: str) -> str:
    """Speak of the customer as they: my child -> their child."""
    pronouns = mapping("en", "pronouns")

    def replace(match: re.Match[str]) -> str:
        return pronouns[match.group().lower()]

    text = re.sub(r"\b(?:I['’]m|we['’]re)\b", "they're", text)
    text = re.sub(r"\b(?:I|we)(?=['’](?:ve|ll|d)\b)", "they", text)
    pattern = r"(?<![\w'])(?:" + "|".join(sorted(pronouns, key=len, reverse=True)) + r")(?![\w'])"
    return re.sub(pattern, replace, text, flags=re.IGNORECASE)


def lower_first(text: str) -> str:
    """Lower the first letter unless the first word is a name or an abbreviation (PDF, iPhone, McDonald)."""
    first = text.split(" ", 1)[0]
    if first == "A":
        return f"a{text[1:]}"
    if re.search(r"[a-z]*[A-Z].*[A-Z]|\d|^[A-Z]$", first) or first[1:] != first[1:].lower() or first[1:2] == "-":
        return text
    return text[:1].lower() + text[1:]
