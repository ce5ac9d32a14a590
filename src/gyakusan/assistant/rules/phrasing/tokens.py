"""Japanese morphemes: a thin, typed layer over SudachiPy."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from sudachipy import Dictionary  # pyright: ignore[reportMissingTypeStubs]

if TYPE_CHECKING:
    from sudachipy import Tokenizer  # pyright: ignore[reportMissingTypeStubs]

# Sudachi refuses more than 49,149 bytes of UTF-8 at once; a character takes at most 4.
MAX_CHARS = 12_000


@dataclass(frozen=True, slots=True)
class Token:
    """One morpheme: its surface, dictionary form, normalised form, part of speech and inflection."""

    surface: str
    lemma: str
    norm: str
    pos: tuple[str, ...]

    @property
    def major(self) -> str:
        """The part of speech, e.g. 名詞, 動詞, 助詞."""
        return self.pos[0]

    @property
    def ctype(self) -> str:
        """The conjugation type, e.g. 五段-カ行, or `*`."""
        return self.pos[4]

    @property
    def cform(self) -> str:
        """The conjugated form, e.g. 連用形-一般, or `*`."""
        return self.pos[5]

    def is_particle(self, *surfaces: str) -> bool:
        """Whether the token is a particle with one of these surfaces."""
        return self.major == "助詞" and self.surface in surfaces

    @property
    def is_noun(self) -> bool:
        """Whether the token can be part of a noun: nouns, pronouns, prefixes, nominal suffixes, na-adjective stems."""
        return self.major in ("名詞", "代名詞", "接頭辞") or (self.major == "接尾辞" and self.pos[1] == "名詞的")

    @property
    def does(self) -> bool:
        """Whether the token is a noun that makes a verb with する."""
        return self.major == "名詞" and self.pos[2] in ("サ変可能", "サ変形状詞可能")


@cache
def _tokenizer() -> Tokenizer:
    return Dictionary(dict="small").tokenizer()


@lru_cache(maxsize=4096)
def tokenize(text: str) -> tuple[Token, ...]:
    """Split a text into morphemes; blanks are dropped, any length is accepted."""
    found: list[Token] = []
    for start in range(0, len(text), MAX_CHARS):
        morphemes = _tokenizer().tokenize(text[start : start + MAX_CHARS])
        found.extend(
            Token(m.surface(), m.dictionary_form(), m.normalized_form(), m.part_of_speech())
            for m in morphemes
            if m.surface().strip()
        )
    return tuple(found)


def joined(tokens: tuple[Token, ...]) -> str:
    """Return the surface text of tokens, with a blank between two words in Latin letters."""
    text = ""
    for token in tokens:
        if text and _latin(text[-1]) and _latin(token.surface[0]):
            text += " "
        text += token.surface
    return text


def _latin(char: str) -> bool:
    return char.isascii() and char.isalpha()
