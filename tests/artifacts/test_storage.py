from __future__ import annotations

import random
import sqlite3
from datetime import timedelta

import pytest
from alembic import command
from alembic.config import Config
from hypothesis import given
from hypothesis import strategies as st
from pycrdt import Array, Doc, Map, Text, XmlFragment
from sqlalchemy import create_engine

import gyakusan.core.db as db
from gyakusan.artifacts import crdt, store
from gyakusan.artifacts.kinds.listen import Journey, JourneyRow
from gyakusan.artifacts.kinds.registry import KINDS
from gyakusan.artifacts.loading import SNAPSHOT_ROWS, append, load
from gyakusan.artifacts.provenance import provided
from gyakusan.artifacts.service import Artifacts, Written
from gyakusan.core.db import after_commit, open_database
from gyakusan.core.errors import DatabaseUnusable


@pytest.fixture
def artifacts(clock) -> Artifacts:
    return Artifacts(clock)


def journey(*actions: str) -> Journey:
    return Journey(rows=tuple(JourneyRow(id=f"r{n}", action=action) for n, action in enumerate(actions)))


def test_own_copies_live_beside_the_teams_artifact(database, artifacts):
    with database.transaction() as connection:
        team = artifacts.create(connection, "w", "practice", journey("a"), "x", "import")
        pair = artifacts.copy(connection, team.id, "practice", "x", "pair:p1")
        own = artifacts.create(connection, "w", "practice", journey("b"), "x", "edit", "person:q")
    with database.reading() as connection:
        assert artifacts.find(connection, "w", "practice", "journey") == team
        assert artifacts.find(connection, "w", "practice", "journey", "pair:p1") == pair
        assert artifacts.find(connection, "w", "practice", "journey", "person:other") is None
        assert {found.scope for found in artifacts.list(connection, "w")} == {"", "pair:p1", "person:q"}
        assert artifacts.list(connection, "w", scope="person:q") == (own,)
        assert artifacts.list(connection, "w", "practice", "") == (team,)

    def doubled() -> None:
        with database.transaction() as connection:
            artifacts.create(connection, "w", "practice", journey("b"), "x", "edit", "person:q")

    with pytest.raises(DatabaseUnusable):
        doubled()


def test_a_database_of_the_first_version_is_brought_up_to_date_with_all_that_it_holds(tmp_path, clock):
    path = tmp_path / "old.db"
    engine = create_engine(f"sqlite:///{path}")
    config = Config()
    config.set_main_option("script_location", str(db.Path(db.__file__).parent / "migrations"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    engine.dispose()
    document = crdt.new_document()
    crdt.write(document, journey("検索する"))
    with sqlite3.connect(path) as old:
        old.execute("INSERT INTO artifacts VALUES ('art-1', 'w', 'practice', 'journey', NULL, '2027', NULL)")
        old.execute(
            "INSERT INTO artifact_updates VALUES ('art-1', 1, '2027', 'x', 'import', ?)", (document.get_update(),)
        )
    old.close()
    opened = open_database(path)
    with opened.transaction() as connection:
        assert Artifacts(clock).get(connection, "art-1").content == journey("検索する")
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    opened.close()


def test_what_follows_a_commit_happens_after_it_and_never_when_it_is_undone(database, artifacts, caplog):
    heard: list[Written] = []
    artifacts.subscribe(heard.append)

    def undone() -> None:
        with database.transaction() as connection:
            artifacts.create(connection, "w", "practice", journey("a"), "x", "import")
            after_commit(connection, lambda: [][0])
            raise KeyError

    with pytest.raises(KeyError):
        undone()
    assert heard == []
    with database.transaction() as connection:
        made = artifacts.create(connection, "w", "practice", journey("a"), "x", "import")
        assert heard == []
        after_commit(connection, lambda: [][0])
    with database.transaction() as connection:
        artifacts.freeze(connection, made.id)
    assert "IndexError" in caplog.text
    assert [(entry.artifact_id, entry.seq, entry.frozen) for entry in heard] == [
        (made.id, 1, False),
        (made.id, 0, True),
    ]
    replica = crdt.new_document()
    replica.apply_update(heard[0].update)
    assert crdt.read(replica, Journey) == journey("a")


def typed(database, artifacts, artifact_id: str, count: int, actor: str, clock, every: timedelta) -> None:
    """Append `count` keystrokes as a live room does."""
    with database.transaction() as connection:
        loaded = load(connection, artifact_id)
        document = Doc(client_id=random.randrange(2, 2**50))
        document.apply_update(loaded.document.get_update())
        text = crdt.root(document, "rows:rows")["r0"]["action"]
        updates: list[bytes] = []
        document.observe(lambda event: updates.append(event.update))
        for number in range(count):
            text.insert(0, str(number % 10))
            clock.advance(every)
            loaded.document.apply_update(updates[-1])
            row = store.UpdateRow(loaded.seq + 1, clock.now().isoformat(), actor, "edit", updates[-1])
            append(connection, artifact_id, loaded, row)


def test_a_long_history_opens_from_a_snapshot_and_every_version_can_be_seen(database, artifacts, clock):
    with database.transaction() as connection:
        made = artifacts.create(connection, "w", "practice", journey("a"), "x", "import")
    typed(database, artifacts, made.id, 3 * SNAPSHOT_ROWS, "佐藤", clock, timedelta(milliseconds=100))
    with database.reading() as connection:
        newest = artifacts.get(connection, made.id)
        loaded = load(connection, made.id)
        assert newest.version == 3 * SNAPSHOT_ROWS + 1
        assert loaded.rows < 2 * SNAPSHOT_ROWS
        assert store.select_snapshot(connection, made.id)[0] > SNAPSHOT_ROWS
        for version in (1, 2, SNAPSHOT_ROWS, SNAPSHOT_ROWS + 1, SNAPSHOT_ROWS + 2, newest.version):
            content = artifacts.at(connection, made.id, version)
            assert isinstance(content, Journey)
            assert len(content.rows[0].action) == version
        history = artifacts.history(connection, made.id)
    assert len(history) <= 4
    assert (history[0].first, history[0].version) == (1, 1)
    assert history[-1].version == newest.version
    assert sum(r.version - r.first + 1 for r in history) == newest.version


def test_history_reads_keystrokes_as_revisions_page_by_page(database, artifacts, clock):
    with database.transaction() as connection:
        made = artifacts.create(connection, "w", "practice", journey("a"), "x", "import")
    for turn in range(6):
        typed(database, artifacts, made.id, 10, ("佐藤", "鈴木")[turn % 2], clock, timedelta(seconds=1))
        clock.advance(timedelta(minutes=10))
    typed(database, artifacts, made.id, 3, "佐藤", clock, timedelta(milliseconds=8))
    typed(database, artifacts, made.id, 3, "鈴木", clock, timedelta(milliseconds=8))
    with database.transaction() as connection:
        whole = artifacts.history(connection, made.id)
        paged: list = []
        before = None
        while page := artifacts.history(connection, made.id, before, 2):
            paged = [*page, *paged]
            before = page[0].first
        restored = artifacts.restore(connection, made.id, whole[1].version, "佐藤")
    assert [(r.actors, r.first, r.version) for r in whole] == [
        (("x",), 1, 1),
        (("佐藤",), 2, 11),
        (("鈴木",), 12, 21),
        (("佐藤",), 22, 31),
        (("鈴木",), 32, 41),
        (("佐藤",), 42, 51),
        (("鈴木",), 52, 61),
        (("佐藤", "鈴木"), 62, 67),
    ]
    assert [change.what for change in whole[1].changes] == ["cell"]
    assert tuple(paged) == whole
    assert isinstance(restored.content, Journey)
    assert len(restored.content.rows[0].action) == 11


plain_values = st.recursive(
    st.none()
    | st.booleans()
    | st.floats()
    | st.integers(-(2**53), 2**53)
    | st.text(max_size=5)
    | st.binary(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
names = st.sampled_from(["action", "time", "order", "origin", "cells", "id", "provenance", "", "unknown"])
hostile = st.recursive(
    plain_values
    | st.builds(lambda text: Text(text), st.text(max_size=5))
    | st.builds(lambda: XmlFragment())
    | st.builds(lambda: Doc()),
    lambda inner: (
        st.builds(lambda entries: Map(entries), st.dictionaries(names, inner, max_size=3))
        | st.builds(lambda entries: Array(entries), st.lists(inner, max_size=3))
    ),
    max_leaves=6,
)
row_ids = st.sampled_from(["r0", "r1", "bad id", "", "日本", "x" * 60, "ok_1"])


@given(
    st.sampled_from(sorted(KINDS)),
    st.lists(st.tuples(row_ids, names, hostile), max_size=6),
    st.lists(st.tuples(st.text(max_size=8), hostile), max_size=3),
    hostile,
)
def test_whatever_a_client_writes_can_be_read_and_written_over(kind_name, cells, loose, whole):
    kind = KINDS[kind_name]
    document = crdt.new_document()
    for name in crdt.row_lists(kind):
        rows = crdt.root(document, f"rows:{name}")
        rows["whole"] = whole if whole.__class__ not in (Map, Array, Text, XmlFragment, Doc) else 1
        for number, (identifier, column, value) in enumerate(cells):
            if not isinstance(rows.get(identifier), Map):
                rows[identifier] = Map({"order": f"i{number}"})
            if getattr(value, "is_integrated", False) or isinstance(value, Doc):
                continue
            columns = list(crdt.columns(crdt.row_lists(kind)[name]))
            rows[identifier][columns[number % len(columns)] if column == "unknown" else column] = value
            break
    fields, origins = crdt.root(document, "fields"), crdt.root(document, "origins")
    for key, value in loose:
        if not isinstance(value, Map | Array | Text | XmlFragment | Doc):
            fields[key] = origins[key] = value
    for key in crdt.columns(kind):
        fields[key] = 5
        origins[key] = {"state": "observed"}
    content = crdt.read(document, kind)
    changed = content.model_copy(update={"provenance": {key: provided("佐藤") for key in crdt.columns(kind)}})
    crdt.write(document, changed)
    assert crdt.read(document, kind) == changed


def test_bad_values_are_blank_and_long_texts_end_somewhere():
    document = crdt.new_document()
    rows = crdt.root(document, "rows:rows")
    rows["r0"] = Map({"order": 7, "action": Text("x" * 100_000 + "\x00"), "time": {"a": 1}, "origin": {"state": "?"}})
    rows["bad id"] = Map({"action": Text("x")})
    rows["r1"] = "no map"
    rows["r2"] = Map({"order": "i", "action": "plain\x0b", "origin": {"state": "observed"}, "cells": [1]})
    content = crdt.read(document, Journey)
    assert isinstance(content, Journey)
    assert [(row.id, len(row.action), row.time, row.provenance.state) for row in content.rows] == [
        ("r0", 20_000, "", "assumed"),
        ("r2", 5, "", "assumed"),
    ]
