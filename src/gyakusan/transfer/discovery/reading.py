"""Reading a discovery document: our own export, or what a team collected from a chat assistant.

Headings say what follows; tables become rows by their headers, items and labelled lines become rows and fields. What
fits nothing is kept as notes and reported with its line.
"""

from __future__ import annotations

from gyakusan.transfer.discovery.collecting import Collector, Read, Setting
from gyakusan.transfer.discovery.context import Context, Walk
from gyakusan.transfer.discovery.finishing import finish
from gyakusan.transfer.discovery.headings import read_heading
from gyakusan.transfer.discovery.lines import read_item, read_line
from gyakusan.transfer.discovery.tables import read_table
from gyakusan.transfer.errors import TooManyRows
from gyakusan.transfer.parsing.markdown import Heading, Item, Table, blocks

LINES_PER_ROW = 25
"""A document may have so many lines for each row that a table may have."""


def read_discovery(text: str, setting: Setting, *, only: str = "") -> Read:
    """Read a Markdown document into artifacts and remarks.

    `only` names the one kind of a file that holds nothing else, such as `journey` for `journey.md`.

    Raises:
        TooManyRows, TextTooLong: the document holds more than the settings allow.
    """
    limit = LINES_PER_ROW * setting.settings.max_rows
    if text.count("\n") > limit:
        raise TooManyRows(setting.file, limit + 1, limit)
    walk = Walk(Collector(setting), Context(kind=only), only)
    for block in blocks(text):
        if isinstance(block, Heading):
            read_heading(block, walk)
        elif isinstance(block, Table):
            if not walk.context.generated:
                read_table(block, walk.context, walk.collector)
        elif isinstance(block, Item):
            read_item(block, walk)
        else:
            read_line(block, walk)
    return finish(walk.collector)
