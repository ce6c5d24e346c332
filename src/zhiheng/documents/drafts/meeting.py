"""Papers of the committee's meeting: 通知, 议程, 主持词, 签到表, 表决票, 计票单, 纪要."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from zhiheng.documents.drafts.frame import Firm, Frame, official, paper
from zhiheng.documents.paper import Block, Paper, body, center, flat, h1, h2, table
from zhiheng.documents.wording import BLANK, day, known, number, sentence

ROOM = "　" * 6


@dataclass(frozen=True, slots=True)
class BallotFacts:
    """One ballot. `rows` are (firm, votes, needed, passed); votes are "" before the count."""

    title: str
    most: int
    issued: int
    returned: int
    valid: int
    closed: bool
    rows: tuple[tuple[Firm, str, str, bool], ...]


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """The meeting: members are (name, post, role, came). `need` is how many must be there."""

    frame: Frame
    on: date
    place: str
    agenda: str
    members: tuple[tuple[str, str, str, bool], ...]
    guests: tuple[str, ...]
    need: int
    majority: str
    chair: str
    recused: tuple[tuple[str, str], ...]
    candidates: tuple[Firm, ...]
    ballots: tuple[BallotFacts, ...]
    concluded: bool
    minutes: str
    order_reason: str
    nominated: tuple[Firm, ...]
    removed: tuple[tuple[str, str], ...]
    head: str


@dataclass(frozen=True, slots=True)
class SlipFacts:
    """One ballot of one meeting, for its slip and its count sheet."""

    frame: Frame
    on: date
    ballot: BallotFacts


def _items(agenda: str) -> list[str]:
    return [t.strip() for t in agenda.replace("；", "\n").replace(";", "\n").splitlines() if t.strip()]


def meeting_notice(f: MeetingFacts) -> Paper:
    fr = f.frame
    return official(
        fr,
        (f"关于召开{fr.whole}", "综合评审会议的通知"),
        body(f"根据{fr.by('meeting')}，定于{day(f.on)}召开{fr.whole}综合评审会议。现将有关事项通知如下："),
        h1("时间"),
        body(f"{day(f.on)}{BLANK}时。"),
        h1("地点"),
        body(f"{f.place}。"),
        h1("参会人员"),
        body(
            f"全体委员，共{len(f.members)}名：{'、'.join(n for n, *_ in f.members)}。"
            f"不少于{f.need}名到会方可开会；委托他人代会的，代会人列席，"
            "不表决。"
        ),
        h1("议程"),
        *[body(f"{n}．{t}") for n, t in enumerate(_items(f.agenda), 1)],
        h1("要求"),
        body(
            f"请提前审阅材料并申报利害关系，需要回避的在会前提出（{fr.by('recusal')}）；"
            "会议材料当场收回，注意保密。"
        ),
        number=number("", fr.year),
        addressee="各位委员",
        note=f"联系人：{BLANK}，电话：{BLANK}",
    )


def meeting_agenda(f: MeetingFacts) -> Paper:
    fr = f.frame
    rows = [(str(n), t, known("")) for n, t in enumerate(_items(f.agenda), 1)]
    return paper(
        fr,
        (fr.whole, "综合评审会议议程"),
        flat(f"时间：{day(f.on)}{BLANK}时"),
        flat(f"地点：{f.place}"),
        flat(f"主持：{known(f.chair)}"),
        table(("序号", "内容", "报告人"), rows),
        center("审议单位"),
        _candidates(f.candidates),
        dated=f.on,
    )


def _candidates(firms: tuple[Firm, ...]) -> Block:
    return table(
        ("编号", "单位名称", "行业代码", "类别", "材料得分", "最终得分"),
        tuple((x.no, x.name, x.sector or "——", x.sort, x.material, x.final) for x in firms),
    )


def chair_script(f: MeetingFacts) -> Paper:
    fr = f.frame
    made: list[Block] = [
        body(
            f"各位委员：今天召开{fr.whole}综合评审会议。应到委员{len(f.members)}名，"
            f"实到{_came(f)}名，不少于{f.need}名，可以开会。"
        ),
    ]
    for item in _items(f.agenda):
        made += [h1(item), body(f"现在进行这一项，请{BLANK}报告，请各位委员发表意见。")]
    made += [
        h1("表决说明"),
        body(
            f"以无记名方式表决，赞成票超过到会且有表决权者的{f.majority}为通过。"
            "有利害关系的委员请回避相应单位的审议和表决。"
        ),
    ]
    for b in f.ballots:
        made.append(body(f"{b.title}：共{len(b.rows)}家，每张票最多选{b.most}家。请发票、投票、计票。"))
    made += [
        h1("宣布结果"),
        body(f"请宣布计票结果：{BLANK}。名额空缺或者次序与得分不一致的，请说明理由并记入纪要。"),
        body("会议到此结束。"),
    ]
    return paper(fr, (fr.whole, "综合评审会议主持词"), center(f"主持：{known(f.chair)}"), *made, dated=f.on)


def _came(f: MeetingFacts) -> str:
    came = sum(c for *_, c in f.members)
    return str(came) if came else BLANK


def sign_in_sheet(f: MeetingFacts) -> Paper:
    fr = f.frame
    rows = [(str(n), name, post or "——", role, ROOM) for n, (name, post, role, _) in enumerate(f.members, 1)]
    rows += [(str(len(f.members) + n), g, "列席", "", ROOM) for n, g in enumerate(f.guests, 1)]
    return paper(
        fr,
        (fr.whole, "综合评审会议签到表"),
        flat(f"时间：{day(f.on)}　　地点：{f.place}"),
        table(("序号", "姓名", "职务", "委员会职务", "签名"), rows),
        dated=f.on,
    )


def ballot_slip(f: SlipFacts) -> Paper:
    fr, b = f.frame, f.ballot
    return paper(
        fr,
        (fr.whole, f"表决票（{b.title}）"),
        table(("编号", "单位名称", "赞成"), tuple((x.no, x.name, "□") for x, *_ in b.rows)),
        body(
            f"说明：同意的在“赞成”栏内打“✓”，最多选{b.most}家，"
            "多选的为无效票；可以少选或者不选。本票不记名，"
            "不作其他标记。"
        ),
        dated=f.on,
        signature=fr.committee,
        date_text=day(f.on),
    )


def count_sheet(f: SlipFacts) -> Paper:
    fr, b = f.frame, f.ballot
    rows = tuple(
        (x.no, x.name, votes or "", need or BLANK, _result(b, passed)) for x, votes, need, passed in b.rows
    )
    said = (str(b.issued), str(b.returned), str(b.valid)) if b.closed else (BLANK,) * 3
    return paper(
        fr,
        (fr.whole, f"计票单（{b.title}）"),
        body(f"发出表决票{said[0]}张，收回{said[1]}张，有效{said[2]}张；每张票最多选{b.most}家。"),
        table(("编号", "单位名称", "得票", "通过须得", "结果"), rows),
        flat(f"计票人：{BLANK}　　监票人：{BLANK}　　主持人：{BLANK}"),
        dated=f.on,
        date_text=day(f.on),
    )


def _result(ballot: BallotFacts, passed: bool) -> str:
    return ("通过" if passed else "未通过") if ballot.closed else ""


def meeting_minutes(f: MeetingFacts) -> Paper:
    fr = f.frame
    came = [n for n, _, _, c in f.members if c]
    away = [n for n, _, _, c in f.members if not c]
    made: list[Block] = [
        flat(f"时间：{day(f.on)}"),
        flat(f"地点：{f.place}"),
        flat(f"主持：{known(f.chair)}"),
        flat(f"出席：{'、'.join(came)}"),
        flat(f"缺席：{'、'.join(away) or '无'}"),
        flat(f"列席：{'、'.join(f.guests) or '无'}"),
        flat(f"回避：{'；'.join(f'{n}回避{c}' for n, c in f.recused) or '无'}"),
        body(
            f"应到委员{len(f.members)}名，实到{len(came)}名，"
            f"不少于{f.need}名，符合{fr.by('meeting')}。{sentence(f.minutes)}"
        ),
        h1("审议单位"),
        _candidates(f.candidates),
        h1("表决结果"),
    ]
    for b in f.ballots:
        made += [
            h2(b.title),
            body(f"发出表决票{b.issued}张，收回{b.returned}张，有效{b.valid}张。"),
            table(
                ("编号", "单位名称", "得票", "通过须得", "结果"),
                tuple((x.no, x.name, v, n, _result(b, p)) for x, v, n, p in b.rows),
            ),
        ]
    made += [h1("候选单位"), *[body(f"{n}．{x.name}") for n, x in enumerate(f.nominated, 1)]]
    made += (
        [h1("未列入的单位及理由"), *[body(f"{name}：{sentence(why)}") for name, why in f.removed]]
        if f.removed
        else []
    )
    made += [h1("次序说明"), body(sentence(f.order_reason))] if f.order_reason else []
    made += [flat(f"记录总账末条：{f.head}")] if f.head else []
    made += [flat(f"主持人（签名）：{BLANK}　　记录人（签名）：{BLANK}")]
    return paper(
        fr,
        (fr.whole, "综合评审会议纪要"),
        *made,
        head=fr.committee,
        number=number("", fr.year),
        dated=f.on,
        signature=fr.committee,
        date_text=day(f.on),
    )
