from __future__ import annotations

import random
import subprocess
import sys
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pycrdt import Array, Doc, Map, Text
from tests.support.live_clients import Client, quiet

from gyakusan.artifacts.live import guard, wire
from gyakusan.artifacts.live.errors import Gap, Hostile
from gyakusan.artifacts.live.guard import Guard, examine
from gyakusan.artifacts.live.models import Limits
from gyakusan.artifacts.live.wire import number, prefixed, read_state

_ROOT = b"\x01" + prefixed(b"fields") + prefixed(b"k")


def update_of(*structs: bytes, client: int = 5, clock: int = 0) -> bytes:
    return number(1) + number(len(structs)) + number(client) + number(clock) + b"".join(structs) + b"\0"


def value(encoded: bytes) -> bytes:
    return bytes((8 | 32,)) + _ROOT + number(1) + encoded


def chain(count: int) -> bytes:
    first = bytes((7 | 32,)) + _ROOT + number(1)
    links = (bytes((7 | 32,)) + b"\0" + number(5) + number(n) + prefixed(b"k") + number(1) for n in range(count - 1))
    return update_of(first, *links)


def two_sided_chain(count: int) -> bytes:
    """A chain whose links lie by turns with two clients, each hanging on one that is read later or earlier."""
    runs = {9: [bytes((7 | 32,)) + _ROOT + number(1)], 8: []}
    for step in range(1, count):
        client, other = (8, 9) if step % 2 else (9, 8)
        above = (step - 1) // 2
        runs[client].append(bytes((7 | 32,)) + b"\0" + number(other) + number(above) + prefixed(b"k") + number(1))
    sections = [number(len(run)) + number(client) + number(0) + b"".join(run) for client, run in runs.items()]
    return number(2) + b"".join(sections) + b"\0"


HOSTILE = {
    "deep list": update_of(value(b"\x75\x01" * 200_000 + b"\x7e")),
    "deep mapping": update_of(value(b"\x76\x01\x01a" * 100_000 + b"\x7e")),
    "lists beside each other, then deep": update_of(value(b"\x75\x02\x7e" * 5_000 + b"\x7e\x7e")),
    "chain of types": chain(200_000),
    "chain of types by two clients": two_sided_chain(50_000),
    "hangs on itself": update_of(
        *[bytes((7 | 32,)) + b"\0" + number(5) + number(n) + prefixed(b"k") + number(1) for n in range(40)]
    ),
    "most clients": number(2**60) + b"\0" * 10,
    "most structs": number(1) + number(2**40) + number(5) + b"\0" * 20,
    "most deletions": b"\0" + number(1) + number(5) + number(2**31),
    "no struct": update_of(b"\x1f"),
    "a subdocument": update_of(bytes((9 | 32,)) + _ROOT + prefixed(b"guid") + b"\x7f"),
    "a parent that is no type": update_of(
        value(b"\x7e"), bytes((8 | 32,)) + b"\0\x05\0" + prefixed(b"k") + b"\x01\x7e"
    ),
    "broken text": update_of(bytes((4 | 32,)) + _ROOT + prefixed(b"\xff\xfe")),
    "too short": b"\x01",
    "endless number": b"\xff" * 40,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_update_ends_its_connection_and_harms_nobody(play, name):
    async def scene(hub, artifact_id):
        a, b, bad = [await Client(n).join(hub, artifact_id) for n in ("佐藤", "鈴木", "悪意")]
        a.type("r0", "x")
        bad.say(wire.update_message(HOSTILE[name]))
        b.type("r0", "y")
        await quiet(hub)
        assert bad.closed is not None
        assert (a.closed, b.closed) == (None, None)
        a.type("r1", "z")
        await quiet(hub)
        late = await Client("高橋").join(hub, artifact_id)
        assert a.sees() == b.sees() == late.sees()
        assert sorted(a.sees()["r0"]["action"].removeprefix("検索する")) == ["x", "y"]
        assert hub.present()[artifact_id] == {"id-佐藤", "id-鈴木", "id-高橋"}

    play(scene)


@pytest.mark.parametrize(
    "message",
    [
        b"",
        b"\x09",
        b"\x00\x07\x00",
        b"\x00\x00" + prefixed(number(2**60)),
        b"\x01" + prefixed(number(3) + b"\x01\x01" + prefixed(b"{")),
        b"\x01" + prefixed(number(1) + b"\x01\x01" + prefixed(b"NaN")),
        b"\x01" + prefixed(number(1) + b"\x01\x01" + prefixed(b"[" * 100_000)),
        b"\x01" + prefixed(number(1) + b"\x01\x01" + prefixed(b'"' + b"x" * 20_000 + b'"')),
        b"\x01" + prefixed(number(20) + b"".join(number(n) + b"\x01" + prefixed(b"{}") for n in range(1, 21))),
        b"\x00\x02" + prefixed(b"x" * 50_000),
    ],
)
def test_a_hostile_message_ends_its_connection_only(play, message):
    async def scene(hub, artifact_id):
        a, bad = await Client("佐藤").join(hub, artifact_id), await Client("悪意").join(hub, artifact_id)
        bad.say(message)
        a.type("r0", "x")
        await quiet(hub)
        assert bad.closed is not None
        assert a.closed is None
        assert a.sees()["r0"]["action"] == "検索するx"

    play(scene, Limits(message_bytes=400_000))


def test_what_hangs_in_the_air_is_asked_for_and_not_kept(play):
    async def scene(hub, artifact_id):
        a, b = await Client("佐藤").join(hub, artifact_id), await Client("鈴木").join(hub, artifact_id)
        a.online = False
        a.type("r0", "x")
        a.online = True
        a.type("r0", "y")
        await quiet(hub)
        await quiet(hub)
        assert b.sees()["r0"]["action"] == "検索するxy"

    play(scene)


def test_random_bytes_crash_nothing(play):
    draws = random.Random(7)

    async def scene(hub, artifact_id):
        good = await Client("佐藤").join(hub, artifact_id)
        real = [wire.update_message(good.document.get_update()), wire.step_1(good.document.get_state())]
        for _ in range(300):
            bad = await Client("悪意").join(hub, artifact_id)
            message = bytearray(draws.choice([draws.randbytes(draws.randrange(1, 60)), *real]))
            for _ in range(draws.randrange(1, 4)):
                message[draws.randrange(len(message))] = draws.randrange(256)
            bad.say(bytes(message))
            await quiet(hub)
            if bad.closed is None:
                bad.leave()
        good.type("r1", "x")
        await quiet(hub)
        late = await Client("高橋").join(hub, artifact_id)
        assert read_state(late.document.get_state()) == read_state(good.document.get_state())

    play(scene)


edits = st.lists(st.tuples(st.integers(0, 2), st.sampled_from("tmdlen"), st.integers(0, 9)), min_size=1, max_size=40)


@given(edits)
def test_the_guard_admits_what_editors_make_in_order_and_knows_every_clock(steps):
    documents = [Doc() for _ in range(3)]
    server, gate = Doc(), Guard({})
    for which, action, place in steps:
        document = documents[which]
        updates: list[bytes] = []
        subscription = document.observe(lambda event, updates=updates: updates.append(event.update))
        shared = document.get("rows", type=Map)
        text, values = document.get("text", type=Text), document.get("list", type=Array)
        if action == "t":
            text.insert(min(place, 0), "a日😀"[place % 3])
        elif action == "m":
            shared[f"k{place}"] = Map({"t": Text("x"), "n": {"a": [1, None, 2.5, True, "s", b"b", 2**53]}})
        elif action == "d" and len(list(shared.keys())):
            del shared[sorted(shared.keys())[0]]
        elif action == "l":
            values.append(place)
        elif action == "e" and len(values):
            del values[0]
        elif action == "n":
            document.apply_update(server.get_update())
        document.unobserve(subscription)
        for update in updates:
            if not gate.admit_keystroke(update):
                gate.admit(examine(update))
            server.apply_update(update)
    assert gate._state == read_state(server.get_state())
    whole = Guard({})
    whole.admit(examine(server.get_update()))
    assert whole._state == gate._state


def test_the_guard_refuses_gaps_and_measures_depth_through_neighbours():
    document = Doc()
    updates: list[bytes] = []
    document.observe(lambda event: updates.append(event.update))
    text = document.get("t", type=Text)
    for letter in "abc":
        text += letter
    gate = Guard({})
    gate.admit(examine(updates[0]))
    with pytest.raises(Gap):
        gate.admit(examine(updates[2]))
    assert not gate.admit_keystroke(updates[2])
    assert gate.admit_keystroke(updates[1])
    examine(chain(guard.MAX_TYPE_DEPTH))
    with pytest.raises(Hostile):
        examine(chain(guard.MAX_TYPE_DEPTH + 2))
    with pytest.raises(Hostile):
        examine(two_sided_chain(100))


def test_depths_below_the_limit_are_safe_for_the_library():
    """What the guard lets through is applied, read and deleted in a process of its own, which must survive."""
    code = """
    from pycrdt import Doc, Map
    from gyakusan.artifacts.live import guard
    document = Doc()
    shared = document.get("fields", type=Map)
    for step in range(guard.MAX_TYPE_DEPTH * 8):
        shared["k"] = Map({})
        shared = shared["k"]
    value = None
    for _ in range(guard.MAX_NESTING):
        value = [value]
    shared["v"] = value
    copy = Doc()
    copy.apply_update(document.get_update())
    top = copy.get("fields", type=Map)
    str(top)
    del top["k"]
    """
    subprocess.run([sys.executable, "-c", textwrap.dedent(code)], check=True)
