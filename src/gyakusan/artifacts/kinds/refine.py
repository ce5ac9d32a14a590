"""Refine: what will the customer experience? The press release and its FAQ."""

from typing import ClassVar

from gyakusan.artifacts.models import Kind, Row, Text, Widget, column, listing
from gyakusan.core.language import Label, label


class StepRow(Row):
    """A step in which the customer experiences the service, first touch point first."""

    step: Text = column("体験の手順", "Step")


class FaqRow(Row):
    """A question with its answer."""

    question: Text = column("質問", "Question")
    answer: Text = column("回答", "Answer")


class QuoteRow(Row):
    """What a customer might say: a hypothesis until somebody has said it."""

    speaker: Text = column("話す人", "Who speaks", Widget.LINE)
    quote: Text = column("声(仮説)", "Quote (hypothesis)")


class PressRelease(Kind):
    """The press release with customer FAQ, and in the improve edition the provider's side."""

    key: ClassVar[str] = "prfaq"
    title: ClassVar[Label] = label("PR/FAQ", "PR/FAQ")
    invention: Text = column("もとになる発明", "Invention", Widget.REF, refs="inventions.rows")
    headline: Text = column("見出し", "Headline")
    date: Text = column("発表日", "Date", Widget.DATE)
    company: Text = column("会社名", "Company", Widget.LINE)
    service: Text = column("サービス名", "Service", Widget.LINE)
    for_whom: Text = column("誰の、どんなときに", "For whom and when")
    makes_possible: Text = column("何ができるようになるか", "What it makes possible")
    taken_for_granted: Text = column("これまで当たり前だったこと", "What was taken for granted")
    how_it_changes: Text = column("それがどう変わるか", "How that changes")
    effect: Text = column("これまでと比べた効果", "Effect compared with before")
    steps: tuple[StepRow, ...] = listing("体験の手順", "Steps to experience it")
    quotes: tuple[QuoteRow, ...] = listing("お客様の声(仮説)", "Customer quotes (hypotheses)")
    customer_faq: tuple[FaqRow, ...] = listing("お客様からのFAQ", "Customer FAQ")
    overlooked: Text = column("見過ごされていたこと", "What was overlooked")
    market_customers: Text = column("同じ課題を持つ顧客の数", "How many customers have it")
    own_strength: Text = column("活かす自社の強み", "Own strength")
    target: Text = column("N年後の目標", "Target in N years")
    internal_faq: tuple[FaqRow, ...] = listing("社内FAQ", "Internal FAQ")
