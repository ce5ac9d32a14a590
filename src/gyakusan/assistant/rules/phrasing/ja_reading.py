"""What a Japanese action says: a predicate with its phrases, or a noun; or why it is nothing that somebody does."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from .cells import read_cell
from .ja_clauses import Part, chunks, depths, known, shorten, split_clauses
from .ja_tail import drop_duty, take_tail
from .tokens import joined, tokenize
from .words import words

if TYPE_CHECKING:
    from .tokens import Token

Tokens = tuple["Token", ...]

MAX_MANNER = 20  # characters before a predicate from which a clause of manner is left away
MAX_PHRASE = 32  # characters of an action inside a sentence; longer ones lose phrases from the left


@dataclass(frozen=True)
class Reading:
    """A predicate: `args` before it, `head` its unchanging part, `lemma` and `ctype` of its last word.

    For kind "noun" the whole phrase is `args` + `head` and `lemma` is empty. `pain` marks feelings and mishaps.
    """

    kind: Literal["verb", "noun"]
    args: Tokens
    head: Tokens
    lemma: str = ""
    ctype: str = ""
    pain: bool = False
    bare: bool = False  # written as a noun, する was added
    word: Token | None = None  # the word that carries the meaning: チェック of チェックする, 待つ of 待たされる

    @property
    def stem(self) -> str:
        """The surface text before the word that inflects."""
        return joined(self.args + self.head)

    @property
    def text(self) -> str:
        """The whole reading in its dictionary form."""
        return self.stem + self.lemma


@dataclass(frozen=True)
class NoReading:
    """Why an action cannot be phrased: a code of `texts/*.yaml`."""

    reason: str


def _verb_start(tokens: Tokens) -> int:
    """Return where the predicate begins: a chain of verbs and auxiliaries, with the noun that する makes a verb of."""
    i = len(tokens) - 1
    while i > 0:
        token, before = tokens[i], tokens[i - 1]
        chained = before.major in ("動詞", "助動詞") and before.cform.startswith(("連用形", "未然形"))
        through_te = before.is_particle("て", "で") and before.pos[1] == "接続助詞"
        if (chained and before.surface != "に") or through_te:
            i -= 1
            continue
        if token.lemma in ("する", "為る", "できる", "出来る", "いたす", "致す") and before.is_noun:
            i -= 1
            while i > 0 and tokens[i - 1].is_noun and not _adverbial(tokens[i - 1]):
                i -= 1
        break
    return i


def _adverbial(token: Token) -> bool:
    return token.pos[2] in ("副詞可能", "助数詞可能") and not token.does


def _last_ga(args: Tokens) -> int | None:
    """Return the place of the subject marker が that belongs to the predicate, None if there is none."""
    depth = depths(args)
    for i in range(len(args) - 1, 0, -1):
        token = args[i]
        if token.is_particle("が") and token.pos[1] == "格助詞" and not depth[i]:
            later = args[i + 1 :]
            relative = any(t.major in ("動詞", "形容詞", "形状詞") or t.surface == "な" for t in later)
            return None if relative else i
    return None


def is_agent(phrase: Tokens) -> bool:
    """Whether a noun phrase names somebody who acts."""
    return bool(phrase) and (
        known(phrase[-1], "agents")
        or (phrase[-1].major == "接尾辞" and phrase[-1].surface in words("ja", "agent_suffixes"))
    )


def _topic(args: Tokens) -> Tokens:
    """Drop a leading topic (…は、) and a subject that is the customer."""
    parts = chunks(args)
    kept: list[Tokens] = []
    for part in parts:
        last = part[-1] if part[-1].surface not in ("、", ",") else part[-2] if len(part) > 1 else part[-1]
        own = last.is_particle("が") and len(part) == 2 and known(part[0], "selves")
        if not own and not last.is_particle("は", "も"):
            kept.append(part)
        elif last.is_particle("も") and len(part) > 1:
            kept.append(part)
    return tuple(token for part in kept for token in part)


def _meaning(chain: Tokens) -> Token | None:
    """Return the word of a predicate that carries the meaning: the noun before する, else the first verb."""
    nouns = [t for t in chain if t.is_noun]
    if nouns:
        return nouns[-1]
    return next((t for t in chain if t.lemma not in ("する", "為る")), None)


def key_of(reading: Reading) -> str:
    """Return the group of synonyms of what is done; of a light verb (手続きをする) that of its object."""
    word = reading.word
    parts = chunks(reading.args)
    light = reading.kind == "verb" and (word is None or known(word, "light"))
    if light and parts and parts[-1][-1].is_particle("を", "に") and len(parts[-1]) > 1:
        word = parts[-1][-2]
    if word is None:
        return reading.lemma
    return synonym(word)


def synonym(word: Token) -> str:
    """Return the first word of the group of synonyms that a word belongs to, else its normalised form."""
    from .words import groups

    table = groups("ja", "synonyms")
    return table.get(word.lemma) or table.get(word.norm) or table.get(word.surface) or word.norm


def _judge_verb(reading: Reading) -> Reading | NoReading:
    """Sort out what happens to people rather than being done by them."""
    word = reading.word
    passive = any(t.lemma in ("れる", "られる") for t in reading.head) or reading.lemma in ("れる", "られる")
    tail = reading.args[-2:] if len(reading.args) >= 2 else ()
    hurt = any(t.surface in words("ja", "pain_nouns") for t in reading.args[-4:])
    ga = _last_ga(reading.args)
    if ga is None and reading.lemma in ("かかる", "掛かる") and tail and tail[-1].pos[2] in ("助数詞可能", "副詞可能"):
        return replace(reading, head=(), lemma="かける", ctype="下一段-カ行", pain=True)
    if ga is not None:
        subject = reading.args[:ga]
        if (
            reading.lemma in ("かかる", "掛かる")
            and not is_agent(subject)
            and (subject[-1].surface in ("時間", "手間", "費用", "お金", "分", "円", "コスト"))
        ):
            args = (*reading.args[:ga], *tokenize("を"), *reading.args[ga + 1 :])
            return replace(reading, args=args, head=(), lemma="かける", ctype="下一段-カ行", pain=True)
        happens = passive or (
            word is not None
            and (
                known(word, "outcomes")
                or known(word, "pains")
                or word.lemma in ("来る", "くる", "行く", "届く", "出る", "入る", "鳴る")
            )
        )
        if happens or not is_agent(subject) or known(subject[-1], "family"):
            return NoReading("not_an_action")
    if word is None and reading.lemma not in ("する",):
        return reading
    if word is not None and known(word, "pains"):
        return replace(reading, pain=True)
    if passive and word is not None:
        return replace(reading, pain=True) if not word.lemma.startswith("届") else NoReading("not_an_action")
    if hurt and (word is None or word.lemma in ("なる", "感じる", "する", "覚える", "抱く", "抱える", "持つ")):
        return replace(reading, pain=True)
    if word is not None and (known(word, "outcomes") or word.lemma == "感じる"):
        return NoReading("not_an_action")
    if (
        tail
        and tail[0].surface in words("ja", "states") | {"興味", "関心", "好感", "満足感"}
        and reading.lemma in ("持つ", "感じる", "抱く", "なる", "する", "覚える")
    ):
        return NoReading("not_an_action")
    return reading


def is_potential(token: Token) -> bool:
    """Whether a verb says that something is possible (できる, 話せる)."""
    normalised = token.ctype.startswith("下一段") and token.norm != token.lemma and token.norm[-1:] not in ("る", "")
    return token.lemma in ("できる", "出来る") or token.lemma in words("ja", "potentials") or normalised


def _without_manner(args: Tokens) -> Tokens:
    """Drop a long clause that says how (チェックリストを持って、…) from before a predicate."""
    if len(joined(args)) <= MAX_MANNER:
        return args
    depth = depths(args)
    for i in range(len(args) - 2, 0, -1):
        if (
            not depth[i]
            and args[i].is_particle("て", "で")
            and args[i].pos[1] == "接続助詞"
            and args[i - 1].major == "動詞"
        ):
            rest = args[i + 1 :]
            return rest[1:] if rest[0].surface == "、" else rest
    return args


def read_predicate(tokens: Tokens, limit: int = MAX_PHRASE) -> Reading | NoReading:
    """Read a clause that ends in a verb, whatever the verb says; at most `limit` characters of it are kept."""
    start = _verb_start(tokens)
    args, head = _topic(tokens[:start]), tokens[start:]
    last = head[-1]
    shorter = shorten((*_without_manner(args), *head), limit)
    if shorter is None or len(shorter) < len(head):
        return NoReading("too_long")
    args = shorter[: len(shorter) - len(head)]
    lemma = "する" if last.lemma == "為る" else last.lemma
    if (
        lemma == "する"
        and len(head) == 1
        and not (args and (args[-1].is_particle("に", "と") or any(t.is_particle("を") for t in args)))
    ):
        return NoReading("not_understood")
    return Reading("verb", args, head[:-1], lemma, last.ctype, word=_meaning(head))


def _read_verb(tokens: Tokens) -> Reading | NoReading:
    if is_potential(tokens[-1]):
        return NoReading("not_an_action")
    reading = read_predicate(tokens)
    return reading if isinstance(reading, NoReading) else _judge_verb(reading)


_CASES = ("を", "に", "で", "へ", "と", "から", "まで", "より", "ながら", "つつ", "て")


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
            counted = token.surface == "も" and tokens[i - 1].surface in ("度", "回")
            listing = token.surface == "と" and all(t.is_noun or t.surface in ("と", "の") for t in tokens[i:])
            return counted or (token.surface in _CASES and not (listing and not is_agent(tokens[:i])))
    return False


def is_doing(noun: Tokens) -> bool:
    """Whether a noun names a doing (検索, 申し込み), not a thing or an event."""
    last = noun[-1]
    return last.does or last.pos[2] == "転成" or known(last, "doings") or joined(noun) in words("ja", "doings")


def _read_noun(tokens: Tokens) -> Reading | NoReading:
    tokens = _topic(tokens) or tokens
    last = tokens[-1]
    start = len(tokens) - 1
    while (
        start > 0
        and (tokens[start - 1].is_noun or tokens[start - 1].surface in ("・", "/"))
        and not (_adverbial(tokens[start - 1]) and tokens[start - 1].pos[2] == "副詞可能")
    ):
        start -= 1
    governs = _governs(tokens)
    if governs and is_doing(tokens[start:]):
        return _read_bare_doing(tokens, start)
    if governs:
        return NoReading("not_understood")
    shorter = shorten(tokens, MAX_PHRASE)
    if shorter is None:
        return NoReading("too_long")
    return _judge_noun(shorter)


def _read_bare_doing(tokens: Tokens, start: int) -> Reading | NoReading:
    """上司に相談, 現地を下見: a verb without its する; 担当者から電話: a message that comes."""
    shorter = shorten(tokens, MAX_PHRASE)
    if shorter is None or len(shorter) < len(tokens) - start:
        return NoReading("too_long")
    size = len(tokens) - start
    args, head = shorter[: len(shorter) - size], shorter[len(shorter) - size :]
    if args and args[-1].is_particle("から") and head[-1].surface in words("ja", "messages"):
        return Reading("noun", (*args, *tokenize("の")), head, word=head[-1])
    if not args:
        return _judge_noun(shorter)
    if args[-1].is_particle("の") and not (head[-1].does and not known(head[-1], "intransitive")):
        return _judge_verb(Reading("verb", (*args, *head, *tokenize("を")), (), "する", "サ行変格", word=head[-1]))
    if args[-1].is_particle("の"):
        args = (*args[:-1], *tokenize("を"))
    elif not head[-1].does:
        return _judge_verb(Reading("verb", (*args, *head, *tokenize("を")), (), "する", "サ行変格", word=head[-1]))
    return _judge_verb(Reading("verb", args, head, "する", "サ行変格", bare=True, word=head[-1]))


def _judge_noun(tokens: Tokens) -> Reading | NoReading:
    last = tokens[-1]
    text = joined(tokens)
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
    if len(tokens) == 1 and (last.lemma in words("ja", "outcomes") and last.does):
        return NoReading("not_an_action")
    pain = last.surface in words("ja", "pain_nouns") or joined(tokens[-2:]) in words("ja", "pain_nouns")
    start = len(tokens) - 1
    while start > 0 and tokens[start - 1].is_noun:
        start -= 1
    return Reading("noun", tokens[:start], tokens[start:], pain=pain, word=last)


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
        return _read_verb(tail.tokens)
    if last.major in ("形容詞", "形状詞"):
        return NoReading("not_an_action")
    if last.is_noun:
        return _read_noun(tail.tokens)
    return NoReading("not_understood")


def _costs(reading: Reading) -> bool:
    word = reading.word
    names = {reading.lemma} | ({word.lemma, word.norm} if word else set())
    return bool(names & words("ja", "costly"))


def as_noun(tokens: Tokens) -> Tokens:
    """Read a verb stem at the end that follows a noun or の as a noun: カタログの取り寄せ, 献立決め."""
    if len(tokens) < 2 or tokens[-1].major != "動詞" or not tokens[-1].cform.startswith("連用形"):
        return tokens
    before, last = tokens[-2], tokens[-1]
    if before.is_particle("の") or (before.is_noun and not _adverbial(before) and last.lemma not in ("する", "為る")):
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
        return is_doing(reading.head)
    for chunk in chunks(reading.args):
        if len(reading.args) <= 3 and reading.args[-2:-1] and reading.args[-2].pos[1] == "準体助詞":
            return False
        if chunk[-1].is_particle("を") and chunk[-2:-1] and not chunk[-2].is_particle("の"):
            return True
    needs_none = reading.word is not None and known(reading.word, "objectless")
    return bool(reading.args) and (needs_none or reading.lemma in ("れる", "られる"))


def read_sentence(text: str) -> Reading | NoReading:
    """Read one action; of several clauses the one that costs most by the word list, else the last that can stand alone."""
    tokens = as_noun(tokenize(text))
    refused = _refused_at_once(text, tokens)
    if refused is not None:
        return refused
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
    return _choose(found, parts, tokens)


def _choose(found: list[tuple[int, Reading]], parts: tuple[Part, ...], tokens: Tokens) -> Reading:
    """Choose among the clauses, the last of which comes first."""
    costs = [r for _, r in found if _costs(r) and _complete(r)]
    if costs:
        return costs[0]
    complete = [r for _, r in found if _complete(r)]
    if complete and (found[0][1].pain or not complete[0].pain):
        return complete[0]
    index, last = found[0]
    if index > 0 and parts[index - 1].tie == "step":
        return _joined_reading(parts[index - 1].tokens, tokens, last) or last
    return last


def _joined_reading(before: Tokens, sentence: Tokens, reading: Reading) -> Reading | None:
    """行って振り込む: a verb that has nothing of its own keeps the clause before it."""
    place = next((i for i in range(len(sentence)) if sentence[i : i + len(before)] == before), None)
    size = len(reading.head) + (0 if reading.bare else 1)
    if place is None:
        return None
    args = sentence[place : len(sentence) - size]
    if len(joined(args)) + 6 > MAX_PHRASE or any(t.major == "補助記号" for t in args):
        return None
    if any(t.is_particle("から") and t.pos[1] != "格助詞" for t in args):
        return None
    return replace(reading, args=args)


def read_action(text: str) -> Reading | NoReading:
    """Read a cell: its only item, or of a list the item that costs most, else the last that can be phrased."""
    cell = read_cell(text)
    if cell.empty:
        return NoReading(cell.empty)
    readings = [read_sentence(item) for item in cell.items]
    good = [r for r in readings if isinstance(r, Reading)]
    if not good:
        return next(r for r in readings if isinstance(r, NoReading))
    nouns = _noun_list(good)
    if nouns is not None and len(good) > 1:
        return nouns
    complete = [r for r in good if _complete(r)]
    return next((r for r in complete if _costs(r)), None) or next(
        (r for r in complete if r.args), (complete or good)[-1]
    )


def _noun_list(readings: list[Reading]) -> Reading | None:
    """検索, 比較, 購入 in one cell -> 検索や比較."""
    if any(r.kind != "noun" or r.args or not is_doing(r.head) for r in readings) or len(readings) < 2:
        return None
    first, second = readings[0], readings[1]
    link = tokenize("と") if len(readings) == 2 else tokenize("や")
    if len(first.stem) + len(second.stem) + 1 > MAX_PHRASE:
        return None
    return Reading("noun", (*first.head, *link), second.head, word=second.word)
