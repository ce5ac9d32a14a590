"""YAML with the line of every value, so that a problem can be shown where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml

from gyakusan.programs.errors import Problem

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Marked:
    """Parsed YAML: the plain data, and the line of the value (and key) at every path."""

    data: Any
    lines: dict[Path, int]
    problems: tuple[Problem, ...]

    def line(self, path: Path) -> int:
        """Return the line of a path, or of the nearest thing that contains it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def parse_yaml(text: str, file: str) -> Marked:
    """Parse YAML; what is wrong with it comes back as problems."""
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        reason = (error.problem or "").strip()
        return Marked(None, {}, (Problem(file, mark.line + 1 if mark else 1, "yaml", (("reason", reason),)),))
    except yaml.YAMLError as error:
        return Marked(None, {}, (Problem(file, 1, "yaml", (("reason", str(error).splitlines()[0]),)),))
    if not isinstance(node, yaml.MappingNode):
        return Marked(None, {}, (Problem(file, 1, "not_a_mapping"),))
    walker = _Walker(file)
    try:
        data = walker.value(node, ())
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        return Marked(None, {}, (Problem(file, 1, "yaml", (("reason", reason),)),))
    return Marked(data, walker.lines, tuple(walker.problems))


class _Walker:
    def __init__(self, file: str) -> None:
        self.file = file
        self.lines: dict[Path, int] = {}
        self.problems: list[Problem] = []
        self._open: set[int] = set()

    def value(self, node: yaml.Node, path: Path) -> Any:
        self.lines.setdefault(path, node.start_mark.line + 1)
        if id(node) in self._open:
            raise yaml.YAMLError("an alias contains itself")
        self._open.add(id(node))
        try:
            return self._value(node, path)
        finally:
            self._open.discard(id(node))

    def _value(self, node: yaml.Node, path: Path) -> Any:
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*path, index)) for index, item in enumerate(node.value)]
        constructor = yaml.constructor.SafeConstructor()
        return constructor.construct_object(node)  # type: ignore[no-untyped-call]

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(getattr(key_node, "value", ""))
            line = key_node.start_mark.line + 1
            if key in found:
                self.problems.append(Problem(self.file, line, "duplicate_key", (("key", key),)))
            self.lines[(*path, key)] = line
            found[key] = self.value(value_node, (*path, key))
        return found
