"""Actions written as nouns: 条件の整理, 上司に相談, 担当者から電話, 長い待ち時間."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .ja_clauses import depths, known, shorten
from .ja_reading import MAX_PHRASE, NoReading, Reading, adverbial, is_agent, judge_verb, without_topic
from .tokens import joined, tokenize
from .words import words

if TYPE_CHECKING:
    from .tokens import Token

Tokens = tuple["Token", ...]

_CASES = (
    "を",
    "に",
    "で",
    "へ",
    "と",
    "から",
    "まで",
    "より",
    "ながら",
    "つつ",
    "て",
    "か",
    "ずつ",
    "ほど",
    "くらい",
    "ぐらい",
)


def _lists(tokens: Tokens, i: int) -> bool:
    """Whether the と at i joins two nouns (照明と|カメラのセッティング) rather than saying with whom (上司と|相談)."""
    rest = tokens[i + 1 :]
    with_whom = is_agent(tokens[:i]) or (len(rest) == 1 and known(rest[0], "mutual"))
    return not with_whom and all(t.is_noun or t.surface in ("と", "の") for t in rest)


def _governs(tokens: Tokens) -> bool:
    """Whether a phrase before the final noun belongs to it as to a verb: 上司に|相談, 見ながら|転記, 何度も|確認."""
    depth = depths(tokens)
    for i in range(len(tokens) - 2, -1, -1):
        token, following = tokens[i], tokens[i + 1]
        if depth[i] or token.surface in ("の", "・", "や"):
            continue
        if token.surface == "に" and token.lemma == "だ":
            return True
        if token.major in ("動詞", "形容詞", "助動詞"):
            return False
        if token.major == "副詞" and following.surface not in ("の", "な"):
            return True
        if token.major == "助詞" and not following.is_particle("の", "は", "も"):
            if token.surface == "と" and _lists(tokens, i):
                continue
            return token.surface in _CASES or (token.surface == "も" and tokens[i - 1].surface in ("度", "回"))
    return False


def is_doing(noun: Tokens) -> bool:
    """Whether a noun names a doing (検索, 申し込み), not a thing or an event."""
    last = noun[-1]
    listed = known(last, "doings") or joined(noun) in words("ja", "doings")
    made_of_verb = (
        last.pos[2] == "転成"
        or (last.surface == "化" and len(noun) > 1)
        or (
            last.surface.endswith(tuple(words("ja", "doing_endings")))
            and not (known(last, "things") and len(noun) == 1)
        )
    )
    return last.does or listed or (made_of_verb and last.major in ("名詞", "接尾辞"))


def _loan_verb(tokens: Tokens, start: int) -> bool:
    """Whether the final noun is a loan word with an object before it, so that it must be a doing: 背景をヒアリング."""
    loan = all("ァ" <= char <= "ー" for char in joined(tokens[start:]))
    return loan and any(t.is_particle("を") for t in tokens[:start])


def read_noun(tokens: Tokens) -> Reading | NoReading:
    """Read a clause that ends in a noun."""
    tokens = without_topic(tokens) or tokens
    start = len(tokens) - 1
    while (
        start > 0
        and (tokens[start - 1].is_noun or tokens[start - 1].surface in ("・", "/"))
        and not (adverbial(tokens[start - 1]) and tokens[start - 1].pos[2] == "副詞可能")
    ):
        start -= 1
    if _happens(tokens):
        return NoReading("not_an_action")
    waited = _waited_for(tokens, start)
    if waited is not None:
        return waited
    governs = _governs(tokens)
    if governs and (is_doing(tokens[start:]) or _loan_verb(tokens, start)):
        return _read_bare_doing(tokens, start)
    if governs:
        return NoReading("not_understood")
    shorter = shorten(tokens, MAX_PHRASE)
    if shorter is None:
        return NoReading("too_long")
    return _judge_noun(shorter)


def _happens(tokens: Tokens) -> bool:
    """Whether the final noun says what something does: 問い合わせが集中."""
    depth = depths(tokens)
    place = max((i for i, t in enumerate(tokens) if t.is_particle("が") and not depth[i]), default=-1)
    return place > 0 and all(t.is_noun or t.major == "副詞" for t in tokens[place + 1 :])


def _waited_for(tokens: Tokens, start: int) -> Reading | None:
    """上司の承認待ち -> 上司の承認を待つ; キャンセル待ち is a doing of its own."""
    text = joined(tokens)
    if not text.endswith("待ち") or len(text) < 4 or known(tokens[start], "own_waits") or not _plain_nouns(tokens):
        return None
    args, verb = tokenize(text.removesuffix("待ち") + "を"), tokenize("待つ")[0]
    return Reading("verb", args, (), verb.lemma, verb.ctype, word=verb)


def _plain_nouns(tokens: Tokens) -> bool:
    return all(t.is_noun or t.surface in ("の", "・") or t.surface == "待ち" for t in tokens)


_U_ROW = dict(zip("いきぎしちにびみり", "うくぐすつぬぶむる", strict=True))


def _verb_of(noun: Token) -> Token | None:
    """Return the verb that a noun is made of (問い合わせ -> 問い合わせる), None if there is none."""
    if not "ぁ" <= noun.surface[-1] <= "ん":
        return None
    for lemma in (noun.surface + "る", noun.surface[:-1] + _U_ROW.get(noun.surface[-1], "")):
        found = tokenize(lemma)
        if len(found) == 1 and found[0].major == "動詞" and found[0].lemma == lemma and len(lemma) > 2:
            return found[0]
    return None


def _source(args: Tokens) -> Tokens:
    """Return whom a message comes from, without what it says (「まだですか」と|現場から)."""
    depth = depths(args)
    for i in range(len(args) - 2, -1, -1):
        quoted = args[i].is_particle("と") and (
            args[i - 1].surface[-1:] in "」』”" or args[i - 1].major in ("動詞", "助動詞")
        )
        if not depth[i] and i and quoted:
            return args[i + 1 :]
    return args


def _read_bare_doing(tokens: Tokens, start: int) -> Reading | NoReading:
    """上司に相談, 現地を下見: a verb without its する; 担当者から電話: a message that comes."""
    shorter = shorten(tokens, MAX_PHRASE)
    if shorter is None or len(shorter) < len(tokens) - start:
        return NoReading("too_long")
    size = len(tokens) - start
    args, head = shorter[: len(shorter) - size], shorter[len(shorter) - size :]
    if args and args[-1].is_particle("から") and head[-1].surface in words("ja", "messages"):
        source = _source(args)
        return Reading("noun", (*source, *tokenize("の")), head, word=head[-1])
    if not args:
        return _judge_noun(shorter)
    speaker = next((i for i, t in enumerate(args) if t.is_particle("から") and is_agent(args[:i])), None)
    if speaker is not None and args[-1].is_particle("と") and head[-1].surface in words("ja", "messages"):
        return Reading("noun", (*args[: speaker + 1], *tokenize("の")), head, word=head[-1])
    linked = args[-1].is_particle("と") and is_doing(args[:-1]) and not any(t.is_particle("を") for t in args)
    if head[-1].surface in words("ja", "no_verbs") and any(t.is_particle("を") for t in args):
        return NoReading("not_understood")
    if linked or (args[-1].is_particle("の") and not (head[-1].does and not known(head[-1], "intransitive"))):
        return judge_verb(Reading("verb", (*args, *head, *tokenize("を")), (), "する", "サ行変格", word=head[-1]))
    if args[-1].is_particle("の"):
        args = (*args[:-1], *tokenize("を"))
    verb = _verb_of(head[-1]) if len(head) == 1 else None
    if verb is not None:
        return judge_verb(Reading("verb", args, (), verb.lemma, verb.ctype, bare=True, word=verb))
    return judge_verb(Reading("verb", args, head, "する", "サ行変格", bare=True, word=head[-1]))


def _judge_noun(tokens: Tokens) -> Reading | NoReading:
    last = tokens[-1]
    text = joined(tokens)
    if last.pos[2] in ("助数詞可能", "助数詞") and any(t.is_particle("が") for t in tokens):
        return NoReading("not_an_action")
    if text in words("ja", "states") or (len(tokens) == 1 and last.pos[2] == "形状詞可能" and not last.does):
        return NoReading("not_an_action")
    if all(t.is_noun and (known(t, "times") or t.pos[1] == "数詞" or t.pos[2] == "助数詞可能") for t in tokens):
        return NoReading("not_an_action")
    if (
        last.surface in words("ja", "times") | words("ja", "states")
        and last.pos[2] in ("副詞可能", "形状詞可能", "サ変形状詞可能", "助数詞可能")
        and "待ち" not in text
    ):
        return NoReading("not_an_action")
    if last.major == "代名詞" or (len(text) < 2 and last.major != "名詞"):
        return NoReading("not_understood")
    if last.lemma in words("ja", "outcomes") and last.does:
        return NoReading("not_an_action")
    pain = last.surface in words("ja", "pain_nouns") or joined(tokens[-2:]) in words("ja", "pain_nouns")
    start = len(tokens) - 1
    while start > 0 and tokens[start - 1].is_noun:
        start -= 1
    return Reading("noun", tokens[:start], tokens[start:], pain=pain, word=last)
