"""From the notice to the prize and the archive."""

from __future__ import annotations

from datetime import date

from zhiheng.access import instants
from zhiheng.documents import wording
from zhiheng.documents.drafts.deciding import ArchiveFacts, DecidingFacts, NoticeFacts, Winner
from zhiheng.documents.gather import base, opening
from zhiheng.editions.kinds import CLOSED, CONCLUDED
from zhiheng.editions.models import BudgetLine, Case, Edition, NameList, Strike
from zhiheng.law import prize, quota
from zhiheng.law.instrument import Instrument
from zhiheng.registry.models import Honour
from zhiheng.stages.decision import selectors as decisions
from zhiheng.stages.decision.kinds import DECIDED
from zhiheng.stages.decision.models import Decision
from zhiheng.stages.meeting.models import Meeting
from zhiheng.stages.notice.kinds import OBJECTION, RECEIVED
from zhiheng.stages.notice.models import Notice, Objection
from zhiheng.stages.review.kinds import REPORTED
from zhiheng.stages.review.models import Consensus, Panel

FOREVER, LONG, SHORT = "永久", "30年", "10年"


def nominated(e: Edition) -> bool:
    return base.given(e, "meeting") is not None


def noticed(e: Edition) -> bool:
    return Notice.objects.filter(edition=e).exists()


def ready(e: Edition) -> bool:
    """The notice is over: its list is there."""
    return base.given(e, "notice") is not None


def decided(e: Edition) -> bool:
    return Decision.objects.filter(edition=e, state=DECIDED).exists()


def closed(e: Edition) -> bool:
    return e.state in (CONCLUDED, CLOSED)


def notice(ref: str) -> NoticeFacts:
    e = base.edition(ref)
    found, made, law = (
        Notice.objects.filter(edition=e).order_by("published").last(),
        base.given(e, "meeting"),
        base.rules(e),
    )
    after = base.given(e, "notice")
    listed = found.cases if found else (made.cases if made else [])
    gone = list(
        Strike.objects.filter(edition=e, case__in=listed)
        .select_related("case__organisation")
        .order_by("case__no")
    )
    left = after.cases if after else [pk for pk in listed if pk not in {s.case_id for s in gone}]
    return NoticeFacts(
        base.frame(e),
        found.published if found else None,
        found.last_day if found else None,
        len(found.days) if found else 0,
        opening.notice_days(law),
        found.medium if found else e.plan.get("media", ""),
        found.link if found else "",
        found.document if found else "",
        base.firms(e, listed),
        _objections(e),
        tuple((s.case.organisation.name, s.reason, s.article) for s in gone),
        base.firms(e, left),
    )


def _standing(o: Objection) -> str:
    """How far an objection is, for the record: what was received is being handled."""
    return "办理中" if o.state == RECEIVED else OBJECTION.state(o.state).word


def _objections(e: Edition) -> tuple[tuple[str, str, str, str, str], ...]:
    rows = (
        Objection.objects.filter(case__edition=e)
        .select_related("case__organisation")
        .order_by("received_at", "number")
    )
    return tuple(
        (o.number, o.case.organisation.name, "署名" if o.signed else "匿名", _standing(o), o.conclusion)
        for o in rows
    )


def facts(ref: str) -> DecidingFacts:
    e = base.edition(ref)
    law, decision, meeting = (
        base.rules(e),
        decisions.of_edition(e.pk),
        Meeting.objects.filter(edition=e).first(),
    )
    line = BudgetLine.objects.filter(edition=e, sort="prize").order_by("name").first()
    taken = decision if decision and decision.state == DECIDED else None
    paid = decisions.payments(e.pk)
    named = dict(Case.objects.filter(edition=e).values_list("pk", "organisation__name"))
    return DecidingFacts(
        base.frame(e),
        _lists(e, law),
        meeting.on if meeting else None,
        notice(ref),
        opening.quotas(law),
        _winners(e, law),
        decision.request if decision else "",
        decision.legality if decision else "",
        taken.on if taken else None,
        taken.meeting_on if taken else None,
        taken.document if taken else "",
        taken is not None,
        line.name if line else "",
        line.document if line else "",
        line.fen if line else 0,
        line.spent_fen if line else 0,
        tuple((named[p.case_id], p.order_no, p.fen, {"paid": "已拨付"}.get(p.state, "已制单")) for p in paid),
    )


def _lists(e: Edition, law: Instrument) -> tuple[tuple[str, int, date, str], ...]:
    """The lists up to the decision, which is what they lead to."""
    articles = {s.gives: s.art for s in law.stages if s.kind != "decision"}
    rows = NameList.objects.filter(edition=e, name__in=articles).order_by("position")
    return tuple((r.title, len(r.cases), instants.day(r.at), articles.get(r.name, "")) for r in rows)


def _winners(e: Edition, law: Instrument) -> tuple[Winner, ...]:
    """The winners, or before the decision those on the list that goes to the government."""
    made = base.given(e, "decision") or base.given(e, "notice")
    rows = (
        Case.objects.filter(pk__in=made.cases if made else []).select_related("organisation").order_by("no")
    )
    honours = {h.case: h for h in Honour.objects.filter(edition=e.pk)}
    return tuple(
        Winner(
            base.firm(c, law),
            law.tier(c.tier).name if c.tier else law.honour,
            prize.due(law, quota.Candidate(c.pk, c.tier, frozenset(c.tags))),
            honours[c.pk].number if c.pk in honours else "",
            honours[c.pk].valid_through if c.pk in honours else None,
        )
        for c in rows
    )


def archive(ref: str) -> ArchiveFacts:
    e = base.edition(ref)
    law = base.rules(e)
    return ArchiveFacts(base.frame(e), e.closed_on, (*_founding(e, law), *_working(e, law), *_ending(e)))


def _founding(e: Edition, law: Instrument) -> list[tuple[str, str, str]]:
    panel = Panel.objects.filter(edition=e).first()
    made = [
        (f"《{law.title}》", law.document, FOREVER),
        ("评审工作方案及批复", e.readings.get("adopted_by", ""), FOREVER),
    ]
    made += [("申报通知", e.call["document"], FOREVER)] if e.call else []
    made += [("评审组聘请文件", panel.document, LONG)] if panel else []
    return made


def _working(e: Edition, law: Instrument) -> list[tuple[str, str, str]]:
    won = set(Honour.objects.filter(edition=e.pk).values_list("case", flat=True))
    made = [
        (
            f"{c.organisation.name}申报材料（{c.no}）",
            wording.day(instants.day(c.arrived_at)),
            LONG if c.pk in won else SHORT,
        )
        for c in base.handed_in(e)
        if c.arrived_at
    ]
    made += [
        (r.title, wording.day(instants.day(r.at)), FOREVER)
        for r in NameList.objects.filter(edition=e).order_by("position")
    ]
    reports = (
        Consensus.objects.filter(case__edition=e, state=REPORTED)
        .select_related("case__organisation")
        .order_by("case__no", "stage")
    )
    made += [
        (
            f"{c.case.organisation.name}{law.stage(c.stage).title}报告（{c.case.no}）",
            "",
            LONG if c.case_id in won else SHORT,
        )
        for c in reports
    ]
    return made


def _ending(e: Edition) -> list[tuple[str, str, str]]:
    meeting, decision = Meeting.objects.filter(edition=e).first(), decisions.of_edition(e.pk)
    made = [("综合评审会议纪要、签到表和计票单", wording.day(meeting.on), FOREVER)] if meeting else []
    made += [
        ("候选单位公示", n.document, FOREVER) for n in Notice.objects.filter(edition=e).order_by("published")
    ]
    made += [
        (f"异议办理案卷（{o.number}）", wording.day(instants.day(o.received_at)), LONG)
        for o in Objection.objects.filter(case__edition=e).order_by("received_at", "number")
    ]
    made += [("获奖单位通报", decision.document, FOREVER)] if decision and decision.document else []
    made += [
        (f"荣誉证书（{h.name}）", h.number, FOREVER)
        for h in Honour.objects.filter(edition=e.pk).order_by("number")
    ]
    made += [("奖金拨付凭证", p.order_no, LONG) for p in decisions.payments(e.pk)]
    return made
