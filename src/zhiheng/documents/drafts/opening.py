"""Papers that open an edition: 请示, 工作方案, 批复, 工作规范, 评审员管理制度, 申报通知."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from zhiheng.documents.drafts.frame import Frame, official, paper, upward
from zhiheng.documents.paper import Block, Paper, body, flat, h1, table
from zhiheng.documents.wording import BLANK, article, day, known, number


@dataclass(frozen=True, slots=True)
class OpeningFacts:
    """The plan of an edition with the instrument's values; days None and texts "" where nothing is known
    yet.
    """

    frame: Frame
    approved: bool
    opens: date | None
    deadline: date | None
    replies_due: date | None
    gate: str
    floor: str
    engage: str
    media: str
    places: str
    prize: str
    validity: str
    panel_min: int
    panel_max: int
    on_site_min: int
    pools: str
    quorum: str
    majority: str
    notice_days: str
    final_stage: str
    standard: str
    total: int
    stages: tuple[tuple[str, str, date | None, str], ...]
    categories: tuple[tuple[str, str, str], ...]
    conditions: tuple[tuple[str, str], ...]
    bars: tuple[tuple[str, str], ...]
    lines: tuple[tuple[str, str, str], ...]
    readings: int
    adopted_by: str
    adopted_on: str
    confirmed_by: str
    checked_on: str
    check_state: str
    check_document: str
    approval: str
    call_document: str
    called_on: date | None


def launch_request(f: OpeningFacts) -> Paper:
    fr = f.frame
    return upward(
        fr,
        (f"关于启动{fr.whole}", "评定工作的请示"),
        body(f"为推进质量强区建设，根据{fr.basis}，现就启动{fr.whole}评定工作请示如下："),
        h1("办法状态"),
        body(
            f"{known(f.checked_on)}核对，《办法》现行状态为“{known(f.check_state)}”，"
            f"核对依据为{known(f.check_document)}；上级对本项目的批准情况：{known(f.approval)}。"
        ),
        h1("名额与奖金"),
        body(f"依据{fr.by('quota')}，{f.places}。{f.prize}。符合条件的单位不足的，名额可以空缺。"),
        h1("时间安排"),
        body(
            f"申报期为{day(f.opens)}至{day(f.deadline)}，部门复函截止{day(f.replies_due)}。各阶段计划见附件。"
        ),
        h1("经费"),
        *_lines(f),
        body("妥否，请批示。"),
        to=fr.issuer,
        attachments=(f"{fr.whole}评审工作方案",),
    )


def _lines(f: OpeningFacts) -> tuple[Block, ...]:
    return (
        body(f"依据{f.frame.by('budget')}，经费列入预算，专款专用。"),
        table(("科目", "金额", "依据"), f.lines or ((BLANK, BLANK, BLANK),)),
    )


def work_plan(f: OpeningFacts) -> Paper:
    fr = f.frame
    return paper(
        fr,
        (f"{fr.whole}", "评审工作方案"),
        body(f"根据{fr.basis}{article(fr.cites.get('plan', ''))}，制定本方案。"),
        h1("组织"),
        body(f"{fr.committee}审议本方案并组织审议，{fr.office}承担日常工作。"),
        h1("申报"),
        body(
            f"申报期为{day(f.opens)}至{day(f.deadline)}24时，以全部材料到达系统的时刻为准。"
            f"申报坚持自愿，不收取任何费用（{fr.by('no_fee')}）。申报通知在{known(f.media)}发布。"
        ),
        h1("资格审核"),
        body(
            f"依据{fr.by('screening')}，会同有关部门核查，"
            f"部门复函截止{day(f.replies_due)}；未答复不作“无”处理。"
        ),
        h1("评审组"),
        body(
            f"依据{fr.by('panel')}，从{f.pools}{f.engage}{f.panel_min}至{f.panel_max}名评审员组成评审"
            f"组，设组长1名；到现场不少于{f.on_site_min}名。"
        ),
        h1("评审标准与分数线"),
        body(
            f"以{f.standard}为评定标准，总分{f.total}分。材料评审达到{known(f.gate)}分的进入现场评审；"
            f"最终得分以{f.final_stage}为准，不低于{f.floor}分的方可列入候选（{fr.by('criteria')}），"
            "以未经四舍五入的分数比较。"
        ),
        table(("序号", "类目", "分值"), f.categories),
        h1("审议与表决"),
        body(
            f"到会人数不少于应到委员的{f.quorum}方可开会，赞成票超过到会且有表决权者的{f.majority}为"
            f"通过，以无记名方式表决（{fr.by('meeting')}）。"
        ),
        h1("公示与审定"),
        body(
            f"候选单位公示{f.notice_days}（{fr.by('notice')}）；公示期满、异议办结后报{fr.issuer}审定"
            f"（{fr.by('decision')}）。名额与奖金：{f.places}；{f.prize}。"
        ),
        h1("进度安排"),
        table(("阶段", "形成名单", "计划日期", "依据"), _stages(f)),
        h1("回避、保密与监督"),
        body(
            f"评审员、委员和工作人员与申报单位有利害关系的应当回避（{fr.by('recusal')}），"
            f"对评审情况和商业秘密负有保密义务（{fr.by('secrecy')}），"
            f"违反的依{fr.by('accountability')}处理。"
        ),
        signature=fr.office,
        date_text=day(None),
    )


def _stages(f: OpeningFacts) -> tuple[tuple[str, ...], ...]:
    return tuple((title, given, day(on), article(art)) for title, given, on, art in f.stages)


def plan_approval(f: OpeningFacts) -> Paper:
    fr = f.frame
    return paper(
        fr,
        (f"关于{fr.whole}", "评审工作方案的批复"),
        body(f"你办报送的《{fr.whole}评审工作方案》收悉。经研究，批复如下："),
        h1("方案"),
        body(
            f"依据{fr.by('plan')}，同意该方案。申报期为{day(f.opens)}至{day(f.deadline)}，"
            f"材料评审分数线为{known(f.gate)}分。"
        ),
        h1("解释口径"),
        body(
            f"同意方案所附解释口径共{f.readings}条（{known(f.adopted_by)}，"
            f"{known(f.adopted_on)}）；其中限制申报单位权利的口径，以{fr.issuer}确认为准（{known(f.confirmed_by)}）。"
        ),
        h1("执行"),
        body(
            "方案批准后，评定标准、权重、分数线和表决规则不再变动。请严格按方案组织实施，重要情况及时报告。"
        ),
        head=fr.committee,
        number=number("", fr.year),
        addressee=fr.office,
        signature=fr.committee,
        date_text=day(None),
    )


def review_rules(f: OpeningFacts) -> Paper:
    fr = f.frame
    return paper(
        fr,
        (f"{fr.award}", "评审工作规范"),
        body(f"根据{fr.basis}{article(fr.cites.get('rules', ''))}，制定本规范。"),
        h1("独立评分"),
        body("评审员逐条独立评分，锁定本人评分前不得查看他人评分。办公室工作人员不得录入、修改评分。"),
        h1("合议"),
        body(
            "全体评分锁定后由组长主持合议。评分差距明显的条款逐条讨论，"
            "不同意见记入报告；组长不得改动他人评分。"
        ),
        h1("现场评审"),
        body(
            f"到场不少于{f.on_site_min}名，组长在内，只有到场的评审员评分（{fr.by('onsite')}）。"
            f"现场评审不收取任何费用，不接受宴请、礼品和交通食宿安排（{fr.by('no_fee')}）。"
        ),
        h1("报告"),
        body(
            f"每家申报单位形成评审报告，全体签名，保留异议（{fr.by('report')}）；"
            f"综合评价后提出建议名单（{fr.by('propose')}）。"
        ),
        h1("评分尺度"),
        body(f"以{f.standard}为准，总分{f.total}分，得分为条款分值与百分比之积，不作中途取整。"),
        h1("回避与保密"),
        body(
            f"打开材料前逐家申报利害关系（{fr.by('recusal')}）；"
            f"材料只在系统内查看，不得复制、外传（{fr.by('secrecy')}）。"
        ),
        signature=fr.office,
        date_text=day(None),
    )


def expert_rules(f: OpeningFacts) -> Paper:
    fr = f.frame
    return paper(
        fr,
        (f"{fr.award}", "评审员资质标准和管理制度"),
        body(f"根据{fr.basis}{article(fr.cites.get('pool', ''))}，制定本制度。"),
        h1("资质"),
        body(
            "评审员应当熟悉卓越绩效模式，具有质量管理、行业技术或者财务等方面的专业能力，"
            "公道正派，身体条件适应现场评审。"
        ),
        h1("入库与有效期"),
        body(f"评审员从{f.pools}中产生，入库须登记专业、单位和有效期，到期未续的不再安排任务。"),
        h1("聘请"),
        body(
            f"每届聘请{f.panel_min}至{f.panel_max}名并确定1名组长（{fr.by('panel')}），"
            "可另设候补；不得同时担任有表决权的委员。"
        ),
        h1("承诺"),
        body("评审员在接触材料前签署承诺书，逐家申报利害关系。"),
        h1("考核"),
        body("评审结束后由办公室从标准理解、评分质量、工作纪律等方面考核，结果作为续聘依据。"),
        h1("责任"),
        body(
            "违反规定的，移出专家库并停止全部任务，已作评分标记复核而不删除；"
            f"涉嫌违纪违法的移送有关机关（{fr.by('accountability')}）。"
        ),
        signature=fr.office,
        date_text=day(None),
    )


def call_notice(f: OpeningFacts) -> Paper:
    fr = f.frame
    return official(
        fr,
        (f"关于开展{fr.whole}", "申报工作的通知"),
        body(
            f"根据{fr.basis}{article(fr.cites.get('call', ''))}，现开展{fr.whole}申报工作，有关事项通知如下："
        ),
        h1("申报时间"),
        body(f"{day(f.opens)}至{day(f.deadline)}24时，以全部材料到达系统的时刻为准。"),
        h1("申报条件"),
        table(("条件", "依据"), tuple((t, article(a)) for t, a in f.conditions)),
        h1("不得申报的情形"),
        table(("情形", "依据"), tuple((t, article(a)) for t, a in f.bars)),
        h1("评定标准"),
        body(f"{f.standard}，总分{f.total}分。"),
        h1("申报方式"),
        body(
            "在系统登记单位，填写申报表和自评报告，上传证明材料，"
            f"取得推荐意见（{fr.by('recommend')}）后提交，系统出具受理回执。"
        ),
        h1("其他"),
        body(
            f"申报坚持自愿，不收取任何费用（{fr.by('no_fee')}）。"
            f"{f.places}；{f.prize}；荣誉有效期{f.validity}。"
        ),
        flat(f"发布媒体：{known(f.media)}"),
        dated=f.called_on,
        number=number(f.call_document, fr.year),
        addressee="各有关单位",
        note=f"联系人：{BLANK}，电话：{BLANK}",
    )
