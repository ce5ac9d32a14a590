"""The door of the programs room: list, load, check and start programs."""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from gyakusan.core.errors import CannotWrite
from gyakusan.programs.errors import ProgramExists, ProgramInvalid, ProgramNotFound
from gyakusan.programs.loader import FILE, load_program
from gyakusan.programs.models import LoadedProgram, Program, Vocabulary
from gyakusan.programs.uploads import keep_upload

_BUILTIN = Path(__file__).parent / "builtin"
_SKELETON = Path(__file__).parent / "skeleton"


class Programs:
    """The built-in programs and those that people write."""

    def __init__(self, vocabulary: Vocabulary, library: Path | None = None) -> None:
        self._vocabulary = vocabulary
        self._library = library
        """Folder of uploaded programs, one folder each, named by the program's id."""
        self._kept: dict[str, tuple[tuple[int, int], LoadedProgram]] = {}

    def builtin(self) -> tuple[LoadedProgram, ...]:
        """Return the built-in programs, the most general one first."""
        names = sorted(
            (folder.name for folder in _BUILTIN.iterdir()), key=lambda name: (name != "working-backwards", name)
        )
        return tuple(load_program(_BUILTIN / name, self._vocabulary) for name in names)

    def uploaded(self) -> tuple[LoadedProgram, ...]:
        """Return the uploaded programs that can be used, by name."""
        if self._library is None or not self._library.is_dir():
            return ()
        folders = sorted(f for f in self._library.iterdir() if (f / FILE).is_file() and not f.name.startswith("."))
        checked = [self.check(str(folder)) for folder in folders]
        return tuple(program for program in checked if isinstance(program, LoadedProgram))

    def named(self, name: str) -> LoadedProgram:
        """Return a built-in or uploaded program; unlike `load` this reads no path that a caller makes up.

        It is kept in memory until its file is replaced.

        Raises:
            ProgramNotFound: there is none of that name.
        """
        known = {folder.name: folder for root in (self._library, _BUILTIN) if root for folder in _programs_in(root)}
        if name not in known:
            raise ProgramNotFound(name, ", ".join(sorted(known)))
        stamp = (known[name] / FILE).stat()
        version = (stamp.st_ino, stamp.st_mtime_ns)
        kept = self._kept.get(name)
        if kept is None or kept[0] != version:
            kept = self._kept[name] = (version, load_program(known[name], self._vocabulary))
        return kept[1]

    def upload(self, files: Mapping[str, bytes], used: Collection[str]) -> LoadedProgram:
        """Check an uploaded program and keep it under its id; `used` are the programs that workshops go by.

        Raises:
            UploadUnusable: there is no program among the files.
            ProgramInvalid: with every problem found; files are named as they were sent.
            ProgramInUse: a program of that id is built in or used.
            CannotWrite: the folder of programs cannot be written.
        """
        assert self._library is not None
        return keep_upload(files, self._library, self._vocabulary, {f.name for f in _programs_in(_BUILTIN)} | {*used})

    def load(self, name_or_path: str) -> LoadedProgram:
        """Load a built-in program by name, or any program by its folder or its `program.yaml`.

        Raises:
            ProgramNotFound: neither a built-in name nor a path that exists.
            ProgramInvalid: with every problem found.
        """
        return load_program(self._folder(name_or_path), self._vocabulary)

    def check(self, name_or_path: str) -> LoadedProgram | ProgramInvalid:
        """Check a program; what is wrong comes back as the error that `load` would raise.

        Raises:
            ProgramNotFound: neither a built-in name nor a path that exists.
        """
        try:
            return self.load(name_or_path)
        except ProgramInvalid as error:
            return error

    def new(self, folder: Path) -> None:
        """Write the skeleton of a program, with comments, into a new folder.

        Raises:
            ProgramExists: the folder has something in it.
            CannotWrite: the folder cannot be made.
        """
        if folder.exists() and any(folder.iterdir()):
            raise ProgramExists(str(folder))
        try:
            shutil.copytree(_SKELETON, folder, dirs_exist_ok=True)
        except OSError as error:
            raise CannotWrite(str(folder), error.strerror or type(error).__name__) from error

    @staticmethod
    def schema() -> dict[str, Any]:
        """Return the JSON Schema of `program.yaml`, for editors."""
        return {"$schema": "https://json-schema.org/draft/2020-12/schema", **Program.model_json_schema()}

    def _folder(self, name_or_path: str) -> Path:
        path = Path(name_or_path)
        if "/" not in name_or_path and "\\" not in name_or_path and (_BUILTIN / name_or_path / FILE).is_file():
            return _BUILTIN / name_or_path
        if self._library is not None and name_or_path in {folder.name for folder in _programs_in(self._library)}:
            return self._library / name_or_path
        if path.is_file():
            return path.parent
        if (path / FILE).is_file():
            return path
        raise ProgramNotFound(name_or_path, ", ".join(sorted(folder.name for folder in _BUILTIN.iterdir())))


def _programs_in(root: Path) -> Iterator[Path]:
    if root.is_dir():
        shown = (folder for folder in root.iterdir() if not folder.name.startswith("."))
        yield from (folder for folder in shown if (folder / FILE).is_file())
