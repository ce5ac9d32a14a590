"""Errors of the artifacts room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from gyakusan.core.errors import GyakusanError


@dataclass(eq=False)
class ArtifactNotFound(GyakusanError):
    """There is no such artifact."""

    code: ClassVar[str] = "artifact_not_found"
    status: ClassVar[int] = 404
    artifact: str


@dataclass(eq=False)
class ArtifactFrozen(GyakusanError):
    """The part has ended; the artifact never changes any more."""

    code: ClassVar[str] = "artifact_frozen"
    status: ClassVar[int] = 409
    artifact: str
    frozen_at: str


@dataclass(eq=False)
class VersionNotFound(GyakusanError):
    """The artifact never had that version."""

    code: ClassVar[str] = "version_not_found"
    status: ClassVar[int] = 404
    artifact: str
    version: int
    newest: int


@dataclass(eq=False)
class ProposalNotFound(GyakusanError):
    """The proposal has been accepted, refused or taken back."""

    code: ClassVar[str] = "proposal_not_found"
    status: ClassVar[int] = 404
    proposal: str


@dataclass(eq=False)
class ProposalStale(GyakusanError):
    """The row that a proposal changes has been removed."""

    code: ClassVar[str] = "proposal_stale"
    status: ClassVar[int] = 409
    proposal: str


@dataclass(eq=False)
class ProposalUnusable(GyakusanError):
    """What a proposal holds does not fit its artifact."""

    code: ClassVar[str] = "proposal_unusable"
    status: ClassVar[int] = 409
    proposal: str


@dataclass(eq=False)
class FileNotFound(GyakusanError):
    """There is no such file in the workshop."""

    code: ClassVar[str] = "file_not_found"
    status: ClassVar[int] = 404
    file: str


@dataclass(eq=False)
class FileNotTaken(GyakusanError):
    """The content of a file is none of the kinds that are taken, or its name says something else."""

    code: ClassVar[str] = "file_not_taken"
    status: ClassVar[int] = 415
    file: str
    endings: str


@dataclass(eq=False)
class FilesFull(GyakusanError):
    """The files of the workshop take up as much as they may."""

    code: ClassVar[str] = "files_full"
    status: ClassVar[int] = 413
    megabytes: float


@dataclass(eq=False)
class EvidenceUnfit(GyakusanError):
    """What was given cannot be evidence: it names a rule or a language model as its source."""

    code: ClassVar[str] = "evidence_unfit"
