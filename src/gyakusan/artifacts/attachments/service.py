"""The door of attachments: take a file, hand it out again."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection

from gyakusan.artifacts.attachments import rules, store
from gyakusan.artifacts.attachments.models import Attachment
from gyakusan.artifacts.errors import FileNotFound, FileNotTaken, FilesFull
from gyakusan.core.clock import Clock
from gyakusan.core.files import write_atomically
from gyakusan.core.ids import Ids


class Attachments:
    """The files of all workshops, in one folder. Every verb runs in the caller's transaction."""

    def __init__(self, clock: Clock, ids: Ids, folder: Path, *, megabytes: float) -> None:
        self._clock = clock
        self._ids = ids
        self._folder = folder
        self._megabytes = megabytes

    def put(self, connection: Connection, workshop_id: str, name: str, content: bytes, person: str) -> Attachment:
        """Keep a file.

        Raises:
            FileNotTaken: its content is none of the kinds that are taken, or its name says something else.
            FilesFull: the files of the workshop would take up more than they may.
            CannotWrite: the folder cannot be written.
        """
        kind, shown = rules.kind_of(content), rules.safe_name(name)
        if kind is None or not rules.fits(kind, shown):
            raise FileNotTaken(shown, rules.endings())
        if store.sum_bytes(connection, workshop_id) + len(content) > self._megabytes * 1_000_000:
            raise FilesFull(self._megabytes)
        attachment = Attachment(
            id=self._ids.new("file"),
            workshop_id=workshop_id,
            name=shown,
            kind=kind.key,
            bytes=len(content),
            stored=self._ids.new("blob"),
            by=person,
            at=self._clock.now().isoformat(),
        )
        store.insert_file(connection, attachment)
        write_atomically(self._folder / attachment.stored, content)
        return attachment

    def get(self, connection: Connection, workshop_id: str, file_id: str) -> tuple[Attachment, Path]:
        """Return a file of a workshop and where it lies.

        Raises:
            FileNotFound: the workshop has none with that id.
        """
        attachment = store.select_file(connection, workshop_id, file_id)
        path = self._folder / attachment.stored if attachment else self._folder
        if attachment is None or not path.is_file():
            raise FileNotFound(file_id)
        return attachment, path
