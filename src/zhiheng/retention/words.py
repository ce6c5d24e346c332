"""Why an act is refused, and the cure: words for findings about what is kept."""

from __future__ import annotations

from zhiheng.access import words

words.declare(
    {
        "contact_of_winner": ("获奖单位的联系人信息随档案保存30年", "更换联系人的，请由本人更正"),
        "contact_in_use": ("该单位申报的届次还没有归档，联系人信息仍在使用", "请在归档以后办理"),
        "contact_kept_until": ("联系人信息保存到{until}", "本人来函申请提前删除的，请填写来函编号和日期"),
        "contact_there": ("没有可以删除的联系人信息，或已经删除", "不需要再办理"),
        "something_to_correct": ("没有填写要更正的内容", "请填写姓名或邮箱"),
        "mail_written": ("邮箱的写法不对", "请写成 name@example.cn 的样子"),
    }
)
