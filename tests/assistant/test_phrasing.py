"""Questions of Define, as the drafting asks for them: whole sentences on whole journeys."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from gyakusan.assistant.rules.phrasing.questions import Action, LeftOut, Phrased, phrase_questions

Language = Literal["ja", "en"]
HERE = Path(__file__).parent
TEXTS = Path(__file__).parents[2] / "src/gyakusan/assistant/rules/phrasing/texts"


def corpus(language: Language) -> list[dict]:
    return yaml.safe_load((HERE / f"phrasing_corpus_{language}.yaml").read_text("utf-8"))


def actions_of(journey: dict) -> list[Action]:
    return [Action(str(i), stage, action) for i, (stage, action) in enumerate(journey["rows"], start=1)]


def lines(journey: dict, language: Language) -> list[str]:
    entries = phrase_questions(actions_of(journey), journey["purpose"], language)
    return [f"{'+'.join(e.actions)} {e.text if isinstance(e, Phrased) else e.reason}" for e in entries]


LANGUAGES: tuple[Language, ...] = ("ja", "en")
JOURNEYS = [(language, journey) for language in LANGUAGES for journey in corpus(language)]


@pytest.mark.parametrize(("language", "journey"), JOURNEYS, ids=[j["name"] for _, j in JOURNEYS])
def test_a_journey_gets_the_sentences_that_were_read_and_approved(language, journey):
    expected = yaml.safe_load((HERE / f"phrasing_corpus_{language}_expected.yaml").read_text("utf-8"))
    assert lines(journey, language) == expected[journey["name"]]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_hardly_any_ordinary_action_is_left_out(language):
    entries = [e for j in corpus(language) for e in phrase_questions(actions_of(j), j["purpose"], language)]
    optimal = [e for e in entries if e.kind == "more_optimal" and getattr(e, "reason", "") != "blank"]
    assert sum(isinstance(e, LeftOut) for e in optimal) / len(optimal) < 0.15


def test_every_reason_has_a_text_in_both_languages():
    ja, en = (yaml.safe_load((TEXTS / f"{language}.yaml").read_text("utf-8")) for language in ("ja", "en"))
    assert list(ja) == list(en)
    entries = [
        e for lang in LANGUAGES for j in corpus(lang) for e in phrase_questions(actions_of(j), j["purpose"], lang)
    ]
    assert {e.reason for e in entries if isinstance(e, LeftOut)} <= set(ja)


WORDS = """比較する 検索 の を に で、 て し ながら ない なければならない れる ました 3社 見積もり 「 」 （ ） ・ / ① → 〔未記入:x〕 か こと
子どもが 電話 行く ため ずに たい 、 。 ? Excel the compares , and without 😊 １２ する ある だ です 長い 不安 cannot with"""
PIECES = st.sampled_from([*WORDS.split(), "\n", "\t", ""])
MESSY = st.one_of(
    st.text(max_size=60), st.lists(PIECES, max_size=12).map("".join), st.lists(PIECES, max_size=8).map(" ".join)
)


@settings(max_examples=300, deadline=None)
@given(
    cells=st.lists(st.tuples(MESSY, MESSY), max_size=5),
    purpose=MESSY,
    language=st.sampled_from(["ja", "en"]),
)
def test_whatever_is_written_every_row_and_pair_is_answered_once_with_a_clean_sentence(cells, purpose, language):
    actions = [Action(str(i), stage, action) for i, (stage, action) in enumerate(cells)]
    entries = phrase_questions(actions, purpose, language)
    assert entries == phrase_questions(actions, purpose, language)
    singles = [(str(i),) for i in range(len(cells))]
    pairs = [(str(i), str(i + 1)) for i in range(len(cells) - 1)]
    assert [e.actions for e in entries if e.kind == "more_optimal"] == singles
    assert [e.actions for e in entries if e.kind == "more_continuous"] == pairs
    for entry in entries:
        if isinstance(entry, Phrased):
            assert entry.text.endswith("のか?" if language == "ja" else "?")
            assert not set("\n\r\t〔〕") & set(entry.text)
            assert len(entry.text) <= (75 if language == "ja" else 190)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_cell_of_any_length_is_read(language):
    entries = phrase_questions([Action("1", "情報収集", "比較表を作る、" * 20_000)], "あ" * 60_000, language)
    assert len(entries) == 1


@pytest.mark.parametrize(
    ("stage", "action", "purpose", "question"),
    [
        ("学科:見直す", "一問一答を解く", "免状を取りたい", "なぜ一問一答を解かずに免状を取ることができないのか?"),
        ("調べる", "教材を選ぶ", "免状を取りたい", "なぜ教材を選ばずに免状を取ることができないのか?"),
        (
            "閉店後",
            "注文を吹き込む",
            "日付が変わる前に店を閉めて、翌日も同じ味を切らさず出したい",
            "なぜ注文を吹き込まずに日付が変わる前に店を閉めることができないのか?",
        ),
    ],
)
def test_a_goal_is_no_verb_of_the_stage_and_may_come_from_an_earlier_clause(stage, action, purpose, question):
    found = phrase_questions([Action("1", stage, action)], purpose, "ja")
    assert [e.text for e in found if isinstance(e, Phrased)] == [question]


@pytest.mark.parametrize(
    ("action", "purpose", "question"),
    [
        (
            "Not knowing who was there, search old invoices",
            "owners renew the agreement each year without asking",
            "Why can't they have owners renew the agreement each year without searching old invoices?",
        ),
        (
            "Walk all buildings and list what will not survive",
            "pass the audit",
            "Why can't they pass the audit without walking all buildings and listing what will not survive?",
        ),
    ],
)
def test_a_negative_that_hangs_on_the_action_does_not_silence_it(action, purpose, question):
    found = phrase_questions([Action("1", "", action)], purpose, "en")
    assert [e.text for e in found if isinstance(e, Phrased)] == [question]
