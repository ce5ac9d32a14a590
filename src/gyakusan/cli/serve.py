"""`gyakusan serve`: the room for a team, in one process."""

import os
from pathlib import Path
from typing import Annotated

import typer

from gyakusan.cli.words import cli_language, say
from gyakusan.core.language import Language


def register(app: typer.Typer) -> None:
    """Add the command."""

    @app.command("serve", help=say("help.serve"))
    def serve(
        host: Annotated[str, typer.Option(help=say("help.serve_host"))] = "127.0.0.1",
        port: Annotated[int, typer.Option(help=say("help.serve_port"), min=0, max=65535)] = 8000,
        data: Annotated[Path, typer.Option(help=say("help.serve_data"))] = Path("gyakusan-data"),
        demo: Annotated[bool, typer.Option("--demo", help=say("help.serve_demo"))] = False,
        new_administrator: Annotated[bool, typer.Option("--new-administrator", help=say("help.serve_new"))] = False,
        language: Annotated[Language | None, typer.Option(help=say("help.serve_language"))] = None,
    ) -> None:
        from gyakusan.cli.serving import Wanted, listen, serve_rooms
        from gyakusan.core.settings import load_settings

        settings = load_settings(os.environ)
        with listen(host, port, or_any=demo) as socket:
            wanted = Wanted(demo, new_administrator, language or cli_language())
            serve_rooms(settings, data, socket, wanted)
