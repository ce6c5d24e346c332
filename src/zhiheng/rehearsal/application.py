"""Applications: drafts with every field, evidence, recommendation, submission."""

from __future__ import annotations

from datetime import timedelta

from zhiheng.access.kinds import AWARD
from zhiheng.applications.kinds import RECOMMENDATION
from zhiheng.applications.models import Answer, Recommendation
from zhiheng.editions import pinned
from zhiheng.editions.kinds import CASE
from zhiheng.people.models import Body

from .firms import Firm
from .stage import Stage

TEXTS = (
    "方法系统、有效，已形成制度并按年评审改进。",
    "在主要部门展开，近三年数据显示持续改进。",
    "与战略和相关方要求一致，并与标杆对比。",
)


def drafts(s: Stage) -> None:
    """Every firm registers, fills in its form and is recommended; nothing is submitted yet."""
    s.go(s.scenario.days.call + timedelta(days=3))
    for n, firm in enumerate(s.scenario.firms, 1):
        register(s, n, firm)
    for n, firm in enumerate(s.scenario.firms, 1):
        draft(s, n, firm)
        recommended(s, firm)


def register(s: Stage, n: int, firm: Firm) -> None:
    login = firm.alias.lower()
    if firm.alias not in s.people:
        s.do(
            "public",
            "register_organisation",
            AWARD.ref(s.award.pk),
            uscc=firm.code(n),
            name=firm.name,
            login=s.login(login),
            contact=f"{firm.name[:4]}联系人",
            alias=firm.alias,
        )
        s.know(firm.alias, login)
    done = s.do(firm.alias, "open_application", s.ref, alias=firm.alias)
    s.cases[firm.alias] = done.object.partition("/")[2]


def draft(s: Stage, n: int, firm: Firm) -> None:
    case = CASE.ref(s.cases[firm.alias])
    for field, text in fields(s, n, firm).items():
        seen = (
            Answer.objects.filter(case=s.cases[firm.alias], field=field)
            .values_list("version", flat=True)
            .first()
        )
        s.do(firm.alias, "save_answer", case, field=field, text=text, version=seen or 0)
    for title, sort in (
        ("营业执照或登记证书", "licence"),
        ("近三年审计报告", "audit"),
        ("行业地位证明", "rank"),
    ):
        s.do(
            firm.alias,
            "attach",
            case,
            file=s.paper(firm.alias, f"{firm.name} {title}"),
            name=f"{title}.pdf",
            sort=sort,
        )


def fields(s: Stage, n: int, firm: Firm) -> dict[str, str]:
    """The whole form as the firm would type it."""
    first = s.here.deadline.year - 3 if s.here.deadline else s.scenario.year - 3
    answers = {
        "organisation.uscc": firm.code(n),
        "organisation.name": firm.name,
        "organisation.kind": firm.kind,
        "organisation.non_profit": yes(firm.non_profit),
        "organisation.established": firm.established.isoformat(),
        "organisation.industry": firm.industry,
        "organisation.staff": str(firm.staff),
        "organisation.specialised": yes(firm.specialised),
        "organisation.budget_funded": yes(firm.budget_funded),
        "licence.main.from": (firm.licence_from or firm.established).isoformat(),
        "model.adopted": firm.adopted.isoformat(),
        "standing.rank": "据行业协会年度统计，上年度主要指标居省内同行业前列（见证明材料）。",
        "standing.foundation": "通过质量管理体系认证，参与标准制定，信用记录良好。",
        "declaration.bars": firm.claims,
        "declaration.truth": "是",
    }
    if firm.predecessor:
        answers["organisation.predecessor_established"] = firm.predecessor.isoformat()
    for i, (revenue, total, operating) in enumerate(firm.years):
        answers |= {
            f"years.{first + i}.revenue": str(revenue),
            f"years.{first + i}.profit_total": str(total),
            f"years.{first + i}.profit_operating": str(operating),
        }
    for item in pinned.criteria(s.here.criteria).items:
        answers[f"self_assessment.{item.id}"] = f"{item.title}：" + "".join(TEXTS)
    return answers


def yes(flag: bool) -> str:
    return "是" if flag else "否"


def recommended(s: Stage, firm: Firm) -> None:
    """Ask, be returned once where the story says so, be recommended."""
    name = s.scenario.recommenders[firm.recommender]
    body = Body.objects.get(award=s.award, name=name, sort="recommender")
    case, by = CASE.ref(s.cases[firm.alias]), f"recommender{firm.recommender + 1}"
    s.do(firm.alias, "ask_recommendation", case, body=body.pk)
    row = RECOMMENDATION.ref(Recommendation.objects.get(case=s.cases[firm.alias], body=body).pk)
    if firm.returned_once:
        s.do(by, "return_application", row, reason="自评报告缺少社会贡献数据，请补充后再报")
        s.do(firm.alias, "ask_recommendation", case, body=body.pk)
    s.do(by, "recommend", row, reason="经核实，材料属实，同意推荐")


def submissions(s: Stage) -> None:
    """All submit on the last day, in the order of the clock."""
    for firm in sorted(s.scenario.firms, key=lambda f: f.submit):
        s.go(s.scenario.days.deadline, *firm.submit)
        s.do(firm.alias, "submit", CASE.ref(s.cases[firm.alias]))


def close(s: Stage) -> None:
    s.go(s.scenario.days.deadline + timedelta(days=1), 9)
    s.do("office", "close_call", s.ref)
