"""Reading files from the input folder within the limits."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from gyakusan.core.settings import Settings
from gyakusan.transfer.errors import FileTooLarge, FileUnreadable
from gyakusan.transfer.parsing.decoding import decode

MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Source:
    """A file as it lies in the folder."""

    name: str
    content: bytes

    def text(self) -> str:
        """Return the content as text with Unix line ends.

        Raises:
            FileEmpty, NotText, BrokenText: see `decoding.decode`.
        """
        return decode(self.content, self.name)


def read_source(path: Path, settings: Settings) -> Source:
    """Read a file.

    Raises:
        FileTooLarge: more than `max_file_mb`.
        FileUnreadable: no file, or no permission.
    """
    try:
        if not path.is_file():
            raise FileUnreadable(path.name, None, "not a file")
        size = path.stat().st_size
        if size > settings.max_file_mb * MEGABYTE:
            raise FileTooLarge(path.name, None, size / MEGABYTE, settings.max_file_mb)
        return Source(path.name, path.read_bytes())
    except OSError as error:
        raise FileUnreadable(path.name, None, error.strerror or type(error).__name__) from error
