"""Errors of the command line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from gyakusan.core.errors import InputError
from gyakusan.core.language import Language


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


@dataclass(eq=False)
class PortTaken(InputError):
    """Something else listens at that port."""

    code: ClassVar[str] = "port_taken"
    host: str
    port: int

    def _spoken(self, language: Language) -> dict[str, object]:
        del language
        return {"host": self.host, "port": self.port, "next": self.port + 1}


@dataclass(eq=False)
class AddressUnusable(InputError):
    """One cannot listen at that address."""

    code: ClassVar[str] = "address_unusable"
    host: str
    port: int
    reason: str


@dataclass(eq=False)
class AlreadyServing(InputError):
    """Another server holds the data folder."""

    code: ClassVar[str] = "already_serving"
    path: str


@dataclass(eq=False)
class ExamplesMissing(InputError):
    """The examples that the demo needs are not there."""

    code: ClassVar[str] = "examples_missing"
    path: str
