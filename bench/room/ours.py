"""The live room as the product serves it, with an access check at the door, provenance, presence and persistence."""

from __future__ import annotations

import gc
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import uvicorn
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket

from gyakusan.api.live import serve
from gyakusan.api.wire import uvicorn_options
from gyakusan.artifacts.kinds.listen import Journey, JourneyRow
from gyakusan.artifacts.live.hub import LiveArtifacts
from gyakusan.artifacts.live.models import Seat
from gyakusan.artifacts.service import Artifacts
from gyakusan.core.clock import SystemClock
from gyakusan.core.db import open_database

ROWS = 20


def application(database_path: str) -> tuple[Starlette, str]:
    database, clock = open_database(database_path), SystemClock()
    artifacts = Artifacts(clock)
    live = LiveArtifacts(database, artifacts, clock)
    with database.transaction() as connection:
        present = artifacts.find(connection, "w", "practice", "journey")
        rows = tuple(JourneyRow(id=f"r{number}", action="start") for number in range(ROWS))
        present = present or artifacts.create(connection, "w", "practice", Journey(rows=rows), "x", "import")

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncGenerator[None]:
        await live.start()
        gc.freeze()  # as the product does
        yield
        await live.stop()

    async def document(socket: WebSocket) -> None:
        token, artifact_id = socket.query_params["token"], socket.path_params["artifact_id"]

        def seat() -> Seat:
            with database.reading() as connection:
                artifacts.head(connection, artifact_id)
            return Seat(token, token, may_write=True)

        await serve(socket, live, seat, artifact_id)

    return Starlette(routes=[WebSocketRoute("/{artifact_id}", document)], lifespan=lifespan), present.id


if __name__ == "__main__":
    app, artifact_id = application(sys.argv[2])
    print(artifact_id, flush=True)
    uvicorn.run(app, port=int(sys.argv[1]), loop="uvloop", log_level="warning", **uvicorn_options(5_000_000))
