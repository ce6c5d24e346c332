"""Papers of the panel: 聘书, 承诺书, 回避声明, 专家劳务费表."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from zhiheng.documents import fees
from zhiheng.documents.drafts.frame import Frame, paper
from zhiheng.documents.paper import Paper, body, center, flat, table
from zhiheng.documents.wording import BLANK, day, known
from zhiheng.law import money


@dataclass(frozen=True, slots=True)
class MemberFacts:
    """An expert of the panel; `declared` are (no, name, interest, ground and detail) of each applicant."""

    frame: Frame
    name: str
    role: str
    pool: str
    document: str
    engaged_on: date | None
    signed_on: date | None
    declared_on: date | None
    declared: tuple[tuple[str, str, str, str], ...]


@dataclass(frozen=True, slots=True)
class FeeRow:
    """Who worked and on how much; `fen` is None until the office enters the fee."""

    name: str
    role: str
    books: int
    visits: int
    fen: int | None


@dataclass(frozen=True, slots=True)
class FeeFacts:
    frame: Frame
    line: str
    document: str
    left_fen: int
    rows: tuple[FeeRow, ...]


def engagement_letter(f: MemberFacts) -> Paper:
    fr = f.frame
    return paper(
        fr,
        ("聘　书",),
        flat(f"{f.name}同志："),
        body(
            f"依据{fr.basis}，兹聘请您为{fr.whole}评审组{f.role}（{f.pool}），聘期自{day(f.engaged_on)}至本届评定工作结束。"
        ),
        body("请遵守评审工作规范和纪律，独立、客观、公正评审。"),
        flat(f"聘请文件：{known(f.document)}"),
        dated=f.engaged_on,
        signature=fr.office,
        date_text=day(f.engaged_on),
    )


def undertaking(f: MemberFacts) -> Paper:
    fr = f.frame
    return paper(
        fr,
        (fr.whole, "评审员承诺书"),
        body(f"本人{f.name}受聘为{fr.whole}评审组{f.role}，郑重承诺："),
        body("一、独立、客观、公正评分，不受任何单位和个人干预。"),
        body(f"二、如实申报利害关系，应当回避的主动回避（{fr.by('recusal')}）。"),
        body(
            f"三、保守评审秘密和申报单位的商业秘密，不复制、不外传材料，任务结束后不再保留（{fr.by('secrecy')}）。"
        ),
        body(f"四、不向申报单位收取任何费用，不接受宴请、礼品和有偿服务（{fr.by('no_fee')}）。"),
        body(f"五、违反承诺的，愿意承担相应责任（{fr.by('accountability')}）。"),
        dated=f.signed_on,
        signature=f"承诺人（签名）：{f.name}",
        date_text=day(f.signed_on),
    )


def recusal_declaration(f: MemberFacts) -> Paper:
    fr = f.frame
    return paper(
        fr,
        (fr.whole, "利害关系声明"),
        body(f"声明人：{f.name}（评审组{f.role}）。依据{fr.by('recusal')}，本人对下列申报单位逐家声明："),
        table(("编号", "单位名称", "利害关系", "说明"), f.declared),
        body("以上声明属实。有利害关系的单位，本人不查看材料、不评分、不参加讨论。"),
        dated=f.declared_on,
        signature=f"声明人（签名）：{f.name}",
        date_text=day(f.declared_on),
    )


def fee_table(f: FeeFacts) -> Paper:
    fr = f.frame
    paid = [fees.fee(r.fen) if r.fen is not None else None for r in f.rows]
    rows: list[tuple[str, ...]] = [
        (
            str(n),
            r.name,
            r.role,
            str(r.books),
            str(r.visits),
            *((money.yuan(p.gross), money.yuan(p.tax), money.yuan(p.net)) if p else (BLANK[:3],) * 3),
        )
        for n, (r, p) in enumerate(zip(f.rows, paid, strict=True), 1)
    ]
    whole = [p for p in paid if p]
    if len(whole) == len(paid) and paid:
        sums = (sum(p.gross for p in whole), sum(p.tax for p in whole), sum(p.net for p in whole))
        rows.append(("", "合计", "", "", "", *(money.yuan(s) for s in sums)))
    return paper(
        fr,
        (fr.whole, "评审专家劳务费表"),
        body(
            f"经费科目：{known(f.line)}（{known(f.document)}），余额{money.yuan(f.left_fen)}元。评审员的报酬只由办公室支付（{fr.by('no_fee')}）。"
        ),
        table(("序号", "姓名", "职务", "评分表", "现场", "应发（元）", "预扣税（元）", "实发（元）"), rows),
        center("预扣规则"),
        body(
            f"依据{fees.SOURCE}：每次不超过800元的不预扣；不超过4000元的减除800元，超过的减除20%；余额不超过20000元的预扣率20%，超过20000元至50000元的30%并减速算扣除数2000元，超过50000元的40%并减7000元。"
        ),
        body("身份证件号码和银行账户另行采集，不列入本表。"),
        flat(f"制表：{BLANK}　　审核：{BLANK}　　负责人：{BLANK}"),
        signature=fr.office,
        date_text=day(None),
    )
