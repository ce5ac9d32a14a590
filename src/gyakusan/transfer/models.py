"""What comes out of an input folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from gyakusan.artifacts.models import Kind
from gyakusan.core.language import Language
from gyakusan.core.texts import text
from gyakusan.identity.models import Brief


def place(file: str, line: int | None, language: Language) -> str:
    """Say where something stands: the file, and the line where it has one."""
    if line is None:
        return file
    key = "place_slide" if file.lower().endswith(".pptx") else "place"
    return text("transfer", key, language, file=file, line=line)


@dataclass(frozen=True)
class Remark:
    """Something about the input that the team should know; nothing was lost."""

    file: str
    line: int | None
    code: str
    """The sentence is `remarks.<code>` in the room's catalogue."""
    values: Mapping[str, object] = field(default_factory=dict[str, object])

    def text(self, language: Language) -> str:
        """Return the sentence, with the file and the line in front."""
        sentence = text("transfer", f"remarks.{self.code}", language, **self.values)
        return text("transfer", "remark", language, place=place(self.file, self.line, language), sentence=sentence)


@dataclass(frozen=True)
class Brought:
    """Everything that an input folder holds."""

    brief: Brief
    artifacts: dict[str, Kind]
    """Kind key -> content. A kind that nobody brought is missing."""
    remarks: tuple[Remark, ...]
    fingerprint: str
    """SHA-256 over the names and bytes of the files that were read, for seeding."""
