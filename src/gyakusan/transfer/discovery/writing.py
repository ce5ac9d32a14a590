"""The discovery document: every artifact in one Markdown file that people like to read and that reads back equal."""

from __future__ import annotations

from collections.abc import Mapping

from gyakusan.artifacts.kinds.day_zero import ROLE_CHOICES
from gyakusan.artifacts.kinds.registry import KINDS
from gyakusan.artifacts.models import Kind
from gyakusan.core.language import Language
from gyakusan.core.texts import text
from gyakusan.identity.models import Brief
from gyakusan.plan.rules import open_assumptions, open_blanks
from gyakusan.transfer.discovery.rendering import Renderer
from gyakusan.transfer.discovery.summary import (
    blank_section,
    evidence_section,
    open_section,
)
from gyakusan.transfer.parsing.inline import mark
from gyakusan.transfer.parsing.words import section_of, vocabulary


def discovery_markdown(
    artifacts: Mapping[str, Kind], brief: Brief, language: Language, around: Mapping[str, Kind] | None = None
) -> str:
    """Write all artifacts as one document.

    A section per process, the origin of every row, blanks and hypotheses visible; at the end what is not checked yet.
    `read_discovery` gives the artifacts back, also after people changed cells and added rows. `around` are artifacts
    that are not written but that the written ones refer to.
    """
    renderer = Renderer(artifacts, language, around)
    still_open = open_assumptions(artifacts, language)
    blanks = open_blanks(artifacts, language)
    lines = _preface(brief, len(still_open), len(blanks), language)
    for section in (*vocabulary()["section_kinds"], "other"):
        present = [artifacts[key] for key in _kinds_of(section) if key in artifacts]
        if present:
            lines += [f"## {text('transfer', f'discovery.sections.{section}', language)}", ""]
            lines += [line for content in present for line in renderer.kind(content)]
    lines += open_section(still_open, renderer, language)
    lines += blank_section(blanks, renderer, language)
    lines += evidence_section(artifacts, renderer, language)
    return "\n".join(lines).rstrip("\n") + "\n"


def _kinds_of(section: str) -> tuple[str, ...]:
    if section == "other":
        return tuple(key for key in KINDS if section_of(key) is None)
    return tuple(vocabulary()["section_kinds"][section])


def _preface(brief: Brief, still_open: int, blanks: int, language: Language) -> list[str]:
    title = text("transfer", "discovery.title", language, product=mark(brief.product))
    members = [
        text("transfer", "discovery.member", language, name=mark(member.name), role=_role(member.role, language))
        for member in brief.members
    ]
    separator = text("transfer", "discovery.comma", language)
    lines = [
        text("transfer", "discovery.meta", language, company=mark(brief.company or brief.product), start=brief.start),
        *([text("transfer", "discovery.members", language, names=separator.join(members))] if members else ()),
        text("transfer", "discovery.counts", language, open=still_open, blanks=blanks),
        text("transfer", "discovery.legend", language),
        mark(text("transfer", "discovery.editing", language)),
    ]
    return [f"# {title} <!--generated-->", "", *(line for one in lines for line in (one, ""))]


def _role(role: str, language: Language) -> str:
    names = ROLE_CHOICES.get(role)
    return mark(role) if names is None else names[0 if language is Language.JA else 1]
