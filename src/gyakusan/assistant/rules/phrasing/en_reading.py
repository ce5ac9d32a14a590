"""What an English action says: a verb with what follows it, or a noun phrase; or why it is nothing somebody does."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .cells import read_cell
from .en_verbs import base, form, gerund
from .words import words

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_PHRASE = 80  # characters of an action inside a sentence; longer ones are cut at a comma or a conjunction
_PRONOUNS = {
    "i": "they", "we": "they", "me": "them", "us": "them", "my": "their", "our": "their", "mine": "theirs", "ours": "theirs", "myself": "themselves",
    "ourselves": "themselves", "you": "they", "your": "their", "yourself": "themselves", "i'm": "they're", "himself": "themselves", "herself": "themselves",
}  # fmt: skip
_NEGATIVE = re.compile(
    r"\b(?:not|never|cannot|can't|couldn't|don't|doesn't|didn't|won't|isn't|aren't|wasn't|no one|nobody|unable|no (?:reply|response|answer|idea|time))\b",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:(?:every|each|once a|twice a|the next|next|on the|on|at|in the|in|after|before|during|by|that|later that|over the|all)\s+[^,]{1,40},\s+|(?:and|then|so|but|also|now|later|afterwards|finally|next|first|second|third)[,:]?\s+)",
    re.IGNORECASE,
)
_NUMERIC = re.compile(
    r"^(?:~|about|approx\.?)?\s*[\d.,:/%$€£¥ -]+(?:min|mins|minutes?|h|hours?|days?|weeks?|am|pm|usd)?\.?$",
    re.IGNORECASE,
)
_THIRD = {"he", "she", "it", "they", "who"}


@dataclass(frozen=True)
class EnglishReading:
    """A verb in base form with the rest of its clause, or a noun phrase (`verb` empty)."""

    verb: str
    rest: str
    pain: bool = False

    @property
    def doing(self) -> str:
        """The reading after "without" or as a subject: comparing three quotes; a call with the bank."""
        if not self.verb:
            return self.rest
        return _agree(f"{gerund(self.verb)} {self.rest}".strip(), gerund)

    @property
    def brief(self) -> str:
        """The reading as one of two subjects: of several joined doings the first."""
        return re.split(r",?\s+(?:and|or|then)\s+(?:then\s+)?(?=[a-z-]+ing\b)|,\s+", self.doing, maxsplit=1)[0]

    @property
    def infinitive(self) -> str:
        """The reading after "they can": compare three quotes."""
        return _agree(f"{self.verb} {self.rest}".strip(), str)


@dataclass(frozen=True)
class EnglishNoReading:
    """Why an action cannot be phrased: a code of `texts/*.yaml`."""

    reason: str


def _agree(text: str, inflect: Callable[[str], str]) -> str:
    """Give the verbs after "and" the form of the first: walking to the bank and wait -> and waiting."""

    def replace(match: re.Match[str]) -> str:
        word = match.group(2)
        verb = base(word)
        following = text[match.end() :].lstrip()
        plain = verb is not None and (
            form(word) in ("s", "past") or (form(word) == "base" and _takes_object(following))
        )
        return match.group(1) + (inflect(verb) if plain and verb else word)

    return re.sub(r"((?:,? and|, then|,? or|,)\s+(?:then\s+|manually\s+)?)([A-Za-z-]+)", replace, text)


def _takes_object(following: str) -> bool:
    return bool(
        re.match(
            r"(?:the|a|an|it|them|their|all|each|every|this|these|some|for|to|with|in|on|up|out|down|back|off|through|over|by|from|into|at|any|both|another|\d)\b",
            following,
            re.IGNORECASE,
        )
    )


def neutral(text: str) -> str:
    """Speak of the customer as they: my child -> their child."""

    def replace(match: re.Match[str]) -> str:
        return _PRONOUNS[match.group().lower()]

    pattern = r"(?<![\w'])(?:" + "|".join(sorted(map(re.escape, _PRONOUNS), key=len, reverse=True)) + r")(?![\w'])"
    return re.sub(pattern, replace, text, flags=re.IGNORECASE)


def lower_first(text: str) -> str:
    """Lower the first letter unless the first word is a name or an abbreviation (PDF, iPhone, McDonald)."""
    first = text.split(" ", 1)[0]
    if re.search(r"[a-z]*[A-Z].*[A-Z]|\d|^[A-Z]$", first) or (len(first) > 1 and first[1:] != first[1:].lower()):
        return text
    return text[:1].lower() + text[1:]


def _lead(text: str) -> str:
    """Drop what comes before the verb: then, every morning, manually; the manner goes to the end elsewhere."""
    for _ in range(3):
        shorter = _LEAD.sub("", text, count=1)
        if shorter == text or not shorter:
            break
        text = shorter
    return text


def _subject(tokens: list[str]) -> tuple[list[str], bool]:
    """Drop a subject that is the customer; tell whether there was one."""
    lowered = [t.lower() for t in tokens]
    for size, opening in ((2, ("the", "a")), (1, None)):
        if (
            len(tokens) > size
            and lowered[size - 1] in words("en", "selves")
            and (opening is None or lowered[0] in opening)
        ):
            following = tokens[size:]
            if base(following[0]) or lowered[size] in words("en", "adverbs") | {
                "have",
                "has",
                "had",
                "must",
                "will",
                "would",
                "should",
                "are",
                "is",
                "was",
                "were",
            }:
                return following, True
    return tokens, False


_MODALS = {"must", "will", "would", "should", "may", "might", "then", "also"}


def _strip_modal(tokens: list[str]) -> list[str]:
    while len(tokens) > 1:
        lowered = [t.lower() for t in tokens[:3]]
        if lowered[0] in _MODALS:
            tokens = tokens[1:]
        elif lowered[:2] in (
            ["have", "to"],
            ["has", "to"],
            ["had", "to"],
            ["need", "to"],
            ["needs", "to"],
            ["needed", "to"],
            ["try", "to"],
            ["tries", "to"],
            ["tried", "to"],
            ["start", "to"],
            ["began", "to"],
        ):
            tokens = tokens[2:]
        elif (
            lowered[0]
            in (
                "are",
                "is",
                "was",
                "were",
                "am",
                "be",
                "keep",
                "keeps",
                "kept",
                "start",
                "starts",
                "started",
                "have",
                "has",
            )
            and len(lowered) > 1
            and lowered[1].endswith("ing")
            and base(lowered[1])
        ):
            tokens = tokens[1:]
        else:
            break
    return tokens


def _is_noun_use(tokens: list[str]) -> bool:
    """Whether a word that could be a verb is a noun here: call with the bank, phone calls, search results."""
    first = tokens[0].lower()
    if base(first) is None:
        return True
    if len(tokens) == 1:
        return False
    second = tokens[1].lower()
    if first in words("en", "noun_verbs") and second in words("en", "noun_signs"):
        return second != "for"
    if form(first) == "past" and second in ("by", "from"):
        return True
    nominal = second.rstrip("s") in words("en", "countable") | words("en", "noun_verbs")
    if (
        first
        in (
            "phone",
            "email",
            "follow-up",
            "work",
            "sample",
            "test",
            "price",
            "order",
            "paper",
            "sales",
            "cover",
            "purchase",
            "contact",
        )
        and nominal
    ):
        return not (len(tokens) > 2 and tokens[2].lower() in ("the", "a", "an"))
    return False


def read_english_sentence(text: str) -> EnglishReading | EnglishNoReading:
    """Read one action in English: imperative, gerund, past, third person or noun phrase."""
    text = text.strip().rstrip(".,;:!")
    if text.endswith(("?", "？")):
        return EnglishNoReading("question")
    if re.fullmatch(r"[\"“'‘].*[\"”'’]", text) and len(text) > 1:
        return EnglishNoReading("utterance")
    if _NEGATIVE.search(re.sub(r"[\"“][^\"”]*[\"”]", "", text)):
        return EnglishNoReading("negative")
    if not re.search(r"[A-Za-z]{2}", text) or _NUMERIC.match(text):
        return EnglishNoReading("not_understood")
    tokens = _lead(text).split()
    tokens, subject = _subject(tokens)
    return _read_tokens(_strip_modal(tokens), subject)


def _read_tokens(tokens: list[str], subject: bool) -> EnglishReading | EnglishNoReading:
    manner = ""
    lowered = tokens[0].lower().rstrip(",")
    if len(tokens) > 1 and (lowered in words("en", "adverbs") or (lowered.endswith("ly") and base(tokens[1]))):
        manner = (
            "" if lowered in ("then", "next", "finally", "first", "later", "also", "just", "eventually") else lowered
        )
        tokens = _strip_modal(tokens[1:])
    if not _is_noun_use(tokens) or (subject and base(tokens[0])):
        verb = base(tokens[0])
        return _judge_verb(verb or "", " ".join(tokens[1:]), manner)
    if subject:
        return EnglishNoReading("not_an_action")
    return _read_noun_phrase(tokens)


def _judge_verb(verb: str, rest: str, manner: str) -> EnglishReading | EnglishNoReading:
    if verb in words("en", "outcomes"):
        return EnglishNoReading("not_an_action")
    rest = neutral(_shorter(rest, MAX_PHRASE - len(verb)))
    if len(rest) + len(verb) > MAX_PHRASE + 10:
        return EnglishNoReading("too_long")
    if manner and manner.endswith("ly"):
        rest = f"{rest} {manner}".strip() if len(rest) < 30 and " and " not in rest else rest
    if not rest and verb in (
        "get",
        "have",
        "take",
        "make",
        "put",
        "set",
        "let",
        "give",
        "bring",
        "go",
        "do",
        "use",
        "see",
    ):
        return EnglishNoReading("not_understood")
    return EnglishReading(verb, rest, pain=verb in words("en", "pains"))


def _shorter(rest: str, limit: int) -> str:
    """Cut a long clause where it goes on with another: at a comma, because, so that, which, and then."""
    rest = re.split(r",?\s+(?:because|so that|although|since|but|so|which|whenever|only to)\s+", rest, maxsplit=1)[0]
    if len(rest) <= limit:
        return rest
    for separator in (
        r",?\s+(?:and )?then\s+",
        r",\s+(?:and\s+)?",
        r"\s+and\s+",
        r"\s+(?:while|when|before|after|until)\s+",
    ):
        first = re.split(separator, rest, maxsplit=1)[0]
        if 0 < len(first) <= limit and len(first.split()) > 1:
            return first
    return rest


def _finite_inside(tokens: list[str]) -> bool:
    """Whether a noun phrase goes on with its verb: the clinic calls back."""
    size = 1 if tokens[0].lower() not in ("the", "a", "an", "their", "my", "our", "his", "her") else 2
    for index in range(size, min(len(tokens), size + 3)):
        word = tokens[index].lower()
        if word in ("is", "are", "was", "were", "has", "have", "does", "gets", "comes", "keeps"):
            return True
        if (
            base(word)
            and form(word) in ("s", "past")
            and tokens[index - 1].lower() not in ("of", "for", "with", "to", "by", "from", "and", "in")
        ):
            person = tokens[index - 1].lower().rstrip("s") in words("en", "others") | words("en", "selves")
            return person or (
                index + 1 < len(tokens)
                and _takes_object(" ".join(tokens[index + 1 :]))
                and word not in ("calls", "visits", "emails", "reviews", "quotes", "tests", "orders", "forms", "lists")
            )
    return False


_ADJECTIVES = {
    "too",
    "very",
    "tired",
    "happy",
    "unhappy",
    "confused",
    "frustrated",
    "anxious",
    "worried",
    "unsure",
    "satisfied",
    "annoyed",
    "angry",
    "sad",
    "overwhelmed",
    "relieved",
    "excited",
    "stressed",
    "bored",
    "ready",
    "expensive",
    "slow",
    "nervous",
    "disappointed",
    "lost",
}


def _read_noun_phrase(tokens: list[str]) -> EnglishReading | EnglishNoReading:
    lowered = tokens[0].lower()
    if (
        lowered in _THIRD
        or lowered
        in ("there", "if", "when", "because", "how", "what", "which", "where", "why", "that", "to", "is", "was")
        or lowered in _ADJECTIVES
    ):
        if lowered == "to" and len(tokens) > 1 and base(tokens[1]):
            return _judge_verb(base(tokens[1]) or "", " ".join(tokens[2:]), "")
        return EnglishNoReading("not_an_action")
    if _finite_inside(tokens):
        return EnglishNoReading("not_an_action")
    text = neutral(lower_first(_shorter(" ".join(tokens), MAX_PHRASE)))
    if len(text) > MAX_PHRASE:
        return EnglishNoReading("too_long")
    if len(tokens) == 1 and base(tokens[0]) is None and lowered.endswith(("ly", "ed")):
        return EnglishNoReading("not_understood")
    return EnglishReading("", _with_article(text))


def _with_article(text: str) -> str:
    """Give a single countable noun its article: phone call to the bank -> a phone call to the bank."""
    first = text.split()[0].lower()
    if first in (
        "a",
        "an",
        "the",
        "their",
        "his",
        "her",
        "its",
        "this",
        "that",
        "each",
        "every",
        "some",
        "any",
        "all",
        "several",
        "many",
        "more",
        "no",
        "another",
        "one",
        "two",
        "three",
    ):
        return text
    phrase = re.split(
        r"\s+(?:of|to|with|from|for|by|in|on|at|about|between|and|without|via|over)\s+|,", text, maxsplit=1
    )[0]
    head = phrase.split()[-1].lower()
    if head not in words("en", "countable") or first[0].isdigit():
        return text
    return ("an " if first[0] in "aeiou" else "a ") + text


def read_english_action(text: str) -> EnglishReading | EnglishNoReading:
    """Read a cell: its only item, or the first item of a list that can be phrased."""
    cell = read_cell(text)
    if cell.empty:
        return EnglishNoReading(cell.empty)
    found: EnglishReading | EnglishNoReading | None = None
    for item in _sentences(cell.items):
        reading = read_english_sentence(item)
        if isinstance(reading, EnglishReading):
            return reading
        found = found or reading
    return found or EnglishNoReading("not_understood")


def _sentences(items: tuple[str, ...]) -> list[str]:
    return [
        part
        for item in items
        for part in re.split(r"(?<=[a-z)])\.\s+(?=[A-Z])|\s+[-–—]\s+|\s*[/]\s*(?=[A-Za-z]{3,}\s)", item)
        if part.strip()
    ]
