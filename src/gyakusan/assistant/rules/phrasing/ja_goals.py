"""The □□ of "なぜ○○せずに□□ができないのか": the stage, the customer's purpose, the next stage, or simply getting further."""

from __future__ import annotations

import re
from dataclasses import dataclass

from . import conjugation
from .cells import read_cell
from .ja_clauses import chunks, known, shorten, split_clauses
from .ja_reading import NoReading, Reading, key_of, read_sentence, synonym
from .tokens import Token, joined, tokenize
from .words import mapping, words

Tokens = tuple[Token, ...]

MAX_GOAL = 24  # characters before ができない
_LABEL = re.compile(r"^(?:stage|step|phase|フェーズ|ステージ|段階)?\s*\d*[\s.:：．、)）-]*", re.IGNORECASE)
_SUFFIX = re.compile(r"(?:の?(?:フェーズ|ステージ|段階|工程|プロセス|ステップ|タイミング|シーン|時期)|期)$")


@dataclass(frozen=True)
class Goal:
    """A goal as it stands before のか (情報収集ができない), and the meanings that would repeat it."""

    text: str
    keys: frozenset[str]


FALLBACK = Goal("先に進むことができない", frozenset())


def _fits(noun: Tokens) -> bool:
    text = joined(noun)
    if text in words("ja", "stage_fit"):
        return True
    last = noun[-1]
    if text in words("ja", "stage_unfit") or known(last, "stage_unfit"):
        return False
    return last.does or last.surface in words("ja", "stage_fit")


def stage_goal(stage: str) -> Goal | None:
    """Return the goal that a stage names (情報収集 -> 情報収集ができない), None if the stage is no doing."""
    cell = read_cell(stage)
    if not cell.items:
        return None
    text = _SUFFIX.sub("", _LABEL.sub("", " ".join(cell.items[:1])).strip())
    special = mapping("ja", "stage_goals").get(text)
    if special:
        return Goal(special + "ことができない", frozenset({"知る"}))
    tokens = tokenize(text)
    if not tokens or len(text) > MAX_GOAL:
        return None
    if all(t.is_noun or t.surface in ("・", "／", "/", "、", "と", "や") for t in tokens):
        return _noun_stage(tokens)
    if len(tokens) > 2 and tokens[-1].is_noun and tokens[-2].is_particle("の") and _fits(tokens[-1:]):
        return Goal(text + "ができない", frozenset({synonym(tokens[-1])}))
    reading = read_sentence(text)
    if isinstance(reading, Reading) and reading.kind == "verb" and not reading.pain:
        return _verb_goal(reading)
    if tokens[-1].major == "動詞" and len(tokens) == 1 and tokens[0].cform.startswith("連用形") and text in words("ja", "stage_fit"):
        return Goal(text + "ができない", frozenset({synonym(tokens[0])}))
    return None


def _noun_stage(tokens: Tokens) -> Goal | None:
    groups: list[list[Token]] = [[]]
    for token in tokens:
        if token.is_noun:
            groups[-1].append(token)
        else:
            groups.append([])
    nouns = [tuple(group) for group in groups if group]
    fitting = [noun for noun in nouns if _fits(noun)]
    if not fitting or len(fitting) != len(nouns):
        fitting = fitting[-1:]
    if not fitting:
        return None
    keys = frozenset(synonym(t) for noun in fitting for t in noun if t.does or t is noun[-1])
    whole = frozenset(mapped for noun in fitting if (mapped := synonym_text(joined(noun))))
    return Goal("や".join(joined(noun) for noun in fitting[:2]) + "ができない", keys | whole)


def synonym_text(text: str) -> str | None:
    """Return the group of synonyms of a compound noun, None if it is in none."""
    from .words import groups

    return groups("ja", "synonyms").get(text)


def _verb_goal(reading: Reading) -> Goal | None:
    shorter = shorten((*reading.args, *reading.head), MAX_GOAL)
    if shorter is None and (reading.args or reading.head):
        return None
    stem = joined(shorter or ())
    if reading.lemma == "する" and reading.head and reading.head[-1].is_noun:
        return Goal(stem + "できない", frozenset({key_of(reading)}))
    if reading.lemma == "する" and reading.args and reading.args[-1].is_particle("を"):
        return Goal(joined((shorter or ())[:-1]) + "ができない", frozenset({key_of(reading)}))
    if conjugation.nai(reading.lemma, reading.ctype) is None:
        return None
    return Goal(stem + reading.lemma + "ことができない", frozenset({key_of(reading)}))


_END = re.compile(
    r"(?:(?:という|といった)?(?:こと|事)?(?:を|が)?(?:目的(?:とする|です|である)?|目指(?:す|している|したい)|実現(?:する|したい)|希望(?:する|している)?)|"
    r"(?:という|との)(?:思い|気持ち|ニーズ|要望|希望)(?:が(?:ある|強い))?|と(?:考えて|思って|願って)(?:いる|います|おり)|と(?:思う|考える|願う)|(?:こと|事)|(?:の)?ため(?:に)?|です|である)+$"
)
_AVOID = ("ずに", "ないで", "なしで", "なしに", "なく")


def _wish_sentence(purpose: str) -> str | None:
    """Return the sentence of a free text that says what is wanted: the first with たい/ほしい/目的, else the last."""
    cell = read_cell(purpose)
    if not cell.items:
        return None
    wanted = [item for item in cell.items if re.search(r"た[いく]|欲し|ほし|目的|目指", item)]
    return (wanted or list(cell.items))[0]


def _wish_clause(tokens: Tokens) -> Tokens:
    parts = split_clauses(tokens)
    for part in reversed(parts):
        if any(t.lemma == "たい" or t.norm == "欲しい" for t in part.tokens):
            return part.tokens
    return parts[-1].tokens if parts else tokens


def _possible(text: str) -> str:
    """通院できるようにしたい -> 通院できる: the change is wanted, what is possible then is the goal."""
    return re.sub(r"(?<=[るすくむうつぐぶぬ])(?:よう)に(?:したい|なりたい|する|なる|して(?:ほしい|もらいたい))$", "", text)


def purpose_goal(purpose: str) -> Goal | None:
    """Return the goal that a purpose in free text says, None where it says none that can be phrased.

    資格試験に合格したい -> 資格試験に合格できない; 自分に合う仕事を見つけたい -> 自分に合う仕事を見つけることができない.
    """
    sentence = _wish_sentence(purpose)
    if sentence is None or sentence[-1] in "?？":
        return None
    text = _possible(_END.sub("", sentence).rstrip("、。 をが"))
    tokens = _wish_clause(tokenize(text))
    if not tokens:
        return None
    tokens = _drop_avoidance(tokens)
    text = joined(tokens)
    if tokens[-1].norm == "欲しい" and len(tokens) > 2 and tokens[-2].is_particle("て", "で"):
        text = joined(tokens[:-1]) + "もらう"
    elif tokens[-1].lemma == "たい" and len(tokens) > 1:
        text = joined(tokens[:-2]) + tokens[-2].lemma
    elif tokens[-1].lemma in ("だ", "です", "た", "ます"):
        text = joined(tokens[:-1])
    return _goal_of(text)


def _drop_avoidance(tokens: Tokens) -> Tokens:
    """Take 〜ずに and 〜なしで out of a purpose: the sentence has one already."""
    for i in range(len(tokens) - 1, 0, -1):
        if joined(tokens[i - 1 : i + 1]).endswith(_AVOID) and tokens[i].surface != "なくす":
            rest = tokens[i + 1 :]
            while rest and rest[0].surface in ("、", "に", "で", "も"):
                rest = rest[1:]
            return rest or tokens
    return tokens


def _goal_of(text: str) -> Goal | None:
    tokens = tokenize(text)
    if not tokens:
        return None
    last = tokens[-1]
    if last.major == "動詞" and _is_potential(last):
        shorter = shorten(tokens, MAX_GOAL)
        negative = conjugation.nai(last.lemma, last.ctype)
        if shorter is None or negative is None:
            return None
        return Goal(joined(shorter[:-1]) + negative, frozenset({synonym(last)}))
    if last.is_noun and not last.does and last.surface not in words("ja", "stage_fit"):
        return None
    reading = read_goal(text)
    if reading is None:
        return None
    if reading.kind == "noun":
        return _noun_goal(reading)
    return _verb_goal(reading)


def _is_potential(token: Token) -> bool:
    return token.lemma in ("できる", "出来る") or (token.ctype.startswith("下一段") and token.norm != token.lemma and token.norm[-1:] != "る")


def _noun_goal(reading: Reading) -> Goal | None:
    if len(reading.stem) > MAX_GOAL:
        return None
    keys = frozenset({synonym(reading.head[-1])})
    if known(reading.head[-1], "stage_unfit") or known(reading.head[-1], "intransitive") or known(reading.head[-1], "outcomes"):
        return Goal(reading.stem + "を実現することができない", keys)
    return Goal(reading.stem + "ができない", keys)


def read_goal(text: str) -> Reading | None:
    """Read a purpose like an action, but let what is reached (合格する) count."""
    reading = read_sentence(text)
    if isinstance(reading, Reading):
        return None if reading.pain else reading
    if not isinstance(reading, NoReading) or reading.reason not in ("not_an_action", "too_long"):
        return None
    tokens = tokenize(text)
    last = tokens[-1]
    if last.major != "動詞" or last.lemma in ("ある", "いる", "かかる", "できる"):
        return None
    parts = chunks(tokens[:-1])
    while parts and len(joined(tuple(t for p in parts for t in p))) > MAX_GOAL:
        parts = parts[1:]
    body = tuple(t for p in parts for t in p)
    if any(t.is_particle("が") for t in body):
        return None
    if last.lemma == "する":
        size = 0
        while size < len(body) and body[-1 - size].is_noun and body[-1 - size].pos[2] != "副詞可能":
            size += 1
        return Reading("verb", body[: len(body) - size], body[len(body) - size :], "する", last.ctype, word=body[-1]) if size else None
    return Reading("verb", body, (), last.lemma, last.ctype, word=last)


__all__ = ["FALLBACK", "Goal", "purpose_goal", "stage_goal"]
