"""The schema that a language model has to fill, built from the kind and the target of a request."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal, cast

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, create_model

from gyakusan.artifacts.models import Column, Kind, Row, Widget, columns, get_rows, list_label, row_lists
from gyakusan.artifacts.provenance import is_machine
from gyakusan.assistant.model.sources import ROOM, Handles
from gyakusan.assistant.model.targets import NUMBERS, RATINGS, ListTarget, Target
from gyakusan.assistant.models import DraftRequest
from gyakusan.core.language import Language
from gyakusan.core.texts import text

LENGTHS = {Widget.LINE: 80, Widget.TEXT: 300, Widget.QUANTITY: 40}
"""Longest text that a model may write, by widget, in characters."""
MOST_REFS = 5
DATE = r"^(\d{4}-\d{2}-\d{2})?$"
NEW_ROWS = "NEW"
"""Prefix of the handles of rows that stand in the answer itself."""


@dataclass(frozen=True)
class Asked:
    """A schema and what belongs to it: the lists and fields that the model may write after all."""

    schema: type[BaseModel]
    fields: tuple[str, ...]
    lists: tuple[ListTarget, ...]
    handles: Handles


def is_free(holder: Kind | Row, name: str) -> bool:
    """Tell whether a model may write a cell: nobody has filled it, or a machine has."""
    return getattr(holder, name) in ("", None, (), False) or is_machine(holder.origin(name).by)


def revisable(row: Row) -> bool:
    """Tell whether a model may rewrite a row: every word in it is a machine's, and nobody has chosen it."""
    people = [origin for origin in (row.provenance, *row.cells.values()) if not is_machine(origin.by)]
    return not people and not getattr(row, "chosen", False)


def asked_of(request: DraftRequest, target: Target, handles: Handles) -> Asked:
    """Build the schema of an answer; what people have written is left out of it."""
    current, language = request.current, request.language
    members = [member.name for member in request.brief.members]
    shown = columns(target.kind)
    fields = tuple(
        name
        for name in target.fields
        if (target.edits or is_free(current, name))
        and (shown[name].widget is not Widget.REF or handles.of(shown[name].refs))
    )
    definitions: dict[str, Any] = {
        name: _cell(shown[name], name, None, handles, language, required=False, blank=target.edits) for name in fields
    }
    lists = tuple(found for found in target.lists if _can_be_written(found, current, handles))
    for wanted in lists:
        item = _item(target, wanted, current, handles, language, members)
        label = list_label(target.kind, wanted.name).text(language)
        most = len(fillable(wanted, current)) if wanted.fills else wanted.at_most
        bounds: dict[str, int] = {"min_length": min(wanted.at_least, most), "max_length": most}
        definitions[wanted.name] = (list[item], Field(description=label, **bounds))  # type: ignore[valid-type]  # pyright: ignore[reportCallIssue]
    schema = create_model("Draft", __config__=ConfigDict(extra="forbid"), **definitions)
    return Asked(schema, fields, lists, handles)


def fillable(wanted: ListTarget, current: Kind) -> dict[str, Row]:
    """Return the rows with cells that a model may fill: row id -> row."""
    return {row.id: row for row in get_rows(current, wanted.name) if any(is_free(row, name) for name in wanted.columns)}


def _can_be_written(wanted: ListTarget, current: Kind, handles: Handles) -> bool:
    row_columns = columns(row_lists(type(current))[wanted.name])
    has_sources = all(len(handles.of(row_columns[name].refs)) >= least for name, least in wanted.needs.items())
    return has_sources and (not wanted.fills or bool(fillable(wanted, current)))


def _item(
    target: Target, wanted: ListTarget, current: Kind, handles: Handles, language: Language, members: list[str]
) -> type[BaseModel]:
    shown = columns(row_lists(target.kind)[wanted.name])
    place = f"{target.kind.key}.{wanted.name}"
    definitions: dict[str, Any] = {}
    if wanted.fills:
        free = fillable(wanted, current)
        known = [handle for handle, row_id in handles.of(place).items() if row_id in free]
        definitions["row"] = (_one_of(known), Field(description=text(ROOM, "columns.row", language)))
    else:
        free = {row.id: row for row in get_rows(current, wanted.name) if wanted.edits or revisable(row)}
        known = [handle for handle, row_id in handles.of(place).items() if row_id in free]
        if known:
            description = text(ROOM, "columns.edits" if wanted.edits else "columns.revises", language)
            definitions["revises"] = (_one_of(["", *known]), Field(default="", description=description))
    is_first = not wanted.edits
    for name in wanted.columns:
        new = _new_handles(target, shown[name])
        if shown[name].widget in {Widget.REF, Widget.REFS} and not handles.of(shown[name].refs) and not new:
            continue
        definitions[name] = _cell(
            shown[name], name, wanted, handles, language, required=is_first, new=new, blank=wanted.edits
        )
        if name == "member" and members:
            definitions[name] = (_one_of(["", *members] if wanted.edits else members), definitions[name][1])
        is_first = False
    return create_model(
        f"{wanted.name.title().replace('_', '')}Item", __config__=ConfigDict(extra="forbid"), **definitions
    )


def _new_handles(target: Target, column: Column) -> list[str]:
    """Return the handles of rows that the same answer writes and that a column may point to."""
    for other in target.lists:
        if column.refs == f"{target.kind.key}.{other.name}":
            return [f"{NEW_ROWS}{number}" for number in range(1, other.at_most + 1)]
    return []


def _cell(
    column: Column,
    name: str,
    wanted: ListTarget | None,
    handles: Handles,
    language: Language,
    *,
    required: bool,
    new: list[str] | None = None,
    blank: bool = False,
) -> tuple[Any, Any]:
    """Return annotation and field of one cell; all but a required one may stay empty, choices only with `blank`."""
    described = _description(column, language)
    needed = wanted.needs.get(name, 0) if wanted else 0
    known = [*handles.of(column.refs), *(new or [])]
    match column.widget:
        case Widget.CHOICE:
            narrowed = wanted.choices.get(name) if wanted else None
            codes = list(narrowed or [code for code, _ in column.choices])
            return _one_of(["", *codes] if blank else codes), Field(description=described)
        case Widget.REF:
            choices = known if needed else ["", *known]
            return Annotated[_one_of(choices), BeforeValidator(_trimmed)], Field(description=described)
        case Widget.REFS:
            keep = BeforeValidator(_known_only(known))
            bounds: dict[str, int] = {"min_length": needed, "max_length": MOST_REFS}
            return Annotated[list[_one_of(known)], keep], Field(description=described, **bounds)  # type: ignore[misc]  # pyright: ignore[reportCallIssue]
        case Widget.FLAG:
            return bool, Field(description=described)
        case Widget.NUMBER:
            return _number(name, blank=blank), Field(description=described)
        case Widget.DATE:
            described = f"{described}\n{text(ROOM, 'columns.date', language)}"
            return str, Field(description=described, pattern=DATE)
        case _:
            longest = LENGTHS[column.widget]
            return str, Field(description=described, min_length=1 if required else 0, max_length=longest)


def _number(name: str, *, blank: bool) -> Any:
    if name in RATINGS:
        return Literal[(*RATINGS[name], None)] if blank else Literal[RATINGS[name]]  # type: ignore[valid-type]
    least, greatest = NUMBERS[name]
    # Whole numbers, because servers that constrain the decoding do not bound others.
    return Annotated[int | None, Field(ge=least, le=greatest)]


def _one_of(values: list[str]) -> Any:
    return Literal[tuple(values)]


def _trimmed(value: object) -> object:
    return value.strip().strip("[]() ") if isinstance(value, str) else value


def _known_only(known: list[str]) -> Any:
    """Drop handles that nobody has shown: a reference into nothing helps nobody; too few are a mistake to tell."""
    allowed = frozenset(known)

    def keep(value: object) -> object:
        if not isinstance(value, list):
            return value
        trimmed = [_trimmed(element) for element in cast("list[object]", value)]
        return list(dict.fromkeys(element for element in trimmed if element in allowed))

    return keep


def _description(column: Column, language: Language) -> str:
    parts = [column.label.text(language)]
    parts += [part.text(language) for part in (column.help, column.unit) if part]
    if column.choices:
        parts.append(", ".join(f"{code}={shown.text(language)}" for code, shown in column.choices))
    return "\n".join(parts)
