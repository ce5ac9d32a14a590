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
    assert sum(isinstance(e, LeftOut) for e in optimal) / len(optimal) < 0.25


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
            "Why can't they get owners to renew the agreement each year without searching old invoices?",
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


@pytest.mark.parametrize(
    ("rows", "purpose", "question"),
    [
        (
            [("検討", "部屋の寸法を測る"), ("購入", "店に行く")],
            "家族が集まる居間にしたい",
            "なぜ部屋の寸法を測らずに購入ができないのか?",
        ),
        (
            [("精算", "領収書を1枚ずつ撮影")],
            "経費精算を早く終えたい",
            "なぜ領収書を1枚ずつ撮影せずに精算ができないのか?",
        ),
        (
            [("契約", "2週間返事を待つ")],
            "部屋を3月までに借りたい",
            "なぜ2週間返事を待たずに部屋を3月までに借りることができないのか?",
        ),
        (
            [("訪問", "家族から様子を聞く")],
            "患者と向き合う時間を増やす",
            "なぜ家族から様子を聞かずに済ませられないのか?",
        ),
        (
            [("", "新聞で店を探す"), ("", "店に電話する")],
            "TOEIC800点",
            "なぜ新聞で店を探さずに店に電話できないのか?",
        ),
        (
            [("", "メモを取る"), ("", "片付ける")],
            "成約率の向上",
            "なぜメモを取らずに成約率を高めることができないのか?",
        ),
        (
            [("", "写真を撮る"), ("", "片付ける")],
            "似合う服を選んで自信を持ちたい",
            "なぜ写真を撮らずに似合う服を選ぶことができないのか?",
        ),
    ],
)
def test_a_stage_is_the_goal_only_where_it_is_brought_about_else_the_purpose_else_the_next_action(
    rows, purpose, question
):
    actions = [Action(str(i), stage, action) for i, (stage, action) in enumerate(rows)]
    first = phrase_questions(actions, purpose, "ja")[0]
    assert isinstance(first, Phrased)
    assert first.text.replace("、", "") == question.replace("、", "")


def test_what_comes_after_the_purpose_and_what_others_say_is_left_out():
    rows = [Action("1", "", "友人に誘われる"), Action("2", "", "完走後に写真を投稿する")]
    assert [getattr(e, "reason", None) for e in phrase_questions(rows, "マラソンを完走する", "ja")] == [
        "not_an_action",
        "not_an_action",
        "repeats_goal",
    ]


@pytest.mark.parametrize(
    ("rows", "index", "reason"),
    [
        ([("きっかけ", "看板を見かけて店に入る"), ("検討", "値段を比べる")], 0, "sets_off"),
        ([("検討", "値段を比べる"), ("完了", "礼状を書く")], 2, "repeats_goal"),
        ([("申請", "申請書を出す"), ("申請", "結果を待つ")], 1, "follows"),
        ([("準備", "資料を配る"), ("準備", "届いた資料を綴じる")], 1, "follows"),
        ([("準備", "椅子を並べる"), ("練習", "左手だけで弾く")], 1, "unrelated"),
        ([("当日", "椅子を並べる"), ("当日", "マイクを借りる")], 1, "unrelated"),
    ],
)
def test_a_question_that_nobody_would_ask_is_left_out_with_its_reason(rows, index, reason):
    actions = [Action(str(i), stage, action) for i, (stage, action) in enumerate(rows)]
    entry = phrase_questions(actions, "安い部屋を借りたい", "ja")[index]
    assert getattr(entry, "reason", None) == reason


@pytest.mark.parametrize(
    ("rows", "purpose", "question"),
    [
        ([("準備", "毎日伝票を写す")], "残業時間を減らしたい", "なぜ毎日伝票を写さずに済ませられないのか?"),
        ([("契約", "印を押す"), ("入居", "鍵を換える")], "部屋を借りたい", "なぜ鍵を換えずに済ませられないのか?"),
        (
            [("準備", "テントは知人に借りる")],
            "山で過ごしたい",
            "なぜテントを知人に借りずに山で過ごすことができないのか?",
        ),
        ([("準備", "皿、布、箱を買う")], "店を開きたい", "なぜ皿などを買わずに店を開くことができないのか?"),
        ([("準備", "5時半、鍵を借りる")], "店を早く開きたい", "なぜ鍵を借りずに店を開くことができないのか?"),
        (
            [("準備", "学校に電話する")],
            "娘が早く学校になじめるようにしたい",
            "なぜ学校に電話せずに娘が早く学校になじめるようにできないのか?",
        ),
    ],
)
def test_what_is_no_means_to_the_purpose_is_asked_simply_to_get_by(rows, purpose, question):
    actions = [Action(str(i), stage, action) for i, (stage, action) in enumerate(rows)]
    last = phrase_questions(actions, purpose, "ja")[-1]
    assert isinstance(last, Phrased)
    assert last.text.replace("、", "") == question


@pytest.mark.parametrize(
    ("action", "without"),
    [
        ("問診票に既往歴・服薬・アレルギーを記入", "問診票に既往歴・服薬・アレルギーを記入せずに"),
        ("上司の承認待ち", "上司の承認を待たずに"),
        ("電気・ガスの手続き", "電気・ガスの手続きをせずに"),
        ("膝が痛くなり整形外科に行く", "整形外科に行かずに"),
        ("落ちた場合は名刺をスキャンしてリスト化しました", "名刺をスキャンしてリスト化せずに"),
    ],
)
def test_lists_waits_and_circumstances_inside_a_cell_are_read(action, without):
    first = phrase_questions([Action("1", "", action)], "早く終えたい", "ja")[0]
    assert isinstance(first, Phrased)
    assert first.text.startswith(f"なぜ{without}")


@pytest.mark.parametrize(
    ("rows", "purpose", "question"),
    [
        (
            [("Comparison", "Read reviews"), ("Registration", "Enter card details")],
            "eat well",
            "Why can't they eat well without reading reviews?",
        ),
        (
            [("Registration", "Enter card details"), ("Use", "Rate the meal")],
            "eat well",
            "Why can't they register without entering card details?",
        ),
        (
            [("Order", "Wait for the confirmation")],
            "we want to reduce stock-outs",
            "Why can't they reduce stock-outs without waiting for the confirmation?",
        ),
        (
            [("", "Phone the desk, who don't know when the car is free")],
            "My mother can live at home",
            "Why can't they help their mother live at home without phoning the desk?",
        ),
        (
            [("", "Copy the marks")],
            "More time for feedback",
            "Why can't they get the work done without copying the marks?",
        ),
        (
            [("", "Copy the marks"), ("", "Write the report and print it")],
            "peace of mind",
            "Why can't they write the report without copying the marks?",
        ),
        (
            [("", "Copy the marks"), ("", "Talk to the parents")],
            "Spend less time writing reports",
            "Why can't they write reports without copying the marks?",
        ),
        (
            [("", "Copy the marks"), ("", "Talk to the parents")],
            "So that my class can pass the exam with good marks, and without extra lessons in the evening",
            "Why can't they help their class pass the exam with good marks without copying the marks?",
        ),
    ],
)
def test_an_english_goal_is_a_deed_the_purpose_or_the_next_action(rows, purpose, question):
    actions = [Action(str(i), stage, action) for i, (stage, action) in enumerate(rows)]
    first = phrase_questions(actions, purpose, "en")[0]
    assert isinstance(first, Phrased)
    assert first.text == question


def english(rows, purpose="keep customers happy"):
    actions = [Action(str(i), stage, action) for i, (stage, action) in enumerate(rows)]
    return [e.text if isinstance(e, Phrased) else e.reason for e in phrase_questions(actions, purpose, "en")]


@pytest.mark.parametrize(
    ("rows", "answer"),
    [
        (
            ["Write the ad", "Post the ad on two portals"],
            "Why can't they write the ad and post it on two portals in one go?",
        ),
        (
            [
                "Dig out the order among 200 mails from the shop",
                "Choose a reason from a list that lacks the one they want",
            ],
            "Why can't they dig out the order among 200 mails and choose a reason in one go?",
        ),
        (
            ["Count the tins every Friday", "Note the gaps by hand"],
            "Why can't they count the tins and note the gaps in one go?",
        ),
        (["Fill in the form", "Wait two weeks"], "wait_or_way"),
        (["Drive to the shop", "Pick up the parcel"], "wait_or_way"),
        (["Call the clinic", "Ask a friend"], "unrelated"),
        (["Fill in the form", "Three quotes"], "no_verb"),
        (["Send it to the boss", "File the form"], "refers_back"),
        (["Fill in the form", "Schedule for Tuesday"], "refers_back"),
    ],
)
def test_two_english_actions_are_joined_only_where_one_could_be_the_other(rows, answer):
    assert english([("Office", row) for row in rows])[1] == answer


@pytest.mark.parametrize(
    ("action", "answer"),
    [
        ("Survey finds damp in the wall", "not_an_action"),
        ("Offer accepted", "not_an_action"),
        ("Get an email from the bank", "not_an_action"),
        ("Decide to go home", "not_an_action"),
        ("Offer comes in late, so write a letter", "writing a letter"),
        ("Sort the stock by hand, 100% check, two shifts", "sorting the stock by hand"),
        ("Email 60 firms, hear from 7", "emailing 60 firms"),
        ("Hand out bananas and water until noon", "handing out bananas and water until noon"),
        ("Try the shoes on and they pinch", "trying the shoes on"),
        ("Council officer asks for a plan", "the council officer asking for a plan"),
        ("Weekly call with supplier", "making a weekly call with the supplier"),
        ("Comparison of three offers", "comparing three offers"),
    ],
)
def test_an_english_cell_gives_what_is_done_in_it(action, answer):
    found = english([("", action), ("", "Close the case")])[0]
    assert found in (answer, f"Why can't they keep customers happy without {answer}?")


def test_what_sets_an_english_journey_off_and_what_comes_after_its_purpose_are_left_out():
    rows = [
        ("Trigger", "Step on the scale"),
        ("", "Compare gyms"),
        ("Join", "Join a gym"),
        ("Afterwards", "Post a photo"),
    ]
    assert english(rows, "join a gym")[::2] == [
        "sets_off",
        "Why can't they join a gym without comparing gyms?",
        "repeats_goal",
        "repeats_goal",
    ]


def test_a_subject_that_most_english_rows_have_is_the_customer():
    assert english([("", "She opens the app"), ("", "She pays the fee")])[0].endswith("without opening the app?")
    assert english([("", "She opens the app"), ("", "Pay the fee"), ("", "Call the desk")])[0] == "not_an_action"
