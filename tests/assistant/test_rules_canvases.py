"""The value canvas, the nine blocks and the growth loop."""

from __future__ import annotations

import pytest
from tests.support.tables import SAID, Table, denko, desk, empty, profile

from gyakusan.artifacts.blanks import blanks_in
from gyakusan.artifacts.kinds.canvases import BLOCKS, BlockRow, BusinessModel, LoopRow, ValueCanvas
from gyakusan.artifacts.kinds.day_zero import DataInventory, DataRow
from gyakusan.artifacts.kinds.invent import SolutionRow, Solutions
from gyakusan.artifacts.provenance import drafted
from gyakusan.core.language import Language

OWN = ("value_canvas.from_profile", "business_model.blocks", "business_model.growth_loop")


def value_of(situation: str, motive: str, language: Language = Language.JA) -> str:
    """Return the value in one sentence, drafted from a situation and a motive."""
    aspects = ("状況", "動機") if language is Language.JA else ("Situation", "Motive")
    lines = profile(list(zip(aspects, (situation, motive), strict=True)), [])
    return empty(language).put(lines).draft("value_canvas.from_profile").get(ValueCanvas).value


@pytest.mark.parametrize(
    ("situation", "motive", "value"),
    [
        ("夜勤が続く。独りで欠陥を探している。", "早く寝たい", "独りで欠陥を探しているとき、早く寝たいので、"),
        ("試験に落ちた", "免状を取る", "試験に落ちたとき、「免状を取る」という思いがあるので、"),
        ("転職して2年目", "休みが欲しい", "転職して2年目のとき、休みが欲しいので、"),
        ("困っています", "", "「困っています」というとき、〔未記入: どうしたいか〕ので、"),
        ("", "早く寝たい", "〔未記入: どんな状況か〕のとき、早く寝たいので、"),
    ],
)
def test_the_value_takes_up_situation_and_motive_in_the_form_that_fits(situation: str, motive: str, value: str):
    assert value_of(situation, motive) == value + "〔未記入: 何ができるようになるか〕。"


@pytest.mark.parametrize(
    ("motive", "because"),
    [
        ("wants to sleep", "because I want to sleep"),
        ("Get the license", "because I want to get the license"),
        ("owners renew", "because what I want is “owners renew”"),
        ("", "because I want 〔to fill in: what I want〕"),
    ],
)
def test_the_value_in_english(motive: str, because: str):
    expected = f"When my situation is “Night shifts”, {because}, I can 〔to fill in: what it lets me do〕."
    assert value_of("Night shifts", motive, Language.EN) == expected


@pytest.mark.parametrize("table", [empty(Language.JA), empty(Language.EN), denko(), desk()])
def test_every_block_and_station_is_there_once_drafted_and_drafting_again_changes_nothing(table: Table):
    after = table.draft(*OWN)
    model = after.get(BusinessModel)
    assert {row.block for row in model.blocks} == set(BLOCKS)
    assert [row.station for row in model.loop] == ["experience", "traffic", "data", "better"]
    assert all(row.text.strip() for row in (*model.blocks, *model.loop))
    assert [request for request in OWN if after.proposals(request)] == []


def test_a_team_that_has_brought_nothing_gets_nine_blanks():
    blocks = empty(Language.JA).draft("business_model.blocks").get(BusinessModel).blocks
    assert [blanks_in(row.text) == (row.text,) for row in blocks] == [True] * 9


def test_a_block_that_the_team_filled_gets_no_blank():
    own = BlockRow(id="mine", block="channels", text="書店の資格の棚", provenance=SAID)
    blocks = denko().put(BusinessModel(blocks=(own,))).draft("business_model.blocks").get(BusinessModel).blocks
    assert [row for row in blocks if row.block == "channels"] == [own]


def test_a_station_that_the_team_wrote_stays_alone():
    own = LoopRow(id="mine", station="data", text="写真と、直した跡", block="key_resources", provenance=SAID)
    loop = denko().put(BusinessModel(loop=(own,))).draft("business_model.growth_loop").get(BusinessModel).loop
    assert [row for row in loop if row.station == "data"] == [own]


def test_what_a_person_or_a_model_wrote_in_the_value_canvas_stays():
    origins = {"persona": SAID, "barrier": drafted("model:test:parrot")}
    own = ValueCanvas(persona="夜勤明けの設備員", barrier="照明が暗い", provenance=origins)
    canvas = denko().put(own).draft("value_canvas.from_profile").get(ValueCanvas)
    assert (canvas.persona, canvas.barrier) == (own.persona, own.barrier)
    assert {name: canvas.provenance[name] for name in origins} == origins


def test_a_blank_gives_way_when_the_team_finds_out():
    table = empty(Language.JA).draft("business_model.blocks")
    table = table.put(denko().get(Solutions)).draft("business_model.blocks")
    texts = [row.text for row in table.get(BusinessModel).blocks if row.block == "key_activities"]
    assert texts == ["「忘れかけた頃に出す復習」の仕組みを動かし続け、外れた結果を見て直すこと"]


@pytest.mark.parametrize(
    ("provider", "text"),
    [
        ("公開事例", "〔未記入: どこと、何を分担するか〕"),
        ("自社", "〔未記入: どこと、何を分担するか〕"),
        ("撮影機材のメーカー", "撮影機材のメーカー(「写真の検査」の提供元。組めるかは未確認)"),
    ],
)
def test_only_a_provider_that_one_can_work_with_is_a_partner(provider: str, text: str):
    row = SolutionRow(id="s1", provenance=SAID, title="写真の検査", provider=provider)
    blocks = empty(Language.JA).put(Solutions(rows=(row,))).draft("business_model.blocks").get(BusinessModel).blocks
    assert [row.text for row in blocks if row.block == "key_partners"] == [text]


def test_the_loop_collects_the_data_that_the_solution_speaks_of():
    names = ("会員の契約", "解答ログ(正誤)")
    data = DataInventory(rows=tuple(DataRow(id=f"d{n}", provenance=SAID, name=name) for n, name in enumerate(names)))
    loop = denko().put(data).draft("business_model.growth_loop").get(BusinessModel).loop
    assert loop[2].text == "だから、使うたびに「解答ログ」がたまる。〔未記入: 役に立ったかどうかが分かる記録〕"
