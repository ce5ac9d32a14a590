from __future__ import annotations

import inspect
import string
from dataclasses import fields

import httpx2
import openai
import pytest
from botocore.exceptions import EndpointConnectionError, NoCredentialsError
from pydantic_ai import exceptions as upstream

from gyakusan.core.errors import GyakusanError
from gyakusan.core.language import Language
from gyakusan.core.texts import catalogue
from gyakusan.llm import errors
from gyakusan.llm.boundary import TABLE, Context, translate
from gyakusan.llm.models import OutputMode

CONTEXT = Context("openai:gpt", "api.example", OutputMode.TOOL, 60)
UPSTREAM = [
    kind
    for name, kind in vars(upstream).items()
    if inspect.isclass(kind)
    and issubclass(kind, BaseException)
    and not issubclass(kind, Warning)
    and kind.__module__ == upstream.__name__
    and not name.startswith("_")
]
OURS = [kind for kind in vars(errors).values() if inspect.isclass(kind) and kind.__module__ == errors.__name__]


@pytest.mark.parametrize("kind", UPSTREAM, ids=lambda kind: kind.__name__)
def test_every_exception_of_pydantic_ai_has_an_entry_of_its_own_and_reaches_it(kind: type[BaseException]) -> None:
    first = next(entry for entry, _ in TABLE if issubclass(kind, entry))
    assert first is kind


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (
            upstream.ModelHTTPError.for_category(upstream.ModelAuthenticationError, status_code=401, model_name="m"),
            errors.ModelRefusedKey,
        ),
        (
            upstream.ModelHTTPError.for_category(upstream.ModelRateLimitError, status_code=429, model_name="m"),
            errors.ModelOverloaded,
        ),
        (upstream.ModelHTTPError(418, "m"), errors.ModelServerFailed),
        (upstream.RunTimedOut("late"), errors.ModelTimeout),
        (httpx2.ConnectError("refused"), errors.ModelUnreachable),
        (openai.OpenAIError("?"), errors.ModelUnreachable),
        (NoCredentialsError(), errors.ModelRefusedKey),
        (EndpointConnectionError(endpoint_url="https://x"), errors.ModelUnreachable),
        (ConnectionResetError(), errors.ModelUnreachable),
        (TimeoutError(), errors.ModelTimeout),
        (ValueError("bad JSON"), errors.ModelAnswerUnusable),
    ],
    ids=lambda value: getattr(value, "__name__", type(value).__name__),
)
def test_an_upstream_exception_becomes_one_of_ours(error: BaseException, expected: type[GyakusanError]) -> None:
    assert type(translate(error, CONTEXT)) is expected


def test_an_error_of_ours_is_found_below_what_wrapped_it() -> None:
    ours = errors.EgressRefused("m", "evil.example", "api.example")
    wrapped = upstream.ModelConnectionError("m", "wrapped")
    wrapped.__cause__ = openai.OpenAIError("wrapped")
    wrapped.__cause__.__cause__ = ours
    assert translate(wrapped, CONTEXT) is ours


def test_a_defect_is_not_taken_for_a_failure_of_the_model() -> None:
    assert translate(KeyError("defect"), CONTEXT) is None


@pytest.mark.parametrize("kind", OURS, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("language", list(Language))
def test_every_error_says_in_both_languages_what_to_do(kind: type[GyakusanError], language: Language) -> None:
    values = {field.name: 7 if field.type in {"int", "float"} else f"«{field.name}»" for field in fields(kind)}
    message = kind(**values).message(language)
    used = {
        name for _, name, _, _ in string.Formatter().parse(catalogue("llm", language)[f"errors.{kind.code}"]) if name
    }
    assert used <= set(values)
    assert message.count("。" if language is Language.JA else ".") >= 2
