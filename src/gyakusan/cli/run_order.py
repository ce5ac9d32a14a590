"""Carrying out `gyakusan run`: the output folder, the database in it, the walk, the documents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from gyakusan.app import App, open_app, programs
from gyakusan.autopilot.models import Progress, Walked
from gyakusan.autopilot.service import check_ready, workshop_id_for
from gyakusan.cli.errors import AlreadyRun, InputChanged, NoInputFolder, OutputInsideInput
from gyakusan.core.files import write_atomically
from gyakusan.core.ids import SeededIds
from gyakusan.core.language import Language
from gyakusan.core.settings import Settings
from gyakusan.transfer.models import Brought
from gyakusan.transfer.service import bring, documents

DATABASE = "workshop.db"


@dataclass(frozen=True)
class Order:
    """What was asked for on the command line."""

    folder: Path
    out: Path
    program: str
    draft: str
    language: Language | None
    start: date | None
    resume: bool
    force: bool


@dataclass(frozen=True)
class Done:
    """A finished run with its documents."""

    brought: Brought
    walked: Walked
    out: Path
    files: tuple[Path, ...]


async def carry_out(order: Order, settings: Settings, progress: Progress) -> Done:
    """Bring the input, walk the program, write the documents.

    Raises:
        InputError: of the input, the program or the options; nothing was written.
    """
    if not order.folder.is_dir():
        raise NoInputFolder(str(order.folder))
    if order.out.resolve() == order.folder.resolve():
        raise OutputInsideInput(str(order.out))
    loaded = programs().load(order.program)
    ids = SeededIds("input")
    brought = bring(order.folder, settings, ids, loaded.program, language=order.language, start=order.start)
    check_ready(loaded, brought)
    database = order.out / DATABASE
    if order.force:
        for suffix in ("", "-wal", "-shm"):
            database.with_name(f"{DATABASE}{suffix}").unlink(missing_ok=True)
    with open_app(settings, database, draft=order.draft) as app:
        _check_earlier_run(app, workshop_id_for(loaded, brought), order)
        walked = await app.autopilot.run(loaded, brought, progress)
    files: list[Path] = []
    for document in documents(walked.dossier, brought.remarks):
        path = order.out / document.name
        write_atomically(path, document.content)
        files.append(path)
    return Done(brought, walked, order.out, tuple(files))


def _check_earlier_run(app: App, workshop_id: str, order: Order) -> None:
    with app.database.transaction() as connection:
        present = app.workshops.ids(connection)
    if present and not order.resume:
        raise AlreadyRun(str(order.out))
    if present and workshop_id not in present:
        raise InputChanged(str(order.out))
