"""The door of the programs room: list, load, check and start programs."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from gyakusan.core.errors import CannotWrite
from gyakusan.programs.errors import ProgramExists, ProgramInvalid, ProgramNotFound
from gyakusan.programs.loader import FILE, load_program
from gyakusan.programs.models import LoadedProgram, Program, Vocabulary

_BUILTIN = Path(__file__).parent / "builtin"
_SKELETON = Path(__file__).parent / "skeleton"


class Programs:
    """The built-in programs and those that people write."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def builtin(self) -> tuple[LoadedProgram, ...]:
        """Return the built-in programs, the most general one first."""
        names = sorted(
            (folder.name for folder in _BUILTIN.iterdir()), key=lambda name: (name != "working-backwards", name)
        )
        return tuple(load_program(_BUILTIN / name, self._vocabulary) for name in names)

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
        if path.is_file():
            return path.parent
        if (path / FILE).is_file():
            return path
        raise ProgramNotFound(name_or_path, ", ".join(sorted(folder.name for folder in _BUILTIN.iterdir())))
