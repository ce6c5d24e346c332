"""The panel's work: engagement, interests, blind scoring, reconciliation, reports, gate, visits, proposal."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction
from typing import Annotated, Any, Literal

from zhiheng.access import ids, instants, viewer
from zhiheng.access.acting import Acting, Actor, Done, acting
from zhiheng.access.acts import performs
from zhiheng.access.args import Arg, Document, Reason, about
from zhiheng.access.kinds import RUNNING
from zhiheng.access.models import Appointment, Recusal
from zhiheng.editions import lists, pinned
from zhiheng.editions.models import Case, Edition
from zhiheng.editions.services.planning import held, mark_panel
from zhiheng.law import panel, points, scoring
from zhiheng.law.finding import Finding, Value, failing, holds
from zhiheng.people import selectors as people
from zhiheng.people.kinds import POOLED
from zhiheng.people.models import Expert
from zhiheng.stages.review import acts, choices, kinds, panels
from zhiheng.stages.review.models import Book, Consensus, Declaration, Evaluation, Member, Panel, Visit


def pooled(edition: Edition) -> list[tuple[str, str]]:
    return [
        (e.user_id, f"{e.user.name}（{people.pool_name(e.pool)}）") for e in people.experts(edition.award_of)
    ]


@performs(acts.ENGAGE)
def engage_panel(
    edition: str,
    *,
    members: Annotated[dict[str, str], Arg("评审员与角色", "组长一人，可设副组长和候补", "roles", pooled)],
    mode: Annotated[Literal["appointed", "drawn"], Arg("产生方式", choices=choices.MODES)],
    reason: Reason,
    document: Document,
    by: Actor,
    at: datetime,
) -> Done:
    """Engage 5-7 experts from the pools, exactly one leader, with reserves (readings 7, 9, 31)."""
    with acting(acts.ENGAGE, edition, by=by, at=at) as act:
        experts = {
            e.user_id: e for e in Expert.objects.filter(award=act.award, user__in=members, state=POOLED)
        }
        act.check(
            holds(
                set(members) <= set(experts),
                "panel_pools",
                act.article,
                strangers=sorted(set(members) - set(experts)),
                argument="members",
            ),
            holds(
                set(members.values()) <= set(choices.ROLES),
                "panel_roles",
                act.article,
                roles=sorted(set(members.values())),
                argument="members",
            ),
        )
        voters = frozenset(v.user_id for v in people.voters(act.award.pk))
        seats = [panel.Member(u, r, experts[u].pool) for u, r in members.items()]
        act.require(*about("members", *panel.check(act.rules.panel, seats, voters)))
        _engage(act, seats, mode, reason, document)
    return act.done


def _engage(act: Acting[Edition], seats: list[panel.Member], mode: str, reason: str, document: str) -> None:
    act.made = act.make(Panel, kinds.ENGAGED, edition=act.obj, mode=mode, reason=reason, document=document)
    ranks = list(choices.ROLES)
    ordered = sorted(seats, key=lambda m: ranks.index(m.role))
    for position, seat in enumerate(ordered):
        act.make(
            Member,
            kinds.ENGAGED,
            edition=act.obj,
            user_id=seat.id,
            role=seat.role,
            pool=seat.pool,
            position=position,
        )
        _appoint(act, seat.id, document)
    mark_panel(act.obj, instants.day(act.at))
    act.document = document
    act.say(mode=mode, reason=reason, members=[[m.id, m.role, m.pool] for m in ordered])


def _appoint(act: Acting[Edition], user: str, document: str) -> None:
    """The expert's office in the award, for as long as the task lasts."""
    held_already = Appointment.objects.filter(
        award=act.award, user=user, office="expert", state=RUNNING
    ).exists()
    if not held_already:
        act.make(
            Appointment,
            RUNNING,
            award=act.award,
            user_id=user,
            office="expert",
            post="评审员",
            document=document,
            from_day=instants.day(act.at),
        )


@performs(acts.SIGN)
def sign_undertaking(
    member: str,
    *,
    agreed: Annotated[Literal["我已阅读并承诺遵守保密与廉洁要求"], Arg("承诺")],
    by: Actor,
    at: datetime,
) -> Done:
    """Pledge secrecy and integrity; no content opens before (Art 25)."""
    with acting(acts.SIGN, member, by=by, at=at) as act:
        Member.objects.filter(pk=act.obj.pk).update(signed_at=at)
        act.say(agreed=agreed)
    return act.done


@performs(acts.OPEN_INTERESTS)
def open_interests(edition: str, *, by: Actor, at: datetime) -> Done:
    """Ask every member about every application on the list, by name alone."""
    with acting(acts.OPEN_INTERESTS, edition, by=by, at=at) as act:
        cases, seated = lists.cases_of(act.obj), panels.members(act.obj)
        act.require(holds(bool(seated), "panel_engaged", act.cite("panel")))
        known = set(Declaration.objects.filter(case__in=cases).values_list("case_id", "user_id"))
        new = [(c, m) for c in cases for m in seated if (c.pk, m.user_id) not in known]
        act.make_all(Declaration, kinds.OPEN, [{"case": c, "user": m.user} for c, m in new])
        act.notify(
            [m.user for m in seated],
            "interests",
            "请申报利害关系",
            "请签署承诺，并逐一申报与各申报单位的利害关系。",
        )
        act.say(cases=len(cases), members=len(seated))
    return act.done


Ground = Literal[
    "", "employed", "adviser", "shareholder", "relative", "competitor", "same_group", "wrote_report", "other"
]


@performs(acts.DECLARE)
def declare_interest(
    declaration: str,
    *,
    interest: Annotated[Literal["无利害关系", "有利害关系"], Arg("声明")],
    ground: Annotated[Ground, Arg("情形", "有利害关系的须选择", choices=choices.GROUNDS)] = "",
    detail: Annotated[str, Arg("说明")] = "",
    by: Actor,
    at: datetime,
) -> Done:
    """A positive word on each applicant; an interest closes the case to the expert at once (Art 18)."""
    with acting(acts.DECLARE, declaration, by=by, at=at) as act:
        has = interest == "有利害关系"
        act.check(holds(bool(ground) or not has, "interest_ground", act.article, argument="ground"))
        sworn = Member.objects.filter(edition=act.obj.case.edition, user=by.user, state=kinds.SWORN).exists()
        act.require(holds(sworn, "undertaking_own", act.cite("secrecy")))
        Declaration.objects.filter(pk=act.obj.pk).update(interest=has, ground=ground, detail=detail, at=at)
        if has:
            Recusal.objects.create(
                id=ids.new_id(),
                award=act.award,
                user_id=by.user,
                case=act.obj.case_id,
                ground=ground,
                detail=detail,
                source="declared",
                at=at,
            )
        act.say(interest=interest, ground=ground, detail=detail)
    return act.done


def sitting(edition: Edition) -> list[tuple[str, str]]:
    return [
        (m.user_id, f"{m.user.name}（{choices.ROLES.get(m.role, m.role)}）")
        for m in [*panels.members(edition), *panels.removed(edition)]
    ]


@performs(acts.SUBSTITUTE)
def substitute(
    edition: str,
    *,
    out: Annotated[str, Arg("退出的成员", options=sitting)],
    reserve: Annotated[str, Arg("递补的候补", options=sitting)],
    reason: Reason,
    by: Actor,
    at: datetime,
) -> Done:
    """A reserve replaces one member for the whole edition; never more than seven sit (reading 8)."""
    with acting(acts.SUBSTITUTE, edition, by=by, at=at) as act:
        excluded = panels.removed(act.obj)
        seats = panels.as_law([*panels.members(act.obj), *excluded])
        leaves, joins = panel.may_substitute(seats, out, reserve, act.article)
        act.require(*about("out", leaves), *about("reserve", joins))
        begun = Book.objects.filter(user=out, case__edition=act.obj, state=kinds.LOCKED).exists()
        gone = any(m.user_id == out for m in excluded)
        act.require(holds(not begun or gone, "substitute_before_scores", act.article, argument="out"))
        leaving = Member.objects.get(edition=act.obj, user=out)
        act.move(leaving, kinds.REPLACED, replaced_by=reserve)
        Member.objects.filter(edition=act.obj, user=reserve).update(role=leaving.role)
        act.say(out=out, reserve=reserve, reason=reason)
    return act.done


@performs(acts.OPEN_BOOKS)
def open_books(edition: str, *, by: Actor, at: datetime) -> Done:
    """Open a scorebook for every entitled expert: all have declared, at least five score each application."""
    with acting(acts.OPEN_BOOKS, edition, by=by, at=at) as act:
        stage = act.rules.stage(act.obj.stage)
        cases = lists.cases_of(act.obj)
        for case in cases:
            _open_case(act, case, stage.id, _entitled(case, stage.id, stage.mode))
        scorers = [m.user for m in panels.members(act.obj) if m.role != "reserve"]
        act.notify(
            scorers, "books", f"{stage.title}评分已开启", "请独立评分；锁定后可以查看其他评审员已锁定的评分。"
        )
        act.say(stage=stage.id, cases=[c.no for c in cases])
    return act.done


def _entitled(case: Case, stage: str, mode: str) -> list[str]:
    """On paper all who sit; on site only those present (reading 38)."""
    able = panels.scorers(case)
    return able if mode == "paper" else [u for u in able if u in panels.present(case, stage)]


def _open_case(act: Acting[Any], case: Case, stage: str, users: list[str]) -> None:
    act.make_all(Book, kinds.OPEN, [{"case": case, "user_id": u, "stage": stage} for u in users])
    act.make(Consensus, kinds.OPEN, case=case, stage=stage)


Percent = Annotated[dict[str, Any], Arg("各条款得分率", "5%一档", "percent")]


@performs(acts.SCORE)
def score(
    book: str,
    *,
    percent: Percent,
    notes: Annotated[dict[str, Any] | None, Arg("优势、改进、查证", kind="notes")] = None,
    by: Actor,
    at: datetime,
) -> Done:
    """Score items alone and blind, in steps of five; the entry holds the whole vector, that is the
    history.
    """

    def given(obj: Book) -> list[Finding]:
        criteria = pinned.criteria_of(obj.case.edition, obj.case.sector)
        return scoring.check_percent(criteria, percent, pinned.rules_of(obj).cite("criteria"))

    with acting(acts.SCORE, book, by=by, at=at, given=given) as act:
        act.require(_this_stage(act))
        criteria = pinned.criteria_of(act.obj.case.edition, act.obj.case.sector)
        merged = {**act.obj.percent, **percent}
        noted = {**act.obj.notes, **(notes or {})}
        whole = not scoring.missing_items(criteria, merged)
        total = points.text(scoring.book_total(criteria, merged)) if whole else ""
        act.change(percent=merged, notes=noted, total=total)
        act.say(stage=act.obj.stage, percent=merged, notes=noted)
    return act.done


def _this_stage(act: Acting[Any]) -> Finding:
    now = act.obj.case.edition.stage
    return holds(act.obj.stage == now, "right_stage", act.article, stage=now, during=[act.obj.stage])


@performs(acts.LOCK)
def lock(book: str, *, by: Actor, at: datetime) -> Done:
    """Close one's own book; from now on it is read-only, and others' locked books can be seen."""
    with acting(acts.LOCK, book, by=by, at=at) as act:
        criteria = pinned.criteria_of(act.obj.case.edition, act.obj.case.sector)
        act.require(scoring.complete(criteria, act.obj.percent, act.cite("criteria")), _this_stage(act))
        Book.objects.filter(pk=act.obj.pk).update(locked_at=at)
        act.say(stage=act.obj.stage, percent=act.obj.percent, total=act.obj.total)
    return act.done


@performs(acts.VISIT)
def record_visit(
    case: str,
    *,
    on: Annotated[date, Arg("日期")],
    present: Annotated[list[str], Arg("到场评审员", kind="users", options=lambda c: scorers_of(c))],
    log: Annotated[str, Arg("查证记录", kind="long")],
    documents: Annotated[list[str] | None, Arg("资料清单", kind="lines")] = None,
    by: Actor,
    at: datetime,
) -> Done:
    """A site visit (or hearing) by at least five, the leader among them; only those present score."""
    with acting(acts.VISIT, case, by=by, at=at) as act:
        stage = act.rules.stage(act.obj.edition.stage)
        able, leader = panels.scorers(act.obj), panels.leader_of(act.obj)
        act.check(holds(on <= instants.day(at), "not_future", act.article, day=on, argument="on"))
        act.require(*about("present", *panel.on_site(act.rules.panel, present, able, leader, act.article)))
        act.made = act.make(
            Visit,
            kinds.HELD,
            case=act.obj,
            stage=stage.id,
            on=on,
            present=sorted(set(present)),
            log=log,
            documents=documents or [],
        )
        act.say(on=on.isoformat(), present=sorted(set(present)), log=log, documents=documents or [])
    return act.done


@performs(acts.FEEDBACK)
def report_visit_cost(
    case: str,
    *,
    cost: Annotated[
        Literal["no", "yes"], Arg("本单位是否承担了食宿、交通、礼品或其他费用", choices=choices.VISIT_COSTS)
    ],
    feedback: Annotated[str, Arg("情况说明", "有费用的，写明项目、金额、当事人", "long")] = "",
    by: Actor,
    at: datetime,
) -> Done:
    """No visit costs an applicant anything: it says so itself, to office and supervision alone (Art 6)."""
    with acting(acts.FEEDBACK, case, by=by, at=at) as act:
        act.check(
            holds(cost == "no" or bool(feedback.strip()), "visit_cost_told", act.article, argument="feedback")
        )
        Visit.objects.filter(case=act.obj, answered_at=None).update(
            cost=cost == "yes", feedback=feedback, answered_at=at
        )
        if cost == "yes":
            act.notify(
                viewer.holders(act.award.pk, "supervision"),
                "visit_cost",
                "现场评审收费反映",
                f"{act.obj.no} {act.obj.organisation.name}：{feedback}",
            )
        act.say(case=act.obj.no, cost=cost, feedback=feedback)
    return act.done


def scorers_of(case: Case) -> list[tuple[str, str]]:
    able = panels.scorers(case)
    return [(m.user_id, m.user.name) for m in panels.members(case.edition_id) if m.user_id in able]


@performs(acts.RECONCILE)
def reconcile(
    consensus: str,
    *,
    percent: Percent,
    notes: Annotated[dict[str, Any] | None, Arg("合议说明", "分歧大的条款须写明", "notes")] = None,
    by: Actor,
    at: datetime,
) -> Done:
    """The leader puts down what the panel holds in common; nobody's own scores are touched."""

    def given(obj: Consensus) -> list[Finding]:
        criteria = pinned.criteria_of(obj.case.edition, obj.case.sector)
        article = pinned.rules_of(obj).cite("criteria")
        whole = scoring.complete(criteria, percent, article)
        return about("percent", *scoring.check_percent(criteria, percent, article), *failing([whole]))

    with acting(acts.RECONCILE, consensus, by=by, at=at, given=given) as act:
        books = list(Book.objects.filter(case=act.obj.case, stage=act.obj.stage).exclude(state=kinds.VOID))
        noted = {**act.obj.notes, **(notes or {})}
        silent = [i for i in _apart(books) if not str(noted.get(i, "")).strip()]
        act.require(
            _this_stage(act),
            holds(not silent, "spread_noted", act.article, items=silent, argument="notes"),
        )
        total = scoring.book_total(pinned.criteria_of(act.obj.case.edition, act.obj.case.sector), percent)
        Consensus.objects.filter(pk=act.obj.pk).update(
            percent=percent, notes=noted, total=points.text(total), leader=by.user, signatures={}
        )
        act.say(stage=act.obj.stage, percent=percent, notes=noted, total=points.text(total))
    return act.done


def _apart(books: list[Book]) -> list[str]:
    """Items on which the members stand far apart: a note is owed."""
    items = sorted(books[0].percent) if books else []
    return [i for i in items if scoring.discuss([b.percent[i] for b in books if i in b.percent])]


@performs(acts.ASSENT)
def sign_consensus(
    consensus: str,
    *,
    dissent: Annotated[str, Arg("保留意见", "没有的留空", "long")] = "",
    by: Actor,
    at: datetime,
) -> Done:
    """Every member signs; a dissent is recorded beside the name (Art 12)."""
    with acting(acts.ASSENT, consensus, by=by, at=at) as act:
        signed = {**act.obj.signatures, by.user: dissent}
        Consensus.objects.filter(pk=act.obj.pk).update(signatures=signed)
        act.say(stage=act.obj.stage, dissent=dissent)
    return act.done


@performs(acts.REPORT)
def submit_report(
    consensus: str,
    *,
    report: Annotated[str, Arg("评审报告", kind="long")],
    file: Annotated[str, Arg("报告文件", kind="file")] = "",
    by: Actor,
    at: datetime,
) -> Done:
    """The leader submits the report of one application: every item scored, every member signed."""
    with acting(acts.REPORT, consensus, by=by, at=at) as act:
        if file:
            act.check(held(by, file, act.article, "file"))
        act.require(_this_stage(act))
        Consensus.objects.filter(pk=act.obj.pk).update(report=report, report_file=file)
        totals = {**act.obj.case.totals, act.obj.stage: act.obj.total}
        Case.objects.filter(pk=act.obj.case_id).update(totals=totals)
        act.say(stage=act.obj.stage, total=act.obj.total, report=report, signatures=act.obj.signatures)
    return act.done


@performs(acts.PASS_GATE)
def pass_gate(
    edition: str,
    *,
    cap: Annotated[int | None, Arg("现场评审数量上限", "不设的留空")] = None,
    reason: Annotated[str, Arg("设上限的理由", kind="long")] = "",
    by: Actor,
    at: datetime,
) -> Done:
    """Those at or above the absolute gate go on; a cap needs a reason (reading 10)."""
    with acting(acts.PASS_GATE, edition, by=by, at=at) as act:
        cases = lists.cases_of(act.obj)
        stage = act.rules.stage(act.obj.stage)
        act.require(holds(cap is None or bool(reason.strip()), "cap_reason", act.article, argument="reason"))
        gate = Fraction(act.obj.plan["gate"])
        totals = {c.pk: Fraction(c.totals[stage.id]) for c in cases}
        through = [c.pk for c in cases if scoring.gate(totals[c.pk], gate, act.article).value is Value.MET]
        kept = scoring.rank_order({k: totals[k] for k in through})[: cap or len(through)]
        reasons = {
            c.pk: (_below(totals[c.pk], gate) if c.pk not in through else reason, act.article) for c in cases
        }
        gone = {k: v for k, v in reasons.items() if k not in kept}
        lists.give(act, act.obj, [c.pk for c in cases if c.pk in kept], gone)
    return act.done


def _below(total: Fraction, gate: Fraction) -> str:
    return f"得分 {points.shown(total, gate)}，未达到 {points.text(gate)} 分"


@performs(acts.PROPOSE)
def propose(
    edition: str,
    *,
    text: Annotated[str, Arg("综合评价", kind="long")],
    tiers: Annotated[dict[str, str] | None, Arg("各单位建议奖项", "多个奖项时填写", "tiers")] = None,
    leave_out: Annotated[dict[str, str] | None, Arg("不予建议的单位及理由", kind="reasons")] = None,
    dissent: Annotated[str, Arg("不同意见", "没有的留空", "long")] = "",
    by: Actor,
    at: datetime,
) -> Done:
    """综合评价 across applicants and the list of proposed winners; below the floor nobody is on it (Art
    12, 15).
    """
    with acting(acts.PROPOSE, edition, by=by, at=at) as act:
        cases = lists.cases_of(act.obj)
        final = act.rules.final_stage
        chosen = _tiers(act, cases, tiers or {}, leave_out or {})
        reasons = {c.pk: _why_not(act, c, leave_out or {}) for c in cases if c.pk not in chosen}
        for pk, tier in chosen.items():
            Case.objects.filter(pk=pk).update(tier=tier)
        act.make(
            Evaluation,
            kinds.SUBMITTED,
            edition=act.obj,
            stage=final,
            text=text,
            proposed=sorted(chosen),
            dissent={by.user: dissent} if dissent else {},
        )
        lists.give(act, act.obj, [c.pk for c in cases if c.pk in chosen], reasons, text)
        act.say(text=text, dissent=dissent)
    return act.done


def _tiers(
    act: Acting[Edition], cases: list[Case], wished: dict[str, str], out: dict[str, str]
) -> dict[str, str]:
    """Each case's tier: the one proposed, else the highest whose floor its total meets."""
    chosen: dict[str, str] = {}
    for case in cases:
        total = Fraction(case.totals[act.rules.final_stage])
        able = [t for t in act.rules.tiers if scoring.floor(total, t.floor, t.art).value is Value.MET]
        wish = wished.get(case.no) or wished.get(case.pk)
        if wish:
            act.require(
                holds(
                    wish in {t.id for t in able},
                    "floor",
                    act.cite("criteria"),
                    total=str(total),
                    argument="tiers",
                )
            )
        if able and case.no not in out and case.pk not in out:
            chosen[case.pk] = wish or able[0].id
    return chosen


def _why_not(act: Acting[Edition], case: Case, out: dict[str, str]) -> tuple[str, str]:
    given = out.get(case.no) or out.get(case.pk)
    if given:
        return given, act.article
    total, least = Fraction(case.totals[act.rules.final_stage]), min(t.floor for t in act.rules.tiers)
    return _below(total, least), act.cite("criteria")


@performs(acts.TRANSMIT)
def transmit(
    edition: str,
    *,
    leave_out: Annotated[dict[str, str] | None, Arg("不予报送的单位及理由", kind="reasons")] = None,
    note: Annotated[str, Arg("说明", kind="long")] = "",
    by: Actor,
    at: datetime,
) -> Done:
    """The office reports to the committee and submits the list for deliberation (Art 10(6))."""
    with acting(acts.TRANSMIT, edition, by=by, at=at) as act:
        cases = lists.cases_of(act.obj)
        out = leave_out or {}
        reasons = {c.pk: (out.get(c.no, ""), act.article) for c in cases if c.no in out}
        lists.give(act, act.obj, [c.pk for c in cases if c.no not in out], reasons, note)
    return act.done
