from __future__ import annotations

import pydantic_ai.models
import pytest


@pytest.fixture(autouse=True)
def no_model_requests(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing in the tests may talk to a model unless a test starts an endpoint itself."""
    monkeypatch.setattr(pydantic_ai.models, "ALLOW_MODEL_REQUESTS", False)
