"""A Japanese sentence cut into its clauses, and long clauses made shorter without changing what they say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .tokens import joined
from .words import words

if TYPE_CHECKING:
    from .tokens import Token

Tokens = tuple["Token", ...]

_OPEN, _CLOSE = "「『“（(", "」』”）)"
_REASONS = {"が", "けど", "けれど", "けれども", "から", "ので", "のに", "ば", "と", "し", "ても", "でも"}


@dataclass(frozen=True)
class Part:
    """A clause and its tie to the next: `step` (then), `aside` (because, if, but), `aim` (in order to), `end`."""

    tokens: Tokens
    tie: str


def known(token: Token, section: str) -> bool:
    """Whether a token is in a word list, in its dictionary or normalised form."""
    listed = words("ja", section)
    return token.lemma in listed or token.norm in listed or token.surface in listed


def depths(tokens: Tokens) -> list[int]:
    """Return for every token how many quotation marks are open at it."""
    depth, result = 0, list[int]()
    for token in tokens:
        if token.surface[:1] in _OPEN:
            depth += 1
        result.append(depth)
        if token.surface[-1:] in _CLOSE:
            depth = max(0, depth - 1)
    return result


def _is_verbal(token: Token) -> bool:
    return token.major == "動詞" or (
        token.major == "助動詞"
        and token.lemma in ("れる", "られる", "せる", "させる", "た", "ます", "ない", "たい", "ぬ", "ず")
    )


def _te(tokens: Tokens, i: int) -> str | None:
    """Judge a て or で after a verb: a boundary unless the verb only says how, or a helping verb follows."""
    if tokens[i - 1].major not in ("動詞", "助動詞", "形容詞"):
        return None
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    if following is None or following.surface in ("は", "も"):
        return None
    if following.is_particle("から"):
        return None
    if known(following, "helping"):
        return None
    if following.cform.startswith("連体形") and i + 2 < len(tokens) and tokens[i + 2].is_noun:
        return None
    if tokens[i - 1].major == "形容詞":
        return "aside"
    if _object_waits(tokens, i):
        return None
    verb = tokens[i - 1]
    if verb.lemma in ("する", "為る") and i >= 2:
        verb = tokens[i - 2]
    if verb.is_particle("と"):
        return None  # 電子書籍として出す
    if known(verb, "means") or (following.surface == "、" and known(verb, "means")):
        return None
    return "step"


def _object_waits(tokens: Tokens, i: int) -> bool:
    """Whether the object in a clause belongs to a later verb: 明るさを|脚立に上って|調整する."""
    start = max((k for k in range(i) if tokens[k].surface in ("、", ",", "て")), default=-1)
    seen = [t.surface for t in tokens[start + 1 : i] if t.major == "助詞"]
    later = any(t.is_particle("を") for t in tokens[i:])
    between = not tokens[i - 2].is_particle("を") if i > 1 else False
    waits = seen[-1:] in (["に"], ["へ"], ["で"]) or (between and not later)
    moves = known(tokens[i - 1], "objectless") and "を" in seen and waits
    return moves or seen.count("を") > 1


def _particle_tie(tokens: Tokens, i: int) -> str | None:
    token, before = tokens[i], tokens[i - 1]
    if token.pos[1] == "接続助詞":
        if token.surface in ("て", "で"):
            return _te(tokens, i)
        if token.surface == "と" and known(tokens[i + 1], "quoting"):
            return None
        drawer = before.cform.startswith("連用形")  # 引き出しから探す: a noun, read as a verb
        return (
            "aside"
            if token.surface in _REASONS and before.major in ("動詞", "助動詞", "形容詞") and not drawer
            else None
        )
    if token.surface == "から" and before.is_particle("て", "で"):
        return "step"
    if token.surface == "し" and before.major in ("動詞", "形容詞", "助動詞") and before.cform.startswith("終止形"):
        return "aside"
    return None


def _verb_after(tokens: Tokens, i: int) -> bool:
    """Whether the words after a comma have a verb, and an object or place of their own."""
    rest = tokens[i + 1 :]
    verbal = rest[-1].major in ("動詞", "助動詞") and any(t.is_particle("を", "に") for t in rest)
    return verbal or rest[-1].does


def _lists_objects(tokens: Tokens, i: int) -> bool:
    """Whether the mark at i stands in a list of things that one verb has: 問診票に既往歴・服薬・アレルギーを記入."""
    k = i + 1
    while k < len(tokens) and (tokens[k].is_noun or tokens[k].surface in ("・", "、", "や", "と")):
        k += 1
    first = next((t.surface for t in tokens[:i] if t.is_particle("を")), None)
    return first is None and k < len(tokens) and tokens[k].is_particle("を")


def _tie(tokens: Tokens, i: int) -> str | None:
    """Return how the clause that ends with token i is tied to what follows, None where no clause ends."""
    token = tokens[i]
    if token.major == "助詞" and token.pos[1] != "準体助詞":
        return _particle_tie(tokens, i)
    if token.surface in ("、", ",", "，", "・"):
        return _mark_tie(tokens, i)
    return _form_tie(tokens, i)


def _mark_tie(tokens: Tokens, i: int) -> str | None:
    """Judge a comma or a dot: a boundary after a verb, or after a doing that is no item of a list."""
    before = tokens[i - 1]
    if before.cform.startswith("連用形") and _is_verbal(before):
        return "step"
    if (
        before.does
        and i > 1
        and not _lists_objects(tokens, i)
        and any(t.is_particle("を", "に", "で") for t in tokens[:i])
        and _verb_after(tokens, i)
    ):
        return "step"
    return "step" if before.cform.startswith("終止形") and _is_verbal(before) else None


def _form_tie(tokens: Tokens, i: int) -> str | None:
    """Judge a word by its form: 〜ず, 〜し, 〜たら, ため, なら."""
    token, before = tokens[i], tokens[i - 1]
    after = tokens[i + 1]
    if token.surface == "ず" and token.major == "助動詞":
        return "aside"
    if token.cform == "連用形-一般" and _is_verbal(token) and after.is_noun and token.surface[-1] not in "てで":
        if token.lemma in ("なる", "成る"):
            return "aside"  # 膝が痛くなり整形外科に行く
        inflected = "ぁ" <= token.surface[-1] <= "ん"  # 受|付票 is no verb
        return "step" if token.lemma in ("する", "為る") or (before.is_particle("を") and inflected) else None
    if token.lemma == "だ" and before.surface in ("の", "ん") and before.pos[1] == "準体助詞" and token.surface == "で":
        return "aside"
    if token.major == "形容詞" and token.cform.startswith("連用形") and after.surface == "、":
        return "aside" if any(t.is_particle("が", "も") for t in tokens[:i]) else None  # 単価表が古く、問い合わせる
    if token.surface == "なく" and token.lemma in ("ない", "無い") and after.surface == "、":
        return "aside" if before.is_particle("が", "も") else None  # 空きがなく、順番を待つ
    if token.lemma == "だ" and token.surface == "で" and after.surface == "、":
        return "aside" if any(t.is_particle("が") for t in tokens[:i]) else None  # 品質が心配で、記録を探す
    if token.surface == "に" and before.surface in ("の",) and before.pos[1] == "準体助詞":
        return "aside"
    if token.lemma == "た" and token.surface in ("たら", "だら"):
        return "aside"
    if token.surface in ("ため", "為") and i + 1 < len(tokens) and before.major in ("動詞", "助動詞", "形容詞"):
        return "aim" if before.major == "動詞" and before.lemma not in ("いる", "ある") else "aside"
    if token.surface in ("なら", "ならば") and before.major in ("動詞", "助動詞"):
        return "aside"
    return None


def split_clauses(tokens: Tokens) -> tuple[Part, ...]:
    """Cut a sentence at the ends of its clauses; quotations stay whole."""
    parts: list[Part] = []
    start, depth = 0, depths(tokens)
    for i in range(1, len(tokens) - 1):
        if depth[i] or i <= start:
            continue
        tie = _tie(tokens, i)
        if tie is None:
            continue
        body = _trim(tokens[start : i + 1] if tokens[i].surface not in ("、", "・") else tokens[start:i], tie)
        if body:
            parts.append(Part(body, tie))
        start = i + 1
        while start < len(tokens) - 1 and (
            tokens[start].surface in ("、", ",")
            or (tie == "aim" and tokens[start].surface in ("に", "の"))
            or (tokens[start].is_particle("に") and tokens[i].surface == "ず")
        ):
            start += 1
    last = _trim(tokens[start:], "end")
    return (*parts, Part(last, "end")) if last else tuple(parts)


def _trim(tokens: Tokens, tie: str) -> Tokens:
    """Take the conjunction off the end of a clause."""
    while tokens and (tokens[0].surface in ("、", ",", "，", "・") or tokens[0].major == "接続詞"):
        tokens = tokens[1:]
    if tie == "end":
        return tokens
    if tie == "step" and _is_verbal(tokens[-1]):
        return tokens
    while tokens and (
        tokens[-1].major in ("助詞", "補助記号")
        or tokens[-1].surface in ("ため", "為", "たら", "だら", "なら", "で", "に")
    ):
        tokens = tokens[:-1]
    return tokens


def chunks(tokens: Tokens) -> list[Tokens]:
    """Cut the words before a predicate at the ends of phrases (bunsetsu)."""
    found: list[list[Token]] = [[]]
    depth = depths(tokens)
    for i, token in enumerate(tokens):
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        found[-1].append(token)
        if (depth[i] and token.surface[-1:] not in _CLOSE) or following is None:
            continue
        if _ends_phrase(token, following):
            found.append([])
    return [tuple(chunk) for chunk in found if chunk]


def _ends_phrase(token: Token, following: Token) -> bool:
    if following.major in ("助詞", "助動詞", "接尾辞") or following.surface in "、,」』）)":
        return False
    if token.is_particle("て", "で") and token.pos[1] == "接続助詞" and known(following, "helping"):
        return False
    if token.major == "助詞":
        return True
    if token.surface in ("、", ","):
        return True
    if token.major in ("副詞", "連体詞", "接続詞"):
        return True
    if token.major == "名詞" and token.pos[2] == "副詞可能" and following.major in ("名詞", "動詞", "接頭辞"):
        return following.pos[2] != "副詞可能"
    return token.major in ("動詞", "形容詞", "助動詞") and following.is_noun


def shorten(tokens: Tokens, limit: int) -> Tokens | None:
    """Drop phrases from the left until at most `limit` characters are left: modifiers precede what they modify.

    None if nothing that can stand alone is that short.
    """
    parts = chunks(tokens)
    dropped: Tokens = ()
    while parts:
        rest = tuple(token for part in parts for token in part)
        stands = not known(rest[0], "hanging") and rest[0].major not in ("助詞", "助動詞", "接尾辞", "補助記号")
        torn = any(t.is_particle("が") for t in dropped[-1:]) and parts[0][-1].major in ("動詞", "形容詞", "助動詞")
        if len(joined(rest)) <= limit and ((stands and not torn) or not dropped):
            return rest
        dropped, parts = parts[0], parts[1:]
    return None
