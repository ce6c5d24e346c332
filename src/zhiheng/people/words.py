"""Why an act is refused, and the cure: words for findings about people and bodies."""

from __future__ import annotations

from zhiheng.access import words

words.declare(
    {
        "committee_classes": ("评委会缺少一类评委", "请补充任命"),
        "committee_posts": ("评委会缺少规定职务的评委", "请按职务补充任命"),
        "uscc_check": (
            "统一社会信用代码“{text}”校验不通过",
            "请对照营业执照核对18位代码（含最后一位校验码）",
        ),
        "uscc_once": ("代码 {uscc} 已经登记", "请用已有账号登录；无法登录的请联系评委会办公室"),
        "login_free": ("登录名“{login}”已被使用", "请换一个登录名，或直接登录"),
        "password_weak": ("密码不够安全：{says}", "请设置至少12个字符、不易猜到的密码"),
        "body_once": ("机构“{name}”已经设立", "请直接使用已有机构"),
        "scope_body": ("该职责须对应一个机构", "请选择所属机构"),
        "term": ("任职止日早于起日", "请核对任职日期"),
        "expert_once": ("{name} 已经在库", "请直接使用库中记录"),
        "pool_known": ("办法没有规定“{pool}”这一专家库", "请从列表中选择"),
        "panel_apart": ("评审组成员不能同时担任有表决权的评委", "请另选人员，评审与表决分开"),
        "invited_once": ("{name}已经设过密码", "请本人直接登录"),
        "expert_removed": ("该评审员已被取消评审资格", "请另选人员"),
    }
)
