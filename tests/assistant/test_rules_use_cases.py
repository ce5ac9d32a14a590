from __future__ import annotations

from tests.support.tables import SAID, denko, desk, empty, solution

from gyakusan.artifacts.kinds.invent import Solutions
from gyakusan.artifacts.kinds.listen import Journey
from gyakusan.artifacts.kinds.three_day import UseCaseRow, UseCases
from gyakusan.core.language import Language


def test_use_cases_join_actions_with_the_solutions_that_share_their_words():
    rows = desk().draft("use_cases.rank").get(UseCases).rows
    assert [(row.solution, row.action, row.difficulty, row.score) for row in rows] == [
        ("s3", "a4", 5, None),
        ("s1", "a1", 3, 63.33),
        ("s2", "a2", None, None),
        ("s2", "a3", None, None),
    ]
    second = rows[1]
    assert second.title == "Use “Sorting messages by urgency” for “Read the overnight messages”"
    assert second.saving == "30 min, $12.50 / month, every day"
    assert second.basis == (
        "Time: 30 min × 365 times/year = 182.5 hours/year. Money: USD 12.50 × 12 months/year = USD 150/year ÷ "
        "USD 20 an hour (what an hour is worth, as the team says) = 7.5 h. Total: 190 h a year. "
        "Score 190 / difficulty 3 = 63.33."
    )
    assert second.provenance.note == (
        "From “overnight”, “message”, which “Read the overnight messages” in the journey shares with the solution "
        "“Sorting messages by urgency”"
    )
    assert rows[0].basis.endswith("The impact is unknown, which is not zero. No score, as the saving is unknown.")
    assert rows[2].basis.endswith("No score, as the difficulty is unknown.")


def test_a_use_case_in_japanese():
    rows = denko().draft("solutions.difficulty", "use_cases.rank").get(UseCases).rows
    assert rows[0].title == ("「作品の写真を撮って、欠陥がないか見本と見比べる」に「写真からの外観検査」を生かす")
    assert (rows[0].saving, rows[0].difficulty, rows[0].score) == ("15分/回、１日Ｎ回", 10, None)
    assert len(rows) <= 8
    assert {row.solution for row in rows} == {"s1", "s2", "s3", "s4"}


def test_without_a_journey_the_action_of_a_use_case_is_a_blank():
    table = empty(Language.JA).put(Solutions(rows=(solution("s1", "写真の検査", "", "", "", "", ""),)))
    (row,) = table.draft("use_cases.rank").get(UseCases).rows
    assert (row.title, row.action, row.saving) == (
        "〔未記入: 変わる行動〕に「写真の検査」を生かす",
        "",
        "〔未記入: 減らせる時間・お金〕",
    )


def test_a_use_case_of_the_team_is_scored_as_it_is_written():
    own = UseCaseRow(
        id="u1",
        provenance=SAID,
        title="写真で確かめる",
        solution="s2",
        action="a4",
        saving="20分/回、週3回",
        difficulty=5,
    )
    rows = denko().put(UseCases(rows=(own,))).draft("use_cases.rank").get(UseCases).rows
    assert (rows[0].title, rows[0].saving, rows[0].difficulty, rows[0].score) == (
        "写真で確かめる",
        "20分/回、週3回",
        5,
        10.4,
    )
    assert rows[0].origin("saving") == SAID
    assert [row.id for row in rows if (row.solution, row.action) == ("s2", "a4")] == ["u1"]


def test_a_correction_of_the_journey_reaches_a_use_case_that_nobody_has_touched():
    table = desk().draft("use_cases.rank")
    journey = table.get(Journey)
    corrected = journey.rows[0].model_copy(update={"time": "1 hour", "money": ""})
    table = table.put(journey.model_copy(update={"rows": (corrected, *journey.rows[1:])}))
    row = next(row for row in table.draft("use_cases.rank").get(UseCases).rows if row.action == "a1")
    assert (row.saving, row.score) == ("1 hour, every day", 121.67)
