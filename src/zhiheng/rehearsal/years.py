"""The years after an award, by script: prizes used and inspected, yearly duties, a revocation, expiry, the
next editions.

What happens to whom and when is drawn from the seed; each kind of event happens at least once in six years.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from zhiheng.aftercare.duties.models import AnnualReport, Survey, SurveyAnswer
from zhiheng.aftercare.duties.obligations import criteria_of, form_of
from zhiheng.aftercare.funds.kinds import ACCEPTED, ASSIGNED, SEALED
from zhiheng.aftercare.funds.models import Draw, Inspection, InspectionFinding
from zhiheng.aftercare.funds.prize_money import paid
from zhiheng.aftercare.revocation.kinds import REVOKED, SETTLED
from zhiheng.aftercare.revocation.models import Revocation
from zhiheng.editions import pinned
from zhiheng.editions.kinds import REFUSED
from zhiheng.editions.models import Case
from zhiheng.law import duties as law
from zhiheng.law import funds, money
from zhiheng.law.checklist import LINES
from zhiheng.law.instrument import Instrument
from zhiheng.registry.kinds import STANDING
from zhiheng.registry.models import Honour

from . import generated, groundwork, play
from .firms import Firm
from .scenario import Scenario
from .stage import Stage

GROUNDS = ("accident", "fraud", "breach")


@dataclass
class Life:
    """An award's years under way: the stage, the rules, the draw, and who was chosen for what."""

    stage: Stage
    rules: Instrument
    draw: random.Random
    firms: dict[str, Firm] = field(default_factory=dict)
    revoked: str = ""
    again: str = ""

    @property
    def honours(self) -> list[Honour]:
        return list(Honour.objects.filter(award=self.stage.award).exclude(edition="").order_by("number"))

    def standing(self, on: date) -> list[Honour]:
        return [
            h
            for h in self.honours
            if h.state == STANDING and (h.valid_through is None or h.valid_through >= on)
        ]

    def who(self, honour: Honour) -> str:
        """The cast's name of an honour's holder."""
        return str(Case.objects.values_list("alias", flat=True).get(pk=honour.case))


def live(s: Stage, years: int, seed: str) -> None:
    """Let years pass after a first edition that was played to its end."""
    rules = pinned.rules(s.award.instrument)
    life = Life(s, rules, random.Random(f"years:{seed}"), {f.alias: f for f in s.scenario.firms})  # noqa: S311 — reproducible on purpose
    first = life.standing(s.at.date())
    prized = [h for h in first if paid(h).fen]
    life.revoked = life.who(life.draw.choice(prized))
    life.again = life.who(life.draw.choice([h for h in first if life.who(h) != life.revoked]))
    start = s.scenario.year
    for year in range(start + 1, start + years + 1):
        yearly(life, year, start)
        if (year - start) % rules.cycle_years == 0:
            edition(life, year, start)
        if year == start + 2:
            revocation(life, year)
        if year == start + 3:
            recovery(life)


def yearly(life: Life, year: int, start: int) -> None:
    """Before the spring: reports, the use of the prize, an inspection, the survey."""
    life.stage.go(date(year, 1, 10))
    spending(life, year)
    reports(life, year)
    if year in (start + 1, start + 2):
        inspection(life, year, misuse=year == start + 1)
    survey(life, year)


def spending(life: Life, year: int) -> None:
    """Winners with a prize spend a part of it each year, on what the regulation lists."""
    s = life.stage
    for honour in life.standing(s.at.date()):
        prize = paid(honour).fen
        if not prize:
            continue
        share = prize // 10 * life.draw.randrange(1, 3) // 100 * 100
        purpose = life.draw.choice(life.rules.purposes)
        s.do(
            life.who(honour),
            "enter_use",
            honour.ref,
            on=date(year, 1, 5),
            purpose=purpose,
            amount=f"{money.yuan(share).replace(',', '')}元",
            payee="某供应单位",
            reason="质量改进项目" if funds.is_other(purpose) else "",
            voucher=s.paper(life.who(honour), f"凭证 {honour.number} {year}"),
        )


def reports(life: Life, year: int) -> None:
    """Every report of the year is filed; one of them, in the second year, comes late."""
    s, filing = life.stage, []
    for honour in life.standing(date(year, 1, 10)):
        if any(
            d.year == year
            for d in law.annual_owed(life.rules, honour.awarded, honour.valid_through, None, date(year, 2, 1))
        ):
            s.do(life.who(honour), "open_annual_report", honour.ref, year=year)
            filing.append(AnnualReport.objects.get(honour=honour, year=year))
    s.go(date(year, 2, 20))
    for report in filing:
        fill(life, report)
        s.do(life.who(report.honour), "file_annual", report.ref)
        s.do("office", "read_annual", report.ref, note="已阅")


def fill(life: Life, report: AnnualReport) -> None:
    """Figures and ratings typed, the texts as one file."""
    s, who = life.stage, life.who(report.honour)
    rates = {f"rating.{i.id}": str(life.draw.randrange(10, 19) * 5) for i in criteria_of(report).items}
    for f in form_of(report).fields.values():
        if f.section != "self_assessment":
            text = rates.get(f.id) or {"money": str(life.draw.randrange(5000, 60000)), "number": "260"}.get(
                f.kind, "持续改进，没有重大变化"
            )
            s.do(who, "save_annual", report.ref, field=f.id, text=text, version=0)
    s.do(who, "attach_annual", report.ref, file=s.paper(who, f"{report.honour.number} {report.year}年度自评"))


def inspection(life: Life, year: int, misuse: bool) -> None:
    """One year by draw, the next by name; the first finds a misuse, which is put right."""
    s = life.stage
    s.go(date(year, 2, 22))
    if misuse:
        s.do("office", "seal_draw", s.award.ref, n=1, honours=[h.pk for h in life.standing(s.at.date())])
        sealed = Draw.objects.get(award=s.award, state=SEALED)
        numbers = " ".join(str(life.draw.randrange(1, 34)) for _ in range(6))
        s.do(
            "office",
            "draw_inspection",
            sealed.ref,
            numbers=numbers,
            source="公开抽取号码",
            published_on=s.at.date(),
        )
    else:
        two = [s.user("office"), s.user("office2")]
        s.do(
            "office",
            "name_inspection",
            life.draw.choice(life.standing(s.at.date())).ref,
            inspectors=two,
            reason="年度核查",
        )
    row = Inspection.objects.get(honour__award=s.award, state=ASSIGNED)
    visited(life, row, misuse)


def visited(life: Life, row: Inspection, misuse: bool) -> None:
    s, who = life.stage, life.who(row.honour)
    by = "office" if s.user("office") in row.inspectors else "office2"
    answers = {x.id: "not" if misuse and x.id == "vouchers" else "met" for x in LINES}
    due = s.at.date() + timedelta(days=5)
    found = [{"line": "vouchers", "facts": "一笔支出凭证不全", "due": due.isoformat()}] if misuse else []
    s.do(
        by,
        "record_inspection",
        row.ref,
        on=s.at.date(),
        checklist=answers,
        scan=s.paper(by, f"检查记录 {row.honour.number} {s.at.year}"),
        findings=found,
    )
    for one in InspectionFinding.objects.filter(inspection=row):
        s.go(due - timedelta(days=1))
        s.do(who, "report_rectification", one.ref, text="已补齐凭证，并修订报销制度")
        s.do(by, "accept_rectification", one.ref, note="已核对")
    s.do(by, "close_inspection", row.ref, conclusion="已整改" if misuse else "使用规范")


def survey(life: Life, year: int) -> None:
    """Asked and answered before the next edition begins."""
    s = life.stage
    s.go(max(s.at.date(), date(year, 2, 27)), 10)
    if not life.standing(s.at.date() + timedelta(days=1)):
        return
    s.do(
        "leading",
        "draft_survey",
        s.award.ref,
        year=year,
        name="获奖单位绩效调查",
        due=s.at.date() + timedelta(days=1),
        indicators=["顾客满意度｜%｜必填｜0｜100", "专利授权｜件｜选填"],
    )
    row = Survey.objects.get(award=s.award, year=year)
    s.do("leading", "open_survey", row.ref)
    for answer in SurveyAnswer.objects.filter(survey=row).select_related("honour").order_by("honour__number"):
        if Honour.objects.filter(pk=answer.honour_id).exclude(edition="").exists():
            s.do(
                life.who(answer.honour),
                "answer_survey",
                answer.ref,
                values={"i01": str(life.draw.randrange(80, 100))},
            )
    s.do("leading", "close_survey", row.ref)


def edition(life: Life, year: int, start: int) -> None:
    """The next edition, with firms of its own; the barred winner comes back too early, another one at the
    right time.
    """
    s, first = life.stage, 100 * (year - start)
    base = generated.scenario(life.rules, generated.places(life.rules) + 1, life.draw.randrange(10**6), year)
    firms = [numbered(f, first + n) for n, f in enumerate(base.firms, 1)]
    firms += [returning(life, f, year) for f in back(life, year)]
    s.scenario, s.edition, s.cases = named(base, firms, year, start, life.rules.cycle_years), None, {}
    life.firms |= {f.alias: f for f in firms}
    s.go(s.scenario.days.setup)
    play.edition(s, "")


def numbered(firm: Firm, n: int) -> Firm:
    """A firm of a later edition, with a code and a name of its own."""
    return replace(firm, alias=f"A{n}", name=f"{firm.name[:2]}{n}号{firm.name.partition('号')[2]}", number=n)


def back(life: Life, year: int) -> list[Firm]:
    """Earlier winners that apply again: the revoked one inside its bar, another once its validity has run
    out.
    """
    by = {life.who(h): h for h in life.honours}
    again = by[life.again].valid_through
    late = again is not None and again < date(year, 5, 1)
    return [life.firms[a] for a in ((life.revoked, life.again) if late else ())]


def returning(life: Life, firm: Firm, year: int) -> Firm:
    """The same organisation with the figures of today."""
    better = 150 if firm.alias == life.again else 0
    return replace(
        firm,
        number=firm.number or int(firm.alias[1:]),
        won=None,
        submit=(18, 30, len(firm.alias)),
        final=firm.final + better,
        material=firm.material + better,
    )


def named(base: Scenario, firms: list[Firm], year: int, start: int, cycle: int) -> Scenario:
    return replace(base, firms=tuple(firms), number=base.number + (year - start) // cycle)


def revocation(life: Life, year: int) -> None:
    """From a lead to a decision that is delivered and published."""
    s = life.stage
    honour = next(h for h in life.honours if life.who(h) == life.revoked)
    ground = life.draw.choice([g for g in GROUNDS if g in {x.id for x in life.rules.revocation.grounds}])
    s.go(date(year, 11, 6))
    s.do(
        "office",
        "open_revocation",
        honour.ref,
        source="department",
        ground=ground,
        facts="有关部门通报，已调取结论文书",
        happened=honour.awarded + timedelta(days=life.draw.randrange(30, 600)),
        severity="serious",
        legal_review=True,
    )
    row = Revocation.objects.get(honour=honour)
    s.do("office", "tell_revocation", row.ref, days=5)
    s.go(date(year, 11, 8))
    s.do(
        "office",
        "serve_revocation",
        row.ref,
        on=s.at.date(),
        scan=s.paper("office", f"送达回证 {honour.number}"),
    )
    heard(life, row)
    s.go(date(year, 11, 20))
    s.do(
        s.scenario.committee[0][0],
        "give_opinion",
        row.ref,
        support="revoke",
        opinion="事实清楚，属于应当撤销的情形",
        document="评委会意见1号",
    )
    s.go(date(year, 12, 5))
    s.do(
        "government",
        "revoke",
        row.ref,
        document=f"撤销决定〔{year}〕1号",
        reason="属于办法规定的撤销情形",
        on=s.at.date(),
        remedy="可以在60日内申请行政复议，或在6个月内提起行政诉讼",
    )
    s.do(
        "office",
        "deliver_revocation",
        row.ref,
        on=s.at.date(),
        scan=s.paper("office", f"撤销决定送达回证 {honour.number}"),
    )
    s.do(
        "office",
        "publish_revocation",
        row.ref,
        on=s.at.date(),
        medium=f"{s.government}门户网站",
        link="https://example.invalid/revoked",
        capture=s.paper("office", f"公布截图 {honour.number}"),
    )


def heard(life: Life, row: Revocation) -> None:
    """In the system, in person or not at all: the seed says which of the three."""
    s, how = life.stage, life.draw.choice(("answer", "hearing", "waiver"))
    s.go(s.at.date() + timedelta(days=2))
    if how == "answer":
        s.do(life.revoked, "answer_revocation", row.ref, answer="对事实没有异议，请求从轻。")
    elif how == "hearing":
        s.do(
            "office",
            "record_hearing",
            row.ref,
            on=s.at.date(),
            record="当事人到场陈述，没有提出新证据",
            scan=s.paper("office", "听取意见笔录"),
        )
    else:
        s.do(
            "office",
            "record_waiver",
            row.ref,
            on=s.at.date(),
            how="written",
            scan=s.paper("office", "放弃陈述声明"),
        )


def recovery(life: Life) -> None:
    """Certificate and trophy come back, the prize in three parts; then nothing is left to do."""
    s, row = life.stage, Revocation.objects.get(honour__award=life.stage.award, state=REVOKED)
    third = row.recovered_fen // 3 // 100 * 100
    parts = (third, third, row.recovered_fen - 2 * third)
    s.do("office", "take_back_certificate", row.ref, on=s.at.date(), note="证书1件、奖杯1座，由单位交回")
    for n, fen in enumerate(parts, 1):
        s.go(s.at.date() + timedelta(days=life.draw.randrange(20, 60)))
        if n == 2:
            s.do(
                "office", "remind_recovery", row.ref, due=s.at.date() + timedelta(days=15), document="催缴1号"
            )
        s.do(
            "office",
            "receive_recovery",
            row.ref,
            amount=f"{money.yuan(fen).replace(',', '')}元",
            on=s.at.date(),
            document=f"国库缴款{n}号",
            scan=s.paper("office", f"缴款凭证{n}"),
        )
    s.do("office", "settle_revocation", row.ref, note="决定已送达、公布，证书奖杯已收回，奖金已全部入库")


def events(award: Any) -> dict[str, int]:
    """How often each kind of event happened, counted in the registers."""
    refused = Case.objects.filter(edition__award=award, state=REFUSED)
    return {
        "honours": Honour.objects.filter(award=award).exclude(edition="").count(),
        "reports": AnnualReport.objects.filter(honour__award=award).exclude(filed_at=None).count(),
        "inspections": Inspection.objects.filter(honour__award=award).count(),
        "rectified": InspectionFinding.objects.filter(honour__award=award, state=ACCEPTED).count(),
        "revoked": Revocation.objects.filter(
            honour__award=award, decided__isnull=False, state__in=(REVOKED, SETTLED)
        ).count(),
        "barred": sum(
            any(f["rule"] == "no_revocation_bar" and f["value"] == "NOT_MET" for f in c.findings)
            for c in refused
        ),
        "re_awards": Honour.objects.filter(award=award, first_time=False).exclude(edition="").count(),
        "expired": sum(
            h.valid_through is not None and h.valid_through < groundwork.today(award)
            for h in Honour.objects.filter(award=award).exclude(edition="")
        ),
    }
