"""What a run shows in the terminal: a progress bar with the phase, and a summary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from gyakusan.cli.words import cli_language, say
from gyakusan.core.language import Language

if TYPE_CHECKING:
    from gyakusan.autopilot.models import Position
    from gyakusan.cli.run_order import Done


class RunView:
    """Shows a run while it goes on; a context manager."""

    def __init__(self) -> None:
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        self._bar = Progress(*columns, console=Console(stderr=True), transient=True)
        self._task = self._bar.add_task(say("run.reading"), total=None)

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def step(self, position: Position) -> None:
        """Show a step whose results are saved."""
        language = cli_language()
        words = f"{position.part.text(language)} · {position.phase.text(language)}"
        self._bar.update(self._task, description=words, total=position.total, completed=position.number)


def print_summary(done: Done) -> None:
    """Print what came out, what is still assumed, what was left out and where the documents are."""
    for line in summary_lines(done, done.brought.brief.language):
        typer.echo(line)


def summary_lines(done: Done, language: Language) -> list[str]:
    """Return the summary of a run."""
    from gyakusan.plan.rules import open_assumptions, open_blanks

    dossier = done.walked.dossier
    lines = [say("run.done", language, product=dossier.brief.product), ""]
    lines += [
        f"  {content.title.text(language)}: {_counts(content, language)}"
        for content in dossier.current().values()
        if _counts(content, language)
    ]
    current = dossier.current()
    counted = {"count": len(open_assumptions(current, language)), "blanks": len(open_blanks(current, language))}
    lines += ["", say("run.open", language, **counted)]
    lines += [say("run.skipped", language, part=part.text(language)) for part in done.walked.skipped]
    lines += [
        say("run.fallback", language, step=entry.step.text(language), reason=entry.reason)
        for entry in done.walked.fallbacks
    ]
    if done.walked.open_items:
        lines += ["", say("run.open_items", language)]
        lines += [f"  ・{item.title.text(language)}" for item in done.walked.open_items]
    if done.brought.remarks:
        lines += ["", say("run.remarks", language, count=len(done.brought.remarks))]
        lines += [f"  {remark.text(language)}" for remark in done.brought.remarks[:8]]
        if len(done.brought.remarks) > 8:
            lines.append("  " + say("run.more_remarks", language, count=len(done.brought.remarks) - 8))
    lines += ["", say("run.files", language, folder=done.out)]
    lines += [f"  {path.name}" for path in done.files]
    return lines


def _counts(content: object, language: Language) -> str:
    from gyakusan.artifacts.models import Kind, columns, get_rows, list_label, row_lists

    assert isinstance(content, Kind)
    kind = type(content)
    counted = [
        say("run.rows", language, name=list_label(kind, name).text(language), count=len(get_rows(content, name)))
        for name in row_lists(kind)
        if get_rows(content, name)
    ]
    if not row_lists(kind):
        filled = sum(getattr(content, name) not in ("", None) for name in columns(kind))
        counted = [say("run.fields", language, count=filled)] if filled else []
    return say("run.comma", language).join(counted)
