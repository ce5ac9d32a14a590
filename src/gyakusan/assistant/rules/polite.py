"""Japanese plain style made polite: 通知する。 -> 通知します。 A sentence that ends in another way stays as it is."""

from __future__ import annotations

import re

from gyakusan.assistant.rules.phrasing.tokens import Token, tokenize

_SENTENCE = re.compile(r"[^。\n]+[。\n]?")
_I_ROW = dict(zip("うくぐすつぬぶむる", "いきぎしちにびみり", strict=True))
_AFTER_VERB = {"た": "ました", "だ": "ました", "ない": "ません"}
_MARKS = frozenset({"補助記号", "空白"})


def polite(text: str) -> str:
    """Return a text of plain sentences in です・ます style; every sentence gets its full stop."""
    return "".join(_sentence(part.strip("。\n 　")) for part in _SENTENCE.findall(text) if part.strip("。\n 　"))


def _sentence(sentence: str) -> str:
    tokens = tokenize(sentence)
    if not tokens or tokens[-1].major in _MARKS:
        return sentence + "。"
    last = tokens[-1]
    if len(tokens) > 1 and tokens[-2].major == "動詞" and last.surface in _AFTER_VERB:
        stem = _masu_stem(tokens[-2])
        if stem is not None:
            return sentence.removesuffix(tokens[-2].surface + last.surface) + stem + _AFTER_VERB[last.surface] + "。"
    return sentence.removesuffix(last.surface).rstrip() + _ending(last) + "。"


def _ending(last: Token) -> str:
    """Return the polite form of the last morpheme."""
    if last.major == "動詞" or (last.major == "助動詞" and last.ctype.startswith("助動詞-レル")):
        stem = _masu_stem(last)
        return last.surface if stem is None or not last.cform.startswith("終止形") else stem + "ます"
    if last.surface == "だ" and last.ctype == "助動詞-ダ":
        return "です"
    if last.major == "形容詞" and last.cform.startswith("終止形"):
        return last.surface + "です"
    if last.major in ("名詞", "接尾辞"):
        return last.surface + "です"
    return last.surface


def _masu_stem(verb: Token) -> str | None:
    """Return the stem before ます (school grammar, as UniDic names the conjugations)."""
    lemma = verb.lemma
    if verb.ctype.startswith("サ行変格"):
        return lemma[:-2] + ("じ" if lemma.endswith("ずる") else "し")
    if verb.ctype.startswith("カ行変格"):
        return lemma[:-1] if lemma.endswith("来る") else lemma[:-2] + "き"
    if verb.ctype.startswith(("上一段", "下一段", "助動詞-レル")):
        return lemma[:-1]
    if verb.ctype.startswith("五段") and lemma[-1:] in _I_ROW:
        return lemma[:-1] + _I_ROW[lemma[-1]]
    return None


def chained(text: str) -> str:
    """Return plain verbs listed with 、 as one chain: 解く、採点する、見直す -> 解き、採点し、見直す."""
    parts = text.split("、")
    if len(parts) < 2 or not all(is_plain_verb(part) for part in parts):
        return text
    heads: list[str] = []
    for part in parts[:-1]:
        last = tokenize(part)[-1]
        stem = _masu_stem(last)
        if stem is None:
            return text
        heads.append(part.removesuffix(last.surface) + stem)
    return "、".join([*heads, parts[-1]])


def is_plain_verb(text: str) -> bool:
    """Tell whether a text ends in the plain form of a verb, so that a noun can follow: 参考書を読む(とき)."""
    tokens = tokenize(text)
    if not tokens:
        return False
    last = tokens[-1]
    return last.cform.startswith("終止形") and (last.major == "動詞" or last.ctype.startswith("助動詞-レル"))


def is_negative(text: str) -> bool:
    """Tell whether a text ends in the plain negative: 決められない."""
    tokens = tokenize(text)
    return bool(tokens) and tokens[-1].lemma == "ない" and tokens[-1].cform.startswith("終止形")
