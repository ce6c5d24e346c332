"""The plan of an edition with the instrument's values."""

from __future__ import annotations

from zhiheng.documents import wording
from zhiheng.documents.drafts.opening import OpeningFacts
from zhiheng.documents.gather import base
from zhiheng.editions import pinned
from zhiheng.editions.kinds import PLANNING, SUBMITTED
from zhiheng.editions.models import BudgetLine, Edition
from zhiheng.law import points, spans
from zhiheng.law.instrument import Instrument
from zhiheng.people.selectors import pool_name

WHERE = {
    "first_time": "首次获奖",
    "re_award": "再次获奖",
    "specialised": "专精特新",
    "ordinary": "非专精特新",
    "budget_funded": "财政全额保障",
    "self_funded": "非财政全额保障",
}


def facts(ref: str) -> OpeningFacts:
    e = base.edition(ref)
    law, plan, check = base.rules(e), e.plan, e.regulation_check
    criteria = pinned.criteria(e.criteria)
    notice = next((s for s in law.stages if s.kind == "notice"), None)
    return OpeningFacts(
        base.frame(e),
        e.state not in (PLANNING, SUBMITTED),
        base.planned(e, "opens"),
        e.deadline or base.planned(e, "deadline"),
        base.planned(e, "replies_due"),
        plan.get("gate", ""),
        points.text(min(t.floor for t in law.tiers)),
        {"appointed": "聘请", "drawn": "随机抽取"}.get(plan.get("engage", ""), "聘请"),
        plan.get("media", ""),
        quotas(law),
        prizes(law),
        validity(law),
        law.panel.min,
        law.panel.max,
        law.panel.on_site_min,
        "、".join(pool_name(p) for p in law.panel.pools),
        wording.share(law.quorum.value),
        wording.share(law.majority.value),
        notice_days(law) if notice else "",
        law.stage(law.final_stage).title,
        f"{criteria.code}-{criteria.edition}",
        criteria.total,
        tuple(
            (s.title, s.list_title, base.read_day(plan.get("dates", {}).get(s.id)), s.art) for s in law.stages
        ),
        tuple(
            (no, title, str(sum(i.points for i in criteria.items if i.id.startswith(f"{no}."))))
            for no, title in criteria.categories.items()
        ),
        tuple((r.title, r.art) for r in law.conditions),
        tuple((r.title, r.art) for r in law.bars),
        tuple(
            (b.name, wording.wan(b.fen), b.document)
            for b in BudgetLine.objects.filter(edition=e).order_by("sort", "name")
        ),
        len(law.readings),
        e.readings.get("adopted_by", ""),
        wording.dates(e.readings.get("adopted_on", "")),
        e.readings.get("confirmed_by", ""),
        wording.dates(check.get("on", "")),
        check.get("state", ""),
        check.get("document", ""),
        check.get("approval", ""),
        e.call.get("document", ""),
        e.called_on,
    )


def planned(e: Edition) -> bool:
    return bool(e.plan)


def approved(e: Edition) -> bool:
    return e.state not in (PLANNING, SUBMITTED)


def quotas(law: Instrument) -> str:
    """每届首次获奖的区长质量奖不超过3家."""
    said = [
        (
            f"{'、'.join(WHERE.get(w, w) for w in q.where)}的{'、'.join(law.tier(t).name for t in q.tiers)}不"
            f"超过{q.max}家"
        )
        for q in law.quotas
    ]
    return "名额为" + "，".join(said) if said else "名额由方案确定"


def prizes(law: Instrument) -> str:
    said = [
        f"{'、'.join(WHERE.get(w, w) for w in p.where)}的{law.tier(p.tier).name}"
        f"{f'每家{wording.wan(p.fen)}' if p.fen else '不发奖金'}"
        for p in law.prizes
    ]
    return "奖金为" + "，".join(said) if said else "不设奖金"


def validity(law: Instrument) -> str:
    if isinstance(law.validity, spans.Years):
        return f"{law.validity.n}年"
    return f"{law.validity.n}届" if isinstance(law.validity, spans.Editions) else "长期"


def notice_days(law: Instrument) -> str:
    stage = law.of_kind("notice")
    return f"不少于{stage.days}个{'工作日' if stage.unit == 'working' else '自然日'}"
