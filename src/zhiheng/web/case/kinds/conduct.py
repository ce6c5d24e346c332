"""Complaints, misconduct cases, appraisals. Who complained is for the office alone."""

from __future__ import annotations

from typing import Any

from zhiheng.access.secrecy import reads
from zhiheng.access.viewer import Viewer
from zhiheng.conduct.choices import ABOUT, CHANNELS, GROUNDS
from zhiheng.conduct.kinds import ANSWERED, APPRAISAL, COMPLAINT, MISCONDUCT, OPENED, PURSUED, RECEIVED, TOLD
from zhiheng.law import points
from zhiheng.web.frame import dates
from zhiheng.web.frame.parts import Fact, Table

from .parts import Shown, day_of, facts, link, shows, steps


@shows(COMPLAINT)
def complaint(by: Viewer, c: Any) -> Shown:
    """Beats, facts and outcome; the complainant only where they signed, and only to the office."""
    named = f"{c.name} {c.contact}".strip() if c.signed and reads(by, c, "name") else ""
    done = {RECEIVED: 1, PURSUED: 2}.get(c.state, 3)
    return Shown(
        "反映人的身份只有评委会办公室的办案人员知道；被反映的人不能办理，也看不到",
        facts(
            ("收到", dates.moment(c.received_at)),
            ("来源", CHANNELS.get(c.channel, c.channel)),
            ("方式", "署名" if c.signed else "匿名"),
            ("反映人", named),
            ("反映的是", ABOUT.get(c.sort, c.sort)),
            ("被反映人", c.about_name),
            ("经核对", c.about.name if c.about else "尚未核对"),
            ("事实与线索", c.facts),
            ("附件", f"{len(c.evidence)}件" if c.evidence else ""),
            ("结论", c.conclusion),
            ("办结", dates.moment(c.concluded_at)),
        ),
        steps(done, ("收到", day_of(c.received_at)), ("受理核实", ""), ("办结", day_of(c.concluded_at))),
    )


DONE = {OPENED: 1, TOLD: 2, ANSWERED: 3}


@shows(MISCONDUCT)
def misconduct(by: Viewer, m: Any) -> Shown:
    """Told, heard, decided with reasons, remedy named, delivered."""
    done = DONE.get(m.state, 5 if m.delivered_on else 4)
    sent = tuple((r["body"], r["document"], dates.plain(r["on"]), r["reason"]) for r in m.referrals)
    return Shown(
        {
            OPENED: "等告知当事人",
            TOLD: f"当事人可在{dates.full(m.answer_by)} 24:00 前陈述；在此之前不作决定",
        }.get(m.state, ""),
        facts(
            ("当事人", m.user.name),
            ("身份", "专家库评审员" if m.expert_id else "工作人员或评委"),
            ("情形", GROUNDS.get(m.ground, m.ground)),
            ("依据的投诉", link(by, COMPLAINT, m.complaint_id)),
            ("涉嫌的事实", m.facts),
            ("告知时间", dates.moment(m.told_at)),
            ("答复期限", dates.full(m.answer_by)),
            ("陈述", m.statement),
            ("陈述时间", dates.moment(m.stated_at)),
            ("决定日期", dates.full(m.decided_on)),
            ("决定理由", m.reason),
            ("救济途径", m.remedy),
            ("送达", f"{dates.full(m.delivered_on)}，{m.delivery}" if m.delivered_on else ""),
        ),
        steps(
            done,
            ("立案", day_of(m.opened_at)),
            ("告知", day_of(m.told_at)),
            ("当事人陈述", day_of(m.stated_at)),
            ("作出决定", dates.short(m.decided_on) if m.decided_on else ""),
            ("送达", dates.short(m.delivered_on) if m.delivered_on else ""),
        ),
        (Table("移送函", ("移送机关", "文号", "日期", "理由"), sent),) if sent else (),
    )


def counted(figures: dict[str, Any]) -> tuple[Fact, ...]:
    """Figures of an appraisal in words: computed, never typed."""
    spread = points.shown(points.parse(figures["spread"])) if figures["spread"] else ""
    return facts(
        ("评分表", f"{figures['books']}本，已锁定{figures['locked']}本"),
        ("逾期锁定", f"{figures['late']}本，共{figures['days_late']}天" if figures["late"] else "没有"),
        ("与合议之差", f"平均{spread}分" if spread else ""),
        ("评语", f"{figures['comments']}条"),
        ("认定成立的失职", f"{figures['founded']}件" if figures["founded"] else "没有"),
    )


@shows(APPRAISAL)
def appraisal(by: Viewer, a: Any) -> Shown:
    answered = a.state == ANSWERED
    return Shown(
        "数字由系统从评分表算出；考核结果和理由由评委会办公室写明",
        (
            *facts(("评审员", a.user.name), ("考核结果", a.rating), ("理由", a.reason)),
            *counted(a.figures),
            *facts(("本人意见", a.answer), ("说明时间", dates.moment(a.answered_at))),
        ),
        steps(
            2 if answered else 1,
            ("考核", day_of(a.at)),
            ("本人说明意见", day_of(a.answered_at) or "可说明一次"),
        ),
    )
