"""The □□ of "なぜ○○せずに□□ができないのか": a stage, the customer's purpose, or simply getting further."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Literal

from . import conjugation
from .cells import read_cell
from .ja_choice import as_noun, read_sentence
from .ja_clauses import Part, chunks, known, shorten, split_clauses
from .ja_nouns import is_doing
from .ja_reading import NoReading, Reading, is_potential, key_of, read_predicate, synonym, with_object
from .ja_tail import take_tail
from .tokens import Token, joined, tokenize
from .words import groups, words

Tokens = tuple[Token, ...]

MAX_GOAL = 30  # characters before ができない
EASY_GOAL = 24  # characters from which only what follows a comma is kept, where the object is in it
_LABEL = re.compile(r"^(?:stage|step|phase|フェーズ|ステージ|段階)?\s*\d*[\s.:：．、)）-]*", re.IGNORECASE)
_GROUP = re.compile(r"^[^\s:：]{1,8}[:：](?=\D)\s*")
"""What a stage belongs to: 学科:見直す."""
_HEADING = re.compile(r"^(?:目的|動機|目標|ゴール|ねらい|狙い|理由|背景|状況|課題|願い)\s*[:：]\s*")
_SUFFIX = re.compile(r"(?:の?(?:フェーズ|ステージ|段階|工程|プロセス|ステップ|タイミング|シーン|時期)|期)$")


@dataclass(frozen=True)
class Goal:
    """A goal as it stands before のか (情報収集ができない), and the meanings that would repeat it."""

    text: str
    keys: frozenset[str]


def _fits(noun: Tokens, section: str) -> bool:
    """Whether a stage names a doing of a list; what a compound ends in decides."""
    return joined(noun) in words("ja", section) or known(noun[-1], section)


def _stage_text(stage: str) -> str:
    cell = read_cell(stage)
    return _SUFFIX.sub("", _LABEL.sub("", _GROUP.sub("", " ".join(cell.items[:1]))).strip())


def stage_tokens(stage: str) -> Tokens:
    """Return the words of a stage without its number and without what only says that it is one (…フェーズ)."""
    return as_noun(tokenize(_stage_text(stage)))


def stage_goal(stage: str, section: Literal["stage_deeds", "stage_steps"]) -> Goal | None:
    """Return the goal that a stage names (契約 -> 契約ができない), None if it is not of a kind that is aimed at.

    `stage_deeds` are what a stage's own actions bring about (契約, 精算), `stage_steps` what the actions before it lead
    to (内見, 診察). Any other stage only says again, in general, what its actions are: 情報収集, 調べる, 検討.
    """
    text = _stage_text(stage)
    tokens = stage_tokens(stage)
    if not tokens or len(text) > MAX_GOAL:
        return None
    if all(t.is_noun or t.surface in ("・", "／", "/", "、", "と", "や") for t in tokens):
        return _noun_stage(tokens, section)
    if len(tokens) > 2 and tokens[-1].is_noun and tokens[-2].is_particle("の") and _fits(tokens[-1:], section):
        return Goal(text + "ができない", frozenset({synonym(tokens[-1])}))
    if len(tokens) == 1 and text in words("ja", section):
        return Goal(text + "ができない", frozenset({synonym(tokens[0])}))
    return None


def _noun_stage(tokens: Tokens, section: str) -> Goal | None:
    groups: list[list[Token]] = [[]]
    for token in tokens:
        if token.is_noun:
            groups[-1].append(token)
        else:
            groups.append([])
    nouns = [tuple(group) for group in groups if group]
    fitting = [noun for noun in nouns if _fits(noun, section)]
    if not fitting or len(fitting) != len(nouns):
        fitting = fitting[-1:]
    if not fitting:
        return None
    if known(fitting[-1][-1], "stage_received"):
        got = joined(fitting[-1]).replace("受診", "診察")
        return Goal(got + "を受けることができない", frozenset({synonym(t) for t in fitting[-1]}))
    keys = frozenset(synonym(t) for noun in fitting for t in noun if t.does or t is noun[-1])
    whole = frozenset(mapped for noun in fitting if (mapped := synonym_text(joined(noun))))
    return Goal("や".join(joined(noun) for noun in fitting[:2]) + "ができない", keys | whole)


def synonym_text(text: str) -> str | None:
    """Return the group of synonyms of a compound noun, None if it is in none."""
    return groups("ja", "synonyms").get(text)


def _without_comma(args: Tokens) -> Tokens:
    """Take the commas out of a short goal; of a long one keep what follows the last, if that can stand alone."""
    whole = tuple(t for t in args if t.surface not in ("、", ","))
    if len(joined(whole)) <= EASY_GOAL:
        return whole
    place = max((i for i, t in enumerate(args) if t.surface in ("、", ",")), default=-1)
    rest = args[place + 1 :]
    keeps_object = any(t.is_particle("を") for t in rest) or not any(t.is_particle("を") for t in whole)
    return rest if len(joined(rest)) >= 4 and keeps_object else whole


def _verb_goal(reading: Reading) -> Goal | None:
    """Return the goal of a predicate; None for a verb that says nothing without its object (続ける)."""
    reading = replace(reading, args=with_object(_without_comma(reading.args)))
    shorter = shorten((*reading.args, *reading.head), MAX_GOAL)
    if shorter is None and (reading.args or reading.head):
        return None
    stem = joined(shorter or ())
    if not stem and reading.lemma in words("ja", "needs_object"):
        return None
    if reading.lemma == "探す":
        return Goal(stem + "見つけることができない", frozenset({key_of(reading), "見付け"}))
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
_AVOID = re.compile(r"(?:ず|ずに|ないで|なしで|なしに|ことなく|ながら|つつも?|ように、)[、も]?$")


def _wish_sentence(purpose: str) -> str | None:
    """Return the sentence of a free text that says what is wanted: the first with たい/ほしい/目的, else the last."""
    cell = read_cell(purpose)
    if not cell.items:
        return None
    wanted = [item for item in cell.items if re.search(r"た[いく]|欲し|ほし|目的|目指", item)]
    return (wanted or list(cell.items))[0]


def _wish_clause(tokens: Tokens) -> Tokens:
    parts = split_clauses(tokens)
    wished = [i for i, p in enumerate(parts) if any(t.lemma == "たい" or t.norm == "欲しい" for t in p.tokens)]
    if not parts:
        return tokens
    index = wished[-1] if wished else len(parts) - 1
    return _with_former(parts, index, tokens)


def _with_former(parts: tuple[Part, ...], index: int, tokens: Tokens) -> Tokens:
    """Keep the clause before one that has no object of its own: 返済額を減らして教育費に回す."""
    part = parts[index].tokens
    former = parts[index - 1] if index else None
    lacks = not any(t.is_particle("を", "が", "へ") for t in part) and not any(
        known(t, "objectless") for t in part[-4:]
    )
    if (
        former is None
        or former.tie != "step"
        or not lacks
        or not former.tokens[-1].lemma
        or former.tokens[-1].major != "動詞"
    ):
        return part
    if not any(t.is_particle("を") for t in former.tokens) or any(known(t, "outcomes") for t in part[-4:]):
        return part
    whole = tokens[len(tokens) - _length_from(tokens, former.tokens) :]
    easy = len(joined(whole)) <= MAX_GOAL + 2 and not any(t.surface in ("、", ",") for t in whole)
    handed = any(t.is_particle("に") for t in part[-4:]) and not is_potential(part[-1])
    return whole if easy else former.tokens if handed and not any(t.surface == "よう" for t in part) else part


def _length_from(tokens: Tokens, former: Tokens) -> int:
    place = next((i for i in range(len(tokens)) if tokens[i : i + len(former)] == former), len(tokens))
    return len(tokens) - place


_CHANGE = re.compile(
    r"(?<=[るすくむうつぐぶぬ])ように(?:したい|なりたい|する|なる|して(?:ほしい|もらいたい)|しておきたい|しておく)$"
)


def _possible(text: str) -> str:
    """通院できるようにしたい -> 通院できる: the change is wanted, what is possible then is the goal."""
    return _CHANGE.sub("", text)


def purpose_goal(purpose: str) -> Goal | None:
    """Return the goal that a purpose in free text says, None where it says none that can be phrased.

    資格試験に合格したい -> 資格試験に合格できない; 仕事を見つけたい -> 仕事を見つけることができない.
    """
    sentence = _wish_sentence(purpose)
    if sentence is None or sentence[-1] in "?？":
        return None
    wish = _without_ease(_as_sentence(_END.sub("", _HEADING.sub("", sentence)).rstrip("、。 をが")))
    text = _possible(wish)
    whole = tokenize(text)
    double = _double_goal(whole)
    if double is not None:
        return double
    tokens = _wish_clause(_drop_avoidance(whole))
    said = _goal_of(_plain(tokens), changed=text != wish) if tokens else None
    if said is not None and not _felt(tokens):
        return said
    return _goal_of_former_clause(whole) or said


def _double_goal(tokens: Tokens) -> Goal | None:
    """Return both halves of a wish whose second is only an outcome: 飲み忘れを減らし、体調の変化に気づく."""
    parts = split_clauses(tokens)
    if len(parts) != 2 or parts[0].tie != "step" or not any(known(t, "outcomes") for t in parts[1].tokens[-4:]):
        return None
    said, former = _plain(parts[1].tokens), parts[0].tokens
    objects = any(t.is_particle("を") for t in former) and any(t.is_particle("に", "を") for t in parts[1].tokens)
    whole = f"{joined(former)}、{said}"
    if not objects or former[-1].major != "動詞" or len(whole) > MAX_GOAL or tokenize(said)[-1].major != "動詞":
        return None
    return Goal(whole + "ことができない", frozenset({synonym(former[-1]), synonym(tokenize(said)[-1])}))


@cache
def _ease() -> re.Pattern[str]:
    listed = "|".join(sorted(words("ja", "ease"), key=len, reverse=True))
    return re.compile(f"(?:{listed})(?:、?かつ|、)?")


def _without_ease(wish: str) -> str:
    """Leave away that it should go fast and easily, where the wish says more: 申告を早く終える -> 申告を終える."""
    rest = _ease().sub("", wish)
    return rest if "を" in rest else wish


_NOUN_WISHES = (
    (re.compile(r"の向上$"), "を高める"),
    (re.compile(r"の?(?:ゼロ|0|０)(?:化|に)?$"), "をなくす"),
    (re.compile(r"時間が(?:欲し|ほし)い$"), "時間を取る"),
    (re.compile(r"(?<=[^てで])が(?:欲し|ほし)い$"), "を手に入れる"),
)


def _felt(tokens: Tokens) -> bool:
    """Whether a wish is only what follows from the one before it: 似合う髪型にして|自信を持つ, 売って|服代にする."""
    objects = any(t.is_particle("を", "が") for t in tokens)
    made = any(b.is_particle("に") and t.lemma in ("する", "為る") for b, t in pairwise(tokens))
    return any(known(t, "feelings") for t in tokens[-4:]) or (made and not objects)


def _as_sentence(wish: str) -> str:
    """Say a wish that is a noun as a doing: 承諾率の向上 -> 承諾率を高める, 遅延ゼロ -> 遅延をなくす."""
    for pattern, verb in _NOUN_WISHES:
        said, found = pattern.subn(verb, wish)
        if found and len(said) > len(verb):
            return said
    return wish


def action_goal(reading: Reading) -> Goal | None:
    """Return an action as the goal of the one before it (見積もりを取る -> 見積もりを取ることができない)."""
    if reading.kind != "verb" or reading.pain or key_of(reading) == "待つ":
        return None
    return _verb_goal(reading)


def _goal_of_former_clause(tokens: Tokens) -> Goal | None:
    """Return the goal of the last earlier clause that has an object of its own: 店を閉めて、翌日も出したい."""
    for part in reversed(split_clauses(tokens)[:-1]):
        if (
            not part.tokens
            or part.tokens[-1].major != "動詞"
            or not any(t.is_particle("を", "に") for t in part.tokens)
        ):
            continue
        found = _goal_of(joined(part.tokens[:-1]) + part.tokens[-1].lemma, changed=False)
        if found is not None:
            return found
    return None


def _plain(tokens: Tokens) -> str:
    """Say plainly what is wished: 合格したい -> 合格する, 暮らしてほしい -> 暮らしてもらう."""
    before, last = tokens[-2:-1], tokens[-1]
    if last.norm == "欲しい" and any(t.is_particle("て", "で") for t in before):
        return joined(tokens[:-1]) + "もらう"
    if last.lemma == "たい" and before:
        return joined(tokens[:-2]) + before[0].lemma
    return joined(tokens[:-1] if last.lemma in ("だ", "です", "た", "ます") else tokens)


def _drop_avoidance(tokens: Tokens) -> Tokens:
    """Take 〜ずに, 〜なしで and 〜ながら out of a purpose (the sentence has one already), not the object before it."""
    for i in range(len(tokens) - 2, 0, -1):
        if _AVOID.search(joined(tokens[max(0, i - 2) : i + 1])) and _goes_on(tokens[i + 1]):
            comma = max((k for k in range(1, i - 1) if tokens[k].surface in ("、", ",")), default=0)
            verb, rest = tokens[i + 1], tokens[i + 1 :]
            alone = verb.major == "動詞" and len(tokens) - i <= 3 and not known(verb, "objectless")
            whole = comma and tokens[comma - 1].is_particle("を", "に", "へ")
            former = tokens[:comma] if whole else ()
            if whole and tokens[comma - 1].is_particle("を"):
                return (*former, *rest)
            return (*former, *_not_avoided(tokens[comma + 1 if whole else 0 : i + 1], alone=alone), *rest)
    return tokens


def _not_avoided(tokens: Tokens, *, alone: bool) -> Tokens:
    """Return what before 〜なしで and 〜ずに belongs to what follows: 取引先と|通訳なしで, マラソンを|歩かずに."""
    place = max((i for i, t in enumerate(tokens) if t.norm in ("無し", "ず") or t.surface in ("なし", "ず")), default=0)
    parts = chunks(tokens[:place])
    clauses = any(t.pos[1] == "接続助詞" for t in tokens[:place])
    if len(parts) < 2 or clauses or tokens[place].surface == "こと":
        return ()
    before = parts[-2][-1]
    kept = next((k for k in range(len(parts) - 2, -1, -1) if parts[k][-1].is_particle("を")), -1)
    if 0 <= kept < len(parts) - 2:
        return tuple(t for p in parts[: kept + 1] for t in p)  # 牛乳を|毎朝|割れずに届ける
    if tokens[place].surface == "なし":
        return tuple(t for p in parts[:-1] for t in p) if before.is_particle("と", "を", "に", "から") else ()
    verb, whose = tokens[place - 1], parts[-2][-2:-1]
    spent = any(known(t, "burdens") or known(t, "resources") or known(t, "pains") for t in whose)
    shared = known(verb, "objectless") or (alone and not spent and not known(verb, "light") and verb.lemma != "増やす")
    return tokens[: place - 1] if before.is_particle("を") and verb.major == "動詞" and shared else ()


def _goes_on(token: Token) -> bool:
    return not token.major.startswith("助") and token.surface != "に"


def _of_five_rows(token: Token) -> bool:
    """Whether a verb in 〜える is the possible form of a verb in 〜う: 取り合える of 取り合う."""
    row = dict(zip("えけげせてねべめれ", "うくぐすつぬぶむる", strict=True))
    stem = token.lemma[:-2] + row.get(token.lemma[-2:-1], "")
    found = tokenize(stem) if token.ctype.startswith("下一段") else ()
    return len(found) == 1 and found[0].ctype.startswith("五段") and found[0].lemma == stem


def _goal_of(text: str, *, changed: bool) -> Goal | None:
    """Return the goal of a plain sentence; `changed` when it was said as what should become possible."""
    tokens = as_noun(tokenize(text))
    if not tokens:
        return None
    last = tokens[-1]
    if changed and last.major == "動詞" and any(t.is_particle("が") for t in tokens):
        return Goal(text + "ようにできない", frozenset({synonym(last)})) if len(text) <= MAX_GOAL else None
    if last.major == "動詞" and (is_potential(last) or (changed and _of_five_rows(last))):
        shorter = shorten(tokens, MAX_GOAL)
        negative = conjugation.nai(last.lemma, last.ctype)
        if shorter is None or negative is None:
            return None
        keys = {synonym(t) for t in shorter[-2:]} | {last.lemma[:-2]}  # 弾ける says 弾く
        return Goal(joined(shorter[:-1]) + negative, frozenset(keys))
    if last.is_noun and (known(last, "outcomes") or known(last, "achieved")):
        achieved = Goal(text + "を実現することができない", frozenset({synonym(last)}))
        return achieved if "の" in text and len(text) <= MAX_GOAL else None
    if last.is_noun:
        reading = read_sentence(text)
        return _noun_goal(reading) if isinstance(reading, Reading) and reading.kind == "noun" else None
    tail = take_tail(tokens)
    if tail.negative or tail.question or not tail.tokens or tail.tokens[-1].major not in ("動詞", "助動詞"):
        return None
    reading = read_predicate(tail.tokens, MAX_GOAL + 4)
    if isinstance(reading, Reading) and reading.lemma in ("れる", "られる"):
        negative = joined((*with_object(_without_comma(reading.args)), *reading.head)) + reading.lemma[:-1] + "ない"
        return Goal(negative, frozenset({key_of(reading)}))
    unfit = (
        isinstance(reading, NoReading)
        or reading.lemma in ("ある", "いる", "かかる", "済む", "すむ")
        or any(t.is_particle("が") for t in reading.args[-2:])
    )
    return None if unfit or isinstance(reading, NoReading) else _verb_goal(reading)


def _noun_goal(reading: Reading) -> Goal | None:
    last = reading.head[-1]
    if len(reading.stem) > MAX_GOAL or not is_doing(reading.head):
        return None
    return Goal(reading.stem + "ができない", frozenset({synonym(last)}))
