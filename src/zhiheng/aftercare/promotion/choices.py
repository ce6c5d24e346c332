"""Choices of promotion, in words."""

from __future__ import annotations

SECTORS = {
    "key": "重点行业",
    "emerging": "新兴产业",
    "specialised": "专精特新",
    "modern_services": "现代服务业",
    "medical": "医疗卫生",
    "education": "教育",
    "other": "其他",
}
ACTIVITY_SORTS = {
    "sharing": "经验分享会",
    "open_day": "开放日",
    "training": "培训",
    "benchmarking": "标杆学习",
    "charity": "公益活动",
}
MEASURES = {"funding": "资金扶持", "policy": "政策支持", "publicity": "宣传推广", "service": "技术服务"}
RESEARCH = {
    "study": "基础研究",
    "applied": "应用推广",
    "consulting": "咨询评估",
    "talent": "人才培养",
    "cooperation": "国际合作",
}
IMPROVEMENTS = {"technology": "技术创新", "management": "管理创新", "quality": "质量改进"}
MISUSES = {"forged": "伪造证书、奖杯", "misused": "冒用荣誉"}
OUTCOMES = {"upheld": "属实", "dismissed": "不属实"}
REGISTERS = {
    "adopter": "导入单位",
    "measure": "部门扶持措施",
    "research": "研究、培训与合作",
    "improvement": "获奖单位质量改进",
}
