"""Papers from the notice to the prize: 公示, 报告, 请示, 送审稿, 议题, 通报, 拨付申请, 新闻通稿, 归档目录."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from zhiheng.documents.drafts.frame import Firm, Frame, official, paper, upward
from zhiheng.documents.paper import Block, Paper, body, center, flat, h1, table
from zhiheng.documents.wording import BLANK, article, day, known, number, sentence, wan


@dataclass(frozen=True, slots=True)
class NoticeFacts:
    """A notice and what came in.

    `objections` are (number, firm, 署名 or 匿名, state, conclusion), never the informant.
    """

    frame: Frame
    published: date | None
    last_day: date | None
    days: int
    least: str
    medium: str
    link: str
    document: str
    firms: tuple[Firm, ...]
    objections: tuple[tuple[str, str, str, str, str], ...]
    struck: tuple[tuple[str, str, str], ...]
    remaining: tuple[Firm, ...]


@dataclass(frozen=True, slots=True)
class Winner:
    """A winner: the honour's number is "" before the decision; `fen` is the prize, nought where there is
    none.
    """

    firm: Firm
    tier: str
    fen: int
    honour: str
    valid_through: date | None


@dataclass(frozen=True, slots=True)
class DecidingFacts:
    """The way of an edition as its lists tell it, the decision as far as it was taken, and the money."""

    frame: Frame
    lists: tuple[tuple[str, int, date, str], ...]
    meeting_on: date | None
    notice: NoticeFacts
    places: str
    winners: tuple[Winner, ...]
    request: str
    legality: str
    decided_on: date | None
    council_on: date | None
    document: str
    decided: bool
    line: str
    line_document: str
    line_fen: int
    spent_fen: int
    payments: tuple[tuple[str, str, int, str], ...]


@dataclass(frozen=True, slots=True)
class ArchiveFacts:
    """What goes to the archive: (title, number or date, retention) of each piece."""

    frame: Frame
    closed_on: date | None
    pieces: tuple[tuple[str, str, str], ...]


def notice(f: NoticeFacts) -> Paper:
    fr = f.frame
    return paper(
        fr,
        (f"关于{fr.whole}", "候选单位的公示"),
        body(
            f"根据{fr.basis}，经申报、资格审核、材料评审、现场评审和综合评审，"
            f"产生{fr.whole}候选单位{len(f.firms)}家。依据{fr.by('notice')}，"
            "现予公示。"
        ),
        table(
            ("序号", "单位名称", "类别"), tuple((str(n), x.name, x.sort) for n, x in enumerate(f.firms, 1))
        ),
        body(f"公示时间：{_next_day(f)}至{day(f.last_day)}（{f.least}）。"),
        body(
            "公示期内，任何单位和个人对候选单位有异议的，可以实名或者匿名反映，"
            "请提供可以核查的具体事实。署名的予以答复，对反映人信息严格保密。"
        ),
        body(f"受理单位：{fr.office}；地址：{BLANK}；电话：{BLANK}；电子邮箱：{BLANK}。"),
        flat(f"发布媒体：{known(f.medium)}"),
        number=number(f.document, fr.year),
        dated=f.published,
        signature=fr.office,
        date_text=day(f.published),
    )


def _next_day(f: NoticeFacts) -> str:
    return f"{day(f.published)}（次日起算）" if f.published else day(None)


def notice_report(f: NoticeFacts) -> Paper:
    fr = f.frame
    made: list[Block] = [
        body(
            f"{fr.whole}候选单位于{day(f.published)}在{f.medium}公示（{known(f.document)}，"
            f"{known(f.link)}），{day(f.last_day)}期满，共{f.days}个工作日，"
            f"符合{fr.by('notice')}。"
        ),
        h1("收到的反映"),
        body(
            f"共收到{len(f.objections)}件，已全部办结。"
            if _all_closed(f)
            else f"共收到{len(f.objections)}件，办理情况如下。"
        ),
        table(("编号", "反映的单位", "形式", "结果", "结论"), f.objections),
    ]
    if f.struck:
        made += [
            h1("取消候选资格"),
            *[
                body(f"{name}：{sentence(why)}（{article(art)}）空出的名额不予递补。")
                for name, why, art in f.struck
            ],
        ]
    made += [h1("公示后的名单"), *[body(f"{n}．{x.name}") for n, x in enumerate(f.remaining, 1)]]
    return official(
        fr,
        (f"关于{fr.whole}", "候选单位公示情况的报告"),
        *made,
        number=number("", fr.year),
        addressee=fr.committee,
    )


def _all_closed(f: NoticeFacts) -> bool:
    return all(c for *_, c in f.objections)


def _winners(f: DecidingFacts) -> Block:
    return table(
        ("序号", "单位名称", "奖项", "类别", "得分", "奖金"),
        tuple(
            (str(n), w.firm.name, w.tier, w.firm.sort, w.firm.final, wan(w.fen) if w.fen else "无")
            for n, w in enumerate(f.winners, 1)
        ),
    )


def _course(f: DecidingFacts) -> Block:
    return table(
        ("名单", "家数", "形成日期", "依据"),
        tuple((t, str(n), day(on), article(art)) for t, n, on, art in f.lists),
    )


def decision_request(f: DecidingFacts) -> Paper:
    fr = f.frame
    return upward(
        fr,
        (f"关于提请审定{fr.whole}", "拟奖单位的请示"),
        body(
            f"{fr.whole}评定工作已按{fr.basis}完成资格审核、评审、综合评审和公示。"
            f"依据{fr.by('to_government')}，现将拟奖单位名单报请审定。"
        ),
        h1("评定经过"),
        _course(f),
        h1("公示情况"),
        body(_noticed(f.notice)),
        h1("拟奖单位"),
        body(f"共{len(f.winners)}家。{f.places}。"),
        _winners(f),
        h1("请示事项"),
        body(f"{sentence(f.request)}请予审定并{fr.praise}。"),
        body("妥否，请批示。"),
        to=fr.issuer,
        attachments=("候选单位公示情况的报告", "合法性审核意见"),
    )


def _noticed(n: NoticeFacts) -> str:
    return (
        f"{day(n.published)}公示，{day(n.last_day)}期满；"
        f"收到反映{len(n.objections)}件，取消候选资格{len(n.struck)}家。"
    )


def legality_file(f: DecidingFacts) -> Paper:
    fr = f.frame
    return paper(
        fr,
        (f"{fr.whole}拟奖名单", "合法性审核送审稿"),
        h1("送审事项"),
        body(
            f"{fr.issuer}审定{fr.whole}拟奖单位{len(f.winners)}家并予以{fr.praise}（{fr.by('decision')}）。"
        ),
        h1("依据"),
        body(f"{fr.basis}。"),
        h1("主体与权限"),
        body(f"由{fr.committee}组织审议，{fr.issuer}审定。"),
        h1("程序"),
        _course(f),
        body(_noticed(f.notice)),
        h1("内容"),
        _winners(f),
        body(f"{f.places}。"),
        h1("不利处理"),
        *(
            [
                body(f"{name}：{sentence(why)}（{article(art)}）已告知并听取陈述。")
                for name, why, art in f.notice.struck
            ]
            or [body("无。")]
        ),
        h1("审核意见"),
        body(known(sentence(f.legality))),
        flat(f"审核人：{BLANK}　　法制机构负责人：{BLANK}"),
        signature=fr.office,
        date_text=day(None),
    )


def council_topic(f: DecidingFacts) -> Paper:
    """At most two pages: what is to be decided, how it came, what the members should know."""
    fr = f.frame
    rows = tuple(
        (str(n), w.firm.name, w.firm.sort, w.firm.final, wan(w.fen) if w.fen else "无")
        for n, w in enumerate(f.winners, 1)
    )
    return paper(
        fr,
        (f"关于审定{fr.whole}", "获奖单位的议题"),
        flat(f"汇报单位：{fr.office}"),
        flat(f"会议日期：{day(f.council_on)}"),
        h1("提请事项"),
        body(
            f"审定{fr.whole}拟奖单位{len(f.winners)}家，予以{fr.praise}，"
            f"奖金合计{wan(sum(w.fen for w in f.winners))}（{fr.by('decision')}）。"
        ),
        h1("评定经过"),
        body(_steps(f)),
        h1("公示情况"),
        body(_noticed(f.notice)),
        h1("合法性审核"),
        body(known(sentence(f.legality))),
        h1("拟奖单位"),
        table(("序号", "单位名称", "类别", "得分", "奖金"), rows),
        dated=f.council_on,
    )


def _steps(f: DecidingFacts) -> str:
    return "，".join(f"{t}{n}家" for t, n, _, _ in f.lists) + "。"


def praise_draft(f: DecidingFacts) -> Paper:
    fr = f.frame
    rows = tuple((str(n), w.firm.name, w.tier, w.honour or BLANK) for n, w in enumerate(f.winners, 1))
    return paper(
        fr,
        (f"关于{fr.whole}", "获奖单位的通报"),
        body(
            f"根据{fr.basis}，经评定委员会评定、公示，{fr.issuer}{day(f.council_on)}研究决定，"
            f"授予下列{len(f.winners)}家单位{fr.whole}，予以{fr.praise}："
        ),
        table(("序号", "单位名称", "奖项", "证书编号"), rows),
        body(
            f"希望获奖单位珍惜荣誉、持续改进，依据{fr.by('keep_up')}推广先进质量管理方法。"
            f"荣誉自通报之日起至{_through(f)}有效，宣传时应当注明获奖时间（{fr.by('certificate')}）。"
        ),
        head=fr.issuer,
        number=number(f.document, fr.year),
        addressee="各有关单位",
        signature=fr.issuer,
        date_text=day(f.decided_on),
        dated=f.decided_on,
        copies=(fr.committee,),
        imprint=BLANK,
        imprint_date=f"{day(f.decided_on)}印发",
    )


def _through(f: DecidingFacts) -> str:
    return next((day(w.valid_through) for w in f.winners if w.valid_through), day(None))


def payment_request(f: DecidingFacts) -> Paper:
    fr = f.frame
    paid = [w for w in f.winners if w.fen]
    none = [w.firm.name for w in f.winners if not w.fen]
    orders = {name: (order, state) for name, order, _, state in f.payments}
    rows = tuple(
        (str(n), w.firm.name, w.firm.uscc, wan(w.fen), *orders.get(w.firm.name, (BLANK, "待拨付")))
        for n, w in enumerate(paid, 1)
    )
    return official(
        fr,
        (f"关于拨付{fr.whole}", "奖金的申请"),
        body(
            f"{fr.issuer}已于{day(f.decided_on)}印发《通报》（{known(f.document)}）。"
            f"依据{fr.by('prize')}，申请一次性拨付奖金，合计{wan(sum(w.fen for w in paid))}。"
        ),
        table(("序号", "单位名称", "统一社会信用代码", "奖金", "拨付单号", "状态"), rows),
        *([body(f"再次获奖等不发奖金的单位：{'、'.join(none)}（{fr.by('reaward')}）。")] if none else []),
        body(
            f"经费科目：{known(f.line)}（{known(f.line_document)}），"
            f"预算{wan(f.line_fen)}，已支出{wan(f.spent_fen)}，余额{wan(f.line_fen - f.spent_fen)}。"
            f"专款专用（{fr.by('budget')}）。"
        ),
        body("收款单位开户行和账号另行核对。"),
        number=number("", fr.year),
        addressee=BLANK,
        attachments=("通报复印件",),
    )


def press_release(f: DecidingFacts) -> Paper:
    fr = f.frame
    names = "、".join(w.firm.name for w in f.winners)
    return paper(
        fr,
        (f"{fr.whole}揭晓",),
        body(f"{day(f.decided_on)}，{fr.issuer}印发通报，授予{names}{fr.whole}，予以{fr.praise}。"),
        body(
            "本届评定历经公开申报、资格审核、材料评审、现场评审、综合评审和社会公示。"
            f"{_steps(f)}评定不收取任何费用。"
        ),
        body(f"获奖荣誉有效期至{_through(f)}。公众可在系统的证书查验页面查询证书编号、获奖时间和状态。"),
        center("获奖单位"),
        table(("单位名称", "证书编号"), tuple((w.firm.name, w.honour or BLANK) for w in f.winners)),
        center("获奖单位经验"),
        body(f"{BLANK}（经获奖单位同意并核对后填写）"),
        flat(f"供稿：{fr.office}　　审核：{BLANK}"),
        dated=f.decided_on,
    )


def archive_list(f: ArchiveFacts) -> Paper:
    fr = f.frame
    return paper(
        fr,
        (fr.whole, "归档目录"),
        body(f"归档单位：{fr.office}；归档日期：{day(f.closed_on)}；共{len(f.pieces)}件。"),
        table(
            ("件号", "题名", "文号或日期", "保管期限"), tuple((str(n), *p) for n, p in enumerate(f.pieces, 1))
        ),
        flat(f"移交人：{BLANK}　　接收人：{BLANK}"),
        dated=f.closed_on,
        signature=fr.office,
        date_text=day(f.closed_on),
    )
