"""Programs that come in as files, zipped or not: measured while they are unpacked, checked before they are kept."""

from __future__ import annotations

import io
import tempfile
import zipfile
import zlib
from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

from gyakusan.core.errors import CannotWrite
from gyakusan.programs.errors import ProgramInUse, ProgramInvalid, UploadUnusable
from gyakusan.programs.loader import FILE, load_program
from gyakusan.programs.models import LoadedProgram, Vocabulary

MAX_FILES = 200
MAX_UNPACKED_MB = 10
_SUFFIXES = {".yaml", ".yml", ".md"}


def unpack(content: bytes) -> dict[str, bytes]:
    """Return the texts in a zip: name -> content; what its directory claims about sizes is not believed.

    Raises:
        UploadUnusable: it is no zip, or holds too many, too large or wrongly named files.
    """
    found: dict[str, bytes] = {}
    left = MAX_UNPACKED_MB * 1_000_000
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if len(entries) > MAX_FILES:
                raise UploadUnusable("many", str(MAX_FILES))
            for entry in entries:
                if PurePosixPath(entry.filename).suffix not in _SUFFIXES:
                    continue
                with archive.open(entry) as file:
                    found[entry.filename] = file.read(left + 1)
                left -= len(found[entry.filename])
                if left < 0:
                    raise UploadUnusable("large", str(MAX_UNPACKED_MB))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise UploadUnusable("zip") from error
    return found


def keep_upload(
    files: Mapping[str, bytes], library: Path, vocabulary: Vocabulary, taken: Collection[str]
) -> LoadedProgram:
    """Check a program and put it into the library under its id, in place of an earlier one that nobody uses.

    Raises:
        UploadUnusable, ProgramInvalid, ProgramInUse, CannotWrite: nothing was kept.
    """
    placed = _placed(files)
    try:
        library.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=library, prefix=".incoming-") as temporary:
            folder = Path(temporary) / "program"
            for name, content in placed.items():
                path = folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
            loaded = _load(folder, vocabulary)
            if loaded.program.id in taken:
                raise ProgramInUse(loaded.program.id)
            home = library / loaded.program.id
            if home.exists():
                home.rename(Path(temporary) / "earlier")
            folder.rename(home)
    except OSError as error:
        raise CannotWrite(str(library), error.strerror or type(error).__name__) from error
    return loaded


def _load(folder: Path, vocabulary: Vocabulary) -> LoadedProgram:
    try:
        return load_program(folder, vocabulary)
    except ProgramInvalid as error:
        prefix = f"{folder}/"
        problems = tuple(
            replace(
                problem,
                file=problem.file.removeprefix(prefix),
                values=tuple((key, value.removeprefix(prefix)) for key, value in problem.values),
            )
            for problem in error.problems
        )
        raise ProgramInvalid(problems) from error


def _placed(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files by their place beside `program.yaml`; a folder around everything is taken off."""
    if len(files) > MAX_FILES:
        raise UploadUnusable("many", str(MAX_FILES))
    if sum(len(content) for content in files.values()) > MAX_UNPACKED_MB * 1_000_000:
        raise UploadUnusable("large", str(MAX_UNPACKED_MB))
    paths = {_safe(name): content for name, content in files.items()}
    seen = {path: content for path, content in paths.items() if not any(p.startswith((".", "__")) for p in path.parts)}
    roots = sorted((path.parent for path in seen if path.name == FILE), key=lambda path: len(path.parts))
    if not roots:
        raise UploadUnusable("empty")
    root = roots[0]
    inside = {path.relative_to(root): content for path, content in seen.items() if path.is_relative_to(root)}
    return {str(path): content for path, content in inside.items() if path.suffix in _SUFFIXES}


def _safe(name: str) -> PurePosixPath:
    path = PurePosixPath(name.replace("\\", "/"))
    unfit = path.is_absolute() or ".." in path.parts or not path.parts or len(name) > 200 or not name.isprintable()
    if unfit or ":" in name:
        raise UploadUnusable("path")
    return path
