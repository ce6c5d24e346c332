"""Entries of the record in words: who, in which office, did what, about what, under which article, by
which way.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from zhiheng.access import clock, todo, viewer
from zhiheng.access.kinds import word
from zhiheng.access.visible import KINDS, visible, with_relations
from zhiheng.web.frame import dates, objects, pages
from zhiheng.web.frame.page import Cite, Link
from zhiheng.web.frame.registers import Entry, EntryDay

from . import tables, timeline

WAYS = {"web": "网页", "api": "接口", "cli": "命令行", "system": "系统"}
NOBODY = {"system": "系统", "public": "社会公众"}
Row = tuple[dict[str, Any], str]


def days(by: viewer.Viewer, rows: Sequence[Row]) -> tuple[EntryDay, ...]:
    """Entries under their days; names of objects that the viewer may not know of are left out."""
    known = names(by, {b["object"] for b, _ in rows})
    people = viewer.named({b["by"] for b, _ in rows})
    behalf = todo.names("body", [b["on_behalf"].partition("/")[2] for b, _ in rows if b["on_behalf"]])
    titles = timeline.titles()
    made = []
    for day, found in groupby(rows, key=lambda r: _at(r[0]).date()):
        entries = tuple(_entry(b, hashed, known, people, behalf, titles) for b, hashed in found)
        made.append(EntryDay(f"{dates.full(day)}（{dates.weekday(day)}）", f"{len(entries)}条", entries))
    return tuple(made)


def _at(body: Mapping[str, Any]) -> datetime:
    return datetime.fromisoformat(body["at"]).astimezone(clock.SHANGHAI)


def names(by: viewer.Viewer, refs: Iterable[str]) -> dict[str, str]:
    """How objects are called, by reference: one question per kind, whatever the number of rows."""
    wanted: dict[str, list[str]] = {}
    for ref in refs:
        kind, _, pk = ref.partition("/")
        if kind in KINDS:
            wanted.setdefault(kind, []).append(pk)
    found: dict[str, str] = {}
    for kind, pks in wanted.items():
        rows = with_relations(visible(by, KINDS[kind]._default_manager.filter(pk__in=pks)))
        found |= {obj.ref: obj.named for obj in rows}
    return found


def _entry(
    b: Mapping[str, Any],
    hashed: str,
    names: Mapping[str, str],
    people: Mapping[str, str],
    behalf: Mapping[str, str],
    titles: Mapping[str, str],
) -> Entry:
    office = tables.ACTORS.get(b["office"], b["office"])
    ref = b["object"]
    kind = word(ref.partition("/")[0])
    about = Link(names[ref] or kind, objects.address(ref)) if ref in names else kind
    who = people.get(b["by"]) or NOBODY.get(b["by"], "——")
    return Entry(
        f"{_at(b):%H:%M:%S}",
        who,
        "" if office == who else office,
        titles.get(b["act"]) or b["act"],
        about,
        Cite(pages.article(b["article"])) if b["article"] else None,
        WAYS.get(b["via"], b["via"]),
        _behalf(b, behalf),
        f"第{b['seq']}条 {hashed[:8]}",
    )


def _behalf(b: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """代录: for whom, on which document; "" where somebody acted for themselves."""
    if not b["on_behalf"]:
        return ""
    return f"代{names.get(b['on_behalf'], '他人')}录入，依据{b['document'] or '（没有写明文件）'}"
