"""Why an act is refused, and the cure: words for findings about the review."""

from __future__ import annotations

from zhiheng.access import words

words.declare(
    {
        "visit_unanswered": ("现场评审还没有进行，或已经反馈过", "不需要反馈"),
        "visit_cost_told": ("有费用的，没有写明情况", "请写明项目、金额和当事人"),
        "panel_pools": ("有人不在评审员专家库中", "请先入库，或另选人员"),
        "panel_roles": ("评审组角色不对", "请选择组长、副组长、成员或候补"),
        "panel_once": ("本届评审组已经聘请", "需要调整的，请办理候补递补"),
        "panel_size": ("评审组应为 {min}—{max} 人，现为 {n} 人", "请增减成员"),
        "panel_leader": ("评审组应有且只有一名组长", "请指定一名组长"),
        "undertaking_signed": ("还有 {open} 位评审员没有签署保密廉洁承诺", "请提醒他们在“我的评审”签署"),
        "undertaking_own": ("您还没有签署保密廉洁承诺", "请先在“我的评审”签署承诺，再申报利害关系"),
        "interests_asked": ("还没有发起利害关系申报", "请先发起利害关系申报"),
        "interests_declared": ("还有 {open} 份利害关系申报没有完成", "请提醒评审员完成申报"),
        "interest_ground": ("有利害关系的，请选择情形", "请选择情形"),
        "enough_scorers": ("可评分的评审员只有 {n} 人，少于 {min} 人", "请办理候补递补"),
        "substitute_for": ("只能替换成员或副组长", "请重新选择"),
        "substitute_by": ("只能由候补递补", "请重新选择"),
        "substitute_before_scores": ("该成员已有锁定的评分，不能再替换", "已有评分须保留"),
        "books_once": ("本阶段评分已经开启", "请直接评分"),
        "score_on_grid": ("{item} 的“{got}”不在评分档上", "请填写 0 到 100 之间、{step}% 一档的整数"),
        "book_complete": ("还有条款没有评分：{items}", "请评完全部条款"),
        "books_locked": ("还有 {open} 份评分表没有锁定", "请等待全部锁定"),
        "spread_noted": ("分歧较大的条款须写合议说明：{items}", "请写明合议说明"),
        "all_signed": ("还有 {open} 位评审员没有签署", "请等待全部签署；有不同意见的可写保留意见"),
        "all_reported": ("还有单位没有提交报告：{open}", "请先提交报告"),
        "all_visited": ("还有单位没有现场评审记录：{open}", "请先记录现场评审"),
        "cap_reason": ("设数量上限须写明理由", "请写明理由，或取消上限"),
        "on_site_present": ("现场应至少 {min} 人到场，现为 {n} 人", "请补足到场人员"),
        "on_site_leader": ("组长（或代行的副组长）应到场", "请改期或由组长到场"),
        "on_site_entitled": ("到场人员中有不能参与该单位评审的人", "请核对名单"),
        "on_list": ("{no}不在本阶段的名单上", "只办理名单上的单位"),
        "visit_once": ("该单位的现场评审已经记录", "请直接评分"),
        "floor": ("得分未达到最低分数", "低于最低分数的不得列入"),
    }
)
