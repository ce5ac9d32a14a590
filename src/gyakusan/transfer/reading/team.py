"""`team.yaml`: the product, the people, the dates, and what each member answered."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gyakusan.artifacts.kinds.day_zero import DataInventory, DataRow, HearingRow, HearingSheet
from gyakusan.artifacts.kinds.invent import Solutions, TeamQuestionRow
from gyakusan.artifacts.provenance import is_machine, provided
from gyakusan.core.ids import Ids
from gyakusan.core.language import Language
from gyakusan.core.settings import Settings
from gyakusan.identity.models import Brief, Market, Member, Sponsor, Trial
from gyakusan.transfer.errors import StartMissing, TooManyMembers, TooManyRows
from gyakusan.transfer.models import Remark
from gyakusan.transfer.parsing.values import read_date, read_number
from gyakusan.transfer.parsing.words import light, normal, role_words
from gyakusan.transfer.reading.language import guess_language
from gyakusan.transfer.reading.nodes import Entry, parse_yaml
from gyakusan.transfer.reading.readiness import read_states, unknown_checks

TOP = (
    "language",
    "product",
    "start",
    "sponsor",
    "members",
    "mock_trial",
    "data",
    "team_ability",
    "readiness",
    "market",
    "hour_value",
)
PRODUCT = ("name", "company", "description", "roadmap")
SPONSOR = ("name", "expectation")
MEMBER = ("name", "role", "reason", "hearing")
HEARING = ("product", "customer", "problem", "main_feature", "income", "organisation", "regular_place", "is_enough")
TRIAL = ("who", "when", "how")
DATA = ("name", "where", "since", "rows", "personal", "owner")
ABILITY = ("question", "answer", "note")
MARKET = ("customers", "share", "price", "period", "period_years", "cost", "multiple")
_EMPTY: Mapping[str, Entry] = {}
_BOTH_ROLES = re.compile(r"\s*[,、+&]\s*")


@dataclass(frozen=True)
class Team:
    """What `team.yaml` holds."""

    brief: Brief
    hearing: HearingSheet
    data: DataInventory
    abilities: Solutions
    """Only `team_questions`."""
    remarks: tuple[Remark, ...]


def read_team(
    text: str,
    file: str,
    settings: Settings,
    ids: Ids,
    *,
    language: Language | None,
    start: date | None,
    checks: Sequence[str] | None = None,
) -> Team:
    """Read the file. `language` and `start` win over what it says; `checks` are the items that `readiness` may name.

    Raises:
        BadYaml, TooDeep, UnknownKey, RepeatedKey, MissingKey, BadValue, TextTooLong: with the line.
        TooManyMembers, TooManyRows: more than the settings allow.
        StartMissing: neither the file nor the caller names the day.
    """
    return _Reader(parse_yaml(text, file), settings, ids, checks).read(text, language, start)


class _Reader:
    def __init__(self, root: Entry, settings: Settings, ids: Ids, checks: Sequence[str] | None) -> None:
        self._root = root
        self._checks = checks
        self._settings = settings
        self._ids = ids
        self._remarks: list[Remark] = []

    def read(self, text: str, language: Language | None, start: date | None) -> Team:
        top = self._root.mapping(TOP)
        spoken = language or _language(top.get("language")) or guess_language(text)
        product = self._root.required("product", top)
        named = product.mapping(PRODUCT) if not _is_scalar(product) else {"name": product}
        members, hearing = self._members(top.get("members"))
        brief = Brief(
            language=spoken,
            product=product.required("name", named).text(),
            **{name: _text(named, name) for name in PRODUCT[1:]},
            start=start or self._start(top.get("start")),
            sponsor=_sponsor(top.get("sponsor")),
            members=members,
            trial=_trial(top.get("mock_trial")),
            market=_market(top.get("market"), spoken),
            hour_value=_text(top, "hour_value"),
            readiness=read_states(top.get("readiness")),
        )
        self._remarks += unknown_checks(top.get("readiness"), self._checks)
        return Team(brief, hearing, self._data(top.get("data")), self._abilities(top, brief), tuple(self._remarks))

    def _start(self, entry: Entry | None) -> date:
        if entry is None or entry.is_empty:
            raise StartMissing(self._root.file, entry.line if entry else None)
        return _day(entry)

    def _members(self, entry: Entry | None) -> tuple[tuple[Member, ...], HearingSheet]:
        entries = entry.items() if entry else []
        if entry and len(entries) > self._settings.max_members:
            raise TooManyMembers(entry.file, entry.line, len(entries), self._settings.max_members)
        members: list[Member] = []
        rows: list[HearingRow] = []
        for one in entries:
            values = one.mapping(MEMBER)
            name = _person(one.required("name", values))
            roles = self._roles(one.required("role", values))
            reason = _text(values, "reason")
            members += [Member(name=name, role=role, reason=reason) for role in roles]
            rows.append(self._hearing(name, roles[0], reason, one, values.get("hearing")))
        return tuple(members), HearingSheet(rows=tuple(rows))

    def _roles(self, entry: Entry) -> list[str]:
        """Return the roles of a member: one, or several in a list or with commas between them."""
        entries = entry.items() if not _is_scalar(entry) else [entry]
        names = [part for one in entries for part in _BOTH_ROLES.split(one.text()) if part]
        if not names:
            raise entry.bad("role")
        return list(dict.fromkeys(self._role(name, entry.line) for name in names))

    def _role(self, name: str, line: int) -> str:
        found = role_words().get(normal(name))
        if found is None:
            self._remarks.append(Remark(self._root.file, line, "unknown_role", {"role": name}))
        return found or name

    def _hearing(self, name: str, role: str, reason: str, member: Entry, entry: Entry | None) -> HearingRow:
        answers = entry.mapping(HEARING) if entry else _EMPTY
        row = HearingRow(
            id=self._ids.new("hearing"),
            provenance=provided(name, _where(entry or member)),
            member=name,
            role=role,
            reason=reason,
        )
        return row.model_copy(update={key: _text(answers, key) for key in HEARING})

    def _data(self, entry: Entry | None) -> DataInventory:
        rows: list[DataRow] = []
        for one in self._limited(entry):
            values = one.mapping(DATA)
            owner = _text(values, "owner")
            rows.append(
                DataRow(
                    id=self._ids.new("data"),
                    provenance=provided(one.file if not owner or is_machine(owner) else owner, _where(one)),
                    name=one.required("name", values).text(),
                    where=_text(values, "where"),
                    since=_text(values, "since"),
                    amount=_text(values, "rows"),
                    personal=_yes_no(values.get("personal")),
                    owner=owner,
                )
            )
        return DataInventory(rows=tuple(rows))

    def _abilities(self, top: Mapping[str, Entry], brief: Brief) -> Solutions:
        developers = brief.members_with("developer")
        by = developers[0].name if developers else self._root.file
        rows: list[TeamQuestionRow] = []
        for one in self._limited(top.get("team_ability")):
            values = one.mapping(ABILITY)
            rows.append(
                TeamQuestionRow(
                    id=self._ids.new("ability"),
                    provenance=provided(by, _where(one)),
                    question=one.required("question", values).text(),
                    answer=_number(values.get("answer")),
                    note=_text(values, "note"),
                )
            )
        return Solutions(team_questions=tuple(rows))

    def _limited(self, entry: Entry | None) -> list[Entry]:
        entries = entry.items() if entry else []
        if entry and len(entries) > self._settings.max_rows:
            raise TooManyRows(entry.file, entry.line, self._settings.max_rows)
        return entries


def _is_scalar(entry: Entry) -> bool:
    return isinstance(entry.node.value, str)


def _where(entry: Entry) -> str:
    return f"{entry.file}:{entry.line}"


def _text(values: Mapping[str, Entry], name: str) -> str:
    return values[name].text() if name in values else ""


def _person(entry: Entry) -> str:
    """Return a name; those by which rules and language models sign are none."""
    if is_machine(entry.text()):
        raise entry.bad("person")
    return entry.text()


def _language(entry: Entry | None) -> Language | None:
    if entry is None or entry.is_empty:
        return None
    known = {"ja": Language.JA, "en": Language.EN, "jp": Language.JA, "japanese": Language.JA, "日本語": Language.JA}
    found = {**known, "english": Language.EN, "英語": Language.EN}.get(light(entry.text()))
    if found is None:
        raise entry.bad("language")
    return found


def _day(entry: Entry) -> date:
    found = read_date(entry.text())
    if found is None:
        raise entry.bad("date")
    return found


def _number(entry: Entry | None) -> float | None:
    if entry is None or entry.is_empty:
        return None
    found = read_number(entry.text())
    if found is None:
        raise entry.bad("number")
    return found


def _yes_no(entry: Entry | None) -> str:
    if entry is None or entry.is_empty:
        return ""
    shown = light(entry.text())
    if shown in {"true", "yes", "はい", "あり", "有", "含む"}:
        return "yes"
    if shown in {"false", "no", "いいえ", "なし", "無", "含まない"}:
        return "no"
    raise entry.bad("yes_no")


def _sponsor(entry: Entry | None) -> Sponsor:
    if entry is None:
        return Sponsor()
    values = entry.mapping(SPONSOR) if not _is_scalar(entry) else {"name": entry}
    return Sponsor(name=_text(values, "name"), expectation=_text(values, "expectation"))


def _trial(entry: Entry | None) -> Trial:
    values = entry.mapping(TRIAL) if entry else _EMPTY
    when = values.get("when")
    return Trial(
        who=_text(values, "who"),
        on=None if when is None or when.is_empty else _day(when),
        how=_text(values, "how"),
    )


def _market(entry: Entry | None, language: Language) -> Market:
    values = entry.mapping(MARKET) if entry else _EMPTY
    years = _text(values, "period_years")
    if years and read_number(years) is not None and years[-1].isdigit():
        years = f"{years}年" if language is Language.JA else f"{years} years"
    found = {name: _text(values, name) for name in MARKET if name != "period_years"}
    return Market(**{**found, "period": found["period"] or years})
