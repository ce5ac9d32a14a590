"""The input folder of a team: which files it may hold, and everything that they say."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from gyakusan.artifacts.kinds.day_zero import DataInventory, HearingSheet
from gyakusan.artifacts.kinds.registry import KINDS
from gyakusan.artifacts.models import Kind
from gyakusan.core.ids import Ids
from gyakusan.core.language import Language
from gyakusan.core.settings import Settings
from gyakusan.identity.models import Brief
from gyakusan.transfer.discovery.collecting import Authors, Read, Setting
from gyakusan.transfer.discovery.reading import read_discovery
from gyakusan.transfer.errors import FileMissing, FileUnreadable, FolderMissing
from gyakusan.transfer.models import Brought, Remark
from gyakusan.transfer.parsing.sources import Source, read_source
from gyakusan.transfer.reading.joining import join
from gyakusan.transfer.reading.slide import read_slides
from gyakusan.transfer.reading.spreadsheet import csv_rows, read_rows
from gyakusan.transfer.reading.team import Team, read_team
from gyakusan.transfer.reading.workbook import workbook_rows

TEAM = ("team.yaml", "team.yml")
MAX_TEAM_MB = 1.0
"""Nobody writes more by hand; reading YAML takes seconds per megabyte."""
FILES: Mapping[str, tuple[str, ...]] = {
    "customer_profile": ("customer.md", "customer.pptx"),
    "journey": ("journey.md", "journey.csv", "journey.xlsx"),
    "solutions": ("solutions.md",),
    "reactions": ("feedback.md", "feedback.csv", "feedback.xlsx"),
    "": ("discovery.md",),
}
"""Kind -> the names of the file that holds it, best first; the empty kind stands for any."""


@dataclass(frozen=True)
class _Chosen:
    kind: str
    source: Source


def bring(
    folder: Path,
    settings: Settings,
    ids: Ids,
    *,
    language: Language | None = None,
    start: date | None = None,
    checks: Sequence[str] | None = None,
) -> Brought:
    """Read an input folder. `language` and `start` win over what `team.yaml` says.

    `checks` are the ids of the program's checks; what `team.yaml` says of others is remarked on.

    Without either the language is guessed from the texts. Everything that could not be typed is kept as notes.

    Raises:
        InputError: something cannot be used as it is; see `gyakusan.transfer.errors`.
    """
    present, remarks = _list_files(folder)
    team_file = next((present[name] for name in TEAM if name in present), None)
    if team_file is None:
        raise FileMissing(TEAM[0], None)
    source = read_source(team_file, settings.model_copy(update={"max_file_mb": min(settings.max_file_mb, MAX_TEAM_MB)}))
    team = read_team(source.text(), source.name, settings, ids, language=language, start=start, checks=checks)
    chosen, more = _choose(present, settings)
    authors = authors_of(team.brief)
    read = [
        (one.kind, one.source.name, _read(one, Setting(one.source.name, team.brief.language, ids, settings, authors)))
        for one in chosen
    ]
    read = [(kind, name, Read(_with_abilities(one.artifacts, team), one.remarks)) for kind, name, one in read]
    artifacts, joined = join([("", source.name, _team_sheets(team)), *read], ids, team.brief.language)
    if team.abilities.team_questions:
        artifacts.setdefault("solutions", team.abilities)
    return Brought(
        brief=team.brief,
        artifacts={key: artifacts[key] for key in KINDS if key in artifacts},
        remarks=(*joined, *remarks, *more),
        fingerprint=_fingerprint((source, *(one.source for one in chosen))),
    )


def authors_of(brief: Brief) -> Authors:
    """Return who answers for what is brought: the first product manager and the first data scientist."""
    managers, scientists = brief.members_with("product_manager"), brief.members_with("data_scientist")
    return Authors(managers[0].name if managers else "", scientists[0].name if scientists else "")


def _list_files(folder: Path) -> tuple[dict[str, Path], list[Remark]]:
    """Return the known files by their name in small letters, and remarks on the others."""
    known = {name for names in FILES.values() for name in names} | set(TEAM)
    try:
        if not folder.is_dir():
            raise FolderMissing(str(folder))
        entries = sorted(folder.iterdir())
    except OSError as error:
        raise FileUnreadable(folder.name, None, error.strerror or type(error).__name__) from error
    present = {path.name.lower(): path for path in entries if path.name.lower() in known}
    others = [path for path in entries if path.name.lower() not in known and not path.name.startswith((".", "~$"))]
    return present, [Remark(path.name, None, "file_ignored") for path in others if _is_forgotten(path)]


def _is_forgotten(path: Path) -> bool:
    """Tell whether a file looks as if somebody meant it to be read."""
    suffixes = {".md", ".csv", ".xlsx", ".pptx", ".yaml", ".yml", ".txt", ".docx", ".xls", ".ppt", ".tsv", ".pdf"}
    return path.suffix.lower() in suffixes and not path.name.lower().startswith("readme") and path.is_file()


def _choose(present: Mapping[str, Path], settings: Settings) -> tuple[list[_Chosen], list[Remark]]:
    chosen: list[_Chosen] = []
    remarks: list[Remark] = []
    for kind, names in FILES.items():
        found = [present[name] for name in names if name in present]
        if found:
            chosen.append(_Chosen(kind, read_source(found[0], settings)))
        remarks += [Remark(path.name, None, "file_not_used", {"other": found[0].name}) for path in found[1:]]
    return chosen, remarks


def _read(chosen: _Chosen, setting: Setting) -> Read:
    readers: dict[str, Callable[[], Read]] = {
        "md": lambda: read_discovery(chosen.source.text(), setting, only=chosen.kind),
        "csv": lambda: read_rows(csv_rows(chosen.source.text(), setting), setting, chosen.kind),
        "xlsx": lambda: read_rows(workbook_rows(chosen.source, setting), setting, chosen.kind),
        "pptx": lambda: read_slides(chosen.source, setting),
    }
    return readers[chosen.source.name.lower().rpartition(".")[2]]()


def _team_sheets(team: Team) -> Read:
    sheets: tuple[HearingSheet | DataInventory, ...] = (team.hearing, team.data)
    return Read({sheet.key: sheet for sheet in sheets if sheet.rows}, team.remarks)


def _with_abilities(artifacts: Mapping[str, Kind], team: Team) -> dict[str, Kind]:
    """Put what `team.yaml` says about the team's abilities into the solutions."""
    solutions = artifacts.get("solutions")
    if solutions is None or not team.abilities.team_questions:
        return dict(artifacts)
    changed = solutions.model_copy(update={"team_questions": team.abilities.team_questions})
    return {**artifacts, "solutions": changed}


def _fingerprint(sources: tuple[Source, ...]) -> str:
    digest = hashlib.sha256()
    for source in sorted(sources, key=lambda one: one.name):
        name = source.name.encode(errors="surrogateescape")
        digest.update(len(name).to_bytes(8, "big") + name + len(source.content).to_bytes(8, "big") + source.content)
    return digest.hexdigest()
