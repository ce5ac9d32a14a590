"""The end of a Japanese clause: what is said about the doing (tense, politeness, aspect, duty) is taken off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from .tokens import Token

Tokens = tuple["Token", ...]

_PLAIN_AUXILIARIES = {
    "た",
    "ます",
    "です",
    "らしい",
    "ようだ",
    "みたい",
    "てる",
    "とく",
    "ちゃう",
    "じゃう",
    "どく",
    "でる",
    "う",
    "べし",
    "べき",
}
_ASPECT = {"いる", "居る", "おる", "おく", "置く", "しまう", "仕舞う", "みる", "くださる", "下さる", "ある", "有る"}
_GOING = "持つ 連れる 置く 送る 出る 歩く 走る 着る 乗る 付く 帰る 通う 届ける 出掛ける 運ぶ"
"""Verbs with which ていく is a going, not a going on."""
_NEGATIVE = {"ない", "無い", "ぬ", "ん", "まい", "ず", "なし", "無し"}
_DUTY = {"なる", "成る", "いける", "行ける", "だめ", "駄目"}
_FORMAL = {"こと", "事", "つもり", "予定", "必要", "場合", "の"}


@dataclass(frozen=True)
class Tail:
    """A clause without its tail; `wish` and `negative` say what the tail said, `question` that it asked."""

    tokens: Tokens
    negative: bool = False
    wish: bool = False
    question: bool = False


def drop_duty(tokens: Tokens) -> Tokens | None:
    """V なければならない / ないといけない / なくてはならない / ざるを得ない -> V."""
    surface = "".join(t.surface for t in tokens[-7:])
    if not surface.endswith(
        ("ならない", "いけない", "なりません", "いけません", "ならぬ", "得ない", "えない", "だめ", "ならず", "いけず")
    ):
        return None
    for index in range(max(1, len(tokens) - 7), len(tokens)):
        token = tokens[index]
        starts = token.lemma in ("ない", "ぬ", "ざる", "ねば") or token.surface in (
            "なけれ",
            "なく",
            "ざる",
            "ね",
            "なきゃ",
        )
        rest = "".join(t.surface for t in tokens[index:])
        if starts and tokens[index - 1].major in ("動詞", "助動詞") and len(rest) > len("ない"):
            return tokens[:index] if rest not in ("ならない", "いけない") else None
    return None


def _drop_formal(tokens: Tokens) -> Tokens | None:
    """V ことがある / 必要がある / ことにする / ようにする / つもり / こと -> V."""
    for size in (1, 2, 3, 4):
        if len(tokens) <= size or tokens[-size - 1].major not in ("動詞", "助動詞"):
            continue
        head, rest = tokens[-size], "".join(t.surface for t in tokens[-size:])
        if head.lemma in _FORMAL and (size == 1 or tokens[-size + 1].is_particle("が", "に", "と", "も")):
            return tokens[:-size] if head.surface != "の" else None
        if rest in ("ようにする", "ようになる", "ようにし", "ようとする", "とする", "とし"):
            return tokens[:-size]
    return None


def _drop_aspect(tokens: Tokens) -> Tokens | None:
    """V て いる / おく / しまう / みる / ください -> V; V 始める -> V."""
    if (
        len(tokens) >= 3
        and tokens[-1].major == "動詞"
        and tokens[-2].is_particle("て", "で")
        and tokens[-2].pos[1] == "接続助詞"
    ):
        came = tokens[-1].norm == "来る" and tokens[-3].norm not in ("持つ", "連れる")
        goes_on = tokens[-1].lemma == "いく" and tokens[-3].norm not in _GOING.split()
        return tokens[:-2] if tokens[-1].lemma in _ASPECT or came or goes_on else None
    if len(tokens) >= 2 and tokens[-1].lemma in ("始める", "はじめる") and tokens[-2].cform.startswith("連用形"):
        return tokens[:-1]
    if (
        len(tokens) >= 2
        and tokens[-1].is_particle("て", "で")
        and tokens[-1].pos[1] == "接続助詞"
        and tokens[-2].major in ("動詞", "助動詞")
    ):
        return tokens[:-1]
    return None


def _drop_particles(tokens: Tokens) -> Tokens | None:
    last = tokens[-1]
    if last.major == "補助記号" or (
        last.major == "助詞"
        and (last.pos[1] == "終助詞" or last.surface in ("など", "等", "し", "つつ", "のみ", "だけ", "から"))
    ):
        return tokens[:-1]
    if last.surface in ("等", "など", "ほか", "他") and len(tokens) > 1:
        return tokens[:-1]
    return None


def _drop_auxiliary(tokens: Tokens) -> Tokens | None:
    last = tokens[-1]
    if last.major == "助動詞" and last.lemma in _PLAIN_AUXILIARIES:
        return tokens[:-1]
    if last.major == "形状詞" and last.pos[1] == "助動詞語幹":
        return tokens[:-1]
    if last.major == "助動詞" and last.lemma == "だ" and len(tokens) > 1:
        return tokens[:-1]
    return None


_STEPS: tuple[Callable[[Tokens], Tokens | None], ...] = (
    _drop_particles,
    drop_duty,
    _drop_formal,
    _drop_auxiliary,
    _drop_aspect,
)


def _is_negative(tokens: Tokens) -> bool:
    last = tokens[-1]
    return (
        last.major in ("助動詞", "形容詞", "助詞")
        and (last.lemma in _NEGATIVE or last.norm in _NEGATIVE)
        and last.surface != "なら"
    )


def take_tail(tokens: Tokens) -> Tail:
    """Strip a clause down to its predicate or final noun."""
    wish = False
    while tokens:
        last = tokens[-1]
        if last.surface in ("?", "？") or (last.major == "助詞" and last.surface in ("か", "かな", "かしら")):
            return Tail(tokens, question=True)
        shorter = next((found for step in _STEPS if (found := step(tokens)) is not None), None)
        if shorter is None and (last.lemma in ("たい", "たがる") or last.norm == "欲しい"):
            wish, shorter = True, tokens[:-1]
        if shorter is None:
            break
        tokens = shorter
    return Tail(tokens, negative=bool(tokens) and _is_negative(tokens), wish=wish)
