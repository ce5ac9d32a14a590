"""What an English action says: a verb with what follows it, or a noun phrase; or why it is nothing somebody does."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from .cells import read_cell
from .en_articles import with_articles
from .en_clauses import happens, others_do, own_part, performer, with_people
from .en_events import befalls
from .en_forms import EnglishNoReading, EnglishReading, lower_first, neutral, takes_object
from .en_verbs import base, form, guess
from .words import mapping, words

MAX_PHRASE = 80  # characters of an action inside a sentence; longer ones are cut at a comma or a conjunction
_NEGATIVE = re.compile(
    r"\b(?:not|never|cannot|can't|couldn't|don't|doesn't|didn't|won't|isn't|aren't|wasn't|no one|nobody|unable"
    r"|no (?:reply|response|answer|idea|time))\b",
    re.IGNORECASE,
)
_NOT_DOING = re.compile(r"^Not [a-z]+ing\b[^,]*,\s+", re.IGNORECASE)
"""A negative circumstance before the action: Not knowing who was there, search old invoices."""
_SUBORDINATE = re.compile(
    r",?\s+(?:because|since|so that|in case|if|when|unless|until|although|though|what|which|who|whose|where|whether|how"
    r"|that|explaining|saying)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
"""What hangs on the action: it may be negative, the main verb decides."""
_LEAD = re.compile(
    r"^(?:(?:every|each|once a|twice a|the next|next|on the|on|at|in the|in|after|before|during|by|that|later that"
    r"|over the|all)\s+[^,]{1,40},\s+"
    r"|(?:and|then|so|but|also|now|later|afterwards|finally)[,:]?\s+|(?:next|first|second|third)[,:]\s+)",
    re.IGNORECASE,
)
_NUMERIC = re.compile(
    r"^(?:~|about|approx\.?)?\s*[\d.,:/%$€£¥ -]+(?:min|mins|minutes?|h|hours?|days?|weeks?|am|pm|usd)?\.?$",
    re.IGNORECASE,
)


def _lead(text: str) -> str:
    """Drop what comes before the verb: then, every morning, manually; the manner goes to the end elsewhere."""
    for _ in range(3):
        shorter = _LEAD.sub("", text, count=1)
        if shorter == text or not shorter:
            break
        text = shorter
    return text


def _bare_lead(tokens: list[str]) -> list[str]:
    """Drop a time without a comma before the verb: Every morning at 5 checks the temperature."""
    lowered = [token.lower() for token in tokens[:2]]
    timed = len(lowered) > 1 and (lowered[1] in words("en", "times") or lowered[1].endswith("day"))
    if timed and lowered[0] in ("every", "each", "once", "twice", "after", "before", "during"):
        for index in range(2, min(len(tokens) - 1, 6)):
            if base(tokens[index]) and form(tokens[index]) in ("s", "past"):
                return tokens[index:]
    return tokens


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


_BEFORE_INFINITIVE = {
    "have",
    "has",
    "had",
    "need",
    "needs",
    "needed",
    "try",
    "tries",
    "tried",
    "start",
    "starts",
    "began",
}
_BEFORE_GERUND = {
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
}


def _strip_modal(tokens: list[str]) -> list[str]:
    """Drop what goes before the verb that counts: must, has to, is (comparing), keeps (asking)."""
    while len(tokens) > 1:
        first, second = tokens[0].lower(), tokens[1].lower()
        if first in {"must", "will", "would", "should", "may", "might", "then", "also"}:
            tokens = tokens[1:]
        elif first in _BEFORE_INFINITIVE and second == "to" and len(tokens) > 2:
            tokens = tokens[2:]
        elif first in _BEFORE_GERUND and second.endswith("ing") and base(second):
            tokens = tokens[1:]
        else:
            break
    return tokens


def _is_noun_use(tokens: list[str]) -> bool:
    """Whether a word that could be a verb is a noun here: call with the bank, visits to homes, phone calls."""
    first = tokens[0].lower()
    if base(first) is None or ("-" in first and form(first) == "past"):
        return True
    if len(tokens) == 1:
        return False
    second = tokens[1].lower()
    if first in words("en", "contacts") and second in words("en", "people") | words("en", "bodies"):
        return False
    singular = first if first in words("en", "noun_verbs") else first.removesuffix("s")
    if second == "of" and form(first) != "ing" and first not in ("think", "dispose", "hear"):
        return True
    if singular in words("en", "noun_verbs") and second in words("en", "noun_signs"):
        return second != "for"
    if singular in ("visit", "trip", "email") and second == "to":
        return True
    if form(first) == "past" and second in ("by", "from"):
        return True
    nominal = second.removesuffix("s") in words("en", "countable") | words("en", "noun_verbs")
    direct = len(tokens) > 2 and tokens[2].lower() in ("the", "a", "an")
    further = any(word == "and" and base(after) for word, after in pairwise(tokens))  # email workshop and wait
    return first in words("en", "modifiers") and nominal and not direct and not further


def read_english_sentence(text: str) -> EnglishReading | EnglishNoReading:
    """Read one action in English: imperative, gerund, past, third person or noun phrase."""
    text = re.sub(r"(?<=[a-z])/(?=[a-z])| & ", " and ", text.strip().rstrip(".,;:!"))
    if text.endswith(("?", "？")):
        return EnglishNoReading("question")
    if re.fullmatch(r"[\"“'‘].*[\"”'’]", text) and len(text) > 1:
        return EnglishNoReading("utterance")
    text = _NOT_DOING.sub("", text)
    if _NEGATIVE.search(_SUBORDINATE.sub("", re.sub(r"[\"“][^\"”]*[\"”]", "", text))):
        return EnglishNoReading("negative")
    if not re.search(r"[A-Za-z]{2}", text) or _NUMERIC.match(text):
        return EnglishNoReading("not_understood")
    tokens = _bare_lead(_lead(text).split())
    tokens, subject = _subject(tokens)
    return _read_tokens(_strip_modal(tokens), subject)


def _read_tokens(tokens: list[str], subject: bool) -> EnglishReading | EnglishNoReading:
    manner = ""
    lowered = tokens[0].lower().rstrip(",")
    adverb = lowered in words("en", "adverbs") or (
        base(lowered) is None
        and (
            lowered.endswith("ly")
            and not lowered.endswith(("fly", "mily", "pply", "mbly"))
            and base(tokens[-1 if len(tokens) == 1 else 1])
        )
    )
    if len(tokens) > 1 and adverb and not _is_noun_use(tokens[1:]):
        manner = "" if lowered in words("en", "sequence") else lowered
        tokens = _strip_modal(tokens[1:])
    verb = base(tokens[0])
    size = 0 if subject else performer(tokens)
    if size:
        return _others_part(tokens, size)
    if verb and not subject and (others_do(tokens) or befalls(tokens)):
        return EnglishNoReading("not_an_action")
    if verb and (subject or not _is_noun_use(tokens)):
        return _judge_verb(tokens[0], " ".join(tokens[1:]), manner)
    if not subject and _unknown_verb(tokens):
        return _judge_verb(guess(tokens[0]), " ".join(tokens[1:]), manner)
    return EnglishNoReading("not_an_action") if subject else _read_noun_phrase(tokens)


def _others_part(tokens: list[str], size: int) -> EnglishReading | EnglishNoReading:
    """Read what other people do as their part: without the council officer asking for a plan."""
    reading = _judge_verb(tokens[size], " ".join(tokens[size + 1 :]), "")
    if isinstance(reading, EnglishNoReading):
        return reading
    who = neutral(lower_first(" ".join(tokens[:size])))
    bare = who.split()[0] not in words("en", "determiners") and not tokens[size - 1].endswith("s") and "'" not in who
    return replace(reading, who=f"the {who}" if bare and tokens[size - 1].lower() not in ("hr", "it", "staff") else who)


def _unknown_verb(tokens: list[str]) -> bool:
    """Whether a first word that is in no list must be a verb, because an object with its article follows."""
    first = tokens[0].lower()
    listed = words("en", "determiners") | words("en", "prepositions") | words("en", "openers") | words("en", "others")
    listed |= words("en", "numerals") | words("en", "closed") | words("en", "plurals") | words("en", "mass")
    plain = first.isalpha() and not first.endswith(("ed", "ly")) and first not in listed and base(first) is None
    objects = {"the", "a", "an", "my", "our", "their", "each", "every", "all"}
    return plain and len(tokens) > 2 and tokens[1].lower() in objects


def _judge_verb(word: str, rest: str, manner: str) -> EnglishReading | EnglishNoReading:
    verb = base(word) or word
    told = re.search(r"\band (?:get|gets|got) (?:\w+ed|told|lost|stuck|sent)\b", rest)
    if verb in words("en", "outcomes") or happens(verb, rest) or told:
        return EnglishNoReading("not_an_action")
    rest = with_people(own_part(rest, form(word), verb))
    if verb in words("en", "contacts"):
        rest = with_people(f"to {rest}").removeprefix("to ")
    whole = with_articles(verb, _shorter(rest, MAX_PHRASE - len(verb)), form(word))
    if whole is None:
        return EnglishNoReading("not_understood")
    rest = neutral(whole)
    if len(rest) + len(verb) > MAX_PHRASE + 10:
        return EnglishNoReading("too_long")
    if manner.endswith("ly") and len(rest) < 30 and " and " not in rest:
        rest = f"{rest} {manner}".strip()
    if not rest and verb in words("en", "hollow"):
        return EnglishNoReading("not_understood")
    return EnglishReading(verb, rest, pain=verb in words("en", "pains"), wrote=form(word))


def _shorter(rest: str, limit: int) -> str:
    """Cut a long clause where it goes on with another: at a comma, because, so that, which, and then."""
    rest = re.split(r",?\s+(?:because|so that|although|since|but|so|whenever|while|only to)\s+", rest, maxsplit=1)[0]
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
    size = 2 if tokens[0].lower() in words("en", "determiners") | {"my", "our"} else 1
    for index in range(size, min(len(tokens), size + 3)):
        word, before = tokens[index].lower(), tokens[index - 1].lower()
        if word in words("en", "auxiliaries") or word in ("does", "gets", "comes", "keeps"):
            return True
        if not base(word) or form(word) not in ("s", "past") or before in words("en", "prepositions"):
            continue
        people = words("en", "others") | words("en", "selves") | words("en", "people") | words("en", "bodies")
        person = before.removesuffix("s") in people
        plural = word.removesuffix("s") in words("en", "noun_verbs") | words("en", "countable")
        if person or (not plural and takes_object(" ".join(tokens[index + 1 :]))):
            return True
    return False


def _read_noun_phrase(tokens: list[str]) -> EnglishReading | EnglishNoReading:
    lowered = tokens[0].lower()
    if lowered == "to" and len(tokens) > 1 and base(tokens[1]):
        return _judge_verb(tokens[1], " ".join(tokens[2:]), "")
    if (lowered in words("en", "openers") and lowered != "my") or lowered in words("en", "states") | {"to"}:
        return EnglishNoReading("not_an_action")
    if _finite_inside(tokens):
        return EnglishNoReading("not_an_action")
    inside = {token.lower() for token in tokens[1:]} & {"every", "each"}
    if inside or "," in " ".join(tokens) or (base(tokens[-1]) and form(tokens[-1]) == "past"):
        return EnglishNoReading("not_understood")
    text = with_people(neutral(lower_first(_shorter(" ".join(tokens), MAX_PHRASE))))
    if len(text) > MAX_PHRASE:
        return EnglishNoReading("too_long")
    if len(tokens) == 1 and base(tokens[0]) is None and lowered.endswith(("ly", "ed")):
        return EnglishNoReading("not_understood")
    noun = _with_article(text)
    plain = re.match(r"(\w+) (?:of|to) (.+)$", text)
    if plain and plain.group(1) in mapping("en", "verbal_nouns"):  # comparison of offers -> compare offers
        return EnglishReading(mapping("en", "verbal_nouns")[plain.group(1)], plain.group(2))
    verb = mapping("en", "light_verbs").get(_head(text).removesuffix("s"), "")
    return EnglishReading(verb, noun)


def _head(text: str) -> str:
    """Return the noun that a noun phrase is about: phone call to the bank -> call."""
    ends = r"\s+(?:of|to|with|from|for|by|in|on|at|about|between|and|without|via|over)\s+|,"
    return re.split(ends, text, maxsplit=1)[0].split()[-1].lower()


def _with_article(text: str) -> str:
    """Give a single countable noun its article: phone call to the bank -> a phone call to the bank."""
    first, head = text.split()[0].lower(), _head(text)
    if first in words("en", "determiners") or first[0].isdigit() or head not in words("en", "countable"):
        return text
    return ("an " if first[0] in "aeiou" else "a ") + text


def read_english_action(text: str) -> EnglishReading | EnglishNoReading:
    """Read a cell: its only item, or the first item of a list that can be phrased."""
    cell = read_cell(text)
    if cell.empty:
        return EnglishNoReading(cell.empty)
    found: EnglishReading | EnglishNoReading | None = None
    for item in (*_sentences(cell.items), *_own_clauses(cell.items)):
        reading = read_english_sentence(item)
        if isinstance(reading, EnglishReading):
            return reading
        found = found or reading
        if "!" in text:  # cheers over what happened, not a further action
            break
    return found or EnglishNoReading("not_understood")


def _sentences(items: tuple[str, ...]) -> list[str]:
    return [part for item in items for part in re.split(r"(?<=[a-z)])\.\s+(?=[A-Z])|\s+[-–—]\s+", item) if part.strip()]


def _own_clauses(items: tuple[str, ...]) -> list[str]:
    """Return what they do after what happened: No printer at home, so print it at work; the bank is shut and I wait."""
    pattern = r",\s+so\s+|\s+and\s+(?=(?:I|we)\s)"
    return [part for item in items if not re.search(r",.*\sand\s", item) for part in re.split(pattern, item)[1:]]
