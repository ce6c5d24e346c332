"""Lists that the office kept in a sheet, as the acts they stand for: which columns, which rows, and what
is wrong where.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any, Literal, get_args, get_origin

from zhiheng.access import acts, args, words
from zhiheng.access.acting import Actor, Award, cite
from zhiheng.access.batch import Step
from zhiheng.access.refusals import Refusal
from zhiheng.law import citation
from zhiheng.law.finding import Finding
from zhiheng.people import selectors as people
from zhiheng.web.acts import labels
from zhiheng.web.acts.asking import plain as bare
from zhiheng.web.frame import dates

from . import reading, writing
from .reading import Sheet

WRITTEN = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: 0?0:00(?::00)?)?|(\d{4})(\d{2})(\d{2})")
CODES = ("login", "uscc", "telephone")
SCOPED = ("department", "recommender")


@dataclass(frozen=True, slots=True)
class Kind:
    """A list that can be brought in: the act that each row stands for, and the page that shows what came
    of it.
    """

    key: str
    title: str
    act: str
    lead: str
    back: str

    @property
    def performed(self) -> acts.Performed:
        return acts.table()[self.act]


KINDS = {
    k.key: k
    for k in (
        Kind(
            "bodies",
            "机构",
            "found_body",
            "每行设立一个机构。推荐单位、核查部门先在这里设立，再导入任职",
            "/people/",
        ),
        Kind("appointments", "任职", "appoint", "每行办理一项任命。一人担任几项职责的写几行", "/people/"),
        Kind("experts", "评审员库", "admit_expert", "每行入库一名评审员", "/people/"),
        Kind(
            "winners",
            "往届获奖单位",
            "enter_earlier_honour",
            "每行登记一家往届获奖单位。有效期和再次申报由此计算",
            "/award/",
        ),
    )
}


@dataclass(frozen=True, slots=True)
class Column:
    """One argument of the act as a column; ``choices`` maps the words it takes to values."""

    name: str
    label: str
    hint: str
    required: bool
    day: bool
    choices: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Bad:
    """A refused cell, or a whole row where ``column`` is "": why, and what cures it under which article."""

    row: int
    column: str
    value: str
    reason: str
    cure: str
    article: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row as it will be done: what was written, by column, and the typed values of the act."""

    no: int
    said: Mapping[str, str]
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything a sheet asks for. Nothing may be done while anything is ``bad``."""

    kind: Kind
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    bad: tuple[Bad, ...]
    article: str


def columns(kind: Kind, award: Award) -> tuple[Column, ...]:
    """The act's own arguments; the rehearsal's alias is none of an office's lists."""
    return tuple(_column(s, award) for s in args.specs(kind.performed.service) if s.name != "alias")


def _column(s: args.Spec, award: Award) -> Column:
    plain = bare(s.type)
    if s.name == "scope":
        hint, choices = "推荐单位、核查部门必填，写机构全称；机构须已设立", {}
    elif get_origin(plain) is Literal:
        choices = {labels.choice(v): v for v in get_args(plain) if v}
        hint = "、".join(choices)
    elif s.arg.options:
        choices = {label: v for v, label in s.arg.options(award) if v}
        hint = "、".join(choices)
    else:
        hint, choices = s.arg.hint or ("写作 2026年3月1日" if plain is date else ""), {}
    return Column(s.name, s.arg.label, hint, s.required, plain is date, choices)


def questions(kind: Kind, award: Award) -> list[writing.Question]:
    """The columns as heads of an empty sheet."""
    return [
        writing.Question(
            c.label, "；".join(x for x in ("必填" if c.required else "选填", c.hint) if x), tuple(c.choices)
        )
        for c in columns(kind, award)
    ]


def planned(kind: Kind, award: Award, sheet: Sheet) -> Plan:
    """Read each row as arguments of the act. What the law says of them is asked later, by trying."""
    made, article = columns(kind, award), cite(award, kind.performed.act.cite)
    places, bad = _head(sheet, made, article)
    if bad:
        return Plan(kind, made, (), tuple(bad), article)
    rows = [
        (no, cells)
        for no, cells in sheet.rows[1:]
        if not next((c for c in cells if c), "").startswith(writing.HINT)
    ]
    if len(rows) > reading.MOST_ROWS:
        return Plan(
            kind,
            made,
            (),
            (Bad(0, "", "", f"超过{reading.MOST_ROWS}行", "请分成几份上传", article),),
            article,
        )
    bad += _faults(sheet, places, article)
    lines, faulty = [], {b.row for b in bad}
    scopes = people.scopes(award.pk) if kind.act == "appoint" else {}
    for no, cells in rows:
        said = {c.name: cells[at] for at, c in places.items() if at < len(cells) and cells[at]}
        values, wrong = _values(kind, no, said, made, scopes, article)
        bad += [] if no in faulty else wrong
        if not wrong:
            lines.append(Line(no, said, values))
    bad += [*_twice(kind, award, lines, article)]
    if not rows:
        bad.append(Bad(0, "", "", "没有要导入的行", "请在表头下面逐行填写", article))
    return Plan(kind, made, tuple(lines), tuple(sorted(bad, key=lambda b: b.row)), article)


def _head(sheet: Sheet, made: Sequence[Column], article: str) -> tuple[dict[int, Column], list[Bad]]:
    """Which column stands where, by the words of its head."""
    no, head = sheet.rows[0] if sheet.rows else (1, ())
    known = {c.label: c for c in made}
    places: dict[int, Column] = {}
    bad = []
    for at, label in enumerate(head):
        if label in known and known[label] not in places.values():
            places[at] = known[label]
        elif label:
            reason = "这一列出现了两次" if label in known else "不认识的列"
            bad.append(Bad(no, label, label, reason, f"请使用模板的表头：{'、'.join(known)}", article))
    lacking = [c.label for c in made if c.required and c not in places.values()]
    bad += [Bad(no, label, "", "缺少这一列", "请下载模板，按模板的表头填写", article) for label in lacking]
    return places, bad


def _faults(sheet: Sheet, places: Mapping[int, Column], article: str) -> list[Bad]:
    """Cells that the reader did not take."""
    return [
        Bad(
            f.row,
            places[f.column].label if f.column in places else f"第{f.column + 1}列",
            f.value,
            f.reason,
            f.cure,
            article,
        )
        for f in sheet.faults
    ]


def _values(
    kind: Kind,
    no: int,
    said: Mapping[str, str],
    made: Sequence[Column],
    scopes: Mapping[tuple[str, str], str],
    article: str,
) -> tuple[dict[str, Any], list[Bad]]:
    raw: dict[str, Any] = {}
    bad: list[Bad] = []
    for c in (c for c in made if c.name in said):
        found = _value(c, said[c.name], raw.get("office", ""), scopes)
        if found is None:
            reason, cure = _unread(c, said[c.name])
            bad.append(Bad(no, c.label, said[c.name], reason, cure, article))
        else:
            raw[c.name] = found
    if bad:
        return {}, bad
    values, wrong = args.read(kind.performed.service, raw, article)
    return values, [b for f in wrong for b in _said(no, said, made, f)]


def _value(c: Column, text: str, office: str, scopes: Mapping[tuple[str, str], str]) -> str | None:
    """What the act takes for what was written, None where it cannot be read."""
    if c.name == "scope":
        wanted = (office,) if office in SCOPED else tuple({sort for sort, _ in scopes})
        found = {scopes[sort, text] for sort in wanted if (sort, text) in scopes}
        return found.pop() if len(found) == 1 else None
    if c.choices:
        return c.choices.get(text) or (text if text in c.choices.values() else None)
    if c.day:
        return _day(text)
    return unicodedata.normalize("NFKC", text) if c.name in CODES else text


def _day(text: str) -> str | None:
    found = WRITTEN.fullmatch(unicodedata.normalize("NFKC", text))
    if found is None:
        return None
    year, month, day = (int(x) for x in found.groups() if x)
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _unread(c: Column, text: str) -> tuple[str, str]:
    if c.name == "scope":
        return f"没有查到机构“{text}”，或有几个同名机构", "请先设立这个机构，名称与“机构与人员”一致"
    if c.choices:
        return f"“{text}”不在可以填写的词里", f"请填写其中一个：{'、'.join(c.choices)}"
    return f"“{text}”不是有效日期", "请写作 2026年3月1日"


def _said(no: int, said: Mapping[str, str], made: Sequence[Column], finding: Finding) -> Iterator[Bad]:
    """A finding of the law at its cell, or at the row where no argument is the cause."""
    name = str(finding.facts.get("argument", ""))
    label = next((c.label for c in made if c.name == name), "")
    yield Bad(no, label, said.get(name, ""), words.reason(finding), words.cure(finding), finding.article)


def _twice(kind: Kind, award: Award, lines: Sequence[Line], article: str) -> Iterator[Bad]:
    """Rows that repeat a row, an appointment that runs already, and a login that belongs to another name."""
    first: dict[tuple[Any, ...], int] = {}
    held = people.held(award.pk) if kind.act == "appoint" else set()
    names = people.names_by_login(str(x.values["login"]) for x in lines if "login" in x.values)
    for x in lines:
        same = tuple(sorted((k, str(v)) for k, v in x.values.items()))
        if first.setdefault(same, x.no) != x.no:
            yield Bad(x.no, "", "", f"与第{first[same]}行完全相同", "请删除其中一行", article)
        if "login" not in x.values:
            continue
        login = str(x.values["login"]).lower()
        if kind.act == "appoint" and (login, x.values["office"], x.values.get("scope", "")) in held:
            yield Bad(
                x.no,
                "登录名",
                x.said["login"],
                "这个人已经担任这项职责",
                "请删除这一行；职务有变化的，先免去再任命",
                article,
            )
        if names.setdefault(login, str(x.values["name"])) != x.values["name"]:
            yield Bad(
                x.no,
                "登录名",
                x.said["login"],
                "这个登录名已登记为另一个姓名",
                "请核对登录名和姓名；不同的人要用不同的登录名",
                article,
            )


def steps(plan: Plan, award: Award, actor: Actor, at: datetime) -> list[Step]:
    """The acts of a plan in the order of its rows."""
    service = plan.kind.performed.service
    return [(x.no, partial(service, award.ref, by=actor, at=at, **x.values)) for x in plan.lines]


def refused(plan: Plan, found: Iterable[tuple[int, Refusal]]) -> list[Bad]:
    """What the law refused, at the cell that caused it."""
    said = {x.no: x.said for x in plan.lines}
    return [
        b for no, refusal in found for f in refusal.findings for b in _said(no, said[no], plan.columns, f)
    ]


def sentence(plan: Plan, line: Line) -> str:
    """What one row will do, in the words that were written and days as people read them."""
    shown = [
        dates.full(line.values[c.name]) if c.day and c.name in line.values else line.said.get(c.name, "")
        for c in plan.columns
    ]
    return f"{plan.kind.performed.act.title}：{' · '.join(x for x in shown if x)}"


def cited(article: str) -> str:
    return citation.article(article) if article else ""
