"""Kinds of a prize's use: plan, use, report; draw, inspection, what it found."""

from __future__ import annotations

from zhiheng.access.kinds import DOING, DONE, ISSUE, TODO, Kind, State, declare

USE_PLAN_FILED = State("filed", "现行", DONE)
RENEWED = State("renewed", "已更新", TODO)

USE_PLAN = Kind(
    "use_plan", "奖金使用计划", states=(USE_PLAN_FILED, RENEWED), list="funds", help="use-the-prize"
)

ENTERED = State("entered", "已登记", TODO)
FLAGGED = State("flagged", "认定使用不当", ISSUE)
STRUCK = State("struck", "已删去", TODO)

USE = Kind("use", "奖金支出", states=(ENTERED, FLAGGED, STRUCK), list="funds", help="use-the-prize")

USE_REPORT_FILED = State("filed", "已报送", DONE)

USE_REPORT = Kind(
    "use_report", "奖金使用报告", states=(USE_REPORT_FILED,), list="funds", help="use-the-prize"
)

SEALED = State("sealed", "已封存", DOING)
DRAWN = State("drawn", "已抽取", DONE)

DRAW = Kind("draw", "双随机抽取", states=(SEALED, DRAWN), list="funds", help="inspect")

ASSIGNED = State("assigned", "待检查", TODO)
RECORDED = State("recorded", "已记录", DOING)
CLOSED = State("closed", "已办结", DONE)

INSPECTION = Kind("inspection", "监督检查", states=(ASSIGNED, RECORDED, CLOSED), list="funds", help="inspect")

NOTED = State("noted", "已指出", DONE)
OPEN = State("open", "待整改", TODO)
RECTIFIED = State("rectified", "已报告整改", DOING)
ACCEPTED = State("accepted", "整改已认可", DONE)
ESCALATED = State("escalated", "已转为撤销线索", ISSUE)

INSPECTION_FINDING = Kind(
    "inspection_finding",
    "检查问题",
    states=(NOTED, OPEN, RECTIFIED, ACCEPTED, ESCALATED),
    list="funds",
    help="inspect",
    due="due",
)

declare(USE_PLAN, USE, USE_REPORT, DRAW, INSPECTION, INSPECTION_FINDING)
