"""Headlines and titles that rules draft: never too long to be one, and never cut off in the middle."""

from __future__ import annotations

import pytest
from tests.assistant.test_phrasing import JOURNEYS, actions_of
from tests.support.tables import SAID, actions, empty, solution

from gyakusan.artifacts.kinds.define import QuestionRow, Questions
from gyakusan.artifacts.kinds.invent import Inventions, Solutions
from gyakusan.artifacts.kinds.refine import PressRelease
from gyakusan.artifacts.kinds.three_day import UseCases
from gyakusan.assistant.rules.headlines import MAX_WIDTH, width
from gyakusan.assistant.rules.phrasing.questions import Phrased, phrase_questions
from gyakusan.core.language import Language

MAKERS = {Language.JA: ("汐見技術出版株式会社", "通電ドリル"), Language.EN: ("Larkmoor Software", "Hearthledger")}


def headline_of(question: str, language: Language) -> str:
    company, product = MAKERS[language]
    asked = Questions(rows=(QuestionRow(id="q", question=question, chosen=True, provenance=SAID),))
    table = empty(language, product=product, company=company).put(asked)
    return table.draft("prfaq.customer").get(PressRelease).headline


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        (
            "なぜ比較せずに予約ができないのか?",
            "汐見技術出版株式会社、比較せずに予約ができる「通電ドリル」を発表",
        ),
        (
            "なぜ間違えた問題に付箋を貼らずに、月5,000円の資格手当を受け取ることができないのか?",
            "間違えた問題に付箋を貼らずに、月5,000円の資格手当を受け取ることができる「通電ドリル」を発表",
        ),
        (
            "なぜ主治医の見解を仰がずに、新製品が他社の権利を侵害していないことを短期間で確かめることができないのか?",
            "汐見技術出版株式会社、主治医の見解を仰がずに済む「通電ドリル」を発表",
        ),
        (
            "なぜヘルパーの訪問なしに、離れて暮らす母に住み慣れた家で安全に暮らし続けてもらうことができないのか?",
            "汐見技術出版株式会社、ヘルパーの訪問なしで済む「通電ドリル」を発表",
        ),
        (
            "なぜ車両の点検日と重なっていないか見比べることと、乗務員の休みと運転時間の上限を確認することは同時にできないのか?",
            "汐見技術出版株式会社、二つの手間が一度に済む「通電ドリル」を発表",
        ),
        (
            "なぜ毎朝の会議で全員の進み具合を一人ずつ聞き取り終わるまで次の週の当番をどうしても決められないのか?",
            "汐見技術出版株式会社、「通電ドリル」を発表",
        ),
    ],
)
def test_a_headline_in_japanese_says_less_where_it_would_be_too_long(question: str, headline: str):
    assert headline_of(question, Language.JA) == headline


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        (
            "Why can't they book without comparing?",
            "Larkmoor Software: Hearthledger lets you book without comparing",
        ),
        (
            "Why can't they close the books in three days without printing and filing all vouchers?",
            "Hearthledger lets you close the books in three days without printing and filing all vouchers",
        ),
        (
            "Why can't they have owners renew the management agreement each year without waiting for the contractor?",
            "Larkmoor Software: no more waiting for the contractor, with Hearthledger",
        ),
        (
            "Why can't they have their mother live safely at home each day without daily phone calls to check on her?",
            "Larkmoor Software: no more need for daily phone calls to check on her, with Hearthledger",
        ),
        (
            "Why can't signing the same name on ten pages and waiting a whole month for the result be done at once?",
            "Larkmoor Software: Hearthledger makes two steps one",
        ),
    ],
)
def test_a_headline_in_english_says_less_where_it_would_be_too_long(question: str, headline: str):
    assert headline_of(question, Language.EN) == headline


def test_no_headline_of_any_journey_is_too_long_or_cut_off():
    seen: dict[str, str] = {}
    for language, journey in JOURNEYS:
        entries = phrase_questions(actions_of(journey), journey["purpose"], "ja" if language == "ja" else "en")
        phrased = [entry.text for entry in entries if isinstance(entry, Phrased)]
        seen |= {question: headline_of(question, Language(language)) for question in phrased[::20]}
    assert len(seen) > 60
    for question, headline in seen.items():
        assert width(headline) <= MAX_WIDTH or headline.startswith("〔"), question
        assert "…" not in headline


LONG = "店舗ごとの売れ残りを翌朝の発注に反映する仕組み(業界誌2026年5月号、関東の食品スーパー12店での例)"
OTHER = "天気と行事から客数を見積もる方法: 商店街の実験で使われたもの"


def solutions(*titles: str) -> Solutions:
    cells = ("", "発注を決めるとき", "売れ残りから発注の数を見積もる", "", "")
    return Solutions(rows=tuple(solution(f"s{place}", title, *cells) for place, title in enumerate(titles)))


def inventions(*titles: str) -> list[str]:
    journey = actions(("発注", "売れ残りを数えて、翌朝の発注を決める", "30分", "", "毎日", ""))
    question = QuestionRow(id="q", question="なぜ売れ残りを数えずに発注ができないのか?", actions=("a1",), chosen=True)
    table = empty(Language.JA).put(journey, solutions(*titles), Questions(rows=(question,)))
    return [row.title for row in table.draft("inventions.combine").get(Inventions).rows]


def test_a_long_title_of_an_invention_goes_without_parentheses_and_subtitles():
    (title,) = inventions(LONG, OTHER)
    assert set(title.split("×")) == {
        "「店舗ごとの売れ残りを翌朝の発注に反映する仕組み」",
        "「天気と行事から客数を見積もる方法」",
    }


def test_titles_of_inventions_keep_what_tells_them_apart():
    titles = inventions(LONG, LONG.replace("12店", "3店"))
    assert titles
    assert all("12店" in title and "3店" in title for title in titles)


def test_a_long_title_of_a_use_case_names_the_action_by_its_stage():
    journey = actions(
        ("発注", "売れ残りを数えながら、翌朝に届く分の発注を店長と相談して一つずつ決める", "", "", "", ""),
        ("片付け", "売れ残りを片付ける", "", "", "", ""),
    )
    table = empty(Language.JA).put(journey, solutions(LONG))
    titles = [row.title for row in table.draft("use_cases.rank").get(UseCases).rows]
    assert "「発注」に「店舗ごとの売れ残りを翌朝の発注に反映する仕組み」を生かす" in titles
    assert "「売れ残りを片付ける」に「店舗ごとの売れ残りを翌朝の発注に反映する仕組み」を生かす" in titles
