"""Acts of the yearly duties: the winner's report, the survey that the leading group's office runs (Art
28).
"""

from __future__ import annotations

from datetime import datetime

from zhiheng.access import instants
from zhiheng.access.acting import cite
from zhiheng.access.acts import Act
from zhiheng.access.kinds import AWARD
from zhiheng.law import duties as law
from zhiheng.law.finding import Finding, holds
from zhiheng.registry.holders import holder, party
from zhiheng.registry.kinds import HONOUR, STANDING
from zhiheng.registry.models import Honour

from . import kinds, obligations
from .models import AnnualReport, Survey

GROUP = "年度义务"


def may_begin(honour: Honour, at: datetime) -> list[Finding]:
    """A report is begun for a year that is owed and has none yet."""
    return [holds(bool(obligations.unbegun(honour, instants.day(at))), "report_due", cite(honour, "annual"))]


def may_file(report: AnnualReport, at: datetime) -> list[Finding]:
    return obligations.complete(report)


def may_open(survey: Survey, at: datetime) -> list[Finding]:
    return [law.may_ask(cite(survey, "annual"), survey.due, instants.day(at))]


OPEN_REPORT = Act(
    "open_annual_report",
    "填写年度自评",
    ("applicant",),
    HONOUR,
    "annual",
    states=(STANDING,),
    who=holder,
    guard=may_begin,
    makes=((kinds.ANNUAL_REPORT, kinds.ANNUAL_REPORT_DRAFTED),),
    help="yearly-duties",
)
SAVE = Act(
    "save_annual",
    "保存年度自评",
    ("applicant",),
    kinds.ANNUAL_REPORT,
    "annual",
    states=(kinds.ANNUAL_REPORT_DRAFTED,),
    who=party,
    recorded=False,
    draft=True,
    todo=False,
)
ATTACH = Act(
    "attach_annual",
    "上传年度自评报告",
    ("applicant",),
    kinds.ANNUAL_REPORT,
    "annual",
    states=(kinds.ANNUAL_REPORT_DRAFTED,),
    who=party,
    todo=False,
)
FILE = Act(
    "file_annual",
    "提交年度自评",
    ("applicant",),
    kinds.ANNUAL_REPORT,
    "annual",
    states=(kinds.ANNUAL_REPORT_DRAFTED,),
    to=kinds.ANNUAL_REPORT_FILED,
    who=party,
    guard=may_file,
)
READ = Act(
    "read_annual",
    "查阅年度自评",
    ("office",),
    kinds.ANNUAL_REPORT,
    "annual",
    states=(kinds.ANNUAL_REPORT_FILED,),
    to=kinds.READ,
)
RETURN = Act(
    "return_annual",
    "退回年度自评",
    ("office",),
    kinds.ANNUAL_REPORT,
    "annual",
    states=(kinds.ANNUAL_REPORT_FILED, kinds.READ),
    to=kinds.ANNUAL_REPORT_DRAFTED,
    todo=False,
)

DRAFT_SURVEY = Act(
    "draft_survey",
    "编制绩效调查",
    ("office", "leading"),
    AWARD,
    "annual",
    group=GROUP,
    todo=False,
    makes=((kinds.SURVEY, kinds.SURVEY_DRAFTED),),
    help="yearly-duties",
)
OPEN_SURVEY = Act(
    "open_survey",
    "开展绩效调查",
    ("office", "leading"),
    kinds.SURVEY,
    "annual",
    states=(kinds.SURVEY_DRAFTED,),
    to=kinds.OPEN,
    guard=may_open,
    makes=((kinds.SURVEY_ANSWER, kinds.ASKED),),
)
ANSWER = Act(
    "answer_survey",
    "填报绩效调查",
    ("applicant",),
    kinds.SURVEY_ANSWER,
    "annual",
    states=(kinds.ASKED, kinds.SURVEY_ANSWER_FILED),
    to=kinds.SURVEY_ANSWER_FILED,
    who=party,
    waits=lambda a, by: a.state == kinds.ASKED,
)
CLOSE_SURVEY = Act(
    "close_survey",
    "结束绩效调查",
    ("office", "leading"),
    kinds.SURVEY,
    "annual",
    states=(kinds.OPEN,),
    to=kinds.CLOSED,
    todo=False,
)
