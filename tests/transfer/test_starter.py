from __future__ import annotations

from pathlib import Path

import pytest

from gyakusan.artifacts.kinds.invent import Solutions
from gyakusan.artifacts.kinds.listen import CustomerProfile
from gyakusan.core.errors import CannotWrite
from gyakusan.core.ids import SeededIds
from gyakusan.core.language import Language
from gyakusan.core.settings import Settings
from gyakusan.transfer import errors
from gyakusan.transfer.reading.folder import bring
from gyakusan.transfer.starter.starter import FILES, starter


@pytest.mark.parametrize("language", list(Language))
def test_the_unedited_starter_says_what_to_fill_in(tmp_path: Path, language: Language) -> None:
    paths = starter(tmp_path / "new", language)
    assert [path.name for path in paths] == list(FILES)
    team = tmp_path / "new" / "team.yaml"
    with pytest.raises(errors.MissingKey) as missing:
        bring(tmp_path / "new", Settings(), SeededIds("test"))
    assert (missing.value.file, missing.value.line, missing.value.key) == ("team.yaml", 6, "name")
    lines = team.read_text(encoding="utf-8").split("\n")
    lines[5] = "  name: X"
    team.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(errors.StartMissing) as start:
        bring(tmp_path / "new", Settings(), SeededIds("test"))
    assert lines[(start.value.line or 0) - 1].startswith("start:")
    team.write_text("\n".join(lines).replace('start: "', 'start: 2027-01-13 # "'), encoding="utf-8")
    brought = bring(tmp_path / "new", Settings(), SeededIds("test"))
    assert brought.brief.language is language
    assert [member.role for member in brought.brief.members] == ["product_manager", "developer", "data_scientist"]
    assert brought.artifacts["customer_profile"] == CustomerProfile()
    solutions = brought.artifacts["solutions"]
    assert isinstance(solutions, Solutions)
    assert (len(solutions.rows), len(solutions.team_questions)) == (0, 4)
    assert {remark.code for remark in brought.remarks} == {"placeholder"}
    assert "notes" not in brought.artifacts


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "customer.md").write_text("mine", encoding="utf-8")
    with pytest.raises(errors.AlreadyThere):
        starter(tmp_path, Language.JA)
    assert [path.name for path in tmp_path.iterdir()] == ["customer.md"]
    assert (tmp_path / "customer.md").read_text(encoding="utf-8") == "mine"


def test_a_place_that_cannot_hold_files_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(CannotWrite):
        starter(tmp_path / "file" / "below", Language.EN)
