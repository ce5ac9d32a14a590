"""Where a statement comes from when the document does not say.

Whoever answers for the file provided it. Reactions are observed: somebody outside did or said it. What a press release
lets customers say, and every effect before somebody has tried it, is an assumption.
"""

from __future__ import annotations

from pydantic import ValidationError

from gyakusan.artifacts.provenance import Evidence, Provenance, State, provided
from gyakusan.transfer.discovery.collecting import RawField, RawRow, Setting
from gyakusan.transfer.parsing.values import read_date

_HYPOTHESES = {("prfaq", "quotes", ""), ("inventions", "rows", "effect")}


def row_origin(raw: RawRow, setting: Setting) -> tuple[Provenance, dict[str, Provenance]]:
    """Return the origin of a row, and of those of its cells that differ."""
    where = place_of(setting, raw.line)
    author = setting.authors.of(raw.kind, setting.file)
    if raw.kind == "reactions":
        return _observed(raw, where, author) or provided(author, where), {}
    assumed = Provenance(note=where)
    if (raw.kind, raw.list_name, "") in _HYPOTHESES:
        return assumed, {}
    cells = {name: assumed for name in raw.cells if (raw.kind, raw.list_name, name) in _HYPOTHESES}
    return provided(author, where), cells


def field_origin(kind: str, name: str, raw: RawField, setting: Setting) -> Provenance:
    """Return the origin of a scalar field."""
    where = place_of(setting, raw.line)
    if (kind, name) == ("prfaq", "effect"):
        return Provenance(note=where)
    return provided(setting.authors.of(kind, setting.file), where)


def place_of(setting: Setting, line: int) -> str:
    """Return where something stood, as a note: `customer.md:12`."""
    return f"{setting.file}:{line}"


def _observed(raw: RawRow, where: str, author: str) -> Provenance | None:
    day = read_date(raw.cells.get("date", ""))
    try:
        seen = Evidence(
            text=raw.cells.get("content", ""),
            source=raw.cells.get("who", ""),
            noted_by=author,
            on=day.isoformat() if day else "",
        )
    except ValidationError:
        return None
    return Provenance(state=State.OBSERVED, note=where, evidence=(seen,))
