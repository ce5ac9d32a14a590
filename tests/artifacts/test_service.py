from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gyakusan.artifacts import crdt
from gyakusan.artifacts.errors import ArtifactFrozen, ArtifactNotFound, VersionNotFound
from gyakusan.artifacts.kinds.listen import CustomerProfile, Journey, JourneyRow
from gyakusan.artifacts.ordering import key_between, reordered, spread_keys
from gyakusan.artifacts.provenance import Evidence, Provenance, State, attach, drafted, provided
from gyakusan.artifacts.rules import diff
from gyakusan.artifacts.service import Artifacts


def row(identifier: str, action: str, **values) -> JourneyRow:
    return JourneyRow(id=identifier, action=action, **values)


@pytest.fixture
def artifacts(clock) -> Artifacts:
    return Artifacts(clock)


def test_what_is_written_is_read_back_with_order_and_origin(database, artifacts):
    journey = Journey(
        rows=(
            row("b", "検索する😀", time="30分/日", provenance=provided("企画担当", "journey.csv:2")),
            row("a", "比較する", provenance=drafted("rules"), cells={"time": provided("開発者")}),
        )
    )
    with database.transaction() as connection:
        made = artifacts.create(connection, "w", "practice", journey, "企画担当", "import")
    with database.transaction() as connection:
        assert artifacts.get(connection, made.id).content == journey


def test_history_tells_who_changed_what_and_restores_any_version(database, artifacts):
    first = Journey(rows=(row("a", "電話で問い合わせる"), row("b", "待つ")))
    second = Journey(rows=(row("b", "待つ"), row("a", "メールで問い合わせる")))
    with database.transaction() as connection:
        made = artifacts.create(connection, "w", "practice", first, "企画担当", "import")
        artifacts.write(connection, made.id, second, "開発者", "edit")
        artifacts.write(connection, made.id, second, "開発者", "edit")
        history = artifacts.history(connection, made.id)
        restored = artifacts.restore(connection, made.id, 1, "企画担当")
    assert [
        (r.version, r.actor, r.origin, [(c.what, c.row, c.before, c.after) for c in r.changes]) for r in history
    ] == [
        (1, "企画担当", "import", [("added", "a", None, first.rows[0]), ("added", "b", None, first.rows[1])]),
        (
            2,
            "開発者",
            "edit",
            [
                ("cell", "a", "電話で問い合わせる", "メールで問い合わせる"),
                ("moved", "b", 1, 0),
                ("moved", "a", 0, 1),
            ],
        ),
    ]
    assert restored.content == first
    assert restored.version == 3


def test_a_frozen_artifact_never_changes_and_its_copy_can_be_compared(database, artifacts):
    journey = Journey(rows=(row("a", "検索する"),))
    with database.transaction() as connection:
        made = artifacts.create(connection, "w", "practice", journey, "x", "import")
        artifacts.freeze(connection, made.id)
        copied = artifacts.copy(connection, made.id, "improve", "x")
        changed = Journey(rows=(row("a", "検索する"), row("c", "注文する")))
        artifacts.write(connection, copied.id, changed, "x", "edit")
        with pytest.raises(ArtifactFrozen):
            artifacts.write(connection, made.id, changed, "x", "edit")
        with pytest.raises(ArtifactFrozen):
            artifacts.restore(connection, made.id, 0, "x")
    with database.transaction() as connection:
        assert artifacts.get(connection, made.id).content == journey
        compared = diff(artifacts.get(connection, made.id).content, artifacts.get(connection, copied.id).content)
    assert [(change.what, change.row) for change in compared] == [("added", "c")]


def test_unknown_artifacts_and_versions_are_named(database, artifacts):
    with database.transaction() as connection:
        with pytest.raises(ArtifactNotFound):
            artifacts.get(connection, "art-none")
        made = artifacts.create(connection, "w", "practice", CustomerProfile(product="弁当"), "x", "import")
        with pytest.raises(VersionNotFound) as caught:
            artifacts.at(connection, made.id, 7)
    assert caught.value.newest == 1


def test_a_transaction_that_fails_leaves_nothing(database, artifacts):
    def half() -> None:
        with database.transaction() as connection:
            artifacts.create(connection, "w", "practice", Journey(), "x", "import")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half()
    with database.transaction() as connection:
        assert artifacts.list(connection, "w") == ()


names = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=30)
contents = st.lists(
    st.tuples(st.sampled_from("abcdefgh"), names, names), max_size=8, unique_by=lambda entry: entry[0]
).map(lambda entries: Journey(rows=tuple(row(i, action, time=time) for i, action, time in entries)))


@given(st.lists(contents, min_size=1, max_size=5))
def test_a_document_holds_what_was_written_last_and_replaying_its_updates_gives_the_same(versions):
    document, replica = crdt.new_document(), crdt.new_document()
    for content in versions:
        state = document.get_state()
        crdt.write(document, content)
        replica.apply_update(document.get_update(state))
        assert crdt.read(document, Journey) == content
        assert crdt.read(replica, Journey) == content


@given(contents, contents)
def test_diff_is_empty_exactly_when_documents_are_equal(before, after):
    assert (diff(before, after) == ()) == (before == after)


@given(st.lists(st.sampled_from("abcdefghij"), unique=True), st.lists(st.sampled_from("abcdefghij"), unique=True))
def test_reordering_sorts_as_wanted_and_touches_few_rows(present, wanted):
    keys = dict(zip(present, spread_keys("", "", len(present)), strict=True))
    changed = reordered(wanted, keys)
    merged = {**keys, **changed}
    assert sorted(wanted, key=lambda identifier: merged[identifier]) == wanted
    if [i for i in present if i in wanted] == [i for i in wanted if i in present]:
        assert set(changed) == set(wanted) - set(present)


@given(st.lists(st.integers(0, 1), min_size=1, max_size=60))
def test_a_key_always_fits_between_neighbours(turns):
    low, high = "", ""
    for turn in turns:
        key = key_between(low, high)
        assert low < key
        assert high == "" or key < high
        low, high = (key, high) if turn else (low, key)


def test_only_evidence_makes_a_statement_observed_and_a_machine_gives_none():
    with pytest.raises(ValueError):
        Provenance(state=State.OBSERVED)
    with pytest.raises(ValueError):
        Evidence(text="5 of 5 liked it", source="mock", noted_by="model:openai:x")
    with pytest.raises(ValueError):
        Provenance(state=State.DRAFTED, by="企画担当")
    seen = attach(drafted("rules"), Evidence(text="3人が使えた", source="社内試用", noted_by="企画担当"))
    assert (seen.state, seen.by) == (State.OBSERVED, "")
    assert not seen.is_open
