"""Which of several clauses, or of several items of a cell, a question is asked about."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from .cells import read_cell
from .ja_clauses import chunks, known, split_clauses
from .ja_nouns import is_doing, read_noun
from .ja_reading import MAX_PHRASE, NoReading, Reading, adverbial, lacks_argument, read_verb, without_topic
from .ja_tail import drop_duty, take_tail
from .tokens import joined, tokenize
from .words import words

if TYPE_CHECKING:
    from .ja_clauses import Part
    from .tokens import Token

Tokens = tuple["Token", ...]


def _read_clause(tokens: Tokens) -> Reading | NoReading:
    tail = take_tail(tokens)
    if tail.question:
        return NoReading("question")
    if not tail.tokens:
        return NoReading("not_understood")
    if tail.negative:
        return NoReading("negative")
    if tail.wish:
        return NoReading("not_an_action")
    last = tail.tokens[-1]
    if last.major == "動詞" or (last.major == "助動詞" and last.lemma in ("れる", "られる", "せる", "させる")):
        reading = read_verb(tail.tokens)
        mishap = any(t.norm == "仕舞う" for t in tokens[len(tail.tokens) :])
        return NoReading("not_an_action") if mishap and isinstance(reading, Reading) and not reading.pain else reading
    if last.major in ("形容詞", "形状詞"):
        return NoReading("not_an_action")
    if last.is_noun:
        return read_noun(tail.tokens)
    return NoReading("not_understood")


def _costs(reading: Reading) -> bool:
    if reading.lemma in ("せる", "させる"):
        return False  # 園児を並ばせて練習をする
    costly = words("ja", "costly")
    return reading.lemma in costly or (reading.word is not None and known(reading.word, "costly"))


_QUOTES = "「」『』“”"


def _timely(token: Token) -> bool:
    return adverbial(token) and (
        known(token, "times") or token.surface[0] in "毎翌前今来" or token.pos[2] == "助数詞可能"
    )


def as_noun(tokens: Tokens) -> Tokens:
    """Read a verb stem at the end that follows a noun or の as a noun: カタログの取り寄せ, 献立決め."""
    if len(tokens) < 2 or tokens[-1].major != "動詞" or not tokens[-1].cform.startswith("連用形"):
        return tokens
    before, last = tokens[-2], tokens[-1]
    if before.is_particle("の") or (before.is_noun and not _timely(before) and last.lemma not in ("する", "為る")):
        return (*tokens[:-1], replace(last, lemma=last.surface, pos=("名詞", "普通名詞", "転成", "*", "*", "*")))
    return tokens


def _refused_at_once(text: str, tokens: Tokens) -> NoReading | None:
    if text[:1] in "「『“" and text[-1:] in "」』”" and len(text) > 1:
        return NoReading("utterance")
    if not tokens:
        return NoReading("not_understood")
    return NoReading("question") if text[-1] in "?？" else None


def _complete(reading: Reading) -> bool:
    """Whether a clause can stand alone: it has its object, or its verb needs none."""
    if reading.kind == "noun":
        return is_doing(reading.head) and bool(reading.args or len(reading.head) > 1)
    for chunk in chunks(reading.args):
        if len(reading.args) <= 3 and any(t.pos[1] == "準体助詞" for t in reading.args):
            return False
        if chunk[-1].is_particle("を") and chunk[-2:-1] and not chunk[-2].is_particle("の"):
            return True
    needs_none = reading.word is not None and known(reading.word, "objectless")
    return bool(reading.args) and (needs_none or reading.lemma in ("れる", "られる"))


def read_sentence(text: str) -> Reading | NoReading:
    """Read one action: of its clauses a costly one (word list), else the last one that can stand alone."""
    tokens = _without_time(as_noun(tokenize(text)))
    refused = _refused_at_once(text, tokens)
    if refused is not None:
        return refused
    if sum(t.surface in _QUOTES for t in tokens) % 2:
        return NoReading("not_understood")
    parts = split_clauses(drop_duty(tokens) or tokens)
    found: list[tuple[int, Reading]] = []
    reason: NoReading | None = None
    for index in range(len(parts) - 1, -1, -1):
        reading = _read_clause(parts[index].tokens)
        if isinstance(reading, NoReading):
            reason = reason or reading
            if reading.reason == "question":
                break
        elif parts[index].tie in ("step", "end") or not found or not _complete(found[-1][1]):
            found.append((index, reading))
    if not found:
        return reason or NoReading("not_understood")
    chosen = _choose(found, parts, tokens)
    if not lacks_argument(chosen):
        return chosen
    return next((r for _, r in found if not lacks_argument(r) and not r.pain), chosen)


def _bare(reading: Reading) -> bool:
    """Whether a clause is a doing and nothing else: 注文, 注文する."""
    return not reading.args and not reading.pain and bool(reading.head) and is_doing(reading.head)


def _counts_only(reading: Reading) -> bool:
    """Whether a clause says how many, of what the clause before it is about: 配合を変えて|10杯つくる."""
    counted = any(t.pos[1] == "数詞" for t in reading.args)
    return reading.kind == "verb" and counted and not any(t.major == "助詞" for t in reading.args)


def _takes_object(reading: Reading) -> bool:
    """Whether a clause says where to, of what the clause before it names: ボードを見て|表に打ち込む."""
    parts = chunks(reading.args)
    placed = len(parts) == 1 and parts[0][-1].is_particle("に", "へ") and parts[0][-2:-1] != ()
    word = reading.word
    alone = word is None or any(known(word, kind) for kind in ("objectless", "standing_alone", "moves", "going"))
    return reading.kind == "verb" and placed and not alone and not known(parts[0][-2], "times")


def _minor(reading: Reading) -> bool:
    """Whether a clause only rounds off the one before it: メモする, 〜ことを確認する."""
    confirms = reading.word is not None and reading.word.norm == "確認"
    known_fact = confirms and [t.surface for t in reading.args[-3:-1]] == ["た", "こと"]
    return known_fact or (reading.word is not None and known(reading.word, "minor"))


def _main_first(readings: list[Reading]) -> list[Reading]:
    """Put a clause that only rounds off behind the clause that it rounds off."""
    if len(readings) > 1 and _minor(readings[0]) and not readings[1].pain:
        return [readings[1], readings[0], *readings[2:]]
    return readings


def _without_time(tokens: Tokens) -> Tokens:
    """Leave away when it is, where it stands before a comma: 5時半、お知らせを送る."""
    comma = next((i for i, t in enumerate(tokens) if t.surface in ("、", ",")), 0)
    dated = all(
        t.pos[1] == "数詞" or known(t, "times") or t.pos[2] in _WHEN or t.surface == "半" for t in tokens[:comma]
    )
    dated = dated and any(t.pos[1] == "数詞" or known(t, "times") for t in tokens[:comma])
    return tokens[comma + 1 :] if comma and dated and comma + 1 < len(tokens) else tokens


_WHEN = ("助数詞可能", "副詞可能", "助数詞")


def _choose(found: list[tuple[int, Reading]], parts: tuple[Part, ...], tokens: Tokens) -> Reading:
    """Choose among the clauses, the last of which comes first."""
    costs = [r for _, r in found if _costs(r) and _complete(r)]
    if costs:
        return costs[0]
    complete = _main_first([r for _, r in found if _complete(r)])
    index, last = found[0]
    if complete and _bare(last) and parts[index - 1].tie == "step":
        whole = _joined_reading(parts[index - 1].tokens, tokens, last)
        if whole is not None and _complete(whole):
            return whole
    if complete and index and parts[index - 1].tie == "step" and (_counts_only(last) or _takes_object(last)):
        return _joined_reading(parts[index - 1].tokens, tokens, last) or complete[0]
    if complete and (last.pain or not complete[0].pain):
        return complete[0]
    if not last.args and any(former == index - 1 for former, _ in found) and parts[index - 1].tie == "step":
        return _joined_reading(parts[index - 1].tokens, tokens, last) or last
    return last


def _end_of(sentence: Tokens, reading: Reading) -> int:
    """Return where the words before a reading's own end, whatever stands after it (ました, ている)."""
    size = len(reading.head)
    if not size:
        return next((i for i in range(len(sentence) - 1, 0, -1) if sentence[i].lemma == reading.lemma), len(sentence))
    return next((i for i in range(len(sentence) - size, 0, -1) if sentence[i : i + size] == reading.head), 0)


def _joined_reading(before: Tokens, sentence: Tokens, reading: Reading) -> Reading | None:
    """行って振り込む: a verb that has nothing of its own keeps the clause before it."""
    place = next((i for i in range(len(sentence)) if sentence[i : i + len(before)] == before), None)
    ends = sentence[: _end_of(sentence, reading)]
    if place is None or before[-1].lemma in ("れる", "られる"):
        return None
    args = without_topic(ends[place:])
    if len(joined(args)) + 6 > MAX_PHRASE or any(t.major == "補助記号" for t in args):
        return None
    after = any(t.is_particle("から") and before.is_particle("て", "で") for before, t in pairwise(args))
    if after or any(t.is_particle("から") and t.pos[1] != "格助詞" for t in args):
        return None
    if reading.kind == "noun":
        return replace(reading, kind="verb", args=args, lemma="する", ctype="サ行変格")
    return replace(reading, args=args)


def _enumerated(item: str) -> list[str]:
    """Cut a bare list of doings (下見、しおり作成、調整) at its commas; anything else stays whole."""
    pieces = [piece for piece in re.split("[、，,]", item) if piece.strip()]
    doings = [as_noun(tokenize(piece)) for piece in pieces]
    if len(pieces) > 1 and all(
        d and all(t.is_noun or t.major == "助詞" or t.surface == "・" for t in d) and is_doing(d) for d in doings
    ):
        return pieces
    return [item]


def read_action(text: str) -> Reading | NoReading:
    """Read a cell: its only item, or of a list the item that costs most, else the last that can be phrased."""
    cell = read_cell(text)
    if cell.empty:
        return NoReading(cell.empty)
    readings = [read_sentence(piece) for item in cell.items for piece in _enumerated(item)]
    good = [r for r in readings if isinstance(r, Reading)]
    if not good:
        return next(r for r in readings if isinstance(r, NoReading))
    nouns = _noun_list(good)
    if nouns is not None and len(good) > 1:
        return nouns
    complete = [r for r in good if _complete(r)]
    doings = [r for r in good if r.kind == "verb" or is_doing(r.head)]
    costs = next((r for r in complete if _costs(r)), None)
    return costs or next((r for r in complete if r.args), (complete or doings or good)[-1])


def _noun_list(readings: list[Reading]) -> Reading | None:
    """検索, 比較, 購入 in one cell -> 検索や比較."""
    if any(r.kind != "noun" or r.args or not is_doing(r.head) for r in readings) or len(readings) < 2:
        return None
    first, second = readings[0], readings[1]
    link = tokenize("と") if len(readings) == 2 else tokenize("や")
    if len(first.stem) + len(second.stem) + 1 > MAX_PHRASE:
        return None
    return Reading("noun", (*first.head, *link), second.head, word=second.word)


read_cached = lru_cache(maxsize=4096)(read_action)
