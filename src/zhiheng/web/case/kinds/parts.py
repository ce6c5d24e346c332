"""What the page of an object shows of it, and the pieces that several kinds share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from zhiheng.access import clock, viewer
from zhiheng.access.kinds import Kind
from zhiheng.access.secrecy import reads_names
from zhiheng.access.viewer import Viewer
from zhiheng.access.visible import KINDS, visible, with_relations
from zhiheng.web.frame import dates
from zhiheng.web.frame.parts import Cells, Fact, Link, Step, Table


@dataclass(frozen=True, slots=True)
class Shown:
    """``lead`` is one sentence on where the object stands; empty parts are left out of the page."""

    lead: str = ""
    facts: tuple[Fact, ...] = ()
    steps: tuple[Step, ...] = ()
    tables: tuple[Table, ...] = ()
    files: tuple[Link, ...] = ()


Page = Callable[[Viewer, Any], Shown]
PAGES: dict[Kind, Page] = {}


def shows(kind: Kind) -> Callable[[Page], Page]:
    """Say that a function tells what the page of a kind shows."""

    def declare(fn: Page) -> Page:
        PAGES[kind] = fn
        return fn

    return declare


def facts(*rows: tuple[str, Cells | None]) -> tuple[Fact, ...]:
    """Facts of what is there; empty values are left out."""
    return tuple(
        Fact(label, dates.plain(value) if isinstance(value, str) else value)
        for label, value in rows
        if value and value != dates.NONE
    )


def steps(done: int, *rows: tuple[str, str]) -> tuple[Step, ...]:
    """(what, when) in order; the first ``done`` are over, the next is now."""
    return tuple(
        Step(what, when, "done" if n < done else "now" if n == done else "next")
        for n, (what, when) in enumerate(rows)
    )


def staff(by: Viewer, obj: Any) -> bool:
    """Names of those who acted are for the office and supervision alone."""
    return reads_names(by, obj.award_of)


def person(by: Viewer, obj: Any, user: str) -> str:
    """Somebody's name, to those who may read it and to themselves."""
    return viewer.named([user]).get(user, "") if user and (staff(by, obj) or user == by.user) else ""


def behalf(by: Viewer, obj: Any, made: str, checked: str, document: str = "") -> str:
    """代录: who entered it and who verified it, by name to those who may read names; "" where nobody acted
    for another.
    """
    if not made:
        return ""
    names = viewer.named([made, checked]) if staff(by, obj) else {}
    said = f"{names.get(made, '一名工作人员')}录入，" + (
        f"{names.get(checked, '另一名工作人员')}复核" if checked else "等待另一人复核"
    )
    return f"{said}（依据{document}）" if document else said


def people(by: Viewer, obj: Any, users: Sequence[str]) -> str:
    """Names, or how many they are where names are not for the reader."""
    found = viewer.named(users) if staff(by, obj) else {}
    return "、".join(found[u] for u in users if u in found) if found else f"{len(users)}人" if users else ""


def link(by: Viewer, kind: Kind, pk: str | None, text: str = "") -> Link | None:
    """An object as a link, where somebody may know of it."""
    if not pk:
        return None
    found: Any = with_relations(visible(by, KINDS[kind.name]._default_manager.filter(pk=pk))).first()
    return Link(text or found.named, kind.address(pk)) if found is not None else None


def cases(
    by: Viewer, title: str, pks: Iterable[str], says: dict[str, str] | None = None, head: str = "说明"
) -> Table:
    """Applications that the reader may know of, by number; those they may not are counted in the note
    alone.
    """
    wanted = list(pks)
    rows: Any = with_relations(visible(by, KINDS["case"]._default_manager.filter(pk__in=wanted))).order_by(
        "no"
    )
    body: tuple[tuple[Cells, ...], ...] = tuple(
        (
            c.no or dates.NONE,
            Link(c.organisation.name, f"/case/{c.pk}/"),
            *((says.get(c.pk) or dates.NONE,) if says is not None else ()),
        )
        for c in rows
    )
    hidden = len(wanted) - len(body)
    columns = ("编号", "单位", *((head,) if says is not None else ()))
    return Table(
        title,
        columns,
        body,
        "没有单位",
        head=1,
        note=f"另有{hidden}家您已回避或不能查看" if hidden else f"共{len(wanted)}家" if wanted else "",
    )


def day_of(at: Any) -> str:
    """An instant's day, 6月18日, or nothing."""
    return dates.short(clock.day(at)) if at else ""


def day(value: Any) -> str:
    return dates.short(value) if value else ""
