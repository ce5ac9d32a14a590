"""`gyakusan export`: one document, or all of them."""

from pathlib import Path
from typing import Annotated

import typer

from gyakusan.cli.words import say


def register(app: typer.Typer) -> None:
    """Add the command."""

    @app.command(help=say("help.export"))
    def export(
        source: Annotated[Path, typer.Argument(help=say("help.export_source"))],
        to: Annotated[str, typer.Option("--to", help=say("help.export_to"))] = "all",
        out: Annotated[Path, typer.Option(help=say("help.export_out"))] = Path(),
    ) -> None:
        from gyakusan.cli.errors import UnknownFormat
        from gyakusan.cli.workshop_source import read_dossier
        from gyakusan.core.files import write_atomically
        from gyakusan.transfer.service import FORMATS, documents

        if to != "all" and to not in FORMATS:
            raise UnknownFormat(to, ", ".join(("all", *FORMATS)))
        for document in documents(read_dossier(source), ()):
            if to in ("all", document.format):
                write_atomically(out / document.name, document.content)
                typer.echo(str(out / document.name))
