"""Why an act is refused, and the cure: words for findings about an application."""

from __future__ import annotations

from zhiheng.access import words

words.declare(
    {
        "uscc_own": ("申报表中的代码与登记的代码不一致", "请填写本单位的代码 {uscc}"),
        "body_known": ("没有这个推荐单位", "请从列表中选择"),
        "application_once": ("本届已经有一份申报（每个代码每届一份，口径）", "请打开已有的申报"),
        "field_unknown": ("申报表中没有“{field}”这一栏", "请刷新页面"),
        "field_missing": ("“{label}”还没有填写", "请填写“{label}”"),
        "field_long": ("“{label}”超过 {most} 字", "请精简内容，或作为附件上传"),
        "field_money": (
            "“{label}”中的“{text}”不是有效的金额",
            "请写数字，默认单位万元；不要混用单位，如“18000”或“1.8亿元”",
        ),
        "field_date": ("“{label}”中的“{text}”不是有效的日期", "请写成 2026-05-29 的形式"),
        "field_number": ("“{label}”应为整数", "请填写数字"),
        "field_choice": ("“{label}”不在可选范围内", "请从{options}中选择"),
        "field_yesno": ("“{label}”请填“是”或“否”", "请选择“是”或“否”"),
        "field_text": ("“{label}”中有不能保存的字符", "请删除特殊字符"),
        "field_kind": ("“{label}”的格式不对", "请按提示填写"),
        "licence_order": ("证照有效期止（{end}）早于取得日期（{start}）", "请核对两个日期"),
        "model_after_founding": ("导入日期（{adopted}）早于成立日期（{founded}）", "请核对两个日期"),
        "predecessor_first": ("改制前主体的成立日期晚于现主体", "请核对两个日期"),
        "declared": ("还没有作出真实性声明", "请阅读并作出声明"),
        "asked_once": ("已经请求过这家推荐单位", "请等待答复，或另选推荐单位"),
        "deadline_over": ("申报截止时间（{deadline} 24:00）还没有到", "请在截止后办理"),
        "recommended": ("截止前没有取得推荐", "请在截止前取得园区、街道或主管部门推荐"),
    }
)
