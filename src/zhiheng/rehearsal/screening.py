"""Qualification: departments answer in the system or by letter, the office judges, tells, admits, refuses."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from zhiheng.documents.models import Letter, Paper
from zhiheng.editions.kinds import CASE
from zhiheng.editions.models import Hearing
from zhiheng.law.finding import Value, verdict
from zhiheng.stages.screening import facts
from zhiheng.stages.screening.kinds import ASKED
from zhiheng.stages.screening.models import Query
from zhiheng.stages.screening.services import open_rules

from .firms import Firm
from .stage import Stage

WHY = {
    "quality_system": "体系认证证书与现场材料齐全，已采用先进质量管理方法",
    "model_results": "近三年经营与社会贡献数据良好，有第三方证明",
    "sector_front": "行业协会统计与主管部门证明显示居省内同行业前列",
    "quality_foundation": "标准、计量、检验检测、认证基础完备，信用查询无异常",
}


def ask(s: Stage, round: str, day: date, due: date) -> None:
    s.go(day)
    s.do("office", "ask_departments", s.ref, due=due, round=round)


def answers(s: Stage, round: str) -> None:
    """Every department answers about every application; two of them by sealed letter, verified by a second
    clerk.
    """
    aliases = {pk: alias for alias, pk in s.cases.items()}
    rows = Query.objects.filter(case__edition=s.here, round=round, state=ASKED).select_related("body", "case")
    for query in rows.order_by("body__competence", "case__no"):
        firm = s.scenario.firm(aliases[query.case_id])
        given, events = reply(query, firm, round)
        if query.body.competence in s.scenario.by_letter:
            letter(s, query, given, events)
        else:
            s.do(logins(s)[query.body.competence], "attest", query.ref, answers=given, events=events)


def logins(s: Stage) -> dict[str, str]:
    return {competence: login for _, competence, login in s.scenario.departments}


def reply(query: Query, firm: Firm, round: str) -> tuple[dict[str, str], list[dict[str, Any]]]:
    given = {rule: firm.answers.get(query.body.competence, {}).get(rule, "无") for rule in query.rules}
    if round != "qualification":
        return dict.fromkeys(given, "无"), []
    return given, firm.events.get(query.body.competence, [])


def letter(s: Stage, query: Query, given: dict[str, str], events: list[dict[str, Any]]) -> None:
    scan = s.paper("office", f"{query.body.name}复函 {query.case.no} {query.round}")
    s.do(
        "office",
        "enter_letter",
        query.ref,
        answers=given,
        events=events,
        on=s.at.date(),
        scan=scan,
        document=f"复函{s.at:%m%d}号",
    )
    s.do("office2", "verify_letter", query.ref)


def unsure(s: Stage) -> None:
    """One department first says 未查 about one applicant, and answers days later."""
    if not s.scenario.unsure:
        return
    for query in Query.objects.filter(
        case=s.cases[s.scenario.unsure], body__competence="生态环境", round="qualification"
    ):
        letter(s, query, dict.fromkeys(query.rules, "未查"), [])
        s.go(s.scenario.days.second_reply)
        letter(s, query, dict.fromkeys(query.rules, "无"), [])


def judge(s: Stage) -> None:
    """State the district, judge what waits for it, tell and refuse those who fail, admit the others."""
    s.go(s.scenario.days.second_reply, 14)
    for firm in s.scenario.firms:
        case = CASE.ref(s.cases[firm.alias])
        s.do("office", "state_district", case, in_district="是", reason="核对登记住所与实际经营地")
        for rule, _ in open_rules(s.case(firm.alias)):
            s.do("office", "judge", case, rule=rule, value="MET", reason={**WHY, **firm.judged}[rule])
    failing = [f for f in s.scenario.firms if verdict(facts.findings(s.case(f.alias))[1]) is Value.NOT_MET]
    for firm in failing:
        tell(s, firm)
    s.go(s.scenario.days.second_reply + timedelta(days=6), 9)
    for firm in s.scenario.firms:
        decide(s, firm, firm in failing)


def tell(s: Stage, firm: Firm) -> None:
    failed = [f for f in facts.findings(s.case(firm.alias))[1] if f.value is Value.NOT_MET]
    s.do(
        "office",
        "tell",
        CASE.ref(s.cases[firm.alias]),
        matter="refusal",
        article=failed[0].article,
        grounds="拟不予通过：" + "、".join(f"第{f.article}条" for f in failed),
    )
    hearing = Hearing.objects.get(case=s.cases[firm.alias], matter="refusal")
    s.do(firm.alias, "respond", hearing.ref, answer="已知悉，对所述事实无补充。")


def decide(s: Stage, firm: Firm, failing: bool) -> None:
    case = CASE.ref(s.cases[firm.alias])
    if failing:
        s.do("office", "refuse", case, reason="存在不符合申报条件或不得申报的情形，详见认定表")
        deliver(s, firm.alias, "refusal_notice")
    else:
        s.do("office", "admit", case)


def deliver(s: Stage, alias: str, sort: str) -> None:
    """The notice to a party: made, numbered, sent, and its delivery recorded."""
    case, n = s.case(alias), Paper.objects.filter(edition=s.here).exclude(number="").count() + 1
    made = s.do(
        "office",
        "make_paper",
        s.ref,
        sort=sort,
        about=case.ref,
        number=f"质评办〔{s.scenario.year}〕{n}号",
        on=s.at.date(),
    )
    s.do("office", "send_paper", made.object, party=case.organisation.name, means="直接送达", on=s.at.date())
    letter = Letter.objects.get(paper=made.object.partition("/")[2])
    s.do(
        "office",
        "record_delivery",
        letter.ref,
        on=s.at.date(),
        receiver=f"{case.organisation.name}收发室",
        proof=s.paper("office", f"送达回证 {case.no}"),
    )


def listed(s: Stage) -> None:
    s.go(s.scenario.days.qualified, 16)
    s.do("office", "list_qualified", s.ref)
