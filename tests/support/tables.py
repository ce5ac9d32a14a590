"""A team at its table: what it has written so far, and the rules drafting into it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from gyakusan.artifacts.kinds.invent import SolutionRow, Solutions, TeamQuestionRow
from gyakusan.artifacts.kinds.listen import CustomerProfile, Journey, JourneyRow, ProfileLine
from gyakusan.artifacts.kinds.registry import KINDS
from gyakusan.artifacts.models import Kind
from gyakusan.artifacts.provenance import provided
from gyakusan.assistant.models import DraftRequest, Proposal, apply
from gyakusan.assistant.rules.registry import REQUESTS, draft_by_rule
from gyakusan.core.ids import SeededIds
from gyakusan.core.language import Language
from gyakusan.identity.models import Brief, Member

K = TypeVar("K", bound=Kind)
SAID = provided("企画担当", "team.yaml")


@dataclass(frozen=True)
class Table:
    """The brief of a team and its documents by kind key."""

    brief: Brief
    documents: dict[str, Kind] = field(default_factory=dict[str, Kind])

    def proposals(self, request: str) -> list[Proposal]:
        """Return what the rules propose."""
        kind = REQUESTS[request]
        current = self.documents.get(kind) or KINDS[kind]()
        asked = DraftRequest(request, self.brief.language, current, self.documents, self.brief, SeededIds("test"))
        return list(draft_by_rule(asked))

    def draft(self, *requests: str) -> Table:
        """Carry out what the rules propose, request after request."""
        documents = dict(self.documents)
        for request in requests:
            kind = REQUESTS[request]
            current = documents.get(kind) or KINDS[kind]()
            for proposal in replace(self, documents=documents).proposals(request):
                current = apply(current, proposal)
            documents[kind] = current
        return replace(self, documents=documents)

    def put(self, *documents: Kind) -> Table:
        """Lay other documents on the table."""
        return replace(self, documents={**self.documents, **{document.key: document for document in documents}})

    def get(self, kind: type[K]) -> K:
        """Return a document, empty where the team has none."""
        found = self.documents.get(kind.key)
        return found if isinstance(found, kind) else kind()


def empty(language: Language, **brief: object) -> Table:
    """Return the table of a team that has brought nothing."""
    values = {"language": language, "product": "", "start": date(2027, 1, 13), **brief}
    return Table(Brief.model_validate(values))


def actions(*cells: tuple[str, str, str, str, str, str]) -> Journey:
    """Write a journey: stage, action, time, money, frequency, emotion."""
    names = ("stage", "action", "time", "money", "frequency", "emotion")
    rows = [
        JourneyRow(id=f"a{number}", provenance=SAID).model_copy(update=dict(zip(names, row, strict=True)))
        for number, row in enumerate(cells, start=1)
    ]
    return Journey(rows=tuple(rows))


def solution(identifier: str, *cells: str, difficulty: float | None = None) -> SolutionRow:
    """Write a solution: title, provider, when used, how solved, effect, how done."""
    names = ("title", "provider", "when_used", "how_solved", "effect", "how_done")
    row = SolutionRow(id=identifier, provenance=SAID, difficulty=difficulty)
    return row.model_copy(update=dict(zip(names, cells, strict=True)))


def profile(purpose: list[tuple[str, str]], behaviour: list[tuple[str, str]]) -> CustomerProfile:
    """Write a profile from pairs of aspect and text."""
    return CustomerProfile(purpose=_lines("purpose", purpose), behaviour=_lines("behaviour", behaviour))


def _lines(name: str, pairs: list[tuple[str, str]]) -> tuple[ProfileLine, ...]:
    return tuple(
        ProfileLine(id=f"{name}{number}", provenance=SAID, aspect=aspect, text=text)
        for number, (aspect, text) in enumerate(pairs)
    )


def denko() -> Table:
    """Return a Japanese team with a profile, five actions, four solutions and answers about itself."""
    return empty(
        Language.JA,
        product="通電ドリル",
        members=[Member(name="企画担当", role="product_manager"), Member(name="アプリ開発担当", role="developer")],
    ).put(
        profile(
            [("課題", "独りでは欠陥を判断できない"), ("動機", "免状を取り、月5,000円の資格手当を受け取りたい")],
            [("手段", "参考書1冊、解説動画"), ("支出", "解説動画に月額2,980円、全部で¥150,000/年まで")],
        ),
        actions(
            ("調べる", "合格者のブログを見比べて、教材を選ぶ", "3-4時間", "0円", "年2回", "決められない"),
            ("学科", "通勤電車で参考書を読む", "20分/回", "", "週3回", "同じ行を3回読んでいる"),
            ("学科", "別の解説動画を探し直す", "20分/回", "月額2,980円(税込)", "週2回", "やり直すべきなのか"),
            ("技能", "作品の写真を撮って、欠陥がないか見本と見比べる", "15分/回", "", "１日Ｎ回", "合っているつもり"),
            ("手続き", "免状を申請して、資格手当を受け取る", "2時間", "5,300円", "年1回", "任せてもらえる"),
        ),
        Solutions(
            rows=(
                solution(
                    "s1",
                    "忘れかけた頃に出す復習",
                    "自社事例",
                    "一度解いた問題を、忘れる前に解いてほしいとき",
                    "前回の正誤から、教材ごとに次に出す日を決めて通知する",
                    "続けている人が31%から38%に増えた",
                    "解答ログから忘れやすさを推定し、夜間に一覧を作る",
                    difficulty=3,
                ),
                solution(
                    "s2",
                    "写真からの外観検査",
                    "業界誌",
                    "目で見て良し悪しを決めるとき",
                    "写真を撮ると、欠陥の疑いがある箇所に印が付く",
                    "目視検査の時間が約2割減った",
                    "画像分類と物体検出。200枚の写真へ印を付けて学習させた",
                ),
                solution(
                    "s3",
                    "参考書を根拠に答える質問応答",
                    "社内実験",
                    "解説を読んでも分からず、別の説明を探すとき",
                    "質問に近い解説を参考書から探して、短く答える",
                    "120件のうち74件がそのまま使えた",
                    "検索拡張生成。生成AIに根拠の文だけを渡す",
                ),
                solution("s4", "似た人が選んだもののおすすめ", "", "教材を選ぶとき", "似た人の教材を3つ見せる", "", ""),
            ),
            team_questions=(
                TeamQuestionRow(id="t1", provenance=SAID, question="似た機能を公開したことのある人がいるか", answer=2),
                TeamQuestionRow(id="t2", provenance=SAID, question="必要なデータが手元にあるか", answer=4),
                TeamQuestionRow(
                    id="t3", provenance=SAID, question="公開した後、見守って直し続けた経験があるか", answer=2
                ),
                TeamQuestionRow(id="t4", provenance=SAID, question="新しい技術を学ぶ時間を取れるか"),
            ),
        ),
    )


def desk() -> Table:
    """Return an English team with a profile, four actions, three solutions and answers about itself."""
    return empty(
        Language.EN,
        product="Hearthledger",
        hour_value="$20",
        members=[Member(name="Data analyst", role="data_scientist")],
    ).put(
        profile(
            [("Motive", "owners renew the agreement without asking about repairs")],
            [
                ("Means", "a shared text line, the tenant portal"),
                ("Spending", "$12.50 / month for the text line, $430 / month for an answering service"),
            ],
        ),
        actions(
            ("Notice", "Read the overnight messages", "30 min", "$12.50 / month", "every day", "Always one I missed"),
            ("Assign", "Call three contractors", "30-40 min", "", "4 times a week", "Owes everybody a favor"),
            ("Repair", "Wait for the contractor", "1 hour", "$95", "twice a week", "Embarrassed"),
            ("Close", "Compare the invoice with the order", "15 min", "TBD", "N times a day", "Pays rather than argue"),
        ),
        Solutions(
            rows=(
                solution(
                    "s1",
                    "Sorting messages by urgency",
                    "Own case",
                    "Messages arrive overnight in one stream",
                    "Every message gets a category",
                    "Sorting went from 50 to 20 minutes a day",
                    "Text classification, fine-tuned on 18 months of tickets",
                    difficulty=3,
                ),
                solution(
                    "s2",
                    "Matching jobs to contractors",
                    "Trade journal",
                    "The choice of a contractor depends on skill and distance",
                    "Ranks three contractors for each job",
                    "Second visits fell from 22% to 18%",
                    "Learning to rank on past jobs",
                ),
                solution(
                    "s3",
                    "Reading invoices against the order",
                    "Experiment",
                    "Somebody compares an invoice with the order",
                    "Marks invoice lines over the agreed price",
                    "",
                    "Text recognition and a language model",
                    difficulty=5,
                ),
            ),
            team_questions=(
                TeamQuestionRow(id="t1", provenance=SAID, question="Is the data at hand?", answer=3),
                TeamQuestionRow(id="t2", provenance=SAID, question="Can we keep it healthy after launch?", answer=1),
                TeamQuestionRow(id="t3", provenance=SAID, question="Is there time to learn what is new?", answer=2),
            ),
        ),
    )
