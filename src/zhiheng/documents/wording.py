"""Words that every paper shares: how an article, a day, an amount and what is not known yet are written."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

from zhiheng.access import instants
from zhiheng.law import citation, money

BLANK = "＿＿＿＿"
BLANK_DAY = "＿＿＿＿年＿＿月＿＿日"
REMEDY_DAYS = "60日"
REMEDY_MONTHS = "6个月"


def article(written: str) -> str:
    """ "14(3)" as an official paper cites it: 第十四条第（三）项; what is no such citation stays as it is."""
    return citation.official(written)


def day(value: date | None) -> str:
    """A day as printed; a day that is not known is a blank to fill in."""
    return instants.words(value) if value else BLANK_DAY


def dates(text: str) -> str:
    """A text with its days as printed: 2026-05-30 becomes 2026年5月30日."""
    return re.sub(r" ?(\d{4})-(\d{2})-(\d{2}) ?", lambda d: f"{int(d[1])}年{int(d[2])}月{int(d[3])}日", text)


def known(text: str) -> str:
    """A text, or the blank to fill in."""
    return text.strip() or BLANK


def number(text: str, year: int) -> str:
    """A document number as its issuer gave it, or the blank form of one."""
    return text or f"{BLANK}〔{year}〕＿＿号"


def wan(fen: int) -> str:
    return f"{money.wan(fen)}万元"


def share(value: Fraction) -> str:
    """2/3 → 三分之二."""
    return f"{citation.numeral(value.denominator)}分之{citation.numeral(value.numerator)}"


def sentence(text: str) -> str:
    """A text that somebody typed, as a sentence: one full stop at its end, no line breaks."""
    said = "".join(text.split("\n")).strip()
    return said if not said or said[-1] in "。？；" else f"{said}。"
