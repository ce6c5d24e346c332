"""Objects as pages know them: address, identity, a gist of the article that an act rests on."""

from __future__ import annotations

from typing import Any

from zhiheng.access.kinds import REGISTRY, Kind
from zhiheng.access.secrecy import reads
from zhiheng.access.viewer import Viewer
from zhiheng.editions.kinds import CASE
from zhiheng.law.instrument import Instrument

from .parts import Fact, State

GISTS = {
    "quota": "每届名额与每家奖金",
    "prize": "每届名额与每家奖金",
    "budget": "列入预算、专款专用",
    "leading": "领导小组监督评审，设评委会",
    "committee": "评委会的组成与任职",
    "plan": "评委会审批评审方案与标准",
    "to_government": "评委会向{government}提请审定",
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
    "established": "在本{area}设立并合法运营",
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
    "decision": "{government}审议确定、通报、颁发证书与一次性奖金",
    "recusal": "有利害关系的应当回避",
    "revocation": "撤销荣誉的情形",
    "secrecy": "保守商业与技术秘密",
    "accountability": "监督与追责",
    "reaward": "有效期4年，期满可再次申请",
    "certificate": "证书由{government}授予，不得伪造",
    "in_force": "施行日期与旧办法废止",
    "honour": "全{area}最高质量荣誉，授予组织",
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
    return REGISTRY[kind].address(pk)


def gist(rules: Instrument, duty: str) -> str:
    """What the article of a duty says, in a few words."""
    return GISTS.get(duty, "").format(government=rules.government, area=rules.area)


def state(value: str, of: Kind | str) -> State:
    """A state of a kind in words, with its shape."""
    found = (of if isinstance(of, Kind) else REGISTRY[of]).state(value)
    return State(found.shape, found.word)


def informant(by: Viewer, obj: Any) -> str:
    """Who reported something: signed or not; by whom, for those who read the informant's name."""
    if not obj.signed:
        return "匿名"
    return f"署名：{obj.name}" if obj.name and reads(by, obj, "name") else "署名"


def identity(obj: Any) -> tuple[Fact, ...]:
    """The identity bar: what it is, how it is called, its state."""
    facts = [Fact("类别", obj.kind.word)]
    if obj.kind.name == CASE.name:
        facts = [
            Fact("申报编号", obj.no or "尚未编号"),
            Fact("单位", obj.organisation.name),
            Fact("代码", obj.organisation.uscc, code=True),
        ]
    facts.append(Fact("状态", state(obj.state, obj.kind.name)))
    return tuple(facts)
