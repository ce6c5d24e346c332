"""Desks: the first screen of every actor, the one page of an application, lists, people, the ledger."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.access import acts, agenda, clock, viewer, words
from zhiheng.access.acting import Verdict, find
from zhiheng.access.refusals import Forbidden
from zhiheng.access.viewer import OFFICES
from zhiheng.applications import selectors as applications
from zhiheng.editions import selectors as editions
from zhiheng.law import money
from zhiheng.ledger import selectors as ledger
from zhiheng.outbox import selectors as outbox
from zhiheng.oversight import selectors as oversight
from zhiheng.people import selectors as people
from zhiheng.stages.notice import selectors as notices
from zhiheng.stages.review import selectors as review
from zhiheng.stages.screening import selectors as screening
from zhiheng.web.acts import views as act_views
from zhiheng.web.frame import objects, pages
from zhiheng.web.frame.page import DeskPage, Fact, Link, Message, ObjectPage, OutboxPage, State, Table

from . import tables

HIDDEN = ("save_answer",)


def titles() -> dict[str, str]:
    return {name: p.act.title for name, p in acts.table().items()}


def named(verdicts: list[Verdict]) -> dict[str, str]:
    """How the objects of some verdicts are called, one query per kind."""
    wanted: dict[str, list[str]] = {}
    for v in verdicts:
        kind, _, pk = v.object.partition("/")
        wanted.setdefault(kind, []).append(pk)
    return {ref: name for kind, pks in wanted.items() for ref, name in agenda.names(kind, pks).items()}


@require_GET
def desk(request: HttpRequest) -> HttpResponse:
    """The first screen: where the edition stands, what is mine to do now, what I may see."""
    by = pages.viewer_of(request)
    found = editions.editions(by)
    open_ = [v for v in agenda.of_user(by) if v.allowed and v.act.name not in HIDDEN]
    newest = found[0] if found else None
    rules = editions.rules_of(newest) if newest else None
    lists = [tables.cases(editions.cases(by, newest.pk), rules)] if newest and rules and by.offices() & SEES_CASES else []
    shown = DeskPage(
        title="今天", lead=_lead(by, newest), course=tables.course(newest, rules) if newest and rules else (),
        due=tables.tasks(open_[:200], named(open_[:200])), tables=tuple(lists),
        actions=tuple(act_views.action(v) for v in _held_back(by)[:6]),
    )
    return pages.page(request, "desk.html", "今天", shown)


SEES_CASES = {"office", "supervision", "leading", "expert", "committee", "government"}


def _held_back(by: viewer.Viewer) -> list[Verdict]:
    return [v for v in agenda.of_user(by) if not v.allowed and v.findings]


def _lead(by: viewer.Viewer, edition: Any) -> str:
    offices = "、".join(OFFICES[o] for o in OFFICES if o in by.offices())
    if edition is None:
        return f"您的职责：{offices or '（暂无）'}。目前没有进行中的届次。"
    return f"您的职责：{offices}。{edition.named}"


@require_GET
def case(request: HttpRequest, pk: str) -> HttpResponse:
    """One application, to every role what it may see: identity, findings, files, acts, actions with reasons."""
    by = pages.viewer_of(request)
    found: Any = find(by, f"case/{pk}")
    rules = editions.rules_of(found)
    shown = ObjectPage(
        title=found.organisation.name, identity=objects.identity(found), state=objects.state(found.state),
        course=tables.course(found.edition, rules), summary=_summary(found, rules),
        findings=tables.findings(screening.findings_now(found), rules) if _sees_findings(by, found) else (),
        tables=tuple(_tables(by, found, rules)), actions=act_views.actions(request, found), files=_files(by, found),
        acts=_timeline(by, found), back=Link("返回", "/desk/"),
    )
    return pages.page(request, "object.html", found.organisation.name, shown)


def _own(by: viewer.Viewer, case: Any) -> bool:
    return f"organisation/{case.organisation_id}" in by.scopes("applicant")


def _sees_findings(by: viewer.Viewer, case: Any) -> bool:
    return _own(by, case) or bool(by.offices(case.award_of) & {"office", "supervision", "recommender", "leading"})


def _summary(case: Any, rules: Any) -> tuple[Fact, ...]:
    facts = [Fact("届次", case.edition.named), Fact("类别", "、".join(tables.labels(case.tags)) or "——"), Fact("行业代码", case.sector or "——")]
    if case.arrived_at:
        facts.append(Fact("到达时间", clock.iso(case.arrived_at)[:23].replace("T", " ")))
    facts += [Fact(f"{s.title}得分", tables.shown(case.totals.get(s.id), rules)) for s in rules.reviews if case.totals.get(s.id)]
    return tuple(facts)


def _tables(by: viewer.Viewer, case: Any, rules: Any) -> list[Table]:
    """What a role may see beside the findings; empty tables of others' work are left out."""
    staff = bool(by.offices(case.award_of) & {"office", "supervision"})
    made = [_query_table(case, rules), _judged_table(case, rules)] if staff else []
    made += [_book_table(by, case, rules), _consensus_table(by, case, rules)]
    if staff or _own(by, case):
        made.append(_recommendation_table(case))
    made.append(_hearing_table(by, case))
    return [t for t in made if t.rows or t.empty]


ROUNDS = {"qualification": "资格审核", "notice": "公示前", "decision": "审定前"}


def _query_table(case: Any, rules: Any) -> Table:
    rows = tuple(
        (Link(q.body.name, f"/o/query/{q.pk}/"), ROUNDS[q.round], objects.state(q.state),
         "；".join(f"{rules.rule(r).title}：{a}" for r, a in q.answers.items()) or "——", tables.day(q.due))
        for q in screening.queries_of(case.pk)
    )
    return Table("部门核查", ("部门", "轮次", "状态", "答复", "截止"), rows, "还没有征求意见")


def _judged_table(case: Any, rules: Any) -> Table:
    rows = tuple((rules.rule(j.rule).title, words.value(j.value), j.reason, tables.moment(j.at)) for j in screening.judgements(case.pk))
    return Table("认定记录", ("事项", "结论", "理由", "时间"), rows, "还没有认定")


def _book_table(by: viewer.Viewer, case: Any, rules: Any) -> Table:
    rows = tuple(
        (Link(b.user.name, f"/book/{b.pk}/"), rules.stage(b.stage).title, objects.state(b.state), tables.shown(b.total, rules))
        for b in review.books_of(by, case.pk)
    )
    return Table("评分表", ("评审员", "阶段", "状态", "合计"), rows, "", numeric=(3,))


def _consensus_table(by: viewer.Viewer, case: Any, rules: Any) -> Table:
    rows = tuple(
        (Link(rules.stage(c.stage).title, f"/o/consensus/{c.pk}/"), objects.state(c.state), tables.shown(c.total, rules), str(len(c.signatures)))
        for c in review.consensus_of(by, case.pk)
    )
    return Table("合议", ("阶段", "状态", "合计", "签署人数"), rows, "", numeric=(2, 3))


def _recommendation_table(case: Any) -> Table:
    rows = tuple(
        (Link(r.body.name, f"/o/recommendation/{r.pk}/"), objects.state(r.state), r.reason or "——", tables.day(r.on))
        for r in applications.recommendations(case.pk)
    )
    return Table("推荐", ("单位", "状态", "意见", "日期"), rows, "还没有请求推荐")


def _hearing_table(by: viewer.Viewer, case: Any) -> Table:
    rows = tuple(
        (Link("告知", f"/o/hearing/{h.pk}/"), h.grounds, objects.state(h.state), tables.day(h.answer_by))
        for h in editions.hearings(by, case.pk)
    )
    return Table("告知与陈述", ("事项", "内容", "状态", "答复期限"), rows, "")


def _files(by: viewer.Viewer, case: Any) -> tuple[Link, ...]:
    links = [Link("申报材料全文", f"/case/{case.pk}/material/")] if case.state != "draft" or _own(by, case) else []
    if case.receipt and (_own(by, case) or by.offices(case.award_of) & {"office", "supervision"}):
        links.append(Link("受理回执（PDF）", f"/case/{case.pk}/receipt.pdf"))
    return tuple(links)


def _timeline(by: viewer.Viewer, obj: Any) -> tuple[Any, ...]:
    """Acts on an object; names of people for the office and supervision alone."""
    rows = ledger.timeline([obj.ref])
    names = viewer.named({b["by"] for b in rows}) if by.offices(obj.award_of) & {"office", "supervision"} else {}
    return tables.events(rows, names, titles())


@require_GET
def thing(request: HttpRequest, kind: str, pk: str) -> HttpResponse:
    """Any other object: identity, what it holds, acts, actions."""
    by = pages.viewer_of(request)
    found: Any = find(by, f"{kind}/{pk}")
    shown = ObjectPage(
        title=found.named or objects.KIND_WORDS.get(kind, kind), identity=objects.identity(found), state=objects.state(found.state),
        summary=tuple(agenda_facts(by, found)), actions=act_views.actions(request, found), acts=_timeline(by, found),
        back=Link("返回", objects.address(f"case/{found.case_of}") if found.case_of and kind not in ("query", "declaration", "recommendation") else "/desk/"),
    )
    return pages.page(request, "object.html", shown.title, shown)


def agenda_facts(by: viewer.Viewer, obj: Any) -> list[Fact]:
    """The columns of an object that are not secret, with Chinese labels."""
    return [Fact(label, value) for label, value in agenda.columns(obj, by) if value not in ("", None)]


@require_GET
def edition(request: HttpRequest, pk: str) -> HttpResponse:
    """One edition: its course, plan, money, lists, panel, meeting, notice; actions with reasons."""
    by = pages.viewer_of(request)
    found: Any = find(by, f"edition/{pk}")
    rules = editions.rules_of(found)
    shown = ObjectPage(
        title=found.named, identity=(Fact("依据", f"{rules.title}（{rules.document}）"), Fact("状态", objects.state(found.state))),
        course=tables.course(found, rules), summary=_plan(found), tables=tuple(_edition_tables(by, found)),
        actions=act_views.actions(request, found), acts=_edition_acts(by, found), back=Link("返回", "/desk/"),
    )
    return pages.page(request, "object.html", found.named, shown)


def _plan(found: Any) -> tuple[Fact, ...]:
    plan = found.plan
    rows = [("申报期", f"{plan.get('opens', '——')} 至 {plan.get('deadline', '——')}"), ("部门复函", plan.get("replies_due", "——")),
            ("进入现场评审", f"材料得分不低于 {plan.get('gate', '——')} 分"), ("法定到会与通过", f"到会 {plan.get('quorum', '——')}，过半数通过" if plan else "——"),
            ("主要媒体", plan.get("media", "——")), ("口径", f"评委会 {found.readings.get('adopted_on', '未通过')}，区政府 {found.readings.get('confirmed_on', '未确认')}")]
    return tuple(Fact(k, v) for k, v in rows)


def _edition_tables(by: viewer.Viewer, found: Any) -> list[Table]:
    made = []
    if by.offices(found.award_of) & {"office", "supervision", "government"}:
        lines = tuple((Link(x.name, f"/o/line/{x.pk}/"), money.yuan(x.fen), money.yuan(x.spent_fen), money.yuan(x.fen - x.spent_fen), x.document) for x in editions.budget_lines(found.pk))
        made.append(Table("预算（元）", ("科目", "批复", "已付", "余额", "文号"), lines, "还没有登记预算", numeric=(1, 2, 3)))
    lists = editions.visible_lists(by, found.pk)
    if lists:
        made.append(_lists_table(found, lists))
    if by.offices(found.award_of) & {"office", "supervision"}:
        progress = review.progress(found.pk)
        rules = editions.rules_of(found)
        rows = tuple((rules.stage(s).title, f"{a} / {b}") for s, (a, b) in progress.items())
        made.append(Table("评分进度", ("阶段", "已锁定 / 全部"), rows, "还没有开启评分", numeric=(1,)))
        made.append(Table("监督意见", ("意见", "状态"), tuple((Link(f.text, f"/o/supervision_finding/{f.pk}/"), objects.state(f.state)) for f in oversight.findings(found.pk)), "没有监督意见"))
    return made


def _lists_table(found: Any, lists: list[Any]) -> Table:
    names = editions.case_names(found.pk)
    rows = tuple(
        (str(x.position), x.title, "、".join(names[c][1] for c in x.cases) or "（空）",
         "；".join(f"{names[r['case']][1]}：{r['reason']}（{pages.article(r['article'])}）" for r in x.removed) or "——", tables.moment(x.at))
        for x in lists
    )
    return Table("名单", ("序", "名单", "单位", "较上一名单减少及理由", "形成时间"), rows, head=1)


def _edition_acts(by: viewer.Viewer, found: Any) -> tuple[Any, ...]:
    if not by.offices(found.award_of) & {"office", "supervision", "leading"}:
        return ()
    return _timeline(by, found)


@require_GET
def cases(request: HttpRequest) -> HttpResponse:
    """All applications that I may see, with their scores."""
    by = pages.viewer_of(request)
    _staff(by)
    found = editions.editions(by)
    made = [(e, editions.cases(by, e.pk)) for e in found[:4]]
    shown = DeskPage("申报", "各届申报单位", (), Table("", ("届次",), tuple((Link(e.named, f"/edition/{e.pk}/"),) for e in found), "还没有届次"),
                     tuple(tables.cases(rows, editions.rules_of(e)) for e, rows in made))
    return pages.page(request, "desk.html", "申报", shown)


def _staff(by: viewer.Viewer, *offices: str) -> None:
    wanted = set(offices) or {"office", "supervision", "leading"}
    if not by.offices() & wanted:
        raise Forbidden()


@require_GET
def queries(request: HttpRequest) -> HttpResponse:
    """Departments' checks: who was asked, since when, who has not answered."""
    by = pages.viewer_of(request)
    _staff(by, "office", "supervision")
    rows = tuple(
        (Link(q.case.named, f"/o/query/{q.pk}/"), q.body.name, objects.state(q.state), tables.day(q.due), q.body.telephone or "——")
        for q in screening.queries(by)
    )
    shown = DeskPage("核查", "按截止日排列，未答复的在前", (), Table("", ("单位", "部门", "状态", "截止", "电话"), rows, "还没有征求意见", queue=True))
    return pages.page(request, "desk.html", "核查", shown)


@require_GET
def objections(request: HttpRequest) -> HttpResponse:
    """Objections in the order of their arrival; the informant is shown to the case officers alone."""
    by = pages.viewer_of(request)
    _staff(by, "office", "supervision")
    rows = tuple(
        (Link(o.number, f"/o/objection/{o.pk}/"), o.case.named, "署名" if o.signed else "匿名", objects.state(o.state), o.conclusion or "——", tables.moment(o.received_at))
        for o in notices.objections(by)
    )
    shown = DeskPage("异议", "公示期间收到的异议和举报", (), Table("", ("编号", "单位", "署名", "状态", "结论", "收到时间"), rows, "没有收到异议"))
    return pages.page(request, "desk.html", "异议", shown)


@require_GET
def lists(request: HttpRequest) -> HttpResponse:
    """The name lists of each edition with their differences."""
    by = pages.viewer_of(request)
    _staff(by, "office", "supervision", "leading", "committee", "government")
    made = []
    for e in editions.editions(by)[:4]:
        table = _lists_table(e, editions.visible_lists(by, e.pk))
        made.append(Table(f"{e.named}名单", table.columns, table.rows, "还没有名单", head=1))
    shown = DeskPage("名单", "每张名单都写明与上一张的差别和理由", (), made[0] if made else Table("", ("名单",), ()), tuple(made[1:]))
    return pages.page(request, "desk.html", "名单", shown)


@require_GET
def persons(request: HttpRequest) -> HttpResponse:
    """Bodies, appointments with documents, the pool."""
    by = pages.viewer_of(request)
    _staff(by)
    award = by.awards("office", "supervision", "leading")[0]
    bodies = people.body_names(award)
    rows = tuple(
        (Link(name, f"/o/appointment/{pk}/"), OFFICES.get(office, office), post or "——", bodies.get(scope, "——"), document, tables.day(start), objects.state(state))
        for pk, name, office, post, scope, document, start, state in people.appointments(award)
    )
    pool = tuple((e.user.name, people.pool_name(e.pool), e.employer, objects.state(e.state)) for e in people.experts(award))
    shown = DeskPage("机构与人员", "任职以文件为据，免去即时生效", (), Table("任职", ("姓名", "职责", "职务", "机构", "文号", "自", "状态"), rows),
                     (Table("评审员库", ("姓名", "库", "单位", "状态"), pool, "库中还没有评审员"),
                      Table("机构", ("名称",), tuple((n,) for n in sorted(bodies.values())))))
    return pages.page(request, "desk.html", "机构与人员", shown)


@require_GET
def award(request: HttpRequest) -> HttpResponse:
    """The award: regulation, editions, acts on it."""
    by = pages.viewer_of(request)
    _staff(by)
    found = viewer.award(by.awards("office", "supervision", "leading")[0])
    rules = editions.rules_of(found)
    rows = tuple((Link(e.named, f"/edition/{e.pk}/"), objects.state(e.state)) for e in editions.editions(by) if e.award_id == found.pk)
    readings = tuple((str(r.no), r.sentence, r.reading, "§" if r.restricts else "") for r in rules.readings)
    shown = ObjectPage(
        title=found.name, identity=(Fact("依据", f"{rules.title}（{rules.document}）"), Fact("发布", tables.day(rules.issued))),
        tables=(Table("届次", ("届次", "状态"), rows, "还没有届次"), Table("解释口径", ("号", "原文不明之处", "口径", "限制权利"), readings, "没有口径")),
        actions=act_views.actions(request, found), acts=_timeline(by, found), back=Link("返回", "/desk/"),
    )
    return pages.page(request, "object.html", found.name, shown)


@require_GET
def ledger_page(request: HttpRequest) -> HttpResponse:
    """The chains of my awards: verified now, with the newest acts."""
    by = pages.viewer_of(request)
    _staff(by)
    found = editions.editions(by)
    made, head_rows = [], []
    for e in found[:4]:
        result = ledger.verify(f"edition/{e.pk}")
        if isinstance(result, tuple):
            head_rows.append((e.named, State("met", "完整"), f"{result[0]}:{result[1]}"))
        else:
            head_rows.append((e.named, State("not", "有断裂"), f"第{result.seq}条：{result.why}"))
        rows = ledger.newest(f"edition/{e.pk}", 100)
        names = viewer.named({b["by"] for b in rows})
        said = tuple((str(b["seq"]), b["at"][:19].replace("T", " "), titles().get(b["act"], b["act"]), OFFICES.get(b["office"], b["office"]),
                      names.get(b["by"], "——"), "代录" if b["on_behalf"] else "", pages.article(b["article"])) for b in rows)
        made.append(Table(f"{e.named}：最近100条记录", ("序", "时间", "事项", "职责", "经办", "代录", "依据"), said))
    shown = DeskPage("记录", "案卷记录不能修改、删除；链头印在回执、纪要和公示上", (), Table("链的完整性", ("届次", "核验", "链头"), tuple(head_rows), "还没有记录"), tuple(made))
    return pages.page(request, "desk.html", "记录", shown)


@require_GET
def outbox_page(request: HttpRequest) -> HttpResponse:
    """Messages: the office sees all of its award, others their own."""
    by = pages.viewer_of(request)
    staff = bool(by.offices() & {"office", "supervision"})
    rows = outbox.messages(by.awards("office", "supervision") if staff else by.awards(), None if staff else by.user)
    names = viewer.named({m.to for m in rows})
    said = tuple(Message(tables.moment(m.queued_at), names.get(m.to, "——"), m.subject, State("done", "已写入发件箱"), tuple(m.text.split("\n"))) for m in rows)
    shown = OutboxPage("消息", "演练中的信只在这里显示，不会寄出" if pages.is_rehearsal() else "系统发出的信", said)
    return pages.page(request, "outbox.html", "消息", shown)

