"""Questions turned into statements, actions in sentences, plain Japanese made polite, days, figures, verdicts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gyakusan.assistant.rules.figures import month
from gyakusan.assistant.rules.market import count_of, decide, survey_size
from gyakusan.assistant.rules.polite import polite
from gyakusan.assistant.rules.statements import Scene, capability, scene
from gyakusan.assistant.rules.verdicts import chance_met, people_missing, verdict
from gyakusan.assistant.rules.workdays import business_days_before, months_after
from gyakusan.core.calendar import business_days_between, is_business_day
from gyakusan.core.language import Language
from gyakusan.identity.models import Market


@pytest.mark.parametrize(
    ("question", "statement"),
    [
        ("なぜ比較せずに予約ができないのか?", "比較せずに予約ができる"),
        ("なぜ窓口に並ばずに申請書を出せないのか？", "窓口に並ばずに申請書を出せる"),
        ("なぜ昼の書き直しと値引きは、同時に判断できないのか?", "昼の書き直しと値引きが同時に判断できる"),
        ("なぜ探すことと、頼むことは同時にできないのか?", "探すことと、頼むことが同時にできる"),
        ("なぜ毎回電話しなければならないのか?", ""),
        ("なぜ誰も教えてくれないのか?", ""),
        ("どうすれば早くなるか?", ""),
    ],
)
def test_a_japanese_question_becomes_what_is_possible(question: str, statement: str):
    assert capability(question, Language.JA) == statement


@pytest.mark.parametrize(
    ("question", "statement"),
    [
        ("Why can't they book a room without calling three hotels?", "book a room without calling three hotels"),
        ("Why can’t we pay without a card", "pay without a card"),
        ("Why can't they find a room and book it in one go?", "find a room and book it in one go"),
        ("Why can't asking and answering be done at once?", "combine asking with answering"),
        ("Why can't price and date be settled at once?", "have price and date settled at once"),
        ("How could it be faster?", ""),
    ],
)
def test_an_english_question_becomes_what_is_possible(question: str, statement: str):
    assert capability(question, Language.EN) == statement


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        ("3社の見積もりを見比べる。", Scene("3社の見積もりを見比べる", "verb")),
        ("窓口で順番を待ちました", Scene("窓口で順番を待つ", "verb")),
        ("どれから直せばよいか決められない", Scene("どれから直せばよいか決められない", "state")),
        ("過去問を解く、採点する、見直す", Scene("過去問を解き、採点し、見直す", "verb")),
        ("工具セットの購入", Scene("工具セットの購入", "noun")),
        ("えっ、また?", Scene("えっ、また?", "quote")),
    ],
)
def test_a_japanese_action_takes_the_form_that_a_sentence_can_take_up(action: str, expected: Scene):
    assert scene(action, Language.JA) == expected


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        ("Compare three quotes.", Scene("compare three quotes", "verb")),
        ("Compares three quotes", Scene("compare three quotes", "verb")),
        ("Owner approval for anything over $500", Scene("Owner approval for anything over $500", "quote")),
    ],
)
def test_an_english_action_takes_the_form_that_a_sentence_can_take_up(action: str, expected: Scene):
    assert scene(action, Language.EN) == expected


def test_plain_japanese_becomes_polite_and_other_endings_stay():
    plain = "通知が届いた。担当者が選ぶ。これで決まらない。難しい。待たされる。薬を飲んだ。結果だ。検索拡張生成。予定を組み直す"
    assert polite(plain) == (
        "通知が届きました。担当者が選びます。これで決まりません。難しいです。待たされます。薬を飲みました。"
        "結果です。検索拡張生成です。予定を組み直します。"
    )
    assert polite("すでに丁寧です。確認してください。") == "すでに丁寧です。確認してください。"
    assert polite("") == ""


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("9万人", 90_000),
        ("2,300 companies", 2_300),
        ("１億２，０００万", 120_000_000),
        ("3倍", 3),
        ("1.5 million", 1_500_000),
    ],
)
def test_one_number_is_read_from_a_figure(text: str, count: int):
    assert count_of(text) == count


@pytest.mark.parametrize(
    "text", ["", "不明", "10〜20万人", "5-10", "3社に2人", "〔未記入: 人数 3〕", "0人", "10から20"]
)
def test_what_is_no_single_number_stays_unknown(text: str):
    assert count_of(text) is None


def test_the_investment_decision_is_computed_from_both_sides():
    figures = Market(customers="9万人", share="4%", price="8,940円/年", period="3年", cost="2,600万円", multiple="3倍")
    found = decide(figures)
    assert (found.income, found.needed, found.is_met, found.unknown) == (96_552_000, 78_000_000, True, ())
    assert decide(figures.model_copy(update={"share": "0.3割"})).is_met is False
    assert decide(figures.model_copy(update={"price": "745円/月", "period": "36か月"})).income == 96_552_000


@pytest.mark.parametrize(
    ("change", "unknown"),
    [
        ({"share": "4"}, ("share",)),
        ({"price": "8,940円"}, ("price",)),
        ({"cost": "$20,000"}, ("cost",)),
        ({"cost": ""}, ("cost",)),
        ({"period": "数年", "multiple": "2〜3倍"}, ("period", "multiple")),
    ],
)
def test_a_decision_with_an_unknown_term_is_left_open(change: dict[str, str], unknown: tuple[str, ...]):
    figures = Market(customers="9万人", share="4%", price="8,940円/年", period="3年", cost="2,600万円", multiple="3倍")
    found = decide(figures.model_copy(update=change))
    assert (found.is_met, found.unknown) == (None, unknown)


def test_a_survey_is_as_large_as_textbooks_say():
    assert survey_size(None, Decimal("0.5"), Decimal("0.05")) == 385
    assert survey_size(Decimal(1000), Decimal("0.5"), Decimal("0.05")) == 278


@pytest.mark.parametrize(
    ("successes", "n", "threshold", "said"),
    [(9, 9, 0.5, "met"), (4, 5, 0.5, "open"), (1, 9, 0.8, "not_met"), (4, 5, 0.8, "open"), (1500, 2000, 0.5, "met")],
)
def test_few_people_leave_a_verdict_open(successes: int, n: int, threshold: float, said: str):
    assert verdict(successes, n, threshold) == said


@given(n=st.integers(1, 60), share=st.floats(0, 1), threshold=st.sampled_from([0.2, 0.5, 0.8]))
def test_asking_as_many_more_as_proposed_comes_close_to_a_verdict(n: int, share: float, threshold: float):
    successes = round(n * share)
    more = people_missing(successes, n, threshold)
    if more is None or verdict(successes, n, threshold) != "open":
        return
    total = n + more
    chance = chance_met(round(total * successes / n), total, threshold)
    assert chance >= 0.85 or chance <= 0.15


def test_a_rate_on_the_threshold_is_never_settled_by_asking_more():
    assert people_missing(5, 10, 0.5) is None


@given(day=st.dates(date(2026, 1, 1), date(2030, 12, 31)), count=st.integers(0, 40))
def test_days_are_counted_back_over_business_days(day: date, count: int):
    found = business_days_before(day, count)
    assert is_business_day(found)
    assert business_days_between(found, day) == count


@given(day=st.dates(date(2026, 1, 1), date(2030, 12, 31)), months=st.integers(0, 14))
def test_months_later_is_a_business_day_of_that_month_or_just_after_it(day: date, months: int):
    found = months_after(day, months)
    assert is_business_day(found)
    apart = (found.year - day.year) * 12 + found.month - day.month
    assert apart in (months, months + 1)
    assert months_after(date(2027, 8, 31), 6) == date(2028, 2, 29)


def test_months_are_said_as_each_language_does():
    assert month("2019-04", Language.JA) == "2019年4月"
    assert month("2019-04", Language.EN) == "April 2019"
    assert month("創業時", Language.JA) == "創業時"
