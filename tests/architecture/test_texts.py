from __future__ import annotations

import re
import string
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest
import yaml

import gyakusan
from gyakusan.artifacts.kinds.registry import KINDS
from gyakusan.artifacts.models import Widget, columns, list_label, row_lists
from gyakusan.core.errors import GyakusanError
from gyakusan.core.language import Language
from gyakusan.core.settings import Settings
from gyakusan.core.texts import catalogue
from gyakusan.programs.models import Declared, Program

PACKAGE = Path(gyakusan.__file__).parent
ROOT = PACKAGE.parent.parent
CATALOGUES = sorted(str(path.parent.parent.relative_to(PACKAGE)) for path in PACKAGE.rglob("texts/ja.yaml"))


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


FORMS = re.compile(r"\.(noun|verb|state|quote)(\..*)?$|^(taken|figures\.month_of_year|value\.can)(\..*)?$")
"""How a sentence is joined to an action is a matter of each language's grammar: these forms may differ."""


@pytest.mark.parametrize("room", CATALOGUES)
def test_both_languages_have_the_same_sentences_with_the_same_placeholders(room):
    ja, en = catalogue(room, Language.JA), catalogue(room, Language.EN)
    assert {FORMS.sub("", key) for key in ja} - {""} == {FORMS.sub("", key) for key in en} - {""}
    different = {key for key in ja.keys() & en.keys() if placeholders(ja[key]) != placeholders(en[key])}
    assert different == set()


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("texts/*.yaml")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_catalogue_has_no_key_twice(path):
    node = yaml.compose(path.read_text(encoding="utf-8"))
    pending = [node]
    while pending:
        current = pending.pop()
        if isinstance(current, yaml.MappingNode):
            keys = [key.value for key, _ in current.value]
            assert len(keys) == len(set(keys)), [key for key in keys if keys.count(key) > 1]
            pending += [value for _, value in current.value]


def all_errors() -> list[type[GyakusanError]]:
    for path in PACKAGE.rglob("errors.py"):
        __import__(".".join(("gyakusan", *path.relative_to(PACKAGE).with_suffix("").parts)))
    found, pending = [], [GyakusanError]
    while pending:
        kind = pending.pop()
        pending += kind.__subclasses__()
        if "code" in kind.__dict__ and kind is not GyakusanError:
            found.append(kind)
    return sorted(found, key=lambda kind: kind.code)


def test_every_error_has_its_own_code_and_a_sentence_in_both_languages():
    errors = all_errors()
    codes = [kind.code for kind in errors]
    assert len(codes) == len(set(codes))
    for kind in errors:
        room = kind._room(kind.__new__(kind))
        for language in Language:
            assert f"errors.{kind.code}" in catalogue(room, language), (room, kind.code)


def test_every_kind_is_labelled_in_both_languages_and_refers_to_what_exists():
    for key, kind in KINDS.items():
        assert kind.key == key
        labels = [kind.title, *(column.label for column in columns(kind).values())]
        every = dict(columns(kind))
        for name, row in row_lists(kind).items():
            labels.append(list_label(kind, name))
            every |= {f"{name}.{column}": shown for column, shown in columns(row).items()}
        labels += [column.label for column in every.values()]
        assert all(label.ja and label.en for label in labels)
        for name, column in every.items():
            assert (column.widget is Widget.CHOICE) == bool(column.choices), name
            if column.refs:
                target, _, rows = column.refs.partition(".")
                assert rows in row_lists(KINDS[target])


def test_every_setting_and_command_is_documented():
    documents = "".join(
        path.read_text(encoding="utf-8") for path in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    )
    missing = [name for name in Settings.model_fields if f"GYAKUSAN_{name.upper()}" not in documents]
    assert missing == []
    for command in ("run", "new", "export", "program", "artifact", "serve"):
        assert f"gyakusan {command}" in documents


def test_every_field_of_a_program_is_documented():
    page = (ROOT / "docs" / "programs.md").read_text(encoding="utf-8")
    found, pending = set[str](), [Program]
    while pending:
        model = pending.pop()
        for name, info in model.model_fields.items():
            found.add(name)
            inner = [info.annotation, *get_args(info.annotation)]
            pending += [kind for kind in inner if isinstance(kind, type) and issubclass(kind, Declared)]
    assert {name for name in found if page.count(f"`{name}`") < 2} == set()


def test_the_page_of_kinds_is_up_to_date():
    command = [sys.executable, "-c", "import kinds_page, sys; sys.stdout.write(kinds_page.page())"]
    made = subprocess.run(command, cwd=ROOT / "scripts", capture_output=True, text=True, encoding="utf-8", check=True)
    assert (ROOT / "docs" / "artifacts.md").read_text(encoding="utf-8") == made.stdout


def test_japanese_texts_keep_to_one_style_of_brackets_and_punctuation():
    wrong = re.compile(r"[,.](?=[ぁ-んァ-ヶ一-龠])|(?<=[ぁ-んァ-ヶ一-龠])[,](?! )")
    for room in CATALOGUES:
        for key, sentence in catalogue(room, Language.JA).items():
            assert not wrong.search(sentence), (room, key, sentence)
