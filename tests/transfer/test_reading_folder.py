from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from gyakusan.artifacts.kinds.invent import Solutions
from gyakusan.artifacts.kinds.listen import CustomerProfile, Journey, JourneyRow
from gyakusan.artifacts.kinds.plan import Notes
from gyakusan.artifacts.kinds.test_iterate import Reactions
from gyakusan.artifacts.models import get_rows, row_lists
from gyakusan.artifacts.provenance import Evidence, Provenance, State, provided
from gyakusan.core.ids import SeededIds
from gyakusan.core.language import Language
from gyakusan.core.settings import Settings
from gyakusan.identity.models import Market
from gyakusan.transfer.models import Brought
from gyakusan.transfer.reading.folder import bring

EXAMPLES = Path(__file__).parents[2] / "examples"
TEAM = """language: ja
product: 通電ドリル
start: 2027-01-13
members:
  - {name: 企画, role: プロダクトマネージャー}
  - {name: 開発, role: engineer}
  - {name: 分析, role: DS}
"""
CUSTOMER = """# 顧客像 : 通電ドリル

> 働きながら学ぶ人が、細切れの時間を使えない。

## 目的
- 状況: 転職して2年目
- 免状を取りたい
## 行動
* 頻度:30分/日
## 属性
1. 年齢: 32歳から41歳
"""
SOLUTIONS = """# 解決策候補一覧
## 忘れかけた頃の復習 : 自社事例
- 難易度 : 3
- どんな効果が出た? : 31%から38%に増えた
- 参考 : https://example.com/a
- いつ使う? : 忘れる前
"""
JOURNEY = "段階,行動,かかる時間,かかるお金,頻度,感情\n決める,受けると決める,30分,0円,年2回,不安\n"


def fill(folder: Path, **files: str | bytes) -> Path:
    for name, content in {"team_yaml": TEAM, **files}.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def read(folder: Path, language: Language | None = None, start: date | None = None) -> Brought:
    return bring(folder, Settings(), SeededIds("test"), language=language, start=start)


def remarks(brought: Brought) -> list[str]:
    return [remark.text(brought.brief.language) for remark in brought.remarks]


def sizes(brought: Brought) -> dict[str, list[int]]:
    return {
        key: [len(get_rows(content, name)) for name in row_lists(type(content))]
        for key, content in brought.artifacts.items()
    }


def test_the_japanese_example_is_typed_completely() -> None:
    brought = read(EXAMPLES / "ja-denko-drill")
    assert sizes(brought) == {
        "hearing_sheet": [5],
        "data_inventory": [5],
        "customer_profile": [5, 4, 5],
        "journey": [14],
        "solutions": [6, 4],
        "reactions": [14],
        "notes": [1],
    }
    assert brought.brief.market == Market(
        customers="9万人", share="4%", price="8,940円/年", period="3年", cost="2,600万円", multiple="3倍"
    )
    assert [member.role for member in brought.brief.members][:3] == ["product_manager", "developer", "data_scientist"]
    assert brought.brief.trial.on == date(2027, 1, 18)
    assert brought.brief.readiness["mock-rehearsed"] == "open"


def test_the_english_example_brings_its_slide() -> None:
    brought = read(EXAMPLES / "en-maintenance-desk")
    assert sizes(brought) == {
        "hearing_sheet": [4],
        "data_inventory": [5],
        "customer_profile": [4, 4, 5],
        "journey": [15],
        "solutions": [6, 4],
        "reactions": [13],
        "notes": [4],
    }
    profile = brought.artifacts["customer_profile"]
    assert isinstance(profile, CustomerProfile)
    assert profile.product == "Hearthledger"
    assert profile.sentence.startswith("The operations manager of a family-owned property company")
    assert (profile.purpose[0].aspect, profile.purpose[0].provenance.note) == ("Situation", "customer.pptx:1")


def test_a_customer_file_gives_rows_with_their_origin(tmp_path: Path) -> None:
    profile = read(fill(tmp_path, customer_md=CUSTOMER)).artifacts["customer_profile"]
    assert isinstance(profile, CustomerProfile)
    assert profile.product == "通電ドリル"
    assert profile.sentence == "働きながら学ぶ人が、細切れの時間を使えない。"
    assert profile.provenance["sentence"] == provided("企画", "customer.md:3")
    found = [
        (row.aspect, row.text, row.provenance) for row in (*profile.purpose, *profile.behaviour, *profile.attributes)
    ]
    assert found == [
        ("状況", "転職して2年目", provided("企画", "customer.md:6")),
        ("", "免状を取りたい", provided("企画", "customer.md:7")),
        ("頻度", "30分/日", provided("企画", "customer.md:9")),
        ("年齢", "32歳から41歳", provided("企画", "customer.md:11")),
    ]


def test_solutions_may_be_worded_freely(tmp_path: Path) -> None:
    english = """# Solutions
### Matching jobs \uff1a Field-service journal
**When to use:** many jobs
- How it solved the problem? ranks three
- Source: https://example.com/b
- Difficulty: 5 (no images so far)

### Reading invoices (own experiment)
#### How is it done?
Text recognition,
then rules
"""
    content = read(fill(tmp_path, solutions_md=SOLUTIONS + english)).artifacts["solutions"]
    assert isinstance(content, Solutions)
    rows = [
        (row.title, row.provider, row.when_used, row.how_solved, row.effect, row.how_done, row.url, row.difficulty)
        for row in content.rows
    ]
    assert rows == [
        ("忘れかけた頃の復習", "自社事例", "忘れる前", "", "31%から38%に増えた", "", "https://example.com/a", 3.0),
        ("Matching jobs", "Field-service journal", "many jobs", "ranks three", "", "", "https://example.com/b", 5.0),
        ("Reading invoices", "own experiment", "", "", "", "Text recognition,\nthen rules", "", None),
    ]
    assert content.rows[1].difficulty_basis == "no images so far"
    assert content.rows[0].provenance == provided("分析", "solutions.md:2")


@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_a_journey_may_use_any_separator(tmp_path: Path, separator: str) -> None:
    brought = read(fill(tmp_path, journey_csv=JOURNEY.replace(",", separator)))
    journey = brought.artifacts["journey"]
    assert isinstance(journey, Journey)
    assert journey.rows == (
        JourneyRow(
            id=journey.rows[0].id,
            provenance=provided("企画", "journey.csv:2"),
            stage="決める",
            action="受けると決める",
            time="30分",
            money="0円",
            frequency="年2回",
            emotion="不安",
        ),
    )


def test_journey_headers_may_differ_and_unknown_columns_become_notes(tmp_path: Path) -> None:
    text = 'メモの題\nステージ,顧客の行動,所要時間(分),費用(円),担当\n調べる,"比べる\n選ぶ","1,000",300,営業\n'
    brought = read(fill(tmp_path, journey_csv=text))
    journey, notes = brought.artifacts["journey"], brought.artifacts["notes"]
    assert isinstance(journey, Journey)
    assert isinstance(notes, Notes)
    row = journey.rows[0]
    assert (row.stage, row.action, row.time, row.money) == ("調べる", "比べる\n選ぶ", "1,000分", "300円")
    assert row.provenance.note == "journey.csv:3"
    assert [(note.line, note.text) for note in notes.rows] == [(1, "メモの題"), (3, "担当: 営業")]
    assert remarks(brought) == [
        "journey.csv 1行目: 型にはめられなかったので、メモに残しました: メモの題",
        "journey.csv 3行目: 列「担当」に当てはまる欄がないので、内容をメモに残しました。",
    ]


ENCODERS: dict[str, Callable[[str], bytes]] = {
    "utf-8 with mark": lambda text: text.encode("utf-8-sig"),
    "windows line ends": lambda text: text.replace("\n", "\r\n").encode(),
    "utf-16": lambda text: text.encode("utf-16"),
    "utf-16 big endian with mark": lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
    "utf-16 little endian without mark": lambda text: text.encode("utf-16-le"),
    "utf-16 big endian without mark": lambda text: text.encode("utf-16-be"),
    "shift_jis": lambda text: text.encode("cp932"),
    "euc-jp": lambda text: text.encode("euc_jp"),
}


@pytest.mark.parametrize("encoding", sorted(ENCODERS))
def test_every_usual_encoding_reads_the_same(tmp_path: Path, encoding: str) -> None:
    files = {"team_yaml": TEAM, "customer_md": CUSTOMER, "solutions_md": SOLUTIONS, "journey_csv": JOURNEY}
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    plain = read(fill(tmp_path / "a", **files))
    encoded = read(fill(tmp_path / "b", **{name: ENCODERS[encoding](text) for name, text in files.items()}))
    assert (encoded.brief, encoded.artifacts, encoded.remarks) == (plain.brief, plain.artifacts, plain.remarks)


def test_reactions_are_observed_with_their_evidence(tmp_path: Path) -> None:
    text = "種類,相手,対象,内容,人数,全体,日付\n定量,会員,価格,払うと答えた,3,20,2027年1月20日\n"
    reactions = read(fill(tmp_path, feedback_csv=text)).artifacts["reactions"]
    assert isinstance(reactions, Reactions)
    row = reactions.rows[0]
    assert (row.kind, row.about, row.count, row.of, row.date) == ("quantitative", "price", 3.0, 20.0, "2027-01-20")
    seen = Evidence(text="払うと答えた", source="会員", noted_by="企画", on="2027-01-20")
    assert row.provenance == Provenance(state=State.OBSERVED, note="feedback.csv:2", evidence=(seen,))


def test_the_file_for_one_kind_wins_over_the_discovery_document(tmp_path: Path) -> None:
    discovery = "## Listen\n### ジャーニー\n| 段階 | 行動 |\n|---|---|\n| 使う | 別の行動 |\n"
    brought = read(fill(tmp_path, journey_csv=JOURNEY, discovery_md=discovery))
    journey, notes = brought.artifacts["journey"], brought.artifacts["notes"]
    assert isinstance(journey, Journey)
    assert isinstance(notes, Notes)
    assert [row.action for row in journey.rows] == ["受けると決める"]
    assert [note.text for note in notes.rows] == ["段階: 使う / 行動: 別の行動"]
    assert remarks(brought) == [
        "discovery.md: journey.csv があるので、ここにある「カスタマージャーニー」は使わず、メモに残しました。"
    ]


def test_the_language_is_guessed_and_arguments_win(tmp_path: Path) -> None:
    text = TEAM.replace("language: ja\n", "").replace("start: 2027-01-13\n", "")
    guessed = read(fill(tmp_path, team_yaml=text), start=date(2027, 2, 1))
    assert (guessed.brief.language, guessed.brief.start) == (Language.JA, date(2027, 2, 1))
    assert read(tmp_path, Language.EN, date(2027, 2, 1)).brief.language is Language.EN
    english = "product: Hearthledger\nstart: 3 February 2027\n"
    brief = read(fill(tmp_path, team_yaml=english)).brief
    assert (brief.language, brief.start) == (Language.EN, date(2027, 2, 3))


def test_one_person_may_hold_two_roles(tmp_path: Path) -> None:
    text = TEAM + "  - {name: 二役, role: '開発者, データサイエンティスト'}\n  - {name: 他, role: 魔法使い}\n"
    brought = read(fill(tmp_path, team_yaml=text))
    assert [member.name for member in brought.brief.members_with("data_scientist")] == ["分析", "二役"]
    assert brought.brief.members_with("魔法使い")[0].name == "他"
    assert remarks(brought) == ["team.yaml 9行目: 役割「魔法使い」は知らない名前なので、書かれたまま使います。"]


def test_files_that_are_not_read_are_named(tmp_path: Path) -> None:
    folder = fill(
        tmp_path, journey_md="| 段階 | 行動 |\n|---|---|\n| 使う | 開く |\n", journey_csv=JOURNEY, memo_txt="x"
    )
    assert remarks(read(folder)) == [
        "memo.txt: 入力として知らない名前なので、読みませんでした。",
        "journey.csv: journey.md があるので、このファイルは読みませんでした。",
    ]


def test_the_fingerprint_follows_names_and_bytes(tmp_path: Path) -> None:
    first = read(fill(tmp_path, journey_csv=JOURNEY)).fingerprint
    assert first == read(tmp_path).fingerprint
    assert first != read(fill(tmp_path, journey_csv=JOURNEY + "\n")).fingerprint


def test_the_same_folder_gives_the_same_result() -> None:
    assert read(EXAMPLES / "chat-discovery") == read(EXAMPLES / "chat-discovery")
