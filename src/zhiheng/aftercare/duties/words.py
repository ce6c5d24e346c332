"""Why an act is refused, and the cure: words for findings about the yearly duties."""

from __future__ import annotations

from zhiheng.access import words

words.declare(
    {
        "year_owed": (
            "{year}年不是应当提交年度自评的年度（应当提交的是：{years}）",
            "请从列表中选择；有效期外的年度不需要提交",
        ),
        "report_due": ("目前没有应当填写的年度自评", "到下一年度再填写"),
        "report_once": ("{year}年度的自评已经开始填写", "请打开已有的自评"),
        "annual_incomplete": ("还有{n}项没有填写", "请按各部分的状态填完"),
        "rating_grid": ("{item}的自评“{text}”不是0—100之间的{step}的倍数", "请填写0、5、10……100"),
        "indicator_line": ("第{line}行不是指标：{says}", "每行写成：名称｜单位｜必填或选填｜最小值｜最大值"),
        "indicator_known": ("没有这些指标：{names}", "请刷新页面后重新填报"),
        "indicator_missing": ("“{label}”没有填写", "请填写“{label}”"),
        "indicator_number": ("“{label}”填的“{text}”不是数字", "请只写数字，单位是{unit}"),
        "indicator_range": ("“{label}”填的{text}超出范围（{low}至{high}）", "请核对数字和单位"),
        "survey_year": ("只能编制{first}至{last}年的调查", "请核对年度"),
        "survey_once": ("本年度已有同名调查“{name}”", "请换一个名称"),
        "survey_open": ("调查已经结束，不能再填报", "请联系领导小组办公室"),
        "winners_standing": ("到{on}没有在有效期内的获奖单位", "请核对截止日"),
    }
)
