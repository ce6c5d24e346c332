"""Promotion: plans, activities, a winner's part in them, practice, registers, use and misuse of the title."""

from __future__ import annotations

from typing import Any

from zhiheng.access.secrecy import reads
from zhiheng.access.viewer import Viewer
from zhiheng.aftercare.promotion import selectors as promotion
from zhiheng.aftercare.promotion.choices import ACTIVITY_SORTS, ENTRY_SORTS, MISUSES, REGISTERS, SECTORS
from zhiheng.aftercare.promotion.kinds import (
    ACTIVITY,
    ACTIVITY_ASKED,
    ADOPTED,
    CANCELLED,
    CONSENTED,
    DRAFTED,
    EVALUATED,
    HELD,
    MISSED,
    MISUSE,
    PART,
    PART_ASKED,
    PLANNED,
    PRACTICE,
    PROMOTION_ENTRY,
    PROMOTION_PLAN,
    PUBLISHED,
    PURSUED,
    TITLE_USE,
    WITHDRAWN,
)
from zhiheng.registry.kinds import HONOUR
from zhiheng.web.frame import dates, objects
from zhiheng.web.frame.parts import Link, Table

from .parts import Shown, day_of, facts, link, shows, steps


@shows(PROMOTION_PLAN)
def plan(by: Viewer, p: Any) -> Shown:
    """A plan with its activities by sector."""
    found = sorted(promotion.activities(by, p.pk), key=lambda a: (a.sector, a.on))
    rows = tuple(
        (
            Link(a.name, ACTIVITY.address(a.pk)),
            SECTORS.get(a.sector, a.sector),
            ACTIVITY_SORTS.get(a.sort, a.sort),
            dates.full(a.on),
            a.place,
            objects.state(a.state, ACTIVITY),
        )
        for a in found
    )
    adopted = p.state == ADOPTED
    return Shown(
        "" if adopted else "列入活动后印发；印发以后，才能邀请获奖单位",
        facts(
            ("年度", f"{p.year}年"),
            ("目标与重点", p.text),
            ("文号", p.document),
            ("印发日期", dates.full(p.adopted_on)),
        ),
        steps(2 if adopted else 1, ("编制", ""), ("印发", dates.short(p.adopted_on) if p.adopted_on else "")),
        (
            Table(
                "活动",
                ("活动", "行业领域", "形式", "日期", "地点", "状态"),
                rows,
                "还没有活动。点“列入推广活动”",
            ),
        ),
    )


DONE = {PLANNED: 1, ACTIVITY_ASKED: 2, HELD: 3, EVALUATED: 4, CANCELLED: 1}


@shows(ACTIVITY)
def activity(by: Viewer, a: Any) -> Shown:
    hosts = promotion.names(a.hosts)
    asked = promotion.parts(by, [a.pk])
    rows = tuple(
        (
            Link(p.honour.name, PART.address(p.pk)),
            objects.state(p.state, PART),
            f"{p.people}人" if p.people else dates.NONE,
            p.contact or dates.NONE,
            p.explanation or dates.NONE,
        )
        for p in asked
    )
    return Shown(
        "获奖单位应当按照推广计划参加；没有参加的，列入未完成的任务" if a.state == ACTIVITY_ASKED else "",
        facts(
            ("计划", link(by, PROMOTION_PLAN, a.plan_id)),
            ("形式", ACTIVITY_SORTS.get(a.sort, a.sort)),
            ("行业领域", SECTORS.get(a.sector, a.sector)),
            ("日期", dates.full(a.on)),
            ("地点", a.place),
            ("承办单位", "、".join(hosts[h] for h in a.hosts if h in hosts)),
            ("材料与准备", a.material),
            ("其他单位", f"{a.others}人到场" if a.others else ""),
            ("评价", a.evaluation),
        ),
        ()
        if a.state == CANCELLED
        else steps(DONE[a.state], ("列入计划", ""), ("邀请", ""), ("举办", dates.short(a.on)), ("评价", "")),
        (Table("获奖单位", ("单位", "状态", "人数", "联系人", "说明"), rows),) if rows else (),
    )


@shows(PART)
def part(by: Viewer, p: Any) -> Shown:
    a = p.activity
    lead = {
        PART_ASKED: f"请在{dates.full(p.due)}前报名",
        MISSED: "没有参加，列入未完成的任务" if p.explanation else "没有参加。请说明原因和补救",
    }
    return Shown(
        lead.get(p.state, ""),
        facts(
            ("活动", link(by, ACTIVITY, a.pk) or a.name),
            ("单位", p.honour.name),
            ("日期", dates.full(a.on)),
            ("地点", a.place),
            ("材料与准备", a.material),
            ("报名截止", dates.full(p.due)),
            ("人数", f"{p.people}人" if p.people else ""),
            ("联系人", p.contact),
            ("未参加的原因", p.explanation),
        ),
    )


@shows(PRACTICE)
def practice(by: Viewer, p: Any) -> Shown:
    """A case with where it stands between winner and office."""
    public = promotion.is_public(p)
    lead = {
        DRAFTED: "等获奖单位核对并同意公开；没有同意的，不能公开",
        CONSENTED: "获奖单位已同意，可以公开",
    }.get(p.state, "")
    hidden = "荣誉已被撤销，网站不再显示" if p.state == PUBLISHED and not public else ""
    return Shown(
        hidden or lead,
        facts(
            ("单位", link(by, HONOUR, p.honour_id) or p.honour.named),
            ("行业领域", SECTORS.get(p.sector, p.sector)),
            ("方法", p.method),
            ("实施年份", f"{p.year}年"),
            ("做法与体会", p.text),
            ("成效数据", p.figures),
            ("同意公开", dates.moment(p.consented_at)),
            ("公开日期", dates.full(p.published_on)),
        ),
        ()
        if p.state == WITHDRAWN
        else steps(
            {DRAFTED: 1, CONSENTED: 2}.get(p.state, 3),
            ("撰写", ""),
            ("获奖单位同意", day_of(p.consented_at)),
            ("公开", dates.short(p.published_on) if p.published_on else ""),
        ),
        files=(Link("网站上的页面", f"/{p.honour.award.slug}/practice/{p.pk}/"),) if public else (),
    )


@shows(PROMOTION_ENTRY)
def entry(by: Viewer, e: Any) -> Shown:
    return Shown(
        "",
        facts(
            ("登记簿", REGISTERS[e.register]),
            ("单位", link(by, HONOUR, e.honour_id) or e.name),
            ("类别", ENTRY_SORTS.get(e.sort, e.sort)),
            ("日期", dates.full(e.on)),
            ("内容", e.text),
            ("依据文件", e.document),
        ),
    )


@shows(TITLE_USE)
def use(by: Viewer, u: Any) -> Shown:
    return Shown(
        "",
        facts(
            ("单位", link(by, HONOUR, u.honour_id) or u.honour.named),
            ("获奖时间", dates.full(u.honour.awarded)),
            ("用在何处", u.place),
            ("开始使用", dates.full(u.on)),
            ("宣传文字", u.text),
        ),
    )


@shows(MISUSE)
def misuse(by: Viewer, m: Any) -> Shown:
    """A report; who made it is for the case officer alone."""
    over = m.concluded_at is not None
    return Shown(
        "" if over else "对照登记簿核查，办结时写明结论和理由",
        facts(
            ("情形", MISUSES.get(m.sort, m.sort)),
            ("所称编号或单位", m.about),
            ("登记簿中的荣誉", link(by, HONOUR, m.honour_id) or "没有查到"),
            ("事实与线索", m.facts),
            ("收到时间", dates.moment(m.received_at)),
            ("反映人", (m.name or "没有留名") if reads(by, m, "name") else ""),
            ("联系方式", m.contact if reads(by, m, "contact") else ""),
            ("结论与理由", m.conclusion),
            ("办结时间", dates.moment(m.concluded_at)),
        ),
        steps(
            3 if over else 2 if m.state == PURSUED else 1,
            ("收到", day_of(m.received_at)),
            ("核查", ""),
            ("办结", day_of(m.concluded_at)),
        ),
    )


def of_honour(by: Viewer, h: Any) -> tuple[Table, ...]:
    """What a winner did with its honour: tasks, practice, improvement, samples of its use."""
    made = (
        Table(
            "推广任务",
            ("活动", "日期", "状态"),
            tuple(
                (
                    Link(p.activity.name, PART.address(p.pk)),
                    dates.full(p.activity.on),
                    objects.state(p.state, PART),
                )
                for p in promotion.of_honour(by, h.pk)
            ),
        ),
        Table(
            "经验案例",
            ("案例", "年份", "状态"),
            tuple(
                (Link(p.name, PRACTICE.address(p.pk)), f"{p.year}年", objects.state(p.state, PRACTICE))
                for p in promotion.practices(by, h.pk)
            ),
        ),
        Table(
            "质量改进",
            ("类别", "日期", "内容"),
            tuple(
                (
                    Link(ENTRY_SORTS.get(e.sort, e.sort), PROMOTION_ENTRY.address(e.pk)),
                    dates.full(e.on),
                    e.text,
                )
                for e in promotion.entries(by, "improvement", h.pk)
            ),
        ),
        Table(
            "荣誉使用样稿",
            ("用在何处", "开始使用"),
            tuple(
                (Link(u.place, TITLE_USE.address(u.pk)), dates.full(u.on)) for u in promotion.uses(by, h.pk)
            ),
        ),
    )
    return tuple(t for t in made if t.rows)
