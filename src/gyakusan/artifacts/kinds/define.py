"""Define: which question, if answered, would save the customer most?"""

from typing import ClassVar

from gyakusan.artifacts.models import Kind, Row, Text, Widget, column, listing
from gyakusan.core.language import Label, label

QUESTION_KINDS = {"more_optimal": ("より最適", "More optimal"), "more_continuous": ("より連続", "More continuous")}


class QuestionRow(Row):
    """A question that doubts what the customer takes for granted."""

    question: Text = column("問い", "Question")
    kind: Text = column("種類", "Kind", Widget.CHOICE, choices=QUESTION_KINDS)
    actions: tuple[str, ...] = column("もとの行動", "Actions", Widget.REFS, refs="journey.rows")
    saved_time: Text = column("減らせる時間(1回または期間あたり)", "Time saved", Widget.QUANTITY)
    saved_money: Text = column("減らせるお金(1回または期間あたり)", "Money saved", Widget.QUANTITY)
    frequency: Text = column("出会う頻度", "How often it is met", Widget.QUANTITY)
    impact: float | None = column(
        "インパクト", "Impact", Widget.NUMBER, unit=("時間換算/年", "hours a year, money converted"), computed=True
    )
    basis: Text = column("計算の根拠", "How it was computed", computed=True)
    chosen: bool = column("選択", "Chosen", Widget.FLAG)


class LeftOutRow(Row):
    """A question that was not written, and why."""

    subject: Text = column("対象", "Subject")
    reason: Text = column("見送った理由", "Why it was left out")


class Questions(Kind):
    """Questions of both kinds with their impact."""

    key: ClassVar[str] = "questions"
    title: ClassVar[Label] = label("問い", "Questions")
    rows: tuple[QuestionRow, ...] = listing("問い", "Questions")
    left_out: tuple[LeftOutRow, ...] = listing("見送った問い", "Left out")
