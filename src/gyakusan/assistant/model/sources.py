"""What a language model is shown: artifacts as delimited data, their rows with short handles."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from gyakusan.artifacts.kinds.registry import KINDS
from gyakusan.artifacts.models import Column, Kind, Widget, columns, get_rows, list_label, row_lists
from gyakusan.assistant.models import DraftRequest
from gyakusan.core.language import Language
from gyakusan.core.texts import text

ROOM = "assistant/model"
LONGEST_CELL = 1_000
"""Cells are shown up to so many characters."""


def _prefixes() -> dict[str, str]:
    """Return a short prefix for every row list: the initials of kind and list, made longer where they collide."""
    found: dict[str, str] = {}
    for key, kind in KINDS.items():
        for name in row_lists(kind):
            words = key.split("_") if name == "rows" else [*key.split("_"), name]
            length = 1
            while (prefix := "".join(word[:length] for word in words).upper()) in found.values():
                length += 1
            found[f"{key}.{name}"] = prefix
    return found


PREFIXES = _prefixes()
"""Row list as `kind.rows` -> prefix of its handles, such as `journey.rows` -> `J`."""


class Handles:
    """Short names for the rows that a request shows, and back: ids are long, and a model gets them wrong."""

    def __init__(self, contents: Mapping[str, Kind]) -> None:
        self._by_list: dict[str, dict[str, str]] = {}
        for key, content in contents.items():
            for name in row_lists(type(content)):
                rows = get_rows(content, name)
                prefix = PREFIXES[f"{key}.{name}"]
                self._by_list[f"{key}.{name}"] = {f"{prefix}{n}": row.id for n, row in enumerate(rows, 1)}
        self._by_id = {
            (place, identifier): handle
            for place, handles in self._by_list.items()
            for handle, identifier in handles.items()
        }

    def of(self, place: str) -> dict[str, str]:
        """Return the handles of a row list, given as `kind.rows`: handle -> row id."""
        return self._by_list.get(place, {})

    def example(self) -> str:
        """Return some handle, to show what they look like."""
        return next((handle for handles in self._by_list.values() for handle in handles), "J1")

    def handle(self, place: str, row_id: str) -> str:
        """Return the handle of a row, "" where it is not shown."""
        return self._by_id.get((place, row_id), "")


@dataclass(frozen=True)
class Material:
    """The data of a prompt between two lines that do not occur in it."""

    begin: str
    end: str
    body: str

    def __str__(self) -> str:
        return f"{self.begin}\n{self.body}\n{self.end}"


def shown_kinds(request: DraftRequest, shows: tuple[str, ...]) -> dict[str, Kind]:
    """Return the artifacts that a model is shown: what the step reads, else `shows`, and the target as it stands."""
    wanted = dict.fromkeys((*(request.reads or shows), request.current.key))
    found = {**request.sources, request.current.key: request.current}
    return {key: found[key] for key in wanted if key in found}


def material(
    request: DraftRequest, contents: Mapping[str, Kind], handles: Handles, talk: Iterable[tuple[str, str]] = ()
) -> Material:
    """Render the brief, artifacts and `talk`, what was said by whom, one JSON object a line.

    So no text of theirs can begin a line.

    The delimiter follows from the data and does not occur in it: no text can close the data it stands in.
    """
    lines = [*_brief_lines(request)]
    for key, content in contents.items():
        lines += _content_lines(key, content, handles, request.language)
    if request.earlier is not None:
        lines += [f"# {text(ROOM, 'earlier', request.language)}"]
        lines += _content_lines("", request.earlier, handles, request.language)
    said = [_line({author: words}) for author, words in talk]
    lines += [f"# {text(ROOM, 'chat.talk', request.language)}", *said] if said else []
    body = "\n".join(lines)
    number = 0
    while (mark := f"DATA-{hashlib.sha256(f'{number}{body}'.encode()).hexdigest()[:16]}") in body:
        number += 1
    return Material(f"<<<{mark}", f"{mark}>>>", body)


def _line(values: Mapping[str, object]) -> str:
    return json.dumps(values, ensure_ascii=False).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _brief_lines(request: DraftRequest) -> Iterator[str]:
    brief, language = request.brief, request.language

    def label(key: str) -> str:
        return text(ROOM, f"brief.{key}", language)

    trial = " ".join(part for part in (brief.trial.who, str(brief.trial.on or ""), brief.trial.how) if part)
    values = {
        "product": brief.product,
        "company": brief.company,
        "description": brief.description,
        "roadmap": brief.roadmap,
        "start": brief.start.isoformat(),
        "expectation": brief.sponsor.expectation,
        "trial": trial,
        **{name: value for name, value in brief.market.model_dump().items() if value},
    }
    yield f"# {label('title')}"
    yield _line({label(key): _short(value) for key, value in values.items() if value})
    for member in brief.members:
        yield _line({label("member"): member.name, label("role"): member.role})


def _content_lines(key: str, content: Kind, handles: Handles, language: Language) -> Iterator[str]:
    yield f"# {content.title.text(language)}"
    fields = _cells(content, columns(type(content)), handles, language)
    if fields:
        yield _line(fields)
    for name in row_lists(type(content)):
        rows = get_rows(content, name)
        if rows:
            yield f"## {list_label(type(content), name).text(language)}"
        for row in rows:
            handle = handles.handle(f"{key}.{name}", row.id)
            yield _line({**({"id": handle} if handle else {}), **_cells(row, columns(type(row)), handles, language)})


def _cells(holder: object, shown: Mapping[str, Column], handles: Handles, language: Language) -> dict[str, object]:
    found: dict[str, object] = {}
    for name, column in shown.items():
        value = getattr(holder, name)
        if value in ("", None, (), False):
            continue
        if column.widget is Widget.CHOICE:
            value = column.choice(value, language)
        elif column.widget is Widget.REF:
            value = handles.handle(column.refs, value)
        elif column.widget is Widget.REFS:
            value = [handle for row_id in value if (handle := handles.handle(column.refs, row_id))]
        found[column.label.text(language)] = _short(value) if isinstance(value, str) else value
    return found


def _short(value: str) -> str:
    return value if len(value) <= LONGEST_CELL else value[: LONGEST_CELL - 1] + "…"
