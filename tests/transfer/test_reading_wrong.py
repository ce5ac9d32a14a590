from __future__ import annotations

from pathlib import Path

import pytest

from gyakusan.core.errors import InputError
from gyakusan.core.ids import SeededIds
from gyakusan.core.language import Language
from gyakusan.core.settings import Settings
from gyakusan.core.texts import catalogue
from gyakusan.transfer import errors
from gyakusan.transfer.reading.folder import bring

TEAM = "product: {name: 通電ドリル}\nstart: 2027-01-13\n"
WRONG_TEAMS = {
    "an empty file": ("", "team.yaml: 空です。内容を書くか、使わないならファイルを消してください。"),
    "white space": (" \n\n", "team.yaml: 空です。内容を書くか、使わないならファイルを消してください。"),
    "an unknown key": (
        TEAM + "memebrs:\n  - {name: 企画}\n",
        (
            "team.yaml 3行目: 「memebrs」という項目はありません。「members」の書き間違いではありませんか。"
            "ここに書けるのは language, product, start, sponsor, members, mock_trial, data, team_ability, readiness, "
            "market, hour_value です。"
        ),
    ),
    "an unknown key inside": (
        TEAM + "sponsor:\n  name: 部長\n  xyz: 1\n",
        "team.yaml 5行目: 「xyz」という項目はありません。ここに書けるのは name, expectation です。",
    ),
    "a key twice": (
        TEAM + "start: 2027-01-14\n",
        "team.yaml 3行目: 「start」が2回書かれています。一つにまとめてください。",
    ),
    "a bad date": (
        "product: x\nstart: 来週\n",
        "team.yaml 2行目: 「start」に「来週」は使えません。2027-01-13 のような日付を書いてください。",
    ),
    "no start": (
        "product: x\n",
        (
            "team.yaml: 開始日がありません。`start: 2027-01-13` のように書くか、`--start 2027-01-13` を付けて"
            "実行してください。"
        ),
    ),
    "no product": (
        "start: 2027-01-13\n",
        "team.yaml 1行目: 「product」の値がありません。書き足してください。",
    ),
    "a member without a name": (
        TEAM + "members:\n  - role: pdm\n",
        "team.yaml 4行目: 「name」の値がありません。書き足してください。",
    ),
    "a list where a text belongs": (
        TEAM + "hour_value: [1, 2]\n",
        "team.yaml 3行目: 「hour_value」に「…」は使えません。文字列(一つの値)を書いてください。",
    ),
    "a bad state": (
        TEAM + "readiness:\n  room: たぶん\n",
        (
            "team.yaml 4行目: 「room」に「たぶん」は使えません。done(済み)、open(まだ)、not_needed(不要)のどれかを"
            "書いてください。"
        ),
    ),
    "a name that rules sign with": (
        TEAM + "members:\n  - {name: rules, role: pdm}\n",
        "team.yaml 4行目: 「name」に「rules」は使えません。人の名前か役職を書いてください。",
    ),
    "open brackets": (
        "product: [x\n",
        (
            "team.yaml 2行目: YAML として読み取れません(did not find expected ',' or ']')。字下げ、コロンの後の空白、"
            "引用符の閉じ忘れを確認してください。"
        ),
    ),
    "deep nesting": (
        "a: " + "[" * 100_000,
        "team.yaml 1行目: 入れ子が深すぎます(上限 12 段)。かっこや字下げを確認してください。",
    ),
}


def fail(folder: Path, **files: str | bytes) -> InputError:
    for name, content in {"team_yaml": TEAM, **files}.items():
        data = content if isinstance(content, bytes) else content.encode()
        (folder / name.replace("_", ".")).write_bytes(data)
    with pytest.raises(InputError) as caught:
        bring(folder, Settings(), SeededIds("test"))
    return caught.value


@pytest.mark.parametrize("case", sorted(WRONG_TEAMS))
def test_what_is_wrong_with_a_team_file_is_said_with_its_line(tmp_path: Path, case: str) -> None:
    content, message = WRONG_TEAMS[case]
    assert fail(tmp_path, team_yaml=content).message(Language.JA) == message


def test_a_damaged_encoding_names_the_line(tmp_path: Path) -> None:
    broken = "# 顧客像\n目的を書く場所です。行動も書きます。\n".encode() + b"\xe3\x81\n"
    error = fail(tmp_path, customer_md=broken)
    assert isinstance(error, errors.BrokenText)
    assert (error.file, error.line, error.encoding) == ("customer.md", 3, "UTF-8")


@pytest.mark.parametrize(
    "content",
    [b"\x00\x01\x02\x03" * 50, b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, b"text\n\x07bell", b"\xff\xfeabc"],
)
def test_binary_files_are_refused(tmp_path: Path, content: bytes) -> None:
    error = fail(tmp_path, solutions_md=content)
    assert isinstance(error, errors.NotText | errors.BrokenText)
    assert error.file == "solutions.md"


def test_a_file_of_50_megabytes_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "discovery.md").open("wb") as file:
        file.truncate(50_000_000)
    error = fail(tmp_path)
    assert isinstance(error, errors.FileTooLarge)
    assert (error.file, error.megabytes, error.limit) == ("discovery.md", 50.0, 20.0)


def test_an_open_quote_names_the_line_where_the_row_begins(tmp_path: Path) -> None:
    error = fail(tmp_path, journey_csv='段階,行動\n使う,"開く\n閉じる\n')
    assert isinstance(error, errors.BadTable)
    assert error.line == 2


def test_a_table_without_headers_says_which_are_expected(tmp_path: Path) -> None:
    error = fail(tmp_path, journey_csv="a,b\n1,2\n")
    assert isinstance(error, errors.HeaderMissing)
    assert (error.line, error.found) == (1, "a b")
    assert "かかる時間" in error.message(Language.JA)


def test_limits_hold(tmp_path: Path) -> None:
    members = TEAM + "members:\n" + "  - {name: a, role: pdm}\n" * 101
    assert isinstance(fail(tmp_path, team_yaml=members), errors.TooManyMembers)
    error = fail(tmp_path, journey_csv="段階,行動\n" + "使う,開く\n" * 2_001)
    assert isinstance(error, errors.TooManyRows)
    assert (error.line, error.limit) == (2_002, 2_000)
    (tmp_path / "journey.csv").unlink()
    assert isinstance(fail(tmp_path, discovery_md="ひとこと\n" * 2_001), errors.TooManyRows)
    assert isinstance(fail(tmp_path, discovery_md="\n" * 60_000 + "x"), errors.TooManyRows)
    assert isinstance(fail(tmp_path, discovery_md="x" * 20_001), errors.TextTooLong)


def test_what_is_no_folder_or_no_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(errors.FolderMissing):
        bring(tmp_path / "nowhere", Settings(), SeededIds("test"))
    with pytest.raises(errors.FileMissing):
        bring(tmp_path, Settings(), SeededIds("test"))
    (tmp_path / "customer.md").mkdir()
    assert isinstance(fail(tmp_path), errors.FileUnreadable)


@pytest.mark.parametrize("language", list(Language))
def test_every_error_has_its_sentence(language: Language) -> None:
    found = {
        error.code
        for error in vars(errors).values()
        if isinstance(error, type) and issubclass(error, InputError) and error.__module__ == errors.__name__
    } - {errors.FileError.code}
    sentences = {key.removeprefix("errors.") for key in catalogue("transfer", language) if key.startswith("errors.")}
    assert sentences == found


def test_both_languages_say_the_same_things() -> None:
    assert catalogue("transfer", Language.JA).keys() == catalogue("transfer", Language.EN).keys()


def test_every_remark_of_the_catalogue_is_used() -> None:
    source = "".join(
        path.read_text(encoding="utf-8")
        for room in ("reading", "discovery")
        for path in (Path(errors.__file__).parent / room).glob("*.py")
    )
    codes = [key.removeprefix("remarks.") for key in catalogue("transfer", Language.EN) if key.startswith("remarks.")]
    assert [code for code in codes if f'"{code}"' not in source] == []
