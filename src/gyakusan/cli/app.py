"""The commands put together, and the one place where errors become messages and exit codes."""

from __future__ import annotations

import io
import os
import sys
import tempfile
import traceback
from pathlib import Path

import typer
from typer.exceptions import TyperException

from gyakusan.cli import artifact, export, new, program, run_command, serve
from gyakusan.cli.words import cli_language, say
from gyakusan.core.errors import GyakusanError

INTERRUPTED = 130
"""Exit code after Ctrl+C: 128 and the number of SIGINT."""

app = typer.Typer(
    name="gyakusan",
    help=say("help.app"),
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
new.register(app)
run_command.register(app)
export.register(app)
serve.register(app)
app.add_typer(program.commands, name="program")
app.add_typer(artifact.commands, name="artifact")


@app.callback(epilog=say("help.epilog"))
def options() -> None:
    """Take the options of all commands; there are none yet but `--version`, which the entry point answers."""


def run() -> None:
    """Run the command line and end the process with the exit code of its errors."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        code = app(standalone_mode=False)
        if code == INTERRUPTED:
            _complain(say("interrupted"))
    except TyperException as error:
        _complain(say("usage", problem=error.format_message()))
        code = 2
    except typer.Abort:
        _complain(say("interrupted"))
        code = INTERRUPTED
    except GyakusanError as error:
        _complain(error.message(cli_language()))
        code = error.exit_code
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 141
    except Exception:
        _complain(say("unexpected", path=_keep_trace()))
        code = 70
    sys.exit(code if isinstance(code, int) else 0)


def _complain(message: str) -> None:
    sys.stderr.write(message + "\n")


def _keep_trace() -> Path:
    handle, name = tempfile.mkstemp(prefix="gyakusan-error-", suffix=".log")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(traceback.format_exc())
    return Path(name)
