"""Test/Iterate: how is success measured, what do reactions say, what does the team do about them?"""

from typing import ClassVar

from gyakusan.artifacts.models import Kind, Row, Text, Widget, column, listing
from gyakusan.core.language import Label, label

MEASURES = {
    "problem_solved": ("課題解決", "Problem solved"),
    "behaviour_changed": ("行動変化", "Behaviour changed"),
    "business": ("事業性", "Business"),
}
PLACES = {"inside": ("社内", "Inside"), "outside": ("社外", "Outside")}


class CriterionRow(Row):
    """A criterion of a milestone, fixed before any number is seen."""

    milestone: Text = column("マイルストーン", "Milestone", Widget.LINE)
    measure: Text = column("測ること", "What is measured", Widget.CHOICE, choices=MEASURES)
    place: Text = column("どこで", "Where", Widget.CHOICE, choices=PLACES)
    who: Text = column("Who(誰が)", "Who")
    what: Text = column("What(何を)", "What")
    how: Text = column("How(どう測り、いくつで達成か)", "How it is measured, and what counts as met")
    threshold: float | None = column("達成とする割合", "Rate that counts as met", Widget.NUMBER, unit=("%", "%"))
    planned_n: float | None = column("観察する人数", "People observed", Widget.NUMBER, unit=("人", "people"))
    certainty: Text = column("その人数で言えること", "What that number can show", computed=True)
    frozen_on: Text = column("基準を固定した日", "Criterion fixed on", Widget.DATE, computed=True)


class Criteria(Kind):
    """The milestone table: who, what, how."""

    key: ClassVar[str] = "criteria"
    title: ClassVar[Label] = label("マイルストーンの基準", "Milestone criteria")
    rows: tuple[CriterionRow, ...] = listing("基準", "Criteria")


class ScriptRow(Row):
    """A passage of the user-test script."""

    part: Text = column(
        "場面",
        "Part",
        Widget.CHOICE,
        choices={
            "purpose": ("目的の共有", "Share the purpose"),
            "observe": ("自由に使ってもらい観察", "Observe free use"),
            "evaluate": ("評価を聞く", "Ask for evaluation"),
            "decide": ("決めてもらう", "Ask for a decision"),
        },
    )
    minutes: float | None = column("時間", "Minutes", Widget.NUMBER, unit=("分", "min"))
    say: Text = column("伝えること・聞くこと", "What to say or ask")
    watch: Text = column("見るところ", "What to watch")
    answers: Text = column("PR/FAQのどこを確かめるか", "Which part of the PR/FAQ it answers")


class TestScript(Kind):
    """The script of a user test."""

    key: ClassVar[str] = "test_script"
    title: ClassVar[Label] = label("ユーザーテストの台本", "User-test script")
    rows: tuple[ScriptRow, ...] = listing("台本", "Script")


REACTION_SUBJECTS = {
    "problem_solved": ("課題解決", "Problem solved"),
    "behaviour_changed": ("行動変化", "Behaviour changed"),
    "question": ("問い", "Question"),
    "pr": ("PR", "PR"),
    "price": ("価格", "Price"),
    "other": ("その他", "Other"),
}


class ReactionRow(Row):
    """What somebody outside the team did or said."""

    kind: Text = column(
        "種類",
        "Kind",
        Widget.CHOICE,
        choices={"quantitative": ("定量", "Quantitative"), "qualitative": ("定性", "Qualitative")},
    )
    who: Text = column("相手", "Who")
    about: Text = column("対象", "About", Widget.CHOICE, choices=REACTION_SUBJECTS)
    content: Text = column("内容", "What they did or said")
    count: float | None = column("人数", "Count", Widget.NUMBER, unit=("人", "people"))
    of: float | None = column("全体", "Of", Widget.NUMBER, unit=("人", "people"))
    date: Text = column("日付", "Date", Widget.DATE)


class Reactions(Kind):
    """Reactions to the mock, quantitative and qualitative."""

    key: ClassVar[str] = "reactions"
    title: ClassVar[Label] = label("反応", "Reactions")
    rows: tuple[ReactionRow, ...] = listing("反応", "Reactions")


PROCESSES = {
    "listen": ("Listen(顧客は誰か)", "Listen"),
    "define": ("Define(課題は何か)", "Define"),
    "invent": ("Invent(解決策は何か)", "Invent"),
    "refine": ("Refine(体験は何か)", "Refine"),
    "test": ("Test/Iterate(どう測るか)", "Test/Iterate"),
}


class ImprovementRow(Row):
    """Something that the reactions ask the team to reconsider."""

    process: Text = column("プロセス", "Process", Widget.CHOICE, choices=PROCESSES)
    prompt: Text = column("考え直すこと", "What to reconsider")
    reactions: tuple[str, ...] = column("もとの反応", "Reactions", Widget.REFS, refs="reactions.rows")
    numbers: Text = column("数字で言えること", "What the numbers say", computed=True)
    answer: Text = column("チームの答え", "The team's answer")


class Improvements(Kind):
    """What the reactions changed, per process."""

    key: ClassVar[str] = "improvements"
    title: ClassVar[Label] = label("反応から考え直すこと", "What the reactions changed")
    rows: tuple[ImprovementRow, ...] = listing("考え直すこと", "To reconsider")
