"""The browser does the same arithmetic (web/src/live/ordering.ts) and is held to the same file."""

import json
from pathlib import Path

from gyakusan.artifacts.ordering import key_between, reordered, spread_keys

VECTORS = json.loads((Path(__file__).parent / "ordering_vectors.json").read_text(encoding="utf-8"))


def test_order_keys_are_those_of_the_vectors():
    assert [key_between(before, after) for before, after, _ in VECTORS["between"]] == [
        key for _, _, key in VECTORS["between"]
    ]
    assert [spread_keys(before, after, count) for before, after, count, _ in VECTORS["spread"]] == [
        keys for _, _, _, keys in VECTORS["spread"]
    ]
    for case in VECTORS["reordered"]:
        assert reordered(case["wanted"], case["keys"]) == case["changed"]
