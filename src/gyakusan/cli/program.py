"""`gyakusan program`: list, show, check, new, schema, vocabulary."""

import json
from pathlib import Path
from typing import Annotated

import typer

from gyakusan.cli.words import cli_language, say
from gyakusan.core.language import Language

commands = typer.Typer(help=say("help.program"), no_args_is_help=True)

ProgramName = Annotated[str, typer.Argument(help=say("help.program_name"))]
ShownLanguage = Annotated[Language | None, typer.Option("--language", help=say("help.language"))]


@commands.command("list", help=say("help.program_list"))
def list_programs() -> None:
    """Print the built-in programs."""
    from rich.console import Console
    from rich.table import Table

    from gyakusan.app import programs

    language = cli_language()
    table = Table(say("program.id"), say("program.title"), say("program.parts"), box=None)
    for loaded in programs().builtin():
        program = loaded.program
        parts = " → ".join(part.title.text(language) for part in program.parts)
        table.add_row(program.id, program.title.text(language), parts)
    Console().print(table)


@commands.command(help=say("help.program_show"))
def show(
    name: ProgramName,
    language: ShownLanguage = None,
    texts: Annotated[bool, typer.Option("--texts", help=say("help.program_texts"))] = False,
) -> None:
    """Print a program: parts, phases, steps, minutes."""
    from gyakusan.app import programs
    from gyakusan.cli.program_view import program_lines

    loaded = programs().load(name)
    for line in program_lines(loaded, language or cli_language(), texts=texts):
        typer.echo(line)


@commands.command(help=say("help.program_check"))
def check(name: Annotated[str, typer.Argument(help=say("help.program_file"))]) -> None:
    """Say what is wrong in a program, line by line."""
    from gyakusan.app import programs
    from gyakusan.programs.rules import step_keys

    program = programs().load(name).program
    steps = sum(len(step_keys(part)) for part in program.parts)
    typer.echo(say("program.fine", name=program.id, parts=len(program.parts), steps=steps))


@commands.command("new", help=say("help.program_new"))
def new_program(folder: Annotated[Path, typer.Argument(help=say("help.new_folder"))]) -> None:
    """Write a skeleton."""
    from gyakusan.app import programs

    programs().new(folder)
    typer.echo(say("program.made", folder=folder))


@commands.command(help=say("help.program_schema"))
def schema() -> None:
    """Print the JSON Schema."""
    from gyakusan.app import programs

    typer.echo(json.dumps(programs().schema(), ensure_ascii=False, indent=2))


@commands.command("vocabulary", help=say("help.program_vocabulary"))
def show_vocabulary(language: ShownLanguage = None) -> None:
    """Print the artifact kinds with their lists and columns, and the drafting requests."""
    from gyakusan.app import vocabulary
    from gyakusan.cli.program_view import vocabulary_lines

    for line in vocabulary_lines(vocabulary(), language or cli_language()):
        typer.echo(line)
