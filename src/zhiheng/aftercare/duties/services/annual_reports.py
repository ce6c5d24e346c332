"""The yearly self-assessment: begun, saved field by field, filed whole (Art 28)."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from zhiheng.access import ids, instants
from zhiheng.access.acting import Actor, Done, acting, cite, rules_of
from zhiheng.access.acts import performs
from zhiheng.access.args import Arg, FileDigest, Reason
from zhiheng.access.inputs import Long
from zhiheng.access.refusals import Stale
from zhiheng.access.uploads import held
from zhiheng.aftercare.duties import acts, kinds, obligations
from zhiheng.aftercare.duties.models import AnnualAnswer, AnnualReport
from zhiheng.editions import pinned
from zhiheng.editions.models import Edition
from zhiheng.files import services as files
from zhiheng.law import duties as law
from zhiheng.law import form
from zhiheng.law.finding import Finding, holds, not_met
from zhiheng.proof import canonical
from zhiheng.registry.holders import people
from zhiheng.registry.models import Honour


def owed_years(honour: Honour) -> list[tuple[str, str]]:
    """Years that may be begun, for the form."""
    return [(str(d.year), f"{d.year}年（{instants.words(d)}前提交）") for d in obligations.unbegun(honour)]


@performs(acts.OPEN_REPORT)
def open_annual_report(
    honour: str,
    *,
    year: Annotated[int, Arg("年度", "须是应当提交的年度", options=owed_years)],
    by: Actor,
    at: datetime,
) -> Done:
    """Begin the report of a year that is owed, on the criteria under which the honour was won."""
    with acting(acts.OPEN_REPORT, honour, by=by, at=at) as act:
        days = obligations.years(act.obj, instants.day(at))
        act.check(law.year_owed(days, year, act.article))
        taken = AnnualReport.objects.filter(honour=act.obj, year=year).exists()
        act.require(holds(not taken, "report_once", act.article, year=year))
        due = next(d for d in days if d.year == year)
        act.made = act.make(
            AnnualReport,
            kinds.ANNUAL_REPORT_DRAFTED,
            honour=act.obj,
            year=year,
            due=due,
            criteria=_criteria(act.obj, at),
        )
        act.say(honour=act.obj.number, year=year, due=due.isoformat())
    return act.done


def _criteria(honour: Honour, at: datetime) -> str:
    """The criteria of the edition in which the honour was won; those of the award's regulation for one
    carried over.
    """
    found = Edition.objects.filter(pk=honour.edition).values_list("criteria", flat=True).first()
    return found or files.put_text(pinned.criteria_text(rules_of(honour).criteria), at).sha256


@performs(acts.SAVE)
def save_annual(
    report: str,
    *,
    field: Annotated[str, Arg("栏目")],
    text: Annotated[str, Arg("内容", input=Long())] = "",
    version: Annotated[int, Arg("版本")],
    by: Actor,
    at: datetime,
) -> Done:
    """Autosave one field of a draft. No act of the ledger. Raises Stale with both texts."""
    with acting(acts.SAVE, report, by=by, at=at, given=lambda r: _typed(r, field, text)) as act:
        known = obligations.form_of(act.obj).fields[field]
        if not _set(act.obj, field, form.clean(known, text), version, by, at):
            now: dict[str, Any] = dict(
                AnnualAnswer.objects.filter(report=act.obj, field=field).values("text", "version").first()
                or {}
            )
            stale = not_met("version", act.article, yours=version, now=now.get("version", 0))
            raise Stale([stale], yours=text, theirs=now.get("text", ""), version=now.get("version", 0))
    return Done("", at, act.obj.ref, version + 1)


def _typed(report: AnnualReport, field: str, text: str) -> list[Finding]:
    """Is the field one of the form, and what was typed something that it takes?"""
    known = obligations.form_of(report).fields.get(field)
    if known is None:
        return [not_met("field_unknown", cite(report, "annual"), field=field)]
    return [form.check(known, text)]


def _set(report: AnnualReport, field: str, text: str, version: int, by: Actor, at: datetime) -> bool:
    """Write a field where it still has the version seen; False where somebody was faster."""
    if version == 0:
        given = {"id": ids.new_id(), "text": text, "version": 1, "saved_at": at, "by": by.user}
        return AnnualAnswer.objects.get_or_create(report=report, field=field, defaults=given)[1]
    rows = AnnualAnswer.objects.filter(report=report, field=field, version=version)
    return bool(rows.update(text=text, version=version + 1, saved_at=at, by=by.user))


@performs(acts.ATTACH)
def attach_annual(report: str, *, file: FileDigest, by: Actor, at: datetime) -> Done:
    """The report as one file, in place of the items' texts."""
    with acting(acts.ATTACH, report, by=by, at=at) as act:
        act.check(held(by, file, act.article, "file"))
        act.change(report_id=file)
        act.say(sha256=file)
    return act.done


@performs(acts.FILE)
def file_annual(report: str, *, by: Actor, at: datetime) -> Done:
    """Hand the year in: what stood in it then is told by its digest; late is late, and still taken."""
    with acting(acts.FILE, report, by=by, at=at) as act:
        said = obligations.texts(act.obj)
        digest = canonical.digest(canonical.encode({"answers": said, "report": act.obj.report_id or ""}))
        act.change(filed_at=at, digest=digest, returned="", returned_at=None)
        act.say(
            honour=act.obj.honour.number,
            year=act.obj.year,
            due=act.obj.due.isoformat(),
            on=instants.day(at).isoformat(),
            digest=digest,
        )
    return act.done


@performs(acts.READ)
def read_annual(
    report: str, *, note: Annotated[str, Arg("查阅意见", input=Long())], by: Actor, at: datetime
) -> Done:
    """The office has read it."""
    with acting(acts.READ, report, by=by, at=at) as act:
        act.change(read_at=at)
        act.say(note=note)
    return act.done


@performs(acts.RETURN)
def return_annual(report: str, *, reason: Reason, by: Actor, at: datetime) -> Done:
    """Back to the winner, with what is missing; the duty is open again."""
    with acting(acts.RETURN, report, by=by, at=at) as act:
        act.change(returned=reason, returned_at=at)
        act.notify(people(act.obj.honour), "annual_returned", f"{act.obj.year}年度自评退回", reason)
        act.say(reason=reason)
    return act.done
