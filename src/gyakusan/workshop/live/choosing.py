"""Options of votes and decisions: rows of an artifact, or free texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from gyakusan.artifacts.models import Kind, Row, columns, get_rows, row_lists
from gyakusan.artifacts.service import Artifacts
from gyakusan.workshop.live.access import document_access
from gyakusan.workshop.live.errors import NotInRoom, OptionsInvalid
from gyakusan.workshop.live.facts import Person
from gyakusan.workshop.live.models import Option
from gyakusan.workshop.live.projection import Scene
from gyakusan.workshop.rules import row_title

FLAG = "chosen"
"""The column that a decision sets."""


@dataclass(frozen=True)
class Choices:
    """What can be chosen, and the artifact and list whose rows it is; both empty for free texts."""

    options: tuple[Option, ...]
    artifact: str = ""
    list_name: str = ""


def one_line(text: str) -> str:
    """Return a title on one line."""
    return " ".join(text.split())


def choices(
    connection: Connection,
    artifacts: Artifacts,
    scene: Scene,
    viewer: Person,
    options: Sequence[Option],
    artifact: str,
    list_name: str,
) -> Choices:
    """Return the options that were listed, or the rows of the artifact when none were.

    Raises:
        NotInRoom: there is no such artifact for this viewer.
        OptionsInvalid: the artifact has no such list, or an option is there twice.
    """
    if not artifact:
        return Choices(_different(options))
    document = next((found for found in scene.documents if found.id == artifact), None)
    if document is None or document_access(scene.facts, viewer, document) == "none":
        raise NotInRoom("artifact", artifact)
    content = artifacts.get(connection, artifact).content
    name = list_name or next(iter(row_lists(type(content))), "")
    if name not in row_lists(type(content)):
        raise OptionsInvalid("list")
    rows = {row.id: row for row in get_rows(content, name)}
    listed = [_titled(option, rows) for option in options] or [_option(row) for row in rows.values()]
    return Choices(_different(listed), artifact, name)


def _titled(option: Option, rows: dict[str, Row]) -> Option:
    row = rows.get(option.row or option.id)
    if row is None:
        return option
    return Option(id=option.id, title=option.title or one_line(row_title(row)), row=row.id)


def _option(row: Row) -> Option:
    return Option(id=row.id, title=one_line(row_title(row)), row=row.id)


def _different(options: Sequence[Option]) -> tuple[Option, ...]:
    if len({option.id for option in options}) != len(options):
        raise OptionsInvalid("twice")
    return tuple(option.model_copy(update={"title": one_line(option.title) or option.id}) for option in options)


def flagged(content: Kind, list_name: str, among: Sequence[Option], chosen: Sequence[str]) -> Kind:
    """Return the content with the flag `chosen` on the chosen rows and off the other options."""
    rows = get_rows(content, list_name)
    if not rows or FLAG not in columns(type(rows[0])):
        return content
    rows_of = {option.id: option.row for option in among if option.row}
    options, wanted = set(rows_of.values()), {rows_of[name] for name in chosen if name in rows_of}
    marked = tuple(row.model_copy(update={FLAG: row.id in wanted}) if row.id in options else row for row in rows)
    return content.model_copy(update={list_name: marked})
