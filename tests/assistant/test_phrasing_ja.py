"""Japanese inflection helpers that the other drafters use."""

from __future__ import annotations

import pytest

from gyakusan.assistant.rules.phrasing import ja


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        ("比較する", "比較せずに"),
        ("電話で問い合わせる", "電話で問い合わせずに"),
        ("来る", "来ずに"),
        ("レシピの検索", "レシピを検索せずに"),
        ("3社の見積もり", "3社の見積もりを取らずに"),
        ("上司の承認", "上司の承認を得ずに"),
        ("長い待ち時間", "長い待ち時間なしに"),
        ("上司に相談", "上司に相談せずに"),
        ("担当者から電話", "担当者からの電話なしに"),
        ("候補を調べておきました。", "候補を調べずに"),
        ("書かなければならない", "書かずに"),
        ("子どもに着替えさせる", "子どもに着替えさせずに"),
        ("病院に行って順番を待っています（30分）", "順番を待たずに"),
        ("子どもが熱を出す", None),
        ("どれが良いか分からない", None),
        ("〔未記入: 行動〕", None),
    ],
)
def test_an_action_becomes_what_one_does_without(action, expected):
    assert ja.without(action) == expected


@pytest.mark.parametrize(
    ("action", "nominal", "can", "te", "plain"),
    [
        ("条件を整理する", "条件の整理", "条件を整理することができる", "条件を整理して", "条件を整理する"),
        ("列に並びました", "列に並ぶこと", "列に並ぶことができる", "列に並んで", "列に並ぶ"),
        ("上司に相談", "上司への相談", "上司に相談することができる", "上司に相談して", "上司に相談する"),
        ("検索", "検索", "検索ができる", "検索して", "検索する"),
        ("銀行へ行く", "銀行へ行くこと", "銀行へ行くことができる", "銀行へ行って", "銀行へ行く"),
        ("店頭での説明", "店頭での説明", "店頭での説明ができる", None, None),
        ("待ち時間が長い", None, None, None, None),
    ],
)
def test_an_action_takes_the_form_that_a_sentence_needs(action, nominal, can, te, plain):
    forms = (ja.nominal(action), ja.can(action), ja.te_form(action), ja.dictionary_form(action))
    assert forms == (nominal, can, te, plain)


def test_keywords_are_the_content_words_in_one_spelling():
    assert ja.keywords("申込みの見積りを比べて、比較表にまとめる") == ja.keywords(
        "申し込みの見積もりをくらべて比較表に纏めます"
    )
    assert ja.keywords("Comparing the quotes of three suppliers, and their prices") == (
        "comparing",
        "quote",
        "three",
        "supplier",
        "price",
    )
    assert ja.keywords("") == ()
