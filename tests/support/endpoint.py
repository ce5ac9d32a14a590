"""An OpenAI-compatible endpoint on this machine that answers from a script."""

from __future__ import annotations

import json
import threading
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Reply:
    """What the endpoint sends: a status with a body, or the raw lines of an event stream."""

    status: int = 200
    body: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    hangs: bool = False
    """Keep the connection open without finishing the stream, until the client goes away."""


def answer(content: object, *, usage: bool = True) -> Reply:
    """Return a complete streamed answer, a few characters at a time."""
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    pieces = [text[start : start + 12] for start in range(0, len(text), 12)]
    counted: dict[str, Any] = {"prompt_tokens": 70, "completion_tokens": 30, "total_tokens": 100}
    lines = [_chunk({"delta": {"role": "assistant", "content": piece}}) for piece in pieces]
    lines.append(_chunk({"delta": {}, "finish_reason": "stop"}))
    if usage:
        lines.append(_chunk(None, usage=counted))
    return Reply(body="".join([*lines, "data: [DONE]\n\n"]), headers={"Content-Type": "text/event-stream"})


def cut_off(content: str) -> Reply:
    """Return a stream that breaks off in the middle of an event."""
    whole = _chunk({"delta": {"role": "assistant", "content": content}})
    return Reply(body=whole + whole[:40], headers={"Content-Type": "text/event-stream"})


def hanging(content: str) -> Reply:
    """Return a stream that goes on for ever after some content."""
    whole = _chunk({"delta": {"role": "assistant", "content": content}})
    return Reply(body=whole, headers={"Content-Type": "text/event-stream"}, hangs=True)


def refusal(status: int, *, code: str = "", message: str = "no", **headers: str) -> Reply:
    """Return an error as OpenAI writes it; the client is told not to wait before it tries again."""
    body = json.dumps({"error": {"message": message, "type": "error", "code": code or None}})
    soon = {"retry-after-ms": "1", "Content-Type": "application/json"}
    return Reply(status, body, {**soon, **{name.replace("_", "-"): value for name, value in headers.items()}})


def _chunk(choice: dict[str, Any] | None, **more: object) -> str:
    choices = [] if choice is None else [{"index": 0, "finish_reason": None, **choice}]
    event = {"id": "c1", "object": "chat.completion.chunk", "created": 1, "model": "stub", "choices": choices, **more}
    return f"data: {json.dumps(event, ensure_ascii=False)}\n\n"


@dataclass
class Endpoint:
    """A running endpoint: `replies` are sent in turn, the last one for ever; `requests` holds what came in."""

    url: str
    replies: list[Reply]
    requests: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    gone: threading.Event = field(default_factory=threading.Event)
    """Set when a client has closed a hanging stream."""


@contextmanager
def endpoint(*replies: Reply) -> Generator[Endpoint]:
    """Start an endpoint."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            running.requests.append(json.loads(self.rfile.read(length) or b"{}"))
            running.headers.append({name.lower(): value for name, value in self.headers.items()})
            reply = running.replies.pop(0) if len(running.replies) > 1 else running.replies[0]
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("Connection", "close")
            self.end_headers()
            self.wfile.write(reply.body.encode())
            self.wfile.flush()
            if reply.hangs and not self.rfile.read(1):
                running.gone.set()
            self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # named by the standard library
            """Keep quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    running = Endpoint(f"http://127.0.0.1:{server.server_port}/v1", list(replies))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield running
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
