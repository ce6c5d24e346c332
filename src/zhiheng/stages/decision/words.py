"""Why an act is refused, and the cure: words for findings about the decision."""

from __future__ import annotations

from zhiheng.access import words

words.declare(
    {
        "request_once": ("已经提请审定", "请等待政府决定"),
        "decision_days": ("通报日期早于会议日期", "请核对日期"),
        "after_list": ("通报日期 {on} 早于公示结束、名单形成之日", "公示期满、名单形成之后才能作出决定"),
        "line_known": ("没有这个奖金科目", "请从列表中选择"),
        "prize_once": ("该单位的奖金已经制单", "奖金一次性拨付，不能重复"),
        "prize_due": ("该单位没有应付的奖金", "再次获奖和财政全额保障单位不授予奖金"),
        "prize_whole": (
            "奖金应一次性全额拨付，应为{due_yuan}元，填写为{fen_yuan}元",
            "请填写全额；再次获奖不授予奖金",
        ),
        "order_once": ("拨付单号 {order_no} 已被使用", "请核对单号，不能重复拨付"),
    }
)
