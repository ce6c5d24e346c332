"""Acts of the public notice."""

from __future__ import annotations

from datetime import datetime

from zhiheng.access import instants
from zhiheng.access.acts import OPEN_DOOR, Act
from zhiheng.editions import checks, lists, pinned
from zhiheng.editions.kinds import EDITION
from zhiheng.editions.models import Edition
from zhiheng.law import notice as law
from zhiheng.law import workdays
from zhiheng.law.finding import Finding, holds

from . import kinds
from .models import Notice, Objection


def running(edition: Edition) -> Notice | None:
    return Notice.objects.filter(edition=edition, stage=edition.stage).first()


def count(notice: Notice) -> workdays.Count:
    """The notice's clock, counted anew from the calendar as it is loaded now."""
    stage = pinned.rules_of(notice).stage(notice.stage)
    return law.clock(stage, notice.published, pinned.calendar(notice.edition.award), notice.lost)


def open_objections(edition: Edition) -> list[str]:
    rows = Objection.objects.filter(case__edition=edition, state__in=(kinds.RECEIVED, kinds.PURSUED))
    return sorted(rows.values_list("number", flat=True))


def may_publish(edition: Edition, at: datetime) -> list[Finding]:
    article = pinned.rules_of(edition).cite("notice")
    return [holds(running(edition) is None, "notice_once", article), checks.asked_again(edition, "notice")]


def may_close(edition: Edition, at: datetime) -> list[Finding]:
    """Over by its clock, and every objection concluded."""
    rules, found = pinned.rules_of(edition), running(edition)
    article = rules.cite("notice")
    if found is None:
        return [holds(False, "notice_published", article)]
    stage, today = rules.stage(edition.stage), instants.day(at)
    return [
        law.may_close(stage, count(found), today),
        law.objections_closed(open_objections(edition), article),
    ]


UNDECIDED = ("notice", "decision")
"""While objections are taken and handled: from the notice until the government has decided (Art 17(6))."""

PUBLISH = Act(
    "publish_notice",
    "发布公示",
    ("office",),
    EDITION,
    "notice",
    during=("notice",),
    guard=may_publish,
    makes=((kinds.NOTICE, kinds.RUNNING),),
)
INTERRUPT = Act(
    "interrupt_notice",
    "登记公示中断",
    ("office",),
    kinds.NOTICE,
    "notice",
    during=("notice",),
    states=(kinds.RUNNING,),
    todo=False,
)
RECOUNT = Act(
    "recount_notice",
    "重新计算公示期",
    ("office",),
    kinds.NOTICE,
    "notice",
    during=("notice",),
    states=(kinds.RUNNING,),
    todo=False,
)
OBJECT = Act(
    "object",
    "提出异议",
    ("public",),
    EDITION,
    "notice",
    during=UNDECIDED,
    todo=False,
    makes=((kinds.OBJECTION, kinds.RECEIVED),),
    rate=OPEN_DOOR,
)
TAKE_UP = Act(
    "take_up",
    "受理调查",
    ("office",),
    kinds.OBJECTION,
    "investigate",
    during=UNDECIDED,
    states=(kinds.RECEIVED,),
    to=kinds.PURSUED,
)
SET_ASIDE = Act(
    "set_aside",
    "不予受理",
    ("office",),
    kinds.OBJECTION,
    "investigate",
    during=UNDECIDED,
    states=(kinds.RECEIVED,),
    to=kinds.SET_ASIDE,
)
INVESTIGATE = Act(
    "investigate",
    "记录调查",
    ("office",),
    kinds.OBJECTION,
    "investigate",
    during=UNDECIDED,
    states=(kinds.PURSUED,),
)
UPHOLD = Act(
    "uphold",
    "异议成立，取消候选资格",
    ("office",),
    kinds.OBJECTION,
    "notice",
    during=UNDECIDED,
    states=(kinds.PURSUED,),
    to=kinds.UPHELD,
    grave=True,
)
DISMISS = Act(
    "dismiss",
    "异议不成立",
    ("office",),
    kinds.OBJECTION,
    "investigate",
    during=UNDECIDED,
    states=(kinds.PURSUED,),
    to=kinds.DISMISSED,
)
CLOSE = Act(
    "close_notice",
    "结束公示",
    ("office",),
    EDITION,
    "notice",
    during=("notice",),
    guard=may_close,
    makes=lists.MAKES,
    also=(
        *lists.MOVES,
        (kinds.NOTICE, kinds.CLOSED),
    ),
)
