"""Documents as Markdown: tables of fields, tables of rows, and blocks for rows that hold much text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from gyakusan.artifacts.kinds.registry import KINDS
from gyakusan.artifacts.models import Column, Kind, Row, Widget, columns, get_rows, list_label, row_lists
from gyakusan.artifacts.provenance import ASSUMED
from gyakusan.core.language import Language
from gyakusan.core.texts import text
from gyakusan.transfer.discovery.entries import is_card, principal, texts
from gyakusan.transfer.discovery.hidden import Hidden, exactly
from gyakusan.transfer.discovery.origins import origin_text, origins_text, parse_origin
from gyakusan.transfer.discovery.showing import Names, read_value, show
from gyakusan.transfer.parsing.inline import mark
from gyakusan.transfer.parsing.words import choice_words, light

PREFIXES = {
    "journey.rows": "J",
    "questions.rows": "Q",
    "solutions.rows": "S",
    "inventions.rows": "I",
    "reactions.rows": "R",
    "plan.milestones": "M",
}
"""What the labels of rows begin with that others refer to: `Q3` is the third question."""
MAX_TITLE = 60
HYPOTHESES = {("prfaq", "effect")}
"""Fields that are shown as hypotheses until they are observed."""


@dataclass
class References:
    """The labels of all rows of a document."""

    labels: dict[str, dict[str, str]] = field(default_factory=dict[str, dict[str, str]])
    titles: dict[str, dict[str, str]] = field(default_factory=dict[str, dict[str, str]])
    """Labels together with what the rows are about: `Q3 Why ...?`."""
    names: dict[str, Names] = field(default_factory=dict[str, Names])
    elsewhere: dict[str, str] = field(default_factory=dict[str, str])
    """The rows of other documents: id -> label and title."""

    def of(self, refs: str) -> Mapping[str, str]:
        """Return id -> label of a row list, given as `kind.rows`."""
        return self.labels.get(refs, {})

    def shown_in(self, column: Column) -> Mapping[str, str]:
        """Return how a column shows the rows that it refers to: one with its title, several by their labels.

        Rows of other documents are shown with their titles: nothing else on the page says what they are.
        """
        found = self.titles if column.widget is Widget.REF else self.labels
        return found.get(column.refs, self.elsewhere)


def references(artifacts: Mapping[str, Kind], around: Mapping[str, Kind] | None = None) -> References:
    """Number the rows of every list; `around` are other documents, whose rows are only referred to."""
    found = References()
    others = {key: content for key, content in (around or {}).items() if key not in artifacts}
    for titles in references(others).titles.values() if others else ():
        found.elsewhere.update(titles)
    for key, content in artifacts.items():
        for name in row_lists(type(content)):
            where = f"{key}.{name}"
            labels: dict[str, str] = {}
            titles: dict[str, str] = {}
            names = found.names.setdefault(where, Names())
            for number, row in enumerate(get_rows(content, name), start=1):
                label = f"{PREFIXES.get(where, '')}{number}"
                labels.setdefault(row.id, label)
                names.ids.setdefault(light(label), row.id)
                title = " ".join(str(getattr(row, principal(key, name))).split())
                titles.setdefault(row.id, f"{label} {title[:MAX_TITLE]}".strip())
            found.labels[where] = labels
            found.titles[where] = titles
    return found


class Renderer:
    """Writes kinds as Markdown in one language."""

    def __init__(
        self, artifacts: Mapping[str, Kind], language: Language, around: Mapping[str, Kind] | None = None
    ) -> None:
        self._language = language
        self.references = references(artifacts, around)

    def kind(self, content: Kind) -> list[str]:
        """Return the lines of one kind, with its heading."""
        model = type(content)
        lists = row_lists(model)
        title = mark(model.title.text(self._language))
        mark_of_kind = Hidden("list", f"{model.key}.rows") if "rows" in lists else Hidden("kind", model.key)
        lines = [f"### {title} {mark_of_kind.comment()}", ""]
        if columns(model):
            lines += self._fields(content)
        for name in lists:
            if name != "rows" and get_rows(content, name):
                heading = mark(list_label(model, name).text(self._language))
                lines += [f"#### {heading} {Hidden('list', f'{model.key}.{name}').comment()}", ""]
            if get_rows(content, name):
                lines += self._rows(content, name)
            elif name == "rows":
                lines += [f"{self._word('nothing')} <!--generated-->", ""]
        return lines

    def _fields(self, content: Kind) -> list[str]:
        rows = [self._field(content, name, shown) for name, shown in columns(type(content)).items()]
        return self.table((self._word("field"), self._word("value"), self._word("origin")), rows)

    def _field(self, content: Kind, name: str, column: Column) -> list[str]:
        value = getattr(content, name)
        visible = show(value, column, self.references.shown_in(column), self._language)
        origin = content.provenance.get(name)
        shown_origin = "" if origin is None and not visible else origin_text(origin or ASSUMED, self._language)
        own, note = exactly(origin, parse_origin(shown_origin)) if origin is not None else (None, "")
        hidden = Hidden(
            "field",
            name,
            origin=own,
            note=note,
            no_origin=origin is None and bool(visible),
            values={} if self._reads_back(value, visible, column, {}) else {name: value},
        )
        label = column.label.text(self._language)
        if (content.key, name) in HYPOTHESES and (origin or ASSUMED).is_open:
            label = text("transfer", "discovery.hypothesis", self._language, label=label)
        return [mark(label), mark(visible or self._word("blank")), f"{mark(shown_origin)} {hidden.comment()}".strip()]

    def _rows(self, content: Kind, name: str) -> list[str]:
        if is_card(content.key, name):
            return [line for row in get_rows(content, name) for line in self._card(content.key, name, row)]
        shown = columns(row_lists(type(content))[name])
        header = [self._word("number"), *(mark(_header(column, self._language)) for column in shown.values())]
        rows: list[list[str]] = []
        for number, row in enumerate(get_rows(content, name), start=1):
            cells, origin, hidden = self._row(content.key, name, row)
            label = f"{PREFIXES.get(f'{content.key}.{name}', '')}{number}"
            rows.append([label, *(mark(cells[column]) for column in shown), f"{mark(origin)} {hidden.comment()}"])
        return self.table((*header, self._word("origin")), rows)

    def _card(self, kind: str, name: str, row: Row) -> list[str]:
        shown = columns(row_lists(KINDS[kind])[name])
        cells, origin, hidden = self._row(kind, name, row)
        title = texts(kind, name)[0]
        label = self.references.of(f"{kind}.{name}")[row.id]
        heading = " ".join(part for part in ("####", label, mark(cells[title]), hidden.comment()) if part)
        lines = [heading, ""]
        for column, described in shown.items():
            if column != title:
                lines.append(self._item(mark(described.label.text(self._language)), mark(cells[column])))
        return [*lines, self._item(self._word("origin"), mark(origin)), ""]

    def _item(self, label: str, value: str) -> str:
        return text("transfer", "discovery.labelled", self._language, label=label, value=value).rstrip()

    def _row(self, kind: str, name: str, row: Row) -> tuple[dict[str, str], str, Hidden]:
        """Return what the cells and the origin of a row show, and the comment with what they do not."""
        shown = columns(type(row))
        cells: dict[str, str] = {}
        values: dict[str, object] = {}
        for column_name, column in shown.items():
            value = getattr(row, column_name)
            cells[column_name] = show(value, column, self.references.shown_in(column), self._language)
            choices = choice_words(kind, name, column_name) if column.widget is Widget.CHOICE else {}
            if not self._reads_back(value, cells[column_name], column, choices):
                values[column_name] = value
        origin = origins_text(row.provenance, row.cells, shown, self._language)
        own, note = exactly(row.provenance, parse_origin(origin.split("\n")[0]))
        return cells, origin, Hidden("row", row.id, origin=own, note=note, cells=row.cells, values=values)

    def _reads_back(self, value: object, visible: str, column: Column, choices: Mapping[str, str]) -> bool:
        read = read_value(visible, column, choices, self.references.names.get(column.refs, Names()))
        return read.value == value and type(read.value) is type(value) and not read.problem

    def table(self, header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
        """Return a table of cells that are Markdown already."""
        lines = [_line(header), _line(["---"] * len(header))]
        return [*lines, *(_line(row) for row in rows), ""]

    def _word(self, key: str) -> str:
        return text("transfer", f"discovery.{key}", self._language)


def _header(column: Column, language: Language) -> str:
    label = column.label.text(language)
    if column.unit is None:
        return label
    return f"{label}({column.unit.ja})" if language is Language.JA else f"{label} ({column.unit.en})"


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
