"""What the reactions ask the team to reconsider, per process, with what the numbers can and cannot say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gyakusan.artifacts.kinds.test_iterate import PROCESSES, Criteria, ImprovementRow, ReactionRow, Reactions
from gyakusan.assistant.models import DraftRequest, Proposal
from gyakusan.assistant.rules.fields import join, origin, place, tell
from gyakusan.assistant.rules.shared import first_line, quote, row_id
from gyakusan.assistant.rules.verdicts import counts, numbers
from gyakusan.core.language import Language

_ASKED = {
    ("behaviour_changed", "listen"): "behaviour_changed",
    ("other", "listen"): "other",
    ("problem_solved", "define"): "problem_solved_counted",
    ("question", "define"): "question",
    ("problem_solved", "invent"): "problem_solved_said",
    ("pr", "refine"): "pr",
    ("price", "refine"): "price_said",
    ("price", "test"): "price_counted",
}
"""Subject of the reactions and process that they go to -> what is asked (`improve.ask.*`), in the order of rows."""
_QUOTED = 3
"""So many reactions are quoted in one prompt; the others are linked."""
_MAJORITY = 0.5
_APART = 0.4
"""Two rates of the same people that differ by so much are pointed out."""
_DOUBT = re.compile(
    r"でも|ただ[、し]|だけど|けれど|ない[。」』)]|ないと|なかった|怖い|困る|不安|無理|\bbut\b|n't\b|\bnot\b|\bnever\b|\bhard\b|\bwrong\b",
    re.IGNORECASE,
)
"""Words by which a spoken reaction is shown beside a good number; whether it contradicts it, the team decides."""


@dataclass(frozen=True)
class _Group:
    slot: str
    process: str
    ask: str
    reactions: tuple[ReactionRow, ...]


def draft_prompts(request: DraftRequest) -> Iterator[Proposal]:
    """Propose what to reconsider: from the reactions and what contradicts each other, per process at least one."""
    language, criteria = request.language, request.source(Criteria).rows
    reactions = tuple(row for row in request.source(Reactions).rows if row.content.strip())
    groups = [*_by_subject(reactions), *_contradictions(reactions)]
    reached = {group.process for group in groups}
    groups += [_Group(f"none-{process}", process, "", ()) for process in PROCESSES if process not in reached]
    order = list(PROCESSES)
    for group in sorted(groups, key=lambda group: order.index(group.process)):
        row = ImprovementRow(
            id=row_id(request, "improvement", group.slot),
            provenance=origin(language, "improve" if group.reactions else "improve_points"),
            process=group.process,
            prompt=_prompt(group, language),
            reactions=tuple(row.id for row in group.reactions),
            numbers=numbers(list(group.reactions), criteria, language),
        )
        yield from place(request, "rows", row)


def _by_subject(reactions: tuple[ReactionRow, ...]) -> Iterator[_Group]:
    for (about, process), ask in _ASKED.items():
        chosen = [row for row in reactions if _goes_to(row, about, process)]
        if chosen:
            yield _Group(f"{about}-{process}", process, f"improve.ask.{ask}", tuple(chosen))


def _goes_to(row: ReactionRow, about: str, process: str) -> bool:
    """Tell whether a reaction goes to a process; where a subject has two, what was counted goes to one of them."""
    subject = row.about if any(row.about == known for known, _ in _ASKED) else "other"
    if subject != about:
        return False
    processes = [found for known, found in _ASKED if known == subject]
    counted = counts(row) is not None
    wanted = {"problem_solved": "define" if counted else "invent", "price": "test" if counted else "refine"}
    return process == wanted.get(subject, processes[0])


def _contradictions(reactions: tuple[ReactionRow, ...]) -> Iterator[_Group]:
    """Yield what does not go together: solved but not switching, good numbers but doubtful words, rates far apart."""
    counted = [row for row in reactions if counts(row) is not None]
    solved = [row for row in counted if row.about == "problem_solved" and _rate(row) > _MAJORITY]
    stayed = [row for row in counted if row.about == "behaviour_changed" and _rate(row) <= _MAJORITY]
    if solved and stayed:
        yield _Group("solved-not-switched", "listen", "improve.contradiction.not_switched", (solved[0], stayed[0]))
    for row in counted:
        doubts = [said for said in reactions if said.about == row.about and counts(said) is None and _doubts(said)]
        if doubts and _rate(row) > _MAJORITY and row.about in ("problem_solved", "behaviour_changed", "pr"):
            process = "refine" if row.about == "pr" else "invent" if row.about == "problem_solved" else "listen"
            yield _Group(f"doubt-{row.id}", process, "improve.contradiction.doubt", (row, doubts[0]))
    for index, row in enumerate(counted):
        for other in counted[index + 1 :]:
            same = (row.about, row.of, row.who.strip()) == (other.about, other.of, other.who.strip())
            if same and abs(_rate(row) - _rate(other)) >= _APART:
                yield _Group(f"apart-{row.id}-{other.id}", "test", "improve.contradiction.apart", (row, other))


def _rate(row: ReactionRow) -> float:
    found = counts(row)
    return found[0] / found[1] if found else 0.0


def _doubts(row: ReactionRow) -> bool:
    return bool(_DOUBT.search(row.content))


def _prompt(group: _Group, language: Language) -> str:
    if not group.reactions:
        return tell(language, f"improve.none.{group.process}")
    facts = [_fact(row, language) for row in group.reactions[:_QUOTED]]
    rest = len(group.reactions) - len(facts)
    more = [tell(language, "improve.more", count=rest)] if rest else []
    return join(language, "join.sentences", [*facts, *more, tell(language, group.ask)])


def _fact(row: ReactionRow, language: Language) -> str:
    content, found = first_line(row.content, 160).strip().rstrip("。."), counts(row)
    who = row.who.strip() or tell(language, "provider.people")
    if found is None:
        inner = content.strip('「」“”"')
        return tell(language, "improve.said", who=who, content=quote(inner, language))
    return tell(language, "improve.counted", who=who, count=found[0], of=found[1], content=quote(content, language))
