"""What can be wrong with a bundle that somebody brings back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from gyakusan.core.errors import InputError
from gyakusan.core.language import Language
from gyakusan.transfer.writing.wording import say


@dataclass(eq=False)
class BundleError(InputError):
    """Base of errors about a bundle."""

    def _room(self) -> str:
        return "transfer/writing"


@dataclass(eq=False)
class NotABundle(BundleError):
    """The file is no ZIP, or a ZIP without a manifest."""

    code: ClassVar[str] = "not_a_bundle"


@dataclass(eq=False)
class BundleTooLarge(BundleError):
    """The bundle, or what it unpacks to, is larger than allowed."""

    code: ClassVar[str] = "bundle_too_large"
    limit: float
    """In MB, 10^6 bytes."""


@dataclass(eq=False)
class BundleTooNew(BundleError):
    """A later version of the product wrote it, in a format that this one does not know."""

    code: ClassVar[str] = "bundle_too_new"
    format: int
    known: int


@dataclass(eq=False)
class BundleDamaged(BundleError):
    """An entry is missing, unexpected, changed or does not fit its kind; `problem` says which of these."""

    code: ClassVar[str] = "bundle_damaged"
    entry: str
    problem: str

    def _spoken(self, language: Language) -> dict[str, object]:
        return {"entry": self.entry, "problem": say(f"bundle_problems.{self.problem}", language)}
