"""Papers kept with number, revision and digest; letters in the register; delivery; the office's own
template.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal

from zhiheng.access import ids, instants
from zhiheng.access.acting import Acting, Actor, Done, acting
from zhiheng.access.acts import performs
from zhiheng.access.args import Arg, FileDigest
from zhiheng.access.inputs import File
from zhiheng.access.uploads import held
from zhiheng.editions.kinds import CASE
from zhiheng.editions.models import Case, Edition
from zhiheng.files import services as files
from zhiheng.law.finding import Finding, holds, not_met
from zhiheng.registry.kinds import HONOUR
from zhiheng.registry.models import Honour

from . import acts, catalogue, kinds, selectors
from .models import Letter, Paper, Template
from .template_check import check_template
from .typeset import MissingGlyph

On = Annotated[date, Arg("日期")]
Means = Literal["公文系统", "直接送达", "邮寄", "电子送达", "公告"]


@performs(acts.MAKE)
def make_paper(
    edition: str,
    *,
    sort: Annotated[str, Arg("文书种类", options=lambda e: sorts(e))],
    about: Annotated[str, Arg("对象", "留空为本届", limit=120)] = "",
    number: Annotated[str, Arg("发文字号", "如：金质评办〔2026〕3号；没有编号的文书留空")] = "",
    on: Annotated[date | None, Arg("成文日期")] = None,
    by: Actor,
    at: datetime,
) -> Done:
    """Make a paper of the facts as they stand, in Word and PDF, and keep it under its number and revision.

    Refused where nothing changed since the last revision, and where a number would stand on two papers.
    """
    with acting(acts.MAKE, edition, by=by, at=at) as act:
        about = about or act.obj.ref
        made, case = _made(act, sort, about, number, on)
        act.check(
            holds(
                not made.numbered or not number or not _taken(act, number, sort, about, made.facts_digest),
                "paper_number_once",
                act.article,
                number=number,
                argument="number",
            ),
            _not_future(act, on),
        )
        last = Paper.objects.filter(edition=act.obj, sort=sort, about=about).order_by("-revision").first()
        same = last is not None and (last.facts_digest, last.number, last.on) == (
            made.facts_digest,
            number,
            on,
        )
        act.require(holds(not same, "paper_unchanged", act.article, revision=last.revision if last else 0))
        docx, pdf = (files.put(raw, at).sha256 for raw in (made.docx, made.pdf))
        act.made = kept = act.make(
            Paper,
            kinds.KEPT,
            edition=act.obj,
            case=case,
            sort=sort,
            about=about,
            number=number,
            revision=last.revision + 1 if last else 1,
            title=made.title,
            docx=docx,
            pdf=pdf,
            facts_digest=made.facts_digest,
            text=list(made.text),
            on=on,
            made_by=by.user,
            made_at=at,
        )
        act.document = number
        act.say(
            sort=sort,
            about=about,
            title=made.title,
            number=number,
            revision=kept.revision,
            on=on.isoformat() if on else None,
            docx=docx,
            pdf=pdf,
            facts=made.facts_digest,
        )
    return act.done


def sorts(edition: Edition) -> list[tuple[str, str]]:
    return [(k.id, k.title) for k in catalogue.KINDS]


def _made(
    act: Acting[Edition], sort: str, about: str, number: str, on: date | None
) -> tuple[selectors.Made, Case | None]:
    """The paper, of an object of this very edition.

    Raises Invalid where there is none or it cannot be made yet.
    """
    case = case_of(act.obj, about)
    own = about.startswith(act.obj.ref) or case is not None or _honour_of(act.obj, about)
    act.check(holds(own, "paper_about", act.article, argument="about"))
    try:
        return selectors.make(sort, about, template=template_of(act.award.pk), number=number, on=on), case
    except LookupError:
        act.check(not_met("paper_not_yet", act.article, argument="sort"))
    except MissingGlyph as wrong:
        act.check(not_met("paper_glyph", act.article, says=str(wrong)))
    raise AssertionError("a failed check raises")


def case_of(edition: Edition, about: str) -> Case | None:
    kind, _, rest = about.partition("/")
    return (
        Case.objects.filter(edition=edition, pk=rest.partition("/")[0]).first() if kind == CASE.name else None
    )


def _honour_of(edition: Edition, about: str) -> bool:
    kind, _, rest = about.partition("/")
    return (
        kind == HONOUR.name and Honour.objects.filter(edition=edition.pk, pk=rest.partition("/")[0]).exists()
    )


def _taken(act: Acting[Edition], number: str, sort: str, about: str, digest: str) -> bool:
    """Does the number stand on another paper, or on this one with other facts?"""
    same = Paper.objects.filter(edition__award=act.award, number=number)
    return same.exclude(edition=act.obj, sort=sort, about=about, facts_digest=digest).exists()


def template_of(award: str) -> bytes | None:
    sha = selectors.office_template(award)
    return files.read(sha) if sha else None


def _not_future(act: Acting[Any], on: date | None) -> Finding:
    """What is entered as done was not done later than today."""
    return holds(on is None or on <= instants.day(act.at), "not_future", act.article, day=on, argument="on")


@performs(acts.SEND)
def send_paper(
    paper: str,
    *,
    party: Annotated[str, Arg("收件单位")],
    means: Annotated[Means, Arg("发出方式")],
    on: On,
    by: Actor,
    at: datetime,
) -> Done:
    """Enter a kept paper in the register of letters sent."""
    with acting(acts.SEND, paper, by=by, at=at) as act:
        act.check(_not_future(act, on))
        row = _register(
            act,
            act.obj.edition,
            "out",
            number=act.obj.number,
            subject=act.obj.title,
            party=party,
            means=means,
            on=on,
            paper=act.obj,
            case=act.obj.case,
        )
        act.document = act.obj.number
        act.say(serial=row.serial, party=party, means=means, on=on.isoformat(), pdf=act.obj.pdf)
    return act.done


def _register(act: Acting[Any], edition: Edition, way: str, **columns: Any) -> Letter:
    last = (
        Letter.objects.filter(edition=edition, way=way)
        .order_by("-serial")
        .values_list("serial", flat=True)
        .first()
        or 0
    )
    return act.make(
        Letter,
        kinds.SENT if way == "out" else kinds.RECEIVED,
        edition=edition,
        way=way,
        serial=last + 1,
        entered_by=act.by.user,
        at=act.at,
        **columns,
    )


@performs(acts.DELIVER)
def record_delivery(
    letter: str,
    *,
    on: Annotated[date, Arg("送达日期")],
    receiver: Annotated[str, Arg("签收人", "公告送达的写公告媒体")],
    proof: Annotated[str, Arg("送达回证扫描件", input=File())],
    by: Actor,
    at: datetime,
) -> Done:
    """送达回证: the day, who took it, and the signed record."""
    with acting(acts.DELIVER, letter, by=by, at=at) as act:
        act.check(
            held(by, proof, act.article, "proof"),
            _not_future(act, on),
            holds(on >= act.obj.on, "delivered_after", act.article, sent=act.obj.on, argument="on"),
        )
        act.change(delivered_on=on, receiver=receiver, proof=proof, delivered_by=by.user)
        if act.obj.paper is not None:
            act.move(act.obj.paper, kinds.DELIVERED)
        act.document = act.obj.number
        act.say(serial=act.obj.serial, on=on.isoformat(), receiver=receiver, proof=proof)
    return act.done


@performs(acts.RECEIVE)
def receive_letter(
    edition: str,
    *,
    party: Annotated[str, Arg("来文单位")],
    subject: Annotated[str, Arg("标题", limit=300)],
    on: Annotated[date, Arg("收到日期")],
    scan: FileDigest,
    number: Annotated[str, Arg("来文文号")] = "",
    by: Actor,
    at: datetime,
) -> Done:
    """Enter a letter that came, with its scan, in the register of letters received."""
    with acting(acts.RECEIVE, edition, by=by, at=at) as act:
        act.check(held(by, scan, act.article, "scan"), _not_future(act, on))
        act.made = _register(
            act, act.obj, "in", number=number, subject=subject, party=party, on=on, scan=scan
        )
        act.document = number
        act.say(
            serial=act.made.serial, party=party, subject=subject, number=number, on=on.isoformat(), scan=scan
        )
    return act.done


@performs(acts.REPLACE)
def replace_template(
    award: str, *, file: Annotated[str, Arg("Word 模板（docx）", input=File())], by: Actor, at: datetime
) -> Done:
    """Take the office's own template; one that names what no paper has is refused with the place."""
    with acting(acts.REPLACE, award, by=by, at=at) as act:
        act.check(held(by, file, act.article, "file"))
        act.check(*_faults(file, act.article))
        Template.objects.create(id=ids.new_id(), award=act.award, sha256=file, by=by.user, at=at)
        act.say(sha256=file)
    return act.done


def _faults(sha: str, article: str) -> list[Finding]:
    found = check_template(files.read(sha))
    return [
        not_met("template_fault", article, place=f.place, text=f.text, argument="file") for f in found[:5]
    ]
