"""Endpoints of programs: those that exist, and uploading new ones."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, File, UploadFile
from pydantic import BaseModel

from gyakusan.api.access import Caller
from gyakusan.api.house import House
from gyakusan.core.language import Label, Language
from gyakusan.identity.errors import Forbidden
from gyakusan.identity.models import Principal
from gyakusan.programs.models import LoadedProgram, Program
from gyakusan.programs.uploads import unpack

router = APIRouter(tags=["programs"])


class ProgramSummary(BaseModel):
    """A program to choose."""

    id: str
    version: str
    title: Label
    summary: Label
    languages: list[Language]
    builtin: bool


class StepTexts(BaseModel):
    """The words of a step."""

    instruction: str
    corrections: list[str]


class ProgramView(BaseModel):
    """A whole program with its words: language -> `part/phase/step`."""

    program: Program
    texts: dict[Language, dict[str, StepTexts]]


def account_access(caller: Caller) -> Principal:
    """Return the caller when they have an account."""
    if caller.account is None:
        raise Forbidden
    return caller


AccountHolder = Annotated[Principal, Depends(account_access)]


def texts_of(loaded: LoadedProgram, language: Language) -> dict[str, StepTexts]:
    """Return the words of every step in a language."""
    found = loaded.texts[language].items()
    return {
        "/".join(key): StepTexts(instruction=words.instruction, corrections=list(words.corrections))
        for key, words in found
    }


@router.get("/programs")
def list_programs(_: Caller, rooms: House) -> list[ProgramSummary]:
    """Return the programs that a workshop can go by."""
    found = [(loaded, True) for loaded in rooms.programs.builtin()]
    found += [(loaded, False) for loaded in rooms.programs.uploaded()]
    return [_summary(loaded.program, builtin=builtin) for loaded, builtin in found]


@router.get("/programs/{program_id}")
def get_program(program_id: str, _: Caller, rooms: House) -> ProgramView:
    """Return a program."""
    loaded = rooms.programs.named(program_id)
    return ProgramView(program=loaded.program, texts={lang: texts_of(loaded, lang) for lang in loaded.texts})


@router.post("/programs", status_code=201)
def upload_program(
    files: Annotated[list[UploadFile], File(max_length=200)], _: AccountHolder, rooms: House
) -> ProgramSummary:
    """Take in a program: one zip, or `program.yaml` with `<language>/<part>.md` as file names."""
    named = {file.filename or "": file.file.read() for file in files}
    if len(named) == 1 and next(iter(named)).lower().endswith(".zip"):
        named = unpack(next(iter(named.values())))
    with rooms.database.reading() as connection:
        used = rooms.workshops.programs_in_use(connection)
    return _summary(rooms.programs.upload(named, used).program, builtin=False)


def _summary(program: Program, *, builtin: bool) -> ProgramSummary:
    return ProgramSummary(
        id=program.id,
        version=program.version,
        title=program.title,
        summary=program.summary,
        languages=list(program.languages),
        builtin=builtin,
    )
