"""Pages that anybody may open: nothing before its time, nothing that is not public."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET, require_http_methods

from zhiheng.access import acts, chance, clock, replies, selectors, words
from zhiheng.access.acting import Award
from zhiheng.access.refusals import Refusal
from zhiheng.editions import selectors as editions
from zhiheng.files import services as files
from zhiheng.law import money
from zhiheng.registry import selectors as registry
from zhiheng.stages.notice import selectors as notices
from zhiheng.web.acts import forms
from zhiheng.web.desk import tables
from zhiheng.web.frame import pages, signing
from zhiheng.web.frame.middleware import opened
from zhiheng.web.frame.page import (
    ActPage,
    CallPage,
    Cite,
    Day,
    Document,
    Fact,
    Field,
    FormPage,
    HomePage,
    Link,
    NoticePage,
    Point,
    Procedure,
    State,
    Table,
    VerifyPage,
    WinnersPage,
)
from zhiheng.web.frame.performing import perform

STATUS = {"valid": ("met", "有效"), "expired": ("todo", "已期满"), "revoked": ("not", "已撤销")}
WEEKDAYS = "一二三四五六日"


def award_of(slug: str) -> Award:
    """The award of an address. Raises Http404."""
    found = selectors.by_slug(slug) if slug else selectors.default_award()
    if found is None:
        raise Http404
    return found


@opened
@require_GET
def home(request: HttpRequest, slug: str = "") -> HttpResponse:
    """The award's front page: where the edition stands, what can be done now, the procedure."""
    found = selectors.by_slug(slug) if slug else selectors.default_award()
    if found is None and not slug:
        return _bare(request)
    award = award_of(slug)
    rules, newest = editions.rules_of(award), editions.newest(award.pk, called=True)
    base = f"/{award.slug}"
    first = rules.prizes[0]
    shown = HomePage(
        motto=f"{rules.issuer}设立的质量荣誉", cite=None, now_meta=newest.named if newest else "", now_title=_now(newest, rules),
        now_text=_said(newest), now_links=_links(base, newest, rules), course=tables.course(newest, rules) if newest else (),
        points=(
            Point("每届名额", str(rules.quotas[0].max), "个", "首次获奖；可以空缺", Cite(pages.article(rules.quotas[0].art))),
            Point("最低分数", str(rules.tiers[-1].floor), "分", "总分1000分，含本数", Cite(pages.article(rules.tiers[-1].art))),
            Point("奖金", money.wan(first.fen), "万元", "一次性；再次获奖不授予", Cite(pages.article(first.art))),
        ),
        procedure=tuple(Procedure(s.title, s.list_title, Cite(pages.article(s.art))) for s in rules.stages),
        notices=_published(base, award, newest), verify_action="/verify/", past=((Link("获奖名录", f"{base}/winners/"), "历届获奖单位与有效状态"),),
    )
    return pages.page(request, "public_home.html", award.name, shown, award=award, body_class="zh-front")


def _published(base: str, award: Award, edition: Any) -> tuple[tuple[str, Link], ...]:
    """What was published, newest first."""
    found = notices.public(award.pk)
    made = [(tables.day(found.published), Link(f"{found.edition_title}候选单位公示", f"{base}/notice/"))] if found else []
    if edition:
        made.append((tables.day(edition.called_on), Link(f"{edition.named}申报通知", f"{base}/call/")))
    return tuple(made)


def _bare(request: HttpRequest) -> HttpResponse:
    raise Http404


def _now(edition: Any, rules: Any) -> str:
    if edition is None:
        return "目前没有正在进行的评选"
    if edition.state == "running":
        return f"正在进行：{rules.stage(edition.stage).title}"
    return "本届评选已经结束"


def _said(edition: Any) -> str:
    if edition is None:
        return "新一届申报通知发布后，将在这里公布。"
    if edition.stage == "call":
        return f"申报截止 {tables.day(edition.deadline)} 24:00。申报不收取任何费用。"
    return "评选按专家评审、社会公示、政府决策的程序进行。"


def _links(base: str, edition: Any, rules: Any) -> tuple[Link, ...]:
    links = [Link("申报通知", f"{base}/call/")] if edition else []
    if edition and edition.state == "running" and rules.stage(edition.stage).kind == "call":
        links.append(Link("登记单位、开始申报", f"{base}/register/"))
    if edition and notices.public(edition.award_id):
        links.append(Link("公示", f"{base}/notice/"))
    past = Link("获奖名录", f"{base}/winners/")
    return (past, *links) if edition and edition.state != "running" else (*links, past)


@opened
@require_GET
def call(request: HttpRequest, slug: str) -> HttpResponse:
    """The call, once it is published: deadline, what to prepare, how long it takes."""
    award = award_of(slug)
    edition = editions.newest(award.pk, called=True)
    if edition is None:
        raise Http404
    rules, said = editions.rules_of(edition), edition.call
    document = Document(
        number=said["document"], title=(f"关于开展{award.name}", f"{edition.named}申报工作的通知"),
        paragraphs=(
            f"依据{rules.title}（{rules.document}），现开展{edition.named}申报工作。申报坚持自愿，不收取任何费用。",
            f"申报时间：{edition.plan['opens']} 至 {edition.plan['deadline']} 24:00（以材料全部到达系统的时间为准）。",
            f"申报条件和不得申报的情形见办法{pages.article('13')}、{pages.article('14')}；评定标准为 {rules.criteria.replace('gbt', 'GB/T ').replace('_', '-')}，总分1000分。",
            "请登录本系统登记单位、填写申报表和自评报告、上传证明材料、请求推荐，并在截止前提交。提交后系统出具受理回执。",
        ),
        signature=f"{award.name}评定委员会办公室", date=tables.day(edition.called_on), foot=(f"发布媒体：{said['medium']}",),
    )
    shown = CallPage(
        deadline=f"{tables.day(edition.deadline)} 24:00", left=_left(edition.deadline, award), document=document,
        links=_ways_in(award, edition, rules),
        materials=("营业执照或登记证书", "主营业务许可证照", "近三年审计报告或财务报表", "导入卓越绩效模式的文件", "行业地位或社会贡献证明", "自评报告（在线填写或PDF）"),
        facts=(Fact("约需时间", "首次填写约4小时，可随时保存"), Fact("费用", "不收取任何费用")),
    )
    return pages.page(request, "public_call.html", "申报通知", shown, award=award)


def _ways_in(award: Award, edition: Any, rules: Any) -> tuple[Link, ...]:
    """Registering is offered while the call is open."""
    enter = Link("已登记，去登录", "/sign-in/?next=/application/")
    if edition.state == "running" and rules.stage(edition.stage).kind == "call":
        return (Link("登记单位、开始申报", f"/{award.slug}/register/"), enter)
    return (enter,)


def _left(deadline: date | None, award: Award) -> str:
    if deadline is None:
        return ""
    days = (deadline - clock.day(clock.now(award))).days
    return f"还有{days}天" if days > 0 else "今天截止" if days == 0 else "已截止"


@opened
@require_http_methods(["GET", "POST"])
def register(request: HttpRequest, slug: str) -> HttpResponse:
    """An organisation registers itself and sets its password."""
    award = award_of(slug)

    def go(raw: dict[str, Any]) -> HttpResponse:
        again = request.POST.get("again", "")
        if raw.get("password") != again:
            raise _Typed({"again": "两次输入的密码不一致，请重新输入。"})
        perform(request, "register_organisation", award.ref, raw, request.POST.get("idempotency_key", ""), "web")
        return HttpResponseRedirect("/sign-in/?next=/application/")

    again = Field("again", "再输入一次密码", "password", autocomplete="new-password")
    return _public_form(request, award, "register_organisation", award, "登记申报单位", go, (again,), "register")


class _Typed(Exception):
    def __init__(self, errors: dict[str, str]) -> None:
        super().__init__("typed")
        self.errors = errors


def _public_form(
    request: HttpRequest, award: Award, name: str, obj: Any, title: str, go: Callable[[dict[str, Any]], HttpResponse],
    more: tuple[Field, ...], bucket: str,
) -> HttpResponse:
    """A public act as a form page: limited by address, input kept, each fault at its field."""
    performed, errors, status = acts.table()[name], {}, 200
    if request.method == "POST":
        if replies.too_many(f"{bucket}:{signing.address_of(request)}", 60, timedelta(hours=1)):
            return pages.refused(request, 429)
        try:
            return go(forms.raw(request, performed, obj, "public"))
        except _Typed as typed:
            errors, status = typed.errors, 422
        except Refusal as refusal:
            errors = {ARGUMENTS.get(f.rule, str(f.facts.get("argument", ""))): f"{words.reason(f)}。{words.cure(f)}。" for f in refusal.findings}
            status = refusal.status
    asked = forms.fields(performed, obj, forms.typed(request), errors)
    fields = (*(replace(f, required=f.required or f.kind == "password") for f in asked), *more)
    form = FormPage(
        action=request.path, fields=tuple(fields), submit=performed.act.title, errors=tuple(errors.items()),
        idempotency_key=request.POST.get("idempotency_key") or chance.new_id(), cancel_href=f"/{award.slug}/",
    )
    rules = editions.rules_of(award)
    shown = ActPage(title, award.name, f"/{award.slug}/", (), (Cite(pages.article(rules.cite(performed.act.cite))),), True, form=form)
    return pages.page(request, "act.html", title, shown, status, award=award)


ARGUMENTS = {"uscc_check": "uscc", "uscc_once": "uscc", "login_free": "login", "password_weak": "password", "case_noticed": "case"}


@opened
@require_GET
def notice(request: HttpRequest, slug: str) -> HttpResponse:
    """The public notice with its clock spelled out, from its publication on."""
    award = award_of(slug)
    found = notices.public(award.pk)
    if found is None:
        raise Http404
    rules = editions.rules_of(award)
    stage = rules.of_kind("notice")
    today = clock.day(clock.now(award))
    left = sum(date.fromisoformat(d) >= today for d in found.days)
    over = found.state != "running" or not left
    shown = NoticePage(
        headline="公示期已满" if over else "公示期还剩", figure="" if over else str(left), headline_after="" if over else ("个工作日" if stage.unit == "working" else "天"),
        text=f"公示期自 {tables.day(found.published)} 次日起，至 {tables.day(found.last_day)} 止。", days=_days(found, today),
        cites=(Cite(pages.article(stage.art)),), basis="；".join(found.sources) or "按自然日计算",
        document=_notice_document(award, found), objection=None if over else Link("提出异议", f"/{award.slug}/notice/object/"),
        how=("可以署名，也可以匿名；匿名的请写明可以查证的具体事实。", "署名的异议，办结后答复。", "反映人的身份只有办案人员知道。"),
    )
    return pages.page(request, "public_notice.html", "公示", shown, award=award)


def _days(found: Any, today: date) -> tuple[Day, ...]:
    first = Day(_short(found.published), f"星期{WEEKDAYS[found.published.weekday()]}", "发布当日，不计入", "past")
    made = [first]
    for n, text in enumerate(found.days, 1):
        d = date.fromisoformat(text)
        kind: Any = "past" if d < today else "today" if d == today else "next"
        made.append(Day(_short(d), f"星期{WEEKDAYS[d.weekday()]}", f"第{n}天" + ("，最后一天" if n == len(found.days) else ""), kind))
    return tuple(made)


def _short(day: date) -> str:
    return f"{day.month}月{day.day}日"


def _notice_document(award: Award, found: Any) -> Document:
    listed = Table("公示名单", ("编号", "单位"), tuple(found.listed), head=1)
    return Document(
        number=found.document, title=(f"{award.name}{found.edition_title}", "候选单位公示"),
        paragraphs=(f"经资格审核、材料评审、现场评审和综合评审会议审议表决，现将{found.edition_title}候选单位名单予以公示，接受社会监督。",),
        signature=f"{award.name}评定委员会办公室", date=tables.day(found.published), table=listed, foot=(f"发布媒体：{found.medium}", f"案卷链头：{found.head}"),
    )


@opened
@require_http_methods(["GET", "POST"])
def objection(request: HttpRequest, slug: str) -> HttpResponse:
    """Anybody objects, named or not."""
    award = award_of(slug)
    found = notices.public(award.pk)
    edition = editions.edition(found.edition) if found else None
    if edition is None:
        raise Http404

    def go(raw: dict[str, Any]) -> HttpResponse:
        raw.pop("evidence", None)
        done = perform(request, "object", edition.ref, raw, request.POST.get("idempotency_key", ""), "web")
        shown = ActPage("异议已收到", award.name, f"/{award.slug}/notice/", (Fact("回执号", done["object"].partition("/")[2][:8]), Fact("收到时间", done["at"][:19].replace("T", " "))), (), True,
                        consequences=("请记下回执号，以便查询。署名的异议，办结后答复。",))
        return pages.page(request, "act.html", "异议已收到", shown, award=award)

    return _public_form(request, award, "object", edition, "提出异议", go, (), "object")


@opened
@require_GET
def winners(request: HttpRequest, slug: str = "") -> HttpResponse:
    """The register: who won, when, until when, with the present status."""
    award = award_of(slug)
    lines = registry.public(award.pk, clock.day(clock.now(award)))
    labels = list(dict.fromkeys(x.edition for x in lines))
    shown = WinnersPage(f"{award.name}获奖名录", "宣传荣誉须标明获奖时间。点击证书编号可以核验。", tuple(_winners(label, lines) for label in labels))
    return pages.page(request, "public_winners.html", "获奖名录", shown, award=award)


def _winners(label: str, lines: list[Any]) -> Table:
    rows = tuple(
        (x.name, Link(x.number, f"/verify/{x.id}/"), "首次" if x.first_time else "再次", tables.day(x.awarded), tables.day(x.through), _status(x.status))
        for x in lines if x.edition == label
    )
    return Table(label, ("单位", "证书编号", "类别", "获奖时间", "有效期至", "状态"), rows)


def _status(status: str) -> State:
    kind, text = STATUS[status]
    return State(kind, text)  # type: ignore[arg-type]  # reason: the three kinds above are of the page's


@opened
@require_GET
def verify(request: HttpRequest) -> HttpResponse:
    """Verify by number or by name."""
    text = request.GET.get("number", "")[:60]
    award = selectors.default_award()
    found = [x for a in selectors.awards() for x in registry.search(a.pk, text, clock.day(clock.now(a)))]
    if len(found) == 1:
        return HttpResponseRedirect(f"/verify/{found[0].id}/")
    facts = tuple(Fact(x.number, Link(x.name, f"/verify/{x.id}/"), tables.day(x.awarded)) for x in found)
    verdict = State("not", "没有查到") if text and not found else None
    shown = VerifyPage("/verify/", "核验证书", text, verdict, "请核对编号或单位全称。" if verdict else "输入证书编号或获奖单位名称。", facts)
    return pages.page(request, "verify.html", "核验证书", shown, award=award)


@opened
@require_GET
def verify_one(request: HttpRequest, pk: str) -> HttpResponse:
    """The permanent page of one certificate."""
    award_id = registry.award_of_honour(pk)
    if award_id is None:
        raise Http404
    award = next(a for a in selectors.awards() if a.pk == award_id)
    x = registry.public_one(pk, clock.day(clock.now(award)))
    assert x is not None
    facts = (
        Fact("单位", x.name), Fact("证书编号", x.number, code=True), Fact("届次", x.edition), Fact("获奖时间", tables.day(x.awarded)),
        Fact("有效期至", tables.day(x.through)), Fact("类别", "首次获奖" if x.first_time else "再次获奖"),
        Fact("依据", editions.rules_of(award).document),
    )
    shown = VerifyPage("/verify/", f"{award.name}证书", x.number, _status(x.status), f"截至 {tables.day(clock.day(clock.now(award)))} 的状态", facts)
    return pages.page(request, "verify.html", "核验证书", shown, award=award)


@opened
@require_GET
def certificate(request: HttpRequest, pk: str) -> HttpResponse:
    """The certificate as it was issued."""
    sha = registry.certificate_of(pk)
    if not sha:
        raise Http404
    return pdf(files.read(sha), f"certificate-{pk[:8]}.pdf")


def pdf(raw: bytes, name: str) -> HttpResponse:
    response = HttpResponse(raw, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


HELP = (
    ("申报单位", "登记单位 → 填写申报表 → 上传材料 → 请求推荐 → 核对后提交 → 下载受理回执。草稿自动保存；提交后只能按办公室要求补正。"),
    ("推荐单位", "在“待推荐”中打开申报，查看材料后推荐或写明理由退回。"),
    ("核查部门", "在“待核查”中逐项答复有、无或未查；答“有”的写明日期。未答复不视为没有。"),
    ("评审员", "先签署承诺、逐家申报利害关系，再独立评分；全部条款评完后锁定，之后可见其他人已锁定的评分。"),
    ("评委", "会前看评审简报，到会签到；有利害关系的申请回避；表决无记名，每票不超过剩余名额。"),
    ("评委会办公室", "“今天”列出可以办理的事项；不能办理的写明依据、原因和办法。部门来函由一人代录、另一人复核。"),
    ("监督人员", "可以查看全部过程和记录（选票内容除外），提出监督意见。"),
)


@opened
@require_GET
def help_page(request: HttpRequest) -> HttpResponse:
    """One screen of help for each role."""
    shown = ActPage("使用帮助", "质衡", "/", tuple(Fact(k, v) for k, v in HELP), (), True)
    return pages.page(request, "act.html", "使用帮助", shown)
