"""A board of drafts on a real database, with the rich dossier's artifacts in one edition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from tests.support import dossiers
from tests.support.language_models import Desk

from gyakusan.artifacts.kinds.registry import KINDS
from gyakusan.artifacts.models import Kind
from gyakusan.artifacts.proposals.models import Suggestion
from gyakusan.artifacts.proposals.service import Proposals
from gyakusan.artifacts.service import Artifacts
from gyakusan.assistant.model.chat import ModelChat
from gyakusan.assistant.model.drafter import ModelDrafter
from gyakusan.assistant.models import DraftRequest, Proposal
from gyakusan.assistant.room.chat import Chat
from gyakusan.assistant.room.drafts import DraftBoard
from gyakusan.assistant.room.models import Asker, ChatMessage, Draft, DraftOrder, Engine, Limits, Setting
from gyakusan.assistant.rules.registry import draft_by_rule
from gyakusan.assistant.service import Assistant, Rules
from gyakusan.core.clock import FixedClock
from gyakusan.core.db import Database
from gyakusan.core.ids import SeededIds
from gyakusan.core.language import Language

WORKSHOP = "w-1"
ASKER = Asker("p-1", "企画担当")


@dataclass
class Bench:
    """The board, and what it writes into."""

    database: Database
    clock: FixedClock
    model: str = "fake:demo"
    rules: Rules = draft_by_rule
    limits: Limits = field(default_factory=lambda: Limits(6, 2))
    model_settings: dict[str, str] = field(default_factory=dict[str, str])

    def __post_init__(self) -> None:
        self.artifacts = Artifacts(self.clock)
        self.proposals = Proposals(self.artifacts)
        model = ModelDrafter(Desk().open(self.model, **self.model_settings)) if self.model else None
        self.board = DraftBoard(
            self.database,
            self.clock,
            SeededIds("board"),
            self.proposals,
            Assistant(self.rules),
            Assistant(self.rules, model) if model else None,
            self.limits,
        )
        self.chat = Chat(
            self.database,
            self.clock,
            SeededIds("chat"),
            self.proposals,
            ModelChat(Desk().open(self.model, **self.model_settings)) if self.model else None,
            memory=3,
        )
        self.sources = dict(dossiers.rich(Language.JA).current())

    def artifact(self, kind: str, content: Kind | None = None) -> str:
        """Create an artifact; return its id."""
        with self.database.transaction() as connection:
            made = self.artifacts.create(
                connection, WORKSHOP, "practice", content or KINDS[kind](), ASKER.name, "import"
            )
        return made.id

    def order(self, request: str, artifact: str, *, engine: Engine = "model", **changes: object) -> DraftOrder:
        """Return an order for a draft into an artifact, with its content as it stands."""
        with self.database.transaction() as connection:
            current = self.artifacts.get(connection, artifact).content
        setting = Setting(
            workshop_id=WORKSHOP,
            artifact_id=artifact,
            language=Language.JA,
            brief=dossiers.rich(Language.JA).brief,
            current=current,
            sources={key: content for key, content in self.sources.items() if key != current.key},
            prompt="丁寧に下書きしてください。",
        )
        made = DraftOrder(setting, request, engine, "", ASKER)
        return replace(made, **changes)  # pyright: ignore[reportArgumentType]

    def messages(self, artifact: str) -> tuple[ChatMessage, ...]:
        """Return what was said beside an artifact."""
        with self.database.reading() as connection:
            return self.chat.messages(connection, artifact)

    def proposed(self, artifact: str) -> tuple[Suggestion, ...]:
        """Return the open proposals."""
        with self.database.reading() as connection:
            return self.proposals.list(connection, artifact)

    def drafts(self) -> tuple[Draft, ...]:
        """Return the drafts of the workshop."""
        with self.database.reading() as connection:
            return self.board.drafts(connection, WORKSHOP)

    def content(self, artifact: str) -> Kind:
        """Return the content of an artifact."""
        with self.database.reading() as connection:
            return self.artifacts.get(connection, artifact).content


class SteppedRules:
    """Rules that propose a row whenever they are let go on."""

    def __init__(self, rows: tuple[Proposal, ...]) -> None:
        from threading import Semaphore

        self._rows = rows
        self.steps = Semaphore(0)

    def __call__(self, request: DraftRequest) -> Iterator[Proposal]:
        for row in self._rows:
            self.steps.acquire()
            yield row
