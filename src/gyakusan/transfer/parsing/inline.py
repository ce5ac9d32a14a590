"""Text inside a line of Markdown: what it says, and how a text is written so that it says exactly that.

`unmark(mark(text)) == text` for every text; what `mark` writes reads as the same text in any Markdown viewer.
"""

from __future__ import annotations

import re
import unicodedata
from html.entities import html5

_TOKEN = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|<br[ \t]*/?>(?P<br>)"
    r"|&(?P<entity>#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
    r"|<(?P<link>https?://[^ <>]+)>"
    r"|`(?P<code>[^`\n]+)`"
    r"|\*\*(?P<bold>(?=\S)[^*]+)\*\*",
    re.IGNORECASE,
)
_SPECIAL = re.compile(
    r"[\\|<`*\[]|(?<!\w)_|_(?!\w)|~(?=~)|(?<!\S)#|&(?=(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);)"
)
_INVISIBLE = frozenset("\u0085\u2028\u2029\ufeff")


def is_escaped(text: str, index: int) -> bool:
    """Tell whether an odd number of backslashes stands before a character."""
    first = index
    while first and text[first - 1] == "\\":
        first -= 1
    return (index - first) % 2 == 1


def take_comments(raw: str) -> tuple[str, tuple[str, ...]]:
    """Split off the HTML comments of a line; return what is left and the comments' contents, without outer blanks."""
    if "<!--" not in raw:
        return raw, ()
    rest: list[str] = []
    comments: list[str] = []
    start = search = 0
    while (opened := raw.find("<!--", search)) >= 0:
        closed = raw.find("-->", opened + 4)
        if is_escaped(raw, opened):
            search = opened + 4
            continue
        if closed < 0:
            break
        rest.append(raw[start:opened])
        comments.append(raw[opened + 4 : closed].strip())
        start = search = closed + 3
    rest.append(raw[start:])
    return "".join(rest).strip(), tuple(comments)


def unmark(raw: str) -> str:
    """Return what a line of Markdown says: escapes and entities resolved, bold and code marks taken off.

    Comments have to be split off before (`take_comments`).
    """
    return _TOKEN.sub(_said, raw.strip())


def _said(token: re.Match[str]) -> str:
    if token["escaped"]:
        return token["escaped"]
    if token["br"] is not None:
        return "\n"
    if token["entity"]:
        return _entity(token["entity"]) or token[0]
    if token["bold"]:
        return _TOKEN.sub(_said, token["bold"])
    return token["link"] or token["code"]


def _entity(name: str) -> str:
    if not name.startswith("#"):
        return html5.get(f"{name};", "")
    number = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
    return chr(number) if number <= 0x10FFFF and not 0xD800 <= number <= 0xDFFF else ""


def mark(text: str) -> str:
    """Write a text as one line of Markdown that says exactly this."""
    shown = _SPECIAL.sub(lambda found: f"\\{found[0]}", text)
    start = len(shown) - len(shown.lstrip())
    end = len(shown.rstrip())
    return "".join(
        "<br>"
        if char == "\n"
        else f"&#{ord(char)};"
        if index < start or index >= end or char in _INVISIBLE or unicodedata.category(char) == "Cc"
        else char
        for index, char in enumerate(shown)
    )
