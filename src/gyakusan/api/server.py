"""The application: routers under `/api/v1`, health checks, the pages of the browser, and what holds for all of them."""

from __future__ import annotations

from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute
from fastapi.telemetry import TelemetryConfig

from gyakusan import __version__
from gyakusan.api import health
from gyakusan.api.middleware import BodyLimit, SecurityHeaders, Shield
from gyakusan.api.pages import pages_router
from gyakusan.api.rendering import ErrorBody, install
from gyakusan.api.rooms import Rooms
from gyakusan.api.routers import (
    artifacts,
    chat,
    comments,
    documents,
    drafts,
    exports,
    files,
    identity,
    kinds,
    people,
    programs,
    room,
    search,
    workshops,
)

PREFIX = "/api/v1"
ROUTERS: tuple[APIRouter, ...] = (
    identity.router,
    people.router,
    kinds.router,
    programs.router,
    workshops.router,
    room.router,
    artifacts.router,
    documents.router,
    drafts.router,
    comments.router,
    chat.router,
    files.router,
    exports.router,
    search.router,
)
"""A router with a `lifespan` gets it run with the server; `app.state.rooms` is there by then."""

_SILENT: TelemetryConfig = {
    "tracing": False,
    "metrics": False,
    "logs": False,
    "operation_spans": False,
    "auto_configure": False,
}
"""Nothing leaves the server, whatever the environment says."""


def create_app(rooms: Rooms) -> FastAPI:
    """Build the application on open rooms."""
    app = FastAPI(
        title="Gyakusan",
        version=__version__,
        openapi_url=f"{PREFIX}/openapi.json",
        docs_url=None,
        redoc_url=None,
        telemetry=_SILENT,
    )
    app.state.rooms = rooms
    install(app)
    describe(app)
    app.include_router(health.router)
    app.include_router(pages_router())
    app.add_middleware(BodyLimit, megabytes=rooms.settings.max_request_mb, upload_megabytes=rooms.settings.max_file_mb)
    app.add_middleware(Shield)
    app.add_middleware(SecurityHeaders)
    return app


def describe(app: FastAPI) -> None:
    """Put the endpoints of all rooms under their prefix, with the one shape of errors."""
    errors: dict[int | str, dict[str, object]] = {
        "default": {"model": ErrorBody, "description": "What is wrong, in the caller's language."}
    }
    for router in ROUTERS:
        app.include_router(router, prefix=PREFIX, responses=errors, generate_unique_id_function=_operation_id)


def _operation_id(route: APIRoute) -> str:
    return route.name
