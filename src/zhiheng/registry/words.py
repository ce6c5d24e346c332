"""Why an act is refused, and the cure: words for findings about the register."""

from __future__ import annotations

from zhiheng.access import words

words.declare(
    {
        "number_free": ("证书编号 {number} 已被使用", "请核对编号"),
        "holder_change_once": ("上一次单位变更还没有确认", "请等政府确认或者不予确认以后再报告"),
        "holder_differs": ("变更前后的名称和代码相同", "请核对变更后的名称和代码"),
        "renamed_keeps_code": ("更名不改变统一社会信用代码", "代码变了的，请选“合并”或“分立”"),
    }
)
