"""Offices: what somebody may hold in an award, and who acts without holding any."""

from __future__ import annotations

HELD = {
    "applicant": "申报单位",
    "recommender": "推荐单位",
    "department": "核查部门",
    "office": "评委会办公室",
    "expert": "评审员",
    "committee": "评委会",
    "leading": "领导小组",
    "government": "政府",
    "supervision": "监督",
}
"""Offices by name, with the word for who holds one, in the order in which an edition meets them."""

OFFICES = {**HELD, "public": "社会公众", "system": "系统"}
"""Everybody who can act."""

STAFF = ("office", "supervision", "leading")
"""Those who run and watch an award."""
