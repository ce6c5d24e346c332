"""Words that every paper shares: how an article, a day, an amount and what is not known yet are written."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

from zhiheng.access import instants
from zhiheng.documents.paper import chinese
from zhiheng.law import citation, money

BLANK = "＿＿＿＿"
BLANK_DAY = "＿＿＿＿年＿＿月＿＿日"
REMEDY_DAYS = "60日"
REMEDY_MONTHS = "6个月"
POOLS = {"district": "区级专家库", "city": "市级专家库", "province": "省级专家库"}
ROLES = {
    "leader": "组长",
    "deputy": "副组长",
    "member": "成员",
    "reserve": "候补",
    "chair": "主任",
    "vice_chair": "副主任",
}
SORTS = {"first_time": "首次申报", "re_award": "再次申报", "run_off": "同票再次表决"}
ROUNDS = {"qualification": "资格审核", "notice": "公示前复核", "decision": "审定前复核"}
GROUNDS = {
    "relative": "近亲属关系",
    "adviser": "咨询或辅导关系",
    "employed": "任职关系",
    "shareholder": "持股或任董事",
    "competitor": "竞争或供需关系",
    "same_group": "同一集团",
    "wrote_report": "参与编写自评报告",
    "other": "其他利害关系",
}


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
    return f"{chinese(value.denominator)}分之{chinese(value.numerator)}"


def sentence(text: str) -> str:
    """A text that somebody typed, as a sentence: one full stop at its end, no line breaks."""
    said = "".join(text.split("\n")).strip()
    return said if not said or said[-1] in "。？；" else f"{said}。"
