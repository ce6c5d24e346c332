"""The use of a prize: plan, entries, reports of a year, the office's judgement (Art 23)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any

from zhiheng.access import instants, viewer
from zhiheng.access.acting import Acting, Actor, Done, acting, rules_of
from zhiheng.access.acts import performs
from zhiheng.access.args import Arg, Reason, about
from zhiheng.access.inputs import Amounts, File, Long
from zhiheng.access.uploads import held
from zhiheng.aftercare.funds import acts, kinds, prize_money
from zhiheng.aftercare.funds.models import Use, UsePlan, UseReport
from zhiheng.law import funds as law
from zhiheng.law import money as amounts
from zhiheng.law.finding import holds, not_met
from zhiheng.registry.holders import people


def purposes(obj: Any) -> list[tuple[str, str]]:
    """The regulation's list, in its order."""
    return [(p, p) for p in rules_of(obj).purposes]


def _fen(act: Acting[Any], written: str, argument: str) -> int:
    """An amount as typed; a bare number is yuan. Raises Invalid."""
    try:
        return amounts.parse(written, "元")
    except ValueError:
        act.check(not_met("amount", act.article, text=written, argument=argument))
    raise AssertionError("a failed check raises")


@performs(acts.PLAN)
def plan_use(
    honour: str,
    *,
    plan: Annotated[
        dict[str, str], Arg("计划金额", "如 50000 或 5万元；不用的用途留空", Amounts(), purposes)
    ],
    text: Annotated[str, Arg("说明", "主要项目、进度与负责部门", Long())] = "",
    by: Actor,
    at: datetime,
) -> Done:
    """What the prize is to be used for, by purpose.

    A new plan takes the place of the one before, which stays readable.
    """
    with acting(acts.PLAN, honour, by=by, at=at) as act:
        sums = {purpose: _fen(act, written, "plan") for purpose, written in plan.items() if written.strip()}
        act.check(*law.planned(act.rules, sums, prize_money.paid(act.obj).fen))
        act.move(UsePlan.objects.filter(honour=act.obj, state=kinds.USE_PLAN_FILED), kinds.RENEWED)
        act.made = act.make(
            UsePlan, kinds.USE_PLAN_FILED, honour=act.obj, purposes=sums, text=text, filed_at=at
        )
        act.say(purposes=sums, text=text)
    return act.done


@performs(acts.ENTER)
def enter_use(
    honour: str,
    *,
    on: Annotated[date, Arg("支出日期")],
    purpose: Annotated[str, Arg("用途", "办法所列用途之外的，不得支出", options=purposes)],
    amount: Annotated[str, Arg("金额", "如 12000元 或 1.2万元")],
    payee: Annotated[str, Arg("收款单位或个人")],
    reason: Annotated[str, Arg("事由", "用于“其他”的必须写明", Long())] = "",
    voucher: Annotated[
        str, Arg("凭证", "发票、付款回单，PDF 或图片；可以以后补登，没有凭证的会标出", File())
    ] = "",
    by: Actor,
    at: datetime,
) -> Done:
    """One spending with its voucher. What is not on the regulation's list is refused."""
    with acting(acts.ENTER, honour, by=by, at=at) as act:
        if voucher:
            act.check(held(by, voucher, act.article, "voucher"))
        said = law.Spent("", on, purpose, reason, _fen(act, amount, "amount"), voucher)
        used = (
            Use.objects.filter(honour__award=act.award)
            .exclude(state=kinds.STRUCK)
            .values_list("voucher", flat=True)
        )
        act.check(*law.may_enter(act.rules, said, instants.day(at), list(used)))
        act.made = act.make(
            Use,
            kinds.ENTERED,
            honour=act.obj,
            on=on,
            purpose=purpose,
            reason=reason,
            fen=said.fen,
            payee=payee,
            voucher=voucher,
            entered_by=by.user,
            entered_at=at,
        )
        act.say(
            honour=act.obj.number,
            on=on.isoformat(),
            purpose=purpose,
            reason=reason,
            fen=said.fen,
            payee=payee,
            voucher=voucher,
        )
    return act.done


@performs(acts.STRIKE)
def strike_use(use: str, *, reason: Reason, by: Actor, at: datetime) -> Done:
    """An entry was wrong: it counts no longer and stays in the record; never after a report contains it."""
    with acting(acts.STRIKE, use, by=by, at=at) as act:
        act.say(reason=reason, fen=act.obj.fen, purpose=act.obj.purpose)
    return act.done


@performs(acts.REPORT)
def report_use(
    honour: str,
    *,
    year: Annotated[int, Arg("年度")],
    through: Annotated[date, Arg("统计截止日", "这一天及以前的支出列入报告，以后不再改动")],
    text: Annotated[str, Arg("使用情况说明", "用在何处、成效如何、结余怎样安排", Long())],
    by: Actor,
    at: datetime,
) -> Done:
    """The report of a year: it fixes every entry up to a day that no report contains yet (reading 16)."""
    with acting(acts.REPORT, honour, by=by, at=at) as act:
        row, today = act.obj, instants.day(at)
        act.check(
            *about("through", holds(through <= today, "not_future", act.article, day=through)),
            *about(
                "year", holds(through.year == year, "report_in_year", act.article, year=year, through=through)
            ),
        )
        taken = UseReport.objects.filter(honour=row, year=year).exists()
        act.require(holds(not taken, "use_report_once", act.article, year=year, argument="year"))
        act.made = made = act.make(
            UseReport, kinds.USE_REPORT_FILED, honour=row, year=year, through=through, text=text, filed_at=at
        )
        entries = Use.objects.filter(honour=row, report=None, on__lte=through).exclude(state=kinds.STRUCK)
        said = [
            {"id": u.pk, "on": u.on.isoformat(), "purpose": u.purpose, "fen": u.fen}
            for u in entries.order_by("on", "pk")
        ]
        entries.update(report=made)
        act.notify(
            viewer.holders(act.award.pk, "office"),
            "use_reported",
            "收到奖金使用情况报告",
            f"{row.name}报送了{year}年奖金使用情况报告，共{len(said)}笔支出。",
        )
        act.say(year=year, through=through.isoformat(), text=text, entries=said)
    return act.done


@performs(acts.FLAG)
def flag_use(use: str, *, reason: Reason, by: Actor, at: datetime) -> Done:
    """The office finds that a spending is misuse, though no rule shows it."""
    with acting(acts.FLAG, use, by=by, at=at) as act:
        act.change(judgement=reason)
        act.notify(
            people(act.obj.honour),
            "use_flagged",
            "一笔奖金支出被认定使用不当",
            f"{instants.words(act.obj.on)}的“{act.obj.purpose}”支出被认定使用不当，理由：{reason}",
        )
        act.say(reason=reason, fen=act.obj.fen)
    return act.done


@performs(acts.CLEAR)
def clear_use(use: str, *, reason: Reason, by: Actor, at: datetime) -> Done:
    """The judgement is lifted."""
    with acting(acts.CLEAR, use, by=by, at=at) as act:
        act.change(judgement="")
        act.notify(
            people(act.obj.honour),
            "use_cleared",
            "使用不当的认定已经撤销",
            f"{instants.words(act.obj.on)}的“{act.obj.purpose}”支出不再认定为使用不当，理由：{reason}",
        )
        act.say(reason=reason)
    return act.done
