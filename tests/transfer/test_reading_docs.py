from __future__ import annotations

from pathlib import Path

import pytest

from gyakusan.artifacts.kinds.listen import JourneyRow
from gyakusan.artifacts.models import columns
from gyakusan.core.language import Language
from gyakusan.transfer.reading import team
from gyakusan.transfer.reading.folder import FILES, TEAM

PAGE = (Path(__file__).parents[2] / "docs" / "input-folder.md").read_text(encoding="utf-8")
HALVES = dict(zip(Language, PAGE.split("\n# Input folder\n"), strict=True))


@pytest.mark.parametrize("language", list(Language))
def test_every_file_and_key_is_documented(language: Language) -> None:
    names = [name for files in FILES.values() for name in files]
    keys = (
        team.TOP,
        team.PRODUCT,
        team.SPONSOR,
        team.MEMBER,
        team.HEARING,
        team.TRIAL,
        team.DATA,
        team.ABILITY,
        team.MARKET,
    )
    wanted = [*names, TEAM[0], *(key for group in keys for key in group)]
    assert [name for name in wanted if f"`{name}`" not in HALVES[language]] == []


@pytest.mark.parametrize("language", list(Language))
def test_the_headers_of_a_journey_are_documented(language: Language) -> None:
    labels = [shown.label.text(language) for shown in columns(JourneyRow).values()]
    assert [label for label in labels if label not in HALVES[language]] == []
