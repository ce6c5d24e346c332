"""Papers of the qualification: 征求意见函, 汇总表, 不予通过, 补正, 取消候选资格, 送达回证."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from zhiheng.documents.drafts.frame import Firm, Frame, official, paper
from zhiheng.documents.paper import Block, Paper, body, center, flat, h1, h2, page, table
from zhiheng.documents.wording import BLANK, REMEDY_DAYS, REMEDY_MONTHS, article, day, known, number, sentence


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """What a department is asked on whom; `matters` are (title, article) in its competence, of all it was
    asked.
    """

    frame: Frame
    department: str
    round: str
    asked_on: date
    due: date
    deadline: date | None
    matters: tuple[tuple[str, str], ...]
    firms: tuple[Firm, ...]


@dataclass(frozen=True, slots=True)
class SummaryFacts:
    """Every application with its outcome; `grounds` are its findings not met as (title, article)."""

    frame: Frame
    on: date | None
    departments: tuple[tuple[str, int, int], ...]
    rows: tuple[tuple[Firm, str, tuple[tuple[str, str], ...]], ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """A condition or bar not satisfied: title, article, why, what would cure it, and the reading it rests
    on.
    """

    title: str
    article: str
    why: str
    cure: str
    reading: str


@dataclass(frozen=True, slots=True)
class AdverseFacts:
    """A decision against a party, with how it was heard.

    `told_on` and `answer` are empty where no hearing is recorded.
    """

    frame: Frame
    firm: Firm
    grounds: tuple[Ground, ...]
    told_on: date | None
    told: str
    answer: str
    on: date | None


@dataclass(frozen=True, slots=True)
class SupplementFacts:
    frame: Frame
    firm: Firm
    asked: str
    asked_on: date | None
    due: date


@dataclass(frozen=True, slots=True)
class DeliveryFacts:
    """A paper that was delivered, to be signed for by the one who took it."""

    frame: Frame
    name: str
    uscc: str
    papers: tuple[tuple[str, str], ...]


def department_letter(f: LetterFacts) -> Paper:
    fr = f.frame
    return official(
        fr,
        (f"关于协助核查{fr.whole}", "申报单位有关情况的函"),
        body(
            f"{fr.whole}进入{f.round}。根据{fr.basis}{article(fr.cites.get('screening', ''))}，"
            f"请协助核查附件所列{len(f.firms)}家单位有无下列情形："
        ),
        table(("核查事项", "依据"), tuple((t, article(a)) for t, a in f.matters)),
        body(
            f"回溯期截至申报截止日（{day(f.deadline)}）。请逐家逐项答复“有”“无”或者“未查”；"
            "答复“有”的，请写明发生日期、认定日期和处理结果。"
        ),
        body(f"请于{day(f.due)}前书面答复或者在系统答复。逾期未答复的，不作“无”处理。"),
        dated=f.asked_on,
        number=number("", fr.year),
        addressee=f.department,
        attachments=(f"{fr.whole}申报单位名单",),
        note=f"联系人：{BLANK}，电话：{BLANK}",
        annex=(
            page("附件　申报单位名单"),
            table(
                ("编号", "单位名称", "统一社会信用代码", "核查结果"),
                tuple((x.no, x.name, x.uscc, "　" * 4) for x in f.firms),
            ),
            flat("答复单位（盖章）：　　　　　　　　答复人："),
            flat("答复日期："),
        ),
    )


def screening_summary(f: SummaryFacts) -> Paper:
    fr = f.frame
    rows = tuple(
        (x.no, x.name, x.sort, outcome, "；".join(f"{t}（{article(a)}）" for t, a in grounds) or "——")
        for x, outcome, grounds in f.rows
    )
    return paper(
        fr,
        (fr.whole, "资格审核汇总表"),
        body(
            f"依据{fr.by('screening')}，对{len(f.rows)}家申报单位会同{len(f.departments)}个部门审核，"
            "结果如下。"
        ),
        table(("编号", "单位名称", "申报类别", "结果", "未符合的事项"), rows),
        center("部门答复情况"),
        table(
            ("部门", "发函件数", "已答复件数"),
            tuple((n, str(asked), str(got)) for n, asked, got in f.departments),
        ),
        flat(f"审核人：{BLANK}　　复核人：{BLANK}"),
        dated=f.on,
        signature=fr.office,
        date_text=day(f.on),
    )


def _heard(f: AdverseFacts) -> Block:
    if f.told_on is None:
        return body(f"我办已于{day(None)}告知你单位拟作决定的事实、理由和依据，你单位陈述意见：{BLANK}。")
    return body(
        f"我办已于{day(f.told_on)}告知你单位拟作决定的事实、理由和依据。"
        f"你单位陈述意见：{known(sentence(f.answer))}"
    )


def _grounds(f: AdverseFacts) -> list[Block]:
    made: list[Block] = []
    for g in f.grounds:
        made += [h2(f"{g.title}（{article(g.article)}）"), body(f"{sentence(g.why)}")]
        made += [body(f"适用的解释口径：{sentence(g.reading)}")] if g.reading else []
        made += [body(f"{sentence(g.cure)}")] if g.cure else []
    return made


def remedy(frame: Frame) -> Block:
    """复议 and 诉讼; the legal office confirms the body and the days before the paper goes out."""
    return body(
        f"如不服本决定，可以自收到之日起{REMEDY_DAYS}内向{BLANK}申请行政复议，"
        f"也可以自收到之日起{REMEDY_MONTHS}内向{BLANK}人民法院提起行政诉讼"
        "（期限和受理机关由法制机构确认后填写）。"
    )


def refusal_notice(f: AdverseFacts) -> Paper:
    fr = f.frame
    return official(
        fr,
        (fr.whole, "资格审核不予通过通知书"),
        body(f"你单位申报{fr.whole}（编号{f.firm.no}）。经审核，依据{fr.basis}，决定资格审核不予通过。"),
        h1("事实、理由和依据"),
        *_grounds(f),
        h1("告知与陈述"),
        _heard(f),
        h1("救济途径"),
        remedy(fr),
        dated=f.on,
        number=number("", fr.year),
        addressee=f.firm.name,
        note=f"联系人：{BLANK}，电话：{BLANK}",
    )


def cancellation_notice(f: AdverseFacts) -> Paper:
    fr = f.frame
    return official(
        fr,
        (fr.whole, "候选资格取消通知书"),
        body(
            f"经调查核实，依据{fr.basis}{article(f.grounds[0].article)}，"
            f"决定取消你单位（编号{f.firm.no}）{fr.whole}候选资格，"
            "空出的名额不予递补。"
        ),
        h1("事实、理由和依据"),
        *_grounds(f),
        h1("告知与陈述"),
        _heard(f),
        h1("救济途径"),
        remedy(fr),
        dated=f.on,
        number=number("", fr.year),
        addressee=f.firm.name,
        note=f"联系人：{BLANK}，电话：{BLANK}",
    )


def supplement_notice(f: SupplementFacts) -> Paper:
    fr = f.frame
    return official(
        fr,
        (fr.whole, "申报材料补正通知书"),
        body(
            f"你单位申报{fr.whole}（编号{f.firm.no}）的材料需要补正。"
            f"依据{fr.by('screening')}，请补正下列内容："
        ),
        body(sentence(f.asked)),
        body(
            f"请于{day(f.due)}前登录系统，在本单位申报页面提交。"
            "补正只进行一次；逾期未补正的，按已提交的材料审核。"
        ),
        body("原提交的申报材料保持不变，补正内容另行保存。"),
        dated=f.asked_on,
        number=number("", fr.year),
        addressee=f.firm.name,
        note=f"联系人：{BLANK}，电话：{BLANK}",
    )


def delivery_record(f: DeliveryFacts) -> Paper:
    fr = f.frame
    rows = [("受送达人", f.name), ("统一社会信用代码", f.uscc)]
    rows += [("送达文书", f"{title}　{number(doc, fr.year)}") for title, doc in f.papers]
    rows += [
        ("送达方式", "□直接送达　□邮寄送达　□电子送达　□公告送达"),
        ("送达地点", ""),
        ("收到日期", day(None)),
        ("受送达人签名或盖章", ""),
        ("代收人及与受送达人的关系", ""),
        ("送达人签名（两人）", ""),
        ("备注", ""),
    ]
    return paper(fr, ("送达回证",), table(("项目", "内容"), rows), signature=fr.office, date_text=day(None))
