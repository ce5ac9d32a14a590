"""Errors of the programs room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from gyakusan.core.errors import InputError
from gyakusan.core.language import Language
from gyakusan.core.texts import catalogue, text


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong in a program: where, what, and what would be right."""

    file: str
    line: int
    code: str
    values: tuple[tuple[str, str], ...] = ()

    def message(self, language: Language) -> str:
        """Say `file:line: what is wrong; what would be right`."""
        values = dict(self.values)
        for group, placeholder in (("suggest", "suggestion"), ("expected", "expected")):
            catalogued = next((key for key in values if f"{group}.{key}" in catalogue("programs", language)), None)
            if catalogued is not None:
                values[placeholder] = text("programs", f"{group}.{catalogued}", language, value=values[catalogued])
        words = text("programs", f"problems.{self.code}", language, **values)
        return f"{self.file}:{self.line}: {words}"


@dataclass(eq=False)
class ProgramInvalid(InputError):
    """A program cannot be used as it is written."""

    code: ClassVar[str] = "program_invalid"
    problems: tuple[Problem, ...]

    def _spoken(self, language: Language) -> dict[str, object]:
        return {"count": len(self.problems), "list": "\n".join(problem.message(language) for problem in self.problems)}


@dataclass(eq=False)
class ProgramNotFound(InputError):
    """There is no such program."""

    code: ClassVar[str] = "program_not_found"
    status: ClassVar[int] = 404
    name: str
    known: str


@dataclass(eq=False)
class ProgramExists(InputError):
    """The folder for a new program has something in it already."""

    code: ClassVar[str] = "program_exists"
    status: ClassVar[int] = 409
    path: str
