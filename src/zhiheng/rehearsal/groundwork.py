"""Before an edition: bodies, people, plan, panel, call."""

from __future__ import annotations

from datetime import date, timedelta

from zhiheng.access import clock
from zhiheng.access.acting import rules_of
from zhiheng.access.kinds import AWARD
from zhiheng.access.models import Award
from zhiheng.editions import pinned
from zhiheng.editions.models import BudgetLine, Edition
from zhiheng.people.kinds import BODY
from zhiheng.people.models import Body

from .stage import Stage


def people(s: Stage) -> None:
    """Bodies and appointments, each with its document."""
    x, award = s.scenario, AWARD.ref(s.award.pk)
    s.go(x.days.setup)
    s.do("system", "found_award", award, login=s.login("office"), name="王敬之")
    s.know("office", "office")
    _bodies(s, award)
    _appoint(s, "office2", "李慎独", "office", "办公室工作人员")
    _appoint(s, "leading", "赵守正", "leading", "领导小组办公室主任")
    _appoint(s, "government", "吴公明", "government", f"{s.government}办公室文秘")
    _appoint(s, "supervision", "严自律", "supervision", "派驻纪检监察组")
    for n, name in enumerate(x.recommenders, 1):
        _appoint(s, f"recommender{n}", f"推荐员{n}", "recommender", "经办人", name)
    for name, _, login in x.departments:
        _appoint(s, login, f"{name}经办", "department", "经办人", name)
    for alias, name, post, cls, role in x.committee:
        _appoint(s, alias.lower(), name, "committee", post, cls=cls, role=role, alias=alias)
    for alias, name, pool, _ in x.experts:
        s.do(
            "office",
            "admit_expert",
            award,
            login=s.login(alias.lower()),
            name=name,
            pool=pool,
            alias=alias,
            document="专家库公告",
            employer="某质量研究机构",
            skills="质量管理",
        )
        s.know(alias, alias.lower())


def _bodies(s: Stage, award: str) -> None:
    x, rules = s.scenario, rules_of(s.award)
    plain = [
        (f"{rules.area}质量强{rules.area}战略工作领导小组", "leading_group"),
        (f"{rules.honour}评定委员会", "committee"),
        ("评委会办公室", "office"),
        (f"{rules.area}人民政府", "government"),
        ("派驻纪检监察组", "supervision"),
    ]
    for name, sort in plain:
        s.do("office", "found_body", award, name=name, sort=sort, document="成立通知")
    for name in x.recommenders:
        s.do("office", "found_body", award, name=name, sort="recommender", document="推荐单位名录")
    for name, competence, _ in x.departments:
        s.do(
            "office",
            "found_body",
            award,
            name=name,
            sort="department",
            competence=competence,
            document="核查分工表",
            telephone="0371-00000000",
        )


def _appoint(
    s: Stage,
    login: str,
    name: str,
    office: str,
    post: str,
    body: str = "",
    cls: str = "",
    role: str = "",
    alias: str = "",
) -> None:
    scope = BODY.ref(Body.objects.get(award=s.award, name=body, sort=office).pk) if body else ""
    s.do(
        "office",
        "appoint",
        AWARD.ref(s.award.pk),
        login=s.login(login),
        name=name,
        office=office,
        post=post,
        scope=scope,
        cls=cls,
        role=role,
        alias=alias,
        document="任命文件",
        from_day=s.at.date(),
    )
    s.know(alias or login, login)


def earlier_winners(s: Stage) -> None:
    """Winners of the edition before: their validity decides who may apply."""
    for n, firm in enumerate(s.scenario.firms, 1):
        if firm.won:
            s.do(
                "office",
                "enter_earlier_honour",
                AWARD.ref(s.award.pk),
                uscc=firm.code(n),
                name=firm.name,
                number=f"{s.award.slug.upper()}-{firm.won.year}-{n:02d}",
                awarded=firm.won,
                edition_label=f"{firm.won.year}年",
                document="往届通报",
            )


def open_edition(s: Stage) -> None:
    x = s.scenario
    done = s.do("office", "open_edition", AWARD.ref(s.award.pk), number=x.number, year=x.year)
    s.edition = Edition.objects.get(pk=done.object.partition("/")[2])


def plan(s: Stage) -> None:
    """Plan, readings, money; approved by the committee, confirmed by the government."""
    x, d = s.scenario, s.scenario.days
    chair = x.committee[0][0]
    s.do(
        "office",
        "check_regulation",
        s.ref,
        in_force="有效",
        document="规范性文件清理结果",
        external_approval="已批准",
    )
    s.do(
        "office",
        "save_plan",
        s.ref,
        opens=d.call,
        deadline=d.deadline,
        replies_due=d.replies,
        gate=x.gate,
        engage="appointed",
        media=f"{s.government}门户网站",
        dates=_planned(s),
    )
    s.do("office", "submit_plan", s.ref)
    s.do(chair, "adopt_readings", s.ref, document="评委会会议纪要1号")
    s.do("government", "confirm_readings", s.ref, document=f"{s.government}批复1号")
    s.do(chair, "approve_plan", s.ref, document="评委会会议纪要2号")
    s.do(
        "office",
        "add_budget_line",
        s.ref,
        sort="prize",
        name="奖金",
        amount=x.prize_line,
        document="预算批复",
    )
    s.do(
        "office",
        "add_budget_line",
        s.ref,
        sort="review",
        name="评审经费",
        amount="30万元",
        document="预算批复",
    )


def _planned(s: Stage) -> dict[str, str]:
    """A day for each stage that the award has; the last review takes the day of the visits, whatever it is
    called.
    """
    d, rules = s.scenario.days, pinned.rules(s.here.instrument)
    days = {
        "qualification": d.qualified,
        "material": d.material,
        rules.final_stage: d.onsite,
        "deliberation": d.meeting,
        "notice": d.notice,
        "decision": d.decision,
    }
    return {stage.id: days[stage.id].isoformat() for stage in rules.stages if stage.id in days}


def panel(s: Stage) -> None:
    s.go(s.scenario.days.panel)
    roles = {s.user(alias): role for alias, _, _, role in s.scenario.experts}
    s.do(
        "office",
        "engage_panel",
        s.ref,
        members=roles,
        mode="appointed",
        document="聘请函1号",
        reason="按专业覆盖与回避情况从省、市、区专家库聘请",
    )


def call(s: Stage) -> None:
    s.go(s.scenario.days.call)
    s.do(
        "office",
        "publish_call",
        s.ref,
        medium=f"{s.government}门户网站",
        link="https://example.invalid/call",
        proof=s.paper("office", "申报通知网页截图"),
        document="申报通知1号",
    )


def prize_line(s: Stage) -> BudgetLine:
    return BudgetLine.objects.get(edition=s.here, sort="prize")


def today(award: Award) -> date:
    """The civil day by an award's own clock."""
    return clock.day(clock.now(award))


def clock_base(award: Award, s: Stage) -> None:
    """Let the award's own clock go on from where the script stopped."""
    award.offset_ms = int((s.at + timedelta(seconds=1) - clock.real()).total_seconds() * 1000)
    Award.objects.filter(pk=award.pk).update(offset_ms=award.offset_ms)
