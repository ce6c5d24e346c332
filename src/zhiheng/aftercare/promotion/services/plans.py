"""The promotion plan of a year, its activities, and the winners' part in them (Art 19, 22)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal

from zhiheng.access import instants
from zhiheng.access.acting import Acting, Actor, Done, acting
from zhiheng.access.acts import performs
from zhiheng.access.args import Arg, Document, Reason
from zhiheng.access.inputs import Checks, File, Long
from zhiheng.access.uploads import held
from zhiheng.aftercare.promotion import acts, choices, kinds
from zhiheng.aftercare.promotion.models import Activity, Part, PromotionPlan
from zhiheng.law import promotion as law
from zhiheng.law.finding import holds
from zhiheng.registry.holders import people
from zhiheng.registry.kinds import STANDING
from zhiheng.registry.models import Honour

Sector = Literal["key", "emerging", "specialised", "modern_services", "medical", "education"]
Sort = Literal["sharing", "open_day", "training", "benchmarking", "charity"]


def winners(award: str, on: date) -> list[Honour]:
    """Honours that stand on a day: one for each holder, its newest."""
    rows = Honour.objects.filter(award=award, state=STANDING).order_by("uscc", "awarded", "number")
    newest = {h.uscc: h for h in rows if law.standing(h.valid_through, h.revoked_on, on)}
    return sorted(newest.values(), key=lambda h: (h.awarded, h.number))


def _winners(plan: Any) -> list[tuple[str, str]]:
    rows = Honour.objects.filter(award=plan.award_of, state=STANDING).order_by("awarded", "number")
    return [(h.pk, h.named) for h in rows]


def _asked(activity: Any) -> list[tuple[str, str]]:
    rows = Part.objects.filter(activity=activity).select_related("honour").order_by("honour__number")
    return [(p.pk, p.honour.name + ("（已报名）" if p.state == kinds.SIGNED_UP else "")) for p in rows]


@performs(acts.DRAFT_PLAN)
def draft_promotion_plan(
    award: str,
    *,
    year: Annotated[int, Arg("年度")],
    text: Annotated[str, Arg("目标与重点", "写明各行业领域推广的重点", Long())],
    by: Actor,
    at: datetime,
) -> Done:
    """Begin the plan of a year: one for each award and year."""
    with acting(acts.DRAFT_PLAN, award, by=by, at=at) as act:
        act.check(law.may_plan(act.article, year, instants.day(at)))
        taken = PromotionPlan.objects.filter(award=act.award, year=year).exists()
        act.require(holds(not taken, "promotion_plan_once", act.article, year=year, argument="year"))
        act.made = act.make(PromotionPlan, kinds.DRAFTED, award=act.award, year=year, text=text)
        act.say(year=year, text=text)
    return act.done


@performs(acts.ADD_ACTIVITY)
def add_activity(
    plan: str,
    *,
    name: Annotated[str, Arg("活动名称")],
    sort: Annotated[Sort, Arg("形式", choices=choices.ACTIVITY_SORTS)],
    sector: Annotated[Sector, Arg("行业领域", choices=choices.SECTORS)],
    on: Annotated[date, Arg("日期")],
    place: Annotated[str, Arg("地点")],
    hosts: Annotated[list[str] | None, Arg("承办的获奖单位", "可以不选", Checks(), _winners)] = None,
    material: Annotated[str, Arg("材料与准备", input=Long())] = "",
    by: Actor,
    at: datetime,
) -> Done:
    """An activity of the plan: what, for which sector, when, where, at which winners'."""
    with acting(acts.ADD_ACTIVITY, plan, by=by, at=at) as act:
        act.check(law.in_year(act.article, act.obj.year, on))
        known = {pk for pk, _ in _winners(act.obj)}
        act.check(holds(set(hosts or ()) <= known, "hosts_standing", act.article, argument="hosts"))
        act.made = act.make(
            Activity,
            kinds.PLANNED,
            plan=act.obj,
            sort=sort,
            sector=sector,
            name=name,
            on=on,
            place=place,
            hosts=hosts or [],
            material=material,
        )
        act.say(
            name=name,
            sort=sort,
            sector=sector,
            on=on.isoformat(),
            place=place,
            hosts=hosts or [],
            material=material,
        )
    return act.done


@performs(acts.ADOPT_PLAN)
def adopt_promotion_plan(plan: str, *, document: Document, by: Actor, at: datetime) -> Done:
    """The office gives out the plan; winners are asked under it from now on."""
    with acting(acts.ADOPT_PLAN, plan, by=by, at=at) as act:
        act.change(document=document, adopted_on=instants.day(at))
        act.document = document
        act.say(year=act.obj.year)
    return act.done


@performs(acts.ASK_WINNERS)
def ask_winners(activity: str, *, due: Annotated[date, Arg("报名截止")], by: Actor, at: datetime) -> Done:
    """Ask every winner whose honour stands on the day to take part: each gets a task."""
    with acting(acts.ASK_WINNERS, activity, by=by, at=at) as act:
        row = act.obj
        act.check(*law.may_ask(act.article, due, row.on, instants.day(at)))
        act.require(holds(row.plan.state == kinds.ADOPTED, "promotion_plan_adopted", act.article))
        found = winners(act.award.pk, row.on)
        act.require(holds(bool(found), "winners_there", act.article, on=row.on))
        act.make_all(Part, kinds.PART_ASKED, [{"honour": h, "activity": row, "due": due} for h in found])
        for h in found:
            _invite(act, h, due)
        act.say(due=due.isoformat(), winners=[h.number for h in found])
    return act.done


def _invite(act: Acting[Any], honour: Honour, due: date) -> None:
    row = act.obj
    said = (
        f"请参加“{row.name}”：{instants.words(row.on)}，{row.place}。"
        f"请在{instants.words(due)}前报名。获奖单位应当按照推广计划参加活动、分享经验。"
    )
    act.notify(people(honour), "activity_asked", "请报名参加推广活动", said)


@performs(acts.CANCEL_ACTIVITY)
def cancel_activity(activity: str, *, reason: Reason, by: Actor, at: datetime) -> Done:
    """It does not take place: nobody missed it."""
    with acting(acts.CANCEL_ACTIVITY, activity, by=by, at=at) as act:
        parts = Part.objects.filter(activity=act.obj).select_related("honour")
        for part in parts:
            act.notify(
                people(part.honour), "activity_off", "推广活动取消", f"“{act.obj.name}”取消，原因：{reason}"
            )
        act.move(parts, kinds.EXCUSED)
        act.say(reason=reason)
    return act.done


@performs(acts.SIGN_UP)
def sign_up(
    part: str,
    *,
    people: Annotated[int, Arg("参加人数")],
    contact: Annotated[str, Arg("联系人和电话")],
    by: Actor,
    at: datetime,
) -> Done:
    """The winner says that it comes, and with how many."""
    with acting(acts.SIGN_UP, part, by=by, at=at) as act:
        act.check(holds(1 <= people <= 200, "people_some", act.article, people=people, argument="people"))
        act.change(people=people, contact=contact)
        act.say(people=people, contact=contact)
    return act.done


@performs(acts.ATTENDANCE)
def record_attendance(
    activity: str,
    *,
    attended: Annotated[
        list[str] | None, Arg("到场的获奖单位", "没有勾选的，记为未参加", Checks(), _asked)
    ] = None,
    others: Annotated[int, Arg("其他单位到场人数")] = 0,
    scan: Annotated[str, Arg("签到表扫描件", "PDF 或图片", File())] = "",
    by: Actor,
    at: datetime,
) -> Done:
    """Who came. Whoever was asked and did not come has missed its task, signed up or not."""
    with acting(acts.ATTENDANCE, activity, by=by, at=at) as act:
        parts = Part.objects.filter(activity=act.obj)
        came = set(attended or ())
        act.check(law.attended_asked(act.article, parts.values_list("pk", flat=True), came))
        act.check(holds(0 <= others <= 100_000, "people_some", act.article, people=others, argument="others"))
        if scan:
            act.check(held(by, scan, act.article, "scan"))
        act.move(parts.filter(pk__in=came), kinds.ATTENDED)
        act.move(parts.exclude(pk__in=came), kinds.MISSED)
        act.change(others=others, scan=scan)
        names = parts.select_related("honour").order_by("honour__number")
        act.say(
            attended=[p.honour.number for p in names if p.pk in came],
            missed=[p.honour.number for p in names if p.pk not in came],
            others=others,
            scan=scan,
        )
    return act.done


@performs(acts.EXPLAIN)
def explain_absence(
    part: str, *, explanation: Annotated[str, Arg("原因与补救", input=Long())], by: Actor, at: datetime
) -> Done:
    """Why the winner did not come. It stays listed, with its own words beside it."""
    with acting(acts.EXPLAIN, part, by=by, at=at) as act:
        act.change(explanation=explanation)
        act.say(explanation=explanation)
    return act.done


@performs(acts.EVALUATE)
def evaluate_activity(
    activity: str,
    *,
    evaluation: Annotated[str, Arg("成效与改进", "参加者的反馈、推广的成效、下次的改进", Long())],
    by: Actor,
    at: datetime,
) -> Done:
    """What the activity brought."""
    with acting(acts.EVALUATE, activity, by=by, at=at) as act:
        act.change(evaluation=evaluation)
        act.say(evaluation=evaluation)
    return act.done
