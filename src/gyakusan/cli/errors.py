"""Errors of the command line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from gyakusan.core.errors import InputError


@dataclass(eq=False)
class NoInputFolder(InputError):
    """The input is not a folder."""

    code: ClassVar[str] = "no_input_folder"
    path: str


@dataclass(eq=False)
class OutputInsideInput(InputError):
    """The results would lie among the input."""

    code: ClassVar[str] = "output_is_input"
    path: str


@dataclass(eq=False)
class AlreadyRun(InputError):
    """The output folder holds a workshop already."""

    code: ClassVar[str] = "already_run"
    path: str


@dataclass(eq=False)
class InputChanged(InputError):
    """The input is not the one that the run in the output folder began with."""

    code: ClassVar[str] = "input_changed"
    path: str


@dataclass(eq=False)
class NothingThere(InputError):
    """There is no workshop to read."""

    code: ClassVar[str] = "nothing_there"
    path: str


@dataclass(eq=False)
class NoSuchArtifact(InputError):
    """The workshop has no artifact of that kind in that part."""

    code: ClassVar[str] = "no_such_artifact"
    wanted: str
    known: str


@dataclass(eq=False)
class UnknownFormat(InputError):
    """There is no export of that name."""

    code: ClassVar[str] = "unknown_format"
    wanted: str
    known: str
