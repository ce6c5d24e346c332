"""How far the parts of an application are filled in, in words and figures."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from zhiheng.access import clock
from zhiheng.law.form import Field, Form
from zhiheng.law.scoring import Item
from zhiheng.web.frame.parts import State

Answers = Mapping[str, tuple[str, int]]
REPORT = "self_assessment"
FEWEST, MOST = 300, 3000
PER_POINT = (16, 30)


def text(given: Answers, name: str) -> str:
    return given.get(name, ("", 0))[0]


def version(given: Answers, name: str) -> int:
    return given.get(name, ("", 0))[1]


def count(written: str) -> int:
    """Characters without white space, as a reader counts them."""
    return len("".join(written.split()))


def advised(item: Item) -> tuple[int, int]:
    """The advised range of characters by the points of an item: 16 to 30 a point, within 300 to 3000."""
    low, high = (round(item.points * n, -2) for n in PER_POINT)
    return max(low, FEWEST), min(max(high, 2 * FEWEST), MOST)


def item(given: Answers, one: Item) -> State:
    """Not begun, begun, or as long as advised."""
    n = count(text(given, f"{REPORT}.{one.id}"))
    if not n:
        return State("todo", "未开始")
    return State("done", f"{n:,}字") if n >= advised(one)[0] else State("doing", f"{n:,}字")


def section(fields: list[Field], given: Answers) -> tuple[State, str]:
    """The state of a section and how much of it is there."""
    empty = [f for f in fields if not text(given, f.id).strip()]
    need = sum(f.required for f in empty)
    unit = "条" if fields and fields[0].section == REPORT else "项"
    if not need:
        return State("done", "已填写"), f"共{len(fields)}{unit}"
    state = State("todo", "未开始") if len(empty) == len(fields) else State("doing", "进行中")
    return state, f"共{len(fields)}{unit}，还差{need}{unit}"


def states(form: Form, given: Answers) -> dict[str, tuple[State, str]]:
    """State and note of every section."""
    return {s.id: section(form.of(s.id), given) for s in form.sections}


def page_of(f: Field, mend: bool = False) -> str:
    """Where a field is filled in: its section, an item's own page, and the field itself."""
    tail = "?from=check" if mend else ""
    if f.section == REPORT and f.id.startswith(f"{REPORT}."):
        return f"/application/{REPORT}/{f.id.removeprefix(f'{REPORT}.')}/{tail}#f-{f.id}"
    return f"/application/{f.section}/{tail}#f-{f.id}"


def at(when: datetime | None) -> str:
    """The time of an instant, to the second; "" where there is none."""
    return f"{when.astimezone(clock.SHANGHAI):%H:%M:%S}" if when else ""


def moment(when: datetime) -> str:
    """Day and time to the second."""
    local = when.astimezone(clock.SHANGHAI)
    return f"{local.month}月{local.day}日 {local:%H:%M:%S}"


def full(when: datetime) -> str:
    """The same with its year, for what is kept."""
    return f"{when.astimezone(clock.SHANGHAI).year}年{moment(when)}"
