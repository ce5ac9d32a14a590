"""`gyakusan artifact`: list, show, history, diff, restore."""

from pathlib import Path
from typing import Annotated

import typer

from gyakusan.cli.words import say

commands = typer.Typer(help=say("help.artifact"), no_args_is_help=True)

Source = Annotated[Path, typer.Argument(help=say("help.artifact_source"))]
KindName = Annotated[str, typer.Argument(help=say("help.artifact_kind"))]
PartName = Annotated[str | None, typer.Option("--part", help=say("help.artifact_part"))]


@commands.command("list", help=say("help.artifact_list"))
def list_artifacts(source: Source) -> None:
    """Print the artifacts of a workshop."""
    from gyakusan.cli.artifact_view import listing
    from gyakusan.cli.workshop_source import open_results

    with open_results(source) as (app, workshop_id), app.database.transaction() as connection:
        for line in listing(app.artifacts.list(connection, workshop_id, scope="")):
            typer.echo(line)


@commands.command(help=say("help.artifact_show"))
def show(source: Source, kind: KindName, part: PartName = None) -> None:
    """Print an artifact as Markdown."""
    from gyakusan.cli.artifact_view import around, chosen
    from gyakusan.cli.workshop_source import open_results
    from gyakusan.transfer.service import artifact_markdown

    with open_results(source) as (app, workshop_id), app.database.transaction() as connection:
        found = app.artifacts.list(connection, workshop_id, scope="")
        brief = app.workshops.get(connection, workshop_id).brief
    artifact = chosen(found, kind, part)
    typer.echo(artifact_markdown(artifact.content, brief, around(artifact, found)))


@commands.command(help=say("help.artifact_history"))
def history(source: Source, kind: KindName, part: PartName = None) -> None:
    """Print who changed what when."""
    from gyakusan.cli.artifact_view import around, chosen, revision_lines
    from gyakusan.cli.workshop_source import open_results
    from gyakusan.plan.values import row_names

    with open_results(source) as (app, workshop_id), app.database.transaction() as connection:
        found = app.artifacts.list(connection, workshop_id, scope="")
        artifact = chosen(found, kind, part)
        revisions = app.artifacts.history(connection, artifact.id)
    names = row_names(around(artifact, found))
    for revision in revisions:
        for line in revision_lines(revision, artifact.content, names):
            typer.echo(line)


@commands.command(help=say("help.artifact_diff"))
def diff(
    source: Source,
    kind: KindName,
    before: Annotated[str, typer.Option("--from", help=say("help.artifact_from"))],
    after: Annotated[str, typer.Option("--to", help=say("help.artifact_to"))],
) -> None:
    """Print what changed from one part to another."""
    from gyakusan.artifacts.rules import diff as differences
    from gyakusan.cli.artifact_view import around, change_lines, chosen
    from gyakusan.cli.workshop_source import open_results
    from gyakusan.plan.values import row_names

    with open_results(source) as (app, workshop_id), app.database.transaction() as connection:
        found = app.artifacts.list(connection, workshop_id, scope="")
    old, new = chosen(found, kind, before), chosen(found, kind, after)
    changes = differences(old.content, new.content)
    names = row_names(around(old, found)) | row_names(around(new, found))
    for line in change_lines(changes, new.content, names):
        typer.echo(line)
    if not changes:
        typer.echo(say("artifact.same"))


@commands.command(help=say("help.artifact_restore"))
def restore(
    source: Source,
    kind: KindName,
    version: Annotated[int, typer.Option("--version", help=say("help.artifact_version"))],
    part: PartName = None,
) -> None:
    """Bring back an earlier version."""
    from gyakusan.cli.artifact_view import chosen
    from gyakusan.cli.workshop_source import open_results

    with open_results(source) as (app, workshop_id), app.database.transaction() as connection:
        artifact = chosen(app.artifacts.list(connection, workshop_id, scope=""), kind, part)
        restored = app.artifacts.restore(connection, artifact.id, version, "cli")
    typer.echo(say("artifact.restored", kind=kind, version=version, newest=restored.version))
