"""办事指南: may we apply, what is needed, how long it takes, by when, whom to ask, where to begin."""

from __future__ import annotations

from typing import get_args

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.access import acts, args
from zhiheng.applications import selectors as applications
from zhiheng.law import citation
from zhiheng.people import selectors as people
from zhiheng.web.frame import dates
from zhiheng.web.frame.guard import opened
from zhiheng.web.frame.parts import Cite, Fact, Link, State

from . import context, course, layout, requirements
from .context import Context
from .home import contacts
from .pages import GuidePage, GuideStep, Material

TEMPLATE = "public/guide.html"


@opened
@require_GET
def guide(request: HttpRequest, slug: str) -> HttpResponse:
    """The guide: with dates once a call is out, without before."""
    s = context.at(slug)
    return layout.show(request, TEMPLATE, "办事指南", page_of(s), s)


def page_of(s: Context, live: Link | None = None) -> GuidePage:
    deadline = s.edition.deadline if s.edition else None
    materials = _materials(s)
    return GuidePage(
        title="办事指南",
        lead=f"申报{s.award.name}：先看能不能申报，再备齐材料，在截止前提交。",
        state=_state(s),
        deadline=f"{dates.with_weekday(deadline)} 24:00" if deadline else "",
        left=_left(s),
        links=_links(s),
        facts=_facts(s),
        conditions=requirements.conditions_of(s.rules, deadline),
        bars=requirements.bars_of(s.rules, deadline),
        materials=materials,
        attachments=_attachments(),
        steps=_steps(s),
        after=course.course(s),
        contacts=(*contacts(s), *_recommenders(s)),
        cites=tuple(Cite(citation.article(s.rules.cite(d))) for d in ("apply", "no_fee") if s.rules.cite(d)),
        no_materials="" if materials else "材料清单随申报通知公布。",
    )


def _state(s: Context) -> State:
    if s.taking:
        return State("doing", "正在接受申报")
    return State("todo", "现在不在申报期" if s.edition else "还没有发布申报通知")


def _left(s: Context) -> str:
    if s.edition is None:
        return "申报通知发布后，这里写明截止时间。"
    if s.taking:
        return f"{dates.left(s.edition.deadline, s.today)}。以系统收到全部材料的时间为准。"
    return f"{s.edition.named}的申报已经截止。下面的条件和材料供准备下一届时参考。"


def _links(s: Context) -> tuple[Link, ...]:
    if s.taking:
        return (
            Link("登记单位、开始申报", f"{s.base}/register/"),
            Link("已登记，去登录", "/sign-in/?next=/application/"),
        )
    return (Link("查看申报通知", f"{s.base}/call/"),) if s.edition else ()


def _facts(s: Context) -> tuple[Fact, ...]:
    made = [Fact("约需时间", "在线填写约4小时，可随时保存、分几次完成；自评报告宜提前准备")]
    if s.rules.cite("no_fee"):
        made.append(Fact("费用", "不收取任何费用"))
    made.append(Fact("方式", "全程网上办理，不需要送纸质材料"))
    return (*made, Fact("依据", f"{s.rules.title}（{s.rules.document}）"))


def _materials(s: Context) -> tuple[Material, ...]:
    """The form's sections with what each asks; figures of several years and the criteria's items are told
    once.
    """
    if s.edition is None:
        return ()
    form = applications.form_of(s.edition)
    made = []
    for section in form.sections:
        fields = form.of(section.id)
        if not fields:
            continue
        many = section.id == "self_assessment"
        items = () if many else tuple(dict.fromkeys(_label(f.label, f.required) for f in fields))
        note = (
            f"按评定标准的{len(fields)}个条款逐条填写，也可以上传一份完整的PDF"
            if many
            else f"共{len(fields)}项"
        )
        made.append(Material(section.title, items, note, Cite(citation.article(fields[0].art))))
    return tuple(made)


def _label(label: str, required: bool) -> str:
    """A question's name, without the year that it is asked for."""
    plain = label[5:] if label[:4].isdigit() and label[4:5] == "年" else label
    return plain if required else f"{plain}（选填）"


def _attachments() -> tuple[str, ...]:
    """Kinds of files that can be attached, as the act itself declares them."""
    spec = next(x for x in args.specs(acts.table()["attach"].service) if x.name == "sort")
    return tuple(spec.asking.named(v) for v in get_args(spec.type))


def _steps(s: Context) -> tuple[GuideStep, ...]:
    end = f"{dates.short(s.edition.deadline)} 24:00 前" if s.edition and s.edition.deadline else "截止前"
    opens = dates.read(s.edition.plan.get("opens")) if s.edition else None
    return (
        GuideStep(
            "登记单位",
            "用统一社会信用代码登记，设置登录名和密码，约3分钟。",
            f"{dates.short(opens)}起" if opens else "",
        ),
        GuideStep("填写申报表和自评报告", "逐项填写，内容自动保存；同事可以分头填写。", ""),
        GuideStep("上传证明材料", "PDF、图片或 Office 文件，单个不超过50 MB；同一份材料可以多处引用。", ""),
        GuideStep("请求推荐", "选择推荐单位，对方在系统内给出意见。请给对方留出时间。", end),
        GuideStep("核对并提交", "系统指出还缺什么，补齐后提交。提交后只能按办公室要求补正。", end),
        GuideStep("下载受理回执", "回执写明收到时间和编号，可以留存核验。", "提交后"),
    )


def _recommenders(s: Context) -> tuple[Fact, ...]:
    names = [b.name for b in people.bodies(s.award.pk, "recommender")]
    return (Fact("推荐单位", "、".join(names)),) if names else ()
