"""Every template renders alone from its dataclass: one h1, labels, no inline script, everything escaped."""

import re
from dataclasses import fields, replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import django
import pytest
from django.conf import settings
from jinja2 import FileSystemLoader, UndefinedError

import zhiheng.web
from zhiheng.web.applicant.pages import ApplicationPage, Section, Task, TaskGroup
from zhiheng.web.committee.pages import BallotPage, Candidate
from zhiheng.web.desk.pages import Message, OutboxPage
from zhiheng.web.expert.pages import ScorebookPage, ScoreItem
from zhiheng.web.frame.jinja import environment
from zhiheng.web.frame.pages import ActPage, DeskPage, ObjectPage, Refusal
from zhiheng.web.frame.parts import (
    Action,
    Cite,
    Document,
    Event,
    Fact,
    Field,
    FindingRow,
    FormPage,
    Frame,
    Link,
    Option,
    Reason,
    State,
    Step,
    Table,
)
from zhiheng.web.public.pages import (
    CallPage,
    Day,
    HomePage,
    NoticePage,
    Point,
    Procedure,
    VerifyPage,
    WinnersPage,
)
from zhiheng.web.signin.pages import SignInPage

if not settings.configured:
    settings.configure(STATIC_URL="/static/")
    django.setup()

TEMPLATES = Path(zhiheng.web.__file__).parent / "templates"
EVIL = "<script>alert(1)</script>"
FIRM = "澄衡信息安全股份有限公司"
C13 = Cite("第十三条（一）", "依法设立，合法运营3年以上。", "/articles/13")
COURSE = (
    Step("发布通知", "3月20日", "done"),
    Step("组织申报", "5月29日 24:00止", "now", "还有9天"),
    Step("资格审核", "6月26日前", "next"),
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
        "卓越绩效满1年",
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
ACTIONS = (
    Action(
        "提交申报",
        "/acts/submit/A01",
        False,
        (Reason("第十三条（三）", "还缺行业证明", "/articles/13"),),
        "在“三年数据”中补上后即可提交。",
    ),
    Action("保存草稿", "/acts/save/A01", True),
    Action("撤回申报", "/acts/withdraw/A01", True, grave=True),
)
EVENTS = (
    Event("区应急管理局答复第十四条（四）：无", "6月9日 10:14 · 王颖"),
    Event("单位提交申报材料，共43件", "5月28日 17:46 · 第二十七条", True),
)
TABLE = Table(
    "申报单位",
    ("单位", "行业", "材料评审", "状态", "依据"),
    (
        (Link(FIRM, "/cases/A01"), "软件和信息技术服务业", "652.50", State("done", "已完成"), C13),
        (
            Link("金禾生鲜连锁有限公司", "/cases/A02"),
            "零售业",
            "588.50",
            State("soon", "今天到期"),
            (C13, "待核实"),
        ),
    ),
    numeric=(2,),
    queue=True,
    note="共12家",
)
FORM = FormPage(
    "/acts/decide/A01",
    (
        Field(
            "uscc",
            "统一社会信用代码",
            "text",
            "91990105MA9K3Q7W5",
            "营业执照右上角，18位数字和字母",
            "这里只有17位，请对照营业执照补全",
        ),
        Field(
            "by",
            "推荐单位",
            "radio",
            "b",
            options=(Option("a", "科教园区管委会"), Option("b", "花园路街道办事处", "本单位所在地")),
        ),
        Field("industry", "行业", "select", "", options=(Option("1", "制造业"), Option("2", "零售业"))),
        Field("revenue", "主营业务收入", "money", "209800000"),
        Field("share", "市场占有率", "percent", "12.5", required=False),
        Field("since", "设立日期", "date", "2023-05-29"),
        Field("at", "会议时间", "datetime", "2026-09-22T14:30"),
        Field("staff", "职工人数", "number", "312", unit="人"),
        Field("why", "理由", "textarea", "写明事实\n和依据", rows=5),
        Field("proof", "证明文件", "file", hint="PDF，不超过20 MB", accept=".pdf"),
        Field(
            "which",
            "适用情形",
            "checks",
            options=(Option("1", "第十四条（一）", chosen=True), Option("2", "第十四条（八）")),
        ),
        Field("sure", "我已核对文号、日期和单位名称，与纸质决定一致", "checkbox"),
        Field("stage", "", "hidden", "material"),
    ),
    "列入资格符合名单",
    "0f3a",
    "4",
    (("uscc", "请填写统一社会信用代码，共18位"), ("", "名单已满")),
    True,
    "/cases/A01",
    ("决定将写入记录，并通知单位。",),
)
DOCUMENT = Document(
    "金质奖办公示〔2026〕1号",
    ("关于第五届", "郑州市金水区", "区长质量奖", "候选单位的公示"),
    (
        "根据《郑州市金水区区长质量奖管理办法》（金政〔2023〕30号），经资格审核、材料评审、现场评审，区长质量奖评定委员会于2026年9月22日召开综合评审会议，审议并表决产生候选单位4家。现予公示。",
    ),
    "区长质量奖评定委员会办公室",
    "2026年9月28日",
    ("公示时间为2026年9月28日至10月10日。任何单位和个人有异议的，可以实名或者匿名提出。",),
    Table(
        "候选单位名单",
        ("序号", "单位名称", "行业"),
        (("1", FIRM, "软件和信息技术服务业"), ("2", "金禾生鲜连锁有限公司", "零售业")),
        numeric=(0,),
        head=1,
        queue=True,
    ),
    ("发布媒体：金水区人民政府网站", "公开方式：主动公开"),
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
RAIL = (
    (Link("组织概述", "#", True), State("doing", "进行中")),
    (Link("经营与财务", "#"), State("done", "已完成")),
)
ITEMS = tuple(
    ScoreItem(
        n,
        t,
        p,
        s,
        "五类会员分片联系、季度回访。" if s else "",
        "",
        "",
        "怎样区分顾客、建立关系；怎样受理投诉并防止再发。",
    )
    for n, t, p, s in (
        ("4.1.2", "高层领导的作用", "50", "55"),
        ("4.1.3", "组织治理", "30", ""),
        ("4.3.3", "顾客关系与顾客满意", "50", "60"),
    )
)
SLIP = BallotPage(
    "综合评审会议：表决",
    "2026年9月22日 14:30 · 应到9人，实到8人，达到三分之二",
    "区长质量奖候选单位表决票",
    "第五届（2026年）· 首次申报",
    1,
    "至多赞成1家；可以不选。得票超过到会有权表决人数的半数，列为候选单位。",
    (
        Candidate("1", FIRM, "软件和信息技术服务业", ("652.50", "671.25"), Link("3页", "/briefs/1"), True),
        Candidate("2", "金禾生鲜连锁有限公司", "零售业", ("588.50", "596.00")),
    ),
    FormPage("/ballots/1", (), "核对并投票", "77aa", cancel_href="/ballots/1"),
    ("材料评审", "现场评审"),
    cites=(Cite("第十七条（五）"),),
    secrecy=("系统先记下“您已投票”，再把票另行存放，两者之间没有联系。", "凭核对码可以确认您的票在其中。"),
)

PAGES: dict[str, tuple[str, Any]] = {
    "signin": (
        "signin/signin",
        SignInPage(
            "/sign-in/",
            "zhoumin",
            "用户名或密码不对",
            "/",
            ((Link("申报单位注册", "#"), "用统一社会信用代码，约3分钟"),),
            "申报到5月29日 24:00 截止。",
            "登录有困难，请在工作日拨打0371-0000 1230。",
        ),
    ),
    "refusal": (
        "frame/refusal",
        Refusal(
            "409",
            "现在还不能提交，因为上次获奖仍在有效期内",
            (Reason("第二十七条", "区长质量奖有效期为4年，有效期满后可再次申请。", "/articles/27"),),
            "最早自2026年5月30日起可以再次申请。",
            "/",
            "您填写的内容全部保留，没有改变。",
            "2026年5月29日 15:06",
            (Fact("有效期至", "2026年5月29日", "口径第15号"),),
            (Fact("您的文字", "甲"), Fact("李闻的文字", "乙")),
            "工作日拨打 0371-0000 1230",
            "R-0529-017",
        ),
    ),
    "act": (
        "frame/act",
        ActPage(
            "列入资格符合名单",
            FIRM,
            "/cases/A01",
            (Fact("信用代码", "91990105MA9K3Q7W57", code=True), Fact("状态", State("doing", "资格审核中"))),
            (C13,),
            True,
            "5项条件全部符合，部门已答复。",
            findings=FINDINGS,
            consequences=("单位收到通知；", "进入材料评审。"),
            form=FORM,
        ),
    ),
    "act_closed": (
        "frame/act",
        ActPage(
            "列入资格符合名单",
            FIRM,
            "/cases/A01",
            (Fact("状态", State("doing", "资格审核中")),),
            (C13,),
            False,
            "尚有一项待证。",
            (Reason("第十四条（一）", "尚待生态环境分局答复。"),),
            "答复后即可办理。",
        ),
    ),
    "object": (
        "frame/object",
        ObjectPage(
            FIRM,
            (Fact("信用代码", "91990105MA9K3Q7W57", code=True), Fact("申报编号", "2026-A01", code=True)),
            State("doing", "资格审核中"),
            (),
            "距计划公布名单还有8个工作日。",
            (Fact("行业", "软件和信息技术服务业"), Fact("推荐", "科教园区管委会", "5月26日")),
            FINDINGS,
            tables=(TABLE, Table("证据", ("编号", "名称"), ())),
            actions=ACTIONS,
            files=(Link("申报书.pdf", "/f/1", count="1.2 MB"),),
            acts=EVENTS,
            back=Link("资格审核", "/"),
        ),
    ),
    "desk": (
        "frame/desk",
        DeskPage(
            "工作台",
            "第3步：资格审核 · 距计划公布名单还有8个工作日",
            COURSE,
            Table(
                "今天要办",
                ("事项", "单位", "到期", "依据", "状态"),
                (
                    (
                        Link("认定罚款是否属于“被处理”", "#"),
                        FIRM,
                        "6月15日",
                        C13,
                        State("issue", "逾期1个工作日"),
                    ),
                    (Link("催办生态环境分局", "#"), FIRM, "6月15日", C13, State("soon", "今天")),
                ),
                queue=True,
            ),
            (TABLE,),
            (Action("催办未答复的部门", "#", True),),
            (Link("全部", "#", True, "23"), Link("逾期", "#", False, "2")),
            EVENTS,
        ),
    ),
    "public_home": (
        "public/home",
        HomePage(
            "全区最高质量荣誉，授予质量管理和运营绩效成绩突出、能带动一方的组织。",
            Cite("第三条"),
            "现在 · 第2步，共8步",
            "正在接受申报",
            "5月29日（星期五） 24:00 截止，还有9天。逾期不能提交。",
            (Link("我们能申报吗", "#"), Link("登录申报", "#")),
            COURSE,
            (
                Point("每届至多", "3", "家", "达不到条件可以空缺", Cite("第四条")),
                Point("每家奖金", "50", "万元", "一次性拨付", Cite("第四条")),
                Point("总分", "1000", "分", "低于500分不授奖", Cite("第十五条")),
                Point("有效期", "4", "年", "期满可再次申请", Cite("第二十七条")),
                Point("申报费用", "0", "元", "不收取任何费用", Cite("第六条")),
            ),
            (("3月20日", Link("关于组织申报第五届郑州市金水区区长质量奖的通知", "#")),),
            (Procedure("社会公示", "不少于5个工作日，任何人都可以提出异议。", Cite("第十七条（六）")),),
            "/verify/",
            ((Link("第四届（2024年）", "#"), "授奖2家，空缺1个"),),
            (Fact("咨询", "0371-0000 1230"),),
        ),
    ),
    "public_call": (
        "public/call",
        CallPage(
            "5月29日（星期五） 24:00",
            "还有9天。以系统收到全部材料的时间为准。",
            DOCUMENT,
            (Link("登录申报", "#"),),
            ("营业执照；", "近3年审计报告。"),
            (Fact("费用", "不收取"),),
            ((Link("管理办法", "#"), "PDF，1.2 MB"),),
        ),
    ),
    "public_notice": (
        "public/notice",
        NoticePage(
            "公示期还剩",
            "2",
            "个工作日",
            "今天是第3个工作日。10月10日（星期六，调休上班日）24:00 截止。",
            DAYS,
            (Cite("第十七条（六）"),),
            "不少于5个工作日，发布当日不计，按国务院办公厅2026年放假安排计算。",
            DOCUMENT,
            Link("提出异议", "/objections/new"),
            ("不必注册，可附照片和文件；", "当场得到编号，凭编号查进展。"),
            (Fact("电话", "0371-0000 1239"),),
            ((Link("评审工作方案", "#"), "PDF"),),
        ),
    ),
    "public_winners": ("public/winners", WinnersPage("历届获奖单位", "按届次排列。", (TABLE,))),
    "verify": (
        "public/verify",
        VerifyPage(
            "/verify/",
            "证书真实，在有效期内",
            "JSZL-2026-001",
            State("met", "有效"),
            "与金水区人民政府登记簿一致。查验于2027年3月9日 15:20。",
            (
                Fact("证书编号", "JSZL-2026-001", code=True),
                Fact("获奖单位", FIRM),
                Fact("状态", State("met", "有效")),
            ),
            Cite("第二十九条"),
            Link("看到没有标明的，请告诉我们", "#"),
        ),
    ),
    "application": (
        "applicant/application",
        ApplicationPage(
            "草稿——尚未提交",
            "已完成5项，共12项。距截止还有9天13小时（5月29日 24:00）。",
            COURSE,
            True,
            (Link("继续填写 4.3.3", "#"), Link("预览申报书", "#")),
            (
                TaskGroup(
                    "一",
                    "组织",
                    (
                        Task(Link("组织基本信息", "#"), State("done", "已完成")),
                        Task(Link("证照与资质", "#"), State("issue", "存在问题"), "营业执照已过期"),
                    ),
                ),
            ),
            FINDINGS,
            ACTIONS,
            (Fact("5月29日", "24:00截止申报"),),
        ),
    ),
    "section": (
        "applicant/application",
        ApplicationPage(
            "",
            "",
            section=Section(
                "组织概述",
                "自评报告 · 第1部分",
                FormPage(
                    "/applications/A01/overview",
                    (
                        Field(
                            "overview",
                            "组织概述",
                            "textarea",
                            "公司按合同额、行业影响和服务复杂度把顾客分为三类。",
                            "建议800—1,500字，写事实、数据和做法的演变。",
                            rows=14,
                            version="7",
                        ),
                        Field("site", "网址", "text", "", required=False, version="1"),
                    ),
                    "保存并标为“已完成”",
                    "k1",
                ),
                "/api/v1/acts/save_answer",
                "case/A01",
                "10:07:42",
                ("组织的主要产品、顾客和相关方；",),
                RAIL,
                ("写作提示",),
            ),
            home=Link("我的申报", "/"),
        ),
    ),
    "scorebook": (
        "expert/scorebook",
        ScorebookPage(
            "金禾生鲜连锁有限公司",
            "材料评审 · 个人独立评分，锁定前他人不可见",
            Link("我的任务", "#"),
            FormPage("/books/1", (), "保存评分", "k2", "3"),
            ITEMS,
            "57.5",
            "1000",
            "已评 2／3",
            "10:42:07",
            False,
            Action(
                "锁定评分", "#", False, (Reason("第十七条（三）", "还有1条没有评分"),), "全部评完即可锁定。"
            ),
            Link("打开申报材料", "#"),
        ),
    ),
    "scorebook_locked": (
        "expert/scorebook",
        ScorebookPage(
            "金禾生鲜连锁有限公司",
            "已锁定",
            Link("我的任务", "#"),
            FormPage("/books/1", (), "保存评分"),
            ITEMS,
            "57.5",
            "1000",
            "已评 2／3",
            locked=True,
        ),
    ),
    "ballot": ("committee/ballot", SLIP),
    "ballot_confirm": ("committee/ballot", replace(SLIP, confirm=True)),
    "outbox": (
        "desk/messages",
        OutboxPage(
            "发件箱",
            "演练中的信不会真的寄出。",
            (
                Message(
                    "6月15日 8:30",
                    "生态环境分局",
                    "请答复第十四条（一）核查事项",
                    State("done", "已发出"),
                    ("请于6月18日前答复。",),
                    (Link("打开核查事项", "#"),),
                ),
            ),
        ),
    ),
}


def frame(name: str = "工作台", **changes: Any) -> Frame:
    """A frame of a rehearsal; `changes` replace fields."""
    base: dict[str, Any] = {
        "award": "郑州市金水区区长质量奖",
        "award_url": "/a/jinshui/",
        "edition": "第五届（2026年）",
        "actor": "周敏（经办）",
        "office": "评委会办公室",
        "rehearsal": True,
        "clock": "2026年6月15日 9:02",
        "csrf": "token-1",
        "title": name,
        "nav": (
            Link("工作台", "#", True),
            Link("申报单位", "#", count="12"),
            Link("资格审核", "#", count="2 逾期"),
            Link("会议", "#"),
        ),
        "clock_url": "/clock/",
        "large_text_url": "/large-text/",
        "ask_password": True,
        "host": "郑州市金水区人民政府",
        "undertaker": "区长质量奖评定委员会办公室",
        "foot": (Link("依据：金政〔2023〕30号", "#"),),
    }
    return Frame(**{**base, **changes})


def render(name: str, **changes: Any) -> str:
    """The HTML of a sample page."""
    template, page = PAGES[name]
    env = environment(loader=FileSystemLoader(TEMPLATES))
    return env.get_template(f"{template}.html").render(frame=frame(**changes), page=page)


class Inspector(HTMLParser):
    """Collects what the rules below ask about."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.h1 = 0
        self.ids: list[str] = []
        self.labelled: set[str] = set()
        self.inputs: list[dict[str, str | None]] = []
        self.bad: list[str] = []
        self.refs: set[str] = set()
        self.scripts: list[str | None] = []
        self.depth_label = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        a = dict(attrs)
        self.h1 += tag == "h1"
        self.bad += [n for n in a if n.startswith("on") or n == "style"] + ([tag] if tag == "style" else [])
        if a.get("id"):
            self.ids.append(a["id"] or "")
        for name in ("aria-labelledby", "aria-describedby"):
            self.refs |= set((a.get(name) or "").split())
        if (a.get("href") or "").startswith("#f-"):
            self.refs.add((a["href"] or "")[1:])
        if tag == "script":
            self.scripts.append(a.get("src"))
        self.depth_label += tag == "label"
        if tag == "label" and a.get("for"):
            self.labelled.add(a["for"] or "")
        if tag in ("input", "select", "textarea") and a.get("type") not in ("hidden", "submit"):
            self.inputs.append({"id": a.get("id"), "inside": "1" if self.depth_label else None})

    def handle_endtag(self, tag: str) -> None:
        self.depth_label -= tag == "label"


@pytest.mark.parametrize("name", PAGES)
def test_markup_is_sound(name: str) -> None:
    html = render(name)
    seen = Inspector(html)
    assert seen.h1 == 1
    assert seen.bad == []
    assert all(src and src.startswith("/static/js/") for src in seen.scripts)
    assert "javascript:" not in html
    assert len(seen.ids) == len(set(seen.ids))
    assert seen.refs <= set(seen.ids)
    assert [i for i in seen.inputs if not i["inside"] and i["id"] not in seen.labelled] == []
    assert 'id="main"' in html and 'href="#main"' in html and 'lang="zh-CN"' in html


@pytest.mark.parametrize("name", PAGES)
def test_every_post_carries_the_token(name: str) -> None:
    forms = re.findall(r'<form[^>]*method="post".*?</form>', render(name), re.S)
    assert forms
    assert all('name="csrfmiddlewaretoken" value="token-1"' in form for form in forms)


def poison(value: Any) -> Any:
    """The same page with `EVIL` behind every sentence."""
    if isinstance(value, str):
        return (
            value + EVIL
            if len(value) > 3 and not value.startswith(("/", "#", "text")) and value not in KINDS
            else value
        )
    if isinstance(value, tuple):
        items = [poison(v) for v in value]
        return type(value)(*items) if hasattr(value, "_fields") else tuple(items)
    if hasattr(value, "__dataclass_fields__"):
        return replace(value, **{f.name: poison(getattr(value, f.name)) for f in fields(value)})
    return value


KINDS = {
    "text",
    "textarea",
    "number",
    "money",
    "percent",
    "date",
    "datetime",
    "select",
    "radio",
    "checks",
    "checkbox",
    "file",
    "hidden",
    "done",
    "next",
    "soon",
    "todo",
    "doing",
    "issue",
    "past",
    "today",
}


@pytest.mark.parametrize("name", PAGES)
def test_values_are_escaped(name: str) -> None:
    template, page = PAGES[name]
    env = environment(loader=FileSystemLoader(TEMPLATES))
    html = env.get_template(f"{template}.html").render(frame=frame(actor=EVIL, clock=EVIL), page=poison(page))
    assert EVIL not in html
    assert "&lt;script&gt;" in html


def test_errors_link_to_fields_and_keep_input() -> None:
    html = render("act")
    assert 'role="alert"' in html and 'href="#f-uscc"' in html and "<title>有2处需要改正" in html
    assert 'value="91990105MA9K3Q7W5"' in html and "写明事实\n和依据</textarea>" in html
    assert 'aria-describedby="f-uscc-h f-uscc-e" aria-invalid="true"' in html
    assert 'enctype="multipart/form-data"' in html and 'name="password"' in html
    assert 'name="idempotency_key" value="0f3a"' in html and 'name="version" value="4"' in html


def test_password_and_multipart_only_when_needed() -> None:
    assert 'name="password"' not in render("act", ask_password=False)
    assert "multipart" not in render("section")


def test_closed_act_shows_article_reason_and_cure() -> None:
    html = render("object")
    for words in (
        "提交申报",
        'aria-disabled="true"',
        "第十三条（三）",
        "还缺行业证明",
        "在“三年数据”中补上后即可提交。",
    ):
        assert words in html


def test_rehearsal_shows_on_every_page_and_never_in_earnest() -> None:
    assert all("<b>演练</b>" in render(name) for name in PAGES)
    assert "演练" not in render("desk", rehearsal=False)


def test_autosave_has_a_way_without_script() -> None:
    html = render("section")
    assert 'data-save="/api/v1/acts/save_answer"' in html and 'data-version="7"' in html
    assert 'name="version-overview" value="7"' in html and 'type="submit">保存并标为' in html


def test_missing_attribute_is_an_error() -> None:
    env = environment(loader=FileSystemLoader(TEMPLATES))
    with pytest.raises(UndefinedError):
        env.get_template("frame/desk.html").render(frame=frame(), page=SignInPage("/"))


def test_confirmation_repeats_the_chosen_names_only() -> None:
    html = render("ballot_confirm")
    assert FIRM in html and "金禾生鲜" not in html and 'name="confirm" value="1"' in html
