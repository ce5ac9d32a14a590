"""What a Japanese action says: a predicate with its phrases, or a noun; or why it is nothing that somebody does."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from .ja_clauses import chunks, depths, known, shorten
from .tokens import joined, tokenize
from .words import groups, words

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
            while i > 0 and tokens[i - 1].is_noun and not adverbial(tokens[i - 1]):
                i -= 1
        break
    return i


def adverbial(token: Token) -> bool:
    """Whether a noun can say when or how much without a particle."""
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


def _hangs_on(token: Token) -> bool:
    """Whether a phrase with this end belongs to the phrase after it."""
    return token.is_particle("の") or token.is_noun or token.cform.startswith("連体形")


def without_topic(args: Tokens) -> Tokens:
    """Drop a leading topic (…は、) and a subject that is the customer."""
    kept: list[Tokens] = []
    for part in chunks(args):
        last = next((t for t in reversed(part) if t.surface not in ("、", ",")), part[0])
        if last.is_particle("は") and not any(t.pos[1] == "接続助詞" for t in part[-2:-1]):
            counted = any(t.pos[1] == "数詞" for t in part)
            while kept and (_hangs_on(kept[-1][-1]) or (counted and kept[-1][-1].is_particle("に"))):
                kept.pop()
        elif not (last.is_particle("が") and len(part) == 2 and known(part[0], "selves")):
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
    table = groups("ja", "synonyms")
    return table.get(word.lemma) or table.get(word.norm) or table.get(word.surface) or _stem(word)


def _stem(word: Token) -> str:
    """Return what a verb and the noun made of it share: 引き継ぐ, 引き継ぎ -> 引き継."""
    if word.major == "動詞" and len(word.norm) > 1:
        return word.norm[:-1]
    return word.norm[:-1] if len(word.norm) > 2 and word.norm[-1] in "いきぎしちにびみり" else word.norm


def _imposed(reading: Reading) -> bool:
    """Whether a passive says what others burden one with (待たされる, 断られる), not only what happens."""
    causative = any(t.lemma in ("せる", "させる") for t in reading.head)
    return causative or (reading.word is not None and known(reading.word, "imposed"))


def _is_told(reading: Reading) -> bool:
    """Whether one is told something (…と説明を受ける) or it is others who wait (前に23人待っている)."""
    args = reading.args
    told = len(args) > 3 and reading.lemma == "受ける" and args[-3].is_particle("と") and args[-4].major in _VERBAL
    return told or (reading.lemma == "待つ" and any(t.surface in ("人", "組", "名") for t in args[-1:]))


_VERBAL = ("動詞", "助動詞", "形容詞")


def _is_reception(reading: Reading) -> bool:
    """Whether it says how others take what one made (クレームなしで受け取ってもらう) or what one feels."""
    received = reading.lemma in ("もらう", "いただく") and any(t.norm == "受け取る" for t in reading.head)
    gesture = any(reading.text.endswith(idiom) for idiom in words("ja", "gestures"))
    decided = reading.lemma in ("決める", "決する") and [t.norm for t in reading.args[-2:-1]] == ["事"]
    well = any(t.norm in ("無し", "無事") and after.is_particle("で", "に") for t, after in pairwise(reading.args))
    hasty = any(t.norm in words("ja", "hasty") for t in reading.args)
    return received or gesture or decided or hasty or well


def judge_verb(reading: Reading) -> Reading | NoReading:
    """Sort out what happens to people rather than being done by them."""
    word = reading.word
    passive = any(t.lemma in ("れる", "られる") for t in reading.head) or reading.lemma in ("れる", "られる")
    tail = reading.args[-2:] if len(reading.args) >= 2 else ()
    hurt = any(t.surface in words("ja", "pain_nouns") for t in reading.args[-4:])
    ga = _last_ga(reading.args)
    amount = any(t.pos[2] in ("助数詞可能", "副詞可能") for t in tail[-1:])
    if ga is None and reading.lemma in ("かかる", "掛かる") and amount:
        return replace(reading, head=(), lemma="かける", ctype="下一段-カ行", pain=True)
    if (
        ga is not None
        and reading.lemma in ("かかる", "掛かる")
        and reading.args[ga - 1].surface in words("ja", "resources")
    ):
        args = (*reading.args[:ga], *tokenize("を"), *reading.args[ga + 1 :])
        return replace(reading, args=args, head=(), lemma="かける", ctype="下一段-カ行", pain=True)
    if ga is not None or _is_told(reading):
        return NoReading("not_an_action")
    if word is None and reading.lemma not in ("する",):
        return reading
    if word is not None and known(word, "pains"):
        return replace(reading, pain=True) if known(word, "borne") else NoReading("not_an_action")
    if passive and word is not None:
        return replace(reading, pain=True) if _imposed(reading) else NoReading("not_an_action")
    if hurt and (word is None or word.lemma in ("感じる", "する", "覚える", "抱く", "抱える", "持つ", "受ける")):
        return NoReading("not_an_action")
    if _is_reception(reading):
        return NoReading("not_an_action")
    if word is not None and (
        known(word, "outcomes") or word.lemma == "感じる" or reading.lemma in words("ja", "befalls")
    ):
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
        says_how = (
            args[i].pos[1] == "接続助詞" and args[i].is_particle("て", "で") and not known(args[i + 1], "helping")
        )
        if not depth[i] and says_how and args[i - 1].major == "動詞":
            rest = args[i + 1 :]
            return rest[1:] if rest[0].surface == "、" else rest
    return args


def with_object(args: Tokens) -> Tokens:
    """仕事も続けたい -> 仕事を続ける: "too" refers to words that the sentence no longer has."""
    counted = any(t.pos[1] == "数詞" or t.surface == "何" for t in args[-4:-1])
    has_object = any(t.is_particle("を") for t in args)
    if len(args) > 1 and args[-1].is_particle("も") and args[-2].is_noun and not counted and not has_object:
        return (*args[:-1], *tokenize("を"))
    return args


def _topic_as_object(args: Tokens, head: Tokens) -> Tokens:
    """テントはレンタルする -> テントをレンタルする: a topic is the object of a verb that has no other."""
    word = _meaning(head)
    parts = chunks(args)
    if word is None or not parts or any(t.is_particle("を", "が") for t in args):
        return args
    topic = parts[0][:-1]
    needs_none = known(word, "objectless") or known(word, "intransitive")
    if not parts[0][-1].is_particle("は") or needs_none or not all(t.is_noun for t in topic) or not topic:
        return args
    if is_agent(topic) or known(topic[-1], "selves") or known(topic[-1], "times") or adverbial(topic[-1]):
        return args
    return (*topic, *tokenize("を"), *args[len(parts[0]) :])


def _first_of_list(args: Tokens) -> Tokens:
    """ケージ、首輪、フードを買う -> ケージなどを買う: a list of three or more things is named by its first."""
    commas = [i for i, t in enumerate(args) if t.surface in ("、", ",")]
    if len(commas) < 2 or not all(t.is_noun or t.surface in _LIST for t in args[commas[0] : commas[-1]]):
        return args
    end = next((i for i in range(commas[-1] + 1, len(args)) if args[i].major == "助詞" and args[i].surface != "の"), 0)
    items = args[commas[-1] + 1 : end]
    before = args[commas[0] - 1]
    if not items or not before.is_noun or not all(t.is_noun or t.surface in _LIST for t in items):
        return args
    shared = max((i for i, t in enumerate(items) if t.is_particle("の")), default=len(items))
    if any(t.is_particle("の") for t in args[commas[0] : commas[-1]]):
        shared = len(items)  # each has its own の
    return (*args[: commas[0]], *tokenize("など"), *items[shared:], *args[end:])


_LIST = ("、", ",", "の", "・", "と", "や")


def read_predicate(tokens: Tokens, limit: int = MAX_PHRASE) -> Reading | NoReading:
    """Read a clause that ends in a verb, whatever the verb says; at most `limit` characters of it are kept."""
    start = _verb_start(tokens)
    args, head = _first_of_list(without_topic(_topic_as_object(tokens[:start], tokens[start:]))), tokens[start:]
    last = head[-1]
    shorter = shorten((*_without_manner(args), *head), limit)
    if shorter is None or len(shorter) < len(head):
        return NoReading("too_long")
    args = with_object(shorter[: len(shorter) - len(head)])
    lemma = "する" if last.lemma == "為る" else last.lemma
    if (
        lemma == "する"
        and len(head) == 1
        and not (args and (args[-1].is_particle("に", "と") or any(t.is_particle("を") for t in args)))
    ):
        return NoReading("not_understood")
    if lemma == "する" and len(head) == 1 and args[-1].is_particle("で"):
        return Reading("verb", args, (), "行う", "五段-ワア行", word=last)
    return Reading("verb", args, head[:-1], lemma, last.ctype, word=_meaning(head))


def _is_broken(args: Tokens) -> bool:
    """Whether two or more commas break the words before a verb, other than those of a quotation or of …かを."""
    if [t.surface for t in args[-2:]] == ["か", "を"]:
        return False
    return sum(t.surface in ("、", ",") and not depth for t, depth in zip(args, depths(args), strict=True)) > 1


def _two_objects(args: Tokens) -> bool:
    """Whether one verb seems to have two objects: 階段を荷物を背負って往復する."""
    return any(a[-1].is_particle("を") and b[-1].is_particle("を") for a, b in pairwise(chunks(args)))


def _asks(args: Tokens) -> bool:
    """Whether the words are left over from a question: なぜ失注したか, 何をすればいいか."""
    asked = any(
        t.surface in ("何", "どれ", "誰") and args[i + 1].is_particle("を", "に") for i, t in enumerate(args[:-1])
    )
    return (args[:1] != () and args[0].surface == "なぜ") or (asked and not any(t.is_particle("か") for t in args))


_CASES = ("を", "に", "と", "へ", "から", "まで", "か")


def _lacks_object(reading: Reading) -> bool:
    """Whether a verb that says nothing without its object has none: 慌てて押さえる."""
    needs = not reading.head and reading.lemma in words("ja", "needs_object")
    return needs and not any(t.is_particle("を", "に", "と", "へ", "から") for t in reading.args)


def lacks_argument(reading: Reading) -> bool:
    """Whether a verb says nothing without the object or place that it lacks: 慌てて押さえる, 写真で送る, 入る."""
    if reading.kind == "noun" or any(t.is_particle("を") for t in reading.args):
        return False
    needs_object = not reading.head and reading.lemma in words("ja", "needs_object")
    placed = any(_places(chunk) for chunk in chunks(reading.args))
    if needs_object or placed:
        return needs_object
    chain = (*reading.head, *((reading.word,) if reading.word else ()))
    alone = any(t.does for t in chain) or any(known(t, "standing_alone") for t in chain)
    whole = joined(reading.head) + reading.lemma  # かけ直す
    return not alone and not {reading.lemma, whole} & words("ja", "standing_alone")


def _places(chunk: Tokens) -> bool:
    """Whether a phrase is one that a verb needs (受付に, 先輩から), not one that says when or how."""
    ends = [t for t in chunk if t.surface not in ("、", ",")]
    if len(ends) < 2 or not ends[-1].is_particle(*_CASES):
        return False
    manner = ends[-1].is_particle("に") and (known(ends[-2], "times") or not ends[-2].is_noun)
    return not manner or ends[-2].major == "動詞"


def read_verb(tokens: Tokens) -> Reading | NoReading:
    """Read a clause that ends in a verb."""
    if is_potential(tokens[-1]):
        return NoReading("not_an_action")
    reading = read_predicate(tokens)
    if isinstance(reading, Reading) and _is_broken(reading.args):
        return NoReading("too_long")
    if isinstance(reading, Reading) and (_lacks_object(reading) or _asks(reading.args) or _two_objects(reading.args)):
        return NoReading("not_understood")
    return reading if isinstance(reading, NoReading) else judge_verb(reading)
