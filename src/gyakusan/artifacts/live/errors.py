"""Why a client is refused. None of these reaches a person as a sentence; the connection is closed or told by code."""

from __future__ import annotations


class Hostile(Exception):
    """Bytes that no well-behaved client sends; the connection that sent them is closed."""


class Gap(Exception):
    """An update that builds on something the server has not seen; the client is asked for what is missing."""


class JournalBusy(Exception):
    """Another transaction holds the database; the journal must wait for it outside of the event loop."""
