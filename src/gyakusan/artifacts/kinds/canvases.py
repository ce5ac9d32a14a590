"""Canvases of the community and the three-day edition."""

from typing import ClassVar

from gyakusan.artifacts.models import Kind, Row, Text, Widget, column, listing
from gyakusan.core.language import Label, label


class ValueCanvas(Kind):
    """Persona, situation, barrier, alternative, outcome, and the value in one sentence."""

    key: ClassVar[str] = "value_canvas"
    title: ClassVar[Label] = label("バリューキャンバス", "Value canvas")
    persona: Text = column("ペルソナ", "Persona")
    situation: Text = column("状況", "Situation")
    barrier: Text = column("障壁", "Barrier")
    alternative: Text = column("代替手段", "Alternative")
    outcome: Text = column("望んでいる成果", "Desired outcome")
    value: Text = column(
        "価値を一文で",
        "The value in one sentence",
        help=("「…のとき(状況)、…したいので(動機)、…できる(成果)」", "“When …, because I want …, I can …”"),
    )


BLOCKS = {
    "customer_segments": ("顧客セグメント", "Customer segments"),
    "value_propositions": ("価値提案", "Value propositions"),
    "channels": ("チャネル", "Channels"),
    "customer_relationships": ("顧客との関係", "Customer relationships"),
    "revenue_streams": ("収益の流れ", "Revenue streams"),
    "key_resources": ("リソース", "Key resources"),
    "key_activities": ("主要活動", "Key activities"),
    "key_partners": ("パートナー", "Key partners"),
    "cost_structure": ("コスト構造", "Cost structure"),
}
"""The nine blocks of the Business Model Canvas (strategyzer.com, CC BY-SA 3.0)."""


class BlockRow(Row):
    """An entry in one of the nine blocks."""

    block: Text = column("ブロック", "Block", Widget.CHOICE, choices=BLOCKS)
    text: Text = column("内容", "Entry")


class LoopRow(Row):
    """A station of the loop by which data makes the product better."""

    station: Text = column(
        "段階",
        "Station",
        Widget.CHOICE,
        choices={
            "experience": ("体験", "Experience"),
            "traffic": ("利用", "Traffic"),
            "data": ("データ", "Data"),
            "better": ("より良い体験", "Better experience"),
        },
    )
    text: Text = column("内容", "What happens")
    block: Text = column("関わるブロック", "Block", Widget.CHOICE, choices=BLOCKS)


class BusinessModel(Kind):
    """The business model canvas with the growth loop marked in it."""

    key: ClassVar[str] = "business_model"
    title: ClassVar[Label] = label("ビジネスモデルキャンバス", "Business model canvas")
    blocks: tuple[BlockRow, ...] = listing("9つのブロック", "The nine blocks")
    loop: tuple[LoopRow, ...] = listing("成長のループ", "Growth loop")


class GalleryRow(Row):
    """A canvas on show, with what others said about it."""

    table: Text = column("テーブル", "Table", Widget.LINE)
    exhibit: Text = column("展示したもの", "Exhibit")
    comment: Text = column("ほかのテーブルからの声", "Comments")
    votes: float | None = column("投票", "Votes", Widget.NUMBER, unit=("票", "votes"))


class Gallery(Kind):
    """What the tables showed each other."""

    key: ClassVar[str] = "gallery"
    title: ClassVar[Label] = label("ギャラリー", "Gallery")
    rows: tuple[GalleryRow, ...] = listing("展示", "Exhibits")
