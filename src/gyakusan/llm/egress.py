"""The egress guard: a model may contact the configured endpoint and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import httpx2

from gyakusan.core.errors import BadSetting
from gyakusan.llm.errors import EgressRefused

_PORTS = {"https": 443, "http": 80}
Origin = tuple[str, str, int]
"""Scheme, host, port."""


def origin_of(url: str) -> Origin:
    """Return where a URL leads.

    Raises:
        BadSetting: it is no http or https address.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port or _PORTS.get(parts.scheme)
    except ValueError:
        host, port, parts = None, None, urlsplit("")
    if not host or not port or parts.scheme not in _PORTS:
        raise BadSetting("GYAKUSAN_MODEL_BASE_URL", url, "https://host[:port]/path")
    return parts.scheme, host.lower(), port


@dataclass
class Guard:
    """Watches the requests to one endpoint.

    `refused` is the host that something wanted to contact instead; client libraries wrap what is raised in their
    event hooks, so the guard remembers it.
    """

    model: str
    base_url: str
    refused: str = ""
    allowed: Origin = field(init=False)

    def __post_init__(self) -> None:
        self.allowed = origin_of(self.base_url)

    @property
    def host(self) -> str:
        """Return the host of the endpoint."""
        return self.allowed[1]

    def check(self, url: str) -> None:
        """Let a URL of the endpoint pass.

        Raises:
            EgressRefused: it leads elsewhere.
        """
        try:
            known = origin_of(url) == self.allowed
        except BadSetting:
            known = False
        if not known:
            self.refused = urlsplit(url).hostname or url
            raise self.error()

    def error(self) -> EgressRefused:
        """Return the error for the host that was refused."""
        return EgressRefused(self.model, self.refused, self.host)

    async def before_request(self, request: httpx2.Request) -> None:
        """Check a request before it is sent (an event hook of the HTTP client)."""
        self.check(str(request.url))

    async def after_response(self, response: httpx2.Response) -> None:
        """Note where a redirect leads; it is never followed (an event hook of the HTTP client)."""
        if response.has_redirect_location:
            self.refused = response.url.join(response.headers["location"]).host

    def before_aws_request(self, request: Any, **_: Any) -> None:
        """Check a request of boto3 before it is sent (a `before-send` handler)."""
        self.check(str(request.url))


def guarded_client(guard: Guard, seconds: float) -> httpx2.AsyncClient:
    """Return an HTTP client that honours the proxies of the environment, follows no redirect and asks the guard."""
    return httpx2.AsyncClient(
        timeout=httpx2.Timeout(seconds, connect=min(seconds, 10.0)),
        follow_redirects=False,
        event_hooks={"request": [guard.before_request], "response": [guard.after_response]},
    )
