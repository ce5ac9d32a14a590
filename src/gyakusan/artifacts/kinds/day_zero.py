"""What the team settles before the practice edition: greetings, hearing sheet, readiness, the data at hand."""

from typing import ClassVar

from gyakusan.artifacts.models import Kind, Row, Text, Widget, column, listing
from gyakusan.core.language import Label, label

ROLE_CHOICES = {
    "product_manager": ("プロダクトマネージャー", "Product manager"),
    "developer": ("開発者", "Developer"),
    "data_scientist": ("データサイエンティスト", "Data scientist"),
    "sales": ("営業", "Sales"),
    "ux_designer": ("UXデザイナー", "UX designer"),
    "customer_support": ("カスタマーサポート", "Customer support"),
    "sponsor": ("スポンサー", "Sponsor"),
    "facilitator": ("ファシリテーター", "Facilitator"),
    "other": ("その他", "Other"),
}


class GreetingRow(Row):
    """One member's first exchange with the AI."""

    member: Text = column("メンバー", "Member", Widget.LINE)
    said: Text = column("話しかけた言葉", "What was said")
    answer: Text = column("返ってきた答え", "What came back")


class Greetings(Kind):
    """Everybody has said hello to the AI and had an answer."""

    key: ClassVar[str] = "greetings"
    title: ClassVar[Label] = label("AIとのあいさつ", "Greetings to the AI")
    rows: tuple[GreetingRow, ...] = listing("あいさつ", "Greetings")


class HearingRow(Row):
    """One member's answers, given alone."""

    member: Text = column("メンバー", "Member", Widget.LINE)
    role: Text = column("役割", "Role", Widget.CHOICE, choices=ROLE_CHOICES)
    reason: Text = column("選ばれた理由", "Why this person")
    product: Text = column("製品名", "Product", Widget.LINE)
    customer: Text = column("顧客は誰か", "Who is the customer?")
    problem: Text = column("どの課題を解決しているか", "Which problem does it solve?")
    main_feature: Text = column("主な機能", "Main feature")
    income: Text = column("主な収入源", "Main source of income")
    organisation: Text = column("開発・運用の体制", "How development and operation are organised")
    regular_place: Text = column(
        "対象ユーザーと成長戦略を説明する定例の場", "Regular place where users and strategy are explained"
    )
    is_enough: Text = column("それで十分か", "Is it enough?")


class HearingSheet(Kind):
    """What each member believes about the product, side by side, so that differences show."""

    key: ClassVar[str] = "hearing_sheet"
    title: ClassVar[Label] = label("ヒアリングシート", "Hearing sheet")
    rows: tuple[HearingRow, ...] = listing("回答", "Answers")


class ReadinessItem(Row):
    """Something that has to be done before the practice edition."""

    item: Text = column("項目", "Item")
    owner_role: Text = column("担当の役割", "Owner role", Widget.CHOICE, choices=ROLE_CHOICES)
    state: Text = column(
        "状態",
        "State",
        Widget.CHOICE,
        choices={"open": ("未完了", "Open"), "done": ("完了", "Done"), "not_needed": ("不要", "Not needed")},
    )
    mandatory: bool = column("必須", "Mandatory", Widget.FLAG)
    due: Text = column("期限", "Due", Widget.DATE)
    remedy: Text = column("できていないときの対処", "What to do when open")


class PatternRow(Row):
    """A failure pattern and whether its sign was seen."""

    pattern: Text = column("失敗パターン", "Failure pattern", Widget.LINE)
    sign: Text = column("兆候", "Sign")
    seen: Text = column(
        "見られたか",
        "Seen?",
        Widget.CHOICE,
        choices={"yes": ("あり", "Yes"), "no": ("なし", "No"), "unknown": ("未確認", "Not checked")},
    )
    remedy: Text = column("対処", "Remedy")


class Readiness(Kind):
    """The readiness checklist and the short check for failure patterns."""

    key: ClassVar[str] = "readiness"
    title: ClassVar[Label] = label("準備チェック", "Readiness")
    items: tuple[ReadinessItem, ...] = listing("準備項目", "Items")
    patterns: tuple[PatternRow, ...] = listing("失敗パターンの確認", "Failure patterns")


class DataRow(Row):
    """Data that the product already holds."""

    name: Text = column("データ", "Data", Widget.LINE)
    where: Text = column("保管場所", "Where it lies", Widget.LINE)
    since: Text = column("いつから", "Since", Widget.LINE)
    amount: Text = column("量", "Amount", Widget.LINE)
    personal: Text = column(
        "個人情報", "Personal data", Widget.CHOICE, choices={"yes": ("含む", "Yes"), "no": ("含まない", "No")}
    )
    owner: Text = column("管理者", "Owner", Widget.LINE)


class DataInventory(Kind):
    """What data there is to build on."""

    key: ClassVar[str] = "data_inventory"
    title: ClassVar[Label] = label("データの棚卸し", "Data inventory")
    rows: tuple[DataRow, ...] = listing("データ", "Data")
