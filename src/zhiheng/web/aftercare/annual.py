"""Filling in a yearly self-assessment: its parts with their state, one part a page, saved field by field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from zhiheng.access import ids
from zhiheng.access.acting import find
from zhiheng.access.refusals import Unknown
from zhiheng.aftercare.duties import selectors as yearly
from zhiheng.aftercare.duties.kinds import ANNUAL_REPORT, ANNUAL_REPORT_DRAFTED
from zhiheng.aftercare.duties.kinds import ANNUAL_REPORT as ANNUAL_REPORT_KIND
from zhiheng.law import form as law
from zhiheng.web.acts import views as act_views
from zhiheng.web.applicant import completeness, save
from zhiheng.web.applicant.pages import ApplicationPage, Section, Task, TaskGroup
from zhiheng.web.applicant.section import question
from zhiheng.web.frame import dates, rendering
from zhiheng.web.frame.parts import FormPage, Link, State

Given = Mapping[str, tuple[str, int]]
SPLIT = ("rating", "self_assessment")


def own(request: HttpRequest, pk: str) -> Any:
    """A report that somebody may know of. Raises Unknown for anybody else."""
    found = find(rendering.viewer_of(request), ANNUAL_REPORT.ref(pk))
    if found.kind is not ANNUAL_REPORT:
        raise Unknown()
    return found


def parts_of(report: Any) -> dict[str, tuple[str, list[law.Field]]]:
    """The pages of a report: sections, and the criteria items by category, each item's rating before its
    text.
    """
    form, criteria = yearly.form_of(report), yearly.criteria_of(report)
    made = {s.id: (s.title, form.of(s.id)) for s in form.sections if s.id not in SPLIT}
    for number, title in criteria.categories.items():
        items = [i for i in criteria.items if i.id.rsplit(".", 1)[0] == number]
        fields = [form.fields[f"{kind}.{i.id}"] for i in items for kind in SPLIT]
        made[number] = (f"{number} {title}", [_worded(f) for f in fields])
    return made


def _worded(f: law.Field) -> law.Field:
    """An item's two questions told apart by their words."""
    kind = "自评得分比例（%）" if f.section == "rating" else "做法、展开与结果"
    return law.Field(f.id, f.section, f"{f.label}：{kind}", f.kind, f.art, f.hint, f.required, f.options)


@require_http_methods(["GET"])
def annual(request: HttpRequest, pk: str) -> HttpResponse:
    """Where the report stands: its parts, what is still to be written, handing it in."""
    report = own(request, pk)
    given, parts = yearly.answers(report), parts_of(report)
    tasks = tuple(
        Task(Link(title, f"/annual/{pk}/{name}/"), _state(fields, given, report), _note(fields, given))
        for name, (title, fields) in parts.items()
    )
    whole, actions = all(t.state.kind == "done" for t in tasks), act_views.actions(request, report)
    hand_in = tuple(
        Link(a.title, a.href) for a in actions if whole and a.href.startswith("/act/file_annual/")
    )
    returned = f"办公室退回：{report.returned}" if report.returned else ""
    shown = ApplicationPage(
        title=f"{report.year}年度自评报告",
        lead=returned or _lead(report),
        soon=report.state == ANNUAL_REPORT_DRAFTED,
        links=(*hand_in, Link("打开这份报告", ANNUAL_REPORT_KIND.address(pk)), Link("年度义务", "/duties/")),
        groups=(TaskGroup("一", "年度数据与持续实施", tasks[:2]), TaskGroup("二", "逐条自评", tasks[2:])),
        actions=tuple(a for a in actions if not (hand_in and a.href == hand_in[0].href)),
        step_title="年度自评",
        tasks_title="自评的各部分",
    )
    return rendering.page(request, "applicant/application.html", shown.title, shown)


def _lead(report: Any) -> str:
    if report.state == ANNUAL_REPORT_DRAFTED:
        return (
            f"请在{dates.full(report.due)}前提交。填{report.year - 1}年的数据，"
            "与获奖时对照；已上传完整报告的，各条文字可以不写"
        )
    return f"{dates.moment(report.filed_at)}提交"


def _state(fields: list[law.Field], given: Given, report: Any) -> State:
    needed = [f for f in fields if f.required and not (report.report_id and f.section == "self_assessment")]
    done = sum(bool(given.get(f.id, ("", 0))[0].strip()) for f in needed)
    if done == len(needed):
        return State("done", "已填完")
    return State("doing" if done else "todo", f"已填{done}项，共{len(needed)}项" if done else "未开始")


def _note(fields: list[law.Field], given: Given) -> str:
    ratings = [given.get(f.id, ("", 0))[0] for f in fields if f.section == "rating"]
    said = [f"{r}%" for r in ratings if r]
    return f"自评{'、'.join(said)}" if said else ""


@require_http_methods(["GET", "POST"])
def part(request: HttpRequest, pk: str, name: str) -> HttpResponse:
    """One part, to be filled in while the report is a draft; afterwards it is read on its own page."""
    report = own(request, pk)
    parts = parts_of(report)
    if name not in parts:
        raise Http404
    title, fields = parts[name]
    given = yearly.answers(report)
    outcome = save.Outcome()
    if request.method == "POST":
        outcome = save.save_to(request, report.ref, fields, given, "save_annual")
        if not outcome.errors:
            return HttpResponseRedirect(_after(pk, name, list(parts)))
        given = yearly.answers(report)
    shown = ApplicationPage(
        title=title,
        lead="",
        section=_section(request, report, name, fields, given, outcome, parts),
        home=Link(f"{report.year}年度自评", f"/annual/{pk}/"),
    )
    return rendering.page(
        request, "applicant/application.html", title, shown, outcome.status, body_class="zh-roomy"
    )


def _after(pk: str, name: str, names: list[str]) -> str:
    later = names[names.index(name) + 1 : names.index(name) + 2]
    return f"/annual/{pk}/{later[0]}/" if later else f"/annual/{pk}/"


def _section(
    request: HttpRequest,
    report: Any,
    name: str,
    fields: list[law.Field],
    given: Any,
    outcome: save.Outcome,
    parts: Any,
) -> Section:
    stale = {n: version for n, (_, version) in outcome.theirs.items()}
    asked = tuple(
        question(f, given, save.typed(request, f.id), outcome.errors.get(f.id, ""), stale.get(f.id))
        for f in fields
    )
    last = name == list(parts)[-1]
    page = FormPage(
        request.get_full_path(),
        asked,
        "保存，返回自评" if last else "保存，填下一部分",
        ids.new_id(),
        errors=tuple(outcome.errors.items()),
        cancel_href=f"/annual/{report.pk}/",
    )
    rail = tuple(
        (Link(title, f"/annual/{report.pk}/{n}/", n == name), _state(fs, given, report))
        for n, (title, fs) in parts.items()
    )
    return Section(
        parts[name][0],
        f"{report.honour.name} · {report.year}年度自评",
        page,
        "/api/v1/acts/save_annual" if report.state == ANNUAL_REPORT_DRAFTED else "",
        report.ref,
        saved=completeness.at(yearly.last_saved(report)),
        rail=rail,
        theirs={n: text for n, (text, _) in outcome.theirs.items()},
    )
