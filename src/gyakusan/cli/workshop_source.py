"""Where `export` and `artifact` read from: a folder of results or a bundle."""

from __future__ import annotations

import os
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from gyakusan.app import App, open_app, programs
from gyakusan.autopilot.rules import as_of
from gyakusan.cli.errors import NothingThere
from gyakusan.cli.run_order import DATABASE
from gyakusan.core.settings import load_settings
from gyakusan.transfer.service import read_bundle_file
from gyakusan.workshop.models import Dossier


def read_dossier(source: Path) -> Dossier:
    """Return the newest workshop of a results folder, or the one in a bundle.

    Raises:
        NothingThere: the path is neither.
    """
    if source.is_file():
        return read_bundle_file(source, load_settings(os.environ))
    with open_results(source) as (app, workshop_id), app.database.transaction() as connection:
        workshop = app.workshops.get(connection, workshop_id)
        program = programs().load(workshop.program).program
        dossier = app.workshops.dossier(connection, workshop_id, program, workshop.brief.start)
        return replace(dossier, as_of=as_of(workshop.brief, dossier.current()))


@contextmanager
def open_results(folder: Path) -> Generator[tuple[App, str]]:
    """Open a results folder; yields the product and the id of its newest workshop.

    Raises:
        NothingThere: the folder holds no workshop.
    """
    database = folder / DATABASE
    if not database.is_file():
        raise NothingThere(str(folder))
    with open_app(load_settings(os.environ), database) as app:
        with app.database.transaction() as connection:
            present = app.workshops.ids(connection)
        if not present:
            raise NothingThere(str(folder))
        yield app, present[-1]
