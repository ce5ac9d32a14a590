from __future__ import annotations

import pytest
from tests.support.dossiers import dossier, rich, thin

from gyakusan.artifacts.kinds.define import QuestionRow, Questions
from gyakusan.artifacts.kinds.test_iterate import ReactionRow, Reactions
from gyakusan.artifacts.provenance import ASSUMED, Evidence, Provenance, State, drafted, provided
from gyakusan.core.language import Language, label
from gyakusan.identity.models import Brief, Sponsor
from gyakusan.plan.evidence import confidence
from gyakusan.plan.models import Level
from gyakusan.workshop.models import Edition

BARE = thin().brief


def of(brief: Brief = BARE, **artifacts):
    return dossier(Language.JA, [Edition("p", label("p", "p"), artifacts, frozen=False)], brief=brief)


def reacted(who: str, of_people: float, origin: Provenance | None = None, source: str = "模擬版の試用") -> Reactions:
    seen = Evidence(text="観察記録", source=source, noted_by="企画担当")
    origin = origin or Provenance(state=State.OBSERVED, evidence=(seen,))
    row = ReactionRow(
        id="r", provenance=origin, kind="quantitative", who=who, content="使い続けた", count=3, of=of_people
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
        (of(reactions=reacted("契約店の主任", 20, source="MVPの利用ログ")), Level.USERS),
        (of(reactions=reacted("契約店の主任", 40, source="4週間のベータ版")), Level.TESTS),
    ],
)
def test_the_strongest_evidence_held_decides(held, level):
    assert confidence(held).level is level


@pytest.mark.parametrize("who", ["社内の営業20名", "自社の従業員", "colleagues in sales", "internal staff"])
def test_many_people_of_the_own_company_stay_an_anecdote(who):
    assert confidence(of(reactions=reacted(who, 200))).level is Level.ANECDOTE


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
