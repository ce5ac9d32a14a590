"""`gyakusan run`: a whole workshop without people."""

import asyncio
import os
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from gyakusan.cli.words import say
from gyakusan.core.language import Language


def register(app: typer.Typer) -> None:
    """Add the command."""

    @app.command("run", help=say("help.run"))
    def run(
        folder: Annotated[Path, typer.Argument(help=say("help.run_folder"))],
        out: Annotated[Path | None, typer.Option(help=say("help.run_out"))] = None,
        program: Annotated[str, typer.Option(help=say("help.run_program"))] = "working-backwards",
        draft: Annotated[str, typer.Option(help=say("help.run_draft"))] = "rules",
        language: Annotated[Language | None, typer.Option(help=say("help.run_language"))] = None,
        start: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help=say("help.run_start"))] = None,
        resume: Annotated[bool, typer.Option("--resume", help=say("help.run_resume"))] = False,
        force: Annotated[bool, typer.Option("--force", help=say("help.run_force"))] = False,
    ) -> None:
        from gyakusan.cli.run_order import Order, carry_out
        from gyakusan.cli.run_view import RunView, print_summary
        from gyakusan.core.settings import load_settings

        order = Order(
            folder=folder,
            out=out or Path("gyakusan-out") / folder.resolve().name,
            program=program,
            draft=draft,
            language=language,
            start=start.date() if start else None,
            resume=resume,
            force=force,
        )
        with RunView() as view:
            done = asyncio.run(carry_out(order, load_settings(os.environ), view.step))
        print_summary(done)
