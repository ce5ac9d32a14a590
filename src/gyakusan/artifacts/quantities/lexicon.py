"""The words of the grammar, Japanese and English. Surfaces are in normal form: see `normalise`."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TypeVar

from gyakusan.artifacts.quantities.model import Counter, Period
from gyakusan.artifacts.quantities.notes import Note
from gyakusan.artifacts.quantities.tokens import Tag

_T = TypeVar("_T")


def _by_surface(groups: Mapping[_T, str]) -> dict[str, _T]:
    """Turn {value: "surface|surface"} round."""
    return {surface: value for value, surfaces in groups.items() for surface in surfaces.split("|")}


SECONDS: dict[str, int] = _by_surface(
    {
        3600: "時間|h|hr|hrs|hour|hours",
        60: "分間|分|m|min|mins|minute|minutes",
        1: "秒間|秒|s|sec|secs|second|seconds",
    }
)

PARTS: dict[str, tuple[Decimal, Period]] = _by_surface(
    {
        (Decimal("0.5"), Period.DAY): "半日|half day|half a day|half-day|a half day",
        (Decimal(1), Period.DAY): "終日|一日中|1日中|丸一日|まる一日|丸1日|all day|full day|a full day",
        (Decimal(6), Period.MONTH): "半年間|半年|half a year",
    }
)

CURRENCIES: dict[str, str] = _by_surface(
    {
        "JPY": "円|¥|\\|yen|jpy|日本円",
        "USD": "ドル|米ドル|$|us$|usd|dollar|dollars",
        "EUR": "ユーロ|€|eur|euro|euros",
        "GBP": "ポンド|£|gbp|pounds",
        "CNY": "元|人民元|cny|rmb|yuan",
        "KRW": "ウォン|₩|krw|won",
        "TWD": "台湾ドル|twd|nt$",
        "HKD": "香港ドル|hkd|hk$",
        "SGD": "シンガポールドル|sgd|s$",
        "AUD": "豪ドル|aud|a$",
        "CAD": "カナダドル|cad|c$",
        "CHF": "スイスフラン|chf",
        "INR": "ルピー|₹|inr|rupees",
        "THB": "バーツ|฿|thb|baht",
    }
)
CURRENCY_NOTES: dict[str, Note] = {
    "¥": Note.YEN_SIGN,
    "\\": Note.BACKSLASH,
    "$": Note.DOLLAR,
    "ドル": Note.DOLLAR,
    "dollar": Note.DOLLAR,
    "dollars": Note.DOLLAR,
}

COUNTERS: dict[str, Counter] = _by_surface(
    {
        Counter.OCCURRENCE: "回|度|time|times|visit|visits|session|sessions|occurrence|occurrences",
        Counter.PERSON: "人|名|名様|ユーザー|ユーザ|person|persons|people|user|users|head|member|members|seat|seats",
        Counter.COMPANY: "社|company|companies|vendor|vendors|firm|firms",
        Counter.CASE: "件|case|cases|order|orders|request|requests|ticket|tickets",
        Counter.ITEM: "個|点|品|つ|本|冊|枚|通|台|箱|袋|杯|項目|画面|ファイル|曲|問|種類|アカウント|ライセンス|"
        "item|items|piece|pieces|unit|units|document|documents",
        Counter.PAGE: "ページ|頁|page|pages",
        Counter.PLACE: "拠点|か所|ヶ所|ヵ所|カ所|ケ所|箇所|店舗|店|place|places|store|stores|shop|shops|site|sites",
        Counter.GROUP: "組|チーム|世帯|部署|team|teams|group|groups|household|households",
    }
)

CALENDAR: dict[str, Period] = _by_surface(
    {
        Period.DAY: "日|日間|人日|d|day|days",
        Period.WEEK: "週|週間|w|wk|wks|week|weeks",
        Period.MONTH: "月|か月|ヶ月|ヵ月|カ月|ケ月|箇月|"
        "か月間|ヶ月間|ヵ月間|カ月間|ケ月間|箇月間|mo|mos|mth|month|months",
        Period.QUARTER: "四半期|quarter|quarters|qtr",
        Period.YEAR: "年|年間|y|yr|yrs|year|years",
        Period.WEEKDAY: "平日|営業日|weekday|weekdays|"
        "workday|workdays|working day|working days|business day|business days",
        Period.WEEKEND: "週末|土日|weekend|weekends",
    }
)

_E = tuple[Period, int, Note | None]
EVERY: dict[str, _E] = _by_surface(
    {
        (Period.DAY, 1, None): "毎日|日々|日次|連日|daily|everyday",
        (
            Period.DAY,
            1,
            Note.PART_OF_DAY,
        ): "毎朝|毎晩|毎夕|毎夜|朝晩毎日|nightly|every morning|every evening|every night|each morning|each evening",
        (Period.DAY, 2, None): "隔日",
        (Period.WEEKDAY, 1, None): "平日毎日|毎営業日|平日毎朝|on weekdays",
        (Period.WEEKEND, 1, None): "毎週末|毎土日",
        (Period.WEEK, 1, None): "毎週|週次|weekly|mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays|"
        + "|".join(f"毎{day}曜日|毎{day}曜" for day in "月火水木金土日"),
        (Period.WEEK, 2, None): "隔週|fortnightly",
        (Period.WEEK, 2, Note.BIWEEKLY): "biweekly|bi-weekly",
        (Period.MONTH, 1, None): "毎月|月次|月々|monthly",
        (Period.MONTH, 2, None): "隔月",
        (Period.MONTH, 6, None): "半期|半年毎|半年ごと|semiannually",
        (Period.QUARTER, 1, None): "毎四半期|四半期毎|四半期ごと|quarterly",
        (Period.YEAR, 1, None): "毎年|年次|yearly|annually|annual",
        (Period.YEAR, 2, None): "隔年",
        (Period.HOUR, 1, None): "毎時|hourly",
    }
)

RATES: dict[str, Period] = _by_surface(
    {
        Period.HOUR: "時給|時間単価",
        Period.DAY: "日額|日給|日当",
        Period.WEEK: "週額",
        Period.MONTH: "月額|月間|月会費|月謝|月給",
        Period.YEAR: "年額|年会費|年収|年俸",
    }
)

TRIPS: dict[str, Note] = _by_surface(
    {Note.ROUND_TRIP: "往復|round trip|round-trip", Note.ONE_WAY: "片道|one way|one-way"}
)
TAXES: dict[str, Note] = _by_surface(
    {
        Note.TAX_INCLUDED: "税込|税込み|消費税込|内税|tax included|incl. tax|including tax|tax incl",
        Note.TAX_EXCLUDED: "税抜|税抜き|税別|外税|+税|+消費税|tax excluded|excl. tax|excluding tax|plus tax|before tax",
    }
)

_ONES = (
    "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    "eighteen|nineteen"
)
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
NUMBER_WORDS: dict[str, int] = {word: value for value, word in enumerate(_ONES.split("|"))} | {
    word: 10 * value for value, word in enumerate(_TENS.split("|"), start=2)
}
SCALES: dict[str, int] = {"hundred": 100, "thousand": 1000, "million": 10**6, "k": 1000}
ONCE: dict[str, int] = {"once": 1, "twice": 2, "thrice": 3}
VAGUE = frozenset(["several", "few", "a few", "many"])
COUPLE = frozenset(["couple", "a couple of", "a couple"])
PLACEHOLDERS = frozenset({"n", "nn", "x", "xx", "xxx"})

_OTHERS: dict[Tag, str] = {
    Tag.ARTICLE: "a|an",
    Tag.HALF: "half|a half|half an|half a",
    Tag.AND_HALF: "半|and a half",
    Tag.CLOCK: "時|時頃|時半|am|pm|a.m.|p.m.|o'clock",
    Tag.EACH: "毎回|都度|その都度|each time|every time|each visit",
    Tag.EACH_EN: "each|every",
    Tag.OTHER_ONE: "other",
    Tag.WEEKDAY_NAME: "|".join(f"{day}曜日|{day}曜" for day in "月火水木金土日")
    + "|monday|tuesday|wednesday|thursday|friday|saturday|sunday",
    Tag.PER: "あたり|当たり|当り|につき|に付き",
    Tag.PER_EN: "per",
    Tag.INTERVAL: "ごと|毎|ごとに|毎に",
    Tag.SKIP: "おき|置き|おきに|置きに",
    Tag.NI: "に",
    Tag.DE: "で",
    Tag.OVER: "over|in|spread over|across",
    Tag.SPREAD: "に分散|に分割|に分けて|にわたり|にわたって|かけて|をかけて",
    Tag.SLASH: "/",
    Tag.TIMES: "×|掛ける",
    Tag.PLUS: "+|プラス|plus",
    Tag.RANGE: "~|から|to|ないし|through",
    Tag.DASH: "-",
    Tag.LIST: "、|,|,",
    Tag.OR: "or",
    Tag.AND: "and",
    Tag.ABOUT: "約|およそ|おおよそ|だいたい|大体|概ね|おおむね|ざっと|平均|平均して|ほぼ|程度|くらい|ぐらい|位|ほど|"
    "前後|程|about|around|approx|approximately|roughly|circa|ca|avg|average|on average|an average of|or so|almost|"
    "nearly",
    Tag.LESS_MORE: "弱|強",
    Tag.UP_TO: "最大|最長|最高|多くて|多くても|長くて|上限|up to|at most|no more than|not more than|less than|under|"
    "within|max|maximum",
    Tag.AT_LEAST: "最低|最短|最小|少なくとも|少なくても|下限|at least|more than|no less than|minimum|minimum of|from",
    Tag.BELOW: "以下|以内|未満|まで|or less|or fewer|at the most|tops",
    Tag.ABOVE: "以上|超|超え|余り|or more|and up|and more|or over",
    Tag.FREE: "無料|無償|タダ|free|free of charge|no charge|no cost",
    Tag.OFTEN: "不定期|随時|適宜|たまに|時々|ときどき|時折|頻繁|頻繁に|しばしば|必要に応じて|必要時|まれに|稀に|"
    "occasionally|sometimes|often|rarely|seldom|frequently|as needed|when needed|ad hoc|irregularly",
    Tag.UNKNOWN: "不明|未定|未確認|未調査|要確認|調査中|わからない|分からない|tbd|tba|tbc|unknown|not known|unclear",
    Tag.BLANK: "なし|無し|無|ない|該当なし|特になし|none|n/a|na|nothing|nil|ー|...|..",
    Tag.NEGATIVE: "▲|△|マイナス|minus",
    Tag.ORDINAL: "第",
    Tag.OPEN: "(|[|「|【|<|{|〔|〈",
    Tag.CLOSE: ")|]|」|】|>|}|〕|〉",
    Tag.BREAK: "。|;|\n|=|≒|≈|→|⇒|・|•|&|then",
    Tag.FILLER: "××|を|の|は|が|と|も|ずつ|計|のうち|合計|合わせて|.|:|'|ぶん|かかる|必要|!|of|the|for|it|takes|spend|"
    "in total|total|between|だけ|のみ|it takes|cost|costs|on|at",
}

_STOP = (
    "分割|分析|分類|分野|分担|分解|分離|回線|回数|回答|日程|日時|日中|日本|日常|年齢|年頃|年度|年末|年始|"
    "年間計画|週刊|週明け|月末|月初|時点|時刻|時期|時計|円安|円高|円滑|人材|人気|人数|件名|件数|社員|社内|社外|台数|"
    "台風|個人|個別|個数|本社|本数|本人|本当|点数|点検|品質|品目|通知|通勤|通話|通常|通り|通信|店長|店員|名前|組織|"
    "組合|度合|数学|数字|数値|数量|数式|何か|何も|何を|何が|何で|何と|何らか|一緒|一部|一般|一番|一致|一覧|一旦|一括|"
    "一見|万が一|万一|千葉|三井|三菱|百貨店|十分な|十分に|半分|半数|半端|半角|強い|強化|弱い|無料化|税金|税理士|"
    "程よい|位置|までに|約束|要約|予約|契約|規約|節約|今日|明日|昨日|先日|後日|翌日|当日|前日|本日|休日|祝日|曜日|"
    "誕生日|今月|来月|先月|翌月|当月|今週|来週|先週|翌週|今年|来年|去年|昨年|翌年|例年|生年月日|元の|元に|最大化|"
    "最小化|free time"
)
"""Words that hold a word of the grammar without meaning it."""

ORDINAL_AFTER = frozenset("前後目割帯台代号番階線度生答以中付末初始")
"""Directly after a unit these make a point in time, an ordinal or a name of it: 10分後, 3回目, 時間帯."""


def _words() -> dict[str, Tag]:
    words = {surface: tag for tag, surfaces in _OTHERS.items() for surface in surfaces.split("|")}
    tables: tuple[tuple[Tag, Mapping[str, object]], ...] = (
        (Tag.TIME, SECONDS),
        (Tag.PART, PARTS),
        (Tag.CURRENCY, CURRENCIES),
        (Tag.COUNTER, COUNTERS),
        (Tag.CALENDAR, CALENDAR),
        (Tag.EVERY, EVERY),
        (Tag.RATE, RATES),
        (Tag.TRIP, TRIPS),
        (Tag.TAX, TAXES),
        (Tag.ONCE, ONCE),
        (Tag.SCALE, SCALES),
    )
    for tag, table in tables:
        words |= dict.fromkeys(table, tag)
    words |= dict.fromkeys((*NUMBER_WORDS, *VAGUE, *COUPLE), Tag.NUMBER)
    return words | dict.fromkeys(_STOP.split("|"), Tag.OTHER)


WORDS: dict[str, Tag] = _words()


def _lengths() -> dict[str, tuple[int, ...]]:
    lengths: dict[str, set[int]] = {}
    for word in WORDS:
        lengths.setdefault(word[0], set()).add(len(word))
    return {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}


WORD_LENGTHS: dict[str, tuple[int, ...]] = _lengths()
"""The lengths of the words that begin with a character, longest first."""
