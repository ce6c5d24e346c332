"""Why an act is refused, and the cure: words for findings about conduct."""

from __future__ import annotations

from zhiheng.access import words

words.declare(
    {
        "delivered_after": ("送达日期早于发出日期（{sent}）", "请核对送达回证"),
        "own_complaint": ("这件事涉及您本人，不能由您办理", "请由其他工作人员或监督人员办理"),
        "person_known": ("没有这个人", "请从列表中选择"),
        "complaint_in_case": ("已经立案，正在办理", "请先作出决定；投诉随案件一并办结"),
        "complaint_known": ("没有这件已受理的投诉", "请从列表中选择；未受理的请先受理"),
        "staff_office": (
            "这一任职不承担评定工作",
            "请在评委会、办公室、监督或领导小组的任职上立案；评审员请在专家库立案",
        ),
        "misconduct_once": ("对{user}已有正在办理的案件", "请在已有案件中办理"),
        "case_of_expert": ("当事人不是专家库评审员", "对工作人员请办理“认定失职”"),
        "case_of_staff": ("当事人是专家库评审员", "请办理“认定失职，取消评审资格”"),
        "misconduct_founded": ("还没有认定失职的决定", "请先告知、听取陈述并作出决定"),
        "delivered_once": ("已经登记送达", "无需重复登记"),
        "reviews_over": ("本届评审还没有结束", "评审结束后考核"),
        "somebody_to_appraise": ("本届评审员都已考核", "无需重复考核"),
        "expert_to_appraise": ("不是本届待考核的评审员", "请从列表中选择"),
        "misconduct_delivered": ("对{open}的处理决定还没有登记送达", "请先在“追责”页登记送达，再归档"),
    }
)
