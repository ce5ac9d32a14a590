from __future__ import annotations

import pytest
from tests.support.dossiers import dossier, rich, thin
from tests.support.tables import empty

from gyakusan.artifacts.kinds.canvases import BlockRow, BusinessModel
from gyakusan.artifacts.kinds.define import QuestionRow, Questions
from gyakusan.artifacts.kinds.listen import Journey, JourneyRow
from gyakusan.artifacts.kinds.test_iterate import ReactionRow, Reactions
from gyakusan.artifacts.provenance import ASSUMED, Evidence, Provenance, State, attach, drafted, provided
from gyakusan.core.language import Language, label
from gyakusan.identity.models import Brief, Sponsor
from gyakusan.plan.evidence import confidence
from gyakusan.plan.models import Level
from gyakusan.workshop.models import Edition

BARE = thin().brief


def of(brief: Brief = BARE, **artifacts):
    return dossier(Language.JA, [Edition("p", label("p", "p"), artifacts, frozen=False)], brief=brief)


def reacted(
    who: str, of_people: float, origin: Provenance | None = None, source: str = "模擬版の試用", count: float = 3
) -> Reactions:
    seen = Evidence(text="観察記録", source=source, noted_by="企画担当")
    origin = origin or Provenance(state=State.OBSERVED, evidence=(seen,))
    row = ReactionRow(
        id="r", provenance=origin, kind="quantitative", who=who, content="使い続けた", count=count, of=of_people
    )
    return Reactions(rows=(row,))


def test_the_levels_are_those_of_the_confidence_table():
    assert [level.confidence for level in Level] == [0.01, 0.1, 0.2, 0.5, 1, 3, 7, 10]


@pytest.mark.parametrize(
    ("held", "level"),
    [
        (of(), Level.NOTHING),
        (of(BARE.model_copy(update={"roadmap": "2027年度の重点"})), Level.THEME),
        (of(BARE.model_copy(update={"sponsor": Sponsor(expectation="数字を見たい")})), Level.OPINION),
        (of(questions=Questions(rows=(QuestionRow(id="q", question="なぜ?", impact=12.0),))), Level.ESTIMATE),
        (of(reactions=reacted("主任", 12)), Level.ANECDOTE),
        (of(reactions=reacted("告知ページを開いた人", 212)), Level.MARKET),
        (of(reactions=reacted("契約店の主任", 31, source="MVPの利用ログ", count=20)), Level.USERS),
        (of(reactions=reacted("契約店の主任", 40, source="4週間のベータ版", count=24)), Level.TESTS),
    ],
)
def test_the_strongest_evidence_held_decides(held, level):
    assert confidence(held).level is level


def canvas(**values) -> BusinessModel:
    return BusinessModel(blocks=(BlockRow(id="b", block="channels", **values),))


BLANK = "〔未記入: どこで知り、どこで使い始めるか〕"
SEEN = Evidence(text="契約書の控え", source="代理店の担当者", noted_by="企画担当")


@pytest.mark.parametrize(
    ("model", "level"),
    [
        (canvas(text=BLANK, provenance=drafted("rules")), Level.NOTHING),
        (canvas(text="問屋の月例会", provenance=drafted("rules", "顧客像から")), Level.NOTHING),
        (canvas(text="問屋の月例会", provenance=drafted("model:x")), Level.NOTHING),
        (canvas(text=f"{BLANK}。", provenance=provided("企画担当")), Level.NOTHING),
        (canvas(text="問屋の月例会", provenance=provided("企画担当")), Level.ESTIMATE),
        (canvas(text="問屋の月例会"), Level.ESTIMATE),
        (
            canvas(text="問屋の月例会", provenance=drafted("rules"), cells={"text": provided("企画担当")}),
            Level.ESTIMATE,
        ),
    ],
)
def test_a_business_model_is_an_estimate_once_people_filled_something_in(model, level):
    assert confidence(of(business_model=model)).level is level


def test_what_rules_drafted_into_an_empty_business_model_is_no_estimate():
    drafts = empty(Language.JA).draft("business_model.blocks", "business_model.growth_loop").get(BusinessModel)
    assert drafts.blocks
    assert confidence(of(business_model=drafts)).level is Level.NOTHING


def test_evidence_on_a_block_of_the_business_model_counts():
    assert confidence(of(business_model=canvas(text="問屋", provenance=attach(drafted("rules"), SEEN)))).level is (
        Level.ANECDOTE
    )


def asked(journey: Provenance, question: Provenance):
    action = JourneyRow(id="j", action="在庫を数える", time="30分/日", provenance=journey)
    row = QuestionRow(id="q", question="なぜ?", actions=("j",), saved_time="30分/日", impact=12.0, provenance=question)
    return of(journey=Journey(rows=(action,)), questions=Questions(rows=(row,)))


def test_an_impact_from_figures_that_a_model_made_up_is_no_estimate():
    people, rules, model = provided("企画担当"), drafted("rules"), drafted("model:x")
    assert confidence(asked(people, rules)).level is Level.ESTIMATE
    assert confidence(asked(model, rules)).level is Level.NOTHING
    assert confidence(asked(people, model)).level is Level.NOTHING


@pytest.mark.parametrize("who", ["社内の営業20名", "自社の従業員", "colleagues in sales", "internal staff"])
def test_many_people_of_the_own_company_stay_an_anecdote(who):
    assert confidence(of(reactions=reacted(who, 200))).level is Level.ANECDOTE


@pytest.mark.parametrize("who", ["会社員", "自社の顧客", "当社の取引先の主任", "our customers' store managers"])
def test_customers_are_outside_also_where_the_company_is_named(who):
    assert confidence(of(reactions=reacted(who, 200))).level is Level.MARKET


@pytest.mark.parametrize(
    ("who", "source"),
    [
        ("契約店の主任", "A/Bテストについての聞き取り"),
        ("契約店の主任", "ベータ版の申込ページ"),
        ("MVPの利用を希望した店", "告知ページ"),
        ("契約店の主任", "MVPの説明資料を使った面談"),
        ("契約店の主任", "ベータ版ではなく模擬版の試用"),
        ("A/B両店の主任", "模擬版の試用"),
        ("MVP受賞店の主任", "模擬版の試用"),
        ("store managers", "interview about A/B test plans"),
        ("store managers who want to join the beta", "page"),
        ("members of the Beta Club", "mock"),
        ("store managers", "sign-up for the beta test"),
    ],
)
def test_a_word_for_a_test_or_an_mvp_does_not_make_one(who, source):
    assert confidence(of(reactions=reacted(who, 200, source=source, count=150))).level is Level.MARKET


@pytest.mark.parametrize(
    ("who", "source", "level"),
    [
        ("契約店の主任", "A/Bテストの記録", Level.TESTS),
        ("契約店の主任", "A/Bテスト 第2週", Level.TESTS),
        ("β版の利用者", "利用ログ", Level.TESTS),
        ("MVPを4週間使った店", "店頭での観察", Level.USERS),
        ("store managers", "A/B test, weeks 1-4", Level.TESTS),
        ("store managers in the closed beta", "log", Level.TESTS),
        ("store managers who used the MVP", "visits", Level.USERS),
    ],
)
def test_use_and_tests_by_twenty_people_outside_are_told_from_who_and_source(who, source, level):
    assert confidence(of(reactions=reacted(who, 40, source=source, count=20))).level is level


def test_use_and_tests_take_twenty_people_who_did_it_and_evidence():
    assert confidence(of(reactions=reacted("MVPを使った店", 200, count=19))).level is Level.MARKET
    assert (
        confidence(of(reactions=reacted("MVPを使った店", 200, provided("営業担当"), count=150))).level is Level.MARKET
    )
    assert confidence(of(reactions=reacted("A/Bテストの1人", 1, source="A/Bテスト", count=1))).level is Level.ANECDOTE


def test_what_nobody_did_is_an_anecdote():
    assert confidence(of(reactions=reacted("告知ページを開いた人", 212, count=0))).level is Level.ANECDOTE


def test_what_a_machine_wrote_or_nobody_vouches_for_is_no_reaction():
    for origin in (drafted("rules"), drafted("model:x"), ASSUMED):
        assert confidence(of(reactions=reacted("主任", 212, origin))).level is Level.NOTHING


def test_a_named_person_may_provide_a_reaction():
    assert confidence(of(reactions=reacted("主任", 212, provided("営業担当")))).level is Level.MARKET


def test_a_workshop_by_itself_ends_at_one():
    assert confidence(rich()).level.confidence == 1


def test_every_level_says_in_both_languages_what_it_rests_on_and_what_would_raise_it():
    for language in Language:
        said = confidence(rich(language))
        assert said.basis
        assert said.next_step
