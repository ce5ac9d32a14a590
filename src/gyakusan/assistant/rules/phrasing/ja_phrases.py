"""A reading turned into the phrases that the question patterns need: …せずに, …こと, …ができない."""

from __future__ import annotations

from . import conjugation
from .ja_clauses import chunks, known
from .ja_nouns import is_doing
from .ja_reading import Reading, is_agent
from .tokens import Token, joined, tokenize
from .words import mapping, words

Tokens = tuple[Token, ...]

MAX_NOUN = 18  # characters of a noun phrase made of a verb phrase; longer ones stay verbs with こと
_NOMINAL = {"を": "の", "で": "での", "と": "との", "から": "からの", "まで": "までの", "へ": "への"}


def verb_forms(reading: Reading) -> dict[str, str] | None:
    """Return the forms `plain`, `zu`, `nai`, `te`, `can` of a verb reading, None where the verb has no such forms."""
    if reading.kind == "noun":
        return None
    forms = {
        "plain": reading.lemma,
        "zu": conjugation.zu(reading.lemma, reading.ctype),
        "nai": conjugation.nai(reading.lemma, reading.ctype),
        "te": conjugation.te(reading.lemma, reading.ctype),
        "can": conjugation.potential(reading.lemma, reading.ctype),
    }
    stem = reading.stem
    filled = {name: stem + form for name, form in forms.items() if form is not None}
    return filled if len(filled) == len(forms) else None


def _intransitive(noun: Tokens) -> bool:
    return known(noun[-1], "intransitive")


_CASES = {"へ": "に", "で": "で", "と": "と", "まで": "まで"}


def _without_linked(reading: Reading) -> str:
    """センターへの相談 -> センターに相談せずに, 客からの電話 -> 客からの電話なしに."""
    noun, particle = joined(reading.head), reading.args[-2].surface
    if particle == "から":
        return reading.stem + "なしに"
    whom = particle != "へ" or known(reading.head[-1], "toward") or known(reading.head[-1], "objectless")
    if particle not in _CASES or not whom or not reading.head[-1].does or len(reading.head) > 1:
        return reading.stem + "をせずに"
    return joined(reading.args[:-2]) + _CASES[particle] + noun + "せずに"


def _takes_light_verb(reading: Reading, owner: Tokens) -> bool:
    """Whether the noun's own verb fits: 店頭での説明を受ける, but 明細の説明 may be given or got."""
    noun = reading.head
    if known(noun[0], "pains") or not (owner or len(noun) > 1):
        return False
    placed = bool(owner) and owner[-1].major == "助詞"
    return placed or is_agent(owner) or not known(noun[-1], "either_way")


def without_noun(reading: Reading) -> str:
    """Return 〜せずに for a noun of doing, 〜を得ずに and the like where the noun has its own verb, else 〜なしに."""
    text, noun = reading.stem, reading.head
    owner = reading.args[:-1] if reading.args and reading.args[-1].is_particle("の") else ()
    verb = mapping("ja", "light_verbs").get(noun[-1].surface)
    if reading.pain:
        return text + "なしに"
    if verb and _takes_light_verb(reading, owner):
        action = tokenize(text + verb)
        return joined(action[:-1]) + (conjugation.zu(action[-1].lemma, action[-1].ctype) or "せず") + "に"
    if not is_doing(noun) or noun[-1].surface == "メール" or any(t.is_particle("から") for t in reading.args):
        return text + "なしに"
    if not reading.args:
        return text + "をせずに"
    link = reading.args[-1]
    if link.is_particle("の") and reading.args[-2:-1] and reading.args[-2].major == "助詞":
        return _without_linked(reading)
    if any(t.is_particle("と") and is_doing(owner[:i]) for i, t in enumerate(owner) if i):
        return text + "をせずに"
    if any(t.pos[1] == "数詞" for t in owner[-2:-1]) or (
        owner and owner[-1].surface in ("毎日", "毎朝", "毎週", "毎月")
    ):
        return text + "をせずに"
    if link.is_particle("の") and is_agent(owner):
        return text + "なしに"
    if link.is_particle("の") and "ぁ" <= noun[-1].surface[-1] <= "ん":
        return text + "をせずに"  # 備品の買い出し, 役所の手続き
    if link.is_particle("の") and len(noun) == 1 and noun[-1].does and not _intransitive(noun):
        return joined(owner) + "を" + noun[-1].surface + "せずに"
    if _intransitive(noun) and link.is_particle("の"):
        return text + "なしに"
    return text + "をせずに"


def without_phrase(reading: Reading) -> str | None:
    """Return the 〜ずに phrase of a reading, None if its verb has none."""
    if reading.kind == "noun":
        return without_noun(reading)
    forms = verb_forms(reading)
    return None if forms is None else forms["zu"] + "に"


def _noun_of_light(reading: Reading) -> str | None:
    """手続きをする, 上司の承認をもらう keep their verb unless it says nothing: 手続き."""
    parts = chunks(reading.args)
    if reading.lemma not in ("する", "行う", "おこなう") or not parts or not parts[-1][-1].is_particle("を"):
        return None
    noun = parts[-1][:-1]
    if reading.head or not noun or not is_doing(noun[-1:]):
        return None
    owned = all(part[-1].is_particle("の") for part in parts[:-1])
    text = joined(reading.args[:-1])
    return text if owned and len(text) <= MAX_NOUN else None


def noun_phrase(reading: Reading) -> str | None:
    """Return the reading as a noun phrase (条件を整理する -> 条件の整理), None where it would be clumsy."""
    if reading.kind == "noun":
        return reading.stem
    light = _noun_of_light(reading)
    if light is not None:
        return light
    if reading.lemma != "する" or not reading.head or not all(t.is_noun for t in reading.head):
        return None
    parts = chunks(reading.args)
    if len(parts) > 2:
        return None
    text = ""
    for part in parts:
        linked = _linked(part, reading.head)
        if linked is None:
            return None
        text += linked
    text += joined(reading.head)
    return text if len(text) <= MAX_NOUN and text.count("の") <= 2 else None


def _linked(part: Tokens, head: Tokens) -> str | None:
    particle = part[-1].surface
    if len(part) < 2:
        return None
    if part[-1].major != "助詞" or part[-2].major == "助詞":
        return None
    if any(t.major in ("動詞", "形容詞", "助動詞") for t in part):
        return None
    if particle == "を" and known(head[-1], "motion"):
        return None
    if particle == "に":
        return joined(part[:-1]) + "への" if known(head[-1], "toward") and not _timely(part[-2]) else None
    if particle == "の":
        return joined(part)
    return joined(part[:-1]) + _NOMINAL[particle] if particle in _NOMINAL else None


def _timely(token: Token) -> bool:
    return token.pos[2] in ("副詞可能", "助数詞可能") or known(token, "times")


def koto_phrase(reading: Reading) -> str | None:
    """Return 〜こと of a verb reading, the noun phrase of a noun."""
    if reading.kind == "noun":
        without = without_noun(reading)
        placed = any(t.is_particle("で", "へ", "と", "から") for t in reading.args)
        doing = without.endswith("せずに") and not placed
        return without.removesuffix("せずに") + "すること" if doing else reading.stem
    if reading.word is not None and reading.word.lemma in ("待たす", "待つ") and reading.lemma in ("れる", "られる"):
        return joined(reading.args) + "待つこと"
    forms = verb_forms(reading)
    return None if forms is None else forms["plain"] + "こと"


def takes_time(reading: Reading) -> bool:
    """Whether the reading names something that goes on, so that it can go on together with another."""
    if reading.pain:
        return any(
            t.surface in words("ja", "processes") or t.lemma in ("待つ", "待たす")
            for t in (*reading.head, reading.word)
            if t
        )
    if reading.kind == "verb":
        return True
    noun = reading.head
    return is_doing(noun) or known(noun[-1], "processes") or joined(noun[-2:]) in words("ja", "processes")
