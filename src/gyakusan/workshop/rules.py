"""Pure rules of the workshop: what is ready, what a ranking chooses, who may use a die."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from gyakusan.artifacts.kinds.day_zero import PatternRow, Readiness, ReadinessItem
from gyakusan.artifacts.kinds.plan import DecisionRow
from gyakusan.artifacts.models import MAX_TEXT, Kind, Row, columns, get_rows
from gyakusan.artifacts.provenance import drafted
from gyakusan.artifacts.rules import filled
from gyakusan.core.ids import digest_id
from gyakusan.core.language import Label, Language
from gyakusan.core.texts import text
from gyakusan.identity.models import Brief, Member
from gyakusan.programs.models import Check, Condition, Decision, Part, Program, TestName
from gyakusan.workshop.models import OpenItem

_LONGEST_TITLE = 500
"""Most characters of a title in the record of a decision: as many as a program may keep fit into a field."""


def open_items(
    program: Program, names: Sequence[str], brief: Brief, artifacts: Mapping[str, Kind]
) -> tuple[OpenItem, ...]:
    """Return the items of a checklist that are not done, in its order."""
    checks = {check.id: check for check in program.checks}
    found = (_open_item(program, checks[name], brief, artifacts) for name in names)
    return tuple(item for item in found if item is not None)


def _open_item(program: Program, check: Check, brief: Brief, artifacts: Mapping[str, Kind]) -> OpenItem | None:
    item = OpenItem(check.id, check.title, check.remedy, check.owner, check.mandatory)
    if check.test is TestName.ROLES:
        missing = tuple(
            role.title for role in program.people.roles if role.required and not brief.members_with(role.id)
        )
        return replace(item, missing_roles=missing) if missing else None
    if check.test is TestName.FILLED:
        content = artifacts.get(check.artifact or "")
        count = filled(content, check.rows) if content is not None else 0
        return replace(item, found=count, needed=check.at_least) if count < check.at_least else None
    return item if brief.readiness.get(check.id, "open") == "open" else None


def takes_place(condition: Condition | None, artifacts: Mapping[str, Kind]) -> bool:
    """Tell whether a part takes place."""
    if condition is None:
        return True
    content = artifacts.get(condition.artifact)
    return content is not None and filled(content) >= condition.at_least


def readiness_board(
    program: Program, names: Sequence[str], brief: Brief, artifacts: Mapping[str, Kind], language: Language
) -> Readiness:
    """Return the readiness board of a checklist, and the failure patterns to look out for."""
    still_open = {item.check for item in open_items(program, names, brief, artifacts)}
    checks = {check.id: check for check in program.checks}
    items = tuple(
        ReadinessItem(
            id=f"item-{digest_id(name)}",
            provenance=drafted("rules"),
            item=checks[name].title.text(language),
            owner_role=checks[name].owner,
            state="open" if name in still_open else brief.readiness.get(name, "done"),
            mandatory=checks[name].mandatory,
            remedy=checks[name].remedy.text(language),
        )
        for name in names
    )
    patterns = tuple(
        PatternRow(
            id=f"pattern-{digest_id(pattern.id)}",
            provenance=drafted("rules"),
            pattern=pattern.title.text(language),
            sign=pattern.sign.text(language),
            seen="unknown",
            remedy=pattern.remedy.text(language),
        )
        for pattern in program.patterns
    )
    return Readiness(items=items, patterns=patterns)


def part_of_edition(program: Program, edition: str) -> str:
    """Return the part that an edition belongs to: `improve.2` is the second run of `improve`."""
    parts = {part.id for part in program.parts}
    before, _, number = edition.rpartition(".")
    return before if edition not in parts and before in parts and number.isdigit() else edition


def editions_in_order(program: Program, begun: Sequence[str]) -> tuple[str, ...]:
    """Return all editions from the oldest to the newest, given which began in which order.

    Parts stand in the order of the program; a part that ran again follows what had begun before it.
    """
    order = [part.id for part in program.parts]
    for number, edition in enumerate(begun):
        if edition not in order:
            order.insert(order.index(begun[number - 1]) + 1 if number else 0, edition)
    return tuple(order)


def edition_title(program: Program, edition: str) -> Label:
    """Return the title of an edition; further runs of a part bear their number."""
    part_id = part_of_edition(program, edition)
    title = next((part.title for part in program.parts if part.id == part_id), Label(ja=edition, en=edition))
    number = edition.rpartition(".")[2] if edition != part_id else ""
    return Label(ja=f"{title.ja}({number}回目)", en=f"{title.en} (run {number})") if number else title


def board_checklist(program: Program, part: Part) -> tuple[str, ...]:
    """Return the checklist that a part prepares: the entry checks of the part that follows it."""
    following = [entry for entry in program.parts if part.id in entry.starts_from]
    return following[0].enter if following else part.leave


@dataclass(frozen=True)
class Choice:
    """What a ranking chooses, and the record of it."""

    content: Kind
    record: DecisionRow


def choose_by_rank(decision: Decision, content: Kind, brief: Brief, row_id: str, on: str) -> Choice:
    """Choose the rows with the highest value of the decision's column; rows without a value come last.

    The chosen rows' flag `chosen` is set where the rows have one. Equal values keep the order of the list.
    """
    language = brief.language
    rows = get_rows(content, decision.rows)
    model = type(rows[0]) if rows else Row
    shown = columns(model)[decision.by].label.text(language) if rows else decision.by
    ranked = sorted(rows, key=lambda row: -_number(row, decision.by))
    kept = ranked[: decision.keep]
    known = [row for row in ranked if _number(row, decision.by) > float("-inf")]
    words = "basis" if known else "basis_unknown"
    basis = [text("workshop", f"decision.{words}", language, label=shown, count=len(kept))]
    tied = [row for row in known if kept and _number(row, decision.by) == _number(kept[-1], decision.by)]
    if len(tied) > 1 and len(ranked) > len(kept) and ranked[len(kept)] in tied:
        basis.append(text("workshop", "decision.basis_tie", language, tied=len(tied)))
    record = DecisionRow(
        id=row_id,
        provenance=drafted("rules", decision.by),
        subject=decision.subject.text(language),
        options=_options([_option(row, decision.by, shown, language) for row in ranked], language),
        chosen="\n".join(_recorded(row) for row in kept),
        method="score",
        basis="".join(basis) if language is Language.JA else " ".join(basis),
        by=text("workshop", "decision.by", language),
        on=on,
        two_way=decision.two_way,
    )
    return Choice(_flagged(content, decision.rows, {row.id for row in kept}), record)


def _number(row: Row, name: str) -> float:
    value = getattr(row, name)
    return float(value) if isinstance(value, int | float) else float("-inf")


def row_title(row: Row) -> str:
    """Return the first column of a row: what people call it by."""
    first = next(iter(columns(type(row))))
    return str(getattr(row, first))


def _recorded(row: Row) -> str:
    """Return the title of a row as the record holds it."""
    title = row_title(row)
    return title if len(title) <= _LONGEST_TITLE else title[: _LONGEST_TITLE - 1].rstrip() + "…"


def _option(row: Row, by: str, shown: str, language: Language) -> str:
    value, title = getattr(row, by), _recorded(row)
    if value is None:
        return text("workshop", "decision.option_unknown", language, title=title, label=shown)
    return text("workshop", "decision.option", language, title=title, label=shown, value=f"{value:g}")


def _options(lines: Sequence[str], language: Language) -> str:
    """Join options, best first; those for which a field has no room are counted."""
    room, held = MAX_TEXT - _LONGEST_TITLE, 0
    for line in lines:
        room -= len(line) + 1
        if room < 0:
            break
        held += 1
    rest = [text("workshop", "decision.more", language, count=len(lines) - held)] if held < len(lines) else []
    return "\n".join([*lines[:held], *rest])


def _flagged(content: Kind, list_name: str, chosen: set[str]) -> Kind:
    rows = get_rows(content, list_name)
    if not rows or "chosen" not in columns(type(rows[0])):
        return content
    marked = tuple(row.model_copy(update={"chosen": row.id in chosen}) for row in rows)
    return content.model_copy(update={list_name: marked})


def with_member(brief: Brief, name: str, member: Member | None) -> Brief:
    """Return a brief in which `member` stands in the place of `name`, at the end when there is no such place.

    The reason for which somebody was chosen stays with them.
    """
    place = next((number for number, present in enumerate(brief.members) if present.name == name), None)
    kept = list(brief.members)
    if member is None:
        kept = [present for present in kept if present.name != name]
    elif place is None:
        kept.append(member)
    else:
        kept[place] = member.model_copy(update={"reason": member.reason or kept[place].reason})
    return brief.model_copy(update={"members": tuple(kept)})
