from __future__ import annotations

from datetime import date
from pathlib import Path

from gyakusan.artifacts.kinds.define import QuestionRow, Questions
from gyakusan.artifacts.kinds.invent import Inventions, SolutionRow, Solutions
from gyakusan.artifacts.kinds.listen import CustomerProfile, Journey, JourneyRow
from gyakusan.artifacts.kinds.plan import Notes
from gyakusan.artifacts.kinds.refine import PressRelease
from gyakusan.artifacts.kinds.test_iterate import Criteria, Reactions
from gyakusan.artifacts.kinds.test_iterate import TestScript as Script
from gyakusan.artifacts.models import Kind
from gyakusan.artifacts.provenance import ASSUMED, Evidence, Provenance, State, drafted, provided
from gyakusan.core.ids import SeededIds
from gyakusan.core.language import Language
from gyakusan.core.settings import Settings
from gyakusan.identity.models import Brief
from gyakusan.transfer.discovery.collecting import Authors, Read, Setting
from gyakusan.transfer.discovery.reading import read_discovery
from gyakusan.transfer.discovery.writing import discovery_markdown

EXAMPLE = Path(__file__).parents[2] / "examples" / "chat-discovery" / "discovery.md"
BRIEF = Brief(language=Language.JA, product="通電ドリル", company="出版社", start=date(2027, 1, 13))


def read(text: str, language: Language = Language.JA) -> Read:
    setting = Setting("discovery.md", language, SeededIds("new"), Settings(), Authors("企画", "分析"))
    return read_discovery(text, setting)


def remarks(found: Read, language: Language = Language.JA) -> list[str]:
    return [remark.text(language) for remark in found.remarks]


def test_what_a_team_collected_from_a_chat_is_typed() -> None:
    found = read(EXAMPLE.read_text(encoding="utf-8")).artifacts
    profile, press = found["customer_profile"], found["prfaq"]
    assert isinstance(profile, CustomerProfile)
    assert profile.sentence.startswith("カウンター8席の居酒屋を1人で切り盛りする40代の店主が")
    assert [len(rows) for rows in (profile.purpose, profile.behaviour, profile.attributes)] == [3, 4, 3]
    solutions, inventions = found["solutions"], found["inventions"]
    assert isinstance(solutions, Solutions)
    assert isinstance(inventions, Inventions)
    assert [(row.title, row.provider) for row in solutions.rows] == [
        ("注文履歴からの需要予測", "自社事例: 配送センターの仕入れ"),
        ("棚の写真からの在庫の読み取り", "小売業の業界誌の事例"),
        ("話した内容からの伝票の下書き", "社内実験: 電話受注の録音"),
        ("いつもの買い物かごの自動作成", "ネットスーパーで広く使われている機能"),
    ]
    titles = {row.id: row.title for row in solutions.rows}
    assert [[titles[one] for one in row.solutions] for row in inventions.rows] == [
        ["話した内容からの伝票の下書き", "いつもの買い物かごの自動作成"],
        ["棚の写真からの在庫の読み取り", "注文履歴からの需要予測"],
    ]
    assert isinstance(press, PressRelease)
    assert (press.date, press.company, len(press.steps), len(press.customer_faq)) == (
        "2027-06-01",
        "株式会社みつは食品卸",
        4,
        3,
    )
    assert press.quotes[0].provenance == Provenance(note="discovery.md:119")
    assert press.provenance["effect"].state is State.ASSUMED
    script, criteria, reactions = found["test_script"], found["criteria"], found["reactions"]
    assert isinstance(script, Script)
    assert [(row.part, row.minutes) for row in script.rows] == [
        ("purpose", 2.0),
        ("observe", 8.0),
        ("evaluate", 3.0),
        ("decide", 2.0),
    ]
    assert isinstance(criteria, Criteria)
    assert len(criteria.rows) == 3
    assert isinstance(reactions, Reactions)
    assert [(row.who, row.provenance.state) for row in reactions.rows] == [
        ("居酒屋A", State.OBSERVED),
        ("定食屋C", State.OBSERVED),
    ]


def test_every_line_of_the_chat_document_is_somewhere() -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    found = read(text)
    kept = "".join(content.model_dump_json() for content in found.artifacts.values())
    assert [
        line for line in ("消し忘れ", "聞き忘れた", "甘い?", "居酒屋A、定食屋C", "略称の一覧", "大") if line not in kept
    ] == []


def test_what_cannot_be_typed_is_kept_and_reported_with_its_line() -> None:
    text = "# メモ\n\n## Listen\n最初の一言\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n- 箇条書き\n"
    found = read(text)
    notes = found.artifacts["notes"]
    assert isinstance(notes, Notes)
    assert [(row.line, row.text) for row in notes.rows] == [(4, "最初の一言"), (8, "a: 1 | b: 2"), (10, "箇条書き")]
    assert remarks(found) == [
        f"discovery.md {line}行目: 型にはめられなかったので、メモに残しました: {text}"
        for line, text in ((4, "最初の一言"), (8, "a: 1 | b: 2"), (10, "箇条書き"))
    ]


def test_english_wording_is_understood() -> None:
    text = """## 1. Listen
**Customer profile**
One sentence: She relays messages all day.

| Purpose | Behavior | Attributes |
|:--|:--|--:|
| Situation: 620 flats<br>Motive: renewal | Means: phone | Age: 38 |

## Define
### More optimal
1. Why can't I sort **without** reading?
### More continuous
- Why can't reading and sorting be one?

## Refine
### Press release
- Headline: Sorted before breakfast
- Service: Hearth
#### Customer FAQ
Q1. How much?
A. $20.
"""
    found = read(text, Language.EN).artifacts
    profile, questions, press = found["customer_profile"], found["questions"], found["prfaq"]
    assert isinstance(profile, CustomerProfile)
    assert profile.sentence == "She relays messages all day."
    assert [(row.aspect, row.text) for row in (*profile.purpose, *profile.behaviour, *profile.attributes)] == [
        ("Situation", "620 flats"),
        ("Motive", "renewal"),
        ("Means", "phone"),
        ("Age", "38"),
    ]
    assert isinstance(questions, Questions)
    assert [(row.kind, row.question) for row in questions.rows] == [
        ("more_optimal", "Why can't I sort without reading?"),
        ("more_continuous", "Why can't reading and sorting be one?"),
    ]
    assert isinstance(press, PressRelease)
    assert (press.headline, press.service) == ("Sorted before breakfast", "Hearth")
    assert [(row.question, row.answer) for row in press.customer_faq] == [("How much?", "$20.")]


def sample() -> dict[str, Kind]:
    seen = Evidence(text="「数えるのが\nいちばん嫌」", source="店主", noted_by="企画", on="2027-01-18")
    journey = Journey(
        rows=(
            JourneyRow(
                id="j-1", provenance=provided("企画", "journey.csv:2"), stage="閉店後", action="数える", time="15分"
            ),
            JourneyRow(
                id="j-2",
                provenance=Provenance(state=State.OBSERVED, evidence=(seen,)),
                action="注文 | 確定",
                money="〔未記入: 金額〕",
                cells={"money": drafted("rules")},
            ),
        )
    )
    questions = Questions(
        rows=(
            QuestionRow(
                id="q-1",
                provenance=drafted("rules"),
                question="なぜ数えずに分からないのか?",
                kind="more_optimal",
                actions=("j-1", "j-2"),
                impact=91.2345,
                chosen=True,
            ),
        )
    )
    solutions = Solutions(
        rows=(SolutionRow(id="s-1", provenance=ASSUMED, title="予測", effect="8%減", difficulty=3.0),)
    )
    profile = CustomerProfile(sentence="店主が勘で注文する", provenance={"sentence": provided("企画", "customer.md:3")})
    return {"customer_profile": profile, "journey": journey, "questions": questions, "solutions": solutions}


DOCUMENT = """# 発見のまとめ: 通電ドリル <!--generated-->

出版社 / 開始日 2027-01-13

まだ確かめていないこと 1 件、空欄 1 件。一覧はこの文書の終わりにあります。

「由来」の読み方: 観察 = 実際に見聞きした根拠がある、提供 = 名前のある人が言った、仮定 = まだ確かめていない、下書き = 規則かAIが書いた。

この文書は、表のセルを書き換えたり行を足したりして、もう一度読み込めます。「\\<!--」で始まる目印は消さないでください。

## Listen(顧客は誰か)

### 顧客像 <!--kind:customer_profile-->

| 項目 | 内容 | 由来 |
| --- | --- | --- |
| 製品・サービス | 〔未記入〕 | <!--field:product--> |
| 一文で表すと | 店主が勘で注文する | 提供(企画) <!--field:sentence {"note":"customer.md:3"}--> |

### カスタマージャーニー <!--list:journey.rows-->

| No. | 段階 | 行動 | かかる時間 | かかるお金 | 頻度 | 感情 | 由来 |
| --- | --- | --- | --- | --- | --- | --- | --- |
| J1 | 閉店後 | 数える | 15分 |  |  |  | 提供(企画) <!--row:j-1 {"note":"journey.csv:2"}--> |
| J2 |  | 注文 \\| 確定 |  | 〔未記入: 金額〕 |  |  | 観察(店主)<br>かかるお金: 下書き(規則) <!--row:j-2 {"origin":{"state":"observed","evidence":[{"text":"「数えるのが\\nいちばん嫌」","source":"店主","noted_by":"企画","on":"2027-01-18"}]},"cells":{"money":{"state":"drafted","by":"rules"}}}--> |

## Define(課題は何か)

### 問い <!--list:questions.rows-->

| No. | 問い | 種類 | もとの行動 | 減らせる時間(1回または期間あたり) | 減らせるお金(1回または期間あたり) | 出会う頻度 | インパクト(時間換算/年) | 計算の根拠 | 選択 | 由来 |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
| Q1 | なぜ数えずに分からないのか? | より最適 | J1, J2 |  |  |  | 91.23 |  | ○ | 下書き(規則) <!--row:q-1 {"values":{"impact":91.2345}}--> |

## Invent(解決策は何か)

### 解決策候補一覧 <!--list:solutions.rows-->

#### S1 予測 <!--row:s-1-->

- 提供元:
- いつ使う?:
- どう課題を解決した?:
- どんな効果が出た?: 8%減
- どう実現している?:
- 参考:
- 難易度: 3
- 難易度の根拠:
- 由来: 仮定

## まだ確かめていないこと <!--generated-->

| 場所 | 内容 | 由来 |
| --- | --- | --- |
| 解決策候補一覧 › 解決策 › 1 | 予測 | 仮定 |

## 空欄のままのところ <!--generated-->

| 場所 | 内容 |
| --- | --- |
| カスタマージャーニー › 行動 › 2 › かかるお金 | 〔未記入: 金額〕 |

## 観察の根拠 <!--generated-->

| 場所 | 見聞きしたこと | 相手 | 記録した人 | 日付 |
| --- | --- | --- | --- | --- |
| カスタマージャーニー J2 | 「数えるのが<br>いちばん嫌」 | 店主 | 企画 | 2027-01-18 |
"""


def test_the_document_is_pleasant_to_read() -> None:
    assert discovery_markdown(sample(), BRIEF, Language.JA) == DOCUMENT


def test_an_edited_document_is_taken_as_edited() -> None:
    edited = (
        DOCUMENT.replace("| 15分 |", "| 20分 |")
        .replace("| 91.23 |", "| 120 |")
        .replace("- 難易度: 3", "- 難易度: 10")
        .replace("J1, J2", "J2")
        .replace("提供(企画) <!--row:j-1", "仮定 <!--row:j-1")
        .replace("| 〔未記入〕 | <!--field:product-->", "| 通電ドリル | 提供(営業) <!--field:product-->")
        .replace(
            "\n## Define",
            "| | 翌朝 | 買い足す | 40分 | | | | 提供(店主) |\n| | 翌朝 | 捨てる | | | | | |\n\n## Define",
            1,
        )
        .replace("|\n\n| | 翌朝 | 買", "|\n| | 翌朝 | 買", 1)
    )
    found = read(edited)
    journey, questions, solutions, profile = (
        found.artifacts[key] for key in ("journey", "questions", "solutions", "customer_profile")
    )
    assert isinstance(journey, Journey)
    assert isinstance(questions, Questions)
    assert isinstance(solutions, Solutions)
    assert isinstance(profile, CustomerProfile)
    before = sample()["journey"]
    assert isinstance(before, Journey)
    assert journey.rows[0] == before.rows[0].model_copy(
        update={"time": "20分", "provenance": Provenance(note="journey.csv:2")}
    )
    assert journey.rows[1] == before.rows[1]
    assert [(row.stage, row.action, row.time, row.provenance) for row in journey.rows[2:]] == [
        ("翌朝", "買い足す", "40分", provided("店主")),
        ("翌朝", "捨てる", "", provided("企画", "discovery.md:27")),
    ]
    assert len({row.id for row in journey.rows}) == 4
    assert (questions.rows[0].impact, questions.rows[0].actions) == (120.0, ("j-2",))
    assert solutions.rows[0].difficulty == 10.0
    assert (profile.product, profile.provenance["product"]) == ("通電ドリル", provided("営業"))
    assert remarks(found) == []


def test_nobody_can_write_that_something_was_observed() -> None:
    found = read(DOCUMENT.replace("提供(企画) <!--row:j-1", "観察(店主) <!--row:j-1"))
    journey = found.artifacts["journey"]
    assert isinstance(journey, Journey)
    assert journey.rows[0].provenance == ASSUMED
    assert remarks(found) == [
        "discovery.md 24行目: 「観察」と書かれていますが根拠が付いていないので、仮定として扱います。"
    ]


def test_a_copied_row_gets_an_id_of_its_own() -> None:
    line = next(line for line in DOCUMENT.split("\n") if line.startswith("| J1"))
    journey = read(DOCUMENT.replace(line, f"{line}\n{line}")).artifacts["journey"]
    assert isinstance(journey, Journey)
    assert [row.action for row in journey.rows] == ["数える", "数える", "注文 | 確定"]
    assert len({row.id for row in journey.rows}) == 3


def test_without_its_marks_the_document_is_still_understood() -> None:
    bare = "\n".join(
        line.split("<!--")[0] if "<!--" in line else line for line in DOCUMENT.replace("\\<!--", "").split("\n")
    )
    found = read(bare)
    assert {key: len(content.model_dump()["rows"]) for key, content in found.artifacts.items() if key != "customer_profile"} == {
        "journey": 2,
        "questions": 1,
        "solutions": 1,
        "notes": len(found.artifacts["notes"].model_dump()["rows"]),
    }  # fmt: skip
