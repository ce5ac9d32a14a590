from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from gyakusan.artifacts.kinds.listen import Journey, JourneyRow
from gyakusan.artifacts.live.hub import LiveArtifacts
from gyakusan.artifacts.live.models import Limits
from gyakusan.artifacts.provenance import drafted, provided
from gyakusan.artifacts.service import Artifacts

Scene = Callable[[LiveArtifacts, str], Awaitable[Any]]


@pytest.fixture
def artifacts(clock) -> Artifacts:
    return Artifacts(clock)


@pytest.fixture
def artifact_id(database, artifacts) -> str:
    journey = Journey(
        rows=(
            JourneyRow(id="r0", action="検索する", provenance=drafted("rules")),
            JourneyRow(id="r1", action="比較する", provenance=provided("鈴木")),
        )
    )
    with database.transaction() as connection:
        return artifacts.create(connection, "w", "practice", journey, "rules", "draft").id


@pytest.fixture
def play(database, artifacts, artifact_id, clock):
    """Run a scene with a hub; afterwards nothing is open any more."""

    def run(scene: Scene, limits: Limits | None = None) -> Any:
        async def whole() -> Any:
            hub = LiveArtifacts(database, artifacts, clock, limits)
            await hub.start()
            try:
                return await scene(hub, artifact_id)
            finally:
                await hub.stop()

        return asyncio.run(whole())

    return run
