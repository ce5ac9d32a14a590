"""How sure the team may be: the confidence that follows from the strongest evidence held.

The levels are those of the confidence meter for ICE scores (I. Gilad, "Evidence-Guided", 2023):

    0.01  nothing but self-conviction      1   anecdotes: a few users, own data
    0.1   a theme supports it              3   market data: survey, test marketing
    0.2   others' opinion                  7   user evidence: 20 users and more with an MVP, much product data
    0.5   estimates and plans             10   test results: beta, A/B test

What counts as which evidence is decided from what stands in the dossier, and on the side of caution:

- theme: the place in the roadmap is written down. opinion: the sponsor, or two members in the hearing sheet, said what
  they expect. estimate: an impact has been computed from figures of people, a person has filled something into the
  business model, or the figures of the market are filled in. What a rule or a language model wrote is no estimate.
- anecdote: at least one reaction, or one piece of attached evidence, from a person. A workshop by itself ends here.
- market: at least one of 20 people and more outside the company did what a reaction says.
- users, tests: at least 20 people outside did it, the reaction carries evidence, and who they are or where it was seen
  says that they used an MVP or the product, or took part in a beta or an A/B test. These words are a heuristic, so
  other words of the same place take the level away again: what is planned, denied, announced or only asked about stays
  market data.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from gyakusan.artifacts.kinds.canvases import BlockRow, BusinessModel
from gyakusan.artifacts.kinds.day_zero import HearingSheet
from gyakusan.artifacts.kinds.define import Questions
from gyakusan.artifacts.kinds.listen import Journey
from gyakusan.artifacts.kinds.test_iterate import ReactionRow, Reactions
from gyakusan.artifacts.models import Kind
from gyakusan.artifacts.provenance import MODEL_PREFIX, Evidence, State
from gyakusan.core.texts import text
from gyakusan.plan.models import Confidence, Level
from gyakusan.plan.rules import has_statement
from gyakusan.plan.values import all_rows
from gyakusan.workshop.models import Dossier

ENOUGH_PEOPLE = 20
"""People from whom on a count is more than an anecdote; from the confidence meter's "20+ users"."""

_WORDS: tuple[tuple[Level, re.Pattern[str]], ...] = (
    (
        Level.TESTS,
        re.compile(
            r"(ベータ|β)(版|テスト)|A/?B\s?テスト|\b(A/B|split)[ -](test|experiment)"
            r"|\b(closed|open|private|public) beta\b|\b(in|during) the beta\b"
            r"|\bbeta (test|user|customer|version|release|program)",
            re.IGNORECASE,
        ),
    ),
    (
        Level.USERS,
        re.compile(
            r"((?<![a-z])MVP(?![a-z])|製品版|本番).*(利用|使っ|使用|ログ)|(利用|使っ|使用).*(?<![a-z])MVP(?![a-z])"
            r"|利用実績|\b(used|users? of|using|usage of)\b.*\b(MVP|live product)\b"
            r"|\b(MVP|live product)\b.*\b(users?|usage|used)\b|\bproduct usage\b",
            re.IGNORECASE,
        ),
    ),
)
_NOT_DONE = re.compile(
    r"予定|計画|検討|候補|希望|申し?込|応募|登録|待ち|興味|関心|意向|聞き取り|インタビュー|アンケート|説明|紹介|案内|告知"
    r"|資料|について|前の|前に|未|では?な|なし|ない|たい|なら|\b(not|no|never|without|before|plan\w*|will|would|could"
    r"|might|about|ask\w*|interview\w*|survey\w*|candidate\w*|appl\w+|sign(ed)?[ -]?ups?|wait(ing)?[ -]?list"
    r"|interest\w*|announce\w*|invit\w*|future|upcoming|proposed|want\w*|if)\b",
    re.IGNORECASE,
)
"""Words by which the people of a count need not have used anything yet."""
_INSIDE = re.compile(
    r"社内|(自|当|弊)社(?!の?(顧客|お客|利用|ユーザー|取引先|契約))|(わが|我が)社|(?<!会)社員|従業員|同僚"
    r"|co-?worker|colleague|employee|in-house|internal"
    r"|our (own )?(staff|team|company|sales|support|engineers|developers)",
    re.IGNORECASE,
)


def confidence(dossier: Dossier) -> Confidence:
    """Return the level of confidence, which evidence it rests on, and what would raise it."""
    level, _, basis = max(_held(dossier), key=lambda held: (held[0].confidence, held[1]))
    language = dossier.brief.language
    return Confidence(level, basis, text("plan", f"confidence.raise.{level}", language, people=ENOUGH_PEOPLE))


def counts_as_reaction(row: ReactionRow) -> bool:
    """Tell whether a person vouches for a reaction: observed, or provided by somebody by name."""
    return row.provenance.state in {State.OBSERVED, State.PROVIDED}


def is_inside(*descriptions: str) -> bool:
    """Tell whether the people described belong to the company itself."""
    return any(_INSIDE.search(description) for description in descriptions)


def _held(dossier: Dossier) -> Iterable[tuple[Level, float, str]]:
    """Yield what is held: its level, the number of people where they were counted, and what it is."""
    language = dossier.brief.language
    yield Level.NOTHING, 0, text("plan", "confidence.basis.nothing", language)
    if roadmap := dossier.brief.roadmap.strip():
        yield Level.THEME, 0, text("plan", "confidence.basis.theme", language, what=roadmap)
    if _opinions(dossier):
        yield Level.OPINION, 0, text("plan", "confidence.basis.opinion", language)
    if _estimates(dossier):
        yield Level.ESTIMATE, 0, text("plan", "confidence.basis.estimate", language)
    reactions = [row for row in dossier.latest(Reactions).rows if counts_as_reaction(row) and row.content.strip()]
    evidence = _attached(dossier.current().values())
    if reactions or evidence:
        basis = text("plan", "confidence.basis.anecdote", language, reactions=len(reactions), evidence=len(evidence))
        yield Level.ANECDOTE, 0, basis
    for row in reactions:
        if level := _level(row):
            n = int((row.of if level is Level.MARKET else row.count) or 0)
            yield level, n, text("plan", f"confidence.basis.{level}", language, who=row.who.strip(), n=n)


def _level(row: ReactionRow) -> Level | None:
    """Return the level of a reaction counted over enough people outside, None for fewer."""
    descriptions = [_plain(part) for part in (row.who, *(item.source for item in row.provenance.evidence))]
    did, of = row.count or 0, row.of or 0
    if not 0 < did <= of or of < ENOUGH_PEOPLE or is_inside(*descriptions):
        return None
    described = " ".join(descriptions)
    if did < ENOUGH_PEOPLE or row.provenance.state is not State.OBSERVED or _NOT_DONE.search(described):
        return Level.MARKET
    return next((level for level, words in _WORDS if words.search(described)), Level.MARKET)


def _plain(description: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", description).split())


def _opinions(dossier: Dossier) -> bool:
    answers = dossier.latest(HearingSheet).rows
    said = sum(any(value.strip() for value in (row.customer, row.problem)) for row in answers)
    return bool(dossier.brief.sponsor.expectation.strip()) or said >= 2


def _estimates(dossier: Dossier) -> bool:
    market = dossier.brief.market
    figures = all(has_statement(value) for value in (market.customers, market.share, market.price, market.cost))
    blocks = dossier.latest(BusinessModel).blocks
    return figures or any(_filled_by_people(row) for row in blocks) or _impact_of_people(dossier)


def _filled_by_people(row: BlockRow) -> bool:
    """Tell whether a person wrote an entry, or evidence is attached to it; blanks and drafts are nothing yet."""
    return row.origin("text").state is not State.DRAFTED and has_statement(row.text)


def _impact_of_people(dossier: Dossier) -> bool:
    """Tell whether an impact rests on figures of people: rules carry figures over, a language model makes them up."""
    journey = {row.id: row for row in dossier.latest(Journey).rows}
    for row in dossier.latest(Questions).rows:
        actions = [journey[action] for action in row.actions if action in journey]
        origins = [row.origin(name) for name in ("saved_time", "saved_money", "frequency")]
        origins += [action.origin(name) for action in actions for name in ("time", "money")]
        if row.impact is not None and not any(origin.by.startswith(MODEL_PREFIX) for origin in origins):
            return True
    return False


def _attached(contents: Iterable[Kind]) -> list[Evidence]:
    """Return the distinct pieces of evidence attached to anything but reactions, which are counted themselves."""
    others = {content.key: content for content in contents if content.key != Reactions.key}
    origins = [origin for content in others.values() for origin in content.provenance.values()]
    for _, _, row in all_rows(others):
        origins += [row.provenance, *row.cells.values()]
    pieces = [item for origin in origins for item in origin.evidence]
    return list({(item.text, item.source, item.on): item for item in pieces}.values())
