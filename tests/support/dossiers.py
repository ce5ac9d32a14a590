"""Dossiers for tests: one as rich as a real team's, one with almost nothing, one with far too much."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tests.support import deli, deli_plan
from tests.support.deli import Words

from gyakusan.artifacts.kinds.canvases import BusinessModel
from gyakusan.artifacts.kinds.define import QuestionRow, Questions
from gyakusan.artifacts.kinds.invent import InventionRow, Inventions
from gyakusan.artifacts.kinds.listen import CustomerProfile, Journey, JourneyRow
from gyakusan.artifacts.kinds.plan import DecisionRow, Decisions, MeetingRow, MilestoneRow, Plan, TaskRow
from gyakusan.artifacts.kinds.refine import FaqRow, PressRelease, QuoteRow, StepRow
from gyakusan.artifacts.kinds.test_iterate import Criteria, CriterionRow
from gyakusan.artifacts.models import Kind
from gyakusan.artifacts.provenance import drafted
from gyakusan.core.language import Language, label
from gyakusan.identity.models import Brief, Market, Member, Sponsor, Trial
from gyakusan.workshop.models import Dossier, Edition, Process, Workshop

PROCESSES = (
    Process("listen", label("Listen", "Listen"), "#2f6f9f"),
    Process("define", label("Define", "Define"), "#8a5a9e"),
    Process("invent", label("Invent", "Invent"), "#b3661f"),
    Process("refine", label("Refine", "Refine"), "#2e7d5b"),
    Process("test", label("Test/Iterate", "Test/Iterate"), "#a83e52"),
)
MODEL = drafted("model:test:parrot")


def dossier(language: Language, editions: Sequence[Edition], *, brief: Brief | None = None) -> Dossier:
    """Put editions into a dossier."""
    return Dossier(
        workshop=Workshop("w-a2b3c4d5e6f7g", "working-backwards", "1", brief or _brief(language)),
        program_title=label("逆算ワークショップ", "Working backwards"),
        processes=PROCESSES,
        editions=tuple(editions),
        as_of=date(2027, 2, 10),
    )


def thin(language: Language = Language.JA) -> Dossier:
    """A workshop that has only just been opened."""
    bare = Brief(language=language, product=Words(language)("惣菜ナビ", "Deli Planner"), start=date(2027, 2, 10))
    profile = CustomerProfile(product=bare.product)
    return dossier(language, [_edition("day0", {"customer_profile": profile}, frozen=False)], brief=bare)


def rich(language: Language = Language.JA) -> Dossier:
    """A workshop that went through both editions."""
    w = Words(language)
    practice: dict[str, Kind] = {
        "customer_profile": deli.profile(w),
        "journey": deli.journey(w),
        "questions": deli.questions(w),
        "solutions": deli.solutions(w),
        "inventions": deli.inventions(w),
        "prfaq": deli.press(w),
        "criteria": deli_plan.criteria(w, outside=False),
        "decisions": deli_plan.decisions(w),
    }
    improve: dict[str, Kind] = {
        **practice,
        "reactions": deli_plan.reactions(w),
        "criteria": deli_plan.criteria(w, outside=True),
        "plan": deli_plan.plan(w),
    }
    return dossier(language, [_edition("practice", practice), _edition("improve", improve)])


def _edition(part: str, artifacts: dict[str, Kind], *, frozen: bool = True) -> Edition:
    titles = {"day0": ("事前準備", "Day 0"), "practice": ("実践編", "Practice edition")}
    return Edition(part, label(*titles.get(part, ("改善編", "Improve edition"))), artifacts, frozen)


def _brief(language: Language) -> Brief:
    w = Words(language)
    return Brief(
        language=language,
        product=w("惣菜ナビ", "Deli Planner"),
        company=w("青葉フードシステム株式会社", "Aoba Food Systems"),
        description=w("食品スーパーの惣菜売り場の製造計画を作るサービス", "Plans the day's cooking for deli counters"),
        roadmap=w("2027年度の重点「食品ロス半減」", "Focus of 2027: halve food waste"),
        start=date(2027, 1, 20),
        sponsor=Sponsor(
            name=w("店舗システム事業部長", "Head of store systems"),
            expectation=w(
                "値引きと廃棄を減らしながら、夕方の欠品も減らせる根拠を見たい。",
                "I want to see grounds that markdowns, waste and evening gaps can go down together.",
            ),
        ),
        members=(
            Member(name=w("企画担当", "product manager"), role="product_manager"),
            Member(name=w("開発担当", "developer"), role="developer"),
            Member(name=w("需要予測担当", "forecasting analyst"), role="data_scientist"),
        ),
        trial=Trial(
            who=w("取引先3社の惣菜主任12名", "12 deli leads of three customers"),
            on=date(2027, 2, 2),
            how=w("開店前の15分、隣で見ながら", "15 minutes before opening, watching alongside"),
        ),
        market=Market(
            customers="18,000", share="3%", price="24,000円/月", period="3年", cost="4,800万円", multiple="3"
        ),
    )


NASTY = '=HYPERLINK("https://example.com")\x00\x0b\x1f\ufffe 🍱👩🏽‍🍳 مرحبا بالعالم שלום ｶﾞｷﾞ 𠮷野家 <b>&amp;</b>'
"""Formula, control characters, emoji, right to left, half-width kana, markup."""


def huge(language: Language = Language.JA) -> Dossier:
    """More than anybody should bring: 100 actions, 200 questions, 30 inventions, very long and nasty texts."""
    w = Words(language)
    base = rich(language)
    long = (
        w("とても長い説明が、改行なしでどこまでも続いていきます。", "This goes on and on without ever stopping. ") * 200
    )[:3000]
    unbroken = ("W" * 300) + w("", " ")
    texts = [long, NASTY, unbroken, w("短い", "short")]
    many = {
        "journey": Journey(
            rows=tuple(
                JourneyRow(id=f"j-{n}", stage=w("段階", "stage"), action=f"{n} {texts[n % 4]}", time="30分/日")
                for n in range(100)
            )
        ),
        "questions": Questions(
            rows=tuple(
                QuestionRow(
                    id=f"q-{n}",
                    provenance=MODEL,
                    question=f"{texts[n % 4]} {n}",
                    kind="more_optimal",
                    impact=1e6 / (n + 1),
                    chosen=n < 3,
                )
                for n in range(200)
            )
        ),
        "inventions": Inventions(
            rows=tuple(
                InventionRow(
                    id=f"i-{n}",
                    provenance=MODEL,
                    title=texts[n % 3],
                    question="q-0",
                    solutions=("s-0", "s-1"),
                    how_solved=long,
                    effect=long,
                    difficulty=30,
                    impact=123456.7,
                    score=n,
                    chosen=n == 0,
                )
                for n in range(30)
            )
        ),
        "criteria": Criteria(
            rows=tuple(
                CriterionRow(
                    id=f"c-{n}",
                    milestone=texts[n % 4],
                    measure="problem_solved",
                    place="outside",
                    who=long,
                    what=NASTY,
                    how=long,
                    threshold=(n * 7) % 101,
                    planned_n=5 + 40 * n,
                    frozen_on="2027-01-20",
                )
                for n in range(24)
            )
        ),
        "plan": Plan(
            milestones=tuple(
                MilestoneRow(
                    id=f"m-{n}", title=texts[n % 4], done_means=long, gain=long, date=f"2027-{n % 12 + 1:02d}-15"
                )
                for n in range(14)
            ),
            tasks=tuple(
                TaskRow(
                    id=f"t-{n}",
                    milestone=f"m-{n % 14}",
                    title=texts[n % 4],
                    done_means=long,
                    due=f"2027-03-{n % 28 + 1:02d}",
                )
                for n in range(120)
            ),
            meetings=tuple(
                MeetingRow(
                    id=f"mt-{n}",
                    kind="progress",
                    title=texts[n % 4],
                    date="2027-05-03",
                    start="9:00",
                    every_weeks=1,
                    times=400,
                )
                for n in range(5)
            ),
        ),
        "decisions": Decisions(
            rows=tuple(
                DecisionRow(id=f"d-{n}", subject=texts[n % 4], chosen=long, options=long, on="2027-01-20")
                for n in range(60)
            )
        ),
        "prfaq": PressRelease(
            headline=long,
            service=NASTY,
            company=unbroken,
            for_whom=long,
            makes_possible=long,
            effect=long,
            steps=tuple(StepRow(id=f"st-{n}", step=texts[n % 4]) for n in range(10)),
            quotes=tuple(QuoteRow(id=f"qu-{n}", speaker=NASTY, quote=texts[n % 4]) for n in range(6)),
            customer_faq=tuple(FaqRow(id=f"cf-{n}", question=texts[n % 4], answer=long) for n in range(20)),
        ),
        "business_model": BusinessModel(),
    }
    return dossier(language, [*base.editions, _edition("after", many)])
