"""The guide: a new house from its first day to the call, step by step, each with what it still lacks."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.access import clock, viewer
from zhiheng.access.acting import rules_of
from zhiheng.access.kinds import AWARD
from zhiheng.editions import selectors as editions
from zhiheng.editions.kinds import APPROVED, EDITION, PLANNING, SUBMITTED
from zhiheng.people import selectors as people
from zhiheng.stages.review import selectors as review
from zhiheng.web.frame import rendering
from zhiheng.web.frame.guard import require
from zhiheng.web.frame.parts import Link, State

from .pages import StartPage, StartStep

SORTS = (
    ("leading_group", "领导小组"),
    ("committee", "评委会"),
    ("office", "评委会办公室"),
    ("government", "政府"),
    ("supervision", "监督机构"),
)
OFFICES = (
    ("office", "办公室第二名工作人员", 2),
    ("committee", "评委会委员", 3),
    ("government", "政府经办人", 1),
    ("supervision", "监督人员", 1),
)


@require_GET
def start(request: HttpRequest) -> HttpResponse:
    """Six steps to found the house, six to prepare an edition; a step is done when nothing is missing."""
    by = rendering.viewer_of(request)
    require(by, "start")
    award = viewer.award(by.awards("office")[0])
    house = _house(award)
    edition = max(
        (e for e in editions.editions(by) if e.award_id == award.pk),
        key=lambda e: (e.year, e.number),
        default=None,
    )
    prepared = _edition(edition) if edition else ()
    done = sum(s.state.kind == "done" for s in (*house, *prepared))
    shown = StartPage(
        "开办向导",
        f"共{len(house) + len(prepared)}步，已完成{done}步。次序可以调整，缺的内容写在每一步下面",
        house,
        prepared,
        f"{edition.named}：发布申报通知之前" if edition else "",
    )
    return rendering.page(request, "desk/start.html", "开办向导", shown)


def _step(title: str, text: str, missing: list[str], links: list[Link], waits: str = "") -> StartStep:
    state = (
        State("done", "已完成")
        if not missing
        else State("doing", waits)
        if waits
        else State("todo", f"还差{len(missing)}项")
    )
    return StartStep(title, text, state, tuple(missing), tuple(links))


def _house(award: Any) -> tuple[StartStep, ...]:
    rules, have, ref = rules_of(award), people.standing(award.pk), AWARD.ref(award.pk)
    wanted = {c for r in rules.bars for c in r.competent}
    bodies = [name for sort, name in SORTS if not have.bodies.get(sort)]
    bodies += [] if have.bodies.get("recommender") else ["至少一家推荐单位"]
    bodies += [f"分管“{c}”的核查部门" for c in sorted(wanted - have.competences)]
    persons = [name for office, name, least in OFFICES if have.offices.get(office, 0) < least]
    manned = have.bodies.get("recommender", 0) + have.bodies.get("department", 0)
    if len(have.manned) < manned:
        persons.append(f"推荐单位和核查部门的经办人（还有{manned - len(have.manned)}家没有）")
    years = [
        y
        for y in (clock.day(clock.now(award)).year, clock.day(clock.now(award)).year + 1)
        if y not in editions.calendar(award).years
    ]
    pooled = sum(have.pools.values())
    return (
        _step(
            "办法与口径",
            f"{rules.title}（{rules.document}）。先看没有写明之处怎样理解",
            [],
            [Link("看办法与口径", "/award/")],
        ),
        _step(
            "机构",
            "领导小组、评委会、办公室、政府、监督机构、推荐单位、核查部门",
            bodies,
            [Link("设立机构", f"/act/found_body/{ref}/"), Link("从表格导入", "/import/bodies/")],
        ),
        _step(
            "人员",
            "每项任命都有文件；任命之后发出登录邀请",
            persons,
            [
                Link("任命", f"/act/appoint/{ref}/"),
                Link("从表格导入", "/import/appointments/"),
                Link("发出邀请", "/people/"),
            ],
        ),
        _step(
            "评审员库",
            f"每届聘请{rules.panel.min}—{rules.panel.max}名，另备候补",
            [] if pooled >= rules.panel.max else [f"库中有{pooled}名，至少要{rules.panel.max}名"],
            [Link("入库评审员", f"/act/admit_expert/{ref}/"), Link("从表格导入", "/import/experts/")],
        ),
        _step(
            "日历",
            "工作日按国务院办公厅每年的通知计算",
            [f"{y}年的放假安排" for y in years[:1]],
            [Link("载入年度安排", f"/act/load_calendar/{ref}/")],
        ),
        _step(
            "第一届",
            "开设之后，按下面的六步准备",
            [] if editions.newest(award.pk) else ["还没有届次"],
            [Link("开设新一届", f"/act/open_edition/{ref}/")],
        ),
    )


def _edition(edition: Any) -> tuple[StartStep, ...]:
    ref, state = EDITION.ref(edition.pk), edition.state
    sorts = {line.sort for line in editions.budget_lines(edition.pk)}
    called = state not in (PLANNING, SUBMITTED, APPROVED)
    readings, plan = edition.readings, edition.plan
    approved = [] if state not in (PLANNING, SUBMITTED) else ["评委会审批方案"]
    agreed = [
        *approved,
        *([] if readings.get("adopted_on") else ["评委会通过口径"]),
        *([] if readings.get("confirmed_on") else ["政府确认限制权利的口径"]),
    ]
    return (
        _step(
            "核对办法有效性",
            "写明现行状态与核对依据",
            [] if edition.regulation_check else ["核对记录"],
            [Link("核对办法有效性", f"/act/check_regulation/{ref}/")],
        ),
        _step(
            "编制评审工作方案",
            "申报起止、部门复函、分数线、各阶段日期",
            [] if plan else ["方案"],
            [Link("分六步编制方案", f"/plan/{edition.pk}/1/"), Link("看日历", "/calendar/")],
        ),
        _step(
            "登记预算",
            "奖金与评审经费各至少一行",
            [n for s, n in (("prize", "奖金"), ("review", "评审经费")) if s not in sorts],
            [Link("登记预算", f"/act/add_budget_line/{ref}/")],
        ),
        _step(
            "审批与口径",
            "评委会审批方案、通过口径；政府确认",
            agreed,
            [Link("提请审批", f"/act/submit_plan/{ref}/")],
            "等待评委会与政府" if state == SUBMITTED else "",
        ),
        _step(
            "聘请评审组",
            "组长一名，按专业覆盖与回避情况聘请",
            [] if review.panel_of(edition.pk) else ["评审组"],
            [Link("聘请评审组", f"/act/engage_panel/{ref}/")],
        ),
        _step(
            "发布申报通知",
            "主要媒体、链接、网页截图、文号",
            [] if called else ["申报通知"],
            [Link("发布申报通知", f"/act/publish_call/{ref}/")],
        ),
    )
