"""Write docs/artifacts.md, the page of all artifact kinds, from their definitions: `python scripts/kinds_page.py`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from gyakusan.artifacts.kinds.registry import KINDS
from gyakusan.artifacts.models import Column, columns, list_label, row_lists
from gyakusan.core.language import Label

PAGE = Path(__file__).resolve().parent.parent / "docs" / "artifacts.md"
HEAD = """# 成果物の種類 / Artifact kinds

この頁は定義から作られています(`python scripts/kinds_page.py`)。プログラムからは左端の名前で参照します。
This page is made from the definitions. Programs refer to kinds and columns by the names on the left.
"""


def both(label: Label) -> str:
    """Return a label in both languages."""
    return f"{label.ja} / {label.en}"


def column_line(name: str, column: Column) -> str:
    """Return the table row of a column."""
    notes = [both(column.help)] if column.help else []
    if column.unit:
        notes.append(both(column.unit))
    notes += [f"`{code}` {both(label)}" for code, label in column.choices]
    if column.refs:
        notes.append(f"→ `{column.refs}`")
    if column.computed:
        notes.append("計算 / computed")
    return f"| `{name}` | {both(column.label)} | {column.widget} | {'; '.join(notes)} |"


def table(found: dict[str, Column]) -> Iterator[str]:
    """Yield the table of some columns."""
    yield "| 名前 / name | 見出し / label | 形 / widget | 補足 / notes |"
    yield "|---|---|---|---|"
    for name, column in found.items():
        yield column_line(name, column)
    yield ""


def page() -> str:
    """Return the whole page."""
    lines = [HEAD]
    for key, kind in KINDS.items():
        lines += [f"## `{key}` — {both(kind.title)}", ""]
        if columns(kind):
            lines += table(columns(kind))
        for name, row in row_lists(kind).items():
            lines += [f"**`{name}`** — {both(list_label(kind, name))}", ""]
            lines += table(columns(row))
    return "\n".join(lines)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
