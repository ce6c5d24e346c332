"""Choices of people and bodies, in words."""

from __future__ import annotations

BODY_SORTS = {
    "leading_group": "领导小组",
    "committee": "评委会",
    "office": "评委会办公室",
    "department": "核查部门",
    "recommender": "推荐单位",
    "government": "政府",
    "supervision": "监督机构",
}
COMMITTEE_CLASSES = {"government": "政府部门", "academic": "专家学者", "enterprise": "企业代表"}
ROLES = {"chair": "主任", "vice_chair": "副主任", "member": "委员", "head": "负责人"}
POOLS = {"district": "区级专家库", "city": "市级专家库", "province": "省级专家库"}
