"""Papers that were made and letters that went and came."""

from __future__ import annotations

from typing import Any

from zhiheng.access.viewer import Viewer
from zhiheng.documents import selectors as papers
from zhiheng.documents.kinds import DELIVERED, KEPT, LETTER, PAPER, SENT
from zhiheng.web.frame import dates
from zhiheng.web.frame.parts import Link

from .parts import Shown, day_of, facts, link, person, shows, steps

DONE = {KEPT: 1, SENT: 2, DELIVERED: 3}


@shows(PAPER)
def paper(by: Viewer, p: Any) -> Shown:
    """One revision: number, digests, where it went, and when it arrived."""
    letter = papers.letter_of(p.pk)
    return Shown(
        "事实有变化时另出一版，这一版保持不变",
        facts(
            ("标题", p.title),
            ("版次", f"第{p.revision}版"),
            ("文号", p.number),
            ("成文日期", dates.full(p.on) if p.on else ""),
            ("出具", person(by, p, p.made_by)),
            ("收件", letter.party if letter else ""),
            ("方式", letter.means if letter else ""),
            ("签收", letter.receiver if letter else ""),
            ("PDF散列值", p.pdf),
            ("Word散列值", p.docx),
            ("事实散列值", p.facts_digest),
        ),
        steps(
            DONE.get(p.state, 1),
            ("出具", day_of(p.made_at)),
            ("发出", dates.short(letter.on) if letter else ""),
            ("送达", dates.short(letter.delivered_on) if letter and letter.delivered_on else ""),
        ),
        files=(
            Link("PDF", f"/paper/{p.pk}/pdf/"),
            Link("Word", f"/paper/{p.pk}/docx/"),
            *((Link("收发文登记", LETTER.address(letter.pk)),) if letter else ()),
        ),
    )


@shows(LETTER)
def letter(by: Viewer, x: Any) -> Shown:
    """One line of the register of letters, with its delivery record."""
    out = x.way == "out"
    return Shown(
        "" if not out or x.delivered_on else "送达后登记送达回证",
        facts(
            ("登记号", f"{'发' if out else '收'}{x.serial}号"),
            ("文号", x.number),
            ("标题", x.subject),
            ("收件单位" if out else "来文单位", x.party),
            ("方式", x.means),
            ("日期", dates.full(x.on)),
            ("登记", person(by, x, x.entered_by)),
            ("文书", link(by, PAPER, x.paper_id)),
            ("送达", dates.full(x.delivered_on) if x.delivered_on else ""),
            ("签收", x.receiver),
            ("登记送达", person(by, x, x.delivered_by)),
        ),
        steps(
            2 if x.delivered_on else 1,
            ("发出", dates.short(x.on)),
            ("送达", dates.short(x.delivered_on) if x.delivered_on else ""),
        )
        if out
        else (),
    )
