"""Why an act is refused, and the cure: words for findings about the use of a prize."""

from __future__ import annotations

from zhiheng.access import words

words.declare(
    {
        "prize_none": (
            "再次获奖不授予奖金，没有可以使用的奖金",
            "不需要办理；首次获奖的奖金在首次获奖的荣誉下登记",
        ),
        "prize_paid": ("奖金还没有拨付", "奖金拨付以后再登记"),
        "purpose_listed": ("“{purpose}”不在办法所列的用途之内", "只能用于：{purposes}"),
        "purpose_reason": ("用于“{purpose}”的，必须写明事由", "请写明与质量建设有什么关系"),
        "amount_some": ("金额应大于0", "请核对金额"),
        "voucher_once": ("这张凭证已经登记过一笔支出", "请上传本笔支出的凭证；重复登记的，先删去原来的一笔"),
        "plan_within_prize": ("计划合计超过奖金", "请减少金额，合计不超过奖金"),
        "use_purpose": ("用途不在办法所列范围，或“其他”没有事由", "请说明情况，由评委会办公室处理"),
        "use_balance": ("累计支出超过奖金", "请核对金额；多记的，删去后重新登记"),
        "use_after_payment": (
            "支出日期 {on} 早于奖金拨付（{paid_on}）",
            "请核对日期；拨付以前的支出不能列为奖金支出",
        ),
        "use_voucher": ("没有凭证", "请删去这一笔，连同凭证重新登记"),
        "use_unreported": (
            "这一笔已经列入{year}年的报告，不能删去",
            "请向评委会办公室说明，在下一次报告中更正",
        ),
        "use_report_once": ("{year}年的报告已经报送", "请核对年度"),
        "report_in_year": ("统计截止日 {through} 不在{year}年", "请核对年度和截止日"),
        "draw_enough": ("名录共{pool}家，不能抽取{n}家", "请调整抽取家数，或列入更多单位"),
        "inspectors_enough": ("检查人员只有{pool}人，至少{n}人", "请列入更多没有利害关系的人员"),
        "draw_known": ("名录中有不能列入的单位或人员", "请从列表中选择"),
        "draw_numbers": ("公开号码不是{n}个以上的整数", "请照公布的号码填写，用空格隔开"),
        "draw_after_seal": ("号码在 {on} 公布，早于名录封存（{sealed}）", "请使用封存以后公布的号码"),
        "named_reason": ("不经抽取指定检查的，必须写明理由", "请写明理由，如接到反映、从未检查过"),
        "inspector_apart": ("检查人员中有与该单位有利害关系的人", "请另选人员"),
        "visit_after_order": ("检查日期 {on} 早于确定检查之日（{ordered}）", "请核对日期"),
        "checklist_whole": ("还有项目没有结果：{open}", "请逐项选择符合、不符合或不适用"),
        "checklist_explained": (
            "检查结果与发现的问题不一致：{open}",
            "不符合的项目都要写明问题；写了问题的项目应为不符合",
        ),
        "finding_facts": ("发现的问题没有写明事实", "请写明时间、金额和事实"),
        "finding_use": ("所指的支出不是该单位登记的", "请从列表中选择"),
        "rectify_ahead": ("整改期限 {due} 已到或已过", "请填写明天或以后的日期"),
        "findings_settled": ("还有问题没有整改完毕：{open}", "整改经检查人员认可，或转为撤销线索以后办结"),
        "inspector": ("整改由检查人员核查", "请检查人员办理"),
    }
)
