from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.tables import SAID, Table, denko, desk, empty, solution

from gyakusan.artifacts.kinds.invent import DIFFICULTIES, Solutions, TeamQuestionRow
from gyakusan.assistant.rules.difficulty import rate, team_of
from gyakusan.assistant.rules.needs import needs_of, subject_of
from gyakusan.core.language import Language


def rated(table: Table) -> dict[str, tuple[float | None, str]]:
    rows = table.draft("solutions.difficulty").get(Solutions).rows
    return {row.id: (row.difficulty, row.difficulty_basis) for row in rows}


def test_the_rating_follows_from_the_answers_and_says_which_words_and_answers_count():
    assert rated(denko()) == {
        "s1": (3, ""),
        "s2": (
            10,
            (
                "必要なもの: データから学習させる仕組み(「分類」、「学習させ」)、正解を付けたデータ(「印を付け」)、"
                "画像・音声・書類の読み取り(「画像」、「物体検出」)。"
                "チームの答え(5が十分): データ4、運用2、経験2。いちばん低い2に合わせ、3種類を同時に要するので1段上げて、難易度10。"
            ),
        ),
        "s3": (
            None,
            (
                "必要なもの: 生成AI(「検索拡張生成」、「生成AI」)。"
                "難易度は「新しい技術を学ぶ時間を取れるか」の答えで決まりますが、まだ答えがありません。"
            ),
        ),
        "s4": (
            None,
            "「どう実現している?」が空欄なので、難易度を決めていません。何を使って作られているかを調べてください。",
        ),
    }


def test_the_rating_in_english_leaves_what_people_rated():
    assert rated(desk()) == {
        "s1": (3, ""),
        "s2": (
            10,
            (
                "It needs: something trained on data (“Learning to rank”). The team's answers (5 is best): data 3, operation 1. "
                "The lowest, 1, makes the difficulty 10."
            ),
        ),
        "s3": (5, ""),
    }


def test_a_later_answer_brings_the_rating():
    table = denko().draft("solutions.difficulty")
    solutions = table.get(Solutions)
    questions = tuple(row.model_copy(update={"answer": row.answer or 3}) for row in solutions.team_questions)
    assert rated(table.put(solutions.model_copy(update={"team_questions": questions})))["s3"] == (
        3,
        "必要なもの: 生成AI(「検索拡張生成」、「生成AI」)。チームの答え(5が十分): 学ぶ余裕3。いちばん低い3に合わせて、難易度3。",
    )


def test_a_team_without_questions_gets_the_standard_ones_unanswered_and_no_rating():
    table = empty(Language.JA).put(Solutions(rows=(solution("s1", "予測", "", "", "", "", "予測モデル"),)))
    after = table.draft("solutions.difficulty").get(Solutions)
    assert [(row.question, row.answer) for row in after.team_questions] == [
        ("この取り組みに専念できる人と時間があるか", None),
        ("近いものを作って公開したことのある人がいるか", None),
        ("新しい技術を学ぶ時間と、教えてくれる人がいるか", None),
        ("必要なデータが、すぐ使える形で手元にあるか", None),
        ("公開したあとも、見守って直し続けられるか", None),
    ]
    assert (after.rows[0].difficulty, after.rows[0].difficulty_basis) == (
        None,
        (
            "必要なもの: データから学習させる仕組み(「予測」、「モデル」)。"
            "難易度は「必要なデータが、すぐ使える形で手元にあるか」、「公開したあとも、見守って直し続けられるか」の答えで"
            "決まりますが、まだ答えがありません。"
        ),
    )


def test_a_team_with_two_questions_gets_those_on_the_other_subjects():
    own = (
        TeamQuestionRow(id="t1", provenance=SAID, question="Is the data at hand?", answer=3),
        TeamQuestionRow(id="t2", provenance=SAID, question="Are there people with time?", answer=3),
    )
    table = empty(Language.EN).put(Solutions(team_questions=own)).draft("solutions.difficulty")
    questions = [row.question for row in table.get(Solutions).team_questions]
    assert questions[:2] == [row.question for row in own]
    assert [subject_of(question) for question in questions[2:]] == ["experience", "learning", "operation"]


@pytest.mark.parametrize("language", list(Language))
def test_every_standard_question_is_recognised_by_its_subject(language: Language):
    rows = empty(language).draft("solutions.difficulty").get(Solutions).team_questions
    assert [subject_of(row.question) for row in rows] == ["make_up", "experience", "learning", "data", "operation"]


@pytest.mark.parametrize(
    ("text", "families"),
    [
        ("A language model answers", ["generative_ai"]),
        (
            "A model predicts; models are trained on labelled photos",
            ["trained_model", "labelled_data", "image_or_sound"],
        ),
        ("Remodelled kitchens", []),
        ("画面の並び替え", []),
        ("ビジネスモデルケース", []),
        ("外部サービスとAPIで連携し、リアルタイムに返す", ["connection", "real_time"]),
        ("センサーの値を数理最適化する", ["optimisation", "hardware"]),
    ],
)
def test_needs_are_recognised_by_whole_words(text: str, families: list[str]):
    assert [need.family for need in needs_of(text)] == families


@pytest.mark.parametrize(("answer", "difficulty"), [(5, 1), (4.9, 3), (4, 3), (3, 3), (2, 5), (1, 10), (0, 10), (9, 1)])
def test_the_lowest_answer_gives_the_step(answer: float, difficulty: float):
    team = team_of([TeamQuestionRow(id="t1", question="経験があるか", answer=answer)])
    found, basis = rate(solution("s1", "並び替え", "", "", "", "", "一覧を並び替える"), team, Language.JA)
    assert found == difficulty
    assert "ふつうのソフトウェア" in basis


@given(st.lists(st.sampled_from([1.0, 2.0, 3.0, 4.0, 5.0]), min_size=5, max_size=5), st.integers(0, 4))
def test_a_better_answer_never_makes_a_solution_more_difficult(answers: list[float], index: int):
    questions = ["専任の人がいるか", "経験があるか", "学ぶ時間があるか", "データがあるか", "運用できるか"]

    def difficulty(values: list[float]) -> float:
        pairs = zip(questions, values, strict=True)
        rows = [TeamQuestionRow(id=f"t{n}", question=text, answer=value) for n, (text, value) in enumerate(pairs)]
        row = solution("s1", "x", "", "", "", "", "生成AIと画像とAPIと予測モデル")
        found, _ = rate(row, team_of(rows), Language.JA)
        assert found in DIFFICULTIES
        return found

    better = [*answers[:index], 5.0, *answers[index + 1 :]]
    assert difficulty(better) <= difficulty(answers)
