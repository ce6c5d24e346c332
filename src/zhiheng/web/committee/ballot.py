"""The slip in two steps and its receipt; what was chosen is shown to nobody afterwards."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET, require_http_methods

from zhiheng.access import ids
from zhiheng.access.acting import find
from zhiheng.access.refusals import Refusal
from zhiheng.editions import selectors as editions
from zhiheng.editions.choices import VOTING
from zhiheng.law import citation
from zhiheng.stages.meeting import selectors as meetings
from zhiheng.stages.meeting.choices import MEDIA, SORTS
from zhiheng.stages.meeting.kinds import CLOSED, OPEN, QUESTION
from zhiheng.web.acts.dispatch import perform
from zhiheng.web.frame import rendering
from zhiheng.web.frame.parts import Cite, Fact, FormPage, Link
from zhiheng.web.lists import tables
from zhiheng.web.signin import proof

from . import sitting
from .pages import BallotPage, Candidate, SlipReceiptPage

SECRECY = (
    "选票不记姓名、不记时间，每投一张都重新打乱次序；",
    "投票时写下的任何一条记录都不含您是谁；",
    "结束表决时销毁密钥，此后谁也无法从核对码找到您；",
    "结束表决之前，任何人都看不到票数。",
)
NAMED = (
    "这次表决按方案记名；",
    "结束表决之前，任何人都看不到您的选择；",
    "结束后，评委会、办公室和监督可以看到每位委员的选择。",
)


@require_http_methods(["GET", "POST"])
def ballot(request: HttpRequest, pk: str) -> HttpResponse:
    """Mark the slip, confirm it, cast it."""
    by = rendering.viewer_of(request)
    found: Any = find(by, QUESTION.ref(pk))
    if found.pk not in {q.pk for q in meetings.waiting_for(by)} and request.method == "GET":
        return _none(request, found)
    chosen = request.POST.getlist("candidate")
    if request.method == "GET" or request.POST.get("back"):
        return _slip(request, found, chosen, False, {})
    if len(chosen) > found.most:
        says = f"选了{len(chosen)}个，最多只能选{found.most}个。请减少选择，已选的都还在。"
        return _slip(request, found, chosen, False, {"": says}, 422)
    if request.POST.get("confirm") != "1":
        return _slip(request, found, chosen, True, {})
    if not proof.prove_silently(request):
        return _slip(request, found, chosen, True, {"password": "请输入密码确认。"}, 422)
    return _cast(request, found, chosen)


def _none(request: HttpRequest, found: Any) -> HttpResponse:
    """No slip, or it was cast: not the same to who holds one."""
    if found.medium == "paper":
        return rendering.refused(
            request,
            403,
            title="这次表决用纸质选票",
            cure="请在会场填写选票，投入票箱；票数由两名工作人员录入、复核。",
            back="/meeting/",
        )
    if meetings.voted(rendering.viewer_of(request), found):
        return rendering.refused(
            request,
            403,
            title="您的选票已经投出",
            cure="每人一票，投出后不能更改。",
            back=f"/ballot/{found.pk}/receipt/",
        )
    return rendering.refused(
        request,
        403,
        title="您没有这次表决的选票",
        cure="表决开始时到会、对候选单位没有全部回避的委员，每人一张。",
        back="/meeting/",
    )


def _cast(request: HttpRequest, found: Any, chosen: list[str]) -> HttpResponse:
    try:
        perform(
            request, "cast", found.ref, {"names": chosen}, request.POST.get("idempotency_key", "")[:80], "web"
        )
    except Refusal as refusal:
        errors = {"": "".join(rendering.sentence(f) for f in refusal.findings)}
        return _slip(request, found, chosen, False, errors, refusal.status)
    return HttpResponseRedirect(f"/ballot/{found.pk}/receipt/")


def _slip(
    request: HttpRequest,
    found: Any,
    chosen: list[str],
    confirm: bool,
    errors: dict[str, str],
    status: int = 200,
) -> HttpResponse:
    h = sitting.of(rendering.viewer_of(request))
    stages = h.rules.reviews
    listed = tuple(
        Candidate(
            c.no,
            c.organisation.name,
            "、".join(tables.labels(c.tags)),
            tuple(tables.shown(c.totals.get(s.id), h.rules) for s in stages),
            Link("简报", f"/meeting/brief/{c.pk}/1/"),
            c.no in chosen,
        )
        for c in h.cases
        if c.pk in found.cases
    )
    form = FormPage(
        request.path,
        (),
        "投出选票" if confirm else "下一步：核对",
        request.POST.get("idempotency_key", "")[:80] or ids.new_id(),
        "",
        tuple(errors.items()),
        grave=confirm,
    )
    shown = BallotPage(
        title=f"{SORTS.get(found.sort, found.sort)}表决",
        meta=f"{h.edition.named} · {h.said()}",
        slip_title=f"{SORTS.get(found.sort, found.sort)}选票",
        slip_meta=f"{h.rules.tier(found.tier).name} · {VOTING.get(found.mode, found.mode)}",
        limit=found.most,
        rule=f"最多选{found.most}个；可以少选，也可以不选。{_rule(found)}",
        candidates=listed,
        form=form,
        columns=tuple(s.title for s in stages),
        confirm=confirm,
        cites=(Cite(citation.article(h.rules.cite("meeting"))),),
        secrecy=SECRECY if found.mode == "secret" else NAMED,
        back=Link("返回会议，先不投", "/meeting/"),
    )
    return rendering.page(request, "committee/ballot.html", shown.title, shown, status)


def _rule(found: Any) -> str:
    if found.sort == "run_off":
        return "加投只在票数相同的单位之间进行，得票多的通过；仍相同的，看现场得分。"
    needed = sorted(set(found.need.values()))
    return (
        f"得票达到{needed[0]}票的通过。"
        if len(needed) == 1
        else f"各单位须得{needed[0]}—{needed[-1]}票，因回避人数而不同。"
        if needed
        else ""
    )


@require_GET
def receipt(request: HttpRequest, pk: str) -> HttpResponse:
    """That a slip was cast, with the code by which its voter finds it counted. It never says what for."""
    by = rendering.viewer_of(request)
    found: Any = find(by, QUESTION.ref(pk))
    if not meetings.issued(by, found) or (found.state == OPEN and not meetings.voted(by, found)):
        return rendering.refused(
            request, 403, title="您还没有在这次表决中投票", cure="有选票的，请先填写选票。", back="/meeting/"
        )
    over = found.state == CLOSED
    others = tuple(
        Link(f"还有一张：{SORTS.get(q.sort, q.sort)}选票", f"/ballot/{q.pk}/")
        for q in meetings.waiting_for(by)
        if q.meeting_id == found.meeting_id
    )
    edition = editions.edition(str(found.edition_of))
    shown = SlipReceiptPage(
        title="表决已经结束" if over else "已收到您的选票",
        meta=f"{SORTS.get(found.sort, found.sort)}表决",
        lead=_lead(found),
        code=meetings.code_of(by, found),
        facts=(
            Fact("届次", edition.named if edition else "——"),
            Fact("表决", SORTS.get(found.sort, found.sort)),
            Fact("方式", f"{VOTING.get(found.mode, found.mode)}、{MEDIA.get(found.medium, found.medium)}"),
        ),
        secrecy=SECRECY if found.mode == "secret" else NAMED,
        back=Link("查看表决结果", "/meeting/result/") if over else Link("回到会议", "/meeting/"),
        others=others,
    )
    return rendering.page(request, "committee/ballot_receipt.html", shown.title, shown)


def _lead(found: Any) -> str:
    """What the voter can check, by kind and stage of the ballot."""
    if found.mode == "named":
        return "记名表决。结束后在结果单上公布。"
    if found.state == CLOSED:
        return "凭您保存的核对码，可以在表决结果单上找到它；系统已经不能从核对码认出您。"
    return "请保存核对码。表决结束后它会列在结果单上，说明您的选票已经计入；它不说明您选了谁。"
