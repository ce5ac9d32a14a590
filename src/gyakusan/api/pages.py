"""The built pages of the browser: hashed assets for ever, `index.html` for every address of the application."""

from __future__ import annotations

import mimetypes
from pathlib import Path

from fastapi import APIRouter, Request
from starlette.responses import FileResponse, HTMLResponse, Response

from gyakusan.api.errors import NotFound
from gyakusan.api.languages import Shown
from gyakusan.core.language import Language
from gyakusan.core.texts import text

STATIC = Path(__file__).parent / "static"
_FOR_EVER = "public, max-age=31536000, immutable"
_ENCODINGS = (("br", ".br"), ("gzip", ".gz"))


def pages_router(static: Path = STATIC) -> APIRouter:
    """Serve what `web` builds into the package; without it a page that says how to build it."""
    router = APIRouter(include_in_schema=False)

    @router.api_route("/{path:path}", methods=["GET", "HEAD"])
    def page(path: str, request: Request, language: Shown) -> Response:
        if path == "api" or path.startswith("api/"):
            raise NotFound
        found = _inside(static, path)
        if found is not None:
            return _file(found, request, _FOR_EVER if path.startswith("assets/") else "no-cache")
        if path.startswith("assets/") or ("." in path and "/" not in path):
            raise NotFound
        index = static / "index.html"
        if index.is_file():
            return _file(index, request, "no-cache")
        return HTMLResponse(_not_built(language), status_code=503)

    return router


def _inside(static: Path, path: str) -> Path | None:
    candidate = (static / path).resolve()
    if not candidate.is_relative_to(static.resolve()) or not candidate.is_file():
        return None
    return candidate


def _file(path: Path, request: Request, caching: str) -> Response:
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    headers = {"Cache-Control": caching, "Vary": "Accept-Encoding"}
    accepted = {entry.split(";")[0].strip() for entry in request.headers.get("accept-encoding", "").split(",")}
    for name, suffix in _ENCODINGS:
        packed = path.with_name(path.name + suffix)
        if name in accepted and packed.is_file():
            return FileResponse(packed, media_type=kind, headers={**headers, "Content-Encoding": name})
    return FileResponse(path, media_type=kind, headers=headers)


def _not_built(language: Language) -> str:
    return (
        f'<!doctype html><html lang="{language}"><meta charset="utf-8"><title>Gyakusan</title>'
        f"<h1>{text('api', 'not_built.title', language)}</h1><p>{text('api', 'not_built.how', language)}</p></html>"
    )
