"""The calendar of working days: a year's arrangement, loaded from the notice of the State Council."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Annotated, Any

from zhiheng.access import ids
from zhiheng.access.acting import Actor, Done, acting, cite
from zhiheng.access.acts import performs
from zhiheng.access.args import Arg, Document
from zhiheng.access.inputs import Long
from zhiheng.editions import acts, pinned
from zhiheng.editions.models import CalendarFile
from zhiheng.files import services as files
from zhiheng.law import workdays
from zhiheng.law.finding import Finding, holds, not_met


def _calendar_bytes(calendar: workdays.Calendar) -> bytes:
    years = [
        {
            "year": y,
            "source": n.source,
            "provisional": n.provisional,
            "off": sorted(d.isoformat() for d in n.off),
            "makeup": sorted(d.isoformat() for d in n.makeup),
        }
        for y, n in sorted(calendar.years.items())
    ]
    return json.dumps({"years": years}, ensure_ascii=False, sort_keys=True).encode()


@performs(acts.LOAD_CALENDAR)
def load_calendar(
    award: str,
    *,
    text: Annotated[str, Arg("节假日安排文件内容", "TOML，一年一个 [[year]]", Long())],
    document: Document,
    by: Actor,
    at: datetime,
) -> Done:
    """Load the next year's notice; clocks that waited for it are computed anew from now on."""
    years: dict[int, workdays.YearNotice] = {}

    def given(award: Any) -> list[Finding]:
        try:
            years.update(workdays.parse(text).years)
        except (ValueError, TypeError, KeyError) as wrong:
            return [not_met("calendar_file", cite(award, "notice"), says=str(wrong), argument="text")]
        return []

    with acting(acts.LOAD_CALENDAR, award, by=by, at=at, given=given) as act:
        known = set(pinned.calendar(act.award).years)
        act.require(
            holds(
                not known & set(years),
                "calendar_year_new",
                act.cite("notice"),
                years=sorted(known & set(years)),
                argument="text",
            )
        )
        sha = files.put_text(text.encode(), at).sha256
        for year, notice in sorted(years.items()):
            CalendarFile.objects.create(
                id=ids.new_id(), award=act.award, year=year, sha256=sha, source=notice.source, at=at
            )
        act.document = document
        act.say(years=sorted(years), sha256=sha)
    return act.done
