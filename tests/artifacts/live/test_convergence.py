from __future__ import annotations

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support.live_clients import Client, quiet

from gyakusan.artifacts import crdt
from gyakusan.artifacts.loading import load

steps = st.lists(
    st.tuples(
        st.integers(0, 3),
        st.sampled_from(["type", "cut", "add", "remove", "order", "off", "on", "wait", "write"]),
        st.integers(0, 3),
    ),
    min_size=1,
    max_size=30,
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps)
def test_whatever_happens_all_clients_and_the_store_end_up_equal(play, database, artifacts, steps):
    def exclaim(content):
        rows = tuple(row.model_copy(update={"action": row.action + "!"}) for row in content.rows)
        return content.model_copy(update={"rows": rows})

    async def scene(hub, artifact_id):
        clients = [await Client(f"人{n}").join(hub, artifact_id) for n in range(4)]
        for which, what, place in steps:
            client, row = clients[which], f"r{place}"
            rows = client.map("rows:rows")
            if what == "type" and row in rows:
                client.type(row, "日a"[place % 2])
            elif what == "cut" and row in rows:
                text = client.row(row).get("action")
                if text is not None and len(str(text)):
                    del text[0 : len(str(text)[0].encode())]
            elif what == "add":
                client.add_row(row, "新")
            elif what == "remove" and row in rows:
                del rows[row]
            elif what == "order" and row in rows:
                client.row(row)["order"] = "ijkz"[which]
            elif what == "off" and client.online:
                client.leave()
            elif what == "on" and not client.online:
                await client.join(hub, artifact_id)
            elif what == "wait":
                await quiet(hub)
            elif what == "write":
                with database.transaction() as connection:
                    artifacts.edit(connection, artifact_id, "rules", "draft", exclaim)
        for client in clients:
            if not client.online:
                await client.join(hub, artifact_id)
        for _ in range(3):
            await quiet(hub)
        with database.reading() as connection:
            stored = load(connection, artifact_id).document
        held = json.loads(str(crdt.root(stored, "rows:rows")))
        assert [client.sees() for client in clients] == [held] * 4
        assert all(row["origin"] for row in held.values())

    play(scene)
