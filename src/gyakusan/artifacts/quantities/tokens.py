"""The terminal symbols of the grammar."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto


class Tag(Enum):
    """What a token is to the grammar."""

    NUMBER = auto()  # 3, 1万5千, 三十, 数千, N, twenty
    ONCE = auto()  # once, twice
    ARTICLE = auto()  # a, an
    SCALE = auto()  # thousand, million
    HALF = auto()  # half: before its unit
    AND_HALF = auto()  # 半, and a half: after a unit or number
    PART = auto()  # 半日, 終日: number and unit in one
    TIME = auto()  # 時間, 分, min
    CURRENCY = auto()  # 円, ¥, usd
    COUNTER = auto()  # 回, 人, times
    CALENDAR = auto()  # 日, 週間, month
    CLOCK = auto()  # 時, am, 9:30
    EVERY = auto()  # 毎日, weekly: a frequency of its own
    RATE = auto()  # 月額, 年間: only together with an amount
    EACH = auto()  # 毎回, each time
    EACH_EN = auto()  # every, each
    OTHER_ONE = auto()  # other: every other day
    WEEKDAY_NAME = auto()  # 月曜日, monday
    PER = auto()  # あたり, につき
    PER_EN = auto()  # per
    INTERVAL = auto()  # ごと
    SKIP = auto()  # おき
    NI = auto()  # に
    DE = auto()  # で, かけて
    OVER = auto()  # over
    SPREAD = auto()  # に分散
    SLASH = auto()
    TIMES = auto()  # ×
    PLUS = auto()
    RANGE = auto()  # - 〜 から to
    DASH = auto()  # -
    LIST = auto()  # 、
    OR = auto()  # or
    AND = auto()  # and
    ABOUT = auto()  # 約, 程度, about
    LESS_MORE = auto()  # 弱, 強
    UP_TO = auto()  # 最大, up to
    AT_LEAST = auto()  # 最低, at least
    BELOW = auto()  # 以内, or less
    ABOVE = auto()  # 以上, or more
    TAX = auto()
    TRIP = auto()  # 往復
    FREE = auto()  # 無料
    OFTEN = auto()  # たまに, as needed
    UNKNOWN = auto()  # 不明, ?
    BLANK = auto()  # なし
    NEGATIVE = auto()  # ▲
    ORDINAL = auto()  # 第
    OPEN = auto()
    CLOSE = auto()
    BREAK = auto()  # 。 ; newline =
    FILLER = auto()  # particles without influence
    OTHER = auto()  # not understood


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written.

    Attributes:
        value: None when it is stated but unknown (N, 数千).
        scale: what a single trailing 万, 千 or k multiplied, 1 for none, None for a compound such as 1万5千.
        note: the assumption behind the number, if any.
    """

    value: Decimal | None
    scale: Decimal | None = Decimal(1)
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of normalised text. `apart`: white space stands before it."""

    tag: Tag
    text: str
    start: int
    end: int
    apart: bool = False
    numeral: Numeral | None = None

    @property
    def latin(self) -> bool:
        """Whether the token is written in Latin letters."""
        return self.text[:1].isascii()
