"""The deli planner: what a team that helps deli counters to plan their cooking wrote in its workshop, in ja and en."""

from __future__ import annotations

from gyakusan.artifacts.kinds.define import QuestionRow, Questions
from gyakusan.artifacts.kinds.invent import InventionRow, Inventions, SolutionRow, Solutions
from gyakusan.artifacts.kinds.listen import CustomerProfile, Journey, JourneyRow, ProfileLine
from gyakusan.artifacts.kinds.refine import FaqRow, PressRelease, QuoteRow, StepRow
from gyakusan.artifacts.provenance import Evidence, Provenance, attach, drafted, provided
from gyakusan.core.language import Language

RULES = drafted("rules")


class Words:
    """Picks one of two texts."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def __call__(self, ja: str, en: str) -> str:
        return ja if self.language is Language.JA else en


def by_product_manager(w: Words) -> Provenance:
    return provided(w("企画担当", "product manager"))


def _heard(w: Words) -> Evidence:
    return Evidence(
        text=w("「朝いちばんに昨日の廃棄を数えるのに20分かかる」", "“Counting yesterday's waste takes me 20 minutes”"),
        source=w("惣菜主任への聞き取り", "interview with a deli lead"),
        noted_by=w("企画担当", "product manager"),
        on="2027-01-14",
    )


def profile(w: Words) -> CustomerProfile:
    said = by_product_manager(w)
    lines = {
        "purpose": [
            ("状況", "Situation", "夕方に売り切れ、閉店前に値引きが増える", "Shelves empty at 5 pm, markdowns at 8 pm")
        ],
        "behaviour": [
            ("頻度", "Frequency", "毎朝40分、紙の製造計画を書く", "Writes the plan on paper, 40 minutes a day")
        ],
        "attributes": [("経験", "Experience", "主任になって1〜3年", "One to three years as deli lead")],
    }
    rows = {
        name: tuple(
            ProfileLine(id=f"{name}-{n}", provenance=said, aspect=w(a, b), text=w(c, d))
            for n, (a, b, c, d) in enumerate(texts)
        )
        for name, texts in lines.items()
    }
    return CustomerProfile(
        product=w("惣菜ナビ", "Deli Planner"),
        sentence=w(
            "食品スーパーで惣菜売り場を任されて2年目の主任が、天気と特売で変わる売れ行きを勘で読み、"
            "夕方の欠品と閉店前の廃棄の両方を毎日見ている。",
            "A deli lead in her second year, who guesses the day's demand from weather and flyers and watches both the "
            "empty shelf at five and the waste at closing time, every day.",
        ),
        provenance={"product": said, "sentence": said},
        **rows,
    )


def journey(w: Words) -> Journey:
    texts = (
        (
            "振り返る",
            "Look back",
            "前日の廃棄と値引きを数えて日報に書く",
            "Count yesterday's waste and markdowns",
            "20分",
            "20 min",
        ),
        (
            "調べる",
            "Look up",
            "天気予報とチラシと近隣の行事を見比べる",
            "Compare forecast, flyer and local events",
            "15分",
            "15 min",
        ),
        (
            "計画する",
            "Plan",
            "品目ごとの製造数を紙の表に書き込む",
            "Write quantities per item into a paper table",
            "40分",
            "40 min",
        ),
        (
            "作る",
            "Cook",
            "午前の分を作りながら売れ行きを見に行く",
            "Cook while checking the counter",
            "3時間",
            "3 hours",
        ),
        ("直す", "Adjust", "昼過ぎに午後の製造数を書き直す", "Rewrite the afternoon's quantities", "25分", "25 min"),
        (
            "売り切る",
            "Sell off",
            "閉店2時間前から値引きシールを貼って回る",
            "Put markdown stickers on",
            "45分",
            "45 min",
        ),
        ("捨てる", "Throw away", "残った惣菜を計量して廃棄する", "Weigh and throw away what is left", "30分", "30 min"),
        ("頼む", "Order", "翌々日の食材を発注する", "Order ingredients for the day after tomorrow", "35分", "35 min"),
    )
    origins = [
        attach(by_product_manager(w), _heard(w)),
        by_product_manager(w),
        by_product_manager(w),
        Provenance(),
        RULES,
        Provenance(),
        by_product_manager(w),
        RULES,
    ]
    rows = tuple(
        JourneyRow(
            id=f"j-{n}",
            provenance=origin,
            cells={"emotion": Provenance(note="推測")} if n == 2 else {},
            stage=w(a, b),
            action=w(c, d),
            time=w(e, f),
            money=w("6,000円/日", "¥6,000/day") if n == 6 else "",
            frequency=w("毎日", "daily"),
            emotion=w("また同じことをしている", "Here we go again") if n == 2 else "",
        )
        for n, ((a, b, c, d, e, f), origin) in enumerate(zip(texts, origins, strict=True))
    )
    return Journey(rows=rows)


def questions(w: Words) -> Questions:
    texts = (
        (
            "なぜ紙の表に書き込まずに、品目ごとの製造数を決められないのか?",
            "Why can't they set quantities without a paper table?",
            "more_optimal",
            243.3,
            True,
        ),
        (
            "なぜ昼の書き直しと値引きは、同時に判断できないのか?",
            "Why can't adjusting and markdown be decided at once?",
            "more_continuous",
            425.8,
            True,
        ),
        (
            "なぜ前日の廃棄を数えずに、今日の計画を始められないのか?",
            "Why can't they plan without counting the waste?",
            "more_optimal",
            121.7,
            False,
        ),
        (
            "なぜ食材の発注と製造の計画は、同時にできないのか?",
            "Why can't ordering and planning be done at once?",
            "more_continuous",
            None,
            False,
        ),
    )
    rows = tuple(
        QuestionRow(
            id=f"q-{n}",
            provenance=RULES,
            question=w(ja, en),
            kind=kind,
            actions=(f"j-{n + 2}",),
            saved_time=w("40分", "40 min"),
            frequency=w("毎日", "daily"),
            impact=impact,
            basis="40 min × 365" if impact else w("頻度が不明", "frequency unknown"),
            chosen=chosen,
        )
        for n, (ja, en, kind, impact, chosen) in enumerate(texts)
    )
    return Questions(rows=rows)


def solutions(w: Words) -> Solutions:
    said = provided(w("需要予測担当", "forecasting analyst"))
    texts = (
        ("来客数の予測", "Visitor forecast", 3.0),
        ("値引き時刻の最適化", "Markdown timing", 5.0),
        ("棚の写真解析", "Shelf photos", 10.0),
    )
    rows = tuple(
        SolutionRow(
            id=f"s-{n}",
            provenance=said,
            title=w(ja, en),
            provider=w("公開事例", "published case"),
            when_used=w("来客や売れ行きが日によって変わるとき", "When demand changes by the day"),
            how_solved=w("過去の実績と天気から先を読む", "Reads ahead from records and weather"),
            effect=w("廃棄が約1割減った", "Waste fell by about a tenth"),
            how_done=w("勾配ブースティング", "Gradient boosting"),
            url="https://example.com/case",
            difficulty=difficulty,
        )
        for n, (ja, en, difficulty) in enumerate(texts)
    )
    return Solutions(rows=rows)


def inventions(w: Words) -> Inventions:
    row = InventionRow(
        id="i-0",
        provenance=RULES,
        title=w("夕方まで読む製造計画", "A plan that reads ahead to the evening"),
        question="q-1",
        solutions=("s-0", "s-1"),
        how_solved=w(
            "来客数の予測から品目ごとの製造数を出し、昼の実績で午後の数と値引きの時刻を一緒に直す。",
            "Turns the visitor forecast into quantities per item, then corrects afternoon and markdown at once.",
        ),
        effect=w("計画と書き直しが1日65分から15分になる見込み", "Planning and rewriting: 65 minutes a day down to 15"),
        difficulty=8,
        impact=425.8,
        score=53.2,
        chosen=True,
    )
    return Inventions(
        rows=(row, row.model_copy(update={"id": "i-1", "title": w("写真で棚を読む", "Shelf reader"), "chosen": False}))
    )


def press(w: Words) -> PressRelease:
    said = by_product_manager(w)
    blank = w("〔未記入: 価格〕", "〔to fill in: price〕")
    faq = (
        (
            "天気が外れた日はどうなりますか?",
            "What if the forecast is wrong?",
            "昼の実績を見て午後の数を直します。",
            "The afternoon follows what was sold by noon.",
        ),
        ("料金はいくらですか?", "What does it cost?", f"1店舗あたり{blank}です。", f"Per store: {blank}."),
        (
            "いまの発注システムと何が違いますか?",
            "How does it differ from ordering systems?",
            "食材ではなく、作る数と値引きの時刻を決めます。",
            "It decides what to cook and when to mark down.",
        ),
    )
    fields = {
        "headline": w("夕方の棚を、朝のうちに。", "Tonight's shelf, decided this morning"),
        "date": "2027-07-01",
        "company": w("青葉フードシステム株式会社", "Aoba Food Systems"),
        "service": w("惣菜ナビ", "Deli Planner"),
        "for_whom": w(
            "天気と特売で売れ行きが変わる日にも、棚を任された惣菜主任へ",
            "For deli leads on days when weather and flyers change everything",
        ),
        "makes_possible": w(
            "品目ごとの製造数と値引きの時刻が、朝の5分で決まります。",
            "Quantities per item and the time of markdown are settled in five minutes in the morning.",
        ),
        "taken_for_granted": w(
            "製造数は主任が紙に書き、外れたら値引きで合わせるものでした。",
            "The lead wrote quantities on paper, and markdowns made up for the misses.",
        ),
        "how_it_changes": w(
            "昼までの売れ行きから、午後の数と値引きが一緒に決まります。",
            "What was sold by noon settles the afternoon and the markdown together.",
        ),
        "effect": w("計画にかかる時間が1日65分から15分に減ります。", "Planning takes 15 minutes a day instead of 65."),
        "overlooked": w(
            "値引きは失敗の後始末ではなく、計画の一部でした。",
            "A markdown is not the repair of a miss: it is part of the plan.",
        ),
        "market_customers": w("国内の食品スーパー約18,000店", "About 18,000 supermarkets in Japan"),
        "own_strength": w("5年分の品目別の販売記録", "Five years of sales by item"),
        "target": w("3年後に540店", "540 stores in three years"),
    }
    return PressRelease(
        invention="i-0",
        provenance={name: RULES if name in {"effect", "target", "headline"} else said for name in fields},
        steps=tuple(
            StepRow(id=f"st-{n}", provenance=RULES, step=w(ja, en))
            for n, (ja, en) in enumerate(
                (
                    ("朝、売り場のタブレットで今日の予測を開く", "Open today's forecast on the tablet"),
                    ("品目ごとの数を見て、気になるものだけ直す", "Look over the quantities, change the odd one"),
                    ("昼に通知を受け、午後の数を確かめる", "Confirm the afternoon when the note comes at noon"),
                    ("値引きの時刻に合わせてシールを貼る", "Put the stickers on at the suggested time"),
                )
            )
        ),
        quotes=(
            QuoteRow(
                id="qu-0",
                provenance=RULES,
                speaker=w("惣菜主任(2年目)", "Deli lead, second year"),
                quote=w(
                    "夕方に棚を見に行くのが怖くなくなりました。",
                    "I am no longer afraid of looking at the shelf at five.",
                ),
            ),
        ),
        customer_faq=tuple(
            FaqRow(id=f"cf-{n}", provenance=said if n else RULES, question=w(a, b), answer=w(c, d))
            for n, (a, b, c, d) in enumerate(faq)
        ),
        internal_faq=(
            FaqRow(
                id="if-0",
                provenance=RULES,
                question=w(
                    "続けるかどうかを、いつ、どの数字で決めますか?", "When and by which number is continuing decided?"
                ),
                answer=w(
                    "4月末に、切り替えると答えた割合で決めます。", "At the end of April, by the share who would switch."
                ),
            ),
        ),
        **fields,
    )
