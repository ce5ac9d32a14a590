"""From gathered texts to typed documents: ids, references, values, origins."""

from __future__ import annotations

import re
from typing import Any, cast

from pydantic import ValidationError

from gyakusan.artifacts.kinds.invent import DIFFICULTIES
from gyakusan.artifacts.kinds.registry import KINDS
from gyakusan.artifacts.models import MAX_TEXT, Column, Kind, Row, Widget, columns, row_lists
from gyakusan.artifacts.provenance import ASSUMED, Provenance
from gyakusan.core.language import Language
from gyakusan.transfer.discovery.collecting import Collector, RawField, RawRow, Read, shorten
from gyakusan.transfer.discovery.defaults import field_origin, row_origin
from gyakusan.transfer.discovery.entries import is_pair, principal
from gyakusan.transfer.discovery.origins import claims_observed, origin_text, origins_text, parse_origin
from gyakusan.transfer.discovery.showing import Names, ReadValue, read_value, show
from gyakusan.transfer.errors import TextTooLong
from gyakusan.transfer.parsing.values import empty, is_blank, is_placeholder
from gyakusan.transfer.parsing.words import choice_words, column_words, light, lookup, normal

_ROW_ID = re.compile(r"[A-Za-z0-9_-]{1,40}")
_NO_NAMES = Names()


def finish(collector: Collector) -> Read:
    """Turn what was gathered into artifacts.

    Raises:
        TextTooLong: a cell holds more than a field can.
        TooManyRows: more notes than the settings allow.
    """
    return _Finisher(collector).finish()


class _Finisher:
    def __init__(self, collector: Collector) -> None:
        self._collector = collector
        self._setting = collector.setting
        self._names: dict[str, Names] = {}
        self._labels: dict[str, dict[str, str]] = {}
        self._told: set[tuple[str, str]] = set()

    def finish(self) -> Read:
        rows = [row for row in self._collector.rows if self._has_content(row)]
        ids = self._assign_ids(rows)
        self._blank_fields()
        found: dict[str, dict[str, list[Row]]] = {kind: {} for kind in self._collector.present}
        for raw, row_id in zip(rows, ids, strict=True):
            found.setdefault(raw.kind, {}).setdefault(raw.list_name, []).append(self._row(raw, row_id))
        for kind, _ in self._collector.fields:
            found.setdefault(kind, {})
        artifacts = {kind: self._kind(kind, lists) for kind, lists in found.items()}
        remarks = sorted(self._collector.remarks, key=lambda remark: remark.line or 0)
        return Read(self._with_notes(artifacts), tuple(remarks))

    def _has_content(self, raw: RawRow) -> bool:
        """Drop what is left of a starter, and rows in which only the label is written."""
        if raw.hidden is not None:
            return True
        blanks = [name for name, text in raw.cells.items() if is_placeholder(text)]
        for name in blanks:
            raw.cells[name] = ""
        needed = [principal(raw.kind, raw.list_name)] if is_pair(raw.kind, raw.list_name) else [*raw.cells]
        if any(not is_blank(raw.cells.get(name, "")) for name in needed):
            return True
        self._collector.remark(raw.line, "placeholder" if blanks else "no_content")
        return False

    def _blank_fields(self) -> None:
        for raw in self._collector.fields.values():
            if raw.hidden is None and is_placeholder(raw.text):
                raw.text = ""
                self._collector.remark(raw.line, "placeholder")

    def _assign_ids(self, rows: list[RawRow]) -> list[str]:
        ids: list[str] = []
        taken: set[tuple[str, str, str]] = set()
        for raw in rows:
            own = raw.hidden.name if raw.hidden is not None and raw.hidden.what == "row" else ""
            if not _ROW_ID.fullmatch(own) or (raw.kind, raw.list_name, own) in taken:
                own = self._setting.ids.new(raw.kind)
            taken.add((raw.kind, raw.list_name, own))
            ids.append(own)
            names = self._names.setdefault(f"{raw.kind}.{raw.list_name}", Names())
            if raw.number:
                names.ids.setdefault(light(raw.number), own)
                self._labels.setdefault(f"{raw.kind}.{raw.list_name}", {}).setdefault(own, raw.number)
            for text in raw.cells.values():
                if len(normal(text)) > 2:
                    names.titles.setdefault(normal(text), own)
        return ids

    def _row(self, raw: RawRow, row_id: str) -> Row:
        model = row_lists(KINDS[raw.kind])[raw.list_name]
        shown = columns(model)
        values = {name: self._cell(raw, name, shown[name], raw.cells[name]) for name in shown if name in raw.cells}
        origin, cells = self._row_origin(raw, shown)
        self._check_difficulty(raw, values)
        kept = self._kept_values(raw, shown)
        try:
            return model.model_validate({**values, **kept, "id": row_id, "provenance": origin, "cells": cells})
        except ValidationError:
            return model.model_validate({**values, "id": row_id, "provenance": origin})

    def _cell(self, raw: RawRow, name: str, column: Column, text: str) -> object:
        if len(text) > MAX_TEXT:
            raise TextTooLong(self._setting.file, raw.line, len(text), MAX_TEXT)
        choices = choice_words(raw.kind, raw.list_name, name) if column.widget is Widget.CHOICE else {}
        read = read_value(text, column, choices, self._names.get(column.refs, _NO_NAMES))
        if raw.hidden is not None and self._is_kept(raw, name, column):
            return read.value
        if column.computed and raw.hidden is None:
            self._keep(raw.line, column, text, "computed_column", once=True)
            return empty(column)
        if read.problem:
            self._report(raw, name, column, text, read)
        return read.value

    def _report(self, raw: RawRow, name: str, column: Column, text: str, read: ReadValue) -> None:
        if read.problem == "date_unclear":
            self._collector.remark(
                raw.line, read.problem, column=column.label.text(self._setting.language), text=shorten(text)
            )
        elif f"{name}_basis" in raw.cells or f"{name}_basis" in column_words(raw.kind, raw.list_name).values():
            raw.add(f"{name}_basis", read.rest)
        else:
            code = "not_a_number" if read.problem == "number_with_text" else read.problem
            self._keep(raw.line, column, read.rest, code)

    def _keep(self, line: int, column: Column, text: str, code: str, *, once: bool = False) -> None:
        """Keep what a cell said as a note; with `once` only the first of a column is reported."""
        label = column.label.text(self._setting.language)
        self._collector.note(label, line, f"{label}: {text}", remark=False)
        if not once or (code, label) not in self._told:
            self._told.add((code, label))
            self._collector.remark(line, code, column=label, text=shorten(text))

    def _check_difficulty(self, raw: RawRow, values: dict[str, object]) -> None:
        value = values.get("difficulty") if raw.kind == "solutions" and raw.hidden is None else None
        if isinstance(value, float) and value not in set(map(float, DIFFICULTIES)):
            self._collector.remark(raw.line, "odd_difficulty", value=f"{value:g}")

    def _is_kept(self, raw: RawRow, name: str, column: Column) -> bool:
        return name in self._kept_values(raw, {name: column})

    def _kept_values(self, raw: RawRow | RawField, shown: dict[str, Column]) -> dict[str, object]:
        """Return the exact values of the comment whose visible form nobody changed."""
        hidden = raw.hidden
        found: dict[str, object] = {}
        for name, column in shown.items():
            if hidden is None or name not in hidden.values:
                continue
            value = hidden.values[name]
            value = tuple(cast("list[Any]", value)) if isinstance(value, list) else value
            visible = raw.text if isinstance(raw, RawField) else raw.cells.get(name, "")
            labels = self._labels.get(column.refs, {})
            if any(_shows(value, column, labels, language) == visible for language in Language):
                found[name] = value
        return found

    def _row_origin(self, raw: RawRow, shown: dict[str, Column]) -> tuple[Provenance, dict[str, Provenance]]:
        lines = raw.origin.split("\n")
        hidden = raw.hidden
        if hidden is not None:
            origin = hidden.origin_given(parse_origin(lines[0])) or ASSUMED
            if any(origins_text(origin, hidden.cells, shown, language) == raw.origin for language in Language):
                return origin, dict(hidden.cells)
        if not raw.origin.strip():
            return row_origin(raw, self._setting)
        return self._stated(lines[0], raw.line), self._stated_cells(raw, lines[1:])

    def _stated_cells(self, raw: RawRow, lines: list[str]) -> dict[str, Provenance]:
        found: dict[str, Provenance] = {}
        words = column_words(raw.kind, raw.list_name)
        for line in lines:
            label, _, stated = line.rpartition(": ")
            name = lookup(words, label)
            if name:
                found[name] = self._stated(stated, raw.line)
        return found

    def _stated(self, shown: str, line: int) -> Provenance:
        if claims_observed(shown):
            self._collector.remark(line, "evidence_needed")
        return parse_origin(shown) or ASSUMED

    def _kind(self, kind: str, lists: dict[str, list[Row]]) -> Kind:
        model = KINDS[kind]
        values: dict[str, object] = {name: tuple(rows) for name, rows in lists.items()}
        origins: dict[str, Provenance] = {}
        for name, column in columns(model).items():
            raw = self._collector.fields.get((kind, name))
            if raw is None:
                continue
            values[name] = self._field(raw, name, column)
            origin = self._field_origin(kind, name, raw)
            if origin is not None:
                origins[name] = origin
        return model.model_validate({**values, "provenance": origins})

    def _field(self, raw: RawField, name: str, column: Column) -> object:
        if len(raw.text) > MAX_TEXT:
            raise TextTooLong(self._setting.file, raw.line, len(raw.text), MAX_TEXT)
        kept = self._kept_values(raw, {name: column})
        if name in kept and isinstance(kept[name], str):
            return kept[name]
        read = read_value(raw.text, column, {}, self._names.get(column.refs, _NO_NAMES))
        if read.problem == "date_unclear":
            label = column.label.text(self._setting.language)
            self._collector.remark(raw.line, read.problem, column=label, text=shorten(raw.text))
        elif read.problem:
            self._keep(raw.line, column, read.rest, read.problem)
        return read.value

    def _field_origin(self, kind: str, name: str, raw: RawField) -> Provenance | None:
        hidden = raw.hidden
        if hidden is not None:
            origin = ASSUMED if hidden.no_origin else hidden.origin_given(parse_origin(raw.origin))
            if origin and any(origin_text(origin, language) == raw.origin for language in Language):
                return None if hidden.no_origin else origin
            if not raw.origin:
                return None
        if raw.origin.strip():
            return self._stated(raw.origin, raw.line)
        return field_origin(kind, name, raw, self._setting) if raw.text else None

    def _with_notes(self, artifacts: dict[str, Kind]) -> dict[str, Kind]:
        notes = sorted(self._collector.notes, key=lambda note: note.line or 0)
        if not notes:
            return artifacts
        own = artifacts.get("notes")
        present = cast("tuple[Row, ...]", getattr(own, "rows", ()))
        return {**artifacts, "notes": KINDS["notes"].model_validate({"rows": (*present, *notes)})}


def _shows(value: object, column: Column, labels: dict[str, str], language: Language) -> str | None:
    try:
        return show(value, column, labels, language)
    except (TypeError, ValueError):
        return None
