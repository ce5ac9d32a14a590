from __future__ import annotations

from tests.support.tables import SAID, denko, desk, empty

from gyakusan.artifacts.kinds.day_zero import GreetingRow, Greetings, HearingRow, HearingSheet
from gyakusan.core.language import Language


def test_every_member_gets_an_answer_that_says_honestly_who_wrote_it():
    manager, developer = denko().draft("greeting").get(Greetings).rows
    assert (manager.member, developer.member) == ("企画担当", "アプリ開発担当")
    assert manager.said == (
        "プロダクトマネージャーです。通電ドリルを使い続けるかどうかを、顧客が何で決めているのか知りたいです。"
    )
    assert manager.answer == (
        "こんにちは。この返事は言語モデルではなく、決まった手順(ルール)が書いています。お話の内容を理解することはできません。"
        "できるのは、書かれた行動から問いを作り、減らせる時間とお金の大きさを計算することです。"
        "分からないところは、埋めずに空欄のまま示します。"
    )
    assert manager.provenance.note == "メンバー一覧の企画担当(プロダクトマネージャー)から"


def test_the_answer_in_english():
    (analyst,) = desk().draft("greeting").get(Greetings).rows
    assert analyst.said == (
        "I am the data scientist. I would like to know which troubles of Hearthledger's customers do not show in the data yet."
    )
    assert analyst.answer == (
        "Hello. This answer was written by fixed rules, not by a language model, so it does not understand what you say. "
        "What the rules can do is find the words that solutions share, and list candidates for combining them. "
        "What they do not know they leave visibly blank."
    )


def test_members_come_from_the_hearing_sheet_where_the_brief_names_none():
    sheet = HearingSheet(
        rows=(HearingRow(id="h1", member="営業担当", role="sales"), HearingRow(id="h2", member="相談役", role="?"))
    )
    rows = empty(Language.JA).put(sheet).draft("greeting").get(Greetings).rows
    assert [row.member for row in rows] == ["営業担当", "相談役"]
    assert "この製品" in rows[0].said


def test_without_any_member_one_row_greets_everybody():
    (row,) = empty(Language.EN).draft("greeting").get(Greetings).rows
    assert row.member == ""
    assert row.provenance.note == "From the list of members, everybody (Other)"


def test_what_a_member_said_stays_and_only_the_answer_is_filled_in():
    own = GreetingRow(id="g1", provenance=SAID, member="企画担当", said="はじめまして")
    rows = denko().put(Greetings(rows=(own,))).draft("greeting").get(Greetings).rows
    assert [row.id for row in rows if row.member == "企画担当"] == ["g1"]
    assert rows[0].said == "はじめまして"
    assert rows[0].answer
    assert rows[0].origin("answer").by == "rules"
