"""All kinds by their key. A new kind is one class and one line here."""

from gyakusan.artifacts.kinds.canvases import BusinessModel, Gallery, ValueCanvas
from gyakusan.artifacts.kinds.day_zero import DataInventory, Greetings, HearingSheet, Readiness
from gyakusan.artifacts.kinds.define import Questions
from gyakusan.artifacts.kinds.invent import Inventions, Solutions
from gyakusan.artifacts.kinds.listen import CustomerProfile, Journey
from gyakusan.artifacts.kinds.plan import Decisions, Notes, Plan
from gyakusan.artifacts.kinds.refine import PressRelease
from gyakusan.artifacts.kinds.test_iterate import Criteria, Improvements, Reactions, TestScript
from gyakusan.artifacts.kinds.three_day import Metrics, Proposal, RolePlay, UseCases
from gyakusan.artifacts.models import Kind, Widget, columns, row_lists

_ALL: tuple[type[Kind], ...] = (
    Greetings,
    HearingSheet,
    Readiness,
    DataInventory,
    CustomerProfile,
    Journey,
    Questions,
    Solutions,
    Inventions,
    PressRelease,
    Criteria,
    TestScript,
    Reactions,
    Improvements,
    Plan,
    Decisions,
    ValueCanvas,
    BusinessModel,
    Gallery,
    UseCases,
    Proposal,
    RolePlay,
    Metrics,
    Notes,
)

KINDS: dict[str, type[Kind]] = {kind.key: kind for kind in _ALL}


def numeric_columns() -> dict[str, dict[str, tuple[str, ...]]]:
    """Return what programs may refer to: kind -> row list -> its numeric columns."""
    return {
        key: {
            name: tuple(column for column, shown in columns(row).items() if shown.widget is Widget.NUMBER)
            for name, row in row_lists(kind).items()
        }
        for key, kind in KINDS.items()
    }


def row_columns() -> dict[str, dict[str, tuple[str, ...]]]:
    """Return all columns of the row lists: kind -> row list -> columns."""
    return {key: {name: tuple(columns(row)) for name, row in row_lists(kind).items()} for key, kind in KINDS.items()}
