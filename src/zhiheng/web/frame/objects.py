"""Objects as pages know them: address, identity, a gist of the article that an act rests on."""

from __future__ import annotations

from typing import Any

from zhiheng.access import words
from zhiheng.law.instrument import Instrument

from .parts import Fact, State, StateKind

SPECIAL = {"case": "/case/{}/", "edition": "/edition/{}/", "award": "/award/"}
KIND_WORDS = {
    "award": "奖项",
    "edition": "届次",
    "case": "申报",
    "query": "核查",
    "recommendation": "推荐",
    "hearing": "告知",
    "supplement": "补正",
    "book": "评分表",
    "consensus": "合议",
    "declaration": "利害关系声明",
    "member": "评审组成员",
    "panel": "评审组",
    "meeting": "会议",
    "question": "表决",
    "notice": "公示",
    "objection": "异议",
    "decision": "决定",
    "payment": "拨付",
    "honour": "荣誉",
    "line": "预算科目",
    "evidence": "材料",
    "appointment": "任职",
    "revocation": "撤销",
    "tie": "关联单位",
    "holder_change": "单位变更",
    "cost": "评审经费支出",
    "annual_report": "年度自评",
    "survey": "绩效调查",
    "survey_answer": "绩效调查答卷",
    "supervision_finding": "监督意见",
    "list": "名单",
    "organisation": "组织",
    "body": "机构",
    "expert": "评审员",
    "visit": "现场评审",
    "evaluation": "综合评价",
    "paper": "文书",
    "letter": "收发文",
    "complaint": "投诉",
    "misconduct": "失职案件",
    "appraisal": "考核",
    "promotion_plan": "推广计划",
    "activity": "推广活动",
    "part": "推广任务",
    "practice": "经验案例",
    "promotion_entry": "推广登记",
    "title_use": "荣誉使用样稿",
    "misuse": "冒用伪造线索",
    "use_plan": "奖金使用计划",
    "use": "奖金支出",
    "use_report": "奖金使用报告",
    "draw": "双随机抽取",
    "inspection": "监督检查",
    "inspection_finding": "检查问题",
}
GISTS = {
    "quota": "每届名额与每家奖金",
    "prize": "每届名额与每家奖金",
    "budget": "列入预算、专款专用",
    "leading": "领导小组监督评审，设评委会",
    "committee": "评委会的组成与任职",
    "plan": "评委会审批评审方案与标准",
    "to_government": "评委会向区政府提请审定",
    "rules": "办公室制订评审规范",
    "work_plan": "办公室制订评定工作计划",
    "pool": "办公室建立专家库",
    "qualification": "办公室审查资料、确定资格",
    "organise_review": "办公室组织评审",
    "to_committee": "办公室报告评审结果",
    "investigate": "办公室调查核实反映的问题",
    "panel": "从专家库聘请5—7名专家，组长负责",
    "evaluate": "评审组负责材料、现场与综合评价",
    "report": "评审组撰写报告",
    "propose": "评审组提出建议名单",
    "established": "在本区设立并合法运营",
    "figures": "三年数据与卓越绩效管理",
    "recommend": "获得推荐",
    "bars": "不得申报的情形",
    "criteria": "按 GB/T 19580 评分，总分1000，最低500",
    "call": "发布申报通知、按时提交",
    "apply": "发布申报通知、按时提交",
    "screening": "资格审核",
    "material": "材料评审",
    "onsite": "现场评审",
    "meeting": "综合评审会议审议表决",
    "notice": "公示不少于5个工作日",
    "decision": "区政府审议确定、通报、颁发证书与一次性奖金",
    "recusal": "有利害关系的应当回避",
    "revocation": "撤销荣誉的情形",
    "secrecy": "保守商业与技术秘密",
    "accountability": "监督与追责",
    "reaward": "有效期4年，期满可再次申请",
    "certificate": "证书由区政府授予，不得伪造",
    "in_force": "施行日期与旧办法废止",
    "honour": "全区最高质量荣誉，授予组织",
    "regulation": "制定依据",
    "promotion": "有计划地在各行业领域推行卓越绩效模式",
    "practice": "扶持质量改进，推广获奖单位经验",
    "research": "鼓励研究、培训、咨询与合作",
    "keep_up": "获奖单位持续改进，参加推广计划",
    "promote": "办公室推广获奖单位经验",
    "prize_use": "奖金用于规定用途，使用情况接受监督检查",
}


def address(ref: str, nearby: Any = None) -> str:
    """Where an object is shown."""
    kind, _, pk = ref.partition("/")
    if kind in SPECIAL:
        return SPECIAL[kind].format(pk)
    return f"/o/{kind}/{pk}/"


def gist(rules: Instrument, duty: str) -> str:
    return GISTS.get(duty, "")


MET_STATES = {
    "answered",
    "given",
    "admitted",
    "awarded",
    "locked",
    "reported",
    "closed",
    "decided",
    "paid",
    "standing",
    "signed",
    "verified",
    "delivered",
    "sent",
    "received",
    "declared",
    "sworn",
    "concluded",
    "submitted",
    "approved",
    "engaged",
    "replaced",
    "reconciled",
    "set_aside",
    "dismissed",
    "dropped",
    "kept",
    "held",
    "noted",
    "told",
    "ordered",
    "ended",
    "pooled",
    "registered",
    "dormant",
    "rated",
    "settled",
    "read",
    "adopted",
    "consented",
    "published",
    "evaluated",
    "signed_up",
    "attended",
    "excused",
    "filed",
    "accepted",
    "drawn",
    "confirmed",
}
GOING_STATES = {
    "opened",
    "running",
    "convened",
    "planning",
    "pursued",
    "lead",
    "drafted",
    "planned",
    "rectified",
    "sealed",
    "recorded",
}
NOT_STATES = {
    "touched",
    "founded",
    "removed",
    "refused",
    "revoked",
    "upheld",
    "returned",
    "missed",
    "flagged",
    "escalated",
    "declined",
}


WAITING = {
    ("complaint", "received"),
    ("misuse", "received"),
    ("objection", "received"),
}  # it came in, and nobody has taken it up


def state(value: str, of: str = "") -> State:
    """A state's word, that of its kind where it has one, with its shape: done, gone wrong, under way, or
    not begun.
    """
    kind: StateKind = (
        "todo"
        if (of, value) in WAITING
        else "done"
        if value in MET_STATES
        else "issue"
        if value in NOT_STATES
        else "doing"
        if value in GOING_STATES
        else "todo"
    )
    return State(kind, words.state(value, of))


def identity(obj: Any) -> tuple[Fact, ...]:
    """The identity bar: what it is, how it is called, its state."""
    facts = [Fact("类别", KIND_WORDS.get(obj.kind, obj.title))]
    if obj.kind == "case":
        facts = [
            Fact("申报编号", obj.no or "尚未编号"),
            Fact("单位", obj.organisation.name),
            Fact("代码", obj.organisation.uscc, code=True),
        ]
    facts.append(Fact("状态", state(obj.state, obj.kind)))
    return tuple(facts)
