"""A cell of a journey as people fill it in: markers, bullets, remarks and several actions at once."""

from __future__ import annotations

import re
from dataclasses import dataclass

# A cell longer than this is a text, not an action; only its beginning is read.
MAX_CELL = 2_000

_BLANK = re.compile(r"〔[^〕]*〕|[\[［]\s*(?:blank|TBD|to be filled|未記入|要確認)[^\]］]*[\]］]", re.IGNORECASE)
_FILLER = re.compile(
    r"^[\s\-‐–—―ー−/／.。・…?？*＊xX×_]*$|^(?:TBD|N/?A|none|nothing|なし|無し|特になし|未定|不明|同上)[.。]?$",
    re.IGNORECASE,
)
_REMARK = re.compile(r"（[^（）]*）|\([^()]*\)|【[^【】]*】|\[[^\[\]]*\]|［[^［］]*］|<[^<>]*>|＜[^＜＞]*＞|※.*")
_URL = re.compile(r"https?://\S+|[\w.+-]+@[\w-]+\.[\w.]+")
_ODD = re.compile(
    "[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\ufe00-\ufe0f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u20e3\ufeff"
    "\u25a0-\u25ca\u25d0-\u25ff\u3010\u3011\ue000-\uf8ff\x00-\x08\x0b-\x1f\x7f-\x9f\ufff0-\uffff\u0300-\u036f\U000e0000-\U000e0fff]"
    "|[\ud800-\udfff]|[♪★☆■□◆◇●→←↑↓⇒＞>#＃*＊_`~|｜=＝^]+",
)
_NUMBER = re.compile(
    r"[①-⑳]|[❶-❿]|[(（]\d{1,2}[)）]|(?:(?<=^)|(?<=[\s　、,;；]))"
    r"(?:\d{1,2}[)）]|\d{1,2}[.．](?=\D)|[a-zA-Zア-オ][)）]|(?:step|ステップ|手順)\s*\d{1,2}[:：.．]?)\s*",
    re.IGNORECASE,
)
_BULLET = re.compile(r"(?:^|(?<=[\s　]))[・･•‣\-‐–—*＊●○■□◆▪]\s*")
_ARROW = re.compile(r"\s*(?:→|⇒|➡|->|=>|＞|>>?)\s*")
_BRACKETS = {"「": "」", "『": "』", "“": "”"}


@dataclass(frozen=True)
class Cell:
    """A cell read: the items it lists, in order; or the code of the reason why there is none."""

    items: tuple[str, ...]
    empty: str | None = None


def _split_outside_quotes(text: str, separators: str) -> list[str]:
    parts, depth = [""], ""
    for char in text:
        if depth:
            depth = "" if char == depth else depth
        elif char in _BRACKETS:
            depth = _BRACKETS[char]
        if not depth and char in separators:
            parts.append("")
        else:
            parts[-1] += char
    return parts


def _slashes(text: str) -> list[str]:
    """Split at slashes that list words, not at those of dates, fractions, units and names (6/1, A/B, km/h)."""
    return re.split(r"(?<=[^\x00-\x7f])\s*[/／]\s*(?=[^\d/])|(?<=[^\d/])\s*[/／]\s*(?=[^\x00-\x7f])|\s+[/／]\s+", text)


def _lines(text: str) -> list[str]:
    marked = _BULLET.sub("\n", _ARROW.sub("\n", text))
    return [line for line in re.split(r"[\r\n\v\f\x85\u2028\u2029;；]+", marked) if line.strip()]


def read_cell(text: str) -> Cell:
    """Take a cell apart into clean items without line breaks, marks and remarks.

    A blank marker (〔未記入: …〕), a dash or "TBD" gives a cell without items and `empty="blank"`.
    """
    text = text[:MAX_CELL]
    without_blank = _BLANK.sub("\n", text)
    if _FILLER.match(without_blank.strip()):
        return Cell((), "blank")
    if without_blank != text:
        return Cell((), "blank")
    items: list[str] = []
    for line in _lines(_URL.sub(" ", _remove_remarks(_NUMBER.sub("\n", text)))):
        for sentence in _split_outside_quotes(line, "。！!"):
            for piece in _slashes(sentence):
                cleaned = re.sub(r"[\s　]+", " ", _ODD.sub(" ", piece)).strip(" 　、,・･:：")
                if cleaned and not _FILLER.match(cleaned):
                    items.append(cleaned)
    return Cell(tuple(items)) if items else Cell((), "blank")


def _remove_remarks(text: str) -> str:
    for _ in range(3):
        shorter = _REMARK.sub("", text)
        if shorter == text:
            return text
        text = shorter
    return text
