"""How artifacts, their history and their differences look in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from gyakusan.artifacts.models import Column, Kind, Row, columns, list_label, row_lists
from gyakusan.artifacts.rules import Change, filled
from gyakusan.artifacts.service import Artifact, Revision
from gyakusan.cli.errors import NoSuchArtifact
from gyakusan.cli.words import cli_language, say
from gyakusan.plan.values import shown


def listing(artifacts: Sequence[Artifact]) -> Iterator[str]:
    """Yield a line per artifact."""
    language = cli_language()
    for artifact in artifacts:
        state = say("artifact.frozen") if artifact.frozen_at else say("artifact.live")
        title = artifact.content.title.text(language)
        yield say(
            "artifact.line",
            part=artifact.edition,
            kind=artifact.kind,
            title=title,
            count=filled(artifact.content),
            version=artifact.version,
            state=state,
        )


def chosen(artifacts: Sequence[Artifact], kind: str, part: str | None) -> Artifact:
    """Return the artifact of a kind in a part, by default in the newest part that has it.

    Raises:
        NoSuchArtifact: there is none.
    """
    found = [artifact for artifact in artifacts if artifact.kind == kind and part in (None, artifact.edition)]
    if not found:
        known = ", ".join(f"{artifact.edition}/{artifact.kind}" for artifact in artifacts)
        raise NoSuchArtifact(f"{part}/{kind}" if part else kind, known)
    return found[-1]


def around(artifact: Artifact, artifacts: Sequence[Artifact]) -> dict[str, Kind]:
    """Return what the rows of an artifact may refer to: the kinds of its own part, else as any part holds them."""
    ordered = [*artifacts, *(other for other in artifacts if other.edition == artifact.edition)]
    return {other.kind: other.content for other in ordered}


def revision_lines(revision: Revision, content: Kind, names: Mapping[str, str]) -> Iterator[str]:
    """Yield a revision with its changes; `names` are the titles of the rows that cells may refer to."""
    yield f"#{revision.version}  {revision.at}  {revision.actor}  {revision.origin}"
    for line in change_lines(revision.changes, content, names):
        yield f"    {line}"


def change_lines(changes: Sequence[Change], content: Kind, names: Mapping[str, str]) -> Iterator[str]:
    """Yield a line per change, with the labels and the titles that people see."""
    for change in changes:
        where = _place(change, type(content))
        if change.what in ("added", "removed"):
            row = change.after if change.what == "added" else change.before
            assert isinstance(row, Row)
            name, first = next(iter(columns(type(row)).items()))
            yield say(f"artifact.{change.what}", where=where, text=_short(getattr(row, name), first, names))
        elif change.what in ("moved", "origin"):
            yield say(f"artifact.{change.what}", where=where)
        else:
            column = _column(change, type(content))
            before, after = (_short(value, column, names) for value in (change.before, change.after))
            yield say("artifact.changed", where=where, before=before, after=after)


def _place(change: Change, kind: type[Kind]) -> str:
    language = cli_language()
    if not change.list_name:
        return _column(change, kind).label.text(language)
    words = f"{list_label(kind, change.list_name).text(language)} [{change.row}]"
    if not change.column:
        return words
    return f"{words} {_column(change, kind).label.text(language)}"


def _column(change: Change, kind: type[Kind]) -> Column:
    return columns(row_lists(kind)[change.list_name] if change.list_name else kind)[change.column]


def _short(value: object, column: Column, names: Mapping[str, str]) -> str:
    text = shown(value, column, cli_language(), names).replace("\n", " / ")
    return text if len(text) <= 80 else text[:79] + "…"
