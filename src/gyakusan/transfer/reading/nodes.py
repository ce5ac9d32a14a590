"""YAML with line numbers: every value knows the line on which it stands."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import yaml

from gyakusan.artifacts.models import MAX_TEXT
from gyakusan.transfer.errors import BadValue, BadYaml, MissingKey, RepeatedKey, TextTooLong, TooDeep, UnknownKey
from gyakusan.transfer.parsing.values import is_placeholder

MAX_DEPTH = 12
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULL = "tag:yaml.org,2002:null"


@dataclass(frozen=True)
class Entry:
    """A value of the YAML document: a text, a list or a mapping."""

    file: str
    key: str
    node: yaml.Node

    @property
    def line(self) -> int:
        """Return the line, counted from 1."""
        return self.node.start_mark.line + 1

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is written here."""
        return isinstance(self.node, yaml.ScalarNode) and (
            self.node.tag == _NULL or not self.node.value.strip() or is_placeholder(self.node.value)
        )

    def bad(self, expected: str) -> BadValue:
        """Return the error that something else is expected here."""
        value = self.node.value if isinstance(self.node, yaml.ScalarNode) else "…"
        return BadValue(self.file, self.line, self.key, str(value)[:60], expected)

    def text(self) -> str:
        """Return the text as written, without outer blanks; empty where nothing is written.

        Raises:
            BadValue: a list or a mapping stands here.
            TextTooLong: the text is longer than a field can hold.
        """
        if not isinstance(self.node, yaml.ScalarNode):
            raise self.bad("text")
        if self.is_empty:
            return ""
        text = str(self.node.value).strip()
        if len(text) > MAX_TEXT:
            raise TextTooLong(self.file, self.line, len(text), MAX_TEXT)
        return text

    def items(self) -> list[Entry]:
        """Return the entries of a list; none where nothing is written.

        Raises:
            BadValue: no list stands here.
        """
        if self.is_empty:
            return []
        if not isinstance(self.node, yaml.SequenceNode):
            raise self.bad("list")
        return [Entry(self.file, self.key, node) for node in self.node.value]

    def pairs(self) -> Iterator[Entry]:
        """Yield the values of a mapping, each under its key.

        Raises:
            BadValue: no mapping stands here, or a key is no text.
            RepeatedKey: a key stands twice.
        """
        if self.is_empty:
            return
        if not isinstance(self.node, yaml.MappingNode):
            raise self.bad("mapping")
        seen: set[str] = set()
        for key, value in self.node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise Entry(self.file, self.key, key).bad("text")
            name = str(key.value)
            if name in seen:
                raise RepeatedKey(self.file, key.start_mark.line + 1, name)
            seen.add(name)
            yield Entry(self.file, name, value)

    def mapping(self, valid: Iterable[str]) -> Mapping[str, Entry]:
        """Return the values of a mapping by their key.

        Raises:
            BadValue, RepeatedKey: see `pairs`.
            UnknownKey: a key is none of `valid`.
        """
        known = tuple(valid)
        found: dict[str, Entry] = {}
        for value in self.pairs():
            if value.key not in known:
                nearest = difflib.get_close_matches(value.key.lower().replace("-", "_"), known, n=1, cutoff=0.5)
                key_line = self._key_line(value.key)
                raise UnknownKey(self.file, key_line, value.key, (*nearest, "")[0], ", ".join(known))
            found[value.key] = value
        return found

    def _key_line(self, name: str) -> int:
        return next(key.start_mark.line + 1 for key, _ in self.node.value if key.value == name)

    def required(self, name: str, present: Mapping[str, Entry]) -> Entry:
        """Return a value that has to be there.

        Raises:
            MissingKey: it is not, or nothing is written.
        """
        found = present.get(name)
        if found is None or found.is_empty:
            raise MissingKey(self.file, found.line if found else self.line, name)
        return found


def parse_yaml(text: str, file: str) -> Entry:
    """Parse a YAML document.

    Raises:
        BadYaml: it cannot be read.
        TooDeep: it is nested deeper than `MAX_DEPTH` levels; without this limit the parser itself would fail.
    """
    try:
        _check_depth(text, file)
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise BadYaml(file, mark.line + 1 if mark else None, error.problem or "YAML") from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, max(0, int(error.position))) + 1
        raise BadYaml(file, line, error.reason) from error
    except yaml.YAMLError as error:
        raise BadYaml(file, None, type(error).__name__) from error
    if node is None:
        raise BadYaml(file, None, "YAML")
    return Entry(file, file, node)


def _check_depth(text: str, file: str) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                mark = event.start_mark
                raise TooDeep(file, mark.line + 1 if mark else None, MAX_DEPTH)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
