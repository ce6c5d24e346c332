"""Why an act is refused, and the cure: words for findings about the meeting."""

from __future__ import annotations

from zhiheng.access import words

words.declare(
    {
        "meeting_once": ("本届会议已经召开", "请在已有会议中办理"),
        "meeting_held": ("会议还没有召开", "请先召开会议"),
        "committee_appointed": ("评委会委员还没有任命", "请先办理任命"),
        "signed_in_once": ("您已经签到", "无需重复签到"),
        "sign_in_before_ballot": ("表决已经开始，不能再签到", "请与主任联系"),
        "recused_once": ("您已经对该单位申请回避", "无需重复申请"),
        "tier_known": ("没有这个奖项", "请从列表中选择"),
        "candidates_there": ("没有需要表决的单位", "请核对候选名单"),
        "ballot_once": ("这一项已经表决", "请直接查看结果"),
        "slip_names": ("选了 {n} 个，最多只能选 {most} 个", "请减少选择"),
        "slip_candidates": ("选票中有不在名单上的单位，或重复选择", "请重新选择"),
        "cast_once": ("您的选票已经投出", "每人一票，不能更改"),
        "all_cast": ("还有 {open} 张选票没有投出", "请等待全部委员投票"),
        "secret_five": (
            "有权投票的只有 {n} 人，无记名表决不少于 {least} 人",
            "请等待更多委员签到；确需记名表决的，先修改方案",
        ),
        "ballot_sealed": ("这次表决的密钥已经不在，不能再投票", "请主任作废本次表决，重新发起"),
        "ballot_on_paper": ("这次表决用纸质选票", "请在会场填写选票，由两名工作人员录入计票单"),
        "ballot_by_phone": ("这次表决用手机投票", "请等待全部投出后由主任结束表决"),
        "sheet_slips": (
            "票数不一致：发出 {issued}，收回 {returned}，有效 {valid}",
            "有效票不多于收回票，收回票不多于发出票，请对照计票单",
        ),
        "sheet_candidates": ("计票单与候选单位不一致：{strangers}", "每家候选单位填一个票数，没有得票的填0"),
        "sheet_votes": (
            "得票超过有效票数或有权表决的人数：{over}",
            "请对照计票单；回避的委员对该单位没有表决权",
        ),
        "sheet_total": ("得票合计 {n}，有效选票最多能产生 {most} 票", "请对照计票单"),
        "sheet_number": ("票数不是数字：{cases}", "请填0以上的整数"),
        "sheet_empty": ("没有勾选委员", "请对照签到表勾选"),
        "sheet_members": ("有 {n} 人不在应到名单中，或已经签到", "请从列表中选择"),
        "sheet_waits": ("已有一份签到表等待复核", "请先复核或退回"),
        "sheet_entered": ("没有等待复核的签到表", "请先代录签到表"),
        "all_voted_on": ("还有单位没有表决：{open}", "请发起表决"),
        "ballots_closed": ("还有表决没有结束", "请先结束表决"),
        "ties_decided": ("票数相同，须加投决定", "请发起加投"),
        "order_reason": ("候选名单与得分次序不一致，须写明理由", "请写明理由，如行业代表性"),
        "vacancy_reason": ("名额空缺须写明理由", "请写明理由"),
    }
)
