"""Kinds of the yearly duties: the report, the survey, an answer to it."""

from __future__ import annotations

from zhiheng.access.kinds import DOING, DONE, TODO, Kind, State, declare

ANNUAL_REPORT_DRAFTED = State("drafted", "填写中", DOING)
ANNUAL_REPORT_FILED = State("filed", "已提交", DONE)
READ = State("read", "已查阅", DONE)

ANNUAL_REPORT = Kind(
    "annual_report",
    "年度自评",
    states=(ANNUAL_REPORT_DRAFTED, ANNUAL_REPORT_FILED, READ),
    help="yearly-duties",
    due="due",
)

SURVEY_DRAFTED = State("drafted", "草拟中", DOING)
OPEN = State("open", "填报中", TODO)
CLOSED = State("closed", "已结束", DONE)

SURVEY = Kind("survey", "绩效调查", states=(SURVEY_DRAFTED, OPEN, CLOSED), help="yearly-duties", due="due")

ASKED = State("asked", "待填报", TODO)
SURVEY_ANSWER_FILED = State("filed", "已填报", DONE)

SURVEY_ANSWER = Kind(
    "survey_answer", "绩效调查答卷", states=(ASKED, SURVEY_ANSWER_FILED), help="yearly-duties"
)

declare(ANNUAL_REPORT, SURVEY, SURVEY_ANSWER)
