"""How artifacts, their history and their differences look in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gyakusan.artifacts.models import Kind, Row, columns, list_label, row_lists
from gyakusan.artifacts.rules import Change, filled
from gyakusan.artifacts.service import Artifact, Revision
from gyakusan.cli.errors import NoSuchArtifact
from gyakusan.cli.words import cli_language, say


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


def revision_lines(revision: Revision, content: Kind) -> Iterator[str]:
    """Yield a revision with its changes."""
    yield f"#{revision.version}  {revision.at}  {revision.actor}  {revision.origin}"
    for line in change_lines(revision.changes, content):
        yield f"    {line}"


def change_lines(changes: Sequence[Change], content: Kind) -> Iterator[str]:
    """Yield a line per change, with the labels that people see."""
    for change in changes:
        where = _place(change, type(content))
        if change.what in ("added", "removed"):
            row = change.after if change.what == "added" else change.before
            assert isinstance(row, Row)
            first = next(iter(columns(type(row))))
            yield say(f"artifact.{change.what}", where=where, text=_short(getattr(row, first)))
        elif change.what in ("moved", "origin"):
            yield say(f"artifact.{change.what}", where=where)
        else:
            yield say("artifact.changed", where=where, before=_short(change.before), after=_short(change.after))


def _place(change: Change, kind: type[Kind]) -> str:
    language = cli_language()
    if not change.list_name:
        return columns(kind)[change.column].label.text(language)
    words = f"{list_label(kind, change.list_name).text(language)} [{change.row}]"
    if not change.column:
        return words
    return f"{words} {columns(row_lists(kind)[change.list_name])[change.column].label.text(language)}"


def _short(value: object) -> str:
    shown = str(value if value is not None else "").replace("\n", " / ")
    return shown if len(shown) <= 80 else shown[:79] + "…"
