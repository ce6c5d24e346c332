"""Planning an edition, its money, its call; telling a party before an adverse act."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Annotated, Any, Literal

from zhiheng.access import ids, instants, viewer
from zhiheng.access.acting import Acting, Actor, Done, acting, cite
from zhiheng.access.acting import User as User
from zhiheng.access.acts import performs
from zhiheng.access.args import Arg, Document, FileDigest, Reason
from zhiheng.editions import acts, choices, kinds, pinned
from zhiheng.editions.models import BudgetLine, CalendarFile, Case, Edition, Hearing, NameList
from zhiheng.files import selectors as blobs
from zhiheng.files import services as files
from zhiheng.law import budget, call, money, scoring, workdays
from zhiheng.law.finding import Finding, holds, not_met
from zhiheng.law.instrument import InstrumentError
from zhiheng.ledger import services as ledger
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


def _calendar_bytes(calendar: workdays.Calendar) -> bytes:
    years = [
        {
            "year": y,
            "source": n.source,
            "provisional": n.provisional,
            "off": sorted(d.isoformat() for d in n.off),
            "makeup": sorted(d.isoformat() for d in n.makeup),
        }
        for y, n in sorted(calendar.years.items())
    ]
    return json.dumps({"years": years}, ensure_ascii=False, sort_keys=True).encode()


@performs(acts.LOAD_CALENDAR)
def load_calendar(
    award: str,
    *,
    text: Annotated[str, Arg("节假日安排文件内容", "TOML，一年一个 [[year]]", "long")],
    document: Document,
    by: Actor,
    at: datetime,
) -> Done:
    """Load the next year's notice; clocks that waited for it are computed anew from now on."""
    years: dict[int, workdays.YearNotice] = {}

    def given(award: Any) -> list[Finding]:
        try:
            years.update(workdays.parse(text).years)
        except (ValueError, TypeError, KeyError) as wrong:
            return [not_met("calendar_file", cite(award, "notice"), says=str(wrong), argument="text")]
        return []

    with acting(acts.LOAD_CALENDAR, award, by=by, at=at, given=given) as act:
        known = set(pinned.calendar(act.award).years)
        act.require(
            holds(
                not known & set(years),
                "calendar_year_new",
                act.cite("notice"),
                years=sorted(known & set(years)),
                argument="text",
            )
        )
        sha = files.put_text(text.encode(), at).sha256
        for year, notice in sorted(years.items()):
            CalendarFile.objects.create(
                id=ids.new_id(), award=act.award, year=year, sha256=sha, source=notice.source, at=at
            )
        act.document = document
        act.say(years=sorted(years), sha256=sha)
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
        dict[str, str] | None, Arg("各阶段计划日期", "计划公布名单或开始的日期，可以以后再定", "dates")
    ] = None,
    overlays: Annotated[dict[str, Any] | None, Arg("行业分值调整", "须仍合计1000分", "json")] = None,
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


@seats.capped_by
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


@performs(acts.ADD_LINE)
def add_budget_line(
    edition: str,
    *,
    sort: Annotated[Literal["prize", "review"], Arg("类别", choices=choices.LINE_SORTS)],
    name: Annotated[str, Arg("科目名称")],
    amount: Annotated[str, Arg("金额", "如 150万元", "money")],
    document: Document,
    by: Actor,
    at: datetime,
) -> Done:
    """A budget line with its document. Money recovered never comes back to it (reading 17)."""
    with acting(
        acts.ADD_LINE,
        edition,
        by=by,
        at=at,
        given=lambda e: amount_given(amount, pinned.rules_of(e).cite("budget")),
    ) as act:
        fen = money.parse(amount, "元")
        act.made = act.make(
            BudgetLine, kinds.OPEN, edition=act.obj, sort=sort, name=name, fen=fen, document=document
        )
        act.document = document
        act.say(sort=sort, name=name, fen=fen)
    return act.done


def amount_given(amount: str, article: str) -> list[Finding]:
    """Is what was typed a sum above nought, in yuan unless it names another unit?"""
    try:
        return [holds(money.parse(amount, "元") > 0, "amount", article, text=amount, argument="amount")]
    except ValueError:
        return [not_met("amount", article, text=amount, argument="amount")]


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


def held(by: Actor, sha: str, article: str, argument: str) -> Finding:
    """Did the actor upload the file that an argument names?"""
    return holds(blobs.uploaded(by.user, sha), "file_known", article, sha256=sha, argument=argument)


def pay_from(act: Acting[Any], line: str, fen: int) -> BudgetLine:
    """Money leaves a line, under a lock and never more than it holds (Art 5).

    The act that calls it is the entry.
    """
    row = BudgetLine.objects.select_for_update().get(pk=line)
    act.require(budget.within(row.fen, [row.spent_fen], fen, act.cite("budget")))
    BudgetLine.objects.filter(pk=line).update(spent_fen=row.spent_fen + fen)
    return row


def mark_panel(edition: Edition, on: date) -> None:
    """The panel of an edition stands engaged."""
    Edition.objects.filter(pk=edition.pk).update(panel_on=on)


@performs(acts.CLOSE_EDITION)
def close_edition(
    edition: str, *, note: Annotated[str, Arg("归档说明", kind="long")] = "", by: Actor, at: datetime
) -> Done:
    """File the edition: nothing of it changes any more."""
    with acting(acts.CLOSE_EDITION, edition, by=by, at=at) as act:
        Edition.objects.filter(pk=act.obj.pk).update(closed_on=instants.day(at))
        act.say(note=note, lists=NameList.objects.filter(edition=act.obj).count())
    return act.done


@performs(acts.TELL)
def tell(
    case: str,
    *,
    matter: Annotated[
        Literal["refusal", "cancellation", "revocation"], Arg("拟作出的决定", choices=choices.MATTERS)
    ],
    grounds: Annotated[str, Arg("事实、依据与理由", kind="long")],
    article: Annotated[str, Arg("依据条款", "如 14(3)")],
    days: Annotated[int, Arg("答复期限（天）")] = 5,
    by: Actor,
    at: datetime,
) -> Done:
    """Tell a party what is intended and why, and by when it may answer."""
    with acting(
        acts.TELL,
        case,
        by=by,
        at=at,
        given=lambda _: [holds(1 <= days <= 30, "answer_days", "17(2)", days=days, argument="days")],
    ) as act:
        waiting = Hearing.objects.filter(case=act.obj, matter=matter, state=kinds.TOLD).exists()
        act.require(holds(not waiting, "told_once", act.article, argument="matter"))
        act.made = act.make(
            Hearing,
            kinds.TOLD,
            case=act.obj,
            matter=matter,
            grounds=grounds,
            article=article,
            told_at=at,
            answer_by=instants.day(at) + timedelta(days=days),
        )
        act.article = article
        act.notify(
            applicants(act.obj),
            "told",
            "拟作出决定的告知",
            f"{grounds}\n您可以在{instants.words(act.made.answer_by)}前登录系统陈述和申辩。",
        )
        act.say(matter=matter, grounds=grounds, answer_by=act.made.answer_by.isoformat())
    return act.done


def applicants(case: Case) -> list[User]:
    """The people who act for an applicant."""
    return viewer.holders(case.award_of, "applicant", f"organisation/{case.organisation_id}")


@performs(acts.RESPOND)
def respond(
    hearing: str, *, answer: Annotated[str, Arg("陈述与申辩", kind="long")], by: Actor, at: datetime
) -> Done:
    """The party's answer, in its own words."""
    with acting(acts.RESPOND, hearing, by=by, at=at) as act:
        Hearing.objects.filter(pk=act.obj.pk).update(answer=answer, answered_at=at)
        act.say(answer=answer)
    return act.done


def heard(case: Case, matter: str, today: date, article: str) -> Finding:
    """Was the party told, and did it answer or let its time pass?"""
    rows = Hearing.objects.filter(case=case, matter=matter)
    over = any(h.state == kinds.ANSWERED or h.answer_by < today for h in rows)
    return holds(over, "heard", article, matter=matter)


@performs(acts.ERASE)
def erase_payload(
    edition: str,
    *,
    seq: Annotated[int, Arg("记录序号")],
    reason: Reason,
    by: Actor,
    at: datetime,
) -> Done:
    """Erase the personal data of one entry; the chain still verifies."""
    with acting(acts.ERASE, edition, by=by, at=at) as act:
        done = ledger.erase(f"edition/{act.obj.pk}", seq)
        act.require(holds(done, "payload_there", act.cite("secrecy"), seq=seq, argument="seq"))
        act.say(erased=seq, reason=reason)
    return act.done
