"""The documents from the press release to the role play, whole, as the deli planner's team would read them."""

from __future__ import annotations

import pytest
from tests.support.rule_documents import DOCUMENTS, FOLDER, as_text, document

from gyakusan.core.language import Language


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_reads_as_it_was_approved(name: str, language: Language):
    approved = (FOLDER / f"{name}.{language}.txt").read_text(encoding="utf-8")
    assert as_text(document(name, language)) == approved


def test_every_approved_document_is_compared():
    assert {path.name for path in FOLDER.iterdir()} == {f"{name}.{lang}.txt" for name in DOCUMENTS for lang in Language}
