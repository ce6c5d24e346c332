"""Invented contents for the page of parts. Nobody and nothing here exists."""

from __future__ import annotations

from typing import Literal

from zhiheng.web.frame.parts import (
    Action,
    Cite,
    Document,
    Event,
    Fact,
    Field,
    FindingRow,
    FormPage,
    Link,
    Option,
    State,
    Step,
    Table,
)
from zhiheng.web.public.pages import Day

FIRM, OTHER = "澄衡信息安全股份有限公司", "金禾生鲜连锁有限公司"
C13 = Cite("第十三条（一）", "在本行政区域依法设立，合法运营3年以上。", "/award/")
C14 = Cite("第十四条（八）")
STATES = (
    State("met", "符合"),
    State("not", "不符合"),
    State("unk", "待证"),
    State("todo", "未开始"),
    State("doing", "进行中"),
    State("done", "已完成"),
    State("soon", "今天"),
    State("issue", "逾期2个工作日"),
)
IDENTITY = (
    Fact("申报编号", "2026-A01"),
    Fact("代码", "91990105MA9K3Q7W57", code=True),
    Fact("行业", "软件和信息技术服务业"),
    Fact("推荐", "科教园区管委会"),
)
COURSE = (
    Step("发布通知", "3月20日", "done"),
    Step("组织申报", "收到12家", "done"),
    Step("资格审核", "6月26日前", "now", "还有9天"),
    Step("材料评审", "7月6日—24日", "next"),
    Step("现场评审", "8月3日—21日", "next"),
    Step("综合评审", "9月22日", "next"),
    Step("社会公示", "9月28日起", "next"),
    Step("政府决定", "10月20日", "next"),
)
FINDINGS = (
    FindingRow(
        "依法设立，合法运营3年以上",
        C13,
        State("met", "符合"),
        "口径第3号",
        ("2023年5月29日设立，至截止日恰满3年",),
    ),
    FindingRow(
        "实施卓越绩效模式满1年",
        Cite("第十三条（二）"),
        State("not", "不符合"),
        "",
        ("2025年12月1日导入",),
        (),
        "2026年12月1日",
    ),
    FindingRow(
        "上年度位居同行业前列", Cite("第十三条（三）"), State("unk", "待证"), "", (), ("行业协会证明",)
    ),
)
DENSE = Table(
    "密的表",
    ("单位", "行业", "材料评审", "状态", "依据"),
    (
        (Link(FIRM, "/cases/"), "软件和信息技术服务业", "652.50", State("done", "已完成"), C13),
        (Link(OTHER, "/cases/"), "零售业", "588.50", State("soon", "今天到期"), (C14, "待核实")),
    ),
    numeric=(2,),
    note="共2家，在窄屏上叠成带标签的行",
)
STACKED = Table(
    "数字的表",
    ("年度", "主营业务收入（万元）", "利润总额（万元）", "研发投入占比"),
    (
        ("2023年", "18,400", "2,160", "6.2%"),
        ("2024年", "19,750", "2,808", "6.8%"),
        ("2025年", "20,980", "3,640", "7.1%"),
    ),
    numeric=(1, 2, 3),
)
QUEUE = Table(
    "排队的表",
    ("事项", "单位", "到期", "剩余", "依据"),
    (
        (
            Link("生态环境分局未答复第十四条各项", "/queries/"),
            "8家",
            "6月12日",
            State("issue", "逾期1个工作日"),
            Cite("第十七条（二）"),
        ),
        (
            Link("拟不列入名单，告知理由并听取陈述", "/cases/"),
            FIRM,
            "6月18日",
            State("todo", "还有3天"),
            Cite("第十四条（三）"),
        ),
    ),
    queue=True,
    note="在窄屏上先写事项，再写一行说明",
)
ACTIONS = (
    Action("列入资格符合名单", "/cases/", True),
    Action("通知补正", "/cases/", True),
    Action("撤销荣誉", "/cases/", True, grave=True),
    Action(
        "授予荣誉",
        "/cases/",
        False,
        (("第十七条（八）", "公示期到10月10日 24:00 才满"),),
        "期满且异议都有结论后即可办理。",
    ),
)
CLOSED = (
    Action(
        "核定名单", "/cases/", False, (("第十七条（二）", "还有3项核查没有答复"),), "请先催办未答复的部门。"
    ),
)
REASONS = (("第四条", "每届评选不超过5个，其中首次获奖不超过3个。"),)
COMPUTATION = (Fact("首次获奖名额", "3个"), Fact("已列入", "3个"), Fact("再列入1个", "共4个，超出1个"))
CHIPS = (
    Link("全部", "#chips", True, "23"),
    Link("逾期", "#chips", count="2"),
    Link("今天", "#chips", count="2"),
    Link("本周", "#chips", count="9"),
)
EVENTS = (
    Event("生态环境分局逾期未答复，系统已催办", "6月15日 8:30 · 系统"),
    Event("办公室向6个部门发出核查，答复期限6月12日", "6月1日 9:00 · 周敏 · 第十七条（二）", True),
    Event("单位提交申报材料，共43件", "5月28日 17:46 · 澄衡信息安全 · 第十七条（一）", True, "#events"),
)
MESSAGES = (
    State("met", "已提交。编号 2026-A01，收到时间5月28日 17:46:09"),
    State("issue", "没有提交，您填写的内容全部保留。原因：第二十七条"),
)
DAYS = (
    Day("9/28", "星期一", "发布日，不计", "past"),
    Day("29", "星期二", "第1个", "past"),
    Day("30", "星期三", "第2个", "past"),
    Day("10/1—7", "7天", "国庆节放假，不计", "off"),
    Day("10/8", "星期四", "第3个，今天", "today"),
    Day("9", "星期五", "第4个", "next"),
    Day("10", "星期六", "第5个，调休上班", "next"),
)
DOCUMENT = Document(
    "某质奖办公示〔2026〕1号",
    ("关于第五届", "质量奖", "候选单位的公示"),
    ("根据质量奖管理办法，综合评审会议审议并表决产生候选单位2家。现予公示。",),
    "质量奖评定委员会办公室",
    "2026年9月28日",
    ("任何单位和个人有异议的，可以实名或者匿名提出。",),
    Table(
        "候选单位名单",
        ("序号", "单位名称", "行业"),
        (("1", FIRM, "软件和信息技术服务业"), ("2", OTHER, "零售业")),
        numeric=(0,),
        head=1,
        queue=True,
    ),
    ("发布媒体：政府网站", "公开方式：主动公开"),
)
CANDIDATES = (
    (FIRM, "首次申报", True),
    (OTHER, "再次申报", False),
    ("瑞恒冷链装备有限公司", "首次申报", False),
)

_CHOICES = (Option("a", "科教园区管委会"), Option("b", "花园路街道办事处", "本单位所在地"))


def _fields(mark: str, wrong: bool) -> tuple[Field, ...]:
    """Every kind of question; `mark` keeps names apart on one page, `wrong` gives each what it would say."""

    def says(text: str) -> str:
        return text if wrong else ""

    return (
        Field(
            f"uscc{mark}",
            "统一社会信用代码",
            "text",
            "91990105MA9K3Q7W5" if wrong else "",
            "营业执照右上角，18位数字和字母",
            says("这里只有17位，请对照营业执照补全"),
        ),
        Field(
            f"revenue{mark}",
            "主营业务收入",
            "money",
            "209800000",
            "",
            says("单位可能填成了“元”，应为20,980万元吗？"),
        ),
        Field(
            f"share{mark}",
            "市场占有率",
            "percent",
            "12.5",
            "",
            says("请填写0到100之间的数字"),
            required=False,
        ),
        Field(f"staff{mark}", "职工人数", "number", "312", "", says("请填写整数"), unit="人"),
        Field(f"since{mark}", "设立日期", "date", "2023-05-29", "", says("设立日期晚于今天，请核对")),
        Field(f"at{mark}", "会议时间", "datetime", "2026-09-22T14:30", "", says("会议时间已经过去，请核对")),
        Field(
            f"industry{mark}",
            "行业",
            "select",
            "",
            "",
            says("请选择行业"),
            options=(Option("1", "制造业"), Option("2", "零售业")),
        ),
        Field(
            f"by{mark}",
            "推荐单位",
            "radio",
            "" if wrong else "b",
            "只选一家",
            says("请选择推荐单位"),
            options=_CHOICES,
        ),
        Field(
            f"which{mark}",
            "适用情形",
            "checks",
            "",
            "可以多选",
            says("请至少选择一项"),
            required=False,
            options=(Option("1", "第十四条（一）", chosen=not wrong), Option("2", "第十四条（八）")),
        ),
        Field(
            f"why{mark}",
            "理由",
            "textarea",
            "" if wrong else "写明事实\n和依据",
            "不超过500字",
            says("请写明理由"),
            rows=4,
        ),
        Field(f"proof{mark}", "证明文件", "file", "", "PDF，不超过50 MB", says("请选择文件"), accept=".pdf"),
        Field(
            f"secret{mark}",
            "登录密码",
            "password",
            "",
            "至少12个字符",
            says("密码太短"),
            autocomplete="new-password",
        ),
        Field(
            f"sure{mark}",
            "我已核对文号、日期和单位名称，与纸质决定一致",
            "checkbox",
            "",
            "",
            says("请核对后勾选"),
        ),
        Field(f"stage{mark}", "", "hidden", "material"),
    )


def form(action: str, kind: Literal["normal", "wrong", "grave"]) -> FormPage:
    """A form as it is asked, as it comes back, or of an act that cannot be undone."""
    if kind == "grave":
        asked = (
            Field("document-g", "政府决定文号", "text", "", "与纸质决定一致"),
            Field("sure-g", "我已核对文号、日期和单位名称", "checkbox"),
        )
        return FormPage(
            action,
            asked,
            f"撤销“{FIRM}”的荣誉",
            grave=True,
            cancel_href="#forms",
            notes=("办理后记入案卷，不能撤回。",),
        )
    wrong = kind == "wrong"
    fields = _fields("-w" if wrong else "", wrong)
    errors = (
        tuple(
            (f.name, f"{f.label}：{f.error}" if f.kind != "checkbox" else f.error) for f in fields if f.error
        )
        if wrong
        else ()
    )
    return FormPage(action, fields, "保存这些内容", errors=errors)
