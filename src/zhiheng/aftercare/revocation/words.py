"""Why an act is refused, and the cure: words for findings about a revocation."""

from __future__ import annotations

from zhiheng.access import words

words.declare(
    {
        "ground_known": ("办法中没有这一情形", "请从列表中选择"),
        "severity": ("事故等级未达到较大以上", "不属于撤销情形"),
        "notice_served": ("没有告知书的送达日期和送达回证", "请先登记告知书送达"),
        "served_after_told": ("日期 {on} 早于 {told}", "请核对日期"),
        "answer_time_over": (
            "答复期限到 {answer_by}，还没有过",
            "期限过后再登记逾期未答复，或上传当事人的书面声明",
        ),
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
    }
)
