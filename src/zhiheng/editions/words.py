"""Why an act is refused, and the cure: words for findings about an edition, its plan, money, lists."""

from __future__ import annotations

from zhiheng.access import words

words.declare(
    {
        "two_persons": ("录入与复核、制单与拨付不能是同一人", "请由另一位工作人员复核"),
        "amount": ("“{text}”不是有效的金额", "请写成如“50万元”或“500000元”，不要混用单位"),
        "rehearsal_only": ("只有演练装置可以这样做", "真实装置的时钟不能拨动"),
        "clock_forward": ("时钟只能向前拨", "请填写正数"),
        "edition_once": ("第 {number} 届已经开设", "请核对届次"),
        "plan_whole": ("工作方案还没有编制", "请先编制工作方案"),
        "plan_dates": ("日期次序不对：申报开始、申报截止、部门复函应依次在后", "请调整日期"),
        "plan_days": ("计划日期不对：{stages}", "请按年-月-日填写，环节须是办法所列的"),
        "plan_gate": ("分数线“{gate}”应在 0 与 {total} 之间", "请填写总分范围内的绝对分数线"),
        "plan_item_open": ("这一项已经有人据以办理，不能再变更", "请从列表中选择还没有开始办理的内容"),
        "plan_value": (
            "“{text}”不能作为变更后的内容",
            "日期请写成 2026-06-05，表决方式写“无记名”或“记名”，份数写数字",
        ),
        "deadline_later": (
            "申报截止日现为 {old}，只能在截止前往后延，不能提前到 {new}",
            "请填写更晚的日期；已经截止的不再延期",
        ),
        "class_cap": (
            "工作方案规定这一类评委最多 {cap} 人，现已有 {taken} 人",
            "请先免去一人，或经评委会另行编制方案",
        ),
        "class_cap_number": ("评委人数上限“{n}”不是有效人数", "请填写人数；不设上限的填0"),
        "overlay_total": ("行业分值调整不合要求：{says}", "请调整各条款分值，使其仍合计 1000 分"),
        "calendar_file": ("节假日文件读不懂：{says}", "请按格式填写：[[year]]，year、source、off、makeup"),
        "calendar_year_new": ("{years} 年的安排已经载入", "已公布的年份不能改动"),
        "regulation_in_force": ("办法目前的状态是“{state}”", "办法有效时才能启动评选"),
        "plan_approved": ("工作方案还没有经评委会审批", "请提请评委会审批"),
        "readings_adopted": ("解释口径还没有经评委会通过", "请评委会通过解释口径"),
        "readings_confirmed": ("限制权利的口径还没有经政府确认", "请提请政府确认"),
        "regulation_checked": ("还没有核对办法是否有效", "请先核对办法有效性"),
        "budget_lines": ("奖金和评审经费的预算还没有登记", "请登记两类预算"),
        "panel_engaged": ("评审组还没有聘请", "请先聘请评审组"),
        "call_in_window": (
            "今天（{today}）不在申报期（{opens} 至 {deadline}）内",
            "请在申报期内发布，或调整方案",
        ),
        "cycle": ("距上一届不足 {every} 年", "周期为规划参考，确需提前的请说明"),
        "window_open": ("今天（{today}）不在申报期（{opens} 至 {deadline}）内", "请在申报期内办理"),
        "in_time": (
            "申报在 {arrived} 到达，已过截止时间 {deadline} 24:00",
            "草稿仍为您保留；重新开放须由评委会办公室作出并记录决定",
        ),
        "heard": ("还没有告知当事人并听取其陈述，或答复期限未到", "请先告知；当事人答复或期限届满后再办理"),
        "told_once": ("已经告知，正在等待答复", "请等待答复"),
        "answer_days": ("答复期限应为 1 至 30 天", "请重新填写"),
        "list_subset": ("名单中出现了上一名单没有的单位", "中途不能加入"),
        "list_reasons": ("离开名单的单位缺少理由", "请写明理由"),
        "gate": ("材料评审得分未达到分数线", "按方案不进入下一阶段"),
        "quorum": (
            "应到 {appointed} 人，实到 {present} 人，至少 {needed} 人到会才能开会",
            "请等待更多委员签到，或改期",
        ),
        "plan_copies": ("纸质材料份数应为0至50，现为{n}", "请改为需要的份数；不要求纸质材料的填0"),
        "adverse_told": ("没有告知拟作出的决定", "请先告知事实、依据和理由"),
        "adverse_heard": ("没有听取陈述，答复期限也没有届满", "请等待当事人答复或期限届满"),
        "adverse_reasoned": ("没有写明事实、依据和理由的决定", "请作出写明理由的决定"),
        "adverse_remedy": ("没有写明救济途径的通知书", "请在“文书”中出具通知书"),
        "adverse_delivered": ("没有登记送达", "请登记送达回证"),
        "quota": ("名额最多 {max} 个，现为 {n} 个", "请减少单位；再次获奖不占名额"),
        "asked_again": ("部门的再次核查没有完成", "请再次征求意见并等待全部答复"),
        "budget_line": ("超出预算科目余额（余{left_yuan}元）", "请核对金额或科目"),
        "review_line": ("奖金科目只用于发放奖金", "请从评审经费科目支出"),
        "payload_there": ("没有第 {seq} 条记录，或已经删除", "请核对序号"),
    }
)
