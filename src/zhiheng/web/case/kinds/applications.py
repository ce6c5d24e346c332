"""What the pages of an application's parts show: its recommendation, its evidence."""

from __future__ import annotations

from typing import Any

from zhiheng.access.viewer import Viewer
from zhiheng.applications.kinds import ASKED as RECOMMENDATION_ASKED
from zhiheng.applications.kinds import ENTERED, EVIDENCE, GIVEN, KEPT, RECOMMENDATION, RETURNED
from zhiheng.web.frame import dates
from zhiheng.web.frame.parts import Link

from .parts import Shown, behalf, facts, shows, steps
from .screening import day


@shows(RECOMMENDATION)
def recommendation(by: Viewer, r: Any) -> Shown:
    given = r.state == GIVEN
    return Shown(
        "" if given else "等推荐单位的意见；申报截止前没有取得推荐的，不符合申报条件",
        facts(
            ("推荐单位", r.body.name),
            ("意见", r.opinion),
            ("理由", r.reason),
            ("日期", dates.full(r.on)),
            ("文号", r.document),
            ("代录", behalf(by, r, r.entered_by, r.verified_by)),
        ),
        steps(
            {RECOMMENDATION_ASKED: 1, ENTERED: 2}.get(r.state, 3),
            ("请求推荐", ""),
            ("推荐单位出具意见", day(r.on)),
            ("取得推荐" if given else "退回" if r.state == RETURNED else "复核", ""),
        ),
    )


SORTS = {
    "evidence": "证明材料",
    "self_assessment": "自评报告",
    "licence": "证照",
    "audit": "审计报告",
    "rank": "行业地位证明",
    "other": "其他",
}


@shows(EVIDENCE)
def evidence(by: Viewer, e: Any) -> Shown:
    return Shown(
        "",
        facts(
            ("文件名", e.name),
            ("类别", SORTS.get(e.sort, e.sort)),
            ("上传时间", dates.moment(e.added_at)),
            ("散列值", e.blob_id),
        ),
        files=(Link("打开文件", f"/case/{e.case_id}/files/{e.blob_id}/"),) if e.state == KEPT else (),
    )
