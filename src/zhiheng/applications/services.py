"""Applying: draft with autosave, evidence, recommendation, submission with its receipt, the list of
applicants.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal

from django.db import transaction

from zhiheng.access import instants, on_behalf, viewer
from zhiheng.access.acting import Actor, Done, acting, cite, find
from zhiheng.access.acts import performs
from zhiheng.access.args import Arg, Document, FileDigest, Reason
from zhiheng.access.inputs import Long
from zhiheng.access.refusals import Refused, Stale, Unknown
from zhiheng.access.uploads import held
from zhiheng.editions import lists, pinned
from zhiheng.editions.kinds import CASE, DRAFT, SUBMITTED
from zhiheng.editions.models import Case, Edition
from zhiheng.editions.services.hearings import applicants
from zhiheng.files import services as files
from zhiheng.law import call, form
from zhiheng.law.finding import Finding, holds, not_met, unknown
from zhiheng.ledger import services as ledger
from zhiheng.people.kinds import BODY
from zhiheng.people.models import Body, Organisation
from zhiheng.proof import canonical
from zhiheng.registry import selectors as registry

from . import acts, choices, facts, forms, kinds
from .models import Answer, AnswerVersion, Evidence, Recommendation


@performs(acts.OPEN)
def open_application(
    edition: str, *, alias: Annotated[str, Arg("演练代号")] = "", by: Actor, at: datetime
) -> Done:
    """Begin a draft: one per organisation and edition (a reading, not the text)."""
    with acting(acts.OPEN, edition, by=by, at=at) as act:
        scope = next(iter(sorted(by.viewer(at).scopes("applicant", act.award.pk))))
        organisation = Organisation.objects.get(pk=scope.partition("/")[2])
        taken = Case.objects.filter(edition=act.obj, organisation=organisation).exists()
        act.require(holds(not taken, "application_once", act.cite("honour")))
        act.made = act.make(
            Case,
            DRAFT,
            edition=act.obj,
            organisation=organisation,
            alias=alias if act.award.rehearsal else "",
        )
        _set(act.made, "organisation.uscc", organisation.uscc, 0, by, at)
        _set(act.made, "organisation.name", organisation.name, 0, by, at)
        act.say(organisation=organisation.pk)
    return act.done


def _set(case: Case, field: str, text: str, version: int, by: Actor, at: datetime) -> bool:
    """Write a field where it still has the version seen; False where somebody was faster."""
    if version == 0:
        _, made = Answer.objects.get_or_create(
            case=case, field=field, defaults={"text": text, "version": 1, "saved_at": at}
        )
        if not made:
            return False
    else:
        rows = Answer.objects.filter(case=case, field=field, version=version)
        if not rows.update(text=text, version=version + 1, saved_at=at):
            return False
    AnswerVersion.objects.create(
        case=case, field=field, text=text, version=version + 1, saved_at=at, by=by.user
    )
    return True


@performs(acts.SAVE)
def save_answer(
    case: str,
    *,
    field: Annotated[str, Arg("栏目")],
    text: Annotated[str, Arg("内容", input=Long())] = "",
    version: Annotated[int, Arg("版本")],
    by: Actor,
    at: datetime,
) -> Done:
    """Autosave one field of a draft.

    No act of the ledger; every version is kept. Raises Stale with both texts.
    """
    with acting(acts.SAVE, case, by=by, at=at, given=lambda c: _typed(c, field, text)) as act:
        known = forms.of(act.obj.edition).fields[field]
        if not _set(act.obj, field, form.clean(known, text), version, by, at):
            now: dict[str, Any] = dict(
                Answer.objects.filter(case=act.obj, field=field).values("text", "version").first() or {}
            )
            stale = not_met("version", act.article, yours=version, now=now.get("version", 0))
            raise Stale([stale], yours=text, theirs=now.get("text", ""), version=now.get("version", 0))
    return Done("", at, act.obj.ref, version + 1)


def _typed(case: Case, field: str, text: str) -> list[Finding]:
    """Is the field one of the form, and what was typed something that it takes?"""
    known = forms.of(case.edition).fields.get(field)
    if known is None:
        return [not_met("field_unknown", cite(case, "apply"), field=field)]
    return [form.check(known, text)]


Sort = Literal["evidence", "self_assessment", "licence", "audit", "rank", "other"]


@performs(acts.ATTACH)
def attach(
    case: str,
    *,
    file: FileDigest,
    name: Annotated[str, Arg("文件名")],
    sort: Annotated[Sort, Arg("材料类别", choices=choices.EVIDENCE_SORTS)] = "evidence",
    by: Actor,
    at: datetime,
) -> Done:
    """Add a file that the applicant uploaded."""
    with acting(acts.ATTACH, case, by=by, at=at) as act:
        act.check(held(by, file, act.article, "file"))
        act.made = act.make(
            Evidence,
            kinds.KEPT,
            case=act.obj,
            blob_id=file,
            name=name.strip()[:160],
            sort=sort,
            added_at=at,
            number=Evidence.objects.filter(case=act.obj).count() + 1,
        )
        act.say(sha256=file, name=name, sort=sort)
    return act.done


@performs(acts.WITHDRAW)
def withdraw_evidence(evidence: str, *, by: Actor, at: datetime) -> Done:
    """Take a file out of a draft."""
    with acting(acts.WITHDRAW, evidence, by=by, at=at) as act:
        act.require(
            holds(
                act.obj.case.state == DRAFT, "right_state", act.article, kind="case", state=act.obj.case.state
            )
        )
        act.say(sha256=act.obj.blob_id)
    return act.done


def recommenders(case: Case) -> list[tuple[str, str]]:
    rows = Body.objects.filter(award=case.award_of, sort="recommender").order_by("name")
    return [(b.pk, b.name) for b in rows]


@performs(acts.ASK)
def ask_recommendation(
    case: str, *, body: Annotated[str, Arg("推荐单位", options=recommenders)], by: Actor, at: datetime
) -> Done:
    """Ask a 园区, 街道 or department for its recommendation; again after a return."""
    with acting(acts.ASK, case, by=by, at=at) as act:
        asked = Body.objects.filter(
            pk=body.removeprefix("body/"), award=act.award, sort="recommender"
        ).first()
        act.check(holds(asked is not None, "body_known", act.article, body=body, argument="body"))
        existing = Recommendation.objects.filter(case=act.obj, body=asked).first()
        act.require(
            holds(
                existing is None or existing.state == kinds.RETURNED,
                "asked_once",
                act.article,
                argument="body",
            )
        )
        if existing is None:
            existing = act.make(Recommendation, kinds.ASKED, case=act.obj, body=asked)
        else:
            act.move(existing, kinds.ASKED)
        act.made = existing
        asked_people = viewer.holders(act.award.pk, "recommender", BODY.ref(existing.body_id))
        act.notify(
            asked_people,
            "asked",
            "请您推荐",
            f"{act.obj.organisation.name}请求贵单位推荐，请登录系统查看申报材料并提出意见。",
        )
        act.say(body=body)
    return act.done


@performs(acts.RECOMMEND)
def recommend(recommendation: str, *, reason: Reason, by: Actor, at: datetime) -> Done:
    """Recommend with an opinion; it must be at hand by the deadline (reading 37)."""
    with acting(acts.RECOMMEND, recommendation, by=by, at=at) as act:
        act.require(call.in_time(at, _deadline(act.obj.case), act.article))
        _give(act.obj, "推荐", reason, instants.day(at))
        act.notify(
            applicants(act.obj.case),
            "recommended",
            "已获推荐",
            f"{act.obj.body.name}已推荐贵单位。请在截止前提交申报。",
        )
        act.say(opinion="推荐", reason=reason, body=act.obj.body_id)
    return act.done


@performs(acts.RETURN)
def return_application(recommendation: str, *, reason: Reason, by: Actor, at: datetime) -> Done:
    """Return the draft with a reason; the applicant may ask again."""
    with acting(acts.RETURN, recommendation, by=by, at=at) as act:
        _give(act.obj, "退回", reason, instants.day(at))
        act.notify(
            applicants(act.obj.case),
            "returned",
            "申报被退回",
            f"{act.obj.body.name}退回了申报：{reason}\n修改后可以再次请求推荐。",
        )
        act.say(opinion="退回", reason=reason, body=act.obj.body_id)
    return act.done


def _give(row: Recommendation, opinion: str, reason: str, on: date) -> None:
    Recommendation.objects.filter(pk=row.pk).update(opinion=opinion, reason=reason, on=on)


def _deadline(case: Case) -> date:
    if case.edition.deadline is None:
        raise Refused([unknown("in_time", cite(case, "apply"), "deadline")])
    return case.edition.deadline


@performs(acts.ENTER)
def enter_recommendation(
    recommendation: str,
    *,
    on: Annotated[date, Arg("来函日期")],
    document: Document,
    scan: FileDigest,
    reason: Reason,
    by: Actor,
    at: datetime,
) -> Done:
    """Enter a recommendation that came by sealed letter; it counts once a second person verified it."""
    with acting(acts.ENTER, recommendation, by=by, at=at) as act:
        act.check(held(by, scan, act.article, "scan"))
        Recommendation.objects.filter(pk=act.obj.pk).update(
            opinion="推荐", reason=reason, on=on, document=document, scan=scan, entered_by=by.user
        )
        body = BODY.ref(act.obj.body_id)
        on_behalf.enter(act, body, document, opinion="推荐", reason=reason, on=on.isoformat(), scan=scan)
    return act.done


@performs(acts.VERIFY)
def verify_recommendation(recommendation: str, *, by: Actor, at: datetime) -> Done:
    """A second person compared the letter with the entry."""
    with acting(acts.VERIFY, recommendation, by=by, at=at) as act:
        on_behalf.verify(act, BODY.ref(act.obj.body_id), act.obj.document, act.obj.entered_by)
        act.change(verified_by=by.user)
    return act.done


@performs(acts.RETURN_ENTRY)
def return_recommendation(recommendation: str, *, reason: Reason, by: Actor, at: datetime) -> Done:
    """The entry does not agree with the letter: back, with what is wrong."""
    with acting(acts.RETURN_ENTRY, recommendation, by=by, at=at) as act:
        on_behalf.send_back(act, act.obj.entered_by, reason)
        act.change(opinion="", reason="", on=None, document="", scan="", entered_by="")
    return act.done


@performs(acts.SUBMIT)
def submit(case: str, *, by: Actor, at: datetime) -> Done:
    """Hand the application in. ``at`` is the instant at which the whole request had arrived (reading 42)."""
    with transaction.atomic():
        with acting(acts.SUBMIT, case, by=by, at=at) as act:
            edition = Edition.objects.select_for_update().get(pk=act.obj.edition_id)
            act.require(call.in_time(at, _deadline(act.obj), act.article))
            given = facts.answers(act.obj)
            act.require(*_submittable(act.obj, given, at))
            evidence = _files(act.obj)
            raw = canonical.encode({"answers": given, "files": evidence})
            act.obj.arrived_at, act.obj.no = at, f"{edition.year}-{edition.cases_made + 1:02d}"
            Edition.objects.filter(pk=edition.pk).update(cases_made=edition.cases_made + 1)
            Case.objects.filter(pk=act.obj.pk).update(
                arrived_at=at,
                no=act.obj.no,
                submission=files.put_text(raw, at).sha256,
                **_placing(act.obj, given),
            )
            act.notify(
                applicants(act.obj),
                "submitted",
                f"申报已提交：{act.obj.no}",
                f"申报已于{instants.moment(at)}到达，编号 {act.obj.no}。受理回执可登录系统下载。",
            )
            act.say(
                no=act.obj.no, arrived_at=instants.iso(at), submission=canonical.digest(raw), files=evidence
            )
        receipt = {
            "no": act.obj.no,
            "arrived_at": instants.iso(at),
            "submission": canonical.digest(raw),
            "files": evidence,
            "ledger": act.done.ledger,
            "head": str(act.head),
            "organisation": act.obj.organisation.name,
            "uscc": act.obj.organisation.uscc,
        }
        Case.objects.filter(pk=act.obj.pk).update(receipt=receipt)
    return act.done


def _files(case: Case) -> list[dict[str, Any]]:
    rows = (
        Evidence.objects.filter(case=case, state=kinds.KEPT).select_related("blob").order_by("added_at", "pk")
    )
    return [{"name": e.name, "sha256": e.blob_id, "bytes": e.blob.size, "sort": e.sort} for e in rows]


def _submittable(case: Case, given: dict[str, str], at: datetime) -> list[Finding]:
    """Whole, coherent, in the organisation's own name."""
    report = Evidence.objects.filter(case=case, state=kinds.KEPT, sort="self_assessment").exists()
    absent = form.missing(forms.of(case.edition), given, report)
    article = pinned.rules_of(case).cite("apply")
    return [
        *(not_met("field_missing", f.art, field=f.id, label=f.label) for f in absent),
        *form.coherent(given, instants.day(at), pinned.rules_of(case).cite("established")),
        holds(
            given.get("organisation.uscc") == case.organisation.uscc,
            "uscc_own",
            article,
            uscc=case.organisation.uscc,
        ),
    ]


def _placing(case: Case, given: dict[str, str]) -> dict[str, Any]:
    """Tier and tags that quota and prize count by; first-time or re-award follows the register (reading
    1).
    """
    again = registry.has_won(case.award_of, case.organisation.uscc)
    tags = [
        "re_award" if again else "first_time",
        "specialised" if given.get("organisation.specialised") == "是" else "ordinary",
        "budget_funded" if given.get("organisation.budget_funded") == "是" else "self_funded",
    ]
    tier = pinned.rules_of(case).tiers[-1].id
    return {"tags": tags, "tier": tier, "sector": given.get("organisation.industry", "")[:40]}


def open_material(by: Actor, case: str, at: datetime, what: str = "material") -> Case:
    """Open an application's content: whoever is not its owner is written into the read log. Raises
    Unknown.
    """
    who = by.viewer(at)
    found = find(who, CASE.ref(case))
    if not isinstance(found, Case):
        raise Unknown()
    if not acts.owner(found) & who.scopes("applicant"):
        ledger.log_reading(found.edition_id, by.user, found.pk, what, at)
    return found


@performs(acts.CLOSE)
def close_call(edition: str, *, by: Actor, at: datetime) -> Done:
    """After the deadline: the list of applicants. Nothing that came later is on it."""
    with acting(acts.CLOSE, edition, by=by, at=at) as act:
        submitted = Case.objects.filter(edition=act.obj, state=SUBMITTED).order_by("no")
        lists.give(act, act.obj, list(submitted.values_list("pk", flat=True)), {})
    return act.done
