"""Chinese words for findings: why, and what would cure it. The one catalogue of refusals; English is a translation.

Each entry is (reason, cure). Braces take the finding's facts; a list is joined with 、.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from zhiheng.law import money
from zhiheng.law.finding import Finding, Value

WORDS: dict[str, tuple[str, str]] = {
    # doors
    "duty": ("这项工作由{offices}办理，您目前没有这一职责", "请由有此职责的人员办理；职责有误的请联系评委会办公室"),
    "recused": ("您与该单位有利害关系，已回避，不能查看、评分或表决", "由其他人员办理；回避有误的请联系评委会办公室"),
    "reauthenticate": ("这是重要操作，需要再次输入密码", "请输入密码后再次确认"),
    "right_stage": ("目前的阶段不能办理这一步", "请在相应阶段办理"),
    "right_state": ("目前的状态是“{state}”，不能办理这一步", "请先完成前一步，或核对是否已经办理"),
    "version": ("您打开之后，别人已经改动过", "请对照两份内容后重新保存"),
    "two_persons": ("录入与复核、制单与拨付不能是同一人", "请由另一位工作人员复核"),
    "argument_missing": ("“{label}”没有填写", "请填写“{label}”"),
    "argument_long": ("“{label}”最多{most}个字", "请缩短“{label}”，或写进附件"),
    "argument_unknown": ("没有“{argument}”这一项", "请删除这一项后重试"),
    "argument_type": ("“{label}”的格式不对", "请按提示的格式填写"),
    "file_known": ("没有找到您上传的文件", "请重新上传文件"),
    "file_too_large": ("文件超过 50 MB", "请压缩或拆分后上传"),
    "file_empty": ("文件是空的", "请检查文件后重新上传"),
    "file_type": ("不支持这种文件", "请上传 PDF、PNG、JPEG 或 Office（docx、xlsx、pptx）文件"),
    "file_locked": ("文件设有密码，无法打开", "请取消密码后重新上传"),
    "file_damaged": ("文件已损坏，无法打开", "请用原文件重新导出后上传"),
    "not_future": ("日期 {day} 还没有到", "请核对日期"),
    "due_ahead": ("截止日 {due} 已经过去", "请填写今天或以后的日期"),
    "amount": ("“{text}”不是有效的金额", "请写成如“50万元”或“500000元”，不要混用单位"),
    "visit_unanswered": ("现场评审还没有进行，或已经反馈过", "不需要反馈"),
    "visit_cost_told": ("有费用的，没有写明情况", "请写明项目、金额和当事人"),
    "sector_code": ("“{text}”不是行业代码", "请填写 GB/T 4754 小类的四位数字"),
    "sector_other": ("行业代码已经是{sector}", "不需要更正"),
    "committee_classes": ("评委会缺少一类评委", "请补充任命"),
    "committee_posts": ("评委会缺少规定职务的评委", "请按职务补充任命"),
    # yearly duties
    "year_owed": ("{year}年不是应当提交年度自评的年度（应当提交的是：{years}）", "请从列表中选择；有效期外的年度不需要提交"),
    "report_due": ("目前没有应当填写的年度自评", "到下一年度再填写"),
    "report_once": ("{year}年度的自评已经开始填写", "请打开已有的自评"),
    "annual_incomplete": ("还有{n}项没有填写", "请按各部分的状态填完"),
    "rating_grid": ("{item}的自评“{text}”不是0—100之间的{step}的倍数", "请填写0、5、10……100"),
    "indicator_line": ("第{line}行不是指标：{says}", "每行写成：名称｜单位｜必填或选填｜最小值｜最大值"),
    "indicator_known": ("没有这些指标：{names}", "请刷新页面后重新填报"),
    "indicator_missing": ("“{label}”没有填写", "请填写“{label}”"),
    "indicator_number": ("“{label}”填的“{text}”不是数字", "请只写数字，单位是{unit}"),
    "indicator_range": ("“{label}”填的{text}超出范围（{low}至{high}）", "请核对数字和单位"),
    "survey_year": ("只能编制{first}至{last}年的调查", "请核对年度"),
    "survey_once": ("本年度已有同名调查“{name}”", "请换一个名称"),
    "survey_open": ("调查已经结束，不能再填报", "请联系领导小组办公室"),
    "winners_standing": ("到{on}没有在有效期内的获奖单位", "请核对截止日"),
    # people
    "uscc_check": ("统一社会信用代码“{text}”校验不通过", "请对照营业执照核对18位代码（含最后一位校验码）"),
    "uscc_once": ("代码 {uscc} 已经登记", "请用已有账号登录；无法登录的请联系评委会办公室"),
    "uscc_own": ("申报表中的代码与登记的代码不一致", "请填写本单位的代码 {uscc}"),
    "login_free": ("登录名“{login}”已被使用", "请换一个登录名，或直接登录"),
    "password_weak": ("密码不够安全：{says}", "请设置至少12个字符、不易猜到的密码"),
    "body_once": ("机构“{name}”已经设立", "请直接使用已有机构"),
    "body_known": ("没有这个推荐单位", "请从列表中选择"),
    "scope_body": ("该职责须对应一个机构", "请选择所属机构"),
    "term": ("任职止日早于起日", "请核对任职日期"),
    "expert_once": ("{name} 已经在库", "请直接使用库中记录"),
    "pool_known": ("办法没有规定“{pool}”这一专家库", "请从列表中选择"),
    "rehearsal_only": ("只有演练装置可以这样做", "真实装置的时钟不能拨动"),
    "clock_forward": ("时钟只能向前拨", "请填写正数"),
    "panel_apart": ("评审组成员不能同时担任有表决权的评委", "请另选人员，评审与表决分开"),
    "number_free": ("证书编号 {number} 已被使用", "请核对编号"),
    # plan and call
    "edition_once": ("第 {number} 届已经开设", "请核对届次"),
    "plan_whole": ("工作方案还没有编制", "请先编制工作方案"),
    "plan_dates": ("日期次序不对：申报开始、申报截止、部门复函应依次在后", "请调整日期"),
    "plan_days": ("计划日期不对：{stages}", "请按年-月-日填写，环节须是办法所列的"),
    "plan_gate": ("分数线“{gate}”应在 0 与 {total} 之间", "请填写总分范围内的绝对分数线"),
    "plan_item_open": ("这一项已经有人据以办理，不能再变更", "请从列表中选择还没有开始办理的内容"),
    "plan_value": ("“{text}”不能作为变更后的内容", "日期请写成 2026-06-05，表决方式写“无记名”或“记名”，份数写数字"),
    "deadline_later": ("申报截止日现为 {old}，只能在截止前往后延，不能提前到 {new}", "请填写更晚的日期；已经截止的不再延期"),
    "class_cap": ("工作方案规定这一类评委最多 {cap} 人，现已有 {taken} 人", "请先免去一人，或经评委会另行编制方案"),
    "class_cap_number": ("评委人数上限“{n}”不是有效人数", "请填写人数；不设上限的填0"),
    "overlay_total": ("行业分值调整不合要求：{says}", "请调整各条款分值，使其仍合计 1000 分"),
    "calendar_file": ("节假日文件读不懂：{says}", "请按格式填写：[[year]]，year、source、off、makeup"),
    "calendar_year_new": ("{years} 年的安排已经载入", "已公布的年份不能改动"),
    "regulation_in_force": ("办法目前的状态是“{state}”", "办法有效时才能启动评选"),
    "plan_approved": ("工作方案还没有经评委会审批", "请提请评委会审批"),
    "readings_adopted": ("解释口径还没有经评委会通过", "请评委会通过解释口径"),
    "readings_confirmed": ("限制权利的口径还没有经区政府确认", "请提请区政府确认"),
    "regulation_checked": ("还没有核对办法是否有效", "请先核对办法有效性"),
    "budget_lines": ("奖金和评审经费的预算还没有登记", "请登记两类预算"),
    "panel_engaged": ("评审组还没有聘请", "请先聘请评审组"),
    "call_in_window": ("今天（{today}）不在申报期（{opens} 至 {deadline}）内", "请在申报期内发布，或调整方案"),
    "cycle": ("距上一届不足 {every} 年", "周期为规划参考，确需提前的请说明"),
    "window_open": ("今天（{today}）不在申报期（{opens} 至 {deadline}）内", "请在申报期内办理"),
    # applying
    "application_once": ("本届已经有一份申报（每个代码每届一份，口径）", "请打开已有的申报"),
    "field_unknown": ("申报表中没有“{field}”这一栏", "请刷新页面"),
    "field_missing": ("“{label}”还没有填写", "请填写“{label}”"),
    "field_long": ("“{label}”超过 {most} 字", "请精简内容，或作为附件上传"),
    "field_money": ("“{label}”中的“{text}”不是有效的金额", "请写数字，默认单位万元；不要混用单位，如“18000”或“1.8亿元”"),
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
    "in_time": ("申报在 {arrived} 到达，已过截止时间 {deadline} 24:00", "草稿仍为您保留；重新开放须由评委会办公室作出并记录决定"),
    "deadline_over": ("申报截止时间（{deadline} 24:00）还没有到", "请在截止后办理"),
    # qualification
    "somebody_to_ask": ("没有需要征求意见的单位或人员", "请核对名单和机构"),
    "answer_asked": ("有不属于本部门核查范围的事项：{rules}", "请只答复所问事项"),
    "answer_word": ("答复只能是“有”“无”或“未查”", "请重新选择"),
    "event_facts": ("情况说明中的日期或内容读不懂：{says}", "请按格式填写日期"),
    "rule_known": ("没有“{rule}”这一认定事项", "请从列表中选择"),
    "rule_open": ("这一事项由计算或部门答复得出，不需要认定", "请核对事实；事实有误的请更正事实"),
    "supplement_once": ("补正以一轮为限（口径）", "请在已有的补正中办理"),
    "supplement_in_time": ("补正期限（{due}）已过", "请与评委会办公室联系"),
    "not_judged": ("还没有核查和认定", "请先核对设立地、征求部门意见并作出认定"),
    "refusal_grounds": ("没有“不符合”的事项，不能不予通过", "请先办结待定事项"),
    "heard": ("还没有告知当事人并听取其陈述，或答复期限未到", "请先告知；当事人答复或期限届满后再办理"),
    "told_once": ("已经告知，正在等待答复", "请等待答复"),
    "answer_days": ("答复期限应为 1 至 30 天", "请重新填写"),
    "all_decided": ("还有申报没有作出决定：{open}", "请逐一作出决定"),
    "list_subset": ("名单中出现了上一名单没有的单位", "中途不能加入"),
    "list_reasons": ("离开名单的单位缺少理由", "请写明理由"),
    # conditions and bars
    "in_district": ("是否在本行政区域内设立尚未核对或不符合", "请评委会办公室核对设立地"),
    "operated_years": ("合法运营未满规定年限（成立于 {established}，截止日 {deadline}）", "自 {met_from} 起满足；改制延续的请填写改制前主体并由办公室认定"),
    "licences_held": ("证照在规定期间内有间断", "请补充证照或续期证明"),
    "quality_system": ("质量管理方法与体系尚待认定或不符合", "请评委会办公室依据材料认定"),
    "model_years": ("实施卓越绩效模式未满规定年限（导入于 {model_adopted}）", "自 {met_from} 起满足"),
    "model_results": ("经营绩效与社会贡献尚待认定或不符合", "请评委会办公室依据材料认定"),
    "data_years": ("三年数据不全", "请补齐近三年数据"),
    "sector_front": ("行业地位尚待认定或不符合", "请提供名次与出处，由办公室认定"),
    "quality_foundation": ("质量基础与信誉尚待认定或不符合", "请评委会办公室依据材料认定"),
    "recommended": ("截止前没有取得推荐", "请在截止前取得园区、街道或主管部门推荐"),
    "no_policy_breach": ("部门尚未答复，或近3年有不符合政策的情形", "请部门答复；有情形的，期满后可申报"),
    "no_missing_licence": ("部门尚未答复，或近3年有应取得而未取得证照的情形", "请部门答复；有情形的，期满后可申报"),
    "no_quality_failure": ("部门尚未答复，或近3年有质量不合格情形", "请部门答复；有情形的，自 {met_from} 起不再受限"),
    "no_accident": ("部门尚未答复，或近3年发生责任事故", "请部门答复；有情形的，自 {met_from} 起不再受限"),
    "no_loss": ("近三个会计年度有亏损，或尚待认定", "只有营业利润为负的，由办公室认定"),
    "not_listed": ("部门尚未答复，或近3年被列入失信名单", "请部门答复；已修复的由办公室认定"),
    "no_fraud_in_award": ("因在本奖评定中弄虚作假，限制期内不得申报", "自 {may_apply_from} 起可以申报"),
    "no_other_breach": ("部门尚未答复，或近3年有其他被处理的违法违规行为", "请部门答复；轻微的由办公室说明理由后认定"),
    "no_revocation_bar": ("荣誉被撤销后的限制期未满", "自 {may_apply_from} 起可以申报"),
    "no_valid_honour": ("上一次荣誉仍在有效期内（至 {through}）", "自 {may_apply_from} 起可以再次申报"),
    # review
    "panel_pools": ("有人不在评审员专家库中", "请先入库，或另选人员"),
    "panel_roles": ("评审组角色不对", "请选择组长、副组长、成员或候补"),
    "panel_once": ("本届评审组已经聘请", "需要调整的，请办理候补递补"),
    "panel_size": ("评审组应为 {min}—{max} 人，现为 {n} 人", "请增减成员"),
    "panel_leader": ("评审组应有且只有一名组长", "请指定一名组长"),
    "undertaking_signed": ("还有 {open} 位评审员没有签署保密廉洁承诺", "请提醒他们在“我的评审”签署"),
    "undertaking_own": ("您还没有签署保密廉洁承诺", "请先在“我的评审”签署承诺，再申报利害关系"),
    "interests_asked": ("还没有发起利害关系申报", "请先发起利害关系申报"),
    "something_to_judge": ("没有等待认定的事项", "都已经有结论；需要更正的，请先更正事实"),
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
    "invited_once": ("{name}已经设过密码", "请本人直接登录"),
    "on_list": ("{no}不在本阶段的名单上", "只办理名单上的单位"),
    "visit_once": ("该单位的现场评审已经记录", "请直接评分"),
    "gate": ("材料评审得分未达到分数线", "按方案不进入下一阶段"),
    "floor": ("得分未达到最低分数", "低于最低分数的不得列入"),
    # meeting
    "meeting_once": ("本届会议已经召开", "请在已有会议中办理"),
    "meeting_held": ("会议还没有召开", "请先召开会议"),
    "committee_appointed": ("评委会委员还没有任命", "请先办理任命"),
    "signed_in_once": ("您已经签到", "无需重复签到"),
    "sign_in_before_ballot": ("表决已经开始，不能再签到", "请与主任联系"),
    "recused_once": ("您已经对该单位申请回避", "无需重复申请"),
    "quorum": ("应到 {appointed} 人，实到 {present} 人，至少 {needed} 人到会才能开会", "请等待更多委员签到，或改期"),
    "tier_known": ("没有这个奖项", "请从列表中选择"),
    "candidates_there": ("没有需要表决的单位", "请核对候选名单"),
    "ballot_once": ("这一项已经表决", "请直接查看结果"),
    "slip_names": ("选了 {n} 个，最多只能选 {most} 个", "请减少选择"),
    "slip_candidates": ("选票中有不在名单上的单位，或重复选择", "请重新选择"),
    "cast_once": ("您的选票已经投出", "每人一票，不能更改"),
    "all_cast": ("还有 {open} 张选票没有投出", "请等待全部委员投票"),
    "plan_copies": ("纸质材料份数应为0至50，现为{n}", "请改为需要的份数；不要求纸质材料的填0"),
    "paper_number_once": ("发文字号{number}已经用在另一件文书或另一版内容上", "请取下一个号；内容有变化的，不能沿用原号"),
    "paper_unchanged": ("与第{revision}版内容相同，没有另出一版", "请直接使用已有的一版"),
    "paper_about": ("这份文书的对象不属于本届", "请从列表中选择"),
    "paper_not_yet": ("还不具备出具这份文书的事实", "请先完成它所依据的一步"),
    "paper_glyph": ("有字体中没有的字：{says}", "请改用常用字，或联系维护人员补字"),
    "letter_sent": ("收到的来文不登记送达", "请在发出的文书上登记"),
    "delivered_after": ("送达日期早于发出日期（{sent}）", "请核对送达回证"),
    "template_fault": ("模板有不能使用的内容：{place}，{text}", "请在 Word 中改正后重新上传"),
    "adverse_told": ("没有告知拟作出的决定", "请先告知事实、依据和理由"),
    "adverse_heard": ("没有听取陈述，答复期限也没有届满", "请等待当事人答复或期限届满"),
    "adverse_reasoned": ("没有写明事实、依据和理由的决定", "请作出写明理由的决定"),
    "adverse_remedy": ("没有写明救济途径的通知书", "请在“文书”中出具通知书"),
    "adverse_delivered": ("没有登记送达", "请登记送达回证"),
    "adverse_whole": ("对{open}的不利决定还没有走完：告知、陈述、决定、救济、送达缺一不可", "请在“文书”中出具通知书、登记发出和送达"),
    "secret_five": ("有权投票的只有 {n} 人，无记名表决不少于 {least} 人", "请等待更多委员签到；确需记名表决的，先修改方案"),
    "ballot_sealed": ("这次表决的密钥已经不在，不能再投票", "请主任作废本次表决，重新发起"),
    "ballot_on_paper": ("这次表决用纸质选票", "请在会场填写选票，由两名工作人员录入计票单"),
    "ballot_by_phone": ("这次表决用手机投票", "请等待全部投出后由主任结束表决"),
    "sheet_slips": ("票数不一致：发出 {issued}，收回 {returned}，有效 {valid}", "有效票不多于收回票，收回票不多于发出票，请对照计票单"),
    "sheet_candidates": ("计票单与候选单位不一致：{strangers}", "每家候选单位填一个票数，没有得票的填0"),
    "sheet_votes": ("得票超过有效票数或有权表决的人数：{over}", "请对照计票单；回避的委员对该单位没有表决权"),
    "sheet_total": ("得票合计 {n}，有效选票最多能产生 {most} 票", "请对照计票单"),
    "sheet_number": ("票数不是数字：{cases}", "请填0以上的整数"),
    "sheet_empty": ("没有勾选委员", "请对照签到表勾选"),
    "sheet_members": ("有 {n} 人不在应到名单中，或已经签到", "请从列表中选择"),
    "sheet_waits": ("已有一份签到表等待复核", "请先复核或退回"),
    "sheet_entered": ("没有等待复核的签到表", "请先代录签到表"),
    "all_voted_on": ("还有单位没有表决：{open}", "请发起表决"),
    "ballots_closed": ("还有表决没有结束", "请先结束表决"),
    "ties_decided": ("票数相同，须加投决定", "请发起加投"),
    "quota": ("名额最多 {max} 个，现为 {n} 个", "请减少单位；再次获奖不占名额"),
    "order_reason": ("候选名单与得分次序不一致，须写明理由", "请写明理由，如行业代表性"),
    "vacancy_reason": ("名额空缺须写明理由", "请写明理由"),
    # notice
    "notice_once": ("公示已经发布", "请在已有公示中办理"),
    "notice_published": ("公示还没有发布", "请先发布公示"),
    "notice_over": ("公示期还没有满（不少于 {days} 个工作日，最后一天 {last_day}）", "期满次日起可以办理；涉及未公布年份的，请先载入节假日安排"),
    "notice_length": ("公示期短于规定（最早应至 {earliest}）", "请延长公示"),
    "lost_days": ("中断日数应为 1 至 60", "请重新填写"),
    "asked_again": ("部门的再次核查没有完成", "请再次征求意见并等待全部答复"),
    "case_noticed": ("该单位不在公示名单中", "请从名单中选择"),
    "objection_checkable": ("匿名且没有可查证的具体事实", "请记录并说明不予受理的理由"),
    "named_is_pursued": ("署名的异议应当受理", "请受理调查"),
    "investigated": ("还没有调查记录", "请先记录调查"),
    "struck_once": ("该单位的候选资格已经取消", "无需重复办理"),
    "objections_closed": ("还有异议没有办结：{open}", "请办结全部异议"),
    # decision
    "request_once": ("已经提请审定", "请等待区政府决定"),
    "decision_days": ("通报日期早于会议日期", "请核对日期"),
    "after_list": ("通报日期 {on} 早于公示结束、名单形成之日", "公示期满、名单形成之后才能作出决定"),
    "line_known": ("没有这个奖金科目", "请从列表中选择"),
    "prize_once": ("该单位的奖金已经制单", "奖金一次性拨付，不能重复"),
    "prize_due": ("该单位没有应付的奖金", "再次获奖和财政全额保障单位不授予奖金"),
    "prize_whole": ("奖金应一次性全额拨付，应为{due_yuan}元，填写为{fen_yuan}元", "请填写全额；再次获奖不授予奖金"),
    "order_once": ("拨付单号 {order_no} 已被使用", "请核对单号，不能重复拨付"),
    "budget_line": ("超出预算科目余额（余{left_yuan}元）", "请核对金额或科目"),
    "certificate_earlier": ("这是往届荣誉，证书已由当时颁发", "遗失的，可以补发证书"),
    "certificate_once": ("证书已经制发", "补发须写明理由"),
    # aftercare
    "ground_known": ("办法中没有这一情形", "请从列表中选择"),
    "severity": ("事故等级未达到较大以上", "不属于撤销情形"),
    "notice_served": ("没有告知书的送达日期和送达回证", "请先登记告知书送达"),
    "served_after_told": ("日期 {on} 早于 {told}", "请核对日期"),
    "answer_time_over": ("答复期限到 {answer_by}，还没有过", "期限过后再登记逾期未答复，或上传当事人的书面声明"),
    "committee_opinion": ("评委会还没有提出意见", "请评委会先提出意见"),
    "revocation_once": ("这项荣誉已有撤销事项在办理", "请在已有的事项中补充事实"),
    "revocation_published": ("撤销决定还没有公布", "请先公布撤销决定"),
    "certificate_back": ("证书、奖杯还没有收回，也没有公告作废", "请先收回或公告作废"),
    "certificate_settled": ("证书、奖杯已经收回或作废", "不需要再次登记"),
    "prize_recovered": ("奖金还有{left_yuan}元没有追缴入库", "请继续追缴，或申请法院强制执行"),
    "recovery_owed": ("应追缴的奖金还剩{left_yuan}元，不能登记{fen_yuan}元", "请核对金额"),
    "receipt_once": ("缴款书号 {document} 已经登记过", "请核对缴款书号"),
    "medium_needed": ("没有写明在哪里公布", "请填写公布媒体"),
    "tie_once": ("这个代码就是获奖单位，或已经登记过", "请核对代码"),
    "tie_after_decision": ("撤销决定作出之前，不认定关联单位", "请在作出撤销决定后认定"),
    "within_validity": ("事项不在获奖有效期内发生", "不属于撤销情形"),
    "legal_review": ("有效期满后撤销须经合法性审核", "请先办理合法性审核"),
    # conduct
    "own_complaint": ("这件事涉及您本人，不能由您办理", "请由其他工作人员或监督人员办理"),
    "person_known": ("没有这个人", "请从列表中选择"),
    "complaint_in_case": ("已经立案，正在办理", "请先作出决定；投诉随案件一并办结"),
    "complaint_known": ("没有这件已受理的投诉", "请从列表中选择；未受理的请先受理"),
    "staff_office": ("这一任职不承担评定工作", "请在评委会、办公室、监督或领导小组的任职上立案；评审员请在专家库立案"),
    "misconduct_once": ("对{user}已有正在办理的案件", "请在已有案件中办理"),
    "case_of_expert": ("当事人不是专家库评审员", "对工作人员请办理“认定失职”"),
    "case_of_staff": ("当事人是专家库评审员", "请办理“认定失职，取消评审资格”"),
    "misconduct_founded": ("还没有认定失职的决定", "请先告知、听取陈述并作出决定"),
    "delivered_once": ("已经登记送达", "无需重复登记"),
    "expert_removed": ("该评审员已被取消评审资格", "请另选人员"),
    "reviews_over": ("本届评审还没有结束", "评审结束后考核"),
    "somebody_to_appraise": ("本届评审员都已考核", "无需重复考核"),
    "expert_to_appraise": ("不是本届待考核的评审员", "请从列表中选择"),
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
    "award_year_shown": ("宣传文字没有标明获奖时间（{year}年）", "请在文字中写明获奖年份，如“{year}年获得”"),
    "prize_none": ("再次获奖不授予奖金，没有可以使用的奖金", "不需要办理；首次获奖的奖金在首次获奖的荣誉下登记"),
    "prize_paid": ("奖金还没有拨付", "奖金拨付以后再登记"),
    "purpose_listed": ("“{purpose}”不在办法所列的用途之内", "只能用于：{purposes}"),
    "purpose_reason": ("用于“{purpose}”的，必须写明事由", "请写明与质量建设有什么关系"),
    "amount_some": ("金额应大于0", "请核对金额"),
    "voucher_once": ("这张凭证已经登记过一笔支出", "请上传本笔支出的凭证；重复登记的，先删去原来的一笔"),
    "plan_within_prize": ("计划合计超过奖金", "请减少金额，合计不超过奖金"),
    "use_purpose": ("用途不在办法所列范围，或“其他”没有事由", "请说明情况，由评委会办公室处理"),
    "use_balance": ("累计支出超过奖金", "请核对金额；多记的，删去后重新登记"),
    "use_after_payment": ("支出日期 {on} 早于奖金拨付（{paid_on}）", "请核对日期；拨付以前的支出不能列为奖金支出"),
    "use_voucher": ("没有凭证", "请删去这一笔，连同凭证重新登记"),
    "use_unreported": ("这一笔已经列入{year}年的报告，不能删去", "请向评委会办公室说明，在下一次报告中更正"),
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
    "checklist_explained": ("检查结果与发现的问题不一致：{open}", "不符合的项目都要写明问题；写了问题的项目应为不符合"),
    "finding_facts": ("发现的问题没有写明事实", "请写明时间、金额和事实"),
    "finding_use": ("所指的支出不是该单位登记的", "请从列表中选择"),
    "rectify_ahead": ("整改期限 {due} 已到或已过", "请填写明天或以后的日期"),
    "findings_settled": ("还有问题没有整改完毕：{open}", "整改经检查人员认可，或转为撤销线索以后办结"),
    "inspector": ("整改由检查人员核查", "请检查人员办理"),
    "holder_change_once": ("上一次单位变更还没有确认", "请等区政府确认或者不予确认以后再报告"),
    "holder_differs": ("变更前后的名称和代码相同", "请核对变更后的名称和代码"),
    "renamed_keeps_code": ("更名不改变统一社会信用代码", "代码变了的，请选“合并”或“分立”"),
    "review_line": ("奖金科目只用于发放奖金", "请从评审经费科目支出"),
    "cost_once": ("单据“{document}”已经登记过", "同一单据只支付一次；登记有误的，请先撤销原来的登记"),
    "misconduct_delivered": ("对{open}的处理决定还没有登记送达", "请先在“追责”页登记送达，再归档"),
    "contact_of_winner": ("获奖单位的联系人信息随档案保存30年", "更换联系人的，请由本人更正"),
    "contact_in_use": ("该单位申报的届次还没有归档，联系人信息仍在使用", "请在归档以后办理"),
    "contact_kept_until": ("联系人信息保存到{until}", "本人来函申请提前删除的，请填写来函编号和日期"),
    "contact_there": ("没有可以删除的联系人信息，或已经删除", "不需要再办理"),
    "something_to_correct": ("没有填写要更正的内容", "请填写姓名或邮箱"),
    "mail_written": ("邮箱的写法不对", "请写成 name@example.cn 的样子"),
    "payload_there": ("没有第 {seq} 条记录，或已经删除", "请核对序号"),
    "many": ("操作过于频繁", "请稍后再试"),
    "unknown_act": ("没有这一操作", "请核对操作名称"),
    "body_json": ("请求内容读不懂", "请按接口说明填写 JSON"),
    "same_key": ("同一操作编号对应了不同的内容", "请刷新页面后重试"),
    "media_type": ("不支持这种内容类型", "请使用 application/json"),
    "body_large": ("一次提交的文字超过{limit} MB，系统没有接收", "请用浏览器的“后退”回到填写页，分几次保存，或把长的内容作为附件上传"),
    "body_fields": ("一次提交超过{limit}栏，系统没有接收", "请用浏览器的“后退”回到填写页，减少所选的事项，分几次办理"),
    "body_files": ("一次上传超过{limit}个文件，系统没有接收", "请用浏览器的“后退”回到填写页，分几次上传"),
    "body_broken": ("提交的内容在传送中残缺，系统读不懂", "请用浏览器的“后退”回到填写页重新提交；附件需要重新选择"),
}


class _Loose(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return "——"


def _shown(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (list, tuple, set, frozenset)):
        return "、".join(OFFICES.get(str(v), str(v)) for v in value)
    return str(value) if value is not None else "——"


OFFICES = {
    "applicant": "申报单位", "recommender": "推荐单位", "department": "核查部门", "office": "评委会办公室",
    "expert": "评审员", "committee": "评委会委员", "leading": "领导小组", "government": "区政府",
    "supervision": "监督人员", "public": "社会公众",
}
STATES = {
    "draft": "草稿—尚未提交", "submitted": "已提交", "admitted": "资格符合", "refused": "不予通过", "awarded": "已获奖",
    "planning": "编制中", "approved": "已审批", "running": "进行中", "concluded": "评选结束", "closed": "已归档",
    "asked": "待答复", "answered": "已答复", "entered": "已代录，待复核", "given": "已推荐", "returned": "已退回",
    "open": "未完成", "locked": "已锁定", "declared": "已申报", "engaged": "已聘请", "sworn": "已承诺", "replaced": "已递补",
    "reconciled": "已合议", "reported": "已提交报告", "convened": "进行中", "received": "已收到", "pursued": "调查中",
    "set_aside": "不予受理", "upheld": "成立", "dismissed": "不成立", "requested": "已提请", "decided": "已决定",
    "ordered": "已制单", "paid": "已拨付", "standing": "有效", "revoked": "已撤销", "kept": "已上传", "withdrawn": "已移除",
    "told": "已告知", "noted": "已提出", "lead": "线索核查", "dropped": "不予撤销", "held": "已完成", "signed": "已形成",
    "drafted": "草拟中", "consented": "已同意公开", "published": "已公开", "adopted": "已印发", "planned": "待举办", "cancelled": "已取消",
    "evaluated": "已评价", "signed_up": "已报名", "attended": "已参加", "missed": "未参加", "excused": "不需参加", "struck": "已删去", "filed": "已报送",
    "ended": "已免去", "sent": "已发出", "delivered": "已送达", "void": "已作废", "pooled": "在库", "removed": "已取消资格",
    "read": "已查阅", "settled": "已办结", "touched": "同样受限", "untouched": "不受限",
    "dormant": "联系人信息已删除", "opened": "已立案", "founded": "认定失职", "rated": "已考核", "registered": "已登记",
    "flagged": "认定使用不当", "renewed": "已更新", "sealed": "已封存", "assigned": "待检查", "drawn": "已抽取", "recorded": "已记录", "rectified": "已报告整改", "accepted": "整改已认可",
    "escalated": "已转为撤销线索", "committed": "已登记，待支付", "confirmed": "已确认", "declined": "不予确认",
}


ROLES = {"leader": "组长", "deputy": "副组长", "member": "成员", "reserve": "候补"}
POOLS = {"district": "区级库", "city": "市级库", "province": "省级库"}
STATES_OF = {
    ("question", "closed"): "已结束", ("notice", "closed"): "已结束", ("paper", "kept"): "已存档",
    ("activity", "asked"): "已邀请", ("activity", "held"): "已举办", ("part", "asked"): "待报名", ("promotion_entry", "noted"): "已登记",
    ("holder_change", "reported"): "待确认", ("cost", "dropped"): "已撤销", ("cost", "paid"): "已支付", ("misuse", "pursued"): "核查中", ("tie", "noted"): "待认定", ("annual_report", "drafted"): "填写中", ("annual_report", "filed"): "已提交", ("survey", "open"): "填报中", ("survey", "closed"): "已结束",
    ("survey_answer", "asked"): "待填报", ("survey_answer", "filed"): "已填报", ("practice", "withdrawn"): "已撤回",
    ("use", "entered"): "已登记", ("use_plan", "filed"): "现行", ("inspection", "closed"): "已办结",
    ("inspection_finding", "open"): "待整改", ("inspection_finding", "noted"): "已指出",
}


def state(value: str, kind: str = "") -> str:
    """A state in words; where kinds share a state's name but not its meaning, the kind's own."""
    return STATES_OF.get((kind, value), STATES.get(value, value))


def _facts(finding: Finding | Mapping[str, Any]) -> tuple[str, Mapping[str, Any], Any]:
    if isinstance(finding, Finding):
        return finding.rule, finding.facts, finding.met_from
    return str(finding["rule"]), finding.get("facts", {}), finding.get("met_from")


def _filled(template: str, facts: Mapping[str, Any], met_from: Any) -> str:
    shown = {k: _shown(v) for k, v in facts.items()} | {f"{k}_yuan": money.yuan(v) for k, v in facts.items() if type(v) is int}
    if met_from:
        shown["met_from"] = _shown(met_from)
    if "state" in shown:
        shown["state"] = STATES.get(shown["state"], shown["state"])
    return template.format_map(_Loose(shown))


def reason(finding: Finding | Mapping[str, Any]) -> str:
    """Why, in one sentence."""
    rule, facts, met_from = _facts(finding)
    return _filled(WORDS.get(rule, (rule, ""))[0], facts, met_from)


def cure(finding: Finding | Mapping[str, Any]) -> str:
    """What would make it possible."""
    rule, facts, met_from = _facts(finding)
    return _filled(WORDS.get(rule, ("", "请联系评委会办公室"))[1] or "请联系评委会办公室", facts, met_from)


def value(finding: Value | str) -> str:
    return {"MET": "符合", "NOT_MET": "不符合", "UNKNOWN": "待定"}[str(finding)]
