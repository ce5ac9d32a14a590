"""The value canvas, the business model canvas and the growth loop, from what the team has written."""

from __future__ import annotations

from collections.abc import Iterator

from gyakusan.artifacts.kinds.canvases import BLOCKS, BlockRow, BusinessModel, LoopRow, ValueCanvas
from gyakusan.artifacts.kinds.day_zero import DataInventory, DataRow, HearingSheet
from gyakusan.artifacts.kinds.invent import SolutionRow, Solutions
from gyakusan.artifacts.kinds.listen import CustomerProfile, JourneyRow
from gyakusan.artifacts.models import get_rows
from gyakusan.artifacts.provenance import RULES
from gyakusan.assistant.models import DraftRequest, Proposal
from gyakusan.assistant.rules.boards.clauses import is_partner, value_sentence
from gyakusan.assistant.rules.boards.words import gap, origin, tell, tell_scene
from gyakusan.assistant.rules.fields import fill, is_known, join, place
from gyakusan.assistant.rules.figures import bare_name, costs, often, yearly
from gyakusan.assistant.rules.prfaq_message import first_sentence
from gyakusan.assistant.rules.prfaq_provider import is_own
from gyakusan.assistant.rules.shared import first_line, quote, row_id
from gyakusan.assistant.rules.story import Story, lines, story
from gyakusan.assistant.rules.terms import terms_of
