"""Why an act is refused, and the cure: words for findings about documents."""

from __future__ import annotations

from zhiheng.access import words

words.declare(
    {
        "paper_number_once": (
            "发文字号{number}已经用在另一件文书或另一版内容上",
            "请取下一个号；内容有变化的，不能沿用原号",
        ),
        "paper_unchanged": ("与第{revision}版内容相同，没有另出一版", "请直接使用已有的一版"),
        "paper_about": ("这份文书的对象不属于本届", "请从列表中选择"),
        "paper_not_yet": ("还不具备出具这份文书的事实", "请先完成它所依据的一步"),
        "paper_glyph": ("有字体中没有的字：{says}", "请改用常用字，或联系维护人员补字"),
        "letter_sent": ("收到的来文不登记送达", "请在发出的文书上登记"),
        "template_fault": ("模板有不能使用的内容：{place}，{text}", "请在 Word 中改正后重新上传"),
        "adverse_whole": (
            "对{open}的不利决定还没有走完：告知、陈述、决定、救济、送达缺一不可",
            "请在“文书”中出具通知书、登记发出和送达",
        ),
        "certificate_earlier": ("这是往届荣誉，证书已由当时颁发", "遗失的，可以补发证书"),
        "certificate_once": ("证书已经制发", "补发须写明理由"),
    }
)
