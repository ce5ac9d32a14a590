from __future__ import annotations

from tests.support.tables import SAID, actions, denko, desk, empty, profile

from gyakusan.artifacts.kinds.define import Questions
from gyakusan.artifacts.kinds.listen import CustomerProfile, Journey
from gyakusan.assistant.rules.questions import purpose_of
from gyakusan.core.language import Language


def test_every_action_and_every_pair_is_asked_about_or_left_out_with_the_reason():
    journey = actions(
        ("調べる", "見積もりを3社に頼む", "1時間", "0円", "年2回", ""),
        ("調べる", "", "", "", "", ""),
        ("選ぶ", "条件を比べる", "2時間", "", "年2回", ""),
    )
    questions = empty(Language.JA).put(journey).draft("questions.from_journey").get(Questions)
    assert [(row.kind, row.actions) for row in questions.rows] == [("more_optimal", ("a1",)), ("more_optimal", ("a3",))]
    assert [(row.subject, row.reason) for row in questions.left_out] == [
        ("より連続、「見積もりを3社に頼む」と「調べる」", "行動がまだ書かれていません。"),
        ("より最適、「調べる」", "行動がまだ書かれていません。"),
        ("より連続、「調べる」と「条件を比べる」", "行動がまだ書かれていません。"),
    ]
    assert all(row.provenance.by == "rules" and row.provenance.note for row in (*questions.rows, *questions.left_out))


def test_a_question_about_one_action_takes_over_its_cells_as_written():
    rows = denko().draft("questions.from_journey").get(Questions).rows
    row = next(row for row in rows if row.actions == ("a3",))
    assert (row.saved_time, row.saved_money, row.frequency) == ("20分/回", "月額2,980円(税込)", "週2回")
    assert row.provenance.note == "カスタマージャーニーの「別の解説動画を探し直す」から"
    assert row.origin("saved_time").note == "「別の解説動画を探し直す」の時間・お金・頻度をそのまま写しました"


def test_a_question_about_two_actions_saves_the_smaller_of_them_per_year():
    journey = desk().get(Journey)
    texted = journey.rows[2].model_copy(update={"action": "Text the contractors the address"})
    told = desk().put(journey.model_copy(update={"rows": (*journey.rows[:2], texted, *journey.rows[3:])}))
    rows = told.draft("questions.from_journey").get(Questions).rows
    row = next(row for row in rows if row.actions == ("a2", "a3"))
    assert (row.saved_time, row.saved_money, row.frequency) == ("30-40 min", "", "4 times a week")
    assert row.origin("saved_time").note == (
        "When two actions become one, at least the greater effort remains, so the values are those of "
        "“Call three contractors”, the smaller of the two per year"
    )


def test_where_the_effort_of_one_of_two_actions_is_unknown_a_blank_stands_for_the_smaller():
    journey = actions(
        ("技能", "別の解説動画を探す", "20分/回", "月額2,980円(税込)", "週2回", ""),
        ("技能", "欠陥がないか見本と見比べる", "15分/回", "", "１日Ｎ回", ""),
    )
    rows = empty(Language.JA).put(journey).draft("questions.from_journey").get(Questions).rows
    row = next(row for row in rows if row.actions == ("a1", "a2"))
    assert (row.saved_time, row.saved_money, row.frequency) == (
        "〔未記入: 減らせる時間。「欠陥がないか見本と見比べる」の時間・お金・頻度が分かると決まります〕",
        "",
        "",
    )


def test_a_correction_of_the_journey_reaches_the_questions_that_nobody_has_touched():
    asked = denko().draft("questions.from_journey")
    journey = asked.get(Journey)
    measured = journey.rows[1].model_copy(update={"time": "45分/回"})
    corrected = asked.put(journey.model_copy(update={"rows": (journey.rows[0], measured, *journey.rows[2:])}))
    touched = asked.get(Questions).rows[0].model_copy(update={"provenance": SAID, "cells": {}, "saved_time": "5分"})
    questions = corrected.get(Questions)
    corrected = corrected.put(questions.model_copy(update={"rows": (touched, *questions.rows[1:])}))
    rows = {row.actions: row for row in corrected.draft("questions.from_journey").get(Questions).rows}
    assert rows[("a2",)].saved_time == "45分/回"
    assert rows[("a1",)].saved_time == "5分"
    assert len(rows) == len(questions.rows)


def test_the_purpose_is_the_motive_then_the_sentence_then_the_first_line():
    assert purpose_of(profile([("状況", "忙しい"), ("動機", "帰りたい")], [])) == "帰りたい"
    assert purpose_of(CustomerProfile(sentence="帰りたい店主")) == "帰りたい店主"
    assert purpose_of(profile([("状況", "忙しい")], [])) == "忙しい"
    assert purpose_of(CustomerProfile()) == ""
