"""The one renderer of errors: whatever goes wrong becomes a status and `{"error": {code, message, fields}}`."""

from __future__ import annotations

import logging
import traceback
from typing import Any, cast

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection, Request
from starlette.responses import JSONResponse, Response

from gyakusan.api.errors import InvalidRequest, MethodNotAllowed, NotFound, Unexpected
from gyakusan.api.languages import language_of
from gyakusan.core.errors import GyakusanError

log = logging.getLogger("gyakusan.api")


class ErrorFields(BaseModel):
    """What is wrong: a stable code, a sentence in the caller's language, and the values in it."""

    code: str
    message: str
    fields: dict[str, str | int | float | list[dict[str, str | int]]]


class ErrorBody(BaseModel):
    """The one shape of errors."""

    error: ErrorFields


def respond(connection: HTTPConnection, error: GyakusanError) -> JSONResponse:
    """Render an error for whoever asked."""
    wait = getattr(error, "retry_after", None)
    headers = {"Retry-After": str(wait)} if wait is not None else {}
    if error.status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    return JSONResponse(error.as_json(language_of(connection)), status_code=error.status, headers=headers)


def install(app: FastAPI) -> None:
    """Let the application answer every error through `respond`."""
    app.add_exception_handler(GyakusanError, _known)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _framework)


def unexpected(connection: HTTPConnection, error: Exception) -> JSONResponse:
    """Log a defect and answer that there was one.

    The log gets where it happened and its type. It gets no message of the exception, no headers and no query string:
    they may hold what people wrote, or tokens.
    """
    trace = "".join(traceback.format_tb(error.__traceback__))
    log.error("%s at %s %s\n%s", type(error).__name__, connection.scope.get("method", "WS"), _route(connection), trace)
    return respond(connection, Unexpected())


def _route(connection: HTTPConnection) -> str:
    route = connection.scope.get("route")
    return str(getattr(route, "path", "")) or "?"


def _known(request: Request, error: Exception) -> Response:
    return respond(request, cast("GyakusanError", error))


def _invalid(request: Request, error: Exception) -> Response:
    problem = cast("RequestValidationError", error).errors()[0]
    place = [str(part) for part in problem["loc"] if part not in {"body", "query", "path", "header"}]
    return respond(request, InvalidRequest(".".join(place), str(problem["type"]), _limit(problem.get("ctx") or {})))


def _limit(context: dict[str, Any]) -> str:
    names = ("max_length", "min_length", "ge", "le", "gt", "lt", "expected")
    return next((str(context[name]) for name in names if name in context), "")


def _framework(request: Request, error: Exception) -> Response:
    status = cast("HTTPException", error).status_code
    if status == 404:
        return respond(request, NotFound())
    if status == 405:
        return respond(request, MethodNotAllowed())
    return respond(request, InvalidRequest("", "other"))
