"""What is proposed: a row or a field, with its values, its origins, and what people changed in it."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from gyakusan.artifacts.provenance import Provenance


class Suggestion(BaseModel):
    """A proposed row, or a proposed value of a scalar field.

    `values` holds only the columns that it changes, as plain values; people may edit them before they accept.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    draft: str
    """The draft or the answer that it belongs to."""
    number: int = 0
    """Its place in the draft."""
    list_name: str = ""
    """Empty for a scalar field."""
    row: str = ""
    """The row that it becomes or changes."""
    field: str = ""
    by: str
    """The rule or the language model that wrote it."""
    at: str
    note: str = ""
    replaces: bool = False
    """Whether the row stood there when it was proposed."""
    values: dict[str, Any]
    drafted: dict[str, Any]
    """The values as they were proposed: what differs from them was edited by a person."""
    edited: dict[str, str] = Field(default_factory=dict)
    """Column -> who edited it last."""
    origin: Provenance | None = None
    """Origin of the whole row or of the field; None: the row keeps its own."""
    cells: dict[str, Provenance] = Field(default_factory=dict)
    """Origins of single columns."""
