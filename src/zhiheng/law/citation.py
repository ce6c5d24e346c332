"""Citations as they are printed: an article, and its item where one is meant."""

from __future__ import annotations

DIGITS = "零一二三四五六七八九"


def article(written: str) -> str:
    """ "14(3)" as screens cite it: 第十四条（三）; what is no such citation stays as it is."""
    return _printed(written, "（{}）")


def official(written: str) -> str:
    """ "14(3)" as an official paper cites it: 第十四条第（三）项."""
    return _printed(written, "第（{}）项")


def _printed(written: str, item: str) -> str:
    number, _, rest = written.partition("(")
    if not number.isdigit():
        return written
    inner = rest.removesuffix(")")
    return f"第{numeral(int(number))}条" + (item.format(numeral(int(inner))) if inner.isdigit() else "")


def numeral(n: int) -> str:
    """0…99 in Chinese numerals."""
    if n < 10:
        return DIGITS[n]
    tens, ones = divmod(n, 10)
    return ("" if tens == 1 else DIGITS[tens]) + "十" + (DIGITS[ones] if ones else "")
