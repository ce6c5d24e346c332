"""What the page of supervision's word shows."""

from __future__ import annotations

from typing import Any

from zhiheng.access.kinds import REGISTRY
from zhiheng.access.viewer import Viewer
from zhiheng.oversight.kinds import ANSWERED, SUPERVISION_FINDING
from zhiheng.web.frame import dates

from .parts import Shown, day_of, facts, link, shows, steps


@shows(SUPERVISION_FINDING)
def finding(by: Viewer, f: Any) -> Shown:
    """A finding of supervision with the office's answer."""
    name, _, pk = f.about.partition("/")
    kind = REGISTRY.get(name)
    answered = f.state == ANSWERED
    return Shown(
        "" if answered else "等评委会办公室答复",
        facts(
            ("内容", f.text),
            ("所指", link(by, kind, pk) if kind and pk else f.about),
            ("提出时间", dates.moment(f.at)),
            ("答复", f.answer),
        ),
        steps(2 if answered else 1, ("监督提出", day_of(f.at)), ("办公室答复", "")),
    )
