"""Refusals in words: why, and what would cure it. The catalogue of the doors, and the rendering of all.

Each row is (reason, cure). Braces take the finding's facts; a list is joined with 、. An app declares the
words of its own refusals in its ``words.py``.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from zhiheng.law import money
from zhiheng.law.finding import Finding, Value

from . import kinds
from .offices import OFFICES

WORDS: dict[str, tuple[str, str]] = {
    "duty": (
        "这项工作由{offices}办理，您目前没有这一职责",
        "请由有此职责的人员办理；职责有误的请联系评委会办公室",
    ),
    "recused": (
        "您与该单位有利害关系，已回避，不能查看、评分或表决",
        "由其他人员办理；回避有误的请联系评委会办公室",
    ),
    "reauthenticate": ("这是重要操作，需要再次输入密码", "请输入密码后再次确认"),
    "right_stage": ("目前的阶段不能办理这一步", "请在相应阶段办理"),
    "right_state": ("目前的状态是“{state}”，不能办理这一步", "请先完成前一步，或核对是否已经办理"),
    "version": ("您打开之后，别人已经改动过", "请对照两份内容后重新保存"),
    "argument_missing": ("“{label}”没有填写", "请填写“{label}”"),
    "argument_long": ("“{label}”最多{most}个字", "请缩短“{label}”，或写进附件"),
    "argument_unknown": ("没有“{argument}”这一项", "请删除这一项后重试"),
    "argument_type": ("“{label}”的格式不对", "请按提示的格式填写"),
    "file_known": ("没有找到您上传的文件", "请重新上传文件"),
    "file_too_large": ("文件超过 50 MB", "请压缩或拆分后上传"),
    "file_empty": ("文件是空的", "请检查文件后重新上传"),
    "file_type": ("不支持这种文件", "请上传 PDF、PNG、JPEG 或 Office（docx、xlsx、pptx）文件"),
    "file_locked": ("文件设有密码，无法打开", "请取消密码后重新上传"),
    "file_damaged": ("文件已损坏，无法打开", "请用原文件重新导出后上传"),
    "not_future": ("日期 {day} 还没有到", "请核对日期"),
    "due_ahead": ("截止日 {due} 已经过去", "请填写今天或以后的日期"),
    "many": ("操作过于频繁", "请稍后再试"),
    "unknown_act": ("没有这一操作", "请核对操作名称"),
    "body_json": ("请求内容读不懂", "请按接口说明填写 JSON"),
    "same_key": ("同一操作编号对应了不同的内容", "请刷新页面后重试"),
    "media_type": ("不支持这种内容类型", "请使用 application/json"),
    "body_large": (
        "一次提交的文字超过{limit} MB，系统没有接收",
        "请用浏览器的“后退”回到填写页，分几次保存，或把长的内容作为附件上传",
    ),
    "body_fields": (
        "一次提交超过{limit}栏，系统没有接收",
        "请用浏览器的“后退”回到填写页，减少所选的事项，分几次办理",
    ),
    "body_files": ("一次上传超过{limit}个文件，系统没有接收", "请用浏览器的“后退”回到填写页，分几次上传"),
    "body_broken": (
        "提交的内容在传送中残缺，系统读不懂",
        "请用浏览器的“后退”回到填写页重新提交；附件需要重新选择",
    ),
}


def declare(rows: Mapping[str, tuple[str, str]]) -> None:
    """Enter an app's words. Raises ValueError where a rule has words already."""
    for rule, said in rows.items():
        if WORDS.setdefault(rule, said) != said:
            raise ValueError(f"rule {rule} has two words")


class _Loose(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return "——"


def _shown(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (list, tuple, set, frozenset)):
        return "、".join(OFFICES.get(str(v), str(v)) for v in value)
    return str(value) if value is not None else "——"


def _facts(finding: Finding | Mapping[str, Any]) -> tuple[str, Mapping[str, Any], Any]:
    if isinstance(finding, Finding):
        return finding.rule, finding.facts, finding.met_from
    return str(finding["rule"]), finding.get("facts", {}), finding.get("met_from")


def _filled(template: str, facts: Mapping[str, Any], met_from: Any) -> str:
    shown = {k: _shown(v) for k, v in facts.items()} | {
        f"{k}_yuan": money.yuan(v) for k, v in facts.items() if type(v) is int
    }
    if met_from:
        shown["met_from"] = _shown(met_from)
    if "state" in shown:
        shown["state"] = kinds.state_word(str(facts.get("kind", "")), shown["state"])
    return template.format_map(_Loose(shown))


def reason(finding: Finding | Mapping[str, Any]) -> str:
    """Why, in one sentence."""
    rule, facts, met_from = _facts(finding)
    return _filled(WORDS.get(rule, (rule, ""))[0], facts, met_from)


def cure(finding: Finding | Mapping[str, Any]) -> str:
    """What would make it possible."""
    rule, facts, met_from = _facts(finding)
    return _filled(WORDS.get(rule, ("", "请联系评委会办公室"))[1] or "请联系评委会办公室", facts, met_from)


def value(finding: Value | str) -> str:
    return {"MET": "符合", "NOT_MET": "不符合", "UNKNOWN": "待定"}[str(finding)]
