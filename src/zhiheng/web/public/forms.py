"""Acts of anybody as form pages: limited by address, read as every act is, each fault at its field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse

from zhiheng.access import acts, args, ids
from zhiheng.access.acting import cite
from zhiheng.access.refusals import Refusal
from zhiheng.law import citation
from zhiheng.web.acts import asking, limits, reading
from zhiheng.web.frame import rendering
from zhiheng.web.frame.pages import ActPage
from zhiheng.web.frame.parts import Cite, Field, FormPage

from . import layout
from .context import Context
from .pages import ObjectionPage

MOST_FILES = 5
NAMED, ANONYMOUS = "named", "anonymous"
Errors = dict[str, str]


class Faults(Exception):
    """What was typed cannot be sent: messages by field."""

    def __init__(self, errors: Errors) -> None:
        super().__init__("faults")
        self.errors = errors


def answered(
    request: HttpRequest,
    name: str,
    do: Callable[[], HttpResponse],
    form: Callable[[Errors, int], HttpResponse],
    back: str,
    cure: str = "",
) -> HttpResponse:
    """The empty form, or what the act answers; after too many tries neither, after a fault the form again."""
    if request.method == "GET":
        return form({}, 200)
    if limits.exceeded(request, name):
        return rendering.refused(request, 429, cure=cure, back=back)
    try:
        return do()
    except Faults as faults:
        return form(faults.errors, 422)
    except Refusal as refusal:
        return form(rendering.by_field(refusal.findings), refusal.status)


def arguments(request: HttpRequest, name: str, obj: Any, more: Errors | None = None) -> dict[str, Any]:
    """Arguments from the posted form, every fault of the texts told at once before any file is kept.

    ``more`` are faults that the page alone knows. Raises Faults, Refusal.
    """
    performed = acts.table()[name]
    texts = reading.texts(request, performed)
    wrong = args.read(performed.service, texts, cite(obj, performed.act.cite))[1]
    if errors := {**rendering.by_field(wrong), **(more or {})}:
        raise Faults(errors)
    return reading.raw(request, performed, obj, "public")


def public_form(
    request: HttpRequest,
    s: Context,
    name: str,
    title: str,
    go: Callable[[dict[str, Any]], HttpResponse],
    more: tuple[Field, ...] = (),
    faults: Callable[[], Errors] = dict,
    given: Mapping[str, str] | None = None,
) -> HttpResponse:
    """Show a public act's form on the award, or do the act and answer with what ``go`` makes of it.

    ``given`` is filled in beforehand; ``more`` are questions of the page, ``faults`` what is wrong with them.
    """
    return answered(
        request,
        name,
        lambda: go(arguments(request, name, s.award, faults())),
        lambda errors, status: _form(request, s, name, title, more, {**(given or {})}, errors, status),
        "/",
    )


def _form(
    request: HttpRequest,
    s: Context,
    name: str,
    title: str,
    more: tuple[Field, ...],
    given: dict[str, str],
    errors: Errors,
    status: int,
) -> HttpResponse:
    performed = acts.table()[name]
    asked = asking.fields(performed, s.award, {**given, **reading.typed(request)}, errors)
    fields = (
        *(replace(f, required=f.required or f.kind == "password") for f in asked),
        *(replace(f, error=errors.get(f.name, "")) for f in more),
    )
    form = FormPage(
        action=request.path,
        fields=fields,
        submit=performed.act.title,
        errors=asking.summary(fields, errors),
        idempotency_key=request.POST.get("idempotency_key") or ids.new_id(),
        cancel_href=f"{s.base}/",
    )
    cites = (Cite(citation.article(s.rules.cite(performed.act.cite))),)
    page = ActPage(title, s.award.name, f"{s.base}/", (), cites, True, form=form)
    return layout.show(request, "frame/act.html", title, page, s, status)


def chosen(request: HttpRequest) -> str:
    """The way that was chosen; without a choice, a name makes it a named one."""
    way = request.POST.get("identity", "")
    if way in (NAMED, ANONYMOUS):
        return way
    return NAMED if request.POST.get("name", "").strip() else ANONYMOUS


def named_or_not(request: HttpRequest, name: str, obj: Any) -> dict[str, Any]:
    """Arguments of an act that can be done without a name: where none is wanted, none is kept."""
    raw = arguments(request, name, obj, {**_identity(request), **_too_many_files(request)})
    return {k: v for k, v in raw.items() if chosen(request) == NAMED or k not in ("name", "contact")}


def _identity(request: HttpRequest) -> Errors:
    if request.POST.get("identity") == NAMED and not request.POST.get("name", "").strip():
        return {"name": "您选择了署名，请填写姓名或单位名称；不想署名的，请改选匿名。"}
    return {}


def _too_many_files(request: HttpRequest) -> Errors:
    n = len(request.FILES.getlist("evidence"))
    return {"evidence": f"选了{n}个文件，最多{MOST_FILES}个。请合并后再上传。"} if n > MOST_FILES else {}


def with_fields(
    page: ObjectionPage, request: HttpRequest, name: str, obj: Any, submit: str, errors: Errors
) -> ObjectionPage:
    """The page with the questions of its act: what is asked of everybody, then those about oneself."""
    if request.FILES and errors and "evidence" not in errors:
        errors = {**errors, "evidence": "请重新选择文件：浏览器不保留已选的文件。"}
    performed = acts.table()[name]
    asked = {f.name: f for f in asking.fields(performed, obj, reading.typed(request), errors)}
    most = next(s.arg.most for s in args.specs(performed.service) if s.name == "facts")
    hints: dict[str, dict[str, Any]] = {
        "about_name": {"hint": "不知道姓名的，写明职务或特征"},
        "facts": {"rows": 8, "hint": f"写明时间、地点、事项和线索，便于核查。最多{most}个字。"},
        "evidence": {
            "hint": f"照片、PDF 或 Office 文件，最多{MOST_FILES}个，单个不超过50 MB",
            "accept": ".pdf,.png,.jpg,.jpeg,.docx,.xlsx,.pptx",
            "multiple": True,
        },
        "name": {"hint": "署名的填写"},
        "contact": {"hint": "电话、邮箱或地址，仅供答复您"},
    }
    fields = {k: replace(f, **hints.get(k, {})) for k, f in asked.items()}
    return replace(
        page,
        form=FormPage(
            action=request.path,
            fields=(),
            submit=submit,
            errors=tuple(errors.items()),
            idempotency_key=request.POST.get("idempotency_key", "")[:80] or ids.new_id(),
        ),
        before=tuple(f for k, f in fields.items() if k not in ("name", "contact")),
        chosen=request.POST.get("identity", ""),
        named=(fields["name"], fields["contact"]),
    )
