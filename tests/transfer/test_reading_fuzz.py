"""Whatever the bytes: an error of ours, or a result."""

from __future__ import annotations

import contextlib
import io
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gyakusan.core.errors import InputError
from gyakusan.core.ids import SeededIds
from gyakusan.core.language import Language
from gyakusan.core.settings import Settings
from gyakusan.transfer.reading.folder import FILES, bring

EXAMPLES = Path(__file__).parents[2] / "examples"
SAMPLES = {path.name: path.read_bytes() for path in sorted(EXAMPLES.glob("*/*")) if path.is_file()}
NAMES = ["team.yaml", *(name for names in FILES.values() for name in names)]
TEAM = "product: x\nstart: 2027-01-13\n"
LIMITS = Settings(max_rows=300, max_file_mb=5)
WORDS = st.sampled_from(
    [
        "|",
        "\n",
        "#",
        "- ",
        ":",
        ": ",
        "**",
        "<!--",
        "-->",
        "<br>",
        "\\",
        "目的",
        "行動",
        "問い",
        "Q:",
        "A:",
        "journey",
        "```",
        "|---|---|",
        "| 段階 | 行動 |",
        "<!--row:x {",
        "<!--list:journey.rows-->",
        "〔未記入: x〕",
        '"',
        ",",
        "\t",
        "&#0",
        "  ",
        "solutions",
        "## ",
        "発明",
        "PR/FAQ",
        "> ",
        "「",
        "」",
        "(",
        ")",
        "[",
        "{",
        "*x",
        "&x ",
        "!!python/object:x",
        "\ufeff",
        "\ud7ff",
        "10:30",
        "https://",
        "members:\n  - ",
        "name: ",
        "role: ",
        "[&a a, *a]",
        "? ",
        "| |",
        "：",
    ]
)


def attempt(folder: Path) -> list[str]:
    """Return everything that is said about a folder, in both languages."""
    try:
        brought = bring(folder, LIMITS, SeededIds("test"))
    except InputError as error:
        return [error.message(language) for language in Language]
    return [remark.text(language) for remark in brought.remarks for language in Language]


def survive(name: str, content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "team.yaml").write_text(TEAM, encoding="utf-8")
        (Path(folder) / name).write_bytes(content)
        said = attempt(Path(folder))
    assert all(said)
    assert folder not in "".join(said)


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=40)
@given(content=st.binary(max_size=300))
def test_arbitrary_bytes(name: str, content: bytes) -> None:
    survive(name, content)


@pytest.mark.parametrize("name", [name for name in NAMES if not name.endswith(("pptx", "xlsx"))])
@settings(max_examples=60)
@given(words=st.lists(st.one_of(WORDS, st.text(max_size=5)), max_size=60))
def test_arbitrary_words(name: str, words: list[str]) -> None:
    survive(name, "".join(words).encode())


@pytest.mark.parametrize("name", sorted(set(NAMES) & SAMPLES.keys()))
@settings(max_examples=25)
@given(data=st.data())
def test_truncated_files(name: str, data: st.DataObject) -> None:
    content = SAMPLES[name]
    survive(name, content[: data.draw(st.integers(0, len(content)))])


@pytest.mark.parametrize("name", sorted(set(NAMES) & SAMPLES.keys()))
@settings(max_examples=25)
@given(data=st.data())
def test_mutated_files(name: str, data: st.DataObject) -> None:
    content = bytearray(SAMPLES[name])
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 4))] = data.draw(st.binary(max_size=6))
    survive(name, bytes(content))


@pytest.mark.parametrize("name", ["customer.pptx"])
@settings(max_examples=25)
@given(data=st.data())
def test_mutated_parts_of_office_files(name: str, data: st.DataObject) -> None:
    stream = io.BytesIO()
    with contextlib.ExitStack() as stack:
        old = stack.enter_context(zipfile.ZipFile(io.BytesIO(SAMPLES[name])))
        new = stack.enter_context(zipfile.ZipFile(stream, "w"))
        chosen = data.draw(
            st.sampled_from([part for part in old.namelist() if "slides/" in part or part.count("/") < 2])
        )
        for part in old.namelist():
            content = bytearray(old.read(part))
            if part == chosen and content:
                at = data.draw(st.integers(0, len(content) - 1))
                content[at : at + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=6))
            new.writestr(part, bytes(content))
    survive(name, stream.getvalue())
