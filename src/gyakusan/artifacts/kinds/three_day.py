"""Kinds of the three-day edition: use cases, proposal, role play, metrics."""

from typing import ClassVar

from gyakusan.artifacts.models import Kind, Row, Text, Widget, column, listing
from gyakusan.core.language import Label, label


class UseCaseRow(Row):
    """A place in the own product where a solution could be used."""

    title: Text = column("活用案", "Use case", Widget.LINE)
    solution: Text = column("参考にする解決策", "Solution", Widget.REF, refs="solutions.rows")
    action: Text = column("変わる行動", "Action that changes", Widget.REF, refs="journey.rows")
    saving: Text = column("減らせる時間・お金", "Time or money saved")
    difficulty: float | None = column("難易度", "Difficulty", Widget.NUMBER)
    score: float | None = column("点数", "Score", Widget.NUMBER, computed=True)
    basis: Text = column("計算の根拠", "How it was computed", computed=True)
    chosen: bool = column("選択", "Chosen", Widget.FLAG)


class UseCases(Kind):
    """Use cases ranked on numbers."""

    key: ClassVar[str] = "use_cases"
    title: ClassVar[Label] = label("活用案", "Use cases")
    rows: tuple[UseCaseRow, ...] = listing("活用案", "Use cases")


class GapRow(Row):
    """What is missing to be sure."""

    gap: Text = column("足りないこと", "What is missing")
    how: Text = column("どう確かめるか", "How to find out")
    owner: Text = column("担当", "Owner", Widget.LINE)


class Proposal(Kind):
    """The proposal to the customer."""

    key: ClassVar[str] = "proposal"
    title: ClassVar[Label] = label("提案書", "Proposal")
    to_whom: Text = column("提案する相手", "To whom")
    problem: Text = column("相手の課題", "Their problem")
    proposal: Text = column("提案", "What we propose")
    gain: Text = column("相手が得るもの", "What they gain")
    cost: Text = column("相手が払うもの", "What they pay")
    evidence: Text = column("裏付け", "What supports it")
    gaps: tuple[GapRow, ...] = listing("確信に足りないこと", "What is missing to be sure")


class RoleCardRow(Row):
    """Who plays whom."""

    role: Text = column(
        "役",
        "Part played",
        Widget.CHOICE,
        choices={
            "customer": ("顧客役", "Customer"),
            "proposer": ("提案役", "Proposer"),
            "scribe": ("記録役", "Scribe"),
        },
    )
    member: Text = column("メンバー", "Member", Widget.LINE)
    brief: Text = column("心がけ", "Brief")


class SecretQuestionRow(Row):
    """A question that the customer keeps secret until the simulation."""

    question: Text = column("顧客役の質問", "The customer's question")
    aim: Text = column("質問のねらい", "What it aims at")


class RoleNoteRow(Row):
    """What the scribe noted."""

    question: Text = column("質問", "Question")
    answer: Text = column("提案役の答え", "Answer given")
    convinced: Text = column(
        "納得したか",
        "Convinced?",
        Widget.CHOICE,
        choices={"yes": ("納得した", "Yes"), "partly": ("一部", "Partly"), "no": ("納得していない", "No")},
    )


class RolePlay(Kind):
    """The role-play board: customer, proposer, scribe."""

    key: ClassVar[str] = "role_play"
    title: ClassVar[Label] = label("ロールプレイ", "Role play")
    cards: tuple[RoleCardRow, ...] = listing("役割", "Parts played")
    questions: tuple[SecretQuestionRow, ...] = listing(
        "顧客役の質問(当日まで非公開)", "The customer's questions (secret until the simulation)"
    )
    notes: tuple[RoleNoteRow, ...] = listing("記録", "Notes")


class MetricRow(Row):
    """A candidate for the metric of the solution."""

    metric: Text = column("指標", "Metric")
    moves_with_experience: bool = column("顧客の体験とともに動く", "Moves with the experience", Widget.FLAG)
    leads_revenue: bool = column("売上に先行する", "Leads revenue", Widget.FLAG)
    moves_with_accuracy: bool = column("モデルの精度とともに動く", "Moves with the model's accuracy", Widget.FLAG)
    score: float | None = column("満たす条件の数", "Conditions met", Widget.NUMBER, computed=True)
    basis: Text = column("判断の根拠", "Why")
    chosen: bool = column("選択", "Chosen", Widget.FLAG)


class Metrics(Kind):
    """Candidates for the metric."""

    key: ClassVar[str] = "metrics"
    title: ClassVar[Label] = label("指標", "Metrics")
    rows: tuple[MetricRow, ...] = listing("指標の候補", "Candidates")
