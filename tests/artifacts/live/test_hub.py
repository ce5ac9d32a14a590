from __future__ import annotations

import asyncio
import dataclasses
import threading

import pytest
from tests.support.live_clients import Client, quiet

from gyakusan.artifacts import store
from gyakusan.artifacts.errors import ArtifactNotFound
from gyakusan.artifacts.kinds.listen import Journey
from gyakusan.artifacts.live import wire
from gyakusan.artifacts.live.models import Limits
from gyakusan.artifacts.provenance import ASSUMED, drafted, provided


def stored(database, artifacts, artifact_id) -> Journey:
    with database.reading() as connection:
        content = artifacts.get(connection, artifact_id).content
    assert isinstance(content, Journey)
    return content


def test_clients_see_each_other_and_the_store_holds_what_they_see(play, database, artifacts):
    async def scene(hub, artifact_id):
        a, b = await Client("佐藤").join(hub, artifact_id), await Client("鈴木").join(hub, artifact_id)
        a.type("r0", "😀!")
        b.add_row("r2", "注文する")
        await quiet(hub)
        late = await Client("高橋").join(hub, artifact_id)
        assert a.sees() == b.sees() == late.sees()
        assert a.sees()["r0"]["action"] == "検索する😀!"
        return artifact_id

    artifact_id = play(scene)
    actions = {row.id: row.action for row in stored(database, artifacts, artifact_id).rows}
    assert actions == {"r0": "検索する😀!", "r1": "比較する", "r2": "注文する"}


def test_nothing_goes_out_before_it_is_stored(play, database):
    async def scene(hub, artifact_id):
        a, b = await Client().join(hub, artifact_id), await Client("鈴木").join(hub, artifact_id)
        stored_when_sent: list[int] = []

        def look(data: bytes) -> None:
            with database.reading() as connection:
                stored_when_sent.append(store.last_seq(connection, artifact_id))
            Client.write(b, data)

        hub._documents[artifact_id].connections[b.connection] = look
        for text in "abc":
            a.type("r0", text)
            await quiet(hub)
        assert stored_when_sent == [2, 3, 4]

    play(scene)


def test_a_tick_is_one_row_per_person_and_one_frame(play, database):
    async def scene(hub, artifact_id):
        clients = [await Client(name).join(hub, artifact_id) for name in ("佐藤", "鈴木", "高橋")]
        before = [len(client.messages) for client in clients]
        for _ in range(5):
            clients[0].type("r0", "a")
            clients[1].type("r1", "b")
        await quiet(hub)
        assert [len(client.messages) - count for client, count in zip(clients, before, strict=True)] == [1, 1, 1]
        with database.reading() as connection:
            rows = store.select_updates(connection, artifact_id, after=1)
        assert [(row.actor, row.origin) for row in rows] == [("佐藤", "edit"), ("鈴木", "edit")]

    play(scene)


def test_an_empty_document_is_freed_and_opens_again_as_it_was(play):
    async def scene(hub, artifact_id):
        a = await Client().join(hub, artifact_id)
        assert hub.open_documents == (artifact_id,)
        a.type("r0", "x")
        a.leave()
        await quiet(hub)
        assert hub.open_documents == ()
        assert (await Client().join(hub, artifact_id)).sees()["r0"]["action"] == "検索するx"
        with pytest.raises(ArtifactNotFound):
            await Client().join(hub, "art-none")
        assert hub.open_documents == (artifact_id,)

    play(scene)


def test_who_may_not_write_is_refused_until_they_may_and_then_nothing_is_lost(play):
    async def scene(hub, artifact_id):
        a, b = await Client("佐藤").join(hub, artifact_id), await Client("鈴木", may_write=False).join(hub, artifact_id)
        assert b.denied == []
        b.type("r0", "x")
        await quiet(hub)
        assert b.denied == ["read_only"]
        assert a.sees()["r0"]["action"] == "検索する"
        hub.change_seats(lambda _, seat: dataclasses.replace(seat, may_write=seat.name == "鈴木"), artifact_id)
        await quiet(hub)
        a.type("r0", "y")
        b.type("r0", "z")
        await quiet(hub)
        assert a.denied == ["read_only"]
        assert b.sees()["r0"]["action"] == "検索するxz"
        hub.change_seats(lambda _, seat: dataclasses.replace(seat, may_write=True))
        await quiet(hub)
        assert a.sees() == b.sees()
        assert sorted(a.sees()["r0"]["action"].removeprefix("検索する")) == ["x", "y", "z"]

    play(scene)


def test_who_is_turned_out_is_closed_and_a_frozen_document_takes_nothing(play, database, artifacts):
    async def scene(hub, artifact_id):
        a, b = await Client("佐藤").join(hub, artifact_id), await Client("鈴木").join(hub, artifact_id)
        hub.evict("id-鈴木")
        assert (a.closed, b.closed) == (None, 4403)
        assert hub.present() == {artifact_id: {"id-佐藤"}}

        def freeze() -> None:
            with database.transaction() as connection:
                artifacts.freeze(connection, artifact_id)

        a.type("r0", "x")  # under way when the part ends
        worker = threading.Thread(target=freeze)
        worker.start()
        worker.join()
        await quiet(hub)
        a.type("r0", "y")
        await quiet(hub)
        assert a.denied[-1] == "frozen"
        late = await Client("高橋").join(hub, artifact_id)
        late.type("r0", "z")
        await quiet(hub)
        assert late.denied == ["frozen"]
        with database.reading() as connection:
            assert artifacts.get(connection, artifact_id).content.rows[0].action == "検索する"

    play(scene)


def test_what_the_server_writes_reaches_those_who_are_here_whether_by_this_process_or_another(
    play, database, artifacts, clock
):
    from gyakusan.artifacts.service import Artifacts

    def rename(content):
        rows = tuple(row.model_copy(update={"action": row.action + "!"}) for row in content.rows)
        return content.model_copy(update={"rows": rows})

    def edit(through: Artifacts, artifact_id: str) -> None:
        with database.transaction() as connection:
            through.edit(connection, artifact_id, "rules", "draft", rename)

    async def scene(hub, artifact_id):
        a = await Client("佐藤").join(hub, artifact_id)
        a.type("r0", "x")
        await asyncio.to_thread(edit, artifacts, artifact_id)
        await quiet(hub)
        assert a.sees()["r1"]["action"] == "比較する!"
        await asyncio.to_thread(edit, Artifacts(clock), artifact_id)  # another process tells nobody …
        a.type("r1", "y")
        await quiet(hub)  # … but with the next keystroke it is there
        late = await Client("鈴木").join(hub, artifact_id)
        assert a.sees() == late.sees()
        assert a.sees()["r1"]["action"].count("!") == 2
        return a.sees(), artifact_id

    seen, artifact_id = play(scene)
    assert {row.id: row.action for row in stored(database, artifacts, artifact_id).rows} == {
        key: row["action"] for key, row in seen.items()
    }


def test_while_another_transaction_writes_nothing_is_sent_and_nothing_is_lost(play, database):
    async def scene(hub, artifact_id):
        a, b = await Client("佐藤").join(hub, artifact_id), await Client("鈴木").join(hub, artifact_id)
        held, go = threading.Event(), threading.Event()

        def hold() -> None:
            with database.transaction():
                held.set()
                go.wait(5)

        worker = threading.Thread(target=hold)
        worker.start()
        held.wait(5)
        a.type("r0", "x")
        for _ in range(20):
            await asyncio.sleep(0)
        joining = asyncio.create_task(Client("高橋").join(hub, artifact_id))
        a.type("r0", "y")
        for _ in range(50):
            await asyncio.sleep(0)
        assert b.sees()["r0"]["action"] == "検索する"
        go.set()
        late = await joining
        await quiet(hub)
        worker.join()
        assert a.sees() == b.sees() == late.sees()
        assert b.sees()["r0"]["action"] == "検索するxy"

    play(scene)


def test_a_database_that_cannot_be_written_sends_clients_away_and_shows_nothing(play, monkeypatch, caplog):
    from gyakusan.artifacts.live.journal import Journal
    from gyakusan.core.errors import DatabaseUnusable

    def full(self, connection, changes):
        raise DatabaseUnusable("x", "disk full")

    async def scene(hub, artifact_id):
        a, b = await Client("佐藤").join(hub, artifact_id), await Client("鈴木").join(hub, artifact_id)
        with monkeypatch.context() as patched:
            patched.setattr(Journal, "_append", full)
            a.type("r0", "x")
            await quiet(hub)
        assert (a.closed, b.closed) == (1013, 1013)
        assert b.sees()["r0"]["action"] == "検索する"
        await b.join(hub, artifact_id)
        await a.join(hub, artifact_id)
        await quiet(hub)
        assert b.sees()["r0"]["action"] == "検索するx"

    play(scene)
    assert "could not be kept" in caplog.text


def test_a_slow_reader_is_let_go_and_comes_back_to_everything(play):
    async def scene(hub, artifact_id):
        a, b = await Client("佐藤").join(hub, artifact_id), await Client("鈴木").join(hub, artifact_id)
        b.waiting = 10_000
        for _ in range(70):
            a.type("r0", "x")
            await quiet(hub)
        assert b.closed == 1009
        b.waiting = 0
        await b.join(hub, artifact_id)
        assert a.sees() == b.sees()

    play(scene, Limits(backlog_bytes=9_000))


def test_a_document_that_is_full_takes_deletions_only(play):
    async def scene(hub, artifact_id):
        a, b = await Client("佐藤").join(hub, artifact_id), await Client("鈴木").join(hub, artifact_id)
        a.type("r0", "x" * 30_000)
        await quiet(hub)
        b.type("r1", "more")
        await quiet(hub)
        assert b.denied == ["too_large"]
        text = a.row("r0")["action"]
        del text[0 : len(text)]
        await quiet(hub)
        await b.join(hub, artifact_id)
        await quiet(hub)
        assert a.sees()["r1"]["action"] == "比較するmore"

    play(scene, Limits(document_bytes=20_000))


def test_a_snapshot_is_kept_while_people_type(play, database):
    async def scene(hub, artifact_id):
        a = await Client("佐藤").join(hub, artifact_id)
        for _ in range(320):
            hub._last = 0.0  # as after a pause: at once
            a.type("r0", "x")
            await quiet(hub)
        await quiet(hub)
        with database.reading() as connection:
            seq, data = store.select_snapshot(connection, artifact_id)
            assert 300 <= seq <= 303
            assert store.last_seq(connection, artifact_id) == 321
            assert len(data) < 2_000

    play(scene)


def test_people_are_stamped_by_the_server_and_cannot_stamp_themselves(play, database, artifacts):
    async def scene(hub, artifact_id):
        a, b = await Client("佐藤").join(hub, artifact_id), await Client("高橋").join(hub, artifact_id)
        a.type("r0", "x")
        a.type("r1", "時間", column="time")
        a.add_row(
            "r2",
            "注文する",
            origin={"state": "observed", "evidence": [{"text": "嘘"}]},
            cells={"time": {"state": "drafted", "by": "rules"}},
        )
        await quiet(hub)
        sent = len(a.messages)
        a.type("r0", "x")
        await quiet(hub)
        assert len(a.messages) == sent + 1
        b.row("r1")["origin"] = {"state": "observed"}
        del b.row("r0")["cells"]
        b.map("origins")["x"] = {"state": "observed"}
        b.row("r2")["order"] = "zz"
        await quiet(hub)
        assert a.sees() == b.sees()
        assert str(a.map("origins")) == "{}"
        return artifact_id

    rows = {row.id: row for row in stored(database, artifacts, play(scene)).rows}
    assert (rows["r0"].provenance, rows["r0"].cells) == (drafted("rules"), {"action": provided("佐藤")})
    assert (rows["r1"].provenance, rows["r1"].cells) == (provided("鈴木"), {"time": provided("佐藤")})
    assert (rows["r2"].provenance, rows["r2"].cells) == (provided("佐藤"), {})


def test_a_row_that_comes_back_as_it_was_keeps_its_origin_and_another_does_not(play, database, artifacts):
    async def scene(hub, artifact_id):
        a = await Client("佐藤").join(hub, artifact_id)
        for identifier, action in (("r0", "検索する"), ("r1", "別のこと")):
            order = a.row(identifier)["order"]
            del a.map("rows:rows")[identifier]
            await quiet(hub)
            a.add_row(identifier, action)
            a.row(identifier)["order"] = order
            await quiet(hub)
        return artifact_id

    rows = {row.id: row for row in stored(database, artifacts, play(scene)).rows}
    assert rows["r0"].provenance == drafted("rules")
    assert rows["r1"].provenance == provided("佐藤")


def test_fields_are_stamped_too(play, database, artifacts):
    from gyakusan.artifacts.kinds.listen import CustomerProfile

    with database.transaction() as connection:
        made = artifacts.create(connection, "w", "practice", CustomerProfile(product="弁当"), "x", "import")

    async def scene(hub, _):
        from pycrdt import Text

        a = await Client("佐藤").join(hub, made.id)
        name = next(key for key in CustomerProfile.model_fields if key not in ("provenance", "product"))
        a.map("fields")["product"] = Text("お弁当")
        a.map("origins")["product"] = {"state": "drafted", "by": "rules"}
        await quiet(hub)
        return name

    play(scene)
    with database.reading() as connection:
        content = artifacts.get(connection, made.id).content
    assert (content.product, content.origin("product")) == ("お弁当", provided("佐藤"))
    assert content.origin("unknown") == ASSUMED


def test_presence_is_n_messages_late_joiners_get_it_and_it_goes_with_its_connection(play):
    async def scene(hub, artifact_id):
        clients = [await Client(f"人{n}", client_id=100 + n).join(hub, artifact_id) for n in range(5)]
        for client in clients:
            client.show(1, {"user": client.seat.name})
        await quiet(hub)
        before = [len(client.messages) for client in clients]
        clients[0].show(2, {"user": "人0", "cursor": 3})
        await quiet(hub)
        heard = [client.messages[-1] for client in clients]
        for client, message in zip(clients, heard, strict=True):
            client.say(message)  # as stock clients do
        await quiet(hub)
        assert [len(client.messages) - count for client, count in zip(clients, before, strict=True)] == [1] * 5
        late = await Client("遅刻").join(hub, artifact_id)
        assert {state["user"] for _, state in late.present.values()} == {f"人{n}" for n in range(5)}
        clients[0].leave()
        await quiet(hub)
        assert late.present[100] == (2, None)
        await clients[0].join(hub, artifact_id)
        clients[0].show(2, {"user": "人0"})
        await quiet(hub)
        assert clients[0].present[100] == (2, None)  # it is told that it counts as gone, and says so anew
        clients[0].show(3, {"user": "人0"})
        await quiet(hub)
        assert late.present[100] == (3, {"user": "人0"})
        late.say(bytes((wire.QUERY_AWARENESS,)))
        assert len(wire.read_bytes(late.messages[-1], 1)[0]) > 50

    play(scene)
