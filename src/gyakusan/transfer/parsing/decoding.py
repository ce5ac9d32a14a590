"""From bytes to text: UTF-8, UTF-16, Shift_JIS (CP932) and EUC-JP, with and without byte order mark.

A file without a mark that is no UTF-8 is taken for the Japanese encoding in which more of it looks like Japanese.
"""

from __future__ import annotations

import codecs
import re

from gyakusan.transfer.errors import BrokenText, FileEmpty, NotText

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_JAPANESE = re.compile(r"[\u3000-\u30ff\u4e00-\u9fff\uff01-\uff5e]")
_PLAIN = re.compile(r"[\t\n\r -~]")
_SAMPLE = 100_000
_PLAUSIBLE = 0.7
"""Share of ASCII, kana, kanji and full-width characters from which on a guess counts as right."""


def decode(content: bytes, file: str) -> str:
    """Return the text with Unix line ends and without byte order mark.

    Raises:
        FileEmpty: there is nothing but white space.
        NotText: the bytes are no text.
        BrokenText: the text is UTF-8, UTF-16 or UTF-32, but damaged; the line is the first damaged one.
    """
    found = _decode(content, file).replace("\r\n", "\n").replace("\r", "\n")
    if not found.strip():
        raise FileEmpty(file, None)
    binary = _BINARY.search(found)
    if binary:
        raise NotText(file, found.count("\n", 0, binary.start()) + 1)
    return found


def _decode(content: bytes, file: str) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strict(content[len(mark) :], encoding, file)
    if b"\x00" in content[:_SAMPLE]:
        return _unmarked_utf16(content, file)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        if _is_mostly_utf8(content):
            raise BrokenText(file, content.count(b"\n", 0, error.start) + 1, "UTF-8") from error
    return _legacy(content, file)


def _strict(content: bytes, encoding: str, file: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        before = content[: error.start].decode(encoding, errors="replace")
        raise BrokenText(
            file, before.count("\n") + 1, encoding.upper().removesuffix("-LE").removesuffix("-BE")
        ) from error


def _is_mostly_utf8(content: bytes) -> bool:
    """Tell UTF-8 with some damage from another encoding: more characters beyond ASCII are whole than broken."""
    text = content[:_SAMPLE].decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    whole = len(_JAPANESE.findall(text))
    return whole > broken


def _unmarked_utf16(content: bytes, file: str) -> str:
    usable = content[: len(content) - len(content) % 2]
    best = max(("utf-16-le", "utf-16-be"), key=lambda encoding: _plausible(usable, encoding))
    if _plausible(usable, best) < _PLAUSIBLE:
        raise NotText(file, None)
    return _strict(content, best, file)


def _legacy(content: bytes, file: str) -> str:
    best = max(("cp932", "euc_jp"), key=lambda encoding: _plausible(content, encoding))
    if _plausible(content, best) < _PLAUSIBLE:
        raise NotText(file, None)
    try:
        return content.decode(best)
    except UnicodeDecodeError as error:
        raise NotText(file, content.count(b"\n", 0, error.start) + 1) from error


def _plausible(content: bytes, encoding: str) -> float:
    text = content[:_SAMPLE].decode(encoding, errors="replace")
    return (len(_PLAIN.findall(text)) + len(_JAPANESE.findall(text))) / max(1, len(text))
