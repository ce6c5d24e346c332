"""Who may apply, in our own words: gists of the instrument's conditions and bars with what they mean on an
edition's dates.
"""

from __future__ import annotations

from datetime import date, timedelta

from zhiheng.law import citation, conditions, spans
from zhiheng.law.instrument import Instrument, Rule
from zhiheng.web.frame import dates
from zhiheng.web.frame.parts import Cite

from .pages import Requirement

FOUND = {
    "computed": "系统按您填写的日期和数据计算",
    "judged": "由评委会办公室依据材料认定",
    "attested": "由评委会办公室核对",
}
SINCE = {"found": "通报或认定", "happened": "发生", "listed": "列入", "dealt": "处理"}
PLAIN = {
    "in_district": "登记地在本行政区域内。",
    "quality_system": "采用先进的质量管理方法，建立质量管理体系并有效运行。",
    "model_results": "实施卓越绩效模式有成效，对社会有贡献，在自评报告中用数据说明。",
    "sector_front": "上年度的经营指标或社会贡献在同行业靠前，写明指标、名次和出处。",
    "quality_foundation": "标准、计量、认证、检验等基础扎实，品牌和信誉良好。",
    "recommended": "在系统内请求推荐，由园区、街道或主管部门在截止前给出。",
}


def conditions_of(rules: Instrument, deadline: date | None) -> tuple[Requirement, ...]:
    """Conditions in the order of the regulation. Without a deadline they are told without dates."""
    return tuple(_row(r, _condition(r, deadline)) for r in rules.conditions)


def bars_of(rules: Instrument, deadline: date | None) -> tuple[Requirement, ...]:
    return tuple(_row(r, _bar(r, deadline)) for r in rules.bars)


def _row(rule: Rule, text: str) -> Requirement:
    how = FOUND[rule.kind]
    if rule.kind == "attested" and rule.competent:
        how = f"由{'、'.join(rule.competent)}部门核查答复"
    return Requirement(rule.title, text, how, Cite(citation.article(rule.art)))


def _condition(rule: Rule, deadline: date | None) -> str:
    if not isinstance(rule.span, spans.Years):
        return PLAIN.get(rule.rule, "")
    n = rule.span.n
    if deadline is None:
        return WITHOUT_DATE.get(rule.rule, "").format(n=n)
    first = spans.add_years(deadline, -n)
    years = "、".join(f"{y}年" for y in conditions.closed_years(deadline, n))
    return DATED.get(rule.rule, "").format(
        first=dates.full(first), years=years, deadline=dates.full(deadline)
    )


WITHOUT_DATE = {
    "operated_years": "到申报截止日成立满{n}年。改制、重组后主张连续经营的，由办公室认定。",
    "licences_held": "申报截止日之前{n}年内，主营业务所需的许可证照没有间断；按期换证、续期不算间断。",
    "model_years": "到申报截止日，导入卓越绩效模式满{n}年，以文件日期为准。",
    "data_years": "提供申报截止日之前最近{n}个会计年度的数据，写入自评报告。",
}
DATED = {
    "operated_years": "{first}（含当日）以前成立。改制、重组后主张连续经营的，填写改制前主体，由办公室认定。",
    "licences_held": (
        "从{first}（其后成立的从成立日）到{deadline}，"
        "主营业务所需的许可证照没有间断；按期换证、续期不算间断。"
    ),
    "model_years": "导入卓越绩效模式的文件日期在{first}（含当日）以前。",
    "data_years": "提供{years}的数据，写入自评报告。",
}


def _bar(rule: Rule, deadline: date | None) -> str:
    n = rule.span.n if isinstance(rule.span, spans.Years) else 0
    if rule.rule in OWN:
        return OWN[rule.rule].format(n=n, years=_years(n, deadline))
    since = SINCE.get(rule.date, "发生")
    if deadline is None or not n:
        return f"近{n}年内，自{since}之日起算。" if n else ""
    return f"{dates.full(first_day(deadline, n))}（含当日）以后{since}的。"


OWN = {
    "no_loss": "最近{n}个会计年度{years}有亏损的。只有营业利润为负的，由办公室认定。",
    "no_fraud_in_award": "在本奖评定活动中弄虚作假，自认定起{n}年内。",
    "no_revocation_bar": "本奖荣誉被撤销后{n}年内。",
    "no_valid_honour": "上一次获奖仍在{n}年有效期内的，期满的次日起可以再次申请。",
}


def _years(n: int, deadline: date | None) -> str:
    if deadline is None or not n:
        return ""
    return f"（{'、'.join(str(y) for y in conditions.closed_years(deadline, n))}）"


def first_day(deadline: date, years: int) -> date:
    """First day of a look-back of so many years that ends with the deadline, by the law's own count."""
    day = spans.add_years(deadline, -years)
    while not spans.inside_lookback(day, deadline, years):
        day += timedelta(days=1)
    return day
