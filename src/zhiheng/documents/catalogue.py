"""The closed catalogue of papers, in the order of the work: which there are, of what, when, from which
facts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from zhiheng.documents.drafts import aftercare, deciding, meeting, opening, review, screening
from zhiheng.documents.gather import aftercare as after
from zhiheng.documents.gather import deciding as decided
from zhiheng.documents.gather import meeting as met
from zhiheng.documents.gather import opening as opened
from zhiheng.documents.gather import review as reviewed
from zhiheng.documents.gather import screening as screened
from zhiheng.documents.paper import Paper

Parts = Callable[[Any], list[tuple[str, str]]]


def always(_: Any) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of paper on objects of the kind `on`. `gather` reads the facts, `draft` makes the paper of them.

    `ready` says whether it can be made now. With `parts` there is one paper for each department, member or
    ballot:
    (part, label). `amounts` marks the one kind that takes amounts which no table knows. `among` gives, for a
    kind not on
    editions, the objects of an edition that it can be made of: (reference, label).
    """

    id: str
    title: str
    on: str
    gather: Callable[..., Any]
    draft: Callable[[Any], Paper]
    ready: Callable[[Any], bool] = always
    parts: Parts | None = None
    amounts: bool = False
    among: Parts | None = None


def _each(parts: Parts) -> Callable[[Any], bool]:
    return lambda obj: bool(parts(obj))


OPENING: tuple[Kind, ...] = (
    Kind("launch_request", "启动评定工作的请示", "edition", opened.facts, opening.launch_request),
    Kind("work_plan", "评审工作方案", "edition", opened.facts, opening.work_plan, opened.planned),
    Kind(
        "plan_approval", "评审工作方案的批复", "edition", opened.facts, opening.plan_approval, opened.planned
    ),
    Kind("review_rules", "评审工作规范", "edition", opened.facts, opening.review_rules),
    Kind("expert_rules", "评审员资质标准和管理制度", "edition", opened.facts, opening.expert_rules),
    Kind(
        "engagement_letter",
        "聘书",
        "edition",
        reviewed.member,
        review.engagement_letter,
        _each(reviewed.members),
        reviewed.members,
    ),
    Kind(
        "undertaking",
        "评审员承诺书",
        "edition",
        reviewed.member,
        review.undertaking,
        _each(reviewed.members),
        reviewed.members,
    ),
    Kind("call_notice", "申报通知", "edition", opened.facts, opening.call_notice, opened.approved),
)
SCREENING: tuple[Kind, ...] = (
    Kind(
        "department_letter",
        "征求意见函",
        "edition",
        screened.letter,
        screening.department_letter,
        _each(screened.letters),
        screened.letters,
    ),
    Kind(
        "supplement_notice",
        "申报材料补正通知书",
        "case",
        screened.supplement,
        screening.supplement_notice,
        screened.asked,
        among=screened.asked_of,
    ),
    Kind(
        "refusal_notice",
        "资格审核不予通过通知书",
        "case",
        screened.refusal,
        screening.refusal_notice,
        screened.refused,
        among=screened.refused_of,
    ),
    Kind(
        "screening_summary",
        "资格审核汇总表",
        "edition",
        screened.summary,
        screening.screening_summary,
        screened.handed_in,
    ),
    Kind(
        "recusal_declaration",
        "利害关系声明",
        "edition",
        reviewed.member,
        review.recusal_declaration,
        _each(reviewed.declarers),
        reviewed.declarers,
    ),
)
MEETING: tuple[Kind, ...] = (
    Kind("meeting_notice", "综合评审会议通知", "edition", met.facts, meeting.meeting_notice, met.convened),
    Kind("meeting_agenda", "综合评审会议议程", "edition", met.facts, meeting.meeting_agenda, met.convened),
    Kind("chair_script", "综合评审会议主持词", "edition", met.facts, meeting.chair_script, met.convened),
    Kind("sign_in_sheet", "综合评审会议签到表", "edition", met.facts, meeting.sign_in_sheet, met.convened),
    Kind("ballot_slip", "表决票", "edition", met.slip, meeting.ballot_slip, _each(met.ballots), met.ballots),
    Kind("count_sheet", "计票单", "edition", met.slip, meeting.count_sheet, _each(met.ballots), met.ballots),
    Kind("meeting_minutes", "综合评审会议纪要", "edition", met.facts, meeting.meeting_minutes, met.concluded),
)
DECIDING: tuple[Kind, ...] = (
    Kind("notice", "候选单位的公示", "edition", decided.notice, deciding.notice, decided.nominated),
    Kind(
        "cancellation_notice",
        "候选资格取消通知书",
        "case",
        screened.cancellation,
        screening.cancellation_notice,
        screened.struck,
        among=screened.struck_of,
    ),
    Kind(
        "notice_report", "公示情况的报告", "edition", decided.notice, deciding.notice_report, decided.noticed
    ),
    Kind(
        "decision_request",
        "提请审定的请示",
        "edition",
        decided.facts,
        deciding.decision_request,
        decided.ready,
    ),
    Kind(
        "legality_file", "合法性审核送审稿", "edition", decided.facts, deciding.legality_file, decided.ready
    ),
    Kind("council_topic", "常务会议题", "edition", decided.facts, deciding.council_topic, decided.ready),
    Kind("praise_draft", "通报代拟稿", "edition", decided.facts, deciding.praise_draft, decided.ready),
    Kind(
        "payment_request", "奖金拨付申请", "edition", decided.facts, deciding.payment_request, decided.decided
    ),
    Kind(
        "fee_table", "专家劳务费表", "edition", reviewed.fees, review.fee_table, reviewed.worked, amounts=True
    ),
    Kind("press_release", "新闻通稿", "edition", decided.facts, deciding.press_release, decided.decided),
    Kind(
        "delivery_record",
        "送达回证",
        "case",
        screened.delivery,
        screening.delivery_record,
        screened.delivered,
        among=screened.delivered_of,
    ),
    Kind(
        "certificate_delivery",
        "证书送达回证",
        "honour",
        screened.certificate_delivery,
        screening.delivery_record,
        screened.certified,
        among=screened.certified_of,
    ),
    Kind("archive_list", "归档目录", "edition", decided.archive, deciding.archive_list, decided.closed),
)
AFTERCARE: tuple[Kind, ...] = (
    Kind(
        "use_report",
        "奖金使用情况报告",
        "honour",
        after.report,
        aftercare.use_report,
        _each(after.reports),
        after.reports,
        among=after.reports_of,
    ),
    Kind(
        "inspection_record",
        "监督检查记录",
        "honour",
        after.inspection,
        aftercare.inspection_record,
        _each(after.inspections),
        after.inspections,
        among=after.inspections_of,
    ),
    Kind(
        "rectification_notice",
        "整改通知书",
        "honour",
        after.inspection,
        aftercare.rectification_notice,
        _each(after.demanding),
        after.demanding,
        among=after.demanding_of,
    ),
)
KINDS: tuple[Kind, ...] = (*OPENING, *SCREENING, *MEETING, *DECIDING, *AFTERCARE)


def kind(id: str) -> Kind:
    """Raises LookupError on an unknown kind."""
    found = next((k for k in KINDS if k.id == id), None)
    if found is None:
        raise LookupError(id)
    return found


def of(on: str) -> Sequence[Kind]:
    return [k for k in KINDS if k.on == on]
