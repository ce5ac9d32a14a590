"""Writing the starter: the files of an input folder, with comments that say what to write and for whom."""

from __future__ import annotations

from pathlib import Path

from gyakusan.core.errors import CannotWrite
from gyakusan.core.files import write_atomically
from gyakusan.core.language import Language
from gyakusan.transfer.errors import AlreadyThere

FILES = ("README.md", "team.yaml", "customer.md", "solutions.md", "journey.csv")
_TEMPLATES = Path(__file__).with_name("templates")
_BOM = b"\xef\xbb\xbf"


def starter(folder: Path, language: Language) -> tuple[Path, ...]:
    """Write the starter files into a folder, which is made if it is not there, and return their paths.

    What is still to be written stands there as a visible blank, which the importer takes as nothing. CSV files begin
    with a byte order mark, so that Excel on Windows reads them.

    Raises:
        AlreadyThere: one of the files exists; nothing was written.
        CannotWrite: the folder cannot be written.
    """
    paths = tuple(folder / name for name in FILES)
    try:
        present = next((path for path in paths if path.exists() or path.is_symlink()), None)
    except OSError as error:
        raise CannotWrite(str(folder), error.strerror or type(error).__name__) from error
    if present is not None:
        raise AlreadyThere(str(present))
    for path in paths:
        content = (_TEMPLATES / language / path.name).read_bytes()
        write_atomically(path, _BOM + content if path.suffix == ".csv" else content)
    return paths
