"""The one place where exceptions of pydantic-ai, the providers' libraries and HTTP become errors of ours."""

from __future__ import annotations

from collections.abc import Callable

from pydantic import ValidationError
from pydantic_ai import exceptions as upstream

from gyakusan.core.errors import GyakusanError
from gyakusan.llm import errors
from gyakusan.llm.models import OutputMode


class Context:
    """What an error may say about the request; never a key, a prompt or an answer."""

    def __init__(self, model: str, host: str, output: OutputMode, seconds: float) -> None:
        self.model = model
        self.host = host
        self.output = output
        self.seconds = seconds


Factory = Callable[[Context], errors.ModelError]


def _unreachable(context: Context) -> errors.ModelError:
    return errors.ModelUnreachable(context.model, context.host)


def _unusable(context: Context) -> errors.ModelError:
    return errors.ModelAnswerUnusable(context.model)


def _failed(context: Context) -> errors.ModelError:
    return errors.ModelServerFailed(context.model, context.host)


def _refused_key(context: Context) -> errors.ModelError:
    return errors.ModelRefusedKey(context.model)


def _rejected(context: Context) -> errors.ModelError:
    return errors.ModelRejectedRequest(context.model, context.output)


def _timeout(context: Context) -> errors.ModelError:
    return errors.ModelTimeout(context.model, context.seconds)


def _overloaded(context: Context) -> errors.ModelError:
    return errors.ModelOverloaded(context.model)


TABLE: tuple[tuple[type[BaseException], Factory], ...] = (
    # What the provider says, most specific first.
    (upstream.ModelAuthenticationError, _refused_key),
    (upstream.ModelNotFoundError, lambda context: errors.ModelNotFound(context.model, context.host)),
    (upstream.ModelContextWindowExceededError, lambda context: errors.ModelInputTooLong(context.model)),
    (upstream.ModelRequestRejectedError, _rejected),
    (upstream.ModelQuotaExceededError, lambda context: errors.ModelQuotaSpent(context.model)),
    (upstream.ModelRateLimitError, _overloaded),
    (upstream.ModelOverloadedError, _overloaded),
    (upstream.ModelUnavailableError, _overloaded),
    (upstream.ConcurrencyLimitExceeded, _overloaded),
    (upstream.ModelServerError, _failed),
    (upstream.ModelTimeoutError, _timeout),
    (upstream.ModelRequestTimeout, _timeout),
    (upstream.RunTimedOut, _timeout),
    (TimeoutError, _timeout),
    (upstream.ModelConnectionError, _unreachable),
    (upstream.ModelHTTPError, _failed),
    (upstream.ModelAPIError, _failed),
    (upstream.FallbackExceptionGroup, _failed),
    # What the model answers.
    (upstream.ContentFilterError, lambda context: errors.ModelDeclined(context.model)),
    (upstream.IncompleteToolCall, _unusable),
    (upstream.OutputTokenLimitExceeded, _unusable),
    (upstream.UnexpectedModelBehavior, _unusable),
    (upstream.ToolRetryError, _unusable),
    (upstream.ToolFailedError, _unusable),
    (upstream.ToolFailed, _unusable),
    (upstream.ModelRetry, _unusable),
    (upstream.CallDeferred, _unusable),
    (upstream.ApprovalRequired, _unusable),
    (upstream.SkipModelRequest, _unusable),
    (upstream.RetryModelRequest, _unusable),
    (upstream.SkipToolValidation, _unusable),
    (upstream.SkipToolExecution, _unusable),
    (ValidationError, _unusable),
    # How the request was put together: a provider without this kind of typed output.
    (upstream.UndrainedPendingMessagesError, _rejected),
    (upstream.UserError, _rejected),
    # How the run went.
    (upstream.RunCancelled, _unusable),
    (upstream.SuspendedResponseExpired, _failed),
    (upstream.UsageLimitExceeded, _unusable),
    (upstream.AgentRunError, _failed),
)
"""First match wins. A usage limit that is not the workshop's budget is the limit on asking again."""

_LIBRARIES = ("openai", "anthropic", "google", "httpx", "httpx2", "httpcore", "httpcore2", "botocore", "urllib3", "ssl")
_CREDENTIALS = ("Credential", "TokenRetrieval", "SSOToken", "ProfileNotFound", "RefreshError")


def translate(error: BaseException, context: Context) -> GyakusanError | None:
    """Return our error for one from upstream; None for what is no failure of a model (a defect, which must show).

    Errors of ours that upstream wrapped are found again.
    """
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, GyakusanError):
            return seen
        seen = seen.__cause__
    for kind, factory in TABLE:
        if isinstance(error, kind):
            return factory(context)
    kinds = [kind for kind in type(error).__mro__ if kind.__module__.partition(".")[0] in _LIBRARIES]
    if any(part in kind.__name__ for kind in kinds for part in _CREDENTIALS):
        return _refused_key(context)
    if kinds or isinstance(error, OSError):
        return _unreachable(context)
    if isinstance(error, ValueError):
        return _unusable(context)
    return None
