"""The customer's purpose in free English text, as something that they can do."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .cells import read_cell
from .en_forms import lower_first, neutral
from .en_verbs import base, form
from .words import words

MAX_GOAL = 70
LONG_GOAL = 45  # beyond it, what comes with it is left out
WORK = "get the work done"
_SETTING = re.compile(
    r"^(?:so that|so|in order that)\s+|^(?:as|when|for|after|before|with|in|on)\s[^,]{3,80},\s+(?=\S)", re.IGNORECASE
)
_WANTS = (
    r"(?:wants?|wanted|wish(?:es)?|would|'d|needs?|hopes?|aims?|plans?|try|tries|is|are|am|has|have|must|can finally)"
)
_WISH = re.compile(
    rf"^(?:[a-z][\w'’ -]{{0,70}}?\s*(?=\b{_WANTS}\b))?(?:(?:really|just|simply|only)\s+)?"
    r"(?:(?:wants?|wanted|would like|'d like|would love|needs?|hopes?|wishes|wish|aims?|plans?|tries|try|has|have"
    r"|(?:is|are|am) (?:trying|hoping|looking|planning))\s+to\s+|must\s+"
    r"|(?:(?:the|their|my|our)\s+)?(?:goal|purpose|aim|objective)(?:\s+is)?\s*:?\s*(?:to\s+)?|in order to\s+|to\s+"
    r"|be(?:ing)? able to\s+)(?:be able to\s+|finally\s+|just\s+|simply\s+|quickly\s+(?=and\b))?",
    re.IGNORECASE,
)
_WISHED_THING = re.compile(
    r"^(?:[a-z][\w'’ -]{0,40}?\s+)?(?:needs?|wants?|would like|'d like)\s+"
    r"(?=(?:an?|the|my|our|their|some|one|two|three|every|each|all)\s)",
    re.IGNORECASE,
)
_OTHERS_WISH = re.compile(
    r"^(?:the|our|my)\s+[\w'’ -]{1,40}?\s+wants?\s+([a-z]+(?:\s[a-z]+)?) to (?=[a-z])", re.IGNORECASE
)
_FOR_OTHERS = re.compile(r"^for ((?:(?:our|my|the|every|all)\s+)?[a-z]+) to (?=[a-z])", re.IGNORECASE)
_TAIL = re.compile(
    r",?\s+(?:without|while|so that|so (?:i|we|they|he|she|the|my|our|their)|because|since|even though|although"
    r"|next to|alongside|and (?:not|never)|as well as|rather than|instead of"
    r"|, and| but|given|in order|despite|with (?:less|fewer|no)"
    r"|(?:in|with) (?:half|less|a fraction)|no matter)\b.*$",
    re.IGNORECASE,
)
_FASTER = re.compile(
    r",?\s+(?:(?:much\s+)?(?:faster|quicker|sooner|cheaper|easier)|more (?:quickly|easily|efficiently|cheaply|smoothly)"
    r"|efficiently)(?:\s+than\b.*)?$",
    re.IGNORECASE,
)
_NEVER = re.compile(r"^(?:never|not|don't|no longer)\s[^,]*?(?:,\s*|\s+and\s+)(?=\w)", re.IGNORECASE)
_ABLE = re.compile(
    r"^((?:(?:the|a|my|our|their|all|every|each)\s+)?[a-z]+)\s+"
    r"(?:can|could|(?:should|to) be able to|should|(?:is|are) able to)\s+(.+)$",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"^(?:spend|save|cut|reduce|shorten|free|gain|lose|waste|have (?:more|less|fewer|enough|extra)"
    r"|more|less|fewer|lower|decrease|minimi[sz]e|halve)\b"
    r"[^,]*?\b(?:time|hours?|minutes|days|work|workload|effort|overtime|labou?r|paperwork|admin|steps)\b\s*"
    r"(?:(?:is |are |being )?(?:spent|wasted|needed|it takes)\s*)?(?:(?:down|up)\s+)?(?:(?:on|for|in|with|to|of)\s+)?"
    r"(?P<what>.*)$",
    re.IGNORECASE,
)
"""Less time or work: whatever is done costs time, so nothing can be "without" which less is spent."""
_LESSEN = {"reduce", "cut", "lower", "decrease", "minimise", "minimize", "shorten", "halve", "lessen"}


@dataclass(frozen=True)
class Aim:
    """A purpose as a doing; None where it says none, with what stands for it where it is less time."""

    goal: str | None
    substitute: str | None = None


def purpose_aim(purpose: str) -> Aim:
    """Return a purpose in free text as what they can do.

    "I want to pass the exam while raising a child" -> "pass the exam"; "spend less time writing reports" -> no goal,
    but "write reports" in its place.
    """
    cell = read_cell(purpose)
    substitute = None
    for item in cell.items:
        for sentence in re.split(r"(?<=[a-z)])\.\s+(?=[A-Z])", item):
            others = re.match(r"(?:my|our|the)\s", sentence.strip(), re.IGNORECASE)
            said = sentence if others else re.sub(r"\b(?:his|her)\b(?=\s\w)", "their", sentence)
            said = re.sub(r"^(\w+)['’]d (?=like\b|love\b)", r"\1 would ", said.strip().rstrip("."))
            said = _SETTING.sub("", said)
            said = _WISHED_THING.sub("get ", said)
            said = _OTHERS_WISH.sub(r"get \1 to ", _FOR_OTHERS.sub(r"help \1 ", said))
            stripped = _WISH.sub("", said, count=1)
            after_to = said[: len(said) - len(stripped)].rstrip().endswith(" to") or said.lower().startswith("to ")
            goal, instead = _phrase(stripped, after_to=after_to)
            if goal is not None:
                return Aim(goal)
            substitute = substitute or instead
    return Aim(None, substitute)


def _phrase(text: str, *, after_to: bool) -> tuple[str | None, str | None]:
    """Return the doing that a wish names and what stands for it; after "to" even an unknown word is a verb."""
    short = re.sub(r"^(?:finally|just|simply|always|successfully)\s+", "", text, flags=re.IGNORECASE)
    short = re.sub(r"(?:,\s+\w+)?(?:\s+and|,)?\s*$", "", _TAIL.sub("", short)) if _TAIL.search(short) else short
    short = _NEVER.sub("", short)
    if len(short.split()) == 1 and short != text:  # walk without pain: nothing to say without what is left out
        return None, None
    clauses = _clauses(short)
    lessened = None
    for clause in [_FASTER.sub("", found) for found in clauses]:
        time = _TIME.match(clause)
        if time:
            lessened = lessened or _instead(time["what"])
            continue
        goal = _doing(clause, after_to=after_to)
        if goal is None:
            continue
        if goal.split()[0] in _LESSEN and clause != _FASTER.sub("", clauses[-1]):
            continue
        return goal, None
    return None, lessened


def _clauses(text: str) -> list[str]:
    """Take a wish apart where a second verb begins: see a doctor quickly and get back to work."""
    parts = re.split(r",\s+(?:and\s+)?|\s+and\s+", text)
    joints = re.findall(r",\s+(?:and\s+)?|\s+and\s+", text)
    clauses = [parts[0]]
    for joint, part in zip(joints, parts[1:], strict=True):
        first = part.split(" ", 1)[0]
        verb = base(first)
        stated = first.lower() in words("en", "adjectival") and part.split()[1:2] not in (
            ["the"],
            ["a"],
            ["my"],
            ["our"],
        )
        if (
            verb
            and not stated
            and form(first) in ("base", "s")
            and len(part.split()) > 1
            and len(clauses[-1].split()) > 1
        ):
            clauses.append(part)
        else:
            clauses[-1] += joint + part
    return [clause.strip() for clause in clauses if clause.strip()]


def _instead(what: str) -> str:
    """Return what stands for having less to do with it: writing reports -> write reports; -> get the work done."""
    tokens = what.split()
    verb = base(tokens[0]) if tokens and tokens[0].lower().endswith("ing") else None
    if verb and len(tokens) > 1 and len(what) <= MAX_GOAL:
        return neutral(f"{verb} {' '.join(tokens[1:])}")
    return WORK


def _without_how(short: str) -> str:
    """Cut from a long wish how and until when: with a volunteer team, before the holidays."""
    sure = re.match(r"(?:make sure|ensure|see to it)\b", short, re.IGNORECASE)
    if len(short) > LONG_GOAL and not sure:
        short = re.sub(r"^(\S+(?:\s+\S+){2,}?)(?:\s+with\s.*|,\s+(?!.*\b(?:and|or)\b).*)$", r"\1", short)
    if len(short) > LONG_GOAL:
        short = re.sub(r"^(\S+(?:\s+\S+){2,}?)\s+(?:before|after|until)\s.*$", r"\1", short)
    return short


def _doing(short: str, *, after_to: bool) -> str | None:
    short = _without_how(short)
    able = _ABLE.match(short)
    if able:  # my mother can live at home -> help their mother live at home
        whom = able.group(1).lower()
        short = able.group(2) if whom in words("en", "selves") else f"help {_whom(able.group(1))} {able.group(2)}"
    if len(short) > MAX_GOAL:
        short = re.sub(r"^(\S+(?:\s+\S+){3,}?)\s+(?:by|within)\s.*$", r"\1", short)
    if len(short) > MAX_GOAL:
        short = re.split(r",\s|\s+and\s+|\s+(?:which|who|that|before|after|when|where)\s+", short, maxsplit=1)[0]
    tokens = short.split()
    if not tokens or len(short) > MAX_GOAL or re.match(r"(?:not|never|no)\b", short, re.IGNORECASE):
        return None
    first = tokens[0].lower()
    if len(tokens) > 1 and first in words("en", "amounts"):
        single = first not in ("more", "less", "fewer", "enough", "zero") and tokens[-1] in words("en", "countable")
        return f"have {'a ' if single else ''}{lower_first(neutral(short))}"  # better sleep -> have better sleep
    if len(tokens) > 2 and first in {"two", "three", "four"} | words("en", "numerals"):
        return f"have {lower_first(neutral(short))}"
    if len(tokens) > 1 and first in ("a", "an"):
        return neutral(f"get {first} {' '.join(tokens[1:])}")
    if len(tokens) > 2 and first.endswith("s") and base(tokens[1]) and form(tokens[1]) == "base" and not base(first):
        return neutral(f"get {first} to {' '.join(tokens[1:])}")  # owners renew the contract -> get owners to renew it
    if first in ("every", "all", "each") and len(tokens) > 2 and not _says_of_others(tokens):
        return f"have {lower_first(neutral(short))}"  # every file searchable on screen
    if _says_of_others(tokens):
        return (
            f"make sure {lower_first(neutral(short))}"  # every order leaves today -> make sure every order leaves today
        )
    return _verbal(tokens, after_to=after_to)


def _whom(subject: str) -> str:
    """Name others in the sentence: Grandma -> their grandma."""
    kin = subject.lower() in words("en", "kin")
    return f"their {subject.lower()}" if kin else lower_first(subject)


def _says_of_others(tokens: list[str]) -> bool:
    """Whether it is a whole sentence about somebody or something else: my daughter sleeps through the night."""
    if len(tokens) < 4 or tokens[0].lower() not in ("the", "my", "our", "every", "each", "all", "their"):
        return False
    return any(
        token.lower() in ("is", "are", "has", "have") or (base(token) is not None and form(token) == "s")
        for token in tokens[2:4]
    )


def _verbal(tokens: list[str], *, after_to: bool) -> str | None:
    first = tokens[0].lower()
    known = base(first)
    article = len(tokens) > 2 and tokens[1].lower() in ("a", "an", "the", "my", "our", "their", "all", "every")
    unknown = first.isalpha() and first not in words("en", "determiners") | words("en", "prepositions")
    verb = known or (first if unknown and (after_to or article or first == "be") else None)
    rest = neutral(" ".join(tokens[1:]))
    if verb is None or (known and form(first) == "past") or (verb in words("en", "hollow") and not rest):
        return None
    return lower_first(f"{verb} {rest}".strip())
