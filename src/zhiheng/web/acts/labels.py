"""Chinese labels of choices, kinds and fields, where the value itself is a key."""

from __future__ import annotations

CHOICES = {
    "": "——", "recommender": "推荐单位", "department": "核查部门", "office": "评委会办公室", "expert": "评审员",
    "committee": "评委会委员", "leading": "领导小组", "government": "区政府", "supervision": "监督", "leading_group": "领导小组",
    "academic": "专家学者", "enterprise": "企业代表", "chair": "主任", "vice_chair": "副主任", "member": "成员", "head": "负责人",
    "district": "区级库", "city": "市级库", "province": "省级库", "appointed": "聘请", "drawn": "抽取", "call": "申报通知前",
    "books": "评分前", "prize": "奖金", "review": "评审经费", "refusal": "不予通过", "cancellation": "取消候选资格",
    "revocation": "撤销荣誉", "qualification": "资格审核", "notice": "公示前", "decision": "审定前", "MET": "符合",
    "NOT_MET": "不符合", "evidence": "证明材料", "self_assessment": "自评报告", "licence": "证照", "audit": "审计报告",
    "rank": "行业地位证明", "other": "其他", "leader": "组长", "deputy": "副组长", "reserve": "候补", "employed": "任职或亲属任职",
    "adviser": "顾问、咨询、培训", "shareholder": "持股", "relative": "近亲属任管理职务", "competitor": "竞争或供需关系",
    "same_group": "同一集团", "wrote_report": "参与编写自评报告", "secret": "无记名", "named": "记名", "phone": "手机投票", "paper": "纸质选票", "first_time": "首次获奖", "re_award": "再次获奖", "run_off": "加投",
    "fraud": "弄虚作假", "accident": "较大以上事故", "influence": "严重不良社会影响", "breach": "其他严重违法违规", "ordinary": "一般",
    "serious": "较大及以上", "staff": "工作人员", "abuse": "滥用职权", "neglect": "玩忽职守", "favour": "徇私舞弊", "leak": "泄露秘密",
    "web": "公众网站", "letter": "来信", "telephone": "来电", "visit": "来访", "moved": "其他机关转来", "opened": "已立案", "specialised": "专精特新", "budget_funded": "财政全额保障", "self_funded": "非财政全额保障",
    "key": "重点行业", "emerging": "新兴产业", "modern_services": "现代服务业", "medical": "医疗卫生", "education": "教育",
    "sharing": "经验分享会", "open_day": "开放日", "training": "培训", "benchmarking": "标杆学习", "charity": "公益活动",
    "funding": "资金扶持", "policy": "政策支持", "publicity": "宣传推广", "service": "技术服务", "study": "基础研究", "applied": "应用推广",
    "consulting": "咨询评估", "talent": "人才培养", "cooperation": "国际合作", "technology": "技术创新", "management": "管理创新", "quality": "质量改进",
    "objection": "举报与异议", "inspection": "监督检查", "court": "法院", "written": "书面声明", "expired": "逾期未答复", "revoke": "建议撤销", "keep": "建议不撤销",
    "fees": "专家劳务费", "travel": "差旅费", "meeting": "会议费", "announcements": "宣传公告费", "printing": "印刷费", "sundry": "其他费用",
    "renamed": "更名", "absorbed": "合并或改制", "split": "分立",
    "successor": "承继单位", "parent": "母公司", "subsidiary": "子公司", "branch": "分支机构", "touched": "同样受限", "untouched": "不受限",
    "no": "没有承担任何费用", "yes": "承担了费用",
    "forged": "伪造证书、奖杯", "misused": "冒用荣誉", "upheld": "属实", "dismissed": "不属实",
    "met": "符合", "not": "不符合", "none": "不适用",
}
REGISTERS = {"adopter": "导入单位", "measure": "部门扶持措施", "research": "研究、培训与合作", "improvement": "获奖单位质量改进"}


def choice(value: str) -> str:
    return CHOICES.get(value, value)
