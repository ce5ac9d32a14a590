"""Errors of language models, named by who should react: the operator, the network, the provider, or the team."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from gyakusan.core.errors import GyakusanError, InputError


@dataclass(eq=False)
class ModelNotConfigured(InputError):
    """The operator has not named a model."""

    code: ClassVar[str] = "model_not_configured"


@dataclass(eq=False)
class BadModelName(InputError):
    """The operator named a model in a form that cannot be read."""

    code: ClassVar[str] = "bad_model_name"
    value: str


@dataclass(eq=False)
class ModelKeyMissing(InputError):
    """The operator has set no key for the provider."""

    code: ClassVar[str] = "model_key_missing"
    model: str
    variable: str


@dataclass(eq=False)
class ModelRegionMissing(InputError):
    """The operator has not said in which region the provider's service lies."""

    code: ClassVar[str] = "model_region_missing"
    model: str
    variable: str


@dataclass(eq=False)
class ModelExtraMissing(InputError):
    """The operator installed the product without the libraries for language models."""

    code: ClassVar[str] = "model_extra_missing"
    model: str
    package: str


@dataclass(eq=False)
class ModelError(GyakusanError):
    """A drafting request to a language model failed; drafting by rule still works."""

    code: ClassVar[str] = "model_error"
    model: str


@dataclass(eq=False)
class ModelUnreachable(ModelError):
    """The endpoint does not answer, or the connection broke."""

    code: ClassVar[str] = "model_unreachable"
    host: str


@dataclass(eq=False)
class EgressRefused(ModelError):
    """Something wanted to contact a host other than the configured endpoint; nothing was sent to it."""

    code: ClassVar[str] = "egress_refused"
    host: str
    allowed: str


@dataclass(eq=False)
class ModelRefusedKey(ModelError):
    """The endpoint does not accept the key, or the key may not use the model."""

    code: ClassVar[str] = "model_refused_key"


@dataclass(eq=False)
class ModelNotFound(ModelError):
    """The endpoint does not know the model."""

    code: ClassVar[str] = "model_not_found"
    host: str


@dataclass(eq=False)
class ModelRejectedRequest(ModelError):
    """The endpoint cannot process such a request, such as one with this kind of typed output."""

    code: ClassVar[str] = "model_rejected_request"
    output: str


@dataclass(eq=False)
class ModelInputTooLong(ModelError):
    """The artifacts are longer than what the model can read at once."""

    code: ClassVar[str] = "model_input_too_long"


@dataclass(eq=False)
class ModelQuotaSpent(ModelError):
    """The provider's account has no credit or quota left."""

    code: ClassVar[str] = "model_quota_spent"


@dataclass(eq=False)
class ModelOverloaded(ModelError):
    """The endpoint has too much to do at the moment, or limits the rate of requests."""

    code: ClassVar[str] = "model_overloaded"


@dataclass(eq=False)
class ModelServerFailed(ModelError):
    """The endpoint reports a failure of its own."""

    code: ClassVar[str] = "model_server_failed"
    host: str


@dataclass(eq=False)
class ModelTimeout(ModelError):
    """The answer was not complete in time."""

    code: ClassVar[str] = "model_timeout"
    seconds: float


@dataclass(eq=False)
class ModelBudgetSpent(ModelError):
    """The workshop has used the tokens that it may use."""

    code: ClassVar[str] = "model_budget_spent"
    spent: int
    budget: int


@dataclass(eq=False)
class ModelAnswerUnusable(ModelError):
    """The answer does not fit the schema or the language, also after asking again."""

    code: ClassVar[str] = "model_answer_unusable"


@dataclass(eq=False)
class ModelDeclined(ModelError):
    """The model or its provider declined to answer."""

    code: ClassVar[str] = "model_declined"
