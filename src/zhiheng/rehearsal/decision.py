"""Meeting, notice, objections, decision, certificates, prize."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

from zhiheng.editions import lists, pinned
from zhiheng.editions.kinds import AWARDED, CASE
from zhiheng.editions.models import Case, Hearing
from zhiheng.law import money, prize
from zhiheng.registry.models import Honour
from zhiheng.stages.decision.models import Decision, Payment
from zhiheng.stages.decision.services import candidate
from zhiheng.stages.meeting.models import Issue, Meeting, Question
from zhiheng.stages.notice.models import Notice, Objection

from . import groundwork, screening
from .scenario import Objector
from .stage import Stage


def meeting(s: Stage) -> None:
    """Sign in, recuse, vote on first-time and re-award candidates of each tier, conclude."""
    x, chair = s.scenario, s.scenario.committee[0][0]
    s.go(x.days.meeting)
    s.do(
        "office",
        "convene",
        s.ref,
        on=x.days.meeting,
        place=f"{s.government}第一会议室",
        agenda="听取评审报告；审议；表决",
        guests=["代会人1名"],
    )
    row = Meeting.objects.get(edition=s.here)
    for alias, *_ in x.committee:
        if alias not in x.absent:
            s.do(alias, "sign_in", row.ref)
    for (alias, firm), why in x.committee_interests.items():
        s.do(alias, "recuse", CASE.ref(s.cases[firm]), ground=why)
    for tier in pinned.rules(s.here.instrument).tiers:
        for sort in ("first_time", "re_award"):
            if any(c.tier == tier.id and sort in c.tags for c in lists.cases_of(s.here)):
                ballot(s, row, chair, sort, tier.id)
    s.do(
        chair,
        "conclude",
        s.ref,
        minutes="会议听取评审报告，逐一审议，经无记名表决形成候选单位名单。",
        order_reason=x.order_reason,
        vacancy_reason=x.vacancy_reason,
    )


def ballot(s: Stage, row: Meeting, chair: str, sort: str, tier: str) -> None:
    done = s.do(chair, "open_ballot", row.ref, sort=sort, tier=tier)
    question = Question.objects.get(pk=done.object.partition("/")[2])
    alias = {pk: a for a, pk in s.people.items()}
    issued = [alias[u] for u in Issue.objects.filter(question=question).values_list("user_id", flat=True)]
    order = [a for a, *_ in s.scenario.committee if a in issued]
    for n, member in enumerate(order):
        s.do(member, "cast", question.ref, names=slip(s, question, n))
    s.do(chair, "close_ballot", question.ref)


def slip(s: Stage, question: Question, n: int) -> list[str]:
    """The story's slip, or the best by score as far as names go."""
    cases = list(Case.objects.filter(pk__in=question.cases).order_by("no"))
    numbers = {alias: c.no for alias, pk in s.cases.items() for c in cases if c.pk == pk}
    if s.scenario.slips and question.sort == "first_time":
        return [numbers[a] for a in s.scenario.slips[n] if a in numbers]
    final = pinned.rules(s.here.instrument).final_stage
    ranked = sorted(cases, key=lambda c: (-Fraction(c.totals[final]), c.no))
    return [c.no for c in ranked[: question.most]]


def recheck(s: Stage, round: str) -> None:
    """All departments are asked again."""
    screening.ask(s, round, s.at.date(), s.at.date() + timedelta(days=5))
    screening.answers(s, round)


def publish(s: Stage) -> None:
    s.go(s.scenario.days.recheck)
    recheck(s, "notice")
    s.go(s.scenario.days.notice)
    s.do(
        "office",
        "publish_notice",
        s.ref,
        medium=f"{s.government}门户网站",
        link="https://example.invalid/notice",
        proof=s.paper("office", "公示网页截图"),
        document="公示1号",
    )


def objections(s: Stage) -> None:
    """Objections come in their time; each is investigated and concluded, the party heard before anything
    adverse.
    """
    for one in sorted(s.scenario.objections, key=lambda o: o.when):
        day, hour, minute = one.when
        s.go(day, hour, minute)
        s.do(
            "public",
            "object",
            s.ref,
            case=s.case(one.alias).no,
            facts=one.facts,
            name=one.name,
            contact="见署名" if one.name else "",
        )
    s.go(s.scenario.days.after_notice)
    for one, row in zip(sorted(s.scenario.objections, key=lambda o: o.when), _rows(s), strict=True):
        conclude(s, one, row)


def _rows(s: Stage) -> list[Objection]:
    return list(Objection.objects.filter(case__edition=s.here).order_by("received_at"))


def conclude(s: Stage, one: Objector, row: Objection) -> None:
    if one.ends == "set_aside":
        s.do("office", "set_aside", row.ref, reason=one.reason)
        return
    s.do("office", "take_up", row.ref, checkable="是")
    s.do("office", "investigate", row.ref, record=f"调阅档案并向有关部门核实：{one.reason}")
    if one.ends == "dismissed":
        s.do("office", "dismiss", row.ref, reason=one.reason)
        return
    s.do(
        "office",
        "tell",
        CASE.ref(s.cases[one.alias]),
        matter="cancellation",
        grounds=one.reason,
        article="17(6)",
        days=3,
    )
    s.go(s.at.date() + timedelta(days=3), 15)
    hearing = Hearing.objects.get(case=s.cases[one.alias], matter="cancellation")
    s.do(one.alias, "respond", hearing.ref, answer="承认未如实说明该项处罚。")
    s.go(s.scenario.days.government - timedelta(days=1), 10)
    s.do("office", "uphold", row.ref, reason=one.reason, fraud="是")
    screening.deliver(s, one.alias, "cancellation_notice")


def close_notice(s: Stage) -> None:
    """On the first day after the notice's last, or later where an objection took longer."""
    found = Notice.objects.get(edition=s.here)
    assert found.last_day is not None
    s.go(found.last_day + timedelta(days=1), 9)
    s.do("office", "close_notice", s.ref)


def request(s: Stage) -> None:
    s.do(
        "office", "request_decision", s.ref, request="提请审定拟奖名单", legality="经审核，程序合法、依据充分"
    )


def decide(s: Stage) -> None:
    recheck(s, "decision")
    s.go(s.scenario.days.decision)
    row = Decision.objects.get(edition=s.here)
    s.do(
        "government",
        "decide",
        row.ref,
        on=s.scenario.days.decision,
        meeting_on=s.scenario.days.government,
        document="金政通报〔2026〕1号" if s.scenario.year == 2026 else f"通报〔{s.scenario.year}〕1号",
    )


def honours(s: Stage) -> None:
    """Certificates for all, the prize for those to whom one is due: one makes the order, another pays."""
    for honour in Honour.objects.filter(edition=s.here.pk).order_by("number"):
        s.do("office", "issue_certificate", honour.ref)
    rules, line = pinned.rules(s.here.instrument), groundwork.prize_line(s)
    for n, case in enumerate(Case.objects.filter(edition=s.here, state=AWARDED).order_by("no"), 1):
        fen = prize.due(rules, candidate(case))
        if fen:
            s.do(
                "office",
                "order_prize",
                CASE.ref(case.pk),
                line=line.pk,
                amount=f"{money.wan(fen)}万元",
                order_no=f"BF-{n:02d}",
            )
            payment = Payment.objects.get(case=case)
            s.do("office2", "release_prize", payment.ref, proof=s.paper("office2", f"银行回单 {case.no}"))
    s.do("supervision", "note_finding", s.ref, text="抽查评审记录与回避情况，未发现异常。")
    s.do("office", "close_edition", s.ref, note="案卷齐全，归档")
