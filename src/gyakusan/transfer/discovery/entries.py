"""One line of text as a row: `aspect: text`, `question`, `who「what they said」`."""

from __future__ import annotations

import re

from gyakusan.artifacts.kinds.registry import KINDS
from gyakusan.artifacts.models import Widget, columns, row_lists
from gyakusan.transfer.discovery.collecting import Collector, RawRow
from gyakusan.transfer.parsing.values import is_blank
from gyakusan.transfer.parsing.words import choice_words, lookup

_PRINCIPAL = {"journey.rows": "action", "reactions.rows": "content", "plan.tasks": "title", "plan.meetings": "title"}
_TEXTS = frozenset({Widget.LINE, Widget.TEXT})
_COLON = re.compile(r"[ \t\u3000]*[:\uff1a][ \t\u3000]*")
_MAX_LABEL = 60
_MAX_SHORT = 2_500
"""Longer texts are no quote with a speaker and no title with a provider."""
_LONG_TEXTS = 5
_OPEN, _CLOSE = '「『“"', '」』”"'
_QUOTE_FIRST = re.compile(
    rf"([{_OPEN}].+[{_CLOSE}])\s?[—–-]?\s?[(\uff08]?([^{_OPEN}{_CLOSE}()\uff08\uff09]{{1,60}})[)\uff09]?", re.DOTALL
)
_SPEAKER_FIRST = re.compile(rf"([^{_OPEN}{_CLOSE}]{{1,60}}?)\s?[:\uff1a]?\s?([{_OPEN}].+[{_CLOSE}])", re.DOTALL)
_MINUTES = re.compile(r"[(\uff08]約? ?(\d{1,3}) ?(?:分|min(?:utes?)?)[)\uff09]$")
_SPACED_COLON = re.compile(r"[ \t\u3000][:\uff1a][ \t\u3000]|[ \t\u3000][—–-][ \t\u3000]")
_ANY_COLON = re.compile(r"[:\uff1a](?!//)")
_PARENTHESES = re.compile(r"(.+?)[(\uff08](.+)[)\uff09]", re.DOTALL)


def is_card(kind: str, list_name: str) -> bool:
    """Tell whether rows hold so much text that each is a block of its own rather than a line of a table."""
    shown = columns(row_lists(KINDS[kind])[list_name])
    return sum(column.widget is Widget.TEXT for column in shown.values()) >= _LONG_TEXTS


def names_choice(kind: str, list_name: str, label: str) -> bool:
    """Tell whether a label is a choice of the first column of choices: it then begins a row."""
    shown = columns(row_lists(KINDS[kind])[list_name])
    choice = next((name for name, column in shown.items() if column.widget is Widget.CHOICE), "")
    return bool(choice) and lookup(choice_words(kind, list_name, choice), label) is not None


def is_pair(kind: str, list_name: str) -> bool:
    """Tell whether rows are a label and a text, as in `aspect: text`."""
    shown = columns(row_lists(KINDS[kind])[list_name])
    return len(shown) == 2 and "answer" not in shown


def principal(kind: str, list_name: str) -> str:
    """Return the column that says what a row is about."""
    known = _PRINCIPAL.get(f"{kind}.{list_name}")
    return known or texts(kind, list_name)[-1 if is_pair(kind, list_name) else 0]


def texts(kind: str, list_name: str) -> list[str]:
    """Return the columns that people write texts into."""
    shown = columns(row_lists(KINDS[kind])[list_name])
    return [name for name, column in shown.items() if column.widget in _TEXTS and not column.computed] or [*shown]


def split_label(text: str) -> tuple[str, str] | None:
    """Split `label: value`; a label that is a question may end with its mark alone. None where there is no label."""
    found = _COLON.search(text[: 2 * _MAX_LABEL])
    if found and 0 < found.start() <= _MAX_LABEL:
        label, value = text[: found.start()], text[found.end() :].strip()
        is_time = label[-1:].isdigit() and value[:1].isdigit()
        if "\n" not in label and not is_time and not label.lower().endswith(("http", "https")):
            return label, value
    for mark in "?\uff1f":
        label, there, value = text.partition(mark)
        if there and 0 < len(label) <= _MAX_LABEL and "\n" not in label:
            return label + mark, value.strip()
    return None


def split_provider(text: str) -> tuple[str, str]:
    """Split `title : provider` or `title(provider)`; the provider may be missing."""
    if len(text) > _MAX_SHORT:
        return text, ""
    spaced = [*_SPACED_COLON.finditer(text)]
    first = min((at for at in (text.find("("), text.find("\uff08")) if at >= 0), default=len(text))
    tight = [found for found in _ANY_COLON.finditer(text) if found.start() < first]
    if spaced or tight:
        found = spaced[-1] if spaced else tight[0]
        return text[: found.start()].strip(), text[found.end() :].strip()
    inside = _PARENTHESES.fullmatch(text)
    return (inside[1].strip(), inside[2].strip()) if inside else (text, "")


def row_from_text(kind: str, list_name: str, line: int, text: str) -> RawRow:
    """Make a row of one text; everything in the text is in the row."""
    row = RawRow(kind, list_name, line)
    shown = columns(row_lists(KINDS[kind])[list_name])
    if "minutes" in shown and (minutes := _MINUTES.search(text, max(0, len(text) - 20))):
        row.cells["minutes"] = minutes[1]
        text = text[: minutes.start()].rstrip()
    main = principal(kind, list_name)
    labelled = split_label(text)
    if kind == "reactions" or list_name == "quotes":
        _said(row, text, *(("who", "content") if kind == "reactions" else ("speaker", "quote")))
    elif labelled and names_choice(kind, list_name, labelled[0]):
        choice = next(name for name, column in shown.items() if column.widget is Widget.CHOICE)
        row.cells[choice], row.cells[main] = labelled
    elif is_pair(kind, list_name) and labelled and len(labelled[0]) <= _MAX_LABEL // 2:
        row.cells[texts(kind, list_name)[0]], row.cells[main] = labelled
    elif "provider" in shown:
        title, provider = split_provider(text)
        row.cells[main] = title
        if provider:
            row.cells["provider"] = provider
    else:
        row.cells[main] = text
    return row


def _said(row: RawRow, text: str, speaker: str, content: str) -> None:
    first = _QUOTE_FIRST.fullmatch(text) if len(text) <= _MAX_SHORT else None
    second = _SPEAKER_FIRST.fullmatch(text) if len(text) <= _MAX_SHORT else None
    if second:
        row.cells[speaker], row.cells[content] = second[1].strip(), second[2]
    elif first:
        row.cells[speaker], row.cells[content] = first[2].strip(), first[1]
    else:
        row.cells[content] = text
    if row.kind == "reactions" and (first or second):
        row.cells["kind"] = "qualitative"


def add_lines(kind: str, list_name: str, line: int, text: str, collector: Collector) -> None:
    """Add one row per line of a text."""
    collector.present.setdefault(kind)
    for part in text.split("\n"):
        if not is_blank(part):
            collector.row(row_from_text(kind, list_name, line, part.strip().lstrip("・•").strip()))
