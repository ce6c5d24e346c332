"""Why an act is refused, and the cure: words for findings about promotion."""

from __future__ import annotations

from zhiheng.access import words

words.declare(
    {
        "plan_year": ("推广计划的年度应为 {first} 或 {last}，填写为 {year}", "请填写今年或明年"),
        "promotion_plan_once": ("{year}年的推广计划已经编制", "请在已有的计划中列入活动"),
        "plan_activities": ("计划中还没有活动", "请先列入推广活动"),
        "activity_in_year": ("日期 {on} 不在计划的{year}年内", "请核对日期，或列入相应年度的计划"),
        "hosts_standing": ("承办单位中有荣誉已失效或撤销的单位", "请从列表中选择"),
        "promotion_plan_adopted": ("推广计划还没有印发", "请先印发计划，再邀请获奖单位"),
        "due_before_activity": ("报名截止 {due} 晚于活动日期 {on}", "请填写活动当天或以前的日期"),
        "winners_there": ("{on} 没有荣誉在有效期内的获奖单位", "请核对获奖名录"),
        "sign_up_open": ("报名截止日（{due}）已过", "请与评委会办公室联系；当天到场的，由办公室登记"),
        "activity_over": ("活动日期 {on} 还没有到", "请在活动当天或以后登记"),
        "attended_asked": ("到场单位中有没有邀请的单位", "请从列表中选择；其他单位填写人数"),
        "people_some": ("人数 {people} 不在可填的范围内", "请核对人数"),
        "practice_year": ("实施年份 {year} 不在可填的范围内", "请填写四位年份，不晚于{last}年"),
        "secrets_removed": ("还没有确认秘密已经删去", "请核对全文，删去商业秘密和技术秘密后勾选"),
        "practice_consented": ("获奖单位还没有同意公开", "请获奖单位核对全文后，在经验案例的页面上同意公开"),
        "honour_not_revoked": ("该单位的荣誉已被撤销", "荣誉被撤销的，经验不再公开"),
        "award_year_shown": (
            "宣传文字没有标明获奖时间（{year}年）",
            "请在文字中写明获奖年份，如“{year}年获得”",
        ),
    }
)
