"""A small server of one live document in a process of its own: `python live_server.py PORT DATABASE`.

The token is the name of whoever joins; names that begin with `reader` may not write. Prints the artifact's id.
"""

from __future__ import annotations

import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket

from gyakusan.api.live import serve
from gyakusan.api.wire import uvicorn_options
from gyakusan.artifacts.kinds.listen import Journey, JourneyRow
from gyakusan.artifacts.live.hub import LiveArtifacts
from gyakusan.artifacts.live.models import Seat
from gyakusan.artifacts.service import Artifacts
from gyakusan.core.clock import SystemClock
from gyakusan.core.db import open_database


def application(path: str) -> tuple[Starlette, str]:
    database, clock = open_database(path), SystemClock()
    artifacts = Artifacts(clock)
    live = LiveArtifacts(database, artifacts, clock)
    with database.transaction() as connection:
        made = artifacts.find(connection, "w", "practice", "journey") or artifacts.create(
            connection, "w", "practice", Journey(rows=(JourneyRow(id="r0", action="start"),)), "x", "import"
        )

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncGenerator[None]:
        await live.start()
        yield
        await live.stop()

    async def document(socket: WebSocket) -> None:
        name = socket.query_params["token"]
        await serve(socket, live, lambda: Seat(name, name, not name.startswith("reader")), socket.path_params["id"])

    async def state(_: Request) -> JSONResponse:
        with database.reading() as connection:
            content = artifacts.get(connection, made.id).content
        assert isinstance(content, Journey)
        return JSONResponse({"open": live.open_documents, "rows": {row.id: row.action for row in content.rows}})

    async def command(request: Request) -> JSONResponse:
        name, _, what = request.path_params["what"].partition(":")
        if what == "evict":
            live.evict(name)
        else:
            live.change_seats(lambda _, seat: Seat(seat.actor_id, seat.name, what == "unlock"))
        return JSONResponse({})

    routes = [
        WebSocketRoute("/api/v1/documents/{id}", document),
        Route("/state", state),
        Route("/do/{what}", command),
    ]
    return Starlette(routes=routes, lifespan=lifespan), made.id


if __name__ == "__main__":
    app, identifier = application(sys.argv[2])
    print(identifier, flush=True)  # noqa: T201
    options: dict[str, Any] = uvicorn_options(5_000_000) if "asgi" not in sys.argv else {"ws": "websockets-sansio"}
    uvicorn.run(app, port=int(sys.argv[1]), log_level="warning", **options)
