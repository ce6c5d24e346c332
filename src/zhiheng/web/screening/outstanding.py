"""Who is waited for: round by round, with words ready for a group and a list to telephone from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.access import clock
from zhiheng.editions import selectors as editions
from zhiheng.people.selectors import Contact
from zhiheng.web.frame import dates, rendering
from zhiheng.web.frame.guard import require
from zhiheng.web.frame.parts import Cells, Link, State, Table
from zhiheng.web.lists import paging
from zhiheng.web.sheets import writing

from . import chasing
from .chasing import Owed, Round
from .pages import WaitingPage, WaitingRound

COLUMNS = ("谁", "等什么", "自", "期限", "剩余", "联系")
NUMBERED = 7


@require_GET
def outstanding(request: HttpRequest) -> HttpResponse:
    """?edition= &round= one round; ?as=csv or xlsx takes out the telephone list of what is shown."""
    by = rendering.viewer_of(request)
    require(by, "waiting")
    known = editions.editions(by)
    edition = next((e for e in known if e.pk == request.GET.get("edition")), known[0] if known else None)
    if edition is None:
        return rendering.page(
            request,
            "screening/waiting.html",
            "等谁回复",
            WaitingPage("等谁回复", "还没有届次", (), (), (), "没有等待答复的事项"),
        )
    today = clock.day(clock.now(edition.award))
    every = chasing.of(by, edition, editions.rules_of(edition))
    one = next((r for r in every if r.key == request.GET.get("round")), None)
    shown = [one] if one else every
    if request.GET.get("as") in ("csv", "xlsx"):
        return writing.answer(
            _calls(shown, today),
            f"{edition.named}{one.title if one else '等谁回复'}电话表",
            request.GET["as"],
        )
    page = WaitingPage(
        "等谁回复",
        f"{edition.named} · {_counted(every, today)}",
        _chips(edition, every, one),
        tuple(_round(edition, r, today) for r in shown),
        _exports(edition, one) if every else (),
        "没有等待答复的事项",
    )
    return rendering.page(request, "screening/waiting.html", "等谁回复", page)


def _counted(every: Sequence[Round], today: date) -> str:
    n, late = sum(len(r.owed) for r in every), sum(_late(o, today) for r in every for o in r.owed)
    return f"共{n}条，其中逾期{late}条" if late else f"共{n}条，没有逾期" if n else "都已办理"


def _late(o: Owed, today: date) -> bool:
    return o.due is not None and o.due < today


def _chips(edition: Any, every: Sequence[Round], one: Round | None) -> tuple[Link, ...]:
    if len(every) < 2:
        return ()
    whole = Link("全部", _address(edition, ""), one is None, str(sum(len(r.owed) for r in every)))
    return (whole, *(Link(r.title, _address(edition, r.key), r is one, str(len(r.owed))) for r in every))


def _address(edition: Any, key: str, kind: str = "") -> str:
    return paging.address("/waiting/", {"edition": edition.pk, "round": key, "as": kind})


def _exports(edition: Any, one: Round | None) -> tuple[Link, ...]:
    key = one.key if one else ""
    return (
        Link("电话表 Excel", _address(edition, key, "xlsx")),
        Link("电话表 CSV", _address(edition, key, "csv")),
    )


def _round(edition: Any, r: Round, today: date) -> WaitingRound:
    ordered = sorted(r.owed, key=lambda o: o.due or date.max)
    rows = tuple(
        (
            o.who,
            o.what,
            f"{dates.full(o.since)}起" if o.since else dates.NONE,
            dates.full(o.due),
            _left(o, today),
            _reach(o),
        )
        for o in ordered
    )
    return WaitingRound(
        r.key,
        Table(f"{r.title}（{len(rows)}）", COLUMNS, rows, queue=True, note=r.note),
        f"发到{r.into}的文字",
        words(edition, r, ordered, today),
    )


def _left(o: Owed, today: date) -> Cells:
    if o.due is None:
        return dates.NONE
    return State("issue" if _late(o, today) else "soon", dates.overdue(o.due, today))


def _reach(o: Owed) -> Cells:
    """Numbers to dial and mailboxes to write to, each after the name of whose it is where the line does
    not say it.
    """
    made: list[str | Link] = []
    for c in o.contacts:
        made += [x for x in (c.name if c.name != o.who else "", _way(c) or "没有登记电话") if x]
    return tuple(made) or "没有登记电话"


def _way(c: Contact) -> Link | str:
    said = number(c)
    if said:
        return Link(said, f"tel:{''.join(x for x in said if x.isdigit() or x == '+')}")
    mail = c.address or (c.login if "@" in c.login else "")
    return Link(mail, f"mailto:{mail}") if mail else ""


def number(c: Contact) -> str:
    """A login is a telephone number where it has at least seven digits and nothing that a number has not."""
    return (
        c.login
        if sum(x.isdigit() for x in c.login) >= NUMBERED and not set(c.login) - set("0123456789+-() 转")
        else ""
    )


def words(edition: Any, r: Round, owed: Iterable[Owed], today: date) -> str:
    """Plain text for a group: who asks, what, of whom as far as that group may know it, and the day."""
    names = list(dict.fromkeys(o.group for o in owed if o.group))
    return "\n".join(
        (
            "各位好：",
            r.asks,
            *(["、".join(names)] if names else []),
            "已经办理的，请忽略本条。谢谢。",
            f"{edition.award.name}评定委员会办公室",
            dates.full(today),
        )
    )


def _calls(shown: Sequence[Round], today: date) -> Table:
    """One line for each person to call; a line without a known number stays, so that nobody is forgotten."""
    rows: list[tuple[Cells, ...]] = []
    for r in shown:
        for o in sorted(r.owed, key=lambda o: o.due or date.max):
            late = str((today - o.due).days) if o.due is not None and o.due < today else ""
            head = (r.title, writing.plain(o.who), o.what, dates.full(o.since), dates.full(o.due), late)
            rows += [(*head, c.name, writing.plain(_way(c)), "") for c in o.contacts] or [
                (*head, "", "没有登记", "")
            ]
    return Table(
        "电话表",
        ("事项", "谁", "等什么", "自", "期限", "逾期天数", "联系人", "电话或邮箱", "结果"),
        tuple(rows),
        numeric=(5,),
    )
