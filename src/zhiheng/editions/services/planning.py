"""Planning an edition: opened, planned, approved, called, filed (Art 8, 9, 17(1))."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction
from typing import Annotated, Any, Literal

from zhiheng.access import instants
from zhiheng.access.acting import Actor, Done, acting, cite
from zhiheng.access.acts import performs
from zhiheng.access.args import Arg, Document, FileDigest, Reason
from zhiheng.access.inputs import Json, Long
from zhiheng.access.uploads import held
from zhiheng.editions import acts, choices, kinds, pinned
from zhiheng.editions.inputs import StageDays
from zhiheng.editions.models import Edition, NameList
from zhiheng.editions.services.calendar import _calendar_bytes
from zhiheng.files import services as files
from zhiheng.law import call, scoring
from zhiheng.law.finding import Finding, holds, not_met
from zhiheng.law.instrument import InstrumentError
from zhiheng.people import seats


@performs(acts.OPEN_EDITION)
def open_edition(
    award: str,
    *,
    number: Annotated[int, Arg("届次")],
    year: Annotated[int, Arg("年份")],
    by: Actor,
    at: datetime,
) -> Done:
    """A new edition in planning, under the award's regulation."""
    with acting(acts.OPEN_EDITION, award, by=by, at=at) as act:
        taken = Edition.objects.filter(award=act.award, number=number).exists()
        act.require(
            holds(
                not taken and number > 0,
                "edition_once",
                act.cite("work_plan"),
                number=number,
                argument="number",
            )
        )
        last = (
            Edition.objects.filter(award=act.award).order_by("-year").values_list("year", flat=True).first()
        )
        cycle = call.cycle(last, year, act.rules.cycle_years, act.cite("quota"))
        act.made = act.make(
            Edition,
            kinds.PLANNING,
            award=act.award,
            number=number,
            year=year,
            title=f"第{number}届（{year}年）",
            instrument=act.award.instrument,
            criteria=files.put_text(pinned.criteria_text(act.rules.criteria), at).sha256,
            calendar=files.put_text(_calendar_bytes(pinned.calendar(act.award)), at).sha256,
        )
        act.say(number=number, year=year, cycle=cycle.value.value)
    return act.done


PLAN_DAYS = ("opens", "deadline", "replies_due")


@performs(acts.SAVE_PLAN)
def save_plan(
    edition: str,
    *,
    opens: Annotated[date, Arg("申报开始日")],
    deadline: Annotated[date, Arg("申报截止日", "当日24:00截止")],
    replies_due: Annotated[date, Arg("部门复函截止日")],
    gate: Annotated[str, Arg("进入现场评审的材料分", "绝对分数线，如 450")],
    engage: Annotated[Literal["appointed", "drawn"], Arg("评审员产生方式", choices=choices.ENGAGEMENT)],
    media: Annotated[str, Arg("主要媒体")],
    panel_before: Annotated[
        Literal["call", "books"], Arg("评审组何时组建", choices=choices.PANEL_BEFORE)
    ] = "call",
    dates: Annotated[
        dict[str, str] | None, Arg("各阶段计划日期", "计划公布名单或开始的日期，可以以后再定", StageDays())
    ] = None,
    overlays: Annotated[dict[str, Any] | None, Arg("行业分值调整", "须仍合计1000分", Json())] = None,
    voting: Annotated[
        Literal["secret", "named"], Arg("评委会表决方式", "无记名表决不少于5人", choices=choices.VOTING)
    ] = "secret",
    copies: Annotated[int, Arg("纸质申报材料份数", "不要求纸质材料的填0")] = 0,
    cap_government: Annotated[int, Arg("政府部门评委人数上限", "不设上限的填0")] = 0,
    cap_academic: Annotated[int, Arg("专家学者评委人数上限", "不设上限的填0")] = 0,
    cap_enterprise: Annotated[int, Arg("企业代表评委人数上限", "不设上限的填0")] = 0,
    by: Actor,
    at: datetime,
) -> Done:
    """The work plan, within the instrument's bounds; frozen when the committee approves it."""
    caps = {"cap_government": cap_government, "cap_academic": cap_academic, "cap_enterprise": cap_enterprise}
    with acting(
        acts.SAVE_PLAN,
        edition,
        by=by,
        at=at,
        given=lambda e: [
            *_plan_findings(e, opens, deadline, replies_due, gate, overlays),
            *_dates_findings(e, dates or {}),
            copies_given(copies, pinned.rules_of(e).cite("work_plan")),
            *_caps_findings(e, caps),
        ],
    ) as act:
        plan = {
            "opens": opens.isoformat(),
            "deadline": deadline.isoformat(),
            "replies_due": replies_due.isoformat(),
            "gate": gate,
            "engage": engage,
            "media": media,
            "panel_before": panel_before,
            "dates": dates or {},
            "overlays": overlays or {},
            "quorum": str(act.rules.quorum.value),
            "majority": str(act.rules.majority.value),
            "final_stage": act.rules.final_stage,
            "voting": voting,
            "copies": copies,
            **caps,
        }
        Edition.objects.filter(pk=act.obj.pk).update(plan=plan)
        act.say(plan=plan)
    return act.done


def _plan_findings(
    edition: Edition, opens: date, deadline: date, replies: date, gate: str, overlays: dict[str, Any] | None
) -> list[Finding]:
    rules = pinned.rules_of(edition)
    article, criteria = rules.cite("work_plan"), pinned.criteria(edition.criteria)
    found = [
        holds(
            opens < deadline < replies, "plan_dates", article, opens=opens, deadline=deadline, replies=replies
        ),
        gate_given(edition, gate),
    ]
    for sector, points in (overlays or {}).items():
        try:
            scoring.overlay(criteria, points)
        except (InstrumentError, TypeError) as wrong:
            found.append(
                not_met(
                    "overlay_total", rules.cite("sector"), sector=sector, says=str(wrong), argument="overlays"
                )
            )
    return found


def copies_given(copies: int, article: str) -> Finding:
    """How many sets on paper an office may ask for."""
    return holds(0 <= copies <= 50, "plan_copies", article, n=copies, argument="copies")


def _caps_findings(edition: Edition, caps: dict[str, int]) -> list[Finding]:
    article = cite(edition, "committee")
    return [holds(n >= 0, "class_cap_number", article, n=n, argument=name) for name, n in caps.items()]


@seats.CAP.answered_by
def _cap(award: str, cls: str) -> int | None:
    """The most members of a class by the plan that the committee now works under."""
    edition = (
        Edition.objects.filter(award=award)
        .exclude(state__in=(kinds.PLANNING, kinds.CLOSED))
        .order_by("-number")
        .first()
    )
    return (edition.plan.get(f"cap_{cls}") or None) if edition else None


def _dates_findings(edition: Edition, dates: dict[str, str]) -> list[Finding]:
    """Planned days are days, of stages that there are."""
    rules = pinned.rules_of(edition)
    known = {s.id for s in rules.stages}
    wrong = sorted(k for k, v in dates.items() if k not in known or not is_day(v))
    return [holds(not wrong, "plan_days", rules.cite("work_plan"), stages=wrong, argument="dates")]


def is_day(written: str) -> bool:
    """Is it a day as the plan writes it?"""
    try:
        date.fromisoformat(written)
    except ValueError:
        return False
    return True


def gate_given(edition: Edition, gate: str) -> Finding:
    """An absolute gate lies between nought and the criteria's total."""
    total = pinned.criteria(edition.criteria).total
    return holds(
        _between(gate, total),
        "plan_gate",
        pinned.rules_of(edition).cite("material"),
        gate=gate,
        total=total,
        argument="gate",
    )


def _between(gate: str, total: int) -> bool:
    try:
        return 0 <= Fraction(gate) <= total
    except (ValueError, ZeroDivisionError):
        return False


@performs(acts.CHECK_REGULATION)
def check_regulation(
    edition: str,
    *,
    in_force: Annotated[Literal["有效", "已修订", "已废止"], Arg("办法现行状态")],
    document: Annotated[str, Arg("核对依据")],
    external_approval: Annotated[str, Arg("上级对本项目的批准", "没有的写“无”")] = "",
    by: Actor,
    at: datetime,
) -> Done:
    """Is the regulation itself still in force? Checked and dated before each call (reading 41)."""
    with acting(acts.CHECK_REGULATION, edition, by=by, at=at) as act:
        act.require(
            holds(
                in_force == "有效",
                "regulation_in_force",
                act.cite("in_force"),
                state=in_force,
                argument="in_force",
            )
        )
        check = {
            "on": instants.day(at).isoformat(),
            "state": in_force,
            "document": document,
            "approval": external_approval,
        }
        Edition.objects.filter(pk=act.obj.pk).update(regulation_check=check)
        act.say(**check)
    return act.done


@performs(acts.SUBMIT_PLAN)
def submit_plan(edition: str, *, by: Actor, at: datetime) -> Done:
    """Put the plan before the committee."""
    with acting(acts.SUBMIT_PLAN, edition, by=by, at=at) as act:
        act.say(plan=act.obj.plan)
    return act.done


@performs(acts.RETURN_PLAN)
def return_plan(edition: str, *, reason: Reason, by: Actor, at: datetime) -> Done:
    """Send the plan back with a reason."""
    with acting(acts.RETURN_PLAN, edition, by=by, at=at) as act:
        act.say(reason=reason)
    return act.done


@performs(acts.APPROVE_PLAN)
def approve_plan(edition: str, *, document: Document, by: Actor, at: datetime) -> Done:
    """Approve the plan: criteria, gates, quorum and dates are frozen with the edition."""
    with acting(acts.APPROVE_PLAN, edition, by=by, at=at) as act:
        act.document = document
        act.say(plan=act.obj.plan, instrument=act.obj.instrument, criteria=act.obj.criteria)
    return act.done


@performs(acts.ADOPT_READINGS)
def adopt_readings(edition: str, *, document: Document, by: Actor, at: datetime) -> Done:
    """Adopt the readings about procedure; they are frozen with the edition."""
    with acting(acts.ADOPT_READINGS, edition, by=by, at=at) as act:
        _readings(act.obj, "adopted", document, at)
        act.document = document
        act.say(readings=[r.no for r in act.rules.readings if not r.restricts])
    return act.done


@performs(acts.CONFIRM_READINGS)
def confirm_readings(edition: str, *, document: Document, by: Actor, at: datetime) -> Done:
    """The issuer confirms the readings that restrict a right (§)."""
    with acting(acts.CONFIRM_READINGS, edition, by=by, at=at) as act:
        _readings(act.obj, "confirmed", document, at)
        act.document = document
        act.say(readings=[r.no for r in act.rules.readings if r.restricts])
    return act.done


def _readings(edition: Edition, what: str, document: str, at: datetime) -> None:
    edition.readings = {
        **edition.readings,
        f"{what}_on": instants.day(at).isoformat(),
        f"{what}_by": document,
    }
    Edition.objects.filter(pk=edition.pk).update(readings=edition.readings)


@performs(acts.PUBLISH_CALL)
def publish_call(
    edition: str,
    *,
    medium: Annotated[str, Arg("主要媒体")],
    link: Annotated[str, Arg("链接")],
    proof: FileDigest,
    document: Document,
    by: Actor,
    at: datetime,
) -> Done:
    """Publish the call in the main medium, with its proof; the window opens (reading 25)."""
    with acting(acts.PUBLISH_CALL, edition, by=by, at=at) as act:
        act.check(held(by, proof, act.article, "proof"))
        opens, deadline = (date.fromisoformat(act.obj.plan[k]) for k in ("opens", "deadline"))
        today = instants.day(at)
        act.require(
            holds(
                opens <= today < deadline,
                "call_in_window",
                act.article,
                opens=opens,
                deadline=deadline,
                today=today,
            )
        )
        said = {"medium": medium, "link": link, "proof": proof, "document": document, "on": today.isoformat()}
        act.obj.stage = act.rules.stages[0].id
        Edition.objects.filter(pk=act.obj.pk).update(
            stage=act.obj.stage, called_on=today, deadline=deadline, call=said
        )
        act.document = document
        act.say(**said)
    return act.done


def mark_panel(edition: Edition, on: date) -> None:
    """The panel of an edition stands engaged."""
    Edition.objects.filter(pk=edition.pk).update(panel_on=on)


@performs(acts.CLOSE_EDITION)
def close_edition(
    edition: str, *, note: Annotated[str, Arg("归档说明", input=Long())] = "", by: Actor, at: datetime
) -> Done:
    """File the edition: nothing of it changes any more."""
    with acting(acts.CLOSE_EDITION, edition, by=by, at=at) as act:
        Edition.objects.filter(pk=act.obj.pk).update(closed_on=instants.day(at))
        act.say(note=note, lists=NameList.objects.filter(edition=act.obj).count())
    return act.done
