"""Why an act is refused, and the cure: words for findings about the notice."""

from __future__ import annotations

from zhiheng.access import words

words.declare(
    {
        "notice_once": ("公示已经发布", "请在已有公示中办理"),
        "notice_published": ("公示还没有发布", "请先发布公示"),
        "notice_over": (
            "公示期还没有满（不少于 {days} 个工作日，最后一天 {last_day}）",
            "期满次日起可以办理；涉及未公布年份的，请先载入节假日安排",
        ),
        "lost_days": ("中断日数应为 1 至 60", "请重新填写"),
        "case_noticed": ("该单位不在公示名单中", "请从名单中选择"),
        "objection_checkable": ("匿名且没有可查证的具体事实", "请记录并说明不予受理的理由"),
        "named_is_pursued": ("署名的异议应当受理", "请受理调查"),
        "investigated": ("还没有调查记录", "请先记录调查"),
        "struck_once": ("该单位的候选资格已经取消", "无需重复办理"),
        "objections_closed": ("还有异议没有办结：{open}", "请办结全部异议"),
    }
)
