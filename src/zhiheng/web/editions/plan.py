"""The work plan in six pages: what is asked stands beside what the regulation fixes; nothing is saved
before the last.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from zhiheng.access import acts, args, ids, todo
from zhiheng.access.acting import find, permitted
from zhiheng.access.refusals import Forbidden, Refusal, Unknown
from zhiheng.editions import selectors as editions
from zhiheng.editions.choices import PLANNED
from zhiheng.editions.kinds import EDITION
from zhiheng.law import ballot, citation
from zhiheng.law.instrument import Instrument
from zhiheng.people import selectors as people
from zhiheng.web.acts import asking
from zhiheng.web.acts.dispatch import perform
from zhiheng.web.frame import dates, rendering
from zhiheng.web.frame.pages import ActPage
from zhiheng.web.frame.parts import Cells, Cite, Fact, FormPage, Link, Reason, State, Table

from .pages import PlanPage


class Step(NamedTuple):
    title: str
    asks: tuple[str, ...]


STEPS = (
    Step("申报与复函的日期", ("opens", "deadline", "replies_due")),
    Step("各阶段的日期", ("dates",)),
    Step("评审组与分数线", ("gate", "engage", "panel_before")),
    Step("评委会", ("voting", "cap_government", "cap_academic", "cap_enterprise")),
    Step("媒体与纸质材料", ("media", "copies")),
)
NUMBERS = ("copies", "cap_government", "cap_academic", "cap_enterprise")
LAST = len(STEPS) + 1


@require_http_methods(["GET", "POST"])
def plan(request: HttpRequest, pk: str, step: int) -> HttpResponse:
    """One page of the plan; the last repeats everything and saves it."""
    by = rendering.viewer_of(request)
    edition: Any = find(by, EDITION.ref(pk))
    performed = acts.table()["save_plan"]
    verdict = permitted(by, performed.act, edition, todo.now_for(edition))
    if verdict.office is None:
        raise Forbidden(verdict.findings)
    if not 1 <= step <= LAST:
        raise Unknown()
    if not verdict.allowed:
        return rendering.refused(request, 409, verdict.findings, back=f"/edition/{pk}/")
    typed = _typed(request, edition)
    if request.method == "GET":
        return (
            _check(request, edition, typed, {})
            if step == LAST
            else _page(request, edition, performed, step, typed)
        )
    if step == LAST:
        return _save(request, edition, typed)
    request.session[_place(pk)] = typed | {
        k: v for k, v in request.POST.items() if k.partition("-")[0] in STEPS[step - 1].asks
    }
    return HttpResponseRedirect(f"/plan/{pk}/{step + 1}/")


def _place(pk: str) -> str:
    return f"plan:{pk}"


def _typed(request: HttpRequest, edition: Any) -> dict[str, str]:
    """What was typed so far, over the plan as it stands, over that of the edition before with its days
    moved on.
    """
    before = {} if edition.plan else _of_last(edition)
    return _flat(before) | _flat(edition.plan) | dict(request.session.get(_place(edition.pk), {}))


def _flat(plan: Mapping[str, Any]) -> dict[str, str]:
    asked = {name for s in STEPS for name in s.asks} - {"dates"}
    return {k: str(v) for k, v in plan.items() if k in asked} | {
        f"dates-{k}": v for k, v in plan.get("dates", {}).items()
    }


def _of_last(edition: Any) -> dict[str, Any]:
    """The plan of the edition before, its days in this edition's year."""
    last = editions.before(edition)
    if last is None:
        return {}
    years = edition.year - last.year

    def moved(value: Any) -> Any:
        day = dates.read(value) if isinstance(value, str) else None
        return _moved(day, years).isoformat() if day else value

    return {
        k: {s: moved(d) for s, d in v.items()} if k == "dates" else moved(v) for k, v in last.plan.items()
    }


def _moved(day: date, years: int) -> date:
    """The same day some years on; 29 February gives the 28th."""
    leap = day.month == 2 and day.day == 29
    return date(day.year + years, day.month, 28 if leap else day.day)


def _page(
    request: HttpRequest, edition: Any, performed: acts.Performed, step: int, typed: dict[str, str]
) -> HttpResponse:
    specs = {s.name: s for s in args.specs(performed.service)}
    asked = STEPS[step - 1]
    fields = [f for name in asked.asks for f in asking.field(specs[name], edition, dict(typed), "")]
    rules = editions.rules_of(edition)
    back = f"/plan/{edition.pk}/{step - 1}/" if step > 1 else f"/edition/{edition.pk}/"
    form = FormPage(
        request.path,
        tuple(fields),
        "保存，下一步" if step < LAST - 1 else "去核对",
        ids.new_id(),
        cancel_href=back,
    )
    shown = ActPage(
        title=f"{asked.title}（编制方案第{step}步，共{LAST}步）",
        object_title=edition.named,
        object_href=f"/edition/{edition.pk}/",
        facts=BOUNDS[step - 1](edition, rules),
        cites=(Cite(citation.article(rules.cite("work_plan"))),),
        allowed=True,
        form=form,
        before=_source(edition),
    )
    return rendering.page(request, "frame/act.html", shown.title, shown)


def _source(edition: Any) -> tuple[Reason, ...]:
    last = None if edition.plan else editions.before(edition)
    return (
        (Reason("", f"已填入{last.title}方案的内容，日期移到{edition.year}年，请逐项核对"),)
        if last and last.plan
        else ()
    )


def _days(edition: Any, rules: Instrument) -> tuple[Fact, ...]:
    return (Fact("申报截止", "截止日24:00，以系统收到为准"), Fact("部门复函", "在申报截止之后"))


def _stages(edition: Any, rules: Instrument) -> tuple[Fact, ...]:
    least = next((s for s in rules.stages if s.kind == "notice"), None)
    later = Fact("各阶段", "可以以后再定，届程和日历会随之更新")
    return (Fact("公示", f"不少于{least.days}个工作日，自发布次日起算"), later) if least else (later,)


def _review(edition: Any, rules: Instrument) -> tuple[Fact, ...]:
    return (
        Fact("总分", f"{editions.weights(edition)[0].total}分"),
        Fact("最低分", "；".join(f"{t.name}{t.floor}分" for t in rules.tiers)),
        Fact("评审组", f"{rules.panel.min}—{rules.panel.max}人，现场评分不少于{rules.panel.on_site_min}人"),
    )


def _vote(edition: Any, rules: Instrument) -> tuple[Fact, ...]:
    n = len(people.voters(edition.award_id))
    told = (
        "；".join(f"到会{k}人须{need}票" for k, need in ballot.thresholds(rules, n))
        if n
        else "评委会委员任职后计算"
    )
    return (
        Fact("法定到会", f"应到{n}人，至少{rules.quorum.needed(n)}人" if n else "——"),
        Fact("通过", told),
        Fact("无记名", f"不少于{ballot.SECRET_LEAST}人"),
        Fact("票数相同", "加投；仍相同看现场得分，再相同空缺"),
    )


def _media(edition: Any, rules: Instrument) -> tuple[Fact, ...]:
    return (Fact("主要媒体", "申报通知和公示在这里发布，须留存证明"), Fact("纸质材料", "不要求的填0"))


BOUNDS = (_days, _stages, _review, _vote, _media)


def _check(
    request: HttpRequest, edition: Any, typed: dict[str, str], errors: dict[str, str], status: int = 200
) -> HttpResponse:
    """Everything once more, each with a way back to where it is asked, what is wrong beside it."""
    specs = {s.name: s for s in args.specs(acts.table()["save_plan"].service)}
    titles = {s.id: s.title for s in editions.rules_of(edition).stages}
    rows: list[tuple[Cells, ...]] = []
    for n, step in enumerate(STEPS, 1):
        for name in step.asks:
            if name == "dates":
                rows += [
                    (
                        f"计划：{titles[k]}",
                        _said(typed.get(f"dates-{k}", "")),
                        _state(errors, f"dates-{k}"),
                        Link("修改", f"/plan/{edition.pk}/{n}/"),
                    )
                    for k in list(titles)[1:]
                ]
            else:
                rows.append(
                    (
                        specs[name].arg.label,
                        _said(typed.get(name, "")),
                        _state(errors, name),
                        Link("修改", f"/plan/{edition.pk}/{n}/"),
                    )
                )
    shown = PlanPage(
        f"编制评审工作方案：第{LAST}步，共{LAST}步",
        f"{edition.named} · 核对后保存；保存以后仍可修改，直到评委会审批",
        Link(edition.named, f"/edition/{edition.pk}/"),
        Table("核对", ("项目", "内容", "", ""), tuple(rows), head=1),
        errors.get("", ""),
        FormPage(
            request.path,
            (),
            "保存方案",
            request.POST.get("idempotency_key", "")[:80] or ids.new_id(),
            cancel_href=f"/plan/{edition.pk}/{LAST - 1}/",
        ),
    )
    return rendering.page(request, "editions/plan.html", shown.title, shown, status)


def _said(value: str) -> str:
    day = dates.read(value)
    return dates.full(day) if day else PLANNED.get(value, value) if value else "——"


def _state(errors: dict[str, str], name: str) -> Cells:
    return State("issue", errors[name]) if name in errors else ""


def _number(written: str) -> int | str:
    """A number where one was typed; else what was typed, for the refusal to name it."""
    return int(written) if written.isascii() and written.isdigit() and len(written) < 4 else written


def _save(request: HttpRequest, edition: Any, typed: dict[str, str]) -> HttpResponse:
    days = {k.removeprefix("dates-"): v for k, v in typed.items() if k.startswith("dates-") and v}
    asked = {name for s in STEPS for name in s.asks} - {"dates", *NUMBERS}
    raw: dict[str, Any] = {k: v for k, v in typed.items() if k in asked and v} | {
        "dates": days,
        "overlays": edition.plan.get("overlays", {}),
    }
    raw |= {k: _number(typed[k]) for k in NUMBERS if typed.get(k)}
    try:
        perform(request, "save_plan", edition.ref, raw, request.POST.get("idempotency_key", "")[:80], "web")
    except Unknown:
        raise
    except Refusal as refusal:
        return _check(request, edition, typed, rendering.by_field(refusal.findings), refusal.status)
    request.session.pop(_place(edition.pk), None)
    request.session["said"] = "已保存评审工作方案"
    return HttpResponseRedirect(f"/edition/{edition.pk}/")
