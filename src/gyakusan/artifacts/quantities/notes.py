"""The codes of assumptions and reasons, and their explanation in both languages."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import cast

import yaml


class Note(StrEnum):
    """An assumption made in reading a text."""

    WEEKEND_ONCE = "weekend_once"
    WEEKDAY_DAILY = "weekday_daily"
    PART_OF_DAY = "part_of_day"
    WORKING_DAY = "working_day"
    ELAPSED = "elapsed"
    DAYS_AS_TIMES = "days_as_times"
    TIMES_AS_DAYS = "times_as_days"
    COUNTER_AS_TIMES = "counter_as_times"
    BARE_COUNT = "bare_count"
    YEN_SIGN = "yen_sign"
    BACKSLASH = "backslash"
    DOLLAR = "dollar"
    VAGUE_NUMBER = "vague_number"
    VAGUE_FREQUENCY = "vague_frequency"
    UNKNOWN_NUMBER = "unknown_number"
    UNKNOWN_FACTOR = "unknown_factor"
    COUPLE = "couple"
    SHARED_SCALE = "shared_scale"
    LIST_AS_RANGE = "list_as_range"
    TILDE_ABOUT = "tilde_about"
    TILDE_UP_TO = "tilde_up_to"
    TEN_MINUTES = "ten_minutes"
    M_AS_MINUTES = "m_as_minutes"
    M_AS_MILLION = "m_as_million"
    TAX_INCLUDED = "tax_included"
    TAX_EXCLUDED = "tax_excluded"
    ROUND_TRIP = "round_trip"
    ONE_WAY = "one_way"
    LITTLE_LESS = "little_less"
    LITTLE_MORE = "little_more"
    BIWEEKLY = "biweekly"
    EVERY_OTHER = "every_other"
    QUESTION_MARK = "question_mark"
    WHOLE_YEAR = "whole_year"
    PART_OF_YEAR = "part_of_year"
    ADDED = "added"
    FIRST_OF_SEVERAL = "first_of_several"
    RATE_AND_FREQUENCY = "rate_and_frequency"


class Reason(StrEnum):
    """Why a value per year is unknown."""

    AMOUNT_UNKNOWN = "amount_unknown"
    COUNT_UNKNOWN = "count_unknown"
    COUNT_MISSING = "count_missing"
    PER_HOUR = "per_hour"
    LONGER_THAN_YEAR = "longer_than_year"
    FREQUENCY_MISSING = "frequency_missing"
    FREQUENCY_UNKNOWN = "frequency_unknown"
    FREQUENCY_WITHOUT_PERIOD = "frequency_without_period"


@cache
def _catalogue(language: str) -> dict[str, str]:
    source = files("gyakusan.artifacts.quantities").joinpath("texts", f"{language}.yaml").read_text(encoding="utf-8")
    return cast("dict[str, str]", yaml.load(source, Loader=yaml.CSafeLoader))


def note_text(code: str, language: str) -> str:
    """Return the sentence that explains a note or reason `code` in `language` ("ja" or "en").

    Raises:
        KeyError: when the code is neither a `Note` nor a `Reason`.
    """
    return _catalogue(str(language))[code]
