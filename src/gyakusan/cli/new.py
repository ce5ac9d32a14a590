"""`gyakusan new`: a commented starter folder."""

from pathlib import Path
from typing import Annotated

import typer

from gyakusan.cli.words import cli_language, say
from gyakusan.core.language import Language


def register(app: typer.Typer) -> None:
    """Add the command."""

    @app.command(help=say("help.new"))
    def new(
        folder: Annotated[Path, typer.Argument(help=say("help.new_folder"))],
        language: Annotated[Language | None, typer.Option(help=say("help.language"))] = None,
    ) -> None:
        from gyakusan.transfer.service import write_starter

        chosen = language or cli_language()
        written = write_starter(folder, chosen)
        typer.echo(say("new.done", folder=folder, files=", ".join(path.name for path in written)))
