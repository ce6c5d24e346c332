"""Why an act is refused, and the cure: words for findings about qualification."""

from __future__ import annotations

from zhiheng.access import words

words.declare(
    {
        "sector_code": ("“{text}”不是行业代码", "请填写 GB/T 4754 小类的四位数字"),
        "sector_other": ("行业代码已经是{sector}", "不需要更正"),
        "somebody_to_ask": ("没有需要征求意见的单位或人员", "请核对名单和机构"),
        "answer_asked": ("有不属于本部门核查范围的事项：{rules}", "请只答复所问事项"),
        "answer_word": ("答复只能是“有”“无”或“未查”", "请重新选择"),
        "event_facts": ("情况说明中的日期或内容读不懂：{says}", "请按格式填写日期"),
        "rule_known": ("没有“{rule}”这一认定事项", "请从列表中选择"),
        "rule_open": ("这一事项由计算或部门答复得出，不需要认定", "请核对事实；事实有误的请更正事实"),
        "supplement_once": ("补正以一轮为限（口径）", "请在已有的补正中办理"),
        "supplement_in_time": ("补正期限（{due}）已过", "请与评委会办公室联系"),
        "not_judged": ("还没有核查和认定", "请先核对设立地、征求部门意见并作出认定"),
        "refusal_grounds": ("没有“不符合”的事项，不能不予通过", "请先办结待定事项"),
        "all_decided": ("还有申报没有作出决定：{open}", "请逐一作出决定"),
        "in_district": ("是否在本行政区域内设立尚未核对或不符合", "请评委会办公室核对设立地"),
        "operated_years": (
            "合法运营未满规定年限（成立于 {established}，截止日 {deadline}）",
            "自 {met_from} 起满足；改制延续的请填写改制前主体并由办公室认定",
        ),
        "licences_held": ("证照在规定期间内有间断", "请补充证照或续期证明"),
        "quality_system": ("质量管理方法与体系尚待认定或不符合", "请评委会办公室依据材料认定"),
        "model_years": ("实施卓越绩效模式未满规定年限（导入于 {model_adopted}）", "自 {met_from} 起满足"),
        "model_results": ("经营绩效与社会贡献尚待认定或不符合", "请评委会办公室依据材料认定"),
        "data_years": ("三年数据不全", "请补齐近三年数据"),
        "sector_front": ("行业地位尚待认定或不符合", "请提供名次与出处，由办公室认定"),
        "quality_foundation": ("质量基础与信誉尚待认定或不符合", "请评委会办公室依据材料认定"),
        "no_policy_breach": ("部门尚未答复，或近3年有不符合政策的情形", "请部门答复；有情形的，期满后可申报"),
        "no_missing_licence": (
            "部门尚未答复，或近3年有应取得而未取得证照的情形",
            "请部门答复；有情形的，期满后可申报",
        ),
        "no_quality_failure": (
            "部门尚未答复，或近3年有质量不合格情形",
            "请部门答复；有情形的，自 {met_from} 起不再受限",
        ),
        "no_accident": (
            "部门尚未答复，或近3年发生责任事故",
            "请部门答复；有情形的，自 {met_from} 起不再受限",
        ),
        "no_loss": ("近三个会计年度有亏损，或尚待认定", "只有营业利润为负的，由办公室认定"),
        "not_listed": ("部门尚未答复，或近3年被列入失信名单", "请部门答复；已修复的由办公室认定"),
        "no_fraud_in_award": ("因在本奖评定中弄虚作假，限制期内不得申报", "自 {may_apply_from} 起可以申报"),
        "no_other_breach": (
            "部门尚未答复，或近3年有其他被处理的违法违规行为",
            "请部门答复；轻微的由办公室说明理由后认定",
        ),
        "no_revocation_bar": ("荣誉被撤销后的限制期未满", "自 {may_apply_from} 起可以申报"),
        "no_valid_honour": ("上一次荣誉仍在有效期内（至 {through}）", "自 {may_apply_from} 起可以再次申报"),
        "something_to_judge": ("没有等待认定的事项", "都已经有结论；需要更正的，请先更正事实"),
    }
)
