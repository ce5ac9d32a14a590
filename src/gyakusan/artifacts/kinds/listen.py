"""Listen: who is the customer, and what do they go through today?"""

from typing import ClassVar

from gyakusan.artifacts.models import Kind, Row, Text, Widget, column, listing
from gyakusan.core.language import Label, label


class ProfileLine(Row):
    """One line of the profile: an aspect and what is known about it."""

    aspect: Text = column(
        "観点",
        "Aspect",
        Widget.LINE,
        help=("例: 状況、課題、動機、頻度、年齢", "Such as situation, motive, frequency, age"),
    )
    text: Text = column("内容", "What is known")


class CustomerProfile(Kind):
    """The target customer: purpose, behaviour, attributes, and one sentence that joins the three."""

    key: ClassVar[str] = "customer_profile"
    title: ClassVar[Label] = label("顧客像", "Customer profile")
    product: Text = column("製品・サービス", "Product or service", Widget.LINE)
    sentence: Text = column(
        "一文で表すと",
        "In one sentence",
        help=("目的・行動・属性をつないだ一文", "Joins purpose, behaviour and attributes"),
    )
    purpose: tuple[ProfileLine, ...] = listing("目的", "Purpose")
    behaviour: tuple[ProfileLine, ...] = listing("行動", "Behaviour")
    attributes: tuple[ProfileLine, ...] = listing("属性", "Attributes")


class JourneyRow(Row):
    """One concrete action of the customer and what it costs."""

    stage: Text = column("段階", "Stage", Widget.LINE)
    action: Text = column(
        "行動", "Action", help=("要約せず、具体的に一つずつ", "Concrete, one at a time, not summarised")
    )
    time: Text = column("かかる時間", "Time spent", Widget.QUANTITY)
    money: Text = column("かかるお金", "Money spent", Widget.QUANTITY)
    frequency: Text = column("頻度", "Frequency", Widget.QUANTITY)
    emotion: Text = column("感情", "Emotion")


class Journey(Kind):
    """The customer journey, written backwards from the moment the purpose is reached, kept in time order."""

    key: ClassVar[str] = "journey"
    title: ClassVar[Label] = label("カスタマージャーニー", "Customer journey")
    rows: tuple[JourneyRow, ...] = listing("行動", "Actions")
