"""Papers after the award: 奖金使用情况报告, 检查记录, 整改通知书."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from zhiheng.documents.drafts.frame import Frame, official, paper
from zhiheng.documents.paper import Block, Paper, body, flat, h1, table
from zhiheng.documents.wording import BLANK, article, day, number, sentence, wan
from zhiheng.law import money

ASKED = "□符合　□不符合　□不适用"


@dataclass(frozen=True, slots=True)
class Spending:
    """One entry of a report as printed; `marks` is what rules or the office found."""

    on: date
    purpose: str
    fen: int
    payee: str
    voucher: bool
    marks: str


@dataclass(frozen=True, slots=True)
class UseFacts:
    """A report of use: its own entries, the sums of all reports so far by purpose as (purpose, this
    report, so far).
    """

    frame: Frame
    name: str
    number: str
    year: int
    through: date
    filed_on: date
    text: str
    prize_fen: int
    paid_on: date | None
    entries: tuple[Spending, ...]
    sums: tuple[tuple[str, int, int], ...]
    left_fen: int


@dataclass(frozen=True, slots=True)
class FoundFacts:
    title: str
    article: str
    facts: str
    use: str
    due: date | None


@dataclass(frozen=True, slots=True)
class InspectionFacts:
    """An inspection: before its record the form to be filled in by hand, `answer` "" where nothing is
    known yet.
    """

    frame: Frame
    name: str
    uscc: str
    number: str
    source: str
    inspectors: tuple[str, ...]
    ordered_on: date
    visited_on: date | None
    lines: tuple[tuple[str, str, str], ...]
    found: tuple[FoundFacts, ...]
    note: str


def _yuan(fen: int) -> str:
    return money.yuan(fen)


def use_report(f: UseFacts) -> Paper:
    fr = f.frame
    mine, so_far = sum(m for _, m, _ in f.sums), sum(s for _, _, s in f.sums)
    rows = tuple(
        (day(e.on), e.purpose, _yuan(e.fen), e.payee, "有" if e.voucher else "无", e.marks or "无")
        for e in f.entries
    )
    return paper(
        fr,
        (f.name, f"{f.year}年{fr.award}", "奖金使用情况报告"),
        body(f"依据{fr.by('prize_use')}，现将{f.year}年奖金使用情况报告如下，统计截至{day(f.through)}。"),
        h1("奖金到账"),
        body(f"证书编号{f.number}，奖金{wan(f.prize_fen)}，{day(f.paid_on)}拨付。"),
        h1("使用情况"),
        body(
            f"本次列入{len(f.entries)}笔，{_yuan(mine)}元；"
            f"累计使用{_yuan(so_far)}元，结余{_yuan(f.left_fen)}元。"
        ),
        table(
            ("用途", "本次（元）", "累计（元）"),
            (*((p, _yuan(m), _yuan(s)) for p, m, s in f.sums), ("合计", _yuan(mine), _yuan(so_far))),
        ),
        h1("支出明细"),
        table(("日期", "用途", "金额（元）", "收款方", "凭证", "标记"), rows),
        h1("说明"),
        body(sentence(f.text)),
        addressee=fr.office,
        signature=f.name,
        date_text=day(f.filed_on),
        dated=f.filed_on,
    )


def inspection_record(f: InspectionFacts) -> Paper:
    fr = f.frame
    rows = tuple(
        (str(n), title, article(art), answer or ASKED) for n, (title, art, answer) in enumerate(f.lines, 1)
    )
    made: list[Block] = [
        table(
            ("项目", "内容"),
            (
                ("被检查单位", f.name),
                ("统一社会信用代码", f.uscc),
                ("证书编号", f.number),
                ("检查来由", f.source),
                ("检查人员", "、".join(f.inspectors)),
                ("检查日期", day(f.visited_on)),
            ),
        ),
        h1("检查结果"),
        table(("序号", "项目", "依据", "结果"), rows),
        h1("发现的问题"),
        *_found(f),
    ]
    made += [h1("其他情况"), body(sentence(f.note))] if f.note else []
    made += [
        flat(f"检查人员（签名）：{BLANK}　　{BLANK}"),
        flat(f"被检查单位意见：{BLANK}"),
        flat(f"被检查单位负责人（签名、盖章）：{BLANK}"),
    ]
    return paper(
        fr,
        (f"{fr.award}获奖单位", "监督检查记录"),
        *made,
        signature=fr.office,
        date_text=day(f.visited_on),
        dated=f.visited_on or f.ordered_on,
    )


def _found(f: InspectionFacts) -> list[Block]:
    if not f.found:
        return [body("没有发现问题。" if f.visited_on else BLANK)]
    return [
        body(
            f"{n}．{sentence(x.facts)}{f'涉及{x.use}。' if x.use else ''}（{article(x.article)}）"
            f"{f'{day(x.due)}前整改。' if x.due else ''}"
        )
        for n, x in enumerate(f.found, 1)
    ]


def rectification_notice(f: InspectionFacts) -> Paper:
    fr = f.frame
    asked = [x for x in f.found if x.due]
    return official(
        fr,
        ("整改通知书",),
        body(
            f"依据{fr.by('prize_use')}，我办于{day(f.visited_on)}对你单位（证书编号{f.number}）"
            "监督检查，发现下列问题，请在期限前整改并报告。"
        ),
        table(
            ("序号", "问题", "依据", "整改期限"),
            tuple(
                (
                    str(n),
                    sentence(x.facts) + (f"（{x.use}）" if x.use else ""),
                    article(x.article),
                    day(x.due),
                )
                for n, x in enumerate(asked, 1)
            ),
        ),
        body(
            "整改情况请在系统中报告，附证明材料，由检查人员核查。逾期不整改或者情节严重的，依照"
            + fr.by("revocation")
            + "核查处理。"
        ),
        number=number("", fr.year),
        addressee=f.name,
        dated=f.visited_on,
    )
