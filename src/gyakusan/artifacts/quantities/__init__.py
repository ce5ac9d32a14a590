"""Quantities: time, money and frequency as people write them (30分/日, twice a week), read without guessing."""

from gyakusan.artifacts.quantities.arithmetic import Yearly, yearly
from gyakusan.artifacts.quantities.display import format_interval, format_measure, format_yearly
from gyakusan.artifacts.quantities.model import Counter, Factor, Interval, Kind, Measure, Period, Quantity, Span
from gyakusan.artifacts.quantities.notes import Note, Reason, note_text
from gyakusan.artifacts.quantities.parser import parse

__all__ = [
    "Counter",
    "Factor",
    "Interval",
    "Kind",
    "Measure",
    "Note",
    "Period",
    "Quantity",
    "Reason",
    "Span",
    "Yearly",
    "format_interval",
    "format_measure",
    "format_yearly",
    "note_text",
    "parse",
    "yearly",
]
