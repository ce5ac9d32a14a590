"""Inflection of Japanese verbs from their dictionary form and conjugation type (school grammar, as UniDic names it)."""

from __future__ import annotations

_ROWS = {
    "う": "わいうえお", "く": "かきくけこ", "ぐ": "がぎぐげご", "す": "さしすせそ", "つ": "たちつてと",
    "ぬ": "なにぬねの", "ぶ": "ばびぶべぼ", "む": "まみむめも", "る": "らりるれろ",
}  # fmt: skip
_TE = {
    "う": "って",
    "つ": "って",
    "る": "って",
    "く": "いて",
    "ぐ": "いで",
    "す": "して",
    "ぬ": "んで",
    "ぶ": "んで",
    "む": "んで",
}


def _irregular(lemma: str, ctype: str) -> tuple[str, str, str, str] | None:
    """Return (ず stem, ない stem, て form, potential) for する and 来る verbs."""
    if ctype.startswith("サ行変格"):
        if lemma.endswith("ずる"):
            stem = lemma[:-2]
            return stem + "ぜ", stem + "じ", stem + "じて", stem + "じられる"
        stem = lemma[:-2]
        return stem + "せ", stem + "し", stem + "して", stem + "できる"
    if ctype.startswith("カ行変格"):
        stem = lemma[:-1] if lemma.endswith("来る") else lemma[:-2] + "こ"
        te = lemma[:-1] if lemma.endswith("来る") else lemma[:-2] + "き"
        return stem, stem, te + "て", stem + "られる"
    return None


def _forms(lemma: str, ctype: str) -> tuple[str, str, str, str] | None:
    irregular = _irregular(lemma, ctype)
    if irregular is not None:
        return irregular
    if lemma.endswith("せる"):
        ctype = "下一段-サ行"  # 伏せる, which the dictionary may take for 臥せる
    if ctype.startswith(("上一段", "下一段", "助動詞-レル")) and lemma.endswith("る"):
        stem = lemma[:-1]
        return stem, stem, stem + "て", stem + "られる"
    if ctype.startswith("五段") and lemma[-1:] in _ROWS:
        row = _ROWS[lemma[-1]]
        stem = lemma[:-1]
        te = stem + "って" if lemma in ("行く", "いく", "逝く") or lemma.endswith("行く") else stem + _TE[lemma[-1]]
        return stem + row[0], stem + row[0], te, stem + row[3] + "る"
    return None


def zu(lemma: str, ctype: str) -> str | None:
    """Return the 〜ず form (比較する -> 比較せず), or None for a verb that has none."""
    forms = _forms(lemma, ctype)
    return None if forms is None or lemma in ("ある", "有る") else forms[0] + "ず"


def nai(lemma: str, ctype: str) -> str | None:
    """Return the plain negative (選ぶ -> 選ばない), or None."""
    forms = _forms(lemma, ctype)
    return None if forms is None or lemma in ("ある", "有る") else forms[1] + "ない"


def te(lemma: str, ctype: str) -> str | None:
    """Return the て form (選ぶ -> 選んで), or None."""
    forms = _forms(lemma, ctype)
    return None if forms is None else forms[2]


def potential(lemma: str, ctype: str) -> str | None:
    """Return the dictionary form of the potential (選ぶ -> 選べる, する -> できる), or None."""
    forms = _forms(lemma, ctype)
    return None if forms is None else forms[3]
