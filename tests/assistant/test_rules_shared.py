from __future__ import annotations

import pytest

from gyakusan.artifacts.kinds.define import QuestionRow
from gyakusan.artifacts.provenance import Evidence, Provenance, attach, drafted, provided
from gyakusan.assistant.rules.shared import first_line, number, quote, settled
from gyakusan.assistant.rules.terms import quoted_terms, terms_of
from gyakusan.core.language import Language

RULE = drafted("rules", "新しい行から")
OLD = drafted("rules", "前の行から")
FRESH = QuestionRow(id="q", provenance=RULE, question="新しい問い", saved_time="20分", chosen=False)


@pytest.mark.parametrize(
    ("origin", "cells", "question"),
    [
        (OLD, {}, "新しい問い"),
        (provided("企画担当"), {}, "前の問い"),
        (drafted("model:test:parrot"), {}, "前の問い"),
        (OLD, {"question": provided("企画担当")}, "前の問い"),
        (attach(OLD, Evidence(text="見た", source="聞き取り", noted_by="企画担当")), {}, "前の問い"),
        (provided("企画担当"), {"question": OLD}, "新しい問い"),
    ],
    ids=["rule", "person", "model", "cell of a person", "evidence", "cell of a rule"],
)
def test_a_cell_changes_only_where_the_rule_wrote_it(origin: Provenance, cells: dict[str, Provenance], question: str):
    present = QuestionRow(id="q", provenance=origin, cells=cells, question="前の問い", saved_time="5分", chosen=True)
    row = settled(present, FRESH)
    assert row.question == question
    assert row.chosen
    assert (row.origin("question") == RULE) == (question == "新しい問い")


def test_an_empty_cell_is_filled_unless_somebody_emptied_it():
    person = provided("企画担当")
    assert settled(QuestionRow(id="q", provenance=person), FRESH).saved_time == "20分"
    emptied = QuestionRow(id="q", provenance=person, cells={"saved_time": person})
    assert settled(emptied, FRESH).saved_time == ""


def test_a_computed_cell_is_kept_where_the_fresh_row_computed_nothing():
    present = QuestionRow(id="q", provenance=OLD, impact=3, cells={"impact": OLD})
    assert settled(present, FRESH).impact == 3
    assert settled(present, FRESH.model_copy(update={"cells": {"impact": RULE}})).impact is None


def test_texts_are_quoted_and_shortened_as_each_language_does():
    assert quote("「例」を見る", Language.JA) == "「『例』を見る」"
    assert quote("see “this”", Language.EN) == "“see ‘this’”"
    assert first_line("\n 一行目 \n二行目") == "一行目"
    assert first_line("あ" * 90, 10) == "あ" * 9 + "…"
    assert [number(value) for value in (0.0, 3.0, 1234.56, 0.04)] == ["0", "3", "1,234.6", "0"]


def test_shared_words_are_named_as_the_text_has_them():
    text = "欠陥を見比べて、写真を撮る"
    shared = terms_of(text) & terms_of("写真を撮ると、欠陥を見比べた結果が出る")
    assert quoted_terms(shared, text, Language.JA) == "「欠陥」「見比べる」「写真」"
    assert quoted_terms({"invoice", "order"}, "Compare Invoices with orders", Language.EN) == "“invoice”, “order”"
    assert terms_of("する こと ある") == frozenset()
