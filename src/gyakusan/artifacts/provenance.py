"""Where a statement comes from. Only attached evidence makes it observed, and a machine's output is never evidence."""

from enum import StrEnum
from typing import Self

from pydantic import BaseModel, ConfigDict, model_validator

from gyakusan.artifacts.errors import EvidenceUnfit

RULES = "rules"
"""Author of everything that was drafted by rule."""

MODEL_PREFIX = "model:"
"""Authors that begin so are language models."""


class State(StrEnum):
    """How a statement is known."""

    OBSERVED = "observed"
    PROVIDED = "provided"
    ASSUMED = "assumed"
    DRAFTED = "drafted"


def is_machine(author: str) -> bool:
    """Tell whether an author is a rule or a language model."""
    return author == RULES or author.startswith(MODEL_PREFIX)


class Evidence(BaseModel):
    """Something that somebody outside did or said, as noted by a person."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str
    source: str
    """Who or what was observed, such as `interview` or `mock, 3 February`."""
    noted_by: str
    on: str = ""
    """ISO date, empty when unknown."""
    url: str = ""

    @model_validator(mode="after")
    def _from_a_person(self) -> Self:
        if not self.text.strip() or not self.noted_by.strip():
            raise ValueError("evidence needs a text and the person who noted it")
        if is_machine(self.noted_by) or is_machine(self.source):
            raise ValueError("what a rule or a language model wrote can never be evidence")
        return self


class Provenance(BaseModel):
    """The origin of a row or a field."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    state: State = State.ASSUMED
    by: str = ""
    note: str = ""
    """Where exactly it was taken from, or why it is assumed."""
    evidence: tuple[Evidence, ...] = ()

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if (self.state is State.OBSERVED) != bool(self.evidence):
            raise ValueError("a statement is observed exactly when evidence is attached")
        if (self.state is State.DRAFTED) != is_machine(self.by):
            raise ValueError("a statement is drafted exactly when a rule or a language model wrote it")
        if self.state is State.PROVIDED and not self.by.strip():
            raise ValueError("a provided statement names who provided it")
        return self

    @property
    def is_open(self) -> bool:
        """Tell whether the statement still has to be checked: assumed, or drafted by a machine."""
        return self.state in {State.ASSUMED, State.DRAFTED}


ASSUMED = Provenance()


def provided(by: str, note: str = "") -> Provenance:
    """Return the provenance of what a named person said."""
    return Provenance(state=State.PROVIDED, by=by, note=note)


def drafted(by: str, note: str = "") -> Provenance:
    """Return the provenance of what a rule or a language model wrote."""
    return Provenance(state=State.DRAFTED, by=by, note=note)


def noted(text: str, source: str, noted_by: str, *, on: str = "", url: str = "") -> Evidence:
    """Return evidence that a person brings.

    Raises:
        EvidenceUnfit: its source is a rule or a language model.
    """
    if is_machine(source.strip()) or is_machine(noted_by):
        raise EvidenceUnfit
    return Evidence(text=text, source=source, noted_by=noted_by, on=on, url=url)


def attach(provenance: Provenance, evidence: Evidence) -> Provenance:
    """Return the provenance after evidence was attached: observed, earlier evidence kept."""
    by = "" if is_machine(provenance.by) else provenance.by
    return Provenance(state=State.OBSERVED, by=by, note=provenance.note, evidence=(*provenance.evidence, evidence))
