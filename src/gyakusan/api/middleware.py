"""What holds for every request: security headers, a limit on bodies, and no defect shown raw."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gyakusan.api.errors import RequestTooLarge
from gyakusan.api.rendering import respond, unexpected

POLICY = "; ".join(
    (
        "default-src 'self'",
        "img-src 'self' data: blob:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


class SecurityHeaders:
    """Adds the headers that tell browsers to trust nothing but this server; an endpoint may set stricter ones."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                if scope["path"].startswith("/api/"):
                    headers.setdefault("Cache-Control", "no-store")
            await send(message)

        await self._app(scope, receive, send_with_headers if scope["type"] == "http" else send)


class CutShort(Exception):
    """An answer had begun when a defect showed: the connection is dropped, so that nobody takes it for whole."""


class Shield:
    """Turns what nobody expected into an error of the usual shape, and logs it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = False

        async def watching(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self._app(scope, receive, watching)
        except Exception as error:
            response = unexpected(HTTPConnection(scope), error)
            if started:
                raise CutShort from None
            await response(scope, receive, send)


class BodyLimit:
    """Refuses bodies over a size, announced or not, before anything reads them whole.

    Paths that take files have a limit of their own.
    """

    def __init__(self, app: ASGIApp, *, megabytes: float, upload_megabytes: float) -> None:
        self._app = app
        self._megabytes = megabytes
        self._upload_megabytes = upload_megabytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        uploads = scope["path"].endswith(("/files", "/programs"))
        megabytes = self._upload_megabytes if uploads else self._megabytes
        limit = int(megabytes * 1_000_000)
        headers = HTTPConnection(scope).headers
        if int(headers["content-length"]) > limit if headers.get("content-length", "").isdigit() else False:
            await respond(HTTPConnection(scope), RequestTooLarge(megabytes))(scope, receive, send)
            return
        await _Counted(self._app, limit, megabytes).serve(scope, receive, send)


class _Counted:
    """One request whose body is counted as it arrives."""

    def __init__(self, app: ASGIApp, limit: int, megabytes: float) -> None:
        self._app = app
        self._limit = limit
        self._megabytes = megabytes
        self._seen = 0
        self._started = False

    async def serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def counting() -> Message:
            message = await receive()
            self._seen += len(message.get("body", b""))
            if self._seen > self._limit:
                raise OverflowError
            return message

        async def sending(message: Message) -> None:
            if self._seen <= self._limit or self._started:
                self._started = True
                await send(message)

        try:
            await self._app(scope, counting, sending)
        except OverflowError:
            if self._seen <= self._limit:
                raise
        if self._seen > self._limit and not self._started:
            await respond(HTTPConnection(scope), RequestTooLarge(self._megabytes))(scope, receive, send)
