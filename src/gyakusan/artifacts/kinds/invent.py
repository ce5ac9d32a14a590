"""Invent: which existing solutions, combined, answer the question?"""

from typing import ClassVar

from gyakusan.artifacts.models import Kind, Row, Text, Widget, column, listing
from gyakusan.core.language import Label, label

DIFFICULTIES = (1, 3, 5, 10)
"""The steps of difficulty for one solution, for this team."""

VIEWPOINTS = {
    "family": ("家族・友人の目", "Family or friend"),
    "consultant": ("コンサルタントの目", "Consultant"),
    "newcomer": ("子ども・新人の目", "Child or newcomer"),
    "innovator": ("革新者の目", "Innovator"),
}


class SolutionRow(Row):
    """An existing solution, from the own company or elsewhere."""

    title: Text = column("解決策", "Solution", Widget.LINE)
    provider: Text = column("提供元", "Provider", Widget.LINE)
    when_used: Text = column("いつ使う?", "When is it used?")
    how_solved: Text = column("どう課題を解決した?", "How did it solve the problem?")
    effect: Text = column("どんな効果が出た?", "What effect did it have?")
    how_done: Text = column("どう実現している?", "How is it done?")
    url: Text = column("参考", "Reference", Widget.URL)
    difficulty: float | None = column(
        "難易度", "Difficulty", Widget.NUMBER, help=("1・3・5・10。このチームにとって", "1, 3, 5 or 10, for this team")
    )
    difficulty_basis: Text = column("難易度の根拠", "Why this difficulty")


class TeamQuestionRow(Row):
    """A question to the team, whose answer decides how difficult solutions are for it."""

    question: Text = column("チームへの質問", "Question to the team")
    answer: float | None = column(
        "答え", "Answer", Widget.NUMBER, help=("1(まったくない)〜5(十分ある)", "1 (not at all) to 5 (fully)")
    )
    note: Text = column("補足", "Note")


class Solutions(Kind):
    """The list of candidate solutions."""

    key: ClassVar[str] = "solutions"
    title: ClassVar[Label] = label("解決策候補一覧", "Solutions")
    rows: tuple[SolutionRow, ...] = listing("解決策", "Solutions")
    team_questions: tuple[TeamQuestionRow, ...] = listing("難易度を決める質問", "Questions about the team")


class InventionRow(Row):
    """A new combination of existing solutions that answers a question."""

    title: Text = column("発明", "Invention", Widget.LINE)
    question: Text = column("答える問い", "Question", Widget.REF, refs="questions.rows")
    solutions: tuple[str, ...] = column("組み合わせる解決策", "Solutions combined", Widget.REFS, refs="solutions.rows")
    when_used: Text = column("いつ使う?", "When is it used?")
    how_solved: Text = column("どう課題を解決する?", "How does it solve the problem?")
    effect: Text = column("どんな効果が見込める?", "Which effect is expected?")
    how_done: Text = column("どう実現する?", "How is it done?")
    reason: Text = column("組み合わせる理由", "Why this combination")
    viewpoint: Text = column("発想の視点", "Point of view", Widget.CHOICE, choices=VIEWPOINTS)
    difficulty: float | None = column("難易度(合計)", "Difficulty (sum)", Widget.NUMBER, computed=True)
    impact: float | None = column(
        "インパクト", "Impact", Widget.NUMBER, unit=("時間換算/年", "hours a year"), computed=True
    )
    score: float | None = column("インパクト÷難易度", "Impact / difficulty", Widget.NUMBER, computed=True)
    sensitivity: Text = column("順位の確かさ", "How sure the rank is", computed=True)
    chosen: bool = column("選択", "Chosen", Widget.FLAG)


class Inventions(Kind):
    """Inventions, each from at least two solutions."""

    key: ClassVar[str] = "inventions"
    title: ClassVar[Label] = label("発明", "Inventions")
    rows: tuple[InventionRow, ...] = listing("発明", "Inventions")
