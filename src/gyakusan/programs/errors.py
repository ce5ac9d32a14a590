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
        return f"{self.file}:{self.line}: {self.sentence(language)}"

    def sentence(self, language: Language) -> str:
        """Say what is wrong and what would be right."""
        values = dict(self.values)
        for group, placeholder in (("suggest", "suggestion"), ("expected", "expected")):
            catalogued = next((key for key in values if f"{group}.{key}" in catalogue("programs", language)), None)
            if catalogued is not None:
                values[placeholder] = text("programs", f"{group}.{catalogued}", language, value=values[catalogued])
        return text("programs", f"problems.{self.code}", language, **values)

    def what_and_hint(self, language: Language) -> tuple[str, str]:
        """Return the sentence that says what is wrong, and those that say what would be right."""
        what, stop, hint = self.sentence(language).partition("。" if language is Language.JA else ". ")
        return f"{what}{stop}".strip(), hint.strip()


@dataclass(eq=False)
class ProgramInvalid(InputError):
    """A program cannot be used as it is written."""

    code: ClassVar[str] = "program_invalid"
    problems: tuple[Problem, ...]

    def _spoken(self, language: Language) -> dict[str, object]:
        return {"count": len(self.problems), "list": "\n".join(problem.message(language) for problem in self.problems)}

    def _shown(self, language: Language) -> dict[str, object]:
        shown: list[dict[str, str | int]] = []
        for problem in self.problems:
            what, hint = problem.what_and_hint(language)
            shown.append({"file": problem.file, "line": problem.line, "what": what, "hint": hint})
        return {"problems": shown}


@dataclass(eq=False)
class ProgramNotFound(InputError):
    """There is no such program."""

    code: ClassVar[str] = "program_not_found"
    status: ClassVar[int] = 404
    name: str
    known: str


@dataclass(eq=False)
class ProgramInUse(InputError):
    """An uploaded program would take the place of a built-in one, or of one that workshops go by."""

    code: ClassVar[str] = "program_in_use"
    status: ClassVar[int] = 409
    name: str


@dataclass(eq=False)
class UploadUnusable(InputError):
    """What was uploaded is no program. `problem`: empty, zip, path, many or large."""

    code: ClassVar[str] = "upload_unusable"
    problem: str
    limit: str = ""

    def _spoken(self, language: Language) -> dict[str, object]:
        return {"reason": text("programs", f"upload.{self.problem}", language, limit=self.limit)}


@dataclass(eq=False)
class ProgramExists(InputError):
    """The folder for a new program has something in it already."""

    code: ClassVar[str] = "program_exists"
    status: ClassVar[int] = 409
    path: str
