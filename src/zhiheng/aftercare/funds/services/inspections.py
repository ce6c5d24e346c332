"""Inspections: what was looked at and found, what the winner put right, how it ends (Art 23)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any

from zhiheng.access import instants
from zhiheng.access.acting import Acting, Actor, Done, acting
from zhiheng.access.acts import performs
from zhiheng.access.args import Arg, Reason, about
from zhiheng.access.inputs import File, Long
from zhiheng.access.models import User
from zhiheng.access.uploads import held
from zhiheng.aftercare.funds import acts, kinds
from zhiheng.aftercare.funds.inputs import Checklist, Findings
from zhiheng.aftercare.funds.models import Inspection, InspectionFinding, Use
from zhiheng.law import checklist as lines
from zhiheng.law import inspection as law
from zhiheng.law import money as amounts
from zhiheng.law.finding import holds, not_met
from zhiheng.registry.holders import people


def concerned(inspection: Any) -> list[tuple[str, str]]:
    """Entries of the winner that a finding can be about."""
    rows = Use.objects.filter(honour=inspection.honour_id).exclude(state=kinds.STRUCK).order_by("on", "pk")
    return [(u.pk, f"{instants.words(u.on)} {u.purpose} {amounts.yuan(u.fen)}元") for u in rows]


def checked(_: Any) -> list[tuple[str, str]]:
    return [(x.id, x.title) for x in lines.LINES]


@performs(acts.RECORD)
def record_inspection(
    inspection: str,
    *,
    on: Annotated[date, Arg("检查日期")],
    checklist: Annotated[dict[str, str], Arg("检查结果", input=Checklist(), options=checked)],
    scan: Annotated[str, Arg("检查记录扫描件", "检查人员和被检查单位签名的检查记录", File())],
    findings: Annotated[
        list[dict[str, str]] | None,
        Arg("发现的问题", "不符合的项目写明事实；需要整改的填整改期限", Findings(), concerned),
    ] = None,
    note: Annotated[str, Arg("其他情况", input=Long())] = "",
    by: Actor,
    at: datetime,
) -> Done:
    """What was looked at line by line, what was found, by when it is put right, and the signed record."""
    with acting(acts.RECORD, inspection, by=by, at=at) as act:
        row, today, found = act.obj, instants.day(at), findings or []
        act.check(
            *law.may_record(act.article, on, row.ordered_on, today),
            lines.whole(act.article, checklist),
            lines.explained(act.article, checklist, [f.get("line", "") for f in found]),
            held(by, scan, act.article, "scan"),
        )
        made = [_found(act, row, f, today) for f in found]
        act.change(visited_on=on, checklist=checklist, note=note, scan=scan, recorded_by=by.user)
        _tell(act, row, made)
        act.say(
            on=on.isoformat(), checklist=checklist, note=note, scan=scan, findings=[_said(f) for f in made]
        )
    return act.done


def _found(act: Acting[Any], row: Inspection, said: dict[str, str], today: date) -> InspectionFinding:
    """One finding as typed. Raises Invalid."""
    due = _due(act, said.get("due", ""), today)
    use, facts = said.get("use", ""), said.get("facts", "").strip()
    known = {pk for pk, _ in concerned(row)}
    act.check(
        holds(bool(facts), "finding_facts", act.article, argument="findings"),
        holds(not use or use in known, "finding_use", act.article, argument="findings"),
    )
    article = act.cite(lines.BY_ID[said["line"]].duty)
    return act.make(
        InspectionFinding,
        kinds.OPEN if due else kinds.NOTED,
        honour=row.honour,
        inspection=row,
        line=said["line"],
        facts=facts,
        article=article,
        use_id=use or None,
        due=due,
    )


def _due(act: Acting[Any], written: str, today: date) -> date | None:
    if not written:
        return None
    try:
        due = date.fromisoformat(written)
    except ValueError:
        act.check(not_met("argument_type", act.article, label="整改期限", argument="findings"))
        raise
    act.check(*about("findings", law.may_demand(act.article, due, today)))
    return due


def _said(f: InspectionFinding) -> dict[str, Any]:
    return {
        "id": f.pk,
        "line": f.line,
        "facts": f.facts,
        "article": f.article,
        "use": f.use_id,
        "due": f.due.isoformat() if f.due else None,
    }


def _tell(act: Acting[Any], row: Inspection, made: list[InspectionFinding]) -> None:
    wanted = [f for f in made if f.due]
    text = "".join(f"\n{n}. {f.facts}（{f.due:%Y-%m-%d}前整改）" for n, f in enumerate(wanted, 1))
    said = (
        f"监督检查已经记录。请整改下列问题，并在期限前报告：{text}"
        if wanted
        else "监督检查已经记录，没有需要整改的问题。"
    )
    act.notify(people(row.honour), "inspection_recorded", "监督检查结果", said)


@performs(acts.RECTIFY)
def report_rectification(
    finding: str,
    *,
    text: Annotated[str, Arg("整改情况", "已经怎样改正，怎样防止再发生", Long())],
    file: Annotated[str, Arg("证明材料", "PDF 或图片", File())] = "",
    by: Actor,
    at: datetime,
) -> Done:
    """The winner says what it put right; late is late, and is taken all the same."""
    with acting(acts.RECTIFY, finding, by=by, at=at) as act:
        if file:
            act.check(held(by, file, act.article, "file"))
        act.change(answer=text, file=file, returned="")
        _inspectors(
            act,
            "rectified",
            "请核查整改情况",
            f"{act.obj.honour.name}报告了整改情况，请核查：{act.obj.facts}",
        )
        act.say(text=text, file=file)
    return act.done


def _inspectors(act: Acting[Any], key: str, subject: str, text: str) -> None:
    act.notify(
        User.objects.filter(pk__in=act.obj.inspection.inspectors).order_by("login"), key, subject, text
    )


@performs(acts.ACCEPT)
def accept_rectification(
    finding: str, *, note: Annotated[str, Arg("核查情况", input=Long())], by: Actor, at: datetime
) -> Done:
    """One of the inspectors looked at it and it is right."""
    with acting(acts.ACCEPT, finding, by=by, at=at) as act:
        act.change(checked_by=by.user, checked_on=instants.day(at))
        act.notify(
            people(act.obj.honour),
            "rectification_accepted",
            "整改已经认可",
            f"下列问题的整改已经认可：{act.obj.facts}",
        )
        act.say(note=note)
    return act.done


@performs(acts.RETURN)
def return_rectification(
    finding: str,
    *,
    reason: Reason,
    due: Annotated[date | None, Arg("新的整改期限", "不填的，期限不变")] = None,
    by: Actor,
    at: datetime,
) -> Done:
    """It is not right yet."""
    with acting(acts.RETURN, finding, by=by, at=at) as act:
        if due:
            act.check(law.may_demand(act.article, due, instants.day(at)))
        last = due or act.obj.due
        act.change(returned=reason, due=last)
        act.notify(
            people(act.obj.honour),
            "rectification_returned",
            "请继续整改",
            f"请在{instants.words(last)}前继续整改：{act.obj.facts}。退回理由：{reason}",
        )
        act.say(reason=reason, due=last.isoformat())
    return act.done


@performs(acts.ESCALATE)
def escalate_finding(finding: str, *, reason: Reason, by: Actor, at: datetime) -> Done:
    """A grave finding becomes a lead: whether the honour is revoked is decided under its own procedure
    (Art 24).
    """
    with acting(acts.ESCALATE, finding, by=by, at=at) as act:
        act.say(reason=reason, facts=act.obj.facts)
    return act.done


@performs(acts.CLOSE)
def close_inspection(
    inspection: str, *, conclusion: Annotated[str, Arg("结论", input=Long())], by: Actor, at: datetime
) -> Done:
    """Every finding was put right and checked, or became a lead."""
    with acting(acts.CLOSE, inspection, by=by, at=at) as act:
        act.change(closed_on=instants.day(at), conclusion=conclusion)
        act.notify(
            people(act.obj.honour),
            "inspection_closed",
            "监督检查已经办结",
            f"监督检查已经办结，结论：{conclusion}",
        )
        act.say(conclusion=conclusion)
    return act.done
