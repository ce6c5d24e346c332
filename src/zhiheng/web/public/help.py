"""One screen of help for each role."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.web.frame.middleware import opened
from zhiheng.web.frame.page import ActPage, Fact

from . import showing, standing

HELP = (
    ("申报单位", "登记单位 → 填写申报表 → 上传材料 → 请求推荐 → 核对后提交 → 下载受理回执。草稿自动保存；提交后只能按办公室要求补正。"),
    ("推荐单位", "在“待推荐”中打开申报，查看材料后推荐或写明理由退回。"),
    ("核查部门", "在“待核查”中逐项答复有、无或未查；答“有”的写明日期。未答复不视为没有。"),
    ("评审员", "先签署承诺、逐家申报利害关系，再独立评分；全部条款评完后锁定，之后可见其他人已锁定的评分。"),
    ("评委", "会前看评审简报，到会签到；有利害关系的申请回避；表决无记名，每票不超过剩余名额。"),
    ("评委会办公室", "“今天”列出可以办理的事项；不能办理的写明依据、原因和办法。部门来函由一人代录、另一人复核。"),
    ("监督人员", "可以查看全部过程和记录（选票内容除外），提出监督意见。"),
)


@opened
@require_GET
def help_page(request: HttpRequest) -> HttpResponse:
    """One screen of help for each role."""
    shown = ActPage("使用帮助", "质衡", "/", tuple(Fact(k, v) for k, v in HELP), (), True)
    return showing.show(request, "act.html", "使用帮助", shown, standing.at(""))
