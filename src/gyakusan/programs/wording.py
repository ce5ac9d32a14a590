"""The Markdown of a part: `## phase/step` sections with instruction, prompt and correction phrases."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from gyakusan.programs.errors import Problem
from gyakusan.programs.models import StepText

_SECTION = re.compile(r"^##\s+(?P<heading>[^#].*?)\s*$")
_SUBSECTION = re.compile(r"^###\s+(?P<heading>[^#].*?)\s*$")
_BULLET = re.compile(r"^\s*[-*・]\s*(?P<text>.+?)\s*$")


@dataclass
class Section:
    """The words of one step and the line of its heading."""

    heading: str
    line: int
    bodies: dict[str, list[str]] = field(default_factory=lambda: {"instruction": []})

    def words(self) -> StepText:
        """Return the section as step text."""
        corrections = [found["text"] for line in self.bodies.get("corrections", ()) if (found := _BULLET.match(line))]
        return StepText(
            instruction="\n".join(self.bodies["instruction"]).strip(),
            prompt="\n".join(self.bodies.get("prompt", ())).strip(),
            corrections=tuple(corrections),
        )


def parse_wording(text: str, file: str) -> tuple[list[Section], list[Problem]]:
    """Split a part's Markdown into its sections."""
    sections: list[Section] = []
    problems: list[Problem] = []
    body = "instruction"
    for number, line in enumerate(text.splitlines(), start=1):
        if section := _SECTION.match(line):
            sections.append(Section(section["heading"], number))
            body = "instruction"
        elif (subsection := _SUBSECTION.match(line)) and sections:
            body = subsection["heading"].lower()
            if body not in {"prompt", "corrections"}:
                values = (("heading", subsection["heading"]),)
                problems.append(Problem(file, number, "unknown_subsection", values))
            sections[-1].bodies.setdefault(body, [])
        elif sections:
            sections[-1].bodies[body].append(line)
    return sections, problems
