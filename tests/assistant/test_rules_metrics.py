from __future__ import annotations

from tests.support.tables import SAID, denko, desk, empty

from gyakusan.artifacts.kinds.three_day import MetricRow, Metrics, UseCaseRow, UseCases
from gyakusan.core.language import Language


def test_the_candidates_are_shares_held_against_the_three_conditions():
    table = denko().put(
        UseCases(rows=(UseCaseRow(id="u1", action="a2"), UseCaseRow(id="u2", action="a3", chosen=True)))
    )
    rows = table.draft("metrics.candidates").get(Metrics).rows
    flags = [(row.moves_with_experience, row.leads_revenue, row.moves_with_accuracy, row.score) for row in rows]
    assert [row.metric for row in rows] == [
        "「通電ドリル」が示した提案のうち、顧客が直さずに使った割合(週ごと)",
        "「通電ドリル」をある週に使った人のうち、4週間後にも自分から使った人の割合",
        "「別の解説動画を探し直す」を、以前より短い時間で終えた人の割合(週ごと)",
        "トップページの閲覧数(比べるための悪い例)",
    ]
    assert flags == [(True, True, True, 3), (True, True, False, 2), (True, False, True, 2), (False, False, False, 0)]
    assert all(row.basis for row in rows)


def test_the_action_is_that_of_the_best_question_where_there_is_no_use_case():
    rows = desk().draft("questions.from_journey", "questions.impact", "metrics.candidates").get(Metrics).rows
    assert rows[2].metric == "Share of people who finish “Wait for the contractor” in less time than before, per week"


def test_what_is_missing_is_a_blank():
    rows = empty(Language.JA).draft("metrics.candidates").get(Metrics).rows
    assert rows[0].metric.startswith("〔未記入: 製品名〕が示した提案")
    assert rows[2].metric.startswith("〔未記入: 変わる行動〕を、")


def test_conditions_that_the_team_ticks_change_the_score_and_stay():
    own = MetricRow(id="m1", provenance=SAID, metric="正答率", moves_with_accuracy=True)
    table = denko().put(Metrics(rows=(own,))).draft("metrics.candidates")
    rows = table.get(Metrics).rows
    assert (rows[0].metric, rows[0].score) == ("正答率", 1)
    unticked = rows[1].model_copy(update={"leads_revenue": False})
    again = table.put(Metrics(rows=(rows[0], unticked, *rows[2:]))).draft("metrics.candidates").get(Metrics).rows
    assert (again[1].leads_revenue, again[1].score) == (False, 2)
    assert len(again) == len(rows)
