"""The committee's meeting, the notice with its objection on the last evening, the decision, certificates,
prizes.
"""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from tests.journeys.cast import Cast
from tests.journeys.hands import PROOF, do, duties, fill, send, work_off

from . import qualifying
from .cast import MEMBERS, NAMES, SLIPS, alias_in


def meet(cast: Cast) -> None:
    cast.go("2026-09-22")
    on = cast.today().isoformat()
    work_off(
        cast["office"],
        cast.at,
        {"convene": lambda p: {"on": on, "place": "第一会议室", "agenda": "审议、表决"}},
        rounds=1,
    )
    for member in MEMBERS:
        work_off(cast[member], cast.at, {"sign_in": lambda p: {}}, rounds=1)
    recuse(cast)
    chair = cast["c1"]
    work_off(chair, cast.at, {"open_ballot": lambda p: {"sort": "first_time"}}, rounds=1)
    for member, names in zip(MEMBERS, SLIPS, strict=True):
        vote(cast, member, [NAMES[a] for a in names])
    work_off(chair, cast.at, {"close_ballot": lambda p: {}}, rounds=1)
    on_paper(cast, chair)
    said = {"minutes": "会议纪要", "order_reason": "兼顾医疗卫生行业代表性"}
    work_off(chair, cast.at, {"conclude": lambda p: said}, rounds=1)
    assert cast.stage == "notice"


def recuse(cast: Cast) -> None:
    """C9's firm supplies A10: no slip and no papers for it."""
    case = qualifying.case_addresses(cast)["A10"]
    page = cast["c9"]
    page.goto(f"{cast.at.url}/act/recuse{case}")
    fill(page, {"ground": "所在企业是该公司的供应商"})
    with page.expect_navigation():
        page.locator("main form[method=post] button[type=submit]").last.click()
    answer = page.goto(f"{cast.at.url}{case}")
    assert answer is not None and answer.status == 404


def on_paper(cast: Cast, chair: Page) -> None:
    """The re-award is voted on paper; one clerk enters the count, which counts only when another has
    compared it.
    """
    work_off(chair, cast.at, {"open_ballot": lambda p: {"sort": "re_award", "medium": "paper"}}, rounds=1)
    page = cast[MEMBERS[0]]
    page.goto(f"{cast.at.url}/meeting/")
    assert "请用纸质选票投票" in page.locator("main").inner_text()
    n = len(MEMBERS) - 1

    def count(p: Page) -> dict[str, Any]:
        votes = str(p.locator("main form input[name^='votes-']").first.get_attribute("name"))
        return {"returned": n, "valid": n, votes: n, "document": "计票单1号", "scan": PROOF}

    assert work_off(cast["office"], cast.at, {"enter_count": count}, rounds=1) == 1
    verify = next(a for a in duties(cast["office"], cast.at) if "/verify_count/" in a)
    own = cast["office"]
    own.goto(cast.at.url + verify)
    own.locator("main form[method=post] button[type=submit]").last.click()
    assert "不能是同一人" in own.locator("main").inner_text(), "who entered the count does not verify it"
    assert work_off(cast["office2"], cast.at, {"verify_count": lambda p: {}}, rounds=1) == 1


def vote(cast: Cast, member: str, names: list[str]) -> None:
    page = cast[member]
    page.goto(f"{cast.at.url}/meeting/")
    page.locator("main a[href^='/ballot/']").first.click()
    for name in names:
        page.get_by_role("checkbox", name=name, exact=False).first.check()
    cast_slip(page)


def cast_slip(page: Page) -> None:
    """Check the names once more and cast; the answer never says what was chosen."""
    for _ in range(2):
        with page.expect_navigation():
            page.locator("main form[method=post] button[type=submit]").last.click()
    assert "已收到您的选票" in page.locator("main").inner_text()


def recheck(cast: Cast, round: str, due: str) -> None:
    """All departments are asked again; nothing new is known to them."""
    qualifying.ask(cast, round, due)
    qualifying.attest(cast, round)
    qualifying.letters(cast, round)


def publish(cast: Cast) -> None:
    cast.go("2026-09-23")
    recheck(cast, "notice", "2026-09-26")
    cast.go("2026-09-28")
    said = {
        "medium": "区政府门户网站",
        "link": "https://example.invalid/notice",
        "proof": PROOF,
        "document": "公示1号",
    }
    work_off(cast["office"], cast.at, {"publish_notice": lambda p: said}, rounds=1)


def objections(cast: Cast) -> None:
    """One signed and unfounded, one without a name on the last evening and true, one without any fact."""
    cast.go("2026-09-30", "10:00")
    object_(cast, "A1", "2024年曾因税务问题被处罚，不应入选", name="周某", contact="0371-00000000")
    cast.go("2026-10-10", "23:45")
    object_(cast, "A2", "2025年11月6日因环境违法被罚款，申报时隐瞒，处罚决定书可查")
    object_(cast, "A6", "听说不够格")


def object_(cast: Cast, alias: str, facts: str, **who: str) -> None:
    public = cast.newcomer(phone=True)
    public.goto(f"{cast.at.url}/{cast.award}/notice/")
    public.locator("main a[href$='/notice/object/']").first.click()
    options = public.locator("main select[name=case] option").evaluate_all(
        "o => o.map(x => [x.value, x.textContent])"
    )
    number = next(str(v) for v, text in options if NAMES[alias] in text)
    fill(public, {"case": number, "facts": facts, **who})
    send(public, f"{cast.at.url}/{cast.award}/notice/object/?")
    assert "异议已收到" in public.locator("main").inner_text()
    public.context.close()


def conclude(cast: Cast) -> None:
    office = cast["office"]
    cast.go("2026-10-12")
    assert not [a for a in duties(office, cast.at) if "/close_notice/" in a], (
        "an open objection keeps the notice open"
    )
    upheld = take_up(cast, office)
    case = qualifying.case_addresses(cast)["A2"]
    do(
        office,
        cast.at,
        f"/act/tell{case}",
        {"matter": "cancellation", "grounds": "隐瞒环境行政处罚", "article": "17(6)", "days": "3"},
    )
    cast.go("2026-10-15", "15:00")
    work_off(cast["A2"], cast.at, {"respond": lambda p: {"answer": "承认未如实说明该项处罚"}}, rounds=1)
    cast.go("2026-10-19", "10:00")
    do(
        office,
        cast.at,
        f"/act/uphold/objection/{upheld}/",
        {"reason": "查实隐瞒处罚，属弄虚作假", "fraud": "是"},
    )
    work_off(office, cast.at, {"close_notice": lambda p: {}}, rounds=1)
    assert cast.stage == "decision"


def take_up(cast: Cast, office: Page) -> str:
    """Sort the three objections; the id of the one that will be upheld."""
    upheld = ""
    for address in [a for a in duties(office, cast.at) if "/take_up/" in a]:
        office.goto(cast.at.url + address)
        alias, pk = alias_in(office.locator("body").inner_text()), address.strip("/").split("/")[-1]
        if alias == "A6":
            do(office, cast.at, f"/act/set_aside/objection/{pk}/", {"reason": "没有可查的事实或线索"})
            continue
        do(office, cast.at, address, {"checkable": "是"})
        do(office, cast.at, f"/act/investigate/objection/{pk}/", {"record": "调阅档案并向有关部门核实"})
        if alias == "A1":
            do(office, cast.at, f"/act/dismiss/objection/{pk}/", {"reason": "处罚轻微且已在资格审核中认定"})
        else:
            upheld = pk
    return upheld


def finish(cast: Cast) -> None:
    cast.go("2026-10-20")
    work_off(
        cast["office"],
        cast.at,
        {"request_decision": lambda p: {"request": "提请审定", "legality": "程序合法"}},
        rounds=1,
    )
    recheck(cast, "decision", "2026-10-25")
    cast.go("2026-10-26")
    said = {"on": "2026-10-26", "meeting_on": "2026-10-20", "document": "金政通报〔2026〕1号"}
    assert (
        work_off(cast["office"], cast.at, {"enter_decision": lambda p: {**said, "scan": PROOF}}, rounds=1)
        == 1
    )
    assert not [a for a in duties(cast["office"], cast.at) if "/issue_certificate/" in a], (
        "nothing follows before a second person"
    )
    assert work_off(cast["office2"], cast.at, {"verify_decision": lambda p: {}}, rounds=1) == 1
    work_off(cast["office"], cast.at, {"issue_certificate": lambda p: {}}, rounds=1)
    numbers = iter(range(1, 10))

    def order(page: Page) -> dict[str, Any]:
        line = page.locator("main select[name=line] option", has_text="奖金").first.get_attribute("value")
        return {"line": line or "", "amount": "50万元", "order_no": f"BF-{next(numbers)}"}

    assert work_off(cast["office"], cast.at, {"order_prize": order}, rounds=1) == 2, "none for the re-award"
    assert work_off(cast["office2"], cast.at, {"release_prize": lambda p: {"proof": PROOF}}, rounds=1) == 2
    assert not [a for a in duties(cast["office"], cast.at) if "/close_edition/" in a], (
        "nobody was told on paper yet"
    )
    assert deliver(cast) >= 2
    work_off(cast["office"], cast.at, {"close_edition": lambda p: {"note": "案卷齐全，归档"}}, rounds=1)


def deliver(cast: Cast) -> int:
    """Every refusal and cancellation: its notice made, sent, delivered; how many."""
    page, at = cast["office"], cast.at
    page.goto(f"{at.url}/papers/")
    found = page.locator("main a[href*='about=case']").evaluate_all(
        "links => links.map(a => a.getAttribute('href'))"
    )
    for n, address in enumerate(found, 1):
        page.goto(at.url + str(address))
        fill(page, {"number": f"质评办〔2026〕{n}号"})
        send(page, str(address))
        paper = str(page.locator("main a[href^='/o/paper/']").first.get_attribute("href"))
        do(
            page,
            at,
            f"/act/send_paper/paper/{paper.split('/')[3]}/",
            {"party": "申报单位", "means": "直接送达", "on": "2026-10-26"},
        )
        letter = str(page.locator("main a[href^='/o/letter/']").first.get_attribute("href"))
        do(
            page,
            at,
            f"/act/record_delivery/letter/{letter.split('/')[3]}/",
            {"on": "2026-10-26", "receiver": "单位收发室", "proof": PROOF},
        )
    return len(found)
